//! From text to problems: the largest template there is, and one of 2 KB.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use job_template_editor::check::check;
use job_template_editor::template::json::{Tree, encode};
use job_template_editor::template::problem::Severity;

/// 50 tags, 25 packages, 3 abort and 2 retry criteria, and a pretty document of 32,000 bytes.
fn largest() -> String {
    let step = "    {\n      \"action\": {\n        \"name\": \"Restart the service\",\n        \
                \"input\": {\"command\": \"systemctl,restart,collector\"}\n      }\n    }";
    let mut document = String::from("{\n  \"version\": \"1.0\",\n  \"steps\": [\n");
    while document.len() + step.len() + 32 < 32_000 {
        document += step;
        document += ",\n";
    }
    document += "    {}\n  ]\n}";
    document += &" ".repeat(32_000 - document.len());
    let tags = list(50, |n| {
        format!(r#"    {{"Key": "key-{n}", "Value": "the value of tag {n}"}}"#)
    });
    let packages = list(25, |n| {
        format!(r#"    "arn:aws:iot:eu-west-1:123456789012:package/package-{n}/version/1.0.{n}""#)
    });
    template(&document, &tags, &packages)
}

/// The same with a small document, few tags and a window.
fn small() -> String {
    let document = "{\n  \"operation\": \"install\",\n  \"files\": [\n    \
                    \"${aws:iot:s3-presigned-url-v2:https://b.s3.eu-west-1.amazonaws.com/k}\"\n  ]\n}";
    let tags = list(5, |n| {
        format!(r#"    {{"Key": "key-{n}", "Value": "value {n}"}}"#)
    });
    let packages = list(2, |n| {
        format!(r#"    "arn:aws:iot:eu-west-1:123456789012:package/package-{n}/version/1.0.{n}""#)
    });
    let window = r#"
  "maintenanceWindows": [{"startTime": "cron(0 2 ? * MON *)", "durationInMinutes": 60}],
  "presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/presign", "expiresInSec": 600},"#;
    template(document, &tags, &packages).replacen('{', &format!("{{{window}"), 1)
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",\n")
}

fn template(document: &str, tags: &str, packages: &str) -> String {
    let abort = ["FAILED", "REJECTED", "TIMED_OUT"]
        .map(|kind| {
            format!(
                r#"    {{"failureType": "{kind}", "action": "CANCEL", "thresholdPercentage": 12.5, "minNumberOfExecutedThings": 20}}"#
            )
        })
        .join(",\n");
    format!(
        r#"{{
  "jobTemplateId": "largest",
  "document": {document},
  "description": "Installs what the fleet needs",
  "jobExecutionsRolloutConfig": {{
    "maximumPerMinute": 1000,
    "exponentialRate": {{
      "baseRatePerMinute": 10,
      "incrementFactor": 1.5,
      "rateIncreaseCriteria": {{"numberOfSucceededThings": 100}}
    }}
  }},
  "abortConfig": {{"criteriaList": [
{abort}
  ]}},
  "timeoutConfig": {{"inProgressTimeoutInMinutes": 60}},
  "tags": [
{tags}
  ],
  "jobExecutionsRetryConfig": {{"criteriaList": [
    {{"failureType": "FAILED", "numberOfRetries": 5}},
    {{"failureType": "TIMED_OUT", "numberOfRetries": 5}}
  ]}},
  "destinationPackageVersions": [
{packages}
  ]
}}
"#,
        document = encode(document)
    )
}

fn texts_to_problems(criterion: &mut Criterion) {
    for (name, text) in [("largest", largest()), ("small", small())] {
        let problems = check(&Tree::parse(text.as_str()));
        assert!(
            problems
                .iter()
                .all(|problem| problem.severity > Severity::Error),
            "{problems:?}"
        );
        criterion.bench_function(&format!("check {name}"), |bencher| {
            bencher.iter(|| check(&Tree::parse(black_box(text.as_str()))));
        });
        criterion.bench_function(&format!("parse {name}"), |bencher| {
            bencher.iter(|| Tree::parse(black_box(text.as_str())));
        });
    }
}

criterion_group!(benches, texts_to_problems);
criterion_main!(benches);
