//! Claims, inferences and stances, from what an Argdown text says.
//!
//! Entry: [`read`]. The rules:
//!
//! - A **statement** with a title, with data or with a relation is a claim; any other is prose between claims. An argument
//!   without a structure is a claim as well: its description.
//! - A **relation** between two claims is an inference with one premise; `scheme` and `inference` on the line where the
//!   relation is written name its scheme and its identifier.
//! - A **structure** has one inference for each of its conclusions, from the premises that its `uses` names, or else from
//!   those since the last conclusion and that conclusion. The last one has the argument's name as its identifier. A main
//!   conclusion without a title, on which nothing else is written, is no claim: what the argument bears on, its premises bear
//!   on together.
//! - The tag `#appraisal` on a claim, or on the name of a structure, says that it is the **editor's**.
//! - An **undercut** of an argument or an inference undercuts it; one of a claim undercuts the one step that starts from it.

mod steps;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cast::{named, passages};
use super::fields::Fields;
use super::ids::{Taken, slug};
use super::quotes::Quotes;
use super::report::{MAP, Report, Root, Spot, did_you_mean};
use super::slips;
use crate::document::{
    ActorId, Basis, Claim, ClaimId, EssayMap, Inference, InferenceId, Kind, Position, Stance, Target, Voice,
};
use crate::format::argdown::{Argdown, End, Finding, Member, Problem, Role, SpanKind};

/// What the data of a statement, an argument or a step may hold; the keys of the second row are Argdown's own or those of the
/// Ipsissima profile, which are kept in the file and not shown.
const KEYS: [&str; 40] = [
    "source",
    "echoes",
    "basis",
    "basisNote",
    "note",
    "about",
    "by",
    "asserts",
    "denies",
    "concedes",
    "silent",
    "scheme",
    "inference",
    "uses", //
    "chapter",
    "section",
    "pinpoint",
    "line",
    "lineSource",
    "fidelity",
    "warrant",
    "reviewed",
    "causes",
    "constitutes",
    "question",
    "mechanism",
    "formalization",
    "formalized",
    "logic",
    "from",
    "isInGroup",
    "isGroup",
    "isClosed",
    "isCanonical",
    "color",
    "images",
    "proponent",
    "tags",
    "title",
    "fontSize",
];

/// The stances that the data of a claim can name, by their keys.
const STANCES: [(&str, Position); 5] = [
    ("by", Position::Asserts),
    ("asserts", Position::Asserts),
    ("denies", Position::Denies),
    ("concedes", Position::Concedes),
    ("silent", Position::Silent),
];

/// The tag of a claim that the essay relies on and never states.
const UNSAID: &str = "unsaid";
/// The tag of what the editor says, not the essay.
const APPRAISAL: &str = "appraisal";

/// Reads the argument into a map whose actors are there already. Returns where in the text its parts are written.
pub(super) fn read(argdown: &Argdown, quotes: &Quotes<'_>, map: &mut EssayMap, report: &mut Report<'_>) -> Written {
    let mut reader = Reader {
        argdown,
        quotes,
        map,
        report,
        claims: BTreeMap::new(),
        claim_ids: Taken::default(),
        inference_ids: Taken::default(),
        steps: BTreeMap::new(),
        starting: BTreeMap::new(),
        folded: BTreeSet::new(),
        claims_at: BTreeMap::new(),
        steps_at: BTreeMap::new(),
        without_place: BTreeSet::new(),
        without_basis: BTreeSet::new(),
    };
    reader.fold_conclusions();
    reader.claims();
    reader.structures(false);
    reader.structures(true);
    reader.relations();
    reader.basis_by_default();
    reader.put_in_order();
    let claims = reader.claims.iter().map(|(&end, &at)| (reader.map.claims[at].id.clone(), end)).collect();
    let structures = reader.steps.iter().map(|(&end, id)| (id.clone(), end)).collect();
    Written { claims, structures, steps: reader.steps_at }
}

/// Where in an Argdown text the parts of a map are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The statement, or the argument without a structure, that a claim is.
    pub claims: BTreeMap<ClaimId, End>,
    /// The inferences that structures draw.
    pub structures: BTreeMap<InferenceId, End>,
    /// The bytes of each inference: the line of its premise, or what draws it in a structure.
    pub steps: BTreeMap<InferenceId, Range<usize>>,
}

struct Reader<'r, 'a, 'f> {
    argdown: &'r Argdown,
    quotes: &'r Quotes<'a>,
    map: &'r mut EssayMap,
    report: &'r mut Report<'f>,
    /// The claim that a statement, or an argument without a structure, is.
    claims: BTreeMap<End, usize>,
    claim_ids: Taken,
    inference_ids: Taken,
    /// The inference that draws the conclusion on a line of an argument's structure.
    steps: BTreeMap<End, InferenceId>,
    /// The inferences with one premise, by that premise.
    starting: BTreeMap<ClaimId, Vec<InferenceId>>,
    /// The statements that stand for nothing but what their argument bears on, each with its argument.
    folded: BTreeSet<usize>,
    /// Where claims are written.
    claims_at: BTreeMap<ClaimId, Range<usize>>,
    /// Where inferences are written.
    steps_at: BTreeMap<InferenceId, Range<usize>>,
    /// The claims whose quotations are not found, which has been said.
    without_place: BTreeSet<ClaimId>,
    /// The claims that name no basis.
    without_basis: BTreeSet<ClaimId>,
}

impl<'r> Reader<'r, '_, '_> {
    fn members(&self, end: End) -> &'r [Member] {
        match end {
            End::Statement(at) => &self.argdown.statements[at].members,
            End::Argument(at) | End::Inference(at, _) => &self.argdown.arguments[at].members,
        }
    }

    fn title(&self, end: End) -> &'r str {
        match end {
            End::Statement(at) => &self.argdown.statements[at].title,
            End::Argument(at) | End::Inference(at, _) => &self.argdown.arguments[at].title,
        }
    }

    fn tags(&self, end: End) -> &'r [String] {
        match end {
            End::Statement(at) => &self.argdown.statements[at].tags,
            End::Argument(at) | End::Inference(at, _) => &self.argdown.arguments[at].tags,
        }
    }

    /// Whose a claim or the steps of a structure are.
    fn voice(&self, end: End) -> Voice {
        if self.tags(end).iter().any(|tag| tag == APPRAISAL) { Voice::Editor } else { Voice::Essay }
    }

    fn is_untitled(&self, end: End) -> bool {
        self.members(end).iter().all(|member| member.title_range.is_empty())
    }

    /// Finds the main conclusions that are no claims.
    fn fold_conclusions(&mut self) {
        let mut bearing: BTreeMap<End, usize> = BTreeMap::new();
        for relation in &self.argdown.relations {
            *bearing.entry(relation.from).or_default() += 1;
            *bearing.entry(relation.to).or_default() += 2;
        }
        for argument in &self.argdown.arguments {
            let Some(last) = argument.structure.last() else { continue };
            let end = End::Statement(last.statement);
            let bare = self.is_untitled(end)
                && self.tags(end).is_empty()
                && self.members(end).iter().all(|it| it.data.is_null());
            if bare && bearing.get(&end) == Some(&1) {
                self.folded.insert(last.statement);
            }
        }
    }

    fn claims(&mut self) {
        let related: BTreeSet<End> = self.argdown.relations.iter().flat_map(|it| [it.from, it.to]).collect();
        let in_structure: BTreeSet<usize> =
            self.argdown.arguments.iter().flat_map(|it| &it.structure).map(|line| line.statement).collect();
        let mut ends: Vec<(usize, End)> = Vec::new();
        for (at, statement) in self.argdown.statements.iter().enumerate() {
            let end = End::Statement(at);
            let says = !self.is_untitled(end)
                || related.contains(&end)
                || in_structure.contains(&at)
                || statement.members.iter().any(|it| !it.data.is_null() || it.role == Role::Relation);
            if says && !self.folded.contains(&at) {
                ends.push((self.start(end), end));
            }
        }
        for (at, argument) in self.argdown.arguments.iter().enumerate() {
            if argument.structure.is_empty() {
                ends.push((self.start(End::Argument(at)), End::Argument(at)));
            }
        }
        ends.sort();
        for (_, end) in ends {
            self.claim(end);
        }
    }

    fn start(&self, end: End) -> usize {
        self.members(end).first().map_or(0, |member| member.range.start)
    }

    fn claim(&mut self, end: End) {
        let members = self.members(end);
        let defining = members.iter().find(|it| !it.is_reference).or(members.first());
        let Some(defining) = defining else { return };
        let title = self.title(end);
        let said = prose(defining);
        if said.is_empty() {
            let what = if matches!(end, End::Argument(_)) { "argument" } else { "claim" };
            let known: Vec<&str> = self
                .argdown
                .statements
                .iter()
                .filter(|it| it.members.iter().any(|it| !it.is_reference))
                .map(|it| it.title.as_str())
                .collect();
            let message = format!("The {what} “{title}” is named and nowhere written.");
            let help = did_you_mean(title, known);
            self.report.say(Kind::NoText, &Spot::stretch(MAP, defining.range.clone()), message, &help);
        }
        let made = if self.is_untitled(end) { slug(&said) } else { slug(title) };
        let id = ClaimId(self.claim_ids.take(made, "claim"));
        let mut claim = Claim { id: id.clone(), text: said, voice: self.voice(end), ..Claim::default() };
        claim.implicit = self.tags(end).iter().any(|tag| tag == UNSAID);
        let mut basis = None;
        let mut stances = Vec::new();
        for member in members.iter().filter(|it| !it.data.is_null()) {
            let fields = Fields::new(&member.data, Spot::yaml(MAP, member.data_range.clone()));
            fields.unknown(&KEYS, self.report);
            claim.implicit |= fields.words("fidelity", self.report) == "imputation";
            let written = fields.words("basis", self.report);
            let names: Vec<&str> = Basis::ALL.into_iter().map(Basis::name).collect();
            basis = named::<Basis>(&written, &names, &fields, "basis", self.report).or(basis);
            for key in ["basisNote", "note"] {
                let note = fields.words(key, self.report);
                if claim.basis_note.is_empty() {
                    claim.basis_note = note;
                }
            }
            for (at, actor) in fields.list("about", self.report).into_iter().enumerate() {
                let part = format!("claims[{}].actors[{}]", self.map.claims.len(), claim.actors.len());
                self.report.comes_from(part, fields.item("about", at));
                claim.actors.push(ActorId(actor));
            }
            for key in ["source", "echoes"] {
                claim.passages.extend(passages(&fields, key, self.quotes, self.report));
            }
            for (key, position) in STANCES {
                let actors = fields.list(key, self.report);
                let stance = |(at, actor)| (actor, position, fields.item(key, at));
                stances.extend(actors.into_iter().enumerate().map(stance));
            }
        }
        self.claims_at.insert(id.clone(), defining.range.clone());
        let is_said = |it: &Member| it.data.get("source").is_some() || it.data.is_null() && !it.data_range.is_empty();
        let is_placeholder = slips::placeholder(&claim.text, &Spot::stretch(MAP, text_range(defining)), self.report);
        let is_almost_unsaid = self.tags_and_texts(end, defining);
        let is_written = !claim.text.is_empty() && !is_placeholder;
        if claim.passages.is_empty() && (!is_written || is_almost_unsaid || members.iter().any(is_said)) {
            self.without_place.insert(id.clone());
        }
        for (actor, position, spot) in stances {
            self.stance(&claim, ActorId(actor), position, spot);
        }
        // Until it is known what is concluded, one that names no basis has none.
        claim.basis = basis.unwrap_or_default();
        if basis.is_none() {
            self.without_basis.insert(id);
        }
        self.claims.insert(end, self.map.claims.len());
        self.map.claims.push(claim);
    }

    /// Whether a colon stands behind the title of a member, or it has none.
    fn has_colon(&self, member: &Member) -> bool {
        let is_here =
            |it: &Finding| matches!(it.problem, Problem::NoColon(_)) && member.range.contains(&it.range.start);
        !self.argdown.findings.iter().any(is_here)
    }

    /// Says which tags are almost known ones, and where a claim is written once more with other words. Returns whether a tag
    /// may be meant to say that the claim is unsaid.
    fn tags_and_texts(&mut self, end: End, defining: &Member) -> bool {
        let mut is_almost_unsaid = false;
        let members = self.members(end);
        let said = if members.len() > 1 { prose(defining) } else { String::new() };
        for member in members {
            for span in &member.spans {
                if let SpanKind::Tag(tag) = &span.kind {
                    let meant = slips::tag(tag, &[UNSAID, APPRAISAL], span.range.clone(), self.report);
                    is_almost_unsaid |= meant == Some(UNSAID);
                }
            }
            // Text behind a title without a colon has been said to be one.
            if members.len() > 1 && !member.is_reference && prose(member) != said && self.has_colon(member) {
                let title = self.title(end);
                let first = self.report.place_of(&Spot::stretch(MAP, defining.range.clone()));
                let message =
                    format!("“{title}” has another text here than at {first}, which is the one that is shown.");
                let what = if matches!(end, End::Argument(_)) { format!("<{title}>") } else { format!("[{title}]") };
                let help = format!("Name it here by `{what}` alone, or give this one another name.");
                self.report.say(Kind::TwoTexts, &Spot::stretch(MAP, member.range.clone()), message, &help);
            }
        }
        is_almost_unsaid
    }

    fn stance(&mut self, claim: &Claim, actor: ActorId, position: Position, spot: Spot) {
        let Some(passage) = claim.passages.first().cloned() else {
            let message = format!("Where does the essay say so of “{actor}”? The claim has no passage.");
            let help = "Give the claim a `source`, or name the stance with its own in the list of actors.";
            return self.report.say(Kind::NoPassage, &spot, message, help);
        };
        let known = self.map.actors.iter().map(|it| it.id.as_str());
        if !known.clone().any(|it| it == actor.as_str()) {
            let help = did_you_mean(actor.as_str(), known);
            self.report.say(Kind::DanglingId, &spot, format!("There is no actor “{actor}”."), &help);
            return self.report.follows(Root::Actors);
        }
        self.report.comes_from(format!("stances[{}]", self.map.stances.len()), spot);
        self.map.stances.push(Stance { actor, claim: claim.id.clone(), position, passage });
    }

    /// A claim that names no basis rests on what it is concluded from, or else on judgment. What only the editor concludes
    /// is not concluded in the essay.
    fn basis_by_default(&mut self) {
        self.map.settle_voices();
        let supports = |it: &Inference| match &it.target {
            Target::Supports(claim) => Some((claim.clone(), it.voice)),
            _ => None,
        };
        let concluded: BTreeSet<(ClaimId, Voice)> = self.map.inferences.iter().filter_map(supports).collect();
        for claim in &mut self.map.claims {
            if claim.basis == Basis::Judgment
                && concluded.contains(&(claim.id.clone(), claim.voice))
                && self.without_basis.contains(&claim.id)
            {
                claim.basis = Basis::Inference;
            }
        }
    }

    /// Puts inferences in the order in which they are written, and keeps where everything comes from.
    fn put_in_order(&mut self) {
        let steps_at = &self.steps_at;
        self.map.inferences.sort_by_key(|it| steps_at.get(&it.id).map_or(0, |range| range.start));
        for (at, claim) in self.map.claims.iter().enumerate() {
            if self.without_place.contains(&claim.id) {
                self.report.knows(Kind::PassageMismatch, format!("claims[{at}]"));
            }
            if let Some(range) = self.claims_at.get(&claim.id) {
                self.report.comes_from(format!("claims[{at}]"), Spot::stretch(MAP, range.clone()));
            }
        }
        for (at, inference) in self.map.inferences.iter().enumerate() {
            if let Some(range) = steps_at.get(&inference.id) {
                self.report.comes_from(format!("inferences[{at}]"), Spot::stretch(MAP, range.clone()));
            }
        }
    }
}

/// The bytes of what a member says, its title left out as far as that can be told.
fn text_range(member: &Member) -> Range<usize> {
    let start = if member.title_range.is_empty() { member.range.start } else { member.title_range.end + "]: ".len() };
    let end = if member.data_range.is_empty() { member.range.end } else { member.data_range.start };
    start.min(end)..end
}

/// What a member says, without its tags.
fn prose(member: &Member) -> String {
    let mut text = member.text.clone();
    for range in member.tag_ranges() {
        text.replace_range(range, "");
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
