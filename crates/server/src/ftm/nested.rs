//! An entity with its neighbours in place of their ids.
//!
//! One thing away is visible: records about the entity and what it points to stand in full, a tie shows its far side, and an
//! id that is already on the way from the entity stays an id.

use std::collections::BTreeMap;
use std::rc::Rc;

use exonym_api::EntityJson;
use exonym_index::Bundle;
use exonym_model::{Entity, PropType};
use serde_json::Value;

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::entity::{entity_json, is_record};
use crate::ftm::merged::{canonical, merged};
use crate::ftm::reverse;
use crate::service::Service;

/// Most neighbours that stand in full under one property of a nested entity; the adjacency routes page through all.
const MAX_NESTED: usize = 100;

/// Reads entities of one service.
pub struct Reader<'a> {
    service: &'a Service,
    /// The party read last: an entity and the records about it are asked for one after the other.
    last: Option<(u32, Rc<Bundle>)>,
}

/// Neighbours of an entity by property, each with the place where it stands.
pub type Neighbours = BTreeMap<String, Vec<Place>>;

impl<'a> Reader<'a> {
    /// Over a service.
    pub fn new(service: &'a Service) -> Reader<'a> {
        Reader { service, last: None }
    }

    fn bundle(&mut self, party: u32) -> Result<Rc<Bundle>, ApiError> {
        if let Some((known, bundle)) = &self.last
            && *known == party
        {
            return Ok(bundle.clone());
        }
        let bundle = Rc::new(self.service.index().bundle(party)?);
        self.last = Some((party, bundle.clone()));
        Ok(bundle)
    }

    /// The entity at a place; for a party what all of its entries state.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn entity(&mut self, place: Place) -> Result<Entity, ApiError> {
        let book = &self.service.book;
        let lost = || ApiError::failed("an entity is not where its id leads");
        if let Some(slot) = place.slot.checked_sub(1) {
            let bundle = self.bundle(place.party)?;
            let mut record = bundle.linked.get(slot as usize).cloned().ok_or_else(lost)?;
            canonical(&mut record, book);
            return Ok(record);
        }
        let bundles = self.bundles(place.party)?;
        merged(bundles.iter().map(|(_, bundle)| &bundle.party), book).ok_or_else(lost)
    }

    /// The entries of a party with what is about each, the one that gives the id first.
    fn bundles(&mut self, party: u32) -> Result<Vec<(u32, Rc<Bundle>)>, ApiError> {
        let entries = self.service.index().party_of(party)?;
        entries
            .into_iter()
            .map(|entry| Ok((entry, self.bundle(entry)?)))
            .collect()
    }

    /// The entity at a place, flat.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn flat(&mut self, place: Place) -> Result<EntityJson, ApiError> {
        let entity = self.entity(place)?;
        let book = &self.service.book;
        let mut json = entity_json(&entity, book.row(place.party).as_ref(), self.service.meta());
        if let Some(row) = book
            .row(place.party)
            .filter(|row| place.slot == 0 && row.lists.len() > 1)
        {
            json.datasets = row
                .lists
                .iter()
                .map(|list| self.service.list_id(list).to_owned())
                .collect();
        }
        Ok(json)
    }

    /// What stands next to an entity: along its own properties, and along others' properties from the far end.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn neighbours(&mut self, place: Place) -> Result<Neighbours, ApiError> {
        let entity = self.entity(place)?;
        let mut found = Neighbours::new();
        for statement in entity.of_kind(PropType::Entity) {
            if let Some(there) = self.service.book.locate(&statement.value) {
                found
                    .entry(statement.prop.name().to_owned())
                    .or_default()
                    .push(there);
            }
        }
        // Each list ties its own entries together, under its own ids.
        let entries = match place.slot {
            0 => self.bundles(place.party)?,
            _ => vec![(place.party, self.bundle(place.party)?)],
        };
        for (party, bundle) in entries {
            let own = if place.slot == 0 {
                &bundle.party.id
            } else {
                &entity.id
            };
            for (linked, slot) in bundle.linked.iter().zip(1_u16..) {
                for name in ties(linked, own) {
                    found.entry(name).or_default().push(Place { party, slot });
                }
            }
            for pointing in self.service.book.pointing_at(own).iter() {
                let bundle = self.bundle(pointing)?;
                let party = self.service.book.head(pointing);
                for name in ties(&bundle.party, own) {
                    found.entry(name).or_default().push(Place { party, slot: 0 });
                }
            }
        }
        for places in found.values_mut() {
            places.sort_unstable_by_key(|place| (place.party, place.slot));
            places.dedup();
        }
        Ok(found)
    }

    /// A neighbour in full: a tie with its far side, a thing flat. Ids in `path` stay ids.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn neighbour(&mut self, place: Place, path: &[&str]) -> Result<EntityJson, ApiError> {
        let entity = self.entity(place)?;
        let mut json = self.flat(place)?;
        if !is_record(entity.schema) {
            return Ok(json);
        }
        for statement in entity.of_kind(PropType::Entity) {
            if path.contains(&statement.value.as_str()) {
                continue;
            }
            let Some(far) = self.service.book.locate(&statement.value) else {
                continue;
            };
            let flat = value_of(&self.flat(far)?)?;
            if let Some(values) = json.properties.get_mut(statement.prop.name()) {
                for value in values
                    .iter_mut()
                    .filter(|value| value.as_str() == Some(&statement.value))
                {
                    *value = flat.clone();
                }
            }
        }
        Ok(json)
    }

    /// The entity with its neighbours in place of their ids.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn nested(&mut self, place: Place) -> Result<EntityJson, ApiError> {
        let mut json = self.flat(place)?;
        let id = json.id.clone();
        for (name, places) in self.neighbours(place)? {
            let known = json.properties.remove(&name).unwrap_or_default();
            let mut values = Vec::new();
            for there in places.into_iter().take(MAX_NESTED) {
                values.push(value_of(&self.neighbour(there, &[&id])?)?);
            }
            // Ids that lead nowhere here stay as published.
            let shown: Vec<&str> = values.iter().filter_map(|value| value["id"].as_str()).collect();
            let rest: Vec<Value> = known
                .into_iter()
                .filter(|value| value.as_str().is_none_or(|id| !shown.contains(&id)))
                .collect();
            values.extend(rest);
            json.properties.insert(name, values);
        }
        Ok(json)
    }
}

/// Under which names an entity that points at an id stands from there.
fn ties(pointing: &Entity, id: &str) -> Vec<String> {
    let there = pointing
        .of_kind(PropType::Entity)
        .filter(|statement| statement.value == id);
    there
        .map(|statement| reverse::name(pointing.schema, statement.prop.name()))
        .collect()
}

fn value_of(entity: &EntityJson) -> Result<Value, ApiError> {
    serde_json::to_value(entity).map_err(ApiError::failed)
}
