//! Operations on a draft: what each writes, that it is taken back byte for byte, and what is refused.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::document::{ActorId, ActorKind, Basis, InferenceId, Position, Scheme};
use crate::format::source::SourceFile;
use crate::text::Points;

const ESSAY: &str = "---\ntitle: Sundays\nauthor: ann\nlanguage: en\n---\n\nThe town library is shut on Sunday. Most people have time on Sunday. The council says no.\n\nThe council has bought a fountain. The council says no.\n";
const MAP: &str = "===\ntitle: Should it open?\n===\n\n// A comment that stays.\n\n[open]: It should open. {source: \"shut on Sunday\"}\n  + [time]: People have time then. #unsaid {basis: event,  note: \"so\"}\n    + [most]: Most do. {source: \"Most people have time\"} // said twice\n  - [council]: The council is against it. {source: \"council has bought\"}\n\n<worked>: It worked elsewhere.\n\n(1) [rose]: Visits rose. #unsaid\n(2) [alike]: The towns are alike. #unsaid\n-- analogy --\n(3) [used]: It would be used. #unsaid\n  +> [open]\n";
const ACTORS: &str = "- id: council # the body\n  name: The council\n  kind: institution\n  aliases: [The council]\n";

fn draft() -> Draft {
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    Draft::new(SourceFiles {
        map: file("map.argdown", MAP),
        essay: file("essay.md", ESSAY),
        actors: Some(file("actors.yaml", ACTORS)),
        ..SourceFiles::default()
    })
}

fn id(name: &str) -> ClaimId {
    ClaimId(name.to_owned())
}

fn quote(paragraph: usize, start: u32, end: u32) -> Quote {
    Quote { paragraph, range: Points(start)..Points(end) }
}

/// Does an operation, looks for a line in the file that was changed, and takes it back.
#[track_caller]
fn check(operation: Operation, expected: &str) {
    let mut draft = draft();
    let before = draft.files().clone();
    draft.apply(&operation).unwrap_or_else(|why| panic!("{operation:?}: {}", why.words()));
    let all: String = File::ALL.iter().map(|file| file.text(draft.files())).collect();
    assert!(all.contains(expected), "{expected}\nnot in\n{all}");
    assert!(all.contains("// A comment that stays.") && all.contains("# the body"));
    let after = draft.files().clone();
    draft.undo();
    assert_eq!(draft.files(), &before);
    draft.redo();
    assert_eq!(draft.files(), &after);
}

#[track_caller]
fn refused(operation: Operation, expected: Refusal) {
    let mut draft = draft();
    assert_eq!(draft.apply(&operation), Err(expected));
    assert_eq!(draft.files().map.text, MAP);
    assert_eq!(draft.history().undo_name(), None);
}

#[test]
fn claims_are_written_where_they_bear() {
    let claim = |text: &str, quote, place| Operation::Claim { text: text.to_owned(), quote, place };
    check(
        claim("It is shut", Some(quote(0, 4, 34)), Place::For(id("open"))),
        "{source: \"council has bought\"}\n  + [it-is-shut]: It is shut {source: \"town library is shut on Sunday\"}\n\n<worked>",
    );
    check(
        claim("It is loud: *very*", None, Place::Against(id("time"))),
        "// said twice\n    - [it-is-loud-very]: It is loud: \\*very\\* #unsaid\n  - [council]",
    );
    // The same words stand in two paragraphs: what is around tells which.
    check(
        claim("They refuse", Some(quote(1, 35, 54)), Place::Alone),
        "+> [open]\n\n[they-refuse]: They refuse {source: {p: 2, quote: \"The council says no\"",
    );
    check(
        claim("They are not", None, Place::Against(id("alike"))),
        "\n\n[alike]\n  - [they-are-not]: They are not #unsaid\n",
    );
    check(
        claim("Not so", None, Place::Undercutting(InferenceId("most-for-time".to_owned()))),
        "// said twice\n      _ [not-so]: Not so #unsaid\n",
    );
    check(
        claim("Not so", None, Place::Undercutting(InferenceId("worked".to_owned()))),
        "\n\n<worked>\n  _ [not-so]: Not so #unsaid\n",
    );
    refused(claim(" ", None, Place::Alone), Refusal::NoText);
    refused(claim("A", None, Place::For(id("nobody"))), Refusal::Gone("claim “nobody”".to_owned()));
    refused(claim("A", Some(quote(9, 0, 1)), Place::Alone), Refusal::NoWords);
}

#[test]
fn a_claim_is_changed_where_it_is_written() {
    check(
        Operation::Reword(id("time"), "They [all] have.".to_owned()),
        "+ [time]: They \\[all] have. #unsaid {basis: event,  note: \"so\"}\n",
    );
    check(Operation::Unsaid(id("time"), false), "[time]: People have time then. {basis: event,  note: \"so\"}");
    check(Operation::Unsaid(id("most"), true), "[most]: Most do. #unsaid // said");
    check(Operation::Rest(id("time"), Some(Basis::Figure)), "{basis: figure,  note: \"so\"}");
    check(Operation::Rest(id("rose"), Some(Basis::Figure)), "(1) [rose]: Visits rose. #unsaid {basis: figure}\n(2)");
    check(Operation::Quote(id("most"), quote(0, 4, 16)), "{source: [\"Most people have time\", \"town library\"]}");
    check(Operation::Unquote(id("council")), "[council]: The council is against it.\n\n<worked>");
    check(
        Operation::Stand(ActorId("council".to_owned()), id("open"), Position::Denies),
        "{source: \"shut on Sunday\", denies: council}",
    );
    check(
        Operation::Scheme(InferenceId("most-for-time".to_owned()), Some(Scheme::Sign)),
        "{source: \"Most people have time\", scheme: sign} // said twice",
    );
    check(Operation::Scheme(InferenceId("worked".to_owned()), Some(Scheme::Sign)), "#unsaid\n-- sign --\n(3)");
    check(Operation::Scheme(InferenceId("worked".to_owned()), None), "#unsaid\n----\n(3)");
    refused(Operation::Unsaid(id("time"), true), Refusal::NothingToDo);
    refused(Operation::Quote(id("most"), quote(0, 36, 57)), Refusal::NothingToDo);
    refused(Operation::Move(id("time"), Place::For(id("open"))), Refusal::NothingToDo);
}

#[test]
fn a_claim_is_moved_and_removed_with_what_hangs_on_it() {
    assert_eq!(draft().hanging_on(&id("time")), [id("time"), id("most")]);
    check(
        Operation::Move(id("time"), Place::Against(id("council"))),
        "{source: \"council has bought\"}\n    - [time]: People have time then. #unsaid {basis: event,  note: \"so\"}\n      \
         + [most]: Most do. {source: \"Most people have time\"} // said twice\n\n<worked>",
    );
    check(
        Operation::Move(id("time"), Place::Alone),
        "  +> [open]\n\n[time]: People have time then. #unsaid {basis: event,  note: \"so\"}\n  + [most]: Most do.",
    );
    check(Operation::Move(id("council"), Place::For(id("most"))), "// said twice\n      + [council]: The council");
    check(Operation::Remove(id("time")), "{source: \"shut on Sunday\"}\n  - [council]");
    check(Operation::Remove(id("council")), "// said twice\n\n<worked>");
    refused(Operation::Move(id("time"), Place::For(id("most"))), Refusal::OnItself);
    refused(Operation::Remove(id("rose")), Refusal::InStructure("worked".to_owned()));
    let mut draft = draft();
    let more = [MAP, "\n[other]: There is more. #unsaid\n  + [most]\n"].concat();
    draft.apply(&Operation::Write(File::Map, more)).unwrap();
    assert_eq!(draft.apply(&Operation::Remove(id("time"))), Err(Refusal::UsedElsewhere(vec![id("most")])));
    assert_eq!(draft.apply(&Operation::Move(id("most"), Place::Alone)), Err(Refusal::SeveralPlaces));
}

#[test]
fn actors_come_and_get_names() {
    check(
        Operation::Actor("The  library".to_owned(), ActorKind::Institution),
        "aliases: [The council]\n\n- id: the-library\n  name: \"The library\"\n",
    );
    check(Operation::Alias(ActorId("council".to_owned()), "town".to_owned()), "aliases: [The council, town]\n");
    refused(Operation::Alias(ActorId("mayor".to_owned()), "x".to_owned()), Refusal::Gone("actor “mayor”".to_owned()));
    let mut draft = Draft::default();
    draft.apply(&Operation::Actor("Ann".to_owned(), ActorKind::Person)).unwrap();
    assert_eq!(draft.map().actors[0].name, "Ann");
    draft.undo();
    assert_eq!(draft.files(), &SourceFiles::default());
}

#[test]
fn typing_is_one_step_until_something_else_is_done() {
    let mut draft = draft();
    let all = ["// Ah", "// Ah c", "// Ah co"];
    for typed in all {
        draft.apply(&Operation::Write(File::Map, MAP.replace("// A", typed))).unwrap();
    }
    assert_eq!(draft.history().undo_name(), Some("typing"));
    draft.undo();
    assert_eq!(draft.files().map.text, MAP);
    assert_eq!((draft.history().undo_name(), draft.history().redo_name()), (None, Some("typing")));
    draft.redo();
    assert!(draft.files().map.text.contains("// Ah co comment"));
    draft.apply(&Operation::Reword(id("open"), "Open it.".to_owned())).unwrap();
    assert_eq!(draft.history().undo_name(), Some("reword ‘It should open.’"));
    let text = draft.files().map.text.clone();
    for (typed, ends) in [("// One", false), ("// Two", true)] {
        if ends {
            draft.end_typing();
        }
        draft.apply(&Operation::Write(File::Map, text.replace("// Ah", typed))).unwrap();
    }
    draft.undo();
    assert!(draft.files().map.text.contains("// One co comment"), "a pause ends a step");
}

/// An operation, made of numbers, on whatever a draft holds.
fn operation(draft: &Draft, kind: u8, one: Index, other: Index, text: &str) -> Operation {
    let map = draft.map();
    let claim = |at: Index| map.claims.get(at.index(map.claims.len().max(1))).map_or(id("none"), |it| it.id.clone());
    let step = || {
        map.inferences
            .get(other.index(map.inferences.len().max(1)))
            .map_or_else(|| InferenceId("none".into()), |it| it.id.clone())
    };
    let actor = || map.actors.first().map_or_else(|| ActorId("none".to_owned()), |it| it.id.clone());
    let place = match kind % 4 {
        0 => Place::Alone,
        1 => Place::For(claim(other)),
        2 => Place::Against(claim(other)),
        _ => Place::Undercutting(step()),
    };
    let words = quote(one.index(2), 4, 12);
    match kind / 4 {
        0 => Operation::Claim { text: text.to_owned(), quote: None, place },
        1 => Operation::Claim { text: text.to_owned(), quote: Some(words), place },
        2 => Operation::Reword(claim(one), text.to_owned()),
        3 => Operation::Move(claim(one), place),
        4 => Operation::Remove(claim(one)),
        5 => Operation::Unsaid(claim(one), other.index(2) == 0),
        6 => Operation::Rest(claim(one), (other.index(2) == 0).then_some(Basis::Event)),
        7 => Operation::Scheme(step(), (one.index(2) == 0).then_some(Scheme::Sign)),
        8 => Operation::Stand(actor(), claim(one), Position::Denies),
        9 => Operation::Quote(claim(one), words),
        10 => Operation::Unquote(claim(one)),
        11 => Operation::Alias(actor(), text.to_owned()),
        _ => Operation::Actor(text.to_owned(), ActorKind::Group),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done can be taken back, byte for byte, and made again; and what is done is what it says.
    #[test]
    fn every_way_leads_back(steps in prop::collection::vec((0..52_u8, any::<Index>(), any::<Index>(), "[ -~]{0,12}|[a-zé“]{1,5}"), 1..20)) {
        let mut draft = draft();
        let mut states = vec![draft.files().clone()];
        for (kind, one, other, text) in &steps {
            let operation = operation(&draft, *kind, *one, *other, text);
            let errors = |draft: &Draft| draft.findings().iter().filter(|it| it.diagnostic.kind == crate::document::Kind::NotReadable).count();
            let before = errors(&draft);
            match draft.apply(&operation) {
                Ok(done) => {
                    prop_assert_eq!(draft.history().undo_name(), Some(done.name.as_str()));
                    prop_assert!(errors(&draft) <= before, "{:?}\n{}", operation, draft.files().map.text);
                    states.push(draft.files().clone());
                }
                Err(_) => prop_assert_eq!(Some(draft.files()), states.last()),
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(draft.undo().is_some());
            prop_assert_eq!(draft.files(), state);
        }
        prop_assert!(draft.undo().is_none());
        for state in states.iter().skip(1) {
            draft.redo();
            prop_assert_eq!(draft.files(), state);
        }
        prop_assert!(draft.redo().is_none());
    }
}
