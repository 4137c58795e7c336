//! Pictures of the chart to take along: words and lines (SVG), pixels in two sizes (PNG), and a page that the browser
//! prints (PDF), with the typefaces that it has.
//!
//! Entry: [`Picture::take`].

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, Url};
use wherefore::layout::chart::pixels_a_unit;

use crate::page;

/// What a picture is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Svg,
    /// Pixels, as many as a slide needs, or twice as many each way.
    Png(Size),
    Pdf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    Screen,
    Print,
}

impl Size {
    /// Pixels a unit, for a drawing of so many units.
    fn scale(self, size: (f64, f64)) -> f64 {
        let times = match self {
            Self::Screen => 1.0,
            Self::Print => 2.0,
        };
        pixels_a_unit(size, times, SIDE)
    }
}

/// No side of a picture is longer, in pixels: more is more than some browsers paint.
const SIDE: f64 = 16_000.0;
/// No side of a printed page is longer, in pixels of the page: what a PDF can hold.
const PAGE: f64 = 19_200.0;

impl Kind {
    /// The kind that a button of the view names.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "svg" => Self::Svg,
            "png" => Self::Png(Size::Screen),
            "png-large" => Self::Png(Size::Print),
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }
}

/// A drawing as a file of its own.
pub(crate) struct Picture {
    /// The file, with its styles in it or for a page that has them.
    pub(crate) svg: String,
    /// Its width and height, in units.
    pub(crate) size: (f64, f64),
}

impl Picture {
    /// Gives it to the reader. What cannot be made calls `failed`, now or later.
    pub(crate) fn take(self, kind: Kind, failed: impl Fn() + Clone + 'static) {
        let made = match kind {
            Kind::Svg => page::blob(&self.svg, "image/svg+xml").and_then(|blob| page::save("map.svg", &blob)),
            Kind::Png(size) => self.paint(size, failed.clone()),
            Kind::Pdf => self.print(),
        };
        if made.is_err() {
            failed();
        }
    }

    /// Paints it, once the browser has read it, and saves what was painted.
    fn paint(self, size: Size, failed: impl Fn() + Clone + 'static) -> Result<(), JsValue> {
        let document = page::document().ok_or(JsValue::NULL)?;
        let address = Url::create_object_url_with_blob(&page::blob(&self.svg, "image/svg+xml")?)?;
        let image = HtmlImageElement::new()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
        let scale = size.scale(self.size);
        // Both are less than `SIDE`.
        canvas.set_width((self.size.0 * scale) as u32);
        canvas.set_height((self.size.1 * scale) as u32);
        let (read, failing) = (image.clone(), failed.clone());
        let paint = move || -> Result<(), JsValue> {
            let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
            let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
            let context: CanvasRenderingContext2d = context.dyn_into()?;
            context.draw_image_with_html_image_element_and_dw_and_dh(&read, 0.0, 0.0, width, height)?;
            let failing = failing.clone();
            let painted = Closure::once_into_js(move |blob: Option<Blob>| {
                if blob.is_none_or(|blob| page::save("map.png", &blob).is_err()) {
                    failing();
                }
            });
            canvas.to_blob(painted.unchecked_ref())
        };
        let (used, failing) = (address.clone(), failed.clone());
        let loaded = Closure::once_into_js(move || {
            if paint().is_err() {
                failing();
            }
            // Fails only for what is no address.
            let _ = Url::revoke_object_url(&used);
        });
        image.set_onload(Some(loaded.unchecked_ref()));
        image.set_onerror(Some(Closure::once_into_js(failed).unchecked_ref()));
        image.set_src(&address);
        Ok(())
    }

    /// Prints it alone, on a page of its size.
    fn print(self) -> Result<(), JsValue> {
        let (document, window) = (page::document(), web_sys::window());
        let (document, window) = (document.ok_or(JsValue::NULL)?, window.ok_or(JsValue::NULL)?);
        let (width, height) = self.size;
        let scale = (PAGE / width).min(PAGE / height).min(1.0);
        let (width, height) = (width * scale, height * scale);
        let rules = format!(
            "@page {{ size: {width:.1}px {height:.1}px; margin: 0; }}
@media print {{
  html, body {{ margin: 0; padding: 0; background: none; }}
  body > :not(#picture) {{ display: none !important; }}
  #picture {{ color-scheme: light; }}
  #picture > svg {{ display: block; width: {width:.1}px; height: {height:.1}px; break-inside: avoid; }}
}}
@media screen {{ #picture {{ display: none; }} }}"
        );
        let printed: Element = document.create_element("div")?;
        printed.set_id("picture");
        page::set(&printed, "aria-hidden", Some("true"));
        printed.set_inner_html(&self.svg);
        document.body().ok_or(JsValue::NULL)?.append_child(&printed)?;
        let sheet = page::adopt(&rules);
        let done = Closure::once_into_js(move || {
            printed.remove();
            sheet.iter().for_each(page::drop_sheet);
        });
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        window.add_event_listener_with_callback_and_add_event_listener_options(
            "afterprint",
            done.unchecked_ref(),
            &options,
        )?;
        window.print()
    }
}
