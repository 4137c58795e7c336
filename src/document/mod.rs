//! The essay map: one document that joins an essay's texts, its argument, its actors and its events.
//!
//! Entry: [`check()`] goes over identifiers, references, places and dates and yields [`Diagnostic`]s, each with a place
//! and a way out. How a map is read from files is said in [`format`](crate::format).
//!
//! The types are the file format: serde writes them as JSON, and `schema/essay-map.json` is generated from them.
//! Identifiers are short, stable slugs (`a`–`z`, `0`–`9`, `-`), unique within their kind; links carry them.

mod basis;
mod check;
mod date;
mod diagnostic;
mod index;
pub mod names;
mod scheme;
mod sentences;
mod standard;
mod styled;
mod voice;

pub use basis::Basis;
pub use check::check;
pub use date::{Date, Parts};
pub(crate) use diagnostic::nth;
pub use diagnostic::{Diagnostic, Kind, Severity};
pub use index::{ActorIx, ClaimIx, EventIx, Index, InferenceIx};
pub use scheme::Scheme;
pub use standard::Standard;
pub use styled::{Style, Styled, is_link, settled};
pub use voice::Voice;

use serde::{Deserialize, Serialize};

use crate::text::SentenceRule;

/// The version of the format that this library writes.
pub const FORMAT: &str = "wherefore/2";

/// The version before, which had no voices, no leading claims, no rule for sentences but the first, and a scheme for
/// each inference. A map of it is read as one of this version.
pub const EARLIER_FORMAT: &str = "wherefore/1";

/// Declares identifier types: strings that cannot be mistaken for one another.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$"), example = "a-short-slug"))]
            pub String,
        );

        impl $name {
            /// The identifier as it stands in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names an edition.
    EditionId;
    /// Names a claim; part of the claim's address.
    ClaimId;
    /// Names an inference.
    InferenceId;
    /// Names an actor; part of the actor's address.
    ActorId;
    /// Names an event.
    EventId;
}

/// A whole essay map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("$id" = "urn:wherefore:essay-map:2")))]
#[serde(deny_unknown_fields)]
pub struct EssayMap {
    /// The format and its version: `wherefore/2`. `wherefore/1` is read as well.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^wherefore/[12]$")))]
    pub format: String,
    /// What the map is called; shown as the page's heading.
    pub title: String,
    /// One or two sentences on what the reader has before them.
    pub summary: String,
    /// The language of the map's own words, as a BCP 47 tag.
    #[cfg_attr(feature = "schema", schemars(example = "en-GB"))]
    pub language: String,
    /// The rule by which the sentences of its texts are counted.
    #[serde(default)]
    pub sentence_rule: SentenceRule,
    /// The published essay that the map analyses.
    pub source: Source,
    /// The rule by which a claim is judged by the inferences for and against it.
    #[serde(default)]
    pub standard: Standard,
    /// The claims that carry the essay most, as its editor sees it, the foremost first: what the page says in short. Empty
    /// where the count of claims behind each reason is to decide.
    #[serde(default)]
    pub leading: Vec<ClaimId>,
    /// The texts of the essay. The first one with paragraphs is the one shown.
    pub editions: Vec<Edition>,
    /// The propositions, in no particular order.
    pub claims: Vec<Claim>,
    /// How the claims bear on one another.
    pub inferences: Vec<Inference>,
    /// The people and bodies that the essay speaks of.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Where actors stand on claims.
    #[serde(default)]
    pub stances: Vec<Stance>,
    /// How actors relate to one another.
    #[serde(default)]
    pub ties: Vec<Tie>,
    /// What is dated.
    #[serde(default)]
    pub events: Vec<Event>,
}

impl EssayMap {
    /// The thesis: the claim of the essay from which the essay concludes nothing. Where several qualify, the first that
    /// something is concluded *for*, else the first; `None` where every claim is a premise, or there are none.
    pub fn thesis(&self) -> Option<&Claim> {
        let index = Index::new(self);
        let mut is_premise = vec![false; self.claims.len()];
        let mut is_concluded = vec![false; self.claims.len()];
        for inference in self.inferences.iter().filter(|it| !it.is_editors()) {
            for premise in inference.premises.iter().filter_map(|premise| index.claim(premise)) {
                is_premise[premise.0] = true;
            }
            if let Some(target) = inference.target.claim().and_then(|target| index.claim(target)) {
                is_concluded[target.0] = true;
            }
        }
        let unused = || (0..self.claims.len()).filter(|&claim| !is_premise[claim] && !self.claims[claim].is_editors());
        let thesis = unused().find(|&claim| is_concluded[claim]).or_else(|| unused().next())?;
        self.claims.get(thesis)
    }

    /// The essay as published, where the map holds positions in it and not its words: what a reader's own copy is of.
    pub fn original(&self) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.role == EditionRole::Original)
    }

    /// The edition that is shown: the first whose text the map contains.
    pub fn text(&self) -> Option<&Edition> {
        self.editions.iter().find(|edition| !edition.paragraphs.is_empty())
    }
}

/// The published essay, by what is publicly known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title under which it was published.
    pub title: String,
    /// Who wrote it, if the author is among the actors.
    #[serde(default)]
    pub author: Option<ActorId>,
    /// Who published it.
    pub publisher: String,
    /// When it was published.
    pub published: Date,
}

/// One text of the essay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The edition's identifier; passages refer to it.
    pub id: EditionId,
    /// What the edition is to the map.
    #[serde(default)]
    pub role: EditionRole,
    /// What the edition is called.
    pub title: String,
    /// The language of its text, as a BCP 47 tag; empty where it is that of the map.
    #[serde(default)]
    pub language: String,
    /// What the reader should know of it, in a sentence.
    pub note: String,
    /// The text, paragraph by paragraph; lines of verse are parted by line ends. Empty when the map does not contain the
    /// text.
    #[serde(default)]
    pub paragraphs: Vec<String>,
    /// For a text that the map does not contain: how many sentences each of its paragraphs has.
    #[serde(default)]
    pub sentence_counts: Vec<u32>,
    /// How the text is set beyond its words: headings, items, quotes, foot notes, emphasis, links. By paragraph, and there
    /// headings first, then what the paragraph is, then stretches by their start.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "styled::in_files")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Styled>"))]
    pub styled: Vec<Styled>,
}

/// What an edition is to its map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EditionRole {
    /// A text that the map contains.
    #[default]
    Text,
    /// The essay as published, of which the map holds positions and fingerprints and no words.
    Original,
    /// A reader's own copy.
    Copy,
}

/// A stretch of one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The edition that the passage is in.
    pub edition: EditionId,
    /// Where in it.
    pub selector: Selector,
}

/// The description of a passage, after the selectors of the W3C Web Annotation Data Model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Selector {
    /// Whole sentences of one paragraph.
    Sentences {
        /// The paragraph, counted from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        paragraph: u32,
        /// The first sentence, counted from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        first: u32,
        /// The last sentence, counted from 1 and included.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        last: u32,
    },
    /// A text position within one paragraph, in Unicode code points.
    Position {
        /// The paragraph, counted from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        paragraph: u32,
        /// The first code point, counted from 0.
        start: u32,
        /// The code point after the last.
        end: u32,
    },
    /// A text quote within one paragraph of an edition whose text the map contains. Where the words are few, or stand
    /// there twice, what is around them has to be given: nothing is taken for found on context that is not there.
    Quote {
        /// The paragraph, counted from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        paragraph: u32,
        /// The words.
        exact: String,
        /// What comes just before them; empty if that is not known.
        #[serde(default)]
        prefix: String,
        /// What comes just behind them; empty if that is not known.
        #[serde(default)]
        suffix: String,
    },
}

impl Selector {
    /// The paragraph that the passage is in, counted from 1.
    pub fn paragraph(&self) -> u32 {
        match self {
            Self::Sentences { paragraph, .. } | Self::Position { paragraph, .. } | Self::Quote { paragraph, .. } => {
                *paragraph
            }
        }
    }
}

/// One proposition, in the map's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The claim's identifier.
    pub id: ClaimId,
    /// The proposition, as one full sentence.
    pub text: String,
    /// Whether the essay relies on the claim without ever stating it.
    #[serde(default)]
    pub implicit: bool,
    /// Whose claim it is.
    #[serde(default)]
    pub voice: Voice,
    /// What the claim rests on in the essay.
    pub basis: Basis,
    /// What is worth knowing about that basis here, in a sentence.
    #[serde(default)]
    pub basis_note: String,
    /// The actors that the claim is about.
    #[serde(default)]
    pub actors: Vec<ActorId>,
    /// Where the essay states it; of the editor's, what in the essay it refers to. Empty for an implicit claim.
    #[serde(default)]
    pub passages: Vec<Passage>,
}

impl Claim {
    /// Whether it is the editor's and not the essay's.
    pub fn is_editors(&self) -> bool {
        self.voice == Voice::Editor
    }

    /// Whether the essay relies on it without stating it.
    pub fn is_unsaid(&self) -> bool {
        self.implicit && !self.is_editors()
    }

    /// Whether the essay has it from people without a name.
    pub fn is_unnamed(&self) -> bool {
        self.basis == Basis::AnonymousSource && !self.is_editors()
    }
}

/// Premises that, together, speak for or against something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Inference {
    /// The inference's identifier.
    pub id: InferenceId,
    /// The claims that bear on the target together; at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub premises: Vec<ClaimId>,
    /// What they bear on, and how.
    pub target: Target,
    /// Who draws it. One that starts from the editor's claims, or bears on them, need not say that it is the editor's.
    #[serde(default)]
    pub voice: Voice,
    /// The argumentation scheme, if one is named.
    #[serde(default)]
    pub scheme: Option<Scheme>,
}

impl Inference {
    /// Whether it is the editor's and not the essay's.
    pub fn is_editors(&self) -> bool {
        self.voice == Voice::Editor
    }
}

/// What an inference bears on, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// The premises are a reason for this claim.
    Supports(ClaimId),
    /// The premises are a reason against this claim.
    Attacks(ClaimId),
    /// The premises are a reason why that inference does not go through, whatever its conclusion is worth.
    Undercuts(InferenceId),
}

impl Target {
    /// The claim that is supported or attacked; `None` for an undercut.
    pub fn claim(&self) -> Option<&ClaimId> {
        match self {
            Self::Supports(claim) | Self::Attacks(claim) => Some(claim),
            Self::Undercuts(_) => None,
        }
    }
}

/// A person, institution, group or state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The actor's identifier.
    pub id: ActorId,
    /// The name by which the actor is shown.
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// The role at the time of the essay, in a few words.
    pub role: String,
    /// One or two plain sentences on the actor.
    pub note: String,
    /// Other names by which a text calls the actor. The name itself need not be repeated.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// What sort of actor it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A single human being.
    #[default]
    Person,
    /// A body with a name: a ministry, a company, a newspaper.
    Institution,
    /// People taken together: a faction, a profession, a public.
    Group,
    /// A state.
    State,
}

/// An actor's position on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stance {
    /// Whose position it is.
    pub actor: ActorId,
    /// On which claim.
    pub claim: ClaimId,
    /// What the position is.
    pub position: Position,
    /// Where the essay says so.
    pub passage: Passage,
}

/// What an actor makes of a claim, according to the essay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Grants it, although it does not suit the actor.
    Concedes,
    /// Says nothing, where that matters.
    Silent,
}

/// A directed, named relation between two actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// From whom.
    pub from: ActorId,
    /// A verb phrase that reads between the two names: `heads`, `criticised`.
    pub relation: String,
    /// To whom.
    pub to: ActorId,
    /// Where the essay says so.
    pub passage: Passage,
}

/// Something dated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The event's identifier.
    pub id: EventId,
    /// What happened, in a short sentence.
    pub title: String,
    /// The day, month or year; the first one where the event is a span.
    pub date: Date,
    /// The last day, month or year of a span.
    #[serde(default)]
    pub until: Option<Date>,
    /// Whether the date is known only roughly.
    #[serde(default)]
    pub approximate: bool,
    /// What is worth knowing about the event or its date, in a sentence.
    #[serde(default)]
    pub note: String,
    /// The actors who took part.
    #[serde(default)]
    pub actors: Vec<ActorId>,
    /// The claims that it bears on.
    #[serde(default)]
    pub claims: Vec<ClaimId>,
    /// Where the essay speaks of it.
    #[serde(default)]
    pub passages: Vec<Passage>,
}
