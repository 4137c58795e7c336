//! What is written takes its place only when it is whole: until then it stands beside it, under a name of its own, and is
//! gone again if it is not finished, even where the program is told to stop.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, process};

use crate::Wrong;
use crate::maps::at;

/// What is being written, for whoever stops the program.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The exit code of a program that was told to stop from the keyboard.
const INTERRUPTED: i32 = 130;

/// What is being written.
pub(crate) struct Staged {
    place: PathBuf,
}

impl Staged {
    /// A place beside another, on the same disk.
    pub(crate) fn beside(out: &Path) -> Result<Self, Wrong> {
        let name = out.file_name().ok_or_else(|| at(out, &"this names no file and no folder"))?;
        let place = out.with_file_name(format!(".{}.unfinished-{}", name.to_string_lossy(), process::id()));
        if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
        }
        *UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner) = Some(place.clone());
        // Fails where it was done before: once is enough.
        let _ = ctrlc::set_handler(|| {
            remove_unfinished();
            process::exit(INTERRUPTED)
        });
        Ok(Self { place })
    }

    /// Where to write.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Puts what is written in its place. What stood there is gone only then.
    pub(crate) fn settle(self, out: &Path) -> Result<(), Wrong> {
        let wrong = |error: std::io::Error| at(out, &format!("{error}; it is as it was"));
        if !out.is_dir() {
            return fs::rename(&self.place, out).map_err(wrong);
        }
        let before = self.place.with_extension("before");
        fs::rename(out, &before).map_err(wrong)?;
        if let Err(error) = fs::rename(&self.place, out) {
            // If this fails as well, the folder is still there, under its other name.
            let _ = fs::rename(&before, out);
            return Err(wrong(error));
        }
        fs::remove_dir_all(&before).map_err(|error| at(&before, &error))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        remove_unfinished();
    }
}

fn remove_unfinished() {
    let place = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(place) = place {
        // Nothing is there if it was put in its place.
        let _ = if place.is_dir() { fs::remove_dir_all(&place) } else { fs::remove_file(&place) };
    }
}
