use super::*;

#[test]
fn a_no_has_its_code_and_message_in_every_shape() {
    type Case = (
        u16,
        &'static [(&'static str, &'static str)],
        &'static str,
        Option<&'static str>,
        &'static str,
    );
    let table: &[Case] = &[
        (
            400,
            &[(ERROR_TYPE, "InvalidRequestException")],
            r#"{"message":"m"}"#,
            Some("InvalidRequestException"),
            "m",
        ),
        (
            409,
            &[(ERROR_TYPE, "ConflictException:http://x")],
            r#"{"message":"m","resourceId":null}"#,
            Some("ConflictException"),
            "m",
        ),
        (
            404,
            &[],
            r#"{"__type":"ResourceNotFoundException","message":"m"}"#,
            Some("ResourceNotFoundException"),
            "m",
        ),
        (
            400,
            &[],
            r#"{"code":"InvalidRequestException","Message":"m"}"#,
            Some("InvalidRequestException"),
            "m",
        ),
        (
            403,
            &[],
            "<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message></Error>",
            Some("SignatureDoesNotMatch"),
            "m",
        ),
        (403, &[], r#"{"Message":"Forbidden"}"#, None, "Forbidden"),
        (
            200,
            &[],
            r#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":"m"}}"#,
            Some("VALIDATION_ERROR"),
            "m",
        ),
        (
            422,
            &[],
            r#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":"m"}}"#,
            Some("VALIDATION_ERROR"),
            "m",
        ),
        (
            200,
            &[(ERROR_TYPE, "ConflictException")],
            r#"{"message":"m"}"#,
            Some("ConflictException"),
            "m",
        ),
    ];
    for &(status, headers, body, code, message) in table {
        let refused = refused(status, headers, body);
        assert_eq!(refused.status, status, "{body}");
        assert_eq!(refused.code.as_deref(), code, "{body}");
        assert_eq!(refused.message, message, "{body}");
        assert_eq!(refused.raw.text, body);
    }
}

#[test]
fn a_signed_sender_whom_an_emulator_denies_is_told_which_permissions_are_needed() {
    let body = b"<Error><Code>AccessDenied</Code><Message>m</Message></Error>";
    let received = answer(403, &[], body);
    let Outcome::Refused(denied) = outcome_of(&creation(EVERYTHING), received, true) else {
        panic!("not refused");
    };
    assert_eq!(denied.code.as_deref(), Some("AccessDenied"));
    assert!(!denied.permissions.is_empty());
}

#[test]
fn a_no_without_words_is_described() {
    for (status, body, message) in [
        (500, "", "500 Internal Server Error and nothing else"),
        (
            502,
            "<html><TITLE> Bad\n gateway </TITLE>",
            "502 Bad Gateway with a web page: Bad gateway",
        ),
        (
            503,
            "<html><body>Busy",
            "503 Service Unavailable with a web page",
        ),
        (503, "Slow down", "503 Service Unavailable: Slow down"),
        (499, r#"{"message":"#, r#"499: {"message":"#),
    ] {
        let refused = refused(status, &[], body);
        assert_eq!(refused.message, format!("The endpoint answered {message}"));
        assert_eq!(refused.code, None);
    }
}

#[test]
fn a_no_that_is_not_utf8_is_still_a_no() {
    let Outcome::Refused(refused) = outcome(answer(400, &[], b"{\"message\":\"caf\xe9\"}")) else {
        panic!("not refused");
    };
    assert_eq!(refused.message, "caf\u{fffd}");
}

#[test]
fn a_denied_sender_is_told_which_permissions_the_template_needs() {
    let all = refused(403, &[], r#"{"message":"Forbidden"}"#);
    assert_eq!(
        all.permissions
            .iter()
            .map(|permission| &*permission.action)
            .collect::<Vec<_>>(),
        [
            "iot:CreateJobTemplate",
            "iam:PassRole",
            "s3:GetObject",
            "iot:TagResource"
        ]
    );
    let named = refused(
        403,
        &[],
        r#"{"message":"User: arn:aws:iam::1:user/a is not authorized to perform: iam:PassRole on resource: x"}"#,
    );
    assert_eq!(
        named.permissions,
        [Permission::new(
            "iam:PassRole",
            "for the role of presignedUrlConfig"
        )]
    );
    assert_eq!(
        named.advice.as_deref(),
        Some("Whoever sends this must be allowed iam:PassRole for the role of presignedUrlConfig")
    );
    let unknown = refused(
        403,
        &[],
        r#"{"message":"User: a is not authorized to perform: kms:Decrypt on resource: x"}"#,
    );
    assert_eq!(
        unknown.advice.as_deref(),
        Some("Whoever sends this must be allowed kms:Decrypt")
    );
    let plain = creation(r#"{"jobTemplateId":"a","document":"{}","tags":[]}"#);
    let Outcome::Refused(plain) = outcome_of(&plain, answer(403, &[], b""), false) else {
        panic!()
    };
    let actions: Vec<_> = plain.permissions.iter().map(|it| &*it.action).collect();
    assert_eq!(actions, ["iot:CreateJobTemplate"]);
}

#[test]
fn a_no_tells_the_way_out() {
    let table = [
        (
            403,
            "UnrecognizedClientException",
            "x",
            "Check the access key",
        ),
        (
            403,
            "SignatureDoesNotMatch",
            "x",
            "Check the secret access key",
        ),
        (403, "ExpiredTokenException", "x", "have expired"),
        (403, "RequestTimeTooSkewed", "x", "clock"),
        (404, "ResourceNotFoundException", "x", "Check the endpoint"),
        (409, "ConflictException", "x", "another id"),
        (410, "LimitExceededException", "x", "higher quota"),
        (400, "ThrottlingException", "x", "try again in a while"),
        (
            503,
            "ServiceUnavailableException",
            "x",
            "look before trying again",
        ),
    ];
    for (status, code, message, advice) in table {
        let body = format!(r#"{{"__type":"{code}","message":"{message}"}}"#);
        let refused = refused(status, &[], &body);
        assert!(
            refused
                .advice
                .as_deref()
                .unwrap_or_default()
                .contains(advice),
            "{code}: {:?}",
            refused.advice
        );
    }
    assert_eq!(
        refused(
            400,
            &[],
            r#"{"__type":"InvalidRequestException","message":"m"}"#
        )
        .advice,
        None
    );
}

#[test]
fn validation_messages_land_on_their_members() {
    let refused = refused(
        400,
        &[(ERROR_TYPE, "InvalidRequestException")],
        r#"{"message":"1 validation error detected: Value 'STOP' at 'abortConfig.criteriaList.1.member.action' failed to satisfy constraint: Member must satisfy enum value set: [CANCEL]"}"#,
    );
    assert_eq!(
        refused.fields,
        [FieldMessage {
            pointer: Pointer::parse("/abortConfig/criteriaList/0/action").unwrap(),
            message: "Member must satisfy enum value set: [CANCEL]".to_owned(),
        }]
    );
}

#[test]
fn only_patience_is_rewarded() {
    let throttled = r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#;
    for (status, body, again) in [
        (400, throttled, true),
        (429, "", true),
        (500, "", true),
        (503, "", true),
        (599, "", true),
        (
            400,
            r#"{"__type":"InvalidRequestException","message":"m"}"#,
            false,
        ),
        (403, "", false),
        (404, "", false),
        (409, "", false),
        (
            410,
            r#"{"__type":"LimitExceededException","message":"m"}"#,
            false,
        ),
    ] {
        assert_eq!(
            refused(status, &[], body).is_worth_another_try(),
            again,
            "{status} {body}"
        );
    }
}

#[test]
fn how_long_the_service_asks_to_wait_is_told() {
    let throttled = refused(429, &[("retry-after", "300")], "");
    assert_eq!(
        throttled.retry_after,
        Some(std::time::Duration::from_mins(5))
    );
    let advice = throttled.advice.unwrap();
    assert!(advice.ends_with("; it asks to wait 300 s"), "{advice}");
    let forbidden = refused(400, &[("retry-after", "300")], "");
    assert_eq!(forbidden.advice, None);
}
