//! Tags: their keys and values.

use super::{OPTIONAL, text};
use crate::template::field::{Characters, Content, Field, Shape};
use crate::template::source::Source;

pub(super) const PAGE: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_Tag.html";

pub(super) static TAG: Field = Field {
    label: "Tag",
    purpose: "A name and a value",
    shape: Shape::Object(MEMBERS),
    required: Some(Source::Model),
    example: r#"{"Key":"team","Value":"fleet"}"#,
    start: Some(r#"{"Key":"","Value":""}"#),
    link: PAGE,
    ..OPTIONAL
};

pub(super) static MEMBERS: &[Field] = &[
    Field {
        name: "Key",
        label: "Key",
        purpose: "The tag's name",
        help: "Names that begin with aws: are the service's own.",
        shape: text(Content::Line, 1, 128, Characters::TagKey),
        required: Some(Source::Model),
        example: r#""team""#,
        link: PAGE,
        ..OPTIONAL
    },
    Field {
        name: "Value",
        label: "Value",
        purpose: "The tag's value; it may be empty, but must be there",
        shape: text(Content::Line, 0, 256, Characters::Any),
        required: Some(Source::Measured),
        example: r#""fleet""#,
        link: PAGE,
        ..OPTIONAL
    },
];
