//! Overlays over the window, and the owner of the keyboard.

use super::open::TemplateId;
use super::question::Question;
use crate::template::problem::Code;

/// Something that stands over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The submit sheet, which stands over its template only.
    Submit(TemplateId),
    /// The palette.
    Palette,
    /// The table of shortcuts.
    Shortcuts,
    /// The page about a rule.
    Explanation(Code),
    /// A question, which is answered before anything else.
    Question(Question),
}

impl Overlay {
    /// True if it is visible while `shown` is the template that is shown.
    pub(super) fn is_seen(&self, shown: Option<TemplateId>) -> bool {
        match self {
            Self::Submit(id) => shown == Some(*id),
            Self::Palette | Self::Shortcuts | Self::Explanation(_) | Self::Question(_) => true,
        }
    }
}

/// Owner of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// The window: nothing stands over it.
    Window,
    /// An overlay, beside the commands: undo and what is pasted are not for the template below.
    Overlay,
    /// A question; no command runs before it is answered.
    Question,
}

/// All that stands over the window, questions on top.
#[derive(Debug, Default)]
pub(super) struct Overlays(Vec<Overlay>);

impl Overlays {
    /// From the lowest to the top.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Overlay> {
        self.0.iter()
    }

    pub(super) fn contains(&self, overlay: &Overlay) -> bool {
        self.0.contains(overlay)
    }

    /// Puts `overlay` on top of all but questions, which stand over everything.
    pub(super) fn open(&mut self, overlay: Overlay) {
        self.close(&overlay);
        let is_below = |other: &Overlay| {
            matches!(overlay, Overlay::Question(_)) || !matches!(other, Overlay::Question(_))
        };
        let place = self.0.iter().take_while(|other| is_below(other)).count();
        self.0.insert(place, overlay);
    }

    pub(super) fn close(&mut self, overlay: &Overlay) {
        self.0.retain(|other| other != overlay);
    }

    /// Asks, unless the same is being asked already.
    pub(super) fn ask(&mut self, question: Question) {
        let question = Overlay::Question(question);
        if !self.contains(&question) {
            self.open(question);
        }
    }

    /// The question that is to be answered next.
    pub(super) fn question(&self) -> Option<&Question> {
        match self.0.last() {
            Some(Overlay::Question(question)) => Some(question),
            _ => None,
        }
    }

    /// Takes the question that is to be answered next.
    pub(super) fn take_question(&mut self) -> Option<Question> {
        match self.0.pop_if(|top| matches!(top, Overlay::Question(_))) {
            Some(Overlay::Question(question)) => Some(question),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_stands_on_top_but_never_over_a_question() {
        let mut overlays = Overlays::default();
        overlays.open(Overlay::Palette);
        overlays.open(Overlay::Shortcuts);
        overlays.open(Overlay::Palette);
        overlays.open(Overlay::Question(Question::StillSending));
        overlays.open(Overlay::Submit(TemplateId(1)));
        let order: Vec<_> = overlays.iter().cloned().collect();
        let expected = [
            Overlay::Shortcuts,
            Overlay::Palette,
            Overlay::Submit(TemplateId(1)),
            Overlay::Question(Question::StillSending),
        ];
        assert_eq!(order, expected);
        assert_eq!(overlays.take_question(), Some(Question::StillSending));
        assert_eq!(overlays.take_question(), None);
        assert_eq!(overlays.iter().count(), 3);
    }
}
