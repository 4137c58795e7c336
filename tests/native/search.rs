use std::ops::Range;

use proptest::prelude::*;
use wherefore::document::EssayMap;
use wherefore::format::parse;
use wherefore::messages::search::HitList;
use wherefore::reading::{Carried, Reading};
use wherefore::search::{Finder, Hits, LONG, Lexicon, fold};
use wherefore::text::{Bytes, slice};

use crate::FIXTURE;

fn reading(change: impl FnOnce(&mut EssayMap)) -> Reading {
    let mut map = parse(FIXTURE).0;
    change(&mut map);
    Reading::new(map)
}

/// A reading of one paragraph, and nothing else to be found.
fn text(paragraph: &str) -> Reading {
    let mut map = EssayMap { editions: parse(FIXTURE).0.editions, ..EssayMap::default() };
    map.editions[0].paragraphs = vec![paragraph.to_owned()];
    Reading::new(map)
}

fn find(reading: &Reading, query: &str) -> Hits {
    Lexicon::new(reading, fold).find(query)
}

fn shown<'a>(text: &'a str, marks: &[Range<Bytes>]) -> Vec<&'a str> {
    marks.iter().map(|mark| slice(text, mark.clone())).collect()
}

/// What is found in the fixture, by kind: identifiers, and for passages their anchors.
#[track_caller]
fn check(query: &str, expected: [&[&str]; 4]) {
    let reading = reading(|_| ());
    let map = &reading.map;
    let hits = find(&reading, query);
    let found = [
        hits.claims.iter().map(|&at| map[at].id.as_str()).collect::<Vec<_>>(),
        hits.actors.iter().map(|&at| map[at].id.as_str()).collect(),
        hits.events.iter().map(|&at| map[at].id.as_str()).collect(),
        hits.passages.iter().map(|found| reading.run(found.at).unwrap().anchor.as_str()).collect(),
    ];
    assert_eq!(found, expected, "{query}");
    assert_eq!(hits.count(), expected.iter().map(|kind| kind.len()).sum::<usize>());
}

/// The words marked in a text.
#[track_caller]
fn marked(paragraph: &str, query: &str, expected: &[&str]) {
    let reading = text(paragraph);
    let lexicon = Lexicon::new(&reading, fold);
    let hits = lexicon.find(query);
    let marks: Vec<_> = hits.passages.iter().flat_map(|found| found.marks.clone()).collect();
    assert_eq!(shown(paragraph, &marks), expected, "{query}");
    if !marks.is_empty() {
        assert_eq!(lexicon.marks(&hits, paragraph), marks, "the same as in any text");
    }
}

#[test]
fn words_are_found_by_their_beginning() {
    check("mill", [&["road"], &[], &[], &["p2s2"]]);
    check("MILL roa", [&["road"], &[], &[], &["p2s2"]]);
    check("oad", [&[], &[], &[], &[]]);
    check("ada", [&["built", "skill"], &["ada"], &[], &["p1s2", "p2s1"]]);
    check("engin", [&[], &["ada"], &[], &[]]);
}

#[test]
fn every_word_counts() {
    check("bridge stay", [&["keep"], &[], &[], &["p1s1"]]);
    check("stay bridge", [&["keep"], &[], &[], &["p1s1"]]);
}

#[test]
fn some_words_do_where_no_place_has_all() {
    let reading = text("The bridge stays. The mill goes. The bridge by the mill.");
    let lexicon = Lexicon::new(&reading, fold);
    let hits = lexicon.find("bridge mill xylophone");
    assert!(hits.is_partial && hits.misread.is_empty());
    assert_eq!(hits.passages.len(), 1, "the one run of the paragraph");
    assert!(!lexicon.find("bridge mill").is_partial);
    assert_eq!(lexicon.find("xylophone zebra").count(), 0);
    assert!(!lexicon.find("xylophone").is_partial, "one word is there or not");
}

#[test]
fn a_hyphen_joins_where_the_parts_are_not_found() {
    marked("A ceasefire, a cease and a fire.", "cease-fire", &["ceasefire", "cease", "fire"]);
    marked("A ceasefire holds.", "cease-fire", &["ceasefire"]);
    marked("A ceasefire holds.", "cease\u{2011}fire holds", &["ceasefire", "holds"]);
    marked("No such thing.", "cease-fire", &[]);
}

#[test]
fn events_are_found_by_title_and_date() {
    check("opened", [&[], &[], &["opened"], &[]]);
    check("april 1999", [&[], &[], &["opened"], &[]]);
}

#[test]
fn no_words_find_nothing() {
    for query in ["", " ", " – , ", "\u{301}", "\u{ad}"] {
        check(query, [&[], &[], &[], &[]]);
    }
}

#[test]
fn an_empty_map_holds_nothing() {
    let hits = find(&Reading::new(EssayMap::default()), "bridge");
    assert_eq!(hits.count(), 0);
    assert!(hits.misread.is_empty());
}

#[test]
fn text_without_claims_is_found() {
    let reading = reading(|map| map.claims.clear());
    let hits = find(&reading, "laugh");
    assert_eq!(hits.count(), 1);
    assert_eq!(hits.passages[0].at.paragraph, 1);
}

#[test]
fn the_page_gets_what_it_shows_of_the_hits() {
    let map = reading(|_| {}).map;
    let finder = Finder::new(Carried::new(map.clone()), fold);
    let (hits, list) = (find(&Reading::new(map), "brigde"), finder.find(7, "brigde"));
    assert_eq!((list.nth, list.count), (7, hits.count()));
    let places: Vec<_> = list.places.iter().map(|it| (it.paragraph, it.marks.clone())).collect();
    assert!(!places.is_empty());
    assert_eq!(places, hits.passages.iter().map(|it| (it.at.paragraph, it.marks.clone())).collect::<Vec<_>>());
    for at in 0..4 {
        let own: Vec<_> = list.places.iter().filter(|it| it.paragraph == at).cloned().collect();
        assert_eq!(list.in_paragraph(at), own);
    }
    assert!(list.misread.contains("read as <i>bridge") && list.groups.contains("<mark>"), "{list:?}");
    assert_eq!(finder.find(8, " "), HitList { nth: 8, ..HitList::default() });
}

#[test]
fn case_and_accents_make_no_difference() {
    for query in ["zelenskyi", "ZELENSKYÏ", "zelenskyi\u{308}"] {
        marked("“Zelenskyï” said", query, &["Zelenskyï"]);
    }
    marked("Lech Wałęsa, Gdan\u{301}sk", "walesa gdansk", &["Wałęsa", "Gdan\u{301}sk"]);
    marked("Володимир Зеленський", "ЗЕЛЕНСЬКИИ", &["Зеленський"]);
    marked("Weißrußland", "weissr", &["Weißrußland"]);
}

#[test]
fn marks_are_bytes_of_the_paragraph() {
    let paragraph = "Ünïcödé — “naïve” 😀 naïveté. Élan, naïf!";
    marked(paragraph, "naive", &["naïve", "naïveté"]);
    marked(paragraph, "na el", &["naïve", "naïveté", "Élan", "naïf"]);
}

#[test]
fn a_word_across_two_runs_is_one() {
    // The passage of a claim ends within “disagree”.
    let reading = reading(|map| {
        map.claims.truncate(1);
        map.claims[0].passages.truncate(1);
        let selector = r#"{"position": {"paragraph": 1, "start": 4, "end": 7}}"#;
        map.claims[0].passages[0].selector = serde_json::from_str(selector).unwrap();
    });
    let paragraph = &reading.map.text().unwrap().paragraphs[0];
    assert_eq!(reading.paragraphs[0].runs.len(), 3, "“The ”, “bri” and the rest");
    let hits = find(&reading, "bridge");
    assert_eq!(hits.passages.len(), 1);
    assert_eq!(hits.passages[0].at.run, 1);
    assert_eq!(shown(paragraph, &hits.passages[0].marks), ["bridge"]);
    assert!(find(&reading, "dge").passages.is_empty());
}

#[test]
fn one_letter_may_be_off() {
    for query in ["minnerals", "mnerals", "minarals", "mineralss", "mienrals", "minerasl", "minaral"] {
        marked("Minerals first.", query, &["Minerals"]);
    }
    marked("Minerals first.", "inerals", &[]);
    marked("Minerals first.", "miinneral", &[]);
}

#[test]
fn short_words_are_taken_as_typed() {
    marked("The mill stands.", "milk", &[]);
    marked("The mills stand.", "mulls", &["mills"]);
    marked("The écru tint.", "ecra", &[]);
    assert_eq!(LONG, 5);
}

#[test]
fn what_was_misread_is_said() {
    let reading = text("Peace for Minerals. Minarets. No minerals.");
    assert!(find(&reading, "minerals").misread.is_empty());
    let hits = find(&reading, "Peace MINERASL");
    let misread: Vec<_> = hits.misread.iter().map(|word| (word.typed.as_str(), word.read_as.join(" "))).collect();
    assert_eq!(misread, [("MINERASL", "Minerals".to_owned())]);
    assert!(find(&reading, "war xylophone").misread.is_empty(), "nothing found, nothing misread");
    let hits = find(&reading, "war minerasl");
    assert!(hits.is_partial && hits.misread[0].typed == "minerasl");
}

#[test]
fn what_is_found_as_typed_comes_alone() {
    marked("The states made a statement.", "states", &["states"]);
    marked("The state made a statement.", "states", &["state", "statement"]);
    // The word beside it that is one letter off is not marked.
    marked("A desert of dessert for the treaty.", "desert treaty", &["desert", "treaty"]);
}

#[test]
fn fewer_words_misread_are_better() {
    let reading = reading(|map| {
        map.claims.truncate(2);
        map.claims[0].text = "Harbaur bridges.".to_owned();
        map.claims[1].text = "Harbour bridgas.".to_owned();
    });
    let hits = find(&reading, "harbour bridges");
    assert_eq!(hits.claims.iter().map(|at| at.0).collect::<Vec<_>>(), [0, 1], "one word each");
    let hits = find(&reading, "harbeur bridges");
    assert_eq!(hits.claims.iter().map(|at| at.0).collect::<Vec<_>>(), [0]);
    assert_eq!(hits.misread[0].read_as, ["Harbaur"]);
}

#[test]
fn names_and_titles_are_marked() {
    let reading = reading(|_| ());
    let lexicon = Lexicon::new(&reading, fold);
    let hits = lexicon.find("byron ada");
    assert_eq!(shown("Ada Byron", &lexicon.marks(&hits, "Ada Byron")), ["Ada", "Byron"]);
    assert_eq!(shown("of Adalbert", &lexicon.marks(&hits, "of Adalbert")), ["Adalbert"]);
    assert!(lexicon.marks(&Hits::default(), "Ada Byron").is_empty());
}

/// Letters that Unicode does not take apart, and what stands for them.
const WHOLE: [(char, &str); 12] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ð', "d"),
    ('đ', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ł', "l"),
    ('ø', "o"),
    ('ŧ', "t"),
    ('ς', "σ"),
];

/// The rule, plainly: the words of a text, each with its place.
fn words(text: &str) -> Vec<(Range<Bytes>, String)> {
    let mut words: Vec<(Range<Bytes>, String)> = Vec::new();
    let mut open = false;
    for (at, letter) in text.char_indices() {
        let end = Bytes(at + letter.len_utf8());
        let folded = fold(letter);
        let part: String = folded.chars().filter(|it| it.is_alphanumeric()).collect();
        let part = WHOLE.iter().fold(part, |part, (letter, typed)| part.replace(*letter, typed));
        if !part.is_empty() && open {
            let word = words.last_mut().unwrap();
            word.0.end = end;
            word.1.push_str(&part);
        } else if !part.is_empty() {
            words.push((Bytes(at)..end, part));
            open = true;
        } else if (folded.is_empty() || letter == '\u{ad}') && open {
            words.last_mut().unwrap().0.end = end;
        } else {
            open = false;
        }
    }
    words
}

/// How many letters are to be put right to make one word of the other; neighbours changed about are one.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                let other = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let best = other.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if swapped { best.min(table[i - 2][j - 2] + 1) } else { best }
            };
        }
    }
    table[a.len()][b.len()]
}

/// How well a word stands for one typed: 0 as typed, 1 one letter off.
fn off(word: &str, typed: &str) -> Option<usize> {
    let (word, typed): (Vec<_>, Vec<_>) = (word.chars().collect(), typed.chars().collect());
    if word.starts_with(&typed) {
        return Some(0);
    }
    let nearly = typed.len() >= LONG
        && word.first() == typed.first()
        && (0..=word.len()).any(|end| distance(&word[..end], &typed) == 1);
    nearly.then_some(1)
}

/// How many words of the query are not among these, and how many of the others have to be misread.
fn missed(words: &[String], query: &[String]) -> (usize, usize) {
    let found: Vec<_> =
        query.iter().filter_map(|typed| words.iter().filter_map(|word| off(word, typed)).min()).collect();
    (query.len() - found.len(), found.into_iter().sum())
}

/// Words that are often near each other, and any text.
fn sentences() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[Ab]{1,7}[é]?",
        2 => prop::sample::select(vec!["minerals", "Mineräl", "minearl", "mine", "Wałęsa", "walesa", "naïve", "i\u{308}"])
            .prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec((word, prop::sample::select(vec![" ", " ", ". ", "’s ", "-", "\u{301} ", "\u{ad}"])), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

fn queries() -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => "[ab]{1,7}", 2 => "mine[arels]{0,4}", 1 => "\\PC{0,4}", 1 => "wal[aes]{1,4}"];
    (prop::collection::vec(word, 0..4), prop::sample::select(vec![" ", " ", "-"]))
        .prop_map(|(words, gap)| words.join(gap))
}

proptest! {
    #[test]
    fn the_search_finds_what_the_rule_says(
        texts in prop::collection::vec(sentences(), 2),
        claims in prop::collection::vec(sentences(), 7),
        names in prop::collection::vec(sentences(), 3),
        query in queries(),
    ) {
        let reading = reading(|map| {
            map.editions[0].paragraphs.clone_from(&texts);
            for (claim, text) in map.claims.iter_mut().zip(&claims) {
                claim.text.clone_from(text);
            }
            map.actors[0].name.clone_from(&names[0]);
            map.actors[0].role.clone_from(&names[1]);
            map.events[0].title.clone_from(&names[2]);
        });
        let map = &reading.map;
        let lexicon = Lexicon::new(&reading, fold);
        let hits = lexicon.find(&query);
        let asked = |query: &str| words(query).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
        let (typed, joined) = (asked(&query), asked(&query.replace(['-', '\u{2010}', '\u{2011}'], "")));

        let of = |texts: &[&str]| texts.iter().flat_map(|text| words(text)).map(|(_, word)| word).collect::<Vec<_>>();
        let mut places: Vec<Vec<String>> = map.claims.iter().map(|claim| of(&[&claim.text])).collect();
        for &actor in &reading.cast {
            let names: Vec<_> = map[actor].aliases.iter().map(String::as_str).collect();
            places.push([of(&[&map[actor].name, &map[actor].role]), of(&names)].concat());
        }
        for event in &map.events {
            let until = event.until.as_ref().map(|it| it.in_words()).unwrap_or_default();
            places.push(of(&[&event.title, &event.date.in_words(), &until]));
        }
        let mut runs = Vec::new();
        for (at, run) in reading.runs() {
            let all = words(&texts[at.paragraph]);
            let own: Vec<_> = all.into_iter().filter(|(range, _)| run.range.contains(&range.start)).collect();
            places.push(own.iter().map(|(_, word)| word.clone()).collect());
            runs.push((at, own));
        }
        let costs = |asked: &[String]| places.iter().map(|words| missed(words, asked)).collect::<Vec<_>>();
        let as_typed = |asked: &[String]| costs(asked).contains(&(0, 0));
        let asked = if !as_typed(&typed) && as_typed(&joined) { joined } else { typed };
        let costs = costs(&asked);
        let best = costs.iter().copied().min().filter(|(lacking, _)| *lacking < asked.len());
        let expected: Vec<_> = (0..places.len()).filter(|&at| Some(costs[at]) == best).collect();

        let (actors, events) = (map.claims.len(), map.claims.len() + reading.cast.len());
        let first_run = events + map.events.len();
        let mut found: Vec<_> = hits.claims.iter().map(|at| at.0).collect();
        found.extend(hits.actors.iter().map(|at| actors + reading.cast.iter().position(|it| it == at).unwrap()));
        found.extend(hits.events.iter().map(|at| events + at.0));
        found.extend(hits.passages.iter().map(|it| first_run + runs.iter().position(|(at, _)| *at == it.at).unwrap()));
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(hits.misread.is_empty(), best.unwrap_or_default().1 == 0);
        prop_assert_eq!(hits.is_partial, best.unwrap_or_default().0 > 0);
        let without = query.replace(['-', '\u{2010}', '\u{2011}'], "");
        let is_typed = |typed: &str| query.contains(typed) || without.contains(typed);
        prop_assert!(hits.misread.iter().all(|word| is_typed(&word.typed) && !word.read_as.is_empty()));

        for hit in &hits.passages {
            let (_, own) = runs.iter().find(|(at, _)| *at == hit.at).unwrap();
            let mut marks = Vec::new();
            for typed in &asked {
                let least = own.iter().filter_map(|(_, word)| off(word, typed)).min();
                let read = own.iter().filter(|(_, word)| least.is_some() && off(word, typed) == least);
                marks.extend(read.map(|(range, _)| range.clone()));
            }
            marks.sort_by_key(|range| range.start);
            marks.dedup();
            prop_assert_eq!(&hit.marks, &marks);
        }
        for text in texts.iter().chain(&claims) {
            let mut end = 0;
            for mark in lexicon.marks(&hits, text) {
                prop_assert!(end <= mark.start.0 && mark.start < mark.end);
                prop_assert!(!slice(text, mark.clone()).is_empty(), "on characters");
                end = mark.end.0;
            }
        }
    }
}
