//! Keys and text that come faster than pictures.
//!
//! Commands run before the widgets see what came in a frame. So what was typed before the key of a command gets a frame
//! before it, and what came after gets one after it: nothing overtakes anything.

use egui::Event;

/// What waits for the next frames.
#[derive(Debug, Default)]
pub(super) struct Pace {
    later: Vec<Event>,
}

impl Pace {
    /// Leaves in `events` what belongs in one frame, after what waits since the last one. Returns whether more waits.
    pub(super) fn take(
        &mut self,
        events: &mut Vec<Event>,
        is_command: impl Fn(&Event) -> bool,
    ) -> bool {
        let mut all = std::mem::take(&mut self.later);
        all.append(events);
        self.later = all.split_off(end_of_first(&all, is_command));
        *events = all;
        !self.later.is_empty()
    }
}

/// How many events belong in one frame.
fn end_of_first(events: &[Event], is_command: impl Fn(&Event) -> bool) -> usize {
    let (mut has_input, mut has_command) = (false, false);
    for (index, event) in events.iter().enumerate() {
        if !is_input(event) {
            continue;
        }
        let is_command = is_command(event);
        if has_command || (is_command && has_input) {
            return index;
        }
        (has_input, has_command) = (true, is_command);
    }
    events.len()
}

/// Whether it does something to a text, or to what is shown.
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

#[cfg(test)]
mod tests {
    use egui::{Key, Modifiers};

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

    #[test]
    fn text_before_and_after_a_command_has_frames_of_its_own() {
        let (x, undo) = (
            key(Key::X, Modifiers::NONE),
            key(Key::Z, Modifiers::COMMAND),
        );
        let text = Event::Text("x".to_owned());
        let mut events = vec![
            x.clone(),
            text.clone(),
            undo.clone(),
            undo.clone(),
            Event::PointerGone,
            x.clone(),
            text.clone(),
        ];
        let mut pace = Pace::default();
        let mut frames = Vec::new();
        while pace.take(&mut events, is_undo) {
            frames.push(std::mem::take(&mut events));
        }
        frames.push(events);
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
        assert!(pace.take(&mut events, is_undo));
        let mut events = vec![Event::Text("x".to_owned())];
        assert!(pace.take(&mut events, is_undo));
        assert_eq!(events, [undo]);
        let mut events = Vec::new();
        assert!(!pace.take(&mut events, is_undo));
        assert_eq!(events, [Event::Text("x".to_owned())]);
    }
}
