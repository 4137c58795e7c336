//! Claims, inferences and actors as a directed graph, in GraphML (graphml.graphdrawing.org, schema 1.1).
//!
//! Entry: [`write()`]. An inference is a node, since it may have several premises and be undercut: a `premise` edge leads to
//! it from each premise, and an edge `supports`, `attacks` or `undercuts` from it to what it bears on. An actor is a node,
//! with an edge `stance` to a claim that it takes a position on and an edge `tie` to another actor; an edge `about` leads
//! from a claim to an actor. What sort of thing a node or an edge is stands in its data `kind`; every node has its
//! identifier in the map as data `identifier`, because the name that an XML file takes may differ from it (`names`). No
//! data is called `id` or `name`: some programs have another use for these.
//!
//! Stages: collect nodes and edges with their data; write them as XML. Line ends become line feeds, as any reader of XML
//! would make them.

use super::clean::Cleaner;
use super::names::Names;
use super::{Losses, cells};
use crate::document::names::name_in_files;
use crate::document::{EssayMap, Target};
use crate::views::Markup;

/// Data that an element may have: its name, and the type of its values.
type Key = (&'static str, &'static str);

const GRAPH_KEYS: [Key; 8] = [
    ("title", "string"),
    ("summary", "string"),
    ("language", "string"),
    ("source", "string"),
    ("author", "string"),
    ("publisher", "string"),
    ("published", "string"),
    ("standard", "string"),
];
const NODE_KEYS: [Key; 14] = [
    ("kind", "string"),
    ("identifier", "string"),
    ("text", "string"),
    ("basis", "string"),
    ("basis_note", "string"),
    ("implicit", "boolean"),
    ("voice", "string"),
    ("passages", "string"),
    ("scheme", "string"),
    ("actor_name", "string"),
    ("actor_kind", "string"),
    ("role", "string"),
    ("note", "string"),
    ("aliases", "string"),
];
const EDGE_KEYS: [Key; 4] = [("kind", "string"), ("position", "string"), ("relation", "string"), ("passage", "string")];

/// Data of an element: the name of its key, and the value. What is empty is not written.
type Data = Vec<(&'static str, String)>;

struct Node<'a> {
    name: &'a str,
    data: Data,
}

struct Edge<'a> {
    from: &'a str,
    to: &'a str,
    data: Data,
}

/// The graph of a map, as a whole XML document.
pub(super) fn write(map: &EssayMap, losses: &mut Losses) -> String {
    let names = Names::new(map);
    let (nodes, edges, wanted) = (nodes(map, &names), edges(map, &names), wanted(map));
    let mut cleaner = Cleaner::default();
    let mut markup = Markup::default();
    let root = markup.tag("graphml").with("xmlns", "http://graphml.graphdrawing.org/xmlns");
    root.holding(&mut |out| {
        for (of, keys) in [("graph", &GRAPH_KEYS[..]), ("node", &NODE_KEYS), ("edge", &EDGE_KEYS)] {
            for (name, kind) in keys {
                out.text("\n  ");
                let key = out.tag("key").with("id", &format!("{of}-{name}")).with("for", of);
                key.with("attr.name", name).with("attr.type", kind).empty();
            }
        }
        out.text("\n  ");
        out.tag("graph").with("id", "argument").with("edgedefault", "directed").holding(&mut |out| {
            data(out, "\n    ", "graph", &head(map), &mut cleaner);
            for node in &nodes {
                out.text("\n    ");
                out.tag("node").with("id", node.name).holding(&mut |out| {
                    data(out, "\n      ", "node", &node.data, &mut cleaner);
                    out.text("\n    ");
                });
            }
            for edge in &edges {
                out.text("\n    ");
                out.tag("edge").with("source", edge.from).with("target", edge.to).holding(&mut |out| {
                    data(out, "\n      ", "edge", &edge.data, &mut cleaner);
                    out.text("\n    ");
                });
            }
            out.text("\n  ");
        });
        out.text("\n");
    });

    losses.add(map.editions.len(), "edition", "left out, texts included");
    losses.add_contexts(cells::cited(map));
    losses.add_events(map);
    losses.add_strays(wanted - edges.len());
    losses.add_replaced(cleaner.replaced);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", markup.as_str())
}

/// Writes the data of an element, each on a line of its own.
fn data(out: &mut Markup, indent: &str, of: &str, data: &[(&'static str, String)], cleaner: &mut Cleaner) {
    for (key, value) in data.iter().filter(|(_, value)| !value.is_empty()) {
        out.text(indent);
        let value = cleaner.text(value).replace("\r\n", "\n").replace('\r', "\n");
        out.tag("data").with("key", &format!("{of}-{key}")).text(&value);
    }
}

/// What the map says of itself and of the essay.
fn head(map: &EssayMap) -> Data {
    let source = &map.source;
    vec![
        ("title", map.title.clone()),
        ("summary", map.summary.clone()),
        ("language", map.language.clone()),
        ("source", source.title.clone()),
        ("author", source.author.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("publisher", source.publisher.clone()),
        ("published", source.published.to_string()),
        ("standard", name_in_files(map.standard)),
    ]
}

fn nodes<'a>(map: &EssayMap, names: &'a Names) -> Vec<Node<'a>> {
    let claims = map.claims.iter().zip(&names.claims).map(|(it, name)| Node {
        name,
        data: vec![
            ("kind", "claim".to_owned()),
            ("identifier", it.id.to_string()),
            ("text", it.text.clone()),
            ("basis", it.basis.name().to_owned()),
            ("basis_note", it.basis_note.clone()),
            ("implicit", it.implicit.to_string()),
            ("voice", name_in_files(it.voice)),
            ("passages", cells::passages(&it.passages)),
        ],
    });
    let inferences = map.inferences.iter().zip(&names.inferences).map(|(it, name)| Node {
        name,
        data: vec![
            ("kind", "inference".to_owned()),
            ("identifier", it.id.to_string()),
            ("voice", name_in_files(it.voice)),
            ("scheme", name_in_files(it.scheme)),
        ],
    });
    let actors = map.actors.iter().zip(&names.actors).map(|(it, name)| Node {
        name,
        data: vec![
            ("kind", "actor".to_owned()),
            ("identifier", it.id.to_string()),
            ("actor_name", it.name.clone()),
            ("actor_kind", name_in_files(it.kind)),
            ("role", it.role.clone()),
            ("note", it.note.clone()),
            ("aliases", cells::list(&it.aliases)),
        ],
    });
    claims.chain(inferences).chain(actors).collect()
}

/// The edges between parts that are there.
fn edges<'a>(map: &EssayMap, names: &'a Names) -> Vec<Edge<'a>> {
    let mut edges = Vec::new();
    let mut add = |from: Option<&'a str>, to: Option<&'a str>, kind: &str, mut data: Data| {
        if let (Some(from), Some(to)) = (from, to) {
            data.insert(0, ("kind", kind.to_owned()));
            edges.push(Edge { from, to, data });
        }
    };
    for (it, name) in map.inferences.iter().zip(&names.inferences) {
        for premise in &it.premises {
            add(names.claim(premise), Some(name), "premise", Vec::new());
        }
        let target = match &it.target {
            Target::Supports(claim) | Target::Attacks(claim) => names.claim(claim),
            Target::Undercuts(other) => names.inference(other),
        };
        add(Some(name), target, cells::bearing(&it.target), Vec::new());
    }
    for (it, name) in map.claims.iter().zip(&names.claims) {
        for actor in &it.actors {
            add(Some(name), names.actor(actor), "about", Vec::new());
        }
    }
    for it in &map.stances {
        let data = vec![("position", name_in_files(it.position)), ("passage", cells::passage(&it.passage))];
        add(names.actor(&it.actor), names.claim(&it.claim), "stance", data);
    }
    for it in &map.ties {
        let data = vec![("relation", it.relation.clone()), ("passage", cells::passage(&it.passage))];
        add(names.actor(&it.from), names.actor(&it.to), "tie", data);
    }
    edges
}

/// How many edges there would be if every reference led to something.
fn wanted(map: &EssayMap) -> usize {
    let of_inferences: usize = map.inferences.iter().map(|it| it.premises.len() + 1).sum();
    let of_claims: usize = map.claims.iter().map(|it| it.actors.len()).sum();
    of_inferences + of_claims + map.stances.len() + map.ties.len()
}
