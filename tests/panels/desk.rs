//! An editor with one panel over it, which carries out what the panel asks for.

use std::sync::Arc;

use egui::Ui;
use egui_kittest::Harness;
use job_template_editor::editor::open::OpenTemplate;
use job_template_editor::editor::{
    ConnectionSettings, Editor, FileMessage, Message, OperationMessage, Outgoing, Settings,
};
use job_template_editor::storage::FileRef;
use job_template_editor::storage::dialogs::{Chosen, Dialogs, Later};
use job_template_editor::ui::panels::close_by_key;
use job_template_editor::ui::theme;

/// A machine without dialogs.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self) -> Later<Chosen<Vec<FileRef>>> {
        Box::pin(async { Chosen::NoDialog })
    }

    fn save(&self, _: String, _: Option<FileRef>) -> Later<Chosen<FileRef>> {
        Box::pin(async { Chosen::NoDialog })
    }
}

/// The editor, and what the panel `P` remembers.
pub struct Desk<P> {
    pub editor: Editor,
    pub panel: P,
    /// Tasks for the window so far, such as text for the clipboard.
    pub outgoing: Vec<Outgoing>,
}

impl<P> Desk<P> {
    /// The template that is shown.
    pub fn template(&self) -> &OpenTemplate {
        self.editor.active().unwrap()
    }

    /// The text of the template that is shown.
    pub fn text(&self) -> &str {
        self.template().revision().text()
    }

    /// Sends templates there from now on.
    pub fn aim(&mut self, aim: impl FnOnce(&mut ConnectionSettings)) {
        let mut target = self.editor.connection().settings.clone();
        aim(&mut target);
        self.editor.handle(OperationMessage::Connect(target));
    }

    /// Opens a template with this text that has no file.
    pub fn open(&mut self, text: &str) {
        self.editor.handle(FileMessage::OpenText {
            name: "dropped.json".to_owned(),
            text: text.to_owned(),
        });
    }
}

/// An editor that has remembered these settings.
pub fn editor_with(settings: Settings) -> Editor {
    Editor::new(settings, Arc::new(NoDialogs), Arc::new(|| {}))
}

/// Function that draws a panel.
pub type Draw<P> = fn(&mut Ui, &Editor, &mut P, &mut Vec<Message>);

/// A desk with nothing open.
pub fn desk<P: Default + 'static>(draw: Draw<P>) -> Harness<'static, Desk<P>> {
    desk_of([1000.0, 640.0], draw)
}

/// The same in a window of this size.
pub fn desk_of<P: Default + 'static>(size: [f32; 2], draw: Draw<P>) -> Harness<'static, Desk<P>> {
    let state = Desk {
        editor: editor_with(Settings::default()),
        panel: P::default(),
        outgoing: Vec::new(),
    };
    Harness::builder()
        .with_size(size)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, desk: &mut Desk<P>| {
                desk.editor.logic();
                let mut out = Vec::new();
                close_by_key(ui, &desk.editor, &mut out);
                draw(ui, &desk.editor, &mut desk.panel, &mut out);
                for message in out {
                    desk.editor.handle(message);
                    ui.ctx().request_repaint();
                }
                desk.outgoing.extend(desk.editor.take_outgoing());
            },
            state,
        )
}
