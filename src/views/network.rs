//! An actor's ties, drawn.
//!
//! The drawing repeats what the list of ties beside it says in words, so that it is hidden from assistive technology and
//! its links are left out of the tab order: nobody is told the same thing twice.

use super::path::{line, put};
use super::{Markup, links};
use crate::document::ActorIx;
use crate::layout::ties;
use crate::layout::{Label, Point};
use crate::reading::Reading;

/// How round the corners of lines are, in units.
const CORNER: i32 = 4;
/// How long an arrow's head is, and how wide, in units.
const HEAD: i32 = 6;

/// The drawing; nothing where the actor has no ties.
pub fn network(out: &mut Markup, reading: &Reading, actor: ActorIx) {
    let Some(network) = ties::network(reading, actor) else { return };
    // One path for all lines of a kind, which is less to make and to keep than one for each.
    let (mut stems, mut lines, mut heads) = (String::new(), String::new(), String::new());
    for edge in &network.edges {
        line(&mut lines, &edge.path, CORNER);
        head(&mut heads, &edge.path);
    }
    for node in &network.nodes {
        put(&mut stems, 'M', node.stem.x, node.stem.y);
        put(&mut stems, 'L', node.stem.x, node.stem_end);
    }
    let mut view = "0 0".to_owned();
    put(&mut view, ' ', ties::WIDTH, network.height);
    out.tag("figure").with("aria-hidden", "true").class("network").holding(&mut |out| {
        out.tag("svg").with("viewBox", &view).holding(&mut |out| {
            out.tag("path").with("d", &lines).empty();
            out.tag("path").with("d", &heads).class("head").empty();
            out.tag("path").with("d", &stems).class("stem").empty();
            for edge in &network.edges {
                words(out, &edge.label);
            }
            for node in &network.nodes {
                let address = (node.actor != actor).then(|| links::actor_address(reading, node.actor));
                let id = reading.map[node.actor].id.as_str();
                let link = out.tag("a").maybe("href", address.as_deref()).with("data-actor", id).with("tabindex", "-1");
                link.holding(&mut |out| words(out, &node.label));
            }
        });
    });
}

/// The lines of a label.
fn words(out: &mut Markup, label: &Label<'_>) {
    for (at, line) in label.lines.iter().enumerate() {
        let (x, y) = (label.area.x.to_string(), label.baseline(at).to_string());
        out.tag("text").with("x", &x).with("y", &y).text(line);
    }
}

/// Adds the head of an arrow along a line that ends level to a path.
fn head(path: &mut String, points: &[Point]) {
    if let [.., before, tip] = points {
        let back = if before.x < tip.x { tip.x - HEAD } else { tip.x + HEAD };
        put(path, 'M', tip.x, tip.y);
        put(path, 'L', back, tip.y - HEAD / 2);
        put(path, 'L', back, tip.y + HEAD / 2);
    }
}
