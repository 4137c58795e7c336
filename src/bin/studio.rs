//! The studio: the page in which maps are opened, written, checked and saved. Everything happens in the browser; nothing is
//! sent anywhere.

use gloo::utils::document;
use wherefore::ui::studio::Studio;
use yew::Renderer;

fn main() {
    if let Some(root) = document().get_element_by_id("app") {
        Renderer::<Studio>::with_root(root).render();
    }
}
