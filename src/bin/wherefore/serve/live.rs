//! What a page waits for: the next change of its sources, or what is wrong with them.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

/// Where a page asks for the next change; the query is the number of the last one that it knows.
pub(super) const CHANGES: &str = "/live/changes";

/// Where the script is that asks.
pub(super) const SCRIPT_PLACE: &str = "live/live.js";

/// How long a page is left waiting before it asks anew.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks for the next change, and loads the page anew: the address has the choice, and where each pane was scrolled to is
/// kept for the next page. What is wrong is shown over the page, which stays.
pub(super) const SCRIPT: &str = r#"(() => {
  const { number, changes } = document.currentScript.dataset, kept = "wherefore-live";
  const panes = () => [document.documentElement, ...document.querySelectorAll(".pane, .card")];
  const app = document.getElementById("app");
  const places = JSON.parse(sessionStorage.getItem(kept) || "[]");
  sessionStorage.removeItem(kept);
  const comeBack = () => panes().forEach((pane, nth) => { if (places[nth] !== undefined) pane.scrollTop = places[nth]; });
  if (places.length && app) {
    comeBack();
    new MutationObserver((_, watching) => { watching.disconnect(); requestAnimationFrame(comeBack); })
      .observe(app, { attributeFilter: ["data-hydrated"] });
  }
  let notice;
  const show = (words) => {
    notice?.remove();
    notice = document.createElement("aside");
    notice.setAttribute("role", "alert");
    notice.setAttribute("aria-label", "What is wrong with the map");
    notice.tabIndex = -1;
    notice.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:99;padding:1rem 1.5rem;" +
      "background:Canvas;color:CanvasText;border-top:4px solid #a8322a;font:14px/1.45 ui-monospace,monospace;white-space:pre-wrap";
    notice.textContent = `What was saved has errors, and is not on the page yet.\n\n${words}`;
    const close = document.createElement("button");
    close.textContent = "Hide";
    close.style.cssText = "position:sticky;float:right;top:0;font:inherit;padding:.5rem 1rem";
    close.onclick = () => notice.remove();
    notice.prepend(close);
    document.body.append(notice);
  };
  (async () => {
    for (let last = Number(number); ; ) {
      const answer = await fetch(`${changes}?${last}`).then((it) => it.json(), () => undefined);
      if (!answer) { await new Promise((done) => setTimeout(done, 1000)); continue; }
      if (answer.number === last) continue;
      last = answer.number;
      if (answer.wrong) { show(answer.wrong); continue; }
      sessionStorage.setItem(kept, JSON.stringify(panes().map((pane) => pane.scrollTop)));
      location.reload();
      return;
    }
  })();
})();
"#;

/// The state of the sources, shared by whoever waits for the next one.
#[derive(Clone, Default)]
pub(super) struct Live(Arc<(Mutex<State>, Condvar)>);

/// The number of the last change, and what is wrong since.
#[derive(Clone, Default)]
struct State {
    number: u64,
    wrong: String,
}

impl Live {
    /// Says that the sources have changed, and what is wrong with them; empty if nothing.
    pub(super) fn change(&self, wrong: String) {
        let mut state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        *state = State { number: state.number + 1, wrong };
        self.0.1.notify_all();
    }

    /// What is wrong now.
    pub(super) fn wrong(&self) -> String {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).wrong.clone()
    }

    /// The element that a page carries to be told of changes.
    pub(super) fn element(&self, shows_wrong: bool) -> String {
        let state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A page that does not say what is wrong with the sources asks for that at once.
        let number = if state.wrong.is_empty() || shows_wrong { state.number } else { state.number.saturating_sub(1) };
        format!("<script src=\"/{SCRIPT_PLACE}\" data-number=\"{number}\" data-changes=\"{CHANGES}\"></script>")
    }

    /// The state after the change of this number, as JSON: waits for one, but not for ever.
    pub(super) fn after(&self, number: u64) -> String {
        let (state, changed) = &*self.0;
        let state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_timeout_while(state, PATIENCE, |state| state.number == number);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        json!({ "number": state.number, "wrong": state.wrong }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_knows_an_older_state_is_told_the_last_one_at_once() {
        let live = Live::default();
        live.change("It does not end.".to_owned());
        assert_eq!(live.after(0), r#"{"number":1,"wrong":"It does not end."}"#);
        assert!(live.element(false).contains("data-number=\"0\""), "what is wrong is still to be shown");
        assert!(live.element(true).contains("data-number=\"1\""));
        live.change(String::new());
        assert_eq!(live.after(1), r#"{"number":2,"wrong":""}"#);
        assert!(live.element(false).contains("data-number=\"2\""));
    }

    #[test]
    fn whoever_waits_is_told_of_the_next_change() {
        let live = Live::default();
        let waiting = std::thread::spawn({
            let live = live.clone();
            move || live.after(0)
        });
        live.change(String::new());
        assert_eq!(waiting.join().unwrap(), r#"{"number":1,"wrong":""}"#);
    }
}
