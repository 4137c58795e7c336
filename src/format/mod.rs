//! Files: from what an author or a program has written to an essay map, and back.
//!
//! | file | what it does |
//! |---|---|
//! | `json` | reads one JSON text with a whole map: [`parse()`] |
//! | `folder` | reads a folder of sources, such as those in `content/`: [`read_folder`], [`maps_in`] |
//! | `export/` | writes what other programs read, where the feature `export` is on |
//!
//! Reading a text never fails: it yields a map and diagnostics. Reading files fails where a file cannot be had.

#[cfg(feature = "source")]
pub mod argdown;
#[cfg(feature = "export")]
pub mod export;
mod folder;
mod json;
#[cfg(feature = "source")]
mod yaml;

pub use folder::{FolderError, Source, maps_in, read_folder};
pub use json::parse;
