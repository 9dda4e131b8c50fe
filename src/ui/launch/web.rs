//! Shows the editor on a page.

use std::sync::Arc;

use crate::storage::dialogs::SystemDialogs;
use crate::ui::app::App;
use crate::ui::host;

/// Begins on the page's canvas, and goes on when this returns.
pub fn run_web() {
    host::run(|creation| Box::new(App::new(creation, Arc::new(SystemDialogs), Vec::new())));
}
