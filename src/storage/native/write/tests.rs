#![cfg(unix)]

use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use tempfile::{TempDir, tempdir};

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
        let (_folder, path) = folder_with(old);
        let before = fs::metadata(&path).unwrap().ino();
        write_in_place(&path, new.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), new);
        assert_eq!(fs::metadata(&path).unwrap().ino(), before);
    }
}
