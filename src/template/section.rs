//! The sections in which people think of a template.

use super::field::known::{self, Known};
use super::pointer::Pointer;

/// A section: one or more members of the request that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// `jobTemplateId` and `description`
    Identity,
    /// `document`, `documentSource` or `jobArn`
    JobDocument,
    /// `presignedUrlConfig`
    PresignedUrls,
    /// `jobExecutionsRolloutConfig`
    Rollout,
    /// `abortConfig`
    AbortCriteria,
    /// `timeoutConfig`
    Timeout,
    /// `jobExecutionsRetryConfig`
    RetryCriteria,
    /// `maintenanceWindows`
    MaintenanceWindows,
    /// `destinationPackageVersions`
    SoftwarePackages,
    /// `tags`
    Tags,
}

impl Section {
    /// All sections, in the order of the window.
    pub const ALL: &'static [Self] = &[
        Self::Identity,
        Self::JobDocument,
        Self::PresignedUrls,
        Self::Rollout,
        Self::AbortCriteria,
        Self::Timeout,
        Self::RetryCriteria,
        Self::MaintenanceWindows,
        Self::SoftwarePackages,
        Self::Tags,
    ];

    /// The members of the request that it is about.
    pub const fn members(self) -> &'static [Known] {
        match self {
            Self::Identity => &[known::JOB_TEMPLATE_ID, known::DESCRIPTION],
            Self::JobDocument => &[known::DOCUMENT, known::DOCUMENT_SOURCE, known::JOB_ARN],
            Self::PresignedUrls => &[known::PRESIGNED_URL_CONFIG],
            Self::Rollout => &[known::ROLLOUT_CONFIG],
            Self::AbortCriteria => &[known::ABORT_CONFIG],
            Self::Timeout => &[known::TIMEOUT_CONFIG],
            Self::RetryCriteria => &[known::RETRY_CONFIG],
            Self::MaintenanceWindows => &[known::MAINTENANCE_WINDOWS],
            Self::SoftwarePackages => &[known::PACKAGE_VERSIONS],
            Self::Tags => &[known::TAGS],
        }
    }

    /// The section in which `pointer` is shown; what no section knows belongs to the first.
    pub fn of(pointer: &Pointer) -> Self {
        let name = pointer.steps().next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|section| section.has(&name))
            .unwrap_or(Self::Identity)
    }

    fn has(self, name: &str) -> bool {
        self.members().iter().any(|member| member.name() == name)
    }

    /// The one member of an optional section, which is added and removed with it.
    pub const fn block(self) -> Option<Known> {
        match self.members() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Stable name, such as in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::JobDocument => "job-document",
            Self::PresignedUrls => "presigned-urls",
            Self::Rollout => "rollout",
            Self::AbortCriteria => "abort-criteria",
            Self::Timeout => "timeout",
            Self::RetryCriteria => "retry-criteria",
            Self::MaintenanceWindows => "maintenance-windows",
            Self::SoftwarePackages => "software-packages",
            Self::Tags => "tags",
        }
    }

    /// Label in the window.
    pub fn label(self) -> &'static str {
        match self {
            Self::Identity => "Identity",
            Self::JobDocument => "Job document",
            other => other.block().map_or("", Known::label),
        }
    }

    /// Purpose, in one sentence.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Identity => "What the template is called and what it is for",
            Self::JobDocument => "What devices are told to do",
            other => other.block().map_or("", |block| block.field.purpose),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::field::Field;

    #[test]
    fn every_member_has_one_section() {
        for field in Field::request().members() {
            let holders = Section::ALL
                .iter()
                .filter(|section| section.has(field.name))
                .count();
            assert_eq!(holders, 1, "{}", field.name);
            assert!(Section::of(&Pointer::root().child(field.name)).has(field.name));
        }
        for section in Section::ALL {
            assert!(!section.label().is_empty() && !section.purpose().is_empty());
        }
    }
}
