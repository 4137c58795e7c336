//! What the reader of a copy should know of their file: as data, and in words.

use serde::{Deserialize, Serialize};

/// What was found in a copy besides its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// There is no text. Nothing was read.
    Empty,
    /// It is a file of another program. Nothing was read.
    Binary,
    /// It is a page packed with its pictures into one file. Nothing was read.
    Archive,
    /// It is a page whose text is written by its scripts, or that has none. Nothing was read.
    NoText,
    /// It was cut after this many bytes.
    TooLong(usize),
    /// It is UTF-16, and was read as such.
    Utf16,
    /// It is not UTF-8 and does not say what it is; it was read as this encoding.
    Guessed(String),
    /// So many times there were bytes that stand for no character; each stands as `�`.
    BadBytes(usize),
}

impl Notice {
    /// All of some notices in words. Of a copy without text there is always one.
    pub fn all_words(notices: &[Self]) -> String {
        notices.iter().map(Self::words).collect::<Vec<_>>().join(" ")
    }

    /// The notice in words: what was found, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => "There is no text here. Choose another file, or paste the essay’s text.".to_owned(),
            Self::Binary => "This is not a text file. Open it in its own program, copy the essay’s text there, and \
                             paste it here."
                .to_owned(),
            Self::Archive => "This is a web archive. Open it in a browser, copy the essay’s text there, and paste it \
                              here; or save the page again as “HTML only”."
                .to_owned(),
            Self::NoText => "This page has no text in it: its scripts fetch the text, and nothing runs here. Open it \
                             in a browser, copy the essay’s text there, and paste it here."
                .to_owned(),
            Self::TooLong(limit) => {
                let size =
                    if *limit < 1_000_000 { format!("{limit} bytes") } else { format!("{} MB", limit / 1_000_000) };
                format!(
                    "This is very long. The first {size} were read, and the rest was left out. If the essay is in \
                         the rest, paste the essay alone."
                )
            }
            Self::Utf16 => "The file is written in UTF-16 and was read as such. There is nothing to do.".to_owned(),
            Self::Guessed(encoding) => format!(
                "The file does not say how its letters are encoded. It was read as {encoding}: if accents or quotation \
                 marks look wrong, save it as UTF-8 and open it again."
            ),
            Self::BadBytes(1) => {
                "One character could not be read and stands as “�”. The rest was read. If it matters, \
                                  save the file as UTF-8 and open it again."
                    .to_owned()
            }
            Self::BadBytes(count) => format!(
                "{count} characters could not be read and stand as “�”. The rest was read. If they matter, save the \
                 file as UTF-8 and open it again."
            ),
        }
    }

    /// Whether nothing of the file could be read.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Empty | Self::Binary | Self::Archive | Self::NoText)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notice_says_what_to_do() {
        let notices = [
            Notice::Empty,
            Notice::Binary,
            Notice::Archive,
            Notice::NoText,
            Notice::TooLong(100_000_000),
            Notice::Utf16,
            Notice::Guessed("windows-1252".to_owned()),
            Notice::BadBytes(1),
            Notice::BadBytes(12),
        ];
        for notice in notices {
            let words = notice.words();
            assert!(words.ends_with('.') && words.matches(['.', ':', ';']).count() >= 2, "{words}");
            assert!(!words.contains("  "), "{words}");
        }
        assert!(Notice::TooLong(100_000_000).words().contains("100 MB"));
        assert!(Notice::BadBytes(12).words().starts_with("12 characters"));
    }
}
