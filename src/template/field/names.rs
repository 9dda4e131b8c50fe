//! Names of the members in other formats.

use super::Field;

/// Format in which a template can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// The request of the service's API, the AWS CLI's JSON and YAML, and this editor's files.
    Api,
    /// CloudFormation's resource `AWS::IoT::JobTemplate`.
    CloudFormation,
    /// Terraform's resource `awscc_iot_job_template`.
    Terraform,
}

impl Dialect {
    /// All dialects.
    pub const ALL: [Self; 3] = [Self::Api, Self::CloudFormation, Self::Terraform];
}

impl Field {
    /// The member's name in `dialect`; empty for an item.
    pub fn name_in(&self, dialect: Dialect) -> String {
        let name = self.name_elsewhere();
        match dialect {
            Dialect::Api => self.name.to_owned(),
            Dialect::CloudFormation => with_first(name, char::to_ascii_uppercase),
            Dialect::Terraform => {
                let mut snake = String::new();
                for character in name.chars() {
                    if character.is_ascii_uppercase() && !snake.is_empty() {
                        snake.push('_');
                    }
                    snake.push(character.to_ascii_lowercase());
                }
                snake
            }
        }
    }

    /// True if some other format calls the member `name`: CloudFormation, the CDK (which begins the same names with a
    /// small letter), Terraform or `CreateOTAUpdate`. No two members of an object share such a name.
    pub fn is_known_as(&self, name: &str) -> bool {
        let is_cdk = || name == with_first(self.name_elsewhere(), char::to_ascii_lowercase);
        let mut names = Dialect::ALL.iter().map(|dialect| self.name_in(*dialect));
        !name.is_empty() && (name == self.ota_name || is_cdk() || names.any(|known| known == name))
    }

    const fn name_elsewhere(&self) -> &'static str {
        if self.other_name.is_empty() {
            self.name
        } else {
            self.other_name
        }
    }
}

/// The name with another first letter.
fn with_first(name: &str, letter: fn(&char) -> char) -> String {
    let mut characters = name.chars();
    let first = characters.next().as_ref().map(letter);
    first.into_iter().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::field::all;

    /// Every member, with its names in CloudFormation and Terraform.
    const NAMES: &[(&str, &str, &str)] = &[
        ("/jobTemplateId", "JobTemplateId", "job_template_id"),
        ("/jobArn", "JobArn", "job_arn"),
        ("/documentSource", "DocumentSource", "document_source"),
        ("/document", "Document", "document"),
        ("/description", "Description", "description"),
        (
            "/presignedUrlConfig",
            "PresignedUrlConfig",
            "presigned_url_config",
        ),
        ("/presignedUrlConfig/roleArn", "RoleArn", "role_arn"),
        (
            "/presignedUrlConfig/expiresInSec",
            "ExpiresInSec",
            "expires_in_sec",
        ),
        (
            "/jobExecutionsRolloutConfig",
            "JobExecutionsRolloutConfig",
            "job_executions_rollout_config",
        ),
        (
            "/jobExecutionsRolloutConfig/maximumPerMinute",
            "MaximumPerMinute",
            "maximum_per_minute",
        ),
        (
            "/jobExecutionsRolloutConfig/exponentialRate",
            "ExponentialRolloutRate",
            "exponential_rollout_rate",
        ),
        (
            "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute",
            "BaseRatePerMinute",
            "base_rate_per_minute",
        ),
        (
            "/jobExecutionsRolloutConfig/exponentialRate/incrementFactor",
            "IncrementFactor",
            "increment_factor",
        ),
        (
            "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria",
            "RateIncreaseCriteria",
            "rate_increase_criteria",
        ),
        (
            "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfNotifiedThings",
            "NumberOfNotifiedThings",
            "number_of_notified_things",
        ),
        (
            "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfSucceededThings",
            "NumberOfSucceededThings",
            "number_of_succeeded_things",
        ),
        ("/abortConfig", "AbortConfig", "abort_config"),
        ("/abortConfig/criteriaList", "CriteriaList", "criteria_list"),
        (
            "/abortConfig/criteriaList/*/failureType",
            "FailureType",
            "failure_type",
        ),
        ("/abortConfig/criteriaList/*/action", "Action", "action"),
        (
            "/abortConfig/criteriaList/*/thresholdPercentage",
            "ThresholdPercentage",
            "threshold_percentage",
        ),
        (
            "/abortConfig/criteriaList/*/minNumberOfExecutedThings",
            "MinNumberOfExecutedThings",
            "min_number_of_executed_things",
        ),
        ("/timeoutConfig", "TimeoutConfig", "timeout_config"),
        (
            "/timeoutConfig/inProgressTimeoutInMinutes",
            "InProgressTimeoutInMinutes",
            "in_progress_timeout_in_minutes",
        ),
        ("/tags", "Tags", "tags"),
        ("/tags/*/Key", "Key", "key"),
        ("/tags/*/Value", "Value", "value"),
        (
            "/jobExecutionsRetryConfig",
            "JobExecutionsRetryConfig",
            "job_executions_retry_config",
        ),
        (
            "/jobExecutionsRetryConfig/criteriaList",
            "RetryCriteriaList",
            "retry_criteria_list",
        ),
        (
            "/jobExecutionsRetryConfig/criteriaList/*/failureType",
            "FailureType",
            "failure_type",
        ),
        (
            "/jobExecutionsRetryConfig/criteriaList/*/numberOfRetries",
            "NumberOfRetries",
            "number_of_retries",
        ),
        (
            "/maintenanceWindows",
            "MaintenanceWindows",
            "maintenance_windows",
        ),
        ("/maintenanceWindows/*/startTime", "StartTime", "start_time"),
        (
            "/maintenanceWindows/*/durationInMinutes",
            "DurationInMinutes",
            "duration_in_minutes",
        ),
        (
            "/destinationPackageVersions",
            "DestinationPackageVersions",
            "destination_package_versions",
        ),
    ];

    #[test]
    fn every_member_has_its_name_in_every_format() {
        let members = all().iter().filter(|(_, field)| !field.name.is_empty());
        let found: Vec<_> = members
            .map(|(place, field)| {
                assert!(place.ends_with(&format!("/{}", field.name_in(Dialect::Api))));
                let cloud_formation = field.name_in(Dialect::CloudFormation);
                let terraform = field.name_in(Dialect::Terraform);
                (place.as_str(), cloud_formation, terraform)
            })
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|(place, cloud_formation, terraform)| (*place, &**cloud_formation, &**terraform))
            .collect();
        assert_eq!(found, NAMES);
    }

    #[test]
    fn a_name_of_another_format_means_one_member() {
        let known_as = |place: &str, name: &str| {
            let (_, field) = all().iter().find(|(other, _)| other == place).unwrap();
            let mut members = field.members().iter();
            let known = members.find(|member| member.is_known_as(name));
            known.map(|member| member.name)
        };
        for (place, name, member) in [
            ("", "JobTemplateId", Some("jobTemplateId")),
            ("", "job_template_id", Some("jobTemplateId")),
            ("", "awsJobAbortConfig", Some("abortConfig")),
            (
                "/jobExecutionsRolloutConfig",
                "exponentialRolloutRate",
                Some("exponentialRate"),
            ),
            (
                "/jobExecutionsRolloutConfig",
                "ExponentialRolloutRate",
                Some("exponentialRate"),
            ),
            (
                "/jobExecutionsRolloutConfig",
                "exponential_rollout_rate",
                Some("exponentialRate"),
            ),
            (
                "/jobExecutionsRetryConfig",
                "retryCriteriaList",
                Some("criteriaList"),
            ),
            ("/abortConfig", "abortCriteriaList", Some("criteriaList")),
            ("/abortConfig", "retryCriteriaList", None),
            ("/tags/*", "key", Some("Key")),
            ("/tags/*", "value", Some("Value")),
            ("/tags/*", "", None),
            ("/destinationPackageVersions/*", "", None),
            ("", "äöü", None),
        ] {
            assert_eq!(known_as(place, name), member, "{name} in {place}");
        }
        for (place, field) in all() {
            for member in field.members() {
                for name in [Dialect::CloudFormation, Dialect::Terraform]
                    .map(|dialect| member.name_in(dialect))
                {
                    let meant = field
                        .members()
                        .iter()
                        .filter(|other| other.is_known_as(&name));
                    assert_eq!(meant.count(), 1, "{name} in {place}");
                }
            }
        }
    }
}
