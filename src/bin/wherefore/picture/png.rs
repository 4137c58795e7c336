//! A picture as PNG, on the paper of the page by day.
//!
//! Entry: [`write()`]. How many pixels there are to a unit of the drawing follows from the [`Size`] and from how large the
//! drawing is; its bounds keep a picture loadable. A drawing that would not be legible within them is refused.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use wherefore::layout::chart::pixels_a_unit;

use super::{About, Set, name};
use crate::Wrong;

/// For what a picture is. One for print has twice as many pixels each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Size {
    /// For slides and pages: two pixels to a unit of the drawing or 1,920 across, and 16 million in all at most
    #[default]
    Screen,
    /// For print: twice as many each way
    Print,
}

/// A picture for a screen has no longer side than what browsers and programs for slides load, in pixels.
const SIDE: f64 = 16_000.0;
/// With fewer pixels to a unit no words are legible: the smallest are ten units high.
const LEGIBLE: f64 = 0.5;
/// How many units of a drawing are an inch, as in CSS.
const INCH: f64 = 96.0;
const INCHES_IN_METRE: f64 = 1.0 / 0.0254;

impl Size {
    /// What the name of a file ends with.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Screen => "",
            Self::Print => "-print",
        }
    }

    fn times(self) -> f64 {
        match self {
            Self::Screen => 1.0,
            Self::Print => 2.0,
        }
    }

    /// How many pixels a unit of a drawing of this width and height has.
    fn scale(self, width: f64, height: f64) -> f64 {
        pixels_a_unit((width, height), self.times(), SIDE * self.times())
    }
}

/// Writes a drawing as PNG.
pub(super) fn write(drawing: &Set, size: Size, about: &About<'_>) -> Result<Vec<u8>, Wrong> {
    let (width, height) = (f64::from(drawing.width()), f64::from(drawing.height()));
    let scale = size.scale(width, height);
    if scale < LEGIBLE {
        let more = if Size::Print.scale(width, height) < LEGIBLE { "" } else { "`--size print` has room for it, " };
        return Err(format!(
            "the argument {} is {width:.0} by {height:.0} units, too large for a PNG with legible words; \
             {more}`--to pdf` and `--to svg` can be enlarged at will, and `--order` takes one order alone",
            name(drawing.order)
        ));
    }
    let none = || "there is no room for a picture of this size".to_owned();
    let mut pixels = Pixmap::new(whole(width * scale), whole(height * scale)).ok_or_else(none)?;
    // Whatever the drawing leaves free: a picture that lets a dark slide through would lose its words.
    pixels.fill(Color::WHITE);
    let (across, down) = (f64::from(pixels.width()) / width, f64::from(pixels.height()) / height);
    resvg::render(&drawing.tree, Transform::from_scale(across as f32, down as f32), &mut pixels.as_mut());
    encoded(&pixels, scale, about).map_err(|error| format!("the picture cannot be written: {error}"))
}

/// A number of pixels, at least one.
fn whole(pixels: f64) -> u32 {
    pixels.round().clamp(1.0, 2.0 * SIDE) as u32
}

fn encoded(pixels: &Pixmap, scale: f64, about: &About<'_>) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    // Printed at this density, type is as large as on the page.
    let density = whole(scale * INCH * INCHES_IN_METRE);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: density, yppu: density, unit: png::Unit::Meter }));
    for (key, text) in [("Title", about.title), ("Source", about.source)] {
        if !text.is_empty() {
            encoder.add_itxt_chunk(key.to_owned(), text.to_owned())?;
        }
    }
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let row = pixels.width() as usize * 4;
    let mut line = Vec::with_capacity(row);
    for colours in pixels.data().chunks_exact(row) {
        line.clear();
        // All of it is opaque, so that colours are what they are without their fourth part.
        colours.chunks_exact(4).for_each(|colour| line.extend_from_slice(&colour[..3]));
        std::io::Write::write_all(&mut stream, &line)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: f64, height: f64, expected: [f64; 2]) {
        let scales = [Size::Screen, Size::Print].map(|size| (size.scale(width, height) * 100.0).round() / 100.0);
        assert_eq!(scales, expected, "{width} by {height}");
    }

    #[test]
    fn pictures_are_wide_enough_and_not_too_large() {
        check(1_500.0, 400.0, [2.0, 4.0]);
        check(640.0, 400.0, [3.0, 6.0]);
        check(4_000.0, 2_500.0, [1.26, 2.53]);
        check(700.0, 8_000.0, [1.69, 3.38]);
        check(700.0, 160_000.0, [0.1, 0.2]);
    }
}
