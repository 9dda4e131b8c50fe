//! TLS errors in plain words.

use std::error::Error;
use std::io;

use rustls::{CertificateError, Error as TlsError, InvalidMessage};

/// Words for a TLS error of an endpoint; `None` if the error is about something else.
pub(super) fn words(error: &(dyn Error + 'static)) -> Option<String> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(words) = tls_error(error).map(said) {
            return Some(words);
        }
        cause = error.source();
    }
    None
}

/// The TLS error itself, or the one that an error of the system wraps.
fn tls_error<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e TlsError> {
    if let Some(error) = error.downcast_ref() {
        return Some(error);
    }
    let wrapped = error.downcast_ref::<io::Error>()?.get_ref()?;
    tls_error(wrapped)
}

fn said(error: &TlsError) -> String {
    match error {
        TlsError::InvalidCertificate(error) => certificate(error),
        TlsError::NoCertificatesPresented => "it shows no certificate".to_owned(),
        TlsError::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "what answers there does not speak TLS, for an endpoint without encryption write http://"
                .to_owned()
        }
        TlsError::AlertReceived(_) | TlsError::PeerIncompatible(_) => {
            "it does not agree to the encryption that is offered, which is TLS 1.2 or 1.3 without a client certificate"
                .to_owned()
        }
        other => format!("its encryption fails ({other})"),
    }
}

fn certificate(error: &CertificateError) -> String {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "its certificate has expired, or this machine's clock is wrong".to_owned()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet, or this machine's clock is wrong".to_owned()
        }
        CertificateError::UnknownIssuer => {
            "its certificate is from an issuer that is not trusted here, to trust it name a file with the issuer's certificate in AWS_CA_BUNDLE"
                .to_owned()
        }
        CertificateError::NotValidForName => "its certificate is for another name".to_owned(),
        CertificateError::NotValidForNameContext { presented, .. } if presented.is_empty() => {
            "its certificate is for no name".to_owned()
        }
        CertificateError::NotValidForNameContext { presented, .. } => format!(
            "its certificate is for another name ({})",
            presented.iter().map(|name| bare(name)).collect::<Vec<_>>().join(", ").escape_debug()
        ),
        CertificateError::Revoked => "its certificate has been revoked".to_owned(),
        _ => "its certificate is not one to be trusted".to_owned(),
    }
}

/// `example.com` of `DnsName("example.com")`, which is how rustls writes it.
fn bare(name: &str) -> &str {
    name.split('"').nth(1).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_errors_are_told_in_plain_words_however_they_are_wrapped() {
        let bad = TlsError::InvalidCertificate;
        for (error, expected) in [
            (bad(CertificateError::Expired), "has expired"),
            (bad(CertificateError::NotValidYet), "not valid yet"),
            (bad(CertificateError::UnknownIssuer), "AWS_CA_BUNDLE"),
            (bad(CertificateError::NotValidForName), "for another name"),
            (bad(CertificateError::Revoked), "revoked"),
            (bad(CertificateError::BadSignature), "not one to be trusted"),
            (
                TlsError::InvalidMessage(InvalidMessage::InvalidContentType),
                "does not speak TLS",
            ),
            (
                TlsError::AlertReceived(rustls::AlertDescription::HandshakeFailure),
                "does not agree",
            ),
        ] {
            let wrapped = io::Error::new(io::ErrorKind::InvalidData, io::Error::other(error));
            let words = words(&wrapped).unwrap();
            assert!(words.contains(expected), "{words}");
        }
        assert_eq!(words(&io::Error::other("no TLS")), None);
        assert_eq!(bare("DnsName(\"other.example\")"), "other.example");
    }
}
