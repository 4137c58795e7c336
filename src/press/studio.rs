//! The page of the studio, in which maps are written: one for each site, with a program of its own, which nothing else
//! loads.
//!
//! Entry: [`put`]. The page is empty until its program runs; what it can be tried with are the sources of the site's maps.

use std::io;

use super::template::{Common, Template};
use super::{Kit, Sink, content_hash, styles};

/// What the program is called.
pub(super) const PROGRAM: &str = "studio";

/// The folder of the page, below the site's root.
pub(super) const FOLDER: &str = "studio/";

/// A map that can be opened in the studio: its title, and the files of its source, below the site's root.
pub(super) type Example = (String, Vec<String>);

/// So many maps are offered to be tried.
const MOST: usize = 12;

/// How the studio looks, besides the reader's page in it.
const STYLES: &str = include_str!("../../styles/studio.css");

/// Puts down the page and its styles.
pub(super) fn put(kit: &Kit, examples: &[Example], is_draft: bool, put: &mut Sink<'_>) -> io::Result<()> {
    let (markdown, for_markdown) = styles::markdown_file();
    let sheet = format!("studio-{}.css", content_hash(&[STYLES.as_bytes()]));
    let head = format!(
        "<title>Studio · Wherefore</title>\n<meta name=\"description\" content=\"Lay a text open by its reasons, in the \
         browser alone.\">\n<link rel=\"stylesheet\" href=\"../{sheet}\">\n<link rel=\"stylesheet\" href=\"../{markdown}\">"
    );
    let common = Common { up: "../", asked_for: &[], language: "en", map: String::new(), is_draft };
    let up = |file: &String| format!("../{file}");
    let examples = examples.iter().take(MOST).map(|(title, files)| (title, files.iter().map(up).collect::<Vec<_>>()));
    // Within a script, an angle bracket could end it.
    let examples = serde_json::to_string(&examples.collect::<Vec<_>>())?.replace('<', "\\u003c");
    let html = "<p class=\"studio-wait\">The studio is being loaded. It needs a browser that runs programs.</p>";
    let beside = format!("<script id=\"examples\" type=\"text/plain\">{examples}</script>");
    let page = Template::new(kit, common)?.page_of(kit, PROGRAM, (&head, html, &beside))?;
    put(&sheet, STYLES.as_bytes())?;
    put(&markdown, for_markdown.as_bytes())?;
    put(&format!("{FOLDER}index.html"), page.as_bytes())
}
