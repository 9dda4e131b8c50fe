//! Timeout: a block that says nothing.

use crate::template::edit::Edit;
use crate::template::problem::{Code, Source};
use crate::template::view::{Slot, Template};

use super::report::Report;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let Slot::Given(_, node) = &template.timeout_config else {
        return;
    };
    if node.is_empty() {
        report
            .warning(
                Code::EmptyBlock,
                Source::Measured,
                *node,
                "“Timeout” is an empty block, which has no effect",
            )
            .safe_fix("Remove it", Edit::remove);
    }
}
