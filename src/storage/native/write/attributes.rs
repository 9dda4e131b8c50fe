//! Metadata of a file: its names, owner, permissions and extended attributes.

use std::fs::{File, Metadata};
use std::io;

/// True if the file has several names (hard links), of which a new file would get one only.
#[cfg(unix)]
pub(super) fn has_other_names(existing: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(existing) > 1
}

/// True if the file has several names: not known here.
#[cfg(not(unix))]
pub(super) const fn has_other_names(_existing: &Metadata) -> bool {
    false
}

/// Copies owner, permissions and attributes of `old`, whose metadata are `existing`, to `new`.
///
/// # Errors
/// If something can't be carried over.
pub(super) fn carry_over(old: &File, existing: &Metadata, new: &File) -> io::Result<()> {
    #[cfg(unix)]
    keep_owner(existing, new)?;
    #[cfg(target_os = "linux")]
    extended::copy(old, new)?;
    #[cfg(not(target_os = "linux"))]
    let _ = old;
    // Last, because a new owner takes rights away.
    new.set_permissions(existing.permissions())
}

#[cfg(unix)]
fn keep_owner(existing: &Metadata, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let made = new.metadata()?;
    if (made.uid(), made.gid()) == (existing.uid(), existing.gid()) {
        return Ok(());
    }
    fchown(new, Some(existing.uid()), Some(existing.gid()))
}

#[cfg(target_os = "linux")]
mod extended {
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::io;

    use xattr::FileExt as _;

    /// Attributes that the kernel computes from the contents.
    const WORKED_OUT: [&str; 2] = ["security.ima", "security.evm"];
    /// Attribute that a new file has inherited from its folder, though the old one may lack it.
    const INHERITED: &str = "system.posix_acl_access";

    /// Copies attributes and access control lists.
    pub(super) fn copy(old: &File, new: &File) -> io::Result<()> {
        let names = names(old)?;
        for name in &names {
            let value = old.get_xattr(name)?.unwrap_or_default();
            if new.get_xattr(name).ok().flatten().as_ref() != Some(&value) {
                new.set_xattr(name, &value)?;
            }
        }
        let has_list = |names: &[OsString]| names.iter().any(|name| name == INHERITED);
        if !has_list(&names) && has_list(&self::names(new)?) {
            new.remove_xattr(INHERITED)?;
        }
        Ok(())
    }

    fn names(file: &File) -> io::Result<Vec<OsString>> {
        let is_worked_out = |name: &OsStr| WORKED_OUT.iter().any(|other| *other == name);
        match file.list_xattr() {
            Ok(names) => Ok(names.filter(|name| !is_worked_out(name)).collect()),
            // There are none where there can be none.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}
