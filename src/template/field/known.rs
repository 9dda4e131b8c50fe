//! Members that code refers to by name, each named once.
//!
//! A path without a description does not compile.

use super::{Field, Shape, members};
use crate::template::pointer::Pointer;

/// A member that stands at one place of the request.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    place: &'static str,
    /// Description of the member.
    pub field: &'static Field,
}

impl Known {
    const fn at(place: &'static str) -> Self {
        Self {
            place,
            field: described(place),
        }
    }

    /// The member's name in the request.
    pub const fn name(self) -> &'static str {
        self.field.name
    }

    /// Label in the form.
    pub const fn label(self) -> &'static str {
        self.field.label
    }

    /// The pointer as text: `/presignedUrlConfig/roleArn`.
    pub const fn as_str(self) -> &'static str {
        self.place
    }

    /// Pointer to the member.
    pub fn pointer(self) -> Pointer {
        let steps = self.place.split('/').skip(1);
        steps.fold(Pointer::root(), |place, step| place.child(step))
    }
}

/// The description of what stands at `place`, where `*` is any item of a list.
const fn described(place: &str) -> &'static Field {
    let mut field = &members::REQUEST;
    let mut rest = place.as_bytes();
    while let [b'/', steps @ ..] = rest {
        let mut end = 0;
        while end < steps.len() && steps[end] != b'/' {
            end += 1;
        }
        let (step, further) = steps.split_at(end);
        field = step_into(field, step);
        rest = further;
    }
    field
}

const fn step_into(field: &'static Field, step: &[u8]) -> &'static Field {
    if let (Shape::List(list), b"*") = (&field.shape, step) {
        return list.item;
    }
    let members = field.members();
    let mut index = 0;
    while index < members.len() {
        if is_same(members[index].name.as_bytes(), step) {
            return &members[index];
        }
        index += 1;
    }
    panic!("no member is called so")
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

macro_rules! known {
    ($($name:ident = $place:literal;)+) => {
        $(
            #[doc = concat!("`", $place, "`")]
            pub const $name: Known = Known::at($place);
        )+
    };
}

known! {
    JOB_TEMPLATE_ID = "/jobTemplateId";
    JOB_ARN = "/jobArn";
    DOCUMENT_SOURCE = "/documentSource";
    DOCUMENT = "/document";
    DESCRIPTION = "/description";
    PRESIGNED_URL_CONFIG = "/presignedUrlConfig";
    ROLE_ARN = "/presignedUrlConfig/roleArn";
    EXPIRES_IN_SEC = "/presignedUrlConfig/expiresInSec";
    ROLLOUT_CONFIG = "/jobExecutionsRolloutConfig";
    MAXIMUM_PER_MINUTE = "/jobExecutionsRolloutConfig/maximumPerMinute";
    EXPONENTIAL_RATE = "/jobExecutionsRolloutConfig/exponentialRate";
    BASE_RATE_PER_MINUTE = "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute";
    RATE_INCREASE_CRITERIA = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria";
    NOTIFIED_THINGS = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfNotifiedThings";
    SUCCEEDED_THINGS = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfSucceededThings";
    ABORT_CONFIG = "/abortConfig";
    TIMEOUT_CONFIG = "/timeoutConfig";
    IN_PROGRESS_TIMEOUT = "/timeoutConfig/inProgressTimeoutInMinutes";
    TAGS = "/tags";
    RETRY_CONFIG = "/jobExecutionsRetryConfig";
    MAINTENANCE_WINDOWS = "/maintenanceWindows";
    PACKAGE_VERSIONS = "/destinationPackageVersions";
}

/// The failure type of an abort criterion; a retry criterion's is called the same.
pub const FAILURE_TYPE: &Field = described("/abortConfig/criteriaList/*/failureType");
/// The retries of a retry criterion.
pub const NUMBER_OF_RETRIES: &Field =
    described("/jobExecutionsRetryConfig/criteriaList/*/numberOfRetries");
/// A tag.
pub const TAG: &Field = described("/tags/*");
/// The key of a tag.
pub const TAG_KEY: &Field = described("/tags/*/Key");
/// Start time of a maintenance window.
pub const START_TIME: &Field = described("/maintenanceWindows/*/startTime");
/// A version of a software package.
pub const PACKAGE_VERSION: &Field = described("/destinationPackageVersions/*");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_member_is_the_one_at_its_pointer() {
        let known = FAILURE_TYPE;
        assert_eq!(known.label, "Failure type");
        assert_eq!(ROLE_ARN.pointer(), "/presignedUrlConfig/roleArn");
        assert_eq!(
            Field::at(&ROLE_ARN.pointer()).unwrap().label,
            ROLE_ARN.label()
        );
        assert_eq!(JOB_TEMPLATE_ID.name(), "jobTemplateId");
    }
}
