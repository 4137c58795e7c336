use std::path::{Path, PathBuf};

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

/// What lies beside the project in its workshop and is no part of it. Where `WHEREFORE_REQUIRE_SHARED` is set, a test that
/// needs it fails without it; elsewhere it is left out, and says so.
pub(crate) fn beside(path: &str) -> Option<PathBuf> {
    let found = root().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(std::env::var_os("WHEREFORE_REQUIRE_SHARED").is_none(), "{} is not there", Path::new(path).display());
    println!("left out: {} is not beside the project", Path::new(path).display());
    None
}
