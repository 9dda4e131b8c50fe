//! Error screen of the page when the program can't go on: it offers the open templates as files. None of this needs the
//! program, which may be in the middle of anything.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use serde::Serialize;
use web_sys::{Event, HtmlCanvasElement};

use super::page;
use crate::editor::Editor;
use crate::editor::open::{OpenTemplate, file_name};
use crate::runtime;
use crate::storage::{Backup, FileRef};
use crate::template::field::known;

thread_local! {
    static OPEN: RefCell<Vec<Work>> = const { RefCell::new(Vec::new()) };
    static IS_KEPT: Cell<bool> = const { Cell::new(false) };
    static HAS_STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// A template as a file.
#[derive(Clone, Debug, Serialize)]
struct Work {
    name: String,
    text: Arc<str>,
}

/// Contents of the error screen that the page shows in place of the editor.
#[derive(Debug, Serialize)]
struct Stop<'a> {
    title: &'a str,
    reason: &'a str,
    advice: &'a str,
    works: &'a [Work],
    details: &'a str,
    /// True if `works` are backups of earlier pages: the page offers to try again, or to go on without them.
    is_left: bool,
}

const NOT_KEPT: &str =
    "The last changes are not kept in this browser: save them as files before you reload the page.";
const KEPT: &str = "What was open is kept in this browser and opens again when the page is reloaded. To be on the safe side, save it as files first.";

impl Stop<'_> {
    fn show(&self) {
        // It holds only texts and a flag, so this can't fail.
        let detail = serde_json::to_string(self).unwrap_or_default();
        page::tell("editor-stopped", &detail.into());
    }
}

/// Advice to the user: empty when nothing was open, else whether reloading keeps it.
fn advice() -> &'static str {
    match open().is_empty() {
        true => "",
        false if IS_KEPT.get() => KEPT,
        false => NOT_KEPT,
    }
}

/// True once the program has panicked.
pub(super) fn has_stopped() -> bool {
    HAS_STOPPED.get()
}

/// Remembers the open templates, for the error screen.
pub(super) fn follow(editor: &Editor) {
    IS_KEPT.set(editor.has_kept_all() && editor.can_keep());
    OPEN.with_borrow_mut(|open| {
        let templates = editor.templates();
        let is_same = |(work, template): (&Work, &OpenTemplate)| {
            Arc::ptr_eq(&work.text, template.text()) && work.name == template.suggested_file_name()
        };
        let is_unchanged = open.len() == templates.len() && open.iter().zip(templates).all(is_same);
        if !is_unchanged {
            let work = |template: &OpenTemplate| Work {
                name: template.suggested_file_name(),
                text: Arc::clone(template.text()),
            };
            *open = templates.iter().map(work).collect();
        }
    });
}

fn open() -> Vec<Work> {
    OPEN.with(|open| {
        open.try_borrow()
            .map(|open| open.clone())
            .unwrap_or_default()
    })
}

/// Installs a panic hook that shows the open templates on the error screen.
pub(super) fn tell_when_the_program_ends() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        HAS_STOPPED.set(true);
        let stop = Stop {
            title: "The editor has stopped",
            reason: "Something went wrong that should not have.",
            advice: advice(),
            works: &open(),
            is_left: false,
            details: &format!("Job Template Editor {}\n{panic}", env!("CARGO_PKG_VERSION")),
        };
        stop.show();
    }));
}

/// Shows the error screen when the browser takes the graphics away.
pub(super) fn tell_when_the_canvas_is_lost(canvas: &HtmlCanvasElement) {
    runtime::listen(canvas, "webglcontextlost", |_event: Event| {
        let stop = Stop {
            title: "The browser has taken the graphics away",
            reason: "It does so when the graphics driver restarts, or when too many pages draw.",
            advice: advice(),
            works: &open(),
            details: "",
            is_left: false,
        };
        stop.show();
    });
}

/// Shows the error screen when the editor can't start, with the reason.
pub(super) fn can_not_begin(why: &str) {
    let stop = Stop {
        title: "This browser can’t show the editor",
        reason: "It has no WebGL, or it is switched off.",
        advice: "Turn on hardware acceleration in the browser’s settings, or use a current Chrome, Edge, Firefox or Safari.",
        works: &[],
        details: why,
        is_left: false,
    };
    stop.show();
}

/// Offers backups as files that stopped several pages when they were opened.
pub(super) fn can_not_open(backups: &[Backup]) {
    let works: Vec<Work> = backups.iter().map(work).collect();
    let stop = Stop {
        title: "The editor stopped when it opened these again",
        reason: "It has tried several times.",
        advice: "Save them as files to be on the safe side. They stay in this browser, whatever you choose.",
        works: &works,
        details: "",
        is_left: true,
    };
    stop.show();
}

fn work(backup: &Backup) -> Work {
    let file = backup.file.as_ref().map(FileRef::name);
    let template: Option<serde_json::Value> = serde_json::from_str(&backup.text).ok();
    let id = template
        .as_ref()
        .and_then(|template| template.get(known::JOB_TEMPLATE_ID.name()));
    let id = id.and_then(serde_json::Value::as_str);
    Work {
        name: file.unwrap_or_else(|| file_name(id, &backup.name)),
        text: Arc::clone(&backup.text),
    }
}
