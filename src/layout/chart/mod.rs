//! The chart: the argument drawn, with its claims as set text and its steps as lines between them.
//!
//! Entries: [`Chart::of_reasons`], the thesis above and below it what carries it; [`Chart::of_text`], the claims where the
//! essay states them, one below the other, with the steps as rails beside them. Stages:
//!
//! 1. `bearing`: which steps bear on which claim and on which other step, as far as they are shown;
//! 2. the setting: the type of a claim and the width of its lines, by how far it is from the thesis;
//! 3. `reasons` or `text_order`: where everything stands.
//!
//! What is folded is not in the chart, and a claim says how much is folded below it. A chart that is drawn anew after a
//! claim was folded or unfolded keeps the places of the one before as far as there is room.

mod bearing;
mod lists;
mod names;
mod pixels;
mod reasons;
mod text_order;
mod walk;

pub use self::names::Name;
pub use self::pixels::pixels_a_unit;
pub use self::walk::Direction;
use super::{Area, Label, Point};
use crate::document::{Basis, ClaimIx, InferenceIx, Voice};
use crate::ordered::sort;
use crate::reading::Reading;
use crate::reading::words;

/// In which order claims stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// From the thesis down to what everything rests on.
    #[default]
    Reasons,
    /// As the essay states them.
    Text,
}

/// The argument drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart<'a> {
    /// The claims that are shown, each once, in the order of the map.
    pub claims: Vec<Entry<'a>>,
    /// The steps between them.
    pub steps: Vec<Step>,
    /// Where paragraphs begin: their numbers, counted from 1, and a place beside their first claim. In the order of the
    /// text alone.
    pub paragraphs: Vec<(usize, Point)>,
    /// What all of it covers.
    pub frame: Area,
    /// The left edges of what was laid out, to keep them when the chart is drawn anew.
    places: Vec<(reasons::Item, i32)>,
}

/// A claim of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The claim.
    pub claim: ClaimIx,
    /// Its text.
    pub text: Label<'a>,
    /// What is remarked on it below its text, on a line of its own: what it rests on, and what is folded below it.
    pub remark: Point,
    /// What text and remark cover.
    pub area: Area,
    /// How many steps lie between it and the thesis.
    pub depth: usize,
    /// How many claims are folded below it.
    pub folded: usize,
    /// Whether what is below it is shown; `None` if nothing bears on it.
    pub is_open: Option<bool>,
}

/// A step from premises to a claim, or to another step that it undercuts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The inference.
    pub inference: InferenceIx,
    /// The middle of its sign, in which its premises meet.
    pub sign: Point,
    /// The lines that lead to the sign and on to what the step bears on, by their corners.
    pub lines: Vec<Vec<Point>>,
    /// Whether the last of them ends at what the step bears on, rather than at the line of another step that does.
    pub has_head: bool,
}

impl Step {
    /// The step as it is drawn where long lines would cover everything: of a stretch that is longer than this, in units,
    /// there are the two ends alone.
    pub fn cut(&self, longest: i32) -> Self {
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let mut piece: Vec<Point> = line.first().copied().into_iter().collect();
            for (&from, &to) in line.iter().zip(line.iter().skip(1)) {
                let (x, y) = (to.x - from.x, to.y - from.y);
                if x.abs().max(y.abs()) > longest {
                    let end = |length: i32| (length / 4).clamp(-STUB, STUB);
                    piece.push(Point { x: from.x + end(x), y: from.y + end(y) });
                    lines.push(std::mem::take(&mut piece));
                    piece.push(Point { x: to.x - end(x), y: to.y - end(y) });
                }
                piece.push(to);
            }
            lines.push(piece);
        }
        Self { lines, ..self.clone() }
    }
}

/// How long the end of a line is whose middle is left out, in units.
const STUB: i32 = 60;

/// What is to be shown.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Whether what bears on a claim is shown.
    pub is_open: &'a dyn Fn(ClaimIx) -> bool,
    /// The last voice that is shown: the editor's come after the essay's.
    pub voice: Voice,
}

impl Chart<'_> {
    /// The claim at a place.
    pub fn entry(&self, claim: ClaimIx) -> Option<&Entry<'_>> {
        let at = self.claims.binary_search_by_key(&claim, |it| it.claim).ok()?;
        self.claims.get(at)
    }

    /// The claim that is nearest to a place, if it is no farther away than this, in units.
    pub fn closest_to(&self, (x, y): (f64, f64), most: f64) -> Option<ClaimIx> {
        let beside = |at: f64, from: i32, to: i32| (f64::from(from) - at).max(at - f64::from(to)).max(0.0);
        let far = |area: &Area| beside(x, area.x, area.right()).max(beside(y, area.y, area.bottom()));
        let all = self.claims.iter().map(|entry| (far(&entry.area), entry.claim));
        all.filter(|(far, _)| *far <= most).min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, claim)| claim)
    }
}

impl<'a> Chart<'a> {
    /// The claims and steps that an area shows.
    pub fn within(&self, area: Area) -> Self {
        let mut chart = self.clone();
        chart.claims.retain(|entry| entry.area.meets(&area));
        chart.steps.retain(|step| step.lines.iter().any(|line| Area::around(line).meets(&area)));
        chart
    }

    /// The chart of a map in the order of reasons; `before` is the one that was shown until now.
    pub fn of_reasons(reading: &'a Reading, wanted: Wanted<'_>, before: Option<&Chart<'_>>) -> Self {
        reasons::chart(reading, wanted, before)
    }

    /// The chart of a map in the order of the text.
    pub fn of_text(reading: &'a Reading, wanted: Wanted<'_>) -> Self {
        text_order::chart(reading, wanted)
    }
}

/// The claims that are open when nobody has folded or unfolded any: few enough to be read at a glance, and the thesis at
/// least.
pub fn open_at_first(reading: &Reading, claim: ClaimIx) -> bool {
    reading.map.claims.len() <= GLANCE || reading.tree.place(claim).is_some_and(|at| reading.tree.node(at).depth == 0)
}

/// The claims that are open in a picture of the whole: all, or in a very large map those near the thesis.
pub fn near_enough(reading: &Reading, claim: ClaimIx) -> bool {
    reading.map.claims.len() <= PICTURED
        || reading.tree.place(claim).is_some_and(|at| reading.tree.node(at).depth < NEAR)
}

/// How many steps from the thesis claims can be unfolded at once, so that no more than [`OPENED`] are shown.
pub fn openable(reading: &Reading) -> usize {
    let depth = |claim| reading.tree.place(ClaimIx(claim)).map(|at| reading.tree.node(at).depth);
    let mut depths: Vec<usize> = (0..reading.map.claims.len()).filter_map(depth).collect();
    sort(&mut depths, &|depth| [i64::try_from(depth).unwrap_or(i64::MAX), 0, 0, 0]);
    // The first that would be one too many stays folded away, and all that are as deep.
    depths.get(OPENED).map_or(usize::MAX, |depth| depth.saturating_sub(1).max(1))
}

/// So many claims are unfolded at once.
pub const OPENED: usize = 5_000;

/// A picture shows so many claims; of a larger map, those so many steps from the thesis.
const PICTURED: usize = 5_000;
const NEAR: usize = 2;

/// A map of so many claims is shown whole.
const GLANCE: usize = 15;

/// How a claim is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Setting {
    /// The width of its lines, in units.
    width: i32,
    /// The size of its type, in units.
    size: i32,
}

/// The thesis, what bears on it, and all else.
const SETTINGS: [Setting; 3] =
    [Setting { width: 300, size: 17 }, Setting { width: 230, size: 14 }, Setting { width: 190, size: 12 }];

/// The size of the type of a remark.
pub const REMARK: i32 = 10;

/// The height of a line that holds a remark.
const REMARK_LINE: i32 = REMARK + 4;

impl Setting {
    fn at(depth: usize) -> Self {
        SETTINGS[depth.min(SETTINGS.len() - 1)]
    }
}

/// The size of the type in which a claim is set that is so many steps away from the thesis.
pub fn type_size(depth: usize) -> i32 {
    Setting::at(depth).size
}

/// Puts claims in the order of the map.
fn in_order(claims: &mut [Entry<'_>]) {
    claims.sort_by_key(|it| it.claim);
}

/// A claim set at the origin.
fn set(reading: &Reading, claim: ClaimIx, depth: usize, setting: Setting) -> Entry<'_> {
    let text = Label::set(&reading.map[claim].text, Point { x: 0, y: RULE }, setting.width, setting.size);
    let area = Area { x: 0, y: 0, w: text.area.w.max(MIN_WIDTH), h: text.area.bottom() };
    let remark = Point { x: 0, y: text.area.bottom() + REMARK };
    let mut entry = Entry { claim, text, remark, area, depth, folded: 0, is_open: None };
    entry.fold(reading, 0);
    entry
}

/// Between the rule over a claim, which is its upper edge, and its words.
const RULE: i32 = 2;

/// The least width of a claim: room for a remark.
const MIN_WIDTH: i32 = 120;

impl Entry<'_> {
    /// Moves the claim so that its upper left corner is there.
    fn put(&mut self, at: Point) {
        let (x, y) = (at.x - self.area.x, at.y - self.area.y);
        for area in [&mut self.area, &mut self.text.area] {
            area.x += x;
            area.y += y;
        }
        self.remark = Point { x: self.remark.x + x, y: self.remark.y + y };
    }

    /// So many claims are folded below it. There is room for a remark where there is one.
    fn fold(&mut self, reading: &Reading, folded: usize) {
        self.folded = folded;
        let line = if self.remark(reading).is_empty() { 0 } else { REMARK_LINE };
        self.area.h = RULE + self.text.area.h + line;
    }

    /// What is remarked on the claim, in a few words: what can be looked up or that nobody says it, and
    /// how much is folded below it; empty where that is nothing.
    pub fn remark(&self, reading: &Reading) -> String {
        let claim = &reading.map[self.claim];
        let own = match () {
            () if claim.is_editors() => "the editor",
            () if claim.implicit => "unsaid",
            // The chart shows what it is concluded from, and a source that says nothing means the author's judgment.
            () if matches!(claim.basis, Basis::Inference | Basis::Judgment) => "",
            () => words::basis(claim.basis),
        };
        let folded = if self.folded > 0 { format!("{} below", self.folded) } else { String::new() };
        let between = if own.is_empty() || folded.is_empty() { "" } else { " · " };
        [own, between, &folded].concat()
    }
}
