//! The source of a map, as an author writes it: what it comes to, and what its author is told.

use std::path::Path;

use proptest::prelude::*;
use wherefore::document::{
    Basis, Claim, Edition, EssayMap, Inference, Kind, Position, Scheme, Selector, Severity, Target, Voice,
};
use wherefore::format::source::{PlacedDiagnostic, SourceFile, SourceFiles, read, write};
use wherefore::format::{parse, read_folder, source_files};
use wherefore::reading::Reading;
use wherefore::text::SentenceRule;

const ESSAY: &str = "---\ntitle: On bridges\nauthor: A. Mason\npublisher: The Mill\ndate: 2024-05~\n---\n\nThe bridge holds, they say. Nobody has tested\nit since. The bridge holds, we say.\n\nThe river *is* “deep”, and the [ferry](https://a.example) is slow.\n";

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), text: text.to_owned() }
}

fn sources(map: &str) -> SourceFiles {
    SourceFiles { map: file("map.argdown", map), essay: file("essay.md", ESSAY), ..SourceFiles::default() }
}

/// A map without anything wrong but what the page does not show yet.
fn sound(map: &str) -> EssayMap {
    let (map, found) = read(&sources(map));
    let found: Vec<_> = found.iter().filter(|it| it.diagnostic.kind != Kind::NotShown).collect();
    assert!(found.is_empty(), "{found:#?}");
    map
}

/// What is said about a map, and the words that it is said about.
fn told(files: &SourceFiles) -> Vec<(Kind, String, String)> {
    let (_, found) = read(files);
    let words = |it: &PlacedDiagnostic| files.list()[it.file].text[it.range.clone()].to_owned();
    let found = found.iter().filter(|it| it.diagnostic.kind != Kind::NotShown);
    found.map(|it| (it.diagnostic.kind, words(it), it.diagnostic.help.clone())).collect()
}

fn steps(map: &EssayMap) -> Vec<String> {
    let step = |it: &Inference| {
        let premises: Vec<_> = it.premises.iter().map(|it| it.as_str()).collect();
        format!("{} {} {:?}", it.id, premises.join("+"), it.target)
    };
    map.inferences.iter().map(step).collect()
}

#[test]
fn a_claim_has_its_words_its_passages_and_those_who_stand_by_it() {
    let mut files = sources(
        "[holds]: The bridge holds. #unsaid-not\n  + [untested]: Nobody has tested it. {source: \"Nobody has tested it since.\", basis: event, basisNote: Says who?, about: [mason], denies: mason, scheme: sign}\n  - [deep water]: The river is deep. {source: 'The river is \"deep\" … slow', by: [mason]}\n",
    );
    files.actors = Some(file("actors.yaml", "- id: mason\n  name: A. Mason\n  kind: group\n  aliases: [we]\n"));
    let (map, found) = read(&files);
    let kinds: Vec<_> = found.iter().map(|it| it.diagnostic.kind).collect();
    assert_eq!(kinds, [Kind::PassageMismatch], "{found:#?}");
    let claims: Vec<_> = map.claims.iter().map(|it| (it.id.as_str(), it.text.as_str(), it.basis)).collect();
    assert_eq!(
        claims,
        [
            ("holds", "The bridge holds.", Basis::Inference),
            ("untested", "Nobody has tested it.", Basis::Event),
            ("deep-water", "The river is deep.", Basis::Judgment)
        ]
    );
    assert_eq!((map.claims[1].basis_note.as_str(), map.claims[1].actors[0].as_str()), ("Says who?", "mason"));
    let places: Vec<_> =
        map.claims.iter().map(|it| it.passages.iter().map(|it| it.selector.clone()).collect::<Vec<_>>()).collect();
    let position = |paragraph, start, end| Selector::Position { paragraph, start, end };
    assert_eq!(places, [vec![], vec![position(1, 28, 55)], vec![position(2, 0, 19), position(2, 38, 42)]]);
    let stances: Vec<_> = map.stances.iter().map(|it| (it.claim.as_str(), it.position)).collect();
    assert_eq!(stances, [("untested", Position::Denies), ("deep-water", Position::Asserts)]);
    assert_eq!(
        steps(&map),
        [
            "untested-for-holds untested Supports(ClaimId(\"holds\"))",
            "deep-water-against-holds deep-water Attacks(ClaimId(\"holds\"))"
        ]
    );
    assert_eq!(map.inferences[0].scheme, Some(Scheme::Sign));
    assert_eq!(map.inferences[1].scheme, None);
    let source = &map.source;
    assert_eq!(
        (source.title.as_str(), source.author.as_ref().unwrap().as_str(), source.published.0.as_str()),
        ("On bridges", "mason", "2024-05")
    );
}

#[test]
fn structures_are_inferences_with_several_premises() {
    let map = sound(
        "<both>: Two ways.\n\n(1) [a]: A. #unsaid\n(2) [b]: B. #unsaid\n-- analogy --\n(3) [c]: C. #unsaid\n(4) [d]: D. #unsaid\n-- cause to effect {uses: [1, 3, 4]} --\n(5) [t]: T. #unsaid\n\n<both>\n  _ [u]: U. #unsaid\n\n<against>\n\n(1) [e]: E. #unsaid\n(2) [f]: F. #unsaid\n--\ndanger\n--\n(3) So it is not so.\n  -> [d]\n",
    );
    assert_eq!(
        steps(&map),
        [
            "both-1 a+b Supports(ClaimId(\"c\"))",
            "both a+c+d Supports(ClaimId(\"t\"))",
            "u-undercuts-both u Undercuts(InferenceId(\"both\"))",
            "against e+f Attacks(ClaimId(\"d\"))",
        ]
    );
    let schemes: Vec<_> = map.inferences.iter().map(|it| it.scheme).collect();
    assert_eq!(
        [schemes[0], schemes[1], schemes[3]],
        [Scheme::Analogy, Scheme::CauseToEffect, Scheme::Danger].map(Some)
    );
    assert_eq!(map.claims.len(), 8, "the conclusion that only says what it bears on is no claim");
}

#[test]
fn an_undercut_below_a_reason_is_of_the_step_from_it() {
    let map = sound("[t]: T. #unsaid\n  + [a]: A. #unsaid\n    _ [b]: B. #unsaid\n");
    assert_eq!(map.inferences[1].target, Target::Undercuts("a-for-t".into()));
    let told = told(&sources("[t]: T. #unsaid\n  _ [b]: B. #unsaid\n"));
    assert!(
        told.iter().any(|(kind, words, help)| *kind == Kind::NotReadable
            && words.starts_with("[b]")
            && help.contains("structure")),
        "{told:?}"
    );
}

#[test]
fn prose_between_claims_is_no_claim_and_an_argument_without_structure_is_one() {
    let map = sound("So far, so good.\n\n[t]: T. #unsaid\n  + <Why Not>: Because of this. #unsaid\n\n* An item.\n");
    let ids: Vec<_> = map.claims.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["t", "why-not"]);
    assert_eq!(map.claims[1].text, "Because of this.");
}

#[test]
fn what_the_editor_says_is_the_editors() {
    let map = sound(
        "[t]: T. #unsaid\n  + [a]: A. #unsaid\n  - [n]: N. #appraisal {source: \"Nobody has tested it\"}\n    + [m]: M. #appraisal\n    _ [b]: B. #unsaid\n\n<turned> #appraisal\n\n(1) [a]\n-- sign --\n(2) It is not so.\n  -> [t]\n\n[a]\n  + [b]\n",
    );
    let editors: Vec<_> = map.claims.iter().filter(|it| it.is_editors()).map(|it| it.id.as_str()).collect();
    assert_eq!(editors, ["n", "m"]);
    assert_eq!(map.claims[2].passages.len(), 1);
    let voices: Vec<_> = map.inferences.iter().map(|it| (it.id.as_str(), it.voice)).collect();
    assert_eq!(voices[..2], [("a-for-t", Voice::Essay), ("n-against-t", Voice::Editor)]);
    assert_eq!(voices[4], ("turned", Voice::Editor), "though it starts from a claim of the essay");
    let own = map.inferences.iter().filter(|it| !it.is_editors());
    assert_eq!(own.map(|it| it.id.as_str()).collect::<Vec<_>>(), ["a-for-t", "b-for-a"]);
    comes_back(&map);
}

#[test]
fn what_only_the_essay_can_say_is_not_the_editors() {
    for (map, words, help) in [
        ("[t]: T. #appraisal\n  + [a]: A. #unsaid", "[t]: T.", "the essay’s"),
        ("[t]: T. #unsaid {basis: inference}\n  + [a]: A. #appraisal", "[t]: T.", "its basis"),
        ("[t]: T. #unsaid\n  + [a]: A. #unsaid #appraisal", "[a]: A.", "one of the two marks"),
        (
            "[t]: T. #unsaid\n  + [a]: A. #appraisal {by: [a-mason], source: \"Nobody has tested it\"}",
            "",
            "Remove the stance",
        ),
    ] {
        let mut files = sources(map);
        files.actors = Some(file("actors.yaml", "- id: a-mason\n  name: A. Mason\n"));
        let told = told(&files);
        let found = |(kind, on, way_out): &(Kind, String, String)| {
            *kind == Kind::NotTheEssays && on.starts_with(words) && way_out.contains(help)
        };
        assert!(told.iter().any(found), "{map}\n{told:#?}");
    }
    // What the editor adds in support takes nothing from a claim that rests on something else.
    sound("[t]: T. #unsaid\n  + [a]: A. #appraisal");
}

#[test]
fn what_is_wrong_is_said_of_the_words_that_are_wrong() {
    for (map, kind, words, help) in [
        (
            "[a]: A. {source: \"Nobody has testd it\"}",
            Kind::QuoteNotFound,
            "Nobody has testd it",
            "Nearest are the words “Nobody has tested it”.",
        ),
        ("[a]: A. {source: \"The bridge holds\"}", Kind::QuoteAmbiguous, "The bridge holds", "Quote more words"),
        ("[a]: A. {source: \"bridge … ferry\"}", Kind::QuoteNotFound, "bridge … ferry", "It has each part"),
        ("[a]: A. #unsaid {bassis: event}", Kind::UnknownKey, "bassis", "Did you mean “basis”?"),
        ("[a]: A. #unsaid {basis: evnt}", Kind::UnknownValue, "evnt", "Did you mean “event”?"),
        (
            "[a]: A. #unsaid\n  + [b]: B. #unsaid {scheme: analogie}",
            Kind::UnknownScheme,
            "analogie",
            "Did you mean “analogy”?",
        ),
        (
            "[a]: A. {source: \"Nobody has tested it\", by: [a-masn]}",
            Kind::DanglingId,
            "a-masn",
            "Did you mean “a-mason”?",
        ),
        ("[a]: A. #unsaid {by: [a-mason]}", Kind::NoPassage, "a-mason", "Give the claim a `source`"),
        ("[a]: A. #unsaid\n  + [bb]", Kind::NoText, "[bb]", "Known are: a."),
        ("[a]: A. #unsaid {source: {p: x}}", Kind::WrongShape, "source", "a place such as"),
        ("[a]: A. #unsaid {basis: [1}", Kind::NotReadable, "[", "Close each by its own"),
        ("===\nactors: 3\n===\n\n[a]: A. #unsaid", Kind::WrongShape, "", "hyphen"),
        (
            "[a]: A. #unsaid\n\n<x>\n\n(1) [b]: B. #unsaid\n----\n(2) [a]\n\n[c]: C. #unsaid\n  +> <x>",
            Kind::NotReadable,
            "<x>",
            "below the premise",
        ),
        ("[a]: A. {source: {p: 9, s: 1}}", Kind::PassageOutside, "[a]: A.", "Correct"),
        ("[a]: A. {source: {p: 1, s: 1}}", Kind::NoSentenceRule, "", "Write `sentenceRule: 2`"),
        ("===\nsentenceRule: 7\n===\n\n[a]: A. #unsaid", Kind::UnknownValue, "", "Known are: 1, 2."),
    ] {
        let mut files = sources(map);
        if map.contains("a-mas") {
            files.actors = Some(file("actors.yaml", "- id: a-mason\n  name: A. Mason\n"));
        }
        let told = told(&files);
        let found = told.iter().any(|(it, on, way_out)| *it == kind && on.starts_with(words) && way_out.contains(help));
        assert!(found, "{map}: {kind:?} {words:?} {help:?}\n{told:#?}");
    }
}

#[test]
fn places_are_told_by_line_and_column_in_code_points() {
    let files = sources("[a]: A. #unsaid\n  + [b]: Ä 🙂. #unsaid {nope: 1}\n");
    let (_, found) = read(&files);
    let unknown = found.iter().find(|it| it.diagnostic.kind == Kind::UnknownKey).unwrap();
    assert_eq!(unknown.diagnostic.place, "map.argdown:2:24");
}

#[test]
fn actors_and_events_come_from_files_or_front_matter() {
    let front = "===\nactors:\n  - {id: mason, name: A. Mason, kind: persn, ties: [{relation: built, to: mill, source: \"Nobody has tested it\"}]}\n  - {id: mill, name: The Mill, kind: institution}\nevents:\n  - {id: built, title: It was built., date: 1900/1902~, actors: [mason], source: \"The river is\"}\n===\n\n[a]: A. #unsaid\n";
    let (map, found) = read(&sources(front));
    assert_eq!(found[0].diagnostic.kind, Kind::UnknownValue);
    assert_eq!(map.ties[0].to.as_str(), "mill");
    let event = &map.events[0];
    assert_eq!(
        (event.date.0.as_str(), event.until.as_ref().unwrap().0.as_str(), event.approximate),
        ("1900", "1902", true)
    );
    assert_eq!(event.passages.len(), 1);
}

#[test]
fn a_source_states_its_sentence_rule_and_its_languages() {
    let map = sound("===\nsentenceRule: 1\nlanguage: de\n===\n\n[a]: A. {source: {p: 1, s: 1}}\n");
    assert_eq!((map.sentence_rule, map.language.as_str()), (SentenceRule::First, "de"));
    let mut files = sources("===\nlanguage: de\neditions:\n  - {id: other, language: ru}\n===\n\n[a]: A. #unsaid\n");
    files.essay.text = ESSAY.replacen("title:", "language: fr\ntitle:", 1);
    let map = read(&files).0;
    let languages: Vec<_> = map.editions.iter().map(|it| it.language.as_str()).collect();
    assert_eq!((map.sentence_rule, map.language.as_str()), (SentenceRule::NEWEST, "de"));
    assert_eq!(languages, ["fr", "ru"]);
    files.map.text = "[a]: A. #unsaid\n".to_owned();
    let map = read(&files).0;
    assert_eq!((map.language.as_str(), map.editions[0].language.as_str()), ("fr", ""), "one language is the map’s");
}

#[test]
fn an_argument_by_itself_is_read_without_its_essay() {
    let files = SourceFiles {
        map: file("-", "[a]: A. {source: \"Words\"}\n  + [b]: B. {scheme: sign}"),
        ..SourceFiles::default()
    };
    let (map, found) = read(&files);
    assert_eq!((map.claims.len(), found), (2, Vec::new()));
}

#[test]
fn maps_in_the_new_source_that_come_with_the_project_are_sound() {
    for (folder, thesis) in [("content/us-declaration", "free-states"), ("src/bin/wherefore/start", "open-sundays")] {
        let files = source_files(Path::new(folder)).unwrap().unwrap();
        let (map, found) = read(&files);
        let errors: Vec<_> = found.iter().filter(|it| it.severity() == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(map.thesis().unwrap().id.as_str(), thesis);
        let unused: Vec<_> = found.iter().filter(|it| it.diagnostic.kind != Kind::NotShown).collect();
        assert!(unused.is_empty(), "{unused:#?}");
        assert_eq!(read_folder(Path::new(folder)).unwrap().map, map);
        let reading = Reading::new(map);
        for claim in reading.map.claims.iter().filter(|it| !it.implicit && !it.is_editors()) {
            assert!(!claim.passages.is_empty(), "{}", claim.id);
        }
    }
}

/// A map with its lists in an order that does not depend on where things are written; the reasons for one target keep
/// theirs.
fn sorted(mut map: EssayMap) -> EssayMap {
    map.claims.sort_by(|one, other| one.id.cmp(&other.id));
    map.inferences.sort_by_key(|it| format!("{:?}", it.target));
    map.stances.sort_by_key(|it| (it.actor.clone(), it.claim.clone(), it.position));
    map.ties.sort_by_key(|it| (it.from.clone(), it.to.clone(), it.relation.clone()));
    map
}

#[track_caller]
fn comes_back(map: &EssayMap) {
    let (files, left) = write(map);
    assert!(left.is_empty(), "{left:?}");
    let (read, found) = read(&files);
    let wrong: Vec<_> = found.iter().filter(|it| it.diagnostic.kind == Kind::NotReadable).collect();
    assert!(wrong.is_empty(), "{wrong:#?}\n{}", files.map.text);
    let (one, other) = (sorted(read), sorted(map.clone()));
    let steps =
        |map: &EssayMap| map.inferences.iter().map(|it| format!("{} {:?}", it.id, it.target)).collect::<Vec<_>>();
    assert_eq!(steps(&one), steps(&other), "{}", files.map.text);
    assert_eq!(one, other, "{}\n{}", files.map.text, files.essay.text);
}

#[test]
fn a_map_that_is_written_is_read_as_it_was() {
    for folder in [
        "content/putin-peace",
        "content/us-declaration",
        "tests/maps/linden",
        "tests/maps/almanac",
        "src/bin/wherefore/start",
    ] {
        comes_back(&read_folder(Path::new(folder)).unwrap().map);
    }
    comes_back(&parse(crate::FIXTURE).0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Any text in any file is told about or read, and every place lies in its file.
    #[test]
    fn anything_is_read(
        parts in proptest::array::uniform4(r"([\[\]<>{}()#@*_+=:.,/\\\-\x22]|\n|\n\n|  |[a-c1-2ä🙂]|\[a\]: |<b>|\(1\) |----\n|\{by: c\}|- id: |source: |---\n){0,40}"),
    ) {
        let [map, essay, actors, events] = parts;
        let files = SourceFiles {
            map: file("m", &map),
            essay: file("e", &essay),
            actors: Some(file("a", &actors)),
            events: Some(file("v", &events)),
            ..SourceFiles::default()
        };
        let (map, found) = read(&files);
        for it in found {
            prop_assert!(files.list()[it.file].text.get(it.range.clone()).is_some(), "{it:?}");
        }
        Reading::new(map);
    }

    /// Whatever stands in its texts, and however its steps bear on one another, a map comes back.
    #[test]
    fn any_map_comes_back(
        texts in prop::collection::vec(r"[a-c.:#*_\[<{@/\\(1)+&!>=~-][ a-z.:;,#*_\[\]<>{}@/\\\x22'()+=&!~1-3ä-]{0,24}[a-z.!]", 2..9),
        steps in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 1..4), any::<prop::sample::Index>(), 0..4_u8, 0..40_usize, any::<bool>()), 0..9),
        editors in prop::collection::vec(any::<bool>(), 9),
        (rule, language) in (prop::sample::select(&SentenceRule::ALL[..]), prop::sample::select(&["", "en", "de-AT"][..])),
        paragraphs in prop::collection::vec(r"[A-Z#>+*_1.)-][ a-z.:#*_\[\]<>{}`&!\\-]{0,30}[a-z.]", 1..4),
    ) {
        let ids: Vec<String> = (0..texts.len()).map(|at| format!("c{at}")).collect();
        let mut map = EssayMap { format: wherefore::document::FORMAT.to_owned(), title: texts[0].trim().to_owned(), language: "en".to_owned(), sentence_rule: rule, ..EssayMap::default() };
        map.source.title = "T".to_owned();
        let paragraphs: Vec<String> = paragraphs.iter().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        map.editions.push(Edition { id: "text".into(), title: "T".to_owned(), language: language.to_owned(), paragraphs, ..Edition::default() });
        let voice = |is_editors: bool| if is_editors { Voice::Editor } else { Voice::Essay };
        for ((id, text), is_editors) in ids.iter().zip(&texts).zip(editors) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            map.claims.push(Claim { id: id.as_str().into(), text, implicit: id.len() % 2 == 0, voice: voice(is_editors), ..Claim::default() });
        }
        for (at, (premises, target, kind, scheme, is_editors)) in steps.iter().enumerate() {
            let mut premises: Vec<_> = premises.iter().map(|it| it.get(&ids).as_str().into()).collect();
            premises.sort();
            premises.dedup();
            let target = match kind {
                0 | 1 => Target::Supports(target.get(&ids).as_str().into()),
                2 => Target::Attacks(target.get(&ids).as_str().into()),
                _ if at == 0 => Target::Supports(target.get(&ids).as_str().into()),
                _ => Target::Undercuts(format!("i{}", target.index(at)).as_str().into()),
            };
            map.inferences.push(Inference { id: format!("i{at}").as_str().into(), premises, target, voice: voice(*is_editors), scheme: Scheme::ALL.get(*scheme).copied() });
        }
        map.settle_voices();
        comes_back(&map);
    }
}
