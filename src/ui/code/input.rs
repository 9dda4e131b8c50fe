//! Input by keyboard, clipboard and input methods.

use egui::{Event, ImeEvent, Key, Modifiers, Ui};

use super::fold::Fold;
use super::movement;
use super::session::Session;

/// Text that Tab inserts.
const INDENT: &str = "  ";

/// Input handler, with what it needs to know besides the text.
pub(super) struct Keyboard<'a> {
    pub(super) folds: &'a [Fold<'a>],
    pub(super) read_only: bool,
    /// Number of lines that Page Up and Page Down move.
    pub(super) page: isize,
    /// True if Command and Option do what Ctrl does elsewhere.
    pub(super) is_mac: bool,
}

impl Keyboard<'_> {
    /// Carries out the events since the last frame.
    pub(super) fn handle(&self, ui: &Ui, session: &mut Session, events: &[Event]) {
        for event in events {
            let before = (session.head, session.anchor, session.buffer.revision());
            self.handle_one(ui, session, event);
            if before != (session.head, session.anchor, session.buffer.revision()) {
                session.active_at = ui.input(|input| input.time);
                session.tab_leaves = false;
            }
        }
    }

    fn handle_one(&self, ui: &Ui, session: &mut Session, event: &Event) {
        match event {
            Event::Copy => copy(ui, session),
            Event::Cut => {
                copy(ui, session);
                self.insert(session, "");
            }
            Event::Paste(text) if !text.is_empty() => self.insert(session, text),
            Event::Text(text) if !text.is_empty() && text != "\n" && text != "\r" => {
                self.type_text(session, text);
            }
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => self.press(session, *key, *modifiers),
            Event::Ime(event) if !self.read_only => compose(session, event),
            _ => {}
        }
    }

    fn press(&self, session: &mut Session, key: Key, modifiers: Modifiers) {
        let moved = self.move_cursor(session, key, modifiers);
        if !moved && !self.read_only {
            self.change(session, key, modifiers);
        }
    }

    fn insert(&self, session: &mut Session, text: &str) {
        let does_nothing = text.is_empty() && session.selection().is_empty();
        if !self.read_only && !does_nothing {
            session.insert(text);
        }
    }

    /// Inserts typed text. A closing bracket typed in a line's indentation goes back one step first.
    fn type_text(&self, session: &mut Session, text: &str) {
        if matches!(text, "}" | "]") && !self.read_only && session.selection().is_empty() {
            let line = session
                .buffer
                .line_range(session.buffer.line_of(session.head));
            let before = &session.buffer.text()[line.start..session.head];
            if before.ends_with(INDENT) && before.trim_start().is_empty() {
                let from = session.head - INDENT.len();
                session.replace(from..session.head, text);
                return;
            }
        }
        self.insert(session, text);
    }

    /// Handles keys that only move the cursor; returns whether this was one.
    fn move_cursor(&self, session: &mut Session, key: Key, modifiers: Modifiers) -> bool {
        let extend = modifiers.shift;
        let by_word = if self.is_mac {
            modifiers.alt
        } else {
            modifiers.ctrl
        };
        let to_edge = self.is_mac && modifiers.mac_cmd;
        let (buffer, head) = (&session.buffer, session.head);
        let selection = session.selection();
        let collapses = !extend && !selection.is_empty() && !by_word && !to_edge;
        let target = match key {
            Key::ArrowLeft if collapses => selection.start,
            Key::ArrowRight if collapses => selection.end,
            Key::ArrowLeft if to_edge => movement::line_start(buffer, head),
            Key::ArrowRight if to_edge => movement::line_end(buffer, head),
            Key::ArrowLeft if by_word => movement::word_left(buffer, head),
            Key::ArrowRight if by_word => movement::word_right(buffer, head),
            Key::ArrowLeft => movement::left(buffer.text(), head),
            Key::ArrowRight => movement::right(buffer.text(), head),
            Key::ArrowUp if to_edge => 0,
            Key::ArrowDown if to_edge => buffer.text().len(),
            Key::Home if modifiers.ctrl => 0,
            Key::End if modifiers.ctrl => buffer.text().len(),
            Key::Home => movement::line_start(buffer, head),
            Key::End => movement::line_end(buffer, head),
            Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown => {
                let lines = match key {
                    Key::ArrowUp => -1,
                    Key::ArrowDown => 1,
                    Key::PageUp => -self.page,
                    _ => self.page,
                };
                session.go_vertically(lines, extend, self.folds);
                return true;
            }
            Key::A if modifiers.command => {
                session.select(0..buffer.text().len());
                return true;
            }
            Key::Escape => {
                session.tab_leaves = true;
                return true;
            }
            _ => return false,
        };
        session.go_to(target, extend, self.folds);
        true
    }

    fn change(&self, session: &mut Session, key: Key, modifiers: Modifiers) {
        let by_word = if self.is_mac {
            modifiers.alt
        } else {
            modifiers.ctrl
        };
        let to_edge = self.is_mac && modifiers.mac_cmd;
        let (buffer, head) = (&session.buffer, session.head);
        match key {
            Key::Backspace if to_edge => {
                session.delete(buffer.line_range(buffer.line_of(head)).start, self.folds);
            }
            Key::Backspace if by_word => {
                session.delete(movement::word_left(buffer, head), self.folds);
            }
            Key::Backspace => session.delete(movement::left(buffer.text(), head), self.folds),
            Key::Delete if by_word => {
                session.delete(movement::word_right(buffer, head), self.folds);
            }
            Key::Delete => session.delete(movement::right(buffer.text(), head), self.folds),
            Key::Enter if !modifiers.command => break_line(session),
            Key::Tab if modifiers.shift => outdent(session),
            Key::Tab => indent(session),
            _ => {}
        }
    }
}

fn copy(ui: &Ui, session: &Session) {
    if !session.selection().is_empty() {
        ui.copy_text(session.selected_text().to_owned());
    }
}

fn compose(session: &mut Session, event: &ImeEvent) {
    match event {
        ImeEvent::Preedit { text, .. } if text != "\n" && text != "\r" => {
            session.composing.clone_from(text);
        }
        ImeEvent::Commit(text) => {
            session.composing.clear();
            if !text.is_empty() && text != "\n" && text != "\r" {
                session.insert(text);
            }
        }
        _ => {}
    }
}

/// Inserts a line break: the new line keeps the indentation, goes deeper behind an opening bracket, and a pair of
/// brackets is opened up.
fn break_line(session: &mut Session) {
    let buffer = &session.buffer;
    let selection = session.selection();
    let line = buffer.line_range(buffer.line_of(selection.start));
    let before = &buffer.text()[line.start..selection.start];
    let line_end = buffer.line_end();
    let indentation = movement::indentation(before).to_owned();
    let opens = before.trim_end().ends_with(['{', '[']);
    let closes = buffer.text()[selection.end..].starts_with(['}', ']']);
    let deeper = if opens { INDENT } else { "" };
    let start = format!("{line_end}{indentation}{deeper}");
    if opens && closes {
        let cursor = selection.start + start.len();
        session.insert(&format!("{start}{line_end}{indentation}"));
        session.select(cursor..cursor);
    } else {
        session.insert(&start);
    }
}

fn indent(session: &mut Session) {
    if session.selected_text().contains('\n') {
        shift_lines(session, |line| format!("{INDENT}{line}"));
    } else {
        session.insert(INDENT);
    }
}

fn outdent(session: &mut Session) {
    shift_lines(session, |line| {
        let less = line
            .strip_prefix(INDENT)
            .or_else(|| line.strip_prefix([' ', '\t']));
        less.unwrap_or(line).to_owned()
    });
}

/// Rewrites the selected lines one by one and leaves them selected.
fn shift_lines(session: &mut Session, shift: impl Fn(&str) -> String) {
    let buffer = &session.buffer;
    let selection = session.selection();
    let first = buffer.line_range(buffer.line_of(selection.start)).start;
    let last = buffer.line_of(selection.end.saturating_sub(1).max(selection.start));
    let range = first..buffer.line_range(last).end;
    let shifted: Vec<_> = buffer.text()[range.clone()]
        .split('\n')
        .map(shift)
        .collect();
    let shifted = shifted.join("\n");
    if shifted == buffer.text()[range.clone()] {
        return;
    }
    let was_empty = selection.is_empty();
    let cursor = (selection.start + shifted.len())
        .saturating_sub(range.len())
        .max(first);
    session.replace(range, &shifted);
    session.select(if was_empty {
        cursor..cursor
    } else {
        first..first + shifted.len()
    });
}

#[cfg(test)]
mod tests {
    use super::super::highlight::Language;
    use super::*;

    /// `|` marks the cursor.
    fn after(text: &str, act: impl Fn(&mut Session)) -> String {
        let cursor = text.find('|').unwrap();
        let mut session = Session::default();
        session.sync(&text.replace('|', ""), Language::Json);
        session.select(cursor..cursor);
        act(&mut session);
        let mut text = session.buffer.text().to_owned();
        text.insert(session.head, '|');
        text
    }

    #[test]
    fn a_new_line_goes_on_where_the_last_one_began() {
        assert_eq!(after("  \"a\": 1,|", break_line), "  \"a\": 1,\n  |");
        assert_eq!(after("  {|", break_line), "  {\n    |");
        assert_eq!(after("[|]", break_line), "[\n  |\n]");
        assert_eq!(after("{\r\n  |1", break_line), "{\r\n  \r\n  |1");
    }

    #[test]
    fn a_closing_bracket_goes_back_to_where_its_block_began() {
        let keyboard = Keyboard {
            folds: &[],
            read_only: false,
            page: 10,
            is_mac: false,
        };
        assert_eq!(
            after("{\n  |", |session| keyboard.type_text(session, "}")),
            "{\n}|"
        );
        assert_eq!(
            after("{ \"a\": 1|", |session| keyboard.type_text(session, "}")),
            "{ \"a\": 1}|"
        );
    }

    #[test]
    fn tab_goes_two_spaces_in_and_back() {
        assert_eq!(after("a|b", indent), "a  |b");
        assert_eq!(after("    a|b", outdent), "  a|b");
        assert_eq!(after("a|b", outdent), "a|b");
    }

    #[test]
    fn selected_lines_go_in_together() {
        let mut session = Session::default();
        session.sync("a\nb\nc", Language::Json);
        session.select(0..3);
        indent(&mut session);
        assert_eq!(session.buffer.text(), "  a\n  b\nc");
        outdent(&mut session);
        assert_eq!(session.buffer.text(), "a\nb\nc");
    }
}
