//! The program as eframe sees it: `logic` polls and acts, `ui` draws.

use std::sync::Arc;

use egui::{Context, Key, Modifiers, ViewportCommand};

use super::host;
use super::pace::Pace;
use super::shell::{self, Shell};
use super::theme;
use super::widgets::{TextAction, text_menu};
use crate::editor::open::OpenTemplate;
use crate::editor::{Command, Editor, FileMessage, Keys, Message, Outgoing, Settings};
use crate::runtime::HAS_WINDOW;
use crate::storage::dialogs::Dialogs;
use crate::storage::{FileRef, MAX_BYTES};

/// Program name, after the template's name in the window's title.
pub const NAME: &str = "Job Template Editor";

/// The editor in a window.
pub struct App {
    editor: Editor,
    shell: Shell,
    title: String,
    /// The settings as they were when they were last read or kept.
    remembered: Settings,
    /// Splits a burst of input over several frames.
    pace: Pace,
    /// True once closing is confirmed: nothing unsaved would be lost.
    may_close: bool,
}

impl App {
    /// Begins with these files, which may be none.
    pub fn new(
        creation: &eframe::CreationContext<'_>,
        dialogs: Arc<dyn Dialogs>,
        files: Vec<FileRef>,
    ) -> Self {
        let settings = creation.storage.and_then(stored).unwrap_or_default();
        Self::with_settings(&creation.egui_ctx, settings, dialogs, files)
    }

    /// Begins with these settings rather than the remembered ones.
    pub fn with_settings(
        ctx: &Context,
        settings: Settings,
        dialogs: Arc<dyn Dialogs>,
        files: Vec<FileRef>,
    ) -> Self {
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        let remembered = settings.clone();
        let mut editor = Editor::new(settings, dialogs, Arc::new(move || waker.request_repaint()));
        editor.can_be_opened_at(host::address());
        if !files.is_empty() {
            editor.handle(FileMessage::OpenFiles(files));
        }
        let pace = Pace::of(editor.keymap().keyboard());
        Self {
            editor,
            shell: Shell::default(),
            title: String::new(),
            remembered,
            pace,
            may_close: false,
        }
    }

    /// The editor, which holds all state.
    pub const fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The editor, for tests and tools that change state without the window.
    pub const fn editor_mut(&mut self) -> &mut Editor {
        &mut self.editor
    }

    /// Takes the keys of commands before any widget sees them: undo belongs to the editor, not to a text field.
    fn take_shortcuts(&mut self, ctx: &Context) {
        let is_press =
            |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        if !ctx.input(|input| input.events.iter().any(is_press)) {
            return;
        }
        // Key presses are handled one by one: an earlier one of the same frame may change what a later one means.
        let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let is_mac = ctx.os().is_mac();
        events.retain(|event| match self.command_of(event) {
            Some(command) => {
                self.editor.handle(command);
                false
            }
            None => is_mac || !edits_on_a_mac(event),
        });
        ctx.input_mut(|input| input.events = events);
    }

    fn command_of(&self, event: &egui::Event) -> Option<Command> {
        let keys = self.editor.keys();
        if keys == Keys::Question {
            return None;
        }
        // Undo and redo go to the window only while the template is in view; the fields over it have a history of
        // their own.
        let is_wanted = |command: &Command| {
            keys == Keys::Window || !matches!(command, Command::Undo | Command::Redo)
        };
        let meant = self.editor.keymap().meant_by(event).filter(is_wanted);
        let meant: Vec<Command> = meant.collect();
        let mut available = meant
            .iter()
            .filter(|command| command.is_available(&self.editor));
        // One that can't run takes its keys all the same, and tells why.
        available.next().or(meant.first()).copied()
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let files = host::dropped(ctx);
        if !files.is_empty() {
            self.editor.handle(FileMessage::OpenFiles(files));
        }
    }

    fn take_messages(&mut self, ctx: &Context) {
        for message in host::messages(ctx) {
            self.editor.handle(message);
        }
    }

    /// Drops a paste longer than any file the editor opens, wherever it goes.
    fn refuse_huge(&mut self, ctx: &Context) {
        let is_huge = |text: &str| text.len() as u64 > MAX_BYTES;
        for text in host::take_pastes(ctx, is_huge) {
            self.editor.handle(FileMessage::OpenPasted(text));
        }
    }

    /// Opens pasted text as a template when no widget has the focus.
    fn take_pasted(&mut self, ctx: &Context) {
        let is_free = ctx.memory(|memory| memory.focused().is_none());
        if !is_free || self.editor.keys() != Keys::Window {
            return;
        }
        for text in host::take_pastes(ctx, |_| true) {
            self.editor.handle(FileMessage::OpenPasted(text));
        }
    }

    fn follow_settings(&mut self, ctx: &Context) {
        let preference = self.editor.settings().theme;
        if ctx.options(|options| options.theme_preference) != preference {
            ctx.set_theme(preference);
        }
        ctx.set_zoom_factor(self.editor.settings().zoom);
    }

    fn follow_window(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.editor.handle(Message::Quit);
        }
        for outgoing in self.editor.take_outgoing() {
            match outgoing {
                Outgoing::Copy(text) => ctx.copy_text(text),
                Outgoing::Text(command) => act_on_last_text(ctx, command),
                Outgoing::ReadClipboard => host::read_clipboard(ctx),
                Outgoing::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
                Outgoing::CloseWindow => {
                    self.editor.forget_backups();
                    self.may_close = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
        let name = |template: &OpenTemplate| {
            let mark = if template.is_unsaved() { "● " } else { "" };
            format!("{mark}{} – {NAME}", template.name())
        };
        let active = self.editor.active();
        let title = active.map_or_else(|| NAME.to_owned(), name);
        if title != self.title {
            host::set_title(ctx, &title);
            self.title = title;
        }
    }
}

/// Cuts, copies or pastes in the text that had the focus last.
fn act_on_last_text(ctx: &Context, command: Command) {
    let action = match command {
        Command::Cut => TextAction::Cut,
        Command::Copy => TextAction::Copy,
        Command::Paste => TextAction::Paste,
        _ => return,
    };
    if text_menu::focus_last(ctx) {
        host::act_on_text(ctx, action);
    }
}

/// egui's inputs know the keys by which texts are edited on a Mac everywhere: elsewhere Ctrl+H is the history of the
/// browser, and Ctrl+U the source of its page.
fn edits_on_a_mac(event: &egui::Event) -> bool {
    matches!(
        event,
        egui::Event::Key {
            key: Key::H | Key::K | Key::U | Key::W,
            modifiers: Modifiers { ctrl: true, .. },
            ..
        }
    )
}

/// Shows the effect of a message at once: on a page by another pass in this frame, as browsers draw more slowly than
/// the program runs; in a window in the next frame.
fn show_at_once(ctx: &Context) {
    if !HAS_WINDOW {
        ctx.request_discard("something was done");
    }
    if !ctx.will_discard() {
        ctx.request_repaint();
    }
}

/// Settings in `storage`; `None` if there are none or they can't be read.
fn stored(storage: &dyn eframe::Storage) -> Option<Settings> {
    Settings::read(&storage.get_string(Settings::KEY)?)
}

impl App {
    /// Polls, acts and draws: one pass of the whole window.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        self.act(ui.ctx());
        self.draw(ui);
    }

    /// Handles input, messages and results of background work; runs even when nothing is drawn.
    fn act(&mut self, ctx: &Context) {
        self.take_shortcuts(ctx);
        host::take_up(&mut self.editor);
        self.take_dropped(ctx);
        self.refuse_huge(ctx);
        self.take_messages(ctx);
        self.take_pasted(ctx);
        self.editor.logic();
        self.follow_settings(ctx);
        self.follow_window(ctx);
        host::follow(&self.editor);
        if let Some(seconds) = self.editor.next_change_in() {
            ctx.request_repaint_after_secs(seconds);
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        host::begins_to_draw();
        let messages = shell::shell_ui(ui, &self.editor, &mut self.shell);
        if let Some(action) = text_menu::take_asked(ui.ctx()) {
            host::act_on_text(ui.ctx(), action);
        }
        if !messages.is_empty() {
            show_at_once(ui.ctx());
        }
        for message in messages {
            self.editor.handle(message);
        }
        self.editor.has_drawn();
        host::has_drawn();
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.act(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    /// Colour of every panel, so that panels need not paint it again.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        // A window that is not visible is not drawn: its input is offered again, so it is left in its order.
        if input.viewport().visible() == Some(false) {
            return;
        }
        host::add_input(input);
        let keymap = self.editor.keymap();
        let is_command = |event: &egui::Event| keymap.meant_by(event).next().is_some();
        let focused = ctx.memory(egui::Memory::focused);
        if self.shell.focus.must_wait(&self.editor, focused) {
            self.pace.hold(&mut input.events);
            ctx.request_repaint();
            return;
        }
        if self.pace.take(&mut input.events, focused, is_command) {
            ctx.request_repaint();
        }
    }

    /// Saves often, so that recent files are known after a crash, too.
    fn auto_save_interval(&self) -> std::time::Duration {
        std::time::Duration::from_secs(10)
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        // Pages of one browser share the storage, so another page's changes are merged.
        let ours = self.editor.settings();
        let settings = match stored(storage) {
            Some(theirs) => ours.beside(&self.remembered, theirs),
            None => ours.clone(),
        };
        // Settings hold only plain values and named members, so this can't fail.
        if let Ok(settings) = serde_json::to_string(&settings) {
            storage.set_string(Settings::KEY, settings);
            self.remembered.clone_from(self.editor.settings());
        }
    }
}
