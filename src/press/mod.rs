//! The press: from a map to the files of its site.
//!
//! Entry: [`print`], which writes every page of a map into a folder that has the built programs, the styles and the page
//! that loads them. Stages: `glue` shortens what the programs and their scripts call each other; `styles` makes one file
//! of the styles; then, for each address of the map,
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
mod preview;
mod styles;
mod template;

use std::path::Path;
use std::{fs, io};

use self::head::Picture;
pub use self::head::Site;
use self::preview::{Caption, Painter};
use self::template::{Body, Template};
use crate::document::EssayMap;
use crate::link::{Chosen, pages};
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
}

/// Writes the site of a map into a folder.
///
/// # Errors
///
/// Where a file cannot be read or written, or the folder lacks what the page loads.
pub async fn print(map: EssayMap, order: &Order, folder: &Path) -> io::Result<()> {
    let Order { site, is_draft, pages: wanted } = order;
    let carried = Carried::new(map);
    let map = carried.write().ok_or_else(|| io::Error::other("the map cannot be packed"))?;
    if !is_draft {
        glue::shorten(folder)?;
    }
    let page = styles::join(&fs::read_to_string(folder.join("index.html"))?, folder)?;
    let template = Template { page, map, is_draft: *is_draft };
    let reading = Shared::new(Reading::of(carried), fold);
    let statics = Statics::render(&reading);
    let mut painter = if *is_draft { None } else { Some(Painter::new()?) };
    for chosen in pages(&reading).into_iter().take(wanted.unwrap_or(usize::MAX)) {
        let address = chosen.address(&reading);
        let folder = folder.join(&address);
        fs::create_dir_all(&folder)?;
        let caption = painter.as_mut().zip(Caption::of(&reading, &chosen));
        let picture = caption.as_ref().map(|(_, caption)| Picture { name: PICTURE, alt: caption.alt() });
        let head = head::elements(&reading, &chosen, site, picture.as_ref());
        let body = body(&reading, &statics, chosen, address.trim_start_matches("./")).await;
        fs::write(folder.join("index.html"), template.page(&head, &body)?)?;
        if let Some((painter, caption)) = caption {
            fs::write(folder.join(PICTURE), painter.picture(&caption)?)?;
        }
    }
    let missing = Chosen::parse(&reading, NOT_FOUND, "");
    let head = head::elements(&reading, &missing, site, None);
    let body = body(&reading, &statics, missing, NOT_FOUND).await;
    fs::write(folder.join("404.html"), template.missing_page(&head, &body)?)?;
    fs::write(folder.join(template::ROOT), template::MAKE_BASE)
}

/// The body of the page of a choice, ready to be taken over in the browser.
async fn body(reading: &Shared, statics: &Statics, chosen: Chosen, address: &str) -> Body {
    Body { address: address.to_owned(), html: markup(reading, statics, chosen).await }
}
