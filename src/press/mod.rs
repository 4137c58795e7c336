//! The press: from a map to the files of its site.
//!
//! Entries: [`ready`], once for a folder that has the built programs, the styles and the page that loads them; then
//! [`print()`] for each map. Stages of the first: `styles` makes one file of the styles; `programs` names the programs by
//! their content, once `glue` has shortened what they and their scripts call each other; `minify` makes styles and
//! scripts small, where what does it is at hand. Then, for each address of a map,
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
use crate::search::fold;
use crate::session::Shared;
use crate::ui::markup;
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

/// Writes the site of a map into a folder: at its root, or in the folder `slug` below it.
///
/// # Errors
///
/// Where a file cannot be written, or the page lacks a marked place.
pub async fn print(source: Source, slug: &str, settled: &Settled, order: &Order, folder: &Path) -> io::Result<()> {
    let Order { site, is_draft, pages: wanted, .. } = order;
    let (folder, site) = (folder.join(slug), site.below(slug));
    fs::create_dir_all(&folder)?;
    let carried = Carried::new(source.map);
    let map = carried.write().ok_or_else(|| io::Error::other("the map cannot be packed"))?;
    let fingerprints = source.fingerprints.map(|prints| write_fingerprints(&prints, &folder)).transpose()?;
    let common = Common {
        up: if slug.is_empty() { "./" } else { "../" },
        fingerprints: fingerprints.as_deref(),
        language: &carried.map.language,
        map,
        is_draft: *is_draft,
    };
    let template = Template::new(settled, common)?;
    let reading = Shared::new(Reading::of(carried), fold);
    let statics = Rc::new(Statics::render(&reading));
    let mut painter = if *is_draft { None } else { Some(Painter::new()?) };
    for chosen in pages(&reading).into_iter().take(wanted.unwrap_or(usize::MAX)) {
        let address = chosen.address(&reading);
        let folder = folder.join(&address);
        fs::create_dir_all(&folder)?;
        let caption = painter.as_mut().zip(Caption::of(&reading, &chosen));
        let picture = caption.as_ref().map(|(_, caption)| Picture { name: PICTURE, alt: caption.alt() });
        let head = head::elements(&reading, &chosen, &site, picture.as_ref());
        let body = body(&reading, &statics, chosen, address.trim_start_matches("./")).await;
        fs::write(folder.join("index.html"), template.page(&head, &body)?)?;
        if let Some((painter, caption)) = caption {
            fs::write(folder.join(PICTURE), painter.picture(&caption)?)?;
        }
    }
    if slug.is_empty() {
        let missing = Chosen::parse(&reading, NOT_FOUND, "");
        let head = head::elements(&reading, &missing, &site, None);
        let body = body(&reading, &statics, missing, NOT_FOUND).await;
        fs::write(folder.join("404.html"), template.missing_page(&head, &body)?)?;
        fs::write(folder.join(template::ROOT), template::MAKE_BASE)?;
    }
    Ok(())
}

/// Writes the fingerprints beside the pages. Returns the name of their file, which changes with what is in it.
fn write_fingerprints(prints: &Fingerprints, folder: &Path) -> io::Result<String> {
    let json = serde_json::to_string(prints)?;
    let name = format!("fingerprints-{}.json", content_hash(&[json.as_bytes()]));
    fs::write(folder.join(&name), json)?;
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
