use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, as its path from the root and its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// A file without what is compiled for tests alone: the item behind each `#[cfg(test)]`, as rustfmt sets it.
fn without_tests(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let (mut kept, mut lines) = (Vec::new(), text.lines());
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push(line);
            continue;
        }
        // An item ends with its first line that is set no deeper than it and ends as items do.
        let is_end = |it: &str| indent(it) == indent(line) && it.ends_with(['}', ';', ',']);
        lines.by_ref().find(|it| is_end(it));
    }
    kept.join("\n")
}

/// The code of a file without its comments and its tests.
fn code(text: &str) -> String {
    let text = without_tests(text);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn code_goes_on_behind_what_is_for_tests() {
    let file = "mod a;\n#[cfg(test)]\nmod attack;\nuse web;\n\n#[cfg(test)]\nfn one(\n    it: u8,\n) {\n    it;\n}\n\n\
                impl A {\n    #[cfg(test)]\n    #[must_use]\n    fn two() {\n        three();\n    }\n\n    fn four() {}\n}\n\n\
                // Said.\n#[cfg(test)]\nmod tests {\n    use five;\n}\n";
    assert_eq!(code(file).replace('\n', ""), "mod a;use web;impl A {    fn four() {}}");
}

#[test]
fn only_the_interface_knows_the_browser() {
    for (path, text) in sources("src") {
        let allowed = path.starts_with("src/ui/") || path.starts_with("src/bin/");
        for name in ["yew", "web_sys", "gloo", "wasm_bindgen", "js_sys"] {
            let named =
                code(&text).split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|it| it == name);
            assert!(allowed || !named, "{path} names {name}");
        }
    }
}

#[test]
fn components_call_nothing_of_the_browser() {
    let pure = ["src/ui/components/", "src/ui/app.rs", "src/views/", "src/session/"];
    for (path, text) in sources("src").into_iter().filter(|(path, _)| pure.iter().any(|it| path.starts_with(it))) {
        for name in ["web_sys", "gloo", "js_sys", "dom::", "SystemTime", "Instant", "HashMap", "HashSet", "random"] {
            // As the start of a name: `virtual_dom::` is Yew's, and calls nothing.
            let code = code(&text);
            let is_start = |at: usize| !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
            let named = code.match_indices(name).any(|(at, _)| is_start(at));
            assert!(!named, "{path} names {name}: rendering depends on the state alone");
        }
    }
}

#[test]
fn the_program_of_a_page_tells_no_sentences() {
    // What makes what a page carries knows how; the program reads that, and makes none. In the studio maps are made.
    let made = ["src/reading/carried.rs", "src/ui/studio/desk.rs"];
    let rooms =
        ["src/bin/reader.rs", "src/reading/", "src/session/", "src/ui/", "src/views/", "src/search/", "src/link/"];
    let of_program = |path: &str| rooms.iter().any(|it| path.starts_with(it)) && !made.contains(&path);
    for (path, text) in sources("src").into_iter().filter(|(path, _)| of_program(path)) {
        for name in ["Splitter", "splitter"] {
            assert!(!code(&text).contains(name), "{path} names {name}");
        }
        // `Reading::new` makes one for those who have a map alone.
        let made = ["Reading::new", "Carried::new", "with_mentions"].iter().any(|it| code(&text).contains(it));
        assert!(!made || path == "src/reading/mod.rs", "{path} makes what a page carries");
    }
}

#[test]
fn every_file_says_what_it_deals_with() {
    for (path, text) in sources("src").into_iter().chain(sources("xtask/src")) {
        assert!(text.starts_with("//! "), "{path} does not open with what it deals with");
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for (path, text) in sources("src").into_iter().chain(sources("xtask/src")) {
        let lines = without_tests(&text).lines().count();
        assert!(lines <= 500, "{path} has {lines} lines without its tests");
    }
}

#[test]
fn no_style_or_template_names_another_host() {
    let styles = std::fs::read_dir(root().join("styles")).unwrap().map(|entry| entry.unwrap().path());
    for path in styles.chain([root().join("index.html")]) {
        let text = std::fs::read_to_string(&path).unwrap().replace("http://www.w3.org/2000/svg", "");
        assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("//cdn"), "{}", path.display());
    }
}

#[test]
fn no_style_sets_more_than_the_line_of_a_decoration_at_once() {
    for entry in std::fs::read_dir(root().join("styles")).unwrap() {
        let path = entry.unwrap().path();
        for value in std::fs::read_to_string(&path).unwrap().split("text-decoration:").skip(1) {
            let value = value.split([';', '}']).next().unwrap_or_default().trim();
            assert!(!value.contains(' '), "{}: WebKit knows no text-decoration of {value}", path.display());
        }
    }
}

#[test]
fn the_program_is_imported_by_a_whole_address() {
    // WebKit resolves an import in the page by the page's own address, whatever its <base> says.
    let trunk = std::fs::read_to_string(root().join("Trunk.toml")).unwrap();
    let imports: Vec<_> = trunk.lines().filter(|line| line.contains("import(")).collect();
    assert!(!imports.is_empty() && imports.iter().all(|line| line.contains("document.baseURI")), "{imports:?}");
}

#[test]
fn the_tools_and_the_lock_file_name_one_version() {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
    let (trunk, lock) = (read("Trunk.toml"), read("Cargo.lock"));
    let pinned = trunk.lines().find_map(|line| line.strip_prefix("wasm_bindgen = ")).unwrap().trim_matches('"');
    assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{pinned}\"")), "Trunk.toml pins {pinned}");
}

#[test]
fn no_program_contains_a_map() {
    assert!(!root().join("build.rs").exists(), "what is made when the program is built would be in the program");
    for (path, text) in sources("src") {
        let code = code(&text);
        let embeds = ["include_str!", "include_bytes!"].iter().any(|it| code.contains(it));
        // The pictures of link previews take their colours from the styles; some maps have styles besides those of all; a
        // new map starts from a template; what makes sites of any maps carries the programs that all of them have.
        let may = [
            "src/views/tokens.rs",
            "src/press/styles.rs",
            "src/press/studio.rs",
            "src/bin/wherefore/new.rs",
            "src/bin/wherefore/kit.rs",
            // The chart has styles of its own, on the page and in the file that is taken along.
            "src/bin/chart/page.rs",
            "src/views/chart.rs",
        ];
        let may = may.contains(&path.as_str());
        assert!(!embeds || may, "{path} embeds a file");
    }
}

#[test]
fn what_is_painted_on_the_page_is_addressed_by_id() {
    let (_, text) = sources("src/ui").into_iter().find(|(path, _)| path == "src/ui/paint.rs").unwrap();
    for name in ["enumerate", "query_selector_all", "nth"] {
        assert!(!code(&text).contains(name), "{name}: a place is found by counting");
    }
}
