use jiff::Timestamp;

use super::{Cron, CronFault, Doubt, FieldName, ValueFault};

fn parse(text: &str) -> Cron {
    Cron::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn at(field: FieldName, value: &str) -> ValueFault {
    ValueFault {
        field,
        value: value.to_owned(),
    }
}

/// The first starts after Sunday, 1 November 2026, noon.
fn starts(text: &str, count: usize) -> Vec<String> {
    let now: Timestamp = "2026-11-01T12:00:00Z".parse().unwrap();
    parse(text)
        .starts_after(now)
        .take(count)
        .map(|start| start.to_string().replace(":00Z", ""))
        .collect()
}

#[test]
fn expressions_of_the_form_are_read_without_doubt() {
    for text in [
        "cron(0 2 ? * MON *)",
        "cron(0 2 * * ? *)",
        "cron(0,30 0-23/6 ? JAN-MAR,7 2-6 2026-2030)",
        "cron(0/15 * 1,15 * ? *)",
        "cron(*/5 23 L * ? *)",
        "cron(0 0 LW * ? *)",
        "cron(0 0 15W,1 * ? *)",
        "cron(0 0 ? * 6L *)",
        "cron(0 0 ? * MON#2,tue#5 *)",
        "cron(0 0 ? * L *)",
        "cron(0 0 31 1,2 ? 1970,2199)",
    ] {
        assert_eq!(parse(text).doubts(), [], "{text}");
    }
}

#[test]
fn what_is_no_expression_is_refused() {
    for (text, fault) in [
        ("", CronFault::Form),
        ("0 2 ? * MON *", CronFault::Form),
        ("rate(5 minutes)", CronFault::Form),
        ("CRON(0 2 ? * MON *)", CronFault::Form),
        (" cron(0 2 ? * MON *)", CronFault::Form),
        ("cron(0 2 ? * MON *", CronFault::Form),
        ("cron()", CronFault::FieldCount(0)),
        ("cron(0 2 ? * MON)", CronFault::FieldCount(5)),
        ("cron(0 0 2 ? * MON *)", CronFault::FieldCount(7)),
        (
            "cron(60 2 ? * MON *)",
            CronFault::Value(at(FieldName::Minute, "60")),
        ),
        (
            "cron(0 24 ? * MON *)",
            CronFault::Value(at(FieldName::Hour, "24")),
        ),
        (
            "cron(0 two ? * MON *)",
            CronFault::Value(at(FieldName::Hour, "two")),
        ),
        (
            "cron(0 2 0 * ? *)",
            CronFault::Value(at(FieldName::DayOfMonth, "0")),
        ),
        (
            "cron(0 2 32 * ? *)",
            CronFault::Value(at(FieldName::DayOfMonth, "32")),
        ),
        (
            "cron(0 2 32W * ? *)",
            CronFault::Value(at(FieldName::DayOfMonth, "32")),
        ),
        (
            "cron(0 2 ? 0 MON *)",
            CronFault::Value(at(FieldName::Month, "0")),
        ),
        (
            "cron(0 2 ? 13 MON *)",
            CronFault::Value(at(FieldName::Month, "13")),
        ),
        (
            "cron(0 2 ? JANUARY MON *)",
            CronFault::Value(at(FieldName::Month, "JANUARY")),
        ),
        (
            "cron(0 2 ? * 0 *)",
            CronFault::Value(at(FieldName::DayOfWeek, "0")),
        ),
        (
            "cron(0 2 ? * 8 *)",
            CronFault::Value(at(FieldName::DayOfWeek, "8")),
        ),
        (
            "cron(0 2 ? * JAN *)",
            CronFault::Value(at(FieldName::DayOfWeek, "JAN")),
        ),
        (
            "cron(0 2 ? * MON#6 *)",
            CronFault::Value(at(FieldName::DayOfWeek, "MON#6")),
        ),
        (
            "cron(0 2 ? * MON never)",
            CronFault::Value(at(FieldName::Year, "never")),
        ),
        (
            "cron(0 2 ? * MON 1969)",
            CronFault::Value(at(FieldName::Year, "1969")),
        ),
        (
            "cron(0 2 ? * MON 2024-2200)",
            CronFault::Value(at(FieldName::Year, "2200")),
        ),
        (
            "cron(0/-5 2 ? * MON *)",
            CronFault::Value(at(FieldName::Minute, "0/-5")),
        ),
        (
            "cron(0 2 ? * MON#-1 *)",
            CronFault::Value(at(FieldName::DayOfWeek, "MON#-1")),
        ),
        (
            "cron(-1 2 ? * MON *)",
            CronFault::Value(at(FieldName::Minute, "-1")),
        ),
        (
            "cron(0/0 2 ? * MON *)",
            CronFault::Value(at(FieldName::Minute, "0/0")),
        ),
        (
            "cron(99999999999 2 ? * MON *)",
            CronFault::Value(at(FieldName::Minute, "99999999999")),
        ),
    ] {
        assert_eq!(Cron::parse(text), Err(fault), "{text}");
    }
}

#[test]
fn finer_grammar_is_doubted() {
    let grammar = |field, value| Doubt::Grammar(at(field, value));
    for (text, doubt) in [
        ("cron(0 2 * * MON *)", Doubt::NoQuestionMark),
        ("cron(0 2 ? * ? *)", Doubt::TwoQuestionMarks),
        ("cron(0  2 ? * MON *)", Doubt::Spaces),
        ("cron( 0 2 ? * MON *)", Doubt::Spaces),
        ("cron(0 2 ? * MON *\n)", Doubt::Spaces),
        ("cron(? 2 ? * MON *)", grammar(FieldName::Minute, "?")),
        ("cron(L 2 ? * MON *)", grammar(FieldName::Minute, "L")),
        ("cron(0,,5 2 ? * MON *)", grammar(FieldName::Minute, "0,,5")),
        ("cron(0/ 2 ? * MON *)", grammar(FieldName::Minute, "0/")),
        ("cron(0/90 2 ? * MON *)", grammar(FieldName::Minute, "0/90")),
        ("cron(0 2 L-3 * ? *)", grammar(FieldName::DayOfMonth, "L-3")),
        (
            "cron(0 2 ? * MON#x *)",
            grammar(FieldName::DayOfWeek, "MON#x"),
        ),
        (
            "cron(0 2 ? * FRI-MON *)",
            Doubt::Reversed(at(FieldName::DayOfWeek, "FRI-MON")),
        ),
        ("cron(0 2 30 2 ? *)", Doubt::Never),
        ("cron(0 2 31 4,6,9,11 ? *)", Doubt::Never),
    ] {
        assert_eq!(parse(text).doubts(), [doubt], "{text}");
    }
}

#[test]
fn starts_follow_the_calendar() {
    for (text, expected) in [
        (
            "cron(0 2 ? * MON *)",
            vec!["2026-11-02T02:00", "2026-11-09T02:00"],
        ),
        ("cron(0 2 ? * 2 *)", vec!["2026-11-02T02:00"]),
        ("cron(0 2 ? * 1 *)", vec!["2026-11-08T02:00"]),
        ("cron(0 2 ? * 7 *)", vec!["2026-11-07T02:00"]),
        ("cron(0 2 ? * L *)", vec!["2026-11-07T02:00"]),
        (
            "cron(0 2 ? * SAT-SUN *)",
            vec!["2026-11-07T02:00", "2026-11-08T02:00", "2026-11-14T02:00"],
        ),
        (
            "cron(0/20 13 * * ? *)",
            vec![
                "2026-11-01T13:00",
                "2026-11-01T13:20",
                "2026-11-01T13:40",
                "2026-11-02T13:00",
            ],
        ),
        (
            "cron(30 12 L * ? *)",
            vec![
                "2026-11-30T12:30",
                "2026-12-31T12:30",
                "2027-01-31T12:30",
                "2027-02-28T12:30",
            ],
        ),
        (
            "cron(0 2 LW * ? *)",
            vec!["2026-11-30T02:00", "2026-12-31T02:00", "2027-01-29T02:00"],
        ),
        (
            "cron(0 2 15W * ? *)",
            vec!["2026-11-16T02:00", "2026-12-15T02:00"],
        ),
        (
            "cron(0 2 ? * 5L *)",
            vec!["2026-11-26T02:00", "2026-12-31T02:00"],
        ),
        (
            "cron(0 2 ? * MON#2 *)",
            vec!["2026-11-09T02:00", "2026-12-14T02:00"],
        ),
        (
            "cron(0 0 29 2 ? *)",
            vec!["2028-02-29T00:00", "2032-02-29T00:00"],
        ),
        (
            "cron(0 0 1 JAN ? 2030/2)",
            vec!["2030-01-01T00:00", "2032-01-01T00:00"],
        ),
        ("cron(0 12 1 11 ? *)", vec!["2027-11-01T12:00"]),
    ] {
        assert_eq!(starts(text, expected.len()), expected, "{text}");
    }
    for never in [
        "cron(0 0 1 1 ? 2020)",
        "cron(0 0 30 2 ? *)",
        "cron(0 0 1 * MON *)",
    ] {
        assert_eq!(starts(never, 1), [""; 0], "{never}");
    }
}

#[test]
fn the_closest_starts_are_found() {
    for (text, minutes) in [
        ("cron(0 2 * * ? *)", None),
        ("cron(* * * * ? *)", Some(1)),
        ("cron(0/15 * * * ? *)", Some(15)),
        ("cron(0,50 * * * ? *)", Some(10)),
        ("cron(0 2,8 * * ? *)", Some(360)),
        ("cron(0 0,23 * * ? *)", Some(60)),
        ("cron(0 0,23 ? * MON *)", Some(1380)),
        ("cron(0 0,23 ? * MON,TUE *)", Some(60)),
        ("cron(0 0,23 ? * SAT,SUN *)", Some(60)),
        ("cron(0 0,23 L,1 * ? *)", Some(60)),
        ("cron(0 0,23 1,15 * ? *)", Some(1380)),
    ] {
        assert_eq!(parse(text).shortest_gap_minutes(), minutes, "{text}");
    }
}

#[test]
fn words_say_what_the_fields_mean() {
    for (text, words) in [
        ("cron(0 2 ? * MON *)", "At 02:00, on Monday (UTC)"),
        ("cron(0 2 * * ? *)", "At 02:00 (UTC)"),
    ] {
        assert_eq!(parse(text).describe().as_deref(), Some(words), "{text}");
    }
    assert_eq!(parse("cron(0 2 1 * MON *)").describe(), None);
}
