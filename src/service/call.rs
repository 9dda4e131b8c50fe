//! Calls of the service's API: method, address, headers and body.

use std::fmt;

use http::{
    HeaderMap, HeaderValue, Method,
    header::{ACCEPT, CONTENT_TYPE},
};
use serde_json::json;
use url::Url;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// One call of the service's API, ready to be signed and sent.
///
/// It holds no header that it can do without: browsers ask the service's leave for each.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    /// The HTTP method.
    pub method: Method,
    /// The whole address.
    pub url: Url,
    /// The headers, without those that every HTTP client adds.
    pub headers: HeaderMap,
    /// The body, where the operation has one: JSON text.
    pub body: Option<String>,
}

impl Call {
    /// Call that only reads.
    pub fn get(url: Url) -> Self {
        Self {
            method: Method::GET,
            url,
            headers: HeaderMap::from_iter([(ACCEPT, JSON)]),
            body: None,
        }
    }

    /// Call that puts `body`, a JSON text, at its address.
    pub fn put(url: Url, body: String) -> Self {
        Self {
            method: Method::PUT,
            url,
            headers: HeaderMap::from_iter([(ACCEPT, JSON), (CONTENT_TYPE, JSON)]),
            body: Some(body),
        }
    }

    /// The call as JSON, for a run that sends nothing: `{"method","url","headers":{…},"body":{…}}`.
    ///
    /// The body stands in it letter by letter, so that numbers keep their spelling.
    /// A header whose value is secret is left out.
    pub fn dry_run(&self) -> String {
        let headers: serde_json::Map<_, _> = self
            .headers
            .iter()
            .filter(|(_, value)| !value.is_sensitive())
            .map(|(name, value)| {
                (
                    name.to_string(),
                    json!(String::from_utf8_lossy(value.as_bytes())),
                )
            })
            .collect();
        let method = json!(self.method.as_str());
        let url = json!(self.url.as_str());
        let headers = json!(headers);
        let body = self.body.as_deref().unwrap_or("null");
        format!(r#"{{"method":{method},"url":{url},"headers":{headers},"body":{body}}}"#)
    }
}

impl fmt::Debug for Call {
    /// Leaves the body to its length: logs are not the place for a template.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            method,
            url,
            headers,
            body,
        } = self;
        f.debug_struct("Call")
            .field("method", method)
            .field("url", &url.as_str())
            .field("headers", headers)
            .field("body_bytes", &body.as_ref().map(String::len))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn url() -> Url {
        Url::parse("https://iot.eu-central-1.amazonaws.com/job-templates/reboot-1").unwrap()
    }

    #[test]
    fn a_dry_run_shows_the_call_and_keeps_the_spelling_of_numbers() {
        let body =
            r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":1e1},"x":123456789012345678901}"#;
        let shown = Call::put(url(), body.to_owned()).dry_run();
        assert!(shown.ends_with(&format!(r#""body":{body}}}"#)), "{shown}");
        let shown: Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(shown["method"], "PUT");
        assert_eq!(shown["url"], url().as_str());
        assert_eq!(
            shown["headers"],
            json!({"accept": "application/json", "content-type": "application/json"})
        );
    }

    #[test]
    fn a_dry_run_shows_no_secret() {
        let mut call = Call::get(url());
        let mut token = HeaderValue::from_static("secret");
        token.set_sensitive(true);
        call.headers.insert("x-amz-security-token", token);
        assert!(!call.dry_run().contains("secret"));
        assert!(!format!("{call:?}").contains("\"secret\""));
        assert_eq!(
            serde_json::from_str::<Value>(&call.dry_run()).unwrap()["body"],
            Value::Null
        );
    }
}
