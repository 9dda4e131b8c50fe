//! The rollout: a highest rate, and a rate that grows.

use super::{AT_LEAST_ONE, OPTIONAL, whole};
use crate::template::field::{DecimalLimits, Field, Shape};
use crate::template::source::Source;

const EXPONENTIAL: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_ExponentialRolloutRate.html";
const INCREASE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_RateIncreaseCriteria.html";
pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_JobExecutionsRolloutConfig.html";

pub(super) static MEMBERS: &[Field] = &[
    Field {
        name: "maximumPerMinute",
        label: "Maximum per minute",
        purpose: "How many things are told about the job per minute, at most",
        shape: whole(1, 1000),
        unit: "things per minute",
        default: Some("1000"),
        example: "50",
        link: PAGE,
        ..OPTIONAL
    },
    Field {
        name: "exponentialRate",
        other_name: "exponentialRolloutRate",
        label: "Exponential rate",
        purpose: "Begins slowly and speeds up while devices succeed",
        help: "It needs a maximum per minute, which the rate never exceeds.",
        shape: Shape::Object(EXPONENTIAL_MEMBERS),
        example: r#"{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{"numberOfSucceededThings":50}}"#,
        link: EXPONENTIAL,
        ..OPTIONAL
    },
];

pub(super) static EXPONENTIAL_MEMBERS: &[Field] = &[
    Field {
        name: "baseRatePerMinute",
        label: "Base rate per minute",
        purpose: "How many things are told per minute at the beginning",
        shape: whole(1, 1000),
        required: Some(Source::Model),
        unit: "things per minute",
        example: "5",
        link: EXPONENTIAL,
        ..OPTIONAL
    },
    Field {
        name: "incrementFactor",
        label: "Increment factor",
        purpose: "By what the rate is multiplied each time the criterion is met",
        shape: Shape::Decimal(DecimalLimits {
            min: 1.1,
            above_min: false,
            max: 5.0,
            decimals: 1,
            decimals_source: Source::Documentation,
        }),
        required: Some(Source::Model),
        unit: "times",
        example: "2",
        link: EXPONENTIAL,
        ..OPTIONAL
    },
    Field {
        name: "rateIncreaseCriteria",
        label: "Increase the rate after",
        purpose: "What must have happened before the rate goes up",
        help: "Exactly one of the two: things notified, or things that succeeded.",
        shape: Shape::Object(INCREASE_MEMBERS),
        required: Some(Source::Model),
        example: r#"{"numberOfSucceededThings":50}"#,
        link: INCREASE,
        ..OPTIONAL
    },
];

pub(super) static INCREASE_MEMBERS: &[Field] = &[
    Field {
        name: "numberOfNotifiedThings",
        label: "Notified things",
        purpose: "After so many things have been told about the job",
        shape: AT_LEAST_ONE,
        unit: "things",
        example: "100",
        link: INCREASE,
        ..OPTIONAL
    },
    Field {
        name: "numberOfSucceededThings",
        label: "Succeeded things",
        purpose: "After the job has succeeded on so many things",
        shape: AT_LEAST_ONE,
        unit: "things",
        example: "50",
        link: INCREASE,
        ..OPTIONAL
    },
];
