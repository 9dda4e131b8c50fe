//! How large the page may be: the program with its fonts, and the JavaScript around it.

use anyhow::{Result, ensure};

use crate::site::{File, Site};

/// Bytes as they are sent with brotli, when it is built small.
const SMALL: usize = 1_600_000;
/// The same when it is built fast.
const FAST: usize = 1_750_000;

/// Tells how large the page is.
///
/// # Errors
/// When it is too large.
pub fn hold(site: &Site, release: bool) -> Result<()> {
    for file in &site.files {
        println!(
            "{:>9} bytes, {:>9} sent  {}",
            file.bytes, file.sent, file.name
        );
    }
    let runs = |file: &&File| matches!(file.ending(), "wasm" | "js");
    let run = site.files.iter().filter(runs);
    let sent: usize = run.map(|file| file.sent).sum();
    let most = if release { SMALL } else { FAST };
    println!("{sent} bytes of program sent with brotli, at most {most}");
    ensure!(sent <= most, "The page is {} bytes too large", sent - most);
    Ok(())
}
