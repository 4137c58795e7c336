//! What is drawn: in which order, what is folded, and where the window stands over it.
//!
//! Entry: [`View::new`]. Whatever the reader does is a method here; each ends by drawing the chart anew ([`View::draw`]),
//! or only by moving the window over it ([`View::aim`]).

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use wherefore::document::{ClaimIx, Voice};
use wherefore::layout::chart::{Chart, Direction, Order, Wanted, open_at_first};
use wherefore::reading::Reading;
use wherefore::views::Markup;
use wherefore::views::chart::{Look, contents, file, frame, name, styles_of_file};
use wherefore::views::markup::written;

use crate::camera::Camera;
use crate::{page, rows};

/// How much larger one step of a button or key makes everything.
const STEP: f64 = 1.3;
/// How far an arrow moves the drawing where no claim has the focus, in pixels.
const NUDGE: f64 = 80.0;

/// The chart on the page.
#[derive(Clone)]
pub(crate) struct View(Rc<RefCell<Inner>>);

struct Inner {
    section: Element,
    /// What is drawn in, with the two drawings that are in it.
    drawing: Element,
    svg: Element,
    overview: Element,
    reading: &'static Reading,
    order: Order,
    /// By claim, whether what bears on it is shown.
    open: Vec<bool>,
    voice: Voice,
    chart: Chart<'static>,
    camera: Camera,
    /// The claim at which keys are: the one stop for Tab.
    cursor: Option<ClaimIx>,
}

/// A button of the view: what it does, and what stands on it.
const BUTTONS: [(&str, &str); 10] = [
    ("fit", "Fit"),
    ("in", "Zoom in"),
    ("out", "Zoom out"),
    ("reasons", "Order of reasons"),
    ("text", "Order of the text"),
    ("unfold", "Unfold all"),
    ("fold", "Fold all"),
    ("editor", "Editor’s notes"),
    ("save", "Save picture"),
    ("list", "Back to the list"),
];

fn frame_of_view(has_editor: bool) -> Markup {
    written(&mut |out| {
        out.tag("div").with("role", "group").with("aria-label", "View").class("view").holding(&mut |out| {
            for (asked, label) in BUTTONS.into_iter().filter(|&(asked, _)| has_editor || asked != "editor") {
                let button = out.tag("button").with("type", "button").class("quiet");
                // What leads back is a command of the page.
                let is_command = asked == "list";
                let button =
                    if is_command { button.with("data-command", "map") } else { button.with("data-view", asked) };
                button.text(label);
            }
        });
        out.tag("div").class("drawing").holding(&mut |out| {
            let svg = out.tag("svg").class("chart").with("role", "group").with("aria-label", "The argument, drawn");
            svg.empty();
            out.tag("svg").class("overview").with("aria-hidden", "true").with("hidden", "").empty();
        });
    })
}

impl View {
    /// Draws the argument in a section of the page, and keeps it marked as the tree is.
    pub(crate) fn new(section: Element, reading: &'static Reading) -> Option<Self> {
        page::adopt_styles();
        let claims = || (0..reading.map.claims.len()).map(ClaimIx);
        let has_editor = claims().any(|claim| reading.map[claim].is_editors());
        section.set_inner_html(frame_of_view(has_editor).as_str());
        let drawing = page::find(&section, ".drawing")?;
        let (svg, overview) = (page::find(&drawing, ".chart")?, page::find(&drawing, ".overview")?);
        let open = claims().map(|claim| open_at_first(reading, claim)).collect();
        let view = Self(Rc::new(RefCell::new(Inner {
            section,
            drawing,
            svg,
            overview,
            reading,
            order: Order::Reasons,
            open,
            voice: Voice::Essay,
            chart: Chart::default(),
            camera: Camera::new(),
            cursor: None,
        })));
        view.draw(false);
        view.reveal_chosen();
        let watching = view.clone();
        rows::watch(move |changed| watching.marked(&changed));
        Some(view)
    }

    /// The section, and what in it is drawn in.
    pub(crate) fn places(&self) -> (Element, Element) {
        let inner = self.0.borrow();
        (inner.section.clone(), inner.drawing.clone())
    }

    /// Draws the chart anew; where it `keeps`, what was shown stays in its place.
    fn draw(&self, keeps: bool) {
        let inner = &mut *self.0.borrow_mut();
        let Inner { svg, reading, order, open, voice, .. } = inner;
        let is_open = |claim: ClaimIx| open.get(claim.0).copied().unwrap_or_default();
        let wanted = Wanted { is_open: &is_open, voice: *voice };
        inner.chart = match order {
            Order::Reasons => Chart::of_reasons(reading, wanted, keeps.then_some(&inner.chart)),
            Order::Text => Chart::of_text(reading, wanted),
        };
        let look = Look { order: *order, folds: *order == Order::Reasons, up: "" };
        let drawn = written(&mut |out| contents(out, reading, &inner.chart, look));
        let has_focus = page::find(svg, ":focus").is_some();
        svg.set_inner_html(drawn.as_str());
        // The claims stand in the drawing in the order of the chart.
        for (entry, drawn) in inner.chart.claims.iter().zip(page::all(svg, "[data-claim]")) {
            rows::copy(reading.map[entry.claim].id.as_str(), &drawn, &name(reading, entry.claim));
            page::set(&drawn, "tabindex", Some("-1"));
        }
        let has = |claim: ClaimIx| inner.chart.entry(claim).is_some();
        let first = inner.chart.claims.iter().min_by_key(|entry| (entry.depth, entry.area.y)).map(|entry| entry.claim);
        inner.cursor = inner.cursor.filter(|&claim| has(claim)).or(first);
        inner.mark_cursor();
        if has_focus && let Some(drawn) = page::find(&inner.svg, STOP) {
            page::focus(&drawn);
        }
        inner.press_buttons();
        inner.draw_overview();
        inner.aim();
    }

    /// Some rows are marked otherwise.
    fn marked(&self, changed: &[String]) {
        let mut chosen = None;
        {
            let inner = self.0.borrow();
            for id in changed {
                let Some(claim) = inner.reading.index.claim(&id.as_str().into()) else { continue };
                if let Some(drawn) = inner.drawn(claim) {
                    rows::copy(id, &drawn, &name(inner.reading, claim));
                }
                if rows::is_chosen(id) {
                    chosen = Some(claim);
                }
            }
        }
        if let Some(claim) = chosen {
            self.reveal(claim);
        }
    }

    /// Brings a claim into view; what it is folded away under is unfolded.
    pub(crate) fn reveal(&self, claim: ClaimIx) {
        if self.0.borrow().chart.entry(claim).is_none() {
            {
                let inner = &mut *self.0.borrow_mut();
                let tree = &inner.reading.tree;
                let mut above = tree.place(claim).and_then(|at| tree.node(at).parent);
                while let Some(at) = above {
                    if let Some(open) = inner.open.get_mut(tree.node(at).claim.0) {
                        *open = true;
                    }
                    above = tree.node(at).parent;
                }
                if inner.reading.map[claim].is_editors() {
                    inner.voice = Voice::Editor;
                }
            }
            self.draw(true);
        }
        let inner = &mut *self.0.borrow_mut();
        inner.cursor = Some(claim);
        inner.mark_cursor();
        if let Some(area) = inner.chart.entry(claim).map(|entry| entry.area) {
            inner.camera.reveal(area);
        }
        inner.aim();
    }

    /// Brings into view what is chosen on the page, if it is a claim.
    fn reveal_chosen(&self) {
        let chosen = self.0.borrow().chosen();
        if let Some(claim) = chosen {
            self.reveal(claim);
        }
    }

    /// Folds or unfolds what bears on a claim, which stays where it is in the window.
    pub(crate) fn fold(&self, claim: ClaimIx) {
        let place = |inner: &Inner| inner.chart.entry(claim).map(|entry| (entry.area.x, entry.area.y));
        let before = place(&self.0.borrow());
        if let Some(open) = self.0.borrow_mut().open.get_mut(claim.0) {
            *open = !*open;
        }
        self.draw(true);
        let inner = &mut *self.0.borrow_mut();
        if let (Some(before), Some(after)) = (before, place(inner)) {
            inner.camera.follow((after.0 - before.0, after.1 - before.1));
        }
        inner.aim();
    }

    /// Does what a button of the view asks for.
    pub(crate) fn ask(&self, asked: &str) {
        match asked {
            "in" => self.zoom(None, STEP),
            "out" => self.zoom(None, 1.0 / STEP),
            "reasons" | "text" => {
                self.0.borrow_mut().order = if asked == "text" { Order::Text } else { Order::Reasons };
                self.draw(false);
                self.begin();
                self.reveal_chosen();
            }
            "unfold" | "fold" => {
                {
                    let inner = &mut *self.0.borrow_mut();
                    let reading = inner.reading;
                    let is_open = |claim: usize| asked == "unfold" || open_at_first(reading, ClaimIx(claim));
                    inner.open = (0..reading.map.claims.len()).map(is_open).collect();
                }
                self.draw(false);
                self.fit();
            }
            "editor" => {
                {
                    let voice = &mut self.0.borrow_mut().voice;
                    *voice = if *voice == Voice::Editor { Voice::Essay } else { Voice::Editor };
                }
                self.draw(true);
            }
            "save" => self.save(),
            _ => self.fit(),
        }
    }

    fn save(&self) {
        let inner = self.0.borrow();
        let picture = file(inner.reading, &inner.chart, inner.order, &styles_of_file());
        // What does not work leaves everything as it is.
        let _ = page::save("map.svg", "image/svg+xml", &picture);
    }

    /// Shows all of the drawing; a column as wide as the window.
    pub(crate) fn fit(&self) {
        let inner = &mut *self.0.borrow_mut();
        let area = frame(&inner.chart);
        match inner.order {
            Order::Reasons => inner.camera.fit(area),
            Order::Text => inner.camera.fit_width(area),
        }
        inner.aim();
    }

    /// Shows the thesis with as much around it as can be read.
    fn begin(&self) {
        let inner = &mut *self.0.borrow_mut();
        let area = frame(&inner.chart);
        let first = inner.chart.claims.iter().find(|entry| entry.depth == 0).map(|entry| entry.area);
        match inner.order {
            Order::Reasons => inner.camera.begin(area, first.unwrap_or(area)),
            Order::Text => inner.camera.fit_width(area),
        }
        inner.aim();
    }

    /// The window has another size.
    pub(crate) fn resize(&self, width: f64, height: f64) {
        let was_hidden = self.0.borrow_mut().camera.resize(width, height);
        if was_hidden {
            self.begin();
            self.reveal_chosen();
        }
        self.0.borrow().aim();
    }

    /// Makes everything larger by a factor about a place of the window, in pixels, or about its middle.
    pub(crate) fn zoom(&self, at: Option<(f64, f64)>, factor: f64) {
        let inner = &mut *self.0.borrow_mut();
        match at {
            Some(at) => inner.camera.zoom(at, factor),
            None => inner.camera.zoom_middle(factor),
        }
        inner.aim();
    }

    /// Moves the drawing by so many pixels.
    pub(crate) fn pan(&self, by: (f64, f64)) {
        let inner = &mut *self.0.borrow_mut();
        inner.camera.pan(by);
        inner.aim();
    }

    /// Brings a place of the overview, in fractions of it, into the middle of the window.
    pub(crate) fn look_at(&self, x: f64, y: f64) {
        let inner = &mut *self.0.borrow_mut();
        let area = frame(&inner.chart);
        inner.camera.center(f64::from(area.x) + x * f64::from(area.w), f64::from(area.y) + y * f64::from(area.h));
        inner.aim();
    }

    /// Chooses a claim on the page.
    pub(crate) fn choose(&self, id: &str) {
        rows::choose(id);
    }

    /// The claim of an id.
    pub(crate) fn claim(&self, id: &str) -> Option<ClaimIx> {
        self.0.borrow().reading.index.claim(&id.into())
    }

    /// Does what a key asks for, with the focus on a claim or on none. Returns whether it was understood.
    pub(crate) fn key(&self, key: &str, at: Option<ClaimIx>) -> bool {
        match (key, at) {
            ("+" | "=", _) => self.ask("in"),
            ("-" | "−", _) => self.ask("out"),
            ("0", _) => self.fit(),
            (" ", Some(claim)) => self.fold(claim),
            ("Enter", Some(claim)) => {
                let id = self.0.borrow().reading.map[claim].id.to_string();
                self.choose(&id);
            }
            ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight", Some(claim)) => self.walk(key, claim),
            ("ArrowUp", None) => self.pan((0.0, NUDGE)),
            ("ArrowDown", None) => self.pan((0.0, -NUDGE)),
            ("ArrowLeft", None) => self.pan((NUDGE, 0.0)),
            ("ArrowRight", None) => self.pan((-NUDGE, 0.0)),
            _ => return false,
        }
        true
    }

    /// Goes on from a claim in the direction of an arrow.
    fn walk(&self, key: &str, claim: ClaimIx) {
        let direction = match key {
            "ArrowUp" => Direction::Up,
            "ArrowDown" => Direction::Down,
            "ArrowLeft" => Direction::Left,
            _ => Direction::Right,
        };
        let is_folded = self.0.borrow().chart.entry(claim).is_some_and(|entry| entry.is_open == Some(false));
        if direction == Direction::Down && is_folded && self.0.borrow().order == Order::Reasons {
            self.fold(claim);
        }
        let next = {
            let inner = self.0.borrow();
            inner.chart.toward(inner.reading, inner.order, claim, direction)
        };
        let Some(next) = next else { return };
        self.reveal(next);
        let inner = self.0.borrow();
        if let Some(drawn) = inner.drawn(next) {
            page::focus(&drawn);
        }
    }

    /// Lights the passages of a claim, or of none.
    pub(crate) fn point_at(&self, id: Option<&str>) {
        let Some(essay) = page::by_id("essay") else { return };
        for passage in page::all(&essay, "[data-hinted]") {
            page::set(&passage, "data-hinted", None);
        }
        let Some(id) = id else { return };
        for passage in page::all(&essay, &format!("[data-claims~='{id}']")) {
            page::set(&passage, "data-hinted", Some("true"));
        }
    }
}

/// What finds the one stop for Tab.
const STOP: &str = "[tabindex='0']";

impl Inner {
    /// Moves the window over the drawing.
    fn aim(&self) {
        page::set(&self.svg, "viewBox", Some(&self.camera.view_box()));
        let is_far = self.camera.is_far() && self.order == Order::Reasons;
        page::set(&self.svg, "class", Some(if is_far { "chart far" } else { "chart" }));
        let Some(window) = page::find(&self.overview, ".window") else { return };
        let (x, y, w, h) = self.camera.seen();
        for (name, value) in [("x", x), ("y", y), ("width", w), ("height", h)] {
            page::set(&window, name, Some(&format!("{value:.0}")));
        }
    }

    /// Draws the claims as small boxes, where there are many.
    fn draw_overview(&self) {
        let overview = &self.overview;
        let area = frame(&self.chart);
        page::set(overview, "viewBox", Some(&format!("{} {} {} {}", area.x, area.y, area.w, area.h)));
        page::set(overview, "hidden", (self.chart.claims.len() < MANY || self.order == Order::Text).then_some(""));
        let boxes = written(&mut |out| {
            let number = |number: i32| number.to_string();
            for entry in &self.chart.claims {
                let rect = out.tag("rect").with("x", &number(entry.area.x)).with("y", &number(entry.area.y));
                rect.with("width", &number(entry.area.w)).with("height", &number(entry.area.h)).empty();
            }
            out.tag("rect").class("window").empty();
        });
        overview.set_inner_html(boxes.as_str());
    }

    /// The element of a claim in the drawing.
    fn drawn(&self, claim: ClaimIx) -> Option<Element> {
        page::find(&self.svg, &format!("[data-claim='{}']", self.reading.map[claim].id))
    }

    /// Makes the claim at which keys are the one stop for Tab.
    fn mark_cursor(&self) {
        if let Some(before) = page::find(&self.svg, STOP) {
            page::set(&before, "tabindex", Some("-1"));
        }
        if let Some(drawn) = self.cursor.and_then(|claim| self.drawn(claim)) {
            page::set(&drawn, "tabindex", Some("0"));
        }
    }

    fn press_buttons(&self) {
        let pressed = [
            ("reasons", self.order == Order::Reasons),
            ("text", self.order == Order::Text),
            ("editor", self.voice == Voice::Editor),
        ];
        for (asked, is_pressed) in pressed {
            if let Some(button) = page::find(&self.section, &format!("[data-view='{asked}']")) {
                page::set(&button, "aria-pressed", Some(if is_pressed { "true" } else { "false" }));
            }
        }
        for asked in ["fold", "unfold"] {
            if let Some(button) = page::find(&self.section, &format!("[data-view='{asked}']")) {
                page::set(&button, "hidden", if self.order == Order::Text { Some("") } else { None });
            }
        }
    }

    /// The claim that is chosen on the page.
    fn chosen(&self) -> Option<ClaimIx> {
        let mut claims = (0..self.reading.map.claims.len()).map(ClaimIx);
        claims.find(|&claim| rows::is_chosen(self.reading.map[claim].id.as_str()))
    }
}

/// From so many claims on there is an overview.
const MANY: usize = 30;
