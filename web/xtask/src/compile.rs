//! From the sources to WebAssembly and the JavaScript around it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::Build;
use crate::site::{self, Site};
use crate::toolchain::{TARGET, Toolchain};

/// What is compiled.
#[derive(Clone, Copy)]
pub enum Package {
    /// The editor.
    Editor,
    /// The editor, which shows its widgets to tests.
    Exposed,
    /// A page of the same making with nothing on it, to measure beside.
    Empty,
}

/// What the compiler and wasm-bindgen have made.
pub struct Compiled {
    /// The program.
    pub wasm: Vec<u8>,
    /// The module that loads it and that it calls.
    pub js: String,
}

impl Package {
    /// Compiles it and lays its page out in `folder`.
    ///
    /// # Errors
    /// When it does not compile, or `folder` can't be written.
    pub fn page(self, build: Build, folder: &Path) -> Result<Site> {
        let compiled = bind(&self.compile(build)?)?;
        Site::lay_out(&compiled, self.without(), folder)
    }

    /// What its canvas does without, so that the browser draws no more than is seen: egui smooths its edges itself, and
    /// nothing shines through the page. The empty page is as eframe makes it.
    const fn without(self) -> &'static str {
        match self {
            Self::Editor | Self::Exposed => "alpha antialias depth stencil",
            Self::Empty => "",
        }
    }

    fn manifest(self) -> PathBuf {
        match self {
            Self::Editor | Self::Exposed => site::root().join("Cargo.toml"),
            Self::Empty => site::root().join("web/bench/empty/Cargo.toml"),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Editor | Self::Exposed => "job-template-editor",
            Self::Empty => "empty",
        }
    }

    fn compile(self, build: Build) -> Result<PathBuf> {
        let profile = if build.release { "web" } else { "web-fast" };
        let mut cargo = cargo("build", &self.manifest())?;
        cargo.args(["--profile", profile, "--bin", self.name()]);
        if matches!(self, Self::Exposed) {
            cargo.args(["--features", "exposed-widgets"]);
        }
        run(&mut cargo)?;
        let file = format!("{}.wasm", self.name());
        Ok(site::target().join(TARGET).join(profile).join(file))
    }
}

/// Lints the library and the program as they are compiled for the browser, by rules of their own.
///
/// # Errors
/// When there is anything to say.
pub fn clippy() -> Result<()> {
    let mut cargo = cargo("clippy", &Package::Editor.manifest())?;
    cargo
        .args(["--lib", "--bins", "--features", "exposed-widgets"])
        .args(["--", "-D", "warnings"])
        .env("CLIPPY_CONF_DIR", clippy_configuration()?);
    run(&mut cargo)
}

/// A folder with what holds for the whole program and what is added to it for the page.
fn clippy_configuration() -> Result<PathBuf> {
    let read = |path: &str| -> Result<toml::Table> {
        Ok(fs::read_to_string(site::root().join(path))?.parse()?)
    };
    let mut whole = read("clippy.toml")?;
    for (name, value) in read("web/clippy-page.toml")? {
        match (whole.get_mut(&name), value) {
            (Some(toml::Value::Array(there)), toml::Value::Array(mut more)) => {
                there.append(&mut more);
            }
            (_, value) => drop(whole.insert(name, value)),
        }
    }
    let folder = site::target().join("clippy-configuration");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("clippy.toml"), whole.to_string())?;
    Ok(folder)
}

fn cargo(task: &str, manifest: &Path) -> Result<Command> {
    let mut cargo = Toolchain::find()?.cargo()?;
    cargo
        .args([task, "--locked", "--target", TARGET, "--config"])
        .arg(without_own_paths())
        .arg("--manifest-path")
        .arg(manifest)
        .env("CARGO_TARGET_DIR", site::target());
    Ok(cargo)
}

/// What a panic says of its place stands in the program: nobody is told where this machine keeps its crates.
fn without_own_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.unwrap_or_default().join("registry/src");
    let flag = format!("--remap-path-prefix={}=crates", crates.display());
    let flags = toml::Value::from(vec![flag]);
    format!("target.{TARGET}.rustflags={flags}")
}

/// Runs `command` and waits for it.
///
/// # Errors
/// When it can't be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{} can't be started", command.get_program().display()))?;
    ensure!(
        status.success(),
        "{} failed",
        command.get_program().display()
    );
    Ok(())
}

/// Gives the program its JavaScript.
fn bind(wasm: &Path) -> Result<Compiled> {
    let mut output = Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .out_name("editor")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(env::var_os("KEEP_NAMES").is_none())
        .remove_producers_section(true)
        .generate_output()?;
    let inline = output.snippets().iter();
    let inline = inline.filter_map(|(name, scripts)| (!scripts.is_empty()).then_some(name));
    let scripts: Vec<_> = inline.chain(output.local_modules().keys()).collect();
    ensure!(
        scripts.is_empty(),
        "Crates bring JavaScript files of their own, which the page does not carry yet: {scripts:?}"
    );
    let js = output.js().to_owned();
    Ok(Compiled {
        wasm: output.wasm_mut().emit_wasm(),
        js,
    })
}
