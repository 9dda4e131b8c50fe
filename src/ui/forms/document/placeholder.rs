//! Placeholders that a document may hold, ready to be filled in.

/// Placeholder and its meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placeholder {
    /// Label in the menu.
    pub(super) label: &'static str,
    /// Value that replaces it when a device asks for the document.
    pub(super) meaning: &'static str,
    /// Placeholder as it stands in the document.
    pub(super) text: &'static str,
}

pub(super) const PLACEHOLDERS: [Placeholder; 7] = [
    Placeholder {
        label: "Download URL",
        meaning: "A presigned URL of an S3 object; needs a role",
        text: "${aws:iot:s3-presigned-url:https://my-bucket.s3.eu-west-1.amazonaws.com/firmware.bin}",
    },
    Placeholder {
        label: "Download URL of a version",
        meaning: "The same for one version of the object, percent-encoded",
        text: "${aws:iot:s3-presigned-url-v2:https://my-bucket.s3.eu-west-1.amazonaws.com/firmware.bin%3FversionId%3DVERSION}",
    },
    Placeholder {
        label: "Upload URL",
        meaning: "A presigned URL that the device uploads to; needs a role",
        text: "${aws:iot:s3-presigned-url-upload:https://my-bucket.s3.eu-west-1.amazonaws.com/logs/${thingName}/${jobId}.log}",
    },
    Placeholder {
        label: "Package attribute",
        meaning: "One attribute of a software package version",
        text: "${aws:iot:package:NAME:version:VERSION:attributes:KEY}",
    },
    Placeholder {
        label: "All package attributes",
        meaning: "Every attribute of it as an object; alone in its string",
        text: "${aws:iot:package:NAME:version:VERSION:attributes}",
    },
    Placeholder {
        label: "Package artifact",
        meaning: "A presigned URL of the version’s artifact; needs a role",
        text: "${aws:iot:package:NAME:version:VERSION:artifact:s3-presigned-url}",
    },
    Placeholder {
        label: "Code signature",
        meaning: "The signature that AWS Signer made for an S3 object",
        text: "${aws:iot:code-sign-signature:s3://eu-west-1.my-bucket/firmware.bin@VERSION}",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::template::json::{Tree, encode};

    #[test]
    fn every_placeholder_is_one_that_the_check_knows() {
        for placeholder in PLACEHOLDERS {
            let document = format!("{{\"value\":{}}}", encode(placeholder.text));
            let template = format!(
                r#"{{"jobTemplateId":"a","description":"a","presignedUrlConfig":{{"roleArn":"arn:aws:iam::123456789012:role/presign"}},"document":{}}}"#,
                encode(&document)
            );
            let problems = check(&Tree::parse(template));
            assert!(problems.is_empty(), "{}: {problems:#?}", placeholder.label);
        }
    }
}
