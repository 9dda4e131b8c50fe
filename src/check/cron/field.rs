//! One field of a cron expression: the values it stands for.

use super::{CronFault, Doubt, FieldName, ValueFault};

/// A value of a field: a minute, a month, a year.
pub(super) type Value = u16;

const FIRST_YEAR: Value = 1970;
const LAST_YEAR: Value = 2199;
const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// The values of one field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    first: Value,
    last: Value,
    /// One bit for each value, from the first.
    bits: [u64; 4],
    written: Written,
    /// Day of month: `L`.
    pub(super) last_day: bool,
    /// Day of month: `LW`.
    pub(super) last_weekday: bool,
    /// Day of month: `15W`, one bit for each day.
    nearest_weekday: u32,
    /// Day of week: `6L`, one bit for each day.
    last_of_month: u8,
    /// Day of week: `2#1`, one byte of such bits for each `#`.
    nth: [u8; 5],
}

/// Notation of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Written {
    #[default]
    Values,
    /// `*`
    Star,
    /// `?`: the other day field decides.
    QuestionMark,
}

impl Field {
    fn of(name: FieldName) -> Self {
        let (first, last) = match name {
            FieldName::Minute => (0, 59),
            FieldName::Hour => (0, 23),
            FieldName::DayOfMonth => (1, 31),
            FieldName::Month => (1, 12),
            FieldName::DayOfWeek => (1, 7),
            FieldName::Year => (FIRST_YEAR, LAST_YEAR),
        };
        Self {
            first,
            last,
            ..Self::default()
        }
    }

    /// True if the field is `*` or `?`.
    pub(super) fn is_any(&self) -> bool {
        self.written != Written::Values
    }

    /// True if the field is `?`.
    pub(super) fn is_question_mark(&self) -> bool {
        self.written == Written::QuestionMark
    }

    /// True if it has days that depend on the month.
    pub(super) fn has_specials(&self) -> bool {
        self.last_day
            || self.last_weekday
            || self.nearest_weekday != 0
            || self.last_of_month != 0
            || self.nth != [0; 5]
    }

    /// The values without `L`, `W` and `#`, in ascending order.
    pub(super) fn values(&self) -> impl Iterator<Item = Value> + use<> {
        let field = *self;
        (field.first..=field.last).filter(move |&value| field.is_any() || field.has(value))
    }

    /// Days whose nearest weekday is meant.
    pub(super) fn nearest_weekdays(&self) -> impl Iterator<Item = Value> + use<> {
        let bits = self.nearest_weekday;
        (1..=31).filter(move |day| bits & (1 << day) != 0)
    }

    /// Days of the week, 1 for Sunday, whose last one in the month is meant.
    pub(super) fn last_of_month(&self) -> impl Iterator<Item = Value> + use<> {
        let bits = self.last_of_month;
        (1..=7).filter(move |day| bits & (1 << day) != 0)
    }

    /// Days of the week and which of them in the month is meant.
    pub(super) fn nth_of_month(&self) -> impl Iterator<Item = (Value, usize)> + use<> {
        let nth = self.nth;
        (1..=5).flat_map(move |n| {
            (1..=7)
                .filter(move |day| nth[n - 1] & (1 << day) != 0)
                .map(move |day| (day, n))
        })
    }

    fn has(&self, value: Value) -> bool {
        let bit = usize::from(value - self.first);
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }

    fn add(&mut self, value: Value) {
        let bit = usize::from(value - self.first);
        self.bits[bit / 64] |= 1 << (bit % 64);
    }
}

/// The reading of one field.
pub(super) struct Read<'a> {
    name: FieldName,
    word: &'a str,
    field: Field,
    doubts: &'a mut Vec<Doubt>,
}

impl<'a> Read<'a> {
    pub(super) fn new(name: FieldName, word: &'a str, doubts: &'a mut Vec<Doubt>) -> Self {
        let field = Field::of(name);
        Self {
            name,
            word,
            field,
            doubts,
        }
    }

    pub(super) fn field(mut self) -> Result<Field, CronFault> {
        match self.word {
            "*" => self.field.written = Written::Star,
            "?" if matches!(self.name, FieldName::DayOfMonth | FieldName::DayOfWeek) => {
                self.field.written = Written::QuestionMark;
            }
            word => {
                for item in word.split(',') {
                    self.item(item)?;
                }
            }
        }
        Ok(self.field)
    }

    fn item(&mut self, item: &str) -> Result<(), CronFault> {
        if self.special(item)? {
            return Ok(());
        }
        let below_zero = item.strip_prefix('-').unwrap_or_default();
        if !below_zero.is_empty() && below_zero.bytes().all(|b| b.is_ascii_digit()) {
            return Err(self.refuse(item));
        }
        let (range, step) = match item.split_once('/') {
            Some((range, step)) => (range, Some(step)),
            None => (item, None),
        };
        let (from, to) = match range.split_once('-') {
            Some((from, to)) => (self.value(from)?, self.value(to)?),
            None if range == "*" => (Some(self.field.first), Some(self.field.last)),
            None => {
                let value = self.value(range)?;
                // `5/15` runs on to the end of the field.
                let last = step.map(|_| self.field.last);
                (value, last.or(value))
            }
        };
        let step = match step.map(str::parse::<Value>) {
            None => 1,
            Some(Ok(step @ 1..)) if step <= self.field.last => step,
            Some(Ok(0)) => return Err(self.refuse(item)),
            Some(Err(_)) if item.contains("/-") => return Err(self.refuse(item)),
            Some(_) => {
                self.doubts.push(Doubt::Grammar(self.at(item)));
                return Ok(());
            }
        };
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(());
        };
        if from > to {
            self.doubts.push(Doubt::Reversed(self.at(item)));
            self.add((from..=self.field.last).chain(self.field.first..=to), step);
        } else {
            self.add(from..=to, step);
        }
        Ok(())
    }

    fn add(&mut self, values: impl Iterator<Item = Value>, step: Value) {
        for value in values.step_by(usize::from(step)) {
            self.field.add(value);
        }
    }

    /// A value of this field, by number or name; nothing when it is only doubtful.
    fn value(&mut self, text: &str) -> Result<Option<Value>, CronFault> {
        let known: &[&str] = match self.name {
            FieldName::Month => &MONTHS,
            FieldName::DayOfWeek => &WEEKDAYS,
            _ => &[],
        };
        let named = known
            .iter()
            .position(|name| name.eq_ignore_ascii_case(text));
        let value = match named {
            // A field's names begin where its numbers do.
            Some(at) => Value::try_from(at + 1).ok(),
            None => text
                .parse()
                .ok()
                .filter(|_| text.bytes().all(|b| b.is_ascii_digit())),
        };
        match value {
            Some(value) if (self.field.first..=self.field.last).contains(&value) => Ok(Some(value)),
            None if text.is_empty() || text.bytes().all(|b| b"*?LW#/-".contains(&b)) => {
                self.doubts.push(Doubt::Grammar(self.at(self.word)));
                Ok(None)
            }
            _ => Err(self.refuse(text)),
        }
    }

    /// Reads `L`, `W` and `#`, where they may stand.
    fn special(&mut self, item: &str) -> Result<bool, CronFault> {
        match self.name {
            FieldName::DayOfMonth => self.special_day(item),
            FieldName::DayOfWeek => self.special_weekday(item),
            _ => Ok(false),
        }
    }

    fn special_day(&mut self, item: &str) -> Result<bool, CronFault> {
        if item == "L" {
            self.field.last_day = true;
        } else if item == "LW" {
            self.field.last_weekday = true;
        } else if let Some(day) = item.strip_suffix('W') {
            if let Some(day) = self.value(day)? {
                self.field.nearest_weekday |= 1 << day;
            }
        } else if item.starts_with("L-") {
            self.doubts.push(Doubt::Grammar(self.at(item)));
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn special_weekday(&mut self, item: &str) -> Result<bool, CronFault> {
        if item == "L" {
            // Alone it is the last day of the week.
            self.field.add(self.field.last);
        } else if let Some(day) = item.strip_suffix('L') {
            if let Some(day) = self.value(day)? {
                self.field.last_of_month |= 1 << day;
            }
        } else if let Some((day, nth)) = item.split_once('#') {
            let day = self.value(day)?;
            match (day, nth.parse::<usize>()) {
                (Some(day), Ok(nth @ 1..=5)) => self.field.nth[nth - 1] |= 1 << day,
                (_, Ok(_)) => return Err(self.refuse(item)),
                _ if nth.starts_with('-') => return Err(self.refuse(item)),
                _ => self.doubts.push(Doubt::Grammar(self.at(item))),
            }
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn at(&self, value: &str) -> ValueFault {
        ValueFault {
            field: self.name,
            value: value.to_owned(),
        }
    }

    fn refuse(&self, value: &str) -> CronFault {
        CronFault::Value(self.at(value))
    }
}
