//! `cargo web`: the editor as a page for the browser.

mod browser;
mod budget;
mod compile;
mod serve;
mod site;
mod toolchain;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use compile::Package;
use site::Site;

/// Build the editor as a web page, into web/dist
#[derive(Parser)]
#[command(bin_name = "cargo web", args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(flatten)]
    build: Build,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Args, Clone, Copy)]
struct Build {
    /// As small as it gets, which takes minutes; without this it is built fast
    #[arg(long)]
    release: bool,
}

#[derive(Subcommand)]
enum Task {
    /// Build the page and serve it on 127.0.0.1
    Serve {
        #[command(flatten)]
        build: Build,
        /// The port
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Lint what is compiled for the page
    Clippy,
    /// Try the page in a browser
    Test {
        #[command(flatten)]
        build: Build,
        /// Which tests, by a part of their names
        filter: Option<String>,
    },
    /// Measure the page beside one with nothing on it
    Bench {
        #[command(flatten)]
        build: Build,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(Cli { build, task }: Cli) -> Result<()> {
    match task {
        None => published(build).map(drop),
        Some(Task::Serve { build, port }) => {
            let listener = serve::listen(port)?;
            serve::serve(&published(build)?, listener)
        }
        Some(Task::Clippy) => compile::clippy(),
        Some(Task::Test { build, filter }) => browser::test(&exposed(build)?, filter.as_deref()),
        Some(Task::Bench { build }) => {
            let site = published(build)?;
            let empty = Package::Empty.page(build, &site::target().join("empty-site"))?;
            browser::bench(&site, &empty)
        }
    }
}

/// The page as it is put on a server.
fn published(build: Build) -> Result<Site> {
    let site = Package::Editor.page(build, &site::root().join("web/dist"))?;
    budget::hold(&site, build.release)?;
    println!("The page is in web/dist");
    Ok(site)
}

/// The page that shows its widgets to the tests. It holds to the budget, too: there is no need to build two.
fn exposed(build: Build) -> Result<Site> {
    let site = Package::Exposed.page(build, &site::target().join("exposed-site"))?;
    budget::hold(&site, build.release)?;
    Ok(site)
}
