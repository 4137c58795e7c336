use std::path::PathBuf;
use std::sync::LazyLock;

use wherefore::anchor::Fingerprints;
use wherefore::document::{Edition, EssayMap, Passage, Selector};
use wherefore::format::{Source, read_folder};
use wherefore::text::{Points, Ruler, Splitter};

/// The folder of the map that many tests stand on, because it is large and real.
pub(crate) const FOLDER: &str = "content/putin-peace";

/// Its sources, read once for all tests.
pub(crate) fn source() -> &'static Source {
    static SOURCE: LazyLock<Source> = LazyLock::new(|| read_folder(&root().join(FOLDER)).unwrap());
    &SOURCE
}

pub(crate) fn map() -> EssayMap {
    source().map.clone()
}

pub(crate) fn prints() -> Fingerprints {
    source().fingerprints.clone().unwrap()
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A map with its passages in its own text widened to whole sentences: as in a text that a map knows by fingerprints
/// alone, of which passages are sentences.
pub(crate) fn by_sentences(mut map: EssayMap) -> EssayMap {
    let text = map.text().unwrap().clone();
    let claims = map.claims.iter_mut().map(|it| &mut it.passages);
    let events = map.events.iter_mut().map(|it| &mut it.passages);
    for passages in claims.chain(events) {
        passages.iter_mut().for_each(|it| widen(&text, it));
        let mut seen: Vec<Passage> = Vec::new();
        for passage in passages.drain(..) {
            if !seen.contains(&passage) {
                seen.push(passage);
            }
        }
        *passages = seen;
    }
    map.stances.iter_mut().for_each(|it| widen(&text, &mut it.passage));
    map.ties.iter_mut().for_each(|it| widen(&text, &mut it.passage));
    map
}

fn widen(text: &Edition, passage: &mut Passage) {
    let Selector::Position { paragraph, start, end } = passage.selector else { return };
    if passage.edition != text.id {
        return;
    }
    let words = &text.paragraphs[paragraph as usize - 1];
    let ruler = Ruler::new(words);
    let (start, end) = (ruler.bytes(Points(start)), ruler.bytes(Points(end)));
    let all = (1..).zip(Splitter::default().sentences(words));
    let touched: Vec<u32> = all.filter(|(_, it)| it.start < end && start < it.end).map(|(at, _)| at).collect();
    passage.selector = Selector::Sentences { paragraph, first: touched[0], last: touched[touched.len() - 1] };
}
