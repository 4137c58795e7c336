//! The steps of an argument: inferences from structures and from relations.

use std::ops::Range;

use super::{KEYS, Reader};
use crate::document::names::name_in_files;
use crate::document::{ClaimId, Inference, InferenceId, Kind, Scheme, Target, Voice};
use crate::format::argdown::{End, Line, Member, Relation, RelationKind};
use crate::format::source::fields::Fields;
use crate::format::source::ids::slug;
use crate::format::source::report::{MAP, Root, Spot, did_you_mean};

impl<'r> Reader<'r, '_, '_> {
    pub(super) fn claim_id(&self, end: End) -> Option<ClaimId> {
        self.claims.get(&end).map(|&at| self.map.claims[at].id.clone())
    }

    fn add(
        &mut self,
        id: String,
        premises: Vec<ClaimId>,
        target: Target,
        voice: Voice,
        scheme: Option<Scheme>,
        range: Range<usize>,
    ) -> InferenceId {
        let id = InferenceId(self.inference_ids.take(id, "step"));
        self.steps_at.insert(id.clone(), range);
        if let [only] = premises.as_slice() {
            self.starting.entry(only.clone()).or_default().push(id.clone());
        }
        self.map.inferences.push(Inference { id: id.clone(), premises, target, voice, scheme });
        id
    }

    /// The scheme of a name, if there is a name; none, and a word on it, where no scheme has the name.
    fn scheme(&mut self, name: &str, spot: &Spot) -> Option<Scheme> {
        if name.is_empty() {
            return None;
        }
        let found = serde_json::from_value(slug(name).into()).ok();
        if found.is_none() {
            let names: Vec<String> = Scheme::ALL.iter().map(name_in_files).collect();
            let help = did_you_mean(name, names.iter().map(String::as_str));
            self.report.say(Kind::UnknownScheme, spot, format!("No scheme is called “{name}”."), &help);
        }
        found
    }

    /// The inferences of structures: of those whose conclusion is a claim, or of those that have none, which may bear on an
    /// inference of the former.
    pub(super) fn structures(&mut self, folded: bool) {
        for (at, argument) in self.argdown.arguments.iter().enumerate() {
            let is_folded = argument.structure.last().is_some_and(|last| self.folded.contains(&last.statement));
            if is_folded != folded {
                continue;
            }
            let conclusions = argument.structure.iter().filter(|line| line.inference.is_some()).count();
            let mut drawn = 0;
            let mut since: Vec<usize> = Vec::new();
            for (number, line) in argument.structure.iter().enumerate() {
                let Some(inference) = &line.inference else {
                    since.push(number);
                    continue;
                };
                drawn += 1;
                let data = Spot::yaml(MAP, inference.data_range.clone());
                let fields = Fields::new(&inference.data, data);
                fields.unknown(&KEYS, self.report);
                let premises = self.premises(&argument.structure, &since, &fields);
                since = vec![number];
                let written = fields.words("scheme", self.report);
                let scheme = if written.is_empty() {
                    let rule = inference.rules.first().cloned().unwrap_or_default();
                    let spot = self.report.within(&Spot::stretch(MAP, inference.range.clone()), &rule);
                    self.scheme(&rule, &spot)
                } else {
                    self.scheme(&written, &fields.spot().field("scheme"))
                };
                let end = End::Inference(at, number);
                let Some(target) = self.target_of(End::Statement(line.statement)) else { continue };
                let is_untitled = self.is_untitled(End::Argument(at));
                let name = if is_untitled { String::new() } else { slug(&argument.title) };
                let id = if drawn == conclusions { name } else { format!("{name}-{drawn}") };
                let voice = self.voice(End::Argument(at));
                let id = self.add(id, premises, target, voice, scheme, inference.range.clone());
                self.steps.insert(end, id);
            }
        }
    }

    /// The claims on the lines that an inference uses, by the numbers of the lines, counted from 1; else on those since the
    /// last conclusion.
    fn premises(&mut self, lines: &[Line], since: &[usize], fields: &Fields<'_>) -> Vec<ClaimId> {
        let used = fields.get("uses").and_then(serde_json::Value::as_array).map(|numbers| {
            let numbers =
                numbers.iter().filter_map(serde_json::Value::as_u64).filter_map(|it| usize::try_from(it).ok());
            numbers.filter_map(|it| it.checked_sub(1)).collect::<Vec<_>>()
        });
        let numbers = used.unwrap_or_else(|| since.to_vec());
        let mut found: Vec<ClaimId> = Vec::new();
        for number in numbers {
            let claim = lines.get(number).and_then(|line| self.claim_id(End::Statement(line.statement)));
            match claim {
                Some(claim) if !found.contains(&claim) => found.push(claim),
                Some(_) => {}
                None => {
                    let message = format!("The structure has no premise ({}).", number + 1);
                    let help = "Name lines above this one, by their numbers.";
                    self.report.say(Kind::DanglingId, &fields.spot().field("uses"), message, help);
                }
            }
        }
        found
    }

    /// What an inference to this conclusion bears on: the conclusion, or what that stands for.
    fn target_of(&mut self, conclusion: End) -> Option<Target> {
        if let Some(claim) = self.claim_id(conclusion) {
            return Some(Target::Supports(claim));
        }
        let relation = self.argdown.relations.iter().find(|it| it.from == conclusion)?;
        let range = self.written(relation).map_or(0..0, |member| member.range.clone());
        self.target(relation, range)
    }

    pub(super) fn relations(&mut self) {
        let start = |it: &Relation| self.written(it).map_or(0, |member| member.range.start);
        let mut relations: Vec<&Relation> = self.argdown.relations.iter().collect();
        // An undercut needs the step that it is of.
        relations.sort_by_key(|it| (it.kind == RelationKind::Undercut, start(it)));
        for relation in relations {
            if let End::Statement(at) = relation.from
                && self.folded.contains(&at)
            {
                continue;
            }
            let range = self.written(relation).map_or(0..0, |member| member.range.clone());
            let Some(premise) = self.claim_id(relation.from) else {
                let message = "What starts here is no claim, so that nothing follows from it.".to_owned();
                let help = "Relate claims, or arguments that lead to one.";
                self.report.say(Kind::NotReadable, &Spot::stretch(MAP, range), message, help);
                self.report.follows(Root::Argument);
                continue;
            };
            let Some(target) = self.target(relation, range.clone()) else { continue };
            let data = self.written(relation).map(|member| (&member.data, member.data_range.clone()));
            let (mut scheme, mut id) = (None, String::new());
            if let Some((data, data_range)) = data {
                let fields = Fields::new(data, Spot::yaml(MAP, data_range));
                let rule = fields.words("scheme", self.report);
                scheme = self.scheme(&rule, &fields.spot().field("scheme"));
                id = fields.words("inference", self.report);
            }
            let (word, to) = match &target {
                Target::Supports(to) => ("for", to.as_str().to_owned()),
                Target::Attacks(to) => ("against", to.as_str().to_owned()),
                Target::Undercuts(to) => ("undercuts", to.as_str().to_owned()),
            };
            if id.is_empty() {
                id = format!("{premise}-{word}-{to}");
            }
            let mutual = matches!(relation.kind, RelationKind::Contradictory | RelationKind::Contrary);
            let voice = Voice::Essay;
            self.add(id, vec![premise.clone()], target, voice, scheme, range.clone());
            if let Some(other) = self.claim_id(relation.to).filter(|_| mutual) {
                let id = format!("{other}-against-{premise}");
                self.add(id, vec![other], Target::Attacks(premise), voice, scheme, range);
            }
        }
    }

    /// The member on whose line a relation is written.
    pub(super) fn written(&self, relation: &Relation) -> Option<&'r Member> {
        let (end, member) = relation.written.first()?;
        self.members(*end).get(*member)
    }

    fn target(&mut self, relation: &Relation, range: Range<usize>) -> Option<Target> {
        let found = match (relation.kind, relation.to) {
            (RelationKind::Undercut, End::Inference(..)) => {
                self.steps.get(&relation.to).cloned().map(Target::Undercuts)
            }
            (RelationKind::Undercut, to) => {
                let claim = self.claim_id(to)?;
                match self.starting.get(&claim).map(Vec::as_slice) {
                    Some([only]) => Some(Target::Undercuts(only.clone())),
                    _ => None,
                }
            }
            (RelationKind::Support | RelationKind::Entails, to @ (End::Statement(_) | End::Argument(_))) => {
                self.claim_id(to).map(Target::Supports)
            }
            (_, End::Argument(at)) if !self.argdown.arguments[at].structure.is_empty() => {
                let last = End::Inference(at, self.argdown.arguments[at].structure.len() - 1);
                self.steps.get(&last).cloned().map(Target::Undercuts)
            }
            (_, to) => self.claim_id(to).map(Target::Attacks),
        };
        if found.is_none() {
            let name = self.title(relation.to);
            let (message, help) = match relation.kind {
                RelationKind::Undercut => (
                    format!("Which step from “{name}” is undercut? There is not exactly one."),
                    "Write the step as an argument with a structure, and the undercut below its name.",
                ),
                _ => (
                    format!("“{name}” is an argument with a structure; what supports it supports one of its premises."),
                    "Write the relation below the premise that is meant.",
                ),
            };
            self.report.say(Kind::NotReadable, &Spot::stretch(MAP, range), message, help);
            self.report.follows(Root::Argument);
        }
        found
    }
}
