//! Maintenance windows: when they open and for how long.

use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::json::{Node, encode};
use crate::template::problem::Code;
use crate::template::view::{MaintenanceWindow, Template, Typed};

use super::cron::{Cron, CronFault, Doubt, ValueFault};
use super::report::Report;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let Typed::Given(windows, list) = &template.maintenance_windows else {
        return;
    };
    for window in windows.iter().filter_map(Typed::value) {
        check_window(report, window);
    }
    if windows.len() > 1 {
        report
            .add(
                Code::SeveralWindows,
                *list,
                format!(
                    "There are {} maintenance windows; AWS's console makes one",
                    windows.len()
                ),
            )
            .help("No limit is published");
    }
    if !windows.is_empty() {
        report
            .add(
                Code::WindowJobs,
                *list,
                "A template with maintenance windows makes only continuous jobs with a start time",
            )
            .help("Such a job sets targetSelection to CONTINUOUS and schedulingConfig.startTime");
    }
}

fn check_window(report: &mut Report<'_>, window: &MaintenanceWindow<'_>) {
    let Typed::Given(start, node) = &window.start_time else {
        return;
    };
    if start.is_empty() {
        return;
    }
    let cron = match Cron::parse(start) {
        Ok(cron) => cron,
        Err(fault) => {
            refuse(report, start, &fault, *node);
            return;
        }
    };
    for doubt in cron.doubts() {
        doubt_start(report, start, doubt, *node);
    }
    report.add(
        Code::WindowZone,
        *node,
        "An expression can't name a time zone; its times are taken as UTC",
    );
    if let Typed::Given(duration, node) = &window.duration_in_minutes
        && let Some(minutes) = duration.whole()
        && let Some(gap) = cron.shortest_gap_minutes()
        && minutes > i64::from(gap)
    {
        report
            .add(
                Code::WindowOverlap,
                *node,
                format!("The window stays open for {minutes} minutes, but opens again after {gap}"),
            )
            .help("Shorten the window, or let it open less often");
    }
}

fn refuse(report: &mut Report<'_>, start: &str, fault: &CronFault, node: Node<'_>) {
    let start_time = known::START_TIME.quoted();
    let message = match fault {
        CronFault::Form => format!("{start_time} is not cron(…) with six fields"),
        CronFault::FieldCount(count) => {
            format!("{start_time} has {count} fields between its parentheses, not six")
        }
        CronFault::Value(ValueFault { field, value }) => format!(
            "{start_time} can't have {value:?} for the {}; use {}",
            field.label(),
            field.allowed()
        ),
    };
    let found = report
        .add(Code::Cron, node, message)
        .help("cron(minute hour day-of-month month day-of-week year), such as cron(0 2 ? * MON *)");
    let bare = start.trim();
    let wrapped = format!("cron({bare})");
    if let Some(meant) = [bare, wrapped.as_str()]
        .into_iter()
        .find(|text| Cron::parse(text).is_ok())
    {
        found.fix(format!("Set {meant}"), |pointer| {
            Edit::set(pointer, encode(meant))
        });
    }
}

fn doubt_start(report: &mut Report<'_>, start: &str, doubt: &Doubt, node: Node<'_>) {
    let at = |fault: &ValueFault| format!("{:?} in the {} field", fault.value, fault.field.label());
    let message = match doubt {
        Doubt::NoQuestionMark => {
            "Neither day of month nor day of week is ?; AWS's other schedulers want it in one of them"
                .to_owned()
        }
        Doubt::TwoQuestionMarks => {
            "Day of month and day of week are both ?; AWS's other schedulers want it in one of them"
                .to_owned()
        }
        Doubt::Grammar(fault) => format!("The service may not know {}", at(fault)),
        Doubt::Reversed(fault) => format!("{} ends before it begins", at(fault)),
        Doubt::Spaces => "The fields are not separated by single spaces".to_owned(),
        Doubt::Never => "No month that is meant has such a day, so the window never opens".to_owned(),
    };
    let found = report.add(Code::DoubtfulCron, node, message);
    if let Some(mended) = mended(start, doubt) {
        found.fix(format!("Set {mended}"), |pointer| {
            Edit::set(pointer, encode(&mended))
        });
    }
}

/// The expression without the doubt, where only one can be meant.
fn mended(start: &str, doubt: &Doubt) -> Option<String> {
    let inner = start.strip_prefix("cron(")?.strip_suffix(')')?;
    let mut fields: Vec<&str> = inner.split_whitespace().collect();
    let [.., day, _, weekday, _] = fields.as_mut_slice() else {
        return None;
    };
    match doubt {
        Doubt::Spaces => {}
        Doubt::NoQuestionMark if *weekday == "*" => *weekday = "?",
        Doubt::NoQuestionMark if *day == "*" => *day = "?",
        Doubt::TwoQuestionMarks => *day = "*",
        _ => return None,
    }
    Some(format!("cron({})", fields.join(" ")))
}
