//! `--format sarif`: SARIF 2.1.0, for code scanning.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use url::Url;

use super::json::PlaceEntry;
use super::report::Report;
use crate::cli::checked::Checked;
use crate::template::hidden::escaped_json;
use crate::template::problem::{Code, Problem, Severity};
use crate::template::text::Lines;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Characters of a path that a URI has escaped: all but the unreserved ones and the slash.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');

/// The results of one file, with commas between them.
pub(super) fn results(checked: &Checked) -> String {
    let lines = Lines::of(&checked.text);
    let uri = uri(&checked.path);
    let results: Vec<_> = checked
        .problems
        .iter()
        .map(|problem| result(problem, &uri, checked, &lines).to_string())
        .collect();
    escaped_json(&results.join(",")).into_owned()
}

fn result(problem: &Problem, uri: &str, checked: &Checked, lines: &Lines) -> Value {
    let from = lines.position(&checked.text, problem.range.start);
    let to = lines.position(&checked.text, problem.range.end);
    let text = match &problem.help {
        Some(help) => format!("{}\n{help}", problem.message),
        None => problem.message.clone().into_owned(),
    };
    let mut result = json!({
        "ruleId": problem.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == problem.code),
        "level": level(problem.severity),
        "message": {"text": text},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri},
                "region": {
                    "startLine": from.line,
                    "startColumn": from.column,
                    "endLine": to.line,
                    "endColumn": to.column,
                },
            },
            "logicalLocations": [{"fullyQualifiedName": problem.pointer.as_str(), "kind": "member"}],
        }],
    });
    if let Some(place) = &problem.document {
        result["properties"] = json!({"document": PlaceEntry::from(place)});
    }
    result
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The log of the whole check.
pub(super) fn whole(report: &Report) -> String {
    let rules: Vec<_> = Code::ALL.iter().copied().map(rule).collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    })
    .to_string();
    // The pages show characters that can't be seen.
    let driver = escaped_json(&driver);
    let notifications: Vec<_> = report
        .failures()
        .map(|failure| {
            json!({
                "level": "error",
                "message": {"text": failure.message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&failure.path)}}}],
            })
        })
        .collect();
    let invocation = json!({
        "executionSuccessful": notifications.is_empty(),
        "toolExecutionNotifications": notifications,
    })
    .to_string();
    let invocation = escaped_json(&invocation);
    let results: Vec<_> = report.parts().filter(|part| !part.is_empty()).collect();
    let results = results.join(",");
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"invocations\":[{invocation}],\"columnKind\":\"unicodeCodePoints\",\"results\":[{results}]}}]}}\n"
    )
}

/// A rule with what there is to read about it.
fn rule(code: Code) -> Value {
    let page = code.page();
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": page.summary()},
        "fullDescription": {"text": page.about()},
        "help": {"text": page.plain(), "markdown": page.markdown()},
    })
}

/// A path as a URI: a relative one stays so, and is then one from the root of the repository.
fn uri(path: &str) -> String {
    if let Ok(url) = Url::from_file_path(Path::new(path)) {
        return url.into();
    }
    let path = path.strip_prefix("./").unwrap_or(path);
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    utf8_percent_encode(&path, PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./fleet/a b%.json"), "fleet/a%20b%25.json");
        assert_eq!(uri("c:d/ä"), "c%3Ad/%C3%A4");
        #[cfg(unix)]
        assert_eq!(uri("/tmp/a b"), "file:///tmp/a%20b");
    }
}
