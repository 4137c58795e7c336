//! Sentences of running prose.
//!
//! Entry: [`Splitter`], which divides paragraphs by a rule ([`SentenceRule`]) and, from the second rule on, in a language.
//!
//! | file | what is in it |
//! |---|---|
//! | `first` | rule 1 |
//! | `second` | rule 2: which marks end a sentence, and what goes on behind one |
//! | `marks` | marks that end, close and open, in any script |
//! | `language` | what rule 2 knows of a language: its abbreviations and the words that sentences begin with |
//!
//! The numbers of sentences in passages, the addresses of passages and fingerprints depend on the rule. So **a rule never
//! changes**, its lists included: what is to be better gets the next number, and maps that were counted by another keep
//! theirs. Unicode's rule (UAX 29) is none of these: it knows no abbreviations, which an essay about persons is full of.
//!
//! No sentence is told on the page: what it carries has them found already ([`Carried`](crate::reading::Carried)). What
//! else knows of ends: `anchor/words.rs`, where a full stop stands within a word, and `import/plain.rs`, where a line ends
//! a paragraph.

mod first;
mod language;
mod marks;
mod second;

pub(crate) use marks::is_terminator;

use std::ops::Range;

use self::language::Language;
use super::{Bytes, SentenceRule};

/// Divides paragraphs into sentences, by a rule and in a language.
///
/// ```
/// use wherefore::text::{SentenceRule, Splitter, slice};
///
/// let splitter = Splitter::new(SentenceRule::Second, "de-AT");
/// let text = "Am 3. Mai kam Dr. Roth. „Warum?“, fragte er.";
/// let found: Vec<_> = splitter.sentences(text).into_iter().map(|it| slice(text, it)).collect();
/// assert_eq!(found, ["Am 3. Mai kam Dr. Roth.", "„Warum?“, fragte er."]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Splitter {
    rule: SentenceRule,
    language: &'static Language,
}

impl Default for Splitter {
    fn default() -> Self {
        Self::new(SentenceRule::default(), "")
    }
}

impl Splitter {
    /// What divides by a rule, in the language of a BCP 47 tag. A language of which the rule knows nothing has what
    /// abbreviations are common to many.
    pub fn new(rule: SentenceRule, language: &str) -> Self {
        let language = match rule {
            SentenceRule::First => "",
            SentenceRule::Second => language,
        };
        Self { rule, language: Language::of(language) }
    }

    /// The rule.
    pub fn rule(self) -> SentenceRule {
        self.rule
    }

    /// The tag of a language in which it divides alike; empty where the language makes no difference.
    pub fn language(self) -> &'static str {
        self.language.tag
    }

    /// The sentences of a paragraph, in order, without the white space around them.
    ///
    /// Each range is in bytes, falls on characters, and is not empty; between them is nothing but white space. A paragraph
    /// of white space has none.
    pub fn sentences(self, paragraph: &str) -> Vec<Range<Bytes>> {
        match self.rule {
            SentenceRule::First => first::sentences(paragraph),
            SentenceRule::Second => second::sentences(paragraph, self.language),
        }
    }
}

/// Adds a stretch without the white space around it, unless nothing is left.
fn push(found: &mut Vec<Range<Bytes>>, paragraph: &str, range: Range<usize>) {
    let text = &paragraph[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    let end = range.start + text.trim_end().len();
    if start < end {
        found.push(Bytes(start)..Bytes(end));
    }
}
