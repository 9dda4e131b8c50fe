//! Circles among the parts of a folder.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::source::{Arrow, Sources};

/// Each circle that goes through a folder, written `ui/app → ui/host → ui/app`. Files of one folder may know each other.
pub fn through_folders(sources: &Sources) -> Vec<String> {
    let folders: BTreeSet<_> = sources
        .modules
        .iter()
        .filter_map(|module| module.rsplit_once('/'))
        .flat_map(|(folder, _)| ancestors(folder))
        .collect();
    let mut circles = Vec::new();
    for parent in folders.iter().copied().chain([""]) {
        let arrows = between_parts(parent, &sources.arrows);
        for folder in folders
            .iter()
            .filter(|folder| arrows.contains_key(**folder))
        {
            circles.extend(back_to(folder, &arrows));
        }
    }
    circles
}

fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    let ends = folder.match_indices('/').map(|(at, _)| at);
    ends.chain([folder.len()]).map(|end| &folder[..end])
}

/// Parts of `parent`, each with the other parts that it imports from.
fn between_parts<'s>(parent: &str, arrows: &'s [Arrow]) -> BTreeMap<&'s str, BTreeSet<&'s str>> {
    let mut parts: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for Arrow { from, to } in arrows {
        if let (Some(from), Some(to)) = (part_of(parent, from), part_of(parent, to))
            && from != to
        {
            parts.entry(from).or_default().insert(to);
        }
    }
    parts
}

/// `ui/forms` of `ui/forms/block` in `ui`.
fn part_of<'m>(parent: &str, module: &'m str) -> Option<&'m str> {
    let inside = if parent.is_empty() {
        module
    } else {
        module.strip_prefix(parent)?.strip_prefix('/')?
    };
    let begin = module.len() - inside.len();
    let end = inside.find('/').map_or(module.len(), |at| begin + at);
    Some(&module[..end])
}

/// The shortest way from `start` back to it.
fn back_to(start: &str, arrows: &BTreeMap<&str, BTreeSet<&str>>) -> Option<String> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in arrows.get(way.last()?).into_iter().flatten() {
            let mut longer = way.clone();
            longer.push(next);
            if *next == start {
                return Some(longer.join(" → "));
            }
            if seen.insert(*next) {
                ways.push_back(longer);
            }
        }
    }
    None
}

#[test]
fn a_circle_is_found_between_folders_but_not_within_one() {
    let arrow = |from: &str, to: &str| Arrow {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let sources = |arrows: Vec<Arrow>| Sources {
        modules: ["a", "a/b", "a/b/c", "a/d", "e", "e/f"]
            .map(str::to_owned)
            .into(),
        arrows,
        ..Sources::default()
    };
    let circles = |arrows| through_folders(&sources(arrows));
    assert_eq!(
        circles(vec![arrow("a/b/c", "a/d"), arrow("a/d", "a/b")]),
        ["a/b → a/d → a/b"]
    );
    let round = vec![arrow("a/d", "e/f"), arrow("e", "a/b/c")];
    assert_eq!(circles(round), ["a → e → a", "e → a → e"]);
    assert!(circles(vec![arrow("a/b/c", "a/b"), arrow("a/b", "a/b/c")]).is_empty());
    assert!(circles(vec![arrow("a/d", "e/f"), arrow("a/b", "e")]).is_empty());
}
