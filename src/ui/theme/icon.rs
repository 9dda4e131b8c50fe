//! The icons, cut out of Lucide.

use egui::{FontFamily, FontId, RichText};

use super::text::ICON_SIZE;

/// The family whose first font holds the icons.
pub(super) fn family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Defines the icons with their Lucide names and code points.
macro_rules! icons {
    ($($(#[$meaning:meta])* $icon:ident = $name:literal $code_point:literal,)*) => {
        /// A picture that stands beside a word, or for it where there is an accessible name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$meaning])* $icon,)*
        }

        impl Icon {
            /// The glyph in the icon font.
            pub const fn glyph(self) -> char {
                match self {
                    $(Self::$icon => $code_point,)*
                }
            }

            #[cfg(test)]
            const ALL: &[(Self, &str)] = &[$((Self::$icon, $name),)*];
        }
    };
}

icons! {
    /// `file`
    File = "file" '\u{E0C0}',
    /// `file-plus`
    FilePlus = "file-plus" '\u{E0C9}',
    /// `file-braces`
    FileBraces = "file-braces" '\u{E36B}',
    /// `folder`
    Folder = "folder" '\u{E0D7}',
    /// `folder-open`
    FolderOpen = "folder-open" '\u{E247}',
    /// `save`
    Save = "save" '\u{E14D}',
    /// `copy`
    Copy = "copy" '\u{E09E}',
    /// `copy-plus`
    CopyPlus = "copy-plus" '\u{E3FD}',
    /// `trash-2`
    Trash2 = "trash-2" '\u{E18E}',
    /// `pencil`
    Pencil = "pencil" '\u{E1F9}',
    /// `search`
    Search = "search" '\u{E151}',
    /// `command`
    Command = "command" '\u{E09A}',
    /// `keyboard`
    Keyboard = "keyboard" '\u{E284}',
    /// `settings`
    Settings = "settings" '\u{E154}',
    /// `list-checks`
    ListChecks = "list-checks" '\u{E1D0}',
    /// `plus`
    Plus = "plus" '\u{E13D}',
    /// `x`
    X = "x" '\u{E1B2}',
    /// `check`
    Check = "check" '\u{E06C}',
    /// `circle-check`
    CircleCheck = "circle-check" '\u{E226}',
    /// `circle-x`
    CircleX = "circle-x" '\u{E084}',
    /// `circle-dashed`
    CircleDashed = "circle-dashed" '\u{E4B0}',
    /// `circle-question-mark`
    CircleQuestionMark = "circle-question-mark" '\u{E082}',
    /// `info`
    Info = "info" '\u{E0F9}',
    /// `triangle-alert`
    TriangleAlert = "triangle-alert" '\u{E193}',
    /// `octagon-x`
    OctagonX = "octagon-x" '\u{E128}',
    /// `chevrons-up-down`
    ChevronsUpDown = "chevrons-up-down" '\u{E211}',
    /// `arrow-up`
    ArrowUp = "arrow-up" '\u{E04A}',
    /// `arrow-down`
    ArrowDown = "arrow-down" '\u{E042}',
    /// `arrow-left`
    ArrowLeft = "arrow-left" '\u{E048}',
    /// `arrow-right`
    ArrowRight = "arrow-right" '\u{E049}',
    /// `id-card`
    IdCard = "id-card" '\u{E617}',
    /// `braces`
    Braces = "braces" '\u{E36A}',
    /// `link`
    Link = "link" '\u{E102}',
    /// `trending-up`
    TrendingUp = "trending-up" '\u{E191}',
    /// `timer`
    Timer = "timer" '\u{E1E0}',
    /// `calendar-clock`
    CalendarClock = "calendar-clock" '\u{E304}',
    /// `rotate-ccw`
    RotateCcw = "rotate-ccw" '\u{E148}',
    /// `package`
    Package = "package" '\u{E129}',
    /// `tags`
    Tags = "tags" '\u{E35C}',
    /// `send`
    Send = "send" '\u{E152}',
    /// `terminal`
    Terminal = "terminal" '\u{E181}',
    /// `lock`
    Lock = "lock" '\u{E10B}',
    /// `wand-sparkles`
    WandSparkles = "wand-sparkles" '\u{E357}',
    /// `book-open`
    BookOpen = "book-open" '\u{E05F}',
}

impl Icon {
    /// The icon at the size that suits body text.
    pub fn text(self) -> RichText {
        self.sized(ICON_SIZE)
    }

    /// The icon at `size` points.
    pub fn sized(self, size: f32) -> RichText {
        RichText::new(self.glyph()).font(Self::font(size))
    }

    /// The font to draw [`Self::glyph`] with.
    pub fn font(size: f32) -> FontId {
        FontId::new(size, family())
    }
}

#[cfg(test)]
mod tests {
    use super::Icon;

    #[test]
    fn every_icon_is_in_the_shipped_font_under_its_name() {
        let table = include_str!("../../../assets/fonts/icons.tsv");
        for (icon, name) in Icon::ALL {
            let line = format!("{name}\t{:04X}", u32::from(icon.glyph()));
            assert!(
                table.lines().any(|shipped| shipped == line),
                "{line} is not shipped"
            );
        }
    }
}
