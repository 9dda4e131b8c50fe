//! What the service would say about a template: its rules, one file per section.

pub mod arn;
pub mod cron;
pub mod placeholder;
pub mod s3_url;
pub mod text;
mod text_problem;

use crate::template::json::{Kind, ParseError, Tree};
use crate::template::problem::Problem;

/// All problems of a text that was read (or could not be), in the order of their places.
///
/// This is the one entry: the editor, the command line and the submit gate call nothing else.
pub fn check(read: &Result<Tree, ParseError>) -> Vec<Problem> {
    match read {
        Err(error) => vec![text_problem::not_json(error)],
        Ok(tree) if tree.root().kind() != Kind::Object => {
            vec![text_problem::not_an_object(tree.root())]
        }
        Ok(_) => Vec::new(),
    }
}
