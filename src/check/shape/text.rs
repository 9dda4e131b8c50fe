//! Strings: their length and what they are made of.

use unicode_general_category::{GeneralCategory, get_general_category};

use crate::template::edit::Edit;
use crate::template::field::{Characters, Content, Field, TextLimits};
use crate::template::hidden::is_hidden;
use crate::template::json::{Node, encode};
use crate::template::problem::Code;
use crate::template::text::counted;

use super::super::report::Report;

pub(super) fn check(report: &mut Report<'_>, field: &Field, limits: TextLimits, node: Node<'_>) {
    let inside = node.inside();
    if inside.is_empty() && limits.min > 0 {
        empty(report, field, node);
        return;
    }
    // A value is never longer than its spelling; most need no look at the escapes.
    let short_enough = inside.len() <= limits.max && inside.len() >= limits.min;
    if short_enough && inside.is_ascii() && !inside.contains('\\') {
        if let Some(at) = inside.chars().position(|c| !limits.characters.allow(c)) {
            bad_character(report, field, limits.characters, inside, at, node);
        }
        return;
    }
    // A JSON text is long and read elsewhere; its length is judged there.
    if limits.content == Content::Json {
        return;
    }
    let value = node.string().unwrap_or_default();
    let length = limits.count.of(&value);
    check_length(report, field, limits, length, node);
    if let Some(at) = value.chars().position(|c| !limits.characters.allow(c)) {
        bad_character(report, field, limits.characters, &value, at, node);
    }
}

/// Compares a length with its limits.
pub(in crate::check) fn check_length(
    report: &mut Report<'_>,
    field: &Field,
    limits: TextLimits,
    length: usize,
    node: Node<'_>,
) {
    let TextLimits {
        min, max, count, ..
    } = limits;
    let (code, allowed) = if length < min {
        (Code::TooShort, format!("at least {min} are needed"))
    } else if length > max {
        (Code::TooLong, format!("at most {max} are allowed"))
    } else {
        return;
    };
    report.add(
        code,
        node,
        format!(
            "“{}” has {}; {allowed}",
            field.label,
            counted(length, count.unit())
        ),
    );
}

fn empty(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    let found = report.add(Code::EmptyText, node, format!("“{}” is empty", field.label));
    let is_item = field.name.is_empty();
    if field.is_required() && !is_item {
        found.help(format!("{}; for example {}", field.purpose, field.example));
    } else {
        found.safe_fix("Remove it", Edit::remove);
    }
}

fn bad_character(
    report: &mut Report<'_>,
    field: &Field,
    characters: Characters,
    value: &str,
    at: usize,
    node: Node<'_>,
) {
    let character = value.chars().nth(at).unwrap_or_default();
    let found = report
        .add(
            Code::BadCharacter,
            node,
            format!(
                "“{}” can't hold {} (character {}); {}",
                field.label,
                named(character),
                at + 1,
                characters.allowed()
            ),
        )
        .help(characters.advice());
    if let Some(mended) = mended(value, characters) {
        let label = if mended.chars().count() <= LONGEST_IN_A_LABEL {
            format!("Set {mended:?}")
        } else {
            "Take it out".to_owned()
        };
        found.fix(label, |pointer| Edit::set(pointer, encode(&mended)));
    }
}

/// A longer value is not repeated on a button.
const LONGEST_IN_A_LABEL: usize = 24;

/// The value without the characters that can't stand in it; what separated words or numbers still does. `None` if it
/// would lose a letter or a digit, or nothing would be left.
fn mended(value: &str, characters: Characters) -> Option<String> {
    let mut mended = String::with_capacity(value.len());
    let mut left_out = String::new();
    for character in value.trim().chars() {
        if characters.allow(character) {
            let separator = mended
                .chars()
                .next_back()
                .and_then(|last| separator(characters, last, &left_out, character));
            mended.extend(separator);
            mended.push(character);
            left_out.clear();
        } else if is_of_a_word(character) {
            return None;
        } else {
            left_out.push(character);
        }
    }
    (!mended.is_empty()).then_some(mended)
}

/// What separates two characters in the place of those that were left out between them.
fn separator(characters: Characters, last: char, left_out: &str, next: char) -> Option<char> {
    let around = [last, next];
    let is_between_digits = !left_out.is_empty() && around.iter().all(char::is_ascii_digit);
    if !is_between_digits && !left_out.contains(is_separator) {
        return None;
    }
    let is_space = left_out.contains(char::is_whitespace) && characters.allow(' ');
    let separator = if is_space { ' ' } else { '-' };
    (!around.contains(&separator) && !around.contains(&' ')).then_some(separator)
}

/// True for letters, digits, and the marks that change a letter.
fn is_of_a_word(character: char) -> bool {
    let is_mark = || {
        matches!(
            get_general_category(character),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
        )
    };
    character.is_alphanumeric() || (!is_hidden(character) && is_mark())
}

/// True if the character separates words.
const fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '.' | ',' | ':' | ';' | '/' | '\\' | '|' | '+' | '~'
        )
}

/// A character as a message can show it.
fn named(character: char) -> String {
    match character {
        '\n' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        ' ' => "a space".to_owned(),
        c if Characters::Visible.allow(c) => format!("“{c}”"),
        c => format!("U+{:04X}", u32::from(c)),
    }
}
