//! Pictures of the argument drawn.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use serde_json::json;

use super::{err, folder, out, wherefore};

const MAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/maps/linden");

fn export(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = wherefore(folder, &[&["export", MAP, "--to"], arguments].concat());
    assert!(output.status.success(), "{arguments:?}: {}", err(&output));
    output.stdout
}

/// The width, the height and the pixels of a picture.
fn decoded(file: &[u8]) -> (usize, usize, Vec<[u8; 3]>) {
    let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight), "nothing shows through");
    (info.width as usize, info.height as usize, pixels.chunks_exact(3).map(|it| [it[0], it[1], it[2]]).collect())
}

/// The width and the height of a drawing.
fn units(svg: &[u8]) -> [f64; 2] {
    let svg = str::from_utf8(svg).unwrap();
    let svg = roxmltree::Document::parse(svg).unwrap();
    ["width", "height"].map(|name| svg.root_element().attribute(name).unwrap().parse().unwrap())
}

#[test]
fn a_png_has_the_size_that_is_wanted_and_is_not_blank() {
    let folder = folder("png");
    for (order, name) in [("reasons", "map"), ("text", "map-text")] {
        let [width, height] = units(&export(&folder, &["svg", "--order", order]));
        let screen = decoded(&export(&folder, &["png", "--order", order]));
        let scale = 2_f64.max(1_920.0 / width);
        assert_eq!([screen.0, screen.1], [width * scale, height * scale].map(|it| it.round() as usize), "{order}");
        let paper = screen.2[0];
        assert!(paper.iter().all(|&part| part > 240), "{paper:?}");
        assert!([screen.0 - 1, screen.2.len() - 1].iter().all(|&at| screen.2[at] == paper), "paper to the edges");
        let dark = screen.2.iter().filter(|it| it.iter().all(|&part| part < 90)).count();
        assert!((screen.2.len() / 1_000..screen.2.len() / 10).contains(&dark), "{dark} dark pixels of words");
        let listed = export(&folder, &["png", "--size", "print", "--order", order, "--out", "print"]);
        assert_eq!(String::from_utf8(listed).unwrap().trim(), format!("print/{name}-print.png").replace('/', SLASH));
        let print = decoded(&fs::read(folder.join(format!("print/{name}-print.png"))).unwrap());
        assert!(print.0.abs_diff(2 * screen.0) <= 1 && print.1.abs_diff(2 * screen.1) <= 1, "{order}");
    }
}

const SLASH: &str = std::path::MAIN_SEPARATOR_STR;

#[test]
fn a_pdf_has_a_page_for_each_order_and_words() {
    let folder = folder("pdf");
    let pdf = export(&folder, &["pdf"]);
    assert!(pdf.starts_with(b"%PDF-1."));
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.trim_end().ends_with("%%EOF"));
    for order in ["reasons", "text"] {
        let [width, height] = units(&export(&folder, &["svg", "--order", order])).map(|it| it * 0.75);
        assert!(text.contains(&format!("/MediaBox[0 0 {width} {height}]")), "{order}: {width} by {height}");
    }
    let title: String = "Zwölf Linden".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    assert!(text.contains(&format!("/Title<FEFF{title}")), "what it is called");
    assert!(text.contains("/Subject(Linden statt Blech by Jonas Weidt"), "what it is of");
    assert!(!text.contains("CreationDate") && !text.contains("CreateDate"), "when it was made is nobody's concern");
    let letters = letters(&pdf);
    assert!("ZwölfLindenürMarktplatz".chars().all(|letter| letters.contains(&letter)), "{letters:?}");
    let one = export(&folder, &["pdf", "--order", "text"]);
    assert!(String::from_utf8_lossy(&one).contains("/Count 1"), "one page");
}

/// The letters that glyphs of a PDF stand for, as programs copy and search them.
fn letters(pdf: &[u8]) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    for at in (0..pdf.len()).filter(|&at| pdf[at..].starts_with(b"stream\n") && !pdf[..at].ends_with(b"end")) {
        let mut stream = Vec::new();
        let is_whole = flate2::read::ZlibDecoder::new(&pdf[at + 7..]).read_to_end(&mut stream).is_ok();
        let stream = String::from_utf8_lossy(&stream);
        if !is_whole || !stream.contains("beginbfchar") {
            continue;
        }
        // A line is a glyph and what it stands for: <0024> <0041>.
        let codes = stream.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
        letters.extend(codes.filter_map(|(_, code)| char::from_u32(u32::from_str_radix(code, 16).ok()?)));
    }
    letters
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let folder = folder("same");
    for format in [["png", "--order", "text"], ["pdf", "--order", "reasons"]] {
        assert!(export(&folder, &format) == export(&folder, &format), "{format:?}");
    }
}

#[test]
fn both_orders_are_drawn_where_none_is_named() {
    let folder = folder("orders");
    for format in ["svg", "png"] {
        let listed = String::from_utf8(export(&folder, &[format, "--out", "."])).unwrap();
        assert_eq!(listed.lines().count(), 2, "{listed}");
        let two = wherefore(&folder, &["export", MAP, "--to", format]);
        assert!(err(&two).contains("`--order`"), "{}", err(&two));
    }
    let [reasons, text] = ["map.svg", "map-text.svg"].map(|name| fs::read(folder.join(name)).unwrap());
    assert_ne!(reasons, text);
    assert!(
        export(&folder, &["svg", "--order", "text"]) == text
            && export(&folder, &["svg", "--order", "reasons"]) == reasons
    );
    for (arguments, said) in
        [(["dot", "--order", "text"], "for drawings"), (["pdf", "--size", "print"], "for `--to png`")]
    {
        let refused = wherefore(&folder, &[&["export", MAP, "--to"], &arguments[..]].concat());
        assert_eq!(refused.status.code(), Some(1));
        assert!(err(&refused).contains(said), "{}", err(&refused));
    }
}

/// Writes a map of so many claims, each for the one before.
fn chain(folder: &Path, claims: usize, text: &str) {
    let claim = |at: usize| json!({ "id": format!("c{at}"), "text": format!("{text} {at}"), "basis": "history" });
    let step = |at: usize| json!({ "id": format!("i{at}"), "premises": [format!("c{}", at + 1)], "target": { "supports": format!("c{at}") } });
    let map = json!({
        "title": "A long title ".repeat(20), "language": "en",
        "claims": (0..claims).map(claim).collect::<Vec<_>>(),
        "inferences": (0..claims - 1).map(step).collect::<Vec<_>>(),
    });
    fs::write(folder.join("map.json"), map.to_string()).unwrap();
}

#[test]
fn what_is_too_large_is_refused_with_a_way_out_or_made_to_fit() {
    let folder = folder("large");
    let to =
        |format: &str| wherefore(&folder, &["export", "map.json", "--to", format, "--order", "text", "--out", "."]);
    chain(&folder, 5_001, "It is so");
    for format in ["png", "pdf"] {
        let refused = to(format);
        assert_eq!(refused.status.code(), Some(1));
        assert!(err(&refused).contains("5001 claims") && err(&refused).contains("`--to svg`"), "{}", err(&refused));
    }
    chain(&folder, 900, "It is so");
    let refused = to("png");
    assert!(err(&refused).contains("too large for a PNG") && err(&refused).contains("`--to pdf`"), "{}", err(&refused));
    let fitted = to("pdf");
    assert!(err(&fitted).contains("times smaller than drawn"), "{}", err(&fitted));
    assert!(String::from_utf8_lossy(&fs::read(folder.join("map-text.pdf")).unwrap()).contains(" 14400]"));
}

#[test]
fn letters_that_no_face_has_are_told() {
    let folder = folder("letters");
    // Of a block that is for private use: no face has to have it.
    chain(&folder, 2, "\u{10fffd}");
    let output = wherefore(&folder, &["export", "map.json", "--to", "png", "--order", "reasons", "--out", "."]);
    assert!(err(&output).contains("shown as boxes"), "{}", err(&output));
    assert!(out(&output).contains("map.png"));
}
