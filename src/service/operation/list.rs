//! What an operation adds that answers with a list.

use super::Operation;

/// Operation that lists, one page at a time.
pub trait List: Operation<Answer = Page<Self::Item>> {
    /// An entry of the list.
    type Item;

    /// Lets the operation ask for the page that `token` names.
    fn turn_to(&mut self, token: String);
}

/// Page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// Its entries.
    pub items: Vec<T>,
    /// Name of the next page (`nextToken`); absent, or empty, at the end.
    pub next_token: Option<String>,
}
