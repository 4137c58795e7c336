//! The page that Trunk made, filled at its marked places: the base, the head, the security policy, the body.
//!
//! Entries: [`Template::page`], [`Template::missing_page`].

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::minify::Minifier;
use super::{Kit, studio};
use crate::views::markup::escaped;

/// Brings what a page is about into view before the program runs, unless it stands in the upper part of the window
/// already, or the address itself names a place.
///
/// Not by `scrollIntoView`, from which browsers let the next Tab start: the first one leads to the page's first link.
const COME_TO_PLACE: &str = r#"for (const about of location.hash ? [] : [".essay [data-lit]", ".argument [data-chosen]"]) {
const root = document.documentElement, lit = document.querySelector(about);
if (!lit?.offsetHeight) continue;
const top = lit.getBoundingClientRect().top;
if (top > 0.6 * innerHeight) (root.scrollHeight > root.clientHeight + 1 ? root : lit.closest(".pane")).scrollTop += top - innerHeight / 3;
}"#;

/// Keeps what is clicked before the program runs, for when it does: the last button counts.
const KEEP_CLICK: &str = r#"{
const app = document.getElementById("app");
let clicked;
const change = (to) => {
clicked?.removeAttribute("aria-busy");
clicked = to;
clicked?.setAttribute("aria-busy", "true");
};
addEventListener("click", (event) => {
if (!app.dataset.hydrated) change(event.target.closest("button[data-command]"));
}, true);
new MutationObserver((_, watching) => {
watching.disconnect();
const button = clicked;
change(null);
button?.click();
}).observe(app, { attributeFilter: ["data-hydrated"] });
}"#;

/// Finds the site's root for a page that a host shows at an address of another: `404.html` on most hosts, and on a
/// development server, which runs on this machine, the first page.
///
/// What looks like an address of the site tells its root. Below any other address `404.html` looks for [`ROOT`] in each
/// folder on the way up, before anything else of the page is loaded.
pub(super) const FIND_ROOT: &str = r#"(function () {
  var strayed = STRAYED, base = document.querySelector("base"), path = location.pathname;
  var found = /^(.*\/)(?:claim|actor|paragraph)\/[^/]*\/?$/.exec(path);
  if (found && (strayed || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname))) base.href = found[1];
  else if (strayed && !/\/404(\.html)?$/.test(path))
    for (var folder = path; (folder = folder.slice(0, folder.lastIndexOf("/"))), path; path = folder)
      document.write('<script src="' + folder + '/root.js"><\/script>');
})()"#;

/// The file that marks the site's root, and makes it the base; the first one found, which is the nearest, counts.
pub(super) const ROOT: &str = "root.js";
/// What [`ROOT`] does.
pub(super) const MAKE_BASE: &str = r#"(function (base, here) {
  if (!base.dataset.found) base.href = new URL(".", here).pathname;
  base.dataset.found = "true";
})(document.querySelector("base"), document.currentScript.src);
"#;

/// How the page that loads the programs begins; the language becomes that of the map.
pub(super) const LANGUAGE: &str = "<html lang=\"en\">";

/// How a page in a language begins, by its BCP 47 tag.
pub(super) fn language(tag: &str) -> String {
    format!("<html lang=\"{}\">", escaped(tag))
}

/// The policy of a page without a program.
pub(super) fn policy_without_program() -> &'static str {
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; \
     base-uri 'self'; form-action 'self'\">"
}

/// A rendered page, and its address relative to the site's root, which is empty for the root itself.
pub(super) struct Body {
    pub(super) address: String,
    /// The note on what it is about, which the map that it carries lacks; empty if there is none.
    pub(super) note: String,
    pub(super) html: String,
}

/// The page that Trunk made.
pub(super) struct Template {
    page: String,
    find_root: String,
    /// The attributes that name the files which a page loads on demand.
    files: String,
    /// The map as pages carry it.
    map: String,
    /// Whether Trunk's server shows it while the site is worked on.
    is_draft: bool,
}

/// What all pages of a map have in common.
pub(super) struct Common<'a> {
    /// The way from the map's root to the site's, where the programs and the styles lie.
    pub(super) up: &'a str,
    /// The files below the map's root that a page asks for when they are needed: what is in each, and its name.
    pub(super) asked_for: &'a [(&'a str, String)],
    /// The language of the map, as a BCP 47 tag.
    pub(super) language: &'a str,
    /// The map as pages carry it.
    pub(super) map: String,
    /// Whether Trunk's server shows it while the site is worked on.
    pub(super) is_draft: bool,
}

impl Template {
    /// The page that Trunk made, for the pages of one map.
    pub(super) fn new(kit: &Kit, common: Common<'_>) -> io::Result<Self> {
        let Common { up, asked_for, language, map, is_draft } = common;
        // In a folder of its own, a map has the programs and styles of the site a level up.
        let page = kit.page.replace("\"./", &["\"", up].concat());
        let page = fill(LANGUAGE, &page, &self::language(language))?;
        let up = up.trim_start_matches("./");
        let mut files = String::new();
        // The studio has a page of its own, which names it.
        for (name, file) in kit.on_demand.iter().filter(|(name, _)| name != studio::PROGRAM) {
            files.push_str(&format!(" data-{name}=\"{up}{file}\""));
        }
        for (what, name) in asked_for {
            files.push_str(&format!(" data-{what}=\"{}\"", escaped(name)));
        }
        Ok(Self { page, find_root: kit.find_root.clone(), files, map, is_draft })
    }

    /// A page with these elements in its head and this body.
    pub(super) fn page(&self, head: &str, body: &Body) -> io::Result<String> {
        self.filled(head, body, false)
    }

    /// The same, for a page that hosts show at addresses which are not its own.
    pub(super) fn missing_page(&self, head: &str, body: &Body) -> io::Result<String> {
        self.filled(head, body, true)
    }

    /// A page of another program than the reader's, which runs in a folder of its own below the site's root. There is one
    /// page at its address, so that what is chosen on it stands in the fragment. It has these elements in its head, in what
    /// the program takes over, and behind that.
    pub(super) fn page_of(
        &self,
        kit: &Kit,
        program: &str,
        (head, html, beside): (&str, &str, &str),
    ) -> io::Result<String> {
        let script = kit.on_demand.iter().find(|(name, _)| name == program).map(|(_, file)| file.as_str());
        let script = script.ok_or_else(|| io::Error::other(format!("the built programs lack {program}")))?;
        let (before, _, after) = around_loader(&self.page)?;
        let page = without_preloads(&format!("{before}<script src=\"../{script}\" defer></script>{after}"));
        let page = fill("<!-- base -->", &page, "<base href=\"index.html\">")?;
        let page = fill("<!-- head -->", &page, head)?;
        let page = fill("<!-- policy -->", &page, &self.policy(&page))?;
        let app = format!("<div id=\"app\" data-page=\"\"{}>{html}</div>", self.files);
        let page = fill("<!-- page -->", &page, &app)?;
        fill("<!-- map -->", &page, &format!("<script id=\"map\" type=\"text/plain\"></script>\n{beside}"))
    }

    fn filled(&self, head: &str, body: &Body, strayed: bool) -> io::Result<String> {
        let mut base = format!("<base href=\"{}\">", way_up(&body.address));
        if !body.address.contains('/') {
            let find_root = self.find_root.replace("STRAYED", &strayed.to_string());
            base.push_str(&format!("\n<script>{find_root}</script>"));
        }
        // At an address that is not the page's own, a browser would ask for them before it knows the root.
        let page = if strayed { &without_preloads(&self.page) } else { &self.page };
        let page = fill("<!-- base -->", page, &base)?;
        let page = fill("<!-- head -->", &page, head)?;
        let page = fill("<!-- policy -->", &page, &self.policy(&page))?;
        let (address, html) = (escaped(&body.address), &body.html);
        let note = if body.note.is_empty() { String::new() } else { format!(" data-note=\"{}\"", escaped(&body.note)) };
        let app = format!("<div id=\"app\" data-page=\"{address}\"{note}{}>{html}</div>", self.files);
        let page = fill("<!-- page -->", &page, &app)?;
        fill("<!-- map -->", &page, &format!("<script id=\"map\" type=\"text/plain\">{}</script>", self.map))
    }

    /// The policy that allows our own files, the scripts that stand in the page, and nothing else.
    ///
    /// While the site is worked on, Trunk's server puts a script of its own into each page, which reloads it after a
    /// change.
    fn policy(&self, page: &str) -> String {
        let (scripts, connections) = if self.is_draft {
            (" 'unsafe-inline'".to_owned(), " ws:")
        } else {
            let hashes = inline_scripts(page).map(|script| format!(" 'sha256-{}'", digest(script)));
            (hashes.collect(), "")
        };
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' \
             'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' blob:; connect-src 'self'{connections}; \
             worker-src 'self'; base-uri 'self'; form-action 'self'\">"
        )
    }
}

/// What stands before the script that loads the reader's program, the script, and what stands behind it.
pub(super) fn around_loader(page: &str) -> io::Result<(&str, &str, &str)> {
    let missing =
        || io::Error::new(io::ErrorKind::InvalidData, "the page that loads the programs lacks what loads them");
    let (before, rest) = page.split_once(LOADS).ok_or_else(missing)?;
    let (script, after) = rest.split_once("</script>").ok_or_else(missing)?;
    Ok((before, script, after))
}

/// How the script begins that loads the reader's program.
pub(super) const LOADS: &str = "<script type=\"module\">";

/// The way from a page to the site's root.
pub(super) fn way_up(address: &str) -> String {
    match address.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

pub(super) fn fill(mark: &str, page: &str, text: &str) -> io::Result<String> {
    if !page.contains(mark) {
        let message = format!("index.html lacks the mark {mark}; is it the page that Trunk made?");
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(page.replacen(mark, text, 1))
}

/// A page without the digests of the files that it links to: they are our own, and their names change with their contents.
pub(super) fn without_digests(page: &str) -> String {
    let mut parts = page.split(" integrity=\"");
    let mut without = parts.next().unwrap_or_default().to_owned();
    without.extend(parts.filter_map(|part| part.split_once('"').map(|(_, rest)| rest)));
    without
}

/// A page without the links that have a browser load its program early.
fn without_preloads(page: &str) -> String {
    let is_preload =
        |line: &str| ["<link rel=\"modulepreload\"", "<link rel=\"preload\""].iter().any(|it| line.starts_with(it));
    page.split_inclusive('\n').filter(|line| !is_preload(line.trim_start())).collect()
}

/// A page with what runs in each page, behind what it is about, before the program does.
pub(super) fn with_script(page: &str) -> io::Result<String> {
    fill("<!-- place -->", page, &["<script>", COME_TO_PLACE, "\n", KEEP_CLICK, "</script>"].concat())
}

/// A page whose scripts, as far as they stand in it, are made small.
pub(super) fn with_small_scripts(page: &str, minifier: &Minifier) -> io::Result<String> {
    let mut small = page.to_owned();
    for script in inline_scripts(page) {
        small = small.replacen(script, minifier.script(script)?.trim_end(), 1);
    }
    Ok(small)
}

/// The text of each script that stands in the page itself and is run; structured data and the map are not.
pub(super) fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    let scripts = std::iter::from_fn(move || {
        let (_, from_tag) = rest.split_once("<script")?;
        let (tag, from_text) = from_tag.split_once('>')?;
        let (script, after) = from_text.split_once("</script>")?;
        rest = after;
        Some((tag, script))
    });
    let is_run =
        |tag: &str| ![" src=", "application/ld+json", "text/plain"].into_iter().any(|other| tag.contains(other));
    scripts.filter(move |(tag, _)| is_run(tag)).map(|(_, script)| script)
}

pub(super) fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_that_are_run_are_vouched_for() {
        let page = "<script>one</script><script src=\"two\"></script><script type=\"application/ld+json\">{}</script>\
                    <script type=\"module\">three</script>";
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["one", "three"]);
    }

    #[test]
    fn a_page_at_any_address_preloads_nothing() {
        let page = "<head>\n<link rel=\"modulepreload\" href=\"./a.js\">\n  <link rel=\"preload\" href=\"./a.wasm\">\n\
                    <link rel=\"stylesheet\" href=\"./a.css\">\n</head>";
        assert_eq!(without_preloads(page), "<head>\n<link rel=\"stylesheet\" href=\"./a.css\">\n</head>");
    }

    #[test]
    fn a_page_has_no_digests_of_what_it_links_to() {
        let page = "<link href=\"./a.svg\" integrity=\"sha384-x\"/><link href=\"./b\" integrity=\"y\"></head>";
        assert_eq!(without_digests(page), "<link href=\"./a.svg\"/><link href=\"./b\"></head>");
    }

    #[test]
    fn a_page_knows_the_way_up() {
        assert_eq!(way_up(""), "./");
        assert_eq!(way_up("404"), "./");
        assert_eq!(way_up("claim/built/"), "../../");
    }
}
