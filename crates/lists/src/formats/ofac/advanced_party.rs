//! One profile of the advanced XML to a record.

use std::collections::HashMap;

use exonym_model::NamePart;

use super::advanced_tables::Tables;
use super::advanced_values::period;
use super::names as name;
use super::record::{AliasKind, Fact, Kind, Name, Record};
use crate::xml::Element;

/// Gathers what a profile states, and what the side tables state of it.
pub(super) fn record(
    profile: &Element,
    uid: &str,
    kind: Kind,
    comment: Option<&str>,
    tables: &mut Tables,
) -> Record {
    let mut record = Record::new(uid, kind);
    record.names = names(profile, tables);
    for identity in profile.all("Identity").filter_map(|identity| identity.attr("ID")) {
        record.facts.extend(tables.take_documents(identity));
    }
    for feature in profile.all("Feature") {
        take_feature(&mut record, feature, tables);
    }
    record.links = tables.take_links(uid);
    record.listings = tables.take_listings(uid);
    if let Some(comment) = comment {
        super::remarks::take(&mut record, comment);
    }
    record
}

/// The names of every identity, the primary identity first as published.
pub(super) fn names(profile: &Element, tables: &Tables) -> Vec<Name> {
    let mut found = Vec::new();
    for identity in profile.all("Identity") {
        let groups: HashMap<&str, &str> = identity
            .all("NamePartGroups")
            .flat_map(|groups| &groups.children)
            .flat_map(|master| &master.children)
            .filter_map(|group| group.attr("ID").zip(group.attr("NamePartTypeID")))
            .collect();
        let secondary = identity.attr("Primary") == Some("false");
        for alias in identity.all("Alias") {
            let published = tables.text("AliasType", alias.attr("AliasTypeID"));
            let kind = match published.and_then(AliasKind::from_text) {
                Some(AliasKind::Primary) if secondary => AliasKind::Aka,
                Some(kind) => kind,
                None if alias.attr("Primary") == Some("true") => AliasKind::Primary,
                None => AliasKind::Aka,
            };
            let weak = alias.attr("LowQuality") == Some("true");
            for documented in alias.all("DocumentedName") {
                let (parts, lang) = parts(documented, &groups, tables);
                if !parts.is_empty() {
                    found.push(Name {
                        kind,
                        weak,
                        lang,
                        parts,
                    });
                }
            }
        }
    }
    found
}

/// The parts of a documented name in published order, and its script.
fn parts(
    documented: &Element,
    groups: &HashMap<&str, &str>,
    tables: &Tables,
) -> (Vec<NamePart>, Option<String>) {
    let mut lang = None;
    let mut parts = Vec::new();
    for value in documented
        .all("DocumentedNamePart")
        .filter_map(|part| part.child("NamePartValue"))
    {
        let group = value
            .attr("NamePartGroupID")
            .and_then(|group| groups.get(group).copied());
        let kind = tables.text("NamePartType", group).unwrap_or_default();
        parts.extend(name::part(
            name::part_kind(kind),
            value.value().unwrap_or_default(),
        ));
        let script = tables
            .text("Script", value.attr("ScriptID"))
            .and_then(name::script_tag);
        lang = lang.or(script.map(str::to_owned));
    }
    (parts, lang)
}

fn take_feature(record: &mut Record, feature: &Element, tables: &Tables) {
    let label = tables
        .text("FeatureType", feature.attr("FeatureTypeID"))
        .unwrap_or("Unknown feature");
    for version in feature.all("FeatureVersion") {
        let locations: Vec<&str> = version
            .all("VersionLocation")
            .filter_map(|at| at.attr("LocationID"))
            .collect();
        if label == "Location" {
            for id in &locations {
                match tables.location(id) {
                    Some(address) => record.addresses.push(address.clone()),
                    None => record
                        .odd
                        .push(("Location".to_owned(), format!("location {id} is not in the file"))),
                }
            }
            continue;
        }
        // A country feature names a location that has a country, or only its name as a part of unknown kind.
        let countries = locations.iter().filter_map(|id| {
            let at = tables.location(id)?;
            at.country.clone().or_else(|| at.lines.first().cloned())
        });
        let details = version.all("VersionDetail").filter_map(|detail| {
            let reference = tables.text("DetailReference", detail.attr("DetailReferenceID"));
            detail.value().or(reference).map(str::to_owned)
        });
        let mut values: Vec<Fact> = details
            .chain(countries)
            .map(|value| Fact::new(label, value))
            .collect();
        for stated in version.all("DatePeriod") {
            match period(stated) {
                Some(date) => values.push(Fact {
                    date: Some(date),
                    ..Fact::new(label, date.to_string())
                }),
                None => record
                    .odd
                    .push((label.to_owned(), "a date period without a valid day".to_owned())),
            }
        }
        let comment = version.text_of("Comment");
        if values.is_empty() {
            match comment {
                Some(comment) => values.push(Fact::new(label, comment)),
                None => record
                    .odd
                    .push((label.to_owned(), "a feature without a value".to_owned())),
            }
        } else if let (Some(first), Some(comment)) = (values.first_mut(), comment) {
            first.note = Some(comment.to_owned());
        }
        record.facts.extend(values);
    }
}
