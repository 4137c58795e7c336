use serde_json::{Value, json};
use wherefore::document::ActorKind;
use wherefore::format::parse;
use wherefore::link::{Chosen, pages, script, structured};
use wherefore::reading::Reading;

use crate::FIXTURE;
use crate::shipped;

fn fixture() -> Reading {
    Reading::new(parse(FIXTURE).0)
}

fn data(path: &str) -> Value {
    let reading = fixture();
    structured(&reading, &Chosen::parse(&reading, path, ""), "").unwrap()
}

/// The data in an element, read as a browser would: up to the first end tag.
fn read(element: &str) -> Value {
    let text = element.strip_prefix("<script type=\"application/ld+json\">").unwrap();
    let (text, rest) = text.split_once("</script>").unwrap();
    assert_eq!(rest, "");
    assert!(!text.contains('<'), "{text}");
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_page_says_what_it_is_in_the_words_of_the_map() {
    for reading in [fixture(), Reading::new(shipped::map())] {
        let map = &reading.map;
        for choice in pages(&reading) {
            let data = read(&script(&structured(&reading, &choice, "").unwrap()));
            assert_eq!(data["@context"], "https://schema.org");
            assert_eq!(data["@id"], choice.address(&reading));
            assert_eq!(data["inLanguage"], map.language);
            match choice {
                Chosen::Nothing => {
                    assert_eq!(data["@type"], "Article");
                    assert_eq!(data["headline"], map.title);
                    assert_eq!(data["isBasedOn"]["name"], map.source.title);
                }
                Chosen::Claim(claim) => {
                    assert_eq!(data["@type"], "Claim");
                    assert_eq!(data["text"], map[claim].text);
                    let is_stated = !map[claim].implicit && !map[claim].is_editors();
                    assert_eq!(data.get("appearance").is_some(), is_stated);
                    assert_eq!(data.get("author").is_some(), is_stated);
                }
                Chosen::Actor(actor) => {
                    let class = match map[actor].kind {
                        ActorKind::Person => "Person",
                        ActorKind::Institution => "Organization",
                        ActorKind::Group => "Thing",
                        ActorKind::State => "Country",
                    };
                    assert_eq!(data["@type"], class);
                    assert_eq!(data["name"], map[actor].name);
                    assert_eq!(data["description"], map[actor].note);
                }
                _ => assert_eq!(data["@type"], "CreativeWork"),
            }
        }
    }
}

#[test]
fn the_retelling_names_its_source_and_whom_it_speaks_of() {
    let town = json!({ "@type": "Thing", "@id": "actor/town/", "name": "The Town" });
    let ada = json!({ "@type": "Person", "@id": "actor/ada/", "name": "Ada Byron" });
    let source = json!({
        "@type": "OpinionNewsArticle",
        "name": "Keep It",
        "author": ada,
        "publisher": { "@type": "Organization", "name": "The Paper" },
        "datePublished": "2001-05",
    });
    let data = data("");
    assert_eq!(data["about"], town);
    assert_eq!(data["mentions"], ada);
    assert_eq!(data["isBasedOn"], source);
}

#[test]
fn a_claim_is_stated_by_the_author_unless_by_another_or_by_nobody() {
    assert_eq!(data("claim/holds")["author"]["@id"], "actor/ada/");
    assert_eq!(data("claim/holds")["appearance"]["name"], "Keep It");
    assert_eq!(data("claim/skill").get("author"), None);
    let mut map = parse(FIXTURE).0;
    let mut stance = map.stances[0].clone();
    (stance.actor, stance.claim, stance.position) =
        ("town".into(), "holds".into(), wherefore::document::Position::Asserts);
    map.stances.push(stance);
    let reading = Reading::new(map);
    let holds = structured(&reading, &Chosen::parse(&reading, "claim/holds", ""), "").unwrap();
    assert_eq!(holds["author"]["@id"], "actor/town/");
}

#[test]
fn addresses_are_whole_where_the_site_is_known() {
    let reading = fixture();
    let of = |path| structured(&reading, &Chosen::parse(&reading, path, ""), "https://example.org/essay/").unwrap();
    assert_eq!(of("")["@id"], "https://example.org/essay/");
    assert_eq!(of("paragraph/2")["@id"], "https://example.org/essay/paragraph/2/");
    assert_eq!(of("actor/ada")["subjectOf"]["@id"], "https://example.org/essay/");
}

#[test]
fn a_page_that_shows_nothing_says_nothing() {
    let reading = fixture();
    assert_eq!(structured(&reading, &Chosen::Missing("nowhere".to_owned()), ""), None);
}

#[test]
fn no_text_ends_the_element() {
    let mut map = parse(FIXTURE).0;
    let text = "</script><!--<script>\u{2028}\"\\";
    map.claims[0].text = text.to_owned();
    let reading = Reading::new(map);
    let data = structured(&reading, &Chosen::parse(&reading, "claim/keep", ""), "").unwrap();
    assert_eq!(read(&script(&data))["text"], text);
}
