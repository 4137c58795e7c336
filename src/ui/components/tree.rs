//! The argument as a tree that folds.
//!
//! Before the program runs it is nested lists of plain links; then it becomes a tree after the WAI-ARIA pattern, with
//! one tab stop. A branch is rendered anew only if something within it changed: nodes are numbered in reading order,
//! so a branch's share of a [`View`] is a stretch of each of its lists.

use std::ops::Range;

use yew::prelude::*;

use super::{as_html, command_button, toggle_button};
use crate::argument::{NodeId, NodeIx, Tree};
use crate::document::Basis;
use crate::link::Chosen;
use crate::reading::{Lens, Reading};
use crate::session::Shared;
use crate::session::State;
use crate::session::marks::Marks;
use crate::views::pane_items;

/// How the tree looks now, or a branch of it. Every list is in order.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct View {
    open: Vec<NodeIx>,
    marked: Vec<NodeIx>,
    chosen: Vec<NodeIx>,
    /// Where the claims of the paragraph being read stand.
    read: Vec<NodeIx>,
    /// What is shown by itself, if not all is.
    picked: Option<Vec<NodeIx>>,
    cursor: Option<NodeIx>,
    interactive: bool,
}

impl View {
    /// How the whole tree looks in a state that marks this.
    pub(in crate::ui) fn of(state: &State, marks: &Marks, interactive: bool) -> Self {
        Self {
            open: state.open_nodes(),
            marked: marks.nodes.clone(),
            chosen: marks.chosen.clone(),
            read: state.read_nodes(),
            picked: state.lens.as_ref().map(|_| state.picked.to_vec()),
            cursor: state.cursor_node(),
            interactive,
        }
    }

    fn within(&self, range: &Range<NodeIx>) -> Self {
        let cut = |nodes: &[NodeIx]| {
            let from = nodes.partition_point(|&node| node < range.start);
            let to = nodes.partition_point(|&node| node < range.end);
            nodes[from..to].to_vec()
        };
        Self {
            open: cut(&self.open),
            marked: cut(&self.marked),
            chosen: cut(&self.chosen),
            read: cut(&self.read),
            picked: self.picked.as_deref().map(cut),
            cursor: self.cursor.filter(|cursor| range.contains(cursor)),
            interactive: self.interactive,
        }
    }

    /// Whether a branch from this node on is to be seen, once what is above it is unfolded. All of the argument is all of
    /// the essay's; the editor's comes last.
    fn shows(&self, tree: &Tree, from: NodeIx) -> bool {
        match &self.picked {
            None => !tree.node(from).is_editors(),
            Some(picked) => picked.last() >= Some(&from),
        }
    }
}

/// The switches over the tree: what part of it can be looked at by itself, and what is supposed of it.
pub(in crate::ui) fn switches(state: &State) -> Html {
    let reading = &state.reading;
    let lens = |id, lens: Lens| {
        let count = lens.claims(reading).len();
        (count > 0).then(|| html! { <>{toggle_button(state, id)}<span class="count">{count}</span></> })
    };
    let without = |id, basis| reading.rests_on(basis).then(|| toggle_button(state, id));
    let supposed = [without("without-unnamed", Basis::AnonymousSource), without("without-judgment", Basis::Judgment)];
    html! {
        <>
            <p class="lenses needs-program">
                <span>{"Show"}</span>
                {lens("only-unnamed", Lens::Unnamed)}
                {lens("only-unsaid", Lens::Unsaid)}
                {lens("only-editor", Lens::Editor)}
                {toggle_button(state, "read-along")}
                {toggle_button(state, "map")}
            </p>
            if supposed.iter().any(Option::is_some) {
                <p class="lenses needs-program">
                    <span>{"Suppose"}</span>
                    {for supposed.into_iter().flatten()}
                </p>
            }
            // Always there, so that nothing before it is another element when it comes or goes.
            <p class="looked-at" hidden={state.lens.is_none()}>
                {state.lens.as_ref().map(|lens| lens.in_words(reading))}{" "}{command_button("show-whole")}
            </p>
        </>
    }
}

/// The whole tree.
pub(in crate::ui) fn tree(reading: &Shared, view: &View) -> Html {
    html! {
        <ul class="tree" role={view.interactive.then_some("tree")} aria-label={view.interactive.then_some("Argument")}>
            { for reading.tree.roots().iter().map(|&root| branch(reading, view, root)) }
        </ul>
    }
}

fn branch(reading: &Shared, view: &View, node: NodeIx) -> Html {
    let view = view.within(&reading.tree.branch(node));
    html! { <Branch key={node.0} reading={reading.clone()} {node} {view} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct BranchProps {
    reading: Shared,
    node: NodeIx,
    view: View,
}

/// A node and what is below it.
#[function_component]
fn Branch(props: &BranchProps) -> Html {
    let BranchProps { reading, node: at, view } = props;
    let tree = &reading.tree;
    let node = tree.node(*at);
    let folds = node.children.first().is_some_and(|&first| view.shows(tree, first));
    let open = folds && view.open.contains(at);
    let hidden = !view.shows(tree, *at);
    let below = (!node.children.is_empty()).then(|| {
        html! {
            <ul role={view.interactive.then_some("group")} id={group_id(reading, *at)}>
                { for node.children.iter().map(|&child| branch(reading, view, child)) }
            </ul>
        }
    });
    html! {
        <li class="node" data-part={node.part.name()} data-voice={node.is_editors().then_some("editor")}
            data-joined={node.joined.then_some("true")} {hidden}
            role={view.interactive.then_some("none")} data-open={folds.then(|| open.to_string())}>
            {row(reading, view, *at, folds.then_some(open))}
            {below}
        </li>
    }
}

/// The row of a node, which is folded or open if anything is to be seen below it.
fn row(reading: &Shared, view: &View, at: NodeIx, open: Option<bool>) -> Html {
    let tree = &reading.tree;
    let node = tree.node(at);
    let claim = &reading.map[node.claim];
    let chosen = view.chosen.contains(&at);
    // Beside the essay's nodes the editor's do not count, which come last.
    let siblings = tree.siblings(at);
    let siblings = &siblings[..siblings.partition_point(|&sibling| tree.node(sibling).voice <= node.voice)];
    let position = siblings.iter().position(|&sibling| sibling == at).map_or(1, |position| position + 1);
    // What only makes sense of a tree that answers to keys is left out until it does.
    let live = |value: String| view.interactive.then_some(value);
    let tab = if view.cursor == Some(at) { "0" } else { "-1" };
    html! {
        <a class="row" id={row_id(reading, at)} href={Chosen::Claim(node.claim).link(reading)}
            data-claim={claim.id.to_string()}
            data-marked={view.marked.contains(&at).then_some("true")}
            data-read={view.read.contains(&at).then_some("true")}
            data-aside={view.picked.as_ref().is_some_and(|picked| !picked.contains(&at)).then_some("true")}
            data-chosen={chosen.then_some("true")}
            data-holds={(open == Some(false) && view.marked.iter().any(|&marked| marked != at)).then_some("true")}
            data-reference={node.refers_to.map(|_| "true")}
            data-unsaid={claim.is_unsaid().then_some("true")}
            data-anonymous={claim.is_unnamed().then_some("true")}
            role={view.interactive.then_some("treeitem")} tabindex={live(tab.to_owned())}
            aria-level={live((node.depth + 1).to_string())} aria-posinset={live(position.to_string())}
            aria-setsize={live(siblings.len().to_string())} aria-selected={live(chosen.to_string())}
            aria-expanded={open.and_then(|open| live(open.to_string()))}
            aria-owns={open.and_then(|_| live(group_id(reading, at)))}>
            {as_html(pane_items::row(reading, at))}
        </a>
    }
}

/// The id of a node's row on the page.
pub(in crate::ui) fn row_id(reading: &Reading, at: NodeIx) -> String {
    row_of(&reading.node_id(at))
}

/// The same by the node's identifiers.
pub(in crate::ui) fn row_of(node: &NodeId) -> String {
    [ROW, &node.to_string()].concat()
}

/// The node whose row has this id.
pub(in crate::ui) fn node_of_row(id: &str) -> Option<NodeId> {
    id.strip_prefix(ROW).map(NodeId::parse)
}

fn group_id(reading: &Reading, at: NodeIx) -> String {
    [GROUP, &reading.node_id(at).to_string()].concat()
}

/// What the ids of rows, and of what is below them, begin with on the page.
const ROW: &str = "c-";
const GROUP: &str = "g-";
