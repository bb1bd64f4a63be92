//! Who an entity of an article is among those of other articles.

use serde::Serialize;

use crate::reading::{Entity, EntityKind};

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyKind {
    /// A state, or persons in its office.
    State,
    /// An organisation.
    Organisation,
    /// A person.
    Person,
    /// A ship.
    Vessel,
}

/// A party to a tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// `state:ru`, a list entry's id, or `organisation:` and a name.
    pub id: String,
    /// To show.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// Whether a list in service has an entry that is taken for it.
    pub listed: bool,
    /// The ids of the entries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<String>,
}

/// The party for which an entity stands, with its key; `None` for places, things, groups and, unless asked for, other persons.
pub(super) fn of(entity: &Entity, persons: bool) -> Option<(String, Party)> {
    let listed = entity.findings.iter().find(|finding| finding.is_match);
    if let Some(finding) = listed {
        let kind = match entity.kind {
            EntityKind::Person => PartyKind::Person,
            EntityKind::Vessel => PartyKind::Vessel,
            _ => PartyKind::Organisation,
        };
        let party = Party {
            id: finding.id.clone(),
            name: finding.caption.clone(),
            kind,
            listed: true,
            entries: finding.entries.iter().map(|entry| entry.id.clone()).collect(),
        };
        return Some((finding.id.clone(), party));
    }
    let plain = |id: String, name: &str, kind| {
        let party = Party {
            id: id.clone(),
            name: name.to_owned(),
            kind,
            listed: false,
            entries: Vec::new(),
        };
        (id, party)
    };
    let state = |code: &str| {
        let name = exonym_tables::countries::name(code).map_or_else(|| code.to_uppercase(), str::to_owned);
        plain(format!("state:{code}"), &name, PartyKind::State)
    };
    match entity.kind {
        EntityKind::State => entity.country.as_deref().map(state),
        EntityKind::Organisation => Some(plain(
            format!("organisation:{}", folded(&entity.name)),
            &entity.name,
            PartyKind::Organisation,
        )),
        EntityKind::Person if persons => Some(plain(format!("person:{}", folded(&entity.name)), &entity.name, PartyKind::Person)),
        // A minister acts for his state.
        EntityKind::Person if !entity.roles.is_empty() => {
            let office = entity.roles.iter().find_map(|role| role.country.as_deref());
            office.map(state)
        }
        _ => None,
    }
}

/// A name in lower case, blanks squeezed, without an article before it.
fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let words = match words.split_first() {
        Some((first, rest)) if first == "the" && !rest.is_empty() => rest,
        _ => words.as_slice(),
    };
    words.join(" ")
}
