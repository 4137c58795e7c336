use wherefore::format::parse;
use wherefore::link::{Chosen, Head, handout, pages};
use wherefore::reading::{Reading, RunIx};

use crate::FIXTURE;

fn reading() -> Reading {
    Reading::new(parse(FIXTURE).0)
}

/// Every choice has an address that leads back to it, from the root and with a fragment.
#[test]
fn addresses_lead_back() {
    let reading = reading();
    let passages = reading.runs().filter(|(_, run)| !run.claims.is_empty()).map(|(at, _)| Chosen::Passage(at));
    for choice in pages(&reading).into_iter().chain(passages) {
        for address in [choice.address(&reading), choice.link(&reading)] {
            let (path, fragment) = address.split_once('#').unwrap_or((&address, ""));
            assert_eq!(Chosen::parse(&reading, path.trim_start_matches("./"), fragment), choice, "{address}");
        }
    }
}

#[track_caller]
fn check(path: &str, expected: Chosen) {
    assert_eq!(Chosen::parse(&reading(), path, ""), expected);
}

#[test]
fn addresses_as_hosts_write_them() {
    for path in ["", "/", "index.html", "/index.html"] {
        check(path, Chosen::Nothing);
    }
    let reading = reading();
    let road = Chosen::parse(&reading, "claim/road/", "");
    assert!(matches!(road, Chosen::Claim(_)));
    for path in ["claim/road", "/claim/road/", "claim/road/index.html"] {
        check(path, road.clone());
    }
    check("paragraph/2", Chosen::Paragraph(1));
}

#[test]
fn unknown_addresses_are_kept() {
    for path in ["claim/nothing", "actor/keep", "paragraph/0", "paragraph/3", "paragraph/x", "other", "claim/a/b"] {
        check(path, Chosen::Missing(path.to_owned()));
    }
}

#[test]
fn a_fragment_names_a_passage() {
    let at = RunIx { paragraph: 0, run: 2 };
    let reading = reading();
    assert_eq!(Chosen::parse(&reading, "paragraph/1/", "#p1s2"), Chosen::Passage(at));
    assert_eq!(Chosen::Passage(at).address(&reading), "paragraph/1/#p1s2");
    assert_eq!(Chosen::parse(&reading, "paragraph/1/", "#nowhere"), Chosen::Paragraph(0));
}

#[test]
fn pages_say_what_they_show() {
    let reading = reading();
    let head = |path| Head::of(&reading, &Chosen::parse(&reading, path, ""));
    assert_eq!(head("").title, "The Bridge · Wherefore");
    assert_eq!(head("claim/built").title, "Ada Byron built it · Wherefore");
    assert_eq!(
        head("claim/built").description,
        "Evidence for “The bridge holds”, in “The Bridge”. It rests on history."
    );
    assert_eq!(head("claim/keep").description, "The thesis, in “The Bridge”. It rests on other claims.");
    assert_eq!(
        head("claim/beside").description,
        "Undercut: doubts the step from “The bridge is ugly” to “The bridge should stay”, in “The Bridge”. It rests on \
         the author’s judgment."
    );
    assert_eq!(head("actor/ada").title, "Ada Byron: engineer · Wherefore");
    assert_eq!(head("paragraph/1").title, "Paragraph 1 of “The Bridge” · Wherefore");
    assert_eq!(head("claim/none").title, "Nothing under this address · Wherefore");
}

#[test]
fn places_on_a_page_have_one_fragment() {
    let reading = reading();
    let passage = Chosen::Passage(RunIx { paragraph: 0, run: 2 });
    assert_eq!(passage.place(&reading, "essay"), "paragraph/1/#essay");
    assert_eq!(Chosen::Nothing.place(&reading, "p1s2"), "./#p1s2");
}

#[test]
fn a_claim_is_taken_along_with_its_address_and_source() {
    let reading = reading();
    let claim = reading.index.claim(&"skill".into()).unwrap();
    let expected = "What Ada builds lasts.\n\
         Reason for “The bridge holds”. It rests on the author’s judgment. The essay never states it.\n\
         From “The Bridge”, a map of “Keep It” by Ada Byron, The Paper, May 2001.\n\
         https://host/site/claim/skill/\n";
    assert_eq!(handout::claim(&reading, claim, "https://host/site/"), expected);
}

#[test]
fn the_argument_is_taken_along_as_an_outline() {
    let outline = handout::outline(&reading(), "https://host/");
    let lines: Vec<_> = outline.lines().skip(4).collect();
    assert_eq!(lines[0], "- Thesis: The bridge should stay.");
    assert_eq!(lines[3], "    - and Reason: What Ada builds lasts. (unsaid)");
    assert_eq!(lines.last(), Some(&"    - Undercut: Looks are beside the point. (unsaid)"));
    assert_eq!(lines.len(), reading().tree.len());
}
