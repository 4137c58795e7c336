//! Writes every page of the site as HTML when the site is built.
//!
//! Trunk runs this once it has put the program and the styles into a folder, with an `index.html` that loads them. That
//! page is the template: for each address of the embedded map its marked places are filled (the base, the security
//! policy, the head, the page itself) and the result is written to that address. A page that is not in the map,
//! `404.html`, is written for hosts that show it where they find nothing.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use wherefore::content;
use wherefore::link::{Choice, Head, pages};
use wherefore::reading::Reading;
use wherefore::ui::{App, AppProps, Shared, Still};
use yew::ServerRenderer;

/// The address under which the page for unknown addresses is rendered.
const NOT_FOUND: &str = "404";

/// Finds the site's root for a page that a host shows at an address of another: `404.html` on most hosts, and on a
/// development server, which runs on this machine, the first page.
///
/// What looks like an address of the site tells its root. Below any other address `404.html` looks for [`ROOT`] in each
/// folder on the way up, before anything else of the page is loaded.
const FIND_ROOT: &str = r#"(function () {
  var strayed = STRAYED, base = document.querySelector("base"), path = location.pathname;
  var found = /^(.*\/)(?:claim|actor|paragraph)\/[^/]*\/?$/.exec(path);
  if (found && (strayed || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname))) base.href = found[1];
  else if (strayed && !/\/404(\.html)?$/.test(path))
    for (var folder = path; (folder = folder.slice(0, folder.lastIndexOf("/"))), path; path = folder)
      document.write('<script src="' + folder + '/root.js"><\/script>');
})()"#;

/// The file that marks the site's root, and makes it the base; the first one found, which is the nearest, counts.
const ROOT: &str = "root.js";
const MAKE_BASE: &str = r#"(function (base, here) {
  if (!base.dataset.found) base.href = new URL(".", here).pathname;
  base.dataset.found = "true";
})(document.querySelector("base"), document.currentScript.src);
"#;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let template = Template::read(&folder.join("index.html"))?;
    let reading = shared();
    let still = pollster::block_on(Still::render(shared));
    for choice in pages(&reading) {
        let address = choice.address(&reading);
        let page = template.page(&reading, &still, &choice, address.trim_start_matches("./"))?;
        let folder = folder.join(&address);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), page)?;
    }
    fs::write(folder.join(ROOT), MAKE_BASE)?;
    let missing = Choice::parse(&reading, NOT_FOUND, "");
    fs::write(folder.join("404.html"), template.page(&reading, &still, &missing, NOT_FOUND)?)
}

thread_local! {
    static READING: Shared = Shared::new(Reading::new(content::embedded()));
}

/// The embedded map, made ready once.
fn shared() -> Shared {
    READING.with(Shared::clone)
}

/// The page that Trunk made, to be filled at its marked places.
struct Template(String);

impl Template {
    fn read(path: &Path) -> io::Result<Self> {
        fs::read_to_string(path).map(Self)
    }

    /// The page of a choice. `address` is relative to the site's root, empty for the root itself.
    fn page(&self, reading: &Reading, still: &Still, choice: &Choice, address: &str) -> io::Result<String> {
        let depth = address.matches('/').count();
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let mut head_start = format!("<base href=\"{base}\">");
        if depth == 0 {
            let strayed = (address == NOT_FOUND).to_string();
            head_start.push_str(&format!("\n<script>{}</script>", FIND_ROOT.replace("STRAYED", &strayed)));
        }
        let app = render(still.clone(), address);
        let page = self.fill("<!-- base -->", &self.0, &head_start)?;
        let page = self.fill("<!-- head -->", &page, &head(reading, choice))?;
        let policy = policy(&page);
        let page = self.fill("<!-- policy -->", &page, &policy)?;
        self.fill("<!-- page -->", &page, &format!("<div id=\"app\" data-page=\"{}\">{app}</div>", escaped(address)))
    }

    fn fill(&self, mark: &str, page: &str, text: &str) -> io::Result<String> {
        if !page.contains(mark) {
            let message = format!("index.html lacks the mark {mark}; is it the page that Trunk made?");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(page.replacen(mark, text, 1))
    }
}

/// The body of the page at an address, ready to be taken over in the browser.
fn render(still: Still, address: &str) -> String {
    let address = address.to_owned();
    let renderer = ServerRenderer::<App>::with_props(move || {
        let reading = shared();
        let choice = Choice::parse(&reading, &address, "");
        AppProps { reading, choice, still }
    });
    pollster::block_on(renderer.render())
}

/// The elements that describe a page.
fn head(reading: &Reading, choice: &Choice) -> String {
    let Head { title, description } = Head::of(reading, choice);
    let (title, description) = (escaped(&title), escaped(&description));
    let kind = if *choice == Choice::Nothing { "website" } else { "article" };
    let robots = match choice {
        Choice::Missing(_) => "\n<meta name=\"robots\" content=\"noindex\">",
        _ => "",
    };
    format!(
        "<title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"{kind}\">\n\
         <meta property=\"og:site_name\" content=\"Wherefore\">\n\
         <meta name=\"twitter:card\" content=\"summary\">{robots}"
    )
}

/// The policy that allows our own files, the scripts that stand in the page, and nothing else.
///
/// While the site is worked on, Trunk's server puts a script of its own into each page, which reloads it after a change.
fn policy(page: &str) -> String {
    let (scripts, connections) = if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug") {
        (" 'unsafe-inline'".to_owned(), " ws:")
    } else {
        let hashes = inline_scripts(page).map(|script| format!(" 'sha256-{}'", digest(script)));
        (hashes.collect(), "")
    };
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' \
         'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self'; connect-src 'self'{connections}; \
         base-uri 'self'; form-action 'self'\">"
    )
}

/// The text of each script that stands in the page itself.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    let scripts = std::iter::from_fn(move || {
        let (_, from_tag) = rest.split_once("<script")?;
        let (tag, from_text) = from_tag.split_once('>')?;
        let (script, after) = from_text.split_once("</script>")?;
        rest = after;
        Some((tag, script))
    });
    scripts.filter(|(tag, _)| !tag.contains(" src=")).map(|(_, script)| script)
}

fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// Text as it may stand in an element or in a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
