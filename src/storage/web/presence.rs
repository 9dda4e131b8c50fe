//! Locks by asking the other pages, for browsers that have none without encryption.

use std::cell::RefCell;
use std::collections::HashSet;
use std::pin::pin;
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::{Either, select};
use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

use super::database;
use crate::runtime;

/// Broadcast channel of the questions and answers.
const CHANNEL: &str = "job-template-editor";
/// Prefix of a question, before the name.
const WHO: &str = "who holds ";
/// Prefix of an answer, before the name.
const HELD: &str = "held is ";
/// Time that a page has to answer, also in the background.
const TIMEOUT: Duration = Duration::from_millis(500);

thread_local! {
    static NAMES: RefCell<HashSet<String>> = RefCell::default();
    static ANSWERING: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Answers for `name` as long as the page lives.
pub fn hold(name: &str) {
    NAMES.with_borrow_mut(|names| names.insert(name.to_owned()));
    ANSWERING.with_borrow_mut(|answering| {
        if answering.is_none() {
            *answering = answer();
        }
    });
}

fn answer() -> Option<BroadcastChannel> {
    let channel = BroadcastChannel::new(CHANNEL).ok()?;
    let mouth = channel.clone();
    runtime::listen(&channel, "message", move |event: MessageEvent| {
        let words = event.data().as_string().unwrap_or_default();
        if let Some(name) = words.strip_prefix(WHO)
            && NAMES.with_borrow(|names| names.contains(name))
        {
            // Whoever asked may not have waited for so long, and have taken this page's work over.
            database::suspect_loss();
            let _ = mouth.post_message(&JsValue::from(format!("{HELD}{name}")));
        }
    });
    Some(channel)
}

/// True if another page answers that it holds `name`.
pub async fn is_held(name: &str) -> bool {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return false;
    };
    let (sender, answer) = oneshot::channel();
    let mut sender = Some(sender);
    let wanted = format!("{HELD}{name}");
    runtime::listen(&channel, "message", move |event: MessageEvent| {
        if event.data().as_string().as_ref() == Some(&wanted)
            && let Some(sender) = sender.take()
        {
            // Nobody waits any more if this fails.
            let _ = sender.send(());
        }
    });
    let asked = channel.post_message(&JsValue::from(format!("{WHO}{name}")));
    let time_out = pin!(runtime::sleep(TIMEOUT));
    let is_held =
        asked.is_ok() && matches!(select(answer, time_out).await, Either::Left((Ok(()), _)));
    channel.close();
    is_held
}
