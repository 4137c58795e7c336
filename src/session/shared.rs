//! A reading that several states and components hold, with the words of its search made ready when they are first
//! needed.

use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use crate::reading::Reading;
use crate::search::{Fold, Lexicon, Making};

/// A reading shared among components; equal to another only if it is the same one.
#[derive(Clone, Debug)]
pub struct Shared(Rc<Held>);

#[derive(Debug)]
struct Held {
    reading: Reading,
    fold: Fold,
    lexicon: OnceCell<Lexicon>,
    making: RefCell<Option<Making>>,
}

impl Shared {
    /// Shares a reading; `fold` folds letters for its search.
    pub fn new(reading: Reading, fold: Fold) -> Self {
        Self(Rc::new(Held { reading, fold, lexicon: OnceCell::new(), making: RefCell::default() }))
    }

    /// The same function that folds letters, for another reading of the same page.
    pub fn fold(&self) -> Fold {
        self.0.fold
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
        self.0.making.take().unwrap_or_else(|| Making::new(self, self.0.fold))
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
