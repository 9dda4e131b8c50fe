//! Rules of the service for templates, one file per section.
//!
//! `shape` holds what follows from the description of a member; the sections hold what a
//! description can't say: forms of strings, and rules over several members.

mod abort;
pub mod arn;
pub mod cron;
mod document;
mod failure_types;
pub mod fix;
mod hidden;
mod leftovers;
mod nearest;
mod packages;
pub mod placeholder;
mod presign;
mod report;
mod retry;
mod rollout;
pub mod s3_url;
mod shape;
mod source;
mod tags;
mod timeout;
mod whole;
mod windows;

use crate::template::field::Field;
use crate::template::json::{ParseError, Tree};
use crate::template::problem::Problem;
use crate::template::view::Template;

use leftovers::Leftovers;
use report::Report;

/// All problems of a text that was read (or could not be), in the order of their places.
///
/// This is the one entry: the editor, the command line and the submit gate call nothing else.
pub fn check(read: &Result<Tree, ParseError>) -> Vec<Problem> {
    match read {
        Ok(tree) => problems(tree, MOST_PROBLEMS),
        Err(error) => vec![whole::not_json(error)],
    }
}

/// At most this many problems are told of; nobody reads more, and a hostile file holds millions.
pub const MOST_PROBLEMS: usize = 1000;

/// The first `most` problems of a text.
fn problems(tree: &Tree, most: usize) -> Vec<Problem> {
    let mut report = Report::new(tree, most);
    whole::byte_order_mark(&mut report, tree);
    if whole::is_template(&mut report, tree) {
        members(&mut report, tree);
    }
    report.finish()
}

fn members<'t>(report: &mut Report<'t>, tree: &'t Tree) {
    let template = Template::of(tree);
    shape::check(report, Field::request(), tree.root());
    source::check(report, &template);
    let needs = document::check(report, &template);
    presign::check(report, &template, needs);
    rollout::check(report, &template);
    abort::check(report, &template);
    timeout::check(report, &template);
    retry::check(report, &template);
    windows::check(report, &template);
    packages::check(report, &template);
    hidden::check(report, tree);
    // Last, so that it sees all fixes of keys.
    tags::check(report, &template);
    if report.has_room()
        && let Some(leftovers) = Leftovers::of(tree, report.errors())
    {
        leftovers.report(report, tree);
    }
}
