//! Shows the widgets to the tests in a browser, which find them by their names as a screen reader would.

use egui::{Context, FullOutput};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::page;

/// Writes the widgets of each frame to a property of the window.
#[derive(Debug, Default)]
pub(super) struct Exposed;

/// A widget, in points of the page.
#[derive(Debug, Serialize)]
struct Widget {
    id: String,
    role: String,
    name: String,
    value: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    disabled: bool,
    focused: bool,
    toggled: Option<bool>,
}

impl egui::Plugin for Exposed {
    fn debug_name(&self) -> &'static str {
        "exposed widgets"
    }

    fn setup(&mut self, ctx: &Context) {
        ctx.enable_accesskit();
        page::on("stop-on-purpose", ctx, || panic!("on purpose"));
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let Some(update) = &output.platform_output.accesskit_update else {
            return;
        };
        let scale = f64::from(ctx.zoom_factor());
        let names: std::collections::HashMap<_, _> = update
            .nodes
            .iter()
            .map(|(id, node)| (*id, node.label().or(node.value()).unwrap_or_default()))
            .collect();
        let widgets: Vec<Widget> = update
            .nodes
            .iter()
            .filter_map(|(id, node)| {
                let bounds = node.bounds()?;
                let labels = node.labelled_by().iter().filter_map(|id| names.get(id));
                let labelled = labels.copied().collect::<Vec<_>>().join(" ");
                Some(Widget {
                    id: format!("{id:?}"),
                    role: format!("{:?}", node.role()),
                    name: node.label().map_or(labelled, str::to_owned),
                    value: node.value().unwrap_or_default().to_owned(),
                    x: bounds.x0 * scale,
                    y: bounds.y0 * scale,
                    width: bounds.width() * scale,
                    height: bounds.height() * scale,
                    disabled: node.is_disabled(),
                    focused: *id == update.focus,
                    toggled: node
                        .toggled()
                        .map(|toggled| format!("{toggled:?}") == "True"),
                })
            })
            .collect();
        let stops = eframe::web::storage::local_storage_get("stop on purpose").is_some();
        let shows_template = || widgets.iter().any(|widget| widget.name == "Template ID");
        assert!(!(stops && shows_template()), "on purpose");
        let text = serde_json::to_string(&widgets).unwrap_or_default();
        if let Some(window) = web_sys::window() {
            // Setting a property of the window can't fail.
            let _ = js_sys::Reflect::set(&window, &"exposedWidgets".into(), &JsValue::from(text));
        }
    }
}
