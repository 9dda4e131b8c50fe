//! The browser's `fetch`.

use std::pin::pin;

use futures::future::{Either, select};
use reqwest::{Client, Response};

use super::{Limits, Received, SendError, body};
use crate::service::{operation::Call, runtime::sleep};

/// Sends `call` once. Dropping the future aborts the `fetch`.
///
/// # Errors
/// When no answer came, or none that the browser hands on.
pub async fn send(call: &Call, limits: &Limits) -> Result<Received, SendError> {
    let exchange = pin!(exchange(call, limits));
    let time_out = pin!(sleep(limits.whole));
    match select(exchange, time_out).await {
        Either::Left((received, _)) => received,
        Either::Right(((), _)) => Err(SendError::TimedOut),
    }
}

async fn exchange(call: &Call, limits: &Limits) -> Result<Received, SendError> {
    let mut request = Client::new()
        .request(call.method.clone(), call.url.clone())
        .headers(call.headers.clone())
        .fetch_credentials_omit();
    if let Some(body) = &call.body {
        request = request.body(body.clone());
    }
    let response = request.send().await.map_err(|_| SendError::Blocked)?;
    refuse_redirect(&response, call)?;
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let (body, end) = body::read(response, limits.body_bytes).await;
    Ok(Received {
        status,
        headers,
        body,
        end,
    })
}

/// `fetch` follows redirects before anyone is asked; what comes back then is no answer to this call.
fn refuse_redirect(response: &Response, call: &Call) -> Result<(), SendError> {
    if response.url() == &call.url {
        Ok(())
    } else {
        Err(SendError::Redirected {
            location: response.url().to_string(),
        })
    }
}
