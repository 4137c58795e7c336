//! The command-line program, as somebody uses it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test may fail, and say so")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

mod pictures;
mod site;

use serde_json::Value;

/// A folder of its own for each test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn wherefore(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wherefore")).args(arguments).current_dir(folder).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_map_that_cannot_be_read_keeps_nothing_back_of_the_others() {
    let folder = folder("unreadable");
    assert!(wherefore(&folder, &["new", "good"]).status.success());
    assert!(wherefore(&folder, &["new", "bad"]).status.success());
    fs::write(folder.join("bad/essay.md"), b"---\ntitle: Caf\xe9\n---\n\nText.\n").unwrap();
    fs::write(folder.join("good/actors.yaml"), "- id: nobody\n  name: Nobody\n  kind: persn\n").unwrap();
    let output = wherefore(&folder, &["check", "bad", "good"]);
    assert_eq!(output.status.code(), Some(1));
    let (said, found) = (err(&output), out(&output));
    assert!(said.contains("bad/essay.md: the file is not in UTF-8") && found.contains("persn"), "{said}\n{found}");
    let json: Vec<Value> =
        serde_json::from_str(&out(&wherefore(&folder, &["check", "--json", "bad", "good"]))).unwrap();
    assert_eq!(json[0]["kind"], "Unreadable");
    assert!(json.len() > 1);
    let output = wherefore(&folder, &["check", "good/map.argdown"]);
    assert!(err(&output).contains("name the folder that it is in"), "{}", err(&output));
}

#[test]
fn an_essay_in_markdown_is_taken_over_as_it_is() {
    let folder = folder("markdown");
    let text = "# Whose *noon*?\n\n> A clock that stops.\n\nIt is *right* twice.[^1]\n\n[^1]: A day.\n";
    fs::write(folder.join("clocks.md"), text).unwrap();
    assert!(wherefore(&folder, &["new", "mine", "--from", "clocks.md"]).status.success());
    let essay = fs::read_to_string(folder.join("mine/essay.md")).unwrap();
    let (head, rest) = text.split_once("\n\n").unwrap();
    assert!(essay.ends_with(rest) && essay.contains("title: \"Whose *noon*?\"") && !essay.contains(head), "{essay}");
    fs::write(folder.join("headed.md"), &essay).unwrap();
    assert!(wherefore(&folder, &["new", "again", "--from", "headed.md"]).status.success());
    assert_eq!(fs::read_to_string(folder.join("again/essay.md")).unwrap(), essay);
}

#[test]
fn an_essay_of_a_page_keeps_its_marks_and_its_language() {
    let folder = folder("page");
    let page = "<!doctype html><html lang=de><head><title>Seite</title><style>p{}</style></head><body><nav>Menü</nav>\
        <h1>Warum die Bibliothek sonntags öffnen sollte</h1><p>Die Stadt hat <em>genug</em> Geld, und die \
        <a href='https://example.org/'>Nachbarstadt</a> hat gezeigt, dass es geht.</p><ul><li>Erstens kommen mehr \
        Leute.</li></ul><blockquote><p>Was fehlt, ist nicht das Geld.</p></blockquote><script>x()</script></body>";
    fs::write(folder.join("page.html"), page).unwrap();
    assert!(wherefore(&folder, &["new", "mine", "--from", "page.html"]).status.success());
    let essay = fs::read_to_string(folder.join("mine/essay.md")).unwrap();
    for part in [
        "title: \"Warum die Bibliothek sonntags öffnen sollte\"",
        "language: de\n",
        "*genug*",
        "[Nachbarstadt](https://example.org/)",
        "\n- ",
        "\n> Was fehlt",
    ] {
        assert!(essay.contains(part), "{part}: {essay}");
    }
    for part in ["Menü", "x()", "Seite", "p{}"] {
        assert!(!essay.contains(part), "{part}: {essay}");
    }
    // The actors' file shows how one is written, and is none yet.
    let checked = out(&wherefore(&folder, &["check", "mine"]));
    assert!(!checked.contains("actors.yaml"), "{checked}");
}

#[test]
fn a_new_map_is_sound_and_its_slips_are_shown() {
    let folder = folder("new");
    assert!(wherefore(&folder, &["new", "mine"]).status.success());
    let checked = wherefore(&folder, &["check", "mine"]);
    assert_eq!((checked.status.code(), out(&checked)), (Some(0), "Nothing is wrong.\n".to_owned()));
    let again = wherefore(&folder, &["new", "mine"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(err(&again).contains("has files in it"), "{}", err(&again));
    let map = folder.join("mine/map.argdown");
    let text = fs::read_to_string(&map).unwrap().replace("second fountain", "second fontain");
    fs::write(&map, text).unwrap();
    let checked = wherefore(&folder, &["check", "mine"]);
    assert_eq!(checked.status.code(), Some(1));
    let shown = out(&checked);
    for part in ["error[QuoteNotFound]", "mine/map.argdown:17:", "second fountain than a year", "1 error."] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let json: Value = serde_json::from_str(&out(&wherefore(&folder.join("mine"), &["check", "--json"]))).unwrap();
    assert_eq!(
        (&json[0]["kind"], &json[0]["line"], &json[0]["severity"]),
        (&"QuoteNotFound".into(), &17.into(), &"error".into())
    );
}

#[test]
fn files_under_other_names_are_named() {
    let folder = folder("names");
    assert!(wherefore(&folder, &["new", "mine"]).status.success());
    let mine = folder.join("mine");
    fs::rename(mine.join("actors.yaml"), mine.join("actors.yml")).unwrap();
    let checked = wherefore(&folder, &["check", "mine"]);
    assert_eq!(checked.status.code(), Some(1));
    let shown = out(&checked);
    for part in ["error[NotRead]", "“actors.yml”, which is not read", "2 further findings", "1 error."] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    for (from, to, part) in [
        ("essay.md", "essay.markdown", "“essay.markdown” is not read; name it “essay.md”"),
        ("map.argdown", "Map.argdown", "the map is called “Map.argdown” here"),
    ] {
        fs::rename(mine.join(from), mine.join(to)).unwrap();
        let said = err(&wherefore(&folder, &["check", "mine"]));
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn what_a_new_map_leaves_to_be_written_is_said() {
    let folder = folder("to-be-written");
    fs::write(folder.join("a.txt"), "A bridge.").unwrap();
    assert!(wherefore(&folder, &["new", "mine", "--from", "a.txt"]).status.success());
    let checked = wherefore(&folder, &["check", "mine"]);
    assert_eq!(checked.status.code(), Some(0));
    assert_eq!(out(&checked).matches("warning[Placeholder]").count(), 5, "{}", out(&checked));
    assert!(out(&checked).contains("5 warnings"), "nothing else is said: {}", out(&checked));
}

#[test]
fn a_text_becomes_an_essay_word_for_word() {
    let folder = folder("from");
    fs::write(folder.join("a.txt"), "A *title*\n\n# no heading, [b] & <c>.\n\nSecond one.").unwrap();
    assert!(wherefore(&folder, &["new", "mine", "--from", "a.txt"]).status.success());
    let json = wherefore(&folder, &["export", "mine", "--to", "json"]);
    let map: Value = serde_json::from_str(&out(&json)).unwrap();
    let texts = ["A *title*", "# no heading, [b] & <c>.", "Second one."];
    assert_eq!(map["editions"][0]["paragraphs"], Value::from(texts.to_vec()));
    fs::write(folder.join("b.bin"), [0_u8, 1, 2, 3, 0, 0]).unwrap();
    let refused = wherefore(&folder, &["new", "other", "--from", "b.bin"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!folder.join("other").exists(), "nothing is left behind");
}

#[test]
fn an_argument_on_standard_input_is_checked() {
    let folder = folder("stdin");
    let mut child = Command::new(env!("CARGO_BIN_EXE_wherefore"))
        .args(["check", "-", "--json"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"[a]: A.\n  + [b]: B. {x: [}\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let json: Vec<Value> = serde_json::from_str(&out(&output)).unwrap();
    let errors: Vec<_> = json.iter().filter(|it| it["severity"] == "error").map(|it| &it["column"]).collect();
    assert_eq!((output.status.code(), errors), (Some(1), vec![&Value::from(17)]));
}

#[test]
fn a_map_goes_out_in_each_format() {
    let folder = folder("export");
    wherefore(&folder, &["new", "mine"]);
    for format in ["json", "argdown", "outline", "csv", "graphml", "dot", "annotations"] {
        let output = wherefore(&folder, &["export", "mine", "--to", format, "--out", format]);
        assert!(output.status.success(), "{format}: {}", err(&output));
        for file in out(&output).lines() {
            assert!(fs::metadata(folder.join(file)).unwrap().len() > 0, "{file}");
        }
    }
    let many = wherefore(&folder, &["export", "mine", "--to", "csv"]);
    assert!(err(&many).contains("--out"), "{}", err(&many));
    let again = wherefore(&folder, &["export", "argdown", "--to", "json"]);
    let [one, other] = [fs::read_to_string(folder.join("json/map.json")).unwrap(), out(&again)].map(|text| {
        let mut map: Value = serde_json::from_str(&text).unwrap();
        for list in ["claims", "inferences"] {
            map[list].as_array_mut().unwrap().sort_by_key(|it| it["id"].to_string());
        }
        map
    });
    assert_eq!(one, other, "what is written as source is read as the same map");
    let whole = wherefore(&folder, &["check", "json/map.json"]);
    assert_eq!(out(&whole), "Nothing is wrong.\n");
}

#[test]
fn nothing_is_read_outside_the_folder_of_a_map() {
    let folder = folder("outside");
    fs::write(folder.join("secret.md"), "A secret.").unwrap();
    wherefore(&folder, &["new", "mine"]);
    let map = folder.join("mine/map.argdown");
    let text = fs::read_to_string(&map).unwrap();
    for name in ["../secret.md", "/etc/hostname", "../mine/../secret.md", "nowhere.md"] {
        fs::write(&map, text.replace("essay: essay.md", &["essay: ", name].concat())).unwrap();
        let output = wherefore(&folder, &["check", "mine"]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = err(&output);
        assert!(said.contains("outside the folder") || said.contains("no such file"), "{name}: {said}");
        assert!(!out(&output).contains("secret."), "{name}");
    }
    #[cfg(unix)]
    {
        fs::write(&map, text).unwrap();
        fs::remove_file(folder.join("mine/essay.md")).unwrap();
        std::os::unix::fs::symlink("../secret.md", folder.join("mine/essay.md")).unwrap();
        assert!(err(&wherefore(&folder, &["check", "mine"])).contains("outside the folder"));
    }
}

#[test]
fn what_is_not_understood_is_said() {
    let folder = folder("wrong");
    let unknown = wherefore(&folder, &["chek"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("'check'"), "{}", err(&unknown));
    let nothing = wherefore(&folder, &["check"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(err(&nothing).contains("wherefore new FOLDER"), "{}", err(&nothing));
}
