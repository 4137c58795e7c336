//! The argument as drawings: the chart in its two orders, as SVG.
//!
//! Entries: [`drawings()`], which draws in the orders that are wanted; [`write()`], the files of the format. A file holds its
//! own styles, in the colours of the page by day, and asks for nothing else. Words are set in whatever serif face there is;
//! their places allow for a wide one.

use super::names::Names;
use super::{Loss, Losses, strays};
use crate::document::{EssayMap, Voice};
use crate::layout::chart::{Chart, Order, Wanted, near_enough};
use crate::reading::Reading;
use crate::views::chart::{file, source_line, styles_of_file};

/// The argument drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawings {
    /// The drawings, in the orders that were wanted.
    pub list: Vec<Drawing>,
    /// What they are of, as it stands below each: the essay, its author, where and when it was published.
    pub source: String,
    /// What of the map they do not carry.
    pub losses: Vec<Loss>,
}

/// The argument drawn in one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The order.
    pub order: Order,
    /// How many claims it shows.
    pub claims: usize,
    /// The drawing as SVG, a file of its own.
    pub svg: String,
}

/// The orders in which a file is made, as [`Format::files`](super::Format::files) names them.
const ORDERS: [Order; 2] = [Order::Reasons, Order::Text];

/// The files: in the order of reasons, and in that of the text.
pub(super) fn write(map: &EssayMap, losses: &mut Losses) -> Vec<String> {
    let drawn = drawings(map, &ORDERS);
    losses.0.extend(drawn.losses);
    drawn.list.into_iter().map(|it| it.svg).collect()
}

/// Draws the argument of a map in each of these orders.
pub fn drawings(map: &EssayMap, orders: &[Order]) -> Drawings {
    let reading = Reading::new(map.clone());
    let styles = styles_of_file();
    let wanted = Wanted { is_open: &|claim| near_enough(&reading, claim), voice: Voice::Essay };
    let mut losses = Losses::default();
    let draw = |order: &Order| {
        let chart = match order {
            Order::Reasons => Chart::of_reasons(&reading, wanted, None),
            Order::Text => Chart::of_text(&reading, wanted),
        };
        let folded = chart.claims.iter().map(|entry| entry.folded).sum();
        losses.add(folded, "claim", "left out of the order of reasons, which shows what is near the thesis");
        let (mut svg, ..) = file(&reading, &chart, *order, None, &styles);
        svg.retain(|letter| letter == '\n' || !letter.is_control());
        Drawing { order: *order, claims: chart.claims.len(), svg }
    };
    let list = orders.iter().map(draw).collect();
    let editors = map.claims.iter().filter(|claim| claim.is_editors());
    losses.add(editors.count(), "editor’s claim", "left out");
    losses.add(usize::from(!map.summary.is_empty()), "summary", "left out");
    losses.add_texts(map);
    losses.add_passages(map);
    losses.add_actors(map);
    losses.add_events(map);
    losses.add_strays(strays(map, &Names::new(map)));
    Drawings { list, source: source_line(&reading), losses: losses.0 }
}
