//! Whether a word begins with another, but for one letter.

/// Whether some beginning of a word, the word itself included, is one letter off what was typed: one too many, one too
/// few, another, or two neighbours changed about. The first letter must be right, and no beginning may be what was typed.
pub(super) fn begins_nearly(word: &str, typed: &str) -> bool {
    let (mut word, mut typed) = (word.chars(), typed.chars());
    let mut first = true;
    loop {
        // The one letter can be put right where the two first differ: there or nowhere.
        let (word_from, typed_from) = (word.as_str(), typed.as_str());
        let (Some(expected), got) = (typed.next(), word.next()) else { return false };
        if got == Some(expected) {
            first = false;
            continue;
        }
        if first {
            return false;
        }
        let (word_after, typed_after) = (word.as_str(), typed.as_str());
        return word_from.starts_with(typed_after)
            || got.is_some_and(|got| {
                word_after.starts_with(typed_after)
                    || word_after.starts_with(typed_from)
                    || (typed.next() == Some(got)
                        && word.next() == Some(expected)
                        && word.as_str().starts_with(typed.as_str()))
            });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, word: &str, expected: bool) {
        assert_eq!(begins_nearly(word, typed), expected, "{typed} {word}");
    }

    #[test]
    fn one_letter_may_be_off() {
        for typed in ["minneral", "mineeral", "minral", "minaral", "minearl", "mienral", "mineralx", "minerla"] {
            check(typed, "mineral", true);
            check(typed, "minerals", true);
        }
        check("minerasl", "minerals", true);
        check("зеленскйи", "зеленский", true);
    }

    #[test]
    fn two_may_not() {
        for typed in ["minnneral", "mnral", "mineralsxx", "maniral", "minelar"] {
            check(typed, "minerals", false);
        }
    }

    #[test]
    fn the_first_letter_is_right() {
        for typed in ["inerals", "dinerals", "imnerals", "xminerals"] {
            check(typed, "minerals", false);
        }
    }

    #[test]
    fn what_is_right_is_not_nearly_so() {
        check("mineral", "minerals", false);
        check("", "minerals", false);
    }
}
