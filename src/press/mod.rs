//! The press: from a map to the files of its site.
//!
//! Entries: [`ready`], once for a folder that has the built programs, the styles and the page that loads them; then
//! [`print()`] for each map, which hands its files to whoever keeps them, such as [`into_folder`]. Stages of the first:
//! `styles` makes one file of the styles; `programs` names the programs by their content, once `glue` has shortened what
//! they and their scripts call each other; `minify` makes styles and scripts small, where what does it is at hand. Then, for each address of a map,
//!
//! 1. the page is rendered from its choice alone, by the component that takes it over in the browser;
//! 2. `head` describes it: title, preview, structured data;
//! 3. `template` fills the marked places of the page that loads the programs, and states which scripts may run;
//! 4. `preview` makes its picture.
//!
//! A page that is not in the map, `404.html`, is written for hosts that show it where they find nothing. A draft, for
//! while a site is worked on, has no pictures, which take longer than all the rest.

mod glue;
mod head;
mod minify;
mod preview;
mod programs;
mod styles;
mod template;

use std::path::Path;
use std::rc::Rc;
use std::{fs, io};

use sha2::{Digest, Sha256};

use self::head::Picture;
pub use self::head::Site;
pub use self::minify::Minifier;
use self::preview::{Caption, Painter};
pub use self::programs::Settled;
use self::template::{Body, Common, Template};
use crate::anchor::Fingerprints;
use crate::format::Source;
use crate::link::{Choice, Chosen, pages};
use crate::reading::{Carried, Reading};
use crate::session::Shared;
use crate::ui::{fold, markup};
use crate::views::Statics;

/// The address under which the page for unknown addresses is rendered.
const NOT_FOUND: &str = "404";

/// Where a picture lies, beside its page.
const PICTURE: &str = "preview.png";

/// What is asked of the press.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Where the site will stand.
    pub site: Site,
    /// Whether it is a draft: for Trunk's server, which puts a script of its own into each page, and without pictures.
    pub is_draft: bool,
    /// At most so many pages; all if `None`.
    pub pages: Option<usize>,
    /// What makes styles and scripts small; they stay as they are if `None`, and in a draft.
    pub minifier: Option<Minifier>,
}

/// Makes the programs and the styles in a folder ready to be published. Returns the page that loads them, with its marked
/// places still to be filled, and the names of the programs on demand.
///
/// # Errors
///
/// Where a file cannot be read or written.
pub fn ready(folder: &Path, order: &Order) -> io::Result<Settled> {
    let minifier = order.minifier.as_ref().filter(|_| !order.is_draft);
    let page = styles::join(&fs::read_to_string(folder.join("index.html"))?, folder, minifier)?;
    let page = template::with_script(&page)?;
    let mut settled = programs::settle(&page, folder, order.is_draft, minifier)?;
    if let Some(minifier) = minifier {
        settled.page = template::with_small_scripts(&settled.page, minifier)?;
    }
    Ok(settled)
}

/// Takes a file of a site: its path below the site's root, with slashes, and what is in it.
pub type Sink<'a> = dyn FnMut(&str, &[u8]) -> io::Result<()> + 'a;

/// Puts files into a folder, and makes the folders that they need.
pub fn into_folder(folder: &Path) -> impl FnMut(&str, &[u8]) -> io::Result<()> {
    let folder = folder.to_owned();
    move |name, bytes| {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        fs::write(file, bytes)
    }
}

/// Makes the files of the site of a map: at the root, or in the folder `slug` below it.
///
/// # Errors
///
/// Where a file cannot be put down, or the page lacks a marked place.
pub async fn print(source: Source, slug: &str, settled: &Settled, order: &Order, put: &mut Sink<'_>) -> io::Result<()> {
    let Order { site, is_draft, pages: wanted, .. } = order;
    let (below, site) = (if slug.is_empty() { String::new() } else { format!("{slug}/") }, site.below(slug));
    let carried = Carried::new(source.map);
    let map = carried.write().ok_or_else(|| io::Error::other("the map cannot be packed"))?;
    let fingerprints = source.fingerprints.map(|prints| put_fingerprints(&prints, &below, put)).transpose()?;
    let common = Common {
        up: if slug.is_empty() { "./" } else { "../" },
        fingerprints: fingerprints.as_deref(),
        language: &carried.map.language,
        map,
        is_draft: *is_draft,
    };
    let template = Template::new(settled, common)?;
    let mut besides = String::new();
    if let Some((name, styles)) = styles::for_large(carried.map.claims.len()) {
        put(&format!("{below}{name}"), styles.as_bytes())?;
        besides = format!("\n<link rel=\"stylesheet\" href=\"./{name}\">");
    }
    let reading = Shared::new(Reading::of(carried), fold);
    let statics = Rc::new(Statics::render(&reading));
    let mut painter = if *is_draft { None } else { Some(Painter::new()?) };
    for chosen in pages(&reading).into_iter().take(wanted.unwrap_or(usize::MAX)) {
        let address = chosen.address(&reading);
        let address = address.trim_start_matches("./");
        let place = format!("{below}{address}");
        let caption = painter.as_mut().zip(Caption::of(&reading, &chosen));
        let picture = caption.as_ref().map(|(_, caption)| Picture { name: PICTURE, alt: caption.alt() });
        let head = head::elements(&reading, &chosen, &site, picture.as_ref()) + &besides;
        let body = body(&reading, &statics, chosen, address).await;
        put(&format!("{place}index.html"), template.page(&head, &body)?.as_bytes())?;
        if let Some((painter, caption)) = caption {
            put(&format!("{place}{PICTURE}"), &painter.picture(&caption)?)?;
        }
    }
    if slug.is_empty() {
        let missing = Chosen::parse(&reading, NOT_FOUND, "");
        let head = head::elements(&reading, &missing, &site, None);
        let body = body(&reading, &statics, missing, NOT_FOUND).await;
        put("404.html", template.missing_page(&head, &body)?.as_bytes())?;
        put(template::ROOT, template::MAKE_BASE.as_bytes())?;
    }
    Ok(())
}

/// Puts the fingerprints beside the pages. Returns the name of their file, which changes with what is in it.
fn put_fingerprints(prints: &Fingerprints, below: &str, put: &mut Sink<'_>) -> io::Result<String> {
    let json = serde_json::to_string(prints)?;
    let name = format!("fingerprints-{}.json", content_hash(&[json.as_bytes()]));
    put(&format!("{below}{name}"), json.as_bytes())?;
    Ok(name)
}

/// The body of the page of a choice, ready to be taken over in the browser.
async fn body(reading: &Shared, statics: &Rc<Statics>, chosen: Chosen, address: &str) -> Body {
    Body { address: address.to_owned(), html: markup(reading, statics, Choice::of(reading, &chosen)).await }
}

/// Sixteen hexadecimal digits that tell a content from any other: part of the names of files, which may be kept for ever.
fn content_hash(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
