use std::path::PathBuf;

use wherefore::anchor::Fingerprints;
use wherefore::document::EssayMap;
use wherefore::format::{Source, read_folder};

/// The folder of the map that many tests stand on, because it is large and real.
pub(crate) const FOLDER: &str = "content/putin-peace";

pub(crate) fn source() -> Source {
    read_folder(&root().join(FOLDER)).unwrap()
}

pub(crate) fn map() -> EssayMap {
    source().map
}

pub(crate) fn prints() -> Fingerprints {
    source().fingerprints.unwrap()
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
