//! What would mend a placeholder, where that is obvious.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::super::placeholder::{
    Fault, FaultKind, OPEN, PRESIGN, PRESIGN_V2, REFUSED_IN_URLS, UrlFault,
};

/// What the button says, and the string's value as it would be then.
pub(super) fn mended(value: &str, fault: &Fault<'_>) -> Option<(Cow<'static, str>, String)> {
    let range = fault.range.clone();
    let placeholder = &value[range.clone()];
    let (label, mended): (Cow<'static, str>, String) = match &fault.kind {
        FaultKind::Unterminated => ("Add the brace".into(), format!("{placeholder}}}")),
        FaultKind::Unknown { nearest } => {
            let name = placeholder.split(':').nth(2)?.trim_end_matches('}');
            (
                format!("Use {nearest}").into(),
                placeholder.replacen(name, nearest, 1),
            )
        }
        FaultKind::Url(UrlFault::Encoded | UrlFault::Version) => (
            format!("Use {PRESIGN_V2}").into(),
            encode_version(&placeholder.replacen(PRESIGN, PRESIGN_V2, 1)),
        ),
        FaultKind::Url(UrlFault::PlainVersion) => {
            ("Encode the version".into(), encode_version(placeholder))
        }
        FaultKind::Url(UrlFault::Unencoded(_)) => {
            let inside = placeholder.strip_prefix(OPEN)?.strip_suffix('}')?;
            let encoded = utf8_percent_encode(inside, &REFUSED);
            ("Encode the URL".into(), format!("{OPEN}{encoded}}}"))
        }
        _ => return None,
    };
    Some((
        label,
        [&value[..range.start], &mended, &value[range.end..]].concat(),
    ))
}

fn encode_version(placeholder: &str) -> String {
    placeholder.replacen("?versionId=", "%3FversionId%3D", 1)
}

/// What a URL may not hold as it is.
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
            let (said, mended) = mended(value, &found.faults[0]).unwrap();
            assert_eq!((said.as_ref(), mended.as_str()), (label, becomes));
            assert!(scan(becomes).faults.is_empty(), "{becomes}");
        }
    }
}
