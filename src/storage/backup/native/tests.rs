use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Backups;
use crate::storage::{Backup, FileRef};

fn backup(text: &str) -> Backup {
    Backup {
        name: "untitled-1".to_owned(),
        file: Some(FileRef::new("fleet/t.json")),
        saved: "{}".into(),
        text: text.into(),
        fields: BTreeMap::from([("/tags/0/Key".to_owned(), "1e".to_owned())]),
        losers: BTreeMap::from([("document".to_owned(), "\"{}\"".to_owned())]),
        in_front: true,
    }
}

/// What is found below `parent` and then worked with.
fn found(parent: &Path) -> (Backups, Vec<Backup>) {
    let (backups, left) = Backups::open(parent).unwrap();
    assert!(left.put_aside.is_empty());
    let slots: Vec<_> = left.backups.iter().map(|(slot, _)| *slot).collect();
    backups.confirm(&slots);
    let found = left.backups.into_iter().map(|(_, backup)| backup);
    (backups, found.collect())
}

#[test]
fn what_an_ended_program_left_is_found_until_it_is_forgotten() {
    let parent = tempfile::tempdir().unwrap();
    let (first, left) = found(parent.path());
    assert!(left.is_empty());
    let slots = [first.new_slot(), first.new_slot(), first.new_slot()];
    for (slot, text) in slots.iter().zip(["a", "{\u{2028}", "{\"c\": 1}"]) {
        first.keep(*slot, &backup(text)).unwrap();
    }
    first.keep(slots[0], &backup("a, later")).unwrap();
    first.forget(slots[2]);
    drop(first);
    for _ in 0..2 {
        let (_program, left) = found(parent.path());
        assert_eq!(left, [backup("a, later"), backup("{\u{2028}")]);
    }
    let (last, _) = found(parent.path());
    last.forget_all();
    last.keep(last.new_slot(), &backup("too late")).unwrap();
    drop(last);
    let (_program, left) = found(parent.path());
    assert!(left.is_empty());
    let folders = fs::read_dir(parent.path()).unwrap();
    let folders = folders.filter(|entry| entry.as_ref().unwrap().path().is_dir());
    assert_eq!(folders.count(), 1);
}

#[test]
fn a_running_program_keeps_its_own() {
    let parent = tempfile::tempdir().unwrap();
    let (running, _) = found(parent.path());
    running.keep(running.new_slot(), &backup("{}")).unwrap();
    let (_other, left) = found(parent.path());
    assert!(left.is_empty());
}

#[test]
fn what_can_not_be_opened_is_put_aside_and_told_once() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = found(parent.path());
    fs::write(first.path(first.new_slot(), super::KEPT), "{").unwrap();
    first.keep(first.new_slot(), &backup("{}")).unwrap();
    drop(first);
    let (second, left) = Backups::open(parent.path()).unwrap();
    assert_eq!((left.backups.len(), left.put_aside.len()), (1, 1));
    assert_eq!(fs::read_to_string(&left.put_aside[0]).unwrap(), "{");
    // The second ends before what it has opened again is confirmed.
    drop(second);
    let (third, left) = Backups::open(parent.path()).unwrap();
    assert_eq!((left.backups.len(), left.put_aside.len()), (0, 1));
    let aside = fs::read_to_string(&left.put_aside[0]).unwrap();
    assert_eq!(
        serde_json::from_str::<Backup>(&aside).unwrap(),
        backup("{}")
    );
    drop(third);
    let (_fourth, left) = found(parent.path());
    assert!(left.is_empty());
}

#[test]
fn what_is_kept_after_opening_is_not_replaced_by_what_was_opened() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = found(parent.path());
    first.keep(first.new_slot(), &backup("older")).unwrap();
    drop(first);
    let (second, left) = Backups::open(parent.path()).unwrap();
    let slot = left.backups[0].0;
    second.keep(slot, &backup("newer")).unwrap();
    second.confirm(&[slot]);
    drop(second);
    let (_third, left) = found(parent.path());
    assert_eq!(left, [backup("newer")]);
}

#[test]
fn a_disk_that_takes_nothing_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("a file");
    fs::write(&file, "").unwrap();
    assert!(Backups::open(&file).is_err());
    let (backups, _) = found(parent.path());
    fs::remove_dir_all(&backups.folder).unwrap();
    assert!(backups.keep(0, &backup("{}")).is_err());
}
