//! Changes within words and between them: typography, line breaks, edits, scanning errors.

use super::chance::Chance;
use super::{Copy, Glyph, Glyphs, added, put_in, words};

/// Replaces each character by some, which stand for it.
fn each(copy: &mut Copy, mut change: impl FnMut(&[Glyph], usize) -> Option<String>) {
    for block in &mut copy.blocks {
        let mut changed = Glyphs::with_capacity(block.len());
        for (at, glyph) in block.iter().enumerate() {
            match change(block, at) {
                Some(marks) => changed.extend(marks.chars().map(|mark| Glyph { mark, ..*glyph })),
                None => changed.push(*glyph),
            }
        }
        *block = changed;
    }
}

/// As a typewriter has it.
pub(super) fn straight(copy: &mut Copy) {
    each(copy, |block, at| {
        let plain = match block[at].mark {
            '“' | '”' => "\"",
            '‘' | '’' => "'",
            '…' => "...",
            '—' => "--",
            '–' => "-",
            '\u{a0}' => " ",
            _ => return None,
        };
        Some(plain.to_owned())
    });
}

/// As a printer has it.
pub(super) fn curly(copy: &mut Copy) {
    each(copy, |block, at| {
        let opens = at == 0 || block[at - 1].mark.is_whitespace() || matches!(block[at - 1].mark, '(' | '[' | '—');
        let fine = match block[at].mark {
            '"' if opens => "“",
            '"' => "”",
            '\'' if opens => "‘",
            '\'' => "’",
            _ => return None,
        };
        Some(fine.to_owned())
    });
}

/// Every sort of dash, space, ligature and invisible character.
pub(super) fn typographic(copy: &mut Copy, chance: &mut Chance) {
    each(copy, |block, at| {
        let before = at.checked_sub(1).map(|before| block[before].mark);
        let in_word =
            before.is_some_and(char::is_alphabetic) && block.get(at + 1).is_some_and(|next| next.mark.is_alphabetic());
        match block[at].mark {
            '—' => Some((*chance.pick(&["–", " – ", "--", " — ", "―", "—"])).to_owned()),
            '-' => Some((*chance.pick(&["-", "\u{2010}", "\u{2011}"])).to_owned()),
            '…' => Some("...".to_owned()),
            ' ' => {
                Some((*chance.pick(&[" ", " ", " ", "\u{a0}", "\u{2009}", "  ", "\u{202f}", " \u{200b}"])).to_owned())
            }
            mark if in_word && mark.is_alphabetic() && chance.per_mille(60) => {
                Some(format!("{mark}{}", chance.pick(&['\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}'])))
            }
            _ => None,
        }
    });
    for block in &mut copy.blocks {
        let mut set = Glyphs::with_capacity(block.len());
        for glyph in block.iter() {
            let joined = match (set.last().map(|last| last.mark), glyph.mark) {
                (Some('f'), 'f') => 'ﬀ',
                (Some('f'), 'i') => 'ﬁ',
                (Some('f'), 'l') => 'ﬂ',
                (Some('ﬀ'), 'i') => 'ﬃ',
                (Some('ﬀ'), 'l') => 'ﬄ',
                _ => {
                    set.push(*glyph);
                    continue;
                }
            };
            if let Some(last) = set.last_mut() {
                last.mark = joined;
            }
        }
        *block = set;
    }
}

/// Breaks lines at a width, dividing long words if wanted.
pub(super) fn wrap(copy: &mut Copy, width: usize, hyphenate: bool) {
    for block in &mut copy.blocks {
        let mut wrapped = Glyphs::with_capacity(block.len() + block.len() / 20);
        let mut line = 0;
        for word in words(block) {
            let is_space = word[0].mark.is_whitespace();
            if is_space && line > 0 {
                wrapped.extend(&word);
                line += word.len();
                continue;
            }
            if line + word.len() <= width || line == 0 {
                line += word.len();
                wrapped.extend(word);
                continue;
            }
            let room = width.saturating_sub(line + 1).min(word.len().saturating_sub(3));
            let divides = hyphenate && room >= 3 && word.iter().all(|glyph| glyph.mark.is_alphabetic());
            let (head, tail) = word.split_at(if divides { room } else { 0 });
            if divides {
                wrapped.extend(head);
                wrapped.push(added('-'));
                wrapped.push(added('\n'));
            } else if let Some(last) = wrapped.last_mut().filter(|last| last.mark.is_whitespace()) {
                last.mark = '\n';
            }
            wrapped.extend(tail);
            line = tail.len();
        }
        *block = wrapped;
    }
}

/// Replaces, deletes or inserts words, so many of a thousand; the new ones are the text's own.
pub(super) fn edit(copy: &mut Copy, chance: &mut Chance, rate: usize) {
    let known: Vec<Glyphs> =
        copy.blocks.iter().flat_map(|block| words(block)).filter(|word| !word[0].mark.is_whitespace()).collect();
    for block in &mut copy.blocks {
        let mut edited = Glyphs::with_capacity(block.len());
        for word in words(block) {
            if word[0].mark.is_whitespace() || !chance.per_mille(rate) {
                edited.extend(word);
                continue;
            }
            let other = chance.pick(&known);
            match chance.below(3) {
                0 => edited.extend(other.iter().map(|glyph| Glyph { mark: glyph.mark, ..word[0] })),
                1 => {
                    // The space behind remains, and the one in front goes.
                    if edited.last().is_some_and(|last| last.mark.is_whitespace()) {
                        edited.pop();
                    }
                }
                _ => {
                    edited.extend(word);
                    edited.push(added(' '));
                    edited.extend(other.iter().map(|glyph| added(glyph.mark)));
                }
            }
        }
        *block = edited;
    }
}

/// Misreads letters as a scanner does, so many of a thousand.
pub(super) fn scan(copy: &mut Copy, chance: &mut Chance, rate: usize) {
    each(copy, |block, at| {
        let mark = block[at].mark;
        if !mark.is_alphanumeric() || !chance.per_mille(rate) {
            return None;
        }
        let read = match mark {
            'm' => "rn",
            'l' => "1",
            '1' => "l",
            'e' => "c",
            'O' => "0",
            '0' => "O",
            'h' => "b",
            'S' => "5",
            'w' => "vv",
            _ if chance.below(2) == 0 => "",
            _ => "i",
        };
        Some(read.to_owned())
    });
    for block in &mut copy.blocks {
        let mut read = Glyphs::with_capacity(block.len());
        for glyph in block.iter() {
            let is_rn = glyph.mark == 'n' && read.last().is_some_and(|last: &Glyph| last.mark == 'r');
            if is_rn && chance.per_mille(rate * 10) {
                if let Some(last) = read.last_mut() {
                    last.mark = 'm';
                }
            } else {
                read.push(*glyph);
            }
        }
        *block = read;
    }
}

/// Words of a list, as a paragraph that was put in.
pub(super) fn prose(chance: &mut Chance, known: &[String], count: usize) -> Glyphs {
    let words: Vec<&str> = (0..count).map(|_| chance.pick(known).as_str()).collect();
    put_in(&words.join(" "))
}
