//! Actions on the items of a list.

use std::collections::HashSet;

use super::context::Form;
use crate::template::edit::{Change, Edit};
use crate::template::field::{EnumValue, Field, ListLimits, Shape, known};
use crate::template::json::{Node, encode};
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
    /// Rules by the list's description. Every failure type has one criterion at most: a new one, or a copy, gets a type
    /// that has none yet.
    pub(super) fn of(form: &Form<'_>, pointer: &Pointer) -> Self {
        let (mut full, mut override_member) = (None, None);
        if let Some((field, list)) = list_at(pointer) {
            let count = form.template.count(pointer);
            let max = list.max.filter(|max| count >= *max);
            full = max.map(|max| format!("At most {max} {}", field.noun()));
            let failure_type = list.item.member(known::FAILURE_TYPE.name);
            if let Some(Shape::Choice(types)) = failure_type.map(|field| &field.shape) {
                let free = unused_type(form, pointer, types);
                let all_used = || "Every failure type has its criterion".to_owned();
                full = full.or_else(|| free.is_none().then(all_used));
                override_member = free.map(|free| (known::FAILURE_TYPE.name, encode(free.value)));
            }
        }
        Self {
            full,
            override_member,
        }
    }

    /// Requests a new item at the end of the list and leads to it.
    pub(super) fn add(&self, form: &mut Form<'_>, pointer: &Pointer) {
        let Some((_, list)) = list_at(pointer) else {
            return;
        };
        let count = form.template.count(pointer);
        self.insert(form, pointer, count, list.item.start());
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

fn unused_type<'t>(
    form: &Form<'_>,
    pointer: &Pointer,
    types: &'t [EnumValue],
) -> Option<&'t EnumValue> {
    let criteria = form.template.node(pointer).into_iter();
    let used: HashSet<_> = criteria
        .flat_map(Node::items)
        .take(MOST_SEARCHED)
        .filter_map(|criterion| criterion.get(known::FAILURE_TYPE.name)?.string())
        .collect();
    types.iter().find(|choice| !used.contains(choice.value))
}

/// Greatest number of criteria searched for unused failure types; a longer list has used them all.
const MOST_SEARCHED: usize = 1000;
