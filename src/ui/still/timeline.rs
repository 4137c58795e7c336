//! The time line.

use yew::prelude::*;

use crate::reading::Reading;

pub(super) fn section(_: &Reading) -> Html {
    html! {}
}
