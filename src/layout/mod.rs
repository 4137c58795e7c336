//! Drawings of a map as integer geometry: where everything in them stands, before anything is drawn.
//!
//! Entries: [`ties::network`], an actor among those whom the actor has ties with; [`timeline::Timeline::new`], the
//! events on a line to scale; [`layered::layout`], any directed graph in ranks. Stages of the first two: `text` estimates
//! how wide words are set and breaks them into lines; each drawing then gives every word a place of its own, and draws its
//! lines where no words are. A graph in ranks is laid out by the sizes of its nodes, whatever they contain.
//!
//! Lengths are in *units*, the user units of the SVG that shows the drawing; x grows to the right and y downwards.
//! Everything is whole numbers, so that the build and the browser agree on every place.

pub mod chart;
pub mod layered;
pub(crate) mod text;
pub mod ties;
pub mod timeline;

/// A place, in units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A rectangle, in units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub w: i32,
    /// Its height.
    pub h: i32,
}

impl Area {
    /// The right edge.
    pub fn right(&self) -> i32 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }

    /// The smallest that holds these points; nothing at the origin if there are none.
    pub fn around(points: &[Point]) -> Self {
        let (x, y) = (|it: &Point| it.x, |it: &Point| it.y);
        let least = |of: fn(&Point) -> i32| points.iter().map(of).min().unwrap_or(0);
        let most = |of: fn(&Point) -> i32| points.iter().map(of).max().unwrap_or(0);
        Self { x: least(x), y: least(y), w: most(x) - least(x), h: most(y) - least(y) }
    }

    /// Whether they have a place in common, or touch.
    pub fn meets(&self, other: &Self) -> bool {
        self.x <= other.right() && self.right() >= other.x && self.y <= other.bottom() && self.bottom() >= other.y
    }
}

/// Words set as lines, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The lines, the topmost first.
    pub lines: Vec<&'a str>,
    /// What they cover.
    pub area: Area,
    /// From one line to the next; also the height of one.
    pub leading: i32,
}

impl<'a> Label<'a> {
    /// Sets words at a place, in type of a size and in lines of at most a width. A label without words has one line's
    /// height and no width.
    pub(crate) fn set(words: &'a str, at: Point, width: i32, size: i32) -> Self {
        let lines = text::lines(words, width, size);
        let leading = size + LEAD;
        let w = lines.iter().map(|line| text::width(line, size)).max().unwrap_or_default();
        let h = lines.len().max(1) as i32 * leading;
        Self { lines, area: Area { x: at.x, y: at.y, w, h }, leading }
    }

    /// The baseline of a line, counted from 0, in units from the top.
    pub fn baseline(&self, line: usize) -> i32 {
        self.area.y + (line as i32 + 1) * self.leading - LEAD - 1
    }
}

/// What a line is higher than its type is large.
const LEAD: i32 = 3;
