//! A page's picture for link previews: its own words, set like the page of a book.
//!
//! Entries: [`Caption::of`], the words of a page's picture, and [`Painter::picture`], which makes the picture of them.
//! Stages:
//!
//! 1. `caption`: a page → the few words that its picture shows;
//! 2. `face`, `lines`, `block`: words → measured words → lines, in the largest size in which they fit;
//! 3. here: lines → places on the sheet;
//! 4. `sheet`: glyphs and rules → ink on paper → a PNG file of few colours.

mod block;
mod caption;
mod face;
mod lines;
mod sheet;

pub(super) use caption::Caption;

use std::io;

use block::{Block, Setting};
use face::{Cut, Faces, Style, Word};
use sheet::{Colours, Ink, Sheet};

/// The width of a picture in pixels; with the height, what the readers of previews ask for.
pub(crate) const WIDTH: usize = 1200;
/// The height of a picture in pixels.
pub(crate) const HEIGHT: usize = 630;

/// Where lines begin, and how long they may be.
const LEFT: f32 = 120.0;
const MEASURE: f32 = 960.0;
/// The running head and the rule below it.
const HEAD_BASELINE: f32 = 76.0;
const HEAD_RULE: i32 = 102;
/// The foot and the short rule above it, as above a footnote.
const FOOT_BASELINE: f32 = 574.0;
const FOOT_RULE: i32 = 528;
const FOOT_RULE_WIDTH: i32 = 150;
/// What lies between, for everything else.
const TOP: f32 = 130.0;
const BOTTOM: f32 = 478.0;
const BOTTOM_WITHOUT_FOOT: f32 = 570.0;
/// How much of the room that is left over stands above.
const RISE: f32 = 0.45;

/// As thin as still shows when the picture is shown at a third of its size.
const RULE: i32 = 2;

const NAME: Setting = Setting { cut: Cut::SmallCaps, sizes: &[34.0], leading: 1.2, lines: 1 };
const HEAD: Setting = Setting { cut: Cut::Italic, sizes: &[30.0, 28.0, 26.0], leading: 1.2, lines: 1 };
const OVER: Setting = Setting { cut: Cut::Italic, sizes: &[34.0, 32.0, 30.0, 28.0], leading: 1.25, lines: 3 };
const SIGN: Setting = Setting { cut: Cut::Sign, sizes: &[38.0], leading: 1.0, lines: 1 };
const TEXT: Setting = Setting {
    cut: Cut::Roman,
    sizes: &[88.0, 82.0, 76.0, 72.0, 68.0, 64.0, 60.0, 56.0, 52.0, 48.0, 44.0, 40.0, 36.0],
    leading: 1.16,
    lines: 9,
};
const RUNNING_TEXT: Setting =
    Setting { cut: Cut::Roman, sizes: &[64.0, 58.0, 52.0, 46.0, 42.0], leading: 1.28, lines: 6 };
const ROLE: Setting = Setting { cut: Cut::Italic, sizes: &[42.0, 38.0, 34.0], leading: 1.2, lines: 2 };
const NOTE: Setting = Setting { cut: Cut::Roman, sizes: &[36.0, 34.0, 32.0, 30.0], leading: 1.3, lines: 5 };
const FOOT: Setting = Setting { cut: Cut::Italic, sizes: &[32.0, 30.0, 28.0, 26.0], leading: 1.2, lines: 1 };

/// How much of the body a note and what stands above it may take from the large text.
const BESIDE_TEXT: f32 = 0.7;
/// How far the sign hangs to the left of the lines.
const SIGN_OFF: f32 = 14.0;

/// How far each part of the body stands off the one above it, in parts of its own size.
const BELOW_OVER: f32 = 0.5;
const BELOW_TEXT: f32 = 0.15;
const ABOVE_NOTE: f32 = 0.6;

/// A word at its place: the left end of its baseline.
#[derive(Clone, Debug)]
struct Placed {
    word: Word,
    style: Style,
    ink: Ink,
    x: f32,
    baseline: f32,
}

/// What it takes to make pictures.
pub(crate) struct Painter {
    faces: Faces,
    colours: Colours,
}

impl Painter {
    /// Makes ready, which fails only if a font or a colour is missing.
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { faces: Faces::load()?, colours: Colours::read()? })
    }

    /// The picture of these words, as a PNG file.
    pub(crate) fn picture(&mut self, words: &Caption) -> io::Result<Vec<u8>> {
        let mut sheet = Sheet::blank();
        let left = LEFT as i32;
        sheet.rule(left, HEAD_RULE, MEASURE as i32, RULE);
        if !words.foot.is_empty() {
            sheet.rule(left, FOOT_RULE, FOOT_RULE_WIDTH, RULE);
        }
        for placed in self.layout(words) {
            self.draw(&mut sheet, &placed);
        }
        sheet.png(&self.colours)
    }

    /// Every word at its place.
    fn layout(&mut self, words: &Caption) -> Vec<Placed> {
        let mut placed = Vec::new();
        let name = Block::fitted(&mut self.faces, "Wherefore", &NAME, MEASURE, f32::MAX);
        let beside = MEASURE - 1.25 * name.width();
        let head = Block::fitted(&mut self.faces, &words.head, &HEAD, beside, f32::MAX);
        let foot = Block::fitted(&mut self.faces, &words.foot, &FOOT, MEASURE, f32::MAX);
        put(&name, LEFT, HEAD_BASELINE, Ink::Text, &mut placed);
        put(&head, LEFT + MEASURE - head.width(), HEAD_BASELINE, Ink::Soft, &mut placed);
        put(&foot, LEFT, FOOT_BASELINE, Ink::Soft, &mut placed);
        self.body(words, if words.foot.is_empty() { BOTTOM_WITHOUT_FOOT } else { BOTTOM }, &mut placed);
        placed
    }

    /// What stands between head and foot. The large text takes the room that the rest leaves.
    fn body(&mut self, words: &Caption, bottom: f32, placed: &mut Vec<Placed>) {
        let faces = &mut self.faces;
        let over = Block::fitted(faces, &words.over, &OVER, MEASURE, f32::MAX);
        let role = Block::fitted(faces, &words.role, &ROLE, MEASURE, f32::MAX);
        let above = over.height() + role.height();
        let note = Block::fitted(faces, &words.note, &NOTE, MEASURE, (bottom - TOP) * BESIDE_TEXT - above);
        let setting = if words.runs_on { &RUNNING_TEXT } else { &TEXT };
        let gaps = [over.part(BELOW_OVER), role.part(BELOW_TEXT), note.part(ABOVE_NOTE)];
        let room = bottom - TOP - above - note.height() - gaps.iter().sum::<f32>();
        let text = Block::fitted(faces, &words.text, setting, MEASURE, room);

        let blocks = [
            (&over, words.ink, 0.0),
            (&text, Ink::Text, gaps[0]),
            (&role, Ink::Soft, gaps[1]),
            (&note, Ink::Text, gaps[2]),
        ];
        let height: f32 = blocks.iter().map(|(block, _, above)| above + block.height()).sum();
        let mut top = TOP + (bottom - TOP - height) * RISE;
        let sign = Block::fitted(faces, words.sign, &SIGN, LEFT, f32::MAX);
        put(&sign, LEFT - sign.width() - SIGN_OFF, top + over.first_baseline(), words.ink, placed);
        for (block, ink, above) in blocks {
            top += above;
            put(block, LEFT, top + block.first_baseline(), ink, placed);
            top += block.height();
        }
    }

    fn draw(&mut self, sheet: &mut Sheet, placed: &Placed) {
        for &(glyph, right, up) in &placed.word.glyphs {
            let x = placed.x + right;
            let Some(image) = self.faces.image(glyph, placed.style, x - x.floor()) else { continue };
            let left = x.floor() as i32 + image.placement.left;
            let top = (placed.baseline - up).round() as i32 - image.placement.top;
            let width = image.placement.width.max(1) as usize;
            for (y, row) in (top..).zip(image.data.chunks(width)) {
                for (x, &coverage) in (left..).zip(row) {
                    sheet.cover(x, y, placed.ink, coverage);
                }
            }
        }
    }
}

/// Puts a block where its first line begins.
fn put(block: &Block, left: f32, baseline: f32, ink: Ink, placed: &mut Vec<Placed>) {
    for (line, nth) in block.lines.iter().zip(0_u8..) {
        let baseline = (baseline + f32::from(nth) * block.leading()).round();
        let words = line.words.iter();
        placed.extend(words.map(|(x, word)| Placed {
            word: word.clone(),
            style: block.style,
            ink,
            x: left + x,
            baseline,
        }));
    }
}

#[cfg(test)]
mod tests {
    use crate::link::{Chosen, pages};
    use crate::reading::Reading;

    use super::*;

    /// Everything lies within the margins, each part below the one above it.
    #[track_caller]
    fn check(press: &mut Painter, words: &Caption) {
        for placed in press.layout(words) {
            let (right, size) = (placed.x + placed.word.width, placed.style.size);
            let hangs = placed.style.cut == Cut::Sign;
            assert!((hangs || placed.x >= LEFT) && right <= LEFT + MEASURE + 1.0, "{placed:?} in {words:?}");
            let in_body = placed.baseline - size > HEAD_RULE as f32 && placed.baseline + 0.25 * size < FOOT_RULE as f32;
            let in_margin = placed.baseline == HEAD_BASELINE || placed.baseline == FOOT_BASELINE;
            assert!(in_margin || in_body || words.foot.is_empty(), "{placed:?} in {words:?}");
        }
    }

    fn words(path: &str) -> Caption {
        let reading = Reading::new(crate::testing::shipped().map);
        Caption::of(&reading, &Chosen::parse(&reading, path, "")).unwrap()
    }

    #[test]
    fn what_the_embedded_map_says_fits() {
        let reading = Reading::new(crate::testing::shipped().map);
        let mut press = Painter::new().unwrap();
        for choice in pages(&reading) {
            let words = Caption::of(&reading, &choice).unwrap();
            check(&mut press, &words);
            let set = press.layout(&words).iter().filter(|placed| placed.style.cut == Cut::Roman).count();
            let all = words.text.split_whitespace().count() + words.note.split_whitespace().count();
            assert!(set == all || words.runs_on, "{words:?} is cut");
        }
    }

    #[test]
    fn whatever_a_map_says_fits() {
        let mut press = Painter::new().unwrap();
        for text in ["", "I", &"a long claim ".repeat(100), &"unbroken".repeat(50)] {
            let mut words = words("claim/wants-no-end");
            for part in [&mut words.text, &mut words.role, &mut words.note, &mut words.foot, &mut words.head] {
                *part = text.to_owned();
            }
            check(&mut press, &words);
            let words = Caption { role: String::new(), note: String::new(), over: text.to_owned(), ..words };
            check(&mut press, &words);
            assert_eq!(
                text.is_empty(),
                press.layout(&words).iter().all(|placed| placed.ink != Ink::Text || placed.baseline == HEAD_BASELINE)
            );
        }
    }

    #[test]
    fn pictures_are_small_and_come_out_the_same() {
        let words = words("claim/uniform-intent");
        let picture = Painter::new().unwrap().picture(&words).unwrap();
        assert!(picture.len() < 40_000, "{} bytes", picture.len());
        assert!(picture == Painter::new().unwrap().picture(&words).unwrap());
        let reader = png::Decoder::new(std::io::Cursor::new(&picture)).read_info().unwrap();
        assert_eq!(reader.info().size(), (WIDTH as u32, HEIGHT as u32));
    }

    #[test]
    fn the_face_has_every_sign() {
        let mut press = Painter::new().unwrap();
        for sign in ["+", "−", "↩", "⊣"] {
            let word = press.faces.word(sign, Style { cut: Cut::Sign, size: 38.0 });
            assert!(word.glyphs.iter().all(|&(glyph, ..)| glyph != 0), "{sign}");
        }
    }
}
