//! Ties between the UK's entries, which are stated in words: owners, parents, subsidiaries, and remarks that name a number.

use std::collections::BTreeMap;

use exonym_model::{Prop, Schema};

use super::designation::{Designation, Field};
use super::numbered;
use crate::formats::prose;
use crate::party::Party;
use crate::squash;

/// Names of the file and the records that bear them, for ties that are stated by name only.
#[derive(Debug, Default)]
pub(crate) struct NameIndex(BTreeMap<String, Option<String>>);

impl NameIndex {
    /// Files a name under its record; a name that two records bear names neither.
    pub(crate) fn add(&mut self, name: &str, record: &str) {
        let entry = self
            .0
            .entry(index_key(name))
            .or_insert_with(|| Some(record.to_owned()));
        if entry.as_deref() != Some(record) {
            *entry = None;
        }
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.0.get(&index_key(name))?.as_deref()
    }
}

/// Capitals, without brackets and punctuation: `Korea Samjong Shipping (KSS)` and `KOREA SAMJONG SHIPPING` are one.
fn index_key(name: &str) -> String {
    let bare = name
        .split('(')
        .next()
        .filter(|bare| !bare.trim().is_empty())
        .unwrap_or(name);
    let letters: String = bare
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_uppercase)
        .collect();
    squash(&letters)
}

/// Every name that the index should know of a designation.
pub(crate) fn index_names(index: &mut NameIndex, designation: &Designation) {
    for name in &designation.names {
        let whole = name
            .parts
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        index.add(&whole, &designation.id);
    }
    let numbers = designation
        .cells(Field::OtherList)
        .iter()
        .chain(designation.cells(Field::UnReference));
    numbers
        .chain([&designation.id])
        .for_each(|number| index.add(number, &designation.id));
}

/// Ties to parties that are named in words: an edge where the name is that of one other record, else a note. An owner owns
/// the ship; for organisations the publisher's word is the role, since FollowTheMoney lets only companies be owned.
pub(super) fn named(
    party: &mut Party,
    designation: &Designation,
    field: Field,
    role: &str,
    index: &NameIndex,
    schema: Schema,
) {
    for cell in designation.cells(field) {
        for name in numbered::texts(cell) {
            match index.find(name).filter(|record| *record != party.entity.record) {
                Some(record) => party.link(schema, schema == Schema::UnknownLink, record, Some(role)),
                None => party.text(Prop::NOTES, &format!("{role}: {name}")),
            }
        }
    }
}

/// Ties to listed parties that a text names by number: `Listed as asset of X (OFSI ID: 13635, UN Ref KPe.064)`.
pub(super) fn mentioned(party: &mut Party, text: &str, index: &NameIndex) {
    let ids = text.match_indices("OFSI ID: ").filter_map(|(at, words)| {
        let rest = text.get(at + words.len()..)?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        Some((
            rest.get(..end)?,
            prose::sentence(text, at, at + words.len() + end),
        ))
    });
    let mut seen = Vec::new();
    for (reference, sentence) in ids.chain(prose::un_references(text)) {
        if let Some(record) = index
            .find(reference)
            .filter(|record| *record != party.entity.record)
            && !seen.contains(&record)
        {
            seen.push(record);
            party.link(Schema::UnknownLink, true, record, Some(sentence));
        }
    }
}
