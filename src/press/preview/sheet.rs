//! A picture while it is drawn: paper, and how thickly each of a few inks lies on each of its pixels.
//!
//! Entries: [`Sheet::blank`], [`Sheet::cover`], [`Sheet::png`]. Inks do not mix, so that a pixel is an entry of a
//! small palette, and a picture a small file.

use std::io;

use super::{HEIGHT, WIDTH};
use crate::views::tokens::{TOKENS, by_day};

/// How many steps lead from bare paper to full ink.
const STEPS: usize = 15;

/// What is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Text,
    Soft,
    Hairline,
    Support,
    Attack,
    Undercut,
    Actor,
}

/// The colours of the pictures, which are those of the site on a light screen.
pub(super) struct Colours {
    paper: [u8; 3],
    inks: Vec<[u8; 3]>,
}

impl Colours {
    /// Reads the colours where the site has them.
    pub(super) fn read() -> io::Result<Self> {
        let inks = Ink::ALL.iter().map(|(_, name)| token(TOKENS, name));
        Ok(Self { paper: token(TOKENS, "paper")?, inks: inks.collect::<io::Result<_>>()? })
    }

    /// Paper, then each ink from thin to full.
    fn palette(&self) -> Vec<u8> {
        let mut palette = self.paper.to_vec();
        for ink in &self.inks {
            for step in 1..=STEPS {
                palette.extend(self.paper.iter().zip(ink).map(|(&paper, &ink)| mixed(paper, ink, step)));
            }
        }
        palette
    }
}

impl Ink {
    /// Every ink in order, with the name of its colour.
    const ALL: [(Self, &'static str); 7] = [
        (Self::Text, "ink"),
        (Self::Soft, "ink-soft"),
        (Self::Hairline, "hairline"),
        (Self::Support, "support"),
        (Self::Attack, "attack"),
        (Self::Undercut, "undercut"),
        (Self::Actor, "actor"),
    ];
}

/// So many steps of the way from one value to the other.
fn mixed(paper: u8, ink: u8, step: usize) -> u8 {
    let value = usize::from(paper) * (STEPS - step) + usize::from(ink) * step;
    u8::try_from((value + STEPS / 2) / STEPS).unwrap_or(u8::MAX)
}

/// The colour that a token has on light screens.
fn token(tokens: &str, name: &str) -> io::Result<[u8; 3]> {
    let given = by_day(tokens).find(|(token, _)| *token == name).and_then(|(_, value)| value.strip_prefix('#'));
    let digits = given.filter(|digits| digits.len() == 6);
    let unknown = || io::Error::new(io::ErrorKind::InvalidData, format!("styles/tokens.css has no colour {name}"));
    let colour = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or_else(unknown)?;
    let [_, red, green, blue] = colour.to_be_bytes();
    Ok([red, green, blue])
}

/// The picture.
pub(super) struct Sheet(Vec<u8>);

impl Sheet {
    pub(super) fn blank() -> Self {
        Self(vec![0; WIDTH * HEIGHT])
    }

    /// Lays ink on a pixel, from 0 for none to 255. What lies outside the picture is left out.
    pub(super) fn cover(&mut self, x: i32, y: i32, ink: Ink, coverage: u8) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        let step = (usize::from(coverage) * STEPS + 127) / 255;
        if x < WIDTH && y < HEIGHT && step > 0 {
            let entry = u8::try_from(ink as usize * STEPS + step).unwrap_or_default();
            let pixel = &mut self.0[y * WIDTH + x];
            *pixel = entry.max(*pixel);
        }
    }

    /// Draws a rule: its left end, its top, its length and its thickness.
    pub(super) fn rule(&mut self, left: i32, top: i32, length: i32, thickness: i32) {
        for (x, y) in (left..left + length).flat_map(|x| (top..top + thickness).map(move |y| (x, y))) {
            self.cover(x, y, Ink::Hairline, u8::MAX);
        }
    }

    /// The picture as a file.
    pub(super) fn png(&self, colours: &Colours) -> io::Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(colours.palette());
        encoder.set_compression(png::Compression::High);
        // Neighbouring entries of a palette are not neighbouring values, so there is nothing to predict.
        encoder.set_filter(png::Filter::NoFilter);
        encoder.write_header()?.write_image_data(&self.0)?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_may_have_a_tone_for_the_night() {
        let tokens = "--ink: #1f1c18; --ink-soft: light-dark(#5f584e, #b3aa9c); --bar: 3rem;";
        assert_eq!(token(tokens, "ink").unwrap(), [0x1f, 0x1c, 0x18]);
        assert_eq!(token(tokens, "ink-soft").unwrap(), [0x5f, 0x58, 0x4e]);
        assert!(token(tokens, "bar").is_err() && token(tokens, "paper").is_err());
    }
}
