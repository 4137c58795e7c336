//! The whole page as one component.

use std::rc::Rc;

use yew::prelude::*;

use super::components::{View, actor_list, as_html, card, essay, palette, search_form, switches, tree};
use super::effects::{
    use_chart, use_cursor, use_followers, use_highlights, use_interactive, use_kept_copy, use_listeners,
    use_marks_in_statics, use_painting, use_places, use_scenario,
};
use super::written::use_written;
use crate::link::{Choice, Chosen, query};
use crate::reading::Notes;
use crate::session::Shared;
use crate::session::marks::Marks;
use crate::session::{Pane, State};
use crate::views::{Statics, chart};

/// What a page is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The map.
    pub reading: Shared,
    /// The note on what is chosen, where the map lacks it.
    pub notes: Rc<Notes>,
    /// What is chosen on this page.
    pub choice: Choice,
    /// What never changes on it; empty where the page has it.
    pub statics: Rc<Statics>,
    /// What has become of the map in the studio.
    #[cfg(feature = "studio")]
    #[prop_or_default]
    pub written: super::written::Written,
}

/// The page.
#[function_component]
pub fn App(props: &AppProps) -> Html {
    let state = use_state_eq(|| {
        let state = State::new(props.reading.clone(), props.choice.clone());
        Rc::new(State { notes: Rc::clone(&props.notes), ..state })
    });
    let interactive = use_interactive();
    let page = use_listeners(&state);
    use_cursor(&state);
    use_places(&state);
    use_highlights(&state);
    use_kept_copy(&page, &state);
    use_painting(&page, &state);
    use_followers(&state);
    use_marks_in_statics(&state);
    use_scenario(&page, &state);
    use_chart(&page, &state);
    use_written(&page, &state, props);

    let statics = &props.statics;
    let bar = state.outcome.as_ref().map(|it| it.judged().bar.as_str()).filter(|bar| !bar.is_empty());
    let shown = Rc::new(state.in_columns());
    html! {
        <div class="frame" data-pane={state.pane.id()} data-view={state.draws.then_some(query::MAP)} data-card={if state.card_open { "open" } else { "closed" }}>
            <a class="skip" href={place_here(&state, Pane::Essay)}>{"Skip to the essay"}</a>
            <header class="site">
                {as_html(statics.name.clone())}
                {search_form(&state)}
                {as_html(statics.tools.clone())}
            </header>
            {as_html(statics.first_steps.clone())}
            <aside class="scenario" aria-label="What if" hidden={bar.is_none()}>
                {Html::from_html_unchecked(bar.unwrap_or_default().to_owned().into())}
            </aside>
            <Columns {shown} statics={statics.clone()} {interactive} />
            <nav class="bar" aria-label="Panes">
                { for Pane::ALL.map(|pane| bar_link(&state, pane)) }
            </nav>
            <aside class="warning" aria-label="Warning" hidden={state.warning.is_empty()}>{state.warning.to_string()}</aside>
            <p class="unseen" role="status">{state.said.to_string()}</p>
            {palette(&state)}
            {as_html(statics.dialogs.clone())}
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ColumnsProps {
    /// The state as far as it concerns the columns.
    shown: Rc<State>,
    statics: Rc<Statics>,
    interactive: bool,
}

/// The panes and the card: rendered anew only when something that they show has changed, not at each letter typed into
/// the search.
#[function_component]
fn Columns(props: &ColumnsProps) -> Html {
    let ColumnsProps { shown, statics, interactive } = props;
    let reading = &shown.reading;
    let marks = Marks::of_state(shown);
    let view = View::of(shown, &marks, *interactive);
    html! {
        <div class="columns">
            <nav id={Pane::Argument.id()} class="pane argument" aria-label="Argument" tabindex="-1">
                {as_html(statics.argument_head.clone())}
                {switches(shown)}
                {tree(reading, &view)}
            </nav>
            // Filled by a program of its own.
            <section id={chart::PROGRAM} aria-label="Map" hidden={!shown.draws}></section>
            <main id={Pane::Essay.id()} class="pane essay" aria-label="Essay" tabindex="-1">
                {essay(shown, statics, &marks.runs, marks.mentions)}
                {as_html(statics.behind_essay.clone())}
            </main>
            {card(shown)}
            <aside id={Pane::Actors.id()} class="pane actors" aria-label="Actors" tabindex="-1">
                {actor_list(shown, &marks.actors, marks.mentions)}
            </aside>
        </div>
    }
}

/// The address of a pane on the page that is shown.
fn place_here(state: &State, pane: Pane) -> String {
    let page = if state.reading.surroundings.in_one_file { Chosen::Nothing } else { state.chosen() };
    page.place(&state.reading, pane.id())
}

fn bar_link(state: &State, pane: Pane) -> Html {
    let href = place_here(state, pane);
    let current = (state.pane == pane).then_some("true");
    html! { <a key={pane.id()} {href} data-show={pane.id()} aria-current={current}>{pane.name()}</a> }
}

/// The markup of the page of a choice, ready to be taken over in the browser. Runs within a runtime of Yew's.
#[cfg(feature = "ssr")]
pub async fn markup(reading: &Shared, statics: &Rc<Statics>, choice: Choice) -> String {
    let (reading, notes) = (reading.clone(), Rc::default());
    let statics = Rc::clone(statics);
    let props = yew::props!(AppProps { reading, notes, choice, statics });
    yew::LocalServerRenderer::<App>::with_props(props).render().await
}
