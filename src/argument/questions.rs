//! Critical questions: what to ask of an inference, by its scheme.
//!
//! Entry: [`questions`]. Each scheme of D. Walton, C. Reed and F. Macagno, *Argumentation Schemes* (2008), chapter 9,
//! comes with critical questions; these are the ones that matter most to a reader of an essay, in short words of our
//! own. All are put so that *yes* speaks for the inference; a *no* means that it does not go through, and a
//! [`Scenario`](super::Scenario) that says so doubts it. An inference that names no scheme is asked what any has to stand:
//! whether its premises are so, whether they bear on the conclusion, and whether they are enough for it (R. H. Johnson and
//! J. A. Blair, *Logical Self-Defense*, 1977).
//!
//! A question is a template. In it `{source}` stands for those on whose word the inference rests, `{agent}` for the
//! one who acts, `{premises}` for the premises, and `{conclusion}` for what is concluded. Verbs that go with names are
//! modal ones (*could*, *would*), which are the same for one and for many. The schemes are in `document/scheme.rs`.

use crate::document::{ActorIx, ClaimIx, EssayMap, Index, Inference, InferenceIx, Position, Scheme, Target};
use crate::ordered;

/// Where the questions of schemes are from, to be named beside them.
pub const SOURCE: &str = "After D. Walton, C. Reed and F. Macagno, Argumentation Schemes (2008)";

/// A piece of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(&'static str),
    /// An actor, to be named.
    Actor(ActorIx),
    /// A claim, to be quoted without its full stop.
    Claim(ClaimIx),
}

/// The questions to ask of an inference, in order, each in pieces; nothing if there is no such inference.
///
/// ```
/// use wherefore::argument::{question_text, questions};
/// use wherefore::format::read_folder;
/// use wherefore::document::Index;
///
/// let map = read_folder("content/putin-peace".as_ref()).unwrap().map;
/// let index = Index::new(&map);
/// let inference = index.inference(&"i-insiders-aim".into()).unwrap();
/// let asked = questions(&map, &index, inference);
/// let first = question_text(&map, &asked[0]);
/// assert!(first.starts_with("Could Kremlin insiders know that “"), "{first}");
/// ```
pub fn questions(map: &EssayMap, index: &Index, inference: InferenceIx) -> Vec<Vec<Piece>> {
    let Some(own) = map.inferences.get(inference.0) else { return Vec::new() };
    templates(own.scheme).iter().map(|template| fill(map, index, own, template)).collect()
}

/// A question as plain text.
pub fn question_text(map: &EssayMap, question: &[Piece]) -> String {
    let mut text = String::new();
    for piece in question {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Actor(actor) => text.push_str(map.actors.get(actor.0).map_or("", |actor| &actor.name)),
            Piece::Claim(claim) => {
                text.push('“');
                text.push_str(map.claims.get(claim.0).map_or("", |claim| claim.text.trim_end_matches('.')));
                text.push('”');
            }
        }
    }
    text
}

/// Puts the names of an inference into a template.
fn fill(map: &EssayMap, index: &Index, inference: &Inference, template: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in template.split('{') {
        // A part that does not begin with a name is the text before the first.
        let (name, text) = part.split_once('}').unwrap_or(("", part));
        match name {
            "source" => match sources(map, index, inference) {
                list if list.is_empty() => pieces.push(Piece::Text("the source")),
                list => join(&mut pieces, list.into_iter().map(Piece::Actor)),
            },
            "agent" => pieces.push(agent(map, index, inference).map_or(Piece::Text("the one who acts"), Piece::Actor)),
            "premises" => premises(index, inference, &mut pieces),
            "conclusion" => conclusion(map, index, inference, &mut pieces),
            _ => {}
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
    }
    pieces
}

/// Adds items as a list in words.
fn join(pieces: &mut Vec<Piece>, items: impl ExactSizeIterator<Item = Piece>) {
    let last = items.len().saturating_sub(1);
    for (at, item) in items.enumerate() {
        match at {
            0 => {}
            _ if at == last => pieces.push(Piece::Text(" and ")),
            _ => pieces.push(Piece::Text(", ")),
        }
        pieces.push(item);
    }
}

/// The premises that are in the map.
fn known(index: &Index, inference: &Inference) -> Vec<ClaimIx> {
    inference.premises.iter().filter_map(|premise| index.claim(premise)).collect()
}

fn premises(index: &Index, inference: &Inference, pieces: &mut Vec<Piece>) {
    match known(index, inference) {
        list if list.is_empty() => pieces.push(Piece::Text("the premise")),
        list => join(pieces, list.into_iter().map(Piece::Claim)),
    }
}

/// What is concluded, as something that can follow “that”.
fn conclusion(map: &EssayMap, index: &Index, inference: &Inference, pieces: &mut Vec<Piece>) {
    let claim = inference.target.claim().and_then(|claim| index.claim(claim));
    let other = match &inference.target {
        Target::Undercuts(other) => index.inference(other).and_then(|other| map.inferences.get(other.0)),
        _ => None,
    };
    match (&inference.target, claim, other) {
        (Target::Supports(_), Some(claim), _) => pieces.push(Piece::Claim(claim)),
        (Target::Attacks(_), Some(claim), _) => {
            pieces.extend([Piece::Text("it is not so that "), Piece::Claim(claim)]);
        }
        (_, _, Some(other)) => {
            pieces.push(Piece::Text("nothing follows from "));
            premises(index, other, pieces);
            if let Some(claim) = other.target.claim().and_then(|claim| index.claim(claim)) {
                let about = if matches!(other.target, Target::Attacks(_)) { " against " } else { " for " };
                pieces.extend([Piece::Text(about), Piece::Claim(claim)]);
            }
        }
        _ => pieces.push(Piece::Text("the conclusion is so")),
    }
}

/// Those who assert a premise, or else the conclusion, the author apart; or else those whom the premises are about and
/// the conclusion is not.
fn sources(map: &EssayMap, index: &Index, inference: &Inference) -> Vec<ActorIx> {
    let asserting = |claim: &crate::document::ClaimId| {
        let author = map.source.author.as_ref();
        let stances = map.stances.iter().filter(|it| it.claim == *claim && it.position == Position::Asserts);
        let actors = stances.map(|stance| &stance.actor).filter(|&actor| Some(actor) != author);
        ordered::set(actors.filter_map(|actor| index.actor(actor)))
    };
    let of_premises = inference.premises.iter().map(asserting).find(|list| !list.is_empty());
    let of_conclusion = || inference.target.claim().map(asserting).filter(|list| !list.is_empty());
    of_premises.or_else(of_conclusion).unwrap_or_else(|| {
        let about = concluded_about(map, index, inference);
        let named = known(index, inference).into_iter().filter_map(|claim| map.claims.get(claim.0));
        let named = named.flat_map(|claim| &claim.actors).filter_map(|actor| index.actor(actor));
        ordered::set(named.filter(|actor| !about.contains(actor)))
    })
}

/// The first of those whom both the conclusion and a premise are about; or else the first of either.
fn agent(map: &EssayMap, index: &Index, inference: &Inference) -> Option<ActorIx> {
    let concluded = concluded_about(map, index, inference);
    let mut acting = Vec::new();
    for claim in known(index, inference).into_iter().filter_map(|claim| map.claims.get(claim.0)) {
        acting.extend(claim.actors.iter().filter_map(|actor| index.actor(actor)));
    }
    let both = concluded.iter().find(|actor| acting.contains(actor));
    both.or_else(|| concluded.first()).or_else(|| acting.first()).copied()
}

/// The actors that the conclusion is about.
fn concluded_about(map: &EssayMap, index: &Index, inference: &Inference) -> Vec<ActorIx> {
    let claim = inference.target.claim().and_then(|claim| index.claim(claim));
    let claim = claim.and_then(|claim| map.claims.get(claim.0));
    claim.map_or_else(Vec::new, |claim| claim.actors.iter().filter_map(|actor| index.actor(actor)).collect())
}

/// The questions of a scheme as templates, or of an inference that names none.
pub fn templates(scheme: Option<Scheme>) -> &'static [&'static str] {
    let Some(scheme) = scheme else {
        return &[
            "Is it really so that {premises}?",
            "Does it matter to whether {conclusion}?",
            "Is it enough to conclude that {conclusion}?",
        ];
    };
    match scheme {
        Scheme::PositionToKnow => &[
            "Could {source} know that {conclusion}?",
            "Would {source} tell the truth about it?",
            "Did {source} really say so?",
        ],
        Scheme::WitnessTestimony => &[
            "Could {source} have seen or heard it?",
            "Does the report that {premises} agree with itself and with what else is known?",
            "Would {source} report it without taking sides?",
        ],
        Scheme::ExpertOpinion => &[
            "Would others in the field take {source} for an expert?",
            "Is it a matter for that field whether {conclusion}?",
            "Do other experts agree?",
            "Could {source} show the evidence for it?",
        ],
        Scheme::Commitment => &[
            "Do such words or deeds commit {agent} to it that {conclusion}?",
            "Would {agent} still stand by them?",
            "Did {agent} mean them?",
        ],
        Scheme::Sign => {
            &["Does it mostly mean that {conclusion} when {premises}?", "Is this what it is most likely a sign of?"]
        }
        Scheme::CauseToEffect => &[
            "If {premises}: is that enough to bring it about that {conclusion}?",
            "Does such a cause have such an effect as a rule?",
            "Would the effect come about in spite of everything else at work?",
        ],
        Scheme::BestExplanation => &[
            "Would it explain that {premises} if {conclusion}?",
            "Does it explain this better than anything else would?",
            "Has anyone looked hard enough for other explanations?",
        ],
        Scheme::Consequences => &[
            "Is it likely enough that {premises}?",
            "Do these results weigh so much that {conclusion}?",
            "Do they outweigh the results on the other side?",
        ],
        Scheme::PracticalReasoning => &[
            "Would {agent} let it count that {premises}?",
            "Is it the best way to what {agent} would want?",
            "Could {agent} bring it about?",
            "Would {agent} put it before other ends that it stands in the way of?",
        ],
        Scheme::Example => &[
            "Is it really so that {premises}?",
            "Is the example typical?",
            "Do most other cases show as well that {conclusion}?",
        ],
        Scheme::Analogy => &[
            "Are the two cases alike in what matters to whether {conclusion}?",
            "Is it as said in the case that is compared?",
            "Do other like cases point the same way?",
        ],
        Scheme::Precedent => &[
            "Was it really so in the earlier case that {premises}?",
            "Is the present case like it in what matters?",
            "Do other earlier cases point the same way?",
        ],
        Scheme::EstablishedRule => &[
            "Does the rule bear on whether {conclusion}?",
            "Does the rule itself stand on good grounds?",
            "Is the case free of anything that would make it an exception?",
        ],
        Scheme::Composition => &[
            "Does it hold of the whole because it holds of the parts that {premises}?",
            "Are these all the parts that matter?",
        ],
        Scheme::Alternatives => {
            &["Are these all the alternatives to it that {conclusion}?", "Is each of the others really ruled out?"]
        }
        Scheme::Classification => &[
            "Does it hold of the whole class that {premises}?",
            "Does the case really belong to that class?",
            "Is it a member like the others?",
        ],
        Scheme::PopularOpinion => &["Do most people really believe that {conclusion}?", "Could they know?"],
        Scheme::PopularPractice => {
            &["Do most people really do so as {premises}?", "Do they have a good reason for it?"]
        }
        Scheme::Ignorance => &[
            "Has anyone looked for evidence against it that {conclusion}?",
            "Would it have come to light if it were there?",
        ],
        Scheme::Correlation => &[
            "Do the two really go together when it is said that {premises}?",
            "Is it more than chance?",
            "Is it ruled out that a third thing brings about both?",
        ],
        Scheme::Hypothesis => &[
            "Is it to be expected that {premises} if {conclusion}?",
            "Has it really been found?",
            "Would something else have been found if the supposition were false?",
        ],
        Scheme::SlipperySlope => &[
            "Would the first step really lead on until {conclusion}?",
            "Does each step make the next one likely?",
            "Is it too late to stop on the way?",
            "Is the end as bad as it is made out to be?",
        ],
        Scheme::Value => &[
            "Would {agent} really hold this value?",
            "Does the value count for so much here that {conclusion}?",
            "Does it outweigh the values on the other side?",
        ],
        Scheme::Danger => &[
            "Is the danger real that {premises}?",
            "Would it be kept off if {conclusion}?",
            "Is that the best way to keep it off?",
        ],
        Scheme::Threat => {
            &["Could {source} carry out the threat?", "Would {source} carry it out?", "Is giving way the best way out?"]
        }
        Scheme::Waste => &[
            "Would it really be lost what has been spent, if it is not so that {conclusion}?",
            "Is the aim still within reach?",
            "Is it worth what it will still cost?",
        ],
        Scheme::Character => &[
            "Is it really so that {premises}?",
            "Does character matter to whether {conclusion}?",
            "Is it all that there is to go by?",
        ],
        Scheme::Inconsistency => {
            &["Do the words and the deeds of {agent} really disagree?", "Does it matter to whether {conclusion}?"]
        }
        Scheme::Bias => &[
            "Could {source} have a stake in the matter?",
            "Would the stake have bent what was said?",
            "Does it matter to whether {conclusion}?",
        ],
        Scheme::Division => &[
            "Does it hold of each part because it holds of the whole that {premises}?",
            "Does it really hold of the whole?",
        ],
        Scheme::Appearance => &[
            "Does it really look as if {conclusion}?",
            "Is what looks so mostly so?",
            "Is the look free of anything that could deceive?",
        ],
        Scheme::Definition => &["Does the case fit the definition, so that {conclusion}?", "Is it a good definition?"],
        Scheme::Exception => &[
            "Is the case one of the exceptions, so that {conclusion}?",
            "Is the rule one that allows such exceptions?",
        ],
    }
}
