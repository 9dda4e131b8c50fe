//! The rules that follow from the description of a member, for all members alike: its type, limits,
//! characters and choices, and which members an object has.

mod list;
mod number;
mod text;

pub(super) use text::check_length;

use crate::template::edit::{Change, Edit};
use crate::template::field::{Choice, Count, Field, Shape};
use crate::template::json::{Kind, Member, Node, Style, encode, pretty};
use crate::template::problem::{Code, Source};
use crate::template::view::Number;

use super::nearest::nearest;
use super::report::{Place, Report};

/// Compares what stands at a member, and all within it, with the member's description.
pub(super) fn check<'t>(report: &mut Report<'t>, field: &'static Field, node: Node<'t>) {
    match (&field.shape, node.kind()) {
        (_, Kind::Null) => null(report, field, node),
        (Shape::Text(limits), Kind::String) => text::check(report, field, *limits, node),
        (Shape::Choice(choices), Kind::String) => choice(report, field, choices, node),
        (Shape::Whole(limits), Kind::Number) => number::whole(report, field, *limits, node),
        (Shape::Decimal(limits), Kind::Number) => number::decimal(report, field, *limits, node),
        (Shape::List(list), Kind::Array) => list::check(report, field, list, node),
        (Shape::Object(_), Kind::Object) => object(report, field, node),
        _ => wrong_type(report, field, node),
    }
}

/// The most names an object of the request has.
const MOST_MEMBERS: usize = 13;

fn object<'t>(report: &mut Report<'t>, field: &'static Field, node: Node<'t>) {
    let known = field.members();
    let mut values: [Option<Member<'t>>; MOST_MEMBERS] = [None; MOST_MEMBERS];
    for member in node.members() {
        match known.iter().position(|field| member.key.means(field.name)) {
            Some(at) => {
                if let Some(earlier) = values[at].replace(member) {
                    duplicate(report, &known[at], earlier, node);
                }
            }
            None => unknown(report, field, member, node),
        }
    }
    for (field, member) in known.iter().zip(values) {
        match member {
            Some(member) => check(report, field, member.value),
            None if field.required => missing(report, field, node),
            None => {}
        }
    }
}

fn missing<'t>(report: &mut Report<'t>, field: &'static Field, parent: Node<'t>) {
    let pointer = parent.pointer().child(field.name);
    let place = report.missing(pointer.clone());
    let found = report.error(
        Code::MissingMember,
        // The model lets a tag go without a value, the service does not.
        if field.name == "Value" {
            Source::Measured
        } else {
            Source::Model
        },
        place,
        format!("“{}” is missing", field.label),
    );
    let found = found.help(format!("{}; for example {}", field.purpose, field.example));
    match &field.shape {
        Shape::Choice([only]) => found.safe_fix(
            format!("Set {}", only.value),
            Edit::set(pointer, encode(only.value)),
        ),
        Shape::Text(limits) if limits.min == 0 => {
            found.safe_fix("Set it to empty text", Edit::set(pointer, encode("")));
        }
        _ => {}
    }
}

fn duplicate(report: &mut Report<'_>, field: &Field, earlier: Member<'_>, parent: Node<'_>) {
    let pointer = parent.pointer().child(field.name);
    let place = Place::new(pointer.clone(), earlier.range());
    let last = parent.get(field.name).map_or("null", Node::source);
    report
        .warning(
            Code::DuplicateMember,
            Source::Clients,
            place,
            format!(
                "“{}” is given more than once; the last one counts",
                field.label
            ),
        )
        .fix("Keep the last one", Edit::set(pointer, last));
}

fn unknown(report: &mut Report<'_>, field: &Field, member: Member<'_>, parent: Node<'_>) {
    let name = member.name();
    let place = Place::new(parent.pointer().child(&name), member.range());
    let pointer = place.pointer().clone();
    let names = field.members().iter().map(|field| field.name);
    let meant = nearest(&name, names).filter(|meant| parent.get(meant).is_none());
    let found = report.error(
        Code::UnknownMember,
        Source::Clients,
        place,
        format!("“{}” has no member {name:?}", field.label),
    );
    match meant {
        Some(meant) => found
            .help(format!(
                "AWS clients refuse members they don't know; {meant:?} is close"
            ))
            .fix(
                format!("Rename to {meant}"),
                Edit::replace(member.key.range(), encode(meant)),
            ),
        None => found
            .help("AWS clients refuse members they don't know; it is kept until you remove it")
            .fix("Remove it", Edit::remove(pointer)),
    }
}

fn null(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    let place = Place::from(node);
    let pointer = place.pointer().clone();
    report
        .error(
            Code::NullValue,
            Source::Clients,
            place,
            format!("“{}” is null; leave it out instead", field.label),
        )
        .help("AWS clients refuse null for every member")
        .safe_fix("Remove it", Edit::remove(pointer));
}

fn wrong_type(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    let place = Place::from(node);
    let pointer = place.pointer().clone();
    let found = report.error(
        Code::WrongType,
        Source::Clients,
        place,
        format!(
            "“{}” must be {}, not {}",
            field.label,
            wanted(&field.shape),
            node.kind().name()
        ),
    );
    if let Some((label, json)) = converted(field, node) {
        found.safe_fix(label, Change::Set { pointer, json }.into());
    }
}

/// The JSON type in words, with its article.
const fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text(_) | Shape::Choice(_) => "a string",
        Shape::Whole(_) => "a whole number",
        Shape::Decimal(_) => "a number",
        Shape::Object(_) => "an object",
        Shape::List(_) => "a list",
    }
}

/// What the fix says and the value of the right type, where only one can be meant.
fn converted(field: &Field, node: Node<'_>) -> Option<(String, String)> {
    match (&field.shape, node.kind()) {
        (Shape::Whole(_), Kind::String) => {
            let text = node.string()?;
            let whole = Number::parse(text.trim())?.as_whole()?;
            Some((format!("Set {whole}"), whole.to_string()))
        }
        (Shape::Decimal(_), Kind::String) => {
            let text = node.string()?;
            let number = Number::parse(text.trim())?.spelling();
            Some((format!("Set {number}"), number.to_owned()))
        }
        // The job document, written as JSON instead of as a string that holds it.
        (Shape::Text(limits), Kind::Object | Kind::Array) if limits.count == Count::Bytes => {
            let text = pretty(node, Style::default());
            Some(("Turn it into a string".to_owned(), encode(&text)))
        }
        (Shape::Text(_), Kind::Number | Kind::Bool) => {
            let json = encode(node.source());
            Some((format!("Set {json}"), json))
        }
        (Shape::List(list), _) if is_item(list.item, node) => Some((
            "Put it into a list".to_owned(),
            format!("[{}]", node.source()),
        )),
        _ => None,
    }
}

/// Whether a value is what an item of the list would be.
fn is_item(item: &Field, node: Node<'_>) -> bool {
    match (&item.shape, node.kind()) {
        (Shape::Text(_), Kind::String) => true,
        (Shape::Object(_), Kind::Object) => node
            .members()
            .all(|member| item.member(&member.name()).is_some()),
        _ => false,
    }
}

fn choice(report: &mut Report<'_>, field: &Field, choices: &'static [Choice], node: Node<'_>) {
    if choices.iter().any(|choice| node.means(choice.value)) {
        return;
    }
    let value = node.string().unwrap_or_default();
    let values = || choices.iter().map(|choice| choice.value);
    let allowed: Vec<_> = values().collect();
    let place = Place::from(node);
    let pointer = place.pointer().clone();
    let found = report.error(
        Code::UnknownChoice,
        Source::Model,
        place,
        match allowed.as_slice() {
            [only] => format!("“{}” can't be {value:?}; it must be {only}", field.label),
            _ => format!(
                "“{}” can't be {value:?}; use one of {}",
                field.label,
                allowed.join(", ")
            ),
        },
    );
    let meant = nearest(&value, values()).or(match allowed.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    if let Some(meant) = meant {
        found.fix(format!("Set {meant}"), Edit::set(pointer, encode(meant)));
    }
}
