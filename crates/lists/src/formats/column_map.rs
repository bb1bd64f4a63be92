//! A user's own table (CSV, XLSX, ODS) by a column map in TOML; `docs/lists/column-map.md` tells how to write one.
//!
//! No content tells such a file, so the format is never sniffed: a caller who has a map asks for it. The map is checked
//! against the table before a row is read, so that a renamed column is an error and not an empty field. A value that its
//! property cannot take is noted with its row and left out.

mod cells;
mod map;
mod table;

use std::collections::HashMap;

use exonym_model::Note;

pub use map::ColumnMap;

use crate::{Header, Input, ListError, Party, Probe, Sink, Sniff};
use cells::Cells;

pub(crate) fn sniff(_probe: &Probe) -> Sniff {
    Sniff::No
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let refused = |why: String| ListError::refused(&file.name, why);
    let Some(text) = &input.column_map else {
        return Err(refused(
            "a table of your own needs a column map; see docs/lists/column-map.md".to_owned(),
        ));
    };
    let map = ColumnMap::parse(text).map_err(refused)?;
    let mut parties = Parties {
        list: &input.list,
        map: &map,
        order: Vec::new(),
        held: HashMap::new(),
    };
    let rows = table::each(&file, &map, &mut |row| match row {
        Ok(cells) => parties.row(&cells, sink),
        Err(note) => sink.note(note),
    })?;
    if rows == 0 {
        return Err(ListError::damaged(
            &file.name,
            "the table",
            "there is no row below the header",
        ));
    }
    parties.finish(sink);
    Ok(Header {
        published: map.published().map(str::to_owned),
        declared: None,
    })
}

/// Parties being made. They are held to the end where several rows may be one party.
struct Parties<'a> {
    list: &'a str,
    map: &'a ColumnMap,
    order: Vec<String>,
    held: HashMap<String, Option<Party>>,
}

impl Parties<'_> {
    fn row(&mut self, cells: &Cells<'_>, sink: &mut dyn Sink) {
        let id = match self.map.id_of(cells) {
            Ok(id) => id,
            Err(reason) => return sink.note(skipped(cells, reason)),
        };
        let schema = match self.map.schema_of(cells) {
            Ok(schema) => schema,
            Err(reason) => return sink.note(skipped(cells, reason)),
        };
        let joins = self.map.joins_rows();
        let mut party = match self.held.get_mut(&id) {
            Some(held) if joins => held.take().unwrap_or_else(|| Party::new(self.list, &id, schema)),
            Some(_) => return sink.note(skipped(cells, format!("the id {id} stands on an earlier row"))),
            None => {
                self.order.push(id.clone());
                Party::new(self.list, &id, schema)
            }
        };
        self.map.state(&mut party, cells);
        if joins {
            self.held.insert(id, Some(party));
        } else {
            self.held.insert(id, None);
            party.finish(sink);
        }
    }

    fn finish(mut self, sink: &mut dyn Sink) {
        for id in &self.order {
            if let Some(party) = self.held.remove(id).flatten() {
                party.finish(sink);
            }
        }
    }
}

fn skipped(cells: &Cells<'_>, reason: String) -> Note {
    Note {
        kind: exonym_model::NoteKind::Skipped,
        record: cells.place(),
        field: String::new(),
        reason,
    }
}
