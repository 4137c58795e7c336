//! What looks like chance and is the same each time, for what the benchmarks make up.

/// A row of numbers.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// The next number, below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}
