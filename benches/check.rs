//! From text to problems: the largest template there is, and one of 2 KB.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use job_template_editor::check::check;
use job_template_editor::template::json::Tree;
use job_template_editor::template::problem::Severity;

mod templates;

/// The same with a small document, few tags and a window.
fn small() -> String {
    let document = "{\n  \"operation\": \"install\",\n  \"files\": [\n    \
                    \"${aws:iot:s3-presigned-url-v2:https://b.s3.eu-west-1.amazonaws.com/k}\"\n  ]\n}";
    let tags = templates::list(5, |n| {
        format!(r#"    {{"Key": "key-{n}", "Value": "value {n}"}}"#)
    });
    let packages = templates::list(2, |n| {
        format!(r#"    "arn:aws:iot:eu-west-1:123456789012:package/package-{n}/version/1.0.{n}""#)
    });
    let window = r#"
  "maintenanceWindows": [{"startTime": "cron(0 2 ? * MON *)", "durationInMinutes": 60}],
  "presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/presign", "expiresInSec": 600},"#;
    templates::template(document, &tags, &packages).replacen('{', &format!("{{{window}"), 1)
}

fn texts_to_problems(criterion: &mut Criterion) {
    for (name, text) in [("largest", templates::largest()), ("small", small())] {
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
