//! From the tree to the typed view.

use super::super::json::{Kind, Member, Node};
use super::{
    AbortConfig, AbortCriteria, ExponentialRate, MaintenanceWindow, Number, PresignedUrlConfig,
    RateIncreaseCriteria, RetryConfig, RetryCriteria, RolloutConfig, Slot, Tag, Template, Text,
    TimeoutConfig,
};

pub(super) fn template(root: Node<'_>) -> Template<'_> {
    let mut odd = Oddities::default();
    let [
        id,
        job,
        source,
        document,
        description,
        presign,
        rollout,
        abort,
        timeout,
        tags,
        retry,
        windows,
        packages,
    ] = odd.members(
        root,
        [
            "jobTemplateId",
            "jobArn",
            "documentSource",
            "document",
            "description",
            "presignedUrlConfig",
            "jobExecutionsRolloutConfig",
            "abortConfig",
            "timeoutConfig",
            "tags",
            "jobExecutionsRetryConfig",
            "maintenanceWindows",
            "destinationPackageVersions",
        ],
    );
    let template = Template {
        job_template_id: odd.text(id),
        job_arn: odd.text(job),
        document_source: odd.text(source),
        document: odd.text(document),
        description: odd.text(description),
        presigned_url_config: odd.object(presign, presigned_url_config),
        job_executions_rollout_config: odd.object(rollout, rollout_config),
        abort_config: odd.object(abort, abort_config),
        timeout_config: odd.object(timeout, timeout_config),
        tags: odd.list(tags, |odd, item| odd.object(item, tag)),
        job_executions_retry_config: odd.object(retry, retry_config),
        maintenance_windows: odd.list(windows, |odd, item| odd.object(item, maintenance_window)),
        destination_package_versions: odd.list(packages, Oddities::text),
        ..Template::default()
    };
    let Oddities {
        unknown,
        overridden,
        misfits,
    } = odd;
    Template {
        unknown,
        overridden,
        misfits,
        ..template
    }
}

fn presigned_url_config<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> PresignedUrlConfig<'t> {
    let [role, expires] = odd.members(node, ["roleArn", "expiresInSec"]);
    PresignedUrlConfig {
        role_arn: odd.text(role),
        expires_in_sec: odd.number(expires),
    }
}

fn rollout_config<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> RolloutConfig<'t> {
    let [maximum, rate] = odd.members(node, ["maximumPerMinute", "exponentialRate"]);
    RolloutConfig {
        maximum_per_minute: odd.number(maximum),
        exponential_rate: odd.object(rate, exponential_rate),
    }
}

fn exponential_rate<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> ExponentialRate<'t> {
    let [base, factor, criteria] = odd.members(
        node,
        [
            "baseRatePerMinute",
            "incrementFactor",
            "rateIncreaseCriteria",
        ],
    );
    ExponentialRate {
        base_rate_per_minute: odd.number(base),
        increment_factor: odd.number(factor),
        rate_increase_criteria: odd.object(criteria, rate_increase_criteria),
    }
}

fn rate_increase_criteria<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> RateIncreaseCriteria<'t> {
    let [notified, succeeded] =
        odd.members(node, ["numberOfNotifiedThings", "numberOfSucceededThings"]);
    RateIncreaseCriteria {
        number_of_notified_things: odd.number(notified),
        number_of_succeeded_things: odd.number(succeeded),
    }
}

fn abort_config<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> AbortConfig<'t> {
    let [list] = odd.members(node, ["criteriaList"]);
    AbortConfig {
        criteria_list: odd.list(list, |odd, item| odd.object(item, abort_criteria)),
    }
}

fn abort_criteria<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> AbortCriteria<'t> {
    let names = [
        "failureType",
        "action",
        "thresholdPercentage",
        "minNumberOfExecutedThings",
    ];
    let [failure, action, threshold, minimum] = odd.members(node, names);
    AbortCriteria {
        failure_type: odd.text(failure),
        action: odd.text(action),
        threshold_percentage: odd.number(threshold),
        min_number_of_executed_things: odd.number(minimum),
    }
}

fn timeout_config<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> TimeoutConfig<'t> {
    let [minutes] = odd.members(node, ["inProgressTimeoutInMinutes"]);
    TimeoutConfig {
        in_progress_timeout_in_minutes: odd.number(minutes),
    }
}

fn tag<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> Tag<'t> {
    let [key, value] = odd.members(node, ["Key", "Value"]);
    Tag {
        key: odd.text(key),
        value: odd.text(value),
    }
}

fn retry_config<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> RetryConfig<'t> {
    let [list] = odd.members(node, ["criteriaList"]);
    RetryConfig {
        criteria_list: odd.list(list, |odd, item| odd.object(item, retry_criteria)),
    }
}

fn retry_criteria<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> RetryCriteria<'t> {
    let [failure, retries] = odd.members(node, ["failureType", "numberOfRetries"]);
    RetryCriteria {
        failure_type: odd.text(failure),
        number_of_retries: odd.number(retries),
    }
}

fn maintenance_window<'t>(odd: &mut Oddities<'t>, node: Node<'t>) -> MaintenanceWindow<'t> {
    let [start, duration] = odd.members(node, ["startTime", "durationInMinutes"]);
    MaintenanceWindow {
        start_time: odd.text(start),
        duration_in_minutes: odd.number(duration),
    }
}

/// What does not fit, gathered while the members are read.
#[derive(Default)]
struct Oddities<'t> {
    unknown: Vec<Member<'t>>,
    overridden: Vec<Member<'t>>,
    misfits: Vec<Node<'t>>,
}

impl<'t> Oddities<'t> {
    /// The values of the members with these names; of a member that came twice the last.
    fn members<const N: usize>(
        &mut self,
        object: Node<'t>,
        names: [&str; N],
    ) -> [Option<Node<'t>>; N] {
        let mut found: [Option<Member<'t>>; N] = [None; N];
        for member in object.members() {
            match names.iter().position(|name| member.key.means(name)) {
                Some(place) => self.overridden.extend(found[place].replace(member)),
                None => self.unknown.push(member),
            }
        }
        found.map(|member| member.map(|member| member.value))
    }

    fn text(&mut self, node: Option<Node<'t>>) -> Slot<'t, Text<'t>> {
        self.slot(node, |_, node| node.string())
    }

    fn number(&mut self, node: Option<Node<'t>>) -> Slot<'t, Number<'t>> {
        self.slot(node, |_, node| node.number().map(Number))
    }

    fn object<T>(
        &mut self,
        node: Option<Node<'t>>,
        read: impl FnOnce(&mut Self, Node<'t>) -> T,
    ) -> Slot<'t, T> {
        self.slot(node, |odd, node| {
            (node.kind() == Kind::Object).then(|| read(odd, node))
        })
    }

    fn list<T>(
        &mut self,
        node: Option<Node<'t>>,
        mut item: impl FnMut(&mut Self, Option<Node<'t>>) -> T,
    ) -> Slot<'t, Vec<T>> {
        self.slot(node, |odd, node| {
            (node.kind() == Kind::Array)
                .then(|| node.items().map(|each| item(odd, Some(each))).collect())
        })
    }

    fn slot<T>(
        &mut self,
        node: Option<Node<'t>>,
        read: impl FnOnce(&mut Self, Node<'t>) -> Option<T>,
    ) -> Slot<'t, T> {
        let Some(node) = node else {
            return Slot::Absent;
        };
        if let Some(value) = read(self, node) {
            return Slot::Given(value, node);
        }
        self.misfits.push(node);
        Slot::Misfit(node)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::json::Tree;
    use super::*;

    #[test]
    fn every_member_is_seen_with_what_does_not_fit() {
        let text = r#"{
            "jobTemplateId": "a", "jobTemplateId": "b", "description": 5,
            "timeoutConfig": {"inProgressTimeoutInMinutes": "60", "more": 1},
            "tags": [{"Key": "k", "Value": "v"}, 7], "newer": {}
        }"#;
        let tree = Tree::parse(text).unwrap();
        let template = Template::of(&tree);
        assert_eq!(template.job_template_id.value().unwrap(), "b");
        assert!(matches!(template.description, Slot::Misfit(_)));
        assert!(template.document.is_absent());
        assert_eq!(template.tags.value().unwrap().len(), 2);
        let pointers = |nodes: &[Node<'_>]| {
            nodes
                .iter()
                .map(|node| node.pointer().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            pointers(&template.misfits),
            [
                "/description",
                "/timeoutConfig/inProgressTimeoutInMinutes",
                "/tags/1"
            ]
        );
        let values: Vec<_> = template.unknown.iter().map(|member| member.value).collect();
        assert_eq!(pointers(&values), ["/newer", "/timeoutConfig/more"]);
        assert_eq!(template.overridden.len(), 1);
        assert_eq!(template.overridden[0].value.string().unwrap(), "a");
    }

    #[test]
    fn what_is_no_object_has_no_members() {
        let tree = Tree::parse("[1]").unwrap();
        assert!(Template::of(&tree).job_template_id.is_absent());
    }
}
