use pollster::block_on;
use wherefore::document::parse;
use wherefore::link::Chosen;
use wherefore::reading::Reading;
use wherefore::session::Shared;
use wherefore::ui::{App, AppProps};
use wherefore::views::Statics;
use yew::ServerRenderer;

use crate::FIXTURE;

/// The fixture's page at an address, a tag a line.
fn page(path: &'static str) -> String {
    let renderer = ServerRenderer::<App>::with_props(move || {
        let reading = Shared::new(Reading::new(parse(FIXTURE).0), wherefore::search::fold);
        let choice = Chosen::parse(&reading, path, "");
        AppProps { reading, choice, statics: Statics::default() }
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
    let Statics { before_essay, behind_essay, dialogs } = Statics::render(&Reading::new(parse(FIXTURE).0));
    let parts = [before_essay, behind_essay, dialogs].map(String::from);
    insta::assert_snapshot!("statics", tags(&parts.concat()));
}
