//! Retry criteria: which failures are tried again.

use super::{OPTIONAL, whole};
use crate::template::field::{EnumValue, Field, ListLimits, Shape};
use crate::template::source::Source;

pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_RetryCriteria.html";

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
    required: Some(Source::Model),
    example: r#"[{"failureType":"FAILED","numberOfRetries":2}]"#,
    link: PAGE,
    ..OPTIONAL
}];

pub(super) static CRITERION: Field = Field {
    label: "Retry criterion",
    purpose: "How often to try again after which failure",
    shape: Shape::Object(CRITERION_MEMBERS),
    required: Some(Source::Model),
    example: r#"{"failureType":"FAILED","numberOfRetries":2}"#,
    link: PAGE,
    ..OPTIONAL
};

pub(super) static CRITERION_MEMBERS: &[Field] = &[
    Field {
        name: "failureType",
        label: "Failure type",
        purpose: "Which failures are tried again",
        help: "Rejected executions are never tried again.",
        shape: Shape::Choice(&[
            EnumValue {
                value: "FAILED",
                label: "Failed",
                meaning: "The device reported that the job failed",
            },
            EnumValue {
                value: "TIMED_OUT",
                label: "Timed out",
                meaning: "The device did not finish in time",
            },
            EnumValue {
                value: "ALL",
                label: "All",
                meaning: "Either of these",
            },
        ]),
        required: Some(Source::Model),
        example: r#""FAILED""#,
        link: PAGE,
        ..OPTIONAL
    },
    Field {
        name: "numberOfRetries",
        label: "Retries",
        purpose: "How many times a device is asked again",
        help: "",
        shape: whole(0, 10),
        required: Some(Source::Model),
        unit: "times",
        example: "2",
        link: PAGE,
        ..OPTIONAL
    },
];
