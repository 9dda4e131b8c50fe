//! Settings of the canvas and of the text input that eframe adds.

/// Drawing options of eframe: no dithering, as there are no gradients that could show steps. Ctrl with the wheel, which
/// is also a pinch on a trackpad, is left to the browser: it zooms the page.
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

/// Tells the browser neither to keep nor to correct typed text: it could be a secret key. egui takes typed text from an
/// input that it puts beside the canvas.
pub(super) fn keep_typed_text_private() {
    let document = web_sys::window().and_then(|window| window.document());
    let input = document.and_then(|document| document.query_selector("#editor + input").ok()?);
    if let Some(input) = input {
        for (name, value) in [
            ("autocomplete", "off"),
            ("autocorrect", "off"),
            ("spellcheck", "false"),
        ] {
            // The names are valid, so this can't fail.
            let _ = input.set_attribute(name, value);
        }
    }
}
