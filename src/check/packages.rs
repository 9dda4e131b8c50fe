//! Software packages: the form of each version's name.

use crate::template::field::known;
use crate::template::json::Node;
use crate::template::problem::Code;
use crate::template::view::{Template, Typed};

use super::arn;
use super::report::Report;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let items = template.destination_package_versions.value();
    for item in items.into_iter().flatten() {
        if let Typed::Given(text, node) = item
            && !text.is_empty()
        {
            check_version(report, text, *node);
        }
    }
}

fn check_version(report: &mut Report<'_>, text: &str, node: Node<'_>) {
    let not_an_arn = match text.strip_prefix("arn:") {
        None => Some("it does not begin with arn:"),
        Some("") => Some("nothing stands behind arn:"),
        Some(_) => None,
    };
    let label = known::PACKAGE_VERSION.label;
    if let Some(fault) = not_an_arn {
        let message = format!("{label} is not an ARN: {fault}");
        report.add(Code::PackageArnPrefix, node, message).help(FORM);
    } else if let Err(fault) = arn::read_package_version(text) {
        report
            .add(
                Code::PackageArn,
                node,
                format!(
                    "{label} is not the ARN of one: {}",
                    fault.words("a version's is package/NAME/version/VERSION")
                ),
            )
            .help(FORM);
    }
}

const FORM: &str = "Its form is arn:aws:iot:REGION:ACCOUNT:package/NAME/version/VERSION";
