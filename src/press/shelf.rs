//! The shelf: the page that lists the maps of a site, and whom they have in common.
//!
//! Entries: [`Shelf::add`] for each map, in the order of the site; then [`Shelf::print`] makes the page, which has no program:
//! what it lists are plain links; [`Shelf::neighbours`] tells what a map has in common with the others.

use std::collections::BTreeMap;
use std::io;

use super::plain::Plain;
use super::{Kit, Sink};
use crate::document::{ActorId, ClaimId, EssayMap};

use crate::reading::Neighbour;
use crate::reading::words::counted;
use crate::views::Markup;
use crate::views::markup::written;

/// Where the page lies, below the site's root.
pub(super) const PLACE: &str = "shelf/";

/// So many other maps are named on the card of an actor or claim that they have too.
const NAMED: usize = 12;

/// The maps of a site.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    maps: Vec<Entry>,
    /// Each actor, with the name in the map where the actor is met first, and all maps that have the actor.
    actors: BTreeMap<ActorId, (String, Vec<usize>)>,
    /// Each claim, with all maps that have it.
    claims: BTreeMap<ClaimId, Vec<usize>>,
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
        for claim in &map.claims {
            self.claims.entry(claim.id.clone()).or_default().push(self.maps.len());
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

    /// What a map of the shelf has in common with the others, by the folder of the map below the site's root, which is
    /// empty for the root itself. Of one actor or claim at most a dozen maps are told.
    pub fn neighbours(&self, slug: &str, map: &EssayMap) -> Vec<Neighbour> {
        let own = self.maps.iter().position(|it| it.slug == slug);
        let mut neighbours = BTreeMap::new();
        let neighbour = |at: usize| {
            let Entry { title, language, .. } = &self.maps[at];
            // The page of the shelf lies as far below the site's root as a map in a folder of its own.
            let root = self.address(at);
            let root = root.strip_prefix("../").filter(|_| slug.is_empty()).unwrap_or(&root).to_owned();
            Neighbour { title: title.clone(), language: language.clone(), root, ..Neighbour::default() }
        };
        let others = |maps: &Vec<usize>| -> Vec<usize> {
            maps.iter().copied().filter(|&at| Some(at) != own).take(NAMED).collect()
        };
        for actor in &map.actors {
            for at in self.actors.get(&actor.id).map(|(_, maps)| others(maps)).unwrap_or_default() {
                neighbours.entry(at).or_insert_with(|| neighbour(at)).actors.push(actor.id.clone());
            }
        }
        for claim in &map.claims {
            for at in self.claims.get(&claim.id).map(others).unwrap_or_default() {
                neighbours.entry(at).or_insert_with(|| neighbour(at)).claims.push(claim.id.clone());
            }
        }
        neighbours.into_values().collect()
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

    /// The address of a map, from the page of the shelf or from any other folder of the site's root.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Actor, Claim};

    fn map(title: &str, actors: &[&str], claims: &[&str]) -> EssayMap {
        EssayMap {
            title: title.to_owned(),
            language: "en".to_owned(),
            actors: actors.iter().map(|&id| Actor { id: id.into(), ..Actor::default() }).collect(),
            claims: claims.iter().map(|&id| Claim { id: id.into(), ..Claim::default() }).collect(),
            ..EssayMap::default()
        }
    }

    #[test]
    fn a_map_knows_what_it_has_in_common_with_the_others_and_the_way_there() {
        let maps = [
            ("", map("First", &["king", "poet"], &["peace"])),
            ("second", map("Second", &["king"], &["war"])),
            ("third", map("Third", &["king", "queen"], &["peace", "war"])),
            ("fourth", map("Fourth", &["nobody"], &["nothing"])),
        ];
        let mut shelf = Shelf::default();
        maps.iter().for_each(|(slug, map)| shelf.add(slug, map));
        let told = |nth: usize| -> Vec<String> {
            let neighbours = shelf.neighbours(maps[nth].0, &maps[nth].1);
            let told = |it: Neighbour| {
                let actors: Vec<&str> = it.actors.iter().map(ActorId::as_str).collect();
                let claims: Vec<&str> = it.claims.iter().map(ClaimId::as_str).collect();
                format!("{} {} {}; {}", it.title, it.root, actors.join(" "), claims.join(" "))
            };
            neighbours.into_iter().map(told).collect()
        };
        assert_eq!(told(0), ["Second second/ king; ", "Third third/ king; peace"]);
        assert_eq!(told(1), ["First ../ king; ", "Third ../third/ king; war"]);
        assert_eq!(told(3), [""; 0]);
    }

    #[test]
    fn what_all_maps_have_is_told_of_a_few() {
        let mut shelf = Shelf::default();
        let all = map("One of many", &["king"], &[]);
        (0..1000).for_each(|nth| shelf.add(&format!("map-{nth}"), &all));
        assert_eq!(shelf.neighbours("map-7", &all).len(), NAMED);
    }
}
