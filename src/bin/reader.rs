//! The reader: takes over, in the browser, a page that the press has rendered, from the map that the page carries.
//!
//! A page whose map cannot be read keeps its text and links, and says that its program does not run.

use std::rc::Rc;

use gloo::utils::document;
use wherefore::link::Choice;
use wherefore::reading::{Carried, Notes, Reading};
use wherefore::session::Shared;
use wherefore::ui::{App, AppProps};
use wherefore::views::Statics;
use yew::Renderer;

fn main() {
    let Some(root) = document().get_element_by_id("app") else { return };
    let written = document().get_element_by_id("map").and_then(|map| map.text_content()).unwrap_or_default();
    let Some(carried) = Carried::read(&written) else {
        if let Some(page) = document().document_element() {
            page.set_class_name("no-program");
        }
        return;
    };
    let reading = Shared::new(Reading::of(carried));
    let page = root.get_attribute("data-page").unwrap_or_default();
    let choice = Choice::parse(&reading, &page, "");
    let note = root.get_attribute("data-note").unwrap_or_default();
    let (notes, statics) = (Rc::new(Notes::only(page, note)), Rc::new(Statics::default()));
    let props = yew::props!(AppProps { reading, notes, choice, statics });
    let renderer = Renderer::<App>::with_root_and_props(root.clone(), props);
    if root.has_child_nodes() {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}
