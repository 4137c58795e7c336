//! The program that judges the map in a reader's scenario: loaded on demand, it runs beside the page as a web worker.
//!
//! Each message is a request, as text; each answer is a packed [`Judged`](wherefore::scenario::Judged).

mod worker;

use wherefore::content;
use wherefore::scenario::Judge;

fn main() {
    let mut judge = Judge::new(content::embedded());
    worker::serve(move |request| judge.answer(&request.as_string().unwrap_or_default()));
}
