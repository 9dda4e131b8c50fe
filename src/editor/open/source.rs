//! Choice of the job document's source; switching back restores what was written for the earlier one.

use super::{Amendment, OpenTemplate};
use crate::template::edit::Edit;
use crate::template::field::known::{self, Known};

/// Source of the job document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentChoice {
    /// `document`: it stands in the template.
    Inline,
    /// `documentSource`: an S3 object.
    S3Object,
    /// `jobArn` alone: the job's own.
    Job,
}

impl DocumentChoice {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Inline, Self::S3Object, Self::Job];

    /// The member that holds it.
    pub const fn member(self) -> Known {
        match self {
            Self::Inline => known::DOCUMENT,
            Self::S3Object => known::DOCUMENT_SOURCE,
            Self::Job => known::JOB_ARN,
        }
    }
}

impl OpenTemplate {
    /// The source that the template names; inline while it names none.
    pub fn document_choice(&self) -> DocumentChoice {
        let there = |choice: &&DocumentChoice| self.node(&choice.member().pointer()).is_some();
        DocumentChoice::ALL
            .iter()
            .find(there)
            .copied()
            .unwrap_or(DocumentChoice::Inline)
    }

    /// Amendment that switches to `choice`: adds its member, as it was when last set aside, and sets the others aside.
    ///
    /// A job's ARN stays beside a document of the template's own: the rest is still copied from the job.
    pub fn choose_document(&mut self, choice: DocumentChoice) -> Amendment {
        let pointer = choice.member().pointer();
        let mut edit = Edit::default();
        if self.node(&pointer).is_none() {
            let empty = if choice == DocumentChoice::Inline {
                r#""{}""#
            } else {
                r#""""#
            };
            let kept = self.set_aside.get(choice.member().name()).cloned();
            edit = Edit::set(pointer.clone(), kept.unwrap_or_else(|| empty.to_owned()));
        }
        for other in [DocumentChoice::Inline, DocumentChoice::S3Object] {
            let pointer = other.member().pointer();
            if other != choice
                && let Some(source) = self.node(&pointer).map(|node| node.source().to_owned())
            {
                self.set_aside
                    .insert(other.member().name().to_owned(), source);
                edit = edit.and(Edit::remove(pointer));
            }
        }
        Amendment::once(edit, pointer)
    }

    /// Amendment that adds an absent section: its block with the members it needs, ready to be filled in.
    pub fn add_block(block: Known) -> Amendment {
        let pointer = block.pointer();
        Amendment::once(Edit::set(pointer.clone(), block.field.start()), pointer)
    }
}
