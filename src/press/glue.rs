//! The names under which a program imports what the browser has, made short in the program and in its script.
//!
//! wasm-bindgen names each import by a word and sixteen digits of a hash, which do not compress; both files have all of
//! them. Entry: [`shortened`]. A name is changed only where it stands in both files just as expected.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// A program and its script with short names.
pub(super) fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), Error<Infallible>> {
    let mut names = BTreeMap::new();
    let mut glue = glue.to_owned();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let name = import?.name;
                let (short, key) = (format!("i{}", names.len()), format!(" {name}: function"));
                if name.starts_with("__wb") && glue.matches(name).count() == 1 && glue.contains(&key) {
                    glue = glue.replacen(&key, &format!(" {short}: function"), 1);
                    names.insert(name.to_owned(), short);
                }
            }
        }
    }
    let mut module = Module::new();
    Renaming { names: &names }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok((module.finish(), glue))
}

struct Renaming<'a> {
    names: &'a BTreeMap<String, String>,
}

impl Reencode for Renaming<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let name = self.names.get(import.name).map_or(import.name, String::as_str);
            imports.import(import.module, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports two functions, as bytes: the second has a name that wasm-bindgen did not make.
    fn program() -> Vec<u8> {
        use wasm_encoder::{EntityType, TypeSection};
        let (mut module, mut types, mut imports) = (Module::new(), TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("./x_bg.js", "__wbg_now_0123456789abcdef", EntityType::Function(0));
        imports.import("./x_bg.js", "other", EntityType::Function(0));
        module.section(&types).section(&imports);
        module.finish()
    }

    fn imports(wasm: &[u8]) -> Vec<String> {
        let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        let sections = payloads.filter_map(|it| if let Payload::ImportSection(it) = it { Some(it) } else { None });
        sections.flat_map(|it| it.into_imports()).map(|import| import.unwrap().name.to_owned()).collect()
    }

    #[test]
    fn a_name_is_shortened_in_both_files() {
        let glue = "const x = {\n    __wbg_now_0123456789abcdef: function() { return 1 },\n};\n";
        let (wasm, glue) = shortened(&program(), glue).unwrap();
        assert_eq!(imports(&wasm), ["i0", "other"]);
        assert_eq!(glue, "const x = {\n    i0: function() { return 1 },\n};\n");
    }

    #[test]
    fn a_name_that_stands_elsewhere_too_is_left() {
        for glue in [" __wbg_now_0123456789abcdef: function\n__wbg_now_0123456789abcdef()", "nothing of the kind"] {
            assert_eq!(imports(&shortened(&program(), glue).unwrap().0), imports(&program()));
        }
    }
}
