//! Maintenance windows: when each opens and for how long.

use super::{OPTIONAL, text, whole};
use crate::template::field::{Characters, Content, Field, Shape};
use crate::template::source::Source;

const CONFIGURATIONS: &str =
    "https://docs.aws.amazon.com/iot/latest/developerguide/jobs-configurations-details.html";
pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_MaintenanceWindow.html";

pub(super) static WINDOW: Field = Field {
    label: "Maintenance window",
    purpose: "When it opens and for how long",
    shape: Shape::Object(MEMBERS),
    required: Some(Source::Model),
    example: r#"{"startTime":"cron(0 2 ? * MON *)","durationInMinutes":60}"#,
    link: PAGE,
    ..OPTIONAL
};

pub(super) static MEMBERS: &[Field] = &[
    Field {
        name: "startTime",
        label: "Opens at",
        purpose: "An AWS cron expression; its times are UTC",
        help: "Six fields: minute, hour, day of month, month, day of week, year; one of the two day fields is ?. cron(0 2 ? * MON *) opens every Monday at 02:00 UTC.",
        shape: text(Content::Code, 1, 256, Characters::Any),
        required: Some(Source::Model),
        example: r#""cron(0 2 ? * MON *)""#,
        link: CONFIGURATIONS,
        ..OPTIONAL
    },
    Field {
        name: "durationInMinutes",
        label: "Stays open for",
        purpose: "How long the window is",
        shape: whole(1, 1430),
        required: Some(Source::Model),
        unit: "minutes",
        example: "60",
        link: PAGE,
        ..OPTIONAL
    },
];
