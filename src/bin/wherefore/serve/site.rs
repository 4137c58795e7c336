//! The site that is served: the maps as they were when nothing was wrong with them, printed page by page.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use wherefore::document::Severity;
use wherefore::link::Chosen;
use wherefore::press::{Kit, Order, Pages, Shelf};

use super::live::{Live, SCRIPT, SCRIPT_PLACE};
use crate::Wrong;
use crate::check::shown;
use crate::maps::{Placed, placed, read_map};

/// What is answered to a request.
pub(super) struct File {
    pub(super) status: u16,
    /// The media type.
    pub(super) kind: String,
    /// Where the answer is, if it is elsewhere.
    pub(super) location: String,
    /// Whether it is the same for ever, because its name changes with what is in it.
    pub(super) lasts: bool,
    pub(super) bytes: Vec<u8>,
}

impl File {
    pub(super) fn new(kind: &str, bytes: Vec<u8>) -> Self {
        Self { status: 200, kind: kind.to_owned(), location: String::new(), lasts: false, bytes }
    }

    pub(super) fn refused() -> Self {
        Self { status: 403, ..Self::new("text/plain; charset=utf-8", "This is for this machine alone.\n".into()) }
    }

    fn moved(to: String) -> Self {
        Self { status: 302, location: to, ..Self::new("text/plain; charset=utf-8", Vec::new()) }
    }
}

/// The site.
pub(super) struct Site {
    paths: Vec<PathBuf>,
    kit: Kit,
    order: Order,
    live: Live,
    maps: Vec<Placed>,
    /// The pages of each map, by its folder; the site's own has none.
    pages: Vec<(String, Pages)>,
    /// All files that are no page of a map, by their paths.
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The site of the maps at these paths, as far as they can be read.
    pub(super) fn new(paths: &[PathBuf], kit: Kit, live: Live) -> Result<Self, Wrong> {
        let maps = placed(paths)?;
        let order = Order { has_no_pictures: true, has_shelf: maps.len() > 1, ..Order::default() };
        let (pages, files) = (Vec::new(), BTreeMap::new());
        let mut site = Self { paths: paths.to_vec(), kit, order, live, maps, pages, files };
        site.read();
        Ok(site)
    }

    /// What is served, in words.
    pub(super) fn names(&self) -> String {
        match self.maps.as_slice() {
            [map] => map.path.display().to_string(),
            maps => format!("{} maps", maps.len()),
        }
    }

    /// Reads the maps anew. Where something is wrong, that is told, and the site stays as it was.
    pub(super) fn read(&mut self) {
        let wrong = self.renew().err().unwrap_or_default();
        if !wrong.is_empty() {
            let _ = io::Write::write_all(&mut anstream::stderr(), wrong.as_bytes());
        }
        self.live.change(anstream::adapter::strip_str(&wrong).to_string());
    }

    fn renew(&mut self) -> Result<(), Wrong> {
        let maps = placed(&self.paths)?;
        let (mut pages, mut files, mut shelf) = (Vec::new(), BTreeMap::new(), Shelf::default());
        let mut sources = Vec::new();
        let mut wrong = String::new();
        let mut put = |name: &str, bytes: &[u8]| {
            files.insert(name.to_owned(), bytes.to_vec());
            Ok(())
        };
        let failed = |error: io::Error| error.to_string();
        self.kit.put(&mut put).map_err(failed)?;
        for (nth, map) in maps.iter().enumerate() {
            let read = read_map(&map.path)?;
            if read.count(Severity::Error) > 0 {
                shown(&map.path, &read, &mut wrong);
                continue;
            }
            shelf.add(&map.slug, &read.map);
            let slug = if nth == 0 { "" } else { map.slug.as_str() };
            sources.push((slug.to_owned(), read.into_source()));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        for (slug, source) in sources {
            let of_map = Pages::new(source, &slug, &shelf, &self.kit, &self.order).map_err(failed)?;
            of_map.put_files(&mut put).map_err(failed)?;
            pages.push((slug, of_map));
        }
        if maps.len() > 1 {
            shelf.print(&self.kit, &mut put).map_err(failed)?;
        }
        (self.maps, self.pages, self.files) = (maps, pages, files);
        Ok(())
    }

    /// What stands at a path of the site.
    pub(super) fn file(&self, path: &str) -> File {
        if path == SCRIPT_PLACE {
            return File::new("text/javascript; charset=utf-8", SCRIPT.into());
        }
        let name = if path.ends_with('/') || path.is_empty() { format!("{path}index.html") } else { path.to_owned() };
        if let Some(bytes) = self.files.get(&name) {
            let lasts = [".js", ".wasm", ".css", ".svg"].iter().any(|ending| name.ends_with(ending));
            return File { lasts, ..File::new(media_type(&name), bytes.clone()) };
        }
        let (slug, below) = path.split_once('/').unwrap_or((path, ""));
        let own = self.pages.iter().find(|(own, _)| !own.is_empty() && own == slug);
        let Some((slug, pages)) = own.or_else(|| self.pages.first()) else { return self.error_page() };
        let below = if slug.is_empty() { path } else { below };
        if let Some(bytes) = self.download(pages, path) {
            return File::new(media_type(&name), bytes);
        }
        let chosen = pages.parse(below);
        let is_missing = matches!(chosen, Chosen::Missing(_));
        if !is_missing && !path.is_empty() && !path.ends_with('/') && !path.ends_with(".html") {
            return File::moved(format!("/{path}/"));
        }
        let page =
            if is_missing { pollster::block_on(pages.missing_page()) } else { pollster::block_on(pages.page(chosen)) };
        match page {
            Ok(page) => {
                let page = page.replacen("</body>", &[&self.live.element(false), "</body>"].concat(), 1);
                let status = if is_missing { 404 } else { 200 };
                File { status, ..File::new("text/html; charset=utf-8", page.into()) }
            }
            Err(error) => File { status: 500, ..File::new("text/plain; charset=utf-8", error.to_string().into()) },
        }
    }

    /// The page of a chart, or another form of a map, which is made when it is asked for.
    fn download(&self, pages: &Pages, path: &str) -> Option<Vec<u8>> {
        let wanted = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let mut found = None;
        let mut put = |name: &str, bytes: &[u8]| {
            if name == wanted {
                found = Some(bytes.to_vec());
            }
            Ok(())
        };
        // What cannot be made is not there.
        let _ = if pages.is_chart(path) {
            pages.put_chart(&self.kit, &mut put)
        } else if pages.is_download(path) {
            pollster::block_on(pages.put_downloads(&self.kit, &mut put))
        } else {
            Ok(())
        };
        found
    }

    /// What is shown where no map was ever without errors: what is wrong alone.
    fn error_page(&self) -> File {
        let script = self.live.element(false);
        let words = wherefore::views::markup::escaped(&self.live.wrong());
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not a map yet · Wherefore</title>\
             </head><body><h1>Not a map yet</h1><noscript><pre>{words}</pre></noscript>{script}</body></html>\n"
        );
        File { status: 500, ..File::new("text/html; charset=utf-8", page.into()) }
    }
}

/// The media type of a file, by the ending of its name.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}
