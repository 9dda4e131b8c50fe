//! Rollout: rules over the rates and what raises them.

use crate::template::edit::Edit;
use crate::template::field::{Field, known};
use crate::template::json::Node;
use crate::template::problem::Code;
use crate::template::view::{ExponentialRate, Template, Typed};

use super::report::Report;
use super::shape::has_strangers;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let Typed::Given(rollout, node) = &template.job_executions_rollout_config else {
        return;
    };
    if node.is_empty() {
        report
            .add(
                Code::EmptyRollout,
                *node,
                format!(
                    "{} is an empty block; give it a {}, or remove it",
                    known::ROLLOUT_CONFIG.field.quoted(),
                    known::MAXIMUM_PER_MINUTE.field.noun()
                ),
            )
            .safe_fix("Remove it", Edit::remove);
    }
    let Typed::Given(rate, rate_node) = &rollout.exponential_rate else {
        return;
    };
    if rollout.maximum_per_minute.is_absent() {
        missing_maximum(report, *node, *rate_node);
    }
    let maximum = rollout
        .maximum_per_minute
        .value()
        .and_then(|number| number.whole());
    let base = rate
        .base_rate_per_minute
        .value()
        .and_then(|number| number.whole());
    if let (Some(maximum), Some(base), Some(node)) =
        (maximum, base, rate.base_rate_per_minute.node())
        && base > maximum
    {
        report.add(
            Code::BaseAboveMaximum,
            node,
            format!(
                "{} is {base}, above the {} of {maximum}",
                known::BASE_RATE_PER_MINUTE.field.quoted(),
                known::MAXIMUM_PER_MINUTE.field.noun()
            ),
        );
    }
    check_increase(report, rate);
}

fn missing_maximum(report: &mut Report<'_>, rollout: Node<'_>, rate: Node<'_>) {
    let maximum = known::MAXIMUM_PER_MINUTE;
    // The maximum may stand there, under another name or within the rate.
    let may_stand_there = [rollout, rate]
        .into_iter()
        .any(|node| Field::at(&node.pointer()).is_some_and(|field| has_strangers(field, node)));
    let place = report.missing(maximum.pointer());
    let found = report
        .add(
            Code::RateWithoutMaximum,
            place,
            format!(
                "{} is missing; an {} needs one",
                maximum.field.quoted(),
                known::EXPONENTIAL_RATE.field.noun()
            ),
        )
        .help("The rate grows up to this maximum");
    if let Some(default) = maximum.field.default
        && !may_stand_there
    {
        // It is the fastest rate there is, so nobody sets it unasked.
        found.fix(format!("Set {default}"), |pointer| {
            Edit::set(pointer, default)
        });
    }
}

fn check_increase(report: &mut Report<'_>, rate: &ExponentialRate<'_>) {
    let Typed::Given(criteria, node) = &rate.rate_increase_criteria else {
        return;
    };
    let (notified, succeeded) = (
        &criteria.number_of_notified_things,
        &criteria.number_of_succeeded_things,
    );
    let quoted = known::RATE_INCREASE_CRITERIA.field.quoted();
    let (things_notified, things_succeeded) = (
        known::NOTIFIED_THINGS.field.noun(),
        known::SUCCEEDED_THINGS.field.noun(),
    );
    match (!notified.is_absent(), !succeeded.is_absent()) {
        (true, true) => {
            // What is no number can't be what was meant.
            let (kept, gone) = if succeeded.value().is_none() && notified.value().is_some() {
                (things_notified, known::SUCCEEDED_THINGS)
            } else {
                (things_succeeded, known::NOTIFIED_THINGS)
            };
            report
                .add(
                    Code::TwoRateCriteria,
                    *node,
                    format!("{quoted} has both criteria; the service takes one of them"),
                )
                .help("An example in AWS's own documentation has both and is refused")
                .fix(format!("Keep {kept}"), |_| Edit::remove(gone.pointer()));
        }
        (false, false) => {
            report.add(
                Code::NoRateCriterion,
                *node,
                format!(
                    "{quoted} has no criterion; give it {things_notified} or {things_succeeded}"
                ),
            );
        }
        _ => {}
    }
}
