//! The browser's `fetch`.

use futures::future::{Either, select};
use reqwest::{Client, Response};
use std::pin::pin;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestInit, RequestMode};

use super::receive::receive;
use super::{CaBundle, Limits, Received};
use crate::runtime::sleep;
use crate::service::answer::Cause;
use crate::service::call::Call;

/// Sends `call` once. Dropping the future aborts the `fetch`. Whom to trust the browser decides by itself.
///
/// # Errors
/// If no answer came, or none that the browser hands on.
pub async fn send(call: &Call, limits: &Limits, _: Option<&CaBundle>) -> Result<Received, Cause> {
    let limit = limits.whole;
    let mut time_out = pin!(sleep(limit));
    let response = match select(pin!(exchange(call)), &mut time_out).await {
        Either::Left((response, _)) => response?,
        Either::Right(((), _)) => return Err(Cause::TimedOut { limit }),
    };
    Ok(receive(response, limits, time_out).await)
}

/// Message that `web/page/start.js` reports a redirect with.
const REDIRECTED: &str = "job-template-editor: redirected";

/// Time limit of the look whether anything answers, in milliseconds.
const LOOK: u32 = 5000;

/// Obstacle to a call that is known before it is made: the page's own policy, which `web/xtask/src/site.rs` writes, or
/// no network.
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

/// True if anything answers at the address. A browser tells that much of an endpoint that allows no calls from pages.
/// No answer is read, and nothing is sent that could be carried on: such a call can't be kept from following redirects.
async fn is_there(call: &Call) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // reqwest has no words for an answer that may not be read.
    let knock = RequestInit::new();
    knock.set_method("HEAD");
    knock.set_mode(RequestMode::NoCors);
    knock.set_credentials(RequestCredentials::Omit);
    knock.set_signal(Some(&AbortSignal::timeout_with_u32(LOOK)));
    let origin = call.url.origin().ascii_serialization();
    let knock = window.fetch_with_str_and_init(&origin, &knock);
    JsFuture::from(knock).await.is_ok()
}

/// Waits for the head of an answer.
async fn exchange(call: &Call) -> Result<Response, Cause> {
    if let Some(reason) = obstacle(call) {
        return Err(Cause::NotConnected {
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
    match request.send().await {
        Ok(response) => Ok(response),
        // The page does not follow them.
        Err(error) if format!("{error:?}").contains(REDIRECTED) => {
            Err(Cause::Redirect { location: None })
        }
        Err(_) => Err(Cause::Blocked {
            is_there: is_there(call).await,
        }),
    }
}
