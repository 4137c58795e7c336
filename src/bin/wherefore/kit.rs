//! What every site has in common: the programs of the page and the styles, as Trunk has built them.
//!
//! The installed program carries it. One that does not takes the file that `WHEREFORE_KIT` names when it runs.

use std::path::Path;
use std::{env, fs};

use wherefore::press::Kit;

use crate::Wrong;
use crate::maps::at;

/// What the program carries: the file that was named when it was compiled.
#[cfg(feature = "carry")]
const CARRIED: Option<&[u8]> = Some(include_bytes!(env!("WHEREFORE_KIT")));
#[cfg(not(feature = "carry"))]
const CARRIED: Option<&[u8]> = None;

/// What every site has in common.
pub(crate) fn kit() -> Result<Kit, Wrong> {
    let other = "was made by another version of this program";
    if let Some(file) = env::var_os("WHEREFORE_KIT") {
        let file = Path::new(&file);
        return Kit::unpack(&fs::read(file).map_err(|error| at(file, &error))?).ok_or_else(|| at(file, &other));
    }
    let missing = "this program was compiled without those of the page; `cargo xtask install` makes one that has them";
    CARRIED.and_then(Kit::unpack).ok_or_else(|| missing.to_owned())
}
