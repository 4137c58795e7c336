//! The list of actors, in the order that the reader asks for.

use yew::prelude::*;

use crate::document::ActorIx;
use crate::link::Chosen;
use crate::reading::Sort;
use crate::reading::words::{self, counted};
use crate::session::Shared;
use crate::session::State;
use crate::session::commands::by_id;

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
                    let heading = begins.then(|| words::actor_kinds(kind));
                    html! {
                        <Entry key={actor.0} reading={reading.clone()} {actor} {heading}
                            marked={marked.contains(&actor)} chosen={chosen == Some(actor)} />
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

#[derive(Clone, PartialEq, Properties)]
struct EntryProps {
    reading: Shared,
    actor: ActorIx,
    /// The heading of the group that begins here.
    heading: Option<&'static str>,
    marked: bool,
    chosen: bool,
}

#[function_component]
fn Entry(props: &EntryProps) -> Html {
    let EntryProps { reading, actor: at, heading, marked, chosen } = props;
    let actor = &reading.map[*at];
    let mentions = reading.mention_count(*at);
    html! {
        <li>
            { heading.map(|heading| html! { <h3>{heading}</h3> }) }
            <a href={Chosen::Actor(*at).link(reading)} data-actor={actor.id.to_string()}
                data-marked={marked.then_some("true")} aria-current={chosen.then_some("true")}>
                <b>{actor.name.clone()}</b>
                <span class="count" title={counted(mentions, "mention")}>
                    {mentions}<span class="unseen">{if mentions == 1 { " mention" } else { " mentions" }}</span>
                </span>
                <small>{actor.role.clone()}</small>
            </a>
        </li>
    }
}
