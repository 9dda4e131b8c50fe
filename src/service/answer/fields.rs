//! The members that a message of the service speaks of.

use crate::template::field::Field;
use crate::template::field::known::{self, Known};
use crate::template::pointer::Pointer;

/// Message of the service about one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    /// The member.
    pub pointer: Pointer,
    /// The service's own words.
    pub message: String,
}

/// Between a member's path and what it violates.
const VERDICT: &str = "failed to satisfy constraint: ";
/// Before the next violation.
const NEXT: &str = "; Value ";

/// Messages that name no member but speak of one; the service's words as measured, and the member to change.
const SPOKEN_OF: &[(&str, Known)] = &[
    (
        "Neither job document nor job document source is specified",
        known::DOCUMENT,
    ),
    (
        "Job document and job document source cannot be specified at the same time",
        known::DOCUMENT_SOURCE,
    ),
    ("Provide MaximumPerMinute value", known::MAXIMUM_PER_MINUTE),
    (
        "NumberOfNotifiedThings or NumberOfSucceededThings",
        known::RATE_INCREASE_CRITERIA,
    ),
    (
        "baseRatePerMinute should be less than maximumPerMinute",
        known::BASE_RATE_PER_MINUTE,
    ),
    (
        "inProgressTimeoutInMinutes cannot be",
        known::IN_PROGRESS_TIMEOUT,
    ),
    (
        "Role must be provided for pre-sign S3 urls",
        known::ROLE_ARN,
    ),
    (
        "parameters or placeholders are not terminated",
        known::DOCUMENT,
    ),
    // The only thing that a template names and the service looks for by itself.
    (" cannot be found", known::JOB_ARN),
];

/// Every member that `message` speaks of, in its order.
pub(super) fn read(message: &str) -> Vec<FieldMessage> {
    let violations = violations(message);
    if !violations.is_empty() {
        return violations;
    }
    SPOKEN_OF
        .iter()
        .find(|(words, _)| message.contains(words))
        .map(|(_, member)| FieldMessage {
            pointer: member.pointer(),
            message: message.to_owned(),
        })
        .into_iter()
        .collect()
}

/// Reads `N validation errors detected: Value '…' at 'path' failed to satisfy constraint: …; Value …`.
fn violations(message: &str) -> Vec<FieldMessage> {
    let mut found = Vec::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once(VERDICT) {
        let (constraint, following) = after
            .find(NEXT)
            .map_or((after, ""), |at| (&after[..at], &after[at..]));
        if let Some(path) = quoted_path(before) {
            found.push(FieldMessage {
                pointer: pointer(path),
                message: constraint.trim().to_owned(),
            });
        }
        rest = following;
    }
    found
}

/// The path in `… at 'path' `, the last one of the text: a value before it can hold anything.
fn quoted_path(before: &str) -> Option<&str> {
    let (_, path) = before.trim_end().strip_suffix('\'')?.rsplit_once("at '")?;
    Some(path)
}

/// `abortConfig.criteriaList.1.member.action` → `/abortConfig/criteriaList/0/action`; the members are called as in a
/// template, whatever their case.
fn pointer(path: &str) -> Pointer {
    let mut pointer = Pointer::root();
    let mut field = Some(Field::request());
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        let step = match step.parse::<usize>() {
            Ok(position) if steps.next_if_eq(&"member").is_some() => {
                position.saturating_sub(1).to_string()
            }
            _ => member_of(field, step).to_owned(),
        };
        field = field.and_then(|field| field.step(&step));
        pointer = pointer.child(&step);
    }
    pointer
}

/// The member of what `field` describes that the service calls `name`.
fn member_of<'n>(field: Option<&Field>, name: &'n str) -> &'n str {
    let mut members = field.map_or(&[][..], Field::members).iter();
    members
        .find(|member| member.is_known_as(name))
        .map_or(name, |member| member.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_json_pointer() {
        for (path, expected) in [
            ("document", "/document"),
            ("jobTemplateId", "/jobTemplateId"),
            ("JobTemplateId", "/jobTemplateId"),
            (
                "abortConfig.criteriaList.1.member.action",
                "/abortConfig/criteriaList/0/action",
            ),
            ("abortConfig.criteriaList", "/abortConfig/criteriaList"),
            ("tags.12.member.key", "/tags/11/Key"),
            ("tags.1.member.value", "/tags/0/Value"),
            ("tags.1.member.Value", "/tags/0/Value"),
            ("tags", "/tags"),
            (
                "destinationPackageVersions.3.member",
                "/destinationPackageVersions/2",
            ),
            (
                "maintenanceWindows.0.member.startTime",
                "/maintenanceWindows/0/startTime",
            ),
        ] {
            assert_eq!(pointer(path), expected, "{path}");
        }
    }

    #[test]
    fn every_violation_of_a_message_is_found() {
        let message = "3 validation errors detected: Value null at 'description' failed to satisfy \
            constraint: Member must not be null; Value 'it's at 'x'; no' at \
            'abortConfig.criteriaList.2.member.action' failed to satisfy constraint: Member must satisfy \
            enum value set: [CANCEL]; Value at 'document' failed to satisfy constraint: Member must \
            satisfy regular expression pattern: [a;b]+";
        let found: Vec<_> = read(message)
            .into_iter()
            .map(|f| (f.pointer, f.message))
            .collect();
        let expected = [
            ("/description", "Member must not be null"),
            (
                "/abortConfig/criteriaList/1/action",
                "Member must satisfy enum value set: [CANCEL]",
            ),
            (
                "/document",
                "Member must satisfy regular expression pattern: [a;b]+",
            ),
        ]
        .map(|(pointer, message)| (Pointer::parse(pointer).unwrap(), message.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn messages_without_a_path_land_on_the_member_they_speak_of() {
        for (message, pointer) in [
            (
                "Neither job document nor job document source is specified.",
                "/document",
            ),
            (
                "Provide MaximumPerMinute value when ExponentialRate is defined",
                "/jobExecutionsRolloutConfig/maximumPerMinute",
            ),
            (
                "Provide valid timeout value, inProgressTimeoutInMinutes cannot be 0.",
                "/timeoutConfig/inProgressTimeoutInMinutes",
            ),
            ("Job reboot-1 cannot be found.", "/jobArn"),
        ] {
            let found = read(message);
            assert_eq!(found.len(), 1, "{message}");
            assert_eq!(found[0].pointer, pointer);
            assert_eq!(found[0].message, message);
        }
        assert_eq!(read("Job Template reboot already exists."), []);
    }

    #[test]
    fn strange_messages_are_not_misread() {
        for message in [
            "",
            "failed to satisfy constraint: ",
            "' failed to satisfy constraint: x",
            "at '",
        ] {
            assert_eq!(read(message), [], "{message}");
        }
    }
}
