//! Problems of the placeholders of a job document, in words.

use std::borrow::Cow;

use crate::template::field::known;
use crate::template::problem::{Code, Source};

use super::super::placeholder::nearest;
use super::super::placeholder::{
    FaultKind, MOST_IN_A_DOCUMENT, MOST_OF_EACH_IN_AN_UPLOAD, UrlFault,
};
use super::super::source::S3_URL_FORMS;

/// Problem of a placeholder: its code, source and words.
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) source: Source,
    pub(super) message: String,
    /// Empty if the message says it all.
    pub(super) help: Cow<'static, str>,
}

impl Finding {
    fn new(code: Code, message: impl Into<String>, help: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            source: code.source(),
            message: message.into(),
            help: help.into(),
        }
    }

    /// A placeholder without a package, and not exactly one version to take it from.
    pub(super) fn package_count(count: usize) -> Self {
        Self::new(
            Code::PlaceholderPackageCount,
            format!(
                "A placeholder without package and version takes them from {}, which must have one \
                 entry, not {count}",
                known::PACKAGE_VERSIONS.label()
            ),
            "Name package and version in the placeholder, or give one package version",
        )
    }

    /// `$default` asked for, but not said.
    pub(super) fn default_version() -> Self {
        Self::new(
            Code::PlaceholderPackageVersion,
            format!(
                "A placeholder asks for $default, which no entry of {} does",
                known::PACKAGE_VERSIONS.label()
            ),
            format!(
                "Add the package with version/$default to {}, or name a version",
                known::PACKAGE_VERSIONS.label()
            ),
        )
    }

    /// One placeholder more than a document may hold.
    pub(super) fn too_many() -> Self {
        Self::new(
            Code::PlaceholderCount,
            format!(
                "This is placeholder {} of the document; at most {MOST_IN_A_DOCUMENT} are allowed",
                MOST_IN_A_DOCUMENT + 1
            ),
            "Those inside an upload do not count",
        )
    }

    /// The problem that a fault is reported as.
    pub(super) fn of(kind: &FaultKind<'_>) -> Self {
        match kind {
            FaultKind::Unterminated => Self::new(
                Code::PlaceholderUnterminated,
                "A placeholder has no closing brace",
                "Every ${aws:iot:…} ends with }",
            ),
            FaultKind::Nested => Self::new(
                Code::PlaceholderNested,
                "A placeholder stands inside another",
                "Only ${thingName}, ${jobId} and ${executionNumber} may, and only in an upload",
            ),
            FaultKind::OnlyInUpload => Self::new(
                Code::PlaceholderOutsideUpload,
                "${thingName}, ${jobId} and ${executionNumber} may stand only inside an upload's URL",
                "An upload is ${aws:iot:s3-presigned-url-upload:URL}",
            ),
            FaultKind::InBucket => Self::new(
                Code::PlaceholderInBucket,
                "The bucket of an upload can't hold ${thingName}, ${jobId} or ${executionNumber}",
                "They may stand in the key",
            ),
            FaultKind::TooOften(name) => Self::new(
                Code::PlaceholderRepeated,
                format!("An upload holds ${{{name}}} more than {MOST_OF_EACH_IN_AN_UPLOAD} times"),
                "",
            ),
            FaultKind::Url(fault) => Self::of_url(fault),
            FaultKind::Package => Self::new(
                Code::PlaceholderPackage,
                "A package placeholder has none of the known forms",
                "${aws:iot:package:NAME:version:VERSION:…} ends with attributes, attributes:KEY or \
                 artifact:s3-presigned-url",
            ),
            FaultKind::HalfPackage => Self::new(
                Code::PlaceholderPackage,
                "A package placeholder leaves out the name or the version alone",
                format!(
                    "Give both, or neither to take them from {}",
                    known::PACKAGE_VERSIONS.label()
                ),
            ),
            FaultKind::NullVersion => Self::new(
                Code::PlaceholderPackageVersion,
                "A package placeholder can't ask for version $null",
                "",
            ),
            FaultKind::NotWholeValue => Self::new(
                Code::PlaceholderNotAlone,
                "A placeholder for all attributes must be the whole string",
                "Ask for one attribute with attributes:KEY",
            ),
            FaultKind::Parameter => Self::new(
                Code::PlaceholderParameter,
                "A parameter placeholder is resolved only in AWS's own templates",
                "Devices receive it as it is written",
            ),
            FaultKind::Unknown(name) => Self::new(
                Code::PlaceholderUnknown,
                format!(
                    "No placeholder of this name is known; the nearest is ${{aws:iot:{}:…}}",
                    nearest(name)
                ),
                "It may be newer than this program; the service decides",
            ),
        }
    }

    /// The problem that a fault of the URL in a placeholder is reported as.
    fn of_url(fault: &UrlFault<'_>) -> Self {
        match fault {
            UrlFault::Location(fault) => Self::new(
                Code::PlaceholderUrl,
                format!(
                    "The URL in a placeholder is not an S3 object's: {}",
                    fault.words()
                ),
                S3_URL_FORMS,
            ),
            UrlFault::UnknownHost(host) => Self::new(
                Code::PlaceholderHost,
                format!("{host} in a placeholder is none of the hosts that S3 is known by"),
                "It may be a private or a newer endpoint; the service decides",
            ),
            UrlFault::Encoded => Self::new(
                Code::PlaceholderEncoding,
                "The URL in an s3-presigned-url placeholder is percent-encoded; this form takes it plain",
                "${aws:iot:s3-presigned-url-v2:URL} takes an encoded one",
            ),
            UrlFault::Unencoded(character) => Self {
                source: Source::Measured,
                ..Self::new(
                    Code::PlaceholderEncoding,
                    format!(
                        "The URL in a placeholder holds {character:?}, which must be percent-encoded"
                    ),
                    "",
                )
            },
            UrlFault::Escape => Self::new(
                Code::PlaceholderEncoding,
                "The URL in a placeholder holds % without two hexadecimal digits",
                "Write %25 for a percent sign",
            ),
            UrlFault::Version => Self::new(
                Code::PlaceholderVersion,
                "An s3-presigned-url placeholder can't name a version of the object",
                "Use ${aws:iot:s3-presigned-url-v2:URL%3FversionId%3DID}",
            ),
            UrlFault::PlainVersion => Self::new(
                Code::PlaceholderVersion,
                "The version in a placeholder's URL must be percent-encoded",
                "Write %3FversionId%3DID",
            ),
        }
    }
}
