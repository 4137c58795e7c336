//! The chosen claim, to be changed: its text, what it rests on, where it stands.

use std::rc::Rc;

use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::desk::{Desk, Shown};
use crate::document::names::name_in_files;
use crate::document::{ActorId, Basis, Claim, ClaimId, Position, Scheme, Target};
use crate::editing::{Operation, Place};
use crate::reading::words;
use crate::ui::dom;

/// The id of the field with the text of the claim.
pub(super) const TEXT: &str = "studio-claim";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StripProps {
    pub(super) desk: Rc<Desk>,
    pub(super) shown: Rc<Shown>,
    /// The claim that is chosen.
    pub(super) claim: Option<ClaimId>,
}

/// The strip below the bar.
#[function_component]
pub(super) fn Strip(props: &StripProps) -> Html {
    let StripProps { desk, shown, claim } = props;
    let going = use_state_eq(|| false);
    {
        let going = going.clone();
        use_effect_with((claim.clone(), shown.written.step), move |_| going.set(false));
    }
    {
        let desk = Rc::clone(desk);
        // The words of the essay stand there, to be put in one's own.
        use_effect_with(claim.clone(), move |claim| {
            if claim.is_some() && desk.rewords_next.take() {
                dom::select_in(TEXT);
            }
        });
    }
    let claim = claim.as_ref().and_then(|id| shown.claim(id));
    let Some(claim) = claim else {
        let hint = if shown.map().claims.is_empty() {
            "Select words in the essay, then say what they are. The first claim may be what the whole text wants you to believe."
        } else {
            "Choose a claim to change it, or select words in the essay for a new one."
        };
        return html! { <section class="studio-strip" aria-label="Change"><p class="aside">{hint}</p></section> };
    };
    html! {
        <section class="studio-strip" aria-label="Change">
            { text(desk, claim) }
            <div class="studio-row">
                { unsaid(desk, claim) }
                { rests_on(desk, claim) }
                { scheme(desk, shown, claim) }
                { stand(desk, shown, claim) }
                { place(desk, shown, claim) }
                { more(desk, claim) }
                { remove(desk, shown, claim, &going) }
            </div>
        </section>
    }
}

/// The value that is picked in a list of this id.
pub(super) fn picked(id: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    Some(dom::by_id(id)?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

/// The claims as a list to pick from, in the order of the essay, one of them picked.
pub(super) fn claim_options(shown: &Shown, chosen: Option<&ClaimId>) -> Html {
    let option = |claim: &Claim| {
        let short: String = claim.text.chars().take(70).collect();
        let more = if short.len() < claim.text.len() { " …" } else { "" };
        html! { <option value={claim.id.to_string()} selected={chosen == Some(&claim.id)}>{short}{more}</option> }
    };
    html! { { for shown.map().claims.iter().map(option) } }
}

fn text(desk: &Rc<Desk>, claim: &Claim) -> Html {
    let reword = {
        let (desk, id, before) = (Rc::clone(desk), claim.id.clone(), claim.text.clone());
        move |field: HtmlTextAreaElement| {
            let text = field.value();
            if text.trim() != before && desk.act(&Operation::Reword(id.clone(), text)).is_none() {
                field.set_value(&before);
            }
        }
    };
    let changed = {
        let reword = reword.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                reword(field);
            }
        })
    };
    let pressed = Callback::from(move |event: KeyboardEvent| {
        // A claim is one sentence: Enter is the end of it.
        if event.key() == "Enter" {
            event.prevent_default();
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                reword(field);
            }
        }
    });
    let rows = (claim.text.chars().count() / 90 + 1).min(4).to_string();
    html! {
        <p class="said" key={claim.id.to_string()}>
            <label for={TEXT}>{"The claim, in your own words"}</label>
            <textarea id={TEXT} {rows} value={claim.text.clone()} onchange={changed} onkeydown={pressed} />
        </p>
    }
}

fn unsaid(desk: &Rc<Desk>, claim: &Claim) -> Html {
    let (desk, id, is_unsaid) = (Rc::clone(desk), claim.id.clone(), claim.implicit);
    let toggle = Callback::from(move |_: MouseEvent| {
        desk.act(&Operation::Unsaid(id.clone(), !is_unsaid));
    });
    html! {
        <button type="button" class="quiet" aria-label="unsaid" aria-pressed={is_unsaid.to_string()} title="The essay needs it and does not say it" onclick={toggle}>{"unsaid"}</button>
    }
}

/// A list from which an operation is made as soon as something is picked.
fn list(label: &str, options: Vec<(String, String)>, now: &str, act: Callback<String>) -> Html {
    let changed = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
            act.emit(field.value());
        }
    });
    let option = |(value, words): (String, String)| {
        let selected = value == now;
        html! { <option {value} {selected}>{words}</option> }
    };
    html! {
        <label>{label}{" "}<select onchange={changed}>{ for options.into_iter().map(option) }</select></label>
    }
}

fn rests_on(desk: &Rc<Desk>, claim: &Claim) -> Html {
    let (desk, id) = (Rc::clone(desk), claim.id.clone());
    let act = Callback::from(move |name: String| {
        desk.act(&Operation::Rest(id.clone(), Basis::named(&name)));
    });
    let options = Basis::ALL.map(|basis| (basis.name().to_owned(), words::basis(basis).to_owned()));
    list("rests on", options.to_vec(), claim.basis.name(), act)
}

/// The pattern of reasoning of the step that starts from the claim, where one does.
fn scheme(desk: &Rc<Desk>, shown: &Shown, claim: &Claim) -> Html {
    let mut steps = shown.map().inferences.iter().filter(|it| it.premises.contains(&claim.id));
    let (Some(step), None) = (steps.next(), steps.next()) else { return Html::default() };
    let (desk, id) = (Rc::clone(desk), step.id.clone());
    let act = Callback::from(move |name: String| {
        desk.act(&Operation::Scheme(id.clone(), serde_json::from_value(name.into()).ok()));
    });
    let all = Scheme::ALL.iter().map(|&it| (name_in_files(it), words::scheme(it).to_owned()));
    let options = [(String::new(), "no pattern".to_owned())].into_iter().chain(all).collect();
    list("reasons by", options, &step.scheme.map(name_in_files).unwrap_or_default(), act)
}

/// Who takes a stand on the claim.
fn stand(desk: &Rc<Desk>, shown: &Shown, claim: &Claim) -> Html {
    if shown.map().actors.is_empty() {
        return Html::default();
    }
    let (desk, id) = (Rc::clone(desk), claim.id.clone());
    let say = Callback::from(move |_: MouseEvent| {
        let (Some(actor), Some(position)) = (picked("studio-stand"), picked("studio-position")) else { return };
        let position = serde_json::from_value(position.into()).unwrap_or(Position::Asserts);
        desk.act(&Operation::Stand(ActorId(actor), id.clone(), position));
    });
    let position = |position: Position| {
        let value = name_in_files(position);
        let selected = position == Position::Asserts;
        html! { <option {value} {selected}>{words::position(position)}</option> }
    };
    html! {
        <span class="joined" role="group" aria-label="Stand">
            <select id="studio-stand" aria-label="Who">
                { for shown.map().actors.iter().map(|it| html! { <option value={it.id.to_string()}>{&it.name}</option> }) }
            </select>
            <select id="studio-position" aria-label="What they make of it">
                { for [Position::Asserts, Position::Denies, Position::Concedes, Position::Silent].map(position) }
            </select>
            <button type="button" class="quiet" onclick={say}>{"this claim"}</button>
        </span>
    }
}

/// Where the claim stands, to be moved.
fn place(desk: &Rc<Desk>, shown: &Shown, claim: &Claim) -> Html {
    let (desk, id) = (Rc::clone(desk), claim.id.clone());
    let bears = shown.map().inferences.iter().find(|it| it.premises.as_slice() == [claim.id.clone()]);
    let (how, onto) = match bears.map(|it| &it.target) {
        Some(Target::Supports(onto)) => ("for", Some(onto.clone())),
        Some(Target::Attacks(onto)) => ("against", Some(onto.clone())),
        _ => ("alone", None),
    };
    let shift = Callback::from(move |_: MouseEvent| {
        let onto = picked("studio-onto").map(ClaimId);
        let place = match (picked("studio-how").as_deref(), onto) {
            (Some("for"), Some(onto)) => Place::For(onto),
            (Some("against"), Some(onto)) => Place::Against(onto),
            _ => Place::Alone,
        };
        desk.act(&Operation::Move(id.clone(), place));
    });
    let ways = [("for", "as a reason for"), ("against", "as an objection to"), ("alone", "by itself")];
    html! {
        <span class="joined" role="group" aria-label="Move" key={claim.id.to_string()}>
            <select id="studio-how" aria-label="How it bears">
                { for ways.map(|(value, words)| html! { <option {value} selected={value == how}>{words}</option> }) }
            </select>
            <select id="studio-onto" aria-label="On what it bears">{ claim_options(shown, onto.as_ref()) }</select>
            <button type="button" class="quiet" onclick={shift}>{"Move"}</button>
        </span>
    }
}

/// What the text needs for the claim and does not say: a reason to be written by hand.
fn more(desk: &Rc<Desk>, claim: &Claim) -> Html {
    let (desk, id) = (Rc::clone(desk), claim.id.clone());
    let add = Callback::from(move |_: MouseEvent| {
        let text = "What the text needs here and does not say".to_owned();
        if desk.act(&Operation::Claim { text, quote: None, place: Place::For(id.clone()) }).is_some() {
            desk.rewords_next.set(true);
        }
    });
    html! { <button type="button" class="quiet" title="A reason that the text needs and does not say" onclick={add}>{"Add an unsaid reason"}</button> }
}

/// The claim, to be deleted: what goes with it is named first.
fn remove(desk: &Rc<Desk>, shown: &Shown, claim: &Claim, going: &UseStateHandle<bool>) -> Html {
    let set = |on: bool| {
        let going = going.clone();
        Callback::from(move |_: MouseEvent| going.set(on))
    };
    if !**going {
        return html! { <button type="button" class="quiet" onclick={set(true)}>{"Delete"}</button> };
    }
    let hanging = desk.draft().hanging_on(&claim.id);
    let text = |id: &ClaimId| shown.claim(id).map(|it| it.text.clone()).unwrap_or_default();
    let others: Vec<String> = hanging.iter().filter(|id| **id != claim.id).map(text).collect();
    let act = {
        let (desk, id) = (Rc::clone(desk), claim.id.clone());
        Callback::from(move |_: MouseEvent| {
            desk.act(&Operation::Remove(id.clone()));
        })
    };
    html! {
        <div class="going" role="group" aria-label="Delete">
            if others.is_empty() {
                <span>{"Nothing hangs on it."}</span>
            } else {
                <span>{format!("With it goes what hangs on it, {}:", words::counted(others.len(), "claim"))}</span>
                <ul>{ for others.into_iter().map(|it| html! { <li>{it}</li> }) }</ul>
            }
            <button type="button" class="firm attack" onclick={act}>{"Delete"}</button>
            <button type="button" class="quiet" onclick={set(false)}>{"Keep"}</button>
        </div>
    }
}
