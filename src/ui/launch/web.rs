//! Shows the editor on a page.

use std::sync::Arc;

use crate::storage::dialogs::SystemDialogs;
use crate::ui::app::App;
use crate::ui::host;

/// Starts the program on the page's canvas. Returns at once; the program runs on.
pub fn run_web() {
    host::run(|creation| Box::new(App::new(creation, Arc::new(SystemDialogs), Vec::new())));
}
