//! What is shown in words: each view a plain function of a [`Reading`](crate::reading::Reading), or of what a program
//! worked out on one, that yields [`Markup`].
//!
//! Nothing here needs the browser or a framework, so that whatever shows a map can call it: the page and the programs
//! beside it, the press, a test. A view reads and decides nothing; what it shows is worked out in other rooms.
//!
//! Entries: [`card::card`], all there is to know of what is chosen; [`Statics::render`], what never changes on a page;
//! [`report::report`], on a reader's own copy; [`scenario`], the reader's what-if. All of them write with [`markup`] and
//! take their links and buttons from [`links`].
//!
//! | file | what is in it |
//! |---|---|
//! | `markup` | the builder: elements, attributes, text |
//! | `links` | links and buttons |
//! | `frame` | what stands around the contents of the page |
//! | `card/` | the card of a claim, an actor, a passage, a paragraph |
//! | `hits` | what the search finds |
//! | `network` | an actor's ties, drawn |
//! | `overview` | the argument in short |
//! | `palette` | the commands that the palette offers |
//! | `pane_items` | what does not change until another reading is shown: rows of the tree, numbers in the margin, entries |
//! | `timeline` | the events, drawn and listed |
//! | `stances` | who stands where |
//! | `keys`, `settings`, `open_copy` | the dialogs |
//! | `statics` | all that never changes on a page, together |
//! | `report` | what was found in a reader's own copy |
//! | `scenario/` | what follows from the reader's judgments |

pub mod card;
pub mod chart;
mod frame;
pub mod hits;
mod keys;
pub mod links;
pub mod markup;
mod network;
mod open_copy;
mod overview;
pub mod palette;
pub mod pane_items;
mod path;
pub mod report;
pub mod scenario;
mod settings;
mod stances;
mod statics;
pub mod styled;
mod timeline;
pub mod tokens;

pub use keys::keys;
pub use markup::{Markup, Tag};
pub use network::network;
pub use open_copy::{COPY_FILE, COPY_TEXT, DECISIONS_FILE, open_copy};
pub use overview::overview;
pub use settings::settings;
pub use stances::stances;
pub use statics::{Around, Statics};
pub use timeline::timeline;
