//! The texts that are measured on, with the passages looked for in each.

use std::path::Path;

use wherefore::anchor;
use wherefore::document::{EditionId, Selector};
use wherefore::format::read_folder;
use wherefore::import;
use wherefore::text::{Ruler, Splitter};

use crate::perturb::chance::Chance;
use crate::perturb::{Stretch, Text};

/// Where Linux distributions put licence texts; those that are measured on, each unlike the others.
const LICENCES: &str = "/usr/share/common-licenses";
const CHOSEN: [&str; 4] = ["GPL-3", "Apache-2.0", "MPL-2.0", "Artistic"];
/// Those whose words make up other texts.
const UNRELATED: [&str; 4] = ["GFDL-1.3", "LGPL-2.1", "CC0-1.0", "MPL-1.1"];
/// Other versions of those.
const VERSIONS: [&str; 5] = ["GPL-2", "LGPL-2", "GFDL-1.2", "GPL-1", "LGPL-3"];
/// How many sentences of a licence are passages.
const SENTENCES: usize = 60;

/// Texts of one sort, which share a row of the table.
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) texts: Vec<Text>,
    /// How many copies are made of each text by each perturbation.
    pub(crate) seeds: u64,
}

/// Every group whose texts are there. What is missing is said.
pub(crate) fn groups() -> Vec<Group> {
    let map = read_folder("content/putin-peace".as_ref()).unwrap().map;
    let mut groups = Vec::new();
    if let Some(edition) = map.text() {
        let passages = anchor::passages(&map, &edition.id);
        groups.push(Group {
            name: "retelling",
            texts: vec![text("retelling", &edition.paragraphs, &passages)],
            seeds: 5,
        });
    }
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/essay/original.txt");
    match std::fs::read_to_string(original) {
        Ok(original) => {
            let mut paragraphs = paragraphs(&original);
            // The last line is not the essay's.
            paragraphs.pop();
            let passages = anchor::passages(&map, &EditionId::from("original"));
            groups.push(Group { name: "original", texts: vec![text("original", &paragraphs, &passages)], seeds: 5 });
        }
        Err(_) => println!("The essay's original is not here; it is left out.\n"),
    }
    let licences: Vec<Text> = CHOSEN.iter().filter_map(|name| licence(name)).collect();
    if licences.is_empty() {
        println!("{LICENCES} is not here; the licence texts are left out.\n");
    } else {
        groups.push(Group { name: "licences", texts: licences, seeds: 2 });
    }
    groups
}

/// The words of texts that are none of those measured on, as often as they occur.
pub(crate) fn unrelated() -> Vec<String> {
    let texts = UNRELATED.iter().filter_map(|name| std::fs::read_to_string(Path::new(LICENCES).join(name)).ok());
    let mut words: Vec<String> =
        texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    let map = read_folder("content/putin-peace".as_ref()).unwrap().map;
    for claim in &map.claims {
        words.extend(claim.text.split_whitespace().map(str::to_owned));
    }
    words
}

/// A text of so many code points made of all licences, then of words in any order, and so many of the sentences as
/// passages. Later versions of a licence say much in nearly the words of earlier ones, so it is full of twins.
pub(crate) fn long(points: usize, passages: usize) -> Option<Text> {
    let mut all: Vec<String> = Vec::new();
    let mut length = 0;
    let names = CHOSEN.iter().chain(&UNRELATED).chain(&VERSIONS);
    for paragraph in names.filter_map(|name| licence(name)).flat_map(|text| text.paragraphs) {
        if length < points && !all.contains(&paragraph) {
            length += paragraph.chars().count() + 1;
            all.push(paragraph);
        }
    }
    if length < points / 2 {
        return None;
    }
    let passages = chosen(&all, passages, 11);
    let (words, mut chance) = (unrelated(), Chance::new(13));
    while length < points {
        let paragraph = (0..100).map(|_| chance.pick(&words).as_str()).collect::<Vec<_>>().join(" ");
        length += paragraph.chars().count() + 1;
        all.push(paragraph);
    }
    Some(text("long", &all, &passages))
}

fn licence(name: &str) -> Option<Text> {
    let file = std::fs::read_to_string(Path::new(LICENCES).join(name)).ok()?;
    let paragraphs = paragraphs(&file);
    let passages = chosen(&paragraphs, SENTENCES, 7);
    Some(text(name, &paragraphs, &passages))
}

/// A file's paragraphs, each on one line, without lines drawn under headings.
fn paragraphs(file: &str) -> Vec<String> {
    let is_word = |word: &&str| word.len() < 4 || word.contains(char::is_alphanumeric);
    let blocks = import::read(file.as_bytes(), "a.txt").blocks;
    let lines = blocks.iter().map(|block| block.text.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Sentences of at least six words, and sometimes two that follow one another; no two passages with the same start.
fn chosen(paragraphs: &[String], count: usize, seed: u64) -> Vec<Selector> {
    let mut all = Vec::new();
    for (number, paragraph) in (1..).zip(paragraphs) {
        let found = Splitter::default().sentences(paragraph);
        let last = found.len() as u32;
        for (sentence, range) in (1..).zip(&found) {
            if paragraph[range.start.0..range.end.0].split_whitespace().count() >= 6 {
                all.push((number, sentence, last));
            }
        }
    }
    let mut chance = Chance::new(seed);
    chance.shuffle(&mut all);
    all.truncate(count);
    all.sort_unstable();
    all.into_iter()
        .map(|(paragraph, first, last)| {
            let second = u32::from(first < last && chance.per_mille(200));
            Selector::Sentences { paragraph, first, last: first + second }
        })
        .collect()
}

fn text(name: &str, paragraphs: &[String], passages: &[Selector]) -> Text {
    let passages = passages.iter().filter_map(|selector| stretch(paragraphs, selector)).collect();
    Text { name: name.to_owned(), paragraphs: paragraphs.to_vec(), passages }
}

fn stretch(paragraphs: &[String], selector: &Selector) -> Option<Stretch> {
    let paragraph = selector.paragraph() as usize - 1;
    let text = paragraphs.get(paragraph)?;
    let points = match *selector {
        Selector::Sentences { first, last, .. } => {
            let (found, ruler) = (Splitter::default().sentences(text), Ruler::new(text));
            let (start, end) = (found.get(first as usize - 1)?.start, found.get(last as usize - 1)?.end);
            ruler.points(start).0 as usize..ruler.points(end).0 as usize
        }
        Selector::Position { start, end, .. } => start as usize..end as usize,
        Selector::Quote { .. } => return None,
    };
    Some(Stretch { paragraph, points })
}
