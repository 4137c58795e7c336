//! Identifiers: slugs made of what an author calls things.

use std::collections::BTreeSet;

/// The most letters of a slug that is made of a text.
const LONGEST: usize = 40;

/// Whether a name is a slug as it is.
fn is_slug(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// A slug of a name: the name itself if it is one; else its letters and digits, without accents, in small letters, with
/// hyphens between words. Empty where the name has no letter of the Latin alphabet and no digit.
pub(super) fn slug(name: &str) -> String {
    if is_slug(name) {
        return name.to_owned();
    }
    let mut slug = String::new();
    for letter in unicode_normalization::UnicodeNormalization::nfd(name).flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            '\u{300}'..='\u{36F}' | '\'' | '’' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    if slug.len() > LONGEST {
        let end = slug[..LONGEST].rfind('-').unwrap_or(LONGEST);
        slug.truncate(end);
    }
    slug.trim_end_matches('-').to_owned()
}

/// The identifiers that are taken.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    /// Takes an identifier, with a number behind it if it is taken already; `fallback` stands for an empty one.
    pub(super) fn take(&mut self, id: String, fallback: &str) -> String {
        let wanted = if id.is_empty() { fallback.to_owned() } else { id };
        let mut free = wanted.clone();
        let mut number = 2;
        while !self.0.insert(free.clone()) {
            free = format!("{wanted}-{number}");
            number += 1;
        }
        free
    }
}

/// An identifier made of a name that is none of those taken.
pub(super) fn free<'a>(taken: impl Iterator<Item = &'a str>, name: &str, fallback: &str) -> String {
    Taken(taken.map(str::to_owned).collect()).take(slug(name), fallback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_addresses_can_carry() {
        for (name, expected) in [
            ("no-end", "no-end"),
            ("Local bubbles harmless", "local-bubbles-harmless"),
            ("Nietzsche’s Slogan!", "nietzsches-slogan"),
            ("Élan vital", "elan-vital"),
            ("  2 + 2 = 4", "2-2-4"),
            ("да", ""),
            ("A very long title that goes on and on and on", "a-very-long-title-that-goes-on-and-on"),
        ] {
            assert_eq!(slug(name), expected);
        }
        let mut taken = Taken::default();
        assert_eq!(["a", "a", ""].map(|id| taken.take(id.to_owned(), "claim")), ["a", "a-2", "claim"]);
    }
}
