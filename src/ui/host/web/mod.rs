//! A page of the browser and its canvas.

#[cfg(feature = "exposed-widgets")]
mod exposed;
mod keys;
mod leaving;
mod page;
mod queue;
mod stop;

use std::sync::Arc;
use std::time::Duration;

use egui::Context;
use futures::future::{Either, select};

use crate::editor::{Editor, Settings};
use crate::runtime;
use crate::storage::dialogs::SystemDialogs;
use crate::storage::{Backups, FileRef, OpenedBackups, WriteError, WriteErrorKind, drops};
use crate::ui::app::App;

pub(in crate::ui) use page::{address, set_title};
pub(in crate::ui) use queue::{act_on_text, add_input, messages, read_clipboard};

/// How long the browser's database may take to open before the page begins without it.
const PATIENCE: Duration = Duration::from_secs(3);

/// Begins on the page's canvas, and goes on when this returns.
pub fn run_web() {
    stop::tell_when_the_program_ends();
    runtime::spawn(async {
        if let Err(why) = begin().await {
            stop::can_not_begin(&why);
        }
    });
}

async fn begin() -> Result<(), String> {
    let canvas = page::canvas().ok_or("The page has no canvas")?;
    stop::tell_when_the_canvas_is_lost(&canvas);
    let settings = page::settings();
    let opened = match open_backups(&settings).await {
        Ok(opened) if !opened.put_aside.is_empty() => {
            stop::were_put_aside(&opened.put_aside);
            return Ok(());
        }
        opened => opened,
    };
    eframe::WebRunner::new()
        .start(
            canvas,
            eframe::WebOptions::default(),
            Box::new(|creation| {
                let mut app = App::new(creation, Arc::new(SystemDialogs), Vec::new());
                match opened {
                    Ok(OpenedBackups { backups, left, .. }) => {
                        app.editor_mut().keep_in(backups, left);
                    }
                    Err(error) => app.editor_mut().can_not_keep(&error),
                }
                listen(&creation.egui_ctx);
                Ok(Box::new(app))
            }),
        )
        .await
        .map_err(|error| page::words(&error))
}

async fn open_backups(settings: &Settings) -> Result<OpenedBackups, WriteError> {
    let recent: Vec<FileRef> = settings
        .recent
        .iter()
        .map(|recent| recent.file.clone())
        .collect();
    let opening = std::pin::pin!(Backups::open(&recent));
    let time_out = std::pin::pin!(runtime::sleep(PATIENCE));
    match select(opening, time_out).await {
        Either::Left((opened, _)) => opened,
        Either::Right(_) => Err(WriteError {
            name: "the storage of this browser".to_owned(),
            kind: WriteErrorKind::Other("it does not answer".to_owned()),
        }),
    }
}

/// Takes from the page what egui does not.
fn listen(ctx: &Context) {
    let waker = ctx.clone();
    drops::listen(move || waker.request_repaint());
    keys::take_from_browser();
    leaving::warn();
    page::listen(ctx);
    #[cfg(feature = "exposed-widgets")]
    ctx.add_plugin(exposed::Exposed);
}

/// The files that were dropped on the page.
pub(in crate::ui) fn dropped(ctx: &Context) -> Vec<FileRef> {
    // egui's have no more than the content.
    ctx.input_mut(|input| input.raw.dropped_files.clear());
    drops::take()
}

/// Takes note of what is open, for when the page is left or the program ends.
pub(in crate::ui) fn follow(editor: &Editor) {
    leaving::follow(editor);
    stop::follow(editor);
    page::has_drawn();
}
