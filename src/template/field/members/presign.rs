//! Presigned URLs: who signs them and how long they live.

use super::{OPTIONAL, text, whole};
use crate::template::field::{Characters, Content, Field};

pub(super) const PAGE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_PresignedUrlConfig.html";

pub(super) static MEMBERS: &[Field] = &[
    Field {
        name: "roleArn",
        label: "Role ARN",
        purpose: "The IAM role that may read (or write) the S3 objects",
        help: "The service signs the URLs as this role; whoever creates the template needs iam:PassRole for it.",
        shape: text(Content::Code, 20, 2048, Characters::Any),
        example: r#""arn:aws:iam::123456789012:role/iot-presign""#,
        link: PAGE,
        ..OPTIONAL
    },
    Field {
        name: "expiresInSec",
        label: "Expires after",
        purpose: "How long a URL is valid, counted from when the device asks for the document",
        shape: whole(60, 3600),
        unit: "seconds",
        default: Some("3600"),
        example: "3600",
        link: PAGE,
        ..OPTIONAL
    },
];
