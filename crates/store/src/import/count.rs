//! Reads a version once and keeps figures, ids and notes of it, never the entities themselves.

use std::collections::BTreeMap;

use exonym_lists::{Header, Sink, Stats};
use exonym_model::{Entity, Note, NoteKind};

use crate::progress::Progress;
use crate::version::VersionStats;

/// Notes of one kind kept with a version. All are counted; the rest can be had by reading the kept bytes again.
const NOTES_KEPT: u64 = 10_000;
/// Progress is told once in so many entities.
const STRIDE: u64 = 256;

/// A sink that counts.
pub(crate) struct Counter<'a> {
    stats: Stats,
    entities: u64,
    ids: Vec<String>,
    notes: Vec<Note>,
    progress: &'a mut dyn Progress,
}

/// What was counted.
pub(crate) struct Counted {
    pub(crate) stats: VersionStats,
    /// Ids of the parties, one a line, sorted, zstd.
    pub(crate) party_ids: Vec<u8>,
    pub(crate) notes: Vec<Note>,
    pub(crate) remarks: Vec<String>,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(progress: &'a mut dyn Progress) -> Counter<'a> {
        Counter {
            stats: Stats::default(),
            entities: 0,
            ids: Vec::new(),
            notes: Vec::new(),
            progress,
        }
    }

    pub(crate) fn finish(mut self, header: &Header) -> Counted {
        self.ids.sort_unstable();
        let before = self.ids.len();
        self.ids.dedup();
        let repeated = before - self.ids.len();
        let mut remarks = Vec::new();
        if repeated > 0 {
            remarks.push(format!(
                "{repeated} parties bear an id that another party of the file bears too"
            ));
        }
        let cut: Vec<_> = cut_notes(&self.stats.notes)
            .map(|(kind, count)| format!("{count} {kind}"))
            .collect();
        if !cut.is_empty() {
            remarks.push(format!(
                "of the notes ({}) the first {NOTES_KEPT} of a kind are kept",
                cut.join(", ")
            ));
        }
        let Stats {
            parties,
            schemata,
            filled,
            notes,
        } = self.stats;
        let declared = header.declared;
        let stats = VersionStats {
            parties,
            entities: self.entities,
            schemata,
            filled,
            notes,
            declared,
        };
        Counted {
            stats,
            party_ids: pack(&self.ids),
            notes: self.notes,
            remarks,
        }
    }
}

fn cut_notes(notes: &BTreeMap<NoteKind, u64>) -> impl Iterator<Item = (&'static str, u64)> {
    notes
        .iter()
        .filter(|(_, count)| **count > NOTES_KEPT)
        .map(|(kind, count)| {
            let kind = match kind {
                NoteKind::Odd => "odd",
                NoteKind::Dropped => "dropped",
                NoteKind::Skipped => "skipped",
            };
            (kind, *count)
        })
}

/// Packs sorted ids for the catalogue. Compression of bytes in memory has no way to fail that leaves a usable process;
/// should it, no ids are stored and nothing but a short cut of the history is lost.
fn pack(ids: &[String]) -> Vec<u8> {
    zstd::encode_all(ids.join("\n").as_bytes(), 3).unwrap_or_default()
}

/// The ids that [`Counter`] packed; `None` where there are none to trust.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Vec<String>> {
    let text = String::from_utf8(zstd::decode_all(bytes).ok()?).ok()?;
    (!bytes.is_empty()).then(|| text.lines().map(str::to_owned).collect())
}

impl Sink for Counter<'_> {
    fn entity(&mut self, entity: Entity) {
        self.entities += 1;
        if self.entities.is_multiple_of(STRIDE) {
            self.progress.at(self.entities);
        }
        if entity.schema.is_party() {
            self.ids.push(entity.id.clone());
        }
        self.stats.entity(entity);
    }

    fn note(&mut self, note: Note) {
        let kind = note.kind;
        if self.stats.notes.get(&kind).copied().unwrap_or(0) < NOTES_KEPT {
            self.notes.push(note.clone());
        }
        self.stats.note(note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_model::Schema;

    #[test]
    fn counts_parties_ids_and_notes() {
        let mut progress = ();
        let mut counter = Counter::new(&mut progress);
        for id in ["l:2", "l:1", "l:1"] {
            counter.entity(Entity::new(id, Schema::Person, "l", "1"));
        }
        counter.entity(Entity::new("l:1/sanction", Schema::Sanction, "l", "1"));
        for _ in 0..NOTES_KEPT + 5 {
            let (record, field, reason) = ("1".to_owned(), String::new(), "odd".to_owned());
            counter.note(Note {
                kind: NoteKind::Odd,
                record,
                field,
                reason,
            });
        }
        let counted = counter.finish(&Header::default());
        assert_eq!((counted.stats.parties, counted.stats.entities), (3, 4));
        assert_eq!(unpack(&counted.party_ids).unwrap(), ["l:1", "l:2"]);
        assert_eq!(counted.notes.len() as u64, NOTES_KEPT);
        assert_eq!(counted.stats.notes[&NoteKind::Odd], NOTES_KEPT + 5);
        assert_eq!(counted.remarks.len(), 2, "{:?}", counted.remarks);
    }
}
