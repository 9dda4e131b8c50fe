//! The icons, cut out of Lucide.

use egui::{FontFamily, FontId, RichText};

use super::text::ICON_SIZE;

/// The family whose first font holds the icons.
pub(super) fn family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Defines the icons with their Lucide names and code points.
macro_rules! icons {
    ($($icon:ident = $name:literal $code_point:literal,)*) => {
        /// A picture that stands beside a word, or for it where there is an accessible name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $(#[doc = concat!("`", $name, "`")] $icon,)*
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
    File = "file" '\u{E0C0}',
    FilePlus = "file-plus" '\u{E0C9}',
    FileBraces = "file-braces" '\u{E36B}',
    Folder = "folder" '\u{E0D7}',
    FolderOpen = "folder-open" '\u{E247}',
    Save = "save" '\u{E14D}',
    Copy = "copy" '\u{E09E}',
    CopyPlus = "copy-plus" '\u{E3FD}',
    Trash2 = "trash-2" '\u{E18E}',
    Pencil = "pencil" '\u{E1F9}',
    Search = "search" '\u{E151}',
    Command = "command" '\u{E09A}',
    Keyboard = "keyboard" '\u{E284}',
    Settings = "settings" '\u{E154}',
    ListChecks = "list-checks" '\u{E1D0}',
    Plus = "plus" '\u{E13D}',
    X = "x" '\u{E1B2}',
    Check = "check" '\u{E06C}',
    CircleCheck = "circle-check" '\u{E226}',
    CircleX = "circle-x" '\u{E084}',
    CircleDashed = "circle-dashed" '\u{E4B0}',
    CircleQuestionMark = "circle-question-mark" '\u{E082}',
    Info = "info" '\u{E0F9}',
    TriangleAlert = "triangle-alert" '\u{E193}',
    OctagonX = "octagon-x" '\u{E128}',
    ChevronsUpDown = "chevrons-up-down" '\u{E211}',
    ArrowUp = "arrow-up" '\u{E04A}',
    ArrowDown = "arrow-down" '\u{E042}',
    ArrowLeft = "arrow-left" '\u{E048}',
    ArrowRight = "arrow-right" '\u{E049}',
    IdCard = "id-card" '\u{E617}',
    Braces = "braces" '\u{E36A}',
    Link = "link" '\u{E102}',
    TrendingUp = "trending-up" '\u{E191}',
    Timer = "timer" '\u{E1E0}',
    CalendarClock = "calendar-clock" '\u{E304}',
    RotateCcw = "rotate-ccw" '\u{E148}',
    Package = "package" '\u{E129}',
    Tags = "tags" '\u{E35C}',
    Send = "send" '\u{E152}',
    Terminal = "terminal" '\u{E181}',
    Lock = "lock" '\u{E10B}',
    WandSparkles = "wand-sparkles" '\u{E357}',
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
