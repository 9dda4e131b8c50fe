//! Numbers: how they are spelled and how great they are.

use std::borrow::Cow;

use crate::template::edit::Edit;
use crate::template::field::{DecimalLimits, Field, WholeLimits};
use crate::template::json::Node;
use crate::template::problem::Code;
use crate::template::text::counted;
use crate::template::view::Number;

use super::super::report::Report;

pub(super) fn whole(report: &mut Report<'_>, field: &Field, limits: WholeLimits, node: Node<'_>) {
    let Some(number) = Number::of(node) else {
        return;
    };
    if !number.is_spelled_whole() {
        not_whole(report, field, number, node);
        return;
    }
    let max = limits.max.unwrap_or_else(|| i64::from(i32::MAX));
    if number
        .whole()
        .is_none_or(|value| !(limits.min..=max).contains(&value))
    {
        // What 64 bits can't hold is far below or far above.
        let is_negative = number.spelling().starts_with('-');
        let below = number
            .whole()
            .map_or(is_negative, |value| value < limits.min);
        let allowed = match limits.max {
            None if below => format!("use {} or more", limits.min),
            _ => format!("use {} to {max}", limits.min),
        };
        let nearest = if below { limits.min } else { max };
        let nearest = Some(nearest.to_string());
        out_of_range(report, field, node, &allowed, nearest);
    }
}

pub(super) fn decimal(
    report: &mut Report<'_>,
    field: &Field,
    limits: DecimalLimits,
    node: Node<'_>,
) {
    let Some(number) = Number::of(node) else {
        return;
    };
    let fits = |value: f64| {
        value <= limits.max && (value > limits.min || (!limits.above_min && value >= limits.min))
    };
    let value = number.value();
    if !fits(value) {
        let allowed = if limits.above_min {
            format!("use more than {} and at most {}", limits.min, limits.max)
        } else {
            format!("use {} to {}", limits.min, limits.max)
        };
        // What is just above an open limit is nothing that anybody means.
        let nearest = if value > limits.max {
            Some(limits.max.to_string())
        } else {
            (!limits.above_min).then(|| limits.min.to_string())
        };
        out_of_range(report, field, node, &allowed, nearest);
    } else if number.decimals() > limits.decimals {
        let found = report
            .add(
                Code::TooManyDecimals,
                node,
                format!(
                    "“{}” is {}; at most {} may stand behind the point",
                    field.label,
                    shown(number.spelling()),
                    counted(limits.decimals, "digit")
                ),
            )
            .known_by(limits.decimals_source);
        let rounded = format!("{value:.*}", limits.decimals);
        if rounded.parse().is_ok_and(fits) {
            found.fix(format!("Round to {rounded}"), |pointer| {
                Edit::set(pointer, rounded)
            });
        }
    }
}

/// A number as a message repeats it: nobody reads a thousand digits.
fn shown(spelling: &str) -> Cow<'_, str> {
    match spelling.get(..MOST_DIGITS) {
        Some(start) if spelling.len() > MOST_DIGITS => Cow::Owned(format!("{start}…")),
        _ => Cow::Borrowed(spelling),
    }
}

const MOST_DIGITS: usize = 40;

fn not_whole(report: &mut Report<'_>, field: &Field, number: Number<'_>, node: Node<'_>) {
    let found = report.add(
        Code::NotWhole,
        node,
        format!(
            "“{}” is written {}; it must be a whole number",
            field.label,
            shown(number.spelling())
        ),
    );
    if let Some(whole) = number.as_whole() {
        found
            .help("AWS clients refuse a point or an exponent in a whole number")
            .safe_fix(format!("Set {whole}"), |pointer| {
                Edit::set(pointer, whole.to_string())
            });
    }
}

fn out_of_range(
    report: &mut Report<'_>,
    field: &Field,
    node: Node<'_>,
    allowed: &str,
    nearest: Option<String>,
) {
    let unit = if field.unit.is_empty() {
        String::new()
    } else {
        format!(" {}", field.unit)
    };
    let found = report.add(
        Code::OutOfRange,
        node,
        format!(
            "“{}” is {}; {allowed}{unit}",
            field.label,
            shown(node.source())
        ),
    );
    if let Some(nearest) = nearest {
        found.fix(format!("Set {nearest}"), |pointer| {
            Edit::set(pointer, nearest)
        });
    }
}
