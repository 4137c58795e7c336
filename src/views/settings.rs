//! The settings: each a choice of a few values, kept on the device and set as an attribute of the page's root element,
//! where the styles find it.

use super::Markup;
use super::markup::written;
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
pub fn settings() -> Markup {
    written(&mut |out| {
        let dialog = out.tag("dialog").with("id", Dialog::Settings.id()).with("aria-labelledby", "settings-title");
        dialog.holding(&mut |out| {
            out.tag("h2").with("id", "settings-title").text("Settings");
            out.tag("form").with("method", "dialog").holding(&mut |out| {
                for it in &SETTINGS {
                    setting(out, it);
                }
                out.tag("p").class("note").text("Kept on this device, and sent nowhere.");
                out.tag("button").class("quiet").text("Close");
            });
        });
    })
}

fn setting(out: &mut Markup, Setting(name, label, usual, values): &Setting) {
    out.tag("fieldset").holding(&mut |out| {
        out.tag("legend").text(label);
        for (value, label) in *values {
            out.tag("label").holding(&mut |out| {
                let field = out.tag("input").with("value", value).flag("checked", usual == value);
                field.with("type", "radio").with("name", name).void();
                out.text(label);
            });
        }
    });
}
