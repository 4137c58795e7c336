use pollster::block_on;
use wherefore::document::{Claim, EssayMap, Passage, Position, Selector, Stance};
use wherefore::format::parse;
use wherefore::link::Choice;
use wherefore::reading::{Notes, Reading};
use wherefore::session::Shared;
use wherefore::ui::{App, AppProps};
use wherefore::views::{Around, Statics, stances, timeline};
use yew::ServerRenderer;

use crate::FIXTURE;

/// The fixture's page at an address, a tag a line.
fn page(path: &'static str) -> String {
    let renderer = ServerRenderer::<App>::with_props(move || {
        let reading = Shared::new(Reading::new(parse(FIXTURE).0));
        let choice = Choice::parse(&reading, path, "");
        AppProps { reading, notes: Notes::default().into(), choice, statics: Statics::default().into() }
    });
    tags(&block_on(renderer.hydratable(false).render()))
}

fn tags(html: &str) -> String {
    html.replace('<', "\n<").trim_start().to_owned()
}

/// The part of a page from a mark to the end of an element.
fn part(page: &str, from: &str, to: &str) -> String {
    let start = page.find(from).expect("the page has the mark");
    let end = page[start..].find(to).expect("the element ends") + start + to.len();
    page[start..end].to_owned()
}

/// What a page's card holds.
fn card(path: &'static str) -> String {
    part(&page(path), "<section id=\"card\"", "</section>")
}

#[test]
fn first_page() {
    insta::assert_snapshot!(page(""));
}

#[test]
fn claim_cards() {
    insta::assert_snapshot!("claim_with_passages", card("claim/holds"));
    insta::assert_snapshot!("claim_used_twice", card("claim/road"));
    insta::assert_snapshot!("claim_unsaid", card("claim/skill"));
    insta::assert_snapshot!("claim_undercutting", card("claim/beside"));
    insta::assert_snapshot!("claim_undercut", card("claim/ugly"));
}

#[test]
fn other_cards() {
    insta::assert_snapshot!("actor", card("actor/ada"));
    insta::assert_snapshot!("actor_without_mentions", card("actor/town"));
    insta::assert_snapshot!("paragraph", card("paragraph/1"));
    insta::assert_snapshot!("missing", card("claim/nothing"));
}

#[test]
fn a_claims_page_lights_its_passages_and_unfolds_its_place() {
    let page = page("claim/built");
    let lit: Vec<_> = page.lines().filter(|line| line.contains("data-lit")).collect();
    assert_eq!(lit.len(), 1, "{lit:?}");
    assert!(lit[0].contains("id=\"p1s2\"") && lit[0].contains("data-claims=\"holds built\""));
    let open = page.lines().filter(|line| line.contains("data-open=\"true\"")).count();
    assert_eq!(open, 2, "the thesis and what the claim bears on");
}

/// Text from a map is text on the page, whatever it looks like.
#[test]
fn text_never_becomes_markup() {
    let page = page("");
    assert!(page.contains("&lt;i&gt;disagree"));
    assert!(!page.contains("<i>disagree"));
    assert!(page.contains("&amp; laugh"));
}

#[test]
fn what_never_changes() {
    let it = Statics::render(&Reading::new(parse(FIXTURE).0), &Around::default());
    let over = [it.name, it.tools, it.first_steps, it.argument_head, it.title];
    let parts = over.into_iter().chain([it.before_essay, it.behind_essay, it.dialogs]).map(String::from);
    let parts: Vec<String> = parts.collect();
    insta::assert_snapshot!("statics", tags(&parts.concat()));
}

fn fixture() -> EssayMap {
    parse(FIXTURE).0
}

/// The author's view of a claim on which only somebody else takes a stand.
fn authors_cell(claim: &str) -> String {
    let mut map = fixture();
    let passage = map.stances[0].passage.clone();
    map.stances[0].claim = "road".into();
    map.stances.push(Stance { actor: "town".into(), claim: claim.into(), position: Position::Asserts, passage });
    let table = String::from(stances(&Reading::new(map)));
    let row = part(&table, &format!("<tr data-on=\"{claim}\""), "</tr>");
    part(&row, "<td>", "</td>")
}

#[test]
fn what_the_author_argues_is_no_empty_cell() {
    let argued = authors_cell("holds");
    assert!(argued.contains("href=\"paragraph/1/#p1s2\"") && argued.contains("argued by the author"), "{argued}");
    assert_eq!(authors_cell("ugly"), "<td></td>", "the author reports the objection");
    assert_eq!(authors_cell("skill"), "<td></td>", "the author never says it");
    assert!(!String::from(stances(&Reading::new(fixture()))).contains("argued by the author"), "nothing to explain");
}

#[test]
fn an_event_told_where_no_claim_rests_leads_to_the_paragraph() {
    let mut map = fixture();
    map.claims.iter_mut().filter(|claim| claim.id.as_str() == "ugly").for_each(|claim: &mut Claim| {
        claim.passages.clear();
    });
    let selector = Selector::Sentences { paragraph: 2, first: 1, last: 1 };
    map.events[0].passages = vec![Passage { edition: "retold".into(), selector }];
    let list = String::from(timeline(&Reading::new(map)));
    assert!(list.contains("<a href=\"paragraph/2/#p2\">paragraph 2, sentence 1</a>"), "{list}");
    assert!(list.contains("data-at=\"p2\""), "{list}");
}

#[test]
fn a_premise_of_several_steps_says_how_many_it_carries() {
    assert!(card("claim/road").contains("· carries 2 reasons"));
    assert!(!card("claim/holds").contains("carries"));
}
