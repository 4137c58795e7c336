//! Starts the page in the browser: takes over what was rendered when the site was built.

use gloo::utils::document;
use wherefore::content;
use wherefore::link::Choice;
use wherefore::reading::Reading;
use wherefore::ui::{App, AppProps, Shared, Still};
use yew::Renderer;

fn main() {
    let Some(root) = document().get_element_by_id("app") else {
        return;
    };
    let reading = Shared::new(Reading::new(content::embedded()));
    let page = root.get_attribute("data-page").unwrap_or_default();
    let choice = Choice::parse(&reading, &page, "");
    let renderer =
        Renderer::<App>::with_root_and_props(root.clone(), AppProps { reading, choice, still: Still::default() });
    if root.has_child_nodes() {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}
