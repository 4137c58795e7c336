//! Argdown: the same statements, arguments, relations, sections and tags as @argdown/core 2, and what differs.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};
use wherefore::format::argdown::{Argdown, End, Finding, Member, Mode, Problem, RelationKind, Role, read, read_as};

use crate::beside::beside;

/// What the samples' extractor keeps of a document, in an order of its own.
fn extract(map: &Argdown) -> Value {
    let statements = map.statements.iter().map(|it| {
        let members: Vec<Value> = it.members.iter().map(member).collect();
        (it.title.clone(), json!({ "members": members, "tags": it.tags }))
    });
    let arguments = map.arguments.iter().map(|it| {
        let members: Vec<&str> = it.members.iter().map(|it| blank(&it.text)).collect();
        let lines: Vec<Value> = it
            .structure
            .iter()
            .map(|line| {
                let statement = &map.statements[line.statement];
                let rules = line.inference.as_ref().map(|it| it.rules.clone()).unwrap_or_default();
                let text = &statement.members[line.member].text;
                json!({ "role": role(line.role), "title": statement.title, "text": text, "rules": rules })
            })
            .collect();
        (it.title.clone(), json!({ "members": members, "tags": it.tags, "pcs": lines }))
    });
    let name = |end: End| match end {
        End::Statement(at) => json!(["equivalence-class", map.statements[at].title]),
        End::Argument(at) => json!(["argument", map.arguments[at].title]),
        End::Inference(..) => json!(["inference", null]),
    };
    let kind = |kind: RelationKind| match kind {
        RelationKind::Support => "support",
        RelationKind::Attack => "attack",
        RelationKind::Undercut => "undercut",
        RelationKind::Contradictory => "contradictory",
        RelationKind::Entails => "entails",
        RelationKind::Contrary => "contrary",
    };
    let relations = map.relations.iter().map(|it| json!([kind(it.kind), name(it.from), name(it.to)]).to_string());
    let mut relations: Vec<String> = relations.collect();
    relations.sort();
    let sections: Vec<Value> = map.sections.iter().map(|it| json!([it.level, it.title])).collect();
    json!({
        "statements": statements.collect::<BTreeMap<_, _>>(),
        "arguments": arguments.collect::<BTreeMap<_, _>>(),
        "relations": relations,
        "sections": sections,
    })
}

fn member(member: &Member) -> Value {
    let text = if member.is_reference { member.text.trim() } else { &member.text };
    json!([text, role(member.role), member.is_reference])
}

fn role(role: Role) -> Value {
    match role {
        Role::TopLevel => "top-level-statement".into(),
        Role::Item => Value::Null,
        Role::Relation => "relation-statement".into(),
        Role::Premise => "premise".into(),
        Role::IntermediaryConclusion => "intermediary-conclusion".into(),
        Role::MainConclusion => "main-conclusion".into(),
        Role::Description => "argument-description".into(),
    }
}

/// A text without anything but white space is none.
fn blank(text: &str) -> &str {
    if text.trim().is_empty() || text.starts_with('#') { text.trim_end() } else { text }
}

/// The same of a sample's own file.
fn expected(sample: &Value) -> Value {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value["text"].as_str().unwrap_or_default().to_owned();
    let title = |value: &Value| value["title"].as_str().unwrap_or_default().to_owned();
    let statements = list(sample, "statements")
        .iter()
        .map(|it| {
            let members: Vec<Value> = list(it, "members")
                .iter()
                .map(|member| {
                    let is_reference = member["isReference"].as_bool().unwrap_or_default();
                    // A reference says nothing; a space stands for the end of its line.
                    let text = if is_reference { text(member).trim().to_owned() } else { text(member) };
                    json!([text, member["role"], is_reference])
                })
                .collect();
            (title(it), json!({ "members": members, "tags": list(it, "tags") }))
        })
        .collect::<BTreeMap<_, _>>();
    let arguments = list(sample, "arguments").iter().map(|it| {
        let lines: Vec<Value> = list(it, "pcs").iter().map(|line| {
            json!({ "role": line["role"], "title": line["title"], "text": blank(&text(line)), "rules": list(line, "rules") })
        }).collect();
        (title(it), json!({ "members": list(it, "members").iter().map(|it| blank(it.as_str().unwrap_or_default())).collect::<Vec<_>>(), "tags": list(it, "tags"), "pcs": lines }))
    }).collect::<BTreeMap<_, _>>();
    let relations = list(sample, "relations");
    let end = |it: &Value, end: &str| json!([it[&[end, "Type"].concat()], it[end]]);
    let relations = relations.iter().map(|it| json!([it["type"], end(it, "from"), end(it, "to")]).to_string());
    let mut relations: Vec<String> = relations.collect();
    relations.sort();
    let mut sections = Vec::new();
    let mut waiting: Vec<Value> = list(sample, "sections").into_iter().rev().collect();
    while let Some(section) = waiting.pop() {
        sections.push(json!([section["level"], section["title"]]));
        waiting.extend(list(&section, "children").into_iter().rev());
    }
    json!({ "statements": statements, "arguments": arguments, "relations": relations, "sections": sections })
}

/// Samples that are read otherwise, with the reason.
const OTHERWISE: [(&str, &str); 3] = [
    ("33913780", "a comment on the last line is one, with no line behind it"),
    ("28478110", "a comment on the last line is one, with no line behind it"),
    ("57474894", "a structure is not taken apart into one for each inference (`model.explodeArguments`)"),
];

/// Samples that @argdown/core refuses and that are read all the same.
const ACCEPTED: [(&str, &str); 2] = [
    ("docs__", "front matter needs no empty line behind it"),
    ("67038812", "a comment on the last line is one, with no line behind it"),
];

#[test]
fn samples_are_read_as_argdown_reads_them() {
    let Some(folder) = beside("corpora/argdown") else { return };
    let (mut alike, mut otherwise, mut refused) = (0, Vec::new(), 0);
    for part in ["files", "spec", "docs"] {
        for entry in fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "argdown") {
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let sample = fs::read_to_string(path.with_extension("json")).unwrap();
            let sample: Value = serde_json::from_str(&sample).unwrap();
            let map = read(&fs::read_to_string(&path).unwrap());
            let is_accepted = sample["parserErrors"].as_array().is_some_and(Vec::is_empty);
            if !is_accepted {
                let is_known = ACCEPTED.iter().any(|(known, _)| name.contains(known));
                assert!(!map.findings.is_empty() || is_known, "{name}: {}", sample["parserErrors"]);
                refused += 1;
            } else if OTHERWISE.iter().any(|(known, _)| name.starts_with(known)) {
                otherwise.push(name);
            } else {
                let doubtful = |it: &&Finding| matches!(it.problem, Problem::BetweenSteps { .. });
                let wrong: Vec<_> = map.findings.iter().filter(|it| !doubtful(it)).collect();
                assert!(wrong.is_empty(), "{name}: {wrong:?}");
                let (own, theirs) = (extract(&map), expected(&sample));
                for key in ["statements", "arguments", "relations", "sections"] {
                    assert_eq!(own[key], theirs[key], "{key} of {name}");
                }
                alike += 1;
            }
        }
    }
    assert_eq!((alike, otherwise.len(), refused), (165, OTHERWISE.len(), 28));
}

/// What the text says, as `kind from to`.
fn relations(map: &Argdown) -> Vec<String> {
    let name = |end: End| match end {
        End::Statement(at) => map.statements[at].title.clone(),
        End::Argument(at) => format!("<{}>", map.arguments[at].title),
        End::Inference(at, line) => format!("<{}>/{}", map.arguments[at].title, line + 1),
    };
    map.relations.iter().map(|it| format!("{:?} {} {}", it.kind, name(it.from), name(it.to))).collect()
}

fn problems(text: &str) -> Vec<String> {
    read(text).findings.iter().map(|it| format!("{} {}", &text[it.range.clone()], it.problem)).collect()
}

#[test]
fn read_strictly_statements_entail_or_exclude_each_other() {
    let text = "[a]: A.\n  + [b]: B.\n  - [c]: C.\n  <- [d]: D.\n    -> [a]\n  + <e>: E.";
    assert_eq!(relations(&read(text)), ["Support b a", "Attack c a", "Attack d a", "Support <e> a"]);
    let strict = ["Entails b a", "Contrary c a", "Contrary d a", "Support <e> a"];
    assert_eq!(relations(&read_as(text, Mode::Strict)), strict);
    assert_eq!(relations(&read(&["===\nmodel: {mode: strict}\n===\n\n", text].concat())), strict);
}

#[test]
fn what_bears_on_a_structure_goes_to_its_conclusion_and_its_inferences() {
    let text = "<x>: X.\n\n(1) [p]\n--\nmodus ponens, {a: b} instantiation\n--\n  <_ [u]: U.\n(2) [i]: I.\n  <_ [v]: V.\n    - [w]: W.\n(3) [q]\n----\n(4) [c]: C.\n  +> [t]: T.\n\n<x>\n  _ [y]: Y.\n  +> [t]\n  - [z]\n  +> [c]\n";
    let map = read(text);
    assert_eq!(map.findings, []);
    let mut found = relations(&map);
    found.sort();
    let expected =
        ["Attack w v", "Attack z <x>", "Support c t", "Undercut u <x>/2", "Undercut v <x>/2", "Undercut y <x>/4"];
    assert_eq!(found, expected);
    let lines = &map.arguments[0].structure;
    let rules = lines[1].inference.as_ref().map(|it| it.rules.clone());
    assert_eq!(rules, Some(vec!["modus ponens".to_owned(), "instantiation".to_owned()]));
    assert_eq!(lines.iter().map(|it| it.role).collect::<Vec<_>>()[3], Role::MainConclusion);
}

#[test]
fn every_slip_is_said_with_its_place_and_loses_no_more_than_itself() {
    for (text, expected) in [
        ("[a]: A.\n+ [b]: B.", "+ Here stands a relation that stands no further in than what it belongs to."),
        ("[a]:\n\n[b]: B.", "[a]: Nothing is said here."),
        ("[a]: A.\n\n  + [b]: B.", "  + This bears on nothing"),
        (
            "(1) [a]: A.\n(2) [b]: B.",
            "(1) [a]: A.\n(2) [b]: B. This structure does not lead from a premise to a conclusion.",
        ),
        ("[b]: B. {a: [1}\n", "[ This cannot be read: a bracket"),
        ("[b]: so *far\n\n[c]: C.", "* What starts here does not end in this block."),
        ("[b]: B.\n\n(1) [a]: A.\n--\nrule\n\n[c]: C.", "This inference is not closed."),
        ("[b]: see [c] there", "[c] Here stands a reference within a text."),
        ("[a]: A.\n  + [b] Because of this.", "[b] Behind “[b]” there is text without a colon before it"),
        ("[a]: A. {x: 1} #tag\n  + [b]: B.", "#tag This tag stands behind the data in braces"),
        ("[a]: A. {x: 1} and more\n  + [b]: B.", "and more This text stands behind the data in braces"),
        (
            "[a]: A.\n  * [b]: B.\n    + [c]: C.\n  + [d]: D.",
            "  * `*` does not say how this bears on what stands above",
        ),
        ("===\ntitle: t\nx:\n  - y\n\n[b]: B.", "=== The head of the file begins here and does not end."),
        ("[a]: A.\n\n===\ntitle: b\n===\n\n[b]: B.", "Here stands front matter behind the start of the document."),
    ] {
        let found = problems(text);
        assert!(found.iter().any(|it| it.contains(expected)), "{text}: {found:?}");
        assert!(read(text).statements.iter().any(|it| it.title == "b"), "{text}");
    }
    for text in [
        "[a]: A.\n  + [b] Because of this. {x: 1}\n    - [c]: C.\n  + [d]: D.",
        "[a]: A. {x: 1} #tag\n  + [b]: B.\n    - [c]: C.",
        "[a]: A.\n  * [b]: B.\n    - [c]: C.\n  + [d]: D.",
        "[a]: A.\n    + [b]: B.\n  + [d]: D.",
        "[a]: A.\n\n  + [b]: B.\n    - [c]: C.\n  + [d]: D.",
        "===\ntitle: t\n[a]: A.\n  + [b]: B.",
    ] {
        assert_eq!(problems(text).len(), 1, "{text}: {:?}", problems(text));
    }
    let tagged = read("[a]: A. {x: 1} #tag #more\n  + [b]: B.\n");
    assert_eq!(
        (tagged.statements[0].tags.as_slice(), relations(&tagged)),
        (["tag", "more"].map(str::to_owned).as_slice(), vec!["Support b a".to_owned()])
    );
    let open = read("===\ntitle: t\n\n[a]: A.\n");
    assert_eq!((&open.front_matter["title"], open.statements.len()), (&json!("t"), 1));
    let second = "<x>\n\n(1) A.\n----\n(2) B.\n\n<x>\n\n(1) C.\n----\n(2) D.";
    assert!(problems(second)[0].contains("“x” has a structure already"));
    assert_eq!(read(second).arguments[0].structure.len(), 2);
}

#[test]
fn a_line_between_two_steps_of_indentation_is_read_with_those_less_far_in() {
    let text = "[t]: T.\n  + [c]: C.\n    + [a]: A.\n   + [b]: B.\n";
    let mut found = relations(&read(text));
    found.sort();
    assert_eq!(found, ["Support a c", "Support b t", "Support c t"]);
    let said = "   + Lines above stand further in than this one, and less far; it is read with those that stand 2 in, though it stands 3 in.";
    assert_eq!(problems(text), [said]);
    let text = "[t]: T.\n    + [a]: A.\n  + [b]: B.\n";
    assert_eq!(relations(&read(text)), ["Support a t", "Support b t"]);
    let said = "  + Lines above stand further in than this one, and less far; it is read with those that stand 4 in, though it stands 2 in.";
    assert_eq!(problems(text), [said]);
}

#[test]
fn places_are_bytes_of_the_source() {
    let text = "[ä]: *Ünd* [so](https://a.b/c) fort, @[b] #é. {x: {y: 1}}\n";
    let map = read(text);
    let member = &map.statements[0].members[0];
    assert_eq!(member.text, "Ünd so fort, @[b] #é. ");
    assert_eq!((&text[member.title_range.clone()], &text[member.data_range.clone()]), ("ä", "{x: {y: 1}}"));
    assert_eq!(member.data, json!({ "x": { "y": 1 } }));
    let spans: Vec<_> =
        member.spans.iter().map(|it| (&member.text[it.text.clone()], &text[it.range.clone()])).collect();
    assert_eq!(spans, [("Ünd", "*Ünd* "), ("so", "[so](https://a.b/c) "), ("@[b]", "@[b] "), ("#é", "#é")]);
}

#[test]
fn deep_and_large_texts_are_read() {
    // As deep as lines that stand further and further in can be in two megabytes.
    let nested: String = (0..2_000)
        .map(|at| [" ".repeat(at).as_str(), if at == 0 { "" } else { "+ " }, "[s", &at.to_string(), "]\n"].concat())
        .collect();
    assert_eq!(read(&nested).relations.len(), 1_999);
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let data = ["[a]: A. {b: ", &open.repeat(100_000), &close.repeat(100_000), "}"].concat();
        assert_eq!(read(&data).statements[0].title, "a");
    }
    for sign in [
        "[", "<", "{", "(", "*", "_", "#", "@[", "=", "-", "/*", "<!--", ".a", ":", "\\", "{ }, ", "+\n", "\n ",
        "====a",
    ] {
        let text = sign.repeat(1_000_000 / sign.len());
        read(&text);
        read(&["[a]: ", &text, "]"].concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is read, no place lies outside the text, and reading never panics.
    #[test]
    fn any_text_is_read(text in r"([\[\]<>{}()#@*_+=:.,/\\-]|\n|\n\n|  |[a-c1-2ä🙂]|\[a\]: |<b>|\(1\) |----\n|\{k: v\}){0,60}") {
        let map = read(&text);
        for finding in &map.findings {
            prop_assert!(text.get(finding.range.clone()).is_some());
        }
        for member in map.statements.iter().flat_map(|it| &it.members).chain(map.arguments.iter().flat_map(|it| &it.members)) {
            prop_assert!(text.get(member.range.clone()).is_some() && text.get(member.title_range.clone()).is_some());
            for span in &member.spans {
                prop_assert!(member.text.get(span.text.clone()).is_some() && text.get(span.range.clone()).is_some());
            }
        }
    }
}
