//! What an author is told of slips that leave a source readable, or that much else follows from.

use std::path::Path;

use wherefore::document::{Kind, Severity};
use wherefore::format::source::{SourceFile, SourceFiles, read};
use wherefore::format::source_files;

const ESSAY: &str = "---\ntitle: On bridges\nauthor: A. Mason\nlanguage: en\n---\n\nThe bridge holds, they say. Nobody has tested it since.\n\n## Of water\n\nThe river is deep, and the ferry is slow.\n";
const MAP: &str = "[holds]: The bridge holds. {source: \"The bridge holds\"}\n  + [untested]: Nobody has tested it. {source: \"Nobody has tested it since\", by: [mason]}\n";
const ACTORS: &str = "- id: mason\n  name: A. Mason\n  aliases: [they]\n";

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), text: text.to_owned() }
}

fn files(essay: &str, map: &str, actors: &str) -> SourceFiles {
    SourceFiles {
        map: file("map.argdown", map),
        essay: file("essay.md", essay),
        actors: Some(file("actors.yaml", actors)),
        ..SourceFiles::default()
    }
}

/// What is said: the kind, the place, the message and the help, in a line each.
fn told(files: &SourceFiles) -> Vec<String> {
    let (_, found) = read(files);
    let line = |it: wherefore::format::source::PlacedDiagnostic| {
        let it = it.diagnostic;
        format!("{:?} {} {} {}", it.kind, it.place, it.message, it.help)
    };
    found.into_iter().map(line).collect()
}

/// One thing is said about these files, and what it has.
#[track_caller]
fn one(files: &SourceFiles, kind: Kind, place: &str, parts: &[&str]) {
    let told = told(files);
    let is_it =
        |it: &String| it.starts_with(&format!("{kind:?} {place} ")) && parts.iter().all(|part| it.contains(part));
    assert!(told.len() == 1 && told.iter().all(is_it), "{kind:?} {place} {parts:?}\n{told:#?}");
}

fn essay(from: &str, to: &str) -> SourceFiles {
    assert!(ESSAY.contains(from));
    files(&ESSAY.replace(from, to), MAP, ACTORS)
}

fn map(from: &str, to: &str) -> SourceFiles {
    assert!(MAP.contains(from));
    files(ESSAY, &MAP.replace(from, to), ACTORS)
}

fn actors(text: &str) -> SourceFiles {
    files(ESSAY, MAP, text)
}

#[test]
fn nothing_is_said_of_what_is_right() {
    assert_eq!(told(&files(ESSAY, MAP, ACTORS)), [""; 0]);
}

#[test]
fn a_head_that_does_not_end_is_said() {
    let open = essay("en\n---\n", "en\n");
    one(&open, Kind::NotReadable, "essay.md:1:1", &["does not end", "Write a line `---` below line 4."]);
    let runs_on = essay("en\n---\n", "en\n").essay.text + "\n---\n\nMore words.\n";
    let told = told(&files(&runs_on, MAP, ACTORS));
    assert!(told[0].starts_with("NotReadable essay.md:1:1 ") && told[0].contains("`---` below line 4"), "{told:#?}");
    let head = "===\ntitle: Bridges\nsummary: Of bridges.\n";
    one(
        &files(ESSAY, &[head, "\n", MAP].concat(), ACTORS),
        Kind::NotReadable,
        "map.argdown:1:1",
        &["does not end", "`===`"],
    );
    // A break at the start is none.
    for start in ["---\n\n", "---\nHeed: "] {
        let broken = told_of_text(&[start, "The bridge holds, they say. Nobody has tested it since.\n"].concat());
        assert!(!broken.iter().any(|it| it.contains("does not end")), "{broken:?}");
    }
}

fn told_of_text(text: &str) -> Vec<String> {
    told(&files(text, MAP, ACTORS))
}

#[test]
fn a_claim_with_two_texts_is_said_with_both_places() {
    let again = [MAP, "\n[untested]: It was never tested.\n"].concat();
    let parts = ["“untested” has another text here than at map.argdown:2:5", "`[untested]`"];
    one(&files(ESSAY, &again, ACTORS), Kind::TwoTexts, "map.argdown:4:1", &parts);
    let same = [MAP, "\n[untested]: Nobody has tested it.\n"].concat();
    assert_eq!(told(&files(ESSAY, &same, ACTORS)), [""; 0]);
}

#[test]
fn what_is_almost_a_known_name_is_said_and_what_is_far_from_any_is_not() {
    let unsaid = |tag: &str| map(" {source: \"Nobody has tested it since\", by: [mason]}", tag);
    one(&unsaid(" #unsiad"), Kind::Misspelt, "map.argdown:2:39", &["Did you mean “#unsaid”?"]);
    one(&map("holds. {", "holds. #apraisal {"), Kind::Misspelt, "map.argdown:1:28", &["“#appraisal”"]);
    assert_eq!(told(&map("holds. {", "holds. #engineering #said {")), [""; 0]);
    let head = |line: &str| files(ESSAY, &["===\n", line, "\n===\n\n", MAP].concat(), ACTORS);
    one(&head("sumary: Of bridges."), Kind::Misspelt, "map.argdown:2:1", &["“sumary”", "“summary”"]);
    assert_eq!(told(&head("subTitle: Of bridges.\nreviewers: [me]")), [""; 0]);
    one(&essay("title:", "titel:"), Kind::Misspelt, "essay.md:2:1", &["“titel”", "“title”"]);
    one(&essay("language:", "lang:"), Kind::Misspelt, "essay.md:4:1", &["“language”"]);
    assert_eq!(told(&essay("title:", "layout: post\ntitle:")), [""; 0]);
    one(&essay("A. Mason", "A. Masn"), Kind::Misspelt, "essay.md:3:9", &["No actor is called “A. Masn”", "“A. Mason”"]);
    assert_eq!(told(&essay("A. Mason", "B. Baker")), [""; 0]);
}

#[test]
fn a_language_is_named_by_its_code() {
    one(&essay(": en", ": English"), Kind::NotACode, "essay.md:4:11", &["“English”", "Write `language: en`."]);
    one(&essay(": en", ": de_AT"), Kind::NotACode, "essay.md:4:11", &["Write `language: de-AT`."]);
    one(&essay(": en", ": Martian"), Kind::NotACode, "essay.md:4:11", &["such as `en`"]);
    for code in ["de", "pt-BR", "zh-Hant-TW", "gsw", "x-mine"] {
        assert_eq!(told(&essay(": en", &[": ", code].concat())), [""; 0]);
    }
}

#[test]
fn an_actor_has_a_name_and_aliases_that_the_essay_has() {
    one(&actors("- id: mason\n  aliases: [they]\n"), Kind::NoName, "actors.yaml:1:3", &["The 1st actor, “mason”"]);
    let one_wrong = "- id: mason\n  name: A. Mason\n  aliases: [they, the masons]\n";
    one(&actors(one_wrong), Kind::NotInEssay, "actors.yaml:3:19", &["“the masons”", "capitals"]);
    let never = [ACTORS, "- id: miller\n  name: The Miller\n  aliases: [the miller, Miller]\n"].concat();
    one(&actors(&never), Kind::NotInEssay, "actors.yaml:6:12", &["The essay never calls “The Miller”"]);
    let by_name_alone = [ACTORS, "- id: miller\n  name: The Miller\n"].concat();
    assert_eq!(told(&actors(&by_name_alone)), [""; 0]);
    // Another text may have the alias.
    let other =
        ["===\neditions:\n  - {id: original, role: original, sentences: [3]}\nsentenceRule: 2\n===\n\n", MAP].concat();
    assert_eq!(told(&files(ESSAY, &other, one_wrong)), [""; 0]);
}

#[test]
fn foot_notes_and_references_belong_together() {
    let parts = ["There is no foot note “1”", "[^1]: …"];
    one(&essay("since.", "since.[^1]"), Kind::FootNote, "essay.md:7:56", &parts);
    let unused = [ESSAY, "\n[^a]: By the masons.\n"].concat();
    one(&files(&unused, MAP, ACTORS), Kind::FootNote, "essay.md:13:1", &["Nothing in the text refers", "“a”"]);
    let right = unused.replace("since.", "since.[^a]");
    assert_eq!(told(&files(&right, MAP, ACTORS)), [""; 0]);
    for text in ["since. `[^1]`", "since. \\[^1]", "since. [^ 1] [1]"] {
        assert_eq!(told(&essay("since.", text)), [""; 0], "{text}");
    }
}

#[test]
fn a_line_between_two_steps_is_said_and_read() {
    let between = [MAP, "    + [deep]: It is deep. {source: \"The river is deep\"}\n   - [slow]: It is slow. {source: \"the ferry is slow\"}\n"].concat();
    let parts = ["read with those that stand 2 in, though it stands 3 in"];
    one(&files(ESSAY, &between, ACTORS), Kind::BetweenSteps, "map.argdown:4:1", &parts);
}

#[test]
fn words_that_were_there_to_be_replaced_are_said() {
    let empty = include_str!("../../src/bin/wherefore/start/empty.argdown");
    let untitled = essay("On bridges", "Untitled");
    let told = told(&files(&untitled.essay.text, empty, ACTORS));
    let places = ["map.argdown:2:8", "map.argdown:3:10", "map.argdown:10:11", "map.argdown:11:21", "essay.md:2:8"];
    let expected: Vec<_> = places.iter().map(|place| format!("Placeholder {place} ")).collect();
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    assert!(told.iter().zip(&expected).all(|(it, start)| it.starts_with(start)), "{told:#?}");
}

#[test]
fn what_only_follows_is_held_back_and_counted() {
    let more = "- id: miller\n  name: The Miller: x\n";
    let both = files(ESSAY, &MAP.replace("by: [mason]", "by: [mason], about: [miller]"), &[ACTORS, more].concat());
    let parts = ["a colon stands where none can", "Put words with a colon in quotes", "2 further findings may follow"];
    one(&both, Kind::NotReadable, "actors.yaml:5:19", &parts);
    let parts = ["no paragraph", "3 further findings may follow from this and are not shown."];
    one(&files("", MAP, ACTORS), Kind::NoText, "essay.md:1:1", &parts);
    // The one thing that is wrong in the argument comes first, though it stands last.
    let orphan = [MAP, "\n  + [deep]\n"].concat();
    let told = told(&files(ESSAY, &orphan, ACTORS));
    assert!(
        told.len() == 1 && told[0].contains("bears on nothing") && told[0].contains("further finding"),
        "{told:#?}"
    );
    let mut beside = files(ESSAY, MAP, "");
    (beside.actors, beside.beside) = (None, ["actors.yml", "notes.yml", "essay.md~"].map(str::to_owned).to_vec());
    let parts = ["“actors.yml”, which is not read", "Name it “actors.yaml”", "1 further finding may follow"];
    one(&beside, Kind::NotRead, "map.argdown:1:1", &parts);
    assert_eq!(read(&beside).1[0].severity(), Severity::Error, "what it hides is one");
    let mut both = files(ESSAY, MAP, ACTORS);
    both.beside = vec!["Actors.yml".to_owned()];
    one(&both, Kind::TwoFiles, "map.argdown:1:1", &["take it out"]);
}

#[test]
fn one_slip_in_the_argument_is_one_finding() {
    for (from, to, place, part) in [
        ("[untested]:", "[untested]", "map.argdown:2:5", "Write a colon right behind it"),
        ("  + [untested]", "  * [untested]", "map.argdown:2:1", "Write `+` where it speaks for"),
        (
            " {source: \"Nobody has tested it since\", by: [mason]}",
            " {basis: event} #unsaid",
            "map.argdown:2:54",
            "then the tags, then the data",
        ),
        (
            "since\", by: [mason]}",
            "since, by: [mason]}",
            "map.argdown:2:48",
            "a quotation mark opens and does not close",
        ),
        (
            "by: [mason]}\n",
            "by: [mason]\n  + [b]: B. #unsaid {basis: event}\n  + [c]: C. #unsaid\n",
            "map.argdown:2:39",
            "bracket",
        ),
    ] {
        one(&map(from, to), Kind::NotReadable, place, &[part]);
    }
}

#[test]
fn places_in_yaml_are_those_of_the_values() {
    let wrong = "- id: mason\n  name: A. Mason\n  kind: persn\n  aliases: [they]\n  ties:\n    - {relation: built, to: mil, source: \"The bridge\"}\n    - {relation: sold, to: mason, source: \"The brdge holds\"}\n";
    let told = told(&actors(wrong));
    let starts = ["UnknownValue actors.yaml:3:9 ", "DanglingId actors.yaml:6:29 ", "QuoteNotFound actors.yaml:7:44 "];
    assert_eq!(told.len(), starts.len(), "{told:#?}");
    assert!(told.iter().zip(starts).all(|(it, start)| it.starts_with(start)), "{told:#?}");
    one(&essay("author: A. Mason", "date: 2024-13"), Kind::ImpossibleDate, "essay.md:3:7", &["“2024-13”"]);
    let twice = [ACTORS, "- {id: mason, name: B. Mason}\n"].concat();
    let parts = ["“mason” is the `id` of the 1st actor already, at actors.yaml:1:7"];
    one(&actors(&twice), Kind::DuplicateId, "actors.yaml:4:8", &parts);
    let shared = [ACTORS, "- {id: baker, name: B. Baker, aliases: [they]}\n"].concat();
    one(&actors(&shared), Kind::SharedAlias, "actors.yaml:4:40", &["a name of the actor “mason”"]);
    one(&map("by: [mason]", "about: [mason, masn]"), Kind::DanglingId, "map.argdown:2:93", &["Did you mean “mason”?"]);
    one(
        &essay("title: On bridges", "title: On: bridges"),
        Kind::NotReadable,
        "essay.md:2:10",
        &["a colon stands where none can"],
    );
}

#[test]
fn a_quotation_that_is_not_found_says_what_differs() {
    let quote = |words: &str| map("The bridge holds\"", &[words, "\""].concat());
    let place = "map.argdown:1:38";
    let kind = Kind::QuoteNotFound;
    one(&quote("the Bridge holds they say"), kind, place, &["other capitals or signs", "“The bridge holds, they say”"]);
    one(
        &quote("tested it since. The river is deep"),
        kind,
        place,
        &["from paragraph 1 into the next", "`[\"tested it since\", \"The river is deep\"]`"],
    );
    one(&quote("since. Of water. The river"), kind, place, &["“Of water” is a heading"]);
    one(&quote("he brige holds, they sa"), kind, place, &["Nearest are the words “The bridge holds, they say”."]);
    one(&quote("slow … The river is deep"), kind, place, &["It has each part"]);
}

#[test]
fn nothing_is_said_of_the_maps_that_come_with_the_project() {
    for folder in ["content/putin-peace", "content/us-declaration", "src/bin/wherefore/start", "tests/maps/almanac"] {
        let Some(files) = source_files(Path::new(folder)).unwrap() else { continue };
        let told = told(&files);
        assert!(told.iter().all(|it| it.starts_with("NotShown")), "{told:#?}");
    }
}
