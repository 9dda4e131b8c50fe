//! The rules that follow from the description of a member, for all members alike: its type, limits,
//! characters and choices, and which members an object has.

mod list;
mod number;
mod strangers;
mod text;

pub(super) use strangers::has_strangers;
pub(super) use text::check_length;

use std::collections::HashMap;

use crate::template::edit::{Change, Edit};
use crate::template::field::{Content, EnumValue, Field, Shape};
use crate::template::json::{Kind, Member, Node, Style, compact, encode, pretty};
use crate::template::problem::Code;
use crate::template::text::{LONGEST_NAME, shortened};
use crate::template::view::Number;

use super::nearest::{is_spelling_of, nearest};
use super::report::{Place, Report};
use strangers::Strangers;

/// Compares what stands at a member, and all within it, with the member's description.
pub(super) fn check<'t>(report: &mut Report<'t>, field: &'static Field, node: Node<'t>) {
    if !report.has_room() {
        return;
    }
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

fn object<'t>(report: &mut Report<'t>, field: &'static Field, node: Node<'t>) {
    let known = field.members();
    let mut given: Vec<Vec<Member<'t>>> = vec![Vec::new(); known.len()];
    let mut unknown = Vec::new();
    for member in node.members() {
        match known.iter().position(|field| member.key.means(field.name)) {
            Some(at) => given[at].push(member),
            None => unknown.push(member),
        }
    }
    let free = known.iter().zip(&given);
    let free = free.filter(|(_, members)| members.is_empty());
    let free: Vec<_> = free.map(|(field, _)| field).collect();
    let told = &unknown[..unknown.len().min(report.most)];
    let strangers = Strangers::among(told, &free);
    for (field, members) in known.iter().zip(&given) {
        match members.last() {
            Some(last) => {
                duplicate(report, field.label, members);
                check(report, field, last.value);
            }
            None => missing(report, field, node, &strangers),
        }
    }
    strangers.report(report, field);
    duplicates_of(report, unknown.into_iter());
}

fn missing<'t>(
    report: &mut Report<'t>,
    field: &'static Field,
    parent: Node<'t>,
    strangers: &Strangers<'t>,
) {
    let Some(source) = field.required else { return };
    let place = report.missing(parent.pointer().child(field.name));
    let message = format!("“{}” is missing", field.label);
    let found = report
        .add(Code::MissingMember, place, message)
        .known_by(source);
    if let Some(stranger) = strangers.meant_as(field.name) {
        let name = stranger.member.name();
        let found = found.help(format!("{name:?} stands in its place"));
        stranger.offer_rename(found, field.name);
        return;
    }
    let found = found.help(format!("{}; for example {}", field.purpose, field.example));
    let (label, json) = match &field.shape {
        Shape::Choice([only]) => (format!("Set {}", only.value), encode(only.value)),
        Shape::Text(limits) if limits.min == 0 => ("Set it to empty text".to_owned(), encode("")),
        _ => return,
    };
    // What nobody knows may be what is missing, under a name of its own.
    if strangers.are_none() {
        found.safe_fix(label, |pointer| Edit::set(pointer, json));
    } else {
        found.fix(label, |pointer| Edit::set(pointer, json));
    }
}

/// Reports the first of the `members` of one name, if others override it. The fix keeps the last that holds something.
fn duplicate(report: &mut Report<'_>, name: &str, members: &[Member<'_>]) {
    let [first, .., last] = members else { return };
    let holds = |member: &Member<'_>| report.holds_something(member.value);
    let end = members.len() - 1;
    let kept = members.iter().rposition(holds).unwrap_or(end);
    let label = if kept == end {
        "Keep the last one"
    } else {
        "Keep the last that is not empty"
    };
    let name = shortened(name, LONGEST_NAME);
    report
        .add(
            Code::DuplicateMember,
            Place::Beside(last.value, first.range()),
            format!("“{name}” is given more than once; the last one counts"),
        )
        .fix(label, |_| {
            let others = members[kept + 1..].iter().rev();
            let others = others.chain(members[..kept].iter().rev());
            let changes = others.map(|member| Change::Cut {
                range: member.range(),
            });
            Edit {
                changes: changes.collect(),
            }
        });
}

/// Reports the names that come more than once among the members of one object.
fn duplicates_of<'t>(report: &mut Report<'t>, members: impl Iterator<Item = Member<'t>>) {
    let mut named: HashMap<_, Vec<Member<'t>>> = HashMap::new();
    for member in members {
        named.entry(member.name()).or_default().push(member);
    }
    let mut doubled: Vec<_> = named
        .into_iter()
        .filter(|(_, members)| members.len() > 1)
        .collect();
    doubled.sort_by_key(|(_, members)| members[0].range().start);
    for (name, members) in doubled {
        duplicate(report, &name, &members);
    }
}

/// The same for all objects within a value that nobody knows.
fn duplicates_within<'t>(report: &mut Report<'t>, value: Node<'t>) {
    let mut values = vec![value];
    while let Some(value) = values.pop() {
        if !report.has_room() {
            break;
        }
        if value.kind() == Kind::Object {
            duplicates_of(report, value.members());
        }
        values.extend(value.members().map(|member| member.value));
        values.extend(value.items());
    }
}

/// Notes that a block without members has no effect.
pub(super) fn empty_block(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    report
        .add(
            Code::EmptyBlock,
            node,
            format!("{} is an empty block, which has no effect", field.quoted()),
        )
        .safe_fix("Remove it", Edit::remove);
}

fn null(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    report
        .add(
            Code::NullValue,
            node,
            format!("“{}” is null; leave it out instead", field.label),
        )
        .help("AWS clients refuse null for every member")
        .safe_fix("Remove it", Edit::remove);
}

fn wrong_type(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    let found = report.add(
        Code::WrongType,
        node,
        format!(
            "“{}” must be {}, not {}",
            field.label,
            wanted(&field.shape),
            node.kind().name()
        ),
    );
    if let Some((label, json)) = converted(field, node) {
        found.safe_fix(label, |pointer| Edit::set(pointer, json));
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

/// Label of the fix and the value in the right type; `None` if no single value can be meant.
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
        // JSON that is written as it is instead of as a string that holds it.
        (Shape::Text(limits), Kind::Object | Kind::Array)
            if limits.content == Content::Json && node.source().len() <= LARGEST_CONVERTED =>
        {
            let text = pretty(node, Style::default());
            let text = if text.len() <= limits.max {
                text
            } else {
                compact(node)
            };
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

/// A document of more bytes is too large by far, however it is laid out.
const LARGEST_CONVERTED: usize = 256 * 1024;

/// True if the value has the type of the list's items.
fn is_item(item: &Field, node: Node<'_>) -> bool {
    match (&item.shape, node.kind()) {
        (Shape::Text(_), Kind::String) => true,
        (Shape::Object(_), Kind::Object) => node
            .members()
            .all(|member| item.member(&member.name()).is_some()),
        _ => false,
    }
}

fn choice(report: &mut Report<'_>, field: &Field, choices: &'static [EnumValue], node: Node<'_>) {
    if choices.iter().any(|choice| node.means(choice.value)) {
        return;
    }
    let value = node.string().unwrap_or_default();
    let shown = shortened(&value, LONGEST_NAME);
    let values = || choices.iter().map(|choice| choice.value);
    let allowed: Vec<_> = values().collect();
    let found = report.add(
        Code::UnknownChoice,
        node,
        match allowed.as_slice() {
            [only] => format!("“{}” can't be {shown:?}; it must be {only}", field.label),
            _ => format!(
                "“{}” can't be {shown:?}; use one of {}",
                field.label,
                allowed.join(", ")
            ),
        },
    );
    if let Some(meant) = values().find(|name| is_spelling_of(&value, name)) {
        found.safe_fix(format!("Set {meant}"), |pointer| {
            Edit::set(pointer, encode(meant))
        });
        return;
    }
    let meant = nearest(&value, values()).or(match allowed.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    if let Some(meant) = meant {
        found.fix(format!("Set {meant}"), |pointer| {
            Edit::set(pointer, encode(meant))
        });
    }
}
