//! Splits a burst of input over several frames, so that a command or focus change takes effect before what follows.
//!
//! Commands run before the widgets see a frame's input, and the focus moves when the frame ends. So what was typed
//! before such a key gets a frame before it, and what came after gets one after it: events keep their order. A widget
//! sees one pointer position in a frame, so press, move and release get frames of their own.

use egui::{Event, Id, ImeEvent, Key, Pos2};

use crate::editor::Keyboard;

/// Queue of events for the next frames.
#[derive(Debug, Default)]
pub(super) struct Pace {
    later: Vec<Event>,
    /// Widget in which an input method is composing.
    composing: Option<Id>,
    /// Last position of the pointer.
    pointer: Option<Pos2>,
    keyboard: Keyboard,
}

impl Pace {
    /// For what comes from this keyboard.
    pub(super) fn of(keyboard: Keyboard) -> Self {
        Self {
            keyboard,
            ..Self::default()
        }
    }

    /// Leaves in `events` what belongs in one frame, after what waits since the last one. Returns whether more waits.
    /// `focused` has the focus when the frame begins.
    pub(super) fn take(
        &mut self,
        events: &mut Vec<Event>,
        focused: Option<Id>,
        is_command: impl Fn(&Event) -> bool,
    ) -> bool {
        self.hold(events);
        let mut all = std::mem::take(&mut self.later);
        self.later = all.split_off(end_of_first(&all, is_command));
        for event in &mut all {
            as_meant(event, self.keyboard);
        }
        all.retain(|event| self.belongs_here(event, focused));
        *events = all;
        !self.later.is_empty()
    }

    /// Keeps all of `events` for a later frame.
    pub(super) fn hold(&mut self, events: &mut Vec<Event>) {
        for event in events.drain(..) {
            let before = self.move_before(&event);
            self.later.extend(before);
            self.later.push(event);
        }
    }

    /// The last move of a pointer that is lifted: a busy browser leaves it out.
    fn move_before(&mut self, event: &Event) -> Option<Event> {
        let (to, is_lifted) = match event {
            Event::PointerMoved(to) => (*to, false),
            Event::PointerButton { pos, pressed, .. } => (*pos, !pressed),
            _ => return None,
        };
        let has_moved = self.pointer.replace(to).is_some_and(|from| from != to);
        (is_lifted && has_moved).then_some(Event::PointerMoved(to))
    }

    /// True unless this is a commit of an input method for a text that has lost the focus: that text has kept it
    /// already.
    fn belongs_here(&mut self, event: &Event, focused: Option<Id>) -> bool {
        match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                self.composing = focused.filter(|_| !text.is_empty());
                true
            }
            Event::Ime(ImeEvent::Commit(_)) => {
                let composing = self.composing.take();
                composing.is_none() || composing == focused
            }
            _ => true,
        }
    }
}

/// Number of events that belong in the first frame.
fn end_of_first(events: &[Event], is_command: impl Fn(&Event) -> bool) -> usize {
    let (mut has_input, mut has_turn) = (false, false);
    let (mut is_down, mut has_moved) = (false, false);
    for (index, event) in events.iter().enumerate() {
        let mut is_press = false;
        match event {
            Event::PointerMoved(_) if is_down => return index,
            Event::PointerMoved(_) => has_moved = true,
            Event::PointerButton { pressed: false, .. } if has_moved => return index,
            Event::PointerButton { pressed, .. } => {
                is_press = *pressed;
                is_down = *pressed;
                has_turn |= !*pressed;
                has_moved = false;
            }
            _ => {}
        }
        if !is_input(event) && !is_press {
            continue;
        }
        let is_turn = is_press || is_turn(event) || is_command(event);
        if has_turn || (is_turn && has_input) {
            return index;
        }
        (has_input, has_turn) = (true, is_turn);
    }
    events.len()
}

/// True for events that change a text or what is shown.
const fn is_input(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Cut
            | Event::Copy
            | Event::Paste(_)
    )
}

/// True for keys after which the next event may be meant for another widget.
const fn is_turn(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Tab | Key::Enter | Key::Escape,
            pressed: true,
            ..
        }
    )
}

fn as_meant(event: &mut Event, keyboard: Keyboard) {
    if let Event::Key { modifiers, .. }
    | Event::PointerButton { modifiers, .. }
    | Event::MouseWheel { modifiers, .. }
    | Event::ModifiersChanged(modifiers) = event
    {
        *modifiers = keyboard.meant(*modifiers);
    }
}

#[cfg(test)]
mod tests {
    use egui::{Key, Modifiers, Pos2};

    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }
    }

    fn is_undo(event: &Event) -> bool {
        *event == key(Key::Z, Modifiers::COMMAND)
    }

    /// The frames in which `events` come that have come at once.
    fn frames_of(mut events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut pace = Pace::default();
        let mut frames = Vec::new();
        while pace.take(&mut events, None, is_undo) {
            frames.push(std::mem::take(&mut events));
        }
        frames.push(events);
        frames
    }

    #[test]
    fn text_before_and_after_a_command_has_frames_of_its_own() {
        let (x, undo) = (
            key(Key::X, Modifiers::NONE),
            key(Key::Z, Modifiers::COMMAND),
        );
        let text = Event::Text("x".to_owned());
        let events = vec![
            x.clone(),
            text.clone(),
            undo.clone(),
            undo.clone(),
            Event::PointerGone,
            x.clone(),
            text.clone(),
        ];
        let frames = frames_of(events);
        let expected = [
            vec![x.clone(), text.clone()],
            vec![undo.clone()],
            vec![undo, Event::PointerGone],
            vec![x, text],
        ];
        assert_eq!(frames, expected);
    }

    #[test]
    fn what_comes_meanwhile_waits_its_turn() {
        let undo = key(Key::Z, Modifiers::COMMAND);
        let mut pace = Pace::default();
        let mut events = vec![undo.clone(), undo.clone()];
        assert!(pace.take(&mut events, None, is_undo));
        let mut events = vec![Event::Text("x".to_owned())];
        assert!(pace.take(&mut events, None, is_undo));
        assert_eq!(events, [undo]);
        let mut events = Vec::new();
        assert!(!pace.take(&mut events, None, is_undo));
        assert_eq!(events, [Event::Text("x".to_owned())]);
    }

    #[test]
    fn what_follows_tab_or_a_click_waits_for_the_focus() {
        let text = |text: &str| Event::Text(text.to_owned());
        let button = |pressed| Event::PointerButton {
            pos: Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let tab = key(Key::Tab, Modifiers::NONE);
        let events = [
            text("id"),
            tab.clone(),
            text("secret"),
            button(true),
            button(false),
            text("region"),
        ];
        let frames = frames_of(events.to_vec());
        let expected = [
            vec![text("id")],
            vec![tab],
            vec![text("secret")],
            vec![button(true), button(false)],
            vec![text("region")],
        ];
        assert_eq!(frames, expected);
    }

    #[test]
    fn the_pointer_goes_down_moves_and_is_lifted_in_frames_of_their_own() {
        let to = |x: f32| Event::PointerMoved(egui::pos2(x, 0.0));
        let button = |x: f32, pressed| Event::PointerButton {
            pos: egui::pos2(x, 0.0),
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let events = vec![
            to(1.0),
            button(1.0, true),
            to(2.0),
            // A busy browser leaves out the move before.
            button(3.0, false),
            to(4.0),
        ];
        let frames = frames_of(events);
        let expected = [
            vec![to(1.0), button(1.0, true)],
            vec![to(2.0), to(3.0)],
            vec![button(3.0, false), to(4.0)],
        ];
        assert_eq!(frames, expected);
    }

    #[test]
    fn what_was_composed_elsewhere_is_not_written_here() {
        let preedit = Event::Ime(ImeEvent::Preedit {
            text: "に".to_owned(),
            active_range_chars: None,
        });
        let commit = Event::Ime(ImeEvent::Commit("に".to_owned()));
        let (here, elsewhere) = (Some(Id::unique("here")), Some(Id::unique("elsewhere")));
        for (place, is_written) in [(here, true), (elsewhere, false)] {
            let mut pace = Pace::default();
            pace.take(&mut vec![preedit.clone()], here, is_undo);
            let mut events = vec![commit.clone()];
            pace.take(&mut events, place, is_undo);
            assert_eq!(!events.is_empty(), is_written);
        }
    }
}
