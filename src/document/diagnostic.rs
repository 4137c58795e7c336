//! What is wrong with a map, as data: how bad, what, where, and what to do about it.

use std::fmt;

/// One finding about a map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// What sort of finding it is; tells the severity too.
    pub kind: Kind,
    /// Where, as a path into the document, such as `claims[3].passages[0]` or `line 4, column 12`.
    pub place: String,
    /// What is the matter, in a sentence.
    pub message: String,
    /// What to do about it, in a sentence.
    pub help: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The map can be read as it is, but is probably not what its maker meant.
    Warning,
    /// A part of the map has no meaning and is passed over.
    Error,
}

/// The sorts of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// The text is not JSON.
    NotJson,
    /// A part of the JSON has not the shape that its place calls for.
    WrongShape,
    /// The map is of a format that this library does not know.
    UnknownFormat,
    /// An identifier that is not a slug.
    MalformedId,
    /// Two things of a kind share an identifier.
    DuplicateId,
    /// A reference to something that is not in the map.
    DanglingId,
    /// An inference without premises.
    NoPremises,
    /// No claim is the thesis.
    NoThesis,
    /// A passage that lies outside its edition, or in none.
    PassageOutside,
    /// A date that does not exist, or a span that ends before it begins.
    ImpossibleDate,
    /// A claim of the essay without a passage, or an implicit one with a passage.
    PassageMismatch,
    /// Claims that support or attack one another in a circle.
    Cycle,
    /// A claim that no inference uses.
    UnusedClaim,
    /// Something in the editor's voice that only the essay can say.
    NotTheEssays,
    /// A name by which two actors are called.
    SharedAlias,
    /// Fingerprints that are not those of the map.
    Fingerprints,
    /// A part of a source that is not in the language of its file.
    NotReadable,
    /// A key that means nothing where it stands.
    UnknownKey,
    /// A word that is none of those that can stand there.
    UnknownValue,
    /// A scheme that is none of those that are known.
    UnknownScheme,
    /// A quotation whose words are not in the essay.
    QuoteNotFound,
    /// A quotation whose words are in several places.
    QuoteAmbiguous,
    /// A stance or a tie without a passage that says so.
    NoPassage,
    /// Something that is named and nowhere written.
    NoText,
    /// Places that count sentences in a source that does not state the rule by which.
    NoSentenceRule,
    /// A part of a source that the page does not show.
    NotShown,
    /// A name or a key of the author's own that is spelt nearly like one that has a meaning.
    Misspelt,
    /// A claim with two texts.
    TwoTexts,
    /// An actor without a name.
    NoName,
    /// A name by which the essay calls nobody.
    NotInEssay,
    /// A language that is not named by its code.
    NotACode,
    /// A reference to a foot note that is not there, or a note to which nothing refers.
    FootNote,
    /// A line in the argument that stands between two steps of indentation.
    BetweenSteps,
    /// Words that were there to be replaced.
    Placeholder,
    /// A file that is not read, since its name is not the one that is expected.
    NotRead,
    /// A file that is not read, since what it would hold is read from another.
    TwoFiles,
    /// A heading, an emphasis, a link or a reference for which the text has no place.
    StyleOutside,
    /// A link that leads neither to a page of the web nor to a mailbox.
    UnsafeLink,
    /// Headings, emphases or links that are not in the order of the text.
    StylesOutOfOrder,
}

/// The ordinal number of what stands at an index: `1st` of the first.
pub(crate) fn nth(index: usize) -> String {
    let number = index.saturating_add(1);
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

impl Kind {
    /// How much a finding of this kind matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::Cycle
            | Self::UnusedClaim
            | Self::NotTheEssays
            | Self::SharedAlias
            | Self::PassageMismatch
            | Self::UnknownKey
            | Self::UnknownScheme
            | Self::NoSentenceRule
            | Self::NotShown
            | Self::Misspelt
            | Self::TwoTexts
            | Self::NoName
            | Self::NotInEssay
            | Self::NotACode
            | Self::FootNote
            | Self::BetweenSteps
            | Self::Placeholder
            | Self::TwoFiles
            | Self::StylesOutOfOrder => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Diagnostic {
    /// How much the finding matters.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {} {}", self.severity(), self.place, self.message, self.help)
    }
}
