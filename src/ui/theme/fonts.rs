//! The fonts that ship with the program.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::{icon, text};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
const MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/Inter-Medium.otf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
const MONO: &[u8] = include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf");
const ICONS: &[u8] = include_bytes!("../../../assets/fonts/Lucide-Icons.ttf");

/// Every family falls back to the regular weight, which has the most scripts.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let files = [
        ("regular", REGULAR),
        ("medium", MEDIUM),
        ("semibold", SEMIBOLD),
        ("mono", MONO),
        ("icons", ICONS),
    ];
    for (name, bytes) in files {
        let data = Arc::new(FontData::from_static(bytes));
        definitions.font_data.insert(name.to_owned(), data);
    }
    let families = [
        (FontFamily::Proportional, "regular mono icons"),
        (text::medium_family(), "medium regular mono icons"),
        (text::semibold_family(), "semibold regular mono icons"),
        (FontFamily::Monospace, "mono regular icons"),
        (icon::family(), "icons regular"),
    ];
    for (family, names) in families {
        let names = names.split(' ').map(str::to_owned).collect();
        definitions.families.insert(family, names);
    }
    definitions
}
