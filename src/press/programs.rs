//! The programs that Trunk built, under names that tell their content, each as one script and one file of WebAssembly.
//!
//! Trunk names the page's own program by a hash of what it was before wasm-bindgen and wasm-opt, and those beside the
//! page by no hash: a browser that kept such a file would not ask for a changed one. Entry: [`settle`]. Stages for each
//! program: `glue` shortens what it and its script call each other (not in a draft); `minify` makes the script small; both
//! files get a name by their content; the script of a worker starts it by itself.

use std::io::ErrorKind;
use std::path::Path;
use std::{fs, io};

use super::{Minifier, content_hash, glue, studio};
use crate::views::chart;
use crate::{judge, overlay};

/// The workers and what else is loaded on demand, by the names that Trunk gives their files.
const ON_DEMAND: [&str; 4] = [overlay::PROGRAM, judge::PROGRAM, chart::PROGRAM, studio::PROGRAM];

/// Those of them that run on a page, and not in a worker.
const ON_A_PAGE: [&str; 2] = [chart::PROGRAM, studio::PROGRAM];

/// How the name of a program ends that wasm-bindgen has made, behind what its script is called.
pub(super) const WASM: &str = "_bg.wasm";

/// What names the programs: the page, which loads its program under the new name; each program that is loaded on demand,
/// and the file that starts it.
pub(super) struct Settled {
    pub(super) page: String,
    pub(super) on_demand: Vec<(String, String)>,
}

/// Settles every program of a folder whose page this is.
pub(super) fn settle(page: &str, folder: &Path, is_draft: bool, minifier: Option<&Minifier>) -> io::Result<Settled> {
    let mut settled = Settled { page: page.to_owned(), on_demand: Vec::new() };
    for name in stems(folder)? {
        let (wasm_file, script_file) = (folder.join(format!("{name}{WASM}")), folder.join(format!("{name}.js")));
        let (mut wasm, mut script) = (fs::read(&wasm_file)?, fs::read_to_string(&script_file)?);
        if !is_draft {
            (wasm, script) = glue::shortened(&wasm, &script).map_err(io::Error::other)?;
        }
        if let Some(minifier) = minifier {
            script = minifier.script(&script)?;
        }
        let beside = ON_DEMAND.into_iter().find(|beside| *beside == name);
        // The first word of what Trunk calls the page's own program, without Trunk's hash.
        let program = beside.unwrap_or_else(|| name.split('-').next().unwrap_or(&name));
        let new = format!("{program}-{}", content_hash(&[&wasm, script.as_bytes()]));
        script = script.replace(&format!("{name}{WASM}"), &format!("{new}{WASM}"));
        if let Some(beside) = beside {
            script = started(beside, &script, &format!("{new}{WASM}"));
            settled.on_demand.push((beside.to_owned(), format!("{new}.js")));
        } else {
            let (old, new) = (format!("{name}."), format!("{new}."));
            settled.page = settled.page.replace(&old, &new);
            let (old, new) = (old.replace('.', WASM), new.replace('.', WASM));
            settled.page = settled.page.replace(&old, &new);
        }
        fs::remove_file(wasm_file)?;
        fs::remove_file(script_file)?;
        fs::write(folder.join(format!("{new}{WASM}")), wasm)?;
        fs::write(folder.join(format!("{new}.js")), script)?;
    }
    for name in ON_DEMAND {
        if settled.on_demand.iter().all(|(beside, _)| beside != name) {
            let message = format!("the folder lacks the program {name}: {name}.js and {name}{WASM}");
            return Err(io::Error::new(ErrorKind::NotFound, message));
        }
    }
    Ok(settled)
}

/// What the programs of a folder are called, without the ends of their two files' names, in order.
fn stems(folder: &Path) -> io::Result<Vec<String>> {
    let mut stems = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let stem = name.to_str().and_then(|name| name.strip_suffix(WASM));
        stems.extend(stem.filter(|stem| folder.join(format!("{stem}.js")).is_file()).map(str::to_owned));
    }
    stems.sort();
    Ok(stems)
}

/// A script that starts its program by itself: in its worker, or on the page, which may lie elsewhere than the script and
/// where several programs have the same names for things, each within its own braces. Whoever waits for the program is told
/// of what is thrown, and not of a promise that fails.
fn started(program: &str, script: &str, wasm: &str) -> String {
    let is_on_page = ON_A_PAGE.contains(&program);
    let path =
        if is_on_page { format!("new URL(\"{wasm}\",document.currentScript.src)") } else { format!("\"{wasm}\"") };
    let start = format!("\nwasm_bindgen({{module_or_path:{path}}}).catch(e=>setTimeout(()=>{{throw e}}));\n");
    if is_on_page { ["{", script, &start, "}\n"].concat() } else { [script, &start].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest program: what every file of WebAssembly begins with.
    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    /// A folder with programs of these names, which is removed when it is dropped.
    struct Folder(std::path::PathBuf);

    impl Folder {
        fn with(test: &str, programs: &[&str]) -> Self {
            let folder = std::env::temp_dir().join(format!("wherefore-programs-{test}-{}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            for name in programs {
                fs::write(folder.join(format!("{name}.js")), format!("// {name}\nload('{name}_bg.wasm');\n")).unwrap();
                fs::write(folder.join(format!("{name}_bg.wasm")), EMPTY).unwrap();
            }
            Self(folder)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn each_program_is_named_by_its_content_and_found_by_that_name() {
        let folder = Folder::with("names", &["chart", "judge", "opener", "reader-0123abcd", "studio"]);
        let page = "import('./reader-0123abcd.js') './reader-0123abcd_bg.wasm' reader-0123";
        let settled = settle(page, &folder.0, false, None).unwrap();
        let names = folder.names();
        assert_eq!(names.len(), 10, "{names:?}");
        for name in &names {
            let (program, hash) = name.split_once('-').unwrap();
            assert!(["chart", "judge", "opener", "reader", "studio"].contains(&program), "{name}");
            let hash = hash.strip_suffix(".js").or(hash.strip_suffix(WASM)).unwrap();
            assert!(hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit()), "{name}");
        }
        let reader = names.iter().find_map(|name| name.strip_suffix(".js").filter(|it| it.starts_with("reader-")));
        let reader = reader.unwrap();
        assert_eq!(settled.page, format!("import('./{reader}.js') './{reader}_bg.wasm' reader-0123"));
        for (program, script) in &settled.on_demand {
            assert!(names.contains(script), "{script}");
            let text = fs::read_to_string(folder.0.join(script)).unwrap();
            let wasm = script.replace(".js", WASM);
            let plain = format!("// {program}\nload('{wasm}');\n");
            assert_eq!(text, started(program, &plain, &wasm));
        }
        let reader = fs::read_to_string(folder.0.join(format!("{reader}.js"))).unwrap();
        assert!(!reader.contains("wasm_bindgen("), "the page starts its own program: {reader}");
    }

    #[test]
    fn a_changed_program_has_another_name() {
        let folder = Folder::with("change", &["chart", "judge", "opener", "studio"]);
        let first = settle("", &folder.0, true, None).unwrap().on_demand;
        let changed = Folder::with("changed", &["chart", "judge", "opener", "studio"]);
        fs::write(changed.0.join("judge.js"), "// changed\n").unwrap();
        let second = settle("", &changed.0, true, None).unwrap().on_demand;
        let name = |all: &[(String, String)], program| all.iter().find(|it| it.0 == program).unwrap().1.clone();
        assert_ne!(name(&first, "judge"), name(&second, "judge"));
        assert_eq!(name(&first, "opener"), name(&second, "opener"));
    }

    #[test]
    fn a_program_that_is_missing_is_named() {
        let folder = Folder::with("missing", &["chart", "judge", "studio"]);
        let Err(error) = settle("", &folder.0, true, None) else { panic!("opener was not missed") };
        assert!(error.to_string().contains("opener"), "{error}");
    }
}
