//! Entries of several lists that are one party: what searches ask of one of them, they ask of all.

use std::collections::BTreeSet;

use exonym_engine::Data;
use exonym_index::{Index, IndexError};

use super::row::RowDraft;

/// For each entry the first entry of its party, which is itself where it stands alone.
pub(super) fn heads(index: &Index<Data>) -> Result<Vec<u32>, IndexError> {
    let mut heads: Vec<u32> = (0..index.party_count()).collect();
    for number in 0..index.joined_count() {
        let entries = index.joined(number)?.entries;
        let Some(first) = entries.first() else { continue };
        for entry in &entries {
            if let Some(head) = heads.get_mut(*entry as usize) {
                *head = *first;
            }
        }
    }
    Ok(heads)
}

/// Lets the row of each first entry speak for its party. The other rows keep their own days, which the records about those
/// entries show.
pub(super) fn rows(rows: &mut [RowDraft], heads: &[u32]) {
    for (entry, head) in heads
        .iter()
        .enumerate()
        .filter(|(entry, head)| *entry != **head as usize)
    {
        let Ok([own, party]) = rows.get_disjoint_mut([entry, *head as usize]) else {
            continue;
        };
        for (into, from) in party.facets.iter_mut().zip(&mut own.facets) {
            into.append(from);
            let mut seen = BTreeSet::new();
            into.retain(|value| seen.insert(*value));
        }
        party.lists.extend(&own.lists);
        party.lists.sort_unstable();
        party.lists.dedup();
        if own.schema.is_a(party.schema) {
            party.schema = own.schema;
        }
        party.first_seen = match (party.first_seen.take(), &own.first_seen) {
            (Some(a), Some(b)) => Some(a.min(b.clone())),
            (a, b) => a.or_else(|| b.clone()),
        };
        party.last_change = party.last_change.clone().max(own.last_change.clone());
        party.last_seen = party.last_seen.clone().max(own.last_seen.clone());
        party.values = party.values.saturating_add(own.values);
    }
}
