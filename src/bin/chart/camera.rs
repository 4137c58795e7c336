//! What part of the drawing is seen, and how large.

use wherefore::layout::Area;

/// The smallest scale of most drawings and the largest of all, in pixels a unit.
const LEAST: f64 = 0.02;
const MOST: f64 = 4.0;
/// At most so large is the drawing shown when it is fitted into the window.
const FITTED: f64 = 1.25;
/// At least so large is the thesis shown at first.
const LEGIBLE: f64 = 0.85;
/// From what scale down claims are bars.
const FAR: f64 = 0.42;
/// From what scale down a claim is narrower than some pixels, and lines between claims are not told apart.
const FARTHEST: f64 = 0.02;
/// What is left free, in pixels, around what comes into view.
const ROOM: f64 = 32.0;

/// Where the window stands over the drawing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Camera {
    /// The upper left corner of the window, in units.
    x: f64,
    y: f64,
    /// Pixels a unit.
    scale: f64,
    /// The window's width and height, in pixels.
    size: (f64, f64),
    /// The smallest scale: that in which all is seen, if that is smaller than the usual.
    least: f64,
}

impl Camera {
    pub(crate) fn new() -> Self {
        Self { x: 0.0, y: 0.0, scale: 1.0, size: (1.0, 1.0), least: LEAST }
    }

    /// The window has this size from now on. Returns whether it had none before, because it was not shown.
    pub(crate) fn resize(&mut self, width: f64, height: f64) -> bool {
        let had_none = self.size.0 <= 1.0;
        self.size = (width.max(1.0), height.max(1.0));
        had_none && width > 1.0
    }

    /// What is seen, for the attribute `viewBox`.
    pub(crate) fn view_box(&self) -> String {
        let (w, h) = self.window();
        format!("{:.2} {:.2} {w:.2} {h:.2}", self.x, self.y)
    }

    /// The upper left corner of what is seen, its width and its height, in units.
    pub(crate) fn seen(&self) -> (f64, f64, f64, f64) {
        let (w, h) = self.window();
        (self.x, self.y, w, h)
    }

    /// The same as an area.
    pub(crate) fn area(&self) -> Area {
        let (w, h) = self.window();
        // What is beyond all that can be drawn is as far as that.
        let [x, y, w, h] = [self.x, self.y, w, h].map(|it| it as i32);
        Area { x, y, w, h }
    }

    fn window(&self) -> (f64, f64) {
        (self.size.0 / self.scale, self.size.1 / self.scale)
    }

    /// Pixels a unit.
    pub(crate) fn scale(&self) -> f64 {
        self.scale
    }

    pub(crate) fn is_far(&self) -> bool {
        self.scale < FAR
    }

    pub(crate) fn is_farthest(&self) -> bool {
        self.scale < FARTHEST
    }

    /// Shows all of an area.
    pub(crate) fn fit(&mut self, area: Area) {
        let (w, h) = (f64::from(area.w.max(1)), f64::from(area.h.max(1)));
        self.scale_to((self.size.0 / w).min(self.size.1 / h));
        let (seen_w, seen_h) = self.window();
        self.x = f64::from(area.x) + (w - seen_w) / 2.0;
        // What leaves room stands at the top, as a page does.
        self.y = f64::from(area.y) + ((h - seen_h) / 2.0).max(0.0);
    }

    /// Shows all of an area, or if that would be too small to be read, as much of it as there is room for around what it
    /// begins with.
    pub(crate) fn begin(&mut self, area: Area, first: Area) {
        self.fit(area);
        if self.scale < LEGIBLE {
            self.scale = LEGIBLE;
            self.x = f64::from(first.x) + (f64::from(first.w) - self.window().0) / 2.0;
            self.y = f64::from(area.y);
        }
    }

    /// Shows an area as wide as the window, from its top.
    pub(crate) fn fit_width(&mut self, area: Area) {
        self.scale_to(self.size.0 / f64::from(area.w.max(1)));
        self.x = f64::from(area.x) + (f64::from(area.w) - self.window().0) / 2.0;
        self.y = f64::from(area.y);
    }

    /// Takes the scale in which all of a drawing is seen, unless that is too large.
    fn scale_to(&mut self, whole: f64) {
        self.least = whole.min(LEAST);
        self.scale = whole.min(FITTED);
    }

    /// Makes everything larger by a factor; what is at a place of the window, in pixels, stays there.
    pub(crate) fn zoom(&mut self, at: (f64, f64), factor: f64) {
        let scale = (self.scale * factor).clamp(self.least, MOST);
        self.x += at.0 / self.scale - at.0 / scale;
        self.y += at.1 / self.scale - at.1 / scale;
        self.scale = scale;
    }

    /// The same about the middle of the window.
    pub(crate) fn zoom_middle(&mut self, factor: f64) {
        self.zoom((self.size.0 / 2.0, self.size.1 / 2.0), factor);
    }

    /// The same about a claim if it is seen, or about the middle of what is seen of the drawing.
    pub(crate) fn zoom_about(&mut self, claim: Option<Area>, all: Area, factor: f64) {
        let (x, y, w, h) = self.seen();
        let middle = |area: Area| {
            let (left, right) = (f64::from(area.x).max(x), f64::from(area.right()).min(x + w));
            let (top, bottom) = (f64::from(area.y).max(y), f64::from(area.bottom()).min(y + h));
            (left < right && top < bottom).then_some(((left + right) / 2.0, (top + bottom) / 2.0))
        };
        match claim.and_then(middle).or_else(|| middle(all)) {
            Some((at_x, at_y)) => self.zoom(((at_x - x) * self.scale, (at_y - y) * self.scale), factor),
            None => self.zoom_middle(factor),
        }
    }

    /// Moves the drawing by so many pixels.
    pub(crate) fn pan(&mut self, by: (f64, f64)) {
        self.x -= by.0 / self.scale;
        self.y -= by.1 / self.scale;
    }

    /// What is at a place of the window, which is given in pixels: in units.
    pub(crate) fn at(&self, place: (f64, f64)) -> (f64, f64) {
        (self.x + place.0 / self.scale, self.y + place.1 / self.scale)
    }

    /// Where a place of the drawing, in units, is in the window, in pixels.
    pub(crate) fn place(&self, at: (f64, f64)) -> (f64, f64) {
        ((at.0 - self.x) * self.scale, (at.1 - self.y) * self.scale)
    }

    /// How many units so many pixels are.
    pub(crate) fn units(&self, pixels: f64) -> f64 {
        pixels / self.scale
    }

    /// Moves the drawing by so many units.
    pub(crate) fn follow(&mut self, by: (i32, i32)) {
        self.x += f64::from(by.0);
        self.y += f64::from(by.1);
    }

    /// Brings an area into the middle of the window, unless all of it is seen; too far away, it comes nearer.
    pub(crate) fn reveal(&mut self, area: Area) {
        if self.is_far() {
            self.zoom_middle(1.0 / self.scale);
        }
        let (w, h) = self.window();
        let room = ROOM / self.scale;
        let is_seen = f64::from(area.x) >= self.x + room
            && f64::from(area.y) >= self.y + room
            && f64::from(area.right()) <= self.x + w - room
            && f64::from(area.bottom()) <= self.y + h - room;
        if !is_seen {
            self.center(f64::from(area.x) + f64::from(area.w) / 2.0, f64::from(area.y) + f64::from(area.h) / 2.0);
        }
    }

    /// Brings a place into the middle of the window.
    pub(crate) fn center(&mut self, x: f64, y: f64) {
        let (w, h) = self.window();
        (self.x, self.y) = (x - w / 2.0, y - h / 2.0);
    }
}
