//! A map that changes while it is read: the studio writes it, and the reader's page goes on with what has become of it.
//!
//! Entry: [`use_written`], which takes each new `Written` and tells the studio what is chosen.

use yew::prelude::*;

use super::AppProps;
use super::page::Page;
use crate::session::State;
#[cfg(feature = "studio")]
use crate::{document::ClaimId, link::Choice, session::Action, ui::dom};

#[cfg(feature = "studio")]
/// What has become of a map, and what is to be said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Counts the steps of the studio; each is taken once.
    pub step: u32,
    /// What is said of the step.
    pub said: std::rc::Rc<str>,
    /// Whether the step failed, so that what is said of it stays to be seen.
    pub failed: bool,
    /// The claim that the step was done with, if it is to be chosen.
    pub claim: Option<ClaimId>,
    /// Is told what is chosen.
    pub chosen: Callback<Choice>,
}

/// A map that is only read stays as it is.
#[cfg(not(feature = "studio"))]
#[hook]
pub(super) fn use_written(_page: &Page, _state: &State, _props: &AppProps) {}

/// Goes on with a map that has changed, and tells what is chosen.
#[cfg(feature = "studio")]
#[hook]
pub(super) fn use_written(page: &Page, state: &State, props: &AppProps) {
    {
        let (page, reading, written) = (page.clone(), props.reading.clone(), props.written.clone());
        use_effect_with(props.written.step, move |&step| {
            if step == 0 {
                return;
            }
            if page.reading() != reading {
                page.rewrite(reading, written.claim.clone());
            }
            // The click that asked for the step is not over yet, and takes back what was said before it.
            dom::after_paint(move || {
                let said = written.said.to_string();
                page.dispatch(if written.failed { Action::Warn(said) } else { Action::Say(said) });
            });
        });
    }
    let told = props.written.chosen.clone();
    use_effect_with(state.choice.clone(), move |choice| told.emit(choice.clone()));
}
