//! The typed view of a text: the members of CreateJobTemplateRequest that rules over several members read, each absent,
//! given, or not fitting.

mod number;
mod read;

use std::borrow::Cow;

use super::json::{Kind, Node, Tree};
use read::Read;

pub use number::Number;

/// A member as the template has it: absent, read, or of another type.
#[derive(Clone, Copy, Debug, Default)]
pub enum Typed<'t, T> {
    /// There is no such member.
    #[default]
    Absent,
    /// A value of the right JSON type, and its node.
    Given(T, Node<'t>),
    /// A value of another JSON type; it is kept as it is.
    Misfit(Node<'t>),
}

impl<'t, T> Typed<'t, T> {
    /// The value, if one of the right type is given.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Given(value, _) => Some(value),
            Self::Absent | Self::Misfit(_) => None,
        }
    }

    /// Node of the value, whatever its type.
    pub const fn node(&self) -> Option<Node<'t>> {
        match self {
            Self::Given(_, node) | Self::Misfit(node) => Some(*node),
            Self::Absent => None,
        }
    }

    /// True if there is no such member.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// A string member: escapes resolved.
pub type Text<'t> = Cow<'t, str>;
/// A list member: each item by itself.
pub type Items<'t, T> = Vec<Typed<'t, T>>;

/// Structs that are read from objects: each member with its type and its name in the request.
macro_rules! view {
    ($($(#[$doc:meta])* $name:ident { $($member:ident: $type:ty = $key:literal,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default)]
            pub struct $name<'t> {
                $(
                    #[doc = concat!("`", $key, "`")]
                    pub $member: Typed<'t, $type>,
                )+
            }

            impl<'t> Read<'t> for $name<'t> {
                fn read(node: Node<'t>) -> Option<Self> {
                    if node.kind() != Kind::Object {
                        return None;
                    }
                    // Of a member that came twice the last counts.
                    $(let mut $member = None;)+
                    for member in node.members() {
                        $(if member.key.means($key) {
                            $member = Some(member.value);
                        } else)+ {}
                    }
                    Some(Self { $($member: read::typed($member),)+ })
                }
            }
        )+

        /// The members that each of these structs has.
        #[cfg(test)]
        const MEMBERS: &[(&str, &[&str])] = &[$((stringify!($name), &[$($key,)+]),)+];
    };
}

view! {
    /// The whole request.
    Template {
        job_arn: Text<'t> = "jobArn",
        document_source: Text<'t> = "documentSource",
        document: Text<'t> = "document",
        presigned_url_config: PresignedUrlConfig<'t> = "presignedUrlConfig",
        job_executions_rollout_config: RolloutConfig<'t> = "jobExecutionsRolloutConfig",
        abort_config: AbortConfig<'t> = "abortConfig",
        timeout_config: TimeoutConfig<'t> = "timeoutConfig",
        tags: Items<'t, Tag<'t>> = "tags",
        job_executions_retry_config: RetryConfig<'t> = "jobExecutionsRetryConfig",
        maintenance_windows: Items<'t, MaintenanceWindow<'t>> = "maintenanceWindows",
        destination_package_versions: Items<'t, Text<'t>> = "destinationPackageVersions",
    }

    /// Role that signs presigned URLs, and their lifetime.
    PresignedUrlConfig {
        role_arn: Text<'t> = "roleArn",
        expires_in_sec: Number<'t> = "expiresInSec",
    }

    /// Rollout: how many devices are notified per minute.
    RolloutConfig {
        maximum_per_minute: Number<'t> = "maximumPerMinute",
        exponential_rate: ExponentialRate<'t> = "exponentialRate",
    }

    /// Growing rollout rate.
    ExponentialRate {
        base_rate_per_minute: Number<'t> = "baseRatePerMinute",
        rate_increase_criteria: RateIncreaseCriteria<'t> = "rateIncreaseCriteria",
    }

    /// Condition for each increase of the rollout rate.
    RateIncreaseCriteria {
        number_of_notified_things: Number<'t> = "numberOfNotifiedThings",
        number_of_succeeded_things: Number<'t> = "numberOfSucceededThings",
    }

    /// Criteria for cancelling the job.
    AbortConfig {
        criteria_list: Items<'t, AbortCriteria<'t>> = "criteriaList",
    }

    /// Share of executions with this failure that cancels the job.
    AbortCriteria {
        failure_type: Text<'t> = "failureType",
    }

    /// Time limit of an execution.
    TimeoutConfig {
        in_progress_timeout_in_minutes: Number<'t> = "inProgressTimeoutInMinutes",
    }

    /// Tag: a key and a value.
    Tag {
        key: Text<'t> = "Key",
        value: Text<'t> = "Value",
    }

    /// Retries of failed executions.
    RetryConfig {
        criteria_list: Items<'t, RetryCriteria<'t>> = "criteriaList",
    }

    /// Most retries after a type of failure.
    RetryCriteria {
        failure_type: Text<'t> = "failureType",
        number_of_retries: Number<'t> = "numberOfRetries",
    }

    /// Recurring time span in which devices are notified.
    MaintenanceWindow {
        start_time: Text<'t> = "startTime",
        duration_in_minutes: Number<'t> = "durationInMinutes",
    }
}

impl<'t> Template<'t> {
    /// Reads the members off a text. What is no object has none.
    pub fn of(tree: &'t Tree) -> Self {
        Self::read(tree.root()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::{Field, all};
    use super::*;

    /// Everything but the numbers that were left out is read as what it is.
    const TEXT: &str = r#"{
        "jobArn": "a", "jobArn": "b", "documentSource": 5, "newer": {},
        "timeoutConfig": {"inProgressTimeoutInMinutes": "60", "more": 1},
        "tags": [{"Key": "k", "Value": "\u0076"}, 7, {"Key": "k", "Key": null}],
        "jobExecutionsRolloutConfig": {"maximumPerMinute": 5e1, "exponentialRate": []},
        "destinationPackageVersions": ["x", {}]
    }"#;

    fn misfit<T>(typed: &Typed<'_, T>) -> Option<String> {
        match typed {
            Typed::Misfit(node) => Some(node.pointer().to_string()),
            Typed::Absent | Typed::Given(..) => None,
        }
    }

    #[test]
    fn every_member_is_absent_given_or_does_not_fit() {
        let tree = Tree::parse(TEXT).unwrap();
        let template = Template::of(&tree);
        // The last of two counts.
        assert_eq!(template.job_arn.value().unwrap(), "b");
        assert_eq!(
            misfit(&template.document_source).unwrap(),
            "/documentSource"
        );
        assert!(template.document.is_absent() && template.abort_config.is_absent());
        let timeout = template.timeout_config.value().unwrap();
        assert_eq!(
            misfit(&timeout.in_progress_timeout_in_minutes).unwrap(),
            "/timeoutConfig/inProgressTimeoutInMinutes"
        );
        let rollout = template.job_executions_rollout_config.value().unwrap();
        assert_eq!(
            rollout.maximum_per_minute.value().unwrap().spelling(),
            "5e1"
        );
        assert_eq!(
            misfit(&rollout.exponential_rate).unwrap(),
            "/jobExecutionsRolloutConfig/exponentialRate"
        );
    }

    #[test]
    fn each_item_of_a_list_fits_or_not_by_itself() {
        let tree = Tree::parse(TEXT).unwrap();
        let template = Template::of(&tree);
        let tags = template.tags.value().unwrap();
        assert_eq!(tags.len(), 3);
        assert_eq!(tags[0].value().unwrap().value.value().unwrap(), "v");
        assert_eq!(misfit(&tags[1]).unwrap(), "/tags/1");
        assert_eq!(
            misfit(&tags[2].value().unwrap().key).unwrap(),
            "/tags/2/Key"
        );
        let packages = template.destination_package_versions.value().unwrap();
        assert_eq!(packages[0].value().unwrap(), "x");
        assert_eq!(
            misfit(&packages[1]).unwrap(),
            "/destinationPackageVersions/1"
        );
    }

    #[test]
    fn what_is_no_object_has_no_members() {
        let tree = Tree::parse("[1]").unwrap();
        assert!(Template::of(&tree).document.is_absent());
    }

    #[test]
    fn every_object_has_a_view_of_members_that_are_described() {
        let mut described: Vec<_> = all()
            .iter()
            .map(|(_, field)| *field)
            .filter(|field| !field.members().is_empty())
            .collect();
        for (name, members) in MEMBERS {
            let has_all =
                |field: &&Field| members.iter().all(|member| field.member(member).is_some());
            let place = described.iter().position(has_all);
            assert!(place.is_some(), "{name} has {members:?}");
            described.remove(place.unwrap());
        }
        assert!(described.is_empty(), "{described:?} have no view");
    }
}
