//! The list of actors, in the order in which the essay first names them.

use yew::prelude::*;

use crate::document::ActorIx;
use crate::link::Choice;
use crate::reading::words::counted;
use crate::ui::Shared;

/// The list, with some actors marked and one chosen.
pub(in crate::ui) fn actor_list(reading: &Shared, marked: &[ActorIx], chosen: Option<ActorIx>) -> Html {
    html! {
        <>
            <div class="pane-head">
                <h2>{"Actors"}</h2>
                <span class="aside">{"by first mention"}</span>
            </div>
            <ul class="cast">
                { for reading.cast.iter().map(|&actor| html! {
                    <Entry key={actor.0} reading={reading.clone()} {actor}
                        marked={marked.contains(&actor)} chosen={chosen == Some(actor)} />
                }) }
            </ul>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EntryProps {
    reading: Shared,
    actor: ActorIx,
    marked: bool,
    chosen: bool,
}

#[function_component]
fn Entry(props: &EntryProps) -> Html {
    let EntryProps { reading, actor: at, marked, chosen } = props;
    let actor = &reading.map[*at];
    let mentions = reading.mention_count(*at);
    html! {
        <li>
            <a href={Choice::Actor(*at).link(reading)} data-actor={actor.id.to_string()}
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
