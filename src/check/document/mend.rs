//! Fixes of placeholders, where there is an obvious one.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::super::nearest::nearest;
use super::super::placeholder::{
    AWS, Fault, FaultKind, KNOWN, OPEN, PRESIGN_V2, REFUSED_IN_URLS, UrlFault,
};

/// Label of the fix, and what it puts in the place of the fault; `None` if there is no obvious one.
pub(super) fn mended(value: &str, fault: &Fault<'_>) -> Option<(Cow<'static, str>, String)> {
    let placeholder = &value[fault.range.clone()];
    let (label, mended): (Cow<'static, str>, String) = match &fault.kind {
        FaultKind::Unterminated => {
            // With anything behind the URL nobody knows where it ends.
            let rest = placeholder.strip_prefix(OPEN)?;
            let ends_here = !rest.contains(|c: char| c.is_whitespace() || "\"'<>$".contains(c));
            let mended = ends_here.then(|| format!("{placeholder}}}"))?;
            ("Add the brace".into(), mended)
        }
        FaultKind::Unknown(name) => {
            let (_, rest) = name_and_rest(placeholder)?;
            let meant = nearest(name, KNOWN.into_iter())?;
            (
                format!("Use {meant}").into(),
                format!("{OPEN}{AWS}{meant}{rest}"),
            )
        }
        FaultKind::Url(UrlFault::Encoded | UrlFault::Version) => {
            let (_, rest) = name_and_rest(placeholder)?;
            let rest = encode_version(rest)?;
            (
                format!("Use {PRESIGN_V2}").into(),
                format!("{OPEN}{AWS}{PRESIGN_V2}{rest}"),
            )
        }
        FaultKind::Url(UrlFault::PlainVersion) => {
            ("Encode the version".into(), encode_version(placeholder)?)
        }
        FaultKind::Url(UrlFault::Unencoded(_)) => {
            let inside = placeholder.strip_prefix(OPEN)?.strip_suffix('}')?;
            // With a brace in it nobody knows where it ends.
            if inside.contains('{') {
                return None;
            }
            let encoded = utf8_percent_encode(inside, &REFUSED);
            ("Encode the URL".into(), format!("{OPEN}{encoded}}}"))
        }
        _ => return None,
    };
    (mended != placeholder).then_some((label, mended))
}

/// The name of a placeholder, and what stands behind it up to the end.
fn name_and_rest(placeholder: &str) -> Option<(&str, &str)> {
    let inside = placeholder.strip_prefix(OPEN)?.strip_prefix(AWS)?;
    Some(inside.split_at(inside.find([':', '}'])?))
}

/// The same with its version percent-encoded; `None` if it names one in another way than is known.
fn encode_version(url: &str) -> Option<String> {
    let encoded = url.replacen("?versionId=", "%3FversionId%3D", 1);
    let is_plain = ["?versionId", "&versionId"]
        .iter()
        .any(|plain| encoded.contains(plain));
    (!is_plain).then_some(encoded)
}

/// Characters that a URL must have percent-encoded.
static REFUSED: AsciiSet = refused();

const fn refused() -> AsciiSet {
    let mut set = CONTROLS.add(REFUSED_IN_URLS[0]);
    let mut index = 1;
    while index < REFUSED_IN_URLS.len() {
        set = set.add(REFUSED_IN_URLS[index]);
        index += 1;
    }
    set
}

#[cfg(test)]
mod tests {
    use super::super::super::placeholder::scan;
    use super::mended;

    #[test]
    fn what_is_obvious_is_mended() {
        for (value, label, becomes) in [
            (
                "a ${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k%20k} b",
                "Use s3-presigned-url-v2",
                "a ${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/k%20k} b",
            ),
            (
                "${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k?versionId=1}",
                "Use s3-presigned-url-v2",
                "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/k%3FversionId%3D1}",
            ),
            (
                "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/k?versionId=1}",
                "Encode the version",
                "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/k%3FversionId%3D1}",
            ),
            (
                "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/ä k}",
                "Encode the URL",
                "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/%C3%A4%20k}",
            ),
            (
                "${aws:iot:s3-presigned-urls:s3://b/k}",
                "Use s3-presigned-url",
                "${aws:iot:s3-presigned-url:s3://b/k}",
            ),
            (
                "${aws:iot:s3-presigned-url:s3://b/k",
                "Add the brace",
                "${aws:iot:s3-presigned-url:s3://b/k}",
            ),
        ] {
            let found = scan(value);
            let fault = &found.faults[0];
            let (said, mended) = mended(value, fault).unwrap();
            let mut whole = value.to_owned();
            whole.replace_range(fault.range.clone(), &mended);
            assert_eq!((said.as_ref(), whole.as_str()), (label, becomes));
            assert!(scan(becomes).faults.is_empty(), "{becomes}");
        }
    }

    #[test]
    fn what_is_not_obvious_is_left() {
        for value in [
            "${aws:iot:zebra}",
            "${aws:iot:}",
            "${aws:iot:iot:x}",
            "curl ${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k -o /tmp/f",
            "${aws:iot:s3-presigned-url:s3://b/k ${aws:iot:parameter:a}",
            "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/k?versionId}",
            "${aws:iot:s3-presigned-url-v2:https://s3.amazonaws.com/b/{version}/fw.bin}",
            "${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k?a=1&versionId=2}",
        ] {
            let found = scan(value);
            assert_eq!(mended(value, &found.faults[0]), None, "{value}");
        }
    }
}
