//! What a page says of itself to programs that read it: structured data in the terms of schema.org, as JSON-LD.
//!
//! Entries: [`structured`], the data of a page, and [`script`], the element that carries it. Only what the map says is
//! said: of the essay what is publicly known of it, of a claim who states it and what it is about, of an actor what
//! sort of thing it is. Names of things are the addresses of their pages, relative to the site's root unless a site
//! is given; a page's `<base>` is the base of its JSON-LD as well.

use serde_json::{Map, Value, json};

use super::Chosen;
use crate::document::{ActorIx, ActorKind, Claim, ClaimIx};
use crate::reading::{Reading, RunIx};

/// What the terms mean. It names a vocabulary; nothing is loaded from there.
const CONTEXT: &str = "https://schema.org";

/// The data of the page on which this is chosen; `None` for a page that shows nothing of the map.
///
/// `site` is the address of the site's root with a slash at its end, or empty where it is not known.
pub fn structured(reading: &Reading, choice: &Chosen, site: &str) -> Option<Value> {
    let data = Data { reading, site };
    let mut value = match choice {
        Chosen::Nothing => data.retelling(),
        Chosen::Claim(claim) => data.claim(*claim),
        Chosen::Actor(actor) => data.actor(*actor),
        Chosen::Paragraph(paragraph) | Chosen::Passage(RunIx { paragraph, .. }) => data.paragraph(*paragraph),
        Chosen::Missing(_) => return None,
    };
    value.insert("@context".to_owned(), CONTEXT.into());
    value.insert("inLanguage".to_owned(), reading.map.language.as_str().into());
    Some(value.into())
}

/// The element that carries data. Nothing in it can end the element or begin a comment, both of which begin with `<`.
pub fn script(data: &Value) -> String {
    format!("<script type=\"application/ld+json\">{}</script>", data.to_string().replace('<', "\\u003c"))
}

struct Data<'a> {
    reading: &'a Reading,
    site: &'a str,
}

impl Data<'_> {
    /// The essay as it is told here, with those it speaks of.
    fn retelling(&self) -> Map<String, Value> {
        let map = &self.reading.map;
        let about = map.thesis().map_or_else(Vec::new, |thesis| self.concerned(thesis));
        let others = self.reading.cast.iter().filter(|actor| !about.contains(actor));
        object([
            ("@type", "Article".into()),
            ("@id", self.address(&Chosen::Nothing)),
            ("headline", map.title.as_str().into()),
            ("description", map.summary.as_str().into()),
            // A map of the essay's own text shows the essay, which is based on nothing.
            ("isBasedOn", if map.original().is_some() { self.source() } else { Value::Null }),
            ("about", about.iter().map(|&actor| self.named(actor)).collect()),
            ("mentions", others.map(|&actor| self.named(actor)).collect()),
        ])
    }

    fn claim(&self, claim: ClaimIx) -> Map<String, Value> {
        let it = &self.reading.map[claim];
        object([
            ("@type", "Claim".into()),
            ("@id", self.address(&Chosen::Claim(claim))),
            ("text", it.text.as_str().into()),
            ("author", self.stated_by(claim).into_iter().map(|actor| self.named(actor)).collect()),
            // What the essay never says does not appear in it.
            ("appearance", if it.implicit || it.is_editors() { Value::Null } else { self.source() }),
            ("about", self.concerned(it).into_iter().map(|actor| self.named(actor)).collect()),
            ("isPartOf", self.whole()),
        ])
    }

    fn actor(&self, actor: ActorIx) -> Map<String, Value> {
        let it = &self.reading.map[actor];
        object([
            ("@type", class(it.kind).into()),
            ("@id", self.address(&Chosen::Actor(actor))),
            ("name", it.name.as_str().into()),
            ("alternateName", it.aliases.as_slice().into()),
            ("disambiguatingDescription", it.role.as_str().into()),
            ("description", it.note.as_str().into()),
            ("subjectOf", self.whole()),
        ])
    }

    fn paragraph(&self, paragraph: usize) -> Map<String, Value> {
        object([
            ("@type", "CreativeWork".into()),
            ("@id", self.address(&Chosen::Paragraph(paragraph))),
            ("position", (paragraph + 1).into()),
            ("isPartOf", self.whole()),
        ])
    }

    /// The published essay.
    fn source(&self) -> Value {
        let source = &self.reading.map.source;
        let published = source.published.parts().map(|_| source.published.to_string());
        let source = object([
            ("@type", "OpinionNewsArticle".into()),
            ("name", source.title.as_str().into()),
            ("author", self.reading.author().map(|author| self.named(author)).into()),
            ("publisher", json!({ "@type": "Organization", "name": source.publisher })),
            ("datePublished", published.into()),
        ]);
        source.into()
    }

    /// The essay as it is told here, in short.
    fn whole(&self) -> Value {
        json!({ "@type": "Article", "@id": self.address(&Chosen::Nothing), "headline": self.reading.map.title })
    }

    fn named(&self, actor: ActorIx) -> Value {
        let it = &self.reading.map[actor];
        json!({ "@type": class(it.kind), "@id": self.address(&Chosen::Actor(actor)), "name": it.name })
    }

    /// The actors that a claim is about.
    fn concerned(&self, claim: &Claim) -> Vec<ActorIx> {
        claim.actors.iter().filter_map(|actor| self.reading.index.actor(actor)).collect()
    }

    /// Those who assert a claim; the author of the essay for one that nobody else is said to assert; nobody for one
    /// that the essay needs and never states, and for one of the editor's.
    fn stated_by(&self, claim: ClaimIx) -> Vec<ActorIx> {
        if self.reading.map[claim].implicit || self.reading.map[claim].is_editors() {
            return Vec::new();
        }
        let others = self.reading.told_by(claim);
        if others.is_empty() { self.reading.author().into_iter().collect() } else { others }
    }

    fn address(&self, choice: &Chosen) -> Value {
        let address = choice.address(self.reading);
        match self.site {
            "" => address.into(),
            site => format!("{site}{}", address.trim_start_matches("./")).into(),
        }
    }
}

/// The class of an actor. People taken together, such as a faction or a public, have none of their own.
fn class(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Institution => "Organization",
        ActorKind::Group => "Thing",
        ActorKind::State => "Country",
    }
}

/// An object without what says nothing: nulls, empty texts and empty lists. A list of one is its item.
fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    let members = members.into_iter().filter_map(|(name, value)| {
        let value = match value {
            Value::Null => return None,
            Value::String(text) if text.is_empty() => return None,
            Value::Array(mut items) if items.len() < 2 => items.pop()?,
            value => value,
        };
        Some((name.to_owned(), value))
    });
    members.collect()
}
