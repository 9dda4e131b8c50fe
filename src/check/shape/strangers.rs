//! Members that the service does not know, and which of the known names each was meant to have.

use crate::template::edit::Edit;
use crate::template::field::Field;
use crate::template::json::{Member, Node, encode};
use crate::template::problem::Code;
use crate::template::text::{LONGEST_NAME, shortened};

use super::super::nearest::{is_spelling_of, nearest};
use super::super::report::{Found, Place, Report};
use super::duplicates_within;

/// The unknown members of one object.
pub(super) struct Strangers<'t>(Vec<Stranger<'t>>);

/// An unknown member.
pub(super) struct Stranger<'t> {
    pub(super) member: Member<'t>,
    /// The name that it was meant to have; no two have the same.
    meant: Option<Meant>,
}

#[derive(Clone, Copy)]
struct Meant {
    field: &'static Field,
    /// True if it is this member's name in another spelling, or in another format that has it for this member alone.
    is_sure: bool,
}

/// True if the object has a member that its description has not.
pub(in crate::check) fn has_strangers(field: &Field, node: Node<'_>) -> bool {
    node.members()
        .any(|member| field.member(&member.name()).is_none())
}

impl<'t> Strangers<'t> {
    /// Finds for each of the `unknown` members which of the `free` ones it was meant to be.
    pub(super) fn among(told: &[Member<'t>], free: &[&'static Field]) -> Self {
        if told.is_empty() {
            return Self(Vec::new());
        }
        let names: Vec<_> = told.iter().map(Member::name).collect();
        let guess = |name: &str| nearest(name, free.iter().map(|field| field.name));
        let guesses: Vec<_> = names.iter().map(|name| guess(name)).collect();
        let mut meant = vec![None; told.len()];
        for field in free {
            let spelled = |at: &usize| {
                let name = &names[*at];
                is_spelling_of(name, field.name) || field.is_known_as(name)
            };
            let mut all = (0..told.len()).filter(spelled);
            let best = match (all.next(), all.next_back()) {
                (Some(only), None) => Some((only, true)),
                // The last one counts where one name comes twice.
                (_, Some(last)) => Some((last, false)),
                (None, None) => guesses
                    .iter()
                    .position(|guess| *guess == Some(field.name))
                    .map(|at| (at, false)),
            };
            if let Some((at, is_sure)) = best {
                meant[at] = Some(Meant { field, is_sure });
            }
        }
        let both = told.iter().zip(meant);
        Self(
            both.map(|(member, meant)| Stranger {
                member: *member,
                meant,
            })
            .collect(),
        )
    }

    /// True if every member is known.
    pub(super) const fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The member that was meant to have this name.
    pub(super) fn meant_as(&self, name: &str) -> Option<&Stranger<'t>> {
        let is_it =
            |stranger: &&Stranger<'_>| stranger.meant.is_some_and(|meant| meant.field.name == name);
        self.0.iter().find(is_it)
    }

    pub(super) fn report(&self, report: &mut Report<'t>, field: &Field) {
        for stranger in &self.0 {
            if !report.has_room() {
                break;
            }
            stranger.report(report, field);
            duplicates_within(report, stranger.member.value);
        }
    }
}

impl Stranger<'_> {
    fn report(&self, report: &mut Report<'_>, field: &Field) {
        let member = self.member;
        let place = Place::Beside(member.value, member.range());
        let name = member.name();
        let shown = shortened(&name, LONGEST_NAME);
        let is_empty = !report.holds_something(member.value);
        let found = report.add(
            Code::UnknownMember,
            place,
            format!("“{}” has no member {shown:?}", field.label),
        );
        if let Some(Meant { field: meant, .. }) = self.meant {
            let name = meant.name;
            let why = if meant.is_known_as(&member.name()) {
                format!("{name:?} is called so elsewhere")
            } else {
                format!("{name:?} is close")
            };
            let found = found.help(format!("AWS clients refuse members they don't know; {why}"));
            self.offer_rename(found, name);
            return;
        }
        let found = found
            .help("AWS clients refuse members they don't know; it is kept until you remove it");
        // What holds something goes by the user's own hand only.
        if is_empty {
            found.fix("Remove it", Edit::remove);
        }
    }

    /// Offers to give the member the name that was meant.
    pub(super) fn offer_rename(&self, found: Found<'_>, name: &str) {
        let label = format!("Rename to {name}");
        let key = self.member.key.range();
        let edit = |_| Edit::replace(key, encode(name));
        if self.meant.is_some_and(|meant| meant.is_sure) {
            found.safe_fix(label, edit);
        } else {
            found.fix(label, edit);
        }
    }
}
