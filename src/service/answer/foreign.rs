//! Answers of another service than AWS IoT.

use crate::service::transport::Received;

/// Codes of errors that only Amazon S3 gives.
const S3_CODES: &[&str] = &[
    "InvalidBucketName",
    "NoSuchBucket",
    "NoSuchKey",
    "NoSuchUpload",
];

/// True if the answer is from Amazon S3, or from an emulator of it.
pub(in crate::service) fn is_from_s3(received: &Received) -> bool {
    let header = |name| received.headers.get(name);
    let is_server = header("server").is_some_and(|server| server.as_bytes() == b"AmazonS3");
    let is_signed = is_server || header("x-amz-id-2").is_some();
    // S3 never answers in JSON; emulators put its headers on every service's answers.
    is_signed && !is_json_object(&received.body) || is_s3_error(&received.body)
}

fn is_json_object(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Map<_, _>>(body).is_ok()
}

/// Errors of S3 stand in `<Error>` alone, with the bucket or the host's id beside the code.
fn is_s3_error(body: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(body) else {
        return false;
    };
    let Ok(document) = roxmltree::Document::parse(text.trim_start()) else {
        return false;
    };
    let root = document.root_element();
    root.has_tag_name("Error")
        && root.children().any(|child| {
            let is_s3_code = || child.text().is_some_and(|text| S3_CODES.contains(&text));
            match child.tag_name().name() {
                "BucketName" | "HostId" => true,
                "Code" => is_s3_code(),
                _ => false,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_s3_are_told_from_others_by_their_form() {
        for (body, expected) in [
            (
                "<Error><Code>NoSuchBucket</Code><Message>m</Message></Error>",
                true,
            ),
            (
                "<?xml version=\"1.0\"?>\n<Error><Code>MethodNotAllowed</Code><HostId>h</HostId></Error>",
                true,
            ),
            (
                "<Error><Code>AccessDenied</Code><BucketName>job-templates</BucketName></Error>",
                true,
            ),
            (
                "<Error><Code>AccessDenied</Code><Message>m</Message></Error>",
                false,
            ),
            (
                "<ErrorResponse><Error><Code>NoSuchBucket</Code></Error></ErrorResponse>",
                false,
            ),
            (r#"{"code":"NoSuchBucket"}"#, false),
            ("\u{fffd}", false),
        ] {
            assert_eq!(is_s3_error(body.as_bytes()), expected, "{body}");
        }
        assert!(!is_s3_error(b"<Error>\xff</Error>"));
    }
}
