//! A reading that several states and components hold.

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
