//! The open templates, and which of them is shown.

use crate::editor::open::{OpenTemplate, TemplateId};
use crate::storage::FileRef;

/// The open templates.
#[derive(Debug, Default)]
pub(in crate::editor) struct Templates {
    /// In the order of their tabs.
    open: Vec<OpenTemplate>,
    active: Option<TemplateId>,
    /// True if the starters are shown although templates are open.
    pub(in crate::editor) start: bool,
    last_id: u64,
}

impl Templates {
    /// All, in the order of their tabs.
    pub(in crate::editor) fn all(&self) -> &[OpenTemplate] {
        &self.open
    }

    pub(in crate::editor) fn ids(&self) -> Vec<TemplateId> {
        self.open.iter().map(OpenTemplate::id).collect()
    }

    pub(in crate::editor) fn get(&self, id: TemplateId) -> Option<&OpenTemplate> {
        self.open.iter().find(|template| template.id() == id)
    }

    pub(in crate::editor) fn get_mut(&mut self, id: TemplateId) -> Option<&mut OpenTemplate> {
        self.open.iter_mut().find(|template| template.id() == id)
    }

    /// The template whose tab is in front.
    pub(in crate::editor) fn active(&self) -> Option<&OpenTemplate> {
        self.get(self.active?)
    }

    pub(in crate::editor) fn active_mut(&mut self) -> Option<&mut OpenTemplate> {
        self.get_mut(self.active?)
    }

    /// True if the first screen is shown: nothing is open, or the starters were asked for.
    pub(in crate::editor) fn shows_start(&self) -> bool {
        self.start || self.open.is_empty()
    }

    /// The template that is seen: the active one, unless the first screen is shown.
    pub(in crate::editor) fn shown(&self) -> Option<&OpenTemplate> {
        self.active().filter(|_| !self.shows_start())
    }

    /// Title of a template: its name, with its folder where another open one has the same name, or a number where there
    /// are no folders.
    pub(in crate::editor) fn title(&self, template: &OpenTemplate) -> String {
        let name = template.name();
        let mut same = self.open.iter().filter(|other| other.name() == name);
        let before = same.position(|other| other.id() == template.id());
        let before = before.unwrap_or_default();
        if before == 0 && same.next().is_none() {
            return name;
        }
        let file = template.on_disk().map(|on_disk| &on_disk.file);
        match file.and_then(FileRef::folder_name) {
            Some(folder) => format!("{name} – {folder}"),
            None if before == 0 => name,
            None => format!("{name} ({})", before + 1),
        }
    }

    /// The template that was opened from this file or last saved to it.
    pub(super) fn with_file(&self, file: &FileRef) -> Option<TemplateId> {
        let has_it = |open: &&OpenTemplate| open.on_disk().is_some_and(|on| on.file == *file);
        self.open.iter().find(has_it).map(OpenTemplate::id)
    }

    pub(super) const fn new_id(&mut self) -> TemplateId {
        self.last_id += 1;
        TemplateId(self.last_id)
    }

    /// `name` for a template without a file, counted on where one is called so already.
    pub(super) fn unused_name(&self, name: &str) -> String {
        let is_used = |name: &str| {
            let is_so = |open: &OpenTemplate| open.on_disk().is_none() && open.name() == name;
            self.open.iter().any(is_so)
        };
        if !is_used(name) {
            return name.to_owned();
        }
        let is_digit = |character: char| character.is_ascii_digit();
        let stem = name.trim_end_matches(is_digit);
        let stem = stem.strip_suffix('-').filter(|_| stem.len() < name.len());
        let stem = stem.unwrap_or(name);
        let numbered = (2_u64..).map(|number| format!("{stem}-{number}"));
        let mut unused = numbered.skip_while(|name| is_used(name));
        // There are more numbers than templates.
        unused.next().unwrap_or_default()
    }

    /// Adds a template behind the others and shows it.
    pub(super) fn add(&mut self, template: OpenTemplate) -> &mut OpenTemplate {
        self.active = Some(template.id());
        self.start = false;
        self.open.push_mut(template)
    }

    /// Shows this template.
    pub(in crate::editor) fn activate(&mut self, id: TemplateId) {
        if self.get(id).is_some() {
            if let Some(before) = self.active_mut() {
                before.pause_history();
            }
            self.active = Some(id);
            self.start = false;
        }
    }

    /// Shows the template whose tab stands `step` after the active one, around the ends.
    pub(in crate::editor) fn activate_next(&mut self, step: isize) {
        let is_active = |template: &OpenTemplate| Some(template.id()) == self.active;
        let Some(place) = self.open.iter().position(is_active) else {
            return;
        };
        let next = (place.cast_signed() + step)
            .rem_euclid(self.open.len().cast_signed())
            .cast_unsigned();
        self.activate(self.open[next].id());
    }

    /// Takes templates away, whatever they hold, and shows a neighbour.
    pub(super) fn remove(&mut self, ids: &[TemplateId]) {
        let is_active = |template: &OpenTemplate| Some(template.id()) == self.active;
        let place = self.open.iter().position(is_active).unwrap_or(0);
        self.open.retain(|template| !ids.contains(&template.id()));
        if self.active().is_none() {
            let neighbour = self.open.get(place).or(self.open.last());
            self.active = neighbour.map(OpenTemplate::id);
        }
    }
}
