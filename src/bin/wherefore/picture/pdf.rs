//! Pictures as PDF: a page for each drawing, as large as it, with words that can be searched and copied.
//!
//! Entry: [`write()`]. A unit of a drawing is a pixel of CSS, three quarters of a point. PDF has no page with a side of more
//! than [`SIDE`] points; a larger drawing is made to fit, and [`note()`] says how much smaller it is. No date is written.

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings, render_svg_glyph};

use super::{About, Set, name};
use crate::Wrong;

/// The longest side of a page, in points.
const SIDE: f32 = 14_400.0;
/// How many points a unit of a drawing has.
const POINTS: f32 = 0.75;

/// Writes drawings as the pages of a PDF.
pub(super) fn write(drawings: &[Set], about: &About<'_>) -> Result<Vec<u8>, Wrong> {
    let settings = SerializeSettings { render_svg_glyph_fn: render_svg_glyph, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut outline = Outline::new();
    for (page, drawing) in drawings.iter().enumerate() {
        let points = points(drawing);
        let size = Size::from_wh(drawing.width() * points, drawing.height() * points);
        let size = size.ok_or_else(|| "a drawing has no size".to_owned())?;
        let mut sheet = document.start_page_with(PageSettings::new(size));
        let mut surface = sheet.surface();
        let drawn = surface.draw_svg(&drawing.tree, size, SvgSettings::default());
        surface.finish();
        sheet.finish();
        drawn.ok_or_else(|| "a drawing cannot be written as PDF".to_owned())?;
        let top = XyzDestination::new(page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(format!("The argument {}", name(drawing.order)), top));
    }
    document.set_outline(outline);
    let described = Metadata::new().title(about.title.to_owned()).description(about.source.to_owned());
    document.set_metadata(described.language(about.language.to_owned()).creator("Wherefore".to_owned()));
    document.finish().map_err(|error| format!("the PDF cannot be written: {error:?}"))
}

/// How many points a unit of a drawing has, so that its page is not too large.
fn points(drawing: &Set) -> f32 {
    POINTS.min(SIDE / drawing.width().max(drawing.height()))
}

/// What is to be said of a drawing that is made smaller.
pub(super) fn note(drawing: &Set) -> Option<String> {
    let times = POINTS / points(drawing);
    let order = name(drawing.order);
    (times > 1.0).then(|| format!("the page {order} is {times:.1} times smaller than drawn: PDF has no larger pages"))
}
