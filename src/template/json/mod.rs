//! JSON as it is written: a tree of places over the text, which loses nothing.
//!
//! `serde_json` reads values; an editor needs to know where each stands, how it is spelled, and which came twice.
//! The reader is iterative (nesting is limited by memory alone) and accepts what RFC 8259 does, no more.

mod error;
mod format;
mod parse;
mod pointers;
mod string;
mod tree;
mod wide;

pub use error::{ParseError, ParseErrorKind};
pub use format::{Style, compact, compact_of, one_line, pretty};
pub use pointers::{LONGEST_POINTER, Pointers};
pub use string::{decode, encode, spelled_at};
pub use tree::{Kind, Member, Node, NodeId, Tree};
