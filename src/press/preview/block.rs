//! Text set in lines of one style, in the largest size in which it fits.
//!
//! Entry: [`Block::fitted`]. What does not fit in the smallest size is cut behind a word, and says so with an ellipsis.

use super::face::{Cut, Faces, Style, Word};
use super::lines::balanced;

/// How a text may be set.
pub(super) struct Setting {
    pub(super) cut: Cut,
    /// The sizes to try, the largest first.
    pub(super) sizes: &'static [f32],
    /// The distance of lines, in parts of the size.
    pub(super) leading: f32,
    /// How many lines there may be.
    pub(super) lines: usize,
}

/// A line: its words, each with its distance from where the line begins.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: Vec<(f32, Word)>,
    width: f32,
}

/// Lines of one style below one another.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
    pub(super) style: Style,
    leading: f32,
}

impl Block {
    /// Sets a text in lines no longer than the measure and, all together, no higher than the room.
    pub(super) fn fitted(faces: &mut Faces, text: &str, setting: &Setting, measure: f32, room: f32) -> Self {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let mut block = Self::empty(setting, 0.0);
        for &size in setting.sizes {
            block = Self::empty(setting, size);
            let words: Vec<Word> = parts.iter().map(|part| faces.word(part, block.style)).collect();
            if block.set(faces, &words, setting, measure, room) {
                return block;
            }
        }
        block.set_cut(faces, &parts, setting, measure, room);
        block
    }

    fn empty(setting: &Setting, size: f32) -> Self {
        Self { lines: Vec::new(), style: Style { cut: setting.cut, size }, leading: setting.leading }
    }

    /// Sets as many words as fit with an ellipsis behind the last; of a word that is too long, as much of it.
    fn set_cut(&mut self, faces: &mut Faces, parts: &[&str], setting: &Setting, measure: f32, room: f32) {
        let mut words: Vec<Word> = parts.iter().map(|part| faces.word(part, self.style)).collect();
        for part in parts.iter().rev() {
            words.pop();
            let ends = part.char_indices().map(|(end, _)| end).skip(1).chain([part.len()]);
            let ends: Vec<usize> = if words.is_empty() { ends.collect() } else { vec![part.len()] };
            for &end in ends.iter().rev() {
                let kept = part[..end].trim_end_matches(|end: char| end.is_ascii_punctuation() || end == '–');
                words.push(faces.word(&format!("{kept}…"), self.style));
                if self.set(faces, &words, setting, measure, room) {
                    return;
                }
                words.pop();
            }
        }
    }

    /// Breaks the words into lines; says whether they fit.
    fn set(&mut self, faces: &mut Faces, words: &[Word], setting: &Setting, measure: f32, room: f32) -> bool {
        let space = faces.word(" ", self.style).width;
        let widths: Vec<f32> = words.iter().map(|word| word.width).collect();
        // Most of what does not fit is far too much, which is seen without breaking it.
        let lines = (room / self.leading()).floor().clamp(0.0, setting.lines as f32);
        if widths.iter().map(|width| width + space).sum::<f32>() - space > lines * measure {
            return false;
        }
        let Some(lines) = balanced(&widths, space, measure) else { return false };
        let lines = lines.into_iter().map(|range| Line::of(&words[range], space)).collect();
        let fitting = Self { lines, ..self.clone() };
        let fits = fitting.lines.len() <= setting.lines && fitting.height() <= room;
        if fits {
            *self = fitting;
        }
        fits
    }

    /// A part of the size, such as the distance to another block; nothing where nothing is set.
    pub(super) fn part(&self, share: f32) -> f32 {
        if self.lines.is_empty() { 0.0 } else { share * self.style.size }
    }

    /// The distance from line to line.
    pub(super) fn leading(&self) -> f32 {
        self.leading * self.style.size
    }

    pub(super) fn height(&self) -> f32 {
        self.lines.iter().map(|_| self.leading()).sum()
    }

    /// The width of the longest line.
    pub(super) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// How far the first baseline is below the top: small letters stand in the middle of their line.
    pub(super) fn first_baseline(&self) -> f32 {
        0.5 * self.leading() + 0.27 * self.style.size
    }
}

impl Line {
    fn of(words: &[Word], space: f32) -> Self {
        let mut line = Self { words: Vec::with_capacity(words.len()), width: 0.0 };
        for word in words {
            let x = if line.words.is_empty() { 0.0 } else { line.width + space };
            line.words.push((x, word.clone()));
            line.width = x + word.width;
        }
        line
    }
}
