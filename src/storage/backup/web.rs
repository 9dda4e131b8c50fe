//! A browser has no folder for backups.

use super::{Backup, Slot};
use crate::storage::WriteError;

/// The backups of this run of the program; none can be opened here.
#[derive(Debug)]
pub enum Backups {}

impl Backups {
    /// A slot that is free.
    pub fn new_slot(&self) -> Slot {
        match *self {}
    }

    /// Keeps `backup` in place of what `slot` held before.
    ///
    /// # Errors
    /// Never: nobody has one to call this on.
    pub fn keep(&self, _slot: Slot, _backup: &Backup) -> Result<(), WriteError> {
        match *self {}
    }

    /// Takes note that these templates are open again.
    pub fn confirm(&self, _slots: &[Slot]) {
        match *self {}
    }

    /// Forgets what `slot` holds.
    pub fn forget(&self, _slot: Slot) {
        match *self {}
    }

    /// Forgets everything.
    pub fn forget_all(&self) {
        match *self {}
    }
}
