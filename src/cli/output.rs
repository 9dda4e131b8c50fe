//! Standard output and standard error.

use std::borrow::Cow;
#[cfg(unix)]
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write as _};

use anstyle::AnsiColor;

use super::Exit;
use crate::service::credentials::without_keys;
use crate::template::hidden::shown_on_a_line;

/// Prints to standard output, at once, colours left out where nobody sees them.
///
/// A reader that has seen enough (`… | head`) is no failure.
pub(super) fn print(text: &str, exit: Exit) -> Exit {
    written(anstream::stdout().lock().write_all(text.as_bytes()), exit)
}

/// As [`print`], for what is to come out as it is.
pub(super) fn print_bytes(bytes: &[u8], exit: Exit) -> Exit {
    written(io::stdout().lock().write_all(bytes), exit)
}

fn written(written: io::Result<()>, exit: Exit) -> Exit {
    match written.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => not_written(&error.to_string()),
        _ => exit,
    }
}

/// As [`print_bytes`], for the one copy of a text: a standard output that is closed is a failure.
pub(super) fn hand_over(text: &str, exit: Exit) -> Exit {
    if is_closed() {
        return not_written("standard output is closed");
    }
    print_bytes(text.as_bytes(), exit)
}

fn not_written(why: &str) -> Exit {
    error(&format!("The output can't be written, {why}"));
    Exit::Unusable
}

/// True if standard output was closed when the program began: what opens `/dev/null` in its place then opens it for
/// reading, too, unlike a shell that was told to throw the output away.
#[cfg(unix)]
fn is_closed() -> bool {
    use std::io::Read as _;
    use std::os::{fd::AsFd as _, unix::fs::MetadataExt as _};

    let device = |metadata: io::Result<Metadata>| metadata.ok().map(|metadata| metadata.rdev());
    match io::stdout().as_fd().try_clone_to_owned().map(File::from) {
        Ok(mut stdout) => {
            device(stdout.metadata()) == device(fs::metadata("/dev/null"))
                && stdout.read(&mut [0]).is_ok()
        }
        Err(_) => true,
    }
}

/// False: not known here.
#[cfg(not(unix))]
const fn is_closed() -> bool {
    false
}

/// Prints what went wrong to standard error.
pub(super) fn error(message: &str) {
    let style = AnsiColor::BrightRed.on_default().bold();
    let message = without_keys(message);
    say(&format!("{style}error{style:#}: {}", escape(&message)));
}

/// Prints a line to standard error, colours left out where nobody sees them.
pub(super) fn say(line: &str) {
    // With standard error closed, the exit code says it.
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// `text` on one line, so that it can't steer a terminal or pretend to stand in another order: what does is written
/// `\u{1b}`.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    shown_on_a_line(text)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_that_steers_a_terminal_comes_through() {
        for (text, escaped) in [
            ("plain ä 𝄞", "plain ä 𝄞"),
            ("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            (
                "a\u{202e}b\u{2066}\u{200f}\u{61c}",
                "a\\u{202e}b\\u{2066}\\u{200f}\\u{61c}",
            ),
            ("a\r\n\tb\u{7f}", "a\\r\\n\\tb\\u{7f}"),
            ("\u{2028}\u{feff}\u{e0041}", "\\u{2028}\\u{feff}\\u{e0041}"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
