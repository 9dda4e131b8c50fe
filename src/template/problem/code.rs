//! Stable names of the rules; the page of each says what it finds, and why.

use std::fmt;

use super::page::Page;
use super::{Severity, Source};

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $source:ident;)+) => {
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

            /// Severity of the problems that it finds.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                }
            }

            /// Source of the rule; some limits have another.
            pub const fn source(self) -> Source {
                match self {
                    $(Self::$variant => Source::$source,)+
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
    NotJson = "not-json", Error, Clients;
    NotAnObject = "not-an-object", Error, Clients;
    NotATemplate = "not-a-template", Error, Clients;
    ByteOrderMark = "byte-order-mark", Warning, Clients;
    UnfilledMembers = "unfilled-members", Error, Clients;
    RefusedByService = "refused-by-service", Error, Answer;
    MoreProblems = "more-problems", Error, Clients;
    UnfinishedValue = "unfinished-value", Error, Clients;
    DuplicateMember = "duplicate-member", Warning, Clients;
    UnknownMember = "unknown-member", Error, Clients;
    WrongType = "wrong-type", Error, Clients;
    NullValue = "null-value", Error, Clients;
    MissingMember = "missing-member", Error, Model;
    EmptyText = "empty-text", Error, Measured;
    TooShort = "too-short", Error, Model;
    TooLong = "too-long", Error, Model;
    BadCharacter = "bad-character", Error, Model;
    HiddenCharacter = "hidden-character", Warning, Inference;
    OutOfRange = "out-of-range", Error, Measured;
    NotWhole = "not-whole", Error, Clients;
    TooManyDecimals = "too-many-decimals", Error, Documentation;
    UnknownChoice = "unknown-choice", Error, Model;
    TooFewItems = "too-few-items", Error, Model;
    TooManyItems = "too-many-items", Error, Measured;
    EmptyList = "empty-list", Info, Measured;
    EmptyBlock = "empty-block", Warning, Measured;
    NoSource = "no-source", Error, Measured;
    TwoSources = "two-sources", Error, Measured;
    S3Url = "s3-url", Error, Measured;
    S3Host = "s3-host", Warning, Documentation;
    WrappedUrl = "wrapped-url", Warning, Documentation;
    SourceReadOnce = "source-read-once", Info, Documentation;
    JobArn = "job-arn", Error, Measured;
    DocumentNotJson = "document-not-json", Error, Measured;
    DocumentTooDeep = "document-too-deep", Error, Measured;
    DocumentNotObject = "document-not-object", Warning, Inference;
    DocumentNull = "document-null", Warning, Inference;
    PlaceholderUnterminated = "placeholder-unterminated", Error, Measured;
    PlaceholderNested = "placeholder-nested", Error, Measured;
    PlaceholderOutsideUpload = "placeholder-outside-upload", Error, Documentation;
    PlaceholderInBucket = "placeholder-in-bucket", Error, Documentation;
    PlaceholderRepeated = "placeholder-repeated", Error, Documentation;
    PlaceholderUrl = "placeholder-url", Error, Measured;
    PlaceholderHost = "placeholder-host", Warning, Documentation;
    PlaceholderEncoding = "placeholder-encoding", Error, Documentation;
    PlaceholderVersion = "placeholder-version", Error, Documentation;
    PlaceholderPackage = "placeholder-package", Error, Documentation;
    PlaceholderPackageVersion = "placeholder-package-version", Error, Documentation;
    PlaceholderPackageCount = "placeholder-package-count", Error, Documentation;
    PlaceholderNotAlone = "placeholder-not-alone", Error, Documentation;
    PlaceholderParameter = "placeholder-parameter", Warning, Documentation;
    PlaceholderUnknown = "placeholder-unknown", Warning, Documentation;
    PlaceholderCount = "placeholder-count", Error, Documentation;
    MissingRole = "missing-role", Error, Measured;
    RoleArn = "role-arn", Error, Measured;
    ExpiryWithoutRole = "expiry-without-role", Warning, CloudFormation;
    EmptyRollout = "empty-rollout", Error, Measured;
    RateWithoutMaximum = "rate-without-maximum", Error, Measured;
    BaseAboveMaximum = "base-above-maximum", Error, Measured;
    TwoRateCriteria = "two-rate-criteria", Error, Measured;
    NoRateCriterion = "no-rate-criterion", Error, Measured;
    DuplicateFailureType = "duplicate-failure-type", Error, Measured;
    AbortAllAndSome = "abort-all-and-some", Warning, Inference;
    AbortOrder = "abort-order", Info, Documentation;
    RetryAllAndSome = "retry-all-and-some", Error, Measured;
    TooManyRetries = "too-many-retries", Error, Documentation;
    RetryWithoutTimeout = "retry-without-timeout", Warning, Documentation;
    RetryWithoutAbort = "retry-without-abort", Info, Documentation;
    Cron = "cron", Error, Measured;
    DoubtfulCron = "doubtful-cron", Warning, Inference;
    WindowOverlap = "window-overlap", Warning, Inference;
    SeveralWindows = "several-windows", Warning, Inference;
    WindowZone = "window-zone", Info, Inference;
    WindowJobs = "window-jobs", Info, Measured;
    PackageArnPrefix = "package-arn-prefix", Error, Model;
    PackageArn = "package-arn", Warning, Documentation;
    ReservedTagKey = "reserved-tag-key", Error, Measured;
    DuplicateTagKey = "duplicate-tag-key", Warning, Measured;
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
