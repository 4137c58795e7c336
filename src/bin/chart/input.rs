//! What the reader does with pointers, wheel and keys.
//!
//! Entry: [`listen`]. One pointer moves the drawing, two make it larger; what has not moved is a click.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, ResizeObserver, WheelEvent};

use crate::page;
use crate::view::View;

/// A pointer that has moved so many pixels is no click.
const STEADY: f64 = 4.0;
/// How much a wheel's way of a pixel makes larger, as a power of two.
const WHEEL: f64 = 1.0 / 400.0;

/// The pointers that are down, each where it is now, and what has been done with them.
#[derive(Default)]
struct Pointers {
    down: Vec<(i32, f64, f64)>,
    /// How far they have moved since the first came down.
    moved: f64,
}

/// Listens to all that the reader does with the chart.
pub(crate) fn listen(view: View) {
    let (section, drawing) = view.places();
    let asking = view.clone();
    page::on(&section, "click", move |event: MouseEvent| {
        if let Some(asked) = named(&event, "data-view") {
            asking.ask(&asked);
        }
    });
    let sized = (view.clone(), drawing.clone());
    let observe = Closure::<dyn FnMut()>::new(move || {
        let (view, drawing) = &sized;
        view.resize(f64::from(drawing.client_width()), f64::from(drawing.client_height()));
    });
    if let Ok(observer) = ResizeObserver::new(observe.as_ref().unchecked_ref()) {
        observer.observe(&drawing);
    }
    observe.forget();
    listen_to_pointers(&view, &drawing);
    let turning = (view.clone(), drawing.clone());
    page::on(&drawing, "wheel", move |event: WheelEvent| {
        event.prevent_default();
        let (view, drawing) = &turning;
        // A wheel that counts lines or pages goes some pixels for each.
        let way = event.delta_y() * [1.0, 16.0, 400.0][event.delta_mode().min(2) as usize];
        view.zoom(Some(place(drawing, &event)), (-way * WHEEL).exp2());
    });
    let pressing = view.clone();
    page::on(&drawing, "keydown", move |event: KeyboardEvent| {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        let at = named(&event, "data-claim").and_then(|id| pressing.claim(&id));
        if !has_modifier && pressing.key(&event.key(), at) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    page::on(&drawing, "pointerover", move |event: PointerEvent| {
        view.point_at(named(&event, "data-claim").as_deref());
    });
}

fn listen_to_pointers(view: &View, drawing: &Element) {
    let pointers = Rc::new(RefCell::new(Pointers::default()));
    let down = pointers.clone();
    page::on(drawing, "pointerdown", move |event: PointerEvent| {
        let pointers = &mut *down.borrow_mut();
        if pointers.down.is_empty() {
            pointers.moved = 0.0;
        }
        pointers.down.push((event.pointer_id(), f64::from(event.client_x()), f64::from(event.client_y())));
    });
    let (moved, moving, within) = (pointers.clone(), view.clone(), drawing.clone());
    page::on(drawing, "pointermove", move |event: PointerEvent| {
        let pointers = &mut *moved.borrow_mut();
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(at) = pointers.down.iter().position(|it| it.0 == event.pointer_id()) else { return };
        let (_, old_x, old_y) = pointers.down[at];
        pointers.moved += (x - old_x).abs() + (y - old_y).abs();
        if pointers.moved < STEADY {
            return;
        }
        // The drawing goes on to move where the pointer leaves it.
        let _ = within.set_pointer_capture(event.pointer_id());
        pointers.down[at] = (event.pointer_id(), x, y);
        let others = pointers.down.len() as f64;
        moving.pan(((x - old_x) / others, (y - old_y) / others));
        if let Some(&(_, other_x, other_y)) = pointers.down.iter().find(|it| it.0 != event.pointer_id()) {
            let far = |x: f64, y: f64| libm::hypot(x - other_x, y - other_y).max(1.0);
            let corner = within.get_bounding_client_rect();
            let middle = ((x + other_x) / 2.0 - corner.left(), (y + other_y) / 2.0 - corner.top());
            moving.zoom(Some(middle), far(x, y) / far(old_x, old_y));
        }
    });
    for kind in ["pointerup", "pointercancel"] {
        let up = pointers.clone();
        page::on(drawing, kind, move |event: PointerEvent| {
            up.borrow_mut().down.retain(|it| it.0 != event.pointer_id());
        });
    }
    let (clicked, view, within) = (pointers, view.clone(), drawing.clone());
    page::on(drawing, "click", move |event: MouseEvent| {
        let was_moved = clicked.borrow().moved >= STEADY;
        // A click by key or by a reading program has no pointer, and has moved nothing.
        if was_moved && event.detail() > 0 {
            event.prevent_default();
            event.stop_propagation();
            return;
        }
        if let Some(overview) = closest(&event, ".overview") {
            let (area, x, y) = (overview.get_bounding_client_rect(), event.client_x(), event.client_y());
            view.look_at((f64::from(x) - area.left()) / area.width(), (f64::from(y) - area.top()) / area.height());
        } else if let Some(claim) = named(&event, "data-fold").and_then(|id| view.claim(&id)) {
            view.fold(claim);
        } else if let Some(id) = named(&event, "data-claim") {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            view.choose(&id);
        } else {
            view.choose_at(place(&within, &event));
        }
    });
}

/// The nearest element around where something happened that a selector finds.
fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The value of an attribute, of the nearest element around where something happened that has it.
fn named(event: &web_sys::Event, attribute: &str) -> Option<String> {
    closest(event, &["[", attribute, "]"].concat())?.get_attribute(attribute)
}

/// Where a pointer is over an element, in pixels.
fn place(element: &Element, event: &MouseEvent) -> (f64, f64) {
    let area = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - area.left(), f64::from(event.client_y()) - area.top())
}
