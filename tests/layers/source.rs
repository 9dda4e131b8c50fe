//! The modules of `src/`, and what each of them names of others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One module names another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// `ui/forms/block`; the file may be `block.rs` or `block/mod.rs`.
    pub from: String,
    /// The module named, or the crate.
    pub to: String,
}

/// All modules of the library, without their tests.
#[derive(Debug, Default)]
pub struct Sources {
    /// `ui/forms/block` of every module that has a file.
    pub modules: BTreeSet<String>,
    /// Imports of one module by another.
    pub arrows: Vec<Arrow>,
    /// Imports of other crates by a module.
    pub crates: Vec<Arrow>,
}

impl Sources {
    /// Reads the program's own.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        list(&root, &mut files);
        let files: Vec<_> = files
            .iter()
            .filter_map(|file| Some((module(file.strip_prefix(&root).ok()?)?, file)))
            .collect();
        let mut sources = Self {
            modules: files.iter().map(|(module, _)| module.clone()).collect(),
            ..Self::default()
        };
        for (module, file) in files {
            sources.add(&module, &fs::read_to_string(file).unwrap());
        }
        sources
    }

    /// Notes what the text of a module names.
    fn add(&mut self, module: &str, text: &str) {
        let code = without_tests(&without_words(text)).to_owned();
        let (imports, rest) = imports(&code);
        let mut paths: Vec<_> = imports.iter().flat_map(|tree| unfolded(tree)).collect();
        paths.extend(named(&rest));
        for path in paths {
            match self.resolve(module, &path) {
                Some(to) if to != module => self.arrows.push(Arrow {
                    from: module.to_owned(),
                    to,
                }),
                Some(_) => {}
                None => self.crates.push(Arrow {
                    from: module.to_owned(),
                    to: path.split("::").next().unwrap_or_default().to_owned(),
                }),
            }
        }
    }

    /// The module of ours that a path leads to; `None` in another crate.
    fn resolve(&self, module: &str, path: &str) -> Option<String> {
        let mut at: Vec<&str> = module.split('/').collect();
        let mut steps = path.split("::").peekable();
        match *steps.peek()? {
            "crate" => at.clear(),
            "self" | "super" => {}
            first if self.modules.contains(&format!("{module}/{first}")) => {}
            _ => return None,
        }
        while let Some(step) = steps.next_if(|step| matches!(*step, "crate" | "self" | "super")) {
            if step == "super" {
                at.pop();
            }
        }
        for step in steps {
            at.push(step);
            if !self.modules.contains(&at.join("/")) {
                at.pop();
                break;
            }
        }
        Some(at.join("/"))
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// `ui/forms` of `ui/forms/mod.rs`; `None` of the crate's roots and of tests.
fn module(file: &Path) -> Option<String> {
    let path = file.with_extension("");
    let path = if path.ends_with("mod") {
        path.parent()?
    } else {
        &path
    };
    let steps: Vec<_> = path.iter().map(|step| step.to_str().unwrap()).collect();
    let is_root = matches!(steps[..], ["lib" | "main"]);
    (!is_root && !steps.contains(&"tests")).then(|| steps.join("/"))
}

/// The code without comments and without what stands in strings.
fn without_words(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let passed = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_string(rest) {
            let end = format!("\"{}", "#".repeat(hashes));
            let begin = hashes + 2;
            rest[begin..]
                .find(&end)
                .map_or(rest.len(), |at| begin + at + end.len())
        } else if first == '"' {
            string(rest)
        } else if first == '\'' {
            character(rest)
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = &rest[passed..];
    }
    code
}

/// With how many `#` the raw string begins that begins here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let quote = after.find(|c| c != '#')?;
    after[quote..].starts_with('"').then_some(quote)
}

/// The length of the string that begins here.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the character that begins here, or of the sign before a lifetime.
fn character(text: &str) -> usize {
    let inside = &text[1..];
    if let Some(escape) = inside.strip_prefix('\\') {
        return escape
            .char_indices()
            .skip(1)
            .find(|(_, c)| *c == '\'')
            .map_or(text.len(), |(at, _)| at + 3);
    }
    let mut characters = inside.chars();
    let one = characters.next().map_or(0, char::len_utf8);
    if characters.next() == Some('\'') {
        one + 2
    } else {
        1
    }
}

/// The code before the tests at its end.
fn without_tests(code: &str) -> &str {
    let inline = code.match_indices("#[cfg(test)]\nmod ").find(|(at, _)| {
        let line = code[*at..].lines().nth(1).unwrap_or_default();
        line.ends_with('{')
    });
    inline.map_or(code, |(at, _)| &code[..at])
}

/// Splits code into the text of its `use` declarations, between `use` and `;`, and all the rest.
fn imports(code: &str) -> (Vec<String>, String) {
    let (mut trees, mut rest) = (Vec::new(), String::new());
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        let after = trimmed.strip_prefix("use ").or_else(|| {
            trimmed.strip_prefix("pub").and_then(|after| {
                let (_visibility, tree) = after.split_once("use ")?;
                after.starts_with([' ', '(']).then_some(tree)
            })
        });
        let Some(after) = after else {
            rest += line;
            rest.push('\n');
            continue;
        };
        let mut tree = after.to_owned();
        while !tree.contains(';') {
            let Some(line) = lines.next() else { break };
            tree += line;
        }
        tree.truncate(tree.find(';').unwrap_or(tree.len()));
        tree.retain(|c| !c.is_whitespace() || c == ' ');
        trees.push(tree);
    }
    (trees, rest)
}

/// Every path of a tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn unfolded(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or(tree).trim();
        return vec![path.to_owned()];
    };
    let inside = inside.strip_suffix('}').unwrap_or(inside);
    let mut depth = 0;
    let branches = inside.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    branches
        .filter(|branch| !branch.trim().is_empty())
        .flat_map(unfolded)
        .map(|path| format!("{before}{path}"))
        .collect()
}

/// Paths of our own that stand in the code itself.
fn named(code: &str) -> Vec<String> {
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
    code.split(|c| !is_path(c))
        .filter(|path| {
            ["crate::", "self::", "super::"]
                .iter()
                .any(|root| path.starts_with(root))
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn paths_are_found_however_they_are_written() {
    let mut sources = Sources {
        modules: ["a", "a/b", "a/b/c", "d", "d/e"].map(str::to_owned).into(),
        ..Sources::default()
    };
    sources.add(
        "a/b",
        r##"
        use std::fmt;
        pub(super) use c::Part;
        use crate::d::{
            self,
            e::{One, Two as Other},
        };
        // crate::nowhere
        const TEXT: &str = "use crate::a; super::x";
        const RAW: &str = r#" "use crate::a;" "#;
        fn quote<'a>(c: char) -> bool { c == '"' || c == '\'' || super::is(c) }
        #[cfg(test)]
        mod late;
        fn last() -> crate::d::e::Three { egui::id() }
#[cfg(test)]
mod tests {
    use crate::ui::App;
}
"##,
    );
    let mut arrows: Vec<_> = sources
        .arrows
        .iter()
        .map(|arrow| arrow.to.as_str())
        .collect();
    arrows.sort_unstable();
    assert_eq!(arrows, ["a", "a/b/c", "d", "d/e", "d/e", "d/e"]);
    assert_eq!(sources.crates.len(), 1);
    assert_eq!(sources.crates[0].to, "std");
}
