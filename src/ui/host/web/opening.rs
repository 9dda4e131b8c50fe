//! Opens backups of earlier pages: they arrive a moment after the page begins, and the editor is hidden until then.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::time::Duration;

use egui::Context;
use futures::future::{Either, select};
use wasm_bindgen::JsValue;

use super::{page, stop};
use crate::editor::{Editor, Settings};
use crate::runtime;
use crate::storage::{
    Backups, FileRef, OpenedBackups, WriteError, begin_opening, give_up_opening, go_on_without,
    has_stopped_pages, look, may_be_left, unavailable,
};

/// Time that the browser's database may take to open before the page begins without it.
const OPENING_TIMEOUT: Duration = Duration::from_secs(3);

thread_local! {
    static OPENED: RefCell<Option<Result<OpenedBackups, WriteError>>> = const { RefCell::new(None) };
    static HAS_DRAWN: Cell<bool> = const { Cell::new(false) };
    static IS_COMPLETE: Cell<bool> = const { Cell::new(false) };
    static HAS_STARTED: Cell<bool> = const { Cell::new(false) };
    /// True from when backups were opened until a frame begins to draw them.
    static IS_TO_BE_DRAWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Option<Context>> = const { RefCell::new(None) };
}

/// Requests a frame when the backups arrive.
pub(super) fn listen(ctx: &Context) {
    WAITING.replace(Some(ctx.clone()));
    page::on("pagehide", ctx, || {
        // A page left this early was not stopped by its backups.
        if !stop::has_stopped() {
            give_up_opening();
        }
    });
}

/// Decides whether to wait: only where earlier pages may have left backups.
pub(super) fn begin() {
    IS_COMPLETE.set(!may_be_left());
}

/// True once all backups that are known of are open.
pub(super) fn is_complete() -> bool {
    IS_COMPLETE.get()
}

/// Reads the backups. When they have stopped several pages in a row, the page offers them as files instead.
pub(super) async fn open(settings: Settings) {
    if has_stopped_pages() {
        let (left, was_late) = with_timeout(look()).await;
        match left {
            // The page was shown meanwhile, and may hold new work.
            Ok(_) if was_late => go_on_without(),
            Ok(left) if !left.is_empty() => return stop::can_not_open(&left),
            Ok(_) => {}
            // Backups that may have stopped pages are not opened unseen.
            Err(error) => return has_arrived(Err(error)),
        }
    }
    let recent = settings.recent.into_iter().map(|recent| recent.file);
    let recent: Vec<FileRef> = recent.collect();
    let (opened, _) = with_timeout(Backups::open(&recent)).await;
    has_arrived(opened);
}

/// Output of `work`, and whether it was late. When it is late, the page begins without backups and says so.
async fn with_timeout<T>(work: impl Future<Output = T>) -> (T, bool) {
    let work = pin!(work);
    let time_out = pin!(runtime::sleep(OPENING_TIMEOUT));
    match select(work, time_out).await {
        Either::Left((done, _)) => (done, false),
        Either::Right(((), work)) => {
            has_arrived(Err(unavailable("it does not answer yet")));
            (work.await, true)
        }
    }
}

fn has_arrived(opened: Result<OpenedBackups, WriteError>) {
    // Without backups the frame that is drawn already is complete.
    if opened
        .as_ref()
        .is_ok_and(|opened| opened.left.backups.is_empty())
    {
        IS_COMPLETE.set(true);
    }
    OPENED.replace(Some(opened));
    show_when_complete();
    WAITING.with_borrow(|waiting| {
        if let Some(ctx) = waiting {
            ctx.request_repaint();
        }
    });
}

/// Takes note that a frame is drawn now, which may end the program.
pub(in crate::ui) fn begins_to_draw() {
    if IS_TO_BE_DRAWN.take() {
        begin_opening();
    }
}

/// Takes note that a frame was drawn.
pub(in crate::ui) fn has_drawn() {
    HAS_DRAWN.set(true);
    show_when_complete();
}

/// Has the page show the editor once a frame with all backups was drawn.
fn show_when_complete() {
    if HAS_DRAWN.get() && IS_COMPLETE.get() && !HAS_STARTED.replace(true) {
        page::tell("editor-started", &JsValue::NULL);
    }
}

/// Gives the arrived backups to the editor, once.
pub(in crate::ui) fn take_up(editor: &mut Editor) {
    match OPENED.take() {
        None => return,
        Some(Ok(OpenedBackups {
            backups,
            left,
            error,
        })) => {
            if left.backups.is_empty() {
                editor.keep_in(backups, left);
            } else {
                begin_opening();
                editor.keep_in(backups, left);
                // A page in the background draws nothing, and may be closed without having failed.
                give_up_opening();
                IS_TO_BE_DRAWN.set(true);
            }
            if let Some(error) = error {
                editor.can_not_keep(&error);
            }
        }
        Some(Err(error)) => editor.can_not_keep(&error),
    }
    IS_COMPLETE.set(true);
}
