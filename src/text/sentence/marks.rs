//! Marks that end sentences, and those that close behind an end or open before a beginning.

/// What a mark that ends sentences is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A full stop: it ends abbreviations as well.
    Stop,
    /// An ellipsis.
    Dots,
    /// A question or exclamation mark, and the full stop of Urdu: it ends a sentence unless a small letter follows.
    Loud,
    /// A mark of a script that has it for nothing else, and may have no space behind it.
    Own,
}

/// What a character is worth as a mark, in any language.
pub(super) fn mark(mark: char) -> Option<Mark> {
    let mark = match mark {
        '.' => Mark::Stop,
        '…' | '‥' => Mark::Dots,
        '?' | '!' | '؟' | '‼' | '‽' | '⁇' | '⁈' | '⁉' | '\u{37e}' | '߹' | '۔' => Mark::Loud,
        // Chinese and Japanese, the Indic danda, Armenian, Ethiopic, Khmer, Burmese, Mongolian; Syriac, Ol Chiki, Lisu,
        // Vai, Meetei, Canadian syllabics.
        '。' | '｡' | '．' | '！' | '？' => Mark::Own,
        '।' | '॥' | '։' | '።' | '፧' | '፨' | '។' | '៕' | '။' | '᠃' | '᠉' => Mark::Own,
        '܀'..='܂' | '᱾' | '᱿' | '꓿' | '꘎' | '꘏' | '꯫' | '᙮' => Mark::Own,
        _ => return None,
    };
    Some(mark)
}

/// Whether a character may end a sentence, by itself and in any language.
pub(crate) fn is_terminator(letter: char) -> bool {
    mark(letter).is_some()
}

/// A full stop that only some scripts have: where a paragraph has one, `.` is none there.
pub(super) fn is_own_stop(mark: char) -> bool {
    matches!(mark, '。' | '｡' | '।' | '॥' | '։' | '።' | '។' | '៕' | '။' | '۔')
}

/// Quotation marks and brackets that do nothing but close.
pub(super) fn is_closing(mark: char) -> bool {
    matches!(
        mark,
        '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '〕' | '］' | '｝' | '｣' | '〟'
    ) || is_title_end(mark)
}

/// Brackets that close the title of a book, which may have an end mark of its own.
pub(super) fn is_title_end(mark: char) -> bool {
    matches!(mark, '》' | '〉')
}

/// Quotation marks that close in some languages and open in others; straight ones do both.
pub(super) fn is_either(mark: char) -> bool {
    matches!(mark, '“' | '‘' | '„' | '‚' | '«' | '‹' | '"' | '\'')
}

/// What may stand before the first letter of a sentence: whatever opens in some language, and dashes before speech.
pub(super) fn is_opening(mark: char) -> bool {
    let opens =
        matches!(mark, '(' | '[' | '{' | '¿' | '¡' | '「' | '『' | '（' | '【' | '《' | '〈' | '〔' | '［' | '｢');
    let dash = matches!(mark, '-' | '‐'..='―');
    opens || dash || is_either(mark) || matches!(mark, '”' | '’' | '»' | '›')
}

/// What cannot stand at the beginning of a sentence.
pub(super) fn is_inner(mark: char) -> bool {
    matches!(mark, ',' | ';' | ':' | ')' | ']' | '}' | '，' | '、' | '；' | '：' | '،' | '؛' | '）')
}

/// What is not seen and belongs to what stands before it.
pub(super) fn is_unseen(mark: char) -> bool {
    matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A raised sign that names a note.
pub(super) fn is_note(mark: char) -> bool {
    matches!(mark, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' | '†' | '‡')
}

/// A letter or mark of a script that is written without spaces between words: Chinese or Japanese.
pub(super) fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{3001}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// A small letter before which a sentence goes on. Georgian has no capitals at the beginning of one.
pub(super) fn is_small(letter: char) -> bool {
    letter.is_lowercase() && !matches!(letter, '\u{10d0}'..='\u{10ff}')
}

/// An accent that stands behind its letter.
pub(super) fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}
