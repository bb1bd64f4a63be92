//! What each kept version states of each party, read once from the publisher's file and kept beside the catalogue, so that
//! the history of an entry and the difference of two versions are looked up and not read anew.
//!
//! `states.sqlite` is no record: it can be deleted at any time and is made again of the kept files. Versions of a list differ
//! little, so what a party states is kept once for all versions that state it (a *block*, by its hash), and a version is a
//! table of parties with the numbers of their blocks.

mod database;
mod spool;
mod table;

pub(crate) use database::States;
pub use table::Table;

use crate::error::Result;
use crate::fold::Folding;
use crate::states::spool::Spool;
use crate::store::Store;
use crate::version::Version;

/// Parties that are written in one transaction: a reader waits for no more than these.
const AT_ONCE: usize = 2_000;

impl Store {
    /// Reads a kept version once and keeps what it states of each party. One that was read already is not read again.
    ///
    /// # Errors
    /// The version's kept bytes are damaged, or the disk cannot be written to.
    pub fn read_states(&self, version: &Version) -> Result<()> {
        self.states_of(version, &mut States::open(self.data_dir())?)
    }

    /// Whether a version's states are there.
    ///
    /// # Errors
    /// The states cannot be read.
    pub fn has_states(&self, version: &Version) -> Result<bool> {
        States::open(self.data_dir())?.knows(version)
    }

    /// The versions that count whose states are not there yet, the newest first.
    ///
    /// # Errors
    /// Catalogue or states cannot be read.
    pub fn versions_without_states(&self) -> Result<Vec<Version>> {
        let states = States::open(self.data_dir())?;
        let mut unread = Vec::new();
        for list in self.lists()? {
            for version in self.versions(&list)? {
                if !states.knows(&version)? {
                    unread.push(version);
                }
            }
        }
        unread.sort_by(|a, b| b.published.cmp(&a.published));
        Ok(unread)
    }

    pub(crate) fn states_of(&self, version: &Version, states: &mut States) -> Result<()> {
        if states.knows(version)? {
            return Ok(());
        }
        let mut spool = Spool::new(self.scratch_dir())?;
        let mut failed = None;
        let mut sink = Folding(|party, units: Vec<_>| {
            if failed.is_none() {
                failed = spool.add(party, &units).err();
            }
        });
        self.read_version(version, &mut sink)?;
        if let Some(error) = failed {
            return Err(error);
        }
        let mut rows = Vec::with_capacity(spool.len());
        let mut reading = spool.finish()?;
        loop {
            let parties = reading.next(AT_ONCE)?;
            if parties.is_empty() {
                break;
            }
            states.add(parties, &mut rows)?;
        }
        states.know(version, &rows)
    }
}
