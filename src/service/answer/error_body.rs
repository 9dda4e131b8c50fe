//! The name and the words of an error, whatever shape it comes in.

use http::HeaderMap;
use serde_json::Value;

/// Error code and message, parsed from the header and the body of an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ErrorBody {
    /// The error's name.
    pub code: Option<String>,
    /// Its message.
    pub message: Option<String>,
}

impl ErrorBody {
    /// Reads the header first, then the body: JSON, an envelope of JSON, or XML.
    pub(super) fn of(headers: &HeaderMap, body: &str) -> Self {
        let said = from_json(body)
            .or_else(|| from_xml(body))
            .unwrap_or_default();
        Self {
            code: name_in_header(headers).or(said.code),
            message: said.message,
        }
    }
}

/// The error's name in the header of AWS's REST-JSON protocol.
pub(super) fn name_in_header(headers: &HeaderMap) -> Option<String> {
    bare_name(headers.get("x-amzn-errortype")?.to_str().ok()?)
}

fn from_json(body: &str) -> Option<ErrorBody> {
    let value: Value = serde_json::from_str(body).ok()?;
    let error = value
        .get("error")
        .filter(|error| error.is_object())
        .unwrap_or(&value);
    Some(ErrorBody {
        code: text(error, &["__type", "code", "Code"]).and_then(bare_name),
        message: text(error, &["message", "Message", "errorMessage"])
            .or_else(|| text(&value, &["error"]))
            .map(str::to_owned),
    })
}

fn text<'v>(object: &'v Value, names: &[&str]) -> Option<&'v str> {
    names
        .iter()
        .filter_map(|name| object.get(name)?.as_str())
        .find(|text| !text.trim().is_empty())
}

fn from_xml(body: &str) -> Option<ErrorBody> {
    let document = roxmltree::Document::parse(body.trim_start()).ok()?;
    let text = |name: &str| {
        let node = document
            .descendants()
            .find(|node| node.tag_name().name() == name)?;
        node.text()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    Some(ErrorBody {
        code: text("Code").as_deref().and_then(bare_name),
        message: text("Message"),
    })
}

/// Cuts what follows `:` or `#`, and the namespace that may stand before `#`.
fn bare_name(name: &str) -> Option<String> {
    let name = name.split(':').next().unwrap_or_default();
    let mut parts = name.split('#');
    let first = parts.next().unwrap_or_default();
    // `com.amazonaws.iot#Name`, or `Name#more`.
    let name = match parts.next() {
        Some(second) if first.contains('.') => second,
        _ => first,
    };
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_freed_of_what_stands_around_it() {
        for (given, name) in [
            ("ConflictException", Some("ConflictException")),
            (
                "ConflictException:http://internal.amazon.com/coral/",
                Some("ConflictException"),
            ),
            ("ConflictException#more", Some("ConflictException")),
            (
                "com.amazonaws.iot#ConflictException",
                Some("ConflictException"),
            ),
            (
                "com.amazonaws.iot#ConflictException:http://x",
                Some("ConflictException"),
            ),
            (" ", None),
            (":x", None),
        ] {
            assert_eq!(bare_name(given).as_deref(), name, "{given}");
        }
    }

    #[test]
    fn every_shape_of_an_error_is_read() {
        let table = [
            (r#"{"message":"m"}"#, None, Some("m")),
            (r#"{"__type":"A","message":"m"}"#, Some("A"), Some("m")),
            (r#"{"code":"A","Message":"m"}"#, Some("A"), Some("m")),
            (r#"{"code":400,"message":{"text":"m"}}"#, None, None),
            (
                r#"{"success":false,"error":{"code":"A","message":"m"}}"#,
                Some("A"),
                Some("m"),
            ),
            (r#"{"error":"m"}"#, None, Some("m")),
            (
                "<Error><Code>A</Code><Message>m</Message></Error>",
                Some("A"),
                Some("m"),
            ),
            (
                "<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"urn:x\"><Error><Code>A</Code>\
                 <Message> m </Message></Error></ErrorResponse>",
                Some("A"),
                Some("m"),
            ),
            (
                "<AccessDeniedException><Message>m</Message></AccessDeniedException>",
                None,
                Some("m"),
            ),
            ("<html><body>no</body></html>", None, None),
            ("[]", None, None),
            ("", None, None),
            ("{", None, None),
        ];
        for (body, code, message) in table {
            let error = ErrorBody::of(&HeaderMap::new(), body);
            assert_eq!(
                (error.code.as_deref(), error.message.as_deref()),
                (code, message),
                "{body}"
            );
        }
    }

    #[test]
    fn the_header_s_name_wins() {
        let headers = HeaderMap::from_iter([(
            http::HeaderName::from_static("x-amzn-errortype"),
            http::HeaderValue::from_static("InvalidRequestException:"),
        )]);
        let error = ErrorBody::of(&headers, r#"{"code":"Other","message":"m"}"#);
        assert_eq!(error.code.as_deref(), Some("InvalidRequestException"));
        assert_eq!(error.message.as_deref(), Some("m"));
    }
}
