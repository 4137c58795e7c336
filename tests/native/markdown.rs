//! What an essay's Markdown says beyond its words: read, checked, shown, and written again.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use wherefore::document::{Actor, ActorIx, Edition, EssayMap, Kind, Style, Styled, check, settled};
use wherefore::format::read_folder;
use wherefore::format::source::{SourceFile, SourceFiles, read, write};
use wherefore::reading::{Carried, Piece, Reading};
use wherefore::search::{Lexicon, fold};
use wherefore::views::hits;
use wherefore::views::styled::dressed;

fn files(essay: &str) -> SourceFiles {
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    SourceFiles {
        map: file("map.argdown", "[a]: A. #unsaid\n"),
        essay: file("essay.md", essay),
        ..SourceFiles::default()
    }
}

/// The edition that an essay's file comes to, and what its author is told is not shown.
fn edition(essay: &str) -> (Edition, Vec<String>) {
    let (map, found) = read(&files(essay));
    let told = found.into_iter().filter(|it| it.diagnostic.kind == Kind::NotShown);
    (map.editions.into_iter().next().unwrap_or_default(), told.map(|it| it.diagnostic.message).collect())
}

/// Each paragraph with what is said of it in front: marks stand around stretches by name.
fn shown(edition: &Edition) -> Vec<String> {
    let paragraph = |(at, text): (u32, &String)| {
        let own: Vec<&Styled> = edition.styled.iter().filter(|it| it.paragraph == at).collect();
        let mut out: String = own
            .iter()
            .filter_map(|it| match &it.style {
                Style::Heading { level, text } => Some(format!("{}{text} | ", "#".repeat(*level as usize))),
                Style::Break => Some("*** | ".to_owned()),
                Style::Numbered(number) => Some(format!("{number}. ")),
                style if style.is_whole() => Some(format!("{} ", style.name())),
                _ => None,
            })
            .collect();
        let stretches = || own.iter().filter(|it| !it.style.is_before() && !it.style.is_whole());
        for (at, letter) in (0..).zip(text.chars().map(Some).chain([None])) {
            let ends = stretches().rev().filter(|it| it.end == at && it.start < at);
            ends.for_each(|it| out.push_str(&format!("</{}>", it.style.name())));
            for it in stretches().filter(|it| it.start == at) {
                match &it.style {
                    Style::Link(address) => out.push_str(&format!("<a {address}>")),
                    Style::Reference(note) => out.push_str(&format!("<{note}>")),
                    style => out.push_str(&format!("<{}>", style.name())),
                }
            }
            out.extend(letter);
        }
        out
    };
    (1..).zip(&edition.paragraphs).map(paragraph).collect()
}

#[track_caller]
fn check_shown(essay: &str, expected: &[&str], told: &[&str]) {
    let (edition, found) = edition(essay);
    assert_eq!(shown(&edition), expected, "{essay}");
    let is_told = found.len() == told.len() && found.iter().zip(told).all(|(one, other)| one.contains(other));
    assert!(is_told, "{found:?}");
}

#[test]
fn headings_stand_before_paragraphs_and_are_none() {
    check_shown("# A\n\n## B c\n\nOne.\n\n***\n\n### D\n\nTwo.\n", &["#A | ##B c | One.", "*** | ###D | Two."], &[]);
    check_shown("One.\n\n## Gone\n", &["One."], &["headings with no text behind them"]);
    check_shown(
        "## *A* [b](https://c.example)\n\nOne.",
        &["##A b | One."],
        &["emphasised words and links in headings"],
    );
}

#[test]
fn stretches_are_emphasised_linked_and_struck_out() {
    check_shown(
        "A *b* **c** `d` ~~e~~ ***f*** [g *h*](https://i.example \"t\") <j@k.example> l.",
        &[
            "A <em>b</em> <strong>c</strong> <code>d</code> <s>e</s> <em><strong>f</strong></em> <a https://i.example>g <em>h</em></a> <a mailto:j@k.example>j@k.example</a> l.",
        ],
        &[],
    );
    check_shown("*a _b_ c*", &["<em>a</em> b <em>c</em>"], &[]);
    check_shown("*a* *b*, *  c*", &["<em>a b</em>, * c*"], &[]);
    check_shown("[a](javascript:alert(1)) [b](/c) ![d](e.png)", &["a b d"], &["links that lead neither", "pictures"]);
    check_shown("a <b onclick=\"c\">d</b> <!-- e --> f", &["a d f"], &["pieces of HTML"]);
    check_shown("<script>alert(1)</script>\n\n<!-- no -->\n\na", &["a"], &["pieces of HTML"]);
}

#[test]
fn items_quotes_and_verse_are_paragraphs() {
    check_shown(
        "- a\n- b\n  - c\n\n    d\n\n  e\n- f\n\n3. g\n4. h\n",
        &["item a", "item b", "item nested c", "continued nested d", "continued e", "item f", "3. g", "4. h"],
        &[],
    );
    check_shown("> a\n>\n> b\n\nc", &["quote a", "quote b", "c"], &[]);
    check_shown("> a\\\n> b  \n> c\n> d", &["quote verse a\nb\nc d"], &[]);
    check_shown("- > a\n", &["item quote a"], &[]);
    check_shown("    a  b\n    c\n", &["verse <code>a b\nc</code>"], &[]);
}

#[test]
fn foot_notes_follow_the_text_in_the_order_in_which_it_refers_to_them() {
    check_shown(
        "A[^x] b.[^1]\n\n[^1]: One.\n\n    More.\n\n[^never]: None.\n\n[^x]: X.[^1]\n\nC[^1].\n",
        &["A<3> b.<4>", "C<4>.", "note X.<4>", "note One.", "continued More.", "note None."],
        &[],
    );
    check_shown("A.[^1]\n\n## Notes\n\n[^1]: B.", &["A.<2>", "##Notes | note B."], &[]);
    check_shown("A.[^1]", &["A.[^1]"], &[]);
}

#[test]
fn positions_are_in_the_plain_text() {
    let (edition, _) = edition("Ä  *🙂   b*  c[^1] .\n\n[^1]: d");
    assert_eq!(edition.paragraphs, ["Ä 🙂 b c .", "d"]);
    let places: Vec<_> = edition.styled.iter().map(|it| (it.start, it.end)).collect();
    assert_eq!(places, [(2, 5), (7, 7), (0, 0)]);
}

fn map(paragraphs: &[&str], styled: Vec<Styled>) -> EssayMap {
    let paragraphs = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    let edition = Edition { id: "text".into(), title: "T".to_owned(), paragraphs, styled, ..Edition::default() };
    let claim = serde_json::from_value(json!({"id": "a", "text": "A.", "implicit": true, "basis": "judgment"}));
    let mut map = EssayMap {
        format: "wherefore/1".to_owned(),
        title: "T".to_owned(),
        language: "en".to_owned(),
        ..EssayMap::default()
    };
    map.source.title = "T".to_owned();
    map.editions.push(edition);
    map.claims.extend(claim);
    map
}

/// A map as its pages have it: packed, and taken over.
fn dressed_reading(map: EssayMap) -> Reading {
    let carried = dressed(Carried::new(map));
    let taken = Carried::read(&carried.write().unwrap()).unwrap();
    assert!(taken.map.editions.iter().all(|edition| edition.styled.is_empty()), "what it comes to is enough");
    assert_eq!((&taken.dress, &taken.mentions), (&carried.dress, &carried.mentions));
    Reading::of(taken)
}

fn stretch(paragraph: u32, start: u32, end: u32, style: Style) -> Styled {
    Styled { paragraph, start, end, style }
}

#[test]
fn what_has_no_place_is_told() {
    let whole = Styled::of_paragraph;
    let heading = |level| Style::Heading { level, text: "H".to_owned() };
    for (styled, expected) in [
        (whole(3, Style::Quote), Some(Kind::StyleOutside)),
        (whole(0, Style::Quote), Some(Kind::StyleOutside)),
        (whole(1, heading(7)), Some(Kind::StyleOutside)),
        (whole(1, heading(6)), None),
        (whole(2, Style::Continued), Some(Kind::StyleOutside)),
        (stretch(1, 0, 4, Style::Code), None),
        (stretch(1, 0, 5, Style::Code), Some(Kind::StyleOutside)),
        (stretch(1, 2, 2, Style::Code), Some(Kind::StyleOutside)),
        (stretch(1, 1, 1, Style::Reference(2)), Some(Kind::StyleOutside)),
        (stretch(1, 1, 2, Style::Link("https://a.example".to_owned())), None),
        (stretch(1, 1, 2, Style::Link("javascript:1".to_owned())), Some(Kind::UnsafeLink)),
    ] {
        let found = check(&map(&["One.", "Two."], vec![styled.clone()]));
        let found: Vec<_> = found.iter().map(|it| (it.kind, it.place.as_str())).collect();
        let expected: Vec<_> = expected.into_iter().map(|kind| (kind, "editions[0].styled[0]")).collect();
        assert_eq!(found, expected, "{styled:?}");
    }
    let found = check(&map(&["One.", "Two."], vec![whole(2, heading(1)), whole(1, heading(1))]));
    assert_eq!(found[0].kind, Kind::StylesOutOfOrder, "{found:?}");
}

#[test]
fn headings_are_found_at_what_they_stand_before() {
    let styled = vec![Styled::of_paragraph(2, Style::Heading { level: 2, text: "Of <b>Bridges</b>".to_owned() })];
    let reading = dressed_reading(map(&["One.", "Two."], styled));
    let lexicon = Lexicon::new(&reading, fold);
    let found = lexicon.find("bridges");
    assert_eq!(found.passages.iter().map(|it| it.at.paragraph).collect::<Vec<_>>(), [1]);
    let shown = String::from(hits::groups(&reading, &lexicon, &found));
    assert!(shown.contains("Of &lt;b&gt;<mark>Bridges</mark>&lt;/b&gt; · Two.</a>"), "{shown}");
    let both = lexicon.find("bridges two");
    assert_eq!(both.passages.len(), 1);
}

#[test]
fn no_text_and_no_address_becomes_markup() {
    let evil = "\"><img src=x onerror=alert(1)>";
    let reading = dressed_reading(map(
        &[evil, evil],
        vec![
            Styled::of_paragraph(1, Style::Heading { level: 9, text: evil.to_owned() }),
            stretch(1, 0, 9, Style::Strong),
            stretch(1, 3, 9, Style::Link("javascript:alert(1)".to_owned())),
            stretch(2, 0, 99, Style::Link("https://a.example/\"><b>".to_owned())),
        ],
    ));
    let dress = |at: usize| &reading.paragraphs[at].dress;
    assert_eq!(dress(0).before, "<h2>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</h2>");
    let around = |at: usize| dress(at).stretches.iter().map(|it| [it.open.as_str(), &it.close]).collect::<Vec<_>>();
    assert_eq!(around(0), [["<strong>", "</strong>"]]);
    let link = "<a href=\"https://a.example/&quot;&gt;&lt;b&gt;\" rel=\"noopener noreferrer\">";
    assert_eq!(around(1), [[link, "</a>"]]);
}

/// Each run of a paragraph, with what stands around its pieces, mentions in brackets.
fn pieces(reading: &Reading, paragraph: usize) -> Vec<String> {
    let piece = |it: &Piece| {
        let words = [it.open.as_str(), &it.text, &it.close].concat();
        if it.actor.is_some() { ["[", &words, "]"].concat() } else { words }
    };
    reading.paragraphs[paragraph].runs.iter().map(|run| run.pieces.iter().map(piece).collect()).collect()
}

#[test]
fn runs_are_cut_where_their_dress_changes_and_mentions_keep_it() {
    let mut map = map(
        &["By Ada, for Ada Byron.", "A note."],
        vec![
            stretch(1, 0, 6, Style::Emphasis),
            stretch(1, 7, 7, Style::Reference(2)),
            stretch(1, 8, 22, Style::Link("https://a.example".to_owned())),
            stretch(1, 12, 15, Style::Strong),
            Styled::of_paragraph(2, Style::Note),
        ],
    );
    map.actors = vec![Actor { id: "ada".into(), name: "Ada".to_owned(), ..Actor::default() }];
    let reading = dressed_reading(map);
    let sign = |place: &str, role: &str| {
        format!("<sup class=\"label\"><a class=\"jump\" href=\"./#{place}\" role=\"{role}\">1</a></sup>")
    };
    let link = |words: &str| format!("[<a href=\"https://a.example\" rel=\"noopener noreferrer\">{words}</a>]");
    let strong = link("<strong>Ada</strong>");
    let expected =
        ["<em>By </em>[<em>Ada</em>],", &sign("p2", "doc-noteref"), " ", &link("for "), &strong, &link(" Byron.")];
    assert_eq!(pieces(&reading, 0), [expected.concat()]);
    assert_eq!(reading.mention_count(ActorIx(0)), 2);
    let dress = &reading.paragraphs[1].dress;
    assert_eq!(
        (dress.before.as_str(), dress.label.as_str()),
        ("<hr class=\"notes-rule\">", sign("p1", "doc-backlink").as_str())
    );
}

#[test]
fn the_almanac_has_everything_and_nothing_wrong() {
    let source = read_folder(Path::new("tests/maps/almanac")).unwrap();
    assert_eq!(source.diagnostics, []);
    insta::assert_snapshot!(shown(&source.map.editions[0]).join("\n\n"));
    let reading = dressed_reading(source.map);
    for claim in &reading.map.claims {
        assert!(!claim.passages.is_empty(), "{}", claim.id);
    }
    // A mention keeps its emphasis, and counts once.
    let marrow = reading.index.actor(&"marrow".into()).unwrap();
    assert_eq!(reading.mention_count(marrow), 1);
}

#[test]
fn a_file_from_before_is_read() {
    let mut json: serde_json::Value = serde_json::from_str(crate::FIXTURE).unwrap();
    for edition in json["editions"].as_array_mut().unwrap() {
        edition.as_object_mut().unwrap().remove("styled");
    }
    let (_, found) = wherefore::format::parse(&json.to_string());
    assert_eq!(found, []);
}

/// A line of hostile text.
const LINE: &str = r"[A-Za-z#>+*_1.)=~|\[`!(-][ a-z.:#*_\[\]<>{}()`&!\\~=\x22'1-3ä“-]{0,24}[a-z.*_`~\]\\&)]";

/// One paragraph as it is drawn: its lines, what stands before it, what it is, whether it is quoted, its stretches.
type Drawn = (Vec<String>, Vec<(u32, String)>, (u8, u32), bool, Vec<(Index, Index, usize)>);

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        prop::collection::vec(LINE, 1..3),
        prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec((0..7_u32, LINE), 1..3)],
        (0..14_u8, 0..12_u32),
        prop::bool::weighted(0.2),
        prop_oneof![
            1 => Just(Vec::new()),
            3 => prop::collection::vec((any::<Index>(), any::<Index>(), 0..7_usize), 0..6)
        ],
    )
}

/// An edition that Markdown can hold, of what was drawn.
fn built(drawn: Vec<Drawn>, notes: &[bool], references: &[(Index, Index, bool, Index)]) -> Edition {
    let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let (texts, first_note) = (drawn.len() - notes.len(), u32::try_from(drawn.len() - notes.len() + 1).unwrap());
    let mut edition = Edition { id: "text".into(), title: "T".to_owned(), ..Edition::default() };
    // How deep the paragraph before stands in lists.
    let mut depth = 0;
    for (at, (lines, before, (whole, number), is_quote, stretches)) in drawn.into_iter().enumerate() {
        let paragraph = u32::try_from(at + 1).unwrap();
        let text = lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n");
        let length = text.chars().count();
        let mut say = |style| edition.styled.push(Styled::of_paragraph(paragraph, style));
        let is_note = at >= texts;
        // What stands before a note stands before the first.
        if !is_note || at == texts {
            for (level, text) in before {
                say(if level == 0 { Style::Break } else { Style::Heading { level, text: plain(&text) } });
            }
        }
        if text.contains('\n') {
            say(Style::Verse);
        }
        if is_note {
            say(if notes[at - texts] || at == texts { Style::Note } else { Style::Continued });
        } else {
            if is_quote {
                say(Style::Quote);
            }
            let styles = match whole {
                0 | 1 => vec![Style::Item],
                2 | 3 => vec![Style::Numbered(number)],
                4 => vec![Style::Item, Style::Nested],
                5 => vec![Style::Numbered(number), Style::Nested],
                6 | 7 if depth > 0 => vec![Style::Continued],
                8 if depth > 1 => vec![Style::Continued, Style::Nested],
                _ => Vec::new(),
            };
            depth = if styles.is_empty() { 0 } else { 1 + usize::from(styles.contains(&Style::Nested)) };
            styles.into_iter().for_each(say);
        }
        for (start, end, style) in stretches {
            let address = |address: &str| Style::Link(address.to_owned());
            let style = [
                Style::Emphasis,
                Style::Strong,
                Style::Code,
                Style::Struck,
                Style::Emphasis,
                address("https://a.example/(b)*c_d&amp;"),
                address("mailto:<\\>@b.example"),
            ][style]
                .clone();
            let (start, end) = (start.index(length + 1), end.index(length + 1));
            let number = |at: usize| u32::try_from(at).unwrap();
            edition.styled.push(stretch(paragraph, number(start.min(end)), number(start.max(end)), style));
        }
        edition.paragraphs.push(text);
    }
    // Two links may not overlap.
    let mut linked: Vec<(u32, u32, u32)> = Vec::new();
    edition.styled.retain(|it| {
        let own = (it.paragraph, it.start, it.end);
        let is_free = !matches!(it.style, Style::Link(_))
            || linked.iter().all(|other| other.0 != own.0 || other.2 < own.1 || own.2 < other.1);
        if matches!(it.style, Style::Link(_)) && is_free {
            linked.push(own);
        }
        is_free
    });
    // The first reference to a note comes before the first to the next.
    let numbers: Vec<u32> = (first_note..)
        .zip(notes)
        .enumerate()
        .filter(|(at, (_, is_first))| *at == 0 || **is_first)
        .map(|(_, (at, _))| at)
        .collect();
    let mut places: Vec<_> = references
        .iter()
        .map(|(paragraph, place, is_new, other)| {
            let at = paragraph.index(texts);
            let place = place.index(edition.paragraphs[at].chars().count() + 1);
            (at, place, *is_new, *other)
        })
        .collect();
    let spaces = |at: usize, place: usize| {
        edition.paragraphs[at]
            .chars()
            .take(place)
            .collect::<Vec<_>>()
            .iter()
            .rev()
            .take_while(|it| it.is_whitespace())
            .count()
    };
    for it in &mut places {
        it.1 -= spaces(it.0, it.1);
    }
    places.sort_by_key(|it| (it.0, it.1));
    places.dedup_by_key(|it| (it.0, it.1));
    let mut seen = 0;
    for (at, place, is_new, other) in places.into_iter().filter(|_| !numbers.is_empty()) {
        let nth = if (is_new || seen == 0) && seen < numbers.len() {
            seen += 1;
            seen - 1
        } else {
            other.index(seen)
        };
        let (paragraph, place) = (u32::try_from(at + 1).unwrap(), u32::try_from(place).unwrap());
        edition.styled.push(stretch(paragraph, place, place, Style::Reference(numbers[nth])));
    }
    edition.styled = settled(&edition.paragraphs, edition.styled);
    edition
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// However a text is set, and whatever stands in it, it comes back as it was.
    #[test]
    fn any_text_comes_back(
        drawn in prop::collection::vec(drawn(), 1..8),
        notes in prop::collection::vec(any::<bool>(), 0..4),
        references in prop::collection::vec((any::<Index>(), any::<Index>(), any::<bool>(), any::<Index>()), 0..4),
    ) {
        let notes = &notes[..notes.len().min(drawn.len() - 1)];
        let edition = built(drawn, notes, &references);
        let own = EssayMap { editions: vec![edition.clone()], ..map(&["A"], Vec::new()) };
        prop_assert_eq!(check(&own), []);
        let (files, left) = write(&own);
        let (read, _) = read(&files);
        prop_assert_eq!(&read.editions[0], &edition, "{}", files.essay.text);
        prop_assert!(left.is_empty(), "{left:?}");
    }

    /// Any list, however wrong, is shown somehow, and no word is lost.
    #[test]
    fn any_list_is_shown(
        list in prop::collection::vec((0..5_u32, 0..12_u32, 0..12_u32, 0..15_usize), 0..12),
    ) {
        let styles = [
            Style::Heading { level: 0, text: "a".to_owned() }, Style::Heading { level: u32::MAX, text: String::new() },
            Style::Break, Style::Item, Style::Numbered(7), Style::Continued, Style::Nested, Style::Quote, Style::Verse,
            Style::Note, Style::Emphasis, Style::Link("x:".to_owned()), Style::Link("https://a.example".to_owned()),
            Style::Reference(9), Style::Reference(2),
        ];
        let list = list.into_iter().map(|(paragraph, start, end, style)| stretch(paragraph, start, end, styles[style].clone()));
        let texts = ["One twö.", "", "Three"];
        let map = map(&texts, list.collect());
        check(&map);
        write(&map);
        let reading = dressed_reading(map);
        for (at, text) in texts.iter().enumerate() {
            prop_assert_eq!(&reading.paragraphs[at].text(), text);
        }
    }
}
