//! A file for the browser's download folder.

use std::time::Duration;

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::runtime::{self, error_message};
use crate::storage::WriteErrorKind;

/// Time that the browser has to start the download.
const KEPT: Duration = Duration::from_mins(1);

/// Hands `text` to the browser, which saves it under `name` as its user has set it up.
///
/// # Errors
/// If the browser does not take it.
pub fn download(name: &str, text: &str) -> Result<(), WriteErrorKind> {
    let url = offer(name, text).map_err(|error| WriteErrorKind::Other(error_message(&error)))?;
    runtime::spawn(async move {
        runtime::sleep(KEPT).await;
        // It is no longer needed, and goes with the page at the latest.
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

/// Presses a link to `text`, and returns its URL.
fn offer(name: &str, text: &str) -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or("the page is gone")?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Ok(url)
}
