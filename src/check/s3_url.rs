//! URLs of S3 objects, as `documentSource` and the presign placeholders take them.

use memchr::memmem;

/// Location that a URL points to, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location<'u> {
    /// An object of S3 itself.
    Object(Object<'u>),
    /// An https address that is not one of S3's published hosts: a private or a newer endpoint.
    Elsewhere {
        /// The host, without the path.
        host: &'u str,
    },
}

/// A bucket and a key in it, as they are written (still percent-encoded where they were).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object<'u> {
    /// The bucket's name.
    pub bucket: &'u str,
    /// The key, without a query.
    pub key: &'u str,
    /// Query: the part of an https URL after `?`.
    pub query: Option<&'u str>,
}

/// Why a URL cannot name an S3 object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum S3UrlFault {
    /// It starts neither with `s3://` nor with `https://`.
    Scheme,
    /// No bucket is named.
    Bucket,
    /// No key is named.
    Key,
}

impl S3UrlFault {
    /// The fault in words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Scheme => "it begins neither with s3:// nor with https://",
            Self::Bucket => "it names no bucket",
            Self::Key => "it names no key in the bucket",
        }
    }
}

/// Tells bucket and key of an S3 object URL.
///
/// # Errors
///
/// Names the part that is missing.
pub fn locate(url: &str) -> Result<Location<'_>, S3UrlFault> {
    if let Some(rest) = url.strip_prefix("s3://") {
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        return object(bucket, key, None).map(Location::Object);
    }
    let rest = url.strip_prefix("https://").ok_or(S3UrlFault::Scheme)?;
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, after) = rest.split_at(host_end);
    let (path, query) = split_query(after);
    let path = path.strip_prefix('/').unwrap_or(path);
    if host.is_empty() {
        return Err(S3UrlFault::Bucket);
    }
    match bucket_of_host(host) {
        Some("") => {
            let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
            object(bucket, key, query).map(Location::Object)
        }
        Some(bucket) => object(bucket, path, query).map(Location::Object),
        None if path.is_empty() => Err(S3UrlFault::Key),
        None => Ok(Location::Elsewhere { host }),
    }
}

/// The URL inside `${aws:iot:s3-presigned-url:URL}`, when the whole of `text` is that.
pub fn unwrap_placeholder(text: &str) -> Option<&str> {
    text.strip_prefix("${aws:iot:s3-presigned-url:")?
        .strip_suffix('}')
}

/// True if `text` looks like an AWS region: `eu-west-1`, `us-gov-east-1`.
pub(super) fn is_region(text: &str) -> bool {
    let Some((words, number)) = text.rsplit_once('-') else {
        return false;
    };
    let word = |word: &str| word.len() >= 2 && word.bytes().all(|b| b.is_ascii_lowercase());
    !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
        && words.contains('-')
        && words.split('-').all(word)
}

fn object<'u>(
    bucket: &'u str,
    key: &'u str,
    query: Option<&'u str>,
) -> Result<Object<'u>, S3UrlFault> {
    match (bucket, key) {
        ("", _) => Err(S3UrlFault::Bucket),
        (_, "") => Err(S3UrlFault::Key),
        _ => Ok(Object { bucket, key, query }),
    }
}

fn split_query(path: &str) -> (&str, Option<&str>) {
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    path.split_once('?')
        .map_or((path, None), |(path, query)| (path, Some(query)))
}

/// The bucket that a virtual-hosted S3 host names, `""` for a path-style host, nothing for another host.
fn bucket_of_host(host: &str) -> Option<&str> {
    let labels = strip_suffix_ignoring_case(host, ".amazonaws.com")
        .or_else(|| strip_suffix_ignoring_case(host, ".amazonaws.com.cn"))?;
    let (before, last) = labels.rsplit_once('.').unwrap_or(("", labels));
    if last == "s3" || last.strip_prefix("s3-").is_some_and(is_region) {
        return Some(before);
    }
    if !is_region(last) {
        return None;
    }
    let before = strip_label(before, "dualstack").unwrap_or(before);
    strip_label(before, "s3")
}

/// The part of a host before its last label, if that label is `label`.
fn strip_label<'h>(host: &'h str, label: &str) -> Option<&'h str> {
    let before = host.strip_suffix(label)?;
    if before.is_empty() {
        Some(before)
    } else {
        before.strip_suffix('.')
    }
}

fn strip_suffix_ignoring_case<'h>(host: &'h str, suffix: &str) -> Option<&'h str> {
    let start = host.len().checked_sub(suffix.len())?;
    let end = host.get(start..)?;
    end.eq_ignore_ascii_case(suffix).then(|| &host[..start])
}

/// True if a URL names a version of an object, encoded or not.
pub(super) fn names_version(url: &str) -> bool {
    memmem::find(url.as_bytes(), b"versionId").is_some_and(|at| {
        let before = &url[..at];
        ["?", "&", "%3F", "%3f", "%26"]
            .iter()
            .any(|mark| before.ends_with(mark))
    })
}

#[cfg(test)]
mod tests {
    use super::{
        Location, Object, S3UrlFault, is_region, locate, names_version, unwrap_placeholder,
    };

    fn object<'u>(bucket: &'u str, key: &'u str) -> Location<'u> {
        Location::Object(Object {
            bucket,
            key,
            query: None,
        })
    }

    #[test]
    fn bucket_and_key_are_found_in_every_published_form() {
        for url in [
            "s3://fleet/jobs/a.json",
            "https://s3.amazonaws.com/fleet/jobs/a.json",
            "https://s3.eu-west-1.amazonaws.com/fleet/jobs/a.json",
            "https://s3-eu-west-1.amazonaws.com/fleet/jobs/a.json",
            "https://s3.dualstack.eu-west-1.amazonaws.com/fleet/jobs/a.json",
            "https://fleet.s3.amazonaws.com/jobs/a.json",
            "https://fleet.s3.us-gov-west-1.amazonaws.com/jobs/a.json",
            "https://fleet.s3-eu-west-1.amazonaws.com/jobs/a.json",
            "https://fleet.s3.dualstack.eu-west-1.amazonaws.com/jobs/a.json",
            "https://fleet.s3.cn-north-1.amazonaws.com.cn/jobs/a.json",
            "https://fleet.s3.AmazonAWS.com/jobs/a.json",
        ] {
            assert_eq!(locate(url), Ok(object("fleet", "jobs/a.json")), "{url}");
        }
        assert_eq!(
            locate("https://my.own.bucket.s3.eu-west-1.amazonaws.com/k"),
            Ok(object("my.own.bucket", "k"))
        );
    }

    #[test]
    fn a_query_is_no_part_of_the_key() {
        assert_eq!(
            locate("https://fleet.s3.amazonaws.com/k?versionId=3#top"),
            Ok(Location::Object(Object {
                bucket: "fleet",
                key: "k",
                query: Some("versionId=3"),
            }))
        );
        assert_eq!(
            locate("s3://fleet/what?.json"),
            Ok(object("fleet", "what?.json"))
        );
    }

    #[test]
    fn the_missing_part_is_named() {
        for (url, fault) in [
            ("", S3UrlFault::Scheme),
            ("fleet/jobs/a.json", S3UrlFault::Scheme),
            ("http://fleet.s3.amazonaws.com/k", S3UrlFault::Scheme),
            ("ftp://fleet/k", S3UrlFault::Scheme),
            ("arn:aws:s3:::fleet/k", S3UrlFault::Scheme),
            ("s3://", S3UrlFault::Bucket),
            ("s3:///k", S3UrlFault::Bucket),
            ("https://", S3UrlFault::Bucket),
            ("https://s3.amazonaws.com", S3UrlFault::Bucket),
            ("https://s3.amazonaws.com/", S3UrlFault::Bucket),
            ("https://s3.amazonaws.com//k", S3UrlFault::Bucket),
            ("s3://fleet", S3UrlFault::Key),
            ("s3://fleet/", S3UrlFault::Key),
            ("https://fleet.s3.amazonaws.com", S3UrlFault::Key),
            ("https://fleet.s3.amazonaws.com/?x=1", S3UrlFault::Key),
            ("https://s3.amazonaws.com/fleet", S3UrlFault::Key),
            ("https://s3.amazonaws.com/fleet/", S3UrlFault::Key),
            ("https://example.com/", S3UrlFault::Key),
        ] {
            assert_eq!(locate(url), Err(fault), "{url}");
        }
    }

    #[test]
    fn another_https_host_may_be_an_endpoint_we_do_not_know() {
        for host in [
            "example.com",
            "fleet.s3-accelerate.amazonaws.com",
            "fleet.s3.eu-west-1.amazonaws.eu",
            "s3.eu-west-1.amazonaws.com.evil.example",
            "sqs.eu-west-1.amazonaws.com",
            "fleets3.amazonaws.com",
            "fleet.s3.amazonaws.com:443",
            "localhost:4566",
        ] {
            assert_eq!(
                locate(&format!("https://{host}/fleet/k")),
                Ok(Location::Elsewhere { host }),
                "{host}"
            );
        }
    }

    #[test]
    fn only_a_whole_placeholder_is_unwrapped() {
        assert_eq!(
            unwrap_placeholder("${aws:iot:s3-presigned-url:s3://b/k}"),
            Some("s3://b/k")
        );
        assert_eq!(
            unwrap_placeholder("${aws:iot:s3-presigned-url:s3://b/k"),
            None
        );
        assert_eq!(
            unwrap_placeholder("${aws:iot:s3-presigned-url-v2:s3://b/k}"),
            None
        );
        assert_eq!(unwrap_placeholder("s3://b/k"), None);
    }

    #[test]
    fn regions_have_two_words_and_a_number() {
        for region in [
            "eu-west-1",
            "us-gov-east-1",
            "ap-southeast-12",
            "eusc-de-east-1",
        ] {
            assert!(is_region(region), "{region}");
        }
        for other in [
            "",
            "eu",
            "eu-west",
            "west-1",
            "eu-west-",
            "EU-west-1",
            "e-west-1",
            "external-1",
        ] {
            assert!(!is_region(other), "{other}");
        }
    }

    #[test]
    fn a_version_is_seen_encoded_and_plain() {
        assert!(names_version("https://b.s3.amazonaws.com/k?versionId=1"));
        assert!(names_version(
            "https://b.s3.amazonaws.com/k%3FversionId%3D1"
        ));
        assert!(!names_version("https://b.s3.amazonaws.com/versionId.txt"));
    }
}
