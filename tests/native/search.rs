use wherefore::document::parse;
use wherefore::reading::Reading;
use wherefore::search::search;

use crate::FIXTURE;

#[track_caller]
fn check(query: &str, claims: &[&str], actors: &[&str], passages: &[&str]) {
    let reading = Reading::new(parse(FIXTURE).0);
    let hits = search(&reading, query);
    let found_claims: Vec<_> = hits.claims.iter().map(|&at| reading.map[at].id.as_str()).collect();
    let found_actors: Vec<_> = hits.actors.iter().map(|&at| reading.map[at].id.as_str()).collect();
    let found_passages: Vec<_> = hits.passages.iter().map(|&at| reading.run(at).unwrap().anchor.as_str()).collect();
    assert_eq!(
        (found_claims.as_slice(), found_actors.as_slice(), found_passages.as_slice()),
        (claims, actors, passages)
    );
}

#[test]
fn words_are_found_by_their_beginning() {
    check("mill", &["road"], &[], &["p2s2"]);
    check("MILL roa", &["road"], &[], &["p2s2"]);
    check("oad", &[], &[], &[]);
    check("ada", &["built", "skill"], &["ada"], &["p1s2", "p2s1"]);
    check("engin", &[], &["ada"], &[]);
}

#[test]
fn every_word_counts() {
    check("bridge stay", &["keep"], &[], &["p1s1"]);
    check("bridge mill ugly", &[], &[], &[]);
}

#[test]
fn no_words_find_nothing() {
    check("", &[], &[], &[]);
    check(" – , ", &[], &[], &[]);
}
