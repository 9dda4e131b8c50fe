//! AWS's cron expressions: `cron(minute hour day-of-month month day-of-week year)`.
//!
//! This reads the form and judges it; what it means in the calendar is croner's business
//! (`starts`). Rules: AWS accepts `cron(0 2 ? * MON *)`; the finer grammar is documented only for
//! AWS's other schedulers, so that breaking it is doubtful rather than wrong.

mod field;
mod starts;

use field::{Field, Read, Value};

/// A cron expression of AWS's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    fields: [Field; 6],
    doubts: Vec<Doubt>,
}

/// Why a text is no cron expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CronFault {
    /// The expression is not `cron(…)`.
    Form,
    /// Number of fields in the parentheses, where it is not six.
    FieldCount(usize),
    /// A value is out of its field's range, or no value at all.
    Value(ValueFault),
}

/// A value that its field does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFault {
    /// The field it stands in.
    pub field: FieldName,
    /// The value as written.
    pub value: String,
}

/// The six fields, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// 0–59
    Minute,
    /// 0–23
    Hour,
    /// 1–31, `L`, `W`
    DayOfMonth,
    /// 1–12, JAN–DEC
    Month,
    /// 1–7, SUN–SAT, `L`, `#`
    DayOfWeek,
    /// 1970–2199
    Year,
}

/// Reason to doubt that the service takes the expression as it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// `?` stands in neither of the day fields.
    NoQuestionMark,
    /// `?` stands in both of the day fields.
    TwoQuestionMarks,
    /// Something that the grammar of AWS's other schedulers does not have in this field.
    Grammar(ValueFault),
    /// A range that ends before it begins.
    Reversed(ValueFault),
    /// More than one space, or one at an end.
    Spaces,
    /// No month has such a day.
    Never,
}

impl FieldName {
    /// All of them, in the order of the expression.
    pub const ALL: [Self; 6] = [
        Self::Minute,
        Self::Hour,
        Self::DayOfMonth,
        Self::Month,
        Self::DayOfWeek,
        Self::Year,
    ];

    /// Name of the field in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::DayOfMonth => "day of month",
            Self::Month => "month",
            Self::DayOfWeek => "day of week",
            Self::Year => "year",
        }
    }

    /// The values it takes, in words.
    pub const fn allowed(self) -> &'static str {
        match self {
            Self::Minute => "0–59",
            Self::Hour => "0–23",
            Self::DayOfMonth => "1–31, L or W",
            Self::Month => "1–12 or JAN–DEC",
            Self::DayOfWeek => "1–7 or SUN–SAT",
            Self::Year => "1970–2199",
        }
    }
}

impl Cron {
    /// Reads an expression.
    ///
    /// # Errors
    ///
    /// Says what makes the text no expression of this form.
    pub fn parse(text: &str) -> Result<Self, CronFault> {
        let inner = text
            .strip_prefix("cron(")
            .and_then(|text| text.strip_suffix(')'))
            .ok_or(CronFault::Form)?;
        let mut fields = [Field::default(); 6];
        let mut doubts = Vec::new();
        match inner.split_whitespace().count() {
            count if count == fields.len() => {}
            count => return Err(CronFault::FieldCount(count)),
        }
        let words = FieldName::ALL.into_iter().zip(inner.split_whitespace());
        for (field, (name, word)) in fields.iter_mut().zip(words) {
            *field = Read::new(name, word, &mut doubts).field()?;
        }
        let mut cron = Self { fields, doubts };
        if inner.split(char::is_whitespace).count() != fields.len()
            || inner.contains(|c: char| c.is_whitespace() && c != ' ')
        {
            cron.doubts.push(Doubt::Spaces);
        }
        cron.doubt_days();
        Ok(cron)
    }

    /// Reasons to doubt that the service takes the expression as it is meant.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    fn field(&self, name: FieldName) -> &Field {
        &self.fields[name as usize]
    }

    fn doubt_days(&mut self) {
        let days = *self.field(FieldName::DayOfMonth);
        let weekdays = *self.field(FieldName::DayOfWeek);
        match (days.is_question_mark(), weekdays.is_question_mark()) {
            (false, false) => self.doubts.push(Doubt::NoQuestionMark),
            (true, true) => self.doubts.push(Doubt::TwoQuestionMarks),
            _ => {}
        }
        let longest = |month: Value| match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let months = self.field(FieldName::Month);
        let first_day = days.values().next();
        if weekdays.is_any()
            && !days.is_any()
            && !days.has_specials()
            && first_day.is_some_and(|day| months.values().all(|month| day > longest(month)))
        {
            self.doubts.push(Doubt::Never);
        }
    }
}

#[cfg(test)]
mod tests;
