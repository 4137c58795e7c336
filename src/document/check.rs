//! What is wrong with a map that could be read: identifiers, references, passages, dates, circles.
//!
//! Entry: [`check`]. Every rule is a method of [`Checker`]; each looks at one sort of thing and reports by place.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ActorId, Basis, Claim, ClaimId, Date, Diagnostic, EARLIER_FORMAT, Edition, EditionId, EssayMap, FORMAT, Index,
    Inference, InferenceId, Kind, Passage, Selector, Target, nth, styled,
};

/// Every finding about a map, rule by rule, each in the order of the document. Never panics, whatever the map holds.
pub fn check(map: &EssayMap) -> Vec<Diagnostic> {
    let mut checker = Checker {
        map,
        editions: map.editions.iter().map(|edition| (&edition.id, Extent::of(map, edition))).collect(),
        claims: map.claims.iter().map(|claim| &claim.id).collect(),
        inferences: map.inferences.iter().map(|inference| &inference.id).collect(),
        actors: map.actors.iter().map(|actor| &actor.id).collect(),
        index: Index::new(map),
        found: Vec::new(),
    };
    checker.header();
    checker.ids();
    checker.styles();
    checker.thesis();
    checker.claims();
    checker.inferences();
    checker.actors();
    checker.stances();
    checker.ties();
    checker.events();
    checker.cycles();
    checker.found
}

/// How far an edition reaches: of each paragraph its sentences and, where the text is there, its code points.
struct Extent<'a>(Vec<(u32, Option<&'a str>)>);

impl<'a> Extent<'a> {
    fn of(map: &EssayMap, edition: &'a Edition) -> Self {
        if edition.paragraphs.is_empty() {
            return Self(edition.sentence_counts.iter().map(|&count| (count, None)).collect());
        }
        let (paragraphs, splitter) = (edition.paragraphs.iter(), map.splitter(edition));
        Self(paragraphs.map(|text| (count(splitter.sentences(text).len()), Some(text.as_str()))).collect())
    }

    fn holds(&self, selector: &Selector) -> bool {
        let Some(index) = selector.paragraph().checked_sub(1) else {
            return false;
        };
        let Some((sentences, text)) = usize::try_from(index).ok().and_then(|index| self.0.get(index)) else {
            return false;
        };
        match selector {
            Selector::Sentences { first, last, .. } => 1 <= *first && first <= last && last <= sentences,
            Selector::Position { start, end, .. } => {
                start < end && text.is_none_or(|text| *end <= count(text.chars().count()))
            }
            Selector::Quote { exact, .. } => !exact.is_empty() && text.is_some_and(|text| text.contains(exact)),
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Checker<'a> {
    map: &'a EssayMap,
    editions: BTreeMap<&'a EditionId, Extent<'a>>,
    claims: BTreeSet<&'a ClaimId>,
    inferences: BTreeSet<&'a InferenceId>,
    actors: BTreeSet<&'a ActorId>,
    index: Index,
    found: Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, kind: Kind, place: impl Into<String>, message: impl Into<String>, help: &str) {
        let (place, message, help) = (place.into(), message.into(), help.to_owned());
        self.found.push(Diagnostic { kind, place, message, help });
    }

    /// What the map says of itself: its format, its author, its date.
    fn header(&mut self) {
        if ![FORMAT, EARLIER_FORMAT].contains(&self.map.format.as_str()) {
            let message = format!("The map says it is of format “{}”; this is {FORMAT}.", self.map.format);
            self.report(Kind::UnknownFormat, "format", message, "Convert it, or open it with a newer version.");
        }
        if let Some(author) = &self.map.source.author {
            self.actor("source.author", author);
        }
        for (nth, claim) in self.map.leading.iter().enumerate() {
            self.claim(&format!("leading[{nth}]"), claim);
        }
        let published = &self.map.source.published;
        if !published.0.is_empty() && published.parts().is_none() {
            self.date("source.published", &self.map.source.published);
        }
    }

    fn ids(&mut self) {
        let map = self.map;
        self.ids_of("editions", map.editions.iter().map(|edition| edition.id.as_str()));
        self.ids_of("claims", map.claims.iter().map(|claim| claim.id.as_str()));
        self.ids_of("inferences", map.inferences.iter().map(|inference| inference.id.as_str()));
        self.ids_of("actors", map.actors.iter().map(|actor| actor.id.as_str()));
        self.ids_of("events", map.events.iter().map(|event| event.id.as_str()));
    }

    fn ids_of(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            let place = format!("{list}[{index}].id");
            if id.is_empty() || !id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
                let message = format!("“{id}” cannot be an identifier.");
                self.report(Kind::MalformedId, place, message, "Use small letters a to z, digits and hyphens.");
            } else if let Some(first) = seen.insert(id, index) {
                let message = format!("“{id}” names the {} of the {list} already.", nth(first));
                self.report(Kind::DuplicateId, place, message, "Give one of the two another identifier.");
            }
        }
    }

    fn styles(&mut self) {
        for (index, edition) in self.map.editions.iter().enumerate() {
            for (at, kind, message, help) in styled::check(edition) {
                self.report(kind, format!("editions[{index}].styled[{at}]"), message, help);
            }
        }
    }

    fn thesis(&mut self) {
        if self.map.thesis().is_none() {
            let message = "No claim is the thesis: each one is a premise for something else, or there are none.";
            self.report(Kind::NoThesis, "claims", message, "Have one claim that nothing is concluded from.");
        }
        self.editors_thesis();
    }

    /// Reports a claim of the editor's that stands where the thesis should: the essay's reasons lead to it, and to nothing
    /// else on top.
    fn editors_thesis(&mut self) {
        let map = self.map;
        let of_essay = |id: &ClaimId| self.index.claim(id).is_some_and(|claim| !map[claim].is_editors());
        let concluded: BTreeSet<_> = map
            .inferences
            .iter()
            .filter(|it| matches!(it.target, Target::Supports(_)) && it.premises.iter().all(of_essay))
            .filter_map(|it| it.target.claim())
            .collect();
        if map.thesis().is_some_and(|thesis| concluded.contains(&thesis.id)) {
            return;
        }
        let used: BTreeSet<_> = map.inferences.iter().flat_map(|it| &it.premises).collect();
        let on_top = |claim: &Claim| claim.is_editors() && concluded.contains(&claim.id) && !used.contains(&claim.id);
        if let Some(at) = map.claims.iter().position(on_top) {
            let message = format!("The essay’s reasons lead to “{}”, which is the editor’s.", map.claims[at].id);
            let help = "Say that the claim is the essay’s, or add what the essay concludes as a claim of its own.";
            self.report(Kind::NotTheEssays, format!("claims[{at}]"), message, help);
        }
    }

    fn claims(&mut self) {
        let map = self.map;
        let thesis = map.thesis().map(|claim| &claim.id);
        let used: BTreeSet<_> = map.inferences.iter().flat_map(|inference| &inference.premises).collect();
        for (index, claim) in map.claims.iter().enumerate() {
            let place = format!("claims[{index}]");
            for (at, actor) in claim.actors.iter().enumerate() {
                self.actor(&format!("{place}.actors[{at}]"), actor);
            }
            self.passages(&place, &claim.passages);
            if claim.is_editors() {
                if claim.implicit {
                    let message = "What the editor says is nothing that the essay leaves unsaid.";
                    self.report(Kind::NotTheEssays, &place, message, "Take one of the two marks from the claim.");
                }
            } else if claim.implicit != claim.passages.is_empty() {
                let (message, help) = if claim.implicit {
                    ("An unsaid claim has passages.", "Remove the passages, or say that the essay states it.")
                } else {
                    (
                        "A claim that the essay states has no passage.",
                        "Add its passage, or mark the claim as unsaid (`#unsaid` in Argdown, `implicit` in JSON).",
                    )
                };
                self.report(Kind::PassageMismatch, &place, message, help);
            }
            if !used.contains(&claim.id) && thesis.is_some_and(|thesis| *thesis != claim.id) {
                let message = format!("Nothing uses the claim “{}”.", claim.id);
                self.report(Kind::UnusedClaim, &place, message, "Make it a premise of an inference, or remove it.");
            }
            if claim.basis == Basis::Inference && !claim.is_editors() {
                self.concluded_by_the_essay(&place, claim);
            }
        }
    }

    /// Reports a claim that is said to be concluded from others, where only the editor concludes it.
    fn concluded_by_the_essay(&mut self, place: &str, claim: &Claim) {
        let steps = self.map.inferences.iter();
        let mut own = steps.filter(|it| matches!(&it.target, Target::Supports(to) if *to == claim.id)).peekable();
        if own.peek().is_some() && own.all(Inference::is_editors) {
            let message =
                format!("Only the editor gives reasons for “{}”; in the essay it rests on nothing.", claim.id);
            let help = "Say what it rests on in the essay, as its basis, or add the essay’s own reason.";
            self.report(Kind::NotTheEssays, place, message, help);
        }
    }

    fn inferences(&mut self) {
        let map = self.map;
        for (index, inference) in map.inferences.iter().enumerate() {
            let place = format!("inferences[{index}]");
            if inference.premises.is_empty() {
                let message = "An inference without premises concludes from nothing.";
                self.report(Kind::NoPremises, &place, message, "Name at least one premise, or remove the inference.");
            }
            for (at, premise) in inference.premises.iter().enumerate() {
                self.claim(&format!("{place}.premises[{at}]"), premise);
            }
            match &inference.target {
                Target::Supports(claim) | Target::Attacks(claim) => self.claim(&format!("{place}.target"), claim),
                Target::Undercuts(other) if self.inferences.contains(other) => {}
                Target::Undercuts(other) => self.dangling(&format!("{place}.target"), "inference", other.as_str()),
            }
        }
    }

    fn actors(&mut self) {
        let map = self.map;
        let mut names = BTreeMap::new();
        for (index, actor) in map.actors.iter().enumerate() {
            if actor.name.is_empty() {
                let message = format!("The {} actor, “{}”, has no name.", nth(index), actor.id);
                let help = "Add its `name`, by which a reader sees it called.";
                self.report(Kind::NoName, format!("actors[{index}].name"), message, help);
            }
            let all = std::iter::once(&actor.name).chain(&actor.aliases).filter(|name| !name.is_empty());
            for name in all {
                if let Some(first) = names.insert(name, index).filter(|first| *first != index) {
                    let message = format!("“{name}” is also a name of the actor “{}”.", map.actors[first].id);
                    let help = "Keep the name with one of them; mentions go to the first.";
                    self.report(Kind::SharedAlias, format!("actors[{index}].aliases"), message, help);
                }
            }
        }
    }

    fn stances(&mut self) {
        let map = self.map;
        for (index, stance) in map.stances.iter().enumerate() {
            let place = format!("stances[{index}]");
            self.actor(&format!("{place}.actor"), &stance.actor);
            self.claim(&format!("{place}.claim"), &stance.claim);
            if self.index.claim(&stance.claim).is_some_and(|claim| map[claim].is_editors()) {
                let message = format!("The essay says nothing of “{}”, which is the editor’s.", stance.claim);
                let help = "Remove the stance, which is not shown, or put it on a claim of the essay.";
                self.report(Kind::NotTheEssays, format!("{place}.claim"), message, help);
            }
            self.passage(&format!("{place}.passage"), &stance.passage);
        }
    }

    fn ties(&mut self) {
        let map = self.map;
        for (index, tie) in map.ties.iter().enumerate() {
            let place = format!("ties[{index}]");
            self.actor(&format!("{place}.from"), &tie.from);
            self.actor(&format!("{place}.to"), &tie.to);
            self.passage(&format!("{place}.passage"), &tie.passage);
        }
    }

    fn events(&mut self) {
        let map = self.map;
        for (index, event) in map.events.iter().enumerate() {
            let place = format!("events[{index}]");
            for (at, actor) in event.actors.iter().enumerate() {
                self.actor(&format!("{place}.actors[{at}]"), actor);
            }
            for (at, claim) in event.claims.iter().enumerate() {
                self.claim(&format!("{place}.claims[{at}]"), claim);
            }
            self.passages(&place, &event.passages);
            let start = event.date.parts();
            if start.is_none() {
                self.date(&format!("{place}.date"), &event.date);
            }
            if let Some(until) = &event.until {
                match (start, until.parts()) {
                    (_, None) => self.date(&format!("{place}.until"), until),
                    (Some(start), Some(end)) if end < start => {
                        let message = format!("The event ends ({until}) before it begins ({}).", event.date);
                        let help = "Swap the two dates, or correct one.";
                        self.report(Kind::ImpossibleDate, format!("{place}.until"), message, help);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Reports what is left when everything that only leads in, or only leads out, has been taken away.
    fn cycles(&mut self) {
        let left = circles(&Links::of(self.map));
        let claims: Vec<_> = self.map.claims.iter().zip(&left).filter(|(_, left)| **left).collect();
        let names: Vec<_> = claims.iter().map(|(claim, _)| claim.id.as_str()).collect();
        if left.contains(&true) {
            let among = if names.is_empty() { "inferences alone".to_owned() } else { names.join(", ") };
            let message = format!("The reasons run in a circle: {among}.");
            let help = "Remove one of the inferences between them; until then the circle is cut where it closes.";
            self.report(Kind::Cycle, "inferences", message, help);
        }
    }

    fn passages(&mut self, place: &str, passages: &[Passage]) {
        for (index, passage) in passages.iter().enumerate() {
            self.passage(&format!("{place}.passages[{index}]"), passage);
        }
    }

    fn passage(&mut self, place: &str, passage: &Passage) {
        match self.editions.get(&passage.edition) {
            None => self.dangling(place, "edition", passage.edition.as_str()),
            Some(extent) if extent.holds(&passage.selector) => {}
            Some(_) => {
                let message = format!("The passage lies outside the edition “{}”.", passage.edition);
                let help = "Correct its paragraph, sentences, offsets or quote; all but offsets count from 1.";
                self.report(Kind::PassageOutside, place, message, help);
            }
        }
    }

    fn actor(&mut self, place: &str, id: &ActorId) {
        if !self.actors.contains(id) {
            self.dangling(place, "actor", id.as_str());
        }
    }

    fn claim(&mut self, place: &str, id: &ClaimId) {
        if !self.claims.contains(id) {
            self.dangling(place, "claim", id.as_str());
        }
    }

    fn dangling(&mut self, place: &str, what: &str, id: &str) {
        let message = format!("There is no {what} “{id}”.");
        self.report(Kind::DanglingId, place, message, "Correct the identifier, or add what it names.");
    }

    fn date(&mut self, place: &str, date: &Date) {
        let message = format!("“{date}” is no date that exists.");
        let help = "Write a day (2025-03-12), a month (2025-03) or a year (2025).";
        self.report(Kind::ImpossibleDate, place, message, help);
    }
}

/// What bears on what: claims first, then inferences, each with the nodes that it leads to.
struct Links(Vec<Vec<usize>>);

impl Links {
    fn of(map: &EssayMap) -> Self {
        let claims: BTreeMap<_, _> = map.claims.iter().enumerate().map(|(index, claim)| (&claim.id, index)).collect();
        let first = map.claims.len();
        let inferences = map.inferences.iter().enumerate();
        let inferences: BTreeMap<_, _> = inferences.map(|(index, it)| (&it.id, first + index)).collect();
        let mut links = vec![Vec::new(); first + map.inferences.len()];
        for (index, inference) in map.inferences.iter().enumerate() {
            for premise in inference.premises.iter().filter_map(|premise| claims.get(premise)) {
                links[*premise].push(first + index);
            }
            let target = match &inference.target {
                Target::Supports(claim) | Target::Attacks(claim) => claims.get(claim),
                Target::Undercuts(other) => inferences.get(other),
            };
            links[first + index].extend(target);
        }
        Self(links)
    }

    fn reversed(&self) -> Self {
        let mut links = vec![Vec::new(); self.0.len()];
        for (from, targets) in self.0.iter().enumerate() {
            for &to in targets {
                links[to].push(from);
            }
        }
        Self(links)
    }
}

/// Which nodes lie on a circle, or on a way from one circle to another.
fn circles(links: &Links) -> Vec<bool> {
    let forward = peeled(links);
    let backward = peeled(&links.reversed());
    forward.iter().zip(&backward).map(|(forward, backward)| *forward && *backward).collect()
}

/// What is left when nodes that nothing leads to are taken away, again and again (Kahn 1962).
fn peeled(links: &Links) -> Vec<bool> {
    let mut incoming = vec![0_usize; links.0.len()];
    for &to in links.0.iter().flatten() {
        incoming[to] += 1;
    }
    let mut queue: Vec<_> = (0..incoming.len()).filter(|&node| incoming[node] == 0).collect();
    let mut left = vec![true; incoming.len()];
    while let Some(node) = queue.pop() {
        left[node] = false;
        for &to in &links.0[node] {
            incoming[to] -= 1;
            if incoming[to] == 0 {
                queue.push(to);
            }
        }
    }
    left
}
