//! The settings: each a choice of a few values, kept on the device and set as an attribute of the page's root element,
//! where the styles find it.

use yew::prelude::*;

use crate::session::commands::Dialog;

/// A setting: its name in markup and storage, what it is called, its usual value, its values with their labels.
struct Setting(&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const SETTINGS: [Setting; 4] = [
    Setting("theme", "Colours", "system", &[("system", "As the system"), ("light", "Light"), ("dark", "Dark")]),
    Setting(
        "size",
        "Text",
        "normal",
        &[("small", "Smaller"), ("normal", "Normal"), ("large", "Larger"), ("huge", "Largest")],
    ),
    Setting("density", "Lines", "roomy", &[("roomy", "Roomy"), ("compact", "Compact")]),
    Setting("keys", "Keys of one letter or sign", "on", &[("on", "On"), ("off", "Off")]),
];

/// The dialog of the settings.
pub(super) fn dialog() -> Html {
    html! {
        <dialog id={Dialog::Settings.id()} aria-labelledby="settings-title">
            <h2 id="settings-title">{"Settings"}</h2>
            <form method="dialog">
                { for SETTINGS.iter().map(setting) }
                <p class="note">{"Kept on this device, and sent nowhere."}</p>
                <button class="quiet">{"Close"}</button>
            </form>
        </dialog>
    }
}

fn setting(Setting(name, label, usual, values): &Setting) -> Html {
    let choice = |(value, label): &(&'static str, &'static str)| {
        html! {
            <label>
                <input type="radio" name={*name} value={*value} checked={usual == value} />
                {*label}
            </label>
        }
    };
    html! {
        <fieldset>
            <legend>{*label}</legend>
            { for values.iter().map(choice) }
        </fieldset>
    }
}
