//! What a server knows of an index beside what screening needs: ids to parties, words to parties, values to counts.
//!
//! Made in one walk over the index, kept beside it and mapped (`kept`), thrown away with it. It holds no value that a result
//! shows, except captions and days; all else is read from the index.

pub(crate) mod build;
mod fields;
mod file;
mod kept;
mod merge;
mod parts;
mod row;
pub(crate) mod text;

pub use fields::{Fields, field_hash};
pub use parts::{Numbers, Strings};
pub use row::{Facet, Row};
pub use text::{Meant, TextIndex, within_one, words};

use std::path::Path;

use exonym_engine::Data;
use exonym_index::{Index, IndexError};
use exonym_model::Schema;
use serde::{Deserialize, Serialize};

use file::{Layout, Section};
use parts::Places;

/// Where an entity stands: its party, and 0 for the party itself or the number of the record about it, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Party number in the index.
    pub party: u32,
    /// Which entity of its bundle.
    pub slot: u16,
}

/// What an id leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// An entity.
    Here(Place),
    /// Another id of a party, whose canonical id this is.
    Referent(String),
    /// Nothing.
    Missing,
}

/// What a file of look-ups says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    /// For each list of the index the scopes that it belongs to.
    scopes: Vec<Vec<String>>,
    /// Schemata by the numbers that rows name them by.
    schemata: Vec<String>,
}

/// The look-ups over one index.
pub struct Book {
    data: Data,
    layout: Layout,
    schemata: Vec<Schema>,
    /// For each list of the index the scopes that it belongs to.
    pub scopes: Vec<Vec<String>>,
}

impl Book {
    /// The look-ups of an index, made in memory.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn of(index: &Index<Data>) -> Result<Book, IndexError> {
        Book::read(index, Data::Memory(Book::bytes_of(index)?))
    }

    /// Those that are kept beside an index in a data directory; made and kept where there are none.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn kept(index: &Index<Data>, data_dir: &Path) -> Result<Book, IndexError> {
        kept::open(index, data_dir)
    }

    /// The file of look-ups of an index. The same index gives the same bytes.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn bytes_of(index: &Index<Data>) -> Result<Vec<u8>, IndexError> {
        build::build(index)
    }

    /// Reads a file of look-ups.
    ///
    /// # Errors
    /// It is none of this version, is cut short, or belongs to another index.
    pub fn read(index: &Index<Data>, data: Data) -> Result<Book, IndexError> {
        let damaged = |why: &str| IndexError::Damaged(format!("its look-ups: {why}"));
        let layout = file::read(data.as_ref(), file::identity(index))
            .ok_or_else(|| damaged("they are cut short, or of another index"))?;
        let (from, to) = layout[Section::About as usize];
        let about = data.as_ref().get(from..to).unwrap_or_default();
        let about: About = serde_json::from_slice(about).map_err(|error| damaged(&error.to_string()))?;
        let schemata = about.schemata.iter().map(|name| name.parse());
        Ok(Book {
            schemata: schemata
                .collect::<Result<_, _>>()
                .map_err(|_| damaged("an unknown schema"))?,
            scopes: about.scopes,
            layout,
            data,
        })
    }

    fn section(&self, section: Section) -> &[u8] {
        let (from, to) = self.layout[section as usize];
        self.data.as_ref().get(from..to).unwrap_or_default()
    }

    fn strings(&self, places: Section, bytes: Section) -> Strings<'_> {
        Strings::of(self.section(places), self.section(bytes))
    }

    fn numbers(&self, section: Section) -> Numbers<'_> {
        Numbers::of(self.section(section))
    }

    /// Words.
    pub fn text(&self) -> TextIndex<'_> {
        let sections = [
            Section::WordPlaces,
            Section::Words,
            Section::PostingPlaces,
            Section::Postings,
        ];
        TextIndex::of(
            sections.map(|section| self.section(section)),
            self.numbers(Section::Heads).len(),
        )
    }

    /// Values of properties and groups.
    pub fn fields(&self) -> Fields<'_> {
        Fields::of(
            self.section(Section::FieldHashes),
            self.section(Section::FieldParties),
        )
    }

    /// The entry or record of an id, and the id as it is kept.
    fn place(&self, id: &str) -> Option<(&str, Place)> {
        let ids = self.strings(Section::IdPlaces, Section::Ids);
        let at = ids.find(id)?;
        let targets = self.numbers(Section::IdTargets);
        let place = Place {
            party: targets.get(at * 2)?,
            slot: u16::try_from(targets.get(at * 2 + 1)?).ok()?,
        };
        Some((ids.get(at)?, place))
    }

    fn referent(&self, id: &str) -> Option<u32> {
        let at = self
            .strings(Section::ReferentPlaces, Section::Referents)
            .find(id)?;
        self.numbers(Section::ReferentTargets).get(at)
    }

    /// What an id leads to. The one place that knows how entries become parties: a party's canonical id answers, its
    /// other ids point there.
    pub fn resolve(&self, id: &str) -> Resolved {
        let Some((_, place)) = self.place(id) else {
            let canonical = self.referent(id).and_then(|entry| self.row(self.head(entry)));
            return canonical.map_or(Resolved::Missing, |row| Resolved::Referent(row.id.to_string()));
        };
        let head = self.head(place.party);
        match self.row(head) {
            Some(row) if place.slot == 0 && head != place.party => Resolved::Referent(row.id.to_string()),
            _ => Resolved::Here(place),
        }
    }

    /// Where any id leads, canonical or not: to a party by its first entry, or to a record.
    pub fn locate(&self, id: &str) -> Option<Place> {
        let place = match self.place(id) {
            Some((_, place)) => place,
            None => Place {
                party: self.referent(id)?,
                slot: 0,
            },
        };
        Some(match place.slot {
            0 => Place {
                party: self.head(place.party),
                slot: 0,
            },
            _ => place,
        })
    }

    /// The party behind any of its ids, or of the ids of records about it: the number of its first entry.
    pub fn party_of(&self, id: &str) -> Option<u32> {
        self.locate(id).map(|place| self.head(place.party))
    }

    /// The id under which what an id leads to answers.
    pub fn canonical(&self, id: &str) -> Option<&str> {
        let place = self.locate(id)?;
        match place.slot {
            0 => self.row(place.party).map(|row| row.id),
            _ => self.place(id).map(|(id, _)| id),
        }
    }

    /// The first entry of the party that an entry belongs to; itself where it stands alone.
    pub fn head(&self, entry: u32) -> u32 {
        self.numbers(Section::Heads).get(entry as usize).unwrap_or(entry)
    }

    /// The first entry of each party.
    pub fn parties(&self) -> impl Iterator<Item = u32> + '_ {
        let first = |(head, entry): (u32, u32)| (head == entry).then_some(entry);
        self.numbers(Section::Heads).iter().zip(0_u32..).filter_map(first)
    }

    /// Entries whose own statements point at an id: ships at their owner.
    pub fn pointing_at(&self, id: &str) -> Numbers<'_> {
        let at = self.strings(Section::InboundPlaces, Section::Inbound).find(id);
        let groups = Places::of(self.section(Section::InboundGroups));
        let span = at.and_then(|at| groups.span(at));
        span.map_or_else(Numbers::default, |(from, to)| {
            self.numbers(Section::InboundEntries).slice(from, to)
        })
    }

    /// A row.
    pub fn row(&self, party: u32) -> Option<Row<'_>> {
        let places = Places::of(self.section(Section::RowPlaces));
        let bytes = places.part(party as usize, self.section(Section::Rows))?;
        Row::decode(bytes, &self.schemata)
    }

    /// The text behind a number in a row.
    pub fn value(&self, number: u32) -> &str {
        let values = self.strings(Section::ValuePlaces, Section::Values);
        values.get(number as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_engine::{Engine, Which};

    fn sample() -> Engine {
        let nowhere = tempfile::tempdir().unwrap();
        exonym_engine::open(nowhere.path(), &Which::Current, &mut ()).unwrap()
    }

    /// Asks everything of a book; what it knows, in a line.
    fn asked(book: &Book, ids: &[String]) -> String {
        let mut known = String::new();
        for id in ids {
            known += &format!(
                "{:?} {:?} {:?}",
                book.resolve(id),
                book.locate(id),
                book.canonical(id)
            );
            known += &format!(" {:?}", book.pointing_at(id).iter().collect::<Vec<_>>());
        }
        for party in book.parties().take(200) {
            if let Some(row) = book.row(party) {
                let values = row.facets.iter().flat_map(|facet| facet.iter());
                known += &format!(
                    "{row:?} {:?}",
                    values.map(|value| book.value(value)).collect::<Vec<_>>()
                );
            }
        }
        for word in ["kim", "laz", "korea", "\u{91d1}"] {
            for meant in [Meant::Whole, Meant::Beginning, Meant::Near(1)] {
                known += &format!("{:?}", book.text().find(word, meant));
            }
        }
        let stated = book.fields().get(field_hash("countries", "kp"));
        known + &format!("{:?}", stated.collect::<Vec<_>>())
    }

    #[test]
    fn damage_that_no_header_tells_is_less_knowledge_and_no_panic() {
        let engine = sample();
        let index = engine.screener.index();
        let bytes = build::build(index).unwrap();
        assert_eq!(
            bytes,
            build::build(index).unwrap(),
            "the same index, the same bytes"
        );
        let whole = Book::read(index, Data::Memory(bytes.clone())).unwrap();
        let ids: Vec<String> = whole
            .parties()
            .filter_map(|party| whole.row(party).map(|row| row.id.to_owned()))
            .collect();
        let known = asked(&whole, &ids);
        assert!(known.contains("us_ofac_sdn:20157"));
        let mut told_apart = 0;
        for at in (48..bytes.len()).step_by(bytes.len() / 400) {
            let mut damaged = bytes.clone();
            damaged[at] = !damaged[at];
            if let Ok(book) = Book::read(index, Data::Memory(damaged)) {
                told_apart += usize::from(asked(&book, &ids) != known);
            }
        }
        assert!(told_apart > 0, "the damage reached what was asked");
    }
}
