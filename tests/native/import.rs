use wherefore::anchor::{AnchorState, Fingerprints, Verdict, anchor, fingerprint, passages};
use wherefore::import::{Kind, Notice, read};

use crate::shipped;
use wherefore::import;
use wherefore::text::Splitter;

use crate::beside::original;

/// A text and the fingerprints of its passages.
struct Essay {
    paragraphs: Vec<String>,
    prints: Fingerprints,
}

/// The retelling; and the original with the fingerprints that the embedded map has of it, where it is at hand.
fn essays() -> Vec<Essay> {
    let map = shipped::map();
    let edition = map.text().unwrap();
    let prints = fingerprint(&edition.id, &edition.paragraphs, &passages(&map, &edition.id), Splitter::default());
    let mut essays = vec![Essay { paragraphs: edition.paragraphs.clone(), prints }];
    essays.extend(original().map(|paragraphs| Essay { paragraphs, prints: shipped::prints() }));
    essays
}

fn texts(copy: &import::CopyText) -> Vec<String> {
    copy.blocks.iter().map(|block| block.text.clone()).collect()
}

/// Reads a file and checks that every passage of the essay is exact in it.
#[track_caller]
fn all_exact(essay: &Essay, bytes: &[u8], name: &str, verdict: Verdict) -> import::CopyText {
    let copy = read(bytes, name);
    let anchoring = anchor(&essay.prints, &texts(&copy));
    assert!(anchoring.verdict == verdict, "{name}: {:?}", anchoring.verdict);
    assert!(!anchoring.passages.is_empty());
    for (number, passage) in anchoring.passages.iter().enumerate() {
        assert!(passage.state == AnchorState::Exact, "{name}: passage {number} is {:?}", passage.state);
    }
    copy
}

fn page(paragraphs: &[String]) -> String {
    let escaped = paragraphs.iter().map(|paragraph| {
        let text =
            paragraph.replace('&', "&amp;").replace('“', "&ldquo;").replace('”', "&#8221;").replace('’', "&#x2019;");
        format!(
            "<p class=a onclick=\"no()\">{}<script>no('{text}')</script>",
            text.replacen(' ', " <em>", 1).replacen(' ', "</em>\n", 2)
        )
    });
    format!(
        "<!doctype html><title>No</title><header><a href=/>The Paper</a></header><nav><ul><li>Home<li>World</ul></nav>\
         <article><h1>A title</h1><aside>Advertisement</aside>{}</article><footer>© Nobody. All rights reserved.</footer>",
        escaped.collect::<String>()
    )
}

/// A text as an editor wraps it.
fn wrap(text: &str, width: usize) -> String {
    let (mut wrapped, mut line) = (String::new(), 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if line > 0 && line + 1 + length > width {
            wrapped.push('\n');
            line = 0;
        } else if line > 0 {
            wrapped.push(' ');
            line += 1;
        }
        wrapped.push_str(word);
        line += length;
    }
    wrapped
}

#[test]
fn plain_text_opens_with_every_passage_exact() {
    for essay in essays() {
        let lines = essay.paragraphs.join("\n");
        let copy = all_exact(&essay, lines.as_bytes(), "essay.txt", Verdict::Identical);
        assert_eq!(texts(&copy), essay.paragraphs);
        assert_eq!(copy.notices, []);
        all_exact(&essay, essay.paragraphs.join("\r\n\r\n").as_bytes(), "", Verdict::Identical);
        all_exact(
            &essay,
            format!("\u{feff}{}", essay.paragraphs.join("\n\n\n")).as_bytes(),
            "A.TXT",
            Verdict::Identical,
        );
        all_exact(&essay, essay.paragraphs.join(" ").as_bytes(), "one.txt", Verdict::Identical);
    }
}

#[test]
fn quotes_and_line_ends_are_no_difference() {
    for essay in essays() {
        let straight = essay.paragraphs.join("\n\n").replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        all_exact(&essay, straight.as_bytes(), "straight.txt", Verdict::Identical);
        let wrapped: Vec<String> = essay.paragraphs.iter().map(|paragraph| wrap(paragraph, 72)).collect();
        let copy = all_exact(&essay, wrapped.join("\n\n").as_bytes(), "wrapped.txt", Verdict::Identical);
        assert_eq!(copy.blocks.len(), essay.paragraphs.len());
        all_exact(&essay, wrapped.join("\n").as_bytes(), "dense.txt", Verdict::Identical);
    }
}

#[test]
fn encodings_are_no_difference() {
    for essay in essays() {
        let text = essay.paragraphs.join("\n");
        let utf16: Vec<u8> =
            [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(|unit: u16| unit.to_le_bytes()).collect();
        assert_eq!(all_exact(&essay, &utf16, "utf16.txt", Verdict::Identical).notices, [Notice::Utf16]);
        let western: Option<Vec<u8>> = text.chars().map(western).collect();
        if let Some(western) = western {
            let copy = all_exact(&essay, &western, "old.txt", Verdict::Identical);
            assert_eq!(copy.notices, [Notice::Guessed("windows-1252".to_owned())]);
        }
    }
}

/// A character in windows-1252, as far as these essays need it.
fn western(mark: char) -> Option<u8> {
    match mark {
        '“' => Some(0x93),
        '”' => Some(0x94),
        '‘' => Some(0x91),
        '’' => Some(0x92),
        '—' => Some(0x97),
        '–' => Some(0x96),
        '…' => Some(0x85),
        _ => u8::try_from(u32::from(mark)).ok().filter(|&byte| !(0x80..0xA0).contains(&byte)),
    }
}

#[test]
fn saved_pages_and_markdown_open_with_every_passage_exact() {
    for essay in essays() {
        let copy = all_exact(&essay, page(&essay.paragraphs).as_bytes(), "page.html", Verdict::Identical);
        let of = |kind: Kind| copy.blocks.iter().filter(|block| block.kind == kind).count();
        assert_eq!((of(Kind::Paragraph), of(Kind::Heading), of(Kind::Aside)), (essay.paragraphs.len(), 1, 5));
        let text = texts(&copy).concat();
        assert!(!text.contains("no(") && !text.contains('<'), "scripts are no text");
        let marked: Vec<String> =
            essay.paragraphs.iter().map(|it| it.replacen(' ', " *", 1).replacen(", ", "*, ", 1)).collect();
        let markdown = format!("# A title\n\n{}\n\n- [More](http://a.example)\n", marked.join("\n\n"));
        all_exact(&essay, markdown.as_bytes(), "essay.md", Verdict::Identical);
    }
}

#[test]
fn what_is_no_essay_lights_nothing() {
    for essay in essays() {
        for bytes in [&b""[..], b"a\0b", b"<script>a()</script>", b"Some other words. They are not those."] {
            let anchoring = anchor(&essay.prints, &texts(&read(bytes, "")));
            assert!(anchoring.verdict == Verdict::Other);
            assert!(anchoring.passages.iter().all(|passage| passage.places.is_empty()));
        }
    }
}
