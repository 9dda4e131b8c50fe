use super::FaultKind as F;
use super::UrlFault as U;
use super::{Needs, nearest, scan};
use crate::check::s3_url;

fn faults(value: &str) -> Vec<F<'_>> {
    scan(value)
        .faults
        .into_iter()
        .map(|fault| fault.kind)
        .collect()
}

fn needs(value: &str) -> Needs {
    let scan = scan(value);
    assert_eq!(scan.faults, [], "{value}");
    assert_eq!(scan.placeholders.len(), 1, "{value}");
    scan.placeholders[0].needs
}

const ROLE: Needs = Needs {
    role: true,
    one_package_version: false,
    default_version: false,
    whole_value: false,
};

#[test]
fn text_without_placeholders_is_left_alone() {
    for value in [
        "",
        "reboot",
        "echo $HOME ${HOME} ${x:-${y}} {} } ${",
        "awk '{print $1}'",
        "${thingname} ${jobid}",
        "{aws:iot:nothing}",
    ] {
        assert_eq!(scan(value), super::Scan::default(), "{value}");
    }
}

#[test]
fn presigned_urls_name_an_object_and_need_a_role() {
    for value in [
        "${aws:iot:s3-presigned-url:s3://b/k}",
        "${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k with space}",
        "get ${aws:iot:s3-presigned-url:https://b.s3.eu-west-1.amazonaws.com/k} now",
        "${aws:iot:s3-presigned-url-v2:https://b.s3.eu-west-1.amazonaws.com/k}",
        "${aws:iot:s3-presigned-url-v2:https://b.s3.eu-west-1.amazonaws.com/a%20k%3FversionId%3D3}",
    ] {
        assert_eq!(needs(value), ROLE, "{value}");
    }
    for (value, fault) in [
        (
            "${aws:iot:s3-presigned-url}",
            F::Url(U::Location(s3_url::S3UrlFault::Scheme)),
        ),
        (
            "${aws:iot:s3-presigned-url:}",
            F::Url(U::Location(s3_url::S3UrlFault::Scheme)),
        ),
        (
            "${aws:iot:s3-presigned-url:http://b.s3.amazonaws.com/k}",
            F::Url(U::Location(s3_url::S3UrlFault::Scheme)),
        ),
        (
            "${aws:iot:s3-presigned-url:s3:///k}",
            F::Url(U::Location(s3_url::S3UrlFault::Bucket)),
        ),
        (
            "${aws:iot:s3-presigned-url:s3://b/}",
            F::Url(U::Location(s3_url::S3UrlFault::Key)),
        ),
        (
            "${aws:iot:s3-presigned-url:https://files.example/k}",
            F::Url(U::UnknownHost("files.example")),
        ),
        (
            "${aws:iot:s3-presigned-url:s3://b/a%20k}",
            F::Url(U::Encoded),
        ),
        (
            "${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k?versionId=3}",
            F::Url(U::Version),
        ),
        (
            "${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k%3FversionId%3D3}",
            F::Url(U::Version),
        ),
        (
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/k?versionId=3}",
            F::Url(U::PlainVersion),
        ),
        (
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/100%}",
            F::Url(U::Escape),
        ),
        (
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/100%2}",
            F::Url(U::Escape),
        ),
        (
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/100%zz}",
            F::Url(U::Escape),
        ),
        (
            "${aws:iot:s3-presigned-url-v2:https%3A%2F%2Fb.s3.amazonaws.com%2Fk}",
            F::Url(U::Location(s3_url::S3UrlFault::Scheme)),
        ),
    ] {
        assert_eq!(faults(value), [fault], "{value}");
    }
    for c in [' ', '\t', '\n', '"', '<', '>', '\\', '^', '`', '{', '|'] {
        let value = format!("${{aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/a{c}b}}");
        assert_eq!(faults(&value), [F::Url(U::Unencoded(c))], "{value}");
    }
}

#[test]
fn uploads_are_filled_in_for_each_device() {
    for value in [
        "${aws:iot:s3-presigned-url-upload:}",
        "${aws:iot:s3-presigned-url-upload}",
        "${aws:iot:s3-presigned-url-upload:s3://b/${thingName}/${jobId}.log}",
        "${aws:iot:s3-presigned-url-upload:s3://b/${thingName}/${thingName}}",
        "${aws:iot:s3-presigned-url-upload:https://s3.eu-west-1.amazonaws.com/b/${executionNumber}}",
    ] {
        assert_eq!(needs(value), ROLE, "{value}");
    }
    for (value, fault) in [
        (
            "${aws:iot:s3-presigned-url-upload:s3://b}",
            F::Url(U::Location(s3_url::S3UrlFault::Key)),
        ),
        (
            "${aws:iot:s3-presigned-url-upload:s3://${thingName}/k}",
            F::InBucket,
        ),
        (
            "${aws:iot:s3-presigned-url-upload:https://${thingName}.s3.amazonaws.com/k}",
            F::InBucket,
        ),
        (
            "${aws:iot:s3-presigned-url-upload:https://s3.amazonaws.com/b-${jobId}/k}",
            F::InBucket,
        ),
        (
            "${aws:iot:s3-presigned-url-upload:https://${thingName}.example/k}",
            F::InBucket,
        ),
        (
            "${aws:iot:s3-presigned-url-upload:https://files.example/k}",
            F::Url(U::UnknownHost("files.example")),
        ),
        (
            "${aws:iot:s3-presigned-url-upload:s3://b/${jobId}${jobId}${jobId}}",
            F::TooOften("jobId"),
        ),
        (
            "${aws:iot:s3-presigned-url-upload:s3://b/${HOME}}",
            F::Nested,
        ),
        (
            "${aws:iot:s3-presigned-url-upload:s3://b/${aws:iot:parameter:x}}",
            F::Nested,
        ),
    ] {
        assert_eq!(faults(value), [fault], "{value}");
    }
}

#[test]
fn reserved_words_stand_in_uploads_only() {
    for value in [
        "${thingName}",
        "a ${jobId} b",
        "${executionNumber}",
        "${HOME/${thingName}}",
        "${aws:iot:s3-presigned-url:s3://b/${thingName}}",
        "${aws:iot:parameter-x:${thingName}}",
    ] {
        assert!(faults(value).contains(&F::OnlyInUpload), "{value}");
    }
}

#[test]
fn braces_are_closed_and_not_nested() {
    for (value, fault) in [
        ("${aws:iot:s3-presigned-url:s3://b/k", F::Unterminated),
        ("${aws:iot:", F::Unterminated),
        (
            "${aws:iot:s3-presigned-url-upload:s3://b/${thingName}",
            F::Unterminated,
        ),
        (
            "${aws:iot:code-sign-signature:${aws:iot:code-sign-signature:x}}",
            F::Nested,
        ),
    ] {
        assert_eq!(faults(value), [fault], "{value}");
    }
    let both = scan("${aws:iot:a ${aws:iot:code-sign-signature:x}");
    assert_eq!(both.faults.len(), 1);
    assert_eq!(both.faults[0].range, 0..44);
    assert_eq!(both.placeholders.len(), 1);
    assert_eq!(both.placeholders[0].range, 12..44);
}

#[test]
fn packages_name_what_they_want_of_a_version() {
    let none = Needs::default();
    for (value, wanted) in [
        ("v ${aws:iot:package:app:version:1.0:attributes:url}", none),
        ("${aws:iot:package:app:version:1.0:attributes:a:b}", none),
        (
            "${aws:iot:package:app:version:1.0:attributes}",
            Needs {
                whole_value: true,
                ..none
            },
        ),
        (
            "${aws:iot:package::version::attributes:url}",
            Needs {
                one_package_version: true,
                ..none
            },
        ),
        (
            "${aws:iot:package:app:version:$default:attributes:url}",
            Needs {
                default_version: true,
                ..none
            },
        ),
        (
            "${aws:iot:package:app:version:1.0:artifact:s3-presigned-url}",
            ROLE,
        ),
    ] {
        assert_eq!(needs(value), wanted, "{value}");
    }
    for (value, fault) in [
        ("${aws:iot:package}", F::Package),
        ("${aws:iot:package:app}", F::Package),
        ("${aws:iot:package:app:version:1.0}", F::Package),
        ("${aws:iot:package:app:1.0:attributes}", F::Package),
        ("${aws:iot:package:app:version:1.0:attributes:}", F::Package),
        ("${aws:iot:package:app:version:1.0:artifact}", F::Package),
        (
            "${aws:iot:package:app:version:1.0:artifact:url}",
            F::Package,
        ),
        (
            "${aws:iot:package::version:1.0:attributes:a}",
            F::HalfPackage,
        ),
        (
            "${aws:iot:package:app:version::attributes:a}",
            F::HalfPackage,
        ),
        (
            "${aws:iot:package:app:version:$null:attributes:a}",
            F::NullVersion,
        ),
        (
            " ${aws:iot:package:app:version:1.0:attributes}",
            F::NotWholeValue,
        ),
        (
            "${aws:iot:package:app:version:1.0:attributes}\n",
            F::NotWholeValue,
        ),
    ] {
        assert_eq!(faults(value), [fault], "{value}");
    }
}

#[test]
fn other_names_are_known_or_not() {
    assert_eq!(faults("${aws:iot:code-sign-signature:s3://r/b/k@v}"), []);
    assert_eq!(faults("${aws:iot:parameter:path}"), [F::Parameter]);
    for (value, meant) in [
        ("${aws:iot:s3-presigned-ulr:s3://b/k}", "s3-presigned-url"),
        (
            "${aws:iot:s3-presigned-url-v3:s3://b/k}",
            "s3-presigned-url-v2",
        ),
        ("${aws:iot:packages:a}", "package"),
        ("${aws:iot:}", "package"),
    ] {
        let found = faults(value);
        let [F::Unknown(name)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(nearest(name), meant, "{value}");
    }
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    let open = "${aws:iot:".repeat(50_000);
    assert_eq!(scan(&open).faults.len(), 1);
    let nested = format!("{}{}", "${aws:iot:".repeat(3_000), "}".repeat(3_000));
    assert_eq!(scan(&nested).placeholders.len(), 1);
}
