//! The forms that `${aws:iot:…}` takes, one by one.

use std::ops::Range;

use super::super::nearest::closest;
use super::super::s3_url::{self, Location};
use super::{
    AWS, FaultKind, IN_UPLOADS, MOST_OF_EACH_IN_AN_UPLOAD, Needs, OPEN, Placeholder,
    REFUSED_IN_URLS, Scan, UrlFault,
};

const PRESIGN: &str = "s3-presigned-url";
pub(in crate::check) const PRESIGN_V2: &str = "s3-presigned-url-v2";
const UPLOAD: &str = "s3-presigned-url-upload";
const PACKAGE: &str = "package";
const PARAMETER: &str = "parameter";
const SIGNATURE: &str = "code-sign-signature";
pub(in crate::check) const KNOWN: [&str; 6] =
    [PRESIGN, PRESIGN_V2, UPLOAD, PACKAGE, PARAMETER, SIGNATURE];

const NEEDS_ROLE: Needs = Needs {
    role: true,
    one_package_version: false,
    default_version: false,
    whole_value: false,
};

/// True if the placeholder at the start of `text` is an upload.
pub(super) fn is_upload(text: &str) -> bool {
    text.strip_prefix(OPEN)
        .and_then(|text| text.strip_prefix(AWS))
        .and_then(|text| text.strip_prefix(UPLOAD))
        .is_some_and(|rest| rest.starts_with(':'))
}

/// Notes the placeholder at `range` of `value`, and what is wrong with it.
pub(super) fn judge<'v>(value: &'v str, range: Range<usize>, scan: &mut Scan<'v>) {
    let body = &value[range.start + OPEN.len() + AWS.len()..range.end - 1];
    let (name, rest) = body.split_once(':').unwrap_or((body, ""));
    let mut needs = Needs::default();
    let fault = match name {
        PRESIGN => {
            needs = NEEDS_ROLE;
            judge_plain_url(rest).map(FaultKind::Url)
        }
        PRESIGN_V2 => {
            needs = NEEDS_ROLE;
            judge_encoded_url(rest).map(FaultKind::Url)
        }
        UPLOAD => {
            needs = NEEDS_ROLE;
            judge_upload(rest)
        }
        PACKAGE => match read_package(rest) {
            Ok(package) => {
                needs = package;
                let whole = range == (0..value.len());
                (needs.whole_value && !whole).then_some(FaultKind::NotWholeValue)
            }
            Err(fault) => Some(fault),
        },
        PARAMETER => Some(FaultKind::Parameter),
        SIGNATURE => None,
        _ => Some(FaultKind::Unknown(name)),
    };
    if let Some(kind) = fault {
        scan.fault(range.clone(), kind);
    }
    scan.placeholders.push(Placeholder { range, needs });
}

/// Fault of the location that a URL names; `None` if there is none.
fn judge_location(url: &str) -> Option<UrlFault<'_>> {
    match s3_url::locate(url) {
        Ok(Location::Object(_)) => None,
        Ok(Location::Elsewhere { host }) => Some(UrlFault::UnknownHost(host)),
        Err(fault) => Some(UrlFault::Location(fault)),
    }
}

fn judge_plain_url(url: &str) -> Option<UrlFault<'_>> {
    if s3_url::names_version(url) {
        return Some(UrlFault::Version);
    }
    if escapes(url).any(|whole| whole) {
        return Some(UrlFault::Encoded);
    }
    // What was put inside is reported as nested; without it the URL says nothing.
    if url.contains(OPEN) {
        return None;
    }
    judge_location(url)
}

fn judge_encoded_url(url: &str) -> Option<UrlFault<'_>> {
    if url.contains(OPEN) {
        return None;
    }
    let is_listed = |c: char| u8::try_from(c).is_ok_and(|byte| REFUSED_IN_URLS.contains(&byte));
    let refused = |c: &char| c.is_whitespace() || is_listed(*c);
    if let Some(c) = url.chars().find(refused) {
        return Some(UrlFault::Unencoded(c));
    }
    if escapes(url).any(|whole| !whole) {
        return Some(UrlFault::Escape);
    }
    if url.contains("?versionId") {
        return Some(UrlFault::PlainVersion);
    }
    judge_location(url)
}

fn judge_upload(url: &str) -> Option<FaultKind<'_>> {
    if url.is_empty() {
        return None;
    }
    let mentions = |text: &str, name: &str| text.matches(&format!("{OPEN}{name}}}")).count();
    for name in IN_UPLOADS {
        if mentions(url, name) > MOST_OF_EACH_IN_AN_UPLOAD {
            return Some(FaultKind::TooOften(name));
        }
    }
    let bucket = match s3_url::locate(url) {
        Ok(Location::Object(object)) => object.bucket,
        Ok(Location::Elsewhere { host }) => host,
        Err(fault) => return Some(FaultKind::Url(UrlFault::Location(fault))),
    };
    if IN_UPLOADS.iter().any(|name| mentions(bucket, name) > 0) {
        return Some(FaultKind::InBucket);
    }
    judge_location(url).map(FaultKind::Url)
}

/// Every `%` of a URL, and whether two hexadecimal digits follow it.
fn escapes(url: &str) -> impl Iterator<Item = bool> {
    url.bytes()
        .enumerate()
        .filter(|&(_, b)| b == b'%')
        .map(|(at, _)| {
            let digits = url.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        })
}

/// Reads `NAME:version:VERSION:` and one of `attributes`, `attributes:KEY` and
/// `artifact:s3-presigned-url`.
fn read_package(rest: &str) -> Result<Needs, FaultKind<'_>> {
    let mut parts = rest.splitn(4, ':');
    let (Some(name), Some("version"), Some(version), Some(asked)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(FaultKind::Package);
    };
    let (artifact, whole_value) = match asked.split_once(':') {
        None if asked == "attributes" => (false, true),
        Some(("attributes", key)) if !key.is_empty() => (false, false),
        Some(("artifact", PRESIGN)) => (true, false),
        _ => return Err(FaultKind::Package),
    };
    if name.is_empty() != version.is_empty() {
        return Err(FaultKind::HalfPackage);
    }
    if version == "$null" {
        return Err(FaultKind::NullVersion);
    }
    Ok(Needs {
        role: artifact,
        one_package_version: name.is_empty(),
        default_version: version == "$default",
        whole_value,
    })
}

/// The known placeholder that looks most like `name`, however little that is.
pub(in crate::check) fn nearest(name: &str) -> &'static str {
    closest(name, KNOWN.into_iter()).map_or(PRESIGN, |(_, known)| known)
}
