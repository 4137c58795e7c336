//! What the page shows of the reader's judgments, from a [`Judge`](crate::judge::Judge) that has worked out what
//! follows from them.
//!
//! Entries: [`bar()`], over the page; [`card()`], the part of a claim's card. `sentence` says why something stands as it
//! does, `weights` shows strengths for those who ask. A button's `data-judge` is the request that it stands for; a
//! field's `data-weigh` is the request that ends with what is typed into it.
//!
//! What is said is what follows from what, on this map; never what is true.

mod bar;
mod card;
mod sentence;
mod weights;

pub use bar::bar;
pub use card::card;
