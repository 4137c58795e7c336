//! What every site has in common: the page that loads the programs, the programs, the styles.
//!
//! Trunk builds it once, and [`ready`](super::ready) makes it fit to be published. Packed into one file, it is carried by
//! the command-line program, which makes sites where nothing can be compiled.

use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::programs::Settled;
use super::{Sink, one_file};

/// The page that loads the programs, in the folder that Trunk has filled.
pub(super) const PAGE: &str = "index.html";

/// What every site has in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// The page that loads the programs, with its marked places still to be filled.
    pub page: String,
    /// The script that finds the site's root for a page that stands at an address of another.
    pub find_root: String,
    /// What is loaded on demand: each program and the file that starts it, and the styles asked for later.
    pub on_demand: Vec<(String, String)>,
    /// The files that lie at the root of a site, by their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// Those that a map in one file carries, as gzip makes them smallest; none in a draft.
    pub compressed: Vec<(String, Vec<u8>)>,
}

impl Kit {
    /// A kit with all the files of a folder but its page.
    pub(super) fn of_folder(settled: Settled, find_root: String, folder: &Path) -> io::Result<Self> {
        let Settled { page, on_demand } = settled;
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if let (Ok(name), true) = (entry.file_name().into_string(), entry.file_type()?.is_file())
                && name != PAGE
            {
                files.push((name, fs::read(entry.path())?));
            }
        }
        files.sort();
        Ok(Self { page, find_root, on_demand, files, compressed: Vec::new() })
    }

    /// The same with its programs compressed as well as can be, which takes some seconds, once for all maps.
    pub(super) fn with_compressed(mut self) -> io::Result<Self> {
        let is_program = |name: &str| name.ends_with(".wasm") || name.ends_with(".js");
        for (name, bytes) in self.files.iter().filter(|(name, _)| is_program(name) && one_file::carries(name)) {
            let mut compressed = Vec::new();
            zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes.as_slice(), &mut compressed)?;
            self.compressed.push((name.clone(), compressed));
        }
        Ok(self)
    }

    /// What is in a file whose name this is, compressed, if that was done.
    pub(super) fn compressed(&self, name: &str) -> Option<&[u8]> {
        self.compressed.iter().find(|(own, _)| own == name).map(|(_, bytes)| bytes.as_slice())
    }

    /// The kit as bytes.
    ///
    /// # Errors
    ///
    /// Where it cannot be packed, which no kit is known to cause.
    pub fn packed(&self) -> io::Result<Vec<u8>> {
        postcard::to_allocvec(self).map_err(io::Error::other)
    }

    /// A kit from its bytes; `None` where they are none of this version.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// Puts the files into a site.
    ///
    /// # Errors
    ///
    /// Where one cannot be put down.
    pub fn put(&self, put: &mut Sink<'_>) -> io::Result<()> {
        self.files.iter().try_for_each(|(name, bytes)| put(name, bytes))
    }

    /// What is in a file whose name this is.
    pub(super) fn file(&self, name: &str) -> io::Result<&[u8]> {
        let found = self.files.iter().find(|(own, _)| own == name);
        let missing = || io::Error::new(io::ErrorKind::NotFound, format!("the built programs lack the file {name}"));
        found.map(|(_, bytes)| bytes.as_slice()).ok_or_else(missing)
    }

    /// The names of the files with this ending.
    pub(super) fn names_with<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(|(name, _)| name.as_str()).filter(move |name| name.ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_kit_comes_back_whole_and_other_bytes_are_none() {
        let kit = Kit {
            page: "<!DOCTYPE html>".to_owned(),
            find_root: "()".to_owned(),
            on_demand: vec![("judge".to_owned(), "judge-1.js".to_owned())],
            files: vec![("a.css".to_owned(), b"a {}".to_vec()), ("b.wasm".to_owned(), vec![0, 255])],
            compressed: vec![("b.wasm".to_owned(), vec![31, 139])],
        };
        assert_eq!(Kit::unpack(&kit.packed().unwrap()), Some(kit.clone()));
        assert_eq!(Kit::unpack(b"\xff\xff\xff\xff\xff\xff"), None);
        let mut put = Vec::new();
        kit.put(&mut |name, bytes| {
            put.push((name.to_owned(), bytes.to_vec()));
            Ok(())
        })
        .unwrap();
        assert_eq!(put, kit.files);
    }
}
