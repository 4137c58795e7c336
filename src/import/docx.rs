//! A document of a word processor (DOCX, Office Open XML, ECMA-376), read into blocks: a zip file in which
//! `word/document.xml` has the text.
//!
//! Entry: [`read`]. What is read of a paragraph is its text as it would be printed: what a reviewer has deleted is not,
//! what was inserted is. A paragraph is a heading or an item by the name of its style, or because it is numbered. Foot
//! notes, comments, headers and text boxes are left out.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use super::{Block, CopyText, Kind, MOST_BYTES, Notice};

/// How a zip file begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// The part of the file that has the text.
const TEXT: &str = "word/document.xml";

/// At most so many parts of the document's tree are read.
const MOST_NODES: u32 = 10_000_000;

/// What holds text that is not printed where it stands.
const ELSEWHERE: [&str; 4] = ["del", "moveFrom", "txbxContent", "Fallback"];

/// Reads a document; `None` for what is none.
pub fn read(bytes: &[u8]) -> Option<CopyText> {
    if !bytes.starts_with(ZIP) {
        return None;
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    // A small file may unpack to any size: no more is unpacked than would be read.
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    archive.by_name(TEXT).ok()?.take(most).read_to_string(&mut xml).ok()?;
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&xml, options).ok()?;
    let is_shown = |node: &Node<'_, '_>| !node.ancestors().any(|above| ELSEWHERE.iter().any(|name| is(above, name)));
    let paragraphs = document.descendants().filter(|node| is(*node, "p")).filter(is_shown);
    let blocks: Vec<Block> = paragraphs.filter_map(block).collect();
    let notices = if blocks.is_empty() { vec![Notice::Empty] } else { Vec::new() };
    Some(CopyText { blocks, notices })
}

/// Whether a node is an element of this name, in whichever of the namespaces that documents of its kind have.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// A paragraph; `None` for one without text.
fn block(paragraph: Node<'_, '_>) -> Option<Block> {
    let mut text = String::new();
    let mut open: Vec<Node<'_, '_>> = paragraph.children().rev().collect();
    while let Some(node) = open.pop() {
        match node.tag_name().name() {
            "t" => text.push_str(node.text().unwrap_or_default()),
            "tab" | "br" | "cr" => text.push(' '),
            "noBreakHyphen" => text.push('\u{2011}'),
            // A paragraph within, as in a text box, is one by itself.
            "p" | "pPr" => {}
            name if ELSEWHERE.contains(&name) => {}
            _ => open.extend(node.children().rev()),
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| Block { text, kind: kind(paragraph) })
}

/// What a paragraph is by its style.
fn kind(paragraph: Node<'_, '_>) -> Kind {
    let Some(properties) = paragraph.children().find(|node| is(*node, "pPr")) else { return Kind::Paragraph };
    let has = |name: &str| properties.children().any(|node| is(node, name));
    let style = properties.children().find(|node| is(*node, "pStyle"));
    let style = style.and_then(|node| node.attributes().find(|it| it.name() == "val")).map_or("", |it| it.value());
    if has("outlineLvl") || style.starts_with("Heading") || style == "Title" {
        Kind::Heading
    } else if has("numPr") || style.starts_with("List") {
        Kind::Item
    } else {
        Kind::Paragraph
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A document with this in its body.
    fn document(body: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(TEXT, SimpleFileOptions::default()).unwrap();
        let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        write!(zip, "<?xml version=\"1.0\"?><w:document {names}><w:body>{body}</w:body></w:document>").unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn texts(body: &str) -> Vec<(Kind, String)> {
        read(&document(body)).unwrap().blocks.into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn paragraphs_headings_and_items_are_told_apart() {
        let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>On </w:t></w:r><w:r><w:t>hats</w:t></w:r></w:p>\
                    <w:p/><w:p><w:r><w:t xml:space=\"preserve\">First, </w:t><w:br/><w:t>a brim &amp; a crown.</w:t></w:r></w:p>\
                    <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Felt</w:t></w:r></w:p>";
        let expected =
            [(Kind::Heading, "On hats"), (Kind::Paragraph, "First, a brim & a crown."), (Kind::Item, "Felt")];
        assert_eq!(texts(body), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn what_was_deleted_is_gone_and_what_was_inserted_is_there() {
        let body = "<w:p><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>Old</w:delText><w:t>Old</w:t></w:r></w:del>\
                    <w:r><w:t> words</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>";
        assert_eq!(texts(body), [(Kind::Paragraph, "New words".to_owned())]);
    }

    #[test]
    fn entities_of_its_own_are_none_and_other_files_are_no_documents() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(TEXT, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<!DOCTYPE d [<!ENTITY a \"x\">]><d><p><t>&a;</t></p></d>").unwrap();
        assert_eq!(read(&zip.finish().unwrap().into_inner()), None);
        assert_eq!(read(b"PK\x03\x04 and no more"), None);
        assert_eq!(read(b"Just text."), None);
        assert_eq!(read(&document("")).unwrap().notices, [Notice::Empty]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>, body: String) {
            read(&[ZIP, &bytes].concat());
            read(&document(&body));
        }
    }
}
