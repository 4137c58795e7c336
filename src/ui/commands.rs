//! What can be asked for by key or button: one table, from which come the keys, the buttons and the list of keys.

use super::state::Action;

/// What a command does when it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It changes the state.
    Act(Action),
    /// It puts the reader into the search.
    Search,
    /// It shows the list of keys.
    ShowKeys,
    /// It puts the address of what is chosen on the clipboard.
    CopyLink,
}

/// A thing that a reader can ask for.
pub struct Command {
    /// Its name in markup and tests.
    pub id: &'static str,
    /// What its button says.
    pub label: &'static str,
    /// What it does, in the list of keys.
    pub help: &'static str,
    /// Its key, as the browser names it; empty if it has none.
    pub key: &'static str,
    effect: fn() -> Effect,
}

impl Command {
    /// What happens.
    pub fn effect(&self) -> Effect {
        (self.effect)()
    }

    /// The key as it is printed on keyboards.
    pub fn key_label(&self) -> &'static str {
        match self.key {
            "Escape" => "Esc",
            key => key,
        }
    }
}

/// Every command.
pub static COMMANDS: [Command; 9] = [
    Command {
        id: "previous-claim",
        label: "Previous claim",
        help: "Go to the previous claim in reading order",
        key: "[",
        effect: || Effect::Act(Action::Step(-1)),
    },
    Command {
        id: "next-claim",
        label: "Next claim",
        help: "Go to the next claim in reading order",
        key: "]",
        effect: || Effect::Act(Action::Step(1)),
    },
    Command {
        id: "search",
        label: "Search",
        help: "Search the essay, its claims and actors",
        key: "/",
        effect: || Effect::Search,
    },
    Command {
        id: "clear",
        label: "Close",
        help: "Leave the search, or let go of what is chosen",
        key: "Escape",
        effect: || Effect::Act(Action::Leave),
    },
    Command { id: "show-keys", label: "Keys", help: "Show this list", key: "?", effect: || Effect::ShowKeys },
    Command {
        id: "unfold-all",
        label: "Unfold all",
        help: "Unfold the whole argument",
        key: "",
        effect: || Effect::Act(Action::UnfoldAll),
    },
    Command {
        id: "fold-all",
        label: "Fold all",
        help: "Fold the argument down to its main reasons",
        key: "",
        effect: || Effect::Act(Action::FoldAll),
    },
    Command {
        id: "copy-link",
        label: "Copy link",
        help: "Copy the address of what is chosen",
        key: "",
        effect: || Effect::CopyLink,
    },
    Command {
        id: "toggle-card",
        label: "More",
        help: "Show the whole card on a narrow screen",
        key: "",
        effect: || Effect::Act(Action::ToggleCard),
    },
];

/// The command of this name.
pub fn by_id(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// The command of this key.
pub fn by_key(key: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| !command.key.is_empty() && command.key == key)
}
