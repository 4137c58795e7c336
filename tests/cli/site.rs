//! Sites: made, served, and in one file.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use wherefore::press::Kit;

use super::{err, folder, out};

/// What stands for the built programs: a page with its marked places, and files that do nothing.
fn kit(folder: &Path) -> PathBuf {
    let page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<!-- policy -->\n<!-- base -->\n<!-- head -->\n\
                <link rel=\"stylesheet\" href=\"./styles.css\">\n<script type=\"module\">\
                import(new URL(\"./reader.js\", document.baseURI)).then((it) => it.default(\"./reader_bg.wasm\"))</script>\n\
                <link rel=\"modulepreload\" href=\"./reader.js\">\n</head>\n<body>\n<!-- page -->\n<!-- map -->\n</body>\n</html>\n";
    let kit = Kit {
        page: page.to_owned(),
        find_root: "find()".to_owned(),
        on_demand: ["judge", "studio"].map(|name| (name.to_owned(), format!("{name}.js"))).into(),
        files: [
            ("judge.js", "wasm_bindgen(\"judge_bg.wasm\")"),
            ("judge_bg.wasm", "\0asm judge"),
            ("reader.js", "export default () => {}"),
            ("reader_bg.wasm", "\0asm reader"),
            ("studio.js", "wasm_bindgen(\"studio_bg.wasm\")"),
            ("studio_bg.wasm", "\0asm studio"),
            ("styles.css", "p { margin: 0 }"),
        ]
        .map(|(name, content)| (name.to_owned(), content.into()))
        .into(),
        compressed: Vec::new(),
    };
    let file = folder.join("kit");
    fs::write(&file, kit.packed().unwrap()).unwrap();
    file
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wherefore"));
    command.args(arguments).current_dir(folder).env("WHEREFORE_KIT", kit(folder));
    command
}

fn wherefore(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_new_map_becomes_a_site_and_later_another_in_its_place() {
    let folder = folder("site");
    assert!(wherefore(&folder, &["new", "mine"]).status.success());
    let built = wherefore(&folder, &["build", "mine", "--no-pictures", "--url", "https://example.org/m"]);
    assert!(built.status.success(), "{}", err(&built));
    assert!(out(&built).starts_with("site: 1 map, "), "{}", out(&built));
    let page = read(folder.join("site/claim/few-can-come/index.html"));
    for part in ["<base href=\"../../\">", "https://example.org/m/claim/few-can-come/", "Content-Security-Policy"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(read(folder.join("site/styles.css")), "p { margin: 0 }");
    assert!(!folder.join("site/shelf").exists(), "one map needs no shelf");
    let map = read(folder.join("mine/map.argdown"));
    assert_eq!(read(folder.join("site/data/source/map.argdown")), map, "as its author wrote it");
    let first = read(folder.join("site/index.html"));
    let listed = read(folder.join("site/data/index.html"));
    for link in first.split("href=\"data/").skip(1).filter_map(|rest| rest.split_once('"')).map(|(link, _)| link) {
        let leads = link.strip_prefix('#').map(|id| listed.contains(&format!("id=\"{id}\"")));
        assert!(leads.unwrap_or_else(|| folder.join("site/data").join(link).is_file()), "{link}");
    }
    let json = |name: &str| serde_json::from_str::<Value>(&read(folder.join("site").join(name))).unwrap();
    let (data, feed) = (json("data.json"), json("feed.json"));
    for address in data["files"].as_array().unwrap().iter().map(|it| it["address"].as_str().unwrap()) {
        let file = address.strip_prefix("https://example.org/m/").unwrap();
        assert!(folder.join("site").join(file).is_file(), "{file}");
    }
    assert_eq!(feed["items"][0]["id"], "https://example.org/m/claim/open-sundays/");
    let sitemap = read(folder.join("site/sitemap.xml"));
    let pages = data["pages"].as_array().unwrap().len();
    assert_eq!(sitemap.matches("<loc>").count(), pages + 1, "the pages, and that of the chart");
    let drawn = read(folder.join("site/map/index.html"));
    assert_eq!(drawn.matches("<svg").count(), 3, "a drawing in either order, and the key to their signs");
    assert!(drawn.contains("href=\"../claim/open-sundays/") && !drawn.contains("<script"), "{drawn}");
    // A page that is gone from the map is gone from the site.
    fs::write(folder.join("site/old.html"), "old").unwrap();
    assert!(wherefore(&folder, &["build", "mine", "--no-pictures"]).status.success());
    assert!(!folder.join("site/old.html").exists());
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "nothing else is left: {names:?}");
}

#[test]
fn several_maps_stand_on_a_shelf() {
    let folder = folder("shelf");
    for name in ["maps/First", "maps/second"] {
        fs::create_dir_all(folder.join("maps")).unwrap();
        assert!(wherefore(&folder, &["new", name]).status.success());
    }
    let checked = wherefore(&folder, &["check", "maps"]);
    assert_eq!(out(&checked), "Nothing is wrong.\n", "{}", err(&checked));
    let built = wherefore(&folder, &["build", "maps", "--no-pictures"]);
    assert!(built.status.success(), "{}", err(&built));
    let shelf = read(folder.join("site/shelf/index.html"));
    for part in ["href=\"../\"", "href=\"../second/\"", "href=\"../second/actor/", "3 paragraphs", "<script"] {
        assert_eq!(shelf.contains(part), part != "<script", "{part}: {shelf}");
    }
    let page = read(folder.join("site/second/index.html"));
    assert!(page.contains("href=\"../styles.css\""), "{page}");
    for (map, way) in [("second", "../actor/ACTOR/"), ("", "second/actor/ACTOR/")] {
        let actors = fs::read_dir(folder.join("site").join(map).join("actor")).unwrap();
        for actor in actors.map(|it| it.unwrap().file_name().into_string().unwrap()) {
            let page = read(folder.join("site").join(map).join("actor").join(&actor).join("index.html"));
            let row = format!("<dt>also in</dt><dd><a href=\"{}\" lang=\"en\">", way.replace("ACTOR", &actor));
            assert!(page.contains(&row), "{row}: {page}");
        }
    }
    fs::rename(folder.join("maps/second"), folder.join("maps/shelf")).unwrap();
    let refused = wherefore(&folder, &["build", "maps", "--no-pictures"]);
    assert!(err(&refused).contains("a site has a folder “shelf” of its own"), "{}", err(&refused));
    let twice = wherefore(&folder, &["build", "maps/First", "maps/First"]);
    assert!(err(&twice).contains("has the same name"), "{}", err(&twice));
}

#[test]
fn what_stands_there_stays_where_a_map_has_errors_or_the_folder_is_no_site() {
    let folder = folder("refused");
    assert!(wherefore(&folder, &["new", "mine"]).status.success());
    fs::create_dir(folder.join("other")).unwrap();
    fs::write(folder.join("other/letter.txt"), "dear").unwrap();
    let refused = wherefore(&folder, &["build", "mine", "--out", "other"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("this is not a site that was built here"), "{}", err(&refused));
    assert_eq!(read(folder.join("other/letter.txt")), "dear");
    let map = folder.join("mine/map.argdown");
    fs::write(&map, read(map.clone()).replace("second fountain", "second fontain")).unwrap();
    let refused = wherefore(&folder, &["build", "mine"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("error[QuoteNotFound]") && err(&refused).contains("nothing was written"));
    assert!(!folder.join("site").exists());
    let nothing = wherefore(&folder, &["build", "other"]);
    assert!(err(&nothing).contains("there is no map here"), "{}", err(&nothing));
}

#[test]
fn one_file_asks_for_nothing_and_has_the_text_for_readers_without_its_program() {
    let folder = folder("one-file");
    assert!(wherefore(&folder, &["new", "mine"]).status.success());
    let built = wherefore(&folder, &["build", "mine", "--one-file"]);
    assert!(built.status.success(), "{}", err(&built));
    let page = read(folder.join("mine.html"));
    for part in
        ["connect-src data:", "<style>p { margin: 0 }</style>", "href=\"#/claim/few-can-come/", "On weekdays it closes"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    for part in ["href=\"./", "src=", "<base", "<!-- "] {
        assert!(!page.contains(part), "{part}: {page}");
    }
    // Each link leads somewhere before the program runs, but for those to a passage of a paragraph.
    for (link, _) in page.split("href=\"#").skip(1).filter_map(|rest| rest.split_once('"')) {
        let is_passage = link.starts_with("/paragraph/") && link.contains('#');
        assert!(is_passage || page.contains(&format!("id=\"{link}\"")), "{link}");
    }
}

/// A running program, which is stopped when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a served site answers: its head and its body.
fn get(port: &str, host: &str, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

#[test]
fn a_served_page_follows_its_source_and_says_what_is_wrong() {
    let folder = folder("serve");
    assert!(wherefore(&folder, &["new", "mine"]).status.success());
    let child = program(&folder, &["serve", "mine", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut running = Running(child);
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.to_owned();
    let here = format!("127.0.0.1:{port}");
    let (head, page) = get(&port, &here, "/claim/few-can-come/");
    assert!(head.starts_with("HTTP/1.1 200") && page.contains("/live/live.js"), "{head}");
    assert!(get(&port, &here, "/claim/few-can-come").0.contains("/claim/few-can-come/"), "moved");
    assert!(get(&port, &here, "/claim/none/").0.starts_with("HTTP/1.1 404"));
    for place in ["/map/", "/data/"] {
        let (head, page) = get(&port, &here, place);
        assert!(head.starts_with("HTTP/1.1 200"), "{place}: {head}");
        let styles = page.split("href=\"../").skip(1).filter_map(|rest| rest.split_once('"'));
        let styles: Vec<&str> = styles.map(|(name, _)| name).filter(|name| name.ends_with(".css")).collect();
        assert!(styles.len() > 1, "{place}: {page}");
        for name in styles {
            assert!(get(&port, &here, &format!("/{name}")).0.contains("text/css"), "{place}: {name}");
        }
    }
    assert!(get(&port, "example.org", "/").0.starts_with("HTTP/1.1 403"), "another site gets nothing");
    assert!(get(&port, &here, "/live/changes?0").1.contains(r#"{"number":1,"wrong":""}"#));
    let map = folder.join("mine/map.argdown");
    let text = read(map.clone());
    fs::write(&map, text.replace("second fountain", "second fontain")).unwrap();
    let (_, told) = get(&port, &here, "/live/changes?1");
    assert!(told.contains("QuoteNotFound"), "{told}");
    let (_, page) = get(&port, &here, "/");
    assert!(page.contains("Sunday"), "the page is as it was");
    fs::write(&map, text.replace("title: ", "title: Then, ")).unwrap();
    // However often an editor writes, the last state is told in the end.
    let mut number = 2;
    while get(&port, &here, &format!("/live/changes?{number}")).1.contains("QuoteNotFound") {
        number += 1;
    }
    assert!(get(&port, &here, "/").1.contains("Then, "));
}

#[test]
fn a_shell_completes_commands_and_there_is_a_manual() {
    let folder = folder("manual");
    assert!(out(&wherefore(&folder, &["completions", "bash"])).contains("--no-pictures"));
    assert!(out(&wherefore(&folder, &["man"])).contains(".TH wherefore"));
    assert!(out(&wherefore(&folder, &["man", "build"])).contains("shelf"));
    assert!(err(&wherefore(&folder, &["man", "bake"])).contains("there is no command bake"));
}
