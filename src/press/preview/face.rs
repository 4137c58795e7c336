//! The type of the pictures: Libertinus Serif, a book face under the SIL Open Font License, from a crate.
//!
//! The site itself is set in the reader's own serif; a machine that builds it may have no fonts at all, and pictures
//! are to come out the same everywhere, so none of the system's are looked for. Entries: [`Faces::load`],
//! [`Faces::word`], which measures by setting, and [`Faces::image`].

use std::io;

use swash::scale::image::Image;
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::zeno::Vector;
use swash::{FontRef, GlyphId, StringId, Style as Slope, Weight};

const FAMILY: &str = "Libertinus Serif";
/// Where the signs of parts come from, not all of which the family has.
const SIGNS: &str = "NewComputerModern Math";

/// A cut of the face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Roman,
    Italic,
    /// Roman, with small capitals for small letters.
    SmallCaps,
    /// From a face for mathematics.
    Sign,
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) cut: Cut,
    /// The size in pixels.
    pub(super) size: f32,
}

/// A word as it is set: its glyphs, each with its place from the word's start, and its width.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    pub(super) glyphs: Vec<(GlyphId, f32, f32)>,
    pub(super) width: f32,
}

/// The cuts of the face, with what it takes to set and draw them.
pub(super) struct Faces {
    roman: FontRef<'static>,
    italic: FontRef<'static>,
    signs: FontRef<'static>,
    shaping: ShapeContext,
    scaling: ScaleContext,
}

impl Faces {
    /// Finds the face among the fonts of the crate.
    pub(super) fn load() -> io::Result<Self> {
        Ok(Self {
            roman: font(FAMILY, Slope::Normal, Weight::NORMAL)?,
            italic: font(FAMILY, Slope::Italic, Weight::NORMAL)?,
            signs: font(SIGNS, Slope::Normal, Weight::BOLD)?,
            shaping: ShapeContext::new(),
            scaling: ScaleContext::new(),
        })
    }

    /// Sets a word, with its kerning and ligatures and with figures that fit among small letters.
    pub(super) fn word(&mut self, text: &str, style: Style) -> Word {
        let features: &[(&str, u16)] = match style.cut {
            Cut::SmallCaps => &[("smcp", 1), ("onum", 1)],
            Cut::Roman | Cut::Italic => &[("onum", 1)],
            Cut::Sign => &[],
        };
        // Small capitals stand a little apart.
        let apart = if style.cut == Cut::SmallCaps { style.size * 0.05 } else { 0.0 };
        let font = self.font(style.cut);
        let mut shaper = self.shaping.builder(font).size(style.size).features(features.iter().copied()).build();
        shaper.add_str(text);
        let mut word = Word::default();
        shaper.shape_with(|cluster| {
            for glyph in cluster.glyphs {
                word.glyphs.push((glyph.id, word.width + glyph.x, glyph.y));
                word.width += glyph.advance + apart;
            }
        });
        word
    }

    /// Draws a glyph, its origin this much to the right of a whole pixel.
    pub(super) fn image(&mut self, glyph: GlyphId, style: Style, right: f32) -> Option<Image> {
        let font = self.font(style.cut);
        let mut scaler = self.scaling.builder(font).size(style.size).hint(false).build();
        Render::new(&[Source::Outline]).offset(Vector::new(right, 0.0)).render(&mut scaler, glyph)
    }

    fn font(&self, cut: Cut) -> FontRef<'static> {
        match cut {
            Cut::Roman | Cut::SmallCaps => self.roman,
            Cut::Italic => self.italic,
            Cut::Sign => self.signs,
        }
    }
}

fn font(name: &str, slope: Slope, weight: Weight) -> io::Result<FontRef<'static>> {
    let mut fonts = typst_assets::fonts().filter_map(|data| FontRef::from_index(data, 0));
    let found = fonts.find(|font| {
        let attributes = font.attributes();
        attributes.style() == slope && attributes.weight() == weight && family(font).as_deref() == Some(name)
    });
    found
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, format!("typst-assets has no {slope} {name}, {weight}")))
}

fn family(font: &FontRef<'_>) -> Option<String> {
    let strings = font.localized_strings();
    let name =
        strings.find_by_id(StringId::TypographicFamily, None).or_else(|| strings.find_by_id(StringId::Family, None));
    Some(name?.chars().collect())
}
