//! Amendments: changes by a form, the JSON pane or a fix.

use crate::template::edit::Edit;
use crate::template::field::{Field, Shape};
use crate::template::json::encode;
use crate::template::pointer::Pointer;
use crate::template::view::Number;

/// An edit of the text together with what becomes of field drafts; undone as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amendment {
    /// Edit of the text.
    pub edit: Edit,
    /// Field drafts that come (`Some`) or go.
    pub drafts: Vec<(Pointer, Option<String>)>,
    /// Amendments of the same group that follow upon one another are undone together; `None` stands alone.
    pub group: Option<Pointer>,
    /// The member to look at when it is undone.
    pub look: Pointer,
}

impl Amendment {
    /// One edit that stands alone.
    pub fn once(edit: impl Into<Edit>, look: Pointer) -> Self {
        Self {
            edit: edit.into(),
            drafts: Vec::new(),
            group: None,
            look,
        }
    }

    /// Amendment for text typed into the field of a string member.
    ///
    /// Emptied, an optional member goes; a required one becomes `""`.
    pub fn text(pointer: Pointer, text: &str) -> Self {
        let required = Field::at(&pointer).is_some_and(Field::is_required);
        let edit = if text.is_empty() && !required {
            Edit::remove(pointer.clone())
        } else {
            Edit::set(pointer.clone(), encode(text))
        };
        Self::typed(pointer, edit, None)
    }

    /// Amendment for text typed into a number's field: a value if it is one, else a draft. Emptied, the member goes.
    pub fn number(pointer: Pointer, text: &str) -> Self {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            Self::typed(pointer.clone(), Edit::remove(pointer), None)
        } else if Number::parse(trimmed).is_some() {
            Self::typed(pointer.clone(), Edit::set(pointer, trimmed), None)
        } else {
            Self::typed(pointer, Edit::default(), Some(text.to_owned()))
        }
    }

    /// Amendment for text typed into the field of this member, of whatever type.
    pub fn typing(pointer: Pointer, text: &str) -> Self {
        match Field::at(&pointer).map(|field| &field.shape) {
            Some(Shape::Whole(_) | Shape::Decimal(_)) => Self::number(pointer, text),
            _ => Self::text(pointer, text),
        }
    }

    /// An entry of the list that someone chose.
    pub fn choice(pointer: Pointer, value: &str) -> Self {
        Self::once(Edit::set(pointer.clone(), encode(value)), pointer)
    }

    fn typed(pointer: Pointer, edit: Edit, draft: Option<String>) -> Self {
        Self {
            edit,
            drafts: vec![(pointer.clone(), draft)],
            group: Some(pointer.clone()),
            look: pointer,
        }
    }
}
