//! The argument as pictures: the chart in its two orders, as SVG.
//!
//! Entry: [`write()`]. A file holds its own styles, in the colours of the page by day, and asks for nothing else. Words are set
//! in whatever serif face there is; their places allow for a wide one.

use super::names::Names;
use super::{Losses, strays};
use crate::document::{EssayMap, Voice};
use crate::layout::chart::{Chart, Order, Wanted, near_enough};
use crate::reading::Reading;
use crate::views::chart::{file, styles_of_file};

/// The pictures: in the order of reasons, and in that of the text.
pub(super) fn write(map: &EssayMap, losses: &mut Losses) -> Vec<String> {
    let reading = Reading::new(map.clone());
    let styles = styles_of_file();
    let wanted = Wanted { is_open: &|claim| near_enough(&reading, claim), voice: Voice::Essay };
    let charts =
        [(Chart::of_reasons(&reading, wanted, None), Order::Reasons), (Chart::of_text(&reading, wanted), Order::Text)];
    let folded = charts[0].0.claims.iter().map(|entry| entry.folded).sum();
    losses.add(folded, "claim", "left out of the order of reasons, which shows what is near the thesis");
    let editors = map.claims.iter().filter(|claim| claim.is_editors());
    losses.add(editors.count(), "claim of the editor’s", "left out");
    losses.add(usize::from(!map.summary.is_empty()), "summary", "left out");
    losses.add_texts(map);
    losses.add_passages(map);
    losses.add_actors(map);
    losses.add_events(map);
    losses.add_strays(strays(map, &Names::new(map)));
    let picture = |(chart, order): &(Chart<'_>, Order)| {
        let mut picture = file(&reading, chart, *order, &styles);
        picture.retain(|letter| letter == '\n' || !letter.is_control());
        picture
    };
    charts.iter().map(picture).collect()
}
