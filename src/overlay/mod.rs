//! The reader's own copy of the essay, as an edition of the map.
//!
//! The opener is a worker: it reads the file ([`import`](crate::import)), finds the passages in it
//! ([`anchor`](crate::anchor)) and keeps what the reader decides on them. Entry: [`Opener`], in stages
//!
//! 1. `opened`: the copy as read, with the places of the passages and the mentions of actors;
//! 2. `decisions`: the reader's word on passages whose place is not sure, which goes before the program's;
//! 3. `settled`: for each passage, how sure it is and where it is taken to be;
//! 4. `lay`: a map whose first edition is the copy, with the passages of its claims there, so that everything that can
//!    be done with the map can be done on the copy;
//! 5. [`views::report`](crate::views::report): how many passages are how sure, and what can be done about each, as markup.
//!
//! The same stages, without the reader's word or with a file of it, make the map of a private site when it is built:
//! [`Private`].
//!
//! The page gets the outcome, a [`Laid`](crate::messages::opener::Laid), and shows it.

mod decisions;
mod exchange;
mod lay;
mod opened;
mod opener;
#[cfg(not(target_arch = "wasm32"))]
mod private;
mod settled;

pub use decisions::{Decision, Decisions};
pub use exchange::Rejected;
pub use lay::lay;
pub use opened::{Opened, OpenedBlock, OpenedPassage};
pub use opener::Opener;
#[cfg(not(target_arch = "wasm32"))]
pub use private::{PUBLISHED, Private, Unfit};
pub use settled::{Group, Settled};

/// The identifier of the edition that the copy becomes.
pub const COPY: &str = "copy";

/// The name of the opener.
pub const PROGRAM: &str = "opener";
