//! Description of each member of the request: the only one, which forms, check, search and schema read.
//!
//! Limits come from the service model (botocore, `iot/2015-05-28`), the developer guide and answers measured on AWS;
//! where the sources disagree, the service counts.

pub mod known;
mod members;
mod names;
mod shape;

use std::sync::LazyLock;

use super::hidden::shown_on_a_line;
use super::pointer::{Pointer, index_of};
use super::source::Source;
use super::text::shortened;

pub use names::Dialect;
pub use shape::{
    Characters, Content, Count, DecimalLimits, EnumValue, ListLimits, Shape, TextLimits,
    WholeLimits,
};

/// One member of the request, or an item of one of its lists.
#[derive(Debug)]
pub struct Field {
    /// The member's name in the request; empty for an item.
    pub name: &'static str,
    /// The member's name in CloudFormation and Terraform, as the request would spell it; empty if it is the same.
    pub other_name: &'static str,
    /// The member's name in the request of `CreateOTAUpdate`; empty if it is the same, or there is none.
    pub ota_name: &'static str,
    /// Label in the form.
    pub label: &'static str,
    /// Purpose, in one sentence.
    pub purpose: &'static str,
    /// Further help, shown on demand; empty if there is none.
    pub help: &'static str,
    /// Type and limits of its value.
    pub shape: Shape,
    /// Source that requires the member where the object around it is present; `None` if it is optional.
    pub required: Option<Source>,
    /// Unit of a number: `minutes`; empty for a number without one, and for other values.
    pub unit: &'static str,
    /// Value that the service uses when the member is absent, as JSON; `None` if there is none.
    pub default: Option<&'static str>,
    /// A valid value, as JSON.
    pub example: &'static str,
    /// Value of a newly added member, as JSON; `None` to take the example. It differs for names and ARNs, which are the
    /// user's own.
    pub start: Option<&'static str>,
    /// Page of the service's documentation about it.
    pub link: &'static str,
}

impl Field {
    /// The request itself.
    pub fn request() -> &'static Self {
        &members::REQUEST
    }

    /// The description of what stands at `pointer`; `None` where the service knows nothing.
    pub fn at(pointer: &Pointer) -> Option<&'static Self> {
        pointer
            .steps()
            .try_fold(Self::request(), |field, step| field.step(&step))
    }

    /// The member `name` of this object.
    pub fn member(&self, name: &str) -> Option<&'static Self> {
        self.members().iter().find(|member| member.name == name)
    }

    /// The members of this object in the order of the format; none for anything else.
    pub const fn members(&self) -> &'static [Self] {
        match self.shape {
            Shape::Object(members) => members,
            _ => &[],
        }
    }

    /// The limits of this string; `None` for anything else.
    pub const fn text(&self) -> Option<TextLimits> {
        match self.shape {
            Shape::Text(limits) => Some(limits),
            _ => None,
        }
    }

    /// The label in quotation marks, for messages.
    pub fn quoted(&self) -> String {
        format!("“{}”", self.label)
    }

    /// The label in lower case, for use within a sentence.
    pub fn noun(&self) -> String {
        self.label.to_lowercase()
    }

    /// Value of a newly added member, as JSON.
    pub fn start(&self) -> &'static str {
        self.start.unwrap_or(self.example)
    }

    /// True if the object around it requires the member.
    pub const fn is_required(&self) -> bool {
        self.required.is_some()
    }

    /// The description of the member or item one step within this object or list.
    pub fn step(&self, step: &str) -> Option<&'static Self> {
        match &self.shape {
            Shape::Object(_) => self.member(step),
            Shape::List(list) => index_of(step).map(|_| list.item),
            _ => None,
        }
    }
}

/// The names of the members that the object at `pointer` can have, in the order of the format.
pub fn member_names(pointer: &Pointer) -> Vec<&'static str> {
    Field::at(pointer).map_or_else(Vec::new, |field| {
        field.members().iter().map(|member| member.name).collect()
    })
}

/// Path to a place by the labels of the form: `Abort criteria › 2 › Threshold`.
pub fn breadcrumb(pointer: &Pointer) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut field = Some(Field::request());
    for step in pointer.steps() {
        field = field.and_then(|field| field.step(&step));
        words.push(match (field, index_of(&step)) {
            (Some(field), None) => field.label.to_owned(),
            (_, Some(index)) => (index + 1).to_string(),
            (None, None) => shown_on_a_line(&shortened(&step, LONGEST_WORD)).into_owned(),
        });
    }
    shortened(&words.join(" › "), LONGEST_BREADCRUMB).into_owned()
}

/// Longest excerpt of an unknown name in a message, in characters.
const LONGEST_WORD: usize = 40;

/// Longest breadcrumb in a message, in characters.
const LONGEST_BREADCRUMB: usize = 160;

/// Every described member, by its pointer with `*` for the items of lists: `/tags/*/Key`.
pub fn all() -> &'static [(String, &'static Field)] {
    static ALL: LazyLock<Vec<(String, &'static Field)>> = LazyLock::new(|| {
        let mut found = Vec::new();
        let mut waiting = vec![(String::new(), Field::request())];
        while let Some((place, field)) = waiting.pop() {
            for member in field.members().iter().rev() {
                waiting.push((format!("{place}/{}", member.name), member));
            }
            if let Shape::List(list) = &field.shape {
                waiting.push((format!("{place}/*"), list.item));
            }
            found.push((place, field));
        }
        found
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::json::Tree;

    fn at(pointer: &str) -> Option<&'static Field> {
        Field::at(&Pointer::parse(pointer).unwrap())
    }

    #[test]
    fn every_member_is_found_by_its_pointer() {
        assert_eq!(at("/tags/7/Key").unwrap().label, "Key");
        assert_eq!(
            at("/abortConfig/criteriaList/0/action").unwrap().name,
            "action"
        );
        assert!(at("/tags/x").is_none());
        assert!(at("/nothing").is_none());
        assert_eq!(member_names(&Pointer::root()).len(), 13);
    }

    #[test]
    fn examples_and_defaults_are_json() {
        for (place, field) in all() {
            assert!(Tree::parse(field.example).is_ok(), "example of {place}");
            assert!(Tree::parse(field.start()).is_ok(), "start of {place}");
            assert!(
                field
                    .default
                    .is_none_or(|default| Tree::parse(default).is_ok()),
                "default of {place}"
            );
            assert!(
                field.link.starts_with("https://docs.aws.amazon.com/"),
                "link of {place}"
            );
            assert!(
                !field.label.is_empty() && !field.purpose.is_empty(),
                "words of {place}"
            );
        }
    }

    #[test]
    fn the_way_to_a_place_reads_as_the_form_does() {
        let pointer = Pointer::parse("/abortConfig/criteriaList/1/thresholdPercentage").unwrap();
        assert_eq!(
            breadcrumb(&pointer),
            "Abort criteria › Criteria › 2 › Threshold"
        );
    }
}
