//! Stable names of the rules; the page of each says what it finds, and why.

use std::fmt;

use super::page::Page;

macro_rules! codes {
    ($($variant:ident = $name:literal,)+) => {
        /// The stable name of a rule: scripts and waivers rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`, which `assets/rules/", $name, ".md` explains.")] $variant,)+
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

            /// The file of its page.
            pub(super) const fn page_text(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("../../../assets/rules/", $name, ".md")),)+
                }
            }
        }
    };
}

codes! {
    NotJson = "not-json",
    NotAnObject = "not-an-object",
    NotATemplate = "not-a-template",
    ByteOrderMark = "byte-order-mark",
    UnfilledMembers = "unfilled-members",
    RefusedByService = "refused-by-service",
    MoreProblems = "more-problems",
    UnfinishedValue = "unfinished-value",
    DuplicateMember = "duplicate-member",
    UnknownMember = "unknown-member",
    WrongType = "wrong-type",
    NullValue = "null-value",
    MissingMember = "missing-member",
    EmptyText = "empty-text",
    TooShort = "too-short",
    TooLong = "too-long",
    BadCharacter = "bad-character",
    HiddenCharacter = "hidden-character",
    OutOfRange = "out-of-range",
    NotWhole = "not-whole",
    TooManyDecimals = "too-many-decimals",
    UnknownChoice = "unknown-choice",
    TooFewItems = "too-few-items",
    TooManyItems = "too-many-items",
    EmptyList = "empty-list",
    EmptyBlock = "empty-block",
    NoSource = "no-source",
    TwoSources = "two-sources",
    S3Url = "s3-url",
    S3Host = "s3-host",
    WrappedUrl = "wrapped-url",
    SourceReadOnce = "source-read-once",
    JobArn = "job-arn",
    DocumentNotJson = "document-not-json",
    DocumentTooDeep = "document-too-deep",
    DocumentNotObject = "document-not-object",
    DocumentNull = "document-null",
    PlaceholderUnterminated = "placeholder-unterminated",
    PlaceholderNested = "placeholder-nested",
    PlaceholderOutsideUpload = "placeholder-outside-upload",
    PlaceholderInBucket = "placeholder-in-bucket",
    PlaceholderRepeated = "placeholder-repeated",
    PlaceholderUrl = "placeholder-url",
    PlaceholderHost = "placeholder-host",
    PlaceholderEncoding = "placeholder-encoding",
    PlaceholderVersion = "placeholder-version",
    PlaceholderPackage = "placeholder-package",
    PlaceholderPackageVersion = "placeholder-package-version",
    PlaceholderPackageCount = "placeholder-package-count",
    PlaceholderNotAlone = "placeholder-not-alone",
    PlaceholderParameter = "placeholder-parameter",
    PlaceholderUnknown = "placeholder-unknown",
    PlaceholderCount = "placeholder-count",
    MissingRole = "missing-role",
    RoleArn = "role-arn",
    ExpiryWithoutRole = "expiry-without-role",
    EmptyRollout = "empty-rollout",
    RateWithoutMaximum = "rate-without-maximum",
    BaseAboveMaximum = "base-above-maximum",
    TwoRateCriteria = "two-rate-criteria",
    NoRateCriterion = "no-rate-criterion",
    DuplicateFailureType = "duplicate-failure-type",
    AbortAllAndSome = "abort-all-and-some",
    AbortOrder = "abort-order",
    RetryAllAndSome = "retry-all-and-some",
    TooManyRetries = "too-many-retries",
    RetryWithoutTimeout = "retry-without-timeout",
    RetryWithoutAbort = "retry-without-abort",
    Cron = "cron",
    DoubtfulCron = "doubtful-cron",
    WindowOverlap = "window-overlap",
    SeveralWindows = "several-windows",
    WindowZone = "window-zone",
    WindowJobs = "window-jobs",
    PackageArnPrefix = "package-arn-prefix",
    PackageArn = "package-arn",
    ReservedTagKey = "reserved-tag-key",
    DuplicateTagKey = "duplicate-tag-key",
}

impl Code {
    /// Documentation of the rule.
    pub const fn page(self) -> Page {
        Page::of(self)
    }

    /// The code with this name, as it is printed.
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
            assert!(
                !Code::ALL[..index]
                    .iter()
                    .any(|other| other.as_str() == name),
                "{name} twice"
            );
        }
    }
}
