//! Ties between parties.
//!
//! The advanced and enhanced XML type a tie and name the other party by its number. The remarks of the CSV and of the
//! standard XML only say `Linked To: NAME`, the name being the other's primary name to the letter; a [`Directory`] of the
//! file finds the number. A name that two parties bear, or none, stays a remark.

use std::collections::HashMap;

use exonym_model::{NoteKind, Prop, Schema, Statement};

use super::record::{Kind, Link, Record, Target};
use super::{CONS, SDN, slug};
use crate::{Party, squash};

/// The parties of a file: what they are and what they are called.
#[derive(Debug, Default)]
pub(super) struct Directory {
    kinds: HashMap<String, Kind>,
    /// Primary name as listed to number; `None` where several parties bear it.
    names: HashMap<String, Option<String>>,
}

impl Directory {
    pub(super) fn add(&mut self, uid: &str, kind: Kind, listed_name: Option<&str>) {
        self.kinds.insert(uid.to_owned(), kind);
        if let Some(name) = listed_name {
            let same = self
                .names
                .entry(squash(name))
                .or_insert_with(|| Some(uid.to_owned()));
            if same.as_deref() != Some(uid) {
                *same = None;
            }
        }
    }

    pub(super) fn kind(&self, uid: &str) -> Option<Kind> {
        self.kinds.get(uid).copied()
    }

    /// The number and the name of the party of this name. The full stop that ends the remarks may or may not belong to it.
    fn by_name(&self, name: &str) -> Option<(&str, &str)> {
        let name = squash(name);
        let found = self
            .names
            .get_key_value(&name)
            .or_else(|| self.names.get_key_value(&format!("{name}.")));
        found.and_then(|(name, uid)| Some((uid.as_deref()?, name.as_str())))
    }
}

/// What a relation is: the schema of the edge, and whether the party that states it is the edge's source.
fn edge_of(relation: &str) -> (Schema, bool) {
    // RelationTypeValues of the advanced XML.
    const RELATIONS: &[(&str, Schema, bool)] = &[
        ("owned or controlled by", Schema::Ownership, false),
        ("property in the interest of", Schema::Ownership, false),
        ("owns, controls, or operates", Schema::Ownership, true),
        ("acting for or on behalf of", Schema::Representation, true),
        ("family member of", Schema::Family, true),
        ("associate of", Schema::Associate, true),
        ("leader or official of", Schema::Directorship, true),
        ("principal executive officer", Schema::Directorship, true),
    ];
    let relation = relation.trim().to_lowercase();
    let found = RELATIONS.iter().find(|(known, ..)| *known == relation);
    found.map_or((Schema::UnknownLink, true), |(_, schema, outward)| {
        (*schema, *outward)
    })
}

/// States the ties of a record.
pub(super) fn state(party: &mut Party, record: &Record, directory: &Directory) {
    for link in &record.links {
        match &link.to {
            Target::Record(uid) => tie(party, record, link, (uid, None), directory),
            Target::Name(name) => match directory.by_name(name) {
                Some((uid, name)) => tie(party, record, link, (uid, Some(name)), directory),
                None => {
                    party.text(Prop::NOTES, &format!("{}: {name}", link.relation));
                    let reason = format!(
                        "`{name}` is the primary name of no one party of this file; kept in the notes"
                    );
                    party.note(NoteKind::Odd, &link.relation, reason);
                }
            },
        }
    }
}

/// One edge to the party of this number; `name` where the list gives only that.
fn tie(
    party: &mut Party,
    record: &Record,
    link: &Link,
    (uid, name): (&str, Option<&str>),
    directory: &Directory,
) {
    let (mut schema, outward) = edge_of(&link.relation);
    let person = |kind: Option<Kind>| kind == Some(Kind::Individual);
    let both = person(Some(record.kind)) && person(directory.kind(uid));
    if matches!(schema, Schema::Family | Schema::Associate) && !both {
        schema = Schema::UnknownLink;
    }
    let Some((source, target)) = schema.edge() else {
        return;
    };
    let this = party.entity.id.clone();
    let dataset = party.entity.dataset.clone();
    // Numbers are one series over both lists: who is not in this file is on the other one.
    let home = match (directory.kind(uid), dataset.as_str()) {
        (None, CONS) => SDN,
        (None, SDN) => CONS,
        (_, own) => own,
    };
    let other = format!("{home}:{uid}");
    let mut edge = party.satellite(schema, "link");
    edge.id = format!("{this}/link-{}-{}", slug(&link.relation), slug(uid));
    let (near, far) = if outward {
        (source, target)
    } else {
        (target, source)
    };
    edge.add(Prop::from_name(near), this);
    // A name is what was published then, and it changes when the other party is renamed.
    edge.push(Statement::new(Prop::from_name(far), other.as_str()).published_as(name.unwrap_or(&other)));
    let relationship = matches!(schema, Schema::Family | Schema::Associate);
    edge.add(
        if relationship {
            Prop::RELATIONSHIP
        } else {
            Prop::ROLE
        },
        squash(&link.relation),
    );
    if link.former {
        edge.add(Prop::STATUS, "former");
    }
    if let Some(name) = name {
        edge.add(Prop::DESCRIPTION, squash(&format!("{}: {name}", link.relation)));
    }
    edge.add(
        Prop::SUMMARY,
        link.note.as_deref().map(squash).unwrap_or_default(),
    );
    party.attach(edge);
}
