use std::path::PathBuf;
use std::sync::LazyLock;

use wherefore::anchor::Fingerprints;
use wherefore::document::EssayMap;
use wherefore::format::{Source, read_folder};

/// The folder of the map that many tests stand on, because it is large and real.
pub(crate) const FOLDER: &str = "content/putin-peace";

/// Its sources, read once for all tests.
pub(crate) fn source() -> &'static Source {
    static SOURCE: LazyLock<Source> = LazyLock::new(|| read_folder(&root().join(FOLDER)).unwrap());
    &SOURCE
}

pub(crate) fn map() -> EssayMap {
    source().map.clone()
}

pub(crate) fn prints() -> Fingerprints {
    source().fingerprints.clone().unwrap()
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
