//! Complete templates to start from.

use crate::template::field::Field;
use crate::template::json::Tree;

/// A template that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starter {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// Title in a few words.
    pub title: &'static str,
    /// Summary in one sentence.
    pub summary: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

impl Starter {
    /// Labels of the sections that it fills in, besides id and description.
    pub fn sections(&self) -> Vec<&'static str> {
        let Ok(tree) = Tree::parse(self.text) else {
            return Vec::new();
        };
        tree.root()
            .members()
            .filter_map(|member| Field::request().member(&member.name()))
            .filter(|field| !field.is_required())
            .map(|field| field.label)
            .collect()
    }
}

macro_rules! starters {
    ($($name:literal: $title:literal, $summary:literal;)+) => {
        /// Every starter, the plainest first.
        pub static ALL: &[Starter] = &[$(Starter {
            name: $name,
            title: $title,
            summary: $summary,
            text: include_str!(concat!("../../assets/starters/", $name, ".jobtemplate.json")),
        },)+];
    };
}

starters! {
    "minimal": "Minimal template",
        "Only what the service asks for: an id, a description and a job document";
    "reboot": "Reboot devices",
        "A constant rollout rate and a timeout around a job document of your own devices' words";
    "run-command": "Run a command",
        "One shell command, run and reported by the AWS IoT Device Client";
    "device-client-steps": "Device Client steps",
        "Handlers, commands, a step that may fail and a final step for the AWS IoT Device Client";
    "firmware-download": "Download and install firmware",
        "A URL that the service signs for each device, a digest to verify, and an abort criterion";
    "freertos-ota": "FreeRTOS over-the-air update",
        "The job document of FreeRTOS OTA over HTTPS, with the signature of the file and a slow start";
    "package-update": "Update a software package",
        "A version from the software package catalog: its artifact, its attributes and where it is recorded";
    "staged-rollout": "Staged rollout with abort",
        "Starts slowly, doubles while devices succeed and stops when too many fail";
    "retry-with-timeout": "Retry with timeout",
        "Tries again on devices that fail or take too long, within limits";
    "nightly-maintenance-window": "Nightly maintenance window",
        "Reaches devices only in a window that opens every night";
    "certificate-rotation": "Rotate certificates",
        "A very careful exponential rollout for a change that can cut devices off";
    "log-upload": "Collect logs",
        "An upload URL whose key holds the thing's name and the job's id";
    "document-from-s3": "Job document from S3",
        "The job document stays in an S3 object that the service reads once";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn starters_are_written_as_the_editor_writes_files() {
        for starter in ALL {
            let value: serde_json::Value = serde_json::from_str(starter.text).unwrap();
            let pretty = serde_json::to_string_pretty(&value).unwrap() + "\n";
            assert_eq!(starter.text, pretty, "{}", starter.name);
        }
    }

    #[test]
    fn sections_are_those_of_the_form() {
        let reboot = ALL.iter().find(|starter| starter.name == "reboot").unwrap();
        assert_eq!(
            reboot.sections(),
            ["Job document", "Rollout", "Timeout", "Tags"]
        );
    }

    #[test]
    fn job_documents_are_json() {
        for starter in ALL {
            let template: serde_json::Value = serde_json::from_str(starter.text).unwrap();
            if let Some(document) = template.get("document") {
                let document = document.as_str().unwrap();
                assert!(
                    serde_json::from_str::<serde_json::Value>(document)
                        .is_ok_and(|value| value.is_object()),
                    "{}",
                    starter.name
                );
            }
        }
    }
}
