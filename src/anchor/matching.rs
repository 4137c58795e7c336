//! A file's text as the paragraphs of an edition that the map does not contain.

use crate::text::Splitter;

/// A text that matches an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// The edition's paragraphs.
    pub paragraphs: Vec<String>,
    /// How many paragraphs of the file come behind them.
    pub left_over: usize,
}

/// Divides a text into the paragraphs of an edition, of which each has so many sentences, told by a splitter.
///
/// Paragraphs are divided by empty lines or by line ends, whichever matches. Paragraphs behind the last are left out.
///
/// # Errors
///
/// In words, where the text matches in neither way: the first paragraph that differs, by the better of the two.
pub fn matching(text: &str, sentence_counts: &[u32], splitter: Splitter) -> Result<Matched, String> {
    if sentence_counts.is_empty() {
        return Err("the edition does not say how many sentences its paragraphs have".to_owned());
    }
    let lines: Vec<String> = text.lines().map(joined).filter(|line| !line.is_empty()).collect();
    let mut parts = vec![String::new()];
    for line in text.lines().map(joined) {
        match parts.last_mut() {
            Some(part) if !line.is_empty() => *part = joined(&format!("{part} {line}")),
            Some(part) if part.is_empty() => {}
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    let (by_lines, by_parts) =
        (agreeing(&lines, sentence_counts, splitter), agreeing(&parts, sentence_counts, splitter));
    let (paragraphs, agreeing) = if by_lines >= by_parts { (lines, by_lines) } else { (parts, by_parts) };
    if let Some(wanted) = sentence_counts.get(agreeing) {
        let number = agreeing + 1;
        return Err(match paragraphs.get(agreeing) {
            Some(text) => {
                let found = splitter.sentences(text).len();
                format!("paragraph {number} has {found} sentences; in the edition it has {wanted}")
            }
            None => format!("there are {agreeing} paragraphs; the edition has {}", sentence_counts.len()),
        });
    }
    let left_over = paragraphs.len() - agreeing;
    Ok(Matched { paragraphs: paragraphs.into_iter().take(agreeing).collect(), left_over })
}

/// How many paragraphs from the first on have as many sentences as they should.
fn agreeing(paragraphs: &[String], sentence_counts: &[u32], splitter: Splitter) -> usize {
    let agrees = |(text, count): &(&String, &u32)| u32::try_from(splitter.sentences(text).len()) == Ok(**count);
    paragraphs.iter().zip(sentence_counts).take_while(agrees).count()
}

fn joined(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_lines_or_stand_between_empty_lines() {
        let paragraphs = vec!["One. Two.".to_owned(), "Three.".to_owned()];
        let expected = Ok(Matched { paragraphs, left_over: 1 });
        assert_eq!(matching("One. Two.\nThree.\nFooter.", &[2, 1], Splitter::default()), expected);
        assert_eq!(matching("\n\nOne.\n Two.\n\n\nThree.\n\nFooter.\n", &[2, 1], Splitter::default()), expected);
    }

    #[test]
    fn what_does_not_match_is_said() {
        assert!(
            matching("One.\nTwo.", &[1, 2], Splitter::default()).unwrap_err().contains("paragraph 2 has 1 sentences")
        );
        assert!(matching("One.", &[1, 2], Splitter::default()).unwrap_err().contains("there are 1 paragraphs"));
        assert!(matching("", &[], Splitter::default()).is_err());
    }
}
