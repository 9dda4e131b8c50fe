//! The widgets as a user, or a screen reader, meets them.

use egui::{Id, Ui};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};

use super::*;
use crate::ui::theme::{self, Icon};

fn harness<'a, S: 'a>(state: S, draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    Harness::builder()
        .with_size([720.0, 480.0])
        .with_context_setup(theme::install)
        .build_ui_state(draw, state)
}

/// A rate that may not exceed 1000, and an input below it that must not move.
fn rate_form_ui(ui: &mut Ui, rate: &mut String) {
    let too_many = FieldProblem {
        tone: Tone::Error,
        message: "At most 1000 things per minute",
        help: None,
        fix: Some("Set 1000"),
    };
    let row = FieldRow {
        problem: rate
            .parse::<u32>()
            .is_ok_and(|rate| rate > 1000)
            .then_some(too_many),
        unit: Some("things"),
        required: true,
        width: FieldWidth::Number,
        ..FieldRow::new(Id::unique("rate"), "Maximum per minute")
    };
    let response = TextField::new(row, rate).show(ui);
    if let Some(changed) = response.inner {
        *rate = changed;
    }
    if response.fix_clicked {
        "1000".clone_into(rate);
    }
    TextField::new(FieldRow::new(Id::unique("next"), "Next"), "").show(ui);
}

#[test]
fn what_is_composed_stands_where_the_cursor_is() {
    let draw = |ui: &mut Ui, text: &mut String| {
        let row = FieldRow::new(Id::unique("composed"), "Description");
        let input = TextInput {
            rows: Some(3),
            ..TextInput::new(row.id, text)
        };
        if let Some(changed) = row.show(ui, |ui, width| input.show(ui, width)).inner {
            *text = changed;
        }
    };
    let mut harness = harness(String::new(), draw);
    harness.get_by_label("Description").focus();
    harness.run();
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    let commit = |text: &str| egui::Event::Ime(egui::ImeEvent::Commit(text.to_owned()));
    for (event, shown) in [
        (egui::Event::Text("ab".to_owned()), "ab"),
        (preedit("´"), "ab´"),
        (commit("é"), "abé"),
        (preedit("n"), "abén"),
        (preedit("ny"), "abény"),
        (commit("Ñ"), "abéÑ"),
        (egui::Event::Text("c".to_owned()), "abéÑc"),
    ] {
        harness.event(event);
        harness.run();
        assert_eq!(harness.state(), shown);
    }
}

#[test]
fn a_problem_comes_and_goes_without_moving_anything() {
    let mut harness = harness("100".to_owned(), rate_form_ui);
    let before = harness.get_by_label("Next").rect();

    harness.get_by_label("Maximum per minute").focus();
    harness.run();
    harness.get_by_label("Maximum per minute").type_text("1");
    harness.run();
    assert_eq!(harness.state(), "1001");
    harness.get_by_label("At most 1000 things per minute");
    assert_eq!(harness.get_by_label("Next").rect(), before);

    harness.get_by_label("Set 1000").click();
    harness.run();
    assert_eq!(harness.state(), "1000");
    assert!(
        harness
            .query_by_label("At most 1000 things per minute")
            .is_none()
    );
    assert_eq!(harness.get_by_label("Next").rect(), before);
}

#[test]
fn a_number_can_be_emptied_and_is_never_rewritten() {
    let mut harness = harness("1e".to_owned(), rate_form_ui);
    harness.get_by_label("Maximum per minute").focus();
    harness.run();
    for _ in 0..2 {
        harness.key_press(egui::Key::Backspace);
        harness.run();
    }
    assert_eq!(harness.state(), "");
    harness.get_by_label("Maximum per minute").type_text("-");
    harness.run();
    assert_eq!(harness.state(), "-");
}

#[test]
fn the_input_tells_a_screen_reader_what_is_wrong() {
    let harness = harness("2000".to_owned(), rate_form_ui);
    let input = harness.get_by_label("Maximum per minute");
    let node = input.accesskit_node();
    assert!(node.data().is_required());
    assert_eq!(
        node.data().description(),
        Some("At most 1000 things per minute")
    );
    assert_eq!(node.data().invalid(), Some(egui::accesskit::Invalid::True));
}

#[test]
fn help_unfolds_when_asked_for() {
    let mut harness = harness((), |ui, ()| {
        let help = FieldHelp {
            text: "The name of the template",
            link: None,
        };
        let row = FieldRow {
            help: Some(help),
            ..FieldRow::new(Id::unique("id"), "Job template ID")
        };
        TextField::new(row, "").show(ui);
    });
    assert!(harness.query_by_label("The name of the template").is_none());
    harness.get_by_label("More about Job template ID").click();
    harness.run_ok();
    harness.get_by_label("The name of the template");
}

const SPEEDS: [Alternative<'static>; 2] = [
    Alternative {
        label: "Constant",
        meaning: "The same rate throughout",
    },
    Alternative {
        label: "Exponential",
        meaning: "Faster as it goes well",
    },
];

#[test]
fn a_choice_is_made_by_clicking_or_by_keyboard() {
    let mut harness = harness(0, |ui, chosen| {
        let row = FieldRow::new(Id::unique("speed"), "Speed");
        if let Some(picked) = segmented_ui(ui, &row, &SPEEDS, Some(*chosen)).inner {
            *chosen = picked;
        }
    });
    harness.get_by_label("Exponential").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_label("Constant").focus();
    harness.run();
    harness.key_press(egui::Key::Space);
    harness.run();
    assert_eq!(*harness.state(), 0);
}

#[test]
fn a_list_of_choices_opens_under_its_label() {
    let mut harness = harness(None, |ui, chosen: &mut Option<usize>| {
        let row = FieldRow::new(Id::unique("speed"), "Speed");
        let shown = chosen.map_or("Choose…", |index| SPEEDS[index].label);
        if let Some(picked) = choice_combo_ui(ui, &row, &SPEEDS, *chosen, shown).inner {
            *chosen = Some(picked);
        }
    });
    harness
        .get_by_role_and_label(egui::accesskit::Role::ComboBox, "Speed")
        .click();
    harness.run_ok();
    harness.get_by_label("Exponential").click();
    harness.run_ok();
    assert_eq!(*harness.state(), Some(1));
}

#[test]
fn the_buttons_of_a_list_say_which_item_they_move() {
    let mut harness = harness(None, |ui, pressed: &mut Option<RowAction>| {
        let list = Id::unique("tags");
        for index in 0..3 {
            let row = ListRow {
                list,
                noun: "tag",
                index,
                count: 3,
                can_duplicate: true,
                enabled: true,
            };
            let (action, ()) = row.show(ui, |_| ());
            *pressed = pressed.or(action);
        }
    });
    harness.get_by_label("Move tag 2 up").click();
    harness.run();
    assert_eq!(*harness.state(), Some(RowAction::MoveUp));
    assert!(
        harness
            .get_by_label("Move tag 1 up")
            .accesskit_node()
            .is_disabled()
    );
    assert!(
        harness
            .get_by_label("Move tag 3 down")
            .accesskit_node()
            .is_disabled()
    );
    harness.get_by_label("Remove tag 3");
    harness.get_by_label("Duplicate tag 1");
}

#[test]
fn an_absent_section_offers_itself() {
    let mut harness = harness(false, |ui, added| {
        *added |= AbsentSection::new("Timeout", "When a device that has begun is given up")
            .show(ui)
            .clicked();
    });
    harness.get_by_label("Add timeout").click();
    harness.run();
    assert!(*harness.state());
}

#[test]
fn a_row_that_leads_somewhere_says_how_it_stands() {
    let mut harness = harness(false, |ui, opened| {
        let row = |title, state, selected| NavRow {
            title,
            icon: Icon::Tags,
            state: Some(state),
            selected,
        };
        *opened |= ui.add(row("Rollout", (Tone::Error, 2), false)).clicked();
        ui.add(row("Tags", (Tone::Neutral, 0), true));
    });
    harness.get_by_label("Tags, not set");
    harness.get_by_label("Rollout, 2 errors").click();
    harness.run();
    assert!(*harness.state());
}
