use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event as Piece, Parser, Tag, TagEnd};
use serde_json::{Value, json};
use wherefore::argument::NodeIx;
use wherefore::document::{
    Actor, Basis, Claim, Edition, EditionRole, EssayMap, Event, Inference, Passage, Position, Scheme, Selector, Stance,
    Target, Tie, Voice,
};
use wherefore::format::export::{Export, Format, export};
use wherefore::format::parse;
use wherefore::reading::Reading;

use crate::{FIXTURE, shipped};

mod dot;

const SITE: &str = "https://host/site/";

fn fixture() -> EssayMap {
    parse(FIXTURE).0
}

/// The only file of a format that has one.
#[track_caller]
fn only(map: &EssayMap, format: Format) -> String {
    let mut files = export(map, format, "").files;
    assert_eq!(files.len(), 1);
    files.remove(0).text
}

fn file<'a>(export: &'a Export, name: &str) -> &'a str {
    &export.files.iter().find(|file| file.name == name).unwrap().text
}

fn losses(map: &EssayMap, format: Format) -> Vec<String> {
    export(map, format, "").losses.iter().map(ToString::to_string).collect()
}

#[test]
fn formats_are_asked_for_by_name() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
        assert!(format.name().bytes().all(|it| it.is_ascii_lowercase()), "{}", format.name());
        assert!(!format.description().is_empty() && !format.description().ends_with('.'));
    }
    assert_eq!(Format::named("pdf"), None);
    let names: Vec<_> = Format::ALL.iter().flat_map(|it| it.files()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "all formats go into one folder");
}

#[test]
fn files_are_those_that_the_format_promises() {
    for format in Format::ALL {
        let Export { files, .. } = export(&fixture(), format, "");
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names[..format.files().len()], *format.files());
        assert!(files[..format.files().len()].iter().all(|file| file.media_type == format.media_type()));
        assert!(files.iter().all(|file| file.text.ends_with('\n')));
        assert_eq!(export(&fixture(), format, ""), export(&fixture(), format, ""));
    }
}

#[test]
fn json_is_the_map() {
    for map in [fixture(), shipped::map(), hostile()] {
        let text = only(&map, Format::Json);
        assert_eq!(serde_json::from_str::<EssayMap>(&text).unwrap(), map);
        assert!(text.starts_with("{\n  \"format\":"));
        assert_eq!(losses(&map, Format::Json), [""; 0]);
    }
}

#[test]
fn the_outline_is_a_nested_list() {
    let expected = "# The Bridge\n\
         From “The Bridge”, a map of “Keep It” by Ada Byron, The Paper, May 2001.\n\
         <https://host/site/>\n\
         \n\
         - Thesis: The bridge should stay.\n  \
           - Reason: The bridge holds. (unnamed sources)\n    \
             - Evidence: Ada Byron built it.\n    \
             - and Reason: What Ada builds lasts. (unsaid)\n  \
           - Evidence: The bridge carries the mill road.\n  \
           - Objection: The bridge is ugly.\n    \
             - Reply: The bridge carries the mill road. (see above)\n    \
             - Undercut: Looks are beside the point. (unsaid)\n";
    assert_eq!(export(&fixture(), Format::Outline, SITE).files[0].text, expected);
    assert!(only(&fixture(), Format::Outline).contains("May 2001.\n\n\n- Thesis"));
}

#[test]
fn the_outline_says_what_it_leaves_out() {
    let expected = [
        "1 summary: left out",
        "6 claims: written without basis",
        "6 inferences: written without scheme",
        "1 text: left out",
        "6 passages: left out",
        "2 actors: left out",
        "1 stance: left out",
        "1 tie: left out",
        "1 event: left out",
    ];
    assert_eq!(losses(&fixture(), Format::Outline), expected);
}

/// Tables: the rows without the header, by the names of the columns.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| header.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|it| row(it.unwrap())).collect()
}

#[test]
fn tables_are_what_rfc_4180_says() {
    let tables = export(&fixture(), Format::Csv, "");
    let expected = "id,premises,bearing,target,voice,scheme\r\n\
         i-holds,holds,supports,keep,essay,consequences\r\n\
         i-built,built; skill,supports,holds,essay,sign\r\n\
         i-road,road,supports,keep,essay,consequences\r\n\
         i-ugly,ugly,attacks,keep,essay,consequences\r\n\
         i-beside,beside,undercuts,i-ugly,essay,practical-reasoning\r\n\
         i-reply,road,attacks,ugly,essay,sign\r\n";
    assert_eq!(file(&tables, "inferences.csv"), expected);
    assert_eq!(
        file(&tables, "claims.csv").lines().nth(1).unwrap(),
        "keep,The bridge should stay.,false,essay,inference,,town,retold:p1s1; own:p1s1,The bridge should stay."
    );
    assert_eq!(file(&tables, "actors.csv").lines().nth(1).unwrap(), "ada,Ada Byron,person,engineer,She built it.,Ada");
    assert_eq!(
        file(&tables, "stances.csv"),
        "actor,claim,position,passage,words\r\nada,ugly,denies,retold:p2s1,Some say it is ugly; Ada’s friends <i>disagree</i> & laugh.\r\n"
    );
    assert_eq!(
        file(&tables, "ties.csv"),
        "from,relation,to,passage,words\r\nada,builds for,town,retold:p1s2,Ada Byron built it.\r\n"
    );
    let expected = "id,title,date,until,approximate,note,actors,claims,passages\r\n\
         opened,The bridge is opened.,1999-04-01,1999-04-03,true,,ada,built,retold:p1s2\r\n";
    assert_eq!(file(&tables, "events.csv"), expected);

    let mut map = fixture();
    map.claims[0].text = "“One”, \"two\"\nthree".to_owned();
    let tables = export(&map, Format::Csv, "");
    assert!(file(&tables, "claims.csv").contains("\r\nkeep,\"“One”, \"\"two\"\"\nthree\",false,"));
}

#[test]
fn no_cell_is_run_and_every_cell_can_be_read_back() {
    let cases = [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("'=1", "''=1"),
        ("''-1", "'''-1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        (" =1", " =1"),
        ("–1", "–1"),
        ("", ""),
    ];
    for (text, cell) in cases {
        let mut map = fixture();
        map.claims[0].text = text.to_owned();
        let tables = export(&map, Format::Csv, "");
        assert_eq!(rows(file(&tables, "claims.csv"))[0]["text"], cell);
        assert_eq!(unguarded(cell), text);
        let said = tables.losses.iter().any(|it| it.to_string().starts_with("1 cell: written with an apostrophe"));
        assert_eq!(said, text != cell, "{text:?}");
    }
}

/// The value of a cell, after the rule that `tables` states.
fn unguarded(cell: &str) -> &str {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    let is_guarded = cell.starts_with('\'') && cell.trim_start_matches('\'').starts_with(signs);
    if is_guarded { &cell[1..] } else { cell }
}

#[test]
fn tables_say_what_they_leave_out() {
    let mut map = fixture();
    assert_eq!(
        losses(&map, Format::Csv),
        [
            "1 head of the map: left out: title, summary, language, source and standard",
            "2 editions: left out, texts included"
        ]
    );
    map.actors[0].aliases = vec!["A; B".to_owned(), "C".to_owned()];
    map.ties[0].relation = "is\0for".to_owned();
    let (exact, prefix, suffix) = ("built it".to_owned(), "Byron".to_owned(), String::new());
    map.events[0].passages[0].selector = Selector::Quote { paragraph: 1, exact, prefix, suffix };
    assert_eq!(
        losses(&map, Format::Csv)[2..],
        [
            "1 quote: written without the words around",
            "1 listed value: written as in the map, with a semicolon in it",
            "1 control character: replaced by U+FFFD"
        ]
    );
}

/// A graph: nodes and edges with their data, by the names of the keys.
struct Graph {
    nodes: Vec<(String, BTreeMap<String, String>)>,
    edges: Vec<(String, String, BTreeMap<String, String>)>,
    data: BTreeMap<String, String>,
}

fn graph(text: &str) -> Graph {
    let document = roxmltree::Document::parse(text).unwrap();
    let root = document.root_element();
    let space = "http://graphml.graphdrawing.org/xmlns";
    assert!(root.has_tag_name((space, "graphml")));
    let of = |name: &'static str| move |node: &roxmltree::Node<'_, '_>| node.has_tag_name((space, name));
    let mut keys = BTreeMap::new();
    for key in root.children().filter(of("key")) {
        let about = ["for", "attr.name", "attr.type"].map(|it| key.attribute(it).unwrap().to_owned());
        assert_eq!(keys.insert(key.attribute("id").unwrap().to_owned(), about), None);
    }
    let data = |node: roxmltree::Node<'_, '_>| -> BTreeMap<String, String> {
        let of_it = node.children().filter(of("data")).map(|it| {
            let [about, name, kind] = &keys[it.attribute("key").unwrap()];
            assert_eq!(about, node.tag_name().name());
            let text = it.text().unwrap_or_default().to_owned();
            assert!(kind == "string" || text.parse::<bool>().is_ok(), "{kind}: {text}");
            (name.clone(), text)
        });
        of_it.collect()
    };
    let graph = root.children().find(of("graph")).unwrap();
    assert_eq!(graph.attribute("edgedefault"), Some("directed"));
    let name = |node: roxmltree::Node<'_, '_>, of: &str| node.attribute(of).unwrap().to_owned();
    Graph {
        nodes: graph.children().filter(of("node")).map(|it| (name(it, "id"), data(it))).collect(),
        edges: graph
            .children()
            .filter(of("edge"))
            .map(|it| (name(it, "source"), name(it, "target"), data(it)))
            .collect(),
        data: data(graph),
    }
}

#[test]
fn the_graph_has_inferences_as_nodes() {
    let Graph { nodes, edges, data } = graph(&only(&fixture(), Format::Graphml));
    let names: Vec<_> = nodes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..2], ["claim-keep", "claim-holds"]);
    assert_eq!(
        names[7..],
        [
            "inference-i-holds",
            "inference-i-built",
            "inference-i-road",
            "inference-i-ugly",
            "inference-i-beside",
            "inference-i-reply",
            "actor-ada",
            "actor-town"
        ]
    );
    let of = |pairs: &[(&str, &str)]| -> BTreeMap<_, _> {
        pairs.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect()
    };
    assert_eq!(
        nodes[1].1,
        of(&[
            ("kind", "claim"),
            ("identifier", "holds"),
            ("text", "The bridge holds."),
            ("basis", "anonymous-source"),
            ("basis_note", "They are not named."),
            ("implicit", "false"),
            ("voice", "essay"),
            ("passages", "retold:p1s2-3"),
        ])
    );
    assert_eq!(
        nodes[8].1,
        of(&[("kind", "inference"), ("identifier", "i-built"), ("voice", "essay"), ("scheme", "sign")])
    );
    assert_eq!(
        nodes[13].1,
        of(&[
            ("kind", "actor"),
            ("identifier", "ada"),
            ("actor_name", "Ada Byron"),
            ("actor_kind", "person"),
            ("role", "engineer"),
            ("note", "She built it."),
            ("aliases", "Ada"),
        ])
    );
    let shown: Vec<_> = edges.iter().map(|(from, to, data)| format!("{from} {} {to}", data["kind"])).collect();
    let expected = [
        "claim-holds premise inference-i-holds",
        "inference-i-holds supports claim-keep",
        "claim-built premise inference-i-built",
        "claim-skill premise inference-i-built",
        "inference-i-built supports claim-holds",
        "claim-road premise inference-i-road",
        "inference-i-road supports claim-keep",
        "claim-ugly premise inference-i-ugly",
        "inference-i-ugly attacks claim-keep",
        "claim-beside premise inference-i-beside",
        "inference-i-beside undercuts inference-i-ugly",
        "claim-road premise inference-i-reply",
        "inference-i-reply attacks claim-ugly",
        "claim-keep about actor-town",
        "claim-built about actor-ada",
        "claim-skill about actor-ada",
        "actor-ada stance claim-ugly",
        "actor-ada tie actor-town",
    ];
    assert_eq!(shown, expected);
    assert_eq!(edges[16].2, of(&[("kind", "stance"), ("position", "denies"), ("passage", "retold:p2s1")]));
    assert_eq!(edges[17].2, of(&[("kind", "tie"), ("relation", "builds for"), ("passage", "retold:p1s2")]));
    assert_eq!((data["title"].as_str(), data["published"].as_str()), ("The Bridge", "2001-05"));
    assert_eq!(data["standard"], "preponderance");
    assert_eq!(losses(&fixture(), Format::Graphml), ["2 editions: left out, texts included", "1 event: left out"]);
}

#[test]
fn what_refers_to_nothing_is_left_out_of_graphs_and_counted() {
    let mut map = fixture();
    map.inferences[0].premises.push("nothing".into());
    map.inferences[1].target = Target::Supports("nothing".into());
    map.inferences[4].target = Target::Undercuts("nothing".into());
    map.claims[0].actors.push("nobody".into());
    map.ties[0].to = "nobody".into();
    let loss = |format, count: usize| {
        let said = format!("{count} references: left out, leading to nothing in the map");
        assert!(losses(&map, format).contains(&said), "{:?}", losses(&map, format));
    };
    loss(Format::Graphml, 5);
    loss(Format::Dot, 3);
    loss(Format::Outline, 3);
    assert_eq!(graph(&only(&map, Format::Graphml)).edges.len(), 18 - 3);
    assert_eq!(dot::read(&only(&map, Format::Dot)).edges.len(), 13 - 2);
}

#[test]
fn the_drawing_has_signs_beside_colours() {
    let text = export(&fixture(), Format::Dot, SITE).files[0].text.clone();
    let expected = [
        "  \"claim-keep\" [label=\"The bridge should stay.\\l\", tooltip=\"rests on other claims\", penwidth=2.5, \
         URL=\"https://host/site/claim/keep/\"];",
        "  \"claim-skill\" [label=\"What Ada builds lasts.\\l(unsaid)\\l\", tooltip=\"rests on the author’s judgment\", \
         style=dashed, URL=\"https://host/site/claim/skill/\"];",
        "  \"inference-i-beside\" -> \"inference-i-ugly\" [arrowhead=tee, color=\"#6f4396\"];",
    ];
    for line in expected {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    let drawing = dot::read(&text);
    assert_eq!(drawing.attributes["label"], "The Bridge");
    let signs: Vec<_> = drawing.nodes[7..].iter().map(|(_, it)| (it["label"].as_str(), it["color"].as_str())).collect();
    let (support, attack, undercut) = (("+", "#1a634c"), ("−", "#a03027"), ("⊣", "#6f4396"));
    assert_eq!(signs, [support, support, support, attack, undercut, attack]);
    assert!(!only(&fixture(), Format::Dot).contains("URL"));
}

#[test]
fn the_drawing_wraps_long_texts() {
    let drawing = dot::read(&only(&shipped::map(), Format::Dot));
    for (_, attributes) in &drawing.nodes {
        let label = dot::drawn(&attributes["label"]);
        assert!(label.lines().all(|line| line.chars().count() <= 50), "{label}");
    }
}

#[test]
fn colours_are_those_of_the_page() {
    let styles = std::fs::read_to_string(shipped::root().join("styles/tokens.css")).unwrap();
    let drawing = only(&fixture(), Format::Dot);
    for name in ["support", "attack", "undercut", "ink", "ink-soft"] {
        let (_, value) = styles.split_once(&format!("--{name}: light-dark(")).unwrap();
        let (light, _) = value.split_once(',').unwrap();
        assert!(drawing.contains(&format!("\"{light}\"")), "{name} is {light}");
    }
}

/// The annotations of a map.
fn items(export: &Export) -> Vec<Value> {
    let collection: Value = serde_json::from_str(file(export, "annotations.jsonld")).unwrap();
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(collection["type"], "AnnotationCollection");
    let Some(page) = collection.get("first") else {
        assert_eq!(collection["total"], 0);
        return Vec::new();
    };
    assert_eq!((&page["type"], &page["partOf"]), (&json!("AnnotationPage"), &collection["id"]));
    assert_eq!((&page["startIndex"], &collection["last"]), (&json!(0), &page["id"]));
    let items = page["items"].as_array().unwrap();
    assert_eq!(collection["total"], items.len());
    let ids: BTreeSet<_> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), items.len());
    assert!(items.iter().all(
        |it| it["type"] == "Annotation" && ["describing", "commenting"].iter().any(|why| it["motivation"] == *why)
    ));
    items.clone()
}

#[test]
fn passages_are_annotations() {
    let export = export(&fixture(), Format::Annotations, SITE);
    let files: Vec<_> = export.files.iter().map(|it| (it.name.as_str(), it.media_type)).collect();
    assert_eq!(files[1..], [("text-retold.txt", "text/plain; charset=utf-8")]);
    assert_eq!(
        file(&export, "text-retold.txt"),
        "The bridge should stay. Ada Byron built it. People told me that it holds.\n\n\
         Some say it is ugly; Ada’s friends <i>disagree</i> & laugh. It carries the mill road.\n"
    );
    let items = items(&export);
    let ids: Vec<_> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(
        ids,
        ["#claim-keep.1", "#claim-keep.2", "#claim-holds.1", "#claim-built.1", "#claim-ugly.1", "#claim-road.1"]
    );
    assert_eq!(
        items[5],
        json!({
            "id": "#claim-road.1",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {
                    "id": "#claim-road",
                    "type": "TextualBody",
                    "purpose": "describing",
                    "format": "text/plain",
                    "language": "en",
                    "value": "The bridge carries the mill road.",
                },
                { "type": "SpecificResource", "purpose": "linking", "source": "https://host/site/claim/road/" },
            ],
            "target": {
                "type": "SpecificResource",
                "source": "text-retold.txt",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "It carries the mill road.",
                        "prefix": "riends <i>disagree</i> & laugh. ",
                        "suffix": "\n",
                    },
                    { "type": "TextPositionSelector", "start": 135, "end": 160 },
                ],
            },
        })
    );
}

#[test]
fn a_passage_of_a_text_that_is_not_there_has_no_selector() {
    let export = export(&fixture(), Format::Annotations, "");
    assert_eq!(
        items(&export)[1]["target"],
        json!({
            "type": "SpecificResource",
            "source": { "id": "#edition-own", "type": "Text", "label": "Keep It, The Paper, May 2001" },
            "label": "paragraph 1, sentence 1",
        })
    );
    assert!(items(&export).iter().all(|it| it["body"].is_object()), "without a site nothing is linked");
    let losses: Vec<_> = export.losses.iter().map(ToString::to_string).collect();
    let expected = [
        "2 claims: left out for want of a passage",
        "5 claims: written without basis, note and actors",
        "1 passage: described in words for want of the text",
        "6 inferences: left out",
        "2 actors: left out",
        "1 stance: left out",
        "1 tie: left out",
        "1 event: left out",
    ];
    assert_eq!(losses, expected);
}

#[test]
fn quotes_are_found_or_given_as_they_are() {
    let mut map = fixture();
    let quote = |exact: &str| Selector::Quote {
        paragraph: 1,
        exact: exact.to_owned(),
        prefix: "stay. ".to_owned(),
        suffix: " People".to_owned(),
    };
    map.claims[0].passages[0].selector = quote("Ada Byron built it.");
    map.claims[1].passages[0].selector = quote("Nobody knows who built it.");
    map.claims[2].passages[0].selector = Selector::Sentences { paragraph: 9, first: 1, last: 1 };
    let export = export(&map, Format::Annotations, "");
    let items = items(&export);
    assert_eq!(items[0]["target"]["selector"][1], json!({ "type": "TextPositionSelector", "start": 24, "end": 43 }));
    assert_eq!(
        items[2]["target"],
        json!({
            "type": "SpecificResource",
            "source": "text-retold.txt",
            "label": "paragraph 1",
            "selector": {
                "type": "TextQuoteSelector", "exact": "Nobody knows who built it.", "prefix": "stay. ", "suffix": " People",
            },
        })
    );
    assert_eq!(items[3]["target"].get("selector"), None);
    let said = "2 passages: described in words, not being found in the text";
    assert!(export.losses.iter().any(|it| it.to_string() == said));
}

/// Texts that break what does not expect them.
const HOSTILE: [&str; 16] = [
    "“Curly”, \"straight\", 'single' and ''",
    "line\nfeed, return\rand\r\nboth\n\n  - indented",
    "]]> <![CDATA[ <!-- & &amp; &#0; </data></node> <?x?>",
    "nul \0, escape \u{1b}[31m, \u{1}\u{b}\u{c}\u{1f}, no characters \u{fffe}\u{ffff}",
    "bidi \u{202e}override\u{202c} \u{2066}isolate\u{2069}, mark \u{200f}, \u{feff}",
    "back\\slash \\n \\N \\l \\\" at the end \\",
    "=HYPERLINK(\"x\")",
    "\t\r'=1",
    "-1; +1; @1",
    "# *one* _two_ [three](four) `five` ~six~ <http://seven> eight# \\#",
    "1. - > + ![x](y)\n---\n===",
    "astral 😀𝔘 and e\u{301}, \u{85}\u{2028}\u{2029}\u{a0}",
    "\" ]; } digraph { a -> b",
    "https://host/?a=b&c=\"d\"",
    " ",
    "",
];

/// The fixture with a hostile text in every place that takes one.
fn hostile() -> EssayMap {
    let mut value: Value = serde_json::from_str(FIXTURE).unwrap();
    let mut texts = HOSTILE.into_iter().cycle();
    fn fill(value: &mut Value, next: &mut dyn FnMut() -> &'static str) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| fill(item, next)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    let names =
                        ["title", "publisher", "summary", "text", "basis_note", "name", "role", "note", "relation"];
                    let is_text = names.contains(&name.as_str());
                    match field {
                        Value::String(text) if is_text && text != "original" => *text = next().to_owned(),
                        field => fill(field, next),
                    }
                }
            }
            _ => {}
        }
    }
    for _ in 0..HOSTILE.len() / 2 {
        let claim = value["claims"][0].clone();
        value["claims"].as_array_mut().unwrap().push(claim);
    }
    fill(&mut value, &mut || texts.next().unwrap());
    serde_json::from_value(value).unwrap()
}

/// A text as files carry it: what is no character of XML 1.0 is replaced.
fn clean(text: &str) -> String {
    let is_xml = |it: char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|it| if is_xml(it) { it } else { '\u{fffd}' }).collect()
}

/// A text without the blanks between its words.
fn bare(text: &str) -> String {
    clean(text).split_whitespace().collect()
}

/// The items of a Markdown list as text, in order, those below an item not counted to it.
fn list_items(markdown: &str) -> Vec<String> {
    let (mut items, mut open): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
    for piece in Parser::new(markdown) {
        match (piece, open.last()) {
            (Piece::Start(Tag::Item), _) => {
                open.push(items.len());
                items.push(String::new());
            }
            (Piece::End(TagEnd::Item), _) => drop(open.pop()),
            (Piece::Text(text), Some(&at)) => items[at].push_str(&text),
            (Piece::Start(Tag::List(None)) | Piece::End(TagEnd::List(false)), _) | (_, None) => {}
            (piece, Some(_)) => panic!("{piece:?} is markup that came from a text"),
        }
    }
    items
}

/// Whatever a map holds, each format carries each claim exactly once, and is well-formed.
fn carries_each_claim(map: &EssayMap) {
    let texts: Vec<String> = map.claims.iter().map(|claim| clean(&claim.text)).collect();

    assert_eq!(serde_json::from_str::<EssayMap>(&only(map, Format::Json)).unwrap(), *map);

    let reading = Reading::new(map.clone());
    let items = list_items(&only(map, Format::Outline));
    assert_eq!(items.len(), reading.tree.len());
    for (at, claim) in map.claims.iter().enumerate() {
        let NodeIx(place) = reading.tree.place(wherefore::document::ClaimIx(at)).unwrap();
        let (_, item) = items[place].split_once(": ").or(items[place].split_once(':')).unwrap();
        assert!(bare(item).starts_with(&bare(&claim.text)), "{item:?} is {:?}", claim.text);
        assert!(!item.ends_with("(see above)") && !item.ends_with("(see below)") || claim.text.ends_with(')'));
    }

    let tables = export(map, Format::Csv, "");
    let cells: Vec<_> = rows(file(&tables, "claims.csv")).into_iter().map(|row| row["text"].clone()).collect();
    assert_eq!(cells.iter().map(|cell| unguarded(cell)).collect::<Vec<_>>(), texts);
    let counts = [&map.inferences.len(), &map.actors.len(), &map.stances.len(), &map.ties.len(), &map.events.len()];
    assert_eq!(tables.files[1..].iter().map(|it| rows(&it.text).len()).collect::<Vec<_>>(), counts.map(|it| *it));

    let Graph { nodes, edges, .. } = graph(&only(map, Format::Graphml));
    let names: BTreeSet<_> = nodes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), map.claims.len() + map.inferences.len() + map.actors.len());
    assert!(edges.iter().all(|(from, to, _)| names.contains(from.as_str()) && names.contains(to.as_str())));
    let claims = nodes.iter().filter(|(_, data)| data["kind"] == "claim");
    let found: Vec<_> = claims.map(|(_, data)| data.get("text").cloned().unwrap_or_default()).collect();
    assert_eq!(found, texts.iter().map(|it| it.replace("\r\n", "\n").replace('\r', "\n")).collect::<Vec<_>>());

    let drawing = dot::read(&only(map, Format::Dot));
    let names: BTreeSet<_> = drawing.nodes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), map.claims.len() + map.inferences.len());
    assert!(drawing.edges.iter().all(|(from, to, _)| names.contains(from.as_str()) && names.contains(to.as_str())));
    for (claim, (_, attributes)) in map.claims.iter().zip(&drawing.nodes) {
        let remark = match (claim.is_editors(), claim.implicit) {
            (true, _) => "(editor)",
            (false, true) => "(unsaid)",
            _ => "",
        };
        assert_eq!(bare(&dot::drawn(&attributes["label"])), bare(&claim.text) + remark);
    }

    let annotations = export(map, Format::Annotations, "");
    let mut items = self::items(&annotations).into_iter();
    for claim in &map.claims {
        for _ in &claim.passages {
            let item = items.next().unwrap();
            assert_eq!(item["body"]["value"], claim.text);
            assert_eq!(item["motivation"] == "commenting", claim.is_editors());
            is_true(&item["target"], &annotations);
        }
    }
    assert_eq!(items.next(), None);
    assert!(
        annotations.files.iter().all(|it| it.name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it)))
    );
}

/// Whether a target's selectors say what stands in its text.
fn is_true(target: &Value, export: &Export) {
    let Some([quote, position]) = target["selector"].as_array().map(Vec::as_slice) else {
        assert!(target["label"].is_string());
        return;
    };
    let text: Vec<char> = file(export, target["source"].as_str().unwrap()).chars().collect();
    let number = |name| usize::try_from(position[name].as_u64().unwrap()).unwrap();
    let (start, end) = (number("start"), number("end"));
    assert!(start < end);
    let words = |from: usize, to: usize| text[from..to.min(text.len())].iter().collect::<String>();
    assert_eq!(quote["exact"], words(start, end));
    assert_eq!(quote["prefix"], words(start.saturating_sub(32), start));
    assert_eq!(quote["suffix"], words(end, end + 32));
}

#[test]
fn every_map_of_the_project_is_carried() {
    for map in [fixture(), shipped::map(), hostile(), EssayMap::default()] {
        carries_each_claim(&map);
    }
}

#[test]
fn what_replaces_a_character_is_counted() {
    let mut map = fixture();
    map.claims[0].text = "a\0b\u{ffff}".to_owned();
    for format in [Format::Outline, Format::Csv, Format::Graphml, Format::Dot] {
        let said = "2 control characters: replaced by U+FFFD".to_owned();
        assert!(losses(&map, format).contains(&said), "{format:?}");
        assert!(!export(&map, format, "").files.iter().any(|file| file.text.contains('\0')));
    }
}

#[test]
fn marks_of_writing_direction_stay() {
    let mut map = fixture();
    map.claims[0].text = "a \u{202e}b\u{202c} \u{2066}c\u{2069}".to_owned();
    for format in [Format::Outline, Format::Csv, Format::Graphml, Format::Dot, Format::Annotations] {
        assert!(export(&map, format, "").files[0].text.contains(&map.claims[0].text), "{format:?}");
    }
}

fn text() -> impl Strategy<Value = String> {
    let letters = prop::collection::vec(any::<char>(), 0..24).prop_map(|it| it.into_iter().collect());
    prop_oneof![select(&HOSTILE[..]).prop_map(str::to_owned), letters, "[ -~]{0,40}", "(One is. |Two “are”? ){0,4}"]
}

/// An identifier; few, so that some are shared and some lead somewhere.
fn id() -> impl Strategy<Value = &'static str> {
    select(&["a", "b", "c", "A", "a__2", "", "é \0\"/..", "</node>"][..])
}

fn passage() -> impl Strategy<Value = Passage> {
    let number = || prop_oneof![4 => 0..5_u32, 1 => any::<u32>()];
    let selector = prop_oneof![
        (number(), number(), number()).prop_map(|(paragraph, first, last)| Selector::Sentences {
            paragraph,
            first,
            last
        }),
        (number(), number(), number()).prop_map(|(paragraph, start, end)| Selector::Position { paragraph, start, end }),
        (number(), text(), text(), text()).prop_map(|(paragraph, exact, prefix, suffix)| Selector::Quote {
            paragraph,
            exact,
            prefix,
            suffix
        }),
    ];
    (select(&["a", "b", "</x>"][..]), selector)
        .prop_map(|(edition, selector)| Passage { edition: edition.into(), selector })
}

fn voice() -> impl Strategy<Value = Voice> {
    select(&[Voice::Essay, Voice::Editor][..])
}

fn claim() -> impl Strategy<Value = Claim> {
    let lists = (prop::collection::vec(id(), 0..3), prop::collection::vec(passage(), 0..4));
    (id(), text(), any::<bool>(), voice(), select(&Basis::ALL[..]), text(), lists).prop_map(
        |(id, text, implicit, voice, basis, basis_note, (actors, passages))| Claim {
            id: id.into(),
            text,
            implicit,
            voice,
            basis,
            basis_note,
            actors: actors.into_iter().map(Into::into).collect(),
            passages,
        },
    )
}

fn inference() -> impl Strategy<Value = Inference> {
    let target = prop_oneof![
        id().prop_map(|id| Target::Supports(id.into())),
        id().prop_map(|id| Target::Attacks(id.into())),
        id().prop_map(|id| Target::Undercuts(id.into())),
    ];
    (id(), prop::collection::vec(id(), 0..4), target, voice(), prop::option::of(select(&Scheme::ALL[..]))).prop_map(
        |(id, premises, target, voice, scheme)| Inference {
            id: id.into(),
            premises: premises.into_iter().map(Into::into).collect(),
            target,
            voice,
            scheme,
        },
    )
}

fn any_map() -> impl Strategy<Value = EssayMap> {
    let edition =
        (select(&["a", "b"][..]), prop::collection::vec(text(), 0..4), text()).prop_map(|(id, paragraphs, title)| {
            Edition {
                id: id.into(),
                role: if paragraphs.is_empty() { EditionRole::Original } else { EditionRole::Text },
                title,
                paragraphs,
                ..Edition::default()
            }
        });
    let actor = (id(), text(), prop::collection::vec(text(), 0..3)).prop_map(|(id, name, aliases)| Actor {
        id: id.into(),
        name,
        aliases,
        ..Actor::default()
    });
    let position = select(&[Position::Asserts, Position::Denies, Position::Concedes, Position::Silent][..]);
    let stance = (id(), id(), position, passage()).prop_map(|(actor, claim, position, passage)| Stance {
        actor: actor.into(),
        claim: claim.into(),
        position,
        passage,
    });
    let tie = (id(), text(), id(), passage()).prop_map(|(from, relation, to, passage)| Tie {
        from: from.into(),
        relation,
        to: to.into(),
        passage,
    });
    let event =
        (id(), text(), text(), prop::collection::vec(passage(), 0..2)).prop_map(|(id, title, date, passages)| Event {
            id: id.into(),
            title,
            date: date.as_str().into(),
            until: None,
            approximate: false,
            note: String::new(),
            actors: vec![id.into()],
            claims: Vec::new(),
            passages,
        });
    let argument = (prop::collection::vec(claim(), 0..7), prop::collection::vec(inference(), 0..7));
    let around = (
        prop::collection::vec(actor, 0..3),
        prop::collection::vec(stance, 0..3),
        prop::collection::vec(tie, 0..3),
        prop::collection::vec(event, 0..3),
    );
    (text(), argument, prop::collection::vec(edition, 0..4), around).prop_map(
        |(title, (claims, inferences), editions, (actors, stances, ties, events))| EssayMap {
            title,
            claims,
            inferences,
            editions,
            actors,
            stances,
            ties,
            events,
            ..EssayMap::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_map_is_carried(map in any_map()) {
        carries_each_claim(&map);
    }
}
