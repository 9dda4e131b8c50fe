//! The members, in the order in which the AWS CLI's skeleton (and so this editor) writes them.

use super::Field;
use crate::template::problem::Source;

use super::shape::{Characters, Choice, Count, Decimal, List, Shape, Text, Whole};

const API: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateJobTemplate.html";
const CONFIGURATIONS: &str =
    "https://docs.aws.amazon.com/iot/latest/developerguide/jobs-configurations-details.html";
const ABORT: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_AbortCriteria.html";
const ROLLOUT: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_JobExecutionsRolloutConfig.html";
const EXPONENTIAL: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_ExponentialRolloutRate.html";
const INCREASE: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_RateIncreaseCriteria.html";
const PRESIGN: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_PresignedUrlConfig.html";
const RETRY: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_RetryCriteria.html";
const TAG: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_Tag.html";
const TIMEOUT: &str = "https://docs.aws.amazon.com/iot/latest/apireference/API_TimeoutConfig.html";
const WINDOW: &str =
    "https://docs.aws.amazon.com/iot/latest/apireference/API_MaintenanceWindow.html";

/// A field with the parts that most leave out; the rest is given with `..OPTIONAL`.
const OPTIONAL: Field = Field {
    name: "",
    label: "",
    purpose: "",
    help: "",
    shape: Shape::Object(&[]),
    required: false,
    unit: "",
    default: None,
    example: "",
    start: None,
    link: API,
};

const fn text(min: usize, max: usize, characters: Characters) -> Shape {
    Shape::Text(Text {
        min,
        max,
        count: Count::Characters,
        characters,
    })
}

const fn whole(min: i64, max: i64) -> Shape {
    Shape::Whole(Whole {
        min,
        max: Some(max),
    })
}

const AT_LEAST_ONE: Shape = Shape::Whole(Whole { min: 1, max: None });

pub(super) static REQUEST: Field = Field {
    label: "Job template",
    purpose: "What jobs made from it do on devices, and how they reach them",
    shape: Shape::Object(&MEMBERS),
    required: true,
    example: r#"{"jobTemplateId":"reboot","document":"{}","description":"Reboot"}"#,
    ..OPTIONAL
};

static MEMBERS: [Field; 13] = [
    Field {
        name: "jobTemplateId",
        label: "Template ID",
        purpose: "The name under which the service keeps the template",
        help: "It can't be changed or used again while the template exists. A version in it helps: templates are immutable, so a change is a new template.",
        shape: text(1, 64, Characters::Identifier),
        required: true,
        example: r#""firmware-1-2""#,
        ..OPTIONAL
    },
    Field {
        name: "jobArn",
        label: "Job ARN",
        purpose: "A job from which the template is copied",
        help: "Copies the job document, presigned URLs, rollout, abort, timeout and retry configuration. What the template gives itself replaces the job's; description, tags and maintenance windows are never copied.",
        shape: text(1, 2048, Characters::Any),
        example: r#""arn:aws:iot:eu-west-1:123456789012:job/reboot-42""#,
        ..OPTIONAL
    },
    Field {
        name: "documentSource",
        label: "S3 object",
        purpose: "An S3 object that holds the job document",
        help: "The object is read when the template is created; later edits of the object change nothing. Write s3://BUCKET/KEY or the object's https URL.",
        shape: text(1, 1350, Characters::Any),
        example: r#""https://my-bucket.s3.eu-west-1.amazonaws.com/documents/reboot.json""#,
        ..OPTIONAL
    },
    Field {
        name: "document",
        label: "Job document",
        purpose: "The JSON that every device receives",
        help: "The request carries it as a string; the editor escapes it for you. Placeholders such as ${aws:iot:s3-presigned-url:…} are filled in when a device asks for the document.",
        shape: Shape::Text(Text {
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
        shape: text(1, 2028, Characters::Visible),
        required: true,
        example: r#""Reboots a device""#,
        ..OPTIONAL
    },
    Field {
        name: "presignedUrlConfig",
        label: "Presigned URLs",
        purpose: "Lets devices download from or upload to S3 through URLs in the job document",
        help: "Needed when the document holds an s3-presigned-url placeholder.",
        shape: Shape::Object(&PRESIGN_MEMBERS),
        example: r#"{"roleArn":"arn:aws:iam::123456789012:role/iot-presign","expiresInSec":3600}"#,
        start: Some(r#"{"roleArn":"","expiresInSec":3600}"#),
        link: PRESIGN,
        ..OPTIONAL
    },
    Field {
        name: "jobExecutionsRolloutConfig",
        label: "Rollout",
        purpose: "How fast devices are told about the job",
        help: "A constant rate, or one that grows while devices succeed.",
        shape: Shape::Object(&ROLLOUT_MEMBERS),
        example: r#"{"maximumPerMinute":50}"#,
        link: ROLLOUT,
        ..OPTIONAL
    },
    Field {
        name: "abortConfig",
        label: "Abort criteria",
        purpose: "Stops the job when too many devices fail",
        help: "",
        shape: Shape::Object(&ABORT_MEMBERS),
        example: r#"{"criteriaList":[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}]}"#,
        link: ABORT,
        ..OPTIONAL
    },
    Field {
        name: "timeoutConfig",
        label: "Timeout",
        purpose: "How long a device may take before its execution counts as timed out",
        help: "",
        shape: Shape::Object(&TIMEOUT_MEMBERS),
        example: r#"{"inProgressTimeoutInMinutes":60}"#,
        link: TIMEOUT,
        ..OPTIONAL
    },
    Field {
        name: "tags",
        label: "Tags",
        purpose: "Names and values to find, group and bill the template by",
        help: "Tags belong to the template; jobs made from it do not inherit them.",
        shape: Shape::List(List {
            item: &TAG_ITEM,
            min: 0,
            max: Some(50),
            max_source: Source::Measured,
        }),
        example: r#"[{"Key":"team","Value":"fleet"}]"#,
        start: Some(r#"[{"Key":"","Value":""}]"#),
        link: TAG,
        ..OPTIONAL
    },
    Field {
        name: "jobExecutionsRetryConfig",
        label: "Retry criteria",
        purpose: "Tries again on devices that failed or timed out",
        help: "Every retry is a job execution that is paid for.",
        shape: Shape::Object(&RETRY_MEMBERS),
        example: r#"{"criteriaList":[{"failureType":"FAILED","numberOfRetries":2}]}"#,
        link: RETRY,
        ..OPTIONAL
    },
    Field {
        name: "maintenanceWindows",
        label: "Maintenance windows",
        purpose: "When devices may be told about the job, again and again",
        help: "A template with windows makes only continuous jobs that also set a start time.",
        shape: Shape::List(List {
            item: &WINDOW_ITEM,
            min: 0,
            max: None,
            max_source: Source::Model,
        }),
        example: r#"[{"startTime":"cron(0 2 ? * MON *)","durationInMinutes":60}]"#,
        link: WINDOW,
        ..OPTIONAL
    },
    Field {
        name: "destinationPackageVersions",
        label: "Software packages",
        purpose: "The package versions that a device has when the job succeeded",
        help: "When a job execution succeeds, the service updates the device's reserved shadow with these versions.",
        shape: Shape::List(List {
            item: &PACKAGE_ITEM,
            min: 0,
            max: Some(25),
            max_source: Source::Documentation,
        }),
        example: r#"["arn:aws:iot:eu-west-1:123456789012:package/agent/version/1.4.0"]"#,
        start: Some(r#"[""]"#),
        ..OPTIONAL
    },
];

static PRESIGN_MEMBERS: [Field; 2] = [
    Field {
        name: "roleArn",
        label: "Role ARN",
        purpose: "The IAM role that may read (or write) the S3 objects",
        help: "The service signs the URLs as this role; whoever creates the template needs iam:PassRole for it.",
        shape: text(20, 2048, Characters::Any),
        example: r#""arn:aws:iam::123456789012:role/iot-presign""#,
        link: PRESIGN,
        ..OPTIONAL
    },
    Field {
        name: "expiresInSec",
        label: "Expires after",
        purpose: "How long a URL is valid, counted from when the device asks for the document",
        help: "",
        shape: whole(60, 3600),
        unit: "seconds",
        default: Some("3600"),
        example: "3600",
        link: PRESIGN,
        ..OPTIONAL
    },
];

static ROLLOUT_MEMBERS: [Field; 2] = [
    Field {
        name: "maximumPerMinute",
        label: "Maximum per minute",
        purpose: "How many things are told about the job per minute, at most",
        help: "",
        shape: whole(1, 1000),
        unit: "things per minute",
        default: Some("1000"),
        example: "50",
        link: ROLLOUT,
        ..OPTIONAL
    },
    Field {
        name: "exponentialRate",
        label: "Exponential rate",
        purpose: "Begins slowly and speeds up while devices succeed",
        help: "It needs a maximum per minute, which the rate never exceeds.",
        shape: Shape::Object(&EXPONENTIAL_MEMBERS),
        example: r#"{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{"numberOfSucceededThings":50}}"#,
        link: EXPONENTIAL,
        ..OPTIONAL
    },
];

static EXPONENTIAL_MEMBERS: [Field; 3] = [
    Field {
        name: "baseRatePerMinute",
        label: "Base rate per minute",
        purpose: "How many things are told per minute at the beginning",
        help: "",
        shape: whole(1, 1000),
        required: true,
        unit: "things per minute",
        example: "5",
        link: EXPONENTIAL,
        ..OPTIONAL
    },
    Field {
        name: "incrementFactor",
        label: "Increment factor",
        purpose: "By what the rate is multiplied each time the criterion is met",
        help: "",
        shape: Shape::Decimal(Decimal {
            min: 1.1,
            above_min: false,
            max: 5.0,
            decimals: 1,
            decimals_source: Source::Documentation,
        }),
        required: true,
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
        shape: Shape::Object(&INCREASE_MEMBERS),
        required: true,
        example: r#"{"numberOfSucceededThings":50}"#,
        link: INCREASE,
        ..OPTIONAL
    },
];

static INCREASE_MEMBERS: [Field; 2] = [
    Field {
        name: "numberOfNotifiedThings",
        label: "Notified things",
        purpose: "After so many things have been told about the job",
        help: "",
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
        help: "",
        shape: AT_LEAST_ONE,
        unit: "things",
        example: "50",
        link: INCREASE,
        ..OPTIONAL
    },
];

static ABORT_MEMBERS: [Field; 1] = [Field {
    name: "criteriaList",
    label: "Criteria",
    purpose: "Any one that is met stops the job",
    help: "They are looked at in the order of the list.",
    shape: Shape::List(List {
        item: &ABORT_ITEM,
        min: 1,
        max: None,
        max_source: Source::Model,
    }),
    required: true,
    example: r#"[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}]"#,
    link: ABORT,
    ..OPTIONAL
}];

static ABORT_ITEM: Field = Field {
    label: "Abort criterion",
    purpose: "How much of which failure stops the job",
    shape: Shape::Object(&ABORT_ITEM_MEMBERS),
    required: true,
    example: r#"{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}"#,
    link: ABORT,
    ..OPTIONAL
};

static ABORT_ITEM_MEMBERS: [Field; 4] = [
    Field {
        name: "failureType",
        label: "Failure type",
        purpose: "Which failures count",
        help: "Each type may stand in one criterion only.",
        shape: Shape::Choice(&[
            Choice {
                value: "FAILED",
                label: "Failed",
                meaning: "The device reported that the job failed",
            },
            Choice {
                value: "REJECTED",
                label: "Rejected",
                meaning: "The device refused the job",
            },
            Choice {
                value: "TIMED_OUT",
                label: "Timed out",
                meaning: "The device did not finish in time",
            },
            Choice {
                value: "ALL",
                label: "All",
                meaning: "Any of these",
            },
        ]),
        required: true,
        example: r#""FAILED""#,
        link: ABORT,
        ..OPTIONAL
    },
    Field {
        name: "action",
        label: "Action",
        purpose: "What happens then",
        help: "",
        shape: Shape::Choice(&[Choice {
            value: "CANCEL",
            label: "Cancel",
            meaning: "The job is cancelled for every device that has not begun",
        }]),
        required: true,
        example: r#""CANCEL""#,
        link: ABORT,
        ..OPTIONAL
    },
    Field {
        name: "thresholdPercentage",
        label: "Threshold",
        purpose: "The share of executed things that must have failed",
        help: "",
        shape: Shape::Decimal(Decimal {
            min: 0.0,
            above_min: true,
            max: 100.0,
            decimals: 2,
            decimals_source: Source::Measured,
        }),
        required: true,
        unit: "percent",
        example: "10",
        link: ABORT,
        ..OPTIONAL
    },
    Field {
        name: "minNumberOfExecutedThings",
        label: "Executed things",
        purpose: "How many things must have executed the job before the share counts",
        help: "",
        shape: AT_LEAST_ONE,
        required: true,
        unit: "things",
        example: "20",
        link: ABORT,
        ..OPTIONAL
    },
];

static TIMEOUT_MEMBERS: [Field; 1] = [Field {
    name: "inProgressTimeoutInMinutes",
    label: "In progress for",
    purpose: "The time a device has from when it begins",
    help: "It can't be prolonged by the device; when it ends, the execution is TIMED_OUT. At most 7 days.",
    shape: whole(1, 10_080),
    unit: "minutes",
    example: "60",
    link: TIMEOUT,
    ..OPTIONAL
}];

static TAG_ITEM: Field = Field {
    label: "Tag",
    purpose: "A name and a value",
    shape: Shape::Object(&TAG_MEMBERS),
    required: true,
    example: r#"{"Key":"team","Value":"fleet"}"#,
    start: Some(r#"{"Key":"","Value":""}"#),
    link: TAG,
    ..OPTIONAL
};

static TAG_MEMBERS: [Field; 2] = [
    Field {
        name: "Key",
        label: "Key",
        purpose: "The tag's name",
        help: "Names that begin with aws: are the service's own.",
        shape: text(1, 128, Characters::TagKey),
        required: true,
        example: r#""team""#,
        link: TAG,
        ..OPTIONAL
    },
    Field {
        name: "Value",
        label: "Value",
        purpose: "The tag's value; it may be empty, but must be there",
        help: "",
        shape: text(0, 256, Characters::Any),
        required: true,
        example: r#""fleet""#,
        link: TAG,
        ..OPTIONAL
    },
];

static RETRY_MEMBERS: [Field; 1] = [Field {
    name: "criteriaList",
    label: "Criteria",
    purpose: "How often to try again after which failure",
    help: "All stands alone; otherwise each type may stand once. At most 10 retries over all criteria together.",
    shape: Shape::List(List {
        item: &RETRY_ITEM,
        min: 1,
        max: Some(2),
        max_source: Source::Model,
    }),
    required: true,
    example: r#"[{"failureType":"FAILED","numberOfRetries":2}]"#,
    link: RETRY,
    ..OPTIONAL
}];

static RETRY_ITEM: Field = Field {
    label: "Retry criterion",
    purpose: "How often to try again after which failure",
    shape: Shape::Object(&RETRY_ITEM_MEMBERS),
    required: true,
    example: r#"{"failureType":"FAILED","numberOfRetries":2}"#,
    link: RETRY,
    ..OPTIONAL
};

static RETRY_ITEM_MEMBERS: [Field; 2] = [
    Field {
        name: "failureType",
        label: "Failure type",
        purpose: "Which failures are tried again",
        help: "Rejected executions are never tried again.",
        shape: Shape::Choice(&[
            Choice {
                value: "FAILED",
                label: "Failed",
                meaning: "The device reported that the job failed",
            },
            Choice {
                value: "TIMED_OUT",
                label: "Timed out",
                meaning: "The device did not finish in time",
            },
            Choice {
                value: "ALL",
                label: "All",
                meaning: "Either of these",
            },
        ]),
        required: true,
        example: r#""FAILED""#,
        link: RETRY,
        ..OPTIONAL
    },
    Field {
        name: "numberOfRetries",
        label: "Retries",
        purpose: "How many times a device is asked again",
        help: "",
        shape: whole(0, 10),
        required: true,
        unit: "times",
        example: "2",
        link: RETRY,
        ..OPTIONAL
    },
];

static WINDOW_ITEM: Field = Field {
    label: "Maintenance window",
    purpose: "When it opens and for how long",
    shape: Shape::Object(&WINDOW_MEMBERS),
    required: true,
    example: r#"{"startTime":"cron(0 2 ? * MON *)","durationInMinutes":60}"#,
    link: WINDOW,
    ..OPTIONAL
};

static WINDOW_MEMBERS: [Field; 2] = [
    Field {
        name: "startTime",
        label: "Opens at",
        purpose: "An AWS cron expression; its times are UTC",
        help: "Six fields: minute, hour, day of month, month, day of week, year; one of the two day fields is ?. cron(0 2 ? * MON *) opens every Monday at 02:00 UTC.",
        shape: text(1, 256, Characters::Any),
        required: true,
        example: r#""cron(0 2 ? * MON *)""#,
        link: CONFIGURATIONS,
        ..OPTIONAL
    },
    Field {
        name: "durationInMinutes",
        label: "Stays open for",
        purpose: "How long the window is",
        help: "",
        shape: whole(1, 1430),
        required: true,
        unit: "minutes",
        example: "60",
        link: WINDOW,
        ..OPTIONAL
    },
];

static PACKAGE_ITEM: Field = Field {
    label: "Package version",
    purpose: "The ARN of one version of a software package",
    help: "arn:PARTITION:iot:REGION:ACCOUNT:package/NAME/version/VERSION; VERSION may be $default.",
    shape: text(1, 1600, Characters::PrintableAscii),
    required: true,
    example: r#""arn:aws:iot:eu-west-1:123456789012:package/agent/version/1.4.0""#,
    start: Some(r#""""#),
    ..OPTIONAL
};
