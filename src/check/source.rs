//! Source of the job document: the template itself, an S3 object, or a job.

use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::json::{Kind, Node, encode};
use crate::template::problem::Code;
use crate::template::view::{Template, Text, Typed};

use super::arn;
use super::report::Report;
use super::s3_url::{self, Location};

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let document = is_given(&template.document);
    let object = is_given(&template.document_source);
    if document && object {
        two_sources(report, template);
    } else if !document && !object && !is_given(&template.job_arn) {
        let place = match template.document.node() {
            Some(node) => node.into(),
            None => report.missing(known::DOCUMENT.pointer()),
        };
        report
            .add(Code::NoSource, place, "The template has no job document")
            .help("Give it a document, an S3 object that holds one, or a job to copy it from");
    }
    if let Typed::Given(url, node) = &template.document_source
        && !url.is_empty()
    {
        check_url(report, url, *node);
    }
    if let Typed::Given(arn, node) = &template.job_arn
        && !arn.is_empty()
        && let Err(fault) = arn::judge_job(arn)
    {
        report
            .add(
                Code::JobArn,
                *node,
                format!(
                    "{} is not the ARN of a job: {}",
                    known::JOB_ARN.field.quoted(),
                    fault.words("a job's is job/ and its id")
                ),
            )
            .help("Its form is arn:PARTITION:iot:REGION:ACCOUNT:job/JOBID");
    }
}

fn two_sources(report: &mut Report<'_>, template: &Template<'_>) {
    let Some(node) = template.document_source.node() else {
        return;
    };
    report
        .add(
            Code::TwoSources,
            node,
            "The job document and an S3 object are both given; the service takes one of them",
        )
        .fix("Keep the job document", Edit::remove);
}

fn check_url(report: &mut Report<'_>, url: &str, node: Node<'_>) {
    let inner = s3_url::unwrap_placeholder(url);
    if let Some(inner) = inner {
        report
            .add(
                Code::WrappedUrl,
                node,
                format!(
                    "{} is wrapped in a placeholder; the plain URL is what the service takes today",
                    known::DOCUMENT_SOURCE.field.quoted()
                ),
            )
            .help("Older pages of the API ask for this form, which today's answers refuse")
            .safe_fix("Unwrap the URL", |pointer| {
                Edit::set(pointer, encode(inner))
            });
    }
    match s3_url::locate(inner.unwrap_or(url)) {
        // Of a wrapped URL nothing else is said.
        Ok(Location::Object(_)) if inner.is_some() => {}
        Ok(Location::Object(_)) => read_once(report, node),
        Ok(Location::Elsewhere { host }) => {
            report
                .add(
                    Code::S3Host,
                    node,
                    format!("{host} is none of the hosts that S3 is known by"),
                )
                .help("It may be a private or a newer endpoint; the service decides");
            read_once(report, node);
        }
        Err(fault) => {
            report
                .add(
                    Code::S3Url,
                    node,
                    format!(
                        "{} is not the URL of one: {}",
                        known::DOCUMENT_SOURCE.field.quoted(),
                        fault.words()
                    ),
                )
                .help(S3_URL_FORMS);
        }
    }
}

fn read_once(report: &mut Report<'_>, node: Node<'_>) {
    report.add(
        Code::SourceReadOnce,
        node,
        "The S3 object is read when the template is created; later changes of it have no effect",
    );
}

/// True if the member is given as more than `null` or `""`.
pub(super) fn is_given(typed: &Typed<'_, Text<'_>>) -> bool {
    match typed {
        Typed::Absent => false,
        Typed::Given(text, _) => !text.is_empty(),
        Typed::Misfit(node) => node.kind() != Kind::Null,
    }
}

/// Help on the forms of an S3 object's URL.
pub(super) const S3_URL_FORMS: &str =
    "Write s3://BUCKET/KEY or https://BUCKET.s3.REGION.amazonaws.com/KEY";
