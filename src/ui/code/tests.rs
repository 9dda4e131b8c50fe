//! The editor as its user, or a screen reader, meets it.

use std::ops::Range;

use egui::{Event, Id, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::{CodeEditor, CodeResponse, Fold, Mark};
use crate::ui::theme;
use crate::ui::widgets::Tone;

/// A caller that keeps the text and carries out the edits.
#[derive(Default)]
struct Caller {
    text: String,
    fold: Option<Range<usize>>,
    mark: Option<Range<usize>>,
    read_only: bool,
    reveal: Option<Range<usize>>,
    unfolded: Option<usize>,
    cursor: usize,
    selection: Range<usize>,
    edits: usize,
}

impl Caller {
    fn ui(&mut self, ui: &mut Ui) {
        let folds: Vec<_> = self
            .fold
            .iter()
            .map(|range| Fold {
                range: range.clone(),
                label: "…",
            })
            .collect();
        let marks: Vec<_> = self
            .mark
            .iter()
            .map(|range| Mark {
                range: range.clone(),
                tone: Tone::Error,
                message: "Not right",
            })
            .collect();
        let _ = ui.button("Next");
        let CodeResponse {
            edit,
            unfold,
            cursor,
            selection,
            ..
        } = CodeEditor::new(Id::unique("code"), "Job document", &self.text)
            .folds(&folds)
            .marks(&marks)
            .read_only(self.read_only)
            .reveal(self.reveal.take())
            .show(ui);
        if let Some(edit) = edit {
            self.text.replace_range(edit.range, &edit.text);
            self.edits += 1;
        }
        self.unfolded = unfold.or(self.unfolded);
        self.cursor = cursor;
        self.selection = selection;
    }
}

fn editor(caller: Caller) -> Harness<'static, Caller> {
    let mut harness = Harness::builder()
        .with_size([640.0, 320.0])
        .with_context_setup(theme::install)
        .build_ui_state(|ui, caller: &mut Caller| caller.ui(ui), caller);
    harness.get_by_label("Job document").focus();
    harness.run_ok();
    harness
}

fn with_text(text: &str) -> Harness<'static, Caller> {
    editor(Caller {
        text: text.to_owned(),
        ..Caller::default()
    })
}

fn press(harness: &mut Harness<'_, Caller>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run_ok();
    }
}

fn type_text(harness: &mut Harness<'_, Caller>, text: &str) {
    harness.get_by_label("Job document").type_text(text);
    harness.run_ok();
}

#[test]
fn what_is_typed_comes_out_as_edits_of_the_real_text() {
    let mut harness = with_text("{}");
    press(&mut harness, &[Key::ArrowRight, Key::Enter]);
    type_text(&mut harness, "\"steps\": []");
    assert_eq!(harness.state().text, "{\n  \"steps\": []\n}");
    press(&mut harness, &[Key::Backspace]);
    assert_eq!(harness.state().text, "{\n  \"steps\": [\n}");
    assert_eq!(
        harness.get_by_label("Job document").value().as_deref(),
        Some("{\n  \"steps\": [\n}")
    );
}

#[test]
fn keys_of_one_frame_arrive_as_one_edit() {
    let mut harness = with_text("");
    let letters = ["a", "b", "c"].map(|letter| Event::Text(letter.to_owned()));
    harness.input_mut().events.extend(letters);
    harness.step();
    assert_eq!(harness.state().text, "abc");
    assert_eq!(harness.state().edits, 1);
}

#[test]
fn undo_belongs_to_the_caller() {
    let mut harness = with_text("");
    type_text(&mut harness, "abc");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    assert_eq!(harness.state().text, "abc");
    harness.state_mut().text = "ab".to_owned();
    harness.run_ok();
    type_text(&mut harness, "!");
    assert_eq!(harness.state().text, "ab!");
}

#[test]
fn everything_can_be_selected_cut_and_pasted() {
    let mut harness = with_text("{\"a\": 1}");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Cut);
    harness.run_ok();
    assert_eq!(harness.state().text, "");
    harness.event(Event::Paste("[1,\n2]".to_owned()));
    harness.run_ok();
    assert_eq!(harness.state().text, "[1,\n2]");
}

#[test]
fn read_only_text_can_be_selected_but_not_changed() {
    let mut harness = editor(Caller {
        text: "aws iot".into(),
        read_only: true,
        ..Caller::default()
    });
    type_text(&mut harness, "x");
    press(&mut harness, &[Key::Delete, Key::Enter]);
    harness.event(Event::Paste("y".to_owned()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_ok();
    assert_eq!(harness.state().text, "aws iot");
    assert_eq!(harness.state().selection, 0..7);
    assert!(
        harness
            .get_by_label("Job document")
            .accesskit_node()
            .is_read_only()
    );
}

#[test]
fn tab_indents_until_escape_and_then_leaves() {
    let mut harness = with_text("");
    press(&mut harness, &[Key::Tab]);
    assert_eq!(harness.state().text, "  ");
    assert!(harness.get_by_label("Job document").is_focused());
    press(&mut harness, &[Key::Escape]);
    assert!(harness.get_by_label("Job document").is_focused());
    press(&mut harness, &[Key::Tab]);
    assert_eq!(harness.state().text, "  ");
    assert!(!harness.get_by_label("Job document").is_focused());
}

const FOLDED: &str = "{\"document\": \"hidden\", \"b\": 1}";

fn folded() -> Caller {
    Caller {
        text: FOLDED.to_owned(),
        fold: Some(14..20),
        ..Caller::default()
    }
}

#[test]
fn edits_beside_a_fold_leave_what_it_hides() {
    let mut harness = editor(folded());
    press(&mut harness, &[Key::End]);
    type_text(&mut harness, " ");
    assert_eq!(harness.state().text, format!("{FOLDED} "));
    press(&mut harness, &[Key::Home, Key::Delete]);
    assert_eq!(harness.state().text, format!("{} ", &FOLDED[1..]));
    assert_eq!(harness.state().unfolded, None);
}

#[test]
fn stepping_into_a_fold_asks_to_open_it() {
    let mut harness = editor(folded());
    harness.state_mut().reveal = Some(14..14);
    harness.run_ok();
    assert_eq!(harness.state().unfolded, None);
    press(&mut harness, &[Key::ArrowRight]);
    assert_eq!(harness.state().unfolded, Some(0));
    assert_eq!(harness.state().cursor, 15);
}

#[test]
fn clicking_a_fold_asks_to_open_it() {
    let mut harness = editor(folded());
    let editor = harness.get_by_label("Job document").rect();
    // The label is a single character in column 14, behind the gutter for three digits.
    let (advance, mark, padding) = (7.8, 20.0, 8.0);
    let gutter = mark + 3.0 * advance + padding;
    let pos = editor.min + egui::vec2(gutter + padding + 14.5 * advance, 14.0);
    for pressed in [true, false] {
        harness.event(Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run_ok();
    assert_eq!(harness.state().unfolded, Some(0));
}

#[test]
fn a_problem_far_away_is_brought_into_view_and_selected() {
    let text = (0..500)
        .map(|line| format!("line {line}"))
        .collect::<Vec<_>>()
        .join("\n");
    let place = text.find("line 400").unwrap();
    let mut harness = editor(Caller {
        text,
        mark: Some(place..place + 4),
        ..Caller::default()
    });
    harness.state_mut().reveal = Some(place..place + 8);
    harness.run_ok();
    harness.run_ok();
    assert_eq!(harness.state().selection, place..place + 8);
    let shown = harness.query_all_by_value("line 400\n").count()
        + harness.query_all_by_value("line 400").count();
    assert_eq!(
        shown, 1,
        "the line is among those told to screen readers, who hear what is in view"
    );
    assert!(harness.query_by_value("line 1\n").is_none());
}

#[test]
fn a_screen_reader_can_set_the_text() {
    let mut harness = with_text("old");
    harness
        .get_by_label("Job document")
        .set_text_value_accesskit("new");
    harness.run_ok();
    assert_eq!(harness.state().text, "new");
}

#[test]
fn an_input_method_composes_without_touching_the_text() {
    let mut harness = with_text("");
    harness.event(Event::Ime(egui::ImeEvent::Preedit {
        text: "e".to_owned(),
        active_range_chars: None,
    }));
    harness.run_ok();
    assert_eq!(harness.state().text, "");
    harness.event(Event::Ime(egui::ImeEvent::Commit("é".to_owned())));
    harness.run_ok();
    assert_eq!(harness.state().text, "é");
}

#[test]
fn what_is_being_composed_stays_when_the_focus_goes() {
    let mut harness = with_text("");
    harness.event(Event::Ime(egui::ImeEvent::Preedit {
        text: "né".to_owned(),
        active_range_chars: None,
    }));
    harness.run_ok();
    harness.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    harness.run_ok();
    assert_eq!(harness.state().text, "né");
}

#[test]
fn marks_of_another_text_than_this_one_do_no_harm() {
    for mark in [1..2, 2..99, 50..60] {
        let caller = Caller {
            text: "é\né".to_owned(),
            mark: Some(mark),
            ..Caller::default()
        };
        let mut harness = editor(caller);
        harness.hover_at(harness.get_by_label("Job document").rect().min + egui::vec2(8.0, 14.0));
        harness.run_ok();
    }
}
