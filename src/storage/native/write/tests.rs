#![cfg(unix)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use tempfile::{NamedTempFile, TempDir, tempdir};

use super::temporary::{self, PRIVATE, USUAL};
use super::*;
use crate::storage::read;

fn folder_with(contents: &str) -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("t.jobtemplate.json");
    fs::write(&path, contents).unwrap();
    (folder, path)
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn kind(path: &Path, overwrite: Overwrite) -> WriteErrorKind {
    write(path, "new", overwrite).unwrap_err().kind
}

#[test]
fn a_file_is_replaced_whole_and_nothing_else_is_left() {
    let (folder, path) = folder_with("old and longer");
    let before = fs::metadata(&path).unwrap().ino();
    let stamp = write(&path, "new", Overwrite::Anything).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(read(&path).unwrap().stamp, stamp);
    assert_ne!(fs::metadata(&path).unwrap().ino(), before);
    assert_eq!(names(&folder), ["t.jobtemplate.json"]);
}

#[test]
fn permissions_stay_and_a_new_file_gets_the_usual_ones() {
    let (folder, path) = folder_with("old");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    write(&path, "new", Overwrite::Anything).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o640);

    let (usual, new) = (folder.path().join("usual"), folder.path().join("new"));
    fs::write(&usual, "").unwrap();
    write(&new, "new", Overwrite::Nothing).unwrap();
    assert_eq!(
        fs::metadata(&new).unwrap().mode(),
        fs::metadata(&usual).unwrap().mode()
    );
}

#[test]
fn a_link_stays_and_its_file_is_written() {
    let (folder, path) = folder_with("old");
    let link = folder.path().join("link");
    symlink("t.jobtemplate.json", &link).unwrap();
    write(&link, "new", Overwrite::Anything).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");

    let dangling = folder.path().join("dangling");
    symlink("made", &dangling).unwrap();
    write(&dangling, "new", Overwrite::Anything).unwrap();
    assert_eq!(
        fs::read_to_string(folder.path().join("made")).unwrap(),
        "new"
    );

    let circle = folder.path().join("circle");
    symlink("circle", &circle).unwrap();
    assert!(matches!(
        kind(&circle, Overwrite::Anything),
        WriteErrorKind::Other(_)
    ));
}

#[test]
fn what_others_changed_is_not_overwritten_unseen() {
    let (_folder, path) = folder_with("old");
    let stamp = read(&path).unwrap().stamp;
    let stamp = write(&path, "mine", Overwrite::Only(stamp)).unwrap();
    fs::write(&path, "theirs").unwrap();
    assert_eq!(kind(&path, Overwrite::Only(stamp)), WriteErrorKind::Changed);
    assert_eq!(kind(&path, Overwrite::Nothing), WriteErrorKind::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    fs::remove_file(&path).unwrap();
    write(&path, "mine", Overwrite::Only(stamp)).unwrap();
}

#[test]
fn a_place_that_takes_no_file_is_named_and_keeps_what_it_has() {
    let (folder, path) = folder_with("old");
    assert_eq!(
        kind(folder.path(), Overwrite::Anything),
        WriteErrorKind::Folder
    );
    assert_eq!(
        kind(&folder.path().join("no/t"), Overwrite::Anything),
        WriteErrorKind::NoFolder
    );
    assert_eq!(
        kind(&path.join("t"), Overwrite::Anything),
        WriteErrorKind::NoFolder
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(kind(&path, Overwrite::Anything), WriteErrorKind::ReadOnly);
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(&folder), ["t.jobtemplate.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    let error = write(Path::new("/dev/full"), "new", Overwrite::Anything).unwrap_err();
    assert_eq!(error.kind, WriteErrorKind::Full);
    assert!(error.to_string().ends_with("/dev/full"), "{error}");
}

#[test]
fn a_file_is_written_in_place_whether_it_grows_or_shrinks() {
    for (old, new) in [
        ("old", "new and longer"),
        ("old and longer", "new"),
        ("", "new"),
        ("old", ""),
    ] {
        let (folder, path) = folder_with(old);
        let before = fs::metadata(&path).unwrap().ino();
        in_place::write(&path, new.as_bytes(), Overwrite::Anything).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), new);
        assert_eq!(fs::metadata(&path).unwrap().ino(), before);
        assert_eq!(names(&folder), ["t.jobtemplate.json"]);
    }
}

/// An empty file that is to take the place of the one at `path`.
fn successor(path: &Path) -> NamedTempFile {
    let (file, existing) = (File::open(path).unwrap(), fs::metadata(path).unwrap());
    let successor = replace::successor(path, &file, &existing).unwrap();
    successor.unwrap()
}

#[test]
fn nobody_may_read_more_before_there_is_something_to_read() {
    for mode in [0o600, 0o640, 0o666] {
        let (folder, path) = folder_with("secret");
        let new = temporary::in_folder(folder.path(), PRIVATE).unwrap();
        assert_eq!(new.as_file().metadata().unwrap().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let metadata = successor(&path).as_file().metadata().unwrap();
        assert_eq!((metadata.mode() & 0o777, metadata.len()), (mode, 0));
    }
}

#[test]
fn what_killed_programs_have_left_goes_with_the_next_save_and_nothing_else_does() {
    let (folder, path) = folder_with("old");
    let others = [
        ".job-template-.tmp",
        ".job-template-abcdefg.tmp",
        ".job-template-abc.ef.tmp",
        ".job-template-abcdef.tmp.json",
        "job-template-abcdef.tmp",
    ];
    for name in others.iter().chain(&[".job-template-abcDE1.tmp"]) {
        fs::write(folder.path().join(name), "").unwrap();
    }
    fs::create_dir(folder.path().join(".job-template-folder.tmp")).unwrap();
    symlink(&path, folder.path().join(".job-template-link00.tmp")).unwrap();
    let before = names(&folder);
    write(&path, "new", Overwrite::Anything).unwrap();
    let gone: Vec<_> = before
        .into_iter()
        .filter(|name| folder.path().join(name).symlink_metadata().is_err())
        .collect();
    assert_eq!(gone, [".job-template-abcDE1.tmp"]);
}

#[test]
fn one_that_is_being_written_is_no_leftover() {
    let folder = tempdir().unwrap();
    let being_written = temporary::in_folder(folder.path(), PRIVATE).unwrap();
    remove_leftovers(folder.path());
    assert!(being_written.path().exists());
    // As if its program was killed.
    let (file, path) = being_written.keep().unwrap();
    drop(file);
    remove_leftovers(folder.path());
    assert!(!path.exists());
}

#[test]
fn what_others_write_while_the_new_file_is_written_is_seen_and_stays() {
    let old = FileStamp::of(b"old");
    let (folder, path) = folder_with("old");
    let mine = || {
        let mut mine = successor(&path);
        mine.write_all(b"mine").unwrap();
        mine
    };
    let early = mine();
    fs::write(&path, "theirs").unwrap();
    let seen = replace::replace_only(early, &path, &old);
    assert_eq!(seen, Err(WriteErrorKind::Changed));
    // After it was looked at for the last time before both change places.
    let seen = replace::swap(mine(), &path, &old);
    if cfg!(target_os = "linux") {
        assert_eq!(seen, Err(WriteErrorKind::Changed));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    }
    // Another file under the same name.
    fs::write(folder.path().join("other"), "also theirs").unwrap();
    fs::rename(folder.path().join("other"), &path).unwrap();
    let seen = replace::replace_only(mine(), &path, &old);
    assert_eq!(seen, Err(WriteErrorKind::Changed));
    assert_eq!(fs::read_to_string(&path).unwrap(), "also theirs");
    assert_eq!(names(&folder), ["t.jobtemplate.json"]);

    fs::write(&path, "old").unwrap();
    replace::replace_only(mine(), &path, &old).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(names(&folder), ["t.jobtemplate.json"]);
}

#[test]
fn a_name_that_comes_free_and_is_taken_by_others_stays_theirs() {
    let old = FileStamp::of(b"old");
    let (folder, path) = folder_with("old");
    let (first, second) = (successor(&path), successor(&path));
    fs::remove_file(&path).unwrap();
    let before = temporary::in_folder(folder.path(), USUAL).unwrap();
    fs::write(&path, "theirs").unwrap();
    assert_eq!(
        replace::put(before, &path, b"mine", Overwrite::Only(old)),
        Err(WriteErrorKind::Changed)
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    drop(first);
    fs::remove_file(&path).unwrap();
    replace::swap(second, &path, &old).unwrap();
    assert!(path.exists());
}

#[test]
fn all_names_of_a_file_lead_to_what_is_written() {
    let (folder, path) = folder_with("old");
    let other = folder.path().join("other");
    fs::hard_link(&path, &other).unwrap();
    let stamp = write(&path, "new and longer", Overwrite::Anything).unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), "new and longer");
    write(&other, "x", Overwrite::Only(stamp)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "x");
    assert_eq!(kind(&path, Overwrite::Only(stamp)), WriteErrorKind::Changed);
    let in_place = in_place::write(&path, b"mine", Overwrite::Only(stamp));
    assert_eq!(in_place, Err(WriteErrorKind::Changed));
    assert_eq!(names(&folder), ["other", "t.jobtemplate.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn attributes_stay_as_they_are_or_are_not() {
    let attributes = |path: &Path| -> BTreeMap<_, _> {
        let names = xattr::list(path).into_iter().flatten();
        names
            .map(|name| (name.clone(), xattr::get(path, name).unwrap()))
            .collect()
    };
    let (_folder, path) = folder_with("old");
    let large = vec![b'v'; 2000];
    for (name, value) in [("user.note", &b"mine"[..]), ("user.large", &large)] {
        // Not every file system has attributes: a file without any is replaced, too.
        let is_set = xattr::set(&path, name, value).is_ok();
        let before = attributes(&path);
        assert_eq!(before.contains_key(OsStr::new(name)), is_set);
        write(&path, name, Overwrite::Anything).unwrap();
        assert_eq!(attributes(&path), before);
        assert_eq!(fs::read_to_string(&path).unwrap(), name);
    }
}

#[test]
fn a_disk_that_fills_up_keeps_the_old_file_and_nothing_else() {
    crate::storage::full_disk::with_little_room(
        "storage::native::write::tests::a_disk_that_fills_up_keeps_the_old_file_and_nothing_else",
        || {
            let large = "x".repeat(1 << 20);
            for is_linked in [false, true] {
                let (folder, path) = folder_with("old");
                let mut expected = vec!["t.jobtemplate.json"];
                if is_linked {
                    fs::hard_link(&path, folder.path().join("other")).unwrap();
                    expected.insert(0, "other");
                }
                write(&path, &large, Overwrite::Anything).unwrap_err();
                assert_eq!(fs::read_to_string(&path).unwrap(), "old");
                assert_eq!(names(&folder), expected);
            }
        },
    );
}
