//! By what the sentences of a map's texts are told.

use super::{Edition, EssayMap};
use crate::text::Splitter;

impl EssayMap {
    /// What divides the paragraphs of an edition into sentences: the map's rule, in the language of the text.
    pub fn splitter(&self, edition: &Edition) -> Splitter {
        let language = if edition.language.is_empty() { &self.language } else { &edition.language };
        Splitter::new(self.sentence_rule, language)
    }
}
