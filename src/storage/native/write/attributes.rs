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
    keep_owner(existing, new)?;
    extended::copy(old, new)?;
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

#[cfg(not(unix))]
fn keep_owner(_existing: &Metadata, _new: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod extended {
    use std::ffi::{CStr, CString};
    use std::fs::File;
    use std::io;

    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};
    use rustix::io::Errno;

    /// Attributes that the kernel computes from the contents.
    const WORKED_OUT: [&[u8]; 2] = [b"security.ima", b"security.evm"];
    /// Attribute that a new file has inherited from its folder, though the old one may lack it.
    const INHERITED: &CStr = c"system.posix_acl_access";

    /// Copies attributes and access control lists.
    pub(super) fn copy(old: &File, new: &File) -> io::Result<()> {
        let names = names(old)?;
        for name in &names {
            let value = value(old, name)?;
            if self::value(new, name).is_ok_and(|present| present == value) {
                continue;
            }
            fsetxattr(new, name.as_c_str(), &value, XattrFlags::empty())?;
        }
        let is_inherited = |name: &CString| name.as_c_str() == INHERITED;
        if !names.iter().any(is_inherited) && self::names(new)?.iter().any(is_inherited) {
            fremovexattr(new, INHERITED)?;
        }
        Ok(())
    }

    fn names(file: &File) -> io::Result<Vec<CString>> {
        let list = match grown(|room| flistxattr(file, room)) {
            // There are none where there can be none.
            Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(Vec::new()),
            list => list?,
        };
        let names = list.split(|byte| *byte == 0);
        let names = names.filter(|name| !name.is_empty() && !WORKED_OUT.contains(name));
        Ok(names.filter_map(|name| CString::new(name).ok()).collect())
    }

    fn value(file: &File, name: &CStr) -> rustix::io::Result<Vec<u8>> {
        grown(|room| fgetxattr(file, name, room))
    }

    /// Calls `read`, and again with the largest buffer if its value does not fit.
    fn grown(read: impl Fn(&mut [u8]) -> rustix::io::Result<usize>) -> rustix::io::Result<Vec<u8>> {
        /// Most that Linux gives, in bytes.
        const MOST: usize = 1 << 16;
        let mut room = vec![0; 1 << 10];
        loop {
            match read(&mut room) {
                Ok(length) => {
                    room.truncate(length);
                    return Ok(room);
                }
                Err(Errno::RANGE) if room.len() < MOST => room.resize(MOST, 0),
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod extended {
    use std::fs::File;
    use std::io;

    /// No-op: only Linux is known to need it.
    pub(super) fn copy(_old: &File, _new: &File) -> io::Result<()> {
        Ok(())
    }
}
