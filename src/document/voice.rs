//! Whose reasoning a part of a map is: the essay's, or the editor's own.
//!
//! Entry: [`EssayMap::settle_voices`], when a map has been read. An inference is the editor's where it says so, and besides
//! where the editor's claims are among its premises or are what it bears on, and where it undercuts one that is the
//! editor's: none of these is a step of the essay. That one says so is needed where the editor reasons from the essay's own
//! claims alone, as in pointing out that two of them contradict each other.

use serde::{Deserialize, Serialize};

use super::{EssayMap, Index, Inference, Target};

/// Whose reasoning it is. The editor's is shown to those who ask for it, and never counts in what the essay says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The essay's, with all that it reports and contests.
    #[default]
    Essay,
    /// The editor's own.
    Editor,
}

impl EssayMap {
    /// Has every inference say whose it is.
    pub fn settle_voices(&mut self) {
        let index = Index::new(self);
        let voice = |it: &Inference| {
            let claims = it.premises.iter().chain(it.target.claim()).filter_map(|id| index.claim(id));
            claims.map(|claim| self[claim].voice).fold(it.voice, Voice::max)
        };
        let mut voices: Vec<Voice> = self.inferences.iter().map(voice).collect();
        // What undercuts the editor's is the editor's, and so on.
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            for (at, it) in self.inferences.iter().enumerate() {
                let Target::Undercuts(other) = &it.target else { continue };
                let other = index.inference(other).map_or(Voice::Essay, |other| voices[other.0]);
                if other > voices[at] {
                    voices[at] = other;
                    is_settled = false;
                }
            }
        }
        for (it, voice) in self.inferences.iter_mut().zip(voices) {
            it.voice = voice;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Claim, Scheme};

    #[test]
    fn whose_a_step_is() {
        let claim = |id: &str| Claim {
            id: id.into(),
            voice: if id == "note" { Voice::Editor } else { Voice::Essay },
            ..Claim::default()
        };
        let step = |id: &str, premise: &str, target, voice| Inference {
            id: id.into(),
            premises: vec![premise.into()],
            target,
            voice,
            scheme: Some(Scheme::Sign),
        };
        let undercuts = |id: &str| Target::Undercuts(id.into());
        let (to, against) = (Target::Supports("thesis".into()), Target::Attacks("thesis".into()));
        let mut map = EssayMap {
            claims: ["thesis", "reason", "note"].map(claim).into(),
            inferences: vec![
                step("undercut-of-undercut", "reason", undercuts("undercut"), Voice::Essay),
                step("undercut", "reason", undercuts("objection"), Voice::Essay),
                step("reason", "reason", to, Voice::Essay),
                step("objection", "note", against.clone(), Voice::Essay),
                step("reply", "reason", Target::Attacks("note".into()), Voice::Essay),
                step("contradiction", "reason", against, Voice::Editor),
                step("nowhere", "reason", undercuts("nothing"), Voice::Essay),
            ],
            ..EssayMap::default()
        };
        map.settle_voices();
        let own = map.inferences.iter().filter(|it| !it.is_editors());
        assert_eq!(own.map(|it| it.id.as_str()).collect::<Vec<_>>(), ["reason", "nowhere"]);
        assert_eq!(map.thesis().map(|claim| claim.id.as_str()), Some("thesis"));
    }
}
