//! Advice on a map that is being written: what a careful reader would ask of it. None of it is an error, and there is no
//! score.
//!
//! Entry: [`advice`]. Each rule looks at one claim or one step, in plain words and on a count of words alone; what it says
//! is a question to its author. The rules on words that premises and conclusions share are those of C. Twardy, *Argument
//! Maps Improve Critical Thinking* (Teaching Philosophy 27, 2004): the rabbit rule (what is in the conclusion was in a
//! premise) and the rule of holding hands (what is in one premise alone is in the conclusion or in another).

use std::collections::{BTreeMap, BTreeSet};

use crate::argument::{question_text, questions};
use crate::document::{Basis, Claim, ClaimId, EssayMap, Index, InferenceId, InferenceIx, Position, Target};
use crate::text::words;

/// What is advised on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A claim that bears on nothing, and on which nothing bears.
    Stray,
    /// A reason for the thesis for which nothing is said.
    Bare,
    /// A claim that joins two.
    TwoInOne,
    /// A word of a conclusion that no premise has.
    Rabbit,
    /// A word of a premise that neither the conclusion nor another premise has.
    HoldingHands,
    /// A claim on unnamed sources of which nothing more is said.
    UnnamedSources,
    /// A claim on a named source that no actor makes.
    ByNobody,
    /// A step of which nothing answers what is to be asked of its pattern.
    Question,
}

impl Rule {
    /// Its name in a list of what is not wanted.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stray => "stray",
            Self::Bare => "bare",
            Self::TwoInOne => "two-in-one",
            Self::Rabbit => "rabbit",
            Self::HoldingHands => "holding-hands",
            Self::UnnamedSources => "unnamed-sources",
            Self::ByNobody => "by-nobody",
            Self::Question => "question",
        }
    }

    /// Where it comes from, in words.
    pub fn source(self) -> &'static str {
        match self {
            Self::Rabbit => "the rabbit rule of argument mapping",
            Self::HoldingHands => "the rule of holding hands, of argument mapping",
            Self::Question => "a critical question, after Walton, Reed and Macagno",
            _ => "what readers ask",
        }
    }
}

/// A piece of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is advised on.
    pub rule: Rule,
    /// The claim that it is about; of a step, the premise from which it starts.
    pub claim: ClaimId,
    /// What is advised, in words.
    pub words: String,
}

impl Advice {
    /// What tells it from all other advice, for those who do not want it here.
    pub fn key(&self) -> String {
        format!("{} {}", self.rule.name(), self.claim)
    }
}

/// All advice on a map, in the order of its claims. Nothing is advised on what the editor says.
pub fn advice(map: &EssayMap, index: &Index) -> Vec<Advice> {
    let look = Look::new(map, index);
    let mut all = Vec::new();
    for claim in map.claims.iter().filter(|claim| !claim.is_editors()) {
        let mut say = |rule: Rule, words: String| all.push(Advice { rule, claim: claim.id.clone(), words });
        look.on_claim(claim, &mut say);
        for &at in look.starting.get(&claim.id).into_iter().flatten() {
            look.on_step(at, &mut say);
        }
    }
    all
}

/// A map with what is asked of it again and again.
struct Look<'a> {
    map: &'a EssayMap,
    index: &'a Index,
    is_english: bool,
    /// The steps that start from each claim, of several premises the first.
    starting: BTreeMap<&'a ClaimId, Vec<InferenceIx>>,
    /// The claims that bear on something.
    bearing: BTreeSet<&'a ClaimId>,
    /// Those that are reasons for the thesis.
    reasons: BTreeSet<&'a ClaimId>,
    /// Those on which something bears, and those that something attacks.
    borne: BTreeSet<&'a ClaimId>,
    attacked: BTreeSet<&'a ClaimId>,
    /// The steps that something undercuts.
    undercut: BTreeSet<&'a InferenceId>,
    /// The claims that an actor asserts.
    told: BTreeSet<&'a ClaimId>,
}

impl<'a> Look<'a> {
    fn new(map: &'a EssayMap, index: &'a Index) -> Self {
        let asserted = map.stances.iter().filter(|it| it.position == Position::Asserts);
        let mut look = Self {
            map,
            index,
            is_english: map.language.is_empty() || map.language == "en" || map.language.starts_with("en-"),
            starting: BTreeMap::new(),
            bearing: BTreeSet::new(),
            reasons: BTreeSet::new(),
            borne: BTreeSet::new(),
            attacked: BTreeSet::new(),
            undercut: BTreeSet::new(),
            told: asserted.map(|it| &it.claim).collect(),
        };
        let thesis = map.thesis().map(|claim| &claim.id);
        for (at, step) in map.inferences.iter().enumerate() {
            look.bearing.extend(&step.premises);
            if let Some(first) = step.premises.first() {
                look.starting.entry(first).or_default().push(InferenceIx(at));
            }
            match &step.target {
                Target::Supports(to) => {
                    look.borne.insert(to);
                    if Some(to) == thesis {
                        look.reasons.extend(&step.premises);
                    }
                }
                Target::Attacks(to) => {
                    look.borne.insert(to);
                    look.attacked.insert(to);
                }
                Target::Undercuts(to) => {
                    look.undercut.insert(to);
                }
            }
        }
        look
    }

    fn on_claim(&self, claim: &Claim, say: &mut impl FnMut(Rule, String)) {
        let is_borne = self.borne.contains(&claim.id);
        if !is_borne && !self.bearing.contains(&claim.id) && self.map.claims.len() > 1 {
            let words = "It bears on nothing yet. Is it a reason for another claim, or an objection to one?";
            say(Rule::Stray, words.to_owned());
        }
        let is_bare = !is_borne && matches!(claim.basis, Basis::Judgment | Basis::Inference);
        if self.reasons.contains(&claim.id) && is_bare && !claim.implicit {
            let words = "Nothing is said for this reason. Does the essay give one, or is it the author’s word alone?";
            say(Rule::Bare, words.to_owned());
        }
        let joining = [" because ", " therefore ", "; ", " which shows that ", " since it "];
        if let Some(word) = joining.iter().find(|word| self.is_english && claim.text.contains(**word)) {
            let words =
                format!("“{}” joins two claims. Would each be clearer by itself, one as a reason?", word.trim());
            say(Rule::TwoInOne, words);
        }
        match claim.basis {
            Basis::AnonymousSource if claim.basis_note.is_empty() => {
                let words = "It rests on people without a name. What does the essay say of how they know?";
                say(Rule::UnnamedSources, words.to_owned());
            }
            Basis::NamedSource if !self.told.contains(&claim.id) => {
                let words = "It rests on a named source, and nobody in the map says it. Who does?";
                say(Rule::ByNobody, words.to_owned());
            }
            _ => {}
        }
    }

    fn on_step(&self, at: InferenceIx, say: &mut impl FnMut(Rule, String)) {
        let step = &self.map[at];
        let is_answered = self.undercut.contains(&step.id) || step.premises.iter().any(|it| self.attacked.contains(it));
        if step.scheme.is_some()
            && !is_answered
            && let Some(question) = questions(self.map, self.index, at).first()
        {
            say(Rule::Question, format!("Does the essay answer this? {}", question_text(self.map, question)));
        }
        // What one premise alone leaves open, an unsaid one would close: the rules are for steps that claim to be whole.
        let (Target::Supports(to), true) = (&step.target, step.premises.len() > 1) else { return };
        let terms_of = |id: &ClaimId| self.index.claim(id).map(|at| terms(&self.map[at].text));
        let Some(conclusion) = terms_of(to) else { return };
        let premises: Vec<Vec<String>> = step.premises.iter().filter_map(terms_of).collect();
        if let Some(term) = conclusion.iter().find(|term| !premises.iter().any(|premise| has(premise, term))) {
            say(Rule::Rabbit, format!("“{term}” is in the conclusion and in no premise. Is one unsaid?"));
        }
        let apart = premises.iter().enumerate().find(|(nth, premise)| {
            let others = premises.iter().enumerate().filter(|(other, _)| other != nth).map(|(_, it)| it);
            !others.chain([&conclusion]).any(|other| premise.iter().any(|term| has(other, term)))
        });
        if let Some(term) = apart.and_then(|(_, premise)| premise.first()) {
            let words = format!("The premise with “{term}” shares no word with the rest of the step. What ties it in?");
            say(Rule::HoldingHands, words);
        }
    }
}

/// The words of a text that carry meaning: those of five letters and more, in small letters, each once.
fn terms(text: &str) -> Vec<String> {
    const LEAST: usize = 5;
    const COMMON: [&str; 12] =
        ["about", "after", "before", "could", "should", "their", "there", "these", "those", "which", "would", "where"];
    let mut met = BTreeSet::new();
    words(text)
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= LEAST && !COMMON.contains(&word.as_str()))
        .filter(|word| met.insert(beginning(word)))
        .collect()
}

/// Whether a word, or another form of it, is among some.
fn has(terms: &[String], term: &str) -> bool {
    terms.iter().any(|other| beginning(other) == beginning(term))
}

/// What the forms of a word have in common, as far as a count of letters can tell.
fn beginning(word: &str) -> String {
    word.chars().take(4).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inference, Scheme};

    fn map(claims: &[(&str, &str)], steps: &[(&[&str], &str)]) -> EssayMap {
        let claim = |(id, text): &(&str, &str)| Claim {
            id: ClaimId((*id).to_owned()),
            text: (*text).to_owned(),
            basis: Basis::Event,
            ..Claim::default()
        };
        let step = |(premises, to): &(&[&str], &str)| Inference {
            id: InferenceId(format!("to-{to}")),
            premises: premises.iter().map(|id| ClaimId((*id).to_owned())).collect(),
            target: Target::Supports(ClaimId((*to).to_owned())),
            voice: crate::document::Voice::Essay,
            scheme: None,
        };
        EssayMap {
            language: "en".to_owned(),
            claims: claims.iter().map(claim).collect(),
            inferences: steps.iter().map(step).collect(),
            ..EssayMap::default()
        }
    }

    #[track_caller]
    fn check(map: &EssayMap, expected: &[(Rule, &str)]) {
        let all = advice(map, &Index::new(map));
        let found: Vec<(Rule, &str)> = all.iter().map(|it| (it.rule, it.claim.as_str())).collect();
        assert_eq!(found, expected, "{all:#?}");
    }

    #[test]
    fn a_sound_step_needs_no_advice() {
        let claims =
            [("mortal", "Socrates is mortal."), ("man", "Socrates is human."), ("all", "Every human is mortal.")];
        check(&map(&claims, &[(&["man", "all"], "mortal")]), &[]);
    }

    #[test]
    fn words_of_a_step_are_shared() {
        let rabbit = [("c", "Socrates is mortal."), ("a", "Socrates is human."), ("b", "Every human is wise.")];
        check(&map(&rabbit, &[(&["a", "b"], "c")]), &[(Rule::Rabbit, "a")]);
        let apart = [("c", "Socrates is human."), ("a", "Socrates is human, they say."), ("b", "Weather changes.")];
        check(&map(&apart, &[(&["a", "b"], "c")]), &[(Rule::HoldingHands, "a")]);
    }

    #[test]
    fn claims_are_looked_at_one_by_one() {
        let mut map =
            map(&[("c", "It is so."), ("a", "It is late because it rains."), ("b", "Nobody knows.")], &[(&["a"], "c")]);
        check(&map, &[(Rule::TwoInOne, "a"), (Rule::Stray, "b")]);
        map.language = "de".to_owned();
        map.claims[1].basis = Basis::Judgment;
        map.claims[2].basis = Basis::AnonymousSource;
        check(&map, &[(Rule::Bare, "a"), (Rule::Stray, "b"), (Rule::UnnamedSources, "b")]);
        map.claims[2].basis = Basis::NamedSource;
        map.inferences[0].scheme = Some(Scheme::Sign);
        check(&map, &[(Rule::Bare, "a"), (Rule::Question, "a"), (Rule::Stray, "b"), (Rule::ByNobody, "b")]);
    }
}
