//! The timeout of an execution.

use super::{OPTIONAL, whole};
use crate::template::field::Field;

pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_TimeoutConfig.html";

pub(super) static MEMBERS: &[Field] = &[Field {
    name: "inProgressTimeoutInMinutes",
    label: "In progress for",
    purpose: "The time a device has from when it begins",
    help: "It can't be prolonged by the device; when it ends, the execution is TIMED_OUT. At most 7 days.",
    shape: whole(1, 10_080),
    unit: "minutes",
    example: "60",
    link: PAGE,
    ..OPTIONAL
}];
