//! One walk over an index.

use std::collections::{BTreeMap, HashMap};

use exonym_engine::Data;
use exonym_index::{Bundle, Index, IndexError};
use exonym_model::{Entity, PartialDate, Prop, PropType, Schema};

use rayon::prelude::*;

use super::fields::{FieldsWriter, field_hash};
use super::file::{self, SECTIONS, Section};
use super::parts::{StringsWriter, groups, numbers};
use super::row::RowDraft;
use super::text::{TextBytes, TextWriter};
use super::{About, Place, merge};
use crate::ftm::entity::moment;

/// Parties unpacked at once: some ten megabytes.
const WINDOW: u32 = 4096;
/// A list belongs to a scope when more than this share of its parties bears one of the scope's topics.
const SCOPE_SHARE: f32 = 0.5;

/// The scopes beside `default` and the lists themselves, with the roots of the topics that make a list theirs. Debarment
/// and export control are measures of the same authorities, and clients of the `sanctions` scope expect them there.
const SCOPES: &[(&str, &[&str])] = &[
    ("sanctions", &["sanction", "export.control", "debarment"]),
    ("peps", &["role.pep", "role.rca"]),
];

#[derive(Default)]
struct Building {
    rows: Vec<RowDraft>,
    heads: Vec<u32>,
    text: TextWriter,
    fields: FieldsWriter,
    numbers: HashMap<Box<str>, u32>,
    ids: HashMap<Box<str>, Place>,
    referents: HashMap<Box<str>, u32>,
    inbound: HashMap<Box<str>, Vec<u32>>,
    /// Parties of each list with a topic of each scope.
    of_scope: BTreeMap<(u16, usize), u64>,
}

/// The file of look-ups of an index. The same index gives the same bytes.
pub(super) fn build(index: &Index<Data>) -> Result<Vec<u8>, IndexError> {
    let lists = &index.meta().lists;
    let count = index.party_count();
    let mut building = Building {
        heads: merge::heads(index)?,
        ..Building::default()
    };
    for first in (0..count).step_by(WINDOW as usize) {
        let window = first..count.min(first.saturating_add(WINDOW));
        // Unpacking costs as much as filing and needs no order, so all cores do it.
        let bundles: Vec<Bundle> = window
            .clone()
            .into_par_iter()
            .map(|party| index.bundle(party))
            .collect::<Result<_, _>>()?;
        for (party, bundle) in window.zip(&bundles) {
            let list = index.list_of(party).unwrap_or_default();
            let version = lists.get(list as usize).map(|list| &list.version);
            let list_id = version.map_or("", |version| version.list.as_str());
            let published = version.map(|version| moment(&version.published));
            building.add(
                party,
                (list, list_id),
                published.unwrap_or_default().as_str(),
                bundle,
            );
        }
    }
    let named = |list: u16, scope: &str| {
        // A list whose file tells no topics says by its name what it is: `sa_wiki_peps_v2`.
        let id = lists
            .get(list as usize)
            .map_or("", |list| list.version.list.as_str());
        id.split('_').any(|word| word == scope)
    };
    let scopes_of = |list: u16, parties: u64| {
        let is_of = |scope: usize| {
            let count = building.of_scope.get(&(list, scope)).copied().unwrap_or(0);
            count as f32 > parties as f32 * SCOPE_SHARE
        };
        SCOPES
            .iter()
            .enumerate()
            .filter(|(at, (name, _))| is_of(*at) || named(list, name))
            .map(|(_, (name, _))| (*name).to_owned())
            .collect()
    };
    let scopes = lists
        .iter()
        .zip(0_u16..)
        .map(|(list, number)| scopes_of(number, list.parties))
        .collect();
    Ok(building.finish(file::identity(index), scopes))
}

impl Building {
    /// Everything in order, in bytes.
    fn finish(mut self, identity: [u8; 32], scopes: Vec<Vec<String>>) -> Vec<u8> {
        merge::rows(&mut self.rows, &self.heads);
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        let mut put = |section: Section, bytes: Vec<u8>| sections[section as usize] = bytes;
        let mut schemata: Vec<Schema> = Vec::new();
        let mut rows = Vec::new();
        let mut places = 0_u64.to_le_bytes().to_vec();
        for row in &self.rows {
            let known = schemata.iter().position(|schema| *schema == row.schema);
            let number = known.unwrap_or_else(|| {
                schemata.push(row.schema);
                schemata.len() - 1
            });
            row.encode(number as u16, &mut rows);
            places.extend((rows.len() as u64).to_le_bytes());
        }
        put(Section::RowPlaces, places);
        put(Section::Rows, rows);
        let about = About {
            scopes,
            schemata: schemata.iter().map(|schema| schema.name().to_owned()).collect(),
        };
        // Two lists of strings always serialise; without them the file would be made again, not misread.
        put(Section::About, serde_json::to_vec(&about).unwrap_or_default());
        put(Section::Heads, numbers(self.heads));
        let mut values: Vec<&str> = vec![""; self.numbers.len()];
        for (text, number) in &self.numbers {
            if let Some(slot) = values.get_mut(*number as usize) {
                *slot = text;
            }
        }
        let StringsWriter { places, bytes } = StringsWriter::of(values);
        put(Section::ValuePlaces, places);
        put(Section::Values, bytes);
        let TextBytes([word_places, words, posting_places, postings]) = self.text.finish();
        put(Section::WordPlaces, word_places);
        put(Section::Words, words);
        put(Section::PostingPlaces, posting_places);
        put(Section::Postings, postings);
        let (hashes, parties) = self.fields.finish();
        put(Section::FieldHashes, hashes);
        put(Section::FieldParties, parties);
        let ids = sorted(self.ids);
        let StringsWriter { places, bytes } = StringsWriter::of(ids.iter().map(|(id, _)| id.as_ref()));
        put(Section::IdPlaces, places);
        put(Section::Ids, bytes);
        let targets = ids
            .iter()
            .flat_map(|(_, place)| [place.party, u32::from(place.slot)]);
        put(Section::IdTargets, numbers(targets));
        let referents = sorted(self.referents);
        let StringsWriter { places, bytes } = StringsWriter::of(referents.iter().map(|(id, _)| id.as_ref()));
        put(Section::ReferentPlaces, places);
        put(Section::Referents, bytes);
        put(
            Section::ReferentTargets,
            numbers(referents.iter().map(|(_, party)| *party)),
        );
        let inbound = sorted(self.inbound);
        let StringsWriter { places, bytes } = StringsWriter::of(inbound.iter().map(|(id, _)| id.as_ref()));
        put(Section::InboundPlaces, places);
        put(Section::Inbound, bytes);
        let (places, entries) = groups(inbound.iter().map(|(_, entries)| entries.as_slice()));
        put(Section::InboundGroups, places);
        put(Section::InboundEntries, entries);
        file::write(identity, sections)
    }

    fn add(&mut self, entry: u32, (list, list_id): (u16, &str), published: &str, bundle: &Bundle) {
        let entity = &bundle.party;
        // What any entry of a party states is found under the party.
        let party = self.heads.get(entry as usize).copied().unwrap_or(entry);
        self.ids.insert(
            entity.id.as_str().into(),
            Place {
                party: entry,
                slot: 0,
            },
        );
        for referent in &entity.referents {
            self.referents.entry(referent.as_str().into()).or_insert(party);
        }
        for (linked, slot) in bundle.linked.iter().zip(1_u16..) {
            self.ids
                .entry(linked.id.as_str().into())
                .or_insert(Place { party: entry, slot });
        }
        let mut facets: [Vec<u32>; 4] = Default::default();
        for statement in &entity.statements {
            let facet = match statement.prop.kind() {
                PropType::Country => 0,
                PropType::Topic => 1,
                PropType::Gender => 2,
                PropType::Identifier => 3,
                PropType::Entity => {
                    self.inbound
                        .entry(statement.value.as_str().into())
                        .or_default()
                        .push(entry);
                    continue;
                }
                _ => continue,
            };
            let number = self.number(&statement.value);
            if let Some(values) = facets.get_mut(facet).filter(|values| !values.contains(&number)) {
                values.push(number);
            }
        }
        for (scope, (_, roots)) in SCOPES.iter().enumerate() {
            let mut topics = entity.values(&Prop::TOPICS);
            if topics.any(|topic| roots.iter().any(|root| topic_is(topic, root))) {
                *self.of_scope.entry((list, scope)).or_default() += 1;
            }
        }
        self.fields.add(field_hash("datasets", list_id), party);
        self.fields.add(field_hash("schema", entity.schema.name()), party);
        self.fields.add(field_hash("id", &entity.id), party);
        for referent in &entity.referents {
            self.fields.add(field_hash("referents", referent), party);
        }
        let about = std::iter::once(entity).chain(
            bundle
                .linked
                .iter()
                .filter(|linked| linked.schema.edge().is_none()),
        );
        for told in about {
            self.file_values(told, told.id == entity.id, party);
        }
        let (first_seen, last_change) = days(bundle);
        self.rows.push(RowDraft {
            id: entity.id.as_str().into(),
            caption: entity.caption().into(),
            schema: entity.schema,
            list,
            lists: vec![u32::from(list)],
            facets,
            first_seen,
            last_change: last_change.unwrap_or_else(|| published.into()),
            last_seen: published.into(),
            values: u32::try_from(entity.statements.len()).unwrap_or(u32::MAX),
        });
    }

    /// Files the values of a party, or of a record about it, under their properties, groups and words.
    fn file_values(&mut self, entity: &Entity, is_party: bool, party: u32) {
        for statement in &entity.statements {
            let kind = statement.prop.kind();
            if kind == PropType::Entity {
                continue;
            }
            if is_party {
                self.file_field(
                    &format!("properties.{}", statement.prop),
                    &statement.value,
                    kind,
                    party,
                );
                if let Some(group) = group_of(kind) {
                    self.file_field(group, &statement.value, kind, party);
                }
            }
            if kind == PropType::Url || kind == PropType::Topic {
                continue;
            }
            let in_name = is_party && statement.prop.is_whole_name();
            let words = self.text.add(&statement.value, party, in_name);
            for pair in words.windows(2) {
                self.fields.add(pair_hash(&pair[0], &pair[1]), party);
            }
        }
    }

    fn file_field(&mut self, field: &str, value: &str, kind: PropType, party: u32) {
        self.fields.add(field_hash(field, value), party);
        if kind == PropType::Date {
            // A year or a month asks for every day in it.
            for length in [4, 7] {
                if let Some(part) = value.get(..length).filter(|part| part.len() < value.len()) {
                    self.fields.add(field_hash(field, part), party);
                }
            }
        }
    }

    fn number(&mut self, value: &str) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(value.into(), number);
        number
    }
}

fn sorted<T>(map: HashMap<Box<str>, T>) -> Vec<(Box<str>, T)> {
    let mut all: Vec<(Box<str>, T)> = map.into_iter().collect();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The hash of two words that stand next to each other.
pub(crate) fn pair_hash(first: &str, second: &str) -> u64 {
    field_hash(&format!("\u{1}{first}"), second)
}

fn topic_is(topic: &str, root: &str) -> bool {
    topic
        .strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The name under which clients of the field group the values of a type.
fn group_of(kind: PropType) -> Option<&'static str> {
    match kind {
        PropType::Name => Some("names"),
        PropType::Identifier => Some("identifiers"),
        PropType::Country => Some("countries"),
        PropType::Date => Some("dates"),
        PropType::Address => Some("addresses"),
        PropType::Phone => Some("phones"),
        PropType::Email => Some("emails"),
        PropType::Topic => Some("topics"),
        PropType::Gender => Some("genders"),
        _ => None,
    }
}

/// Earliest stated day of listing; latest stated change of the party or a record about it.
fn days(bundle: &Bundle) -> (Option<Box<str>>, Option<Box<str>>) {
    let (mut first, mut last): (Option<String>, Option<String>) = (None, None);
    let all = std::iter::once(&bundle.party).chain(&bundle.linked);
    for entity in all {
        let sanction = entity.schema == Schema::Sanction;
        for statement in entity.of_kind(PropType::Date) {
            let listing = sanction && [Prop::LISTING_DATE, Prop::START_DATE].contains(&statement.prop);
            if !listing && statement.prop != Prop::MODIFIED_AT {
                continue;
            }
            let Some((year, month, day)) = statement
                .value
                .parse::<PartialDate>()
                .ok()
                .map(PartialDate::first_day)
            else {
                continue;
            };
            let text = format!("{year:04}-{month:02}-{day:02}T00:00:00");
            if listing && first.as_ref().is_none_or(|known| text < *known) {
                first = Some(text.clone());
            }
            if last.as_ref().is_none_or(|known| text > *known) {
                last = Some(text);
            }
        }
    }
    (
        first.map(String::into_boxed_str),
        last.map(String::into_boxed_str),
    )
}
