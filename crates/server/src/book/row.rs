//! One row a party: what searches filter, count and sort by.

use exonym_index::layout::{u16_at, u32_at};
use exonym_model::Schema;

use super::parts::Numbers;

/// Groups of values that a search counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Facet {
    /// Countries of any kind.
    Countries,
    /// Topics.
    Topics,
    /// Genders.
    Genders,
    /// Identifiers.
    Identifiers,
}

impl Facet {
    /// All, in the order of [`Row::facets`].
    pub const ALL: [Facet; 4] = [
        Facet::Countries,
        Facet::Topics,
        Facet::Genders,
        Facet::Identifiers,
    ];
}

/// An entry; the row of a party's first entry speaks for the whole party.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Its id; of the first entry, the canonical id of the party.
    pub id: &'a str,
    /// Name to show.
    pub caption: &'a str,
    /// Schema.
    pub schema: Schema,
    /// Number of its list in the meta of the index.
    pub list: u16,
    /// Numbers of the lists that state the party, ascending; of an entry that is not the first, its own.
    pub lists: Numbers<'a>,
    /// Values by [`Facet`], as numbers in [`super::Book::value`].
    pub facets: [Numbers<'a>; 4],
    /// Earliest stated listing.
    pub first_seen: Option<&'a str>,
    /// Latest stated change; where an entry states none, its list's publication, so that no news is missed.
    pub last_change: &'a str,
    /// Latest publication of a list that states it.
    pub last_seen: &'a str,
    /// Values stated of it; a search puts parties of which more is known higher.
    pub values: u32,
}

/// A row being made.
#[derive(Debug, Clone)]
pub(super) struct RowDraft {
    pub(super) id: Box<str>,
    pub(super) caption: Box<str>,
    pub(super) schema: Schema,
    pub(super) list: u16,
    pub(super) lists: Vec<u32>,
    pub(super) facets: [Vec<u32>; 4],
    pub(super) first_seen: Option<Box<str>>,
    pub(super) last_change: Box<str>,
    pub(super) last_seen: Box<str>,
    pub(super) values: u32,
}

/// Bytes before the numbers and texts of a row: schema and list (2 each), values (4), how many numbers there are in five
/// groups (4 each), how many bytes in five texts (4 each).
const HEAD: usize = 8 + 5 * 4 + 5 * 4;

impl RowDraft {
    /// The row in bytes; `schema` is the number of its schema.
    pub(super) fn encode(&self, schema: u16, into: &mut Vec<u8>) {
        let groups: [&[u32]; 5] = std::array::from_fn(|at| match at {
            0 => self.lists.as_slice(),
            _ => self.facets[at - 1].as_slice(),
        });
        let first_seen = self.first_seen.as_deref().unwrap_or_default();
        let texts = [
            &self.id,
            &self.caption,
            first_seen,
            &self.last_change,
            &self.last_seen,
        ];
        into.extend(schema.to_le_bytes());
        into.extend(self.list.to_le_bytes());
        into.extend(self.values.to_le_bytes());
        for length in groups.map(<[u32]>::len).into_iter().chain(texts.map(str::len)) {
            into.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
        }
        into.extend(
            groups
                .into_iter()
                .flatten()
                .flat_map(|number| number.to_le_bytes()),
        );
        into.extend(texts.into_iter().flat_map(str::bytes));
    }
}

impl<'a> Row<'a> {
    /// A row from its bytes; nothing where they are damaged.
    pub(super) fn decode(bytes: &'a [u8], schemata: &[Schema]) -> Option<Row<'a>> {
        let mut rest = bytes.get(HEAD..)?;
        let mut take = |length: usize| {
            let (part, left) = rest.split_at_checked(length)?;
            rest = left;
            Some(part)
        };
        let length = |at: usize| u32_at(bytes, 8 + at * 4).map(|length| length as usize);
        let mut groups = [Numbers::default(); 5];
        for (at, group) in groups.iter_mut().enumerate() {
            *group = Numbers::of(take(length(at)?.checked_mul(4)?)?);
        }
        let mut texts = [""; 5];
        for (text, at) in texts.iter_mut().zip(5..) {
            *text = std::str::from_utf8(take(length(at)?)?).ok()?;
        }
        let [lists, facets @ ..] = groups;
        let [id, caption, first_seen, last_change, last_seen] = texts;
        Some(Row {
            id,
            caption,
            schema: *schemata.get(usize::from(u16_at(bytes, 0)?))?,
            list: u16_at(bytes, 2)?,
            lists,
            facets,
            first_seen: Some(first_seen).filter(|day| !day.is_empty()),
            last_change,
            last_seen,
            values: u32_at(bytes, 4)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_and_a_cut_one_does_not() {
        let draft = RowDraft {
            id: "a:1".into(),
            caption: "Ким".into(),
            schema: Schema::Person,
            list: 3,
            lists: vec![3, 9],
            facets: [vec![1], vec![], vec![70_000], vec![4, 5]],
            first_seen: None,
            last_change: "2024".into(),
            last_seen: "2025".into(),
            values: 12,
        };
        let mut bytes = Vec::new();
        draft.encode(1, &mut bytes);
        let schemata = [Schema::Vessel, Schema::Person];
        let row = Row::decode(&bytes, &schemata).unwrap();
        assert_eq!((row.id, row.caption, row.schema), ("a:1", "Ким", Schema::Person));
        assert_eq!((row.list, row.values, row.first_seen), (3, 12, None));
        assert_eq!((row.last_change, row.last_seen), ("2024", "2025"));
        let numbers = |group: Numbers<'_>| group.iter().collect::<Vec<_>>();
        assert_eq!(numbers(row.lists), [3, 9]);
        assert_eq!(
            row.facets.map(numbers),
            [vec![1], vec![], vec![70_000], vec![4, 5]]
        );
        for length in 0..bytes.len() {
            assert!(Row::decode(&bytes[..length], &schemata).is_none(), "{length}");
        }
        assert!(Row::decode(&bytes, &schemata[..1]).is_none());
    }
}
