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
    /// `file-text`
    FileText = "file-text" '\u{E0CC}',
    /// `file-braces`
    FileBraces = "file-braces" '\u{E36B}',
    /// `folder`
    Folder = "folder" '\u{E0D7}',
    /// `folder-open`
    FolderOpen = "folder-open" '\u{E247}',
    /// `save`
    Save = "save" '\u{E14D}',
    /// `save-all`
    SaveAll = "save-all" '\u{E40F}',
    /// `undo-2`
    Undo2 = "undo-2" '\u{E2A1}',
    /// `redo-2`
    Redo2 = "redo-2" '\u{E2A0}',
    /// `scissors`
    Scissors = "scissors" '\u{E14E}',
    /// `copy`
    Copy = "copy" '\u{E09E}',
    /// `copy-plus`
    CopyPlus = "copy-plus" '\u{E3FD}',
    /// `clipboard-paste`
    ClipboardPaste = "clipboard-paste" '\u{E3E8}',
    /// `trash-2`
    Trash2 = "trash-2" '\u{E18E}',
    /// `pencil`
    Pencil = "pencil" '\u{E1F9}',
    /// `search`
    Search = "search" '\u{E151}',
    /// `funnel`
    Funnel = "funnel" '\u{E0DC}',
    /// `history`
    History = "history" '\u{E1F5}',
    /// `log-out`
    LogOut = "log-out" '\u{E10E}',
    /// `command`
    Command = "command" '\u{E09A}',
    /// `keyboard`
    Keyboard = "keyboard" '\u{E284}',
    /// `menu`
    Menu = "menu" '\u{E115}',
    /// `settings`
    Settings = "settings" '\u{E154}',
    /// `sliders-horizontal`
    SlidersHorizontal = "sliders-horizontal" '\u{E29A}',
    /// `sun`
    Sun = "sun" '\u{E178}',
    /// `moon`
    Moon = "moon" '\u{E11E}',
    /// `monitor`
    Monitor = "monitor" '\u{E11D}',
    /// `panel-left`
    PanelLeft = "panel-left" '\u{E12A}',
    /// `panel-right`
    PanelRight = "panel-right" '\u{E431}',
    /// `panel-bottom`
    PanelBottom = "panel-bottom" '\u{E42C}',
    /// `maximize`
    Maximize = "maximize" '\u{E112}',
    /// `minimize`
    Minimize = "minimize" '\u{E11A}',
    /// `zoom-in`
    ZoomIn = "zoom-in" '\u{E1B6}',
    /// `zoom-out`
    ZoomOut = "zoom-out" '\u{E1B7}',
    /// `wrap-text`
    WrapText = "wrap-text" '\u{E248}',
    /// `list`
    List = "list" '\u{E106}',
    /// `list-checks`
    ListChecks = "list-checks" '\u{E1D0}',
    /// `inbox`
    Inbox = "inbox" '\u{E0F7}',
    /// `layout-template`
    LayoutTemplate = "layout-template" '\u{E207}',
    /// `ellipsis`
    Ellipsis = "ellipsis" '\u{E0B6}',
    /// `ellipsis-vertical`
    EllipsisVertical = "ellipsis-vertical" '\u{E0B7}',
    /// `grip-vertical`
    GripVertical = "grip-vertical" '\u{E0EB}',
    /// `plus`
    Plus = "plus" '\u{E13D}',
    /// `minus`
    Minus = "minus" '\u{E11C}',
    /// `x`
    X = "x" '\u{E1B2}',
    /// `check`
    Check = "check" '\u{E06C}',
    /// `dot`
    Dot = "dot" '\u{E44F}',
    /// `circle`
    Circle = "circle" '\u{E076}',
    /// `circle-check`
    CircleCheck = "circle-check" '\u{E226}',
    /// `circle-x`
    CircleX = "circle-x" '\u{E084}',
    /// `circle-dashed`
    CircleDashed = "circle-dashed" '\u{E4B0}',
    /// `circle-dot`
    CircleDot = "circle-dot" '\u{E345}',
    /// `circle-question-mark`
    CircleQuestionMark = "circle-question-mark" '\u{E082}',
    /// `info`
    Info = "info" '\u{E0F9}',
    /// `triangle-alert`
    TriangleAlert = "triangle-alert" '\u{E193}',
    /// `octagon-x`
    OctagonX = "octagon-x" '\u{E128}',
    /// `octagon-alert`
    OctagonAlert = "octagon-alert" '\u{E127}',
    /// `lightbulb`
    Lightbulb = "lightbulb" '\u{E1C2}',
    /// `chevron-up`
    ChevronUp = "chevron-up" '\u{E070}',
    /// `chevron-down`
    ChevronDown = "chevron-down" '\u{E06D}',
    /// `chevron-left`
    ChevronLeft = "chevron-left" '\u{E06E}',
    /// `chevron-right`
    ChevronRight = "chevron-right" '\u{E06F}',
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
    /// `loader-circle`
    LoaderCircle = "loader-circle" '\u{E10A}',
    /// `id-card`
    IdCard = "id-card" '\u{E617}',
    /// `fingerprint`
    Fingerprint = "fingerprint" '\u{E2CB}',
    /// `braces`
    Braces = "braces" '\u{E36A}',
    /// `code`
    Code = "code" '\u{E093}',
    /// `link`
    Link = "link" '\u{E102}',
    /// `unlink`
    Unlink = "unlink" '\u{E19C}',
    /// `external-link`
    ExternalLink = "external-link" '\u{E0B9}',
    /// `gauge`
    Gauge = "gauge" '\u{E1BF}',
    /// `trending-up`
    TrendingUp = "trending-up" '\u{E191}',
    /// `ban`
    Ban = "ban" '\u{E051}',
    /// `timer`
    Timer = "timer" '\u{E1E0}',
    /// `clock`
    Clock = "clock" '\u{E087}',
    /// `calendar`
    Calendar = "calendar" '\u{E063}',
    /// `calendar-clock`
    CalendarClock = "calendar-clock" '\u{E304}',
    /// `rotate-ccw`
    RotateCcw = "rotate-ccw" '\u{E148}',
    /// `refresh-cw`
    RefreshCw = "refresh-cw" '\u{E145}',
    /// `repeat`
    Repeat = "repeat" '\u{E146}',
    /// `package`
    Package = "package" '\u{E129}',
    /// `tag`
    Tag = "tag" '\u{E17F}',
    /// `tags`
    Tags = "tags" '\u{E35C}',
    /// `cpu`
    Cpu = "cpu" '\u{E0A9}',
    /// `send`
    Send = "send" '\u{E152}',
    /// `upload`
    Upload = "upload" '\u{E19E}',
    /// `download`
    Download = "download" '\u{E0B2}',
    /// `cloud`
    Cloud = "cloud" '\u{E088}',
    /// `cloud-upload`
    CloudUpload = "cloud-upload" '\u{E091}',
    /// `server`
    Server = "server" '\u{E153}',
    /// `globe`
    Globe = "globe" '\u{E0E8}',
    /// `wifi-off`
    WifiOff = "wifi-off" '\u{E1AF}',
    /// `play`
    Play = "play" '\u{E13C}',
    /// `pause`
    Pause = "pause" '\u{E12E}',
    /// `square`
    Square = "square" '\u{E167}',
    /// `terminal`
    Terminal = "terminal" '\u{E181}',
    /// `key`
    Key = "key" '\u{E0FD}',
    /// `key-round`
    KeyRound = "key-round" '\u{E4A3}',
    /// `lock`
    Lock = "lock" '\u{E10B}',
    /// `lock-open`
    LockOpen = "lock-open" '\u{E10C}',
    /// `eye`
    Eye = "eye" '\u{E0BA}',
    /// `eye-off`
    EyeOff = "eye-off" '\u{E0BB}',
    /// `shield`
    Shield = "shield" '\u{E158}',
    /// `shield-check`
    ShieldCheck = "shield-check" '\u{E1FF}',
    /// `wand-sparkles`
    WandSparkles = "wand-sparkles" '\u{E357}',
    /// `sparkles`
    Sparkles = "sparkles" '\u{E412}',
    /// `book-open`
    BookOpen = "book-open" '\u{E05F}',
    /// `star`
    Star = "star" '\u{E176}',
    /// `pin`
    Pin = "pin" '\u{E259}',
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
