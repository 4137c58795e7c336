use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use wherefore::content;
use wherefore::document::{Basis, EssayMap, Selector, Target, parse};
use wherefore::reading::Reading;
use wherefore::text::sentences;

use crate::beside::{beside, missing, original};

fn map() -> EssayMap {
    content::embedded()
}

#[test]
fn nothing_is_wrong_with_it() {
    let (parsed, found) = parse(content::JSON);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(parsed, map());
}

#[test]
fn the_retelling_is_whole() {
    let map = map();
    assert_eq!(map.text().unwrap().id.as_str(), "retelling", "tests are run without WHEREFORE_MAP");
    let retelling = map.text().unwrap();
    assert_eq!(retelling.paragraphs.len(), 16);
    let words: usize = retelling.paragraphs.iter().map(|text| text.split_whitespace().count()).sum();
    assert!((820..=970).contains(&words), "{words} words");
}

#[test]
fn the_argument_is_as_large_as_it_should_be() {
    let map = map();
    assert!((50..=80).contains(&map.claims.len()), "{} claims", map.claims.len());
    let thesis = map.thesis().unwrap().id.clone();
    let to_thesis = |supports: bool| {
        let on = |it: &&wherefore::document::Inference| match &it.target {
            Target::Supports(claim) => supports && *claim == thesis,
            Target::Attacks(claim) => !supports && *claim == thesis,
            Target::Undercuts(_) => false,
        };
        map.inferences.iter().filter(on).count()
    };
    assert!(to_thesis(true) >= 5 && to_thesis(false) >= 4);
    assert!(map.inferences.iter().any(|it| matches!(it.target, Target::Undercuts(_))));
    assert!(map.inferences.iter().any(|it| it.premises.len() > 1));
    assert!(map.claims.iter().any(|it| it.implicit));
    assert!(map.claims.iter().any(|it| it.basis == Basis::AnonymousSource));
    assert!(map.actors.len() > 20 && map.events.len() >= 10);
}

#[test]
fn every_stated_claim_has_its_place_in_both_texts() {
    let map = map();
    let mut covered: BTreeMap<_, BTreeSet<u32>> = BTreeMap::new();
    for claim in map.claims.iter().filter(|claim| !claim.implicit) {
        for edition in ["retelling", "original"] {
            let mut passages = claim.passages.iter().filter(|it| it.edition.as_str() == edition).peekable();
            assert!(passages.peek().is_some(), "{} has no passage in {edition}", claim.id);
            for passage in passages {
                assert!(matches!(passage.selector, Selector::Sentences { .. }), "{}: whole sentences", claim.id);
                covered.entry(edition).or_default().insert(passage.selector.paragraph());
            }
        }
    }
    for (edition, paragraphs) in covered {
        assert_eq!(paragraphs, (1..=16).collect(), "paragraphs of {edition}");
    }
}

#[test]
fn every_actor_is_named_in_the_retelling() {
    let reading = Reading::new(map());
    let never: Vec<_> = reading.cast.iter().filter(|&&actor| reading.mention_count(actor) == 0).collect();
    let never: Vec<_> = never.into_iter().map(|&actor| reading.map[actor].id.as_str()).collect();
    assert!(never.iter().all(|&id| id == "author"), "{never:?}");
}

#[test]
fn every_actor_has_something_to_say_of_it() {
    let reading = Reading::new(map());
    for &actor in &reading.cast {
        let id = &reading.map[actor].id;
        let tied = reading.map.ties.iter().any(|tie| tie.from == *id || tie.to == *id);
        assert!(tied || !reading.claims_of(actor).is_empty(), "{id} bears on nothing");
    }
}

#[test]
fn positions_in_the_original_are_counted_in_its_sentences() {
    let Some(original) = original() else { return };
    let map = map();
    let edition = map.editions.iter().find(|edition| edition.id.as_str() == "original").unwrap();
    let counts: Vec<_> = original.iter().map(|text| u32::try_from(sentences(text).len()).unwrap()).collect();
    assert_eq!(edition.sentence_counts, counts);
}

#[test]
fn no_run_of_the_original_is_in_the_project() {
    let Some(tool) = beside("tools/verbatim") else { return };
    let run = Command::new("python3").arg(&tool).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let Ok(run) = run else { return missing("python3") };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}
