//! What can be asked for by key or button: one table, from which come the keys, the buttons and their tips, the list of
//! keys and the palette.

use super::state::{Action, State};
use crate::document::{Basis, ClaimId};
use crate::link::Choice;
use crate::messages::judge::Request;
use crate::reading::{Lens, Sort};

/// What a command does when it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It changes the state.
    Act(Action),
    /// It puts the reader into the search.
    Search,
    /// It opens a dialog.
    OpenDialog(Dialog),
    /// It puts a text on the clipboard.
    ToClipboard(Copied),
    /// It hands the address of what is chosen to the system's sheet for sharing.
    Share,
    /// It prints the page.
    Print,
    /// It keeps a setting on the device: its name and value.
    KeepSetting(&'static str, &'static str),
    /// It does something with the reader's own copy, or with what was decided on it.
    OwnCopy(CopyTask),
    /// It asks something of the judge.
    Judge(Request),
}

/// A dialog over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The list of keys.
    Keys,
    /// The palette of commands.
    Palette,
    /// The settings.
    Settings,
    /// The opening of the reader's own copy.
    Copy,
}

impl Dialog {
    /// The id of the dialog's element.
    pub fn id(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Palette => "palette",
            Self::Settings => "settings",
            Self::Copy => "copy",
        }
    }
}

/// What can be done with the reader's own copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTask {
    /// It is kept on the device, or no longer.
    Keep,
    /// It is put away, and what is kept of it on the device removed.
    Forget,
    /// The decisions on it are saved as a file.
    Save,
    /// Decisions on it are read from a file.
    Load,
}

/// What can be put on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The address of what is chosen.
    Link,
    /// The chosen claim, with its address and source.
    Claim,
    /// The whole argument.
    Outline,
}

/// A thing that a reader can ask for.
pub struct Command {
    /// Its name in markup and tests.
    pub id: &'static str,
    /// What its button says.
    pub label: &'static str,
    /// What it does, in the list of keys and in tips.
    pub help: &'static str,
    /// Its key, as `aria-keyshortcuts` has it; empty if it has none.
    pub key: &'static str,
    applies: fn(&State) -> bool,
    pressed: Option<fn(&State) -> bool>,
    effect: fn(&State) -> Effect,
}

impl Command {
    const fn new(
        id: &'static str,
        key: &'static str,
        label: &'static str,
        help: &'static str,
        effect: fn(&State) -> Effect,
    ) -> Self {
        Self { id, label, help, key, applies: |_| true, pressed: None, effect }
    }

    const fn when(self, applies: fn(&State) -> bool) -> Self {
        Self { applies, ..self }
    }

    const fn toggles(self, pressed: fn(&State) -> bool) -> Self {
        Self { pressed: Some(pressed), ..self }
    }

    /// Whether it does anything now.
    pub fn applies(&self, state: &State) -> bool {
        (self.applies)(state)
    }

    /// Whether what it switches is on; `None` if it switches nothing.
    pub fn pressed(&self, state: &State) -> Option<bool> {
        self.pressed.map(|pressed| pressed(state))
    }

    /// What happens.
    pub fn effect(&self, state: &State) -> Effect {
        (self.effect)(state)
    }

    /// The key as it is printed on keyboards.
    pub fn key_label(&self) -> &'static str {
        match self.key {
            "Escape" => "Esc",
            "Control+k" => "Ctrl K",
            key => key,
        }
    }
}

/// A request about the chosen claim.
fn judge(state: &State, request: fn(ClaimId) -> Request) -> Effect {
    let claim = if let Choice::Claim(claim) = &state.choice { claim.clone() } else { ClaimId::default() };
    Effect::Judge(request(claim))
}

fn is_left_out(state: &State, basis: Basis) -> bool {
    state.outcome.as_ref().is_some_and(|it| it.judged().left_out.contains(&basis))
}

fn has_copy(state: &State) -> bool {
    state.copy.is_some()
}

fn searches(state: &State) -> bool {
    !state.query.trim().is_empty()
}

fn claim_is_chosen(state: &State) -> bool {
    matches!(state.choice, Choice::Claim(_))
}

/// Whether what is chosen can be judged: what the editor says counts for nothing.
fn essays_claim_is_chosen(state: &State) -> bool {
    matches!(&state.choice, Choice::Claim(claim) if state.reading.essays_claim(claim).is_some())
}

fn chosen_actor(state: &State) -> Option<Lens> {
    match &state.choice {
        Choice::Actor(actor) => Some(Lens::Actor(actor.clone())),
        _ => None,
    }
}

/// Switches a lens on, or off where it is on.
fn look(state: &State, lens: Option<Lens>) -> Effect {
    Effect::Act(Action::Look(if state.lens == lens { None } else { lens }))
}

fn sort(by: Sort) -> Effect {
    Effect::Act(Action::Sort(by))
}

/// Every command.
pub static COMMANDS: [Command; 43] = [
    Command::new("previous-claim", "[", "Previous claim", "Go to the previous claim in reading order", |_| {
        Effect::Act(Action::Step(-1))
    })
    .when(|state| !state.reading.order.is_empty()),
    Command::new("next-claim", "]", "Next claim", "Go to the next claim in reading order", |_| {
        Effect::Act(Action::Step(1))
    })
    .when(|state| !state.reading.order.is_empty()),
    Command::new("search", "/", "Search", "Search the essay, its claims, actors and events", |_| Effect::Search),
    Command::new("next-hit", "n", "Next hit", "Go to the next place in the essay that the search finds", |_| {
        Effect::Act(Action::StepHit(1))
    })
    .when(searches),
    Command::new("previous-hit", "N", "Previous hit", "Go to the place before that", |_| {
        Effect::Act(Action::StepHit(-1))
    })
    .when(searches),
    Command::new("clear", "Escape", "Close", "Step back: out of the search, a filter, or what is chosen", |_| {
        Effect::Act(Action::Leave)
    })
    .when(|state| searches(state) || state.lens.is_some() || state.draws || state.choice != Choice::Nothing),
    Command::new("palette", "Control+k", "Commands", "Find anything that can be done here by its name", |_| {
        Effect::OpenDialog(Dialog::Palette)
    }),
    Command::new("show-keys", "?", "Keys", "List the keys, and what the signs mean", |_| {
        Effect::OpenDialog(Dialog::Keys)
    }),
    Command::new("settings", "", "Settings", "Choose light or dark, text size, density and keys", |_| {
        Effect::OpenDialog(Dialog::Settings)
    }),
    Command::new("open-copy", "", "Read your own copy", "Read your own copy of the essay, with the map on it", |_| {
        Effect::OpenDialog(Dialog::Copy)
    })
    .when(|state| state.home.map.original().is_some()),
    Command::new("turn-copy", "", "Show my copy", "Show your own copy, or the map’s own text", |state| {
        Effect::Act(Action::Turn(!state.shows_copy()))
    })
    .when(|state| state.copy.as_ref().is_some_and(|copy| copy.reading().is_some()))
    .toggles(State::shows_copy),
    Command::new("keep-copy", "", "Keep on this device", "Keep your copy on this device until you forget it", |_| {
        Effect::OwnCopy(CopyTask::Keep)
    })
    .when(has_copy)
    .toggles(|state| state.keeps),
    Command::new("forget-copy", "", "Forget my copy", "Put your copy away, and remove what is kept of it here", |_| {
        Effect::OwnCopy(CopyTask::Forget)
    })
    .when(has_copy),
    Command::new(
        "save-decisions",
        "",
        "Save decisions",
        "Save what you said of passages as a file without text",
        |_| Effect::OwnCopy(CopyTask::Save),
    )
    .when(|state| state.copy.as_ref().is_some_and(|copy| !copy.laid().decisions.is_empty())),
    Command::new(
        "load-decisions",
        "",
        "Load saved decisions",
        "Read what was said of passages from a saved file",
        |_| Effect::OwnCopy(CopyTask::Load),
    )
    .when(has_copy),
    Command::new("unfold-all", "", "Unfold all", "Unfold the whole argument", |_| Effect::Act(Action::UnfoldAll)),
    Command::new("fold-all", "", "Fold all", "Fold the argument down to its main reasons", |_| {
        Effect::Act(Action::FoldAll)
    }),
    Command::new("map", "m", "Map", "Draw the argument as a map, or show it as a list", |state| {
        Effect::Act(Action::Draw(!state.draws))
    })
    .when(|state| !state.reading.surroundings.in_one_file)
    .toggles(|state| state.draws),
    Command::new("read-along", "a", "Read along", "Let the argument follow the paragraph being read", |_| {
        Effect::Act(Action::ReadAlong)
    })
    .toggles(|state| state.along),
    Command::new(
        "only-unnamed",
        "",
        "only unnamed sources",
        "Show only what rests on people without a name",
        |state| look(state, Some(Lens::Unnamed)),
    )
    .toggles(|state| state.lens == Some(Lens::Unnamed)),
    Command::new(
        "only-unsaid",
        "",
        "only what is unsaid",
        "Show only what the essay relies on without saying it",
        |state| look(state, Some(Lens::Unsaid)),
    )
    .toggles(|state| state.lens == Some(Lens::Unsaid)),
    Command::new(
        "only-editor",
        "",
        "editor’s notes",
        "Show what the editor adds, which is not the essay’s",
        |state| look(state, Some(Lens::Editor)),
    )
    .when(|state| !Lens::Editor.claims(&state.reading).is_empty())
    .toggles(|state| state.lens == Some(Lens::Editor)),
    Command::new("only-actor", "", "Only these claims", "Show only the claims that concern this actor", |state| {
        look(state, chosen_actor(state))
    })
    .when(|state| chosen_actor(state).is_some())
    .toggles(|state| state.lens.is_some() && state.lens == chosen_actor(state)),
    Command::new("reject", "", "Reject", "Suppose that the claim is wrong, and see what falls", |state| {
        judge(state, Request::Reject)
    })
    .when(essays_claim_is_chosen),
    Command::new("accept", "", "Accept", "Take the claim for granted, whatever speaks against it", |state| {
        judge(state, Request::Accept)
    })
    .when(essays_claim_is_chosen),
    Command::new("what-if", "", "What if …", "Say what the claim hangs on, and what to ask", |state| {
        judge(state, Request::Show)
    })
    .when(essays_claim_is_chosen),
    Command::new(
        "without-unnamed",
        "",
        "without unnamed sources",
        "Leave out all that rests on people without a name",
        |_| Effect::Judge(Request::LeaveOut(Basis::AnonymousSource)),
    )
    .when(|state| state.reading.rests_on(Basis::AnonymousSource))
    .toggles(|state| is_left_out(state, Basis::AnonymousSource)),
    Command::new(
        "without-judgment",
        "",
        "without the author’s judgment",
        "Leave out all that rests on the author’s word",
        |_| Effect::Judge(Request::LeaveOut(Basis::Judgment)),
    )
    .when(|state| state.reading.rests_on(Basis::Judgment))
    .toggles(|state| is_left_out(state, Basis::Judgment)),
    Command::new("reset-scenario", "", "Reset", "Take all judgments back", |_| Effect::Judge(Request::Reset))
        .when(|state| state.outcome.as_ref().is_some_and(|it| it.judged().is_in_force)),
    Command::new("show-whole", "", "Show all", "Show the whole argument again", |_| Effect::Act(Action::Look(None)))
        .when(|state| state.lens.is_some()),
    Command::new("copy-link", "", "Copy link", "Copy the address of what is shown", |_| {
        Effect::ToClipboard(Copied::Link)
    }),
    Command::new("copy-claim", "", "Copy claim", "Copy the claim with its address and source", |_| {
        Effect::ToClipboard(Copied::Claim)
    })
    .when(claim_is_chosen),
    Command::new("copy-outline", "", "Copy outline", "Copy the whole argument as an outline", |_| {
        Effect::ToClipboard(Copied::Outline)
    }),
    Command::new("share", "", "Share", "Send the address of what is shown", |_| Effect::Share),
    Command::new("print", "", "Print", "Print the essay with its argument and actors", |_| Effect::Print),
    Command::new("sort-first", "", "By first mention", "List the actors as the essay names them", |_| {
        sort(Sort::FirstMention)
    })
    .toggles(|state| state.sort == Sort::FirstMention),
    Command::new("sort-mentions", "", "By mentions", "List the actors named most often first", |_| {
        sort(Sort::Mentions)
    })
    .toggles(|state| state.sort == Sort::Mentions),
    Command::new("sort-name", "", "By name", "List the actors by name", |_| sort(Sort::Name))
        .toggles(|state| state.sort == Sort::Name),
    Command::new("sort-kind", "", "By kind", "List people, institutions, groups and states apart", |_| {
        sort(Sort::Kind)
    })
    .toggles(|state| state.sort == Sort::Kind),
    Command::new("show-timeline", "", "Time line", "Go to the events by date", |_| {
        Effect::Act(Action::Visit("timeline"))
    }),
    Command::new("show-stances", "", "Who stands where", "Go to the table of stances", |_| {
        Effect::Act(Action::Visit("stances"))
    }),
    Command::new("dismiss-hint", "", "Got it", "Put the first hint away", |_| Effect::KeepSetting("hint", "off")),
    Command::new("toggle-card", "", "More", "Show the whole card on a narrow screen", |_| {
        Effect::Act(Action::ToggleCard)
    })
    .when(|state| state.choice != Choice::Nothing)
    .toggles(|state| state.card_open),
];

/// The command of this name.
pub fn by_id(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// The command of this key, as `aria-keyshortcuts` has it.
pub fn by_key(key: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| !command.key.is_empty() && command.key == key)
}

/// The commands that the open palette shows.
pub fn offered(state: &State) -> Vec<&'static Command> {
    state.palette_words.as_ref().map(|words| matching(state, words)).unwrap_or_default()
}

/// The commands that apply and whose label or help has each of these words, whatever the case of a to z: first those whose
/// label has them.
pub fn matching(state: &State, words: &str) -> Vec<&'static Command> {
    let words = words.to_ascii_lowercase();
    let has = |text: &str| {
        let text = text.to_ascii_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let (mut named, mut meant) = (Vec::new(), Vec::new());
    for command in COMMANDS.iter().filter(|command| command.applies(state)) {
        if has(command.label) {
            named.push(command);
        } else if has(&[command.label, " ", command.help].concat()) {
            meant.push(command);
        }
    }
    named.extend(meant);
    named
}
