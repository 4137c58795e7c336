//! The words in which a reader is told what part a claim plays and what it rests on.
//!
//! Plain words, used the same everywhere: on the card, in the tree, in page descriptions and in what is announced.

use super::Reading;
use crate::argument::{Node, NodeIx, Part};
use crate::document::{ActorKind, Basis, Claim, ClaimIx, Event, Parts, Position, Scheme, Selector, Target};

/// The part of a claim in a phrase, such as “Reason 3 of 6 for the thesis”.
pub fn part(reading: &Reading, claim: ClaimIx) -> String {
    reading.tree.place(claim).map_or_else(String::new, |place| part_at(reading, place))
}

/// What tells the editor’s claims from the essay’s.
pub const NOT_THE_ESSAYS: &str = "The editor’s note, not the essay’s";

/// The word for the part that a node plays, and whose it is if it is not the essay's.
pub fn part_word(node: &Node) -> String {
    if node.is_editors() { ["Editor’s ", node.part.name()].concat() } else { node.part.word().to_owned() }
}

/// The part that a node plays in a phrase, with what it bears on.
pub fn part_at(reading: &Reading, at: NodeIx) -> String {
    let node = reading.tree.node(at);
    let word = part_word(node);
    let Some(parent) = node.parent else {
        return match node.part {
            Part::Unused if node.is_editors() => "Editor’s note, used by nothing in this map".to_owned(),
            Part::Unused => "Used by nothing in this map".to_owned(),
            _ => format!("The {}", node.part.name()),
        };
    };
    let above = reading.tree.node(parent);
    let target = match above.part {
        Part::Thesis => "the thesis".to_owned(),
        _ => format!("“{}”", sentence(reading, above.claim)),
    };
    let order = if node.of > 1 { format!(" {} of {}", node.ordinal, node.of) } else { String::new() };
    match node.part {
        Part::Undercut => {
            let step = reading.map[above.claim].text.trim_end_matches('.');
            let to = concluded(reading, above).map_or_else(String::new, |to| format!(" to “{to}”"));
            format!("{word}: doubts the step from “{step}”{to}")
        }
        Part::Objection | Part::Reply => format!("{word}{order} to {target}"),
        _ => format!("{word}{order} for {target}"),
    }
}

/// The conclusion of the step that a node takes, as text without a full stop.
fn concluded<'a>(reading: &'a Reading, node: &Node) -> Option<&'a str> {
    let above = reading.tree.node(node.parent?);
    match reading.map[node.inference?].target {
        Target::Undercuts(_) => None,
        _ => Some(sentence(reading, above.claim)),
    }
}

/// A claim's text without its full stop, to stand inside another sentence.
pub fn sentence(reading: &Reading, claim: ClaimIx) -> &str {
    reading.map[claim].text.trim_end_matches('.')
}

/// Who published the essay and when, to stand behind its title: ` by Ada Byron, The Paper, May 2001`.
pub fn credit(reading: &Reading) -> String {
    let source = &reading.map.source;
    let author = reading.author().map(|author| format!(" by {}", reading.map[author].name)).unwrap_or_default();
    let mut credit = author;
    for part in [&source.publisher, &reading.date(&source.published)].into_iter().filter(|part| !part.is_empty()) {
        credit += ", ";
        credit += part;
    }
    credit
}

/// What is remarked on a claim where it stands in the tree: that nobody says it, that it rests on people without a name,
/// that it stands elsewhere and is only referred to here. In one parenthesis, or empty.
pub fn remarks(reading: &Reading, at: NodeIx) -> String {
    let node = reading.tree.node(at);
    let claim = &reading.map[node.claim];
    let unsaid = claim.is_unsaid().then_some("unsaid");
    let unnamed = claim.is_unnamed().then_some("unnamed sources");
    let elsewhere = node.refers_to.map(|place| if place < at { "see above" } else { "see below" });
    let remarks: Vec<_> = [unsaid, unnamed, elsewhere].into_iter().flatten().collect();
    if remarks.is_empty() { String::new() } else { [" (", &remarks.join("; "), ")"].concat() }
}

/// What a claim rests on, to stand behind “rests on”.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::NamedSource => "a named source",
        Basis::AnonymousSource => "unnamed sources",
        Basis::PublicStatement => "a public statement",
        Basis::Event => "a reported event",
        Basis::Figure => "a figure",
        Basis::History => "history",
        Basis::Inference => "other claims",
        Basis::Judgment => "the author’s judgment",
    }
}

/// What a claim rests on, to stand behind “rests on”.
pub fn basis_of(claim: &Claim) -> &'static str {
    match claim.basis {
        Basis::Judgment if claim.is_editors() => "the editor’s judgment",
        own => basis(own),
    }
}

/// What a basis is worth to a reader, in a sentence or two.
pub fn worth(basis: Basis) -> &'static str {
    match basis {
        Basis::NamedSource => "Someone answers for it by name; what they said to the author cannot be looked up.",
        Basis::AnonymousSource => {
            "Nobody answers for it by name, so it cannot be checked. It is worth what you think the author’s \
             judgment of these people is worth."
        }
        Basis::PublicStatement => "Said in public, so it can be looked up. That it was said does not make it true.",
        Basis::Event => "Reported when it happened, so it can be looked up.",
        Basis::Figure => "A number that can be looked up; it depends on who counted.",
        Basis::History => "A matter of record, on which others have written.",
        Basis::Inference => "It is concluded from the claims below it, and is worth as much as they are.",
        Basis::Judgment => "The author says so and names no source.",
    }
}

/// An argumentation scheme, in the words of a reader.
pub fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::PositionToKnow => "from someone in a position to know",
        Scheme::WitnessTestimony => "from what a witness reports",
        Scheme::ExpertOpinion => "from expert opinion",
        Scheme::Commitment => "from what someone is committed to",
        Scheme::Sign => "from a sign to what it shows",
        Scheme::CauseToEffect => "from cause to effect",
        Scheme::BestExplanation => "to the best explanation",
        Scheme::Consequences => "from consequences",
        Scheme::PracticalReasoning => "from an end to its means",
        Scheme::Example => "from an example",
        Scheme::Analogy => "from a like case",
        Scheme::Precedent => "from precedent",
        Scheme::EstablishedRule => "from a rule",
        Scheme::Composition => "from the parts to the whole",
        Scheme::Alternatives => "by ruling out alternatives",
        Scheme::Classification => "from a class to its member",
        Scheme::PopularOpinion => "from what is generally believed",
        Scheme::PopularPractice => "from what is generally done",
        Scheme::Ignorance => "from the lack of evidence",
        Scheme::Correlation => "from what goes together to its cause",
        Scheme::Hypothesis => "from evidence to a supposition",
        Scheme::SlipperySlope => "from a first step to a bad end",
        Scheme::Value => "from a value",
        Scheme::Danger => "from a danger",
        Scheme::Threat => "from a threat",
        Scheme::Waste => "from what would be wasted",
        Scheme::Character => "from someone’s character",
        Scheme::Inconsistency => "from words and deeds that do not agree",
        Scheme::Bias => "from a stake in the matter",
        Scheme::Division => "from the whole to its parts",
        Scheme::Appearance => "from how it looks",
        Scheme::Definition => "from a definition",
        Scheme::Exception => "from an exception to a rule",
    }
}

/// What sort of actor it is.
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Institution => "institution",
        ActorKind::Group => "group",
        ActorKind::State => "state",
    }
}

/// Several actors of a kind.
pub fn actor_kinds(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "People",
        ActorKind::Institution => "Institutions",
        ActorKind::Group => "Groups",
        ActorKind::State => "States",
    }
}

/// When an event was, such as `about 12 March 2025` or `3 to 11 March 2025`.
pub fn when(reading: &Reading, event: &Event) -> String {
    let about = if event.approximate { "about " } else { "" };
    let Some(until) = &event.until else {
        return format!("{about}{}", reading.date(&event.date));
    };
    let last = reading.date(until);
    let first = match (event.date.parts(), until.parts()) {
        // The month is said once, where the day begins a date.
        (Some(Parts { day: Some(day), year, month }), Some(until))
            if (year, month) == (until.year, until.month) && last.starts_with(|it: char| it.is_ascii_digit()) =>
        {
            let ending = if last.split(' ').next().is_some_and(|it| it.ends_with('.')) { "." } else { "" };
            format!("{day}{ending}")
        }
        _ => reading.date(&event.date),
    };
    // A map in a language whose dates the page brings along has no English word between them.
    let between = if reading.says_dates_itself() { " to " } else { " – " };
    format!("{about}{first}{between}{last}")
}

/// What an actor makes of a claim, as a verb.
pub fn position(position: Position) -> &'static str {
    match position {
        Position::Asserts => "asserts",
        Position::Denies => "denies",
        Position::Concedes => "concedes",
        Position::Silent => "is silent on",
    }
}

/// A count with its noun: `1 passage`, `3 passages`.
pub fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A list in words: `a`, `a and b`, `a, b and c`.
pub fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Where a passage lies, in words.
pub fn place(selector: &Selector) -> String {
    match selector {
        Selector::Sentences { paragraph, first, last } if first == last => {
            format!("paragraph {paragraph}, sentence {first}")
        }
        Selector::Sentences { paragraph, first, last } => format!("paragraph {paragraph}, sentences {first}–{last}"),
        Selector::Position { paragraph, .. } | Selector::Quote { paragraph, .. } => format!("paragraph {paragraph}"),
    }
}
