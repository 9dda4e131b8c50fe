use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Backups;
use crate::storage::{Backup, FileRef, FileStamp, Overwrite, UnfinishedSave, WriteErrorKind};

fn backup(text: &str) -> Backup {
    Backup {
        name: "untitled-1".to_owned(),
        file: Some(FileRef::new("fleet/t.json")),
        saved: "{}".into(),
        text: text.into(),
        fields: BTreeMap::from([("/tags/0/Key".to_owned(), "1e".to_owned())]),
        set_aside: BTreeMap::from([("document".to_owned(), "\"{}\"".to_owned())]),
        in_front: true,
        saving: None,
    }
}

/// Backup for a file that held `{}` when it was opened.
fn of_file(path: &Path, text: &str) -> Backup {
    Backup {
        file: Some(FileRef::new(path)),
        fields: BTreeMap::new(),
        ..backup(text)
    }
}

fn keep(backups: &Backups, slot: u64, backup: &Backup) {
    backups.keep(slot, backups.ticket(), backup).unwrap();
}

fn forget(backups: &Backups, slot: u64) {
    backups.forget(slot, backups.ticket());
}

/// Opens the backups below `parent` and confirms all of them.
fn found(parent: &Path) -> (Backups, Vec<Backup>) {
    let (backups, left) = Backups::open(parent).unwrap();
    assert!(left.put_aside.is_empty());
    let slots: Vec<_> = left.backups.iter().map(|(slot, _)| *slot).collect();
    backups.confirm(&slots);
    let found = left.backups.into_iter().map(|(_, backup)| backup);
    (backups, found.collect())
}

/// Texts of the backups that the next program finds, and the number of their files that were written since.
fn found_of_file(parent: &Path) -> (Vec<String>, usize) {
    let (_backups, left) = Backups::open(parent).unwrap();
    let texts = left
        .backups
        .iter()
        .map(|(_, backup)| backup.text.to_string());
    (texts.collect(), left.changed.len())
}

fn folders(parent: &Path) -> usize {
    let entries = fs::read_dir(parent).unwrap();
    entries
        .filter(|entry| entry.as_ref().unwrap().path().is_dir())
        .count()
}

#[test]
fn what_an_ended_program_left_is_found_until_it_is_forgotten() {
    let parent = tempfile::tempdir().unwrap();
    let (first, left) = found(parent.path());
    assert!(left.is_empty());
    let slots = [first.new_slot(), first.new_slot(), first.new_slot()];
    for (slot, text) in slots.iter().zip(["a", "{\u{2028}", "{\"c\": 1}"]) {
        keep(&first, *slot, &backup(text));
    }
    keep(&first, slots[0], &backup("a, later"));
    forget(&first, slots[2]);
    drop(first);
    for _ in 0..2 {
        let (_program, left) = found(parent.path());
        assert_eq!(left, [backup("a, later"), backup("{\u{2028}")]);
    }
    let (last, _) = found(parent.path());
    last.forget_all(&[]);
    keep(&last, last.new_slot(), &backup("too late"));
    drop(last);
    let (_program, left) = found(parent.path());
    assert!(left.is_empty());
    assert_eq!(folders(parent.path()), 1);
}

#[test]
fn a_running_program_keeps_its_own() {
    let parent = tempfile::tempdir().unwrap();
    let (running, _) = found(parent.path());
    keep(&running, running.new_slot(), &backup("{}"));
    let (_other, left) = found(parent.path());
    assert!(left.is_empty());
}

#[test]
fn what_can_not_be_read_is_put_aside_and_told_once() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = found(parent.path());
    let broken = first.state().folder.path(first.new_slot(), super::KEPT);
    fs::write(broken, "{").unwrap();
    keep(&first, first.new_slot(), &backup("{}"));
    drop(first);
    let (second, left) = Backups::open(parent.path()).unwrap();
    assert_eq!((left.backups.len(), left.put_aside.len()), (1, 1));
    assert_eq!(fs::read_to_string(&left.put_aside[0]).unwrap(), "{");
    drop(second);
    let (_third, left) = found(parent.path());
    assert_eq!(left, [backup("{}")]);
}

/// Numbers of backups that the next program opens, and that it withholds, until it is killed.
fn opened_and_withheld(parent: &Path) -> (usize, usize) {
    let (_killed, left) = Backups::open(parent).unwrap();
    assert!(left.put_aside.is_empty());
    (left.backups.len(), left.withheld.len())
}

#[test]
fn what_ends_many_programs_in_a_row_is_withheld_and_never_lost() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = found(parent.path());
    keep(&first, first.new_slot(), &backup("{}"));
    drop(first);
    // Killed before it was drawn; then it could be worked with; then the same again.
    for _ in 0..2 {
        for _ in 1..super::MOST_OPENINGS {
            assert_eq!(opened_and_withheld(parent.path()), (1, 0));
        }
        let (_worked_with, left) = found(parent.path());
        assert_eq!(left, [backup("{}")]);
    }
    for _ in 0..super::MOST_OPENINGS {
        assert_eq!(opened_and_withheld(parent.path()), (1, 0));
    }
    // Whoever does not ask for it keeps it, also when the program ends as it should.
    for _ in 0..super::MOST_OPENINGS {
        assert_eq!(opened_and_withheld(parent.path()), (1, 1));
        let (ended, left) = Backups::open(parent.path()).unwrap();
        keep(&ended, ended.new_slot(), &backup("not wanted"));
        ended.forget_all(&left.withheld);
    }
    // Whoever asks for it can work with it from then on.
    let (asked, left) = Backups::open(parent.path()).unwrap();
    assert_eq!(left.withheld, [left.backups[0].0]);
    asked.confirm(&left.withheld);
    drop(asked);
    assert_eq!(opened_and_withheld(parent.path()), (1, 0));
    let (_last, left) = found(parent.path());
    assert_eq!(left, [backup("{}")]);
}

#[test]
fn what_a_program_panics_over_is_withheld_at_once() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = found(parent.path());
    keep(&first, first.new_slot(), &backup("{}"));
    drop(first);
    let (second, left) = Backups::open(parent.path()).unwrap();
    assert_eq!((left.backups.len(), left.withheld.len()), (1, 0));
    keep(&second, second.new_slot(), &backup("typed meanwhile"));
    let panicked = std::thread::spawn(move || {
        let _second = second;
        panic!("over what was opened");
    });
    assert!(panicked.join().is_err());
    let (_third, left) = Backups::open(parent.path()).unwrap();
    let [withheld] = left.withheld[..] else {
        panic!("{left:?}");
    };
    let (over, others): (Vec<_>, Vec<_>) = left
        .backups
        .into_iter()
        .partition(|(slot, _)| *slot == withheld);
    assert_eq!(over[0].1, backup("{}"));
    assert_eq!(others[0].1, backup("typed meanwhile"));
}

#[test]
fn what_is_kept_after_opening_is_not_replaced_by_what_was_opened() {
    let parent = tempfile::tempdir().unwrap();
    let (first, _) = found(parent.path());
    keep(&first, first.new_slot(), &backup("older"));
    drop(first);
    let (second, left) = Backups::open(parent.path()).unwrap();
    let slot = left.backups[0].0;
    keep(&second, slot, &backup("newer"));
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
    let below = parent.path().join("below");
    let (backups, _) = found(&below);
    fs::remove_dir_all(&below).unwrap();
    fs::write(&below, "").unwrap();
    assert!(backups.keep(0, backups.ticket(), &backup("{}")).is_err());
    assert!(!backups.has_lost(), "nothing was made anew");
}

#[test]
fn a_folder_that_somebody_deletes_is_made_again_and_locked_again() {
    let parent = tempfile::tempdir().unwrap();
    let below = parent.path().join("below");
    let (backups, _) = found(&below);
    keep(&backups, 0, &backup("before"));
    fs::remove_dir_all(&below).unwrap();
    keep(&backups, 1, &backup("after"));
    assert!(
        backups.has_lost(),
        "what was kept before has to be kept again"
    );
    assert!(!backups.has_lost(), "once");
    let (_other, left) = found(&below);
    assert!(left.is_empty(), "the program still runs");
    drop(backups);
    let (_next, left) = found(&below);
    assert_eq!(left, [backup("after")]);
}

#[test]
fn a_folder_whose_program_ended_before_it_was_locked_does_not_stay() {
    let parent = tempfile::tempdir().unwrap();
    let begun = parent.path().join(uuid::Uuid::new_v4().to_string());
    let others = parent.path().join("a folder of somebody else");
    for folder in [&begun, &others] {
        fs::create_dir(folder).unwrap();
    }
    let (_program, _) = found(parent.path());
    assert!(!begun.exists() && others.exists());
}

/// A file that holds `{}`, and a place for backups.
fn file() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (path, parent) = (folder.path().join("t.json"), folder.path().join("unsaved"));
    fs::write(&path, "{}").unwrap();
    (folder, path, parent)
}

#[test]
fn what_is_saved_is_forgotten_in_the_same_step() {
    let (_folder, path, parent) = file();
    let (program, _) = found(&parent);
    keep(&program, 0, &of_file(&path, "older"));
    let save = program.begin_save(0, of_file(&path, "newer"));
    let only = Overwrite::Only(FileStamp::of(b"{}"));
    program.save_now(save, FileRef::new(&path), only).unwrap();
    drop(program);
    assert_eq!(fs::read_to_string(&path).unwrap(), "newer");
    assert_eq!(found_of_file(&parent), (vec![], 0));
}

#[test]
fn a_program_that_ends_after_it_has_saved_and_before_it_forgets_offers_nothing_older() {
    for elsewhere in [false, true] {
        let (folder, path, parent) = file();
        let target = if elsewhere {
            folder.path().join("other.json")
        } else {
            path.clone()
        };
        let (program, _) = found(&parent);
        keep(&program, 0, &of_file(&path, "older"));
        let mut saved = of_file(&path, "newer");
        saved.is_saved_to(FileRef::new(&target));
        keep(&program, 0, &saved);
        drop(program);
        // Ended before the file was written: what was to be written is offered.
        assert_eq!(found_of_file(&parent), (vec!["newer".to_owned()], 0));
        fs::write(&target, "newer").unwrap();
        assert_eq!(found_of_file(&parent), (vec![], 0));
    }
}

#[test]
fn what_was_written_on_while_a_save_ran_knows_of_the_save() {
    let (_folder, path, parent) = file();
    let (program, _) = found(&parent);
    let mut newest = of_file(&path, "newest");
    newest.saving = Some(UnfinishedSave {
        file: FileRef::new(&path),
        text: "saved".into(),
    });
    keep(&program, 0, &newest);
    drop(program);
    fs::write(&path, "saved").unwrap();
    let (_next, left) = Backups::open(&parent).unwrap();
    let [(_, backup)] = &left.backups[..] else {
        panic!("{left:?}");
    };
    assert_eq!((&*backup.saved, &*backup.text), ("saved", "newest"));
    assert!(left.changed.is_empty());
}

#[test]
fn a_field_that_holds_no_value_outlasts_the_save_of_the_rest() {
    let (_folder, path, parent) = file();
    let (program, _) = found(&parent);
    let unsaved = Backup {
        fields: backup("").fields,
        ..of_file(&path, "newer")
    };
    let save = program.begin_save(0, unsaved.clone());
    program
        .save_now(save, FileRef::new(&path), Overwrite::Anything)
        .unwrap();
    drop(program);
    let (_next, left) = found(&parent);
    let expected = Backup {
        saved: "newer".into(),
        ..unsaved
    };
    assert_eq!(left, [expected]);
}

#[test]
fn what_is_older_than_its_file_is_told_to_be() {
    let (_folder, path, parent) = file();
    let (program, _) = found(&parent);
    keep(&program, 0, &of_file(&path, "mine"));
    drop(program);
    assert_eq!(found_of_file(&parent), (vec!["mine".to_owned()], 0));
    fs::write(&path, "theirs").unwrap();
    assert_eq!(found_of_file(&parent), (vec!["mine".to_owned()], 1));
    fs::remove_file(&path).unwrap();
    let (_next, left) = found(&parent);
    assert_eq!(left, [of_file(&path, "mine")]);
}

#[test]
fn a_temporary_file_of_a_killed_save_goes_at_the_next_start() {
    let (folder, path, parent) = file();
    let (program, _) = found(&parent);
    keep(&program, 0, &of_file(&path, "mine"));
    drop(program);
    let temporary = folder.path().join(".job-template-abc123.tmp");
    fs::write(&temporary, "mi").unwrap();
    let (_next, left) = found(&parent);
    assert_eq!(left, [of_file(&path, "mine")]);
    while temporary.exists() {
        std::thread::yield_now();
    }
}

#[test]
fn a_save_that_fails_forgets_nothing() {
    let (_folder, path, parent) = file();
    let (program, _) = found(&parent);
    let save = program.begin_save(0, of_file(&path, "mine"));
    fs::write(&path, "theirs").unwrap();
    let only = Overwrite::Only(FileStamp::of(b"{}"));
    let error = program.save_now(save, FileRef::new(&path), only);
    assert_eq!(error.unwrap_err().kind, WriteErrorKind::Changed);
    drop(program);
    assert_eq!(found_of_file(&parent), (vec!["mine".to_owned()], 1));
}

#[test]
fn what_was_asked_for_earlier_does_not_replace_what_was_asked_for_later() {
    let (_folder, path, parent) = file();
    let (program, _) = found(&parent);
    let early = program.ticket();
    let save = program.begin_save(0, of_file(&path, "saved"));
    keep(&program, 0, &of_file(&path, "newest"));
    program
        .save_now(save, FileRef::new(&path), Overwrite::Anything)
        .unwrap();
    program.keep(0, early, &of_file(&path, "older")).unwrap();
    drop(program);
    let (texts, _) = found_of_file(&parent);
    assert_eq!(texts, ["newest"]);
}
