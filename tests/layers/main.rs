//! The arrows between the parts of the program, read from its `use` lines and paths: they point the way that "How it is
//! built" in the README says, and never in a circle through a folder.

#![expect(clippy::unwrap_used, reason = "a test that can not go on says so")]

mod circle;
mod source;

use std::collections::BTreeSet;

use source::{Arrow, Sources};

/// The layers, each with those it may know.
const LAYERS: &[(&str, &[&str])] = &[
    ("template", &[]),
    ("check", &["template"]),
    ("document", &["template", "check"]),
    ("effects", &["template", "check", "document"]),
    ("format", &["template"]),
    ("runtime", &[]),
    ("service", &["template", "check", "runtime"]),
    ("storage", &["template", "format", "runtime"]),
    (
        "editor",
        &[
            "template", "check", "document", "effects", "format", "runtime", "service", "storage",
        ],
    ),
    (
        "ui",
        &[
            "template", "check", "document", "effects", "format", "runtime", "service", "storage",
            "editor",
        ],
    ),
    (
        "cli",
        &[
            "template", "check", "document", "effects", "format", "runtime", "service", "storage",
        ],
    ),
];

/// Rooms of the interface that know less than the whole of it.
const ROOMS: &[(&str, &[&str])] = &[
    ("ui/theme", &[]),
    ("ui/widgets", &["template", "ui/theme"]),
    ("ui/code", &["template", "ui/theme", "ui/widgets"]),
    (
        "ui/forms",
        &[
            "template",
            "check",
            "document",
            "effects",
            "format",
            "runtime",
            "service",
            "storage",
            "editor",
            "ui/theme",
            "ui/widgets",
            "ui/code",
            "ui/focus",
        ],
    ),
];

/// Layers without a window: what they do can be tested and printed anywhere.
const WITHOUT_EGUI: &[&str] = &[
    "template", "check", "document", "effects", "format", "service", "cli",
];

/// True if `module` is `room` or in it.
fn is_in(module: &str, room: &str) -> bool {
    module
        .strip_prefix(room)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn top(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}

fn told(arrows: &[&Arrow]) -> String {
    let lines: BTreeSet<_> = arrows
        .iter()
        .map(|Arrow { from, to }| format!("  {from} knows {to}"))
        .collect();
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

#[test]
fn every_folder_is_a_layer_of_the_design() {
    let sources = Sources::read();
    let layers: Vec<_> = LAYERS.iter().map(|(layer, _)| *layer).collect();
    for module in &sources.modules {
        let layer = top(module);
        assert!(
            layers.contains(&layer),
            "src/{layer} is in no list of layers"
        );
    }
    let used: BTreeSet<_> = sources
        .arrows
        .iter()
        .map(|arrow| top(&arrow.from))
        .collect();
    assert!(used.len() > 6, "arrows were found in {used:?} only");
}

#[test]
fn arrows_between_layers_point_upward_only() {
    let sources = Sources::read();
    let wrong: Vec<_> = sources
        .arrows
        .iter()
        .filter(|Arrow { from, to }| {
            let known = LAYERS.iter().find(|(layer, _)| *layer == top(from));
            top(from) != top(to) && !known.is_some_and(|(_, known)| known.contains(&top(to)))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "no arrow of the design:\n{}",
        told(&wrong)
    );
}

#[test]
fn widgets_know_no_editor_and_forms_no_panels() {
    let sources = Sources::read();
    for (room, known) in ROOMS {
        assert!(
            sources.modules.iter().any(|module| is_in(module, room)),
            "src/{room} is no longer there"
        );
        let wrong: Vec<_> = sources
            .arrows
            .iter()
            .filter(|Arrow { from, to }| {
                is_in(from, room)
                    && !is_in(to, room)
                    && !is_in(room, to)
                    && !known.iter().any(|known| is_in(to, known))
            })
            .collect();
        assert!(
            wrong.is_empty(),
            "{room} should not know:\n{}",
            told(&wrong)
        );
    }
}

#[test]
fn no_circle_goes_through_a_folder() {
    let circles = circle::through_folders(&Sources::read());
    assert!(circles.is_empty(), "circles:\n  {}", circles.join("\n  "));
}

#[test]
fn what_needs_no_window_knows_no_egui() {
    let sources = Sources::read();
    let wrong: Vec<_> = sources
        .crates
        .iter()
        .filter(|Arrow { from, to }| {
            WITHOUT_EGUI.contains(&top(from)) && matches!(to.as_str(), "egui" | "eframe")
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "no window is needed here:\n{}",
        told(&wrong)
    );
    assert!(sources.crates.iter().any(|arrow| arrow.to == "egui"));
}
