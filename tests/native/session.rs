use wherefore::argument::{NodeId, NodeIx};
use wherefore::document::{Basis, ClaimIx};
use wherefore::format::{parse, read_folder};
use wherefore::link::{Choice, Chosen};
use wherefore::messages::judge::{Judged, Mark, Request};
use wherefore::messages::opener::Laid;
use wherefore::messages::search::{HitList, HitPlace};
use wherefore::reading::{Carried, Lens, Notes, Reading, Sort};
use wherefore::session::Shared;
use wherefore::session::commands::{COMMANDS, Effect, by_id, by_key, matching};
use wherefore::session::marks::Marks;
use wherefore::session::{Action, OpenCopy, Outcome, Pane, State, TreeKey};

use crate::FIXTURE;
use crate::overlay::{decide, desk, laid, open, texts};
use crate::shipped;

fn start(path: &str) -> State {
    let reading = Shared::new(Reading::new(parse(FIXTURE).0));
    let choice = Choice::parse(&reading, path, "");
    State::new(reading, choice)
}

/// The state after an action that changes something.
#[track_caller]
fn after(state: &State, action: Action) -> State {
    state.apply(action).expect("the action changes something")
}

/// The embedded map with a copy of these paragraphs open on it, of which the first passage is said not to be one.
fn with_copy(paragraphs: &[String]) -> State {
    let state = State::new(Shared::new(Reading::new(shipped::map())), Choice::Nothing);
    let mut desk = desk();
    open(&mut desk, paragraphs);
    after(&state, Action::Open(OpenCopy::new(laid(decide(&mut desk, "0 drop")))))
}

fn choose(state: &State, path: &str) -> State {
    after(state, Action::Choose(Choice::parse(&state.reading, path, "")))
}

/// The tree as it is seen: each visible node's claim, `>` for the cursor, `+` for a folded branch.
fn seen(state: &State) -> String {
    let tree = &state.reading.tree;
    let mut hidden = NodeIx(0);
    let mut shown = Vec::new();
    for (at, node) in tree.nodes().filter(|(at, _)| *at >= NodeIx(0)) {
        if at < hidden {
            continue;
        }
        if !state.is_in_lens(at) {
            continue;
        }
        let folded = state.folds(at) && !state.is_open(at);
        if folded {
            hidden = node.end;
        }
        let cursor = if state.cursor_node() == Some(at) { ">" } else { "" };
        let mark = if folded { "+" } else { "" };
        shown.push(format!("{cursor}{}{mark}", state.reading.map[node.claim].id));
    }
    shown.join(" ")
}

#[test]
fn at_first_the_thesis_is_unfolded_and_no_more() {
    assert_eq!(seen(&start("")), ">keep holds+ road ugly+");
}

#[test]
fn a_choice_unfolds_its_place() {
    assert_eq!(seen(&start("claim/skill")), "keep holds built >skill road ugly+");
    assert_eq!(seen(&choose(&start(""), "claim/ugly")), "keep holds+ road >ugly road beside");
}

/// Presses keys one after the other, starting on the thesis.
#[track_caller]
fn keys(keys: &[TreeKey], expected: &str) {
    let mut state = start("");
    for &key in keys {
        state = state.apply(Action::Key(state.cursor.clone(), key)).unwrap_or(state);
    }
    assert_eq!(seen(&state), expected);
}

#[test]
fn keys_of_the_tree() {
    use TreeKey::{Down, End, Home, Left, Letter, Right, Siblings, Up};
    keys(&[Down], "keep >holds+ road ugly+");
    keys(&[Down, Down, Up], "keep >holds+ road ugly+");
    keys(&[Up], ">keep holds+ road ugly+");
    keys(&[End], "keep holds+ road >ugly+");
    keys(&[End, Down], "keep holds+ road >ugly+");
    keys(&[End, Home], ">keep holds+ road ugly+");
    keys(&[Down, Right], "keep >holds built skill road ugly+");
    keys(&[Down, Right, Right], "keep holds >built skill road ugly+");
    keys(&[Down, Right, Right, Right], "keep holds >built skill road ugly+");
    keys(&[Down, Right, Right, Left], "keep >holds built skill road ugly+");
    keys(&[Down, Right, Left], "keep >holds+ road ugly+");
    keys(&[Left], ">keep+");
    keys(&[Down, Siblings], "keep >holds built skill road ugly road beside");
    // The texts begin with “The bridge …”, but for “What Ada builds” and “Looks”, which are folded away.
    keys(&[Letter('t'), Letter('t')], "keep holds+ >road ugly+");
    keys(&[Letter('T'), Letter('t'), Letter('t'), Letter('t')], ">keep holds+ road ugly+");
    keys(&[Letter('w')], ">keep holds+ road ugly+");
}

#[test]
fn folding_all_keeps_the_cursor_in_sight() {
    let state = choose(&start(""), "claim/skill");
    assert_eq!(seen(&after(&state, Action::FoldAll)), "keep >holds+ road ugly+");
    let whole = after(&state, Action::UnfoldAll);
    assert_eq!(seen(&whole), "keep holds built >skill road ugly road beside");
    assert_eq!(whole.apply(Action::UnfoldAll), None, "nothing is left to unfold");
}

#[test]
fn a_pointer_folds_too() {
    let state = start("");
    let holds = NodeId::parse("holds");
    let open = after(&state, Action::Toggle(holds.clone()));
    assert_eq!(seen(&open), "keep >holds built skill road ugly+");
    assert_eq!(seen(&after(&open, Action::Toggle(holds))), "keep >holds+ road ugly+");
}

#[test]
fn steps_follow_the_essay() {
    let address = |state: &State| state.chosen().address(&state.reading);
    let mut state = start("");
    let mut visited = Vec::new();
    while let Some(next) = state.apply(Action::Step(1)) {
        state = next;
        visited.push(address(&state));
    }
    assert_eq!(visited, ["claim/keep/", "claim/holds/", "claim/built/", "claim/ugly/", "claim/road/"]);
    assert_eq!(address(&after(&state, Action::Step(-1))), "claim/ugly/");
    assert_eq!(address(&after(&start(""), Action::Step(-1))), "claim/road/");
    assert_eq!(start("claim/keep").apply(Action::Step(-1)), None);
}

/// What a choice lights: runs by their anchors, tree nodes and actors by their ids.
#[track_caller]
fn marks(path: &str, fragment: &str, runs: &[&str], nodes: &[&str], actors: &[&str]) {
    let state = start("");
    let reading = &state.reading;
    let marks = Marks::of(reading, &Chosen::parse(reading, path, fragment));
    let lit: Vec<_> = marks.runs.iter().map(|&at| reading.run(at).unwrap().anchor.as_str()).collect();
    let marked: Vec<_> = marks.nodes.iter().map(|&at| reading.map[reading.tree.node(at).claim].id.as_str()).collect();
    let shown: Vec<_> = marks.actors.iter().map(|&actor| reading.map[actor].id.as_str()).collect();
    assert_eq!((lit.as_slice(), marked.as_slice(), shown.as_slice()), (runs, nodes, actors));
}

#[test]
fn what_a_choice_lights() {
    marks("", "", &[], &[], &[]);
    marks("claim/keep", "", &["p1s1"], &[], &["town"]);
    marks("claim/ugly", "", &["p2s1"], &[], &["ada"]);
    marks("claim/holds", "", &["p1s2", "p1s3"], &[], &[]);
    marks("actor/ada", "", &[], &["built", "skill", "ugly"], &[]);
    marks("paragraph/1", "", &["p1s1", "p1s2", "p1s3"], &["keep", "holds", "built"], &["ada"]);
    marks("paragraph/1", "p1s2", &["p1s2"], &["holds", "built"], &["ada"]);
    // A claim that is used twice is marked at both places.
    marks("paragraph/2", "p2s2", &["p2s2"], &["road", "road"], &[]);
}

#[test]
fn a_choice_is_announced() {
    let said = |path: &str| choose(&start("actor/town"), path).said.to_string();
    assert_eq!(
        said("claim/built"),
        "Evidence for “The bridge holds”: Ada Byron built it. 1 passage lit, the first in paragraph 1. 1 actor marked."
    );
    assert!(said("claim/beside").contains("The essay never states it."));
    assert_eq!(said("actor/ada"), "Ada Byron: 2 mentions lit in the essay, 3 claims marked in the argument.");
    assert!(said("paragraph/2").starts_with("Paragraph 2: 2 claims"));
    assert_eq!(said("claim/none"), "There is nothing under this address.");
}

#[test]
fn a_narrow_page_turns_to_the_text_for_what_is_in_it() {
    let argument = after(&start(""), Action::Show(Pane::Argument));
    assert_eq!(choose(&argument, "claim/built").pane, Pane::Essay);
    assert_eq!(choose(&argument, "claim/skill").pane, Pane::Argument, "the essay never states it");
    assert_eq!(choose(&argument, "actor/ada").pane, Pane::Argument);
}

#[test]
fn arriving_announces_nothing_at_first() {
    let state = start("claim/keep");
    let arrived = after(&state, Action::Arrive(state.choice.clone()));
    assert!(arrived.arrived && arrived.said.is_empty());
    assert_eq!(arrived.apply(Action::Choose(arrived.choice.clone())).map(|it| it.choice), Some(arrived.choice));
}

#[test]
fn commands_are_told_apart() {
    for command in &COMMANDS {
        assert!(std::ptr::eq(by_id(command.id).unwrap(), command), "{} is one name", command.id);
        if !command.key.is_empty() {
            assert!(std::ptr::eq(by_key(command.key).unwrap(), command), "{} is one key", command.key);
        }
        assert!(!command.label.is_empty() && !command.help.is_empty());
        assert!(!command.help.ends_with('.'), "{}: a help text has no full stop", command.id);
    }
    assert!(by_key("").is_none());
}

#[test]
fn stepping_back_leaves_the_search_first() {
    let found = after(&start("claim/built"), Action::Search("mill".to_owned()));
    assert_eq!(&*found.query, "mill");
    let left = after(&found, Action::Leave);
    assert_eq!((&*left.query, left.choice.clone()), ("", found.choice.clone()));
    assert_eq!(after(&left, Action::Leave).choice, Choice::Nothing);
    assert!(choose(&found, "claim/road").query.is_empty(), "a choice ends the search");
}

/// What the search answers to the last query of a state: so many hits, all in the text.
fn hits(state: &State, count: usize) -> Action {
    let places = (0..count).map(|paragraph| HitPlace { paragraph, marks: Vec::new() }).collect();
    Action::Found(HitList { nth: state.asked, count, places, ..HitList::default() })
}

#[test]
fn the_hits_of_the_last_query_count() {
    let state = start("claim/built");
    let first = after(&state, Action::Search("m".to_owned()));
    assert!(first.awaits_hits() && first.said.is_empty());
    let second = after(&first, Action::Search("mi".to_owned()));
    assert_eq!(second.apply(hits(&first, 9)), None, "hits of what is no longer looked for");
    let found = after(&second, hits(&second, 2));
    assert_eq!((found.hits.count, &*found.said, found.awaits_hits()), (2, "2 hits", false));
    let third = after(&found, Action::Search("mil".to_owned()));
    assert_eq!((third.hits.count, third.awaits_hits()), (2, true), "what was found before stays in the meantime");
    let none = after(&third, Action::Search(" ".to_owned()));
    assert_eq!((none.hits.count, none.awaits_hits()), (0, false));
    assert_eq!(none.apply(hits(&third, 1)), None, "nothing is looked for any more");
    assert_eq!(found.in_columns(), second.in_columns(), "the columns do not change while one types");
}

#[test]
fn a_step_waits_for_the_hits() {
    let asked = after(&start(""), Action::Search("mill".to_owned()));
    let stepped = after(&after(&asked, Action::StepHit(1)), Action::StepHit(1));
    assert_eq!(stepped.hit, None);
    let found = after(&stepped, hits(&stepped, 3));
    assert_eq!((found.hit, &*found.said), (Some(1), "Hit 2 of 3 in the essay."));
    let other = after(&stepped, Action::Search("road".to_owned()));
    assert_eq!(after(&other, hits(&other, 3)).hit, None, "the step was for another query");
}

#[test]
fn another_text_is_searched_anew() {
    let asked = after(&start(""), Action::Search("mill".to_owned()));
    let found = after(&asked, hits(&asked, 2));
    let open = after(&found, Action::Open(copy()));
    assert!(open.awaits_hits() && open.hits.count == 0);
    assert_eq!(open.apply(hits(&found, 2)), None, "these are places of the other text");
}

#[test]
fn notes_come_by_themselves() {
    let warned = after(&start("claim/built"), Action::Warn("No connection.".to_owned()));
    let noted = after(&warned, Action::Note(Notes::only("claim/built/".to_owned(), "A note".to_owned())));
    assert_eq!((noted.notes.on("claim/built/"), &*noted.warning), ("A note", "No connection."));
}

#[test]
fn a_lens_shows_its_claims_and_what_stands_above_them() {
    let unsaid = after(&start(""), Action::Look(Some(Lens::Unsaid)));
    assert_eq!(seen(&unsaid), ">keep holds built skill ugly beside");
    assert_eq!(&*unsaid.said, "2 claims are left unsaid, under 1 of the 2 main reasons.");
    assert_eq!(unsaid.apply(Action::Look(Some(Lens::Unsaid))), None, "it is on already");
    let unnamed = after(&unsaid, Action::Look(Some(Lens::Unnamed)));
    assert_eq!(seen(&unnamed), ">keep holds");
    assert_eq!(Marks::of_state(&unnamed).runs.len(), 2, "its passages are lit");
    assert_eq!(after(&unnamed, Action::Leave).lens, None);
}

#[test]
fn a_lens_gives_way_to_a_claim_outside_it() {
    let ada = after(&start("actor/ada"), Action::Look(Some(Lens::Actor("ada".into()))));
    assert_eq!(seen(&ada), ">keep holds built skill ugly");
    assert_eq!(choose(&ada, "claim/skill").lens, ada.lens);
    assert_eq!(choose(&ada, "claim/beside").lens, None);
}

#[test]
fn keys_pass_over_what_a_lens_leaves_out() {
    let state = after(&start(""), Action::Look(Some(Lens::Unsaid)));
    let down = |state: &State| after(state, Action::Key(state.cursor.clone(), TreeKey::Down));
    assert_eq!(seen(&down(&down(&state))), "keep holds >built skill ugly beside");
}

#[test]
fn lenses_have_names() {
    let reading = start("").reading;
    for name in ["unnamed", "unsaid", "ada", "town"] {
        assert_eq!(Lens::parse(&reading, name).map(|lens| lens.name().to_owned()), Some(name.to_owned()));
    }
    assert_eq!(Lens::parse(&reading, "nobody"), None);
}

#[test]
fn reading_along_unfolds_what_is_read_and_folds_it_again() {
    let state = start("");
    assert_eq!(state.apply(Action::Read(0)), None, "it is not switched on");
    let along = after(&state, Action::ReadAlong);
    let first = after(&along, Action::Read(0));
    assert_eq!(seen(&first), ">keep holds built skill road ugly+");
    assert_eq!(first.read_nodes().len(), 3);
    let second = after(&first, Action::Read(1));
    assert_eq!(seen(&second), ">keep holds+ road ugly+");
    let off = after(&first, Action::ReadAlong);
    assert_eq!((seen(&off), off.read), (seen(&state), None));
}

#[test]
fn reading_along_leaves_alone_what_the_reader_unfolded() {
    let state = after(&start(""), Action::UnfoldAll);
    let along = after(&after(&state, Action::ReadAlong), Action::Read(0));
    assert_eq!(seen(&after(&along, Action::Read(1))), seen(&state));
}

#[test]
fn actors_are_listed_in_several_orders() {
    let reading = start("").reading;
    let names = |sort: Sort| sort.order(&reading).iter().map(|&at| reading.map[at].id.to_string()).collect::<Vec<_>>();
    assert_eq!(names(Sort::FirstMention), ["ada", "town"]);
    assert_eq!(names(Sort::Mentions), ["ada", "town"]);
    assert_eq!(names(Sort::Name), ["ada", "town"]);
    assert_eq!(names(Sort::Kind), ["ada", "town"]);
    let embedded = Reading::new(shipped::map());
    let most = Sort::Mentions.order(&embedded);
    assert!(most.is_sorted_by_key(|&at| usize::MAX - embedded.mention_count(at)));
    assert!(Sort::Name.order(&embedded).is_sorted_by_key(|&at| embedded.map[at].name.clone()));
    assert!(Sort::Kind.order(&embedded).is_sorted_by_key(|&at| embedded.map[at].kind));
}

#[test]
fn the_palette_has_what_applies_and_is_named() {
    let state = start("");
    let found = |state: &State, words: &str| matching(state, words).iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(found(&state, "copy CLAIM"), [""; 0], "no claim is chosen");
    assert_eq!(found(&start("claim/holds"), "copy CLAIM"), ["copy-claim"]);
    assert_eq!(found(&state, "no such thing"), [""; 0]);
    let typed = after(&state, Action::SeekCommand(Some("events date".to_owned())));
    assert_eq!(found(&typed, typed.palette_words.as_deref().unwrap()), ["show-timeline"]);
    assert_eq!(typed.apply(Action::StepCommand(1)), None, "there is one only");
    let all = after(&typed, Action::SeekCommand(Some(String::new())));
    assert_eq!(after(&all, Action::StepCommand(2)).palette_at, 2);
    assert_eq!(all.apply(Action::StepCommand(-1)), None);
}

#[test]
fn each_command_does_something_where_it_applies() {
    let states =
        [start(""), start("claim/holds"), start("actor/ada"), after(&start(""), Action::Search("bridge".to_owned()))];
    let looked = after(&start(""), Action::Look(Some(Lens::Unsaid)));
    let copied = after(&start(""), Action::Open(copy()));
    let judged = Judged { is_in_force: true, ..Judged::default() };
    let judged = after(&start(""), Action::Judge(Outcome::new(judged)));
    let noted =
        State::new(Shared::new(Reading::new(read_folder("tests/maps/linden".as_ref()).unwrap().map)), Choice::Nothing);
    for command in &COMMANDS {
        let does = |state: &State| match command.effect(state) {
            Effect::Act(action) => state.apply(action).is_some(),
            _ => true,
        };
        let mut applying =
            states.iter().chain([&looked, &copied, &judged, &noted]).filter(|state| command.applies(state));
        assert!(applying.any(does), "{} does nothing", command.id);
    }
}

/// A reader's own copy of the fixture, with the same words.
fn copy() -> OpenCopy {
    let mut map = parse(FIXTURE).0;
    let mut edition = map.text().unwrap().clone();
    let own = std::mem::replace(&mut edition.id, "copy".into());
    for passage in map.claims.iter_mut().flat_map(|it| &mut it.passages).filter(|it| it.edition == own) {
        passage.edition = "copy".into();
    }
    let blocks = (0..).zip(&edition.paragraphs).map(|(at, _)| at).collect();
    map.editions.insert(0, edition);
    let decisions = vec![1, 0, 0];
    OpenCopy::new(Laid {
        map: Carried::new(map).pack().unwrap(),
        blocks,
        said: "Opened.".to_owned(),
        decisions,
        ..Laid::default()
    })
}

#[test]
fn a_copy_is_shown_and_the_choice_goes_over() {
    let state = start("claim/holds");
    let open = after(&state, Action::Open(copy()));
    assert!(open.shows_copy());
    assert_eq!((&open.choice, &*open.said), (&state.choice, "Opened."));
    let back = after(&open, Action::Turn(false));
    assert_eq!(back.reading, state.reading);
    assert!(back.copy.is_some());
    let forgotten = after(&open, Action::Forget);
    assert!(forgotten.copy.is_none() && !forgotten.shows_copy());
}

#[test]
fn a_copy_of_something_else_changes_no_text() {
    let state = start("");
    let other = after(&state, Action::Open(OpenCopy::new(Laid::default())));
    assert!(!other.shows_copy());
    assert_eq!(other.reading, state.reading);
}

#[test]
fn a_warning_stays_until_the_next_thing_is_done() {
    let warned = after(&start(""), Action::Warn("No.".to_owned()));
    assert_eq!((&*warned.warning, &*warned.said), ("No.", "No."));
    assert!(after(&warned, Action::UnfoldAll).warning.is_empty());
}

#[test]
fn what_follows_from_judgments_is_seen_on_claims_and_runs() {
    let state = start("");
    let ids = state.reading.map.claims.iter().map(|claim| claim.id.clone());
    let marks = wherefore::ordered::set(ids.map(|id| (id, Mark::Falls)));
    let [first, second] = [0, 1].map(|at| state.reading.map.claims[at].id.clone());
    let judged = Judged { marks, hinges: vec![first.clone()], said: "All falls.".to_owned(), ..Judged::default() };
    let judged = after(&state, Action::Judge(Outcome::new(judged)));
    let standings = judged.claim_marks();
    assert_eq!(standings.mark(&first), Mark::Falls);
    assert_eq!(standings.in_words(&first), " ✕\u{a0}falls (the thesis hangs on it)");
    assert_eq!(standings.in_words(&second), " ✕\u{a0}falls");
    assert_eq!(state.claim_marks().in_words(&first), "");
    assert_eq!(&*judged.said, "All falls.");
    let fallen = judged.reading.runs().filter(|(_, run)| standings.falls(&judged.reading, run)).count();
    assert_eq!(fallen, judged.reading.runs().filter(|(_, run)| !run.claims.is_empty()).count());
    assert!(!judged.reading.runs().any(|(_, run)| state.claim_marks().falls(&judged.reading, run)));
}

#[test]
fn a_judgment_is_seen_before_what_follows_from_it() {
    let shared = Shared::new(Reading::new(shipped::map()));
    let state = State::new(shared, Choice::Nothing);
    let reading = &state.reading;
    let on = || "loves-war".into();
    let none = state.claim_marks();
    let rejected = none.ahead(reading, &Request::Reject(on()));
    assert_eq!((rejected.mark(&on()), rejected.mark(&"wants-no-end".into())), (Mark::Rejected, Mark::Holds));
    assert_eq!(rejected.ahead(reading, &Request::Accept(on())).mark(&on()), Mark::Accepted);
    assert_eq!(rejected.ahead(reading, &Request::TakeBack(on())).mark(&on()), Mark::Holds);
    assert_eq!(rejected.ahead(reading, &Request::Reset), none);
    for request in [Request::Show(on()), Request::Reject("nothing-such".into()), Request::Weights] {
        assert_eq!(none.ahead(reading, &request), none, "{request:?}");
    }
    let leave_out = Request::LeaveOut(Basis::AnonymousSource);
    let unnamed = none.ahead(reading, &leave_out);
    for it in &reading.map.claims {
        assert_eq!(unnamed.mark(&it.id) == Mark::LeftOut, it.basis == Basis::AnonymousSource);
    }
    assert_eq!(unnamed.ahead(reading, &leave_out), none);
}

#[test]
fn a_claim_without_a_place_in_the_copy_is_not_said_to_be_unsaid() {
    let mut texts = texts();
    texts.remove(9);
    let state = with_copy(&texts);
    let lost = (0..state.reading.map.claims.len()).map(ClaimIx).find(|&claim| {
        let it = &state.reading.map[claim];
        !it.implicit && !it.is_editors() && state.reading.number(claim).is_none()
    });
    let chosen = state.apply(Action::Choose(Choice::of(&state.reading, &Chosen::Claim(lost.unwrap())))).unwrap();
    assert!(chosen.said.contains("It has no place in your copy"), "{}", chosen.said);
}
