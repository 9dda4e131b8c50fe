//! Summary for people, beside the problems.

use std::fmt::Write as _;

use super::report::Report;
use crate::template::text::counted;

/// The problems of all files, then one line that counts them, and what can be done about them.
pub(super) fn after_problems(report: &Report, is_mending: bool) -> String {
    let mut text = report.parts.concat();
    if is_mending {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{} fixed, {} left", report.fixed, report.problems);
    }
    text += &counts(report);
    if let Some(passed_over) = passed_over(report) {
        text += "; ";
        text += &passed_over;
    }
    text.push('\n');
    if let Some(line) = fixable(report, is_mending) {
        text += &line;
        text.push('\n');
    }
    text
}

/// Hint at the fixes that a call can make; `None` if there are none.
fn fixable(report: &Report, is_mending: bool) -> Option<String> {
    // A safe fix that was left brings other errors to light.
    let (safe, others) = if is_mending {
        (0, report.safe_fixes + report.other_fixes)
    } else {
        (report.safe_fixes, report.other_fixes)
    };
    match (safe, others) {
        (0, 0) => None,
        (0, others) => Some(format!("{others} fixable with --fix --unsafe-fixes")),
        (safe, 0) => Some(format!("{safe} fixable with --fix")),
        (safe, others) => Some(format!(
            "{safe} fixable with --fix, {others} more with --unsafe-fixes"
        )),
    }
}

/// Summary of what fixes would change, beside a diff.
pub(super) fn after_diff(report: &Report) -> String {
    if report.fixed == 0 {
        return "Nothing would be fixed".to_owned();
    }
    format!(
        "Would fix {} in {}",
        counted(report.fixed, "problem"),
        counted(report.fixed_files, "job template")
    )
}

/// Count of files that are no templates and of links out of the folders; `None` if there are neither.
pub(super) fn passed_over(report: &Report) -> Option<String> {
    let files = counted(report.passed_over, "other file");
    let links = counted(report.leading_out, "link") + " out of the folder";
    match (report.passed_over, report.leading_out) {
        (0, 0) => None,
        (_, 0) => Some(format!("{files} passed over")),
        (0, _) => Some(format!("{links} passed over")),
        (_, _) => Some(format!("{files} and {links} passed over")),
    }
}

fn counts(report: &Report) -> String {
    let mut found = Vec::new();
    for (count, what) in [(report.errors, "error"), (report.warnings, "warning")] {
        if count > 0 {
            found.push(counted(count, what));
        }
    }
    let mut line = if report.parts.is_empty() {
        "No job templates checked".to_owned()
    } else if found.is_empty() {
        format!(
            "No errors or warnings in {}",
            counted(report.parts.len(), "job template")
        )
    } else {
        format!(
            "{} in {}",
            found.join(" and "),
            counted(report.parts.len(), "job template")
        )
    };
    if !report.unreadable.is_empty() {
        line += "; ";
        line += &report.unreadable.len().to_string();
        line += " unreadable";
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::check::report::Unreadable;

    #[test]
    fn the_last_line_counts_everything() {
        let summary = |checked, errors, warnings, unreadable, passed_over, leading_out| {
            let unreadable = (0..unreadable).map(|_| Unreadable {
                path: String::new(),
                message: String::new(),
            });
            let report = Report {
                parts: vec![String::new(); checked],
                unreadable: unreadable.collect(),
                errors,
                warnings,
                passed_over,
                leading_out,
                ..Report::default()
            };
            after_problems(&report, false)
        };
        for (found, expected) in [
            (
                summary(1, 0, 0, 0, 0, 0),
                "No errors or warnings in 1 job template\n",
            ),
            (
                summary(3, 1, 2, 0, 0, 0),
                "1 error and 2 warnings in 3 job templates\n",
            ),
            (
                summary(2, 0, 1, 0, 1, 0),
                "1 warning in 2 job templates; 1 other file passed over\n",
            ),
            (
                summary(1, 0, 0, 0, 2, 1),
                "No errors or warnings in 1 job template; 2 other files and 1 link out of the folder passed over\n",
            ),
            (
                summary(0, 0, 0, 0, 7, 0),
                "No job templates checked; 7 other files passed over\n",
            ),
            (
                summary(0, 0, 0, 2, 0, 0),
                "No job templates checked; 2 unreadable\n",
            ),
        ] {
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_can_be_fixed_is_said_with_how() {
        for (safe, others, is_mending, line) in [
            (0, 0, false, None),
            (2, 0, false, Some("2 fixable with --fix")),
            (
                2,
                1,
                false,
                Some("2 fixable with --fix, 1 more with --unsafe-fixes"),
            ),
            (0, 1, false, Some("1 fixable with --fix --unsafe-fixes")),
            (2, 1, true, Some("3 fixable with --fix --unsafe-fixes")),
            (0, 0, true, None),
        ] {
            let report = Report {
                safe_fixes: safe,
                other_fixes: others,
                ..Report::default()
            };
            assert_eq!(fixable(&report, is_mending).as_deref(), line);
        }
    }
}
