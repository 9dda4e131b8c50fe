//! JSON Pointers (RFC 6901), the names of places in a template.

use std::borrow::{Borrow, Cow};
use std::fmt;

/// A JSON Pointer: `""` is the whole text, `/tags/0/Key` a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer of the whole text.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Takes a pointer as it is written; `None` if it is neither empty nor begins with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// The pointer of what stands behind these steps from the whole text.
    pub(super) fn of_steps<'s>(steps: impl Iterator<Item = Step<'s>>) -> Self {
        let mut text = String::new();
        for step in steps {
            match step {
                Step::Member(name) => push_token(&mut text, &name),
                Step::Item(index) => push_token(&mut text, &index.to_string()),
            }
        }
        Self(text)
    }

    /// The pointer of the member `name` of this object.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + name.len() + 1);
        text.push_str(&self.0);
        push_token(&mut text, name);
        Self(text)
    }

    /// The pointer of item `index` of this list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer of what holds this place; `None` for the whole text.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The last step, unescaped: a member's name or an item's index.
    pub fn last(&self) -> Option<Cow<'_, str>> {
        self.0.rfind('/').map(|at| unescape(&self.0[at + 1..]))
    }

    /// All steps from the whole text to this place, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescape)
    }

    /// True if this place is `other` or lies within it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(other.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if the pointer names the whole text.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }
}

/// One step of a pointer.
pub(super) enum Step<'s> {
    /// Into the member of this name.
    Member(Cow<'s, str>),
    /// Into the item of this index.
    Item(usize),
}

/// Appends `/name`, escaped.
pub(crate) fn push_token(text: &mut String, name: &str) {
    text.push('/');
    for character in name.chars() {
        match character {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            other => text.push(other),
        }
    }
}

/// The index that a step names, if it is one: digits without a leading zero.
pub fn index_of(step: &str) -> Option<usize> {
    let canonical = step == "0" || !step.starts_with('0');
    (canonical && step.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| step.parse().ok())
        .flatten()
}

fn unescape(step: &str) -> Cow<'_, str> {
    if step.contains('~') {
        Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(step)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Pointer {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Pointer {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_slash_and_tilde_are_escaped_and_come_back() {
        let pointer = Pointer::root().child("a/b").child("~1").index(3);
        assert_eq!(pointer, "/a~1b/~01/3");
        assert_eq!(pointer.steps().collect::<Vec<_>>(), ["a/b", "~1", "3"]);
        assert_eq!(pointer.parent().unwrap().last().unwrap(), "~1");
    }

    #[test]
    fn a_place_lies_within_itself_and_its_parents_only() {
        let tag = Pointer::parse("/tags/1").unwrap();
        assert!(tag.is_within(&Pointer::root()));
        assert!(tag.is_within(&tag));
        assert!(!Pointer::parse("/tags/10").unwrap().is_within(&tag));
    }

    #[test]
    fn only_canonical_numbers_are_indices() {
        assert_eq!(index_of("0"), Some(0));
        assert_eq!(index_of("12"), Some(12));
        for no in ["", "01", "-1", "1e2", "99999999999999999999999"] {
            assert_eq!(index_of(no), None, "{no}");
        }
    }
}
