//! Abort criteria: which failures end the job.

use super::{AT_LEAST_ONE, OPTIONAL};
use crate::template::field::{DecimalLimits, EnumValue, Field, ListLimits, Shape};
use crate::template::source::Source;

pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_AbortCriteria.html";

/// A required member.
const REQUIRED: Field = Field {
    required: Some(Source::Model),
    link: PAGE,
    ..OPTIONAL
};

pub(super) static MEMBERS: &[Field] = &[Field {
    name: "criteriaList",
    ota_name: "abortCriteriaList",
    label: "Criteria",
    purpose: "Any one that is met stops the job",
    help: "They are looked at in the order of the list.",
    shape: Shape::List(ListLimits {
        item: &CRITERION,
        min: 1,
        max: None,
        max_source: Source::Model,
    }),
    example: r#"[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}]"#,
    ..REQUIRED
}];

pub(super) static CRITERION: Field = Field {
    label: "Abort criterion",
    purpose: "How much of which failure stops the job",
    shape: Shape::Object(CRITERION_MEMBERS),
    example: r#"{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}"#,
    ..REQUIRED
};

pub(super) const FAILED: EnumValue = EnumValue {
    value: "FAILED",
    label: "Failed",
    meaning: "The device reported that the job failed",
};

pub(super) const TIMED_OUT: EnumValue = EnumValue {
    value: "TIMED_OUT",
    label: "Timed out",
    meaning: "The device did not finish in time",
};

pub(super) static CRITERION_MEMBERS: &[Field] = &[
    Field {
        name: "failureType",
        label: "Failure type",
        purpose: "Which failures count",
        help: "Each type may stand in one criterion only.",
        shape: Shape::Choice(&[
            FAILED,
            EnumValue {
                value: "REJECTED",
                label: "Rejected",
                meaning: "The device refused the job",
            },
            TIMED_OUT,
            EnumValue {
                value: "ALL",
                label: "All",
                meaning: "Any of these",
            },
        ]),
        example: r#""FAILED""#,
        ..REQUIRED
    },
    Field {
        name: "action",
        label: "Action",
        purpose: "What happens then",
        shape: Shape::Choice(&[EnumValue {
            value: "CANCEL",
            label: "Cancel",
            meaning: "The job is cancelled for every device that has not begun",
        }]),
        example: r#""CANCEL""#,
        ..REQUIRED
    },
    Field {
        name: "thresholdPercentage",
        label: "Threshold",
        purpose: "The share of executed things that must have failed",
        shape: Shape::Decimal(DecimalLimits {
            min: 0.0,
            above_min: true,
            max: 100.0,
            decimals: 2,
            decimals_source: Source::Measured,
        }),
        unit: "percent",
        example: "10",
        ..REQUIRED
    },
    Field {
        name: "minNumberOfExecutedThings",
        label: "Executed things",
        purpose: "How many things must have executed the job before the share counts",
        shape: AT_LEAST_ONE,
        unit: "things",
        example: "20",
        ..REQUIRED
    },
];
