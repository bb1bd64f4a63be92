//! Given names that are forms of one name, and their short and pet forms.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

const DATA: &str = include_str!("../data/given_names.tsv");

/// Where a form stands: the group, and whether it is a full form there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The number of the group.
    pub group: u16,
    /// A full form, not a short or pet form.
    pub full: bool,
}

/// How two given names are forms of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Both full forms, in the same or different languages: Mykola and Nikolai.
    Variant,
    /// A full and a short form: William and Bill.
    Short,
    /// Two short forms of one name: Bill and Will.
    BothShort,
}

static TABLE: LazyLock<FxHashMap<&'static str, Vec<Membership>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Vec<Membership>> = FxHashMap::default();
    for (group, row) in rows(DATA).enumerate() {
        let full = std::iter::once(row.column(0))
            .chain(row.values(1, '|'))
            .map(|form| (form, true));
        for (form, full) in full.chain(row.values(2, '|').map(|form| (form, false))) {
            table.entry(form).or_default().push(Membership {
                group: group as u16,
                full,
            });
        }
    }
    table
});

/// The groups that a plain Latin form (`a-z`) stands in; empty for a name the table does not know.
pub fn groups(form: &str) -> &'static [Membership] {
    TABLE.get(form).map_or(&[], Vec::as_slice)
}

/// How two plain Latin forms are forms of one given name; `None` where they share no group. Equal forms are a variant where known.
pub fn relation(a: &str, b: &str) -> Option<Relation> {
    let shared = groups(a)
        .iter()
        .filter_map(|x| Some((x, groups(b).iter().find(|y| y.group == x.group)?)));
    shared
        .map(|(x, y)| relation_of(x.full, y.full))
        .min_by_key(|relation| *relation as u8)
}

fn relation_of(a: bool, b: bool) -> Relation {
    match (a, b) {
        (true, true) => Relation::Variant,
        (false, false) => Relation::BothShort,
        _ => Relation::Short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        crate::table::check_form(DATA);
        assert!(
            TABLE
                .keys()
                .all(|form| form.bytes().all(|b| b.is_ascii_lowercase()))
        );
    }

    #[test]
    fn relations() {
        assert_eq!(relation("mykola", "nikolai"), Some(Relation::Variant));
        assert_eq!(relation("william", "bill"), Some(Relation::Short));
        assert_eq!(relation("will", "bill"), Some(Relation::BothShort));
        assert_eq!(relation("sasha", "aleksandr"), Some(Relation::Short));
        assert_eq!(relation("ivan", "igor"), None);
        assert_eq!(relation("xyz", "xyz"), None);
    }
}
