//! The stable names of the rules.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// The stable name of a rule: scripts and waivers rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is printed and typed.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// What the rule finds, in a sentence.
            pub const fn summary(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON.
    NotJson = "not-json",
    /// The text is JSON, but no object.
    NotAnObject = "not-an-object",
    /// An object without a single member of a job template.
    NotATemplate = "not-a-template",
    /// The file begins with U+FEFF.
    ByteOrderMark = "byte-order-mark",
    /// The output of the AWS CLI's skeleton or of `describe-job-template`, not cleared yet.
    UnfilledMembers = "unfilled-members",
    /// The service has refused the value of this member.
    RefusedByService = "refused-by-service",
    /// There are more problems than can be told.
    MoreProblems = "more-problems",
    /// A field holds something that is not a value yet.
    UnfinishedValue = "unfinished-value",
    /// A member came twice in an object.
    DuplicateMember = "duplicate-member",
    /// A member that the service does not know.
    UnknownMember = "unknown-member",
    /// A value of another JSON type.
    WrongType = "wrong-type",
    /// `null` where a value must be.
    NullValue = "null-value",
    /// A required member is absent.
    MissingMember = "missing-member",
    /// `""` where text must be.
    EmptyText = "empty-text",
    /// Text shorter than the least length.
    TooShort = "too-short",
    /// Text longer than the greatest length.
    TooLong = "too-long",
    /// A character that the member can't hold.
    BadCharacter = "bad-character",
    /// A number below the least or above the greatest value.
    OutOfRange = "out-of-range",
    /// An integer that is not written as one.
    NotWhole = "not-whole",
    /// More digits behind the point than the service takes.
    TooManyDecimals = "too-many-decimals",
    /// A string that is none of the enumeration.
    UnknownChoice = "unknown-choice",
    /// A list that needs an item has none.
    TooFewItems = "too-few-items",
    /// A list has more items than the service takes.
    TooManyItems = "too-many-items",
    /// A list without items, which has no effect.
    EmptyList = "empty-list",
    /// A block without members, which has no effect.
    EmptyBlock = "empty-block",
    /// None of document, S3 object and job is given.
    NoSource = "no-source",
    /// Both the document and an S3 object are given.
    TwoSources = "two-sources",
    /// The S3 object's URL names no S3 object.
    S3Url = "s3-url",
    /// The S3 object's URL names a host that is not S3's.
    S3Host = "s3-host",
    /// The S3 object's URL stands in a placeholder.
    WrappedUrl = "wrapped-url",
    /// The S3 object is read once.
    SourceReadOnce = "source-read-once",
    /// Not the ARN of a job.
    JobArn = "job-arn",
    /// The job document is not JSON.
    DocumentNotJson = "document-not-json",
    /// The job document nests too deeply.
    DocumentTooDeep = "document-too-deep",
    /// The job document is no object.
    DocumentNotObject = "document-not-object",
    /// A member of the job document is null.
    DocumentNull = "document-null",
    /// A placeholder without its closing brace.
    PlaceholderUnterminated = "placeholder-unterminated",
    /// A placeholder in another.
    PlaceholderNested = "placeholder-nested",
    /// `${thingName}` or its kin outside an upload.
    PlaceholderOutsideUpload = "placeholder-outside-upload",
    /// `${thingName}` or its kin in the bucket of an upload.
    PlaceholderInBucket = "placeholder-in-bucket",
    /// `${thingName}` or its kin too often in an upload.
    PlaceholderRepeated = "placeholder-repeated",
    /// The URL in a placeholder names no S3 object.
    PlaceholderUrl = "placeholder-url",
    /// The URL in a placeholder names a host that is not S3's.
    PlaceholderHost = "placeholder-host",
    /// The URL in a placeholder is percent-encoded and must not be, or must be and is not.
    PlaceholderEncoding = "placeholder-encoding",
    /// The URL in a placeholder names a version where or how it can't.
    PlaceholderVersion = "placeholder-version",
    /// A package placeholder that has none of the known forms.
    PlaceholderPackage = "placeholder-package",
    /// A package placeholder with `$null` or an unfounded `$default` for its version.
    PlaceholderPackageVersion = "placeholder-package-version",
    /// A package placeholder without a name, and not exactly one package version to take it from.
    PlaceholderPackageCount = "placeholder-package-count",
    /// All attributes of a package in the midst of other text.
    PlaceholderNotAlone = "placeholder-not-alone",
    /// A parameter placeholder, which only AWS's own templates resolve.
    PlaceholderParameter = "placeholder-parameter",
    /// A placeholder that is not known.
    PlaceholderUnknown = "placeholder-unknown",
    /// More placeholders than a document may hold.
    PlaceholderCount = "placeholder-count",
    /// A placeholder needs a role, and none is given.
    MissingRole = "missing-role",
    /// Not the ARN of an IAM role.
    RoleArn = "role-arn",
    /// An expiry for URLs that nobody can sign.
    ExpiryWithoutRole = "expiry-without-role",
    /// A rollout that says nothing.
    EmptyRollout = "empty-rollout",
    /// An exponential rate without a maximum.
    RateWithoutMaximum = "rate-without-maximum",
    /// A base rate above the maximum.
    BaseAboveMaximum = "base-above-maximum",
    /// Both criteria for a higher rate.
    TwoRateCriteria = "two-rate-criteria",
    /// No criterion for a higher rate.
    NoRateCriterion = "no-rate-criterion",
    /// A failure type in two criteria.
    DuplicateFailureType = "duplicate-failure-type",
    /// Abort criteria for all failures and for some.
    AbortAllAndSome = "abort-all-and-some",
    /// Abort criteria are checked in their order.
    AbortOrder = "abort-order",
    /// Retry criteria for all failures and for some.
    RetryAllAndSome = "retry-all-and-some",
    /// More retries than the service takes, over all criteria.
    TooManyRetries = "too-many-retries",
    /// Retries after a timeout that never comes.
    RetryWithoutTimeout = "retry-without-timeout",
    /// Retries that nothing stops.
    RetryWithoutAbort = "retry-without-abort",
    /// No cron expression of AWS's form.
    Cron = "cron",
    /// A cron expression that the service may not take as it is meant.
    DoubtfulCron = "doubtful-cron",
    /// A window that is still open when it opens again.
    WindowOverlap = "window-overlap",
    /// More than one maintenance window.
    SeveralWindows = "several-windows",
    /// A window opens at a time that names no zone.
    WindowZone = "window-zone",
    /// What kind of jobs a template with windows makes.
    WindowJobs = "window-jobs",
    /// Not an ARN.
    PackageArnPrefix = "package-arn-prefix",
    /// Not the ARN of a package version.
    PackageArn = "package-arn",
    /// A tag key that AWS keeps for itself.
    ReservedTagKey = "reserved-tag-key",
    /// A tag key twice.
    DuplicateTagKey = "duplicate-tag-key",
}

impl Code {
    /// The code that is printed so.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_kebab_case_and_its_own() {
        for (index, code) in Code::ALL.iter().enumerate() {
            let name = code.as_str();
            assert!(
                name.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()),
                "{name}"
            );
            assert_eq!(Code::parse(name), Some(*code));
            assert!(code.summary().ends_with('.'), "{name}");
            assert!(
                !Code::ALL[..index]
                    .iter()
                    .any(|other| other.as_str() == name),
                "{name} twice"
            );
        }
    }
}
