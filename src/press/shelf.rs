//! The shelf: the page that lists the maps of a site, and whom they have in common.
//!
//! Entry: [`Shelf::add`] for each map, in the order of the site; [`Shelf::print`] makes the page. It has no program: what it
//! lists are plain links.

use std::collections::BTreeMap;
use std::io;

use super::plain::Plain;
use super::{Kit, Sink};
use crate::document::{ActorId, EssayMap};
use crate::reading::words::counted;
use crate::views::Markup;
use crate::views::markup::written;

/// Where the page lies, below the site's root.
pub(super) const PLACE: &str = "shelf/";

/// The maps of a site.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    maps: Vec<Entry>,
    /// Each actor, with the name and the map where the actor is met first, and all maps that have the actor.
    actors: BTreeMap<ActorId, (String, Vec<usize>)>,
}

/// A map of the shelf.
#[derive(Clone, Debug)]
struct Entry {
    /// The folder below the site's root; empty for the root itself.
    slug: String,
    title: String,
    language: String,
    /// What the map is of.
    of: String,
    thesis: Option<String>,
    size: String,
}

impl Shelf {
    /// Adds a map of the site; the first one is the site's own.
    pub fn add(&mut self, slug: &str, map: &EssayMap) {
        let slug = if self.maps.is_empty() { String::new() } else { slug.to_owned() };
        let paragraphs = map.text().map_or(0, |edition| edition.paragraphs.len());
        let author = map.source.author.as_ref().and_then(|id| map.actors.iter().find(|actor| actor.id == *id));
        let parts = [Some(map.source.title.as_str()), author.map(|it| it.name.as_str()), Some(&map.source.publisher)];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let essays = map.claims.iter().filter(|claim| !claim.implicit).count();
        let size = [counted(paragraphs, "paragraph"), counted(essays, "claim"), counted(map.actors.len(), "actor")];
        for actor in &map.actors {
            let (_, maps) = self.actors.entry(actor.id.clone()).or_insert_with(|| (actor.name.clone(), Vec::new()));
            maps.push(self.maps.len());
        }
        self.maps.push(Entry {
            slug,
            title: map.title.clone(),
            language: map.language.clone(),
            of: parts.join(", "),
            thesis: map.thesis().map(|thesis| thesis.text.clone()),
            size: size.join(", "),
        });
    }

    /// Puts down the page.
    ///
    /// # Errors
    ///
    /// Where it cannot be put down.
    pub fn print(&self, kit: &Kit, put: &mut Sink<'_>) -> io::Result<()> {
        let description = format!("{}, each laid open by its reasons.", counted(self.maps.len(), "essay"));
        let contents = self.contents();
        Plain { place: PLACE, language: "en", title: "The shelf", description: &description, contents }.put(kit, put)
    }

    /// The address of a map, from the page.
    fn address(&self, map: usize) -> String {
        match self.maps.get(map).map_or("", |it| it.slug.as_str()) {
            "" => "../".to_owned(),
            slug => format!("../{slug}/"),
        }
    }

    fn contents(&self) -> Markup {
        written(&mut |out| {
            out.tag("h1").text("The shelf");
            for (nth, map) in self.maps.iter().enumerate() {
                out.tag("article").with("lang", &map.language).holding(&mut |out| {
                    out.tag("h2").holding(&mut |out| {
                        out.tag("a").with("href", &self.address(nth)).text(&map.title);
                    });
                    out.tag("p").class("source").text(&map.of);
                    if let Some(thesis) = &map.thesis {
                        out.tag("p").text(thesis);
                    }
                    out.tag("p").class("source").with("lang", "en").text(&map.size);
                });
            }
            self.in_common(out);
        })
    }

    /// The actors of whom several maps speak.
    fn in_common(&self, out: &mut Markup) {
        let common: Vec<_> = self.actors.iter().filter(|(_, (_, maps))| maps.len() > 1).collect();
        if common.is_empty() {
            return;
        }
        out.tag("section").holding(&mut |out| {
            out.tag("h2").text("In several of them");
            out.tag("ul").holding(&mut |out| {
                for (id, (name, maps)) in &common {
                    out.tag("li").holding(&mut |out| {
                        out.text(&[name.as_str(), ": "].concat());
                        for (nth, &map) in maps.iter().enumerate() {
                            let title = self.maps.get(map).map_or("", |it| it.title.as_str());
                            let address = [&self.address(map), "actor/", id.as_str(), "/"].concat();
                            out.text(if nth == 0 { "" } else { "; " });
                            out.tag("a").with("href", &address).text(title);
                        }
                    });
                }
            });
        });
    }
}
