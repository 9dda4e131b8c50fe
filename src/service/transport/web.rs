//! The browser's `fetch`.

use std::pin::pin;
use std::time::Duration;

use futures::future::{Either, select};
use reqwest::Client;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCredentials, RequestInit, RequestMode};

use super::{Limits, Received, SendError, body};
use crate::runtime::sleep;
use crate::service::operation::Call;

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

/// What the page says of a redirect, in `web/page/start.js`.
const REDIRECTED: &str = "job-template-editor: redirected";

/// How long to look whether anything answers.
const LOOK: Duration = Duration::from_secs(5);

/// What is known to stand against a call before it is made: the page's own policy, and no network.
fn obstacle(call: &Call) -> Option<&'static str> {
    let window = web_sys::window()?;
    let host = call.url.host_str().unwrap_or_default();
    let is_this_machine = matches!(host, "127.0.0.1" | "localhost");
    let is_own = window.location().origin().ok() == Some(call.url.origin().ascii_serialization());
    if call.url.scheme() == "http" && !is_this_machine && !is_own {
        return Some(
            "a web page may call https endpoints, and http only at 127.0.0.1 and localhost",
        );
    }
    (!window.navigator().on_line() && !is_this_machine).then_some("this device is offline")
}

/// Whether anything answers at all. A browser tells that much of an endpoint that does not allow calls from pages; no
/// answer is read, and no key is sent.
async fn is_there(call: &Call) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // reqwest has no words for an answer that may not be read.
    let knock = RequestInit::new();
    knock.set_method("HEAD");
    knock.set_mode(RequestMode::NoCors);
    knock.set_credentials(RequestCredentials::Omit);
    let knock = window.fetch_with_str_and_init(call.url.as_str(), &knock);
    let (knock, time_out) = (pin!(JsFuture::from(knock)), pin!(sleep(LOOK)));
    matches!(select(knock, time_out).await, Either::Left((Ok(_), _)))
}

async fn exchange(call: &Call, limits: &Limits) -> Result<Received, SendError> {
    if let Some(reason) = obstacle(call) {
        return Err(SendError::NotConnected {
            reason: reason.to_owned(),
        });
    }
    let mut request = Client::new()
        .request(call.method.clone(), call.url.clone())
        .headers(call.headers.clone())
        .fetch_credentials_omit();
    if let Some(body) = &call.body {
        request = request.body(body.clone());
    }
    let response = match request.send().await {
        Ok(response) => response,
        // The page does not follow them.
        Err(error) if format!("{error:?}").contains(REDIRECTED) => {
            return Err(SendError::Redirected);
        }
        Err(_) => {
            return Err(SendError::Blocked {
                is_there: is_there(call).await,
            });
        }
    };
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
