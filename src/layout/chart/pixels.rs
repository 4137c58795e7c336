//! How many pixels a picture of the chart has, on the command line and in the page.
//!
//! Entry: [`pixels_a_unit`].

/// A unit has so many pixels at least: it is a pixel of CSS, of which newer screens make two.
const PIXELS: f64 = 2.0;
/// A picture is so wide at least, in pixels, as slides are.
const ACROSS: f64 = 1_920.0;
/// But it has no more than what browsers and programs for slides load: so many pixels in all.
const AREA: f64 = 16_000_000.0;

/// How many pixels a unit has in a picture of a drawing of this size, in units. All is so many `times` as large each way as
/// it need be, but no side is longer than `side`, in pixels.
pub fn pixels_a_unit((width, height): (f64, f64), times: f64, side: f64) -> f64 {
    let wanted = PIXELS.max(ACROSS / width).min((AREA / (width * height)).sqrt());
    (wanted * times).min(side / width.max(height))
}
