//! The templates that are measured.

use job_template_editor::template::json::encode;

/// 50 tags, 25 packages, 3 abort and 2 retry criteria, and a pretty document of 32,000 bytes.
pub fn largest() -> String {
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

/// A list of `count` items, each on a line.
pub fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",\n")
}

/// A template with these parts.
pub fn template(document: &str, tags: &str, packages: &str) -> String {
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
