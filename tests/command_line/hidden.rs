//! What files and their names hide is neither obeyed nor hidden in any output, and nothing outside of a folder is read.

use crate::program::{FINE, Folder};

/// A template whose names and values hold what steers terminals and readers.
fn hostile() -> String {
    let text = "\u{1b}]0;owned\u{7}\u{202e}\u{200b}\u{9b}2J\u{2028}\u{e0041}";
    let escaped = r"\u001b]0;owned\u0007";
    let document = serde_json::json!({ text: text }).to_string();
    let document = serde_json::json!(document);
    let raw: String = text.chars().filter(|c| !c.is_ascii_control()).collect();
    format!(
        "{{\"jobTemplateId\": \"a{escaped}\", \"description\": \"d{raw}\", \"document\": {document}, \
         \"na{escaped}{raw}\": 1, \"abortConfig\": {{\"criteriaList\": [{{\"failureType\": \"F{escaped}{raw}\"}}]}}, \
         \"tags\": [{{\"Key\": \"k{raw}\", \"Value\": \"v{escaped}{raw}\"}}]}}"
    )
}

fn steers(character: char) -> bool {
    let is_line = matches!(character, '\n' | '\r');
    (character.is_control() && !is_line)
        || matches!(
            character,
            '\u{202e}' | '\u{200b}' | '\u{2028}' | '\u{e0041}' | '\u{feff}'
        )
}

#[cfg(unix)]
#[test]
fn no_output_holds_what_steers_a_terminal() {
    let name = "evil\u{1b}[31m\u{202e}\nname.jobtemplate.json";
    let folder = Folder::with(&[
        (name, &hostile()),
        ("broken\u{202e}.jobtemplate.json", "{\u{1b}[2J"),
    ]);
    folder.write("bytes\u{7}.jobtemplate.json", b"\xff\xfe\x00");
    let arguments: [&[&str]; 6] = [
        &["check", "."],
        &["check", "--format", "json", "."],
        &["check", "--format", "github", "."],
        &["check", "--format", "sarif", "."],
        &["submit", name, "--region", "eu-central-1", "--dry-run"],
        &[
            "submit",
            "missing\u{1b}[31m\u{202e}",
            "--region",
            "eu-central-1",
        ],
    ];
    for arguments in arguments {
        let ended = folder.run(arguments);
        for said in [&ended.stdout, &ended.stderr] {
            let found = said
                .find(steers)
                .map(|at| said[at..].chars().take(20).collect::<String>());
            assert_eq!(found, None, "{arguments:?}");
        }
        let told = ended.stdout + &ended.stderr;
        assert!(
            told.contains("\\u{202e}") || told.contains("\\u202e") || told.contains("%E2%80%AE"),
            "{arguments:?}: {told}"
        );
    }
}

#[test]
fn what_looks_like_nothing_or_like_a_space_is_spelled_out_in_every_output() {
    let nothing =
        "\u{2800}\u{3164}\u{115f}\u{1160}\u{ffa0}\u{34f}\u{fe0f}\u{180e}\u{2061}\u{1d159}\u{16fe4}";
    let spaces = "\u{a0}\u{202f}\u{2003}\u{205f}\u{1680}";
    let all: Vec<char> = (nothing.to_owned() + spaces).chars().collect();
    let names: Vec<_> = all.iter().map(|c| format!("\"a{c}b\": 1")).collect();
    let names = names.join(", ");
    let text = format!(
        "{{\"jobTemplateId\": \"t\", \"description\": \"d{nothing}{spaces}x\", {names}, \"document\": \"{{\\\"k\\\": \\\"a{nothing}{spaces}b\\\"}}\"}}"
    );
    let folder = Folder::with(&[("t.jobtemplate.json", &text)]);
    for format in ["human", "json", "github", "sarif"] {
        let ended = folder.run(&["check", "--format", format, "."]).expect(1);
        assert_eq!(ended.stdout.find(&all[..]), None, "{format}");
        let escape = |c: &char| {
            let code = u32::from(*c);
            [format!("\\u{{{code:x}}}"), format!("\\\\u{{{code:x}}}")]
        };
        for character in &all {
            let [shown, in_json] = escape(character);
            let is_there = ended.stdout.contains(&shown) || ended.stdout.contains(&in_json);
            assert!(is_there, "{format}: {shown}");
        }
    }
    // What can't be seen at all is also warned about, wherever it stands.
    for character in nothing.chars() {
        let text = FINE.replace("Reboots", &format!("Re{character}boots"));
        folder.write("t.jobtemplate.json", text);
        let ended = folder.run(&["check", "."]);
        let warned = ["hidden-character", "bad-character"];
        assert!(
            warned.iter().any(|code| ended.stdout.contains(code)),
            "{character:?}: {}",
            ended.stdout
        );
    }
}

#[cfg(unix)]
#[test]
fn a_name_of_many_lines_stays_on_one() {
    let folder = Folder::with(&[(&format!("{}x.jobtemplate.json", "a\n".repeat(100)), "{}")]);
    let ended = folder.run(&["check", "."]);
    let heads = ended
        .stdout
        .lines()
        .filter(|line| line.contains(": error"))
        .count();
    assert!(heads > 1, "{}", ended.stdout);
    assert!(
        !ended.stdout.lines().any(|line| line == "a"),
        "{}",
        ended.stdout
    );
}

#[test]
fn a_name_of_many_lines_in_the_text_stays_on_one() {
    let text = format!(
        "{{\"jobTemplateId\": \"t\", \"{}\": 1}}",
        "name\\n".repeat(200)
    );
    let folder = Folder::with(&[("t.jobtemplate.json", &text)]);
    let ended = folder.run(&["check", "t.jobtemplate.json"]);
    assert!(ended.stdout.lines().count() < 40, "{}", ended.stdout);
}

#[cfg(unix)]
#[test]
fn links_out_of_a_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    let outside = Folder::with(&[
        (
            "secret.jobtemplate.json",
            r#"{"jobTemplateId": "hunter2", "nobody": "hunter2"}"#,
        ),
        (
            "folder/secret.jobtemplate.json",
            r#"{"jobTemplateId": "hunter2"}"#,
        ),
    ]);
    let folder = Folder::with(&[
        ("checked/fine.jobtemplate.json", FINE),
        ("checked/.kept/template.json", FINE),
        ("beside.json", FINE),
    ]);
    let checked = folder.path().join("checked");
    let link = |target: &std::path::Path, name: &str| symlink(target, checked.join(name)).unwrap();
    link(
        &outside.path().join("secret.jobtemplate.json"),
        "a.jobtemplate.json",
    );
    link(&outside.path().join("secret.jobtemplate.json"), "b.json");
    link(&outside.path().join("folder"), "c");
    link("../beside.json".as_ref(), "d.json");
    link("nowhere".as_ref(), "e.jobtemplate.json");
    link(".kept/template.json".as_ref(), "f.jobtemplate.json");
    // What was found already is not looked at again.
    link("fine.jobtemplate.json".as_ref(), "g.jobtemplate.json");
    for format in ["human", "json", "github", "sarif"] {
        let ended = folder.run(&["check", "--format", format, "checked"]);
        let ended = ended.expect(0);
        assert!(
            !(ended.stdout.clone() + &ended.stderr).contains("hunter2"),
            "{}",
            ended.stdout
        );
    }
    let ended = folder.run(&["check", "checked"]);
    assert_eq!(
        ended.stdout,
        "No errors or warnings in 2 job templates; 5 links out of the folder passed over\n"
    );
    // A folder that is named may be a link itself.
    symlink(&checked, folder.path().join("named")).unwrap();
    let named = folder.run(&["check", "named"]).expect(0);
    assert_eq!(named.stdout, ended.stdout);
    // So may a file.
    folder
        .run(&["check", "checked/a.jobtemplate.json"])
        .expect(1);
}
