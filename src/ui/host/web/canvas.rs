//! What the page is drawn on.

use web_sys::HtmlCanvasElement;

/// How egui draws: there are no gradients that could show steps, so no noise against them. The wheel with Ctrl, which is
/// also what two fingers on a trackpad are, is left to the browser: it enlarges its pages itself.
pub(super) fn options() -> eframe::WebOptions {
    eframe::WebOptions {
        dithering: false,
        should_prevent_default: Box::new(|event| match event {
            egui::Event::Zoom(_) => false,
            egui::Event::MouseWheel { modifiers, .. } => !modifiers.ctrl,
            _ => true,
        }),
        ..eframe::WebOptions::default()
    }
}

/// Has the browser keep nothing of what is typed, and make nothing of it: it could be a secret key. egui takes typed text
/// from an input that it puts beside the canvas.
pub(super) fn keep_typed_text_private() {
    let document = web_sys::window().and_then(|window| window.document());
    let input = document.and_then(|document| document.query_selector("#editor + input").ok()?);
    if let Some(input) = input {
        for (name, value) in [
            ("autocomplete", "off"),
            ("autocorrect", "off"),
            ("spellcheck", "false"),
        ] {
            // An element takes every attribute.
            let _ = input.set_attribute(name, value);
        }
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
