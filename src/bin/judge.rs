//! The judge: the worker that evaluates a map in a reader's scenario.
//!
//! Its messages are those of [`wherefore::messages::judge`]. It knows no map until the page sends one.

mod worker;

use wherefore::judge::Judge;
use wherefore::messages::judge::{Answer, Request};
use wherefore::reading::Carried;

fn main() {
    let mut judge = None;
    worker::serve(move |request, _| {
        if let Request::Take(packed) = &request {
            judge = Carried::unpack(packed).map(Judge::new);
        }
        match &mut judge {
            Some(judge) => Answer::Judged(Box::new(judge.answer(&request))),
            None => Answer::Unreadable,
        }
    });
}
