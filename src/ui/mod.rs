//! The page: what a reader sees and does. The only room that knows Yew and the browser.
//!
//! Entry: [`App`], which is rendered to HTML when the site is built and taken over in the browser. Data flows in a
//! circle: [`state`] (pure: what is shown, and how each action changes it) → `components` (functions of the state) →
//! the page → `listeners` (clicks, keys, Back and Forward, told apart by where they fall) → actions. [`commands`] is
//! the table of what can be asked for by key or button; `dom` holds every call into the browser; `effects` follow a
//! change of state with what is not markup: the address, the title, scrolling, focus.
//!
//! Links are plain links and buttons carry the name of their command, so that components need no handlers of their
//! own and the page works before the program does.

mod app;
pub mod commands;
mod components;
mod dom;
mod effects;
mod listeners;
pub mod state;

pub use app::{App, AppProps};
pub use components::timeline;

use std::ops::Deref;
use std::rc::Rc;

use crate::reading::Reading;

/// A reading shared among components; equal to another only if it is the same one.
#[derive(Clone, Debug)]
pub struct Shared(Rc<Reading>);

impl Shared {
    /// Shares a reading.
    pub fn new(reading: Reading) -> Self {
        Self(Rc::new(reading))
    }
}

impl Deref for Shared {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.0
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
