//! One file that is the whole reader on a map: it opens from the disk, with no network, and can be read without its
//! program.
//!
//! Entry: [`one_file`]. What a site has in files beside its pages stands in the page itself: the styles as they are, the
//! map and the programs compressed and in base 85, which [`START`] unpacks. Since there is one page, addresses are in the fragment;
//! before the program runs, such a link leads to the row of the claim, the actor or the paragraph that has this address for
//! its `id`.

use std::io::{self, Write};
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::dates::dates;
use super::programs::WASM;
use super::template::{LANGUAGE, LOADS, around_loader, digest, fill, inline_scripts, language};
use super::{Kit, studio, styles};
use crate::anchor::Fingerprints;
use crate::document::{ClaimIx, EssayMap};
use crate::format::Source;
use crate::link::{Choice, Chosen, Head};
use crate::reading::{Carried, Reading, Surroundings};
use crate::session::Shared;
use crate::ui::markup;
use crate::views::markup::escaped;
use crate::views::styled::dressed;
use crate::views::{Around, Statics, chart};

/// Unpacks the programs and starts that of the page. A script has an address then that only this page knows,
/// and where it names the file of its program, it is told one that contains the program: of a page from the disk, a worker
/// may ask for nothing else.
const START: &str = r#"(async () => {
  const app = document.getElementById("app"), addresses = new Map();
  const decoded = (text) => {
    const bytes = new Uint8Array(Math.ceil(text.length / 5) * 4), view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at += 5) {
      let word = 0;
      for (let nth = at; nth < at + 5; nth++) word = word * 85 + (nth < text.length ? text.charCodeAt(nth) - 40 : 84);
      view.setUint32((at / 5) * 4, word);
    }
    return bytes.subarray(0, Math.floor((text.length * 4) / 5));
  };
  const open = async (packed) => {
    const bytes = decoded(packed.textContent.replaceAll("!", "<"));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  };
  const read = (blob) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
  const text = (bytes) => new TextDecoder().decode(bytes);
  const map = document.getElementById("map");
  map.textContent = text(await open(map));
  for (const packed of document.querySelectorAll("script[data-file]")) {
    const { file, type, attribute } = packed.dataset;
    let content = await open(packed);
    if (type === "text/javascript") {
      content = text(content);
      for (const [name, address] of addresses) content = content.replaceAll(name, address);
      addresses.set(file, URL.createObjectURL(new Blob([content], { type })));
    } else {
      addresses.set(file, await read(new Blob([content], { type })));
    }
    if (attribute) app.setAttribute(attribute, addresses.get(file));
    packed.remove();
  }
  const program = await import(addresses.get("SCRIPT"));
  await program.default({ module_or_path: addresses.get("PROGRAM") });
})().catch((error) => {
  document.documentElement.className = "no-program";
  console.error(error);
});"#;

/// The page of a map as one file. Runs within a runtime of Yew's.
///
/// # Errors
///
/// Where the kit lacks a file, or its page a marked place.
pub async fn one_file(source: &Source, kit: &Kit) -> io::Result<String> {
    let surroundings = Surroundings { in_one_file: true, dates: dates(&source.map), ..Surroundings::default() };
    let carried = dressed(Carried { surroundings, ..Carried::new(source.map.clone()) });
    let map = carried.write().ok_or_else(|| io::Error::other("the map cannot be packed"))?;
    let page = fill(LANGUAGE, &kit.page, &language(&carried.map.language))?;
    let reading = Shared::new(Reading::of(carried));
    let statics = Rc::new(Statics::render(&reading, &Around::default()));
    let html = with_targets(&reading, markup(&reading, &statics, Choice::Nothing).await);
    let Head { title, description } = Head::of(&reading, &Chosen::Nothing);
    let (title, description) = (escaped(&title), escaped(&description));
    let head = format!("<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">");
    let (page, style) = with_styles(&page, kit, &source.map)?;
    let (page, start) = with_start(&page, kit)?;
    let page = fill("<!-- base -->", &page, "")?;
    let page = fill("<!-- head -->", &page, &head)?;
    let page = fill("<!-- policy -->", &page, &policy(&page, &style, &start))?;
    let page = fill("<!-- page -->", &page, &format!("<div id=\"app\" data-page=\"\">{html}</div>"))?;
    let map = compressed(map.as_bytes())?;
    let map = format!("<script id=\"map\" type=\"text/plain\">{map}</script>\n{}", files(kit, &source.fingerprints)?);
    fill("<!-- map -->", &page, &map)
}

/// The page with its styles and its icon in it, and the styles.
fn with_styles(page: &str, kit: &Kit, map: &EssayMap) -> io::Result<(String, String)> {
    let mut style = String::new();
    for name in kit.names_with(".css") {
        style.push_str(&String::from_utf8_lossy(kit.file(name)?));
    }
    style.extend(styles::for_map(map).into_iter().map(|(_, styles)| styles));
    let mut links = format!("<style>{style}</style>");
    for name in kit.names_with(".svg") {
        let icon = STANDARD.encode(kit.file(name)?);
        links.push_str(&format!("\n<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
    }
    let mut without = String::new();
    for (nth, part) in page.split("<link ").enumerate() {
        let rest = if nth == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest.trim_start()) };
        without.push_str(rest);
    }
    Ok((fill("</head>", &without, &[&links, "\n</head>"].concat())?, style))
}

/// The page with what unpacks the programs in the place of what loads them, and that script.
fn with_start(page: &str, kit: &Kit) -> io::Result<(String, String)> {
    let (before, script, after) = around_loader(page)?;
    let program = kit.names_with(WASM).find(|name| script.contains(*name));
    let message = "the page that loads the programs lacks the name of its program";
    let program = program.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, message))?;
    let start = START.replace("SCRIPT", &program.replace(WASM, ".js")).replace("PROGRAM", program);
    Ok((format!("{before}{LOADS}{start}</script>{after}"), start))
}

/// Whether the one file carries a file of a program. The chart is left out: the file would be an eighth larger. The studio
/// has a page of its own.
pub(super) fn carries(name: &str) -> bool {
    ![chart::PROGRAM, studio::PROGRAM].iter().any(|program| name.starts_with(program))
}

/// The files of the programs, each before what names it.
fn files(kit: &Kit, fingerprints: &Option<Fingerprints>) -> io::Result<String> {
    let mut page = String::new();
    for name in kit.names_with(WASM).filter(|name| carries(name)) {
        page.push_str(&element(kit, name, "application/wasm", None, kit.file(name)?)?);
    }
    for name in kit.names_with(".js").filter(|name| carries(name)) {
        let attribute =
            kit.on_demand.iter().find(|(_, file)| file == name).map(|(program, _)| format!("data-{program}"));
        page.push_str(&element(kit, name, "text/javascript", attribute.as_deref(), kit.file(name)?)?);
    }
    if let Some(prints) = fingerprints {
        let json = serde_json::to_vec(prints)?;
        page.push_str(&element(kit, "fingerprints.json", "application/json", Some("data-fingerprints"), &json)?);
    }
    Ok(page)
}

/// A file in an element of the page.
fn element(kit: &Kit, name: &str, kind: &str, attribute: Option<&str>, bytes: &[u8]) -> io::Result<String> {
    let packed = match kit.compressed(name) {
        Some(compressed) => in_base_85(compressed),
        None => compressed(bytes)?,
    };
    let attribute = attribute.map(|name| format!(" data-attribute=\"{name}\"")).unwrap_or_default();
    Ok(format!("<script type=\"text/plain\" data-file=\"{name}\" data-type=\"{kind}\"{attribute}>{packed}</script>\n"))
}

/// Bytes, compressed, as text that may stand in a page.
fn compressed(bytes: &[u8]) -> io::Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(in_base_85(&encoder.finish()?))
}

/// Bytes as digits of base 85, each four as five, the last ones as one more than they are: a sixteenth shorter than in base
/// 64. The digits are the characters from `(` to `|`, with `!` in the place of `<`, which a page's parser would heed.
fn in_base_85(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for chunk in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        let word = u32::from_be_bytes(word);
        let digits = [85 * 85 * 85 * 85, 85 * 85 * 85, 85 * 85, 85, 1].map(|weight| word / weight % 85);
        let letters = digits.iter().filter_map(|digit| char::from_u32(u32::from(b'(') + digit));
        text.extend(letters.map(|letter| if letter == '<' { '!' } else { letter }).take(chunk.len() + 1));
    }
    text
}

/// What the page may do: run the scripts that stand in it and the programs that they unpack, and ask nobody for anything.
fn policy(page: &str, style: &str, start: &str) -> String {
    let scripts = inline_scripts(page).chain([start]).map(|script| format!(" 'sha256-{}'", digest(script)));
    let mut scripts: Vec<String> = scripts.collect();
    scripts.dedup();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src blob: \
         'wasm-unsafe-eval'{}; style-src 'sha256-{}'; img-src data:; connect-src data:; worker-src blob:; \
         base-uri 'none'; form-action 'none'\">",
        scripts.concat(),
        digest(style),
    )
}

/// Rendered markup in which what a link to a claim, an actor or a paragraph leads to has the link's fragment for its `id`: a
/// row of the tree, an entry of the cast, a number beside the text.
fn with_targets(reading: &Reading, mut html: String) -> String {
    let mut name = |place: String, element: &str, link: String| {
        let before = html.find(&place).and_then(|at| html[..at + place.len()].rfind(element));
        if let (Some(at), Some(id)) = (before, link.strip_prefix('#')) {
            html.insert_str(at + element.len(), &format!(" id=\"{}\"", escaped(id)));
        }
    };
    name("class=\"frame\"".to_owned(), "<div", Chosen::Nothing.address(reading));
    for at in 0..reading.map.claims.len() {
        let row = format!(" id=\"c-{}\"", reading.map.claims[at].id);
        name(row, "<li", Chosen::Claim(ClaimIx(at)).link(reading));
    }
    for &actor in &reading.cast {
        let address = Chosen::Actor(actor).address(reading);
        name(format!("<a href=\"{address}\" data-actor"), "<a", address);
    }
    for at in 0..reading.paragraphs.len() {
        let address = Chosen::Paragraph(at).address(reading);
        name(format!("<a class=\"number\" href=\"{address}\""), "<a", address);
    }
    for at in 0..reading.map.claims.len() {
        html = with_links_to(&html, &Chosen::Claim(ClaimIx(at)), reading);
    }
    html
}

/// Rendered markup in which links to places on the page of a claim lead to its row: there is no such page.
fn with_links_to(html: &str, claim: &Chosen, reading: &Reading) -> String {
    let place = format!("href=\"{}#", claim.address(reading));
    let mut parts = html.split(&place);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once('"').map_or("", |(_, rest)| rest);
        all.push_str(&format!("href=\"{}\"{rest}", claim.link(reading)));
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What [`START`] does.
    fn decoded(text: &str) -> Vec<u8> {
        let digits: Vec<u32> = text.replace('!', "<").bytes().map(|letter| u32::from(letter) - 40).collect();
        let words = digits.chunks(5).flat_map(|chunk| {
            let digit = |nth: usize| u64::from(chunk.get(nth).copied().unwrap_or(84));
            let word = (0..5).fold(0, |word, nth| word * 85 + digit(nth));
            u32::try_from(word % (1 << 32)).unwrap().to_be_bytes()
        });
        words.take(digits.len() * 4 / 5).collect()
    }

    proptest! {
        #[test]
        fn bytes_come_back_and_never_end_their_element(bytes: Vec<u8>) {
            let text = in_base_85(&bytes);
            prop_assert!(!text.contains('<') && text.is_ascii());
            prop_assert_eq!(decoded(&text), bytes);
        }
    }
}
