//! What the service would say about a template: its rules, one file per section.

pub mod arn;
pub mod cron;
pub mod placeholder;
pub mod s3_url;
pub mod text;
