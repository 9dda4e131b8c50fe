//! Every member that is described can be filled in.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::template::field::{Field, Shape, all};
use job_template_editor::template::pointer::{Pointer, index_of};
use job_template_editor::template::section::Section;

use crate::desk::{Form, at};

/// A value with every member at any depth, and an item in every list.
fn everything(field: &Field) -> String {
    match &field.shape {
        Shape::Object(members) => {
            let members: Vec<_> = members
                .iter()
                .map(|member| format!("\"{}\":{}", member.name, everything(member)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Shape::List(list) => format!("[{}]", everything(list.item)),
        _ => field.example.to_owned(),
    }
}

/// What a screen reader calls the field at `pointer`: `Key, tag 1`.
fn name(pointer: &Pointer) -> String {
    let label = Field::at(pointer).unwrap().label;
    let mut place = pointer.clone();
    while let (Some(step), Some(parent)) = (
        place.last().map(std::borrow::Cow::into_owned),
        place.parent(),
    ) {
        if let Some(index) = index_of(&step) {
            let item = Field::at(&place).unwrap().label.to_lowercase();
            return if place == *pointer {
                format!("{label} {}", index + 1)
            } else {
                format!("{label}, {item} {}", index + 1)
            };
        }
        place = parent;
    }
    label.to_owned()
}

/// True if the field has an input with this name; a choice without alternatives is only shown.
fn has_input(form: &Form, field: &Field, name: &str) -> bool {
    if let Shape::Choice([only]) = field.shape {
        return form.shows(field.label) && form.shows(only.label);
    }
    form.0.query_all_by_label(name).any(|node| {
        let role = node.accesskit_node().role();
        match field.shape {
            Shape::Choice(_) => role == Role::ComboBox,
            _ => matches!(role, Role::TextInput | Role::MultilineTextInput),
        }
    })
}

#[test]
fn every_described_member_has_an_input_in_its_section() {
    let text = everything(Field::request());
    let mut found = 0;
    for section in Section::ALL {
        let form = Form::new(*section, &text);
        for (place, field) in all() {
            let pointer = at(&place.replace('*', "0"));
            if pointer.is_root() || Section::of(&pointer) != *section {
                continue;
            }
            match &field.shape {
                // It is filled in by its members.
                Shape::Object(_) => {}
                Shape::List(list) => {
                    let add = format!("Add {}", list.item.label.to_lowercase());
                    assert!(form.shows(&add), "{add}");
                }
                _ => {
                    let name = name(&pointer);
                    assert!(has_input(&form, field, &name), "no input is called {name}");
                    found += 1;
                }
            }
        }
    }
    let leaves = all()
        .iter()
        .filter(|(_, field)| !matches!(field.shape, Shape::Object(_) | Shape::List(_)));
    assert_eq!(found, leaves.count());
}
