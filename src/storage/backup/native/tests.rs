use std::collections::BTreeMap;
use std::fs;

use super::Backups;
use crate::storage::{Backup, FileRef, FileStamp};

fn backup(text: &str) -> Backup {
    Backup {
        name: "untitled-1".to_owned(),
        file: Some((FileRef::new("fleet/t.json"), FileStamp::of(b"{}"))),
        saved: "{}".to_owned(),
        text: text.to_owned(),
        fields: BTreeMap::from([("/tags/0/Key".to_owned(), "1e".to_owned())]),
    }
}

#[test]
fn what_an_ended_program_left_is_found_once() {
    let parent = tempfile::tempdir().unwrap();
    let (first, found) = Backups::open(parent.path()).unwrap();
    assert!(found.is_empty());
    let slots = [first.new_slot(), first.new_slot(), first.new_slot()];
    for (slot, text) in slots.iter().zip(["a", "{\u{2028}", "{\"c\": 1}"]) {
        first.keep(*slot, &backup(text)).unwrap();
    }
    first.keep(slots[0], &backup("a, later")).unwrap();
    first.forget(slots[2]);
    drop(first);
    let (second, found) = Backups::open(parent.path()).unwrap();
    let found: Vec<_> = found.into_iter().map(|(_, backup)| backup).collect();
    assert_eq!(found, [backup("a, later"), backup("{\u{2028}")]);
    drop(second);
    let (third, found) = Backups::open(parent.path()).unwrap();
    assert_eq!(found.len(), 2, "they are kept until they are forgotten");
    third.forget_all();
    drop(third);
    let (_fourth, found) = Backups::open(parent.path()).unwrap();
    assert!(found.is_empty());
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
}

#[test]
fn a_running_program_keeps_its_own() {
    let parent = tempfile::tempdir().unwrap();
    let (running, _) = Backups::open(parent.path()).unwrap();
    running.keep(running.new_slot(), &backup("{}")).unwrap();
    let (_other, found) = Backups::open(parent.path()).unwrap();
    assert!(found.is_empty());
}

#[test]
fn a_backup_that_can_not_be_read_stays() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = Backups::open(parent.path()).unwrap();
    let broken = first.path(first.new_slot());
    fs::write(&broken, "{").unwrap();
    first.keep(first.new_slot(), &backup("{}")).unwrap();
    drop(first);
    let (_second, found) = Backups::open(parent.path()).unwrap();
    assert_eq!(found.len(), 1);
    assert!(broken.exists());
}

#[test]
fn a_disk_that_takes_nothing_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("a file");
    fs::write(&file, "").unwrap();
    assert!(Backups::open(&file).is_err());
    let (backups, _) = Backups::open(parent.path()).unwrap();
    fs::remove_dir_all(&backups.folder).unwrap();
    assert!(backups.keep(0, &backup("{}")).is_err());
}
