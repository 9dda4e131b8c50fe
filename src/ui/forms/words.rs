//! Texts around a field, from its description.

use std::borrow::Cow;

use super::context::Form;
use crate::template::field::{Field, Shape};
use crate::template::json::decode;
use crate::template::pointer::{Pointer, index_of};
use crate::template::problem::Problem;
use crate::ui::widgets::{FieldHelp, FieldProblem, FieldRow, FieldWidth};

/// Texts around one field.
pub(super) struct Words {
    field: &'static Field,
    /// Accessible name of the field.
    pub(super) name: String,
    help: String,
    hint: String,
    unit: Option<String>,
}

impl Words {
    /// Texts of the field at `pointer`.
    pub(super) fn of(pointer: &Pointer, field: &'static Field) -> Self {
        Self {
            field,
            name: name_of(pointer, field),
            help: help_of(field),
            hint: match field.default {
                Some(default) => format!("{}; {default} unless set", field.purpose),
                None => field.purpose.to_owned(),
            },
            unit: unit_of(field),
        }
    }

    /// Row of the field at `pointer`.
    pub(super) fn row<'r>(&'r self, form: &Form<'r>, pointer: &Pointer) -> FieldRow<'r> {
        FieldRow {
            name: (self.name != self.field.label).then_some(&*self.name),
            help: Some(FieldHelp {
                text: &self.help,
                link: Some(self.field.link),
            }),
            hint: Some(&self.hint),
            unit: self.unit.as_deref(),
            required: self.field.is_required(),
            problem: form.problem(pointer).map(row_problem),
            width: width_of(self.field),
            ..FieldRow::new(form.id(pointer), self.field.label)
        }
    }
}

/// Problem as rows show it.
pub(super) fn row_problem(problem: &Problem) -> FieldProblem<'_> {
    FieldProblem {
        tone: problem.severity.into(),
        message: &problem.message,
        help: problem.help.as_deref(),
        fix: problem.fix.as_ref().map(|fix| &*fix.label),
    }
}

/// Accessible name that is unique in the form: `Key, tag 2`.
pub(super) fn name_of(pointer: &Pointer, field: &Field) -> String {
    let mut item = None;
    let mut place = Pointer::root();
    for step in pointer.steps() {
        place = place.child(&step);
        if let Some(index) = index_of(&step) {
            item = Some((place.clone(), index + 1));
        }
    }
    match item {
        None => field.label.to_owned(),
        Some((item, number)) if item == *pointer => format!("{} {number}", field.label),
        Some((item, number)) => {
            let item = Field::at(&item).map_or("", |item| item.label);
            format!("{}, {} {number}", field.label, item.to_lowercase())
        }
    }
}

/// Example of a string member, as one would type it.
pub(super) fn example_text(field: &'static Field) -> Cow<'static, str> {
    let inside = field
        .example
        .strip_prefix('"')
        .and_then(|example| example.strip_suffix('"'));
    inside.map_or(Cow::Borrowed(""), decode)
}

/// Purpose of the field, and the help for it.
pub(super) fn help_of(field: &Field) -> String {
    if field.help.is_empty() {
        field.purpose.to_owned()
    } else {
        format!("{}. {}", field.purpose, field.help)
    }
}

fn unit_of(field: &Field) -> Option<String> {
    let limits = match &field.shape {
        Shape::Whole(limits) => match limits.max {
            Some(max) => format!("{}–{max}", limits.min),
            None => format!("{} or more", limits.min),
        },
        Shape::Decimal(limits) if limits.above_min => {
            format!("above {}, up to {}", limits.min, limits.max)
        }
        Shape::Decimal(limits) => format!("{}–{}", limits.min, limits.max),
        _ => return None,
    };
    Some(match field.unit {
        "" => limits,
        unit => format!("{unit} · {limits}"),
    })
}

fn width_of(field: &Field) -> FieldWidth {
    match &field.shape {
        Shape::Whole(_) | Shape::Decimal(_) => FieldWidth::Number,
        Shape::Choice(_) => FieldWidth::Identifier,
        Shape::Text(limits) if limits.max <= LONGEST_IDENTIFIER => FieldWidth::Identifier,
        _ => FieldWidth::Full,
    }
}

/// Greatest length, in characters, of texts that get a narrow input.
const LONGEST_IDENTIFIER: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn name(pointer: &str) -> String {
        let pointer = Pointer::parse(pointer).unwrap();
        name_of(&pointer, Field::at(&pointer).unwrap())
    }

    #[test]
    fn what_repeats_says_which_it_is() {
        assert_eq!(name("/description"), "Description");
        assert_eq!(name("/tags/1/Key"), "Key, tag 2");
        assert_eq!(name("/destinationPackageVersions/0"), "Package version 1");
        assert_eq!(
            name("/abortConfig/criteriaList/2/action"),
            "Action, abort criterion 3"
        );
    }

    #[test]
    fn limits_stand_behind_the_unit() {
        let unit = |pointer: &str| {
            let pointer = Pointer::parse(pointer).unwrap();
            unit_of(Field::at(&pointer).unwrap()).unwrap()
        };
        assert_eq!(
            unit("/presignedUrlConfig/expiresInSec"),
            "seconds · 60–3600"
        );
        assert_eq!(
            unit("/abortConfig/criteriaList/0/thresholdPercentage"),
            "percent · above 0, up to 100"
        );
    }
}
