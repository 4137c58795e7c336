//! The elements in a page's head that describe it: to browsers and search engines, to link previews, to programs.
//!
//! Entry: [`elements`]. A page knows its place within the site, and where the site stands only if it is told when the
//! site is built: [`Site::parse`].

use std::fmt::Write;
use std::io;

use crate::link::{Chosen, Head, script, structured};
use crate::reading::Reading;

use super::preview::{HEIGHT, WIDTH};
use super::template::way_up;
use crate::views::markup::escaped;

/// Where the site will stand: the address of its root with a slash at its end, or empty if that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Reads the address of the site, if there is one.
    ///
    /// # Errors
    ///
    /// Where it is no address.
    pub fn parse(address: Option<&str>) -> io::Result<Self> {
        let address = address.unwrap_or_default().trim();
        if address.is_empty() {
            return Ok(Self(String::new()));
        }
        let place = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or_default();
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "-._~:/[]%@".contains(character);
        if place.is_empty() || place.starts_with('/') || !place.chars().all(is_plain) {
            let message =
                format!("WHEREFORE_URL is {address:?}, which is no address such as https://example.org/essay/");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        Ok(Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The same for what stands in a folder of the site; the site itself where the folder has no name.
    pub(super) fn below(&self, folder: &str) -> Self {
        let is_known = !self.0.is_empty() && !folder.is_empty();
        Self(if is_known { format!("{}{folder}/", self.0) } else { self.0.clone() })
    }

    /// The address of the site's root with a slash at its end; empty if that is not known.
    pub(super) fn root(&self) -> &str {
        &self.0
    }

    /// The address of a file below the site's root: whole, if that is known.
    pub(super) fn whole(&self, file: &str) -> String {
        [&self.0, file].concat()
    }

    /// The whole address of a page, if it can be known.
    pub(super) fn address(&self, page: &str) -> Option<String> {
        (!self.0.is_empty()).then(|| format!("{}{page}", self.0))
    }
}

/// A page's picture.
pub(super) struct Picture {
    /// The file, beside the page.
    pub(super) name: &'static str,
    /// The picture in words.
    pub(super) alt: String,
}

/// The elements that describe the page of a choice.
pub(super) fn elements(reading: &Reading, choice: &Chosen, site: &Site, picture: Option<&Picture>) -> String {
    let address = choice.path(reading);
    let Head { title, description } = Head::of(reading, choice);
    let (title, description) = (escaped(&title), escaped(&description));
    let kind = if *choice == Chosen::Nothing { "website" } else { "article" };
    let card = if picture.is_some() { "summary_large_image" } else { "summary" };
    let mut head = format!(
        "<title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"{kind}\">\n\
         <meta property=\"og:site_name\" content=\"Wherefore\">\n\
         <meta name=\"twitter:card\" content=\"{card}\">"
    );
    let mut add = |element: std::fmt::Arguments<'_>| {
        // Writing into a text does not fail.
        let _ = write!(head, "\n{element}");
    };
    if let Some(Picture { name, alt }) = picture {
        // Readers of previews take an address relative to that of the page, whatever its base; from there, this way
        // round leads to the picture, and for a site at the root of its host from the base as well.
        let image = site.address(&address).unwrap_or_else(|| way_up(&address) + &address) + name;
        add(format_args!("<meta property=\"og:image\" content=\"{image}\">"));
        add(format_args!("<meta property=\"og:image:width\" content=\"{WIDTH}\">"));
        add(format_args!("<meta property=\"og:image:height\" content=\"{HEIGHT}\">"));
        add(format_args!("<meta property=\"og:image:alt\" content=\"{}\">", escaped(alt)));
        add(format_args!("<meta name=\"twitter:image\" content=\"{image}\">"));
    }
    if matches!(choice, Chosen::Missing(_)) {
        add(format_args!("<meta name=\"robots\" content=\"noindex\">"));
    } else if let Some(whole) = site.address(&address) {
        add(format_args!("<meta property=\"og:url\" content=\"{whole}\">"));
        add(format_args!("<link rel=\"canonical\" href=\"{whole}\">"));
    }
    if let Some(data) = structured(reading, choice, &site.0) {
        add(format_args!("{}", script(&data)));
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(Site::parse(Some(address)).ok(), expected.map(|it| Site(it.to_owned())), "{address}");
    }

    #[test]
    fn sites_are_addresses() {
        check("", Some(""));
        check("https://example.org", Some("https://example.org/"));
        check("http://localhost:8080/essay//", Some("http://localhost:8080/essay/"));
        for wrong in
            ["example.org", "https://", "ftp://example.org", "https://a.org/?q", "https://a.org/\"><", "https:///a"]
        {
            check(wrong, None);
        }
    }

    /// The elements of a page, with what stands in the place of a value.
    fn head(path: &str, site: &str) -> String {
        let reading = Reading::new(crate::testing::shipped().map);
        let site = Site::parse(Some(site)).unwrap();
        let picture = Picture { name: "preview.png", alt: "“a” <b> & \"c\"".to_owned() };
        elements(&reading, &Chosen::parse(&reading, path, ""), &site, Some(&picture))
    }

    #[test]
    fn a_page_that_knows_its_site_gives_whole_addresses() {
        let head = head("actor/putin", "https://example.org/essay");
        for element in [
            "<meta property=\"og:image\" content=\"https://example.org/essay/actor/putin/preview.png\">",
            "<meta name=\"twitter:image\" content=\"https://example.org/essay/actor/putin/preview.png\">",
            "<meta property=\"og:url\" content=\"https://example.org/essay/actor/putin/\">",
            "<link rel=\"canonical\" href=\"https://example.org/essay/actor/putin/\">",
            "\"@id\":\"https://example.org/essay/actor/putin/\"",
        ] {
            assert!(head.contains(element), "{element} is not in {head}");
        }
    }

    #[test]
    fn a_page_that_does_not_gives_the_way_from_itself() {
        assert!(head("", "").contains("<meta property=\"og:image\" content=\"./preview.png\">"));
        let head = head("actor/putin", "");
        assert!(head.contains("<meta property=\"og:image\" content=\"../../actor/putin/preview.png\">"));
        assert!(head.contains("content=\"“a” &lt;b&gt; &amp; &quot;c&quot;\""));
        assert!(!head.contains("og:url") && !head.contains("canonical"));
    }

    #[test]
    fn the_page_for_nothing_claims_no_address() {
        let head = head("nowhere", "https://example.org/");
        assert!(head.contains("noindex") && !head.contains("canonical") && !head.contains("ld+json"), "{head}");
    }
}
