use proptest::prelude::*;
use wherefore::argument::{Graph, Node, Scenario, Tree, without};
use wherefore::document::{Basis, Claim, ClaimId, ClaimIx, EssayMap, Index, Inference, Scheme, Target, Voice};
use wherefore::format::{parse, read_folder};
use wherefore::judge::Judge;
use wherefore::link::{Choice, Chosen, Head, handout, structured};
use wherefore::messages::judge::Request;
use wherefore::reading::{Carried, Lens, Reading, words};
use wherefore::search::{Lexicon, fold};
use wherefore::session::commands::{by_id, matching};
use wherefore::session::marks::Marks;
use wherefore::session::{Action, Shared, State, TreeKey};
use wherefore::views::card::card;
use wherefore::views::{overview, stances, timeline};

use crate::shipped::root;

/// A map with notes of all sorts: an objection, a reply to a reply, an undercut, and one from a claim of the essay.
fn linden() -> EssayMap {
    read_folder(&root().join("tests/maps/linden")).unwrap().map
}

/// The map without what the editor adds.
fn alone(map: &EssayMap) -> EssayMap {
    let mut alone = map.clone();
    alone.inferences.retain(|inference| !inference.is_editors());
    alone.claims.retain(|claim| !claim.is_editors());
    alone
}

fn state(path: &str) -> State {
    let reading = Shared::new(Reading::new(linden()));
    let choice = Choice::parse(&reading, path, "");
    State::new(reading, choice)
}

/// The essay's nodes: indentation, part, claim, number of claims below, what it refers to.
fn outline(map: &EssayMap) -> Vec<String> {
    let tree = Tree::new(map, &Index::new(map));
    let line = |node: &Node| {
        let elsewhere = node.refers_to.map(|at| &map[tree.node(at).claim].id);
        let numbers = (node.depth, node.ordinal, node.of, node.below, node.joined);
        format!("{numbers:?} {} {} {elsewhere:?}", node.part.name(), map[node.claim].id)
    };
    tree.nodes().map(|(_, node)| node).filter(|node| !node.is_editors()).map(line).collect()
}

/// What is shown of an essay, in words and markup.
fn shown(map: EssayMap) -> Vec<String> {
    let essays: Vec<ClaimId> = map.claims.iter().filter(|it| !it.is_editors()).map(|it| it.id.clone()).collect();
    let reading = Reading::new(map);
    let mut shown = outline(&reading.map);
    shown.extend([overview(&reading), stances(&reading), timeline(&reading)].map(String::from));
    shown.push(reading.order.iter().map(|&claim| reading.map[claim].id.to_string()).collect());
    shown.extend(reading.runs().map(|(_, run)| format!("{} {:?}", run.anchor, run.unsaid)));
    shown.extend([Lens::Unnamed, Lens::Unsaid].map(|lens| lens.in_words(&reading)));
    let lexicon = Lexicon::new(&reading, fold);
    shown.push(format!("{}", lexicon.find("linden").count()));
    for id in &essays {
        let claim = reading.index.claim(id).unwrap();
        let card = card(&reading, &Chosen::Claim(claim), "");
        let body = String::from(card.body);
        let own =
            body.split("<div class=\"field\"><dt>editor</dt>").next().unwrap().trim_end_matches("</dl>").to_owned();
        shown.extend([String::from(card.head), own, words::part(&reading, claim)]);
        shown.push(reading.is_argued(claim).to_string());
    }
    for &actor in &reading.cast {
        shown.push(String::from(card(&reading, &Chosen::Actor(actor), "").body));
    }
    shown
}

#[test]
fn the_essay_is_the_same_without_it() {
    let map = linden();
    assert_eq!(Lens::Editor.claims(&Reading::new(map.clone())).len(), 4);
    assert_eq!(shown(map.clone()), shown(alone(&map)));
}

#[test]
fn no_scenario_counts_it() {
    let (map, alone) = (linden(), alone(&linden()));
    let graphs = [&map, &alone].map(|map| Graph::new(map, &Index::new(map)));
    let index = Index::new(&alone);
    for claim in &alone.claims {
        let scenario = Scenario { rejected: vec![index.claim(&claim.id).unwrap()], ..Scenario::default() };
        let thesis = index.claim(&alone.thesis().unwrap().id).unwrap();
        let [with, bare] = [&graphs[0], &graphs[1]].map(|graph| graph.standings(&scenario));
        for at in 0..alone.claims.len() {
            let at = ClaimIx(at);
            assert_eq!(with.claim(at), bare.claim(at), "{} without {}", alone[at].id, claim.id);
        }
        assert_eq!(graphs[0].hinges(&scenario, thesis), graphs[1].hinges(&scenario, thesis));
    }
    assert_eq!(without(&map, Basis::Figure), without(&alone, Basis::Figure));
    let (_, misread) =
        Scenario::parse(&map, &Index::new(&map), "ein-tag,grad", "wenige-linden", "i-schatten-fuer-kunden");
    assert_eq!(misread.unknown, ["ein-tag", "wenige-linden", "i-schatten-fuer-kunden"]);
}

#[test]
fn nothing_is_judged_of_it() {
    let mut judge = Judge::new(Carried::new(linden()));
    assert!(judge.answer(&Request::Show("ein-tag".into())).card.is_empty());
    assert!(judge.answer(&Request::Reject("ein-tag".into())).bar.is_empty());
    let judged = judge.answer(&Request::Reject("grad".into()));
    assert!(!judged.marks.iter().any(|(claim, _)| claim.as_str() == "ein-tag"));
    for command in ["reject", "accept", "what-if"] {
        assert!(!by_id(command).unwrap().applies(&state("claim/ein-tag")), "{command}");
        assert!(by_id(command).unwrap().applies(&state("claim/grad")), "{command}");
    }
}

/// The claims of the rows that are to be seen once all is unfolded.
fn rows(state: &State) -> Vec<&str> {
    let nodes = state.reading.tree.nodes().filter(|(at, _)| state.is_in_lens(*at));
    nodes.map(|(_, node)| state.reading.map[node.claim].id.as_str()).collect()
}

#[test]
fn it_is_hidden_until_it_is_asked_for() {
    let all = state("").apply(Action::UnfoldAll).unwrap();
    assert!(!rows(&all).iter().any(|id| ["ein-tag", "kalden-groesser", "wenige-linden"].contains(id)));
    let asked = all.apply(Action::Look(Some(Lens::Editor))).unwrap();
    assert_eq!(&*asked.said, "4 notes by the editor, not by the essay.");
    let expected =
        ["linden", "zu-heiss", "grad", "ein-tag", "kunden", "kalden", "kalden-groesser", "kuehler", "wenige-linden"];
    assert_eq!(rows(&asked), expected);
    assert_eq!(asked.apply(Action::Leave).unwrap().lens, None);
}

#[test]
fn keys_walk_past_it_until_it_is_asked_for() {
    let at_figure = state("claim/grad");
    let press = |state: &State, key| state.apply(Action::Key(state.cursor.clone(), key));
    assert!(press(&at_figure, TreeKey::Right).is_none(), "nothing is to be seen below it");
    let mut state = at_figure.apply(Action::UnfoldAll).unwrap();
    while let Some(next) = press(&state, TreeKey::Down) {
        state = next;
        assert!(!state.reading.map[state.reading.index.claim(&state.cursor.claim).unwrap()].is_editors());
    }
    let asked = at_figure.apply(Action::Look(Some(Lens::Editor))).unwrap();
    assert_eq!(press(&asked, TreeKey::Right).unwrap().cursor.claim.as_str(), "ein-tag");
}

#[test]
fn who_comes_to_it_has_asked_for_it() {
    let state = state("claim/ein-tag");
    assert_eq!(state.lens, Some(Lens::Editor));
    assert_eq!(state.cursor.claim.as_str(), "ein-tag");
    assert_eq!(Marks::of_state(&state).runs.len(), 1);
    let elsewhere = state.apply(Action::Choose(Choice::Claim("kosten".into()))).unwrap();
    assert_eq!(elsewhere.lens, None);
    let back = elsewhere.apply(Action::Choose(Choice::Claim("ein-tag".into()))).unwrap();
    assert_eq!(back.lens, Some(Lens::Editor));
    assert_eq!(
        &*back.said,
        "Editor’s undercut: doubts the step from “Im Juli 2024 waren es auf dem Platz 41 Grad” to “Der Marktplatz wird im Sommer zu heiß”: Ein einziger Messwert sagt nichts über einen ganzen Sommer. The editor’s note, not the essay’s. 1 actor marked."
    );
    let whole = back.apply(Action::Look(None)).unwrap();
    assert_eq!((&whole.lens, whole.choice), (&None, Choice::Nothing));
}

#[test]
fn it_is_offered_where_there_is_any() {
    let found = |state: &State| matching(state, "editor").len();
    assert_eq!(found(&state("")), 1);
    let bare = State::new(Shared::new(Reading::new(alone(&linden()))), Choice::Nothing);
    assert_eq!(found(&bare), 0);
    assert_eq!(Lens::parse(&bare.reading, "editor").map(|lens| lens.name().to_owned()).as_deref(), Some("editor"));
}

#[test]
fn it_says_whose_it_is() {
    let reading = Reading::new(linden());
    let choice = Chosen::parse(&reading, "claim/ein-tag", "");
    let shown = card(&reading, &choice, "");
    let (head, body) = (String::from(shown.head), String::from(shown.body));
    assert!(head.contains("Editor’s undercut"), "{head}");
    assert!(body.contains("The editor’s note, not the essay’s"), "{body}");
    assert!(body.contains("the editor’s judgment") && body.contains("<dt>refers to</dt>"), "{body}");
    assert!(!body.contains("author") && !body.contains("nobody"), "{body}");
    assert!(!String::from(shown.judgments).contains("button"));
    let data = structured(&reading, &choice, "").unwrap();
    assert_eq!((data.get("author"), data.get("appearance")), (None, None));
    let head = Head::of(&reading, &choice);
    assert!(head.description.starts_with("Editor’s undercut") && !head.description.contains("author"), "{head:?}");
    let claim = reading.index.claim(&"ein-tag".into()).unwrap();
    assert!(handout::claim(&reading, claim, "").contains("Editor’s"));
    let outline = handout::outline(&reading, "");
    assert!(outline.contains("- Editor’s objection: Zwölf Linden"), "{outline}");
    let kalden = card(&reading, &Chosen::parse(&reading, "claim/kalden", ""), "");
    let body = String::from(kalden.body);
    assert!(body.contains("<summary>1 note</summary>") && body.contains("Kalden ist viermal"), "{body}");
}

#[test]
fn a_map_from_before_is_the_essays() {
    let (map, found) = parse(crate::FIXTURE);
    assert!(found.is_empty() && map.claims.iter().all(|it| it.voice == Voice::Essay));
}

proptest! {
    /// However the editor's claims and steps lie between those of the essay, the essay's tree is what it is without them.
    #[test]
    fn it_moves_nothing_in_any_tree(
        editors in prop::collection::vec(prop::bool::weighted(0.3), 2..9),
        steps in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 1..3), any::<prop::sample::Index>(), 0..3_u8, prop::bool::weighted(0.1)), 0..12),
    ) {
        let voice = |is_editors: bool| if is_editors { Voice::Editor } else { Voice::Essay };
        let claim = |(at, &own): (usize, &bool)| Claim { id: format!("c{at}").as_str().into(), voice: voice(own), ..Claim::default() };
        let ids: Vec<String> = (0..editors.len()).map(|at| format!("c{at}")).collect();
        let step = |(at, (premises, target, kind, own)): (usize, &(Vec<prop::sample::Index>, prop::sample::Index, u8, bool))| Inference {
            id: format!("i{at}").as_str().into(),
            premises: premises.iter().map(|it| it.get(&ids).as_str().into()).collect(),
            target: match kind {
                0 => Target::Supports(target.get(&ids).as_str().into()),
                1 => Target::Attacks(target.get(&ids).as_str().into()),
                _ => Target::Undercuts(format!("i{}", target.index(steps.len())).as_str().into()),
            },
            voice: voice(*own),
            scheme: Some(Scheme::Sign),
        };
        let mut map = EssayMap {
            claims: editors.iter().enumerate().map(claim).collect(),
            inferences: steps.iter().enumerate().map(step).collect(),
            ..EssayMap::default()
        };
        map.settle_voices();
        let bare = alone(&map);
        prop_assert_eq!(outline(&map), outline(&bare));
        prop_assert_eq!(map.thesis().map(|it| &it.id), bare.thesis().map(|it| &it.id));
        let tree = Tree::new(&map, &Index::new(&map));
        prop_assert_eq!(&Tree::of(&tree.numbers(), &map), &tree);
        for (_, node) in tree.nodes().filter(|(_, node)| node.is_editors()) {
            prop_assert!(node.children.iter().all(|&below| tree.node(below).is_editors()), "all below is the editor's");
        }
        let places = (0..map.claims.len()).map(|at| tree.place(ClaimIx(at)));
        prop_assert!(places.into_iter().all(|it| it.is_some()), "every claim has a place");
    }
}
