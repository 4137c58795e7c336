//! Abstract argumentation frameworks: arguments of which nothing is known but which attacks which.
//!
//! P. M. Dung, *On the acceptability of arguments* (1995). Entry: [`Framework::new`], then [`Framework::grounded`],
//! the labelling by M. Caminada (2006) that takes sides only where it must: an argument is *out* if one that is *in*
//! attacks it, and *in* if all its attackers are *out*; whatever this leaves open is *undecided*. It is computed as
//! S. Modgil and M. Caminada (2009) describe it, with a counter for each argument, in time linear in the framework.
//!
//! An essay map says more; its claims are judged by [`Graph`](super::Graph). A map whose inferences are attacks alone,
//! each from one premise, comes to the same as its framework.

use super::links::Links;

/// What becomes of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// It is accepted: all that attacks it is out.
    In,
    /// It is rejected: something that is in attacks it.
    Out,
    /// Neither.
    Undecided,
}

/// Arguments, counted from 0, and the attacks between them.
///
/// ```
/// use wherefore::argument::{Framework, Label};
///
/// // 2 attacks 1, which attacks 0; 3 and 4 attack each other; 5 attacks itself.
/// let framework = Framework::new(6, &[(2, 1), (1, 0), (3, 4), (4, 3), (5, 5)]);
/// use Label::{In, Out, Undecided};
/// assert_eq!(framework.grounded(), [In, Out, In, Undecided, Undecided, Undecided]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framework {
    attacked: Links,
    /// How many attacks there are on each argument.
    attacks_on: Vec<usize>,
}

impl Framework {
    /// A framework of so many arguments. An attack, from the first to the second, that names another is passed over.
    pub fn new(arguments: usize, attacks: &[(usize, usize)]) -> Self {
        let mut known = Vec::with_capacity(attacks.len());
        known.extend(attacks.iter().copied().filter(|&(from, to)| from < arguments && to < arguments));
        let mut attacks_on = vec![0; arguments];
        for &(_, to) in &known {
            attacks_on[to] += 1;
        }
        Self { attacked: Links::new(arguments, &known), attacks_on }
    }

    /// How many arguments there are.
    pub fn len(&self) -> usize {
        self.attacks_on.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.attacks_on.is_empty()
    }

    /// The grounded labelling: for each argument, its label. Linear in the number of arguments and attacks.
    pub fn grounded(&self) -> Vec<Label> {
        let mut labels = vec![Label::Undecided; self.len()];
        let mut open = self.attacks_on.clone();
        let mut ready: Vec<usize> = Vec::new();
        for (argument, &attacks) in open.iter().enumerate() {
            if attacks == 0 {
                labels[argument] = Label::In;
                ready.push(argument);
            }
        }
        while let Some(argument) = ready.pop() {
            for &out in self.attacked.of(argument) {
                if labels[out] == Label::Out {
                    continue;
                }
                labels[out] = Label::Out;
                for &freed in self.attacked.of(out) {
                    open[freed] -= 1;
                    if open[freed] == 0 && labels[freed] == Label::Undecided {
                        labels[freed] = Label::In;
                        ready.push(freed);
                    }
                }
            }
        }
        labels
    }
}
