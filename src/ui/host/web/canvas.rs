//! What the page is drawn on.

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
