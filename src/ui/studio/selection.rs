//! What can be done with words of the essay: a toolbar that comes with them.
//!
//! Words come from a selection, or from a paragraph or passage that is chosen, as those do who have keys alone; in the
//! toolbar they can be made fewer by hand. The last ones count, so that the focus may go to the toolbar.

use std::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::desk::{Desk, Shown};
use super::strip::{claim_options, picked};
use crate::document::{ActorId, ActorKind, ClaimId, Target};
use crate::editing::{Operation, Place, Quote};
use crate::link::Choice;
use crate::text::{Bytes, Points, Ruler, Span, slice, word_ranges};
use crate::ui::dom;

/// The id of the list of claims on which new ones bear.
const BEARS_ON: &str = "studio-bears-on";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SelectionProps {
    pub(super) desk: Rc<Desk>,
    pub(super) shown: Rc<Shown>,
    /// What is chosen, and the claim that it is, if it is one.
    pub(super) choice: Choice,
    pub(super) claim: Option<ClaimId>,
}

/// The toolbar; nothing where no words are selected.
#[function_component]
pub(super) fn Selection(props: &SelectionProps) -> Html {
    let SelectionProps { desk, shown, choice, claim } = props;
    let span = use_state_eq(|| None::<Span>);
    {
        let span = span.clone();
        let count = u32::try_from(shown.reading.paragraphs.len()).unwrap_or(u32::MAX);
        let shown = Rc::clone(shown);
        use_effect_with((shown.map_number, count), move |&(_, count)| {
            let blocks: Vec<u32> = (0..count).collect();
            let selected = span.clone();
            let listening = EventListener::new(&document(), "selectionchange", move |_| {
                match dom::selected(&blocks).as_slice() {
                    // What is selected elsewhere leaves the words.
                    [] => {}
                    [only] if only.start < only.end => selected.set(whole_words(&shown, *only)),
                    [_] => {}
                    // Words of one paragraph state a claim.
                    _ => selected.set(None),
                }
            });
            let escape = EventListener::new(&document(), "keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Escape") {
                    span.set(None);
                }
            });
            move || drop((listening, escape))
        });
    }
    {
        let (span, place) = (span.clone(), chosen_span(shown, choice));
        use_effect_with(choice.clone(), move |_| {
            if place.is_some() {
                span.set(place);
            }
        });
    }
    let Some(at) = *span else { return Html::default() };
    let Some(words) = words(shown, at) else { return Html::default() };
    let quote =
        Quote { paragraph: usize::try_from(at.block).unwrap_or_default(), range: Points(at.start)..Points(at.end) };
    let clear = {
        let span = span.clone();
        move || span.set(None)
    };
    let new = |place: fn(ClaimId) -> Place| {
        let (desk, quote, words, clear) = (Rc::clone(desk), quote.clone(), words.clone(), clear.clone());
        Callback::from(move |_: MouseEvent| {
            let place = place(ClaimId(picked(BEARS_ON).unwrap_or_default()));
            let operation = Operation::Claim { text: words.clone(), quote: Some(quote.clone()), place };
            if let Some(done) = desk.act(&operation) {
                clear();
                desk.rewords_next.set(true);
                desk.made.replace(done.claim);
            }
        })
    };
    let attach = claim.clone().map(|claim| {
        let (desk, quote, clear) = (Rc::clone(desk), quote.clone(), clear.clone());
        Callback::from(move |_: MouseEvent| {
            if desk.act(&Operation::Quote(claim.clone(), quote.clone())).is_some() {
                clear();
            }
        })
    });
    let name = {
        let (desk, words, clear) = (Rc::clone(desk), words.clone(), clear.clone());
        Callback::from(move |_: MouseEvent| {
            let of = picked("studio-actor").unwrap_or_default();
            let operation = match of.strip_prefix("new ") {
                Some(kind) => Operation::Actor(words.clone(), kind_named(kind)),
                None => Operation::Alias(ActorId(of), words.clone()),
            };
            if desk.act(&operation).is_some() {
                clear();
            }
        })
    };
    let has_claims = !shown.map().claims.is_empty();
    let close = {
        let clear = clear.clone();
        Callback::from(move |_: MouseEvent| clear())
    };
    let fewer = {
        let (desk, shown, span) = (Rc::clone(desk), Rc::clone(shown), span);
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            match place_of(&shown, at.block, &field.value()) {
                Some(place) => span.set(Some(place)),
                None => desk.warn(format!("Paragraph {} does not have these words.", at.block + 1)),
            }
        })
    };
    html! {
        <div class="studio-selection" role="toolbar" aria-label="Selection">
            <input type="text" aria-label="Words of the essay" value={words.clone()} onchange={fewer} />
            <button type="button" class="firm" onclick={new(|_| Place::Alone)}>{"Claim"}</button>
            if has_claims {
                <span class="joined">
                    <button type="button" class="firm support" onclick={new(Place::For)}>{"Reason for…"}</button>
                    <button type="button" class="firm attack" onclick={new(Place::Against)}>{"Objection to…"}</button>
                    <select id={BEARS_ON} aria-label="Bears on">{ claim_options(shown, onto(desk, shown, claim.as_ref()).as_ref()) }</select>
                </span>
                if let Some(attach) = attach {
                    <button type="button" class="quiet" onclick={attach}>{"Passage of the chosen claim"}</button>
                }
            }
            <span class="joined">
                <button type="button" class="quiet" onclick={name}>{"Names"}</button>
                <select id="studio-actor" aria-label="Whom the words name">
                    { for KINDS.map(|(kind, words)| html! { <option value={format!("new {kind}")} selected={kind == KINDS[0].0}>{words}</option> }) }
                    { for shown.map().actors.iter().map(|it| html! { <option value={it.id.to_string()}>{&it.name}</option> }) }
                </select>
            </span>
            <button type="button" class="quiet" aria-label="Leave the words" onclick={close}>{"×"}</button>
        </div>
    }
}

/// What a new actor can be.
const KINDS: [(&str, &str); 4] = [
    ("person", "a new person"),
    ("institution", "a new institution"),
    ("group", "a new group"),
    ("state", "a new state"),
];

fn kind_named(name: &str) -> ActorKind {
    serde_json::from_value(name.into()).unwrap_or(ActorKind::Person)
}

/// The paragraph or passage that is chosen.
fn chosen_span(shown: &Shown, choice: &Choice) -> Option<Span> {
    let (paragraph, range) = choice.within(&shown.reading).stretch(&shown.reading)?;
    let block = u32::try_from(paragraph).ok()?;
    Some(span_of(block, paragraph_text(shown, block)?, range))
}

/// Where words stand in a paragraph, counted from 0.
fn place_of(shown: &Shown, paragraph: u32, words: &str) -> Option<Span> {
    let text = paragraph_text(shown, paragraph)?;
    let words = words.trim();
    let start = text.find(words).filter(|_| !words.is_empty())?;
    Some(span_of(paragraph, text, Bytes(start)..Bytes(start + words.len())))
}

/// A stretch, with the words whole in which it begins and ends, and without white space at its ends.
fn whole_words(shown: &Shown, at: Span) -> Option<Span> {
    let text = paragraph_text(shown, at.block)?;
    let selected = bytes_of(text, at);
    let words = slice(text, selected.clone());
    let mut start = selected.start.0 + (words.len() - words.trim_start().len());
    let mut end = start + words.trim().len();
    if start == end {
        return None;
    }
    for word in word_ranges(text) {
        if word.contains(&start) {
            start = word.start;
        }
        if word.start < end && end < word.end {
            end = word.end;
        }
    }
    Some(span_of(at.block, text, Bytes(start)..Bytes(end)))
}

/// The text of a paragraph, counted from 0.
fn paragraph_text(shown: &Shown, at: u32) -> Option<&str> {
    Some(shown.map().text()?.paragraphs.get(usize::try_from(at).ok()?)?)
}

/// The bytes of a stretch of its paragraph's text.
fn bytes_of(text: &str, at: Span) -> Range<Bytes> {
    let ruler = Ruler::new(text);
    ruler.bytes(Points(at.start))..ruler.bytes(Points(at.end))
}

/// The stretch of a paragraph's text that has these bytes.
fn span_of(block: u32, text: &str, range: Range<Bytes>) -> Span {
    let ruler = Ruler::new(text);
    Span { block, start: ruler.points(range.start).0, end: ruler.points(range.end).0 }
}

/// The words of a stretch, without white space at their ends.
fn words(shown: &Shown, at: Span) -> Option<String> {
    let text = paragraph_text(shown, at.block)?;
    let words = slice(text, bytes_of(text, at)).trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The claim on which the next one is likely to bear: the one that is chosen, unless it was just made; then what that
/// bears on, so that one reason may follow another; else the thesis.
fn onto(desk: &Desk, shown: &Shown, chosen: Option<&ClaimId>) -> Option<ClaimId> {
    let map = shown.map();
    let made = desk.made.borrow();
    let borne = |claim: &ClaimId| {
        map.inferences.iter().filter(|it| it.premises.contains(claim)).find_map(|it| match &it.target {
            Target::Supports(to) | Target::Attacks(to) => Some(to.clone()),
            Target::Undercuts(_) => None,
        })
    };
    let likely = match chosen {
        Some(claim) if made.as_ref() == Some(claim) => borne(claim).or_else(|| Some(claim.clone())),
        other => other.cloned(),
    };
    likely.or_else(|| map.thesis().map(|claim| claim.id.clone()))
}
