//! Summary for people, beside the problems.

use super::report::Report;
use crate::template::text::counted;

/// The problems of all files, then one line that counts them, and what can be done about them.
pub(super) fn after_problems(report: &Report, is_mending: bool) -> String {
    let mut lines: Vec<_> = report.parts().map(str::to_owned).collect();
    if is_mending {
        let left = report.sum(|outcome| outcome.problems);
        let (more, left) = match report.cut() {
            0 => ("", left),
            cut => ("more than ", left - cut),
        };
        lines.push(format!("{} fixed, {more}{left} left\n", report.fixed()));
    }
    lines.push(counts(report) + "\n");
    if let Some(line) = fixable(report) {
        lines.push(line + "\n");
    }
    lines.concat()
}

/// Hint at the fixes that a call can make; `None` if there are none.
fn fixable(report: &Report) -> Option<String> {
    let safe = report.sum(|outcome| outcome.safe_fixes);
    let others = report.sum(|outcome| outcome.other_fixes);
    let least = least(report);
    match (safe, others) {
        (0, 0) => None,
        (0, others) => Some(format!("{least}{others} fixable with --fix --unsafe-fixes")),
        (safe, 0) => Some(format!("{least}{safe} fixable with --fix")),
        (safe, others) => Some(format!(
            "{least}{safe} fixable with --fix, {others} more with --unsafe-fixes"
        )),
    }
}

/// To precede a number of what was told, which may not be all.
fn least(report: &Report) -> &'static str {
    if report.cut() > 0 { "At least " } else { "" }
}

/// Summary of what fixes would change, beside a diff.
pub(super) fn after_diff(report: &Report) -> String {
    if report.fixed() == 0 {
        return "Nothing would be fixed".to_owned();
    }
    let files = report.sum(|outcome| usize::from(outcome.mended.made > 0));
    format!(
        "Would fix {} in {}",
        counted(report.fixed(), "problem"),
        counted(files, "job template")
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
    let files = counted(report.outcomes.len(), "job template");
    // That there are more problems is told as an error.
    let (errors, warnings) = (report.errors() - report.cut(), report.warnings());
    let least = least(report);
    let (of_errors, of_warnings) = (counted(errors, "error"), counted(warnings, "warning"));
    let mut parts = vec![match (errors, warnings) {
        _ if report.outcomes.is_empty() => "No job templates checked".to_owned(),
        (0, 0) => format!("No errors or warnings in {files}"),
        (0, _) => format!("{least}{of_warnings} in {files}"),
        (_, 0) => format!("{least}{of_errors} in {files}"),
        (_, _) => format!("{least}{of_errors} and {of_warnings} in {files}"),
    }];
    for (count, what) in [
        (report.unreadable.len(), "unreadable"),
        (report.unwritten().count(), "not written"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    parts.extend(passed_over(report));
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::check::verdict::{Failure, Outcome};

    #[test]
    fn the_last_line_counts_everything() {
        let summary = |checked, errors, warnings, unreadable, passed_over, leading_out| {
            let unreadable = (0..unreadable).map(|_| Failure::of("t".as_ref(), ""));
            let first = Outcome {
                errors,
                warnings,
                ..Outcome::default()
            };
            let others = std::iter::repeat_with(Outcome::default);
            let report = Report {
                outcomes: [first].into_iter().chain(others).take(checked).collect(),
                unreadable: unreadable.collect(),
                passed_over,
                leading_out,
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
        for (safe, others, line) in [
            (0, 0, None),
            (2, 0, Some("2 fixable with --fix")),
            (
                2,
                1,
                Some("2 fixable with --fix, 1 more with --unsafe-fixes"),
            ),
            (0, 1, Some("1 fixable with --fix --unsafe-fixes")),
        ] {
            let outcome = Outcome {
                safe_fixes: safe,
                other_fixes: others,
                ..Outcome::default()
            };
            let report = Report {
                outcomes: vec![outcome],
                ..Report::default()
            };
            assert_eq!(fixable(&report).as_deref(), line);
        }
    }
}
