//! Abort criteria: rules over the criteria of the list.

use crate::template::field::known;
use crate::template::problem::Code;
use crate::template::view::{Template, Typed};

use super::failure_types;
use super::report::Report;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let Some(config) = template.abort_config.value() else {
        return;
    };
    let Typed::Given(criteria, list) = &config.criteria_list else {
        return;
    };
    let criteria = criteria.iter().filter_map(Typed::value);
    let types: Vec<_> =
        failure_types::given(criteria.map(|criterion| &criterion.failure_type)).collect();
    failure_types::check_unique(report, &types);
    if let Some(node) = failure_types::all_beside_others(&types) {
        report
            .add(
                Code::AbortAllAndSome,
                node,
                format!(
                    "{} ALL stands next to a specific one; AWS does not say how they go together",
                    known::FAILURE_TYPE.label
                ),
            )
            .help("ALL counts every failure, those of the specific types too");
    }
    if types.len() > 1 {
        report.add(
            Code::AbortOrder,
            *list,
            "Abort criteria are checked in the order of the list",
        );
    }
}
