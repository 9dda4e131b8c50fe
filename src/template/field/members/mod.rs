//! The members, in the order in which the AWS CLI's skeleton (and so this editor) writes them; each section's in a file.

mod abort;
mod packages;
mod presign;
mod retry;
mod rollout;
mod tags;
mod timeout;
mod windows;

use super::{Characters, Content, Count, Field, ListLimits, Shape, TextLimits, WholeLimits};
use crate::template::source::Source;

const API: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateJobTemplate.html";

/// A field with the parts that most leave out; the rest is given with `..OPTIONAL`.
const OPTIONAL: Field = Field {
    name: "",
    other_name: "",
    ota_name: "",
    label: "",
    purpose: "",
    help: "",
    shape: Shape::Object(&[]),
    required: None,
    unit: "",
    default: None,
    example: "",
    start: None,
    link: API,
};

const fn text(content: Content, min: usize, max: usize, characters: Characters) -> Shape {
    Shape::Text(TextLimits {
        content,
        min,
        max,
        count: Count::Characters,
        characters,
    })
}

const fn whole(min: i64, max: i64) -> Shape {
    Shape::Whole(WholeLimits {
        min,
        max: Some(max),
    })
}

const AT_LEAST_ONE: Shape = Shape::Whole(WholeLimits { min: 1, max: None });

pub(super) static REQUEST: Field = Field {
    label: "Job template",
    purpose: "What jobs made from it do on devices, and how they reach them",
    shape: Shape::Object(MEMBERS),
    required: Some(Source::Model),
    example: r#"{"jobTemplateId":"reboot","document":"{}","description":"Reboot"}"#,
    ..OPTIONAL
};

static MEMBERS: &[Field] = &[
    Field {
        name: "jobTemplateId",
        label: "Template ID",
        purpose: "The name under which the service keeps the template",
        help: "It can't be changed or used again while the template exists. A version in it helps: templates are immutable, so a change is a new template.",
        shape: text(Content::Code, 1, 64, Characters::Identifier),
        required: Some(Source::Model),
        example: r#""firmware-1-2""#,
        ..OPTIONAL
    },
    Field {
        name: "jobArn",
        label: "Job ARN",
        purpose: "A job from which the template is copied",
        help: "Copies the job document, presigned URLs, rollout, abort, timeout and retry configuration. What the template gives itself replaces the job's; description, tags and maintenance windows are never copied.",
        shape: text(Content::Code, 1, 2048, Characters::Any),
        example: r#""arn:aws:iot:eu-west-1:123456789012:job/reboot-42""#,
        ..OPTIONAL
    },
    Field {
        name: "documentSource",
        label: "S3 object",
        purpose: "An S3 object that holds the job document",
        help: "The object is read when the template is created; later edits of the object change nothing. Write s3://BUCKET/KEY or the object's https URL.",
        shape: text(Content::Code, 1, 1350, Characters::Any),
        example: r#""https://my-bucket.s3.eu-west-1.amazonaws.com/documents/reboot.json""#,
        ..OPTIONAL
    },
    Field {
        name: "document",
        label: "Job document",
        purpose: "The JSON that every device receives",
        help: "The request carries it as a string; the editor escapes it for you. Placeholders such as ${aws:iot:s3-presigned-url:…} are filled in when a device asks for the document.",
        shape: Shape::Text(TextLimits {
            content: Content::Json,
            min: 1,
            max: 32_768,
            count: Count::Bytes,
            characters: Characters::Any,
        }),
        example: r#""{\"operation\":\"reboot\"}""#,
        ..OPTIONAL
    },
    Field {
        name: "description",
        label: "Description",
        purpose: "What the template is for, in your own words",
        help: "People see it in the console and in lists. It must be one line.",
        shape: text(Content::Prose, 1, 2028, Characters::Visible),
        required: Some(Source::Model),
        example: r#""Reboots a device""#,
        ..OPTIONAL
    },
    Field {
        name: "presignedUrlConfig",
        ota_name: "awsJobPresignedUrlConfig",
        label: "Presigned URLs",
        purpose: "Lets devices download from or upload to S3 through URLs in the job document",
        help: "Needed when the document holds an s3-presigned-url placeholder.",
        shape: Shape::Object(presign::MEMBERS),
        example: r#"{"roleArn":"arn:aws:iam::123456789012:role/iot-presign","expiresInSec":3600}"#,
        start: Some(r#"{"roleArn":"","expiresInSec":3600}"#),
        link: presign::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "jobExecutionsRolloutConfig",
        ota_name: "awsJobExecutionsRolloutConfig",
        label: "Rollout",
        purpose: "How fast devices are told about the job",
        help: "A constant rate, or one that grows while devices succeed.",
        shape: Shape::Object(rollout::MEMBERS),
        example: r#"{"maximumPerMinute":50}"#,
        link: rollout::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "abortConfig",
        ota_name: "awsJobAbortConfig",
        label: "Abort criteria",
        purpose: "Stops the job when too many devices fail",
        shape: Shape::Object(abort::MEMBERS),
        example: r#"{"criteriaList":[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}]}"#,
        link: abort::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "timeoutConfig",
        ota_name: "awsJobTimeoutConfig",
        label: "Timeout",
        purpose: "How long a device may take before its execution counts as timed out",
        shape: Shape::Object(timeout::MEMBERS),
        example: r#"{"inProgressTimeoutInMinutes":60}"#,
        link: timeout::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "tags",
        label: "Tags",
        purpose: "Names and values to find, group and bill the template by",
        help: "Tags belong to the template; jobs made from it do not inherit them.",
        shape: Shape::List(ListLimits {
            item: &tags::TAG,
            min: 0,
            max: Some(50),
            max_source: Source::Measured,
        }),
        example: r#"[{"Key":"team","Value":"fleet"}]"#,
        start: Some(r#"[{"Key":"","Value":""}]"#),
        link: tags::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "jobExecutionsRetryConfig",
        label: "Retry criteria",
        purpose: "Tries again on devices that failed or timed out",
        help: "Every retry is a job execution that is paid for.",
        shape: Shape::Object(retry::MEMBERS),
        example: r#"{"criteriaList":[{"failureType":"FAILED","numberOfRetries":2}]}"#,
        link: retry::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "maintenanceWindows",
        label: "Maintenance windows",
        purpose: "When devices may be told about the job, again and again",
        help: "A template with windows makes only continuous jobs that also set a start time.",
        shape: Shape::List(ListLimits {
            item: &windows::WINDOW,
            min: 0,
            max: None,
            max_source: Source::Model,
        }),
        example: r#"[{"startTime":"cron(0 2 ? * MON *)","durationInMinutes":60}]"#,
        link: windows::PAGE,
        ..OPTIONAL
    },
    Field {
        name: "destinationPackageVersions",
        label: "Software packages",
        purpose: "The package versions that a device has when the job succeeded",
        help: "When a job execution succeeds, the service updates the device's reserved shadow with these versions.",
        shape: Shape::List(ListLimits {
            item: &packages::VERSION,
            min: 0,
            max: Some(25),
            max_source: Source::Documentation,
        }),
        example: r#"["arn:aws:iot:eu-west-1:123456789012:package/agent/version/1.4.0"]"#,
        start: Some(r#"[""]"#),
        ..OPTIONAL
    },
];
