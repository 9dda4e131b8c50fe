//! Timeout: a block that says nothing.

use crate::template::field::known;
use crate::template::view::{Template, Typed};

use super::report::Report;
use super::shape::empty_block;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    if let Typed::Given(_, node) = &template.timeout_config
        && node.is_empty()
    {
        empty_block(report, known::TIMEOUT_CONFIG.field, *node);
    }
}
