//! Actions on the items of a list.

use super::context::Form;
use crate::template::edit::{Change, Edit};
use crate::template::field::{Field, ListLimits, Shape};
use crate::template::pointer::Pointer;
use crate::ui::widgets::RowAction;

/// Rules for adding items to a list.
pub(super) struct Growth {
    /// Reason why no item may be added; `None` if one may.
    pub(super) full: Option<String>,
    /// Sets this member to this JSON in a new or duplicated item, such as the next unused failure type.
    pub(super) override_member: Option<(&'static str, String)>,
}

/// Description of the list at `pointer`.
pub(super) fn list_at(pointer: &Pointer) -> Option<(&'static Field, &'static ListLimits)> {
    let field = Field::at(pointer)?;
    match &field.shape {
        Shape::List(list) => Some((field, list)),
        _ => None,
    }
}

impl Growth {
    /// Rules by the list's description.
    pub(super) fn of(form: &Form<'_>, pointer: &Pointer) -> Self {
        let full = list_at(pointer).and_then(|(field, list)| {
            let max = list.max?;
            (form.template.count(pointer) >= max)
                .then(|| format!("At most {max} {}", field.label.to_lowercase()))
        });
        Self {
            full,
            override_member: None,
        }
    }

    /// Requests a new item at the end of the list and leads to it.
    pub(super) fn add(&self, form: &mut Form<'_>, pointer: &Pointer) {
        let Some((_, list)) = list_at(pointer) else {
            return;
        };
        self.insert(
            form,
            pointer,
            form.template.count(pointer),
            list.item.start(),
        );
    }

    /// Requests the effect of `action` on the item at `index`.
    pub(super) fn act(
        &self,
        form: &mut Form<'_>,
        pointer: &Pointer,
        index: usize,
        action: RowAction,
    ) {
        let item = pointer.index(index);
        let to = |to| {
            Edit::from(Change::Move {
                list: pointer.clone(),
                from: index,
                to,
            })
        };
        match action {
            RowAction::MoveUp => form.edit(to(index - 1), &pointer.index(index - 1)),
            RowAction::MoveDown => form.edit(to(index + 1), &pointer.index(index + 1)),
            RowAction::Remove => form.edit(Edit::remove(item), pointer),
            RowAction::Duplicate => {
                if let Some(node) = form.template.node(&item) {
                    self.insert(form, pointer, index + 1, node.source());
                }
            }
        }
    }

    fn insert(&self, form: &mut Form<'_>, pointer: &Pointer, index: usize, json: &str) {
        let item = pointer.index(index);
        let mut edit = Edit::insert(pointer.clone(), index, json);
        if let Some((member, json)) = &self.override_member {
            edit = edit.and(Edit::set(item.child(member), json.clone()));
        }
        form.edit(edit, &item);
        form.look_at(item);
    }
}
