//! What people read beside the problems.

use super::report::Report;
use crate::template::text::counted;

/// The problems of all files, then one line that counts them.
pub(super) fn after_problems(report: &Report) -> String {
    let mut text = report.parts.concat();
    text += &counts(report);
    if let Some(passed_over) = passed_over(report) {
        text += "; ";
        text += &passed_over;
    }
    text.push('\n');
    text
}

/// How many files of the folders are no templates, if any.
pub(super) fn passed_over(report: &Report) -> Option<String> {
    (report.passed_over > 0)
        .then(|| format!("{} passed over", counted(report.passed_over, "other file")))
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
        let summary = |checked, errors, warnings, unreadable, passed_over| {
            let unreadable = (0..unreadable).map(|_| Unreadable {
                path: String::new(),
                message: String::new(),
            });
            after_problems(&Report {
                parts: vec![String::new(); checked],
                unreadable: unreadable.collect(),
                errors,
                warnings,
                passed_over,
            })
        };
        for (found, expected) in [
            (
                summary(1, 0, 0, 0, 0),
                "No errors or warnings in 1 job template\n",
            ),
            (
                summary(3, 1, 2, 0, 0),
                "1 error and 2 warnings in 3 job templates\n",
            ),
            (
                summary(2, 0, 1, 0, 1),
                "1 warning in 2 job templates; 1 other file passed over\n",
            ),
            (
                summary(0, 0, 0, 0, 7),
                "No job templates checked; 7 other files passed over\n",
            ),
            (
                summary(0, 0, 0, 2, 0),
                "No job templates checked; 2 unreadable\n",
            ),
        ] {
            assert_eq!(found, expected);
        }
    }
}
