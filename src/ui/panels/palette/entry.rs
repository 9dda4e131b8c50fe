//! Entries of the command palette, and the search in them.

use code_fuzzy_match::FuzzyMatcher;

use crate::editor::open::OpenTemplate;
use crate::editor::{Command, Editor, FileMessage, Message, TemplateMessage};
use crate::format::starter::{self, Starter};
use crate::template::field::{self, Field, breadcrumb};
use crate::template::pointer::Pointer;
use crate::template::problem::Problem;
use crate::ui::panes::pane_icon;
use crate::ui::theme::Icon;
use crate::ui::widgets::Tone;

/// Entry of the palette.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) icon: Icon,
    pub(super) title: String,
    /// The entry's place or meaning, shown beside the title.
    pub(super) detail: String,
    /// Command of the entry, whose keys are shown.
    pub(super) command: Option<Command>,
    /// Message sent when the entry is chosen.
    pub(super) message: Message,
    /// Further words to search in.
    names: String,
}

/// Commands left out: the palette is open already, and has taken the focus from the text that the others act on.
const EXCLUDED: [Command; 4] = [
    Command::Palette,
    Command::Cut,
    Command::Copy,
    Command::Paste,
];

/// All entries that are available now.
pub(super) fn all(editor: &Editor) -> Vec<Entry> {
    let commands = Command::here()
        .filter(|command| !EXCLUDED.contains(command))
        .filter(|command| command.is_available(editor));
    let mut entries: Vec<Entry> = commands.map(of_command).collect();
    let others = editor
        .templates()
        .iter()
        .filter(|open| Some(open.id()) != editor.shown().map(OpenTemplate::id));
    entries.extend(others.map(of_template));
    if let Some(template) = editor.shown() {
        entries.extend(template.problems().iter().map(of_problem));
        entries.extend(
            field::all()
                .iter()
                .filter_map(|(place, field)| of_field(place, field)),
        );
    }
    entries.extend(starter::ALL.iter().enumerate().map(of_starter));
    entries
}

/// Entries that match `query`, the best first; all when it is empty.
pub(super) fn matching(entries: Vec<Entry>, query: &str) -> Vec<Entry> {
    let query = query.trim();
    if query.is_empty() {
        return entries;
    }
    let words = query.to_lowercase();
    let words: Vec<_> = words.split_whitespace().collect();
    let mut matcher = FuzzyMatcher::new();
    let mut found: Vec<_> = entries
        .into_iter()
        .filter_map(|entry| {
            let score = matcher.fuzzy_match(entry.short_title(), query);
            let score = score.or_else(|| entry.contains_words(&words).then_some(0));
            Some((score?, entry))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Longest title that is matched letter by letter: in a longer text, scattered letters mean nothing.
const LONGEST_TITLE: usize = 48;

impl Entry {
    fn new(
        icon: Icon,
        title: impl Into<String>,
        detail: impl Into<String>,
        message: impl Into<Message>,
        names: &str,
    ) -> Self {
        Self {
            icon,
            title: title.into(),
            detail: detail.into(),
            command: None,
            message: message.into(),
            names: names.to_owned(),
        }
    }

    /// Title, unless it is as long as a sentence: then empty.
    fn short_title(&self) -> &str {
        if self.title.len() <= LONGEST_TITLE {
            &self.title
        } else {
            ""
        }
    }

    /// True if each of these lower-case words is part of the entry's texts.
    fn contains_words(&self, words: &[&str]) -> bool {
        let Self {
            title,
            detail,
            names,
            ..
        } = self;
        let all = format!("{title} {detail} {names}").to_lowercase();
        words.iter().all(|word| all.contains(word))
    }
}

fn of_command(command: Command) -> Entry {
    let (icon, detail) = match command {
        Command::GoTo(_) => (Icon::ArrowRight, "Section"),
        Command::TogglePane(pane) => (pane_icon(pane), command.help()),
        _ => (Icon::Command, command.help()),
    };
    Entry {
        command: Some(command),
        ..Entry::new(icon, command.label(), detail, command, "")
    }
}

fn of_template(template: &OpenTemplate) -> Entry {
    let folder = template.on_disk().map(|on_disk| on_disk.file.folder());
    let detail = folder.unwrap_or_else(|| "Not saved yet".to_owned());
    let shows = FileMessage::Activate(template.id());
    let name = template.name();
    Entry::new(Icon::FileBraces, name, detail, shows, "open template")
}

fn of_starter((index, starter): (usize, &Starter)) -> Entry {
    let detail = format!("Starter template: {}", starter.summary);
    let opens = FileMessage::OpenStarter(index);
    Entry::new(Icon::FilePlus, starter.title, detail, opens, starter.name)
}

fn of_problem(problem: &Problem) -> Entry {
    let icon = Tone::from(problem.severity).icon();
    let place = breadcrumb(&problem.pointer);
    let shows = TemplateMessage::LookAt(problem.pointer.clone());
    let title = problem.message.to_string();
    Entry::new(icon, title, place, shows, problem.code.as_str())
}

/// Entry for a field by its pointer among the descriptions; the first item stands for all of a list.
fn of_field(place: &str, field: &'static Field) -> Option<Entry> {
    if field.name.is_empty() || place.is_empty() {
        return None;
    }
    let mut pointer = Pointer::root();
    let mut trail = Vec::new();
    for step in place.split('/').skip(1) {
        if step == "*" {
            pointer = pointer.index(0);
        } else {
            pointer = pointer.child(step);
            trail.extend(Field::at(&pointer).map(|field| field.label));
        }
    }
    trail.pop();
    let detail = if trail.is_empty() {
        "Field".to_owned()
    } else {
        trail.join(" › ")
    };
    let shows = TemplateMessage::LookAt(pointer);
    let entry = Entry::new(Icon::Pencil, field.label, detail, shows, field.name);
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(query: &str) -> Vec<String> {
        let fields = field::all()
            .iter()
            .filter_map(|(place, field)| of_field(place, field));
        let entries = Command::all().map(of_command).chain(fields).collect();
        matching(entries, query)
            .into_iter()
            .map(|entry| entry.title)
            .collect()
    }

    #[test]
    fn the_best_match_comes_first() {
        assert_eq!(titles("zoom in")[0], "Zoom in");
        assert_eq!(titles("save as")[0], "Save as…");
        assert_eq!(titles("numberOfRetries").len(), 1);
        assert!(titles("xyzzy").is_empty());
    }

    #[test]
    fn fields_of_items_are_found_with_the_way_to_them() {
        let (place, key) = field::all()
            .iter()
            .find(|(place, _)| place == "/tags/*/Key")
            .unwrap();
        let entry = of_field(place, key).unwrap();
        assert_eq!(entry.detail, "Tags");
        let Message::Template(TemplateMessage::LookAt(pointer)) = entry.message else {
            panic!("{:?}", entry.message);
        };
        assert_eq!(pointer, "/tags/0/Key");
    }
}
