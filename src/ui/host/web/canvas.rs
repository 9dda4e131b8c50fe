//! What the page is drawn on.

use web_sys::HtmlCanvasElement;

/// How egui draws: there are no gradients that could show steps, so no noise against them.
pub(super) fn options() -> eframe::WebOptions {
    eframe::WebOptions {
        dithering: false,
        ..eframe::WebOptions::default()
    }
}

/// Has the browser draw no more than is seen: egui smooths its edges itself, and nothing shines through the page. The
/// first to ask for the canvas's context decides, so this comes before egui.
pub(super) fn begin(canvas: &HtmlCanvasElement) {
    let options = js_sys::Object::new();
    for unused in ["alpha", "antialias", "depth", "stencil"] {
        // A plain object takes every member.
        let _ = js_sys::Reflect::set(&options, &unused.into(), &false.into());
    }
    // Where there is none, egui asks in vain, too, and says so.
    let _ = canvas.get_context_with_context_options("webgl2", &options);
}
