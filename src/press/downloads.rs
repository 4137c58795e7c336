//! What a site gives back: each map in the formats of other programs, as its author wrote it, and in one file.
//!
//! Entries: [`put_all`], which puts down the files and a page that lists them; [`offered`], what a page of the map says of
//! them. They are made
//! from the map alone, so they are the same whoever prints the site. Two files describe the map to programs: `data.json`, what
//! there is and where, and `feed.json`, the claims with their addresses, after JSON Feed 1.1 (jsonfeed.org/version/1.1).

use std::io;

use serde_json::{Value, json};

use super::plain::Plain;
use super::{Kit, Sink, Site, one_file};
use crate::format::Source;
use crate::format::export::{Format, export};
use crate::format::source;
use crate::link::{Chosen, pages};
use crate::reading::{Reading, words};
use crate::views::Markup;
use crate::views::markup::written;

/// The folder, below the map's root.
pub(super) const FOLDER: &str = "data/";

/// The whole reader on the map, in that folder.
const ONE_FILE: &str = "reader.html";

/// The folder of the map's source, in that folder.
const SOURCE: &str = "source/";

/// What describes the map to programs, at the map's root.
pub(super) const DATA: &str = "data.json";

/// The claims as a feed, at the map's root.
pub(super) const FEED: &str = "feed.json";

/// What a page offers: a word for it, and where it is, below the map's root.
pub(super) fn offered(has_one_file: bool) -> Vec<(&'static str, String)> {
    let word = |format| match format {
        Format::Json => "JSON",
        Format::Outline => "outline",
        Format::Csv => "tables",
        Format::Graphml => "graph",
        Format::Dot => "DOT",
        Format::Svg => "drawing",
        Format::Annotations => "annotations",
    };
    let place = |format: Format| match format.files() {
        [file] => [FOLDER, file].concat(),
        _ => [FOLDER, "#", format.name()].concat(),
    };
    let one_file = has_one_file.then(|| ("one file", [FOLDER, ONE_FILE].concat()));
    let source = ("source", [FOLDER, "#source"].concat());
    let formats = Format::ALL.into_iter().map(|format| (word(format), place(format)));
    one_file.into_iter().chain([source]).chain(formats).collect()
}

/// A file that is offered.
struct Offer {
    /// Below the folder.
    name: String,
    media_type: &'static str,
    text: String,
}

/// What is offered under one heading.
struct Group {
    /// The heading's `id` on the page of the folder.
    id: &'static str,
    /// What it is, in a line without a full stop.
    what: &'static str,
    offers: Vec<Offer>,
    /// What of the map is not in them, a line for each.
    losses: Vec<String>,
}

/// Puts down what a map offers. `below` is the folder of the map, with a slash at its end.
///
/// Runs within a runtime of Yew's, if there is to be one file.
pub(super) async fn put_all(
    map: &Source,
    reading: &Reading,
    (below, site): (&str, &Site),
    (kit, has_one_file): (&Kit, bool),
    put: &mut Sink<'_>,
) -> io::Result<()> {
    let mut groups = Vec::new();
    if has_one_file {
        let text = one_file(map, kit).await?;
        let what = "the whole reader on this map, which opens from the disk with no network";
        let offers = vec![Offer { name: ONE_FILE.to_owned(), media_type: "text/html", text }];
        groups.push(Group { id: "one-file", what, offers, losses: Vec::new() });
    }
    groups.push(as_written(map));
    groups.extend(Format::ALL.map(|format| exported(map, format, site)));
    for offer in groups.iter().flat_map(|group| &group.offers) {
        put(&[below, FOLDER, &offer.name].concat(), offer.text.as_bytes())?;
    }
    let title = format!("{}, in other forms", reading.map.title);
    let description =
        format!("The map “{}” for other programs, as its author wrote it, and in one file.", reading.map.title);
    let (place, contents) = ([below, FOLDER].concat(), listed(reading, &groups));
    Plain { place: &place, language: "en", title: &title, description: &description, contents }.put(kit, put)?;
    let data = serde_json::to_vec(&described(reading, &groups, site))?;
    put(&[below, DATA].concat(), &data)?;
    put(&[below, FEED].concat(), &serde_json::to_vec(&feed(reading, site))?)
}

/// The map in a format of other programs.
fn exported(map: &Source, format: Format, site: &Site) -> Group {
    let written = export(&map.map, format, site.root());
    let offers = written.files.into_iter();
    let offers = offers.map(|it| Offer { name: it.name, media_type: it.media_type, text: it.text }).collect();
    let losses = written.losses.iter().map(ToString::to_string).collect();
    Group { id: format.name(), what: format.description(), offers, losses }
}

/// The files of a map's source, below the site's root; none of a map that has no such files.
pub(super) fn source_files(map: &Source, below: &str) -> Vec<String> {
    map.texts.iter().map(|(name, _)| [below, FOLDER, SOURCE, name].concat()).collect()
}

/// The map as its author wrote it; a map that has no such files, as an author would have written it.
fn as_written(map: &Source) -> Group {
    let (texts, losses) = if map.texts.is_empty() {
        let (files, left) = source::write(&map.map);
        let texts = files.list().into_iter().map(|file| (file.name.clone(), file.text.clone())).collect();
        (texts, left.into_iter().map(|it| format!("{}: {}", it.place, it.why)).collect())
    } else {
        (map.texts.clone(), Vec::new())
    };
    let offer = |(name, text): (String, String)| {
        let name = [SOURCE, &name].concat();
        let media_type = if name.ends_with(".md") { "text/markdown" } else { "text/plain" };
        Offer { name, media_type, text }
    };
    let what = "the source, as an author writes it: Markdown, Argdown and YAML";
    Group { id: "source", what, offers: texts.into_iter().map(offer).collect(), losses }
}

/// What there is, for readers.
fn listed(reading: &Reading, groups: &[Group]) -> Markup {
    written(&mut |out| {
        out.tag("h1").with("lang", &reading.map.language).text(&reading.map.title);
        out.tag("p").class("source").holding(&mut |out| {
            out.tag("a").with("href", "../").text("The essay and its argument");
            out.text(", in other forms.");
        });
        for group in groups {
            out.tag("article").with("id", group.id).holding(&mut |out| {
                out.tag("h2").text(&capitalised(group.what));
                out.tag("ul").holding(&mut |out| {
                    for offer in &group.offers {
                        out.tag("li").holding(&mut |out| {
                            out.tag("a").with("href", &offer.name).with("download", "").text(&offer.name);
                            out.text(&format!(", {} KB", offer.text.len().div_ceil(1000)));
                        });
                    }
                });
                if !group.losses.is_empty() {
                    let words = ["Not in it as in the map: ", &group.losses.join("; "), "."].concat();
                    out.tag("p").class("source").text(&words);
                }
            });
        }
    })
}

/// A line that begins with a capital letter.
fn capitalised(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What there is and where, for programs.
fn described(reading: &Reading, groups: &[Group], site: &Site) -> Value {
    let files = groups.iter().flat_map(|group| {
        group.offers.iter().map(|offer| {
            json!({ "address": site.whole(&[FOLDER, &offer.name].concat()), "type": offer.media_type, "what": group.what })
        })
    });
    let map = &reading.map;
    json!({
        "title": map.title,
        "language": map.language,
        "address": site.whole(""),
        "thesis": map.thesis().map(|thesis| &thesis.id),
        "files": files.collect::<Vec<_>>(),
        "pages": pages(reading).iter().map(|page| site.whole(&page.path(reading))).collect::<Vec<_>>(),
    })
}

/// The essay's claims as a feed.
fn feed(reading: &Reading, site: &Site) -> Value {
    let claims = pages(reading).into_iter().filter_map(|page| match page {
        Chosen::Claim(claim) if !reading.map[claim].is_editors() => Some((page, claim)),
        _ => None,
    });
    let items = claims.map(|(page, claim)| {
        let address = site.whole(&page.path(reading));
        json!({
            "id": address,
            "url": address,
            "title": words::part(reading, claim),
            "content_text": reading.map[claim].text,
        })
    });
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": reading.map.title,
        "description": reading.map.summary,
        "language": reading.map.language,
        "home_page_url": site.whole(""),
        "feed_url": site.whole(FEED),
        "items": items.collect::<Vec<_>>(),
    })
}
