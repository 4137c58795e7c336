//! Why a text is no YAML, in plain words: the library's own are for programmers.
//!
//! Entry: [`plain`]. What is not among the commonest slips keeps the library's words.

/// What the library says, by a part of it; what is wrong then, and what to do.
const SLIPS: [(&str, &str, &str); 22] = [
    (
        "duplicate mapping key",
        "a key stands here a second time",
        "Take one of the two out; each item of a list begins with `- `.",
    ),
    (
        "mapping values are not allowed",
        "a colon stands where none can",
        "Put words with a colon in quotes; set a key exactly as far in as those above it.",
    ),
    (
        "did not find expected key",
        "here should stand a key with a colon",
        "Write `key: value`, exactly as far in as the keys above it.",
    ),
    (
        "did not find expected '-' indicator",
        "this line neither begins an item nor stands as far in as the keys of one",
        "Begin an item with `- `, and set its other keys as far in as its first.",
    ),
    (
        "indented line in block scalar",
        "this line does not stand as far in as the words above it",
        "Set all lines of the words equally far in.",
    ),
    (
        "invalid indentation",
        "this line does not stand as far in as it should",
        "Set what belongs together equally far in, and what belongs to a key further than the key.",
    ),
    ("unclosed quote", "a quotation mark opens and does not close", "Close it where the words end."),
    ("unexpected document indicator", "a quotation mark opens and does not close", "Close it where the words end."),
    ("unclosed bracket", "a bracket opens and does not close", "Close it behind the last of what it holds."),
    ("unexpected EOF", "a bracket opens and does not close", "Close it behind the last of what it holds."),
    ("mismatched bracket", "a bracket is closed by one of another kind", "Close each by its own: `[ ]`, `{ }`."),
    (
        "misplaced bracket",
        "this bracket closes none",
        "Take it out, or put the words in quotes if it is one of their signs.",
    ),
    (
        "expected ',' or",
        "a comma is missing between two entries",
        "Put one there; words with commas, colons or brackets stand in quotes.",
    ),
    ("simple key", "a colon is missing", "Write `key: value`; words with more than one line stand in quotes."),
    (
        "invalid trailing content",
        "words go on behind the quotation mark that closes",
        "Put all of them in double quotes, and a backslash before a `\"` within them.",
    ),
    (
        "unknown escape character",
        "a backslash stands before a sign that needs none",
        "Write it twice, or put the words in single quotes.",
    ),
    ("unknown anchor", "words cannot begin with `*`", "Put them in quotes."),
    ("an anchor or alias", "words cannot begin with this sign", "Put them in quotes."),
    ("unexpected character", "words cannot begin with this sign", "Put them in quotes."),
    ("multiple", "a line `---` begins a second document", "Take it out."),
    (
        "block sequence entries are not allowed",
        "no item of a list can begin here",
        "Begin each item on a line of its own, below the key.",
    ),
    ("tab", "a tab stands here", "Set lines in by spaces."),
];

/// What is wrong, without a full stop, and what to do, where that is known.
pub(super) fn plain(said: &str) -> (String, Option<&'static str>) {
    match SLIPS.into_iter().find(|(part, ..)| said.contains(part)) {
        Some((_, why, help)) => (why.to_owned(), Some(help)),
        None => (said.to_owned(), None),
    }
}
