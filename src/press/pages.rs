//! The pages of one map, each printed by itself.
//!
//! Entry: [`Pages::new`], which makes the map ready; [`Pages::all`] lists what has a page, [`Pages::page`] prints one. Rendering
//! runs within a runtime of Yew's.

use std::io;
use std::rc::Rc;

use super::dates::dates;
use super::head::{self, Picture};
use super::template::{Body, Common, Template};
use super::{Caption, Kit, Order, Shelf, Sink, Site, chart, content_hash, downloads, plain, shelf, studio, styles};
use crate::format::Source;
use crate::link::{Choice, Chosen, pages};
use crate::reading::{Carried, Notes, Reading, Surroundings};
use crate::session::Shared;
use crate::ui::markup;
use crate::views::styled::dressed;
use crate::views::{Around, Statics};

/// The address under which the page for unknown addresses is rendered.
const NOT_FOUND: &str = "404";

/// Where a picture lies, beside its page.
pub(super) const PICTURE: &str = "preview.png";

/// The pages of one map.
pub struct Pages {
    /// The folder of the map below the site's root, with a slash at its end; empty for the root itself.
    below: String,
    site: Site,
    has_pictures: bool,
    has_downloads: bool,
    has_one_file: bool,
    source: Source,
    reading: Shared,
    notes: Notes,
    statics: Rc<Statics>,
    template: Template,
    /// The files that the pages ask for.
    files: Vec<(String, Vec<u8>)>,
    /// What stands in each page's head for the sake of such a file.
    besides: String,
}

impl Pages {
    /// Makes a map of the shelf ready: for the root of the site, or for the folder `slug` below it.
    ///
    /// # Errors
    ///
    /// Where the page lacks a marked place.
    pub fn new(source: Source, slug: &str, shelf: &Shelf, kit: &Kit, order: &Order) -> io::Result<Self> {
        let below = if slug.is_empty() { String::new() } else { format!("{slug}/") };
        let surroundings = Surroundings {
            in_one_file: false,
            neighbours: shelf.neighbours(slug, &source.map),
            dates: dates(&source.map),
        };
        let carried = dressed(Carried { surroundings, ..Carried::new(source.map.clone()) });
        let mut without_notes = carried.clone();
        let notes = Notes::taken_from(&mut without_notes.map);
        let packed = without_notes.write().zip(notes.write());
        let (map, written) = packed.ok_or_else(|| io::Error::other("the map cannot be packed"))?;
        let (mut files, mut besides, mut asked_for) = (Vec::new(), String::new(), Vec::new());
        let mut ask_for = |what: &'static str, ending: &str, bytes: Vec<u8>| {
            let name = format!("{what}-{}.{ending}", content_hash(&[&bytes]));
            files.push((name.clone(), bytes));
            asked_for.push((what, name));
        };
        if let Some(prints) = &source.fingerprints {
            ask_for("fingerprints", "json", serde_json::to_vec(prints)?);
        }
        if !notes.is_empty() {
            ask_for("notes", "txt", written.into_bytes());
        }
        for (name, styles) in styles::for_map(&carried.map) {
            besides.push_str(&format!("\n<link rel=\"stylesheet\" href=\"./{name}\">"));
            files.push((name, styles.into()));
        }
        let common = Common {
            up: if slug.is_empty() { "./" } else { "../" },
            asked_for: &asked_for,
            language: &carried.map.language,
            map,
            is_draft: order.is_draft,
        };
        let template = Template::new(kit, common)?;
        let reading = Shared::new(Reading::of(carried));
        let has_one_file = !order.has_no_one_file;
        let has_downloads = !order.is_draft;
        let forms = if has_downloads { downloads::offered(has_one_file) } else { Vec::new() };
        let up = if slug.is_empty() { "" } else { "../" };
        let shelf = order.has_shelf.then(|| [up, shelf::PLACE].concat());
        let studio = has_downloads.then(|| [up, studio::FOLDER].concat());
        let statics = Rc::new(Statics::render(&reading, &Around { forms, shelf, studio }));
        let has_pictures = !order.is_draft && !order.has_no_pictures;
        let site = order.site.below(slug);
        Ok(Self {
            below,
            site,
            has_pictures,
            has_downloads,
            has_one_file,
            source,
            reading,
            notes,
            statics,
            template,
            files,
            besides,
        })
    }

    /// The folder of the map below the site's root, with a slash at its end; empty for the root itself.
    pub(super) fn folder(&self) -> &str {
        &self.below
    }

    /// Every choice that has a page, the one without a choice first.
    pub fn all(&self) -> Vec<Chosen> {
        pages(&self.reading)
    }

    /// The folder of a page below the site's root, with a slash at its end; empty for the root itself.
    pub(super) fn place(&self, chosen: &Chosen) -> String {
        [self.below.as_str(), &chosen.path(&self.reading)].concat()
    }

    /// What a path below the map's own root stands for: a choice, which may be missing.
    pub fn parse(&self, path: &str) -> Chosen {
        Chosen::parse(&self.reading, path, "")
    }

    /// Puts down the files that the pages ask for, those without a program as well.
    ///
    /// # Errors
    ///
    /// Where one cannot be put down.
    pub fn put_files(&self, put: &mut Sink<'_>) -> io::Result<()> {
        let (name, styles) = plain::styles();
        put(&name, styles.as_bytes())?;
        self.files.iter().try_for_each(|(name, bytes)| put(&format!("{}{name}", self.below), bytes))
    }

    /// Whether a path of the site is that of the page of the chart.
    pub fn is_chart(&self, path: &str) -> bool {
        path.strip_prefix(&self.below) == Some(chart::FOLDER)
    }

    /// Puts down the page of the chart.
    ///
    /// # Errors
    ///
    /// Where it cannot be put down.
    pub fn put_chart(&self, kit: &Kit, put: &mut Sink<'_>) -> io::Result<()> {
        chart::put_page(&self.reading, &self.below, kit, put)
    }

    /// Whether a path of the site is that of another form of the map.
    pub fn is_download(&self, path: &str) -> bool {
        let below = path.strip_prefix(&self.below);
        below.is_some_and(|it| it.starts_with(downloads::FOLDER) || [downloads::DATA, downloads::FEED].contains(&it))
    }

    /// Puts down the other forms of the map, and a page that lists them; a draft has none.
    ///
    /// # Errors
    ///
    /// Where one cannot be put down.
    pub async fn put_downloads(&self, kit: &Kit, put: &mut Sink<'_>) -> io::Result<()> {
        if !self.has_downloads {
            return Ok(());
        }
        let Self { source, reading, below, site, has_one_file, .. } = self;
        downloads::put_all(source, reading, (below, site), (kit, *has_one_file), put).await
    }

    /// The map as the studio can open it; `None` for more of them than are offered there, and where the site has no source.
    pub(super) fn example(&self) -> Option<studio::Example> {
        let files = downloads::source_files(&self.source, &self.below);
        (self.has_downloads && !files.is_empty()).then(|| (self.reading.map.title.clone(), files))
    }

    /// What the picture of a page shows; `None` for what has none.
    pub(super) fn caption(&self, chosen: &Chosen) -> Option<Caption> {
        Caption::of(&self.reading, chosen).filter(|_| self.has_pictures)
    }

    /// The page of a choice.
    ///
    /// # Errors
    ///
    /// Where the page that loads the programs lacks a marked place.
    pub async fn page(&self, chosen: Chosen) -> io::Result<String> {
        let caption = self.caption(&chosen);
        let picture = caption.map(|caption| Picture { name: PICTURE, alt: caption.alt() });
        let mut head = head::elements(&self.reading, &chosen, &self.site, picture.as_ref()) + &self.besides;
        if chosen == Chosen::Nothing && self.has_downloads {
            let feed = downloads::FEED;
            head.push_str(&format!("\n<link rel=\"alternate\" type=\"application/feed+json\" href=\"{feed}\">"));
        }
        let address = chosen.path(&self.reading);
        self.template.page(&head, &self.body(chosen, address).await)
    }

    /// The page for what the map does not have.
    ///
    /// # Errors
    ///
    /// Where the page that loads the programs lacks a marked place.
    pub async fn missing_page(&self) -> io::Result<String> {
        let missing = self.parse(NOT_FOUND);
        let head = head::elements(&self.reading, &missing, &self.site, None);
        self.template.missing_page(&head, &self.body(missing, NOT_FOUND.to_owned()).await)
    }

    /// The body of the page of a choice, ready to be taken over in the browser.
    async fn body(&self, chosen: Chosen, address: String) -> Body {
        let choice = Choice::of(&self.reading, &chosen);
        let note = self.notes.on(&address).to_owned();
        Body { address, note, html: markup(&self.reading, &self.statics, choice).await }
    }
}
