//! What independent programs make of our files and requests: the AWS CLI, botocore, moto and ministack.
//!
//! `.ci/run` installs them into a virtual environment and turns on the feature that builds these tests.

#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

mod aws_cli;
mod files;
mod judge;
mod mutations;
mod peers;
mod program;
mod reports;
mod servers;
mod stored;
mod values;
