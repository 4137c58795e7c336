use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;
use wherefore::document::{Inference, Kind, Selector, Target};
use wherefore::format::{Source, maps_in, read_folder};
use wherefore::reading::Reading;
use wherefore::text::Splitter;

use crate::beside::{beside, missing, original};
use crate::shipped::{self, root};

/// What the editor of a map promises of it, in `expectations.json` beside its sources.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectations {
    paragraphs: usize,
    words: (usize, usize),
    /// How many claims the essay has, at least and at most.
    claims: (usize, usize),
    /// How many the editor has.
    editors_claims: usize,
    reasons_for_the_thesis: usize,
    reasons_against_the_thesis: usize,
    actors: usize,
    events: usize,
    /// The editions in which each stated claim has a passage, and each paragraph a claim.
    editions: Vec<String>,
    /// Whether a passage may be less than whole sentences: those of some texts are long, and say several things.
    #[serde(default)]
    parts_of_sentences: bool,
    /// The actors whom the text never names.
    never_named: Vec<String>,
}

/// Every map that the project ships, with what is expected of it.
fn shipped() -> Vec<(PathBuf, Source, Expectations)> {
    let folders = maps_in(&root().join("content")).unwrap();
    assert!(!folders.is_empty());
    let read = |folder: PathBuf| {
        let expected = std::fs::read_to_string(folder.join("expectations.json")).unwrap();
        let source = read_folder(&folder).unwrap();
        (folder, source, serde_json::from_str(&expected).unwrap())
    };
    folders.into_iter().map(read).collect()
}

#[test]
fn nothing_is_wrong_with_any() {
    for (folder, source, _) in shipped() {
        let wrong: Vec<_> = source.diagnostics.iter().filter(|it| it.kind != Kind::NotShown).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", folder.display());
    }
}

#[test]
fn nothing_is_wrong_with_the_other_map_of_the_tests() {
    let source = read_folder(&root().join("tests/maps/linden")).unwrap();
    assert!(source.diagnostics.is_empty(), "{:#?}", source.diagnostics);
    assert!(source.fingerprints.is_some());
}

#[test]
fn each_is_as_large_as_its_editor_says() {
    for (folder, Source { map, .. }, expected) in shipped() {
        let (folder, text) = (folder.display(), map.text().unwrap());
        assert_eq!(text.paragraphs.len(), expected.paragraphs, "{folder}");
        let words: usize = text.paragraphs.iter().map(|text| text.split_whitespace().count()).sum();
        let within = |count: usize, (least, most): (usize, usize)| (least..=most).contains(&count);
        assert!(within(words, expected.words), "{folder}: {words} words");
        let editors = map.claims.iter().filter(|claim| claim.is_editors()).count();
        let claims = map.claims.len() - editors;
        assert!(within(claims, expected.claims), "{folder}: {claims} claims");
        assert_eq!(editors, expected.editors_claims, "{folder}: claims of the editor");
        let thesis = map.thesis().unwrap().id.clone();
        let count =
            |on: &dyn Fn(&Inference) -> bool| map.inferences.iter().filter(|it| !it.is_editors() && on(it)).count();
        let supporting = count(&|it| matches!(&it.target, Target::Supports(claim) if *claim == thesis));
        let attacking = count(&|it| matches!(&it.target, Target::Attacks(claim) if *claim == thesis));
        assert_eq!(supporting, expected.reasons_for_the_thesis, "{folder}: reasons for the thesis");
        assert_eq!(attacking, expected.reasons_against_the_thesis, "{folder}: reasons against it");
        assert!(map.actors.len() >= expected.actors && map.events.len() >= expected.events, "{folder}");
    }
}

#[test]
fn every_stated_claim_has_its_place_in_each_text() {
    for (folder, Source { map, .. }, expected) in shipped() {
        let mut covered: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for claim in map.claims.iter().filter(|claim| !claim.implicit && !claim.is_editors()) {
            for edition in &expected.editions {
                let mut passages = claim.passages.iter().filter(|it| it.edition.as_str() == edition).peekable();
                assert!(passages.peek().is_some(), "{}: {} has no passage in {edition}", folder.display(), claim.id);
                for passage in passages {
                    let is_whole = matches!(passage.selector, Selector::Sentences { .. });
                    assert!(is_whole || expected.parts_of_sentences, "{}: whole sentences", claim.id);
                    let paragraph = usize::try_from(passage.selector.paragraph()).unwrap();
                    covered.entry(edition).or_default().insert(paragraph);
                }
            }
        }
        assert_eq!(covered.len(), expected.editions.len());
        for (edition, paragraphs) in covered {
            assert_eq!(paragraphs, (1..=expected.paragraphs).collect(), "paragraphs of {edition}");
        }
    }
}

#[test]
fn every_actor_is_named_but_those_whom_the_editor_excepts() {
    for (folder, Source { map, .. }, expected) in shipped() {
        let reading = Reading::new(map);
        let never: Vec<_> = reading.cast.iter().filter(|&&actor| reading.mention_count(actor) == 0).collect();
        let never: Vec<_> = never.into_iter().map(|&actor| reading.map[actor].id.as_str()).collect();
        assert_eq!(never, expected.never_named, "{}", folder.display());
    }
}

#[test]
fn every_actor_has_something_to_say_of_it() {
    for (folder, Source { map, .. }, _) in shipped() {
        let reading = Reading::new(map);
        for &actor in &reading.cast {
            let id = &reading.map[actor].id;
            let tied = reading.map.ties.iter().any(|tie| tie.from == *id || tie.to == *id);
            assert!(tied || !reading.claims_of(actor).is_empty(), "{}: {id} bears on nothing", folder.display());
        }
    }
}

#[test]
fn positions_in_the_original_are_counted_in_its_sentences() {
    let Some(original) = original() else { return };
    let map = shipped::map();
    let counts: Vec<_> =
        original.iter().map(|text| u32::try_from(Splitter::default().sentences(text).len()).unwrap()).collect();
    assert_eq!(map.original().unwrap().sentence_counts, counts);
}

#[test]
fn no_run_of_the_original_is_in_the_project() {
    let Some(tool) = beside("tools/verbatim") else { return };
    let run = Command::new("python3").arg(&tool).current_dir(root()).output();
    let Ok(run) = run else { return missing("python3") };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}
