//! The passages of claims as annotations of the W3C Web Annotation Data Model, in one collection with one page.
//!
//! Entry: [`write()`]. Stages: write each edition whose words the map contains as a plain text beside the annotations, its
//! paragraphs divided by empty lines; find the passages in it; make an annotation of each.
//!
//! An annotation's body is the claim, which describes (motivation `describing`) its target, a passage, or is the editor's
//! comment on it (`commenting`). A passage that is
//! found in a text has two selectors: its words, with what is around them, and its position, which counts code points from
//! the start of that text. Of any other passage the model has no selector that would be true: sentences are counted in
//! paragraphs that are not there. Its target says in words where it is, and has the words themselves as a selector only
//! where the map gives the passage by them.
//!
//! Names of things are relative to the address of the file. An annotation is named after its claim and counted from 1
//! along the passages of the claim: `#claim-keep.2`; its body is `#claim-keep` in each of them.

use serde_json::{Value, json};

use super::names::{self, Names};
use super::{Export, ExportedFile, Format, LEFT_OUT, Losses};
use crate::document::{Claim, Edition, EditionRole, EssayMap, Passage, Selector};
use crate::reading::{Carried, words};
use crate::text::{Bytes, Points, Ruler, slice};

/// What the terms mean. It names a vocabulary; nothing is loaded from there.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// What divides two paragraphs of a text.
const BETWEEN: &str = "\n\n";

/// How many code points before and behind a passage are given with it: about five words, by which places are told apart.
const AROUND: u32 = 32;

/// The annotations of a map, and the texts that they are on.
pub(super) fn write(map: &EssayMap, site: &str) -> Export {
    let texts: Vec<Text<'_>> = map.editions.iter().filter_map(|edition| Text::new(map, edition)).collect();
    let mut items = Vec::new();
    let (mut elsewhere, mut lost) = (0, 0);
    for (at, (claim, name)) in map.claims.iter().zip(&Names::new(map).claims).enumerate() {
        // The model has a word for what others say of a text.
        let motivation = if claim.is_editors() { "commenting" } else { "describing" };
        let body = body(map, claim, name, motivation, site);
        for (number, passage) in claim.passages.iter().enumerate() {
            let text = texts.iter().find(|text| text.edition.id == passage.edition);
            let target = text.and_then(|text| text.target(at, number)).unwrap_or_else(|| {
                *(if text.is_some() { &mut lost } else { &mut elsewhere }) += 1;
                described(text.map_or_else(|| source(map, passage), |text| text.file.as_str().into()), passage)
            });
            items.push(json!({
                "id": format!("#{name}.{}", number + 1),
                "type": "Annotation",
                "motivation": motivation,
                "body": body,
                "target": target,
            }));
        }
    }
    let mut losses = Losses::default();
    losses.add(
        map.claims.iter().filter(|it| it.passages.is_empty()).count(),
        "claim",
        "left out for want of a passage",
    );
    losses.add(
        map.claims.iter().filter(|it| !it.passages.is_empty()).count(),
        "claim",
        "written without basis, note and actors",
    );
    losses.add(elsewhere, "passage", "described in words for want of the text");
    losses.add(lost, "passage", "described in words, not being found in the text");
    losses.add(map.inferences.len(), "inference", LEFT_OUT);
    losses.add_actors(map);
    losses.add_events(map);

    let mut files = vec![ExportedFile {
        name: Format::Annotations.files().concat(),
        media_type: Format::Annotations.media_type(),
        text: format!("{:#}\n", collection(&map.title, items)),
    }];
    files.extend(texts.into_iter().map(|text| ExportedFile {
        name: text.file,
        media_type: "text/plain; charset=utf-8",
        text: text.text,
    }));
    Export { files, losses: losses.0 }
}

/// The envelope. A collection of nothing has no page.
fn collection(title: &str, items: Vec<Value>) -> Value {
    let mut collection = json!({
        "@context": CONTEXT,
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": title,
        "total": items.len(),
    });
    if !items.is_empty() {
        collection["first"] = json!({
            "id": "#page",
            "type": "AnnotationPage",
            "partOf": "#annotations",
            "startIndex": 0,
            "items": items,
        });
        collection["last"] = "#page".into();
    }
    collection
}

/// What is said of a passage: the claim and, where there is a site, the address of its page.
fn body(map: &EssayMap, claim: &Claim, name: &str, purpose: &str, site: &str) -> Value {
    let mut said = json!({
        "id": format!("#{name}"),
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "value": claim.text,
    });
    if !map.language.is_empty() {
        said["language"] = map.language.as_str().into();
    }
    if site.is_empty() {
        return said;
    }
    let page = format!("{site}claim/{}/", claim.id);
    json!([said, { "type": "SpecificResource", "purpose": "linking", "source": page }])
}

/// The edition of a passage, as a thing that is not here.
fn source(map: &EssayMap, passage: &Passage) -> Value {
    let mut source = json!({ "id": format!("#{}", names::name("edition", passage.edition.as_str())), "type": "Text" });
    if let Some(edition) = map.editions.iter().find(|edition| edition.id == passage.edition) {
        let essay = &map.source;
        source["label"] = match edition.role {
            EditionRole::Original => {
                format!("{}, {}, {}", essay.title, essay.publisher, essay.published.in_words()).into()
            }
            _ => edition.title.as_str().into(),
        };
    }
    source
}

/// A target that says where it is in words.
fn described(source: Value, passage: &Passage) -> Value {
    let place = words::place(&passage.selector);
    let mut target = json!({ "type": "SpecificResource", "source": source, "label": place });
    if let Selector::Quote { exact, prefix, suffix, .. } = &passage.selector {
        target["selector"] = quote(exact, prefix, suffix);
    }
    target
}

/// A selector by words.
fn quote(exact: &str, prefix: &str, suffix: &str) -> Value {
    json!({ "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix })
}

/// An edition whose words the map contains, as one text.
struct Text<'a> {
    edition: &'a Edition,
    /// The claims of the map, with this edition alone and a place for each quote that is found in it.
    placed: Carried,
    /// The name of its file.
    file: String,
    text: String,
    ruler: Ruler,
    /// The byte at which each paragraph starts.
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    /// The text of an edition; `None` where there is none, and where another edition of its identifier comes first.
    fn new(map: &EssayMap, edition: &'a Edition) -> Option<Self> {
        let is_text = |it: &&Edition| it.id == edition.id && !it.paragraphs.is_empty();
        if !map.editions.iter().find(is_text).is_some_and(|first| std::ptr::eq(first, edition)) {
            return None;
        }
        let alone = EssayMap {
            language: map.language.clone(),
            sentence_rule: map.sentence_rule,
            editions: vec![edition.clone()],
            claims: map.claims.clone(),
            ..EssayMap::default()
        };
        let text = edition.paragraphs.join(BETWEEN) + "\n";
        let mut starts = Vec::new();
        let mut start = 0;
        for paragraph in &edition.paragraphs {
            starts.push(start);
            start += paragraph.len() + BETWEEN.len();
        }
        Some(Self {
            edition,
            placed: Carried::new(alone),
            file: format!("{}.txt", names::name("text", edition.id.as_str())),
            ruler: Ruler::new(&text),
            text,
            starts,
        })
    }

    /// The target that a passage of a claim is here, both by their numbers; `None` where it is not found.
    fn target(&self, claim: usize, passage: usize) -> Option<Value> {
        let passage = self.placed.map.claims.get(claim)?.passages.get(passage)?;
        let (paragraph, range) = self.placed.anchored(passage)?;
        let start = self.starts.get(paragraph)?;
        let range = Bytes(start + range.start.0)..Bytes(start + range.end.0);
        let (Points(start), Points(end)) = (self.ruler.points(range.start), self.ruler.points(range.end));
        let before = self.ruler.bytes(Points(start.saturating_sub(AROUND)))..range.start;
        let behind = range.end..self.ruler.bytes(Points(end.saturating_add(AROUND)));
        let words = |range| slice(&self.text, range);
        Some(json!({
            "type": "SpecificResource",
            "source": self.file,
            "selector": [
                quote(words(range), words(before), words(behind)),
                { "type": "TextPositionSelector", "start": start, "end": end },
            ],
        }))
    }
}
