//! Links between numbered things, packed into two lists.

/// For each of a number of things, the things that it is linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// Where the links of each thing begin; one more at the end.
    starts: Vec<usize>,
    to: Vec<usize>,
}

impl Links {
    /// Packs pairs `(from, to)`, whose first members are below `count`. Links of one thing keep their order.
    pub(super) fn new(count: usize, pairs: &[(usize, usize)]) -> Self {
        let mut starts = vec![0; count + 1];
        for &(from, _) in pairs {
            starts[from + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut to = vec![0; pairs.len()];
        for &(from, target) in pairs {
            to[next[from]] = target;
            next[from] += 1;
        }
        Self { starts, to }
    }

    /// The same links, from their ends. `count` is above every end.
    pub(super) fn reversed(&self, count: usize) -> Self {
        let mut pairs = Vec::with_capacity(self.to.len());
        for from in 0..self.starts.len().saturating_sub(1) {
            pairs.extend(self.of(from).iter().map(|&to| (to, from)));
        }
        Self::new(count, &pairs)
    }

    /// What a thing is linked to; nothing if there is no such thing.
    pub(super) fn of(&self, from: usize) -> &[usize] {
        match (self.starts.get(from), self.starts.get(from + 1)) {
            (Some(&start), Some(&end)) => self.to.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}
