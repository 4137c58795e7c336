//! The styles as two files: what a page needs at first, and what it needs once a reader does something. What belongs to the
//! page is asked for at once, and compresses better whole.
//!
//! Trunk copies each stylesheet that `index.html` names and links to the copy. Entry: [`join`], which replaces the links
//! by one, to the first file, and the copies by the two. [`for_map`] are those that the pages of some maps have besides: what
//! other maps do not need, they do not load.

use std::path::Path;
use std::{fs, io};

use super::{Minifier, content_hash};
use crate::document::EssayMap;

/// What the styles asked for later are called, among what is loaded on demand.
pub(super) const LATER: &str = "styles";

/// The stylesheets of what is not seen before a reader does something: dialogs, hits, a copy, judgments.
const ASKED_FOR_LATER: [&str; 5] = ["copy", "dialogs", "hits", "palette", "whatif"];

/// The page with one link in place of its links to stylesheets, and the name of the file asked for later; in the folder, two
/// files in place of theirs.
pub(super) fn join(page: &str, folder: &Path, minifier: Option<&Minifier>) -> io::Result<(String, String)> {
    let tags = links(page);
    let names: Vec<&str> = tags.iter().filter_map(|tag| name(tag)).collect();
    let is_later = |name: &&str| ASKED_FOR_LATER.iter().any(|it| name.split(['-', '.']).next() == Some(it));
    let (later, first): (Vec<&str>, Vec<&str>) = names.iter().partition(|name| is_later(name));
    let write = |names: &[&str], called: &str| {
        let mut styles = String::new();
        for name in names {
            styles.push_str(&fs::read_to_string(folder.join(name))?);
        }
        if let Some(minifier) = minifier {
            styles = minifier.style(&styles)?;
        }
        let joined = format!("{called}-{}.css", content_hash(&[styles.as_bytes()]));
        fs::write(folder.join(&joined), styles)?;
        io::Result::Ok(joined)
    };
    // In the order of their names they come one after the other, where both stand in a page.
    let (joined, later) = (write(&first, "styles")?, write(&later, "styles-later")?);
    for name in &names {
        fs::remove_file(folder.join(name))?;
    }
    let mut page = page.to_owned();
    for (at, tag) in tags.iter().enumerate() {
        let link = if at == 0 { format!("<link rel=\"stylesheet\" href=\"./{joined}\">") } else { String::new() };
        page = page.replacen(tag, &link, 1);
    }
    Ok((page, later))
}

/// From how many claims on a map is large.
const LARGE: usize = 1_000;

/// What keeps a tree of thousands of rows quick: branches out of sight are neither laid out nor painted, and take the room
/// that they had when they were last seen. They can be found, read aloud and printed all the same. On a small map it would
/// cost more than it saves.
const FOR_LARGE: &str =
    ".tree li { content-visibility: auto; contain-intrinsic-size: auto 3rem; overflow-clip-margin: 2rem; }\n";

/// What an essay needs that is more than paragraphs.
const FOR_MARKDOWN: &str = include_str!("../../styles/markdown.css");

/// The styles of essays that are more than paragraphs: the name of their file, and what it holds.
pub(super) fn markdown_file() -> (String, &'static str) {
    named("markdown", FOR_MARKDOWN)
}

fn named(name: &str, styles: &'static str) -> (String, &'static str) {
    (format!("{name}-{}.css", content_hash(&[styles.as_bytes()])), styles)
}

/// The styles that the pages of a map have besides: of each the name of its file, and what it holds.
pub(super) fn for_map(map: &EssayMap) -> Vec<(String, &'static str)> {
    let is_styled = map.text().is_some_and(|edition| !edition.styled.is_empty());
    let all = [("large", map.claims.len() >= LARGE, FOR_LARGE), ("markdown", is_styled, FOR_MARKDOWN)].into_iter();
    let needed = all.filter(|(_, is_needed, _)| *is_needed);
    needed.map(|(name, _, styles)| named(name, styles)).collect()
}

/// The tags that link to stylesheets of the site, in order.
fn links(page: &str) -> Vec<&str> {
    let tags = page.split_inclusive('>').filter_map(|part| part.rfind('<').map(|start| &part[start..]));
    tags.filter(|tag| tag.starts_with("<link ") && tag.contains("rel=\"stylesheet\"") && name(tag).is_some()).collect()
}

/// The file that a tag links to.
fn name(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once("href=\"")?;
    let (address, _) = rest.split_once('"')?;
    address.strip_prefix("./").or(Some(address)).filter(|name| name.ends_with(".css") && !name.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Claim, Edition, Style, Styled};

    #[test]
    fn only_what_needs_them_has_styles_of_its_own() {
        let mut map = EssayMap { claims: vec![Claim::default(); LARGE - 1], ..EssayMap::default() };
        map.editions.push(Edition { paragraphs: vec!["A".to_owned()], ..Edition::default() });
        assert_eq!(for_map(&map), []);
        map.claims.push(Claim::default());
        map.editions[0].styled.push(Styled::of_paragraph(1, Style::Quote));
        let names: Vec<_> = for_map(&map).iter().map(|(name, _)| name.split('-').next().unwrap().to_owned()).collect();
        assert_eq!(names, ["large", "markdown"]);
    }

    #[test]
    fn every_stylesheet_is_joined_in_order_and_unchanged_where_nothing_makes_it_small() {
        let folder = std::env::temp_dir().join(format!("wherefore-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a-1.css"), "a {}\n").unwrap();
        fs::write(folder.join("b-2.css"), "b {}\n").unwrap();
        fs::write(folder.join("copy-3.css"), "c {}\n").unwrap();
        let page = "<head>\n<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\
                    <link rel=\"icon\" href=\"./i.svg\"><link rel=\"stylesheet\" href=\"copy-3.css\">\
                    <link rel=\"stylesheet\" href=\"b-2.css\"></head>";
        let (joined, later) = join(page, &folder, None).unwrap();
        let names = links(&joined).into_iter().filter_map(name).collect::<Vec<_>>();
        let [name] = names.as_slice() else { panic!("{joined}") };
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), "a {}\nb {}\n");
        assert_eq!(fs::read_to_string(folder.join(&later)).unwrap(), "c {}\n", "this one is asked for later");
        assert!(*name < later.as_str());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "the copies are gone");
        assert!(joined.contains("<link rel=\"icon\" href=\"./i.svg\">"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_style_that_is_missing_is_an_error() {
        let page = "<link rel=\"stylesheet\" href=\"./gone.css\">";
        assert!(join(page, Path::new("/nowhere"), None).is_err());
    }
}
