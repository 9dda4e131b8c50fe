//! What runs in a real browser.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::compile::run;
use crate::site::{self, Site};

/// Runs the tests over `site`, or those whose names have `filter` in them.
///
/// # Errors
/// When one fails.
pub fn test(site: &Site, filter: Option<&str>) -> Result<()> {
    install()?;
    let mut node = node(site);
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    if let Some(filter) = filter {
        node.arg(format!("--test-name-pattern={filter}"));
    }
    let tests = fs::read_dir(site::root().join("web/tests"))?;
    let mut tests: Vec<_> = tests.filter_map(|entry| Some(entry.ok()?.path())).collect();
    tests.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    tests.sort();
    run(node.args(tests))
}

/// Measures `site` beside `empty`.
///
/// # Errors
/// When a number is larger than it may be.
pub fn bench(site: &Site, empty: &Site) -> Result<()> {
    install()?;
    run(node(site)
        .arg("bench/bench.mjs")
        .env("EMPTY_SITE", &empty.folder))
}

fn node(site: &Site) -> Command {
    let mut node = Command::new("node");
    node.current_dir(site::root().join("web"))
        .env("SITE", &site.folder);
    node
}

/// Installs what the tests need, unless it is there.
fn install() -> Result<()> {
    let web = site::root().join("web");
    let lock = fs::read(web.join("package-lock.json"))?;
    let done = web.join("node_modules/.installed-lock.json");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(&web))?;
    Ok(fs::write(done, lock)?)
}
