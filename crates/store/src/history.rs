//! In which kept versions a statement was first and last seen.

use std::collections::BTreeSet;

use exonym_model::Statement;
use serde::Serialize;

use crate::error::Result;
use crate::fold::{Unit, same};
use crate::import::unpack;
use crate::states::States;
use crate::store::Store;
use crate::version::{Version, failed_on};

/// One statement over the kept versions of its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementHistory {
    /// The id of the record about the party, where the statement is in one; as of the last version that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The schema of the party or record.
    pub schema: String,
    /// The statement.
    pub statement: Statement,
    /// Date of the first kept version that has it.
    pub first_seen: String,
    /// Date of the last kept version that has it.
    pub last_seen: String,
    /// Whether the version in service has it.
    pub current: bool,
}

/// An entry over the kept versions of its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryHistory {
    /// The entry's id.
    pub id: String,
    /// The dates of the kept versions that have it.
    pub versions: Vec<String>,
    /// Its statements, in the order in which they first came up.
    pub statements: Vec<StatementHistory>,
}

impl Store {
    /// The history of an entry over the kept versions of its list. Versions that bear it and were not read yet are read first.
    ///
    /// # Errors
    /// A version's kept bytes are damaged or cannot be read.
    pub fn history(&self, list: &str, id: &str) -> Result<EntryHistory> {
        let (_, unread) = self.history_so_far(list, id)?;
        for version in &unread {
            self.read_states(version)?;
        }
        Ok(self.history_so_far(list, id)?.0)
    }

    /// The history of an entry over those versions that were read already, and the others that bear it, the newest first.
    ///
    /// # Errors
    /// The list is not there, or what is kept is damaged.
    pub fn history_so_far(&self, list: &str, id: &str) -> Result<(EntryHistory, Vec<Version>)> {
        let versions = self.versions(list)?;
        let Some(newest) = versions.last() else {
            return Err(self.no_list(list)?);
        };
        let mut history = EntryHistory {
            id: id.to_owned(),
            versions: Vec::new(),
            statements: Vec::new(),
        };
        let states = States::open(self.data_dir())?;
        let mut unread = Vec::new();
        for version in &versions {
            let Some(table) = states.table(version)? else {
                if self.party_ids(version)?.is_none_or(|ids| ids.contains(id)) {
                    unread.push(version.clone());
                }
                continue;
            };
            if let Some(number) = table.find(id) {
                history.versions.push(version.published.clone());
                let current = version.published == newest.published;
                add(
                    &mut history.statements,
                    states.units(number)?,
                    &version.published,
                    current,
                );
            }
        }
        unread.reverse();
        Ok((history, unread))
    }

    /// The ids of the parties of a version; `None` where they were not kept.
    ///
    /// # Errors
    /// The catalogue cannot be read.
    pub fn party_ids(&self, version: &Version) -> Result<Option<BTreeSet<String>>> {
        let sql = self.catalogue.sql();
        let text = "SELECT party_ids FROM version WHERE hash = ?";
        let packed: Vec<u8> = sql
            .query_row(text, [&version.hash], |row| row.get(0))
            .map_err(failed_on(sql))?;
        Ok(unpack(&packed).map(|ids| ids.into_iter().collect()))
    }
}

fn add(known: &mut Vec<StatementHistory>, units: Vec<Unit>, date: &str, current: bool) {
    for unit in units {
        for statement in unit.statements {
            let schema = unit.schema.name();
            let twin = known.iter_mut().find(|old| {
                old.schema == schema
                    && old.record.is_some() == unit.record.is_some()
                    && same(&old.statement, &statement)
            });
            match twin {
                Some(old) => {
                    old.record = unit.record.clone();
                    old.last_seen = date.to_owned();
                    old.current = current;
                }
                None => known.push(StatementHistory {
                    record: unit.record.clone(),
                    schema: schema.to_owned(),
                    statement,
                    first_seen: date.to_owned(),
                    last_seen: date.to_owned(),
                    current,
                }),
            }
        }
    }
}
