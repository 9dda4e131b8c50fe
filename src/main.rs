//! Which of the two: a window, or the command line.
//!
//! On Windows this stays a console program (no `windows_subsystem = "windows"`): a program for the window subsystem has
//! no console to print to, its shell does not wait for it, and attaching to the shell's console takes unsafe code. The
//! price is a console behind the window when it is started from the desktop.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return native();
    #[cfg(target_arch = "wasm32")]
    return ExitCode::SUCCESS;
}

#[cfg(not(target_arch = "wasm32"))]
fn native() -> ExitCode {
    use job_template_editor::cli::{self, Call};

    match cli::call(std::env::args_os()) {
        Call::Done(exit) => exit,
        Call::Window(files) => window(files),
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::print_stderr,
    reason = "without a window this is the only place to say why"
)]
fn window(files: Vec<std::path::PathBuf>) -> ExitCode {
    match job_template_editor::ui::run_native(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!(
                "The window can't be opened, check the display and its OpenGL driver: {error}"
            );
            ExitCode::from(2)
        }
    }
}
