//! What is seen before anything is open: a text to start from, what is kept on the device, and maps to try.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::bar::opened;
use super::desk::Desk;
use super::opening::{Named, of_text};
use super::store::{self, Kept};
use crate::ui::{dom, files};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StartProps {
    pub(super) desk: Rc<Desk>,
}

/// The first page of the studio.
#[function_component]
pub(super) fn Start(props: &StartProps) -> Html {
    let desk = &props.desk;
    let field = use_node_ref();
    let wrong = use_state_eq(String::new);
    let kept = use_state_eq(Vec::<Kept>::new);
    {
        let kept = kept.clone();
        use_effect_with((), move |()| spawn_local(async move { kept.set(store::all().await) }));
    }
    let begin = {
        let (desk, field, wrong) = (Rc::clone(desk), field.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = field.cast::<HtmlTextAreaElement>().map(|it| it.value()).unwrap_or_default();
            match of_text(&text, files::decode) {
                Ok(source) => {
                    desk.open(source, None, "The text is open. Select words of it to claim something.".to_owned());
                }
                Err(why) => wrong.set(why),
            }
        })
    };
    let dropped = {
        let (desk, wrong) = (Rc::clone(desk), wrong.clone());
        Callback::from(move |event: DragEvent| {
            let (desk, wrong) = (Rc::clone(&desk), wrong.clone());
            files::read_dropped(&event, move |files| {
                if let Err(why) = opened(&desk, files) {
                    wrong.set(why);
                }
            });
        })
    };
    html! {
        <main class="studio-start" ondrop={dropped} ondragover={Callback::from(|event: DragEvent| event.prevent_default())}>
            <p class="lead">{"Lay a text open by its reasons: select words of it, and say what they are: a claim, a reason for one, an objection. "}
                <strong>{"Nothing that you open or write leaves this device."}</strong></p>
            <form onsubmit={begin}>
                <h2><label for="studio-text">{"A text to start from"}</label></h2>
                <textarea id="studio-text" ref={field} rows="8" placeholder="Paste an essay, a speech, a letter, a draft of yours …" />
                <p class="studio-row">
                    <button type="submit" class="firm">{"Start"}</button>
                    <span class="aside">{"or drop a file here: plain text, Markdown, HTML, DOCX, or a map"}</span>
                </p>
                if !wrong.is_empty() { <p class="studio-wrong" role="alert">{(*wrong).clone()}</p> }
            </form>
            if !kept.is_empty() {
                <section aria-labelledby="studio-kept">
                    <h2 id="studio-kept">{"Go on with"}</h2>
                    <ul>{ for kept.iter().map(|it| kept_item(desk, it, &kept)) }</ul>
                </section>
            }
            { examples(desk, &wrong) }
        </main>
    }
}

fn kept_item(desk: &Rc<Desk>, it: &Kept, all: &UseStateHandle<Vec<Kept>>) -> Html {
    let go_on = {
        let (desk, it) = (Rc::clone(desk), it.clone());
        Callback::from(move |_: MouseEvent| {
            desk.open(it.files.clone(), it.id.map(|id| (id, it.at)), format!("{} is open.", it.title));
        })
    };
    let forget = {
        let (all, id) = (all.clone(), it.id);
        Callback::from(move |_: MouseEvent| {
            let all = all.clone();
            spawn_local(async move {
                if let Some(id) = id {
                    store::forget(id).await;
                }
                all.set(store::all().await);
            });
        })
    };
    html! {
        <li key={it.id.unwrap_or_default()}>
            <button type="button" class="quiet" onclick={go_on}>{&it.title}</button>
            <small>{format!("{}, kept {}", it.size, dom::date_in_words(it.at))}</small>
            <button type="button" class="quiet" aria-label={format!("Remove {} from this device", it.title)} onclick={forget}>{"Remove"}</button>
        </li>
    }
}

/// The maps of the site, to be tried: each as its title and the folder of its source.
fn examples(desk: &Rc<Desk>, wrong: &UseStateHandle<String>) -> Html {
    let written = dom::by_id("examples").and_then(|it| it.text_content()).unwrap_or_default();
    let all: Vec<(String, Vec<String>)> = serde_json::from_str(&written).unwrap_or_default();
    if all.is_empty() {
        return Html::default();
    }
    let item = |(title, files): (String, Vec<String>)| {
        let (desk, wrong) = (Rc::clone(desk), wrong.clone());
        let open = Callback::from(move |_: MouseEvent| {
            let (desk, wrong, files) = (Rc::clone(&desk), wrong.clone(), files.clone());
            spawn_local(async move {
                let mut named: Vec<Named> = Vec::new();
                for file in files {
                    if let Some(text) = dom::text_at(&dom::whole(&file).unwrap_or_default()).await {
                        let name = file.rsplit('/').next().unwrap_or_default().to_owned();
                        named.push((name, text.into_bytes()));
                    }
                }
                if let Err(why) = opened(&desk, named) {
                    wrong.set(why);
                }
            });
        });
        html! { <li><button type="button" class="quiet" onclick={open}>{title}</button></li> }
    };
    html! {
        <section aria-labelledby="studio-try">
            <h2 id="studio-try">{"Try with"}</h2>
            <ul>{ for all.into_iter().map(item) }</ul>
        </section>
    }
}
