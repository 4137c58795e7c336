//! What a reader is doing: what is shown and chosen, and how each action changes it. No browser and no Yew.
//!
//! Entry: [`State`], all that the page is a function of; [`State::apply`] takes it from one [`Action`] to the next.
//!
//! | file | what is in it |
//! |---|---|
//! | `state` | the state, the actions, what each of them changes |
//! | `tree` | the tree's part of the state: what is unfolded, where the cursor is |
//! | `hits` | the part of the search: what is looked for, and what was found |
//! | `copy` | the part of a reader's own copy: which text is shown |
//! | `outcome` | the part of a scenario: how claims stand in it |
//! | `rewritten` | what stays of all that when the map itself changes |
//! | [`commands`] | the table of what can be asked for by key or button |
//! | [`marks`] | what a state lights up in the essay, the tree and the list of actors |
//! | `shared` | a reading that several states and components hold |
//!
//! What it needs from outside is handed in: a reading, and what the workers answer.

pub mod commands;
mod copy;
mod hits;
pub mod marks;
mod outcome;
mod rewritten;
mod shared;
mod state;
mod tree;

pub use copy::OpenCopy;
pub use outcome::{ClaimMarks, Outcome};
pub use shared::Shared;
pub use state::{Action, Pane, State};
pub use tree::TreeKey;
