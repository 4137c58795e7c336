//! The argument as Argdown.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Value, json};

use super::{Left, Own, escape, fields, passages};
use crate::document::{ClaimId, EssayMap, Inference, InferenceId, Target, Voice};

/// How far in a line may stand; what stands deeper has a block of its own.
const DEEPEST: usize = 4;

/// Writes claims and inferences.
pub(super) fn write(map: &EssayMap, own: &Own<'_>, left: &mut Vec<Left>) -> String {
    let mut writer = Writer {
        map,
        own,
        out: String::new(),
        for_claim: BTreeMap::new(),
        undercutting: BTreeMap::new(),
        repeated: BTreeSet::new(),
        spoken: spoken(map),
        defined: BTreeSet::new(),
        blocks: VecDeque::new(),
        done: BTreeSet::new(),
    };
    let mut said = BTreeSet::new();
    for inference in &map.inferences {
        if let [only] = inference.premises.as_slice()
            && !said.insert((only, format!("{:?}", inference.target)))
        {
            writer.repeated.insert(&inference.id);
        }
        match &inference.target {
            Target::Supports(to) | Target::Attacks(to) => writer.for_claim.entry(to).or_default().push(inference),
            Target::Undercuts(to) => writer.undercutting.entry(to).or_default().push(inference),
        }
    }
    let thesis = map.thesis().map(|claim| &claim.id);
    for claim in thesis.into_iter().chain(map.claims.iter().map(|claim| &claim.id)) {
        if !writer.defined.contains(claim) {
            writer.block(claim, 0);
        }
        while let Some(block) = writer.blocks.pop_front() {
            match block {
                Block::Claim(claim, from) => writer.block(claim, from),
                Block::Step(inference) => writer.structure(inference),
                Block::Undercuts(inference) => writer.undercuts(inference),
            }
        }
    }
    for (at, inference) in map.inferences.iter().enumerate() {
        if !writer.done.contains(&inference.id) {
            left.push(Left { place: format!("inferences[{at}]"), why: "What it bears on is not in the map." });
        }
    }
    writer.out
}

/// The inferences whose voice does not follow from that of the claims.
fn spoken(map: &EssayMap) -> BTreeSet<&InferenceId> {
    let mut silent = EssayMap { claims: map.claims.clone(), inferences: map.inferences.clone(), ..EssayMap::default() };
    silent.inferences.iter_mut().for_each(|it| it.voice = Voice::Essay);
    silent.settle_voices();
    let all = map.inferences.iter().zip(&silent.inferences);
    all.filter(|(it, silent)| it.voice != silent.voice).map(|(it, _)| &it.id).collect()
}

enum Block<'a> {
    /// What bears on a claim, from this one of its inferences on.
    Claim(&'a ClaimId, usize),
    Step(&'a Inference),
    Undercuts(&'a InferenceId),
}

struct Writer<'a> {
    map: &'a EssayMap,
    own: &'a Own<'a>,
    out: String,
    for_claim: BTreeMap<&'a ClaimId, Vec<&'a Inference>>,
    undercutting: BTreeMap<&'a InferenceId, Vec<&'a Inference>>,
    /// The inferences with one premise that say again what another says: between two things Argdown has one relation of a
    /// kind.
    repeated: BTreeSet<&'a InferenceId>,
    /// The inferences of the editor's that have to say that they are.
    spoken: BTreeSet<&'a InferenceId>,
    defined: BTreeSet<&'a ClaimId>,
    /// What is to be written next.
    blocks: VecDeque<Block<'a>>,
    done: BTreeSet<&'a InferenceId>,
}

impl<'a> Writer<'a> {
    /// Whether an inference is a line: it has one premise, nothing undercuts it, nothing says the same, and whose it is need
    /// not be said.
    fn is_line(&self, inference: &Inference) -> bool {
        let is_simple = inference.premises.len() == 1 && !self.undercutting.contains_key(&inference.id);
        is_simple && !self.spoken.contains(&inference.id) && !self.repeated.contains(&inference.id)
    }

    /// A claim with what bears on it, from this one of its inferences on.
    fn block(&mut self, claim: &'a ClaimId, from: usize) {
        let all = self.for_claim.get(claim).map(Vec::as_slice).unwrap_or_default();
        let is_due = all.iter().skip(from).any(|it| !self.done.contains(&it.id));
        if self.defined.contains(claim) && !is_due {
            return;
        }
        // A claim that is written already begins a block only if a line stands below it.
        let mut has_head = false;
        if !self.defined.contains(claim) {
            self.statement(claim, Vec::new());
            has_head = true;
        }
        let mut waiting = vec![(claim, from, 0)];
        while let Some((claim, at, depth)) = waiting.pop() {
            let Some(&inference) = self.for_claim.get(claim).and_then(|all| all.get(at)) else { continue };
            if self.done.contains(&inference.id) {
                waiting.push((claim, at + 1, depth));
                continue;
            }
            if !self.is_line(inference) {
                self.blocks.push_back(Block::Step(inference));
                self.blocks.push_back(Block::Claim(claim, at + 1));
                continue;
            }
            if depth == DEEPEST {
                self.blocks.push_back(Block::Claim(claim, at));
                continue;
            }
            if !has_head {
                self.statement(claim, Vec::new());
                has_head = true;
            }
            waiting.push((claim, at + 1, depth));
            let Some(premise) = inference.premises.first() else { continue };
            let is_new = !self.defined.contains(premise);
            self.out.push_str(&"  ".repeat(depth + 1));
            let sign = if matches!(inference.target, Target::Attacks(_)) { "- " } else { "+ " };
            self.out.push_str(sign);
            self.step(premise, inference);
            if is_new {
                waiting.push((premise, 0, depth + 1));
            }
        }
        if has_head {
            self.out.push('\n');
        }
    }

    /// The premise of a line, with what the line says of the step.
    fn step(&mut self, premise: &'a ClaimId, inference: &'a Inference) {
        self.done.insert(&inference.id);
        let (word, to) = match &inference.target {
            Target::Supports(to) => ("for", to.as_str()),
            Target::Attacks(to) => ("against", to.as_str()),
            Target::Undercuts(to) => ("undercuts", to.as_str()),
        };
        let usual = format!("{premise}-{word}-{to}");
        let id = if inference.id.as_str() == usual { Value::Null } else { json!(inference.id) };
        self.statement(premise, vec![("scheme", json!(inference.scheme)), ("inference", id)]);
    }

    /// A line with a claim: all that there is of it, or a reference if it is written already.
    fn statement(&mut self, id: &'a ClaimId, step: Vec<(&str, Value)>) {
        let claim = self.map.claims.iter().find(|claim| claim.id == *id);
        let claim = claim.filter(|_| self.defined.insert(id));
        self.out.push_str(&["[", id.as_str(), "]"].concat());
        let mut all = Vec::new();
        if let Some(claim) = claim {
            self.out.push_str(&[": ", &escape::argdown(&claim.text)].concat());
            if claim.implicit {
                self.out.push_str(" #unsaid");
            }
            self.appraisal(claim.voice);
            all = vec![
                ("source", passages(&claim.passages, self.own)),
                ("basis", json!(claim.basis)),
                ("basisNote", json!(claim.basis_note)),
                ("about", json!(claim.actors)),
            ];
        }
        all.extend(step);
        let data = fields(all);
        if data.as_object().is_some_and(|fields| !fields.is_empty()) {
            self.out.push_str(&[" ", &escape::flow(&data)].concat());
        }
        self.out.push('\n');
        if claim.is_some() && self.for_claim.contains_key(id) {
            // Written right below where it stands in a block; else in one of its own.
            self.blocks.push_back(Block::Claim(id, 0));
        }
    }

    /// The tag of what is the editor's.
    fn appraisal(&mut self, voice: Voice) {
        if voice == Voice::Editor {
            self.out.push_str(" #appraisal");
        }
    }

    /// An inference as an argument with a structure.
    fn structure(&mut self, inference: &'a Inference) {
        if !self.done.insert(&inference.id) {
            return;
        }
        self.out.push_str(&["<", inference.id.as_str(), ">"].concat());
        if self.spoken.contains(&inference.id) {
            self.appraisal(inference.voice);
        }
        self.out.push_str("\n\n");
        for (at, premise) in inference.premises.iter().enumerate() {
            self.out.push_str(&format!("({}) ", at + 1));
            self.statement(premise, Vec::new());
        }
        match json!(inference.scheme).as_str() {
            Some(scheme) => self.out.push_str(&["-- ", scheme, " --\n"].concat()),
            None => self.out.push_str("----\n"),
        }
        self.out.push_str(&format!("({}) ", inference.premises.len() + 1));
        match &inference.target {
            Target::Supports(to) => self.statement(to, Vec::new()),
            Target::Attacks(to) => {
                self.out.push_str("So it is not so.\n  -> ");
                self.statement(to, Vec::new());
            }
            Target::Undercuts(to) => {
                self.out.push_str(&["So it does not follow.\n  _> <", to.as_str(), ">\n"].concat());
            }
        }
        self.out.push('\n');
        self.blocks.push_back(Block::Undercuts(&inference.id));
    }

    /// What undercuts an inference.
    fn undercuts(&mut self, undercut: &'a InferenceId) {
        let all = self.undercutting.get(undercut).cloned().unwrap_or_default();
        let mut has_head = false;
        for inference in all {
            if self.done.contains(&inference.id) {
                continue;
            }
            if !self.is_line(inference) {
                self.blocks.push_back(Block::Step(inference));
                self.blocks.push_back(Block::Undercuts(undercut));
                break;
            }
            let Some(premise) = inference.premises.first() else { continue };
            if !has_head {
                self.out.push_str(&["<", undercut.as_str(), ">\n"].concat());
                has_head = true;
            }
            self.out.push_str("  _ ");
            self.step(premise, inference);
        }
        if has_head {
            self.out.push('\n');
        }
    }
}
