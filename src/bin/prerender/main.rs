//! Writes every page of the site as HTML when the site is built, each with a picture for link previews.
//!
//! Trunk runs this once it has put the program and the styles into a folder, with an `index.html` that loads them.
//! Stages: `glue` shortens what the programs and their scripts call each other; `styles` makes one file of the styles; then, for each address of the embedded map,
//!
//! 1. the page is rendered from its choice alone, by the component that takes it over in the browser;
//! 2. `head` describes it: title, preview, structured data;
//! 3. `template` fills the marked places of the page that Trunk made, and states which scripts may run;
//! 4. `preview` makes its picture.
//!
//! A page that is not in the map, `404.html`, is written for hosts that show it where they find nothing. While the
//! site is worked on, pages have no pictures, which take longer than all the rest. Where `WHEREFORE_FIRST_PAGE` is set, the
//! first page alone is written: benchmarks of a map with thousands of claims need no more.

mod glue;
mod head;
mod preview;
mod styles;
mod template;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::{env, fs, io};

use head::{Picture, Site};
use preview::{Press, Words};
use template::{Body, Template};
use wherefore::content;
use wherefore::link::{Choice, pages};
use wherefore::reading::{Carried, Reading};
use wherefore::ui::{App, AppProps, Shared, Still};
use yew::LocalServerRenderer;
use yew::platform::Runtime;

/// The address under which the page for unknown addresses is rendered.
const NOT_FOUND: &str = "404";

/// The environment variable that asks for the first page alone.
const FIRST_PAGE: &str = "WHEREFORE_FIRST_PAGE";

/// Where a picture lies, beside its page.
const PICTURE: &str = "preview.png";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let is_draft = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let site = Site::parse(env::var("WHEREFORE_URL").ok().as_deref())?;
    // Yew renders within a runtime of its own; one task there writes all pages, so that they share one reading.
    let (done, written) = mpsc::channel();
    Runtime::default().spawn_pinned(move || async move {
        // Where nobody waits for the outcome any more, nobody misses it.
        let _ = done.send(write(&folder, &site, is_draft).await);
    });
    Ok(written.recv()??)
}

/// Writes the site into a folder.
async fn write(folder: &Path, site: &Site, is_draft: bool) -> io::Result<()> {
    let carried = Carried::new(content::embedded());
    let map = carried.write().ok_or_else(|| io::Error::other("the map cannot be packed"))?;
    if !is_draft {
        glue::shorten(folder)?;
    }
    let page = styles::join(&fs::read_to_string(folder.join("index.html"))?, folder)?;
    let template = Template { page, map, is_draft };
    let reading = Shared::new(Reading::of(carried));
    let still = Still::render(&reading).await;
    let mut press = if is_draft { None } else { Some(Press::new()?) };
    let wanted = if env::var_os(FIRST_PAGE).is_some() { 1 } else { usize::MAX };
    for choice in pages(&reading).into_iter().take(wanted) {
        let address = choice.address(&reading);
        let folder = folder.join(&address);
        fs::create_dir_all(&folder)?;
        let words = press.as_mut().zip(Words::of(&reading, &choice));
        let picture = words.as_ref().map(|(_, words)| Picture { name: PICTURE, alt: words.alt() });
        let head = head::elements(&reading, &choice, site, picture.as_ref());
        let body = body(&reading, &still, choice, address.trim_start_matches("./")).await;
        fs::write(folder.join("index.html"), template.page(&head, &body)?)?;
        if let Some((press, words)) = words {
            fs::write(folder.join(PICTURE), press.picture(&words)?)?;
        }
    }
    let missing = Choice::parse(&reading, NOT_FOUND, "");
    let head = head::elements(&reading, &missing, site, None);
    let body = body(&reading, &still, missing, NOT_FOUND).await;
    fs::write(folder.join("404.html"), template.missing_page(&head, &body)?)?;
    fs::write(folder.join(template::ROOT), template::MAKE_BASE)
}

/// The body of the page of a choice, ready to be taken over in the browser.
async fn body(reading: &Shared, still: &Still, choice: Choice, address: &str) -> Body {
    let props = AppProps { reading: reading.clone(), choice, still: still.clone() };
    let app = LocalServerRenderer::<App>::with_props(props);
    Body { address: address.to_owned(), html: app.render().await }
}
