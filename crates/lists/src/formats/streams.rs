//! What the line formats of FollowTheMoney and OpenSanctions share: which list a file is, when it was published, entities
//! that come in pieces.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::BufRead;

use exonym_model::{Entity, Note, NoteKind, Seen, Statement};

use crate::{Input, ListError, Sink};

/// A list id made of a dataset's name or title: lower case, what is no letter or digit as one underscore. `None` where
/// nothing is left.
pub(crate) fn list_id(name: &str) -> Option<String> {
    let mut id = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
    }
    let id = id.trim_end_matches('_');
    (!id.is_empty() && id.len() <= 64).then(|| id.to_owned())
}

/// The list that a file belongs to: the dataset that its first records name, if all of them name the same one.
pub(crate) fn one_list(datasets: impl IntoIterator<Item = String>) -> Option<String> {
    let mut found: Option<String> = None;
    for dataset in datasets {
        if found.as_ref().is_some_and(|known| *known != dataset) {
            return None;
        }
        found = Some(dataset);
    }
    list_id(&found?)
}

/// The newest day seen so far.
#[derive(Default)]
pub(crate) struct Newest(Option<String>);

impl Newest {
    /// Takes an ISO date or date-time; anything else is passed over.
    pub(crate) fn take(&mut self, text: &str) {
        let day = text
            .get(..10)
            .filter(|day| day.parse::<exonym_model::DatePoint>().is_ok());
        if let Some(day) = day.filter(|day| self.0.as_deref().is_none_or(|known| known < *day)) {
            self.0 = Some(day.to_owned());
        }
    }

    /// The day.
    pub(crate) fn day(self) -> Option<String> {
        self.0
    }
}

/// Puts the pieces of an entity together: a stream may hold one entity on several lines.
pub(crate) struct Pieces {
    hasher: RandomState,
    left: HashMap<u64, u32>,
    held: HashMap<u64, Entity>,
}

impl Pieces {
    /// Nothing counted yet.
    pub(crate) fn new() -> Pieces {
        Pieces {
            hasher: RandomState::new(),
            left: HashMap::new(),
            held: HashMap::new(),
        }
    }

    /// First pass: one piece of the entity of this (published) id.
    pub(crate) fn count(&mut self, id: &str) {
        *self.left.entry(self.hasher.hash_one(id)).or_default() += 1;
    }

    /// Between the passes: forgets the ids of a single piece.
    pub(crate) fn counted(&mut self) {
        self.left.retain(|_, pieces| *pieces > 1);
        self.left.shrink_to_fit();
    }

    /// Second pass: a piece. The whole goes to the sink with the last of them.
    pub(crate) fn take(&mut self, piece: Entity, sink: &mut dyn Sink) {
        let key = self.hasher.hash_one(&piece.record);
        let Some(left) = self.left.get_mut(&key) else {
            sink.entity(piece);
            return;
        };
        *left = left.saturating_sub(1);
        let last = *left == 0;
        let whole = match self.held.remove(&key) {
            Some(mut whole) => {
                join(&mut whole, piece, sink);
                whole
            }
            None => piece,
        };
        if last {
            sink.entity(whole);
        } else {
            self.held.insert(key, whole);
        }
    }

    /// Hands over what still waits for a piece that was broken.
    pub(crate) fn finish(self, sink: &mut dyn Sink) {
        let mut held: Vec<Entity> = self.held.into_values().collect();
        held.sort_by(|a, b| a.id.cmp(&b.id));
        held.into_iter().for_each(|entity| sink.entity(entity));
    }
}

/// Adds a piece to an entity. The narrower schema wins; two that are no kin are noted and the first kept.
fn join(whole: &mut Entity, piece: Entity, sink: &mut dyn Sink) {
    if piece.schema.is_a(whole.schema) {
        whole.schema = piece.schema;
    } else if !whole.schema.is_a(piece.schema) {
        sink.note(Note {
            kind: NoteKind::Odd,
            record: whole.record.clone(),
            field: "schema".to_owned(),
            reason: format!(
                "it is called {} and {}; read as the first",
                whole.schema, piece.schema
            ),
        });
    }
    for statement in piece.statements {
        add(&mut whole.statements, statement);
    }
    for referent in piece.referents {
        if !whole.referents.contains(&referent) {
            whole.referents.push(referent);
        }
    }
    whole.extra = whole.extra.take().or(piece.extra);
}

/// Adds a statement; one that is there already is seen from the earlier of both first days to the later of both last.
fn add(statements: &mut Vec<Statement>, new: Statement) {
    let same = |old: &&mut Statement| old.prop == new.prop && old.value == new.value && old.lang == new.lang;
    let Some(old) = statements.iter_mut().find(same) else {
        statements.push(new);
        return;
    };
    if let Some(seen) = new.seen {
        let known = old.seen.get_or_insert_with(|| Box::new(Seen::default()));
        known.first = [known.first.take(), seen.first].into_iter().flatten().min();
        known.last = [known.last.take(), seen.last].into_iter().flatten().max();
    }
}

/// Hands over each line that is not blank, with its number and whether a line end follows it.
pub(crate) fn each_line(
    input: &Input,
    mut take: impl FnMut(u64, &[u8], bool) -> Result<(), ListError>,
) -> Result<(), ListError> {
    let file = input.main();
    let mut reader = file.open_text()?;
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let got = reader.read_until(b'\n', &mut line);
        let got =
            got.map_err(|error| ListError::damaged(&file.name, format!("line {}", number + 1), error))?;
        if got == 0 {
            return Ok(());
        }
        number += 1;
        let text = line.trim_ascii();
        if !text.is_empty() {
            take(number, text, line.ends_with(b"\n"))?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_ids_of_titles() {
        assert_eq!(
            list_id("INTERPOL Red Notices").as_deref(),
            Some("interpol_red_notices")
        );
        assert_eq!(list_id(" -- "), None);
        assert_eq!(one_list(["a".to_owned(), "a".to_owned()]).as_deref(), Some("a"));
        assert_eq!(one_list(["a".to_owned(), "b".to_owned()]), None);
        assert_eq!(one_list([]), None);
    }

    #[test]
    fn the_newest_day() {
        let mut newest = Newest::default();
        ["2024-01-02T10:00:00", "soon", "2023-05-05", ""]
            .into_iter()
            .for_each(|text| newest.take(text));
        assert_eq!(newest.day().as_deref(), Some("2024-01-02"));
    }
}
