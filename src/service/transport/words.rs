//! Errors of TLS, HTTP and the network in plain words.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::iter::successors;

use rustls::{CertificateError, Error as TlsError, InvalidMessage};

use super::native::MAX_HEADERS;
use super::trust::is_authoritys;

/// Words for the first of an error and its causes for which there are some, else the words of the innermost.
pub(super) fn words(error: &(dyn Error + 'static)) -> String {
    causes(error).find_map(known).unwrap_or_else(|| {
        let innermost = causes(error).last().unwrap_or(error);
        without_number(&innermost.to_string()).to_owned()
    })
}

/// True if what came is none of HTTP's answers, or has a longer head than is read.
pub(super) fn is_unreadable(error: &(dyn Error + 'static)) -> bool {
    let mut errors = causes(error).filter_map(|cause| cause.downcast_ref());
    errors.any(|error: &hyper::Error| error.is_parse() || error.to_string() == UNASKED)
}

/// An error and its causes, also those that an error of the system wraps.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    successors(Some(error), |&error| {
        match error.downcast_ref().and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped as &(dyn Error + 'static)),
            None => error.source(),
        }
    })
}

fn known(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref() {
        return Some(tls(error));
    }
    if let Some(error) = error.downcast_ref() {
        return http(error);
    }
    if let Some(error) = error.downcast_ref::<io::Error>() {
        return network(error.kind()).map(str::to_owned);
    }
    // These have no type of their own.
    let words = match error.to_string().as_str() {
        "dns error" => "no address is known for its name here",
        "tunnel error: unsuccessful" => "the proxy that is set refuses to pass it on",
        "tunnel error: proxy authorization required" => {
            "the proxy that is set wants a user name and a password"
        }
        _ => return None,
    };
    Some(words.to_owned())
}

/// `connection refused` of `connection refused (os error 111)`.
fn without_number(words: &str) -> &str {
    words.split(" (os error").next().unwrap_or(words)
}

fn network(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::ConnectionRefused => "it was refused, nothing seems to listen there",
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            "the other side broke it off"
        }
        ErrorKind::UnexpectedEof => "the other side closed it",
        ErrorKind::TimedOut => "no answer within the time limit",
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected => "no network leads there",
        _ => return None,
    })
}

/// Message of hyper for an answer with more headers than are read, or longer ones.
const TOO_MANY_HEADERS: &str = "message head is too large";
/// Message of hyper for a server that speaks first.
const UNASKED: &str = "received unexpected message from connection";

/// Words for an error of HTTP itself; `None` for one of the connection below.
fn http(error: &hyper::Error) -> Option<String> {
    if error.to_string() == TOO_MANY_HEADERS {
        Some(format!(
            "it has more headers than the {MAX_HEADERS} that are read, or longer ones than fit"
        ))
    } else if is_unreadable(error) {
        Some("it is none of HTTP's, something else seems to listen there".to_owned())
    } else if error.is_incomplete_message() || error.is_closed() || error.is_canceled() {
        Some("the other side closed it".to_owned())
    } else {
        None
    }
}

fn tls(error: &TlsError) -> String {
    let words = match error {
        TlsError::InvalidCertificate(error) => return certificate(error),
        TlsError::NoCertificatesPresented => "it shows no certificate",
        TlsError::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "what answers there does not speak TLS, for an endpoint without encryption write http://"
        }
        TlsError::AlertReceived(_) | TlsError::PeerIncompatible(_) => {
            "it does not agree to the encryption that is offered, which is TLS 1.2 or 1.3 without a client certificate"
        }
        _ => "what it sends is no TLS as it should be",
    };
    words.to_owned()
}

fn certificate(error: &CertificateError) -> String {
    let words = match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "its certificate has expired, or this machine's clock is wrong"
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet, or this machine's clock is wrong"
        }
        CertificateError::UnknownIssuer => {
            "its certificate is from an issuer that is not trusted here, to trust it name a file with the issuer's certificate in AWS_CA_BUNDLE"
        }
        CertificateError::Other(error) if is_authoritys(error) => {
            "its certificate is an authority's and not one for an endpoint, to trust it name a file with exactly it in AWS_CA_BUNDLE"
        }
        CertificateError::NotValidForNameContext { presented, .. } if !presented.is_empty() => {
            let names: Vec<_> = presented.iter().map(|name| bare(name)).collect();
            let names = names.join(", ");
            return format!(
                "its certificate is for another name ({})",
                names.escape_debug()
            );
        }
        CertificateError::NotValidForNameContext { .. } => "its certificate is for no name",
        CertificateError::NotValidForName => "its certificate is for another name",
        CertificateError::Revoked => "its certificate has been revoked",
        _ => "its certificate is not one to be trusted",
    };
    words.to_owned()
}

/// `example.com` of `DnsName("example.com")`, and `127.0.0.1` of `IpAddress(127.0.0.1)`, as rustls writes them.
fn bare(name: &str) -> &str {
    let inner = name.split_once('(').map_or(name, |(_, inner)| inner);
    inner.trim_end_matches(')').trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_errors_are_told_in_plain_words_however_they_are_wrapped() {
        let bad = TlsError::InvalidCertificate;
        let authoritys = rustls::OtherError(std::sync::Arc::new(webpki::Error::CaUsedAsEndEntity));
        for (error, expected) in [
            (bad(CertificateError::Expired), "has expired"),
            (bad(CertificateError::NotValidYet), "not valid yet"),
            (bad(CertificateError::UnknownIssuer), "AWS_CA_BUNDLE"),
            (bad(CertificateError::Other(authoritys)), "AWS_CA_BUNDLE"),
            (bad(CertificateError::NotValidForName), "for another name"),
            (bad(CertificateError::Revoked), "revoked"),
            (bad(CertificateError::BadSignature), "not one to be trusted"),
            (TlsError::DecryptError, "no TLS as it should be"),
            (
                TlsError::InvalidMessage(InvalidMessage::InvalidContentType),
                "does not speak TLS",
            ),
            (
                TlsError::AlertReceived(rustls::AlertDescription::HandshakeFailure),
                "does not agree",
            ),
        ] {
            let wrapped = io::Error::new(ErrorKind::InvalidData, io::Error::other(error));
            let words = words(&wrapped);
            assert!(words.contains(expected), "{words}");
        }
    }

    #[test]
    fn errors_of_the_system_are_told_without_their_numbers() {
        for (number, expected) in [
            (111, "nothing seems to listen there"),
            (104, "broke it off"),
            (110, "time limit"),
            (113, "no network leads there"),
            (24, "Too many open files"),
        ] {
            let words = words(&io::Error::from_raw_os_error(number));
            assert!(words.contains(expected), "{words}");
            assert!(!words.contains("os error"), "{words}");
        }
        for (error, expected) in [
            ("dns error", "no address is known"),
            (
                "tunnel error: unsuccessful",
                "the proxy that is set refuses",
            ),
            (
                "tunnel error: proxy authorization required",
                "wants a user name",
            ),
        ] {
            let words = words(&io::Error::other(error));
            assert!(words.contains(expected), "{words}");
        }
        assert_eq!(words(&io::Error::other("as it is")), "as it is");
    }

    #[test]
    fn names_of_a_certificate_are_bare() {
        for (name, expected) in [
            ("DnsName(\"other.example\")", "other.example"),
            ("IpAddress(127.0.0.2)", "127.0.0.2"),
            ("IpAddress(::1)", "::1"),
            ("other.example", "other.example"),
        ] {
            assert_eq!(bare(name), expected);
        }
    }
}
