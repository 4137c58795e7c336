//! The program that judges the map in a reader's scenario: loaded on demand, it runs beside the page as a web worker.
//!
//! Each message is a request, as text; each answer is a packed [`Judged`](wherefore::whatif::Judged).

mod beside;

use wherefore::content;
use wherefore::whatif::Judge;

fn main() {
    let mut judge = Judge::new(content::embedded());
    beside::serve(move |request| judge.answer(&request.as_string().unwrap_or_default()));
}
