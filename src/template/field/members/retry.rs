//! Retry criteria: which failures are tried again.

use super::abort::{FAILED, TIMED_OUT};
use super::{OPTIONAL, whole};
use crate::template::field::{EnumValue, Field, ListLimits, Shape};
use crate::template::source::Source;

pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_RetryCriteria.html";

/// A required member.
const REQUIRED: Field = Field {
    required: Some(Source::Model),
    link: PAGE,
    ..OPTIONAL
};

pub(super) static MEMBERS: &[Field] = &[Field {
    name: "criteriaList",
    other_name: "retryCriteriaList",
    label: "Criteria",
    purpose: "How often to try again after which failure",
    help: "All stands alone; otherwise each type may stand once. At most 10 retries over all criteria together.",
    shape: Shape::List(ListLimits {
        item: &CRITERION,
        min: 1,
        max: Some(2),
        max_source: Source::Model,
    }),
    example: r#"[{"failureType":"FAILED","numberOfRetries":2}]"#,
    ..REQUIRED
}];

pub(super) static CRITERION: Field = Field {
    label: "Retry criterion",
    purpose: "How often to try again after which failure",
    shape: Shape::Object(CRITERION_MEMBERS),
    example: r#"{"failureType":"FAILED","numberOfRetries":2}"#,
    ..REQUIRED
};

pub(super) static CRITERION_MEMBERS: &[Field] = &[
    Field {
        name: "failureType",
        label: "Failure type",
        purpose: "Which failures are tried again",
        help: "Rejected executions are never tried again.",
        shape: Shape::Choice(&[
            FAILED,
            TIMED_OUT,
            EnumValue {
                value: "ALL",
                label: "All",
                meaning: "Either of these",
            },
        ]),
        example: r#""FAILED""#,
        ..REQUIRED
    },
    Field {
        name: "numberOfRetries",
        label: "Retries",
        purpose: "How many times a device is asked again",
        shape: whole(0, 10),
        unit: "times",
        example: "2",
        ..REQUIRED
    },
];
