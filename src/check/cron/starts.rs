//! Start times of windows: the calendar side of a cron expression, worked out by croner.

use std::fmt::Write as _;

use croner::Cron as Calendar;
use croner::parser::{CronParser, Seconds, Year};
use jiff::Timestamp;
use jiff::civil::{DateTime, Time, date};
use jiff::tz::TimeZone;

use super::field::{Field, Value};
use super::{Cron, FieldName};

const MINUTES_PER_HOUR: u32 = 60;
const MINUTES_PER_DAY: u32 = 24 * MINUTES_PER_HOUR;

impl Cron {
    /// The starts after `now`, in order; none when the calendar never agrees, or when day of month and
    /// day of week are both given, because nobody says what that means.
    ///
    /// The expression is read as UTC.
    pub fn starts_after(&self, now: Timestamp) -> impl Iterator<Item = Timestamp> + use<> {
        let mut at = TimeZone::UTC.to_datetime(now);
        let calendar = self.calendar();
        std::iter::from_fn(move || {
            at = calendar.as_ref()?.find_next_occurrence(&at, false).ok()?;
            TimeZone::UTC.to_timestamp(at).ok()
        })
    }

    /// The expression in words, without a full stop: `At 02:00, on Monday (UTC)`.
    pub fn describe(&self) -> Option<String> {
        let words = self.calendar()?.describe();
        Some(format!("{} (UTC)", words.trim_end_matches('.')))
    }

    /// The minutes between the two starts that are closest to each other, when they are less than a
    /// day apart.
    pub fn shortest_gap_minutes(&self) -> Option<u32> {
        let hours = || self.field(FieldName::Hour).values();
        let minutes = || self.field(FieldName::Minute).values();
        let mut times = hours().flat_map(|hour| {
            minutes().map(move |minute| u32::from(hour) * MINUTES_PER_HOUR + u32::from(minute))
        });
        let first = times.next()?;
        let mut last = first;
        let mut gap = MINUTES_PER_DAY;
        for time in times {
            gap = gap.min(time - last);
            last = time;
        }
        let over_midnight = first + MINUTES_PER_DAY - last;
        if over_midnight < gap && self.has_neighbouring_days() {
            gap = over_midnight;
        }
        (gap < MINUTES_PER_DAY).then_some(gap)
    }

    /// True if windows open on two days in a row.
    fn has_neighbouring_days(&self) -> bool {
        let daily = |name| self.field(name).is_any();
        if FieldName::ALL[2..].iter().all(|&name| daily(name)) {
            return true;
        }
        let Some(calendar) = self.calendar() else {
            return false;
        };
        let mut previous: Option<DateTime> = None;
        let mut at = date(1969, 12, 31).to_datetime(Time::MAX);
        // The calendar repeats every 28 years but for a few centuries; a match a day is the most.
        for _ in 0..DAYS_LOOKED_AT {
            let Ok(next) = calendar.find_next_occurrence(&at, false) else {
                return false;
            };
            if previous.is_some_and(|day| day.date().tomorrow().ok() == Some(next.date())) {
                return true;
            }
            previous = Some(next);
            at = next.date().to_datetime(Time::MAX);
        }
        false
    }

    fn calendar(&self) -> Option<Calendar> {
        let days = self.field(FieldName::DayOfMonth);
        let weekdays = self.field(FieldName::DayOfWeek);
        if !days.is_any() && !weekdays.is_any() {
            return None;
        }
        let mut pattern = String::from("0");
        for name in FieldName::ALL {
            pattern.push(' ');
            write_field(&mut pattern, self.field(name));
        }
        CronParser::builder()
            .seconds(Seconds::Required)
            .year(Year::Required)
            .alternative_weekdays(true)
            .build()
            .parse(&pattern)
            .ok()
    }
}

const DAYS_LOOKED_AT: usize = 400;

/// Writes a field as croner reads it: every value by itself.
fn write_field(pattern: &mut String, field: &Field) {
    if field.is_any() {
        pattern.push('*');
        return;
    }
    let start = pattern.len();
    let mut item = |text: std::fmt::Arguments<'_>| {
        if pattern.len() > start {
            pattern.push(',');
        }
        // Writing to a string cannot fail.
        let _ = pattern.write_fmt(text);
    };
    let mut values = field.values().peekable();
    while let Some(from) = values.next() {
        let to = run_end(from, &mut values);
        if from == to {
            item(format_args!("{from}"));
        } else {
            item(format_args!("{from}-{to}"));
        }
    }
    if field.last_day {
        item(format_args!("L"));
    }
    if field.last_weekday {
        item(format_args!("LW"));
    }
    for day in field.nearest_weekdays() {
        item(format_args!("{day}W"));
    }
    for day in field.last_of_month() {
        item(format_args!("{day}#L"));
    }
    for (day, nth) in field.nth_of_month() {
        item(format_args!("{day}#{nth}"));
    }
}

/// Takes the values that follow `from` without a hole, and tells the last of them.
fn run_end(from: Value, values: &mut std::iter::Peekable<impl Iterator<Item = Value>>) -> Value {
    let mut to = from;
    while values.next_if_eq(&(to + 1)).is_some() {
        to += 1;
    }
    to
}
