//! Changes of what follows what: sentences and paragraphs deleted, swapped, merged, split.

use super::chance::Chance;
use super::{Copy, Glyphs, join, words};

/// Deletes one sentence in five.
pub(super) fn delete_sentences(copy: &mut Copy, chance: &mut Chance) {
    let blocks: Vec<Glyphs> = copy
        .blocks
        .iter()
        .map(|block| join(copy.pieces(block).into_iter().filter(|_| !chance.per_mille(200)).collect()))
        .collect();
    copy.blocks = blocks;
}

/// Swaps neighbouring sentences, and in every third paragraph the first sentence with that of another.
pub(super) fn swap_sentences(copy: &mut Copy, chance: &mut Chance) {
    let mut pieces: Vec<Vec<Glyphs>> = copy.blocks.iter().map(|block| copy.pieces(block)).collect();
    for block in &mut pieces {
        let mut at = 0;
        while at + 1 < block.len() {
            if chance.per_mille(300) {
                block.swap(at, at + 1);
                at += 1;
            }
            at += 1;
        }
    }
    let count = pieces.len();
    for one in (0..count).step_by(3) {
        let other = chance.below(count);
        if one != other && !pieces[one].is_empty() && !pieces[other].is_empty() {
            let first = std::mem::take(&mut pieces[one][0]);
            pieces[one][0] = std::mem::replace(&mut pieces[other][0], first);
        }
    }
    copy.blocks = pieces.into_iter().map(join).collect();
}

/// Puts the paragraphs into any order.
pub(super) fn swap_paragraphs(copy: &mut Copy, chance: &mut Chance) {
    chance.shuffle(&mut copy.blocks);
}

/// Merges every second paragraph, about, with the one in front of it.
pub(super) fn merge(copy: &mut Copy, chance: &mut Chance) {
    let mut merged: Vec<Vec<Glyphs>> = Vec::new();
    for block in std::mem::take(&mut copy.blocks) {
        match merged.last_mut() {
            Some(last) if chance.below(2) == 0 => last.push(block),
            _ => merged.push(vec![block]),
        }
    }
    copy.blocks = merged.into_iter().map(join).collect();
}

/// Merges all paragraphs.
pub(super) fn merge_all(copy: &mut Copy) {
    copy.blocks = vec![join(std::mem::take(&mut copy.blocks))];
}

/// Splits paragraphs at half of their sentences.
pub(super) fn split(copy: &mut Copy, chance: &mut Chance) {
    let mut parts: Vec<Vec<Glyphs>> = Vec::new();
    for block in &copy.blocks {
        for (number, piece) in copy.pieces(block).into_iter().enumerate() {
            match parts.last_mut() {
                Some(part) if number > 0 && chance.below(2) == 0 => part.push(piece),
                _ => parts.push(vec![piece]),
            }
        }
    }
    copy.blocks = parts.into_iter().map(join).collect();
}

/// Cuts the text in the middle, wherever that is.
pub(super) fn halve(copy: &mut Copy) {
    let mut left = copy.blocks.iter().map(Vec::len).sum::<usize>() / 2;
    for block in &mut copy.blocks {
        block.truncate(left);
        left -= block.len();
    }
}

/// Leaves each paragraph its words in any order. Nothing stands for anything any longer.
pub(super) fn shuffle_words(copy: &mut Copy, chance: &mut Chance) {
    for block in &mut copy.blocks {
        let mut shuffled: Vec<Glyphs> = words(block).into_iter().filter(|word| !word[0].mark.is_whitespace()).collect();
        chance.shuffle(&mut shuffled);
        *block = join(shuffled);
        for glyph in block {
            glyph.origin = None;
        }
    }
}
