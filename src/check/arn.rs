//! Amazon resource names, in the three forms a job template holds.

use super::s3_url::is_region;
use crate::template::field::Characters;

/// The part of a resource name that does not have the form it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArnFault {
    /// Not `arn:` and five more parts between colons.
    Shape,
    /// The partition is not `aws`, `aws-cn`, `aws-us-gov`, …
    Partition,
    /// Another service.
    Service,
    /// The region does not look like one, or stands where none may.
    Region,
    /// The account is not twelve digits.
    Account,
    /// The part after the account is not the kind of resource asked for.
    Resource,
}

impl ArnFault {
    /// The fault in words; `resource` describes the expected end of the ARN.
    pub(super) const fn words(self, resource: &'static str) -> &'static str {
        match self {
            Self::Shape => "it is not arn: and five more parts between colons",
            Self::Partition => "the partition is none of aws, aws-cn, aws-us-gov and so on",
            Self::Service => "the service is another",
            Self::Region => "the region does not fit",
            Self::Account => "the account is not twelve digits",
            Self::Resource => resource,
        }
    }
}

/// Judges `arn:PARTITION:iot:REGION:ACCOUNT:job/JOBID`.
///
/// # Errors
///
/// Names the first part that does not fit.
pub fn judge_job(arn: &str) -> Result<(), ArnFault> {
    let resource = Parts::of(arn)?.in_iot()?;
    let id = resource.strip_prefix("job/").ok_or(ArnFault::Resource)?;
    let fits = !id.is_empty() && id.chars().all(is_id);
    fits.then_some(()).ok_or(ArnFault::Resource)
}

/// Judges `arn:PARTITION:iam::ACCOUNT:role/NAME`, where the name may stand in a path.
///
/// # Errors
///
/// Names the first part that does not fit.
pub fn judge_role(arn: &str) -> Result<(), ArnFault> {
    let parts = Parts::of(arn)?;
    if parts.service != "iam" {
        return Err(ArnFault::Service);
    }
    if !parts.region.is_empty() {
        return Err(ArnFault::Region);
    }
    let name = parts
        .in_account()?
        .strip_prefix("role/")
        .ok_or(ArnFault::Resource)?;
    let fits =
        !name.is_empty() && !name.ends_with('/') && name.bytes().all(|b| b.is_ascii_graphic());
    fits.then_some(()).ok_or(ArnFault::Resource)
}

/// A version of a software package, as its resource name writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageVersion<'a> {
    /// The package.
    pub package: &'a str,
    /// Its version, or `$default`.
    pub version: &'a str,
}

/// Reads `arn:PARTITION:iot:REGION:ACCOUNT:package/NAME/version/VERSION`.
///
/// # Errors
///
/// Names the first part that does not fit.
pub fn read_package_version(arn: &str) -> Result<PackageVersion<'_>, ArnFault> {
    let resource = Parts::of(arn)?.in_iot()?;
    let (package, version) = resource
        .strip_prefix("package/")
        .and_then(|rest| rest.split_once("/version/"))
        .ok_or(ArnFault::Resource)?;
    let named = |name: &str| !name.is_empty() && name.chars().all(|c| is_id(c) || c == '.');
    let fits = named(package) && (version == "$default" || named(version));
    fits.then_some(PackageVersion { package, version })
        .ok_or(ArnFault::Resource)
}

fn is_id(character: char) -> bool {
    Characters::Identifier.allow(character)
}

struct Parts<'a> {
    service: &'a str,
    region: &'a str,
    account: &'a str,
    resource: &'a str,
}

impl<'a> Parts<'a> {
    fn of(arn: &'a str) -> Result<Self, ArnFault> {
        let mut parts = arn
            .strip_prefix("arn:")
            .ok_or(ArnFault::Shape)?
            .splitn(5, ':');
        let mut next = || parts.next().ok_or(ArnFault::Shape);
        let (partition, service, region, account, resource) =
            (next()?, next()?, next()?, next()?, next()?);
        let words = partition.strip_prefix("aws").ok_or(ArnFault::Partition)?;
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        let known = words.is_empty()
            || words
                .strip_prefix('-')
                .is_some_and(|words| words.split('-').all(word));
        known.then_some(()).ok_or(ArnFault::Partition)?;
        Ok(Self {
            service,
            region,
            account,
            resource,
        })
    }

    /// The resource, when the name is one of `iot` in a region and an account.
    fn in_iot(self) -> Result<&'a str, ArnFault> {
        if self.service != "iot" {
            return Err(ArnFault::Service);
        }
        if !is_region(self.region) {
            return Err(ArnFault::Region);
        }
        self.in_account()
    }

    /// The resource, when the account is one.
    fn in_account(self) -> Result<&'a str, ArnFault> {
        let digits = self.account.len() == 12 && self.account.bytes().all(|b| b.is_ascii_digit());
        digits.then_some(self.resource).ok_or(ArnFault::Account)
    }
}

#[cfg(test)]
mod tests {
    use super::{ArnFault, PackageVersion, judge_job, judge_role, read_package_version};

    #[test]
    fn job_names() {
        for arn in [
            "arn:aws:iot:eu-west-1:123456789012:job/reboot_1-a",
            "arn:aws-cn:iot:cn-north-1:123456789012:job/a",
            "arn:aws-us-gov:iot:us-gov-west-1:123456789012:job/a",
            "arn:aws-eusc:iot:eusc-de-east-1:123456789012:job/a",
        ] {
            assert_eq!(judge_job(arn), Ok(()), "{arn}");
        }
        for (arn, fault) in [
            ("", ArnFault::Shape),
            ("job/a", ArnFault::Shape),
            ("arn:aws:iot:eu-west-1:123456789012", ArnFault::Shape),
            (
                "arn:gcp:iot:eu-west-1:123456789012:job/a",
                ArnFault::Partition,
            ),
            (
                "arn:aws-:iot:eu-west-1:123456789012:job/a",
                ArnFault::Partition,
            ),
            (
                "arn:awsome:iot:eu-west-1:123456789012:job/a",
                ArnFault::Partition,
            ),
            (
                "arn:aws:iam:eu-west-1:123456789012:job/a",
                ArnFault::Service,
            ),
            ("arn:aws:iot::123456789012:job/a", ArnFault::Region),
            ("arn:aws:iot:Europe:123456789012:job/a", ArnFault::Region),
            ("arn:aws:iot:eu-west-1:12345678901:job/a", ArnFault::Account),
            (
                "arn:aws:iot:eu-west-1:1234567890123:job/a",
                ArnFault::Account,
            ),
            (
                "arn:aws:iot:eu-west-1:12345678901x:job/a",
                ArnFault::Account,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:thing/a",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:job/",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:job/a b",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:job/é",
                ArnFault::Resource,
            ),
        ] {
            assert_eq!(judge_job(arn), Err(fault), "{arn}");
        }
    }

    #[test]
    fn role_names() {
        for arn in [
            "arn:aws:iam::123456789012:role/presign",
            "arn:aws-cn:iam::123456789012:role/service-role/presign@a,b=c.d+e",
        ] {
            assert_eq!(judge_role(arn), Ok(()), "{arn}");
        }
        for (arn, fault) in [
            ("presign", ArnFault::Shape),
            (
                "arn:azure:iam::123456789012:role/presign",
                ArnFault::Partition,
            ),
            ("arn:aws:iot::123456789012:role/presign", ArnFault::Service),
            (
                "arn:aws:iam:eu-west-1:123456789012:role/presign",
                ArnFault::Region,
            ),
            ("arn:aws:iam::1234:role/presign", ArnFault::Account),
            ("arn:aws:iam::123456789012:user/presign", ArnFault::Resource),
            ("arn:aws:iam::123456789012:role/", ArnFault::Resource),
            ("arn:aws:iam::123456789012:role/path/", ArnFault::Resource),
            ("arn:aws:iam::123456789012:role/a b", ArnFault::Resource),
        ] {
            assert_eq!(judge_role(arn), Err(fault), "{arn}");
        }
    }

    #[test]
    fn package_versions() {
        for (arn, package, version) in [
            (
                "arn:aws:iot:eu-west-1:123456789012:package/app/version/1.0.0",
                "app",
                "1.0.0",
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:package/app/version/$default",
                "app",
                "$default",
            ),
        ] {
            assert_eq!(
                read_package_version(arn),
                Ok(PackageVersion { package, version })
            );
        }
        for (arn, fault) in [
            ("arn:x", ArnFault::Shape),
            (
                "arn:aws:s3:eu-west-1:123456789012:package/app/version/1",
                ArnFault::Service,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:package/app",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:package//version/1",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:package/app/version/",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:package/app/version/$null",
                ArnFault::Resource,
            ),
            (
                "arn:aws:iot:eu-west-1:123456789012:package/a b/version/1",
                ArnFault::Resource,
            ),
        ] {
            assert_eq!(read_package_version(arn), Err(fault), "{arn}");
        }
    }
}
