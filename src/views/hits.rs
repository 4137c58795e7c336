//! What the search finds, by kind, under the line to type in.
//!
//! Entries: [`misread`], the words that were read otherwise than typed; [`groups`], the hits.

use super::links::{joined, neighbour};
use super::markup::{Markup, Tag, written};
use crate::link::Chosen;
use crate::reading::words::{self, counted};
use crate::reading::{Reading, Run};
use crate::search::{Hits, Lexicon};
use crate::text::{Bytes, slice};

/// A list shows this many hits; more are counted.
const SHOWN: usize = 8;

/// Says which words of a query were found one letter off, and where not all were found.
pub fn misread(hits: &Hits) -> Markup {
    written(&mut |out| {
        if hits.is_partial {
            out.tag("p").class("misread").text("Nothing has all of these words. These have the most of them:");
        }
        for misread in &hits.misread {
            out.tag("p").class("misread").holding(&mut |out| {
                out.text(&["Nothing has “", &misread.typed, "”; read as "].concat());
                out.tag("i").text(&misread.read_as.join(", "));
                out.text(".");
            });
        }
    })
}

/// The claims, actors, events and passages that a query finds, each as a link with the words marked.
pub fn groups(reading: &Reading, lexicon: &Lexicon, hits: &Hits) -> Markup {
    let link = |tag: Tag<'_>, href: &str, text: &str| {
        tag.with("href", href).holding(&mut |out| marked(out, lexicon, hits, text));
    };
    written(&mut |out| {
        group(out, "claim", hits.claims.len(), &mut |out, nth| {
            let at = hits.claims[nth];
            link(out.tag("a"), &Chosen::Claim(at).link(reading), &reading.map[at].text);
            also_in(out, reading, &Chosen::Claim(at));
        });
        group(out, "actor", hits.actors.len(), &mut |out, nth| {
            let at = hits.actors[nth];
            let actor = &reading.map[at];
            link(out.tag("a"), &Chosen::Actor(at).link(reading), &actor.name);
            out.tag("small").text(&[" ", &actor.role].concat());
            also_in(out, reading, &Chosen::Actor(at));
        });
        group(out, "event", hits.events.len(), &mut |out, nth| {
            let at = hits.events[nth];
            let event = &reading.map[at];
            link(out.tag("a").class("jump"), &Chosen::Nothing.event(reading, at), &event.title);
            out.tag("small").text(&[" ", &words::when(reading, event)].concat());
        });
        group(out, "passage", hits.passages.len(), &mut |out, nth| {
            let at = hits.passages[nth].at;
            let mut text = reading.run(at).map(Run::text).unwrap_or_default();
            let headings = reading.headings(at);
            if !headings.is_empty() {
                text.insert_str(0, &[headings, " · "].concat());
            }
            link(out.tag("a"), &Chosen::Passage(at).address(reading), text.trim());
            out.tag("small").text(&[" paragraph ", &(at.paragraph + 1).to_string()].concat());
        });
    })
}

/// Links to the other maps of the site that have what was found too; nothing where there are none.
fn also_in(out: &mut Markup, reading: &Reading, found: &Chosen) {
    let maps = reading.also_in(found);
    if maps.is_empty() {
        return;
    }
    out.tag("small").holding(&mut |out| {
        out.text(" also in ");
        let maps: Vec<_> = maps.iter().collect();
        joined(out, &maps, ", ", &mut |out, (map, address)| neighbour(out, map, address));
    });
}

/// The hits of a kind, each by its number; nothing where there are none.
fn group(out: &mut Markup, noun: &str, count: usize, hit: &mut dyn FnMut(&mut Markup, usize)) {
    if count == 0 {
        return;
    }
    out.tag("section").holding(&mut |out| {
        out.tag("h2").text(&counted(count, noun));
        out.tag("ul").holding(&mut |out| {
            for nth in 0..count.min(SHOWN) {
                out.tag("li").holding(&mut |out| hit(out, nth));
            }
        });
        if count > SHOWN {
            let more = ["and ", &(count - SHOWN).to_string(), " more"].concat();
            out.tag("p").holding(&mut |out| out.tag("small").text(&more));
        }
    });
}

/// A text with the words found in it marked.
fn marked(out: &mut Markup, lexicon: &Lexicon, hits: &Hits, text: &str) {
    let mut at = Bytes(0);
    for mark in lexicon.marks(hits, text) {
        out.text(slice(text, at..mark.start));
        out.tag("mark").text(slice(text, mark.clone()));
        at = mark.end;
    }
    out.text(slice(text, at..Bytes(text.len())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Carried;
    use crate::search::{Misread, fold};

    #[test]
    fn hits_are_grouped_counted_and_marked() {
        let reading = Reading::of(Carried::new(crate::testing::shipped().map));
        let lexicon = Lexicon::new(&reading, fold);
        let found = |query| String::from(groups(&reading, &lexicon, &lexicon.find(query)));
        let many = found("putin");
        assert!(many.contains("<mark>Putin</mark>") && many.contains(" more</small>"), "{many}");
        let hits = lexicon.find("putin");
        let lists = [hits.claims.len(), hits.actors.len(), hits.events.len(), hits.passages.len()];
        assert_eq!(many.matches("<li>").count(), lists.iter().map(|&count| count.min(SHOWN)).sum::<usize>());
        assert!(many.contains("<a href=\"actor/putin/"), "{many}");
        assert_eq!(found("xylophone"), "");
    }

    #[test]
    fn what_was_typed_is_text() {
        let mut hits = Hits::default();
        hits.misread.push(Misread { typed: "<b>".into(), read_as: vec!["a & b".into(), "c".into()] });
        let expected = "<p class=\"misread\">Nothing has “&lt;b&gt;”; read as <i>a &amp; b, c</i>.</p>";
        assert_eq!(String::from(misread(&hits)), expected);
    }
}
