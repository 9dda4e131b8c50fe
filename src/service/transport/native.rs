//! reqwest over rustls.

use std::future::pending;

use reqwest::{Client, redirect, retry};
use rustls::ClientConfig;

use super::receive::receive;
use super::trust::trusting;
use super::words::{is_unreadable, words};
use super::{CaBundle, Limits, Received};
use crate::runtime;
use crate::service::answer::Cause;
use crate::service::{call::Call, endpoint::is_this_machine};

/// The most headers of an answer; proxies add some to those of the service.
pub(super) const MAX_HEADERS: usize = 1000;

/// Sends `call` once. Dropping the future closes the connection.
///
/// # Errors
/// If no answer came.
pub async fn send(
    call: &Call,
    limits: &Limits,
    ca_bundle: Option<&CaBundle>,
) -> Result<Received, Cause> {
    let tls = match ca_bundle.filter(|_| call.url.scheme() == "https") {
        Some(bundle) => Some(read(bundle.clone()).await.map_err(not_connected)?),
        None => None,
    };
    let mut request = client(call, limits, tls)
        .map_err(|error| not_connected(words(&error)))?
        .request(call.method.clone(), call.url.clone())
        .headers(call.headers.clone());
    if let Some(body) = &call.body {
        request = request.body(body.clone());
    }
    let response = request
        .send()
        .await
        .map_err(|error| classify(&error, limits))?;
    Ok(receive(response, limits, pending()).await)
}

/// Reads a bundle; there is no connection without it.
async fn read(bundle: CaBundle) -> Result<ClientConfig, String> {
    let CaBundle { path, origin } = bundle;
    let file = path.clone();
    let read = runtime::blocking(move || std::fs::read(file)).await;
    let pem = read
        .map_err(|error| format!("{origin} names a file that cannot be read, {error}: {path}"))?;
    trusting(&pem)
        .ok_or_else(|| format!("{origin} names a file that holds no PEM certificates: {path}"))
}

/// A client for one call: it follows nothing, repeats nothing and keeps no connection.
fn client(call: &Call, limits: &Limits, tls: Option<ClientConfig>) -> reqwest::Result<Client> {
    let mut builder = Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .pool_max_idle_per_host(0)
        .http1_max_headers(MAX_HEADERS)
        .connect_timeout(limits.connect)
        .timeout(limits.whole);
    if let Some(tls) = tls {
        builder = builder.tls_backend_preconfigured(tls);
    }
    // A proxy would carry to another machine what is meant for this one.
    if is_this_machine(&call.url) {
        builder = builder.no_proxy();
    }
    builder.build()
}

const fn not_connected(reason: String) -> Cause {
    Cause::NotConnected { reason }
}

fn classify(error: &reqwest::Error, limits: &Limits) -> Cause {
    let reason = words(error);
    if error.is_connect() || error.is_builder() {
        not_connected(reason)
    } else if error.is_timeout() {
        let limit = limits.whole;
        Cause::TimedOut { limit }
    } else if is_unreadable(error) {
        Cause::Unreadable { reason }
    } else {
        Cause::Lost { reason }
    }
}
