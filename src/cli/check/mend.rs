//! `--fix` and `--diff`: fixes made in files, or shown.

use std::path::Path;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::verdict::Failure;
use crate::check::fix::{Fixed, Wanted, fix_all};
use crate::cli::checked::{Checked, is_standard_input};
use crate::cli::output::escape;
use crate::storage::{FileStamp, Overwrite, WriteError, write};
use crate::template::json::Tree;

/// Fixes to make in each file, and their destination.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mending {
    /// The fixes to make.
    pub wanted: Wanted,
    /// Their destination.
    pub goes: Goes,
}

/// Destination of fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goes {
    /// Into the file; of standard input, to standard output.
    Back,
    /// Nowhere: a diff is shown.
    Diff {
        /// True at a terminal: in colour, and with control characters made harmless.
        in_colour: bool,
    },
}

/// Result of making fixes.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// Number of problems whose fix was made, or would be.
    pub made: usize,
    /// Output: a diff, or the fixed text of standard input.
    pub shown: String,
    /// Reason why the fixes could not be written, if so.
    pub unwritten: Option<Failure>,
}

impl Mending {
    /// True if files are written.
    pub(super) fn writes(self) -> bool {
        self.goes == Goes::Back
    }

    /// Makes the fixes of the file at `path`, or shows them. A file that can't be written, or that somebody else has
    /// written meanwhile, stays as it is with all its problems.
    pub(super) fn carry_out(self, mut checked: Checked, path: &Path) -> (Checked, Mended) {
        let mut mended = Mended::default();
        let fixed = fix_all(&checked.text, self.wanted, |_| false);
        if let Some(fixed) = fixed {
            match self.put(&checked, path, &fixed) {
                Ok(shown) => mended.shown = shown,
                Err(error) => {
                    let words = format!("The fixes are not written: {error}");
                    mended.unwritten = Some(Failure::of(path, words));
                    return (checked, mended);
                }
            }
            mended.made = fixed.made;
            if self.writes() {
                let read = Tree::parse(fixed.text.clone());
                checked = Checked::of(path, fixed.text, read);
            }
        }
        if self.writes() {
            // What --fix has left is not made by it.
            for problem in &mut checked.problems {
                if let Some(fix) = &mut problem.fix {
                    fix.safe = false;
                }
            }
            if is_standard_input(path) {
                mended.shown = checked.text.to_string();
            }
        }
        (checked, mended)
    }

    /// Puts the fixed text to its destination, and returns what to show.
    fn put(self, checked: &Checked, path: &Path, fixed: &Fixed) -> Result<String, WriteError> {
        let text = &fixed.text;
        match self.goes {
            Goes::Diff { in_colour } => Ok(diff(&checked.path, &checked.text, text, in_colour)),
            Goes::Back if is_standard_input(path) => Ok(String::new()),
            Goes::Back => {
                let read = FileStamp::of(checked.text.as_bytes());
                write(path, text, Overwrite::Only(read)).map(|_| String::new())
            }
        }
    }
}

/// Time limit of a diff; past it, changes are shown in larger pieces.
const DIFF_TIME_LIMIT: Duration = Duration::from_secs(2);

/// A unified diff of a file; empty if nothing changes.
fn diff(path: &str, old: &str, new: &str, in_colour: bool) -> String {
    let path = escape(path);
    let diff = TextDiff::configure()
        .timeout(DIFF_TIME_LIMIT)
        .diff_lines(old, new)
        .unified_diff()
        .header(&path, &path)
        .to_string();
    if !in_colour {
        return diff;
    }
    let paint = |(index, line): (usize, &str)| {
        let style = match line.as_bytes().first() {
            _ if index < 2 => Style::new().bold(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            _ => Style::new(),
        };
        format!("{style}{}{style:#}\n", escape(line))
    };
    diff.lines().enumerate().map(paint).collect()
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn a_diff_names_the_file_and_shows_what_goes_and_comes() {
        let old = "{\n  \"a\": 1,\n  \"b\": 2\n}";
        let new = "{\n  \"a\": 3,\n  \"b\": 2\n}";
        assert_eq!(
            diff("x.json", old, new, false),
            "--- x.json\n+++ x.json\n@@ -1,4 +1,4 @@\n {\n-  \"a\": 1,\n+  \"a\": 3,\n   \"b\": 2\n }\n\\ No newline at end of file\n"
        );
        assert_eq!(diff("x.json", old, old, false), "");
        let coloured = diff("x.json", "\u{1b}[2J\n", "b\n", true);
        assert!(
            !coloured.contains("\u{1b}[2J") && coloured.contains("\\u{1b}[2J"),
            "{coloured}"
        );
    }
}
