//! Lists, page by page.

use std::collections::HashSet;

use super::{Client, NotSent, Progress};
use crate::service::answer::Outcome;
use crate::service::operation::List;

/// Pages of a list, each fetched when it is asked for.
#[derive(Debug)]
pub struct Pages<'c, O> {
    client: &'c Client,
    list: O,
    /// Tokens so far: a server that names a page twice would go on for ever.
    seen: HashSet<String>,
    is_over: bool,
    is_circular: bool,
}

impl<'c, O: List> Pages<'c, O> {
    /// All pages from the one that `list` asks for; nothing is sent yet.
    pub fn new(client: &'c Client, list: O) -> Self {
        Self {
            client,
            list,
            seen: HashSet::new(),
            is_over: false,
            is_circular: false,
        }
    }

    /// The next page's entries, or what came in their place; `None` after the last page. A page that could not be had is
    /// asked for again the next time.
    ///
    /// # Errors
    /// As [`Client::run`].
    pub async fn next(
        &mut self,
        on_progress: impl FnMut(Progress),
    ) -> Result<Option<Outcome<Vec<O::Item>>>, NotSent> {
        if self.is_over {
            return Ok(None);
        }
        Ok(Some(
            match self.client.run(&self.list, on_progress).await? {
                Outcome::Done { answer, raw } => {
                    self.turn(answer.next_token.filter(|token| !token.is_empty()));
                    Outcome::Done {
                        answer: answer.items,
                        raw,
                    }
                }
                Outcome::Refused(refused) => Outcome::Refused(refused),
                Outcome::Unclear(unclear) => Outcome::Unclear(unclear),
            },
        ))
    }

    /// True if the last page named an earlier one as the next, so that items may be missing.
    pub const fn is_circular(&self) -> bool {
        self.is_circular
    }

    fn turn(&mut self, token: Option<String>) {
        match token {
            None => self.is_over = true,
            Some(token) if self.seen.insert(token.clone()) => self.list.turn_to(token),
            Some(_) => {
                self.is_over = true;
                self.is_circular = true;
            }
        }
    }
}

#[cfg(test)]
mod tests;
