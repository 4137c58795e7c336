//! The examples of Carneades, whose labels are another implementation's: T. F. Gordon's Carneades 4, which computes a
//! grounded labelling as well. They lie beside the project, not in it.
//!
//! A statement is a claim. One that is assumed is accepted; one that is neither assumed nor argued for is rejected, as
//! there it is *out* and here a claim that rests on nothing holds. An argument is an inference for its conclusion, and,
//! where that is a position in an issue, against each other position. Its undercutter is a claim that undercuts it.
//! An argument without premises gets a premise of its own. Convergent premises are an inference each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Deserialize;
use wherefore::argument::{Aim, Graph, Scenario, Standing};
use wherefore::document::{ClaimIx, InferenceIx, Standard};

use crate::beside::beside;

/// Where standings differ from the labels: file, statement, label there, standing here, and why.
const DIFFERENCES: [(&str, &str, &str, Standing, &str); 2] = [
    ("lex.yml", "forbidden(cannabis)", "in", Standing::Falls, WEIGHTS),
    ("lex.yml", "crime", "in", Standing::Falls, WEIGHTS),
];

/// There the federal law outweighs the state's by a weighing function; a map has no weights, so the two laws are a tie,
/// neither position holds, and what follows from one falls.
const WEIGHTS: &str = "a weighing function prefers one argument to another";

/// Examples whose graph is not in the file: arguments are derived from schemes as rules, which is another task than
/// evaluating them, or there are no labels to compare with.
const NO_GRAPH: [&str; 7] = [
    "abduction.yml",
    "basic_event_calculus.yml",
    "chr-leq.yml",
    "defeasible-modus-ponens.yml",
    "family-law2.yml",
    "mcda-porsche.yml",
    "walton.yml",
];

#[derive(Deserialize)]
struct Example {
    #[serde(default)]
    statements: BTreeMap<String, Statement>,
    #[serde(default)]
    arguments: BTreeMap<String, Argument>,
    #[serde(default)]
    issues: BTreeMap<String, Issue>,
    #[serde(default)]
    assumptions: Vec<String>,
    #[serde(default)]
    tests: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Statement {
    Text(#[allow(dead_code)] String),
    Fields {
        #[serde(default)]
        assumed: bool,
    },
}

#[derive(Deserialize)]
struct Argument {
    conclusion: String,
    #[serde(default)]
    premises: Vec<String>,
    undercutter: Option<String>,
    scheme: Option<String>,
}

#[derive(Deserialize)]
struct Issue {
    positions: Vec<String>,
}

/// The standing of each statement of an example.
fn standings(example: &Example) -> BTreeMap<&str, Standing> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for name in example.statements.keys() {
        numbers.insert(name, numbers.len());
    }
    let mut claims = numbers.len();
    let mut steps: Vec<(Vec<usize>, Aim)> = Vec::new();
    for argument in example.arguments.values() {
        let premises: Vec<_> = argument.premises.iter().map(|name| numbers[name.as_str()]).collect();
        let groups = match argument.scheme.as_deref() {
            _ if premises.is_empty() => {
                claims += 1;
                vec![vec![claims - 1]]
            }
            Some("convergent") => premises.into_iter().map(|premise| vec![premise]).collect(),
            _ => vec![premises],
        };
        let conclusion = ClaimIx(numbers[argument.conclusion.as_str()]);
        let issues = example.issues.values().filter(|issue| issue.positions.contains(&argument.conclusion));
        let rivals = issues.flat_map(|issue| &issue.positions).filter(|&position| *position != argument.conclusion);
        let against = rivals.map(|rival| Aim::Attacks(ClaimIx(numbers[rival.as_str()])));
        let aims: Vec<_> = std::iter::once(Aim::Supports(conclusion)).chain(against).collect();
        for (group, &aim) in groups.iter().flat_map(|group| aims.iter().map(move |aim| (group, aim))) {
            let step = InferenceIx(steps.len());
            steps.push((group.clone(), aim));
            if let Some(undercutter) = &argument.undercutter {
                steps.push((vec![numbers[undercutter.as_str()]], Aim::Undercuts(step)));
            }
        }
    }
    let argued: BTreeSet<&str> = example.arguments.values().map(|argument| argument.conclusion.as_str()).collect();
    let mut scenario = Scenario::default();
    for (&name, &number) in &numbers {
        let fields = matches!(example.statements[name], Statement::Fields { assumed: true });
        if fields || example.assumptions.iter().any(|assumption| assumption == name) {
            scenario.accept(ClaimIx(number));
        } else if !argued.contains(name) {
            scenario.reject(ClaimIx(number));
        }
    }
    let steps: Vec<_> = steps.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
    let standings = Graph::of(claims, &steps, Standard::default()).standings(&scenario);
    numbers.into_iter().map(|(name, number)| (name, standings.claim(ClaimIx(number)))).collect()
}

fn examples() -> Option<Vec<PathBuf>> {
    let entries = std::fs::read_dir(beside("corpora/carneades")?).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    Some(paths)
}

#[test]
fn labels_are_those_that_the_examples_expect() {
    let Some(paths) = examples() else { return };
    let (mut compared, mut differences) = (0, Vec::new());
    for path in paths {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let example: Example = serde_saphyr::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        if NO_GRAPH.contains(&file.as_str()) {
            assert!(example.tests.is_empty() || example.arguments.is_empty(), "{file} has a graph and labels");
            continue;
        }
        let standings = standings(&example);
        for (label, names) in &example.tests {
            let expected = match label.as_str() {
                "in" => Standing::Holds,
                "out" => Standing::Falls,
                _ => Standing::Undecided,
            };
            for name in names {
                compared += 1;
                if standings[name.as_str()] != expected {
                    differences.push((file.clone(), name.clone(), label.clone(), standings[name.as_str()]));
                }
            }
        }
    }
    println!("{compared} labels compared, {} differ", differences.len());
    assert!(compared > 60, "{compared} labels compared");
    let known = DIFFERENCES.iter().map(|(file, name, label, standing, why)| {
        assert!(!why.is_empty());
        ((*file).to_owned(), (*name).to_owned(), (*label).to_owned(), *standing)
    });
    assert_eq!(differences.into_iter().collect::<BTreeSet<_>>(), known.collect());
}
