//! Pages without a program: lists of plain links, and the chart.

use std::io;

use super::template::{language, policy_without_program, way_up};
use super::{Kit, Sink, content_hash};
use crate::views::Markup;
use crate::views::chart::RULES;
use crate::views::markup::escaped;

/// How such pages are set, besides the rules for the chart; a drawing goes beyond the window where it must.
const STYLES: &str = "main.plain { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
main.plain article { margin: 2rem 0; padding-top: 1.2rem; border-top: 1px solid var(--hairline); }
main.plain :is(h1, h2) { text-wrap: balance; }
main.plain h2 { font-size: 1.25rem; letter-spacing: 0; text-transform: none; font-variant: normal; }
main.plain :is(p, ul) { margin: 0.4rem 0; text-indent: 0; }
main.plain ul { padding-left: 1.2rem; }
main.plain li { margin: 0.3rem 0; overflow-wrap: anywhere; }
main.plain:has(.chart) { max-width: none; }
.chart-scroll { overflow: auto; margin: 1rem 0 2.5rem; }
.chart-scroll svg { display: block; margin: 0 auto; }
@media (max-width: 62rem) { .chart-scroll:first-of-type svg { width: 100%; height: auto; } }
.chart a:hover .said { text-decoration: underline; }
@media print { .chart-scroll { overflow: visible; break-inside: avoid; } .chart-scroll svg { width: 100%; height: auto; } }
";

/// What such pages have besides the styles of all pages: the name of the file, at the site's root, and what is in it.
pub(super) fn styles() -> (String, String) {
    let styles = [STYLES, RULES].concat();
    (format!("plain-{}.css", content_hash(&[styles.as_bytes()])), styles)
}

/// Such a page.
pub(super) struct Plain<'a> {
    /// The folder that it is the page of, below the site's root, with a slash at its end.
    pub(super) place: &'a str,
    /// The language of its contents, as a BCP 47 tag; its frame is in English.
    pub(super) language: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// What is in its `main` element.
    pub(super) contents: Markup,
}

impl Plain<'_> {
    /// Puts down the page. A site with such pages needs their [`styles`].
    pub(super) fn put(&self, kit: &Kit, put: &mut Sink<'_>) -> io::Result<()> {
        let Plain { place, title, description, contents, .. } = self;
        let up = way_up(place);
        let (own, _) = styles();
        let is_first = |name: &&str| kit.on_demand.iter().all(|(_, file)| file != name);
        let sheets = kit.names_with(".css").filter(is_first).chain([own.as_str()]);
        let sheets = sheets.map(|name| format!("<link rel=\"stylesheet\" href=\"{up}{name}\">\n"));
        let icon = kit.names_with(".svg").map(|name| format!("<link rel=\"icon\" href=\"{up}{name}\">\n"));
        let links: String = sheets.chain(icon).collect();
        let page = format!(
            "<!DOCTYPE html>\n{}\n<head>\n<meta charset=\"utf-8\">\n{}\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{} · Wherefore</title>\n\
             <meta name=\"description\" content=\"{}\">\n{links}</head>\n<body>\n\
             <header class=\"site\"><a class=\"name\" href=\"{up}\">Wherefore</a></header>\n\
             <main class=\"plain\" lang=\"{}\">{}</main>\n</body>\n</html>\n",
            language("en"),
            policy_without_program(),
            escaped(title),
            escaped(description),
            escaped(self.language),
            contents.as_str(),
        );
        put(&format!("{place}index.html"), page.as_bytes())
    }
}
