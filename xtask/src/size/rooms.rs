//! What the code of a program is made of: which room of the project's own crate, and which other crate.
//!
//! Counted are the functions of the program as cargo has built it, which have names, in bytes. What a browser loads has no
//! names; it is the same after wasm-opt has made it smaller and brotli has packed it, so these figures are larger than
//! those of what is loaded, and tell shares. A generic function counts for the crate that has it, whatever it was made for.
//! Entry: [`figures`].

use std::collections::{BTreeMap, HashMap};
use std::fs;

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use super::record::Figures;
use crate::project::Project;
use crate::steps::say;

/// Where cargo leaves the programs of a release build.
const BUILT: &str = "target/wasm32-unknown-unknown/wasm-release";

/// The programs of the site: the page's own, and those loaded on demand. Each is a crate of a few lines as well.
const PROGRAMS: [&str; 4] = ["reader", "opener", "judge", "chart"];

/// The crate whose modules are the rooms.
const OWN: &str = "wherefore";

/// The crates that come with the compiler.
const STANDARD: [&str; 8] =
    ["alloc", "compiler_builtins", "core", "dlmalloc", "panic_abort", "rustc_std_workspace_core", "std", "std_detect"];

/// Bytes by who they belong to.
#[derive(Debug, Default, PartialEq)]
struct Count {
    rooms: BTreeMap<String, usize>,
    crates: BTreeMap<String, usize>,
}

/// For each program that has been built, its bytes by room and by crate.
pub(super) fn figures(project: &Project) -> Result<Figures> {
    let mut figures = Figures::new();
    for program in PROGRAMS {
        let name = format!("{BUILT}/{program}.wasm");
        let Ok(wasm) = fs::read(project.at(&name)) else {
            say(&format!("{name} is not there: what its code is made of is left out; `cargo xtask build` makes it."));
            continue;
        };
        let count = Count::of(&wasm).with_context(|| format!("{name} cannot be counted"))?;
        figures.insert(format!("{program} before wasm-opt, by room"), count.rooms);
        figures.insert(format!("{program} before wasm-opt, by crate"), count.crates);
    }
    Ok(figures)
}

impl Count {
    fn of(wasm: &[u8]) -> Result<Self> {
        let (mut imported, mut bodies, mut names) = (0, Vec::new(), HashMap::new());
        let mut count = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().len()),
                Payload::DataSection(data) => {
                    let range = data.range();
                    count.crates.insert("(data)".to_owned(), usize::try_from(range.end - range.start)?);
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(parts) = section.as_known() {
                        for part in parts {
                            if let Name::Function(functions) = part? {
                                for naming in functions {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        anyhow::ensure!(bodies.is_empty() || !names.is_empty(), "its functions have no names");
        for (index, bytes) in (imported..).zip(bodies) {
            let (of_crate, room) = owner(names.get(&index).copied().unwrap_or_default());
            *count.crates.entry(of_crate).or_default() += bytes;
            if let Some(room) = room {
                *count.rooms.entry(room).or_default() += bytes;
            }
        }
        Ok(count)
    }
}

/// The crate that a function belongs to, and the room if it is the project's own.
fn owner(symbol: &str) -> (String, Option<String>) {
    let name = format!("{:#}", demangle(symbol));
    let Some((first, rest)) = first_path(&name) else { return ("(no crate)".to_owned(), None) };
    if PROGRAMS.contains(&first) {
        return (OWN.to_owned(), Some("bin".to_owned()));
    }
    if first != OWN {
        return (if STANDARD.contains(&first) { "std" } else { first }.to_owned(), None);
    }
    let room = rest.split(|letter: char| !is_of_name(letter)).next().unwrap_or_default();
    // What stands in the crate itself is a function or a type, and not within a module.
    let is_module = rest[room.len()..].starts_with("::") && room.starts_with(|first: char| first.is_lowercase());
    (OWN.to_owned(), Some(if is_module { room } else { "lib" }.to_owned()))
}

/// The first path in a name, as its first part and what stands behind `::`. It is that of the type for which a trait is
/// implemented, or of the trait where the type has no path.
fn first_path(name: &str) -> Option<(&str, &str)> {
    let mut rest = name;
    loop {
        let start = rest.find(is_of_name)?;
        rest = &rest[start..];
        let end = rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len());
        if let Some(after) = rest[end..].strip_prefix("::") {
            return Some((&rest[..end], after));
        }
        rest = &rest[end..];
    }
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_crate_of_its_type() {
        for (symbol, of_crate, room) in [
            ("wherefore::session::state::State::apply", "wherefore", Some("session")),
            ("<wherefore::ui::page::Page as core::clone::Clone>::clone", "wherefore", Some("ui")),
            ("<u32 as core::fmt::Display>::fmt", "std", None),
            ("<&T as core::fmt::Debug>::fmt", "std", None),
            ("<&mut [serde_json::Value] as serde::de::Deserializer>::x", "serde_json", None),
            ("alloc::vec::Vec<wherefore::document::Claim>::push", "std", None),
            ("wherefore::fold", "wherefore", Some("lib")),
            ("wherefore::Site::parse", "wherefore", Some("lib")),
            ("judge::worker::serve", "wherefore", Some("bin")),
            ("yew::scheduler::start", "yew", None),
            ("memcpy", "(no crate)", None),
            ("", "(no crate)", None),
        ] {
            assert_eq!(owner(symbol), (of_crate.to_owned(), room.map(str::to_owned)), "{symbol}");
        }
    }

    #[test]
    fn both_ways_of_mangling_are_understood() {
        let legacy = "_ZN9wherefore4text5slice17h0123456789abcdefE";
        assert_eq!(owner(legacy), ("wherefore".to_owned(), Some("text".to_owned())));
        assert_eq!(owner("_RNvNtCs1234_9wherefore4text5slice"), ("wherefore".to_owned(), Some("text".to_owned())));
    }

    /// A program with one imported function, a function of the project and one of Yew, with their names.
    fn program() -> Vec<u8> {
        let section = |id: u8, content: &[u8]| [&[id, u8::try_from(content.len()).unwrap()], content].concat();
        let name = |index: u8, name: &str| [&[index, u8::try_from(name.len()).unwrap()], name.as_bytes()].concat();
        let functions = [vec![2], name(1, "wherefore::text::a"), name(2, "yew::b")].concat();
        let names = [b"\x04name".to_vec(), section(1, &functions)].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, b"\x01\x60\0\0"),
            section(2, b"\x01\x01m\x01f\0\0"),
            section(3, b"\x02\0\0"),
            section(10, b"\x02\x02\0\x0b\x03\0\x01\x0b"),
            section(0, &names),
        ]
        .concat()
    }

    #[test]
    fn functions_are_counted_behind_those_imported() {
        let count = Count::of(&program()).unwrap();
        assert_eq!(count.rooms, BTreeMap::from([("text".to_owned(), 2)]));
        assert_eq!(count.crates, BTreeMap::from([("wherefore".to_owned(), 2), ("yew".to_owned(), 3)]));
    }

    #[test]
    fn a_program_without_names_is_not_counted() {
        let program = program();
        let end_of_code = program.iter().rposition(|byte| *byte == 0x0b).unwrap() + 1;
        assert!(Count::of(&program[..end_of_code]).unwrap_err().to_string().contains("no names"));
    }
}
