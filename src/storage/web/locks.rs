//! Locks that hold as long as the page lives, however it ends.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::handle::object;
use super::presence;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Lock that is held until it is dropped, or the page ends.
#[must_use = "it is let go at once"]
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// Holds the lock until the page ends.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // Nobody is told of it.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Waits for the lock called `name`. Where there are no locks it is there at once.
pub async fn wait_for(name: &str) -> Lock {
    let lock = request(name, false).await;
    lock.unwrap_or(Lock { release: None })
}

/// The lock called `name`, if no page has it.
pub async fn try_lock(name: &str) -> Option<Lock> {
    request(name, true).await
}

async fn request(name: &str, only_if_free: bool) -> Option<Lock> {
    let Some(locks) = manager() else {
        if only_if_free && presence::is_held(name).await {
            return None;
        }
        presence::hold(name);
        return Some(Lock { release: None });
    };
    let (sender, granted) = oneshot::channel();
    let granting = Closure::once(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            // Nobody waits any more if this fails.
            let _ = sender.send(None);
            return JsValue::UNDEFINED;
        }
        let release = Rc::new(RefCell::new(None));
        let held = {
            let release = Rc::clone(&release);
            Promise::new(&mut move |resolve: Function, _reject: Function| {
                release.replace(Some(resolve));
            })
        };
        let _ = sender.send(release.take());
        held.into()
    });
    let options = object(&[("ifAvailable", only_if_free.into())]);
    let request = locks.request(name, &options, granting.as_ref().unchecked_ref());
    let Ok(request) = request else {
        return Some(Lock { release: None });
    };
    let request = pin!(JsFuture::from(request));
    match select(granted, request).await {
        Either::Left((granted, _)) => granted.ok()?.map(|release| Lock {
            release: Some(release),
        }),
        // It was refused where pages may keep nothing: there are no other pages to keep out.
        Either::Right((Err(_), _)) => Some(Lock { release: None }),
        Either::Right((Ok(_), granted)) => granted.await.ok()?.map(|release| Lock {
            release: Some(release),
        }),
    }
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}
