//! A page with a field and nothing else.

use eframe::egui;
use wasm_bindgen::JsCast as _;

#[derive(Default)]
struct Empty {
    text: String,
    has_started: bool,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| {
            ui.text_edit_singleline(&mut self.text).request_focus();
        });
        if !std::mem::replace(&mut self.has_started, true) {
            tell_started();
        }
    }
}

fn tell_started() {
    let window = web_sys::window().expect("this runs on a page");
    let event = web_sys::Event::new("editor-started").expect("a name");
    window.dispatch_event(&event).expect("an event");
}

fn main() {
    wasm_bindgen_futures::spawn_local(async {
        let document = web_sys::window().and_then(|window| window.document());
        let canvas = document.and_then(|document| document.get_element_by_id("editor"));
        let canvas = canvas.expect("the page has a canvas").unchecked_into();
        eframe::WebRunner::new()
            .start(
                canvas,
                eframe::WebOptions::default(),
                Box::new(|_creation| Ok(Box::new(Empty::default()))),
            )
            .await
            .expect("the browser has WebGL");
    });
}
