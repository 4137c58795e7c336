//! Files: from what an author or a program has written to an essay map, and back.
//!
//! | file | what it does |
//! |---|---|
//! | `json` | reads one JSON text with a whole map: [`parse()`] |
//! | `folder` | reads a folder with one map, such as those in `content/`: [`read_folder`], [`maps_in`] |
//! | `source/` | reads what an author writes: an essay in Markdown, its argument in Argdown, actors and events in YAML |
//! | `argdown/` | reads Argdown, whatever it is the source of |
//! | `yaml` | reads YAML |
//! | `export/` | writes what other programs read |
//!
//! The last four are no part of the page's programs: they come with the features `source` and `export`. Reading a text never
//! fails: it yields a map and diagnostics. Reading files fails where a file cannot be had.

#[cfg(feature = "source")]
pub mod argdown;
#[cfg(feature = "export")]
pub mod export;
mod folder;
mod json;
#[cfg(feature = "source")]
pub mod source;
#[cfg(feature = "source")]
mod yaml;

pub use folder::{FolderError, Source, fitting_fingerprints, maps_in, read_folder, unreadable};
#[cfg(feature = "source")]
pub use folder::{misnamed_map, source_files};
pub use json::parse;
