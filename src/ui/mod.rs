//! The page: what a reader sees and does. The only room that knows Yew and the browser.
//!
//! Entry: [`App`], which is rendered to HTML when the site is built and taken over in the browser. Data flows in a
//! circle: a state of the [`session`](crate::session) → what that lights up → `components` (functions of the state) →
//! the page → `listeners` (clicks, keys, Back and Forward, told apart by where they fall) → actions on the state.
//!
//! | file | what is in it |
//! |---|---|
//! | `app` | the whole page as one component |
//! | `components/` | its parts, each a function of what it is given |
//! | `page` | holds the state, takes the actions, asks the workers |
//! | `listeners` | what the reader does, as actions |
//! | `effects` | what follows a change of state and is no markup: address, title, scrolling, focus |
//! | `paint` | what is written directly into the page: what is chosen, how claims stand |
//! | `studio/` | the page in which maps are written, around that of the reader; `written` tells the latter of what has become of the map |
//! | `workers` | the programs that are loaded on demand |
//! | `files` | files that the reader opens and saves, and what is kept on the device |
//! | `dom/` | every call into the browser |
//!
//! Links are plain links and buttons carry the name of their command, so that components need no handlers of their
//! own and the page works before the program does.

mod app;
mod components;
mod dom;
mod effects;
mod files;
mod listeners;
mod page;
mod paint;
#[cfg(feature = "studio")]
pub mod studio;
mod workers;
mod written;

#[cfg(feature = "ssr")]
pub use app::markup;
pub use app::{App, AppProps};
