//! What never changes on a page: the argument in short, the time line, the table of stances, the list of keys, the settings.
//!
//! It is rendered once, when the site is built, and its markup is no part of the program: in the browser [`Still`] is
//! empty and stands for what is on the page already. What a choice lights up in it is marked by attributes: what names
//! `data-on` is about these claims, `data-by` about these actors, and `data-at` is told at these places.
//!
//! Entry: `Still::render`, at build time.

#[cfg(feature = "ssr")]
mod copy;
#[cfg(feature = "ssr")]
mod keys;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod short;
#[cfg(feature = "ssr")]
mod stances;
#[cfg(feature = "ssr")]
mod timeline;

use yew::Html;

/// The markup of the parts that never change; empty in the browser, where the page has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Still {
    before_essay: String,
    behind_essay: String,
    dialogs: String,
}

impl Still {
    /// What stands between the essay's title and its text.
    pub(super) fn before_essay(&self) -> Html {
        Html::from_html_unchecked(self.before_essay.clone().into())
    }

    /// What follows the essay in its pane.
    pub(super) fn behind_essay(&self) -> Html {
        Html::from_html_unchecked(self.behind_essay.clone().into())
    }

    /// The dialogs that only tell, or only keep a setting.
    pub(super) fn dialogs(&self) -> Html {
        Html::from_html_unchecked(self.dialogs.clone().into())
    }
}

#[cfg(feature = "ssr")]
mod rendering {
    use yew::LocalServerRenderer;
    use yew::prelude::*;

    use super::{Still, copy, keys, settings, short, stances, timeline};
    use crate::session::Shared;

    impl Still {
        /// Renders the parts for a map.
        pub async fn render(reading: &Shared) -> Self {
            let part = |part| {
                let props = MarkupProps { reading: reading.clone(), part };
                LocalServerRenderer::<Markup>::with_props(props).hydratable(false).render()
            };
            Self {
                before_essay: part(Part::BeforeEssay).await,
                behind_essay: part(Part::BehindEssay).await,
                dialogs: part(Part::Dialogs).await,
            }
        }
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Part {
        BeforeEssay,
        BehindEssay,
        Dialogs,
    }

    #[derive(PartialEq, Properties)]
    struct MarkupProps {
        reading: Shared,
        part: Part,
    }

    #[function_component]
    fn Markup(props: &MarkupProps) -> Html {
        match props.part {
            Part::BeforeEssay => short::section(&props.reading),
            Part::BehindEssay => html! { <>{timeline::section(&props.reading)}{stances::section(&props.reading)}</> },
            Part::Dialogs => html! { <>{keys::dialog()}{settings::dialog()}{copy::dialog()}</> },
        }
    }
}
