//! `explain`: pages about the rules.

use job_template_editor::template::problem::Code;

use crate::program::{Ended, Folder};

#[test]
fn a_page_says_what_why_how_to_mend_it_and_how_it_is_known() {
    let ended = Folder::new().run(&["explain", "unknown-member"]).expect(0);
    let parts = [
        "unknown-member\n\nA member that the service does not know.\n",
        "\nWhy it matters\n",
        "\nWrong\n\n    {\n      \"tags\": [{\"key\"",
        "\nMended\n\n    {\n      \"tags\": [{\"Key\"",
        "\nHow it is known\n",
    ];
    let mut rest = ended.stdout.as_str();
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else {
            panic!("{part:?} is not in\n{}", ended.stdout);
        };
        rest = after;
    }
    assert!(!ended.stdout.contains('\u{1b}'));
}

#[test]
fn every_page_is_printed_in_lines_that_fit() {
    let folder = Folder::new();
    for code in Code::ALL {
        let page = folder.run(&["explain", code.as_str()]).expect(0).stdout;
        for line in page.lines().filter(|line| !line.starts_with("    ")) {
            assert!(line.chars().count() <= 88, "{code}: {line}");
        }
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let list = Folder::new().run(&["explain"]).expect(0).stdout;
    let codes: Vec<_> = list
        .lines()
        .map(|line| line.split_whitespace().next().unwrap())
        .collect();
    let all: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes, all);
    assert!(list.lines().all(|line| line.ends_with('.')), "{list}");
}

#[test]
fn a_slip_is_answered_with_the_code_that_was_meant() {
    for (written, said) in [
        ("unknown-mebmer", "did you mean unknown-member?"),
        ("Not-JSON", "did you mean not-json?"),
        ("\u{1b}[2J", "explain without a code lists all"),
    ] {
        let ended = Folder::new().run(&["explain", written]).expect(2);
        assert!(ended.stderr.contains(said), "{ended:?}");
        assert!(!ended.stderr.contains('\u{1b}'), "{ended:?}");
        assert_eq!(ended.stdout, "");
    }
}

#[test]
fn colours_are_for_who_asks() {
    let folder = Folder::new();
    let ended = Ended::of(
        folder
            .command()
            .args(["explain", "cron"])
            .env("CLICOLOR_FORCE", "1"),
        b"",
    );
    assert!(ended.expect(0).stdout.contains("\u{1b}["));
}
