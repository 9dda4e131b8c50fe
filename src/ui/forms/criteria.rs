//! Abort and retry criteria: every failure type has one criterion at most.

use std::collections::HashSet;

use egui::Ui;

use super::block::{holder_ui, members_around_ui, members_ui};
use super::context::Form;
use super::list::list_ui;
use super::rows::{Growth, list_at};
use crate::template::field::{EnumValue, Shape, known};
use crate::template::json::{Node, encode};
use crate::template::pointer::Pointer;

/// Criteria of the block at `pointer`; abort and retry use the same member names.
pub(super) fn body_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let criteria = known::ABORT_CRITERIA.field;
    members_around_ui(form, ui, pointer, criteria, |form, ui, list| {
        holder_ui(form, ui, list, |form, ui, list| {
            list_ui(form, ui, list, &growth(form, list), members_ui);
        });
    });
}

/// Rules for adding criteria: a new one, or a copy, gets a failure type that has none yet.
fn growth(form: &Form<'_>, list: &Pointer) -> Growth {
    let criteria = form.template.node(list).into_iter().flat_map(Node::items);
    let used: HashSet<_> = criteria
        .take(MOST_SEARCHED)
        .filter_map(|criterion| criterion.get(FAILURE_TYPE)?.string())
        .collect();
    let growth = Growth::of(form, list);
    let free = failure_types(list)
        .iter()
        .find(|choice| !used.contains(choice.value));
    Growth {
        full: growth.full.or_else(|| {
            free.is_none()
                .then(|| "Every failure type has its criterion".to_owned())
        }),
        override_member: free.map(|choice| (FAILURE_TYPE, encode(choice.value))),
    }
}

fn failure_types(list: &Pointer) -> &'static [EnumValue] {
    let member = list_at(list).and_then(|(_, list)| list.item.member(FAILURE_TYPE));
    match member.map(|field| &field.shape) {
        Some(Shape::Choice(choices)) => choices,
        _ => &[],
    }
}

const FAILURE_TYPE: &str = known::FAILURE_TYPE.name;

/// Greatest number of criteria searched for unused failure types; a longer list has used them all.
const MOST_SEARCHED: usize = 1000;
