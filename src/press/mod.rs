//! The press: from a map to the files of its site.
//!
//! Entries: [`ready`], once for a folder that has the built programs, the styles and the page that loads them, makes a
//! [`Kit`]; [`Press::print`], for each map, hands its files to whoever keeps them, such as [`into_folder`]; [`Pages`] prints
//! one page at a time. Stages of the first: `styles` makes two files of the styles; `programs` names the programs by their
//! content, once `glue` has shortened what they and their scripts call each other; `minify` makes styles and scripts small,
//! where what does it is at hand. Then, for each address of a map,
//!
//! 1. the page is rendered from its choice alone, by the component that takes it over in the browser;
//! 2. `head` describes it: title, preview, structured data;
//! 3. `template` fills the marked places of the page that loads the programs, and states which scripts may run;
//! 4. `preview` makes its picture.
//!
//! A page that is not in the map, `404.html`, is written for hosts that show it where they find nothing. A draft, for
//! while a site is worked on, has no pictures, which take longer than all the rest.

mod chart;
mod dates;
mod downloads;
mod glue;
mod head;
mod kit;
mod minify;
mod one_file;
mod pages;
mod plain;
mod preview;
mod programs;
mod shelf;
mod sitemap;
mod studio;
mod styles;
mod template;

use std::path::Path;
use std::{fs, io, thread};

use sha2::{Digest, Sha256};

pub use self::head::Site;
pub use self::kit::Kit;
pub use self::minify::Minifier;
pub use self::one_file::one_file;
pub use self::pages::Pages;
use self::preview::{Caption, Painter};
pub use self::shelf::Shelf;
use crate::format::Source;

/// What is asked of the press.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Where the site will stand.
    pub site: Site,
    /// Whether it is a draft: for Trunk's server, which puts a script of its own into each page, and without pictures.
    pub is_draft: bool,
    /// Whether pages go without pictures.
    pub has_no_pictures: bool,
    /// Whether the site has several maps, and a page that lists them.
    pub has_shelf: bool,
    /// Whether a map is not given in one file as well, which has all programs in it.
    pub has_no_one_file: bool,
    /// At most so many pages; all if `None`.
    pub pages: Option<usize>,
    /// What makes styles and scripts small; they stay as they are if `None`, and in a draft.
    pub minifier: Option<Minifier>,
}

/// Makes the programs and the styles in a folder ready to be published. Returns what every site has in common.
///
/// # Errors
///
/// Where a file cannot be read or written.
pub fn ready(folder: &Path, order: &Order) -> io::Result<Kit> {
    let minifier = order.minifier.as_ref().filter(|_| !order.is_draft);
    let (page, later) = styles::join(&fs::read_to_string(folder.join(kit::PAGE))?, folder, minifier)?;
    let page = template::with_script(&template::without_digests(&page))?;
    let mut settled = programs::settle(&page, folder, order.is_draft, minifier)?;
    settled.on_demand.push((styles::LATER.to_owned(), later));
    let mut find_root = template::FIND_ROOT.to_owned();
    if let Some(minifier) = minifier {
        settled.page = template::with_small_scripts(&settled.page, minifier)?;
        find_root = minifier.script(&find_root)?.trim_end().to_owned();
    }
    let kit = Kit::of_folder(settled, find_root, folder)?;
    if order.is_draft { Ok(kit) } else { kit.with_compressed() }
}

/// Takes a file of a site: its path below the site's root, with slashes, and what is in it.
pub type Sink<'a> = dyn FnMut(&str, &[u8]) -> io::Result<()> + 'a;

/// Puts files into a folder, and makes the folders that they need.
pub fn into_folder(folder: &Path) -> impl FnMut(&str, &[u8]) -> io::Result<()> + use<> {
    let folder = folder.to_owned();
    move |name, bytes| {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        fs::write(file, bytes)
    }
}

/// Whether a folder is a site that the press has made: then its root is marked.
pub fn is_site(folder: &Path) -> bool {
    fs::read_to_string(folder.join(template::ROOT)).is_ok_and(|script| script == template::MAKE_BASE)
}

/// What prints maps.
pub struct Press<'a> {
    kit: &'a Kit,
    order: &'a Order,
    /// What draws the pictures, one for each thing that the machine does at a time; none where there are to be none.
    painters: Vec<Painter>,
    shelf: Shelf,
    /// The addresses of the pages, where they are known.
    addresses: Vec<String>,
    /// The maps that can be opened in the studio.
    examples: Vec<studio::Example>,
}

impl<'a> Press<'a> {
    /// Makes ready for the maps of a shelf.
    ///
    /// # Errors
    ///
    /// Where what draws the pictures lacks a font or a colour.
    pub fn new(kit: &'a Kit, order: &'a Order, shelf: Shelf) -> io::Result<Self> {
        let has_pictures = !order.is_draft && !order.has_no_pictures;
        let at_a_time = thread::available_parallelism().map_or(1, usize::from);
        let count = if has_pictures { at_a_time } else { 0 };
        let painters = (0..count).map(|_| Painter::new()).collect::<io::Result<_>>()?;
        Ok(Self { kit, order, painters, shelf, addresses: Vec::new(), examples: Vec::new() })
    }

    /// Makes the files of the site of a map, which the shelf knows: at the root, or in the folder `slug` below it. Runs within a runtime of Yew's.
    ///
    /// # Errors
    ///
    /// Where a file cannot be put down, or the page lacks a marked place.
    pub async fn print(&mut self, source: Source, slug: &str, put: &mut Sink<'_>) -> io::Result<()> {
        let pages = Pages::new(source, slug, &self.shelf, self.kit, self.order)?;
        pages.put_files(put)?;
        pages.put_chart(self.kit, put)?;
        self.addresses.extend(self.order.site.address(&[pages.folder(), chart::FOLDER].concat()));
        pages.put_downloads(self.kit, put).await?;
        self.examples.extend(pages.example());
        let mut captions = Vec::new();
        for chosen in pages.all().into_iter().take(self.order.pages.unwrap_or(usize::MAX)) {
            let place = pages.place(&chosen);
            self.addresses.extend(self.order.site.address(&place));
            captions.extend(pages.caption(&chosen).map(|caption| (format!("{place}{}", pages::PICTURE), caption)));
            put(&format!("{place}index.html"), pages.page(chosen).await?.as_bytes())?;
        }
        self.put_pictures(&captions, put)?;
        if slug.is_empty() {
            put("404.html", pages.missing_page().await?.as_bytes())?;
            put(template::ROOT, template::MAKE_BASE.as_bytes())?;
        }
        Ok(())
    }

    /// Draws pictures and puts them down, each under its name: as many at a time as there are painters.
    fn put_pictures(&mut self, captions: &[(String, Caption)], put: &mut Sink<'_>) -> io::Result<()> {
        if let [painter] = self.painters.as_mut_slice() {
            return captions.iter().try_for_each(|(name, caption)| put(name, &painter.picture(caption)?));
        }
        for some in captions.chunks(self.painters.len().max(1)) {
            let drawn: Vec<io::Result<Vec<u8>>> = thread::scope(|scope| {
                let painters = self.painters.iter_mut().zip(some);
                let drawing = painters.map(|(painter, (_, caption))| scope.spawn(|| painter.picture(caption)));
                let drawing: Vec<_> = drawing.collect();
                drawing
                    .into_iter()
                    .map(|it| it.join().unwrap_or_else(|_| Err(io::Error::other("no picture"))))
                    .collect()
            });
            for ((name, _), picture) in some.iter().zip(drawn) {
                put(name, &picture?)?;
            }
        }
        Ok(())
    }

    /// Makes what the site has once: the page that lists its maps, where there are several, and a list of its pages for
    /// search engines, where their addresses are known.
    ///
    /// # Errors
    ///
    /// Where a file cannot be put down.
    pub fn finish(&self, put: &mut Sink<'_>) -> io::Result<()> {
        if self.order.has_shelf {
            self.shelf.print(self.kit, put)?;
        }
        studio::put(self.kit, &self.examples, self.order.is_draft, put)?;
        if self.addresses.is_empty() {
            return Ok(());
        }
        put(sitemap::PLACE, sitemap::written(&self.addresses).as_bytes())
    }
}

/// Sixteen hexadecimal digits that tell a content from any other: part of the names of files, which may be kept for ever.
fn content_hash(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
