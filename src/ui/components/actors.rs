//! The list of actors, in the order that the reader asks for.

use yew::prelude::*;

use super::as_html;
use crate::document::ActorIx;
use crate::link::Chosen;
use crate::reading::Sort;
use crate::reading::words;
use crate::session::State;
use crate::session::commands::by_id;
use crate::views::pane_items;

/// The commands that put the list in another order.
const ORDERS: [&str; 4] = ["sort-first", "sort-mentions", "sort-name", "sort-kind"];

/// The list, with some actors marked and one chosen.
pub(in crate::ui) fn actor_list(state: &State, marked: &[ActorIx], chosen: Option<ActorIx>) -> Html {
    let reading = &state.reading;
    let mut last = None;
    html! {
        <>
            <div class="pane-head">
                <h2>{"Actors"}</h2>
                <label class="order needs-program">
                    <span class="unseen">{"Order"}</span>
                    <select data-commands="true">{ for ORDERS.iter().filter_map(|id| order(state, id)) }</select>
                </label>
            </div>
            <ul class="cast">
                { for state.sort.order(reading).into_iter().map(|actor| {
                    let kind = reading.map[actor].kind;
                    let begins = state.sort == Sort::Kind && last.replace(kind) != Some(kind);
                    let heading = begins.then(|| html! { <h3>{words::actor_kinds(kind)}</h3> });
                    let marked = marked.contains(&actor).then_some("true");
                    let current = (chosen == Some(actor)).then_some("true");
                    html! {
                        <li key={actor.0}>
                            {heading}
                            <a href={Chosen::Actor(actor).link(reading)} data-actor={reading.map[actor].id.to_string()}
                                data-marked={marked} aria-current={current}>
                                {as_html(pane_items::entry(reading, actor))}
                            </a>
                        </li>
                    }
                }) }
            </ul>
            { reading.cast.is_empty().then(|| html! { <p class="note">{"This map names nobody."}</p> }) }
        </>
    }
}

fn order(state: &State, id: &'static str) -> Option<Html> {
    let command = by_id(id)?;
    let selected = command.pressed(state)?;
    Some(html! { <option value={id} {selected}>{command.label}</option> })
}
