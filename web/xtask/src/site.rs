//! The page as it is put on a server: files that are named after their content, and the few that are not.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::compile::Compiled;

/// What the page may do; `service/transport` knows what it may call. Endpoints are the users' own, so it may call every https host, and their own machine.
const POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'sha256-{style}'; \
    img-src 'self'; \
    connect-src 'self' https: http://127.0.0.1:* http://localhost:*; \
    manifest-src 'self'; \
    worker-src 'self'; \
    base-uri 'none'; \
    form-action 'none'; \
    require-trusted-types-for 'script'; \
    trusted-types job-template-editor";

/// How much of a file's hash goes into its name.
const HASH_CHARACTERS: usize = 12;

/// The project's folder: that of the call, for one that was built in another copy may be run from this one.
pub fn root() -> PathBuf {
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.ancestors().nth(2).unwrap_or(&xtask).to_owned()
}

/// Where everything for the browser is built.
pub fn target() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), PathBuf::from);
    target.join("web")
}

/// A file of the page.
pub struct File {
    /// Its name, which is also its path.
    pub name: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// How many of them are sent to a browser that takes brotli.
    pub sent: usize,
}

impl File {
    /// What its name ends in, without the dot.
    pub fn ending(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(_, ending)| ending)
    }
}

/// A page that has been laid out.
pub struct Site {
    /// Where it is.
    pub folder: PathBuf,
    /// What a browser loads to run it.
    pub files: Vec<File>,
}

impl Site {
    /// Writes the page around `compiled` into `folder`, whatever was there before. `without` is what its canvas does
    /// without.
    ///
    /// # Errors
    /// When `folder` can't be written.
    pub fn lay_out(compiled: &Compiled, without: &str, folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let mut site = Self {
            folder: folder.to_owned(),
            files: Vec::new(),
        };
        site.fill(compiled, without)
            .with_context(|| format!("The page can't be written: {}", folder.display()))?;
        Ok(site)
    }

    fn fill(&mut self, compiled: &Compiled, without: &str) -> Result<()> {
        let wasm = self.add_hashed("editor.wasm", &compiled.wasm)?;
        let js = self.add_hashed("editor.js", compiled.js.as_bytes())?;
        let sources = [
            "index.html",
            "style.css",
            "start.js",
            "service-worker.js",
            "manifest.webmanifest",
        ];
        let sources: Vec<String> = sources.into_iter().map(page).collect::<Result<_>>()?;
        let icon = self.add_icon("icon.svg")?;
        let small = self.add_icon("icon-64.png")?;
        let large = self.add_icon("icon-256.png")?;
        let all = format!(
            "{wasm} {js} {icon} {small} {large} {without} {POLICY} {}",
            sources.concat()
        );
        let version = hash(all.as_bytes());
        let start = page("start.js")?
            .replace("{{version}}", &version)
            .replace("{{editor.js}}", &js)
            .replace("{{editor.wasm}}", &wasm)
            .replace("{{bytes}}", &compiled.wasm.len().to_string());
        let start = self.add_hashed("start.js", start.as_bytes())?;
        let manifest = page("manifest.webmanifest")?
            .replace("{{icon.svg}}", &icon)
            .replace("{{icon-256.png}}", &large);
        let manifest = self.add_hashed("manifest.webmanifest", manifest.as_bytes())?;
        let style = page("style.css")?;
        let policy = POLICY.replace("{style}", &BASE64_STANDARD.encode(Sha256::digest(&style)));
        let index = page("index.html")?
            .replace("{{policy}}", &policy)
            .replace("{{without}}", without)
            .replace("{{style}}", &style)
            .replace("{{start.js}}", &start)
            .replace("{{editor.js}}", &js)
            .replace("{{editor.wasm}}", &wasm)
            .replace("{{bytes}}", &compiled.wasm.len().to_string())
            .replace("{{icon.svg}}", &icon)
            .replace("{{icon-64.png}}", &small)
            .replace("{{icon-256.png}}", &large)
            .replace("{{manifest}}", &manifest);
        self.add("index.html", index.as_bytes())?;
        let names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let worker = page("service-worker.js")?
            .replace("{{version}}", &version)
            .replace("\"{{files}}\"", &serde_json::to_string_pretty(&names)?);
        self.add("service-worker.js", worker.as_bytes())
    }

    fn add_icon(&mut self, name: &str) -> Result<String> {
        let icon = fs::read(root().join("assets/icon").join(name))?;
        self.add_hashed(name, &icon)
    }

    /// Adds a file that is named after its content, so that it can be kept for ever.
    fn add_hashed(&mut self, name: &str, content: &[u8]) -> Result<String> {
        let (stem, ending) = name.split_once('.').context("Every file has an ending")?;
        let name = format!("{stem}-{}.{ending}", hash(content));
        self.add(&name, content)?;
        Ok(name)
    }

    /// Adds a file, and beside it what is sent to browsers that take it compressed.
    fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let mut file = File {
            name: name.to_owned(),
            bytes: content.len(),
            sent: content.len(),
        };
        fs::write(self.folder.join(name), content)?;
        // Pictures are compressed already.
        if file.ending() != "png" {
            let brotli = brotli(content)?;
            file.sent = brotli.len();
            fs::write(self.folder.join(format!("{name}.br")), brotli)?;
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            gzip.write_all(content)?;
            fs::write(self.folder.join(format!("{name}.gz")), gzip.finish()?)?;
        }
        self.files.push(file);
        Ok(())
    }
}

/// One of the files that the page is made from.
fn page(name: &str) -> Result<String> {
    let path = root().join("web/page").join(name);
    fs::read_to_string(&path).with_context(|| format!("It can't be read: {}", path.display()))
}

fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let bytes = digest.iter().take(HASH_CHARACTERS / 2);
    bytes.fold(String::new(), |mut hex, byte| {
        // A string takes everything.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let smallest = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut out, &smallest)?;
    Ok(out)
}
