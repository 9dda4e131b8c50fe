//! Panes beside and below the form.

use super::Editor;

/// Position of a pane. Of all panes of a place one is shown; the others are tabs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// To the right of the form, or in its place where there is room for one only.
    Beside,
    /// Below the form and what stands beside it.
    Below,
}

/// Makes the panes from a row for each.
macro_rules! panes {
    ($($(#[$meaning:meta])* $pane:ident $name:literal $title:literal $toggle:literal $place:ident $keys:literal;)*) => {
        /// Something that can stand beside or below the form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Pane {
            $($(#[$meaning])* $pane,)*
        }

        impl Pane {
            /// All panes, in the order of their tabs.
            pub const ALL: &'static [Self] = &[$(Self::$pane),*];

            /// Name by which the settings know it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$pane => $name,)* }
            }

            /// Title on its tab and in the menu.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$pane => $title,)* }
            }

            /// Description of the command that toggles it.
            pub const fn toggle_help(self) -> &'static str {
                match self { $(Self::$pane => $toggle,)* }
            }

            /// Position beside or below the form.
            pub const fn place(self) -> Place {
                match self { $(Self::$pane => Place::$place,)* }
            }

            /// The keys that toggle it on a desktop.
            pub(super) const fn desktop_keys(self) -> &'static str {
                match self { $(Self::$pane => $keys,)* }
            }
        }
    };
}

panes! {
    /// The text of the template.
    Json "json" "JSON" "Show or hide the JSON beside the form" Beside "Ctrl+J";
    /// The calls that create the template from a shell.
    Command "command" "Command" "Show or hide the commands that create the template" Beside "";
    /// All that is wrong with the template, doubtful or worth knowing.
    Problems "problems" "Problems" "Show or hide the list of problems" Below "Ctrl+Shift+M";
}

impl Pane {
    /// The pane with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|pane| pane.name() == name)
    }

    /// True if there is something to show in it now.
    pub fn is_available(self, editor: &Editor) -> bool {
        match self {
            Self::Json | Self::Command | Self::Problems => editor.shown().is_some(),
        }
    }
}
