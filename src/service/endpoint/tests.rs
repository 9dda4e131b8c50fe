use super::*;

fn at(url: &str, region: Option<&str>) -> Endpoint {
    Endpoint::Url {
        url: url.to_owned(),
        region: region.map(|name| name.parse().unwrap()),
    }
}

#[test]
fn a_region_s_address_is_over_https_with_the_id_in_its_path() {
    let target = Endpoint::Aws {
        region: "eu-central-1".parse().unwrap(),
        variant: EndpointVariant {
            fips: false,
            dual_stack: true,
        },
    };
    let (url, region) = target.url_to_sign(&[JOB_TEMPLATES, "reboot-1"]).unwrap();
    assert_eq!(
        url.as_str(),
        "https://iot.eu-central-1.api.aws/job-templates/reboot-1"
    );
    assert_eq!(region.name(), "eu-central-1");
}

#[test]
fn a_user_s_address_is_filled_in_and_completed() {
    let table = [
        (
            "http://localhost:4566",
            "http://localhost:4566/job-templates/a-1",
        ),
        (
            " http://localhost:4566/ ",
            "http://localhost:4566/job-templates/a-1",
        ),
        (
            "http://localhost/job-templates",
            "http://localhost/job-templates/a-1",
        ),
        (
            "http://localhost/job-templates/",
            "http://localhost/job-templates/a-1",
        ),
        (
            "http://localhost/job-templates/a-1",
            "http://localhost/job-templates/a-1",
        ),
        (
            "http://localhost/a-1",
            "http://localhost/a-1/job-templates/a-1",
        ),
        (
            "https://api.example/v1?stage=test",
            "https://api.example/v1/job-templates/a-1?stage=test",
        ),
        (
            "https://api.example/v1#part",
            "https://api.example/v1/job-templates/a-1",
        ),
        (
            "HTTPS://API.example:443/",
            "https://api.example/job-templates/a-1",
        ),
        (
            "https://api.example/new?id={jobTemplateId}",
            "https://api.example/new?id=a-1",
        ),
        (
            "https://{region}.example",
            "https://eu-west-1.example/job-templates/a-1",
        ),
        (
            "http://iot.{region}.amazonaws.com/job-templates/{jobTemplateId}",
            "http://iot.eu-west-1.amazonaws.com/job-templates/a-1",
        ),
        (
            "http://[::1]:8080/x/{jobTemplateId}/",
            "http://[::1]:8080/x/a-1/",
        ),
    ];
    for (given, expected) in table {
        let url = at(given, Some("eu-west-1"))
            .url(&[JOB_TEMPLATES, "a-1"])
            .unwrap();
        assert_eq!(url.as_str(), expected, "{given}");
    }
}

#[test]
fn an_id_never_becomes_more_than_one_part_of_the_path() {
    for given in [
        "https://api.example",
        "https://api.example/job-templates/{jobTemplateId}",
    ] {
        let url = at(given, None).url(&[JOB_TEMPLATES, "a/b ?ü"]).unwrap();
        assert_eq!(
            url.as_str(),
            "https://api.example/job-templates/a%2Fb%20%3F%C3%BC"
        );
    }
}

#[test]
fn an_address_that_cannot_be_used_says_why() {
    let table = [
        ("", "Enter the endpoint's URL"),
        ("localhost:4566", "must start with https:// or http://"),
        ("ftp://example.com", "must start with https:// or http://"),
        ("http://", "empty host"),
        ("http://a b/", "invalid"),
        ("http://example.com:99999/", "invalid port"),
        ("http://user:secret@example.com/", "user name or password"),
        ("http://user:secret/x@example.com/", "user name or password"),
        ("http://user:80/secret@127.0.0.1/", "user name or password"),
        ("http://user:#secret@example.com", "user name or password"),
        ("http://user:{secret@example.com", "user name or password"),
        ("//user:secret@example.com", "user name or password"),
        ("http://user:secret", "invalid port"),
        (
            "http://{stage}.example.com/",
            "holds {stage}, only {region} and {jobTemplateId}",
        ),
        ("http://example.com/{region", "holds {region, only"),
        ("http://{region}.example.com/", "choose a region to fill in"),
    ];
    for (given, reason) in table {
        let message = at(given, None)
            .url(&[JOB_TEMPLATES, "a"])
            .unwrap_err()
            .to_string();
        assert!(message.contains(reason), "{given}: {message}");
        assert!(!message.contains("secret"), "{message}");
    }
}

#[test]
fn a_signature_travels_in_the_clear_only_within_this_machine() {
    for given in [
        "http://localhost:4566",
        "http://LOCALHOST",
        "http://iot.localhost:5000",
        "http://127.0.0.1",
        "http://127.9.9.9",
        "http://[::1]:80",
        "http://[::ffff:127.0.0.1]",
        "https://example.com",
    ] {
        assert!(
            at(given, Some("eu-west-1"))
                .url_to_sign(&[JOB_TEMPLATES, "a"])
                .is_ok(),
            "{given}"
        );
    }
    for given in [
        "http://example.com",
        "http://localhost.example.com",
        "http://192.168.0.1",
        "http://0.0.0.0",
        "http://[::2]",
    ] {
        let target = at(given, Some("eu-west-1"));
        assert!(
            matches!(
                target.url_to_sign(&[JOB_TEMPLATES, "a"]),
                Err(EndpointError::SignedInTheClear { .. })
            ),
            "{given}"
        );
        assert!(
            target.url(&[JOB_TEMPLATES, "a"]).is_ok(),
            "unsigned {given}"
        );
    }
}

#[test]
fn https_is_offered_in_the_user_s_own_spelling() {
    let target = at(
        "HTTP://iot.{region}.amazonaws.com/job-templates/{jobTemplateId}",
        Some("eu-west-1"),
    );
    let https = "https://iot.{region}.amazonaws.com/job-templates/{jobTemplateId}".to_owned();
    assert_eq!(
        target.url_to_sign(&[JOB_TEMPLATES, "a"]),
        Err(EndpointError::SignedInTheClear { https })
    );
}

#[test]
fn a_signature_needs_a_region() {
    assert_eq!(
        at("http://localhost", None).url_to_sign(&[JOB_TEMPLATES, "a"]),
        Err(EndpointError::NoRegionToSignFor)
    );
}

#[test]
fn a_list_is_found_where_its_templates_are() {
    for (given, expected) in [
        (
            "http://localhost:4566",
            "http://localhost:4566/job-templates",
        ),
        (
            "http://localhost:4566/",
            "http://localhost:4566/job-templates",
        ),
        ("https://h/v1/job-templates", "https://h/v1/job-templates"),
        (
            "http://iot.{region}.amazonaws.com/job-templates/{jobTemplateId}",
            "http://iot.eu-west-1.amazonaws.com/job-templates",
        ),
        (
            "https://h/job-templates/{jobTemplateId}/",
            "https://h/job-templates",
        ),
    ] {
        let url = at(given, Some("eu-west-1")).url(&[JOB_TEMPLATES]).unwrap();
        assert_eq!(url.as_str().trim_end_matches('/'), expected, "{given}");
    }
    let other = at("https://h/new?id={jobTemplateId}", None).url(&[JOB_TEMPLATES]);
    assert_eq!(other, Err(EndpointError::OneTemplateOnly));
}
