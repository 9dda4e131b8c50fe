//! Presigned URLs: the role that signs them and how long they live.

use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::json::Node;
use crate::template::problem::Code;
use crate::template::view::{PresignedUrlConfig, Template, Typed};

use super::arn;
use super::placeholder::Needs;
use super::report::Report;
use super::shape::empty_block;
use super::source::is_given;

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>, needs: Needs) {
    let config = match &template.presigned_url_config {
        Typed::Given(config, _) => Some(config),
        Typed::Absent => None,
        // What is wrong with it is said where its type is compared.
        Typed::Misfit(_) => return,
    };
    let copied = config.is_none() && is_given(&template.job_arn);
    if needs.role && !copied && config.is_none_or(|config| config.role_arn.is_absent()) {
        let place = report.missing(known::ROLE_ARN.pointer());
        report
            .add(
                Code::MissingRole,
                place,
                format!(
                    "{} is missing; the job document holds URLs that a role must sign",
                    known::ROLE_ARN.field.quoted()
                ),
            )
            .help(
                "Name an IAM role that AWS IoT may assume and that may read or write the objects",
            );
    }
    let (Some(config), Some(node)) = (config, template.presigned_url_config.node()) else {
        return;
    };
    if node.is_empty() {
        empty_block(report, known::PRESIGNED_URL_CONFIG.field, node);
    }
    if let Typed::Given(role, node) = &config.role_arn
        && role.is_empty()
        && (needs.role || !config.expires_in_sec.is_absent())
    {
        empty_role(report, *node);
    }
    check_role(report, config);
    check_expiry(report, config);
}

/// Without the role there would be something else to mend.
fn empty_role(report: &mut Report<'_>, node: Node<'_>) {
    let pointer = node.pointer();
    report.forget(|problem| problem.code == Code::EmptyText && problem.pointer == pointer);
    report
        .add(
            Code::EmptyText,
            node,
            format!("{} is empty", known::ROLE_ARN.field.quoted()),
        )
        .help("Name an IAM role that AWS IoT may assume, arn:aws:iam::ACCOUNT:role/NAME");
}

fn check_role(report: &mut Report<'_>, config: &PresignedUrlConfig<'_>) {
    if let Typed::Given(role, node) = &config.role_arn
        && !role.is_empty()
        && let Err(fault) = arn::judge_role(role)
    {
        report
            .add(
                Code::RoleArn,
                *node,
                format!(
                    "{} is not the ARN of an IAM role: {}",
                    known::ROLE_ARN.field.quoted(),
                    fault.words("a role's is role/ and its name")
                ),
            )
            .help("Its form is arn:aws:iam::ACCOUNT:role/NAME");
    }
}

fn check_expiry(report: &mut Report<'_>, config: &PresignedUrlConfig<'_>) {
    if let (Typed::Given(_, node), true) = (&config.expires_in_sec, config.role_arn.is_absent()) {
        report
            .add(
                Code::ExpiryWithoutRole,
                *node,
                format!(
                    "{} is set, but no role signs URLs",
                    known::EXPIRES_IN_SEC.field.quoted()
                ),
            )
            .help("CloudFormation refuses it; set a role, or remove the expiry")
            .fix("Remove it", Edit::remove);
    }
}
