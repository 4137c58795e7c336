//! Claims and inferences as a drawing, in the DOT language of Graphviz.
//!
//! Entry: [`write()`]. A claim is a box with its text; dashed, and marked as unsaid, where the essay never states it; with a
//! heavy line where it is the thesis; dotted, and marked as the editor's, where it is not the essay's. An inference is a small circle with a sign: `+` supports, `−` attacks, `⊣`
//! undercuts. Lines run from the premises into it and from it to what it bears on. Colours are those of the page by day,
//! and repeat what the signs say. The thesis is on the left and the argument grows to the right, so that texts stand one
//! above the other. Pointing at a box tells what it rests on, at a circle the scheme, if it is named; where the site is known, a box leads
//! to the page of its claim.

use super::clean::Cleaner;
use super::names::Names;
use super::{Losses, strays};
use crate::document::{Claim, EssayMap, Inference, Target};
use crate::layout::text::lines;
use crate::reading::words;

/// The width of a text in units, ten of which are the size of its type: about 36 letters.
const WIDTH: i32 = 200;
const SIZE: i32 = 10;

/// How the whole is drawn.
const STYLE: &str = r##"  graph [rankdir=RL, nodesep=0.15, ranksep=0.35, labelloc=t, fontname="serif", fontsize=16];
  node [shape=box, margin="0.12,0.06", fontname="serif", fontsize=11, color="#5f584e", fontcolor="#1f1c18"];
  edge [arrowsize=0.7];
"##;

/// How an inference is drawn: its sign, its colour, and the head of the line to what it bears on.
struct Sign {
    sign: &'static str,
    color: &'static str,
    head: &'static str,
}

impl Sign {
    fn of(target: &Target) -> Self {
        match target {
            Target::Supports(_) => Self { sign: "+", color: "#1a634c", head: "normal" },
            Target::Attacks(_) => Self { sign: "−", color: "#a03027", head: "tee" },
            Target::Undercuts(_) => Self { sign: "⊣", color: "#6f4396", head: "tee" },
        }
    }
}

/// The drawing of a map.
pub(super) fn write(map: &EssayMap, site: &str, losses: &mut Losses) -> String {
    let names = Names::new(map);
    let mut cleaner = Cleaner::default();
    let thesis = map.thesis();
    let mut text = format!("digraph argument {{\n  label={};\n{STYLE}", quoted(&cleaner.line(&map.title)));
    for (it, name) in map.claims.iter().zip(&names.claims) {
        let is_thesis = thesis.is_some_and(|thesis| std::ptr::eq(thesis, it));
        text.push_str(&claim(it, name, is_thesis, site, &mut cleaner));
    }
    for (it, name) in map.inferences.iter().zip(&names.inferences) {
        text.push_str(&inference(it, name, &names));
    }
    text.push_str("}\n");

    losses.add(usize::from(!map.summary.is_empty()), "summary", "left out");
    let notes = map.claims.iter().filter(|claim| !claim.basis_note.is_empty());
    losses.add(notes.count(), "basis note", "left out");
    losses.add_texts(map);
    losses.add_passages(map);
    losses.add_actors(map);
    losses.add_events(map);
    losses.add_strays(strays(map, &names));
    losses.add_replaced(cleaner.replaced);
    text
}

/// The box of a claim.
fn claim(it: &Claim, name: &str, is_thesis: bool, site: &str, cleaner: &mut Cleaner) -> String {
    let text = cleaner.line(&it.text);
    let mut label: String = lines(&text, WIDTH, SIZE).into_iter().map(|line| escaped(line) + "\\l").collect();
    let mut style = String::new();
    if it.is_unsaid() {
        label.push_str("(unsaid)\\l");
        style.push_str(", style=dashed");
    }
    if it.is_editors() {
        label.push_str("(editor)\\l");
        style.push_str(", style=dotted");
    }
    if is_thesis {
        style.push_str(", penwidth=2.5");
    }
    if !site.is_empty() {
        let address = format!("{site}claim/{}/", it.id);
        style.push_str(&format!(", URL={}", quoted(&cleaner.line(&address))));
    }
    let basis = words::basis_of(it);
    format!("  \"{name}\" [label=\"{label}\", tooltip=\"rests on {basis}\"{style}];\n")
}

/// The circle of an inference, and the lines that lead to it and from it.
fn inference(it: &Inference, name: &str, names: &Names) -> String {
    let style = if it.is_editors() { ", style=dotted" } else { "" };
    let Sign { sign, color, head } = Sign::of(&it.target);
    let scheme = it.scheme.map_or_else(String::new, |scheme| format!(", tooltip=\"{}\"", words::scheme(scheme)));
    let mut text = format!(
        "  \"{name}\" [shape=circle, fixedsize=true, width=0.25, margin=0, fontsize=14, label=\"{sign}\", color=\"{color}\", \
         fontcolor=\"{color}\"{scheme}{style}];\n"
    );
    for premise in it.premises.iter().filter_map(|premise| names.claim(premise)) {
        text.push_str(&format!("  \"{premise}\" -> \"{name}\" [arrowhead=none, color=\"{color}\"{style}];\n"));
    }
    let target = match &it.target {
        Target::Supports(claim) | Target::Attacks(claim) => names.claim(claim),
        Target::Undercuts(other) => names.inference(other),
    };
    if let Some(target) = target {
        text.push_str(&format!("  \"{name}\" -> \"{target}\" [arrowhead={head}, color=\"{color}\"{style}];\n"));
    }
    text
}

/// A line as a value of an attribute.
fn quoted(line: &str) -> String {
    format!("\"{}\"", escaped(line))
}

/// A line as it stands in a quoted value that Graphviz draws: there a backslash begins the name of something, and an
/// ampersand a character of HTML.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            letter => out.push(letter),
        }
    }
    out
}
