//! The page: what a reader sees and does. The only room that knows Yew and the browser.
//!
//! Entry: [`App`], which is rendered to HTML when the site is built and taken over in the browser. Data flows in a
//! circle: [`state`] (pure: what is shown, and how each action changes it) → [`marks`] (what that lights up) →
//! `components` (functions of the state) → the page → `listeners` (clicks, keys, Back and Forward, told apart by where
//! they fall) → actions. `page` holds the state and takes the actions; what a choice marks it shows on the page as it
//! stands, one frame before the rest is rendered. [`commands`] is the table of what can be asked for by key or button;
//! [`Still`] is what never changes, rendered when the site is built and left out of the program; `dom` holds every call
//! into the browser; `effects` follow a change of state with what is not markup: the address, the title, scrolling,
//! focus.
//!
//! Links are plain links and buttons carry the name of their command, so that components need no handlers of their
//! own and the page works before the program does.

mod app;
mod beside;
pub mod commands;
mod components;
mod desk;
mod dom;
mod effects;
mod listeners;
pub mod marks;
mod page;
pub mod state;
mod still;

pub use app::{App, AppProps};
pub use still::Still;

use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use self::dom::fold;
use crate::reading::Reading;
#[cfg(not(target_arch = "wasm32"))]
use crate::search::fold;
use crate::search::{Lexicon, Making};

/// A reading shared among components; equal to another only if it is the same one.
#[derive(Clone, Debug)]
pub struct Shared(Rc<Held>);

#[derive(Debug)]
struct Held {
    reading: Reading,
    lexicon: OnceCell<Lexicon>,
    making: RefCell<Option<Making>>,
}

impl Shared {
    /// Shares a reading.
    pub fn new(reading: Reading) -> Self {
        Self(Rc::new(Held { reading, lexicon: OnceCell::new(), making: RefCell::default() }))
    }

    /// The words of the reading; what is not ready of them is made ready now.
    pub fn lexicon(&self) -> &Lexicon {
        self.0.lexicon.get_or_init(|| self.making().finish(self))
    }

    /// Makes some of the words ready, for as long as nobody notices. Returns whether there is more to do.
    pub fn prepare_lexicon(&self) -> bool {
        if self.0.lexicon.get().is_some() {
            return false;
        }
        let mut making = self.making();
        let more = making.go_on(self);
        self.0.making.replace(Some(making));
        if !more {
            self.lexicon();
        }
        more
    }

    fn making(&self) -> Making {
        self.0.making.take().unwrap_or_else(|| Making::new(self, fold))
    }
}

impl Deref for Shared {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.0.reading
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
