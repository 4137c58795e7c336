//! Starts the page in the browser: takes over what was rendered when the site was built, from the map that the page
//! carries.

use gloo::utils::document;
use wherefore::link::Chosen;
use wherefore::reading::{Carried, Reading};
use wherefore::session::Shared;
use wherefore::ui::{App, AppProps};
use wherefore::views::Statics;
use yew::Renderer;

fn main() {
    let Some(root) = document().get_element_by_id("app") else {
        return;
    };
    let map = document().get_element_by_id("map").and_then(|map| map.text_content()).unwrap_or_default();
    let reading = Shared::new(Reading::of(Carried::read(&map)), wherefore::ui::fold);
    let page = root.get_attribute("data-page").unwrap_or_default();
    let choice = Chosen::parse(&reading, &page, "");
    let renderer =
        Renderer::<App>::with_root_and_props(root.clone(), AppProps { reading, choice, statics: Statics::default() });
    if root.has_child_nodes() {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}
