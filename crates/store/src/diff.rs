//! What changed between two versions of a list, party by party and statement by statement.
//!
//! Both versions are looked up in what was read of them ([`crate::states`]): a party whose number is the same did not change,
//! and only those that did are unpacked. So time and memory go with the changes and not with the list.

use std::cmp::Ordering;
use std::collections::HashMap;

use exonym_model::{Quality, Statement};
use serde::Serialize;

use crate::error::Result;
use crate::fold::{Unit, same};
use crate::states::{States, Table};
use crate::store::Store;
use crate::version::Version;

/// The difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The list.
    pub list: String,
    /// Date of the older version.
    pub from: String,
    /// Date of the newer version.
    pub to: String,
    /// Entries only in the newer.
    pub added: u64,
    /// Entries only in the older.
    pub removed: u64,
    /// Entries in both, with a difference.
    pub changed: u64,
    /// One for each added, removed or changed entry, by id.
    pub entries: Vec<DiffEntry>,
    /// [`Version::hash`] of the older version.
    pub from_version: String,
    /// [`Version::hash`] of the newer version.
    pub to_version: String,
}

/// How an entry differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Only in the newer version.
    Added,
    /// Only in the older version.
    Removed,
    /// In both.
    Changed,
}

/// One entry that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiffEntry {
    /// The entry's id.
    pub id: String,
    /// How it differs.
    pub change: Change,
    /// Its name: in the newer version, where it is there.
    pub caption: String,
    /// What it is, in the newer version where it is there.
    pub schema: String,
    /// What came (`+`) and what went (`-`).
    pub statements: Vec<DiffStatement>,
}

/// One statement that came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiffStatement {
    /// `+` or `-`.
    pub op: char,
    /// The id of the record about the party, where the statement is in one: a sanction, an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The schema of the party or record.
    pub schema: String,
    /// The property; `schema` where the schema itself changed.
    pub prop: String,
    /// The value as cleaned.
    pub value: String,
    /// The value as published, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Language or script, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// For names: how far the publisher vouches for it, where stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
}

impl Store {
    /// The difference from one version of a list to another. Each is read first where it was not read yet.
    ///
    /// # Errors
    /// The kept bytes of either are damaged or cannot be read.
    pub fn diff(&self, from: &Version, to: &Version) -> Result<Diff> {
        let mut states = States::open(self.data_dir())?;
        self.states_of(from, &mut states)?;
        self.states_of(to, &mut states)?;
        let mut diff = Diff {
            list: to.list.clone(),
            from: from.published.clone(),
            to: to.published.clone(),
            added: 0,
            removed: 0,
            changed: 0,
            entries: Vec::new(),
            from_version: from.hash.clone(),
            to_version: to.hash.clone(),
        };
        let (Some(old), Some(new)) = (states.table(from)?, states.table(to)?) else {
            return Ok(diff);
        };
        for (id, before, after) in beside(&old, &new) {
            if let (Some(before), Some(after)) = (before, after)
                && (before == after || states.digest(before)? == states.digest(after)?)
            {
                continue;
            }
            let [before, after] = [before, after].map(|number| number.map(|at| states.units(at)).transpose());
            let entry = entry(id, before?.as_ref(), after?.as_ref());
            match entry.change {
                Change::Added => diff.added += 1,
                Change::Removed => diff.removed += 1,
                Change::Changed => diff.changed += 1,
            }
            diff.entries.push(entry);
        }
        Ok(diff)
    }
}

/// Every party of two versions with its block in each, in the order of ids.
fn beside<'a>(old: &'a Table, new: &'a Table) -> impl Iterator<Item = (&'a str, Option<i64>, Option<i64>)> {
    let (mut old, mut new) = (old.rows().peekable(), new.rows().peekable());
    std::iter::from_fn(move || {
        let order = match (old.peek(), new.peek()) {
            (Some((a, _)), Some((b, _))) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        let before = order.is_le().then(|| old.next()).flatten();
        let after = order.is_ge().then(|| new.next()).flatten();
        let (id, _) = before.or(after)?;
        Some((id, before.map(|(_, at)| at), after.map(|(_, at)| at)))
    })
}

fn entry(id: &str, before: Option<&Vec<Unit>>, after: Option<&Vec<Unit>>) -> DiffEntry {
    let change = match (before, after) {
        (None, _) => Change::Added,
        (_, None) => Change::Removed,
        _ => Change::Changed,
    };
    let shown = after.or(before).map(Vec::as_slice).unwrap_or_default();
    let statements = statements(
        before.map_or(&[], Vec::as_slice),
        after.map_or(&[], Vec::as_slice),
    );
    let schema = shown.iter().find(|unit| unit.record.is_none()).or(shown.first());
    let schema = schema
        .map(|unit| unit.schema.name().to_owned())
        .unwrap_or_default();
    DiffEntry {
        id: id.to_owned(),
        change,
        caption: caption(id, shown),
        schema,
        statements,
    }
}

fn caption(id: &str, units: &[Unit]) -> String {
    let own = units.iter().filter(|unit| unit.record.is_none());
    let mut names = own
        .flat_map(|unit| &unit.statements)
        .filter(|statement| statement.prop.is_whole_name());
    let first = names
        .clone()
        .find(|statement| statement.prop == exonym_model::Prop::NAME);
    first
        .or_else(|| names.next())
        .map_or_else(|| id.to_owned(), |statement| statement.value.clone())
}

/// What went and what came. Units that both sides have are left out, one for one; a record that stands on both sides under
/// one id with other contents is compared statement by statement.
fn statements(before: &[Unit], after: &[Unit]) -> Vec<DiffStatement> {
    let (gone, come) = only_in_one(before, after);
    let mut found = Vec::new();
    for unit in &gone {
        let twin = come
            .iter()
            .find(|other| other.record.is_some() && other.record == unit.record);
        found.extend(lines(
            '-',
            unit,
            twin.map(|twin| twin.statements.as_slice()).unwrap_or_default(),
        ));
    }
    for unit in &come {
        let twin = gone
            .iter()
            .find(|other| other.record.is_some() && other.record == unit.record);
        found.extend(lines(
            '+',
            unit,
            twin.map(|twin| twin.statements.as_slice()).unwrap_or_default(),
        ));
    }
    found
}

fn only_in_one<'a>(before: &'a [Unit], after: &'a [Unit]) -> (Vec<&'a Unit>, Vec<&'a Unit>) {
    let mut left: HashMap<u128, Vec<&Unit>> = HashMap::new();
    for unit in before {
        left.entry(unit.digest()).or_default().push(unit);
    }
    let mut come = Vec::new();
    for unit in after {
        if left.get_mut(&unit.digest()).and_then(Vec::pop).is_none() {
            come.push(unit);
        }
    }
    let mut gone = Vec::new();
    for unit in before {
        if let Some(at) = left.get_mut(&unit.digest()).filter(|units| !units.is_empty()) {
            at.pop();
            gone.push(unit);
        }
    }
    (gone, come)
}

fn lines(op: char, unit: &Unit, other: &[Statement]) -> Vec<DiffStatement> {
    if unit.statements.is_empty() && unit.record.is_none() {
        return vec![line(
            op,
            unit,
            &Statement::new(exonym_model::Prop::from_name("schema"), unit.schema.name()),
        )];
    }
    let fresh = unit
        .statements
        .iter()
        .filter(|statement| !other.iter().any(|twin| same(statement, twin)));
    fresh.map(|statement| line(op, unit, statement)).collect()
}

fn line(op: char, unit: &Unit, statement: &Statement) -> DiffStatement {
    DiffStatement {
        op,
        record: unit.record.clone(),
        schema: unit.schema.name().to_owned(),
        prop: statement.prop.name().to_owned(),
        value: statement.value.clone(),
        original: statement.original.clone(),
        lang: statement.lang.clone(),
        quality: Some(statement.quality()).filter(|quality| *quality != Quality::Unstated),
    }
}
