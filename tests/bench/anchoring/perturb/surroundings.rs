//! What pages set around a text and between its paragraphs.

use super::chance::Chance;
use super::{Copy, Glyphs, added, join, letters::prose, put_in};

const MENU: [&str; 6] = ["Home", "World", "Business", "Opinion", "Subscribe for 1 a week", "Skip to content"];
const ADVERTS: [&str; 6] = [
    "Advertisement. Scroll on to keep reading below.",
    "The shoes that every nurse in town is talking about. Order yours today and pay when they fit.",
    "Sign up for our evening letter: the day’s news, weighed by our editors, in your inbox at six.",
    "Read more: what the harvest tells us about the price of bread next year.",
    "You have two free articles left this month. Log in or subscribe to keep reading without limits.",
    "Get seven days of full access for nothing. Cancel at any time, no questions asked.",
];
const FOOT: [&str; 6] = [
    "42 comments",
    "Reader 17: I do not believe a word of it. Has the author ever been there?",
    "Reader 99: Thank you for this. It is not what one hears elsewhere.",
    "A version of this article appears in print. Order reprints. Today’s paper.",
    "About us. Careers. Privacy. Terms of sale. Site map. Help.",
    "© Somebody. All rights reserved.",
];

/// A menu in front, adverts between the paragraphs and within them, comments and a footer behind.
pub(super) fn adverts(copy: &mut Copy, chance: &mut Chance) {
    let mut blocks: Vec<Glyphs> = MENU.iter().map(|line| put_in(line)).collect();
    for block in &copy.blocks {
        let pieces = copy.pieces(block);
        if pieces.len() > 1 && chance.per_mille(300) {
            let (head, tail) = pieces.split_at(1 + chance.below(pieces.len() - 1));
            blocks.push(join(head.to_vec()));
            blocks.push(put_in(ADVERTS[chance.below(ADVERTS.len())]));
            blocks.push(join(tail.to_vec()));
        } else {
            blocks.push(block.clone());
        }
        if chance.per_mille(400) {
            blocks.push(put_in(ADVERTS[chance.below(ADVERTS.len())]));
        }
    }
    blocks.extend(FOOT.iter().map(|line| put_in(line)));
    copy.blocks = blocks;
}

/// So many words of other texts in front, and as many behind, in paragraphs of a hundred.
pub(super) fn flood(copy: &mut Copy, chance: &mut Chance, words: &[String], count: usize) {
    if words.is_empty() {
        return;
    }
    let mut paragraph = || {
        let mut block = prose(chance, words, 100);
        block.push(added('.'));
        block
    };
    let front: Vec<Glyphs> = (0..count / 100).map(|_| paragraph()).collect();
    let behind: Vec<Glyphs> = (0..count / 100).map(|_| paragraph()).collect();
    copy.blocks = front.into_iter().chain(std::mem::take(&mut copy.blocks)).chain(behind).collect();
}
