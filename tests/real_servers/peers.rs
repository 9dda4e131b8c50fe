//! Thousands of templates, judged by our check and by independent programs.

use job_template_editor::check::check;
use job_template_editor::template::json::Tree;
use job_template_editor::template::problem::Severity;

use crate::judge::Judge;
use crate::mutations::Mutations;
use crate::servers::Server;

const SEED: u64 = 2015;
const TEMPLATES: usize = 5000;

/// A part of what a peer says, and why our check passes the template all the same.
const MEANT: &[(&str, &str)] = &[
    (
        "cannot be found",
        "the job that is copied exists in the account, not on the test server",
    ),
    (
        "is not found",
        "the S3 object exists in the account, not on the test server",
    ),
    (
        "Job document source ${aws:iot:s3-presigned-url:",
        "a warning with a fix: an older page of AWS asks for the URL in this form",
    ),
    (
        "Job document source https://",
        "a warning: a host that is not S3's may be a private or a newer endpoint of it",
    ),
    (
        "Unexpected UTF-8 BOM",
        "a warning with a fix: version 2 of the AWS CLI reads such a file",
    ),
];

#[test]
fn what_the_check_passes_the_aws_clients_and_a_server_take() {
    let server = Server::ministack();
    let mut judge = Judge::start(&server);
    let mut passed = 0;
    let mut differences = Vec::new();
    for template in Mutations::new(SEED).take(TEMPLATES) {
        if !passes(&template) {
            continue;
        }
        passed += 1;
        if let Some(objection) = judge.ask(&template).objection()
            && !MEANT.iter().any(|(said, _)| objection.contains(said))
        {
            differences.push(format!("{objection}\n{template}"));
        }
    }
    let refused = TEMPLATES - passed;
    println!("seed {SEED}: {TEMPLATES} templates, {passed} passed, {refused} refused");
    assert!(
        differences.is_empty(),
        "seed {SEED}: {} differences\n{}",
        differences.len(),
        differences.join("\n\n")
    );
    let fifth = TEMPLATES / 5;
    assert!(
        passed > fifth && refused > fifth,
        "too few of one kind say little"
    );
}

/// Whether our check finds no error.
fn passes(template: &str) -> bool {
    check(&Tree::parse(template))
        .iter()
        .all(|problem| problem.severity != Severity::Error)
}
