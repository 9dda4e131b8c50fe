//! Which cargo compiles for the browser: the one that rustup gave the target to, or Debian's own.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// For what is compiled.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian's packages put theirs.
const DEBIAN_BIN: &str = "/usr/bin";
/// What the linker of Debian's toolchain is called.
const DEBIAN_LINKER: &str = "rust-lld";

const EXPLANATION: &str = "\
There is no standard library for the browser. Install one of these, then run this again:

    rustup target add wasm32-unknown-unknown

or, on Debian and its relatives,

    apt-get install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22";

/// A cargo that can compile for the browser.
pub enum Toolchain {
    /// The cargo that runs this, which has the target.
    Own,
    /// Debian's, whose standard library comes as source.
    Debian,
}

impl Toolchain {
    /// Finds one.
    ///
    /// # Errors
    /// When there is none; says how to install one.
    pub fn find() -> Result<Self> {
        let own = sysroot(Path::new(&env::var_os("RUSTC").unwrap_or("rustc".into())));
        if own.is_some_and(|root| root.join("lib/rustlib").join(TARGET).is_dir()) {
            return Ok(Self::Own);
        }
        let bin = Path::new(DEBIAN_BIN);
        let source = "lib/rustlib/src/rust/library/std";
        let has_source = sysroot(&bin.join("rustc")).is_some_and(|root| root.join(source).is_dir());
        // Without the linker's package its link leads nowhere.
        let has_linker = bin.join(DEBIAN_LINKER).exists();
        if has_source && has_linker && bin.join("cargo").exists() {
            return Ok(Self::Debian);
        }
        bail!(EXPLANATION)
    }

    /// A call of this cargo.
    ///
    /// # Errors
    /// When this program was not started by cargo.
    pub fn cargo(&self) -> Result<Command> {
        match self {
            Self::Own => env::var_os("CARGO")
                .map(Command::new)
                .context("Start this as `cargo web`"),
            Self::Debian => {
                let bin = Path::new(DEBIAN_BIN);
                let mut cargo = Command::new(bin.join("cargo"));
                // Cargo takes its subcommands from the first folder that has them.
                let path = env::var_os("PATH").unwrap_or_default();
                let folders = std::iter::once(bin.to_owned()).chain(env::split_paths(&path));
                cargo
                    .env("PATH", env::join_paths(folders)?)
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("LD_LIBRARY_PATH")
                    .env("RUSTC", bin.join("rustc"))
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
                Ok(cargo)
            }
        }
    }
}

/// Where this compiler has its libraries.
fn sysroot(rustc: &Path) -> Option<PathBuf> {
    let mut call = Command::new(rustc);
    if rustc.starts_with(DEBIAN_BIN) {
        call.env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("LD_LIBRARY_PATH");
    }
    let answer = call.args(["--print", "sysroot"]).output().ok()?;
    let path = String::from_utf8(answer.stdout).ok()?;
    answer.status.success().then(|| PathBuf::from(path.trim()))
}
