//! Entry point: opens the window, or runs the command line.
//!
//! On Windows this stays a console program (no `windows_subsystem = "windows"`): a program for the window subsystem has
//! no console to print to, its shell does not wait for it, and attaching to the shell's console takes unsafe code. The
//! price is a console behind the window when it is started from the desktop.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return native();
    #[cfg(target_arch = "wasm32")]
    {
        job_template_editor::ui::run_web();
        ExitCode::SUCCESS
    }
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
            let said = error.to_string();
            eprintln!(
                "The window can't be opened, check the display and its OpenGL driver: {}",
                without_source_place(&said)
            );
            ExitCode::from(2)
        }
    }
}

/// winit tells in which line of its own source an error was made, which says nothing to users.
#[cfg(not(target_arch = "wasm32"))]
fn without_source_place(said: &str) -> &str {
    let after_place = said.split_once(".rs:").map(|(_, rest)| rest);
    let why = after_place.and_then(|rest| rest.split_once(": "));
    why.map_or(said, |(_, why)| why)
}
