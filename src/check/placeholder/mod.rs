//! Placeholders in the strings of a job document: `${aws:iot:…}`, and `${thingName}` and its kin.

mod form;

use std::ops::Range;

use memchr::{memchr2, memmem};

use super::s3_url;

/// The most `${aws:iot:…}` a job document may hold; those inside an upload do not count.
pub const MOST_IN_A_DOCUMENT: usize = 10;

/// The most times that one upload may name the thing, the job or the execution.
pub const MOST_OF_EACH_IN_AN_UPLOAD: usize = 2;

/// Variables of an upload's key; the service fills them in for each device.
pub const IN_UPLOADS: [&str; 3] = ["thingName", "jobId", "executionNumber"];

/// Placeholders of one string, and their faults.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan<'v> {
    /// Every whole `${aws:iot:…}` that stands in no other, in order.
    pub placeholders: Vec<Placeholder>,
    /// Faults, in order of their placeholders.
    pub faults: Vec<Fault<'v>>,
}

/// One `${aws:iot:…}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Its range in the string's value, in bytes.
    pub range: Range<usize>,
    /// Requirements on other members of the template.
    pub needs: Needs,
}

/// Requirements of a placeholder on other members of the template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent needs, not states"
)]
pub struct Needs {
    /// A role that may sign URLs: `presignedUrlConfig.roleArn`.
    pub role: bool,
    /// Exactly one entry in `destinationPackageVersions`, because it names neither package nor version.
    pub one_package_version: bool,
    /// `$default` in `destinationPackageVersions`, because it asks for `$default`.
    pub default_version: bool,
    /// To be the whole of a string value: it stands for all attributes of a version.
    pub whole_value: bool,
}

/// Something wrong with a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<'v> {
    /// Its range in the string's value, in bytes.
    pub range: Range<usize>,
    /// Kind of the fault.
    pub kind: FaultKind<'v>,
}

/// The rules that a placeholder can break by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind<'v> {
    /// No closing brace.
    Unterminated,
    /// One placeholder inside another.
    Nested,
    /// `${thingName}` or its kin outside the URL of an upload.
    OnlyInUpload,
    /// `${thingName}` or its kin in the bucket of an upload.
    InBucket,
    /// `${thingName}` or its kin more often in one upload than the service fills in.
    TooOften(&'v str),
    /// The URL of an S3 object is not right.
    Url(UrlFault<'v>),
    /// Not of the form `package:NAME:version:VERSION:…`.
    Package,
    /// Only one of package and version is empty.
    HalfPackage,
    /// `$null` for a version.
    NullVersion,
    /// All attributes of a version in the midst of other text.
    NotWholeValue,
    /// `${aws:iot:parameter:…}`, which only AWS's own templates resolve.
    Parameter,
    /// No placeholder that is known, by this name.
    Unknown(&'v str),
}

/// The rules that the URL in a placeholder can break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlFault<'v> {
    /// It names no S3 object.
    Location(s3_url::S3UrlFault),
    /// It names a host that is not S3's.
    UnknownHost(&'v str),
    /// Percent-encoded where it must be plain.
    Encoded,
    /// A version of the object where none can be named.
    Version,
    /// A character that must be percent-encoded.
    Unencoded(char),
    /// `%` without two hexadecimal digits.
    Escape,
    /// `?versionId=` that must be written `%3FversionId%3D`.
    PlainVersion,
}

/// Finds the placeholders of a string and what is wrong with each of them.
pub fn scan(value: &str) -> Scan<'_> {
    let mut scan = Scan::default();
    if memmem::find(value.as_bytes(), OPEN.as_bytes()).is_none() {
        return scan;
    }
    let spans = spans(value);
    let mut unterminated = false;
    for span in &spans {
        let outer = span.within.and_then(|outer| spans.get(outer));
        let Some(range) = span.range() else {
            if span.is_aws && !unterminated {
                unterminated = true;
                scan.fault(span.start..value.len(), FaultKind::Unterminated);
            }
            continue;
        };
        let body = &value[range.start + OPEN.len()..range.end - 1];
        let is_reserved = IN_UPLOADS.contains(&body);
        match outer {
            Some(outer) if outer.end.is_some() => {
                let in_upload = form::is_upload(&value[outer.start..]);
                match (is_reserved, in_upload) {
                    (true, true) => {}
                    (true, false) => scan.fault(range, FaultKind::OnlyInUpload),
                    (false, _) => scan.fault(range, FaultKind::Nested),
                }
            }
            // The fault of the outer one, its missing brace, is reported already.
            Some(_) if is_reserved => {}
            _ if span.is_aws => form::judge(value, range, &mut scan),
            _ if is_reserved => scan.fault(range, FaultKind::OnlyInUpload),
            _ => {}
        }
    }
    scan
}

impl<'v> Scan<'v> {
    fn fault(&mut self, range: Range<usize>, kind: FaultKind<'v>) {
        self.faults.push(Fault { range, kind });
    }
}

pub(super) use form::{KNOWN, PRESIGN_V2, nearest};

/// Bytes that the URL of an `s3-presigned-url-v2` may hold only percent-encoded, besides white space.
pub(super) const REFUSED_IN_URLS: &[u8] = b" \"<>\\^`{|}";

pub(super) const OPEN: &str = "${";
pub(super) const AWS: &str = "aws:iot:";

/// From `${` to the brace that closes it.
struct Span {
    start: usize,
    end: Option<usize>,
    /// The nearest `${aws:iot:` that was open where this one starts.
    within: Option<usize>,
    is_aws: bool,
}

impl Span {
    fn range(&self) -> Option<Range<usize>> {
        self.end.map(|end| self.start..end)
    }
}

/// Every `${` in one pass, so that a hostile document costs no more than its length.
fn spans(value: &str) -> Vec<Span> {
    let bytes = value.as_bytes();
    let mut spans: Vec<Span> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut from = 0;
    while let Some(found) = memchr2(b'$', b'}', &bytes[from..]) {
        let at = from + found;
        from = at + 1;
        if bytes[at] == b'}' {
            if let Some(span) = open.pop() {
                spans[span].end = Some(from);
            }
        } else if bytes.get(from) == Some(&b'{') {
            from += 1;
            let within = open.last().and_then(|&outer| {
                if spans[outer].is_aws {
                    Some(outer)
                } else {
                    spans[outer].within
                }
            });
            open.push(spans.len());
            spans.push(Span {
                start: at,
                end: None,
                within,
                is_aws: value[from..].starts_with(AWS),
            });
        }
    }
    spans
}

#[cfg(test)]
mod tests;
