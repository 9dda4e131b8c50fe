//! The typed view of a text: each member of CreateJobTemplateRequest, absent, given, or not fitting.

mod number;
mod read;

use std::borrow::Cow;

use super::json::{Member, Node, Tree};

pub use number::Number;

/// What stands at a member.
#[derive(Clone, Copy, Debug, Default)]
pub enum Slot<'t, T> {
    /// Nothing.
    #[default]
    Absent,
    /// A value of the right JSON type, and where it stands.
    Given(T, Node<'t>),
    /// A value of another JSON type; it is kept as it is.
    Misfit(Node<'t>),
}

impl<'t, T> Slot<'t, T> {
    /// The value, if one of the right type is given.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Given(value, _) => Some(value),
            Self::Absent | Self::Misfit(_) => None,
        }
    }

    /// Where it stands, whatever it is.
    pub const fn node(&self) -> Option<Node<'t>> {
        match self {
            Self::Given(_, node) | Self::Misfit(node) => Some(*node),
            Self::Absent => None,
        }
    }

    /// Whether nothing stands there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// A string member: escapes resolved.
pub type Text<'t> = Cow<'t, str>;

/// The whole request. Members are named as in the service model.
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct Template<'t> {
    pub job_template_id: Slot<'t, Text<'t>>,
    pub job_arn: Slot<'t, Text<'t>>,
    pub document_source: Slot<'t, Text<'t>>,
    pub document: Slot<'t, Text<'t>>,
    pub description: Slot<'t, Text<'t>>,
    pub presigned_url_config: Slot<'t, PresignedUrlConfig<'t>>,
    pub job_executions_rollout_config: Slot<'t, RolloutConfig<'t>>,
    pub abort_config: Slot<'t, AbortConfig<'t>>,
    pub timeout_config: Slot<'t, TimeoutConfig<'t>>,
    pub tags: Slot<'t, Vec<Slot<'t, Tag<'t>>>>,
    pub job_executions_retry_config: Slot<'t, RetryConfig<'t>>,
    pub maintenance_windows: Slot<'t, Vec<Slot<'t, MaintenanceWindow<'t>>>>,
    pub destination_package_versions: Slot<'t, Vec<Slot<'t, Text<'t>>>>,
    /// Members, at any depth, that the service does not know.
    pub unknown: Vec<Member<'t>>,
    /// Members, at any depth the service knows, that a later one of the same name overrides.
    pub overridden: Vec<Member<'t>>,
    /// Values, at any depth, of another JSON type than the member has.
    pub misfits: Vec<Node<'t>>,
}

impl<'t> Template<'t> {
    /// Reads the members off a text. What is no object has none.
    pub fn of(tree: &'t Tree) -> Self {
        read::template(tree.root())
    }
}

/// `presignedUrlConfig`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct PresignedUrlConfig<'t> {
    pub role_arn: Slot<'t, Text<'t>>,
    pub expires_in_sec: Slot<'t, Number<'t>>,
}

/// `jobExecutionsRolloutConfig`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct RolloutConfig<'t> {
    pub maximum_per_minute: Slot<'t, Number<'t>>,
    pub exponential_rate: Slot<'t, ExponentialRate<'t>>,
}

/// `jobExecutionsRolloutConfig.exponentialRate`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct ExponentialRate<'t> {
    pub base_rate_per_minute: Slot<'t, Number<'t>>,
    pub increment_factor: Slot<'t, Number<'t>>,
    pub rate_increase_criteria: Slot<'t, RateIncreaseCriteria<'t>>,
}

/// `jobExecutionsRolloutConfig.exponentialRate.rateIncreaseCriteria`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct RateIncreaseCriteria<'t> {
    pub number_of_notified_things: Slot<'t, Number<'t>>,
    pub number_of_succeeded_things: Slot<'t, Number<'t>>,
}

/// `abortConfig`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct AbortConfig<'t> {
    pub criteria_list: Slot<'t, Vec<Slot<'t, AbortCriteria<'t>>>>,
}

/// An item of `abortConfig.criteriaList`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct AbortCriteria<'t> {
    pub failure_type: Slot<'t, Text<'t>>,
    pub action: Slot<'t, Text<'t>>,
    pub threshold_percentage: Slot<'t, Number<'t>>,
    pub min_number_of_executed_things: Slot<'t, Number<'t>>,
}

/// `timeoutConfig`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct TimeoutConfig<'t> {
    pub in_progress_timeout_in_minutes: Slot<'t, Number<'t>>,
}

/// An item of `tags`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct Tag<'t> {
    pub key: Slot<'t, Text<'t>>,
    pub value: Slot<'t, Text<'t>>,
}

/// `jobExecutionsRetryConfig`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct RetryConfig<'t> {
    pub criteria_list: Slot<'t, Vec<Slot<'t, RetryCriteria<'t>>>>,
}

/// An item of `jobExecutionsRetryConfig.criteriaList`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct RetryCriteria<'t> {
    pub failure_type: Slot<'t, Text<'t>>,
    pub number_of_retries: Slot<'t, Number<'t>>,
}

/// An item of `maintenanceWindows`
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each member is described once, in the descriptions of the fields"
)]
pub struct MaintenanceWindow<'t> {
    pub start_time: Slot<'t, Text<'t>>,
    pub duration_in_minutes: Slot<'t, Number<'t>>,
}
