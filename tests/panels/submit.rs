//! The submit sheet, against a server that answers as it is told to.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::editor::open::{Amendment, OpenTemplate, TemplateId};
use job_template_editor::editor::{
    Answered, Command, FileMessage, Message, OperationId, OperationMessage, Outgoing, Signer,
    SubmissionState, TemplateMessage, TypedKey,
};
use job_template_editor::template::pointer::Pointer;
use job_template_editor::ui::panels::submit::submit_ui;

use super::Desk;
use super::desk::desk;
use super::faulty_server::{FaultyServer, Reply};

const TEXT: &str = r#"{"jobTemplateId": "reboot-1", "description": "d", "document": "{}"}"#;
const ARN: &str = "arn:aws:iot:eu-west-1:123456789012:jobtemplate/reboot-1";

type Sheet = Harness<'static, Desk<()>>;

/// The sheet of `text`, with `url` as an endpoint that asks for no signature.
fn sheet(text: &str, url: &str) -> Sheet {
    let mut harness = desk(|ui, editor, (), out| submit_ui(ui, editor, out));
    let state = harness.state_mut();
    state.aim(|target| {
        target.own_endpoint = true;
        url.clone_into(&mut target.endpoint_url);
        target.signer = Signer::Nobody;
    });
    state.open(text);
    state.editor.handle(Message::Run(Command::Submit));
    harness.run_ok();
    harness
}

#[test]
fn the_focus_goes_into_the_sheet_when_it_opens() {
    let harness = sheet(TEXT, "http://127.0.0.1:9");
    assert!(harness.get_by_label("Own endpoint").is_focused());
}

fn typed_secret(harness: &Sheet) -> &str {
    let typed = &harness.state().editor.connection().typed;
    typed.get(TypedKey::SecretAccessKey)
}

/// The operation that was begun last.
fn operation(harness: &Sheet) -> OperationId {
    harness.state().editor.operations().last().unwrap().id
}

fn press(harness: &mut Sheet, label: &str) {
    harness.get_by_label(label).click();
    harness.step();
    harness.step();
}

/// Goes on until there is an answer.
fn wait(harness: &mut Sheet) {
    while harness.state().editor.is_submitting() {
        std::thread::yield_now();
        harness.step();
    }
    harness.run_ok();
}

fn created() -> Reply {
    created_as("reboot-1")
}

fn created_as(id: &str) -> Reply {
    let arn = ARN.replace("reboot-1", id);
    Reply::new(
        200,
        format!(r#"{{"jobTemplateArn":"{arn}","jobTemplateId":"{id}"}}"#),
    )
}

fn refused(message: &str) -> Reply {
    Reply::new(400, format!(r#"{{"message":"{message}"}}"#))
        .header("x-amzn-ErrorType", "InvalidRequestException")
}

#[test]
fn what_is_shown_is_sent_and_the_arn_can_be_copied() {
    let server = FaultyServer::start([created()]);
    let mut harness = sheet(TEXT, &server.url());
    let request = format!("PUT {}/job-templates/reboot-1", server.url());
    harness.get_by_label(&request);
    harness.get_by_label_contains("Tried up to 3 times");
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label("Job template created");
    press(&mut harness, "Copy ARN");
    assert_eq!(harness.state().outgoing, [Outgoing::Copy(ARN.to_owned())]);
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 1);
    assert_eq!(
        arrived[0].request_line,
        "PUT /job-templates/reboot-1 HTTP/1.1"
    );
    assert_eq!(arrived[0].body, br#"{"description":"d","document":"{}"}"#);
    press(&mut harness, "Close");
    assert!(harness.state().editor.operations().is_empty());
}

#[test]
fn a_no_is_told_and_leads_to_the_field_it_means() {
    let message = "1 validation error detected: Value 'd' at 'description' failed to satisfy constraint: Member must \
                   have a length of 2";
    let server = FaultyServer::start([refused(message)]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label("InvalidRequestException (400)");
    press(&mut harness, "Show field");
    assert!(harness.state().editor.operations().is_empty());
    let template = harness.state().template();
    assert_eq!(template.look().unwrap(), "/description");
    assert!(template.problem_at(template.look().unwrap()).is_some());
}

#[test]
fn what_the_service_said_of_a_value_is_not_said_of_another_one() {
    let message = "1 validation error detected: Value 'd' at 'description' failed to satisfy constraint: Member must \
                   have a length of 2";
    let server = FaultyServer::start([refused(message)]);
    let mut harness = sheet(TEXT, &server.url());
    harness.get_by_label("Create template").click();
    harness.step();
    let description = Pointer::root().child("description");
    let amendment = Amendment::text(description.clone(), "another one");
    harness
        .state_mut()
        .editor
        .handle(TemplateMessage::Amend(amendment));
    wait(&mut harness);
    harness.get_by_label("InvalidRequestException (400)");
    assert!(
        harness
            .state()
            .template()
            .problem_at(&description)
            .is_none()
    );
}

#[test]
fn a_no_to_a_template_that_is_closed_meanwhile_is_told() {
    let server = FaultyServer::start([refused("not like this")]);
    let mut harness = sheet(TEXT, &server.url());
    harness.get_by_label("Create template").click();
    harness.step();
    let id = harness.state().template().id();
    let editor = &mut harness.state_mut().editor;
    editor.handle(FileMessage::Close(id));
    while !harness.state().editor.operations().is_empty() {
        std::thread::yield_now();
        harness.step();
    }
    let notice = &harness.state().editor.notices()[0].message;
    assert!(notice.contains("not like this"), "{notice}");
}

#[test]
fn whoever_is_typing_when_the_answer_comes_presses_nothing() {
    let server = FaultyServer::start([Reply::cut_short(200, "{", 10), created()]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label("Look for it");
    for key in [Key::Space, Key::Enter, Key::Space] {
        harness.run_steps(40);
        harness.key_press(key);
        harness.run_ok();
    }
    harness.get_by_label("Look for it");
    assert_eq!(server.arrived().len(), 1);
    harness.key_press(Key::Tab);
    harness.run_ok();
    assert!(harness.get_by_label("Look for it").is_focused());
}

#[test]
fn every_kind_of_no_is_told_in_words() {
    for (reply, words) in [
        (
            Reply::new(
                403,
                "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>m</Message></Error></ErrorResponse>",
            ),
            "SignatureDoesNotMatch (403)",
        ),
        (
            Reply::new(
                200,
                r#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":"m"}}"#,
            ),
            "VALIDATION_ERROR (200)",
        ),
        (
            Reply::new(409, r#"{"message":"m"}"#)
                .header("x-amzn-ErrorType", "ConflictException:http://x"),
            "ConflictException (409)",
        ),
        (
            Reply::new(
                410,
                r#"{"__type":"com.amazonaws#LimitExceededException","message":"m"}"#,
            ),
            "LimitExceededException (410)",
        ),
        (
            Reply::new(404, "<!DOCTYPE html><title>Lost</title>"),
            "The endpoint answered 404 Not Found with a web page: Lost",
        ),
        (Reply::new(200, ""), "is none that AWS IoT gives"),
        (
            Reply::new(200, "<html></html>"),
            "is none that AWS IoT gives",
        ),
        (
            Reply::new(302, "").header("Location", "https://example.com/"),
            "elsewhere",
        ),
        (
            Reply::new(200, vec![b' '; (1 << 20) + 1]),
            "longer than 1048576 bytes",
        ),
        (Reply::garbage("no HTTP\r\n\r\n"), "answer"),
    ] {
        let server = FaultyServer::start([reply.clone()]);
        let mut harness = sheet(TEXT, &server.url());
        press(&mut harness, "Create template");
        wait(&mut harness);
        let said: Vec<_> = harness.query_all_by_label_contains(words).collect();
        assert!(!said.is_empty(), "{words}: {reply:?}");
        assert_eq!(server.arrived().len(), 1, "{words}");
    }
}

#[test]
fn nothing_is_sent_while_there_are_errors() {
    let server = FaultyServer::start([created()]);
    let mut harness = sheet(
        r#"{"jobTemplateId": "reboot-1", "document": "{}"}"#,
        &server.url(),
    );
    harness.get_by_label("1 error keeps the template from being created");
    harness.get_by_label("Create template").click();
    harness.run_ok();
    assert!(server.arrived().is_empty());
    press(&mut harness, "Show first");
    assert_eq!(harness.state().template().look().unwrap(), "/description");
}

#[test]
fn an_error_that_the_service_decides_about_is_waived_by_its_code() {
    let server = FaultyServer::start([created()]);
    let text = TEXT.replace("\"document\"", "\"newMember\": 1, \"document\"");
    let mut harness = sheet(&text, &server.url());
    harness.get_by_label("1 error keeps the template from being created");
    press(&mut harness, "Send in spite of unknown-member");
    harness.run_ok();
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label("Job template created");
    assert!(String::from_utf8_lossy(&server.arrived()[0].body).contains("newMember"));
}

#[test]
fn cancelling_is_no_promise_and_offers_to_look() {
    let server = FaultyServer::start([Reply::hang(), Reply::new(404, r#"{"message":"no"}"#)]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    server.wait_for_arrival();
    harness.step();
    harness.get_by_label("Creating the template, try 1 of 3");
    press(&mut harness, "Cancel");
    server.wait_for_departure();
    harness.run_ok();
    harness.get_by_label("Cancelled. The service may have created the template all the same");
    press(&mut harness, "Look for it");
    wait(&mut harness);
    harness.get_by_label_contains("There is no such template so far");
    assert_eq!(
        server.arrived()[1].request_line,
        "GET /job-templates/reboot-1 HTTP/1.1"
    );
}

#[test]
fn closing_does_not_cancel_and_cancelling_brings_the_sheet_back() {
    let server = FaultyServer::start([Reply::hang()]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    server.wait_for_arrival();
    press(&mut harness, "Close the submit sheet");
    assert!(harness.state().editor.is_submitting());
    assert!(harness.query_by_label("Submit").is_none());
    harness
        .state_mut()
        .editor
        .handle(Message::Run(Command::Submit));
    harness.step();
    harness.get_by_label("Creating the template, try 1 of 3");
    let id = operation(&harness);
    harness
        .state_mut()
        .editor
        .handle(OperationMessage::CloseSheet(id));
    harness
        .state_mut()
        .editor
        .handle(OperationMessage::Cancel(id));
    harness.run_ok();
    harness.get_by_label("Look for it");
}

#[test]
fn an_answer_interrupts_nobody_who_has_gone_on_editing() {
    let server = FaultyServer::start([created()]);
    let mut harness = sheet(TEXT, &server.url());
    let id = operation(&harness);
    let editor = &mut harness.state_mut().editor;
    editor.handle(OperationMessage::Send(id));
    editor.handle(OperationMessage::CloseSheet(id));
    let pointer = Pointer::root().child("description");
    editor.handle(TemplateMessage::Amend(Amendment::text(pointer, "changed")));
    wait(&mut harness);
    let editor = &mut harness.state_mut().editor;
    assert!(!editor.operations().is_empty() && editor.shown_sheet().is_none());
    let notice = &editor.notices().last().unwrap().message;
    assert!(notice.contains("see the submit sheet of"), "{notice}");
    // Who is at another template by then finds it there, too.
    let first = editor.active().unwrap().id();
    editor.handle(Message::Run(Command::New));
    editor.handle(Message::Run(Command::Submit));
    editor.handle(OperationMessage::Show(id));
    assert_eq!(editor.shown().map(OpenTemplate::id), Some(first));
    harness.run_ok();
    harness.get_by_label("Job template created");
    harness.get_by_label_contains("has been changed since");
}

#[test]
fn an_answer_that_does_not_tell_is_not_called_a_no() {
    let server = FaultyServer::start([Reply::cut_short(200, r#"{"jobTemplateArn":"#, 50)]);
    let mut harness = sheet(TEXT, &server.url());
    let id = operation(&harness);
    let editor = &mut harness.state_mut().editor;
    editor.handle(OperationMessage::Send(id));
    editor.handle(OperationMessage::CloseSheet(id));
    wait(&mut harness);
    let notice = &harness.state().editor.notices().last().unwrap().message;
    assert!(!notice.contains("Not created"), "{notice}");
    assert!(notice.contains("see the submit sheet of"), "{notice}");
}

#[test]
fn another_template_of_the_id_is_told_from_the_one_that_was_sent() {
    let another = format!(
        r#"{{"jobTemplateArn":"{ARN}","jobTemplateId":"reboot-1","description":"another","document":"{{}}"}}"#
    );
    let server = FaultyServer::start([
        Reply::new(503, "<html><body>Busy"),
        Reply::new(503, "<html><body>Busy"),
        Reply::new(503, "<html><body>Busy"),
        Reply::new(200, another),
    ]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label("No usable answer (503)");
    press(&mut harness, "Look for it");
    wait(&mut harness);
    harness.get_by_label_contains("not as it was sent. Different: Description");
    assert!(harness.query_by_label("The template exists").is_none());
}

#[test]
fn an_answer_that_ends_early_does_not_tell() {
    let server = FaultyServer::start([
        Reply::cut_short(200, r#"{"jobTemplateArn":"#, 50),
        created(),
    ]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label_contains("ended before it was complete");
    harness.get_by_label_contains("It may have been created all the same");
    press(&mut harness, "Look for it");
    wait(&mut harness);
    harness.get_by_label("The template exists");
}

#[test]
fn throttling_is_answered_with_patience_three_times() {
    let throttled = Reply::new(400, r#"{"message":"Rate exceeded"}"#)
        .header("x-amzn-ErrorType", "ThrottlingException");
    let server = FaultyServer::start([throttled]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    let mut waits = 0;
    while harness.state().editor.is_submitting() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        harness.step();
        if harness
            .query_by_label_contains("before try 2 of 3")
            .is_some()
        {
            waits += 1;
        }
    }
    harness.run_ok();
    assert!(waits > 0);
    harness.get_by_label("ThrottlingException (400)");
    assert_eq!(server.arrived().len(), 3);
}

#[test]
fn typed_keys_stay_for_this_run_while_they_sign_and_are_never_remembered() {
    let mut harness = sheet(TEXT, "http://127.0.0.1:9");
    press(&mut harness, "Typed keys");
    harness.run_ok();
    for (label, text) in [
        ("Access key ID", "AKIDEXAMPLE"),
        ("Secret access key", "hidden"),
    ] {
        harness.get_by_label(label).focus();
        harness.run_ok();
        harness.get_by_label(label).type_text(text);
        harness.run_ok();
    }
    assert_eq!(typed_secret(&harness), "hidden");
    let settings = serde_json::to_string(harness.state().editor.settings()).unwrap();
    assert!(!settings.contains("hidden") && !settings.contains("AKID"));
    press(&mut harness, "Close the submit sheet");
    harness
        .state_mut()
        .editor
        .handle(Message::Run(Command::Submit));
    harness.run_ok();
    assert_eq!(typed_secret(&harness), "hidden");
    let sheet = harness.state().editor.shown_sheet().unwrap();
    assert!(matches!(sheet.state, SubmissionState::Before));
    press(&mut harness, "Unsigned");
    press(&mut harness, "Close the submit sheet");
    harness
        .state_mut()
        .editor
        .handle(Message::Run(Command::Submit));
    harness.run_ok();
    assert_eq!(typed_secret(&harness), "");
}

#[test]
fn nothing_is_sent_while_keys_are_missing_and_their_fields_say_so() {
    let server = FaultyServer::start([created()]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Choose region");
    harness.get_by_label("eu-central-1").click_accesskit();
    press(&mut harness, "Typed keys");
    harness.run_ok();
    let is_ready = |harness: &Sheet| {
        let button = harness.get_by_label("Create template");
        !button.accesskit_node().is_disabled()
    };
    for (label, missing, text) in [
        ("Access key ID", "Enter the access key ID", "AKIDEXAMPLE"),
        (
            "Secret access key",
            "Enter the secret access key",
            "hid den",
        ),
    ] {
        assert!(!is_ready(&harness));
        harness.get_by_label(missing);
        press(&mut harness, "Create template");
        harness.get_by_label(label).focus();
        harness.run_ok();
        harness.get_by_label(label).type_text(text);
        harness.run_ok();
        assert!(harness.query_by_label(missing).is_none());
    }
    harness.get_by_label_contains("The secret access key holds a space");
    assert!(!is_ready(&harness));
    harness.get_by_label("Secret access key").focus();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run_ok();
    harness
        .get_by_label("Secret access key")
        .type_text("hidden");
    harness.run_ok();
    assert!(is_ready(&harness));
    assert!(server.arrived().is_empty());
}

#[test]
fn a_key_in_place_of_a_profile_is_neither_shown_nor_remembered() {
    let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    let mut harness = sheet(TEXT, "http://127.0.0.1:9");
    press(&mut harness, "AWS profile");
    harness.run_ok();
    harness.get_by_label("Profile").focus();
    harness.run_ok();
    harness.get_by_label("Profile").type_text(secret);
    harness.run_ok();
    harness.get_by_label_contains("looks like a key");
    let editor = &harness.state().editor;
    let settings = serde_json::to_string(editor.settings()).unwrap();
    assert!(!settings.contains("wJalr"), "{settings}");
    assert!(editor.call(editor.shown_sheet().unwrap()).is_err());
}

#[test]
fn a_region_is_chosen_from_the_list_or_typed() {
    let mut harness = sheet(TEXT, "");
    press(&mut harness, "AWS");
    harness.run_ok();
    press(&mut harness, "Choose region");
    harness.run_ok();
    harness.get_by_label("eu-central-1").click_accesskit();
    harness.run_ok();
    harness.get_by_label("PUT https://iot.eu-central-1.amazonaws.com/job-templates/reboot-1");
}

/// Opens another template and sends it, too.
fn send_another(harness: &mut Sheet, text: &str) -> TemplateId {
    let state = harness.state_mut();
    state.open(text);
    state.editor.handle(Message::Run(Command::Submit));
    let id = operation(harness);
    let editor = &mut harness.state_mut().editor;
    editor.handle(OperationMessage::Send(id));
    editor.active().unwrap().id()
}

#[test]
fn two_templates_are_sent_at_once_and_each_is_answered_or_cancelled_by_itself() {
    let server = FaultyServer::start([Reply::hang(), created_as("reboot-2")]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    server.wait_for_arrival();
    let first = harness.state().template().id();
    let second = send_another(&mut harness, &TEXT.replace("reboot-1", "reboot-2"));
    let running = |harness: &Sheet, template| {
        let editor = &harness.state().editor;
        editor.submission(template).unwrap().is_running()
    };
    while running(&harness, second) {
        std::thread::yield_now();
        harness.step();
    }
    assert!(running(&harness, first));
    harness.run_ok();
    harness.get_by_label("Job template created");
    let lines: Vec<_> = server
        .arrived()
        .into_iter()
        .map(|it| it.request_line)
        .collect();
    assert_eq!(
        lines,
        [
            "PUT /job-templates/reboot-1 HTTP/1.1",
            "PUT /job-templates/reboot-2 HTTP/1.1"
        ]
    );
    let editor = &mut harness.state_mut().editor;
    let id = editor.submission(first).unwrap().id;
    editor.handle(OperationMessage::Cancel(id));
    server.wait_for_departure();
    assert!(!running(&harness, first));
    let of_second = harness.state().editor.submission(second).unwrap();
    let SubmissionState::Answered(answered) = &of_second.state else {
        panic!("{of_second:?}");
    };
    assert!(matches!(**answered, Answered::Outcome(_)), "{answered:?}");
    harness
        .state_mut()
        .editor
        .handle(OperationMessage::Show(id));
    harness.run_ok();
    harness.get_by_label("Cancelled. The service may have created the template all the same");
}

#[test]
fn one_of_two_is_cancelled_and_the_other_goes_on() {
    let server = FaultyServer::start([Reply::hang()]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    server.wait_for_arrival();
    let first = harness.state().template().id();
    let second = send_another(&mut harness, &TEXT.replace("reboot-1", "reboot-2"));
    server.wait_for_arrival();
    let id = operation(&harness);
    let editor = &mut harness.state_mut().editor;
    editor.handle(OperationMessage::Cancel(id));
    assert!(!editor.submission(second).unwrap().is_running());
    assert!(editor.submission(first).unwrap().is_running());
    server.wait_for_departure();
}

#[test]
fn the_same_template_is_never_sent_twice_at_once() {
    let server = FaultyServer::start([Reply::hang()]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    server.wait_for_arrival();
    let id = operation(&harness);
    harness
        .state_mut()
        .editor
        .handle(OperationMessage::Send(id));
    // The same id in another tab is the same template there.
    send_another(&mut harness, TEXT);
    harness.run_ok();
    harness.get_by_label("A template with this ID is on its way to the same address");
    assert_eq!(server.arrived().len(), 1);
}

#[test]
fn an_emulator_that_answers_as_s3_is_sent_a_signed_request_after_one_click() {
    let no_bucket = "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>";
    let server = FaultyServer::start([Reply::new(404, no_bucket), created()]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    wait(&mut harness);
    harness.get_by_label_contains("That was not AWS IoT");
    harness.get_by_label_contains("any typed keys will do");
    press(&mut harness, "Use test keys");
    harness.run_ok();
    assert_eq!(server.arrived().len(), 1);
    harness.get_by_label("Create template").click_accesskit();
    harness.step();
    harness.step();
    wait(&mut harness);
    harness.get_by_label("Job template created");
    let arrived = &server.arrived()[1];
    let authorization = arrived.header("authorization").unwrap();
    assert!(
        authorization.contains("Credential=test/"),
        "{authorization}"
    );
}

#[test]
fn a_wait_that_the_service_asks_for_is_told() {
    let busy = Reply::new(503, r#"{"message":"Busy"}"#).header("Retry-After", "30");
    let server = FaultyServer::start([busy]);
    let mut harness = sheet(TEXT, &server.url());
    press(&mut harness, "Create template");
    let told = "Waiting 30.0 s, as the service asks, before try 2 of 3";
    while harness.query_by_label(told).is_none() {
        std::thread::yield_now();
        harness.step();
    }
    press(&mut harness, "Cancel");
}
