//! Answers of another service than AWS IoT.

use super::RawAnswer;
use super::permission::is_about_credentials;

/// Codes of errors that only Amazon S3 gives.
const S3_CODES: &[&str] = &[
    "InvalidBucketName",
    "NoSuchBucket",
    "NoSuchKey",
    "NoSuchUpload",
];

/// True if the answer to a call, `signed` or not, is from Amazon S3, or from an emulator of it.
pub(in crate::service) fn is_from_s3(answer: &RawAnswer, signed: bool) -> bool {
    let header = |name| answer.headers.get(name);
    let is_server = header("server").is_some_and(|server| server.as_bytes() == b"AmazonS3");
    let is_signed = is_server || header("x-amz-id-2").is_some();
    // S3 never answers in JSON; emulators put its headers on every service's answers.
    is_signed && !is_json_object(&answer.bytes) || is_s3_error(&answer.text, signed)
}

fn is_json_object(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Map<_, _>>(body).is_ok()
}

/// Errors of S3 stand in `<Error>` alone, with the bucket or the host's id beside the code.
///
/// Emulators choose the service by the signature. Where there is one, a code that other services have, too, is told by
/// that of the signature; without one it is S3's, unless it is about the signature itself.
fn is_s3_error(body: &str, signed: bool) -> bool {
    let Ok(document) = roxmltree::Document::parse(body.trim_start()) else {
        return false;
    };
    let root = document.root_element();
    let child = |name| root.children().find(|child| child.has_tag_name(name));
    let is_s3_code =
        |code| S3_CODES.contains(&code) || !signed && !is_about_credentials(Some(code), "");
    root.has_tag_name("Error")
        && (child("BucketName").or(child("HostId")).is_some()
            || child("Code")
                .and_then(|code| code.text())
                .is_some_and(|code| is_s3_code(code.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_s3_are_told_from_others_by_their_form() {
        // Whether it is S3's after an unsigned call, and after a signed one.
        for (body, unsigned, signed) in [
            (
                "<Error><Code>NoSuchBucket</Code><Message>m</Message></Error>",
                true,
                true,
            ),
            (
                "<?xml version=\"1.0\"?>\n<Error><Code>MethodNotAllowed</Code><HostId>h</HostId></Error>",
                true,
                true,
            ),
            (
                "<Error><Code>AccessDenied</Code><BucketName>job-templates</BucketName></Error>",
                true,
                true,
            ),
            (
                "<Error><Code>AccessDenied</Code><Message>m</Message></Error>",
                true,
                false,
            ),
            (
                "<Error><Code> MethodNotAllowed </Code></Error>",
                true,
                false,
            ),
            (
                "<Error><Code>SignatureDoesNotMatch</Code></Error>",
                false,
                false,
            ),
            (
                "<Error><Code>InvalidAccessKeyId</Code></Error>",
                false,
                false,
            ),
            ("<Error><Message>m</Message></Error>", false, false),
            (
                "<ErrorResponse><Error><Code>NoSuchBucket</Code></Error></ErrorResponse>",
                false,
                false,
            ),
            (r#"{"code":"NoSuchBucket"}"#, false, false),
            ("\u{fffd}", false, false),
        ] {
            assert_eq!(is_s3_error(body, false), unsigned, "{body}");
            assert_eq!(is_s3_error(body, true), signed, "{body}");
        }
        assert!(!is_s3_error("<Error>\u{fffd}</Error>", false));
    }
}
