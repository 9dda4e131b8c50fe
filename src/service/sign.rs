//! Signatures: AWS Signature Version 4 for the service `iot`.
//!
//! A session token is wiped from memory with the last copy of its header; what the libraries for signing and for HTTP
//! copy of it is theirs.

use std::error::Error;
use std::time::SystemTime;

use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningSettings, sign},
    sign::v4,
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header::CONTENT_TYPE};
use zeroize::Zeroizing;

use super::{call::Call, credentials::Credentials, region::Region};

/// The name of AWS IoT Core in credential scopes.
const SERVICE: &str = "iot";

/// A call could not be signed.
#[derive(Debug, thiserror::Error)]
#[error("The request cannot be signed with {origin}: {reason}")]
pub struct SignError {
    origin: String,
    reason: String,
}

/// The call with the headers that prove who sends it, for this region, at the time `at`.
///
/// Signed are `content-type`, `host`, `x-amz-date` and, with temporary credentials,
/// `x-amz-security-token`, as the AWS CLI does.
///
/// # Errors
/// If the credentials hold characters that cannot stand in a header.
pub fn signed(
    call: &Call,
    credentials: &Credentials,
    region: &Region,
    at: SystemTime,
) -> Result<Call, SignError> {
    let headers = signature(call, credentials, region, at).map_err(|reason| SignError {
        origin: credentials.origin().to_owned(),
        reason: reason.to_string(),
    })?;
    let mut signed = call.clone();
    signed.headers.extend(headers);
    Ok(signed)
}

fn signature(
    call: &Call,
    credentials: &Credentials,
    region: &Region,
    at: SystemTime,
) -> Result<Vec<(HeaderName, HeaderValue)>, Box<dyn Error>> {
    let identity = credentials.keys().clone().into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(region.name())
        .name(SERVICE)
        .time(at)
        .settings(SigningSettings::default())
        .build()?
        .into();
    let content_type = call.headers.get(CONTENT_TYPE).map(HeaderValue::to_str);
    let content_type = content_type.transpose()?;
    let request = SignableRequest::new(
        call.method.as_str(),
        call.url.as_str(),
        content_type
            .map(|value| (CONTENT_TYPE.as_str(), value))
            .into_iter(),
        SignableBody::Bytes(call.body.as_deref().unwrap_or_default().as_bytes()),
    )?;
    let (instructions, _signature) = sign(request, &params)?.into_parts();
    let (headers, _query) = instructions.into_parts();
    let wiped = headers.iter().map(|header| {
        let mut value = wiped(header.value())?;
        value.set_sensitive(header.name() != "x-amz-date");
        Ok((HeaderName::from_static(header.name()), value))
    });
    wiped.collect()
}

/// Header whose copies share one piece of memory, which is wiped with the last of them.
fn wiped(value: &str) -> Result<HeaderValue, http::Error> {
    let owned = Zeroizing::new(value.as_bytes().to_vec());
    HeaderValue::from_maybe_shared(Bytes::from_owner(owned)).map_err(Into::into)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;
    use crate::{
        service::{credentials::TypedCredentials, request::Request},
        template::json::Tree,
    };
    use url::Url;

    const TEMPLATE: &str = "https://iot.eu-central-1.amazonaws.com/job-templates/reboot-1";
    const REBOOT: &str = r#"{"jobTemplateId":"reboot-1","description":"Reboot é","document":"{}"}"#;

    fn signed_at(call: &Call, session_token: &str, at: SystemTime) -> Call {
        let typed = TypedCredentials::new(
            "AKIDEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            session_token,
        );
        let region = "eu-central-1".parse().unwrap();
        signed(call, &typed.load().unwrap(), &region, at).unwrap()
    }

    fn create(url: &str) -> Call {
        let request = Request::of_checked(&Tree::parse(REBOOT).unwrap());
        Call::put(Url::parse(url).unwrap(), request.body().to_owned())
    }

    /// 2026-11-23T12:34:56Z
    fn at() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_795_437_296)
    }

    /// The expected signatures were made by botocore 1.43 for the same calls.
    #[test]
    fn signatures_are_the_aws_cli_s() {
        let describe = Call::get(Url::parse(TEMPLATE).unwrap());
        let local = create("http://127.0.0.1:4566/a%20b/job-templates/reboot-1?stage=test");
        let table = [
            (
                create(TEMPLATE),
                "",
                "content-type;host;x-amz-date",
                "6a4a7fcbce7380015cfb52d04757b84129fc6c75ed6a8bda2e7d93cfbb7c0aaa",
            ),
            (
                create(TEMPLATE),
                "TOKEN/with+signs==",
                "content-type;host;x-amz-date;x-amz-security-token",
                "df51892528f7f67495fcd8689e02315b4a51e386811d0ca2421a49738c294ae4",
            ),
            (
                describe,
                "",
                "host;x-amz-date",
                "dd1e98242335dc7a1c9dce0fe92d3afcb9bd5cb5f18bc692e7eff1d9baa177b4",
            ),
            (
                local,
                "",
                "content-type;host;x-amz-date",
                "63a6363e65b120d2bf4156df0e18142f2d38356b53f49b214f25d69a2080a567",
            ),
        ];
        for (call, token, signed_headers, signature) in table {
            let signed = signed_at(&call, token, at());
            assert_eq!(signed.headers["x-amz-date"], "20261123T123456Z");
            assert_eq!(
                signed.headers["authorization"],
                format!(
                    "AWS4-HMAC-SHA256 \
                     Credential=AKIDEXAMPLE/20261123/eu-central-1/iot/aws4_request, \
                     SignedHeaders={signed_headers}, Signature={signature}"
                )
            );
        }
    }

    #[test]
    fn a_signed_call_shows_neither_signature_nor_token() {
        let signed = signed_at(&create(TEMPLATE), "TOKEN", at());
        for shown in [signed.dry_run(), format!("{signed:?}")] {
            assert!(!shown.contains("TOKEN"), "{shown}");
            assert!(!shown.contains("Signature="), "{shown}");
        }
    }

    #[test]
    fn a_later_try_is_signed_anew() {
        let call = create(TEMPLATE);
        let first = signed_at(&call, "", at());
        let later = signed_at(&call, "", at() + Duration::from_secs(1));
        assert_ne!(
            first.headers["authorization"],
            later.headers["authorization"]
        );
    }
}
