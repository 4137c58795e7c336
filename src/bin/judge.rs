//! The judge: the worker that evaluates a map in a reader's scenario, and finds words in one.
//!
//! Its messages are those of [`wherefore::messages::judge`]. It knows no map until the page sends one: one to judge, which is
//! the map's own, and one to search, which may be that on a reader's copy.

mod worker;

use js_sys::{JsString, RegExp};
use wherefore::judge::Judge;
use wherefore::messages::judge::{Answer, Request};
use wherefore::messages::search::Request as SearchRequest;
use wherefore::reading::Carried;
use wherefore::search::Finder;

fn main() {
    let (mut judge, mut finder) = (None, None);
    worker::serve(move |request, _| {
        let answer = match request {
            Request::Take(packed) => {
                judge = Carried::unpack(&packed).map(Judge::new);
                judge.as_ref().map(|_| Answer::Taken)
            }
            Request::Search(SearchRequest::In(packed)) => {
                finder = Carried::unpack(&packed).map(|carried| Finder::new(carried, fold));
                finder.as_ref().map(|_| Answer::Taken)
            }
            Request::Search(SearchRequest::For(nth, query)) => {
                finder.as_ref().map(|finder| Answer::Found(Box::new(finder.find(nth, &query))))
            }
            request => judge.as_mut().map(|judge| Answer::Judged(Box::new(judge.answer(&request)))),
        };
        answer.unwrap_or(Answer::Unreadable)
    });
}

/// Folds a letter by the browser's own tables.
fn fold(letter: char) -> String {
    let marks = RegExp::new(r"(?!\p{Alphabetic})\p{M}", "gu");
    let no_letters = RegExp::new(r"[^\p{Alphabetic}\p{N}]", "gu");
    let whole = JsString::from(letter).normalize("NFKD").to_lower_case();
    whole.replace_by_pattern(&marks, "").replace_by_pattern(&no_letters, " ").into()
}
