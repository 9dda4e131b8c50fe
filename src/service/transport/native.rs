//! reqwest over rustls.

use std::error::Error;

use std::future::pending;

use reqwest::{Certificate, Client, redirect, retry};

use super::receive::receive;
use super::{CaBundle, Limits, Received, SendError, tls};
use crate::runtime;
use crate::service::{call::Call, endpoint::is_this_machine};

/// The most headers of an answer; proxies add some to those of the service.
const MAX_HEADERS: usize = 1000;

/// Sends `call` once. Dropping the future closes the connection.
///
/// # Errors
/// If no answer came.
pub async fn send(
    call: &Call,
    limits: &Limits,
    ca_bundle: Option<&CaBundle>,
) -> Result<Received, SendError> {
    let trusted = match ca_bundle.filter(|_| call.url.scheme() == "https") {
        Some(bundle) => Some(certificates(bundle.clone()).await?),
        None => None,
    };
    let mut request = client(call, limits, trusted)
        .map_err(|error| not_connected(root_cause(&error)))?
        .request(call.method.clone(), call.url.clone())
        .headers(call.headers.clone());
    if let Some(body) = &call.body {
        request = request.body(body.clone());
    }
    let response = request.send().await.map_err(|error| classify(&error))?;
    Ok(receive(response, limits, pending()).await)
}

/// The certificates of a bundle; there is no connection without them.
async fn certificates(bundle: CaBundle) -> Result<Vec<Certificate>, SendError> {
    let CaBundle { path, origin } = bundle;
    let file = path.clone();
    let read = runtime::blocking(move || std::fs::read(file)).await;
    let pem = read.map_err(|error| {
        not_connected(format!(
            "{origin} names a file that cannot be read, {error}: {path}"
        ))
    })?;
    match Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(not_connected(format!(
            "{origin} names a file that holds no PEM certificates: {path}"
        ))),
    }
}

/// A client for one call: it follows nothing, repeats nothing and keeps no connection.
fn client(
    call: &Call,
    limits: &Limits,
    trusted: Option<Vec<Certificate>>,
) -> reqwest::Result<Client> {
    let mut builder = Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .pool_max_idle_per_host(0)
        .http1_max_headers(MAX_HEADERS)
        .connect_timeout(limits.connect)
        .timeout(limits.whole);
    if let Some(trusted) = trusted {
        builder = builder.tls_certs_only(trusted);
    }
    // A proxy would carry to another machine what is meant for this one.
    if is_this_machine(&call.url) {
        builder = builder.no_proxy();
    }
    builder.build()
}

const fn not_connected(reason: String) -> SendError {
    SendError::NotConnected { reason }
}

fn classify(error: &reqwest::Error) -> SendError {
    if error.is_connect() && error.is_timeout() {
        not_connected("no answer within the time limit".to_owned())
    } else if error.is_connect() || error.is_builder() {
        not_connected(tls::words(error).unwrap_or_else(|| root_cause(error)))
    } else if error.is_timeout() {
        SendError::TimedOut
    } else {
        SendError::Lost {
            reason: root_cause(error),
        }
    }
}

/// Message of hyper for an answer with more headers than are read.
const TOO_MANY_HEADERS: &str = "message head is too large";

/// The innermost error, which says most; the outer ones repeat the URL.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    match cause.to_string() {
        words if words == TOO_MANY_HEADERS => {
            format!(
                "the answer has more headers than the {MAX_HEADERS} that are read, or too long ones"
            )
        }
        words => words,
    }
}
