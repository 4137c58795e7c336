//! What is drawn: in which order, what is folded, and where the window stands over it.
//!
//! Entry: [`View::new`]. Whatever the reader does is a method here; each ends by drawing the chart anew ([`View::draw`]),
//! or only by moving the window over it ([`View::aim`]).

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use wherefore::document::{ClaimIx, Voice};
use wherefore::layout::chart::{Chart, Direction, Name, OPENED, Order, Wanted, open_at_first, openable};
use wherefore::reading::Reading;
use wherefore::views::chart::{Look, file, frame, name, styles_of_file};

use crate::buttons::{Pressed, frame_of_view, press};
use crate::camera::Camera;
use crate::drawing::{Drawing, Seen};
use crate::picture::{Kind, Picture};
use crate::{distance, page, rows};

/// How much larger one step of a button or key makes everything.
const STEP: f64 = 1.3;
/// How near to a shape the pointer must be, in pixels: what a finger covers.
const TOUCH: f64 = 12.0;
/// How far an arrow moves the drawing where no claim has the focus, in pixels.
const NUDGE: f64 = 80.0;

/// The chart on the page.
#[derive(Clone)]
pub(crate) struct View(Rc<RefCell<Inner>>);

struct Inner {
    section: Element,
    /// What is drawn in, with what shows the chart, all of it small, and names from far away.
    pane: Element,
    svg: Element,
    overview: Element,
    names: Element,
    drawing: Drawing,
    reading: &'static Reading,
    order: Order,
    /// By claim, whether what bears on it is shown.
    open: Vec<bool>,
    voice: Voice,
    chart: Chart<'static>,
    camera: Camera,
    /// The claim at which keys are: the one stop for Tab.
    cursor: Option<ClaimIx>,
    /// The claim that is chosen on the page.
    chosen: Option<ClaimIx>,
    /// Whether the reader is asked what picture to take, and whether that is of what is seen alone.
    is_saving: bool,
    takes_part: bool,
}

impl View {
    /// Draws the argument in a section of the page, and keeps it marked as the tree is.
    pub(crate) fn new(section: Element, reading: &'static Reading) -> Option<Self> {
        page::adopt_styles();
        let claims = || (0..reading.map.claims.len()).map(ClaimIx);
        let has_editor = claims().any(|claim| reading.map[claim].is_editors());
        section.set_inner_html(frame_of_view(has_editor).as_str());
        let pane = page::find(&section, ".drawing")?;
        let part = |class: &str| page::find(&pane, class);
        let (svg, overview, names) = (part(".chart")?, part(".overview")?, part(".names")?);
        let chosen = claims().find(|&claim| rows::is_chosen(reading.map[claim].id.as_str()));
        let open = claims().map(|claim| open_at_first(reading, claim)).collect();
        let view = Self(Rc::new(RefCell::new(Inner {
            section,
            pane,
            drawing: Drawing::new(svg.clone()),
            svg,
            overview,
            names,
            reading,
            order: Order::Reasons,
            open,
            voice: Voice::Essay,
            chart: Chart::default(),
            camera: Camera::new(),
            cursor: None,
            chosen,
            is_saving: false,
            takes_part: false,
        })));
        view.draw(false);
        view.reveal_chosen();
        let watching = view.clone();
        rows::watch(move |changed| watching.marked(&changed));
        Some(view)
    }

    /// Draws another map, which has become of the one that is drawn: what was unfolded stays so.
    pub(crate) fn read(&self, reading: &'static Reading) {
        {
            let inner = &mut *self.0.borrow_mut();
            let was_open = |claim: ClaimIx| {
                let at = inner.reading.index.claim(&reading.map[claim].id);
                at.map_or_else(|| open_at_first(reading, claim), |at| inner.open.get(at.0).copied().unwrap_or_default())
            };
            let open = (0..reading.map.claims.len()).map(ClaimIx).map(was_open).collect();
            let find = |claim: ClaimIx| reading.index.claim(&inner.reading.map[claim].id);
            (inner.cursor, inner.chosen) = (inner.cursor.and_then(find), inner.chosen.and_then(find));
            (inner.open, inner.reading) = (open, reading);
        }
        self.draw(false);
    }

    /// The section, and what in it is drawn in.
    pub(crate) fn places(&self) -> (Element, Element) {
        let inner = self.0.borrow();
        (inner.section.clone(), inner.pane.clone())
    }

    /// Draws the chart anew; where it `keeps`, what was shown stays in its place.
    fn draw(&self, keeps: bool) {
        let inner = &mut *self.0.borrow_mut();
        let Inner { reading, order, open, voice, .. } = inner;
        let is_open = |claim: ClaimIx| open.get(claim.0).copied().unwrap_or_default();
        let wanted = Wanted { is_open: &is_open, voice: *voice };
        inner.chart = match order {
            Order::Reasons => Chart::of_reasons(reading, wanted, keeps.then_some(&inner.chart)),
            Order::Text => Chart::of_text(reading, wanted),
        };
        let look = Look { order: *order, folds: *order == Order::Reasons, up: "" };
        let has_focus = page::find(&inner.svg, ":focus").is_some();
        inner.drawing.draw(reading, &inner.chart, look);
        let has = |claim: ClaimIx| inner.chart.entry(claim).is_some();
        let first = inner.chart.claims.iter().min_by_key(|entry| (entry.depth, entry.area.y)).map(|entry| entry.claim);
        inner.cursor = inner.cursor.filter(|&claim| has(claim)).or(first);
        inner.aim();
        if has_focus && let Some(drawn) = page::find(&inner.svg, STOP) {
            page::focus(&drawn);
        }
        inner.press_buttons();
        distance::draw_overview(&inner.overview, &inner.chart, inner.order);
    }

    /// Some rows are marked otherwise.
    fn marked(&self, changed: &[String]) {
        let mut chosen = None;
        {
            let inner = &mut *self.0.borrow_mut();
            for id in changed {
                let Some(claim) = inner.reading.index.claim(&id.as_str().into()) else { continue };
                if let Some(drawn) = inner.drawn(claim) {
                    rows::copy(id, &drawn, &name(inner.reading, claim));
                }
                if rows::is_chosen(id) {
                    chosen = Some(claim);
                } else if inner.chosen == Some(claim) {
                    inner.chosen = None;
                }
            }
            inner.chosen = chosen.or(inner.chosen);
            inner.drawing.forget_shapes();
        }
        match chosen {
            Some(claim) => self.reveal(claim),
            None => self.0.borrow_mut().aim(),
        }
    }

    /// Brings a claim into view; what it is folded away under is unfolded.
    pub(crate) fn reveal(&self, claim: ClaimIx) {
        if self.0.borrow().chart.entry(claim).is_none() {
            {
                let inner = &mut *self.0.borrow_mut();
                inner.unfold_to(claim);
                if inner.reading.map[claim].is_editors() {
                    inner.voice = Voice::Editor;
                }
            }
            self.draw(true);
        }
        let inner = &mut *self.0.borrow_mut();
        inner.cursor = Some(claim);
        if let Some(area) = inner.chart.entry(claim).map(|entry| entry.area) {
            inner.camera.reveal(area);
        }
        inner.aim();
    }

    /// Brings into view what is chosen on the page, if it is a claim.
    fn reveal_chosen(&self) {
        let chosen = self.0.borrow().chosen;
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
                    let deepest = openable(reading);
                    let is_open = |claim: ClaimIx| match asked {
                        "unfold" => reading.tree.place(claim).is_none_or(|at| reading.tree.node(at).depth < deepest),
                        _ => open_at_first(reading, claim),
                    };
                    inner.open = (0..reading.map.claims.len()).map(ClaimIx).map(is_open).collect();
                }
                self.draw(false);
                self.fit();
                let (shown, all) = (self.0.borrow().chart.claims.len(), self.0.borrow().reading.map.claims.len());
                let is_part = asked == "unfold" && all > OPENED;
                self.say(&if is_part {
                    format!("{shown} of {all} claims are shown. Unfold more where you look.")
                } else {
                    String::new()
                });
            }
            "editor" => {
                {
                    let inner = &mut *self.0.borrow_mut();
                    inner.voice = if inner.voice == Voice::Editor { Voice::Essay } else { Voice::Editor };
                    if inner.voice == Voice::Editor {
                        let claims = (0..inner.reading.map.claims.len()).map(ClaimIx);
                        claims.filter(|&it| inner.reading.map[it].is_editors()).for_each(|it| inner.unfold_to(it));
                    }
                }
                self.draw(true);
            }
            "save" => self.save(Kind::Svg),
            "kinds" => {
                let inner = &mut *self.0.borrow_mut();
                inner.is_saving = !inner.is_saving;
                inner.press_buttons();
            }
            "whole" | "part" => {
                let inner = &mut *self.0.borrow_mut();
                inner.takes_part = asked == "part";
                inner.press_buttons();
            }
            _ => match Kind::named(asked) {
                Some(kind) => self.save(kind),
                None => self.fit(),
            },
        }
    }

    /// Gives the reader a picture of the whole, or of what is seen.
    fn save(&self, kind: Kind) {
        let picture = {
            let inner = self.0.borrow();
            let part = inner.takes_part.then(|| inner.camera.area());
            let within = part.map(|part| inner.chart.within(part));
            let chart = within.as_ref().unwrap_or(&inner.chart);
            // A page that is printed has the styles already.
            let styles = if kind == Kind::Pdf { String::new() } else { styles_of_file() };
            let (svg, width, height) = file(inner.reading, chart, inner.order, part, &styles);
            Picture { svg, size: (f64::from(width), f64::from(height)) }
        };
        self.say("");
        let view = self.clone();
        picture.take(kind, move || view.say("The picture could not be made. Take SVG, or what is seen alone."));
    }

    /// Says something below the buttons, or nothing.
    fn say(&self, words: &str) {
        let section = self.0.borrow().section.clone();
        if let Some(note) = page::find(&section, ".note") {
            note.set_text_content(Some(words));
        }
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
        self.0.borrow_mut().aim();
    }

    /// Makes everything larger by a factor about a place of the window, in pixels, or about what is looked at.
    pub(crate) fn zoom(&self, at: Option<(f64, f64)>, factor: f64) {
        let inner = &mut *self.0.borrow_mut();
        match at {
            Some(at) => inner.camera.zoom(at, factor),
            None => {
                let entry = inner.chosen.or(inner.cursor).and_then(|claim| inner.chart.entry(claim));
                let (claim, all) = (entry.map(|entry| entry.area), frame(&inner.chart));
                inner.camera.zoom_about(claim, all, factor);
            }
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

    /// Chooses the claim that is named at a place of the window, which is given in pixels, or the nearest where claims are
    /// shapes alone.
    pub(crate) fn choose_at(&self, place: (f64, f64)) {
        let found = {
            let inner = self.0.borrow();
            let at = inner.camera.at(place);
            let names = inner.named();
            let named = names.iter().find(|name| name.holds(at)).map(|name| name.claim);
            let nearest = || inner.chart.closest_to(at, inner.camera.units(TOUCH));
            let claim = named.or_else(|| inner.drawing.has_shapes().then(nearest).flatten());
            claim.map(|claim| inner.reading.map[claim].id.to_string())
        };
        if let Some(id) = found {
            self.choose(&id);
        }
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
    fn aim(&mut self) {
        let is_far = self.camera.is_far() && (self.order == Order::Reasons || self.drawing.has_shapes());
        let seen = Seen { window: self.camera.seen(), is_far, cursor: self.cursor, chosen: self.chosen };
        self.drawing.show(self.reading, &self.chart, seen);
        self.mark_cursor();
        page::set(&self.svg, "viewBox", Some(&self.camera.view_box()));
        let class = match is_far {
            true if self.camera.is_farthest() => "chart far farthest",
            true => "chart far",
            false => "chart",
        };
        page::set(&self.svg, "class", Some(class));
        distance::write_names(&self.names, self.reading, &self.chart, &self.named(), &self.camera);
        distance::move_window(&self.overview, &self.camera);
    }

    /// What is named: nothing, unless the chart is seen from far away.
    fn named(&self) -> Vec<Name> {
        let is_far = self.camera.is_far() && self.order == Order::Reasons;
        if is_far { self.chart.names(self.reading, self.camera.scale()) } else { Vec::new() }
    }

    /// Unfolds all that a claim is folded away under, at the next drawing.
    fn unfold_to(&mut self, claim: ClaimIx) {
        let tree = &self.reading.tree;
        let mut above = tree.place(claim).and_then(|at| tree.node(at).parent);
        while let Some(at) = above {
            if let Some(open) = self.open.get_mut(tree.node(at).claim.0) {
                *open = true;
            }
            above = tree.node(at).parent;
        }
    }

    /// The element of a claim in the drawing.
    fn drawn(&self, claim: ClaimIx) -> Option<Element> {
        page::find(&self.svg, &format!("[data-claim='{}']", self.reading.map[claim].id))
    }

    fn press_buttons(&self) {
        let Self { order, voice, is_saving, takes_part, .. } = *self;
        press(&self.section, Pressed { order, has_editor: voice == Voice::Editor, is_saving, takes_part });
    }

    /// Makes the claim at which keys are the one stop for Tab.
    fn mark_cursor(&self) {
        let before = page::find(&self.svg, STOP);
        let drawn = self.cursor.and_then(|claim| self.drawn(claim));
        if before != drawn {
            before.iter().for_each(|it| page::set(it, "tabindex", Some("-1")));
            drawn.iter().for_each(|it| page::set(it, "tabindex", Some("0")));
        }
    }
}
