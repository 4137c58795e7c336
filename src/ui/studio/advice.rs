//! Advice on what is written, quietly: on the chosen claim, or a list of all of it that is folded. What is not wanted on a
//! claim is kept on the device.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Shown;
use crate::document::ClaimId;
use crate::editing::Advice;
use crate::link::Chosen;
use crate::reading::words::counted;
use crate::ui::dom;

/// Under what name it is kept what is not wanted.
const NOT_HERE: &str = "not-here";

/// The most pieces of advice that are listed.
const MOST: usize = 40;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AdviceProps {
    pub(super) shown: Rc<Shown>,
    /// The claim that is chosen.
    pub(super) claim: Option<ClaimId>,
}

/// The advice.
#[function_component]
pub(super) fn AdviceList(props: &AdviceProps) -> Html {
    let AdviceProps { shown, claim } = props;
    let unwanted = use_state_eq(|| {
        let kept = dom::kept_setting(NOT_HERE).unwrap_or_default();
        serde_json::from_str::<Vec<String>>(&kept).unwrap_or_default()
    });
    let leave = {
        let unwanted = unwanted.clone();
        Callback::from(move |key: String| {
            let mut all = (*unwanted).clone();
            all.push(key);
            dom::keep_setting_for_next(NOT_HERE, &serde_json::to_string(&all).unwrap_or_default());
            unwanted.set(all);
        })
    };
    let is_wanted = |it: &&Advice| !unwanted.contains(&it.key());
    let all: Vec<&Advice> = shown.advice.iter().filter(is_wanted).collect();
    let here: Vec<&Advice> = all.iter().copied().filter(|it| claim.as_ref() == Some(&it.claim)).collect();
    let elsewhere = all.len() - here.len();
    html! {
        <section class="studio-advice" role="region" aria-label="Advice">
            if !here.is_empty() { <ul>{ for here.iter().map(|it| item(shown, it, false, &leave)) }</ul> }
            if elsewhere > 0 {
                <details>
                    <summary>{format!("Advice on {}", counted(elsewhere, if here.is_empty() { "point" } else { "other point" }))}</summary>
                    <ul>{ for all.iter().filter(|it| claim.as_ref() != Some(&it.claim)).take(MOST).map(|it| item(shown, it, true, &leave)) }</ul>
                </details>
            } else if here.is_empty() {
                <p class="aside">{"No advice."}</p>
            }
        </section>
    }
}

fn item(shown: &Shown, it: &Advice, names: bool, leave: &Callback<String>) -> Html {
    let key = it.key();
    let leave = leave.reform(move |_: MouseEvent| key.clone());
    let claim = shown.reading.index.claim(&it.claim).filter(|_| names);
    let link = claim.map(|at| {
        let href = Chosen::Claim(at).address(&shown.reading);
        html! { <><a {href}>{&shown.map()[at].text}</a>{" "}</> }
    });
    html! {
        <li key={it.key()}>
            {link}{&it.words}{" "}
            <small>{it.rule.source()}</small>{" "}
            <button type="button" class="quiet" onclick={leave}>{"Not here"}</button>
        </li>
    }
}
