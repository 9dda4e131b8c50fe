//! Software packages: the versions that a job installs.

use super::{OPTIONAL, text};
use crate::template::field::{Characters, Content, Field};
use crate::template::source::Source;

pub(super) static VERSION: Field = Field {
    label: "Package version",
    purpose: "The ARN of one version of a software package",
    help: "arn:PARTITION:iot:REGION:ACCOUNT:package/NAME/version/VERSION; VERSION may be $default.",
    shape: text(Content::Code, 1, 1600, Characters::PrintableAscii),
    required: Some(Source::Model),
    example: r#""arn:aws:iot:eu-west-1:123456789012:package/agent/version/1.4.0""#,
    start: Some(r#""""#),
    ..OPTIONAL
};
