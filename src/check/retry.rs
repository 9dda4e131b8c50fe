//! Retry criteria: rules over the criteria, and what they need from other sections.

use crate::template::field::{Shape, WholeLimits, known};
use crate::template::json::Node;
use crate::template::problem::Code;
use crate::template::view::{RetryCriteria, Template, Typed};

use super::failure_types::{self, ALL};
use super::report::Report;
use super::source::is_given;

/// The type whose retries need a timeout.
const TIMED_OUT: &str = "TIMED_OUT";

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let Some(config) = template.job_executions_retry_config.value() else {
        return;
    };
    let Typed::Given(items, _) = &config.criteria_list else {
        return;
    };
    let criteria = || items.iter().filter_map(Typed::value);
    let types: Vec<_> =
        failure_types::given(criteria().map(|criterion| &criterion.failure_type)).collect();
    failure_types::check_unique(report, &types);
    check_all_alone(report, &types);
    check_total(report, items);
    let retried = || criteria().filter(|criterion| retries(criterion) > 0);
    let waits = |criterion: &RetryCriteria<'_>| {
        matches!(
            criterion.failure_type.value().map(|name| &**name),
            Some(TIMED_OUT | ALL)
        )
    };
    // What the template leaves out is copied from the job.
    let copied = is_given(&template.job_arn);
    let times_out = match &template.timeout_config {
        Typed::Absent => false,
        Typed::Given(config, _) => !config.in_progress_timeout_in_minutes.is_absent(),
        Typed::Misfit(_) => true,
    };
    let is_copied = copied && template.timeout_config.is_absent();
    if !times_out && !is_copied && retried().any(waits) {
        let place = match template.timeout_config.node() {
            Some(node) => node.into(),
            None => report.missing(known::TIMEOUT_CONFIG.pointer()),
        };
        report
            .add(
                Code::RetryWithoutTimeout,
                place,
                format!(
                    "{} sets no time; without one no device times out, so none is retried for it",
                    known::TIMEOUT_CONFIG.field.quoted()
                ),
            )
            .help("Set how long a device may take, or retry FAILED only");
    }
    if template.abort_config.is_absent() && !copied && retried().next().is_some() {
        let place = report.missing(known::ABORT_CONFIG.pointer());
        report
            .add(
                Code::RetryWithoutAbort,
                place,
                "Retries cost money; abort criteria stop them when too many devices fail",
            )
            .help("Every retry is a job execution that is charged");
    }
}

fn retries(criterion: &RetryCriteria<'_>) -> i64 {
    criterion
        .number_of_retries
        .value()
        .and_then(|number| number.whole())
        .unwrap_or(0)
}

fn check_all_alone(report: &mut Report<'_>, types: &[(&str, Node<'_>)]) {
    let Some(node) = failure_types::all_beside_others(types) else {
        return;
    };
    report
        .add(
            Code::RetryAllAndSome,
            node,
            format!(
                "{} ALL stands alone; remove it or the other criterion",
                known::FAILURE_TYPE.label
            ),
        )
        .help("ALL retries every kind of failure already");
}

/// The limit of one criterion holds for all of them together, too.
fn check_total(report: &mut Report<'_>, items: &[Typed<'_, RetryCriteria<'_>>]) {
    let Shape::Whole(WholeLimits {
        max: Some(limit), ..
    }) = known::NUMBER_OF_RETRIES.shape
    else {
        return;
    };
    let mut total = 0_i64;
    for item in items {
        let Typed::Given(criterion, node) = item else {
            continue;
        };
        let one = retries(criterion).max(0);
        let before = total;
        total = total.saturating_add(one);
        // One that is too great by itself is reported as such.
        if before <= limit && total > limit && one <= limit {
            report.add(
                Code::TooManyRetries,
                *node,
                format!("Retries add up to {total}; at most {limit} are allowed over all criteria"),
            );
        }
    }
}
