//! reqwest over rustls.

use std::error::Error;

use std::future::pending;

use reqwest::{Client, redirect, retry};

use super::receive::receive;
use super::{Limits, Received, SendError};
use crate::service::{operation::Call, target::is_this_machine};

/// Sends `call` once. Dropping the future closes the connection.
///
/// # Errors
/// When no answer came.
pub async fn send(call: &Call, limits: &Limits) -> Result<Received, SendError> {
    let mut request = client(call, limits)
        .map_err(|error| SendError::NotConnected {
            reason: root_cause(&error),
        })?
        .request(call.method.clone(), call.url.clone())
        .headers(call.headers.clone());
    if let Some(body) = &call.body {
        request = request.body(body.clone());
    }
    let response = request.send().await.map_err(|error| classify(&error))?;
    Ok(receive(response, limits, pending()).await)
}

/// A client for one call: it follows nothing, repeats nothing and keeps no connection.
fn client(call: &Call, limits: &Limits) -> reqwest::Result<Client> {
    let builder = Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .pool_max_idle_per_host(0)
        .connect_timeout(limits.connect)
        .timeout(limits.whole);
    // A proxy would carry to another machine what is meant for this one.
    let builder = if is_this_machine(&call.url) {
        builder.no_proxy()
    } else {
        builder
    };
    builder.build()
}

fn classify(error: &reqwest::Error) -> SendError {
    if error.is_connect() && error.is_timeout() {
        SendError::NotConnected {
            reason: "no answer within the time limit".to_owned(),
        }
    } else if error.is_connect() || error.is_builder() {
        SendError::NotConnected {
            reason: root_cause(error),
        }
    } else if error.is_timeout() {
        SendError::TimedOut
    } else {
        SendError::Lost {
            reason: root_cause(error),
        }
    }
}

/// The innermost error, which says most; the outer ones repeat the URL.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
