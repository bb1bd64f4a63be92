//! One entity of the enhanced XML to a record.

use exonym_model::{NamePart, PartialDate};

use super::facts::tidy;
use super::names as name;
use super::record::{Address, AliasKind, Fact, Kind, Link, Listing, Name, Record, Target};
use super::remarks;
use crate::dates;
use crate::xml::Element;

/// The items of `<list>`, each an `<item>`.
fn items<'a>(entity: &'a Element, list: &'a str, item: &'a str) -> impl Iterator<Item = &'a Element> + 'a {
    entity.all(list).flat_map(move |list| list.all(item))
}

fn is_true(element: &Element, name: &str) -> bool {
    element.text_of(name) == Some("true")
}

/// What the entity is.
pub(super) fn kind_of(entity: &Element) -> Option<Kind> {
    Kind::from_text(entity.at(&["generalInfo", "entityType"])?.value()?)
}

/// The names marked primary.
pub(super) fn primary(entity: &Element, kind: Kind) -> Vec<Name> {
    names(entity, kind)
        .into_iter()
        .filter(|name| name.kind == AliasKind::Primary)
        .collect()
}

/// Gathers what an entity states.
pub(super) fn record(entity: &Element, uid: &str, kind: Kind) -> Record {
    let mut record = Record::new(uid, kind);
    record.names = names(entity, kind);
    let texts = |list, item| {
        items(entity, list, item)
            .filter_map(Element::value)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    record.programs = texts("sanctionsPrograms", "sanctionsProgram");
    let (measures, basis) = (
        texts("sanctionsTypes", "sanctionsType"),
        texts("legalAuthorities", "legalAuthority"),
    );
    record.listings = items(entity, "sanctionsLists", "sanctionsList")
        .map(|list| Listing {
            list: list.value().unwrap_or_default().to_owned(),
            event: "Published".to_owned(),
            date: list.attr("datePublished").and_then(dates::parse),
            legal_basis: basis
                .iter()
                .filter(|basis| *basis != "Unknown")
                .cloned()
                .collect(),
            measures: measures.clone(),
            programs: record.programs.clone(),
        })
        .collect();
    let general = entity.child("generalInfo");
    record.fact("Title", general.and_then(|general| general.text_of("title")));
    record
        .facts
        .extend(items(entity, "identityDocuments", "identityDocument").filter_map(document));
    for feature in items(entity, "features", "feature") {
        match fact(feature) {
            Some(fact) => record.facts.push(fact),
            None => record
                .odd
                .push(("feature".to_owned(), "a feature without type or value".to_owned())),
        }
    }
    for address in items(entity, "addresses", "address") {
        take_address(&mut record, address);
    }
    record.links = items(entity, "relationships", "relationship")
        .filter_map(link)
        .collect();
    if let Some(text) = general.and_then(|general| general.text_of("remarks")) {
        remarks::take(&mut record, text);
    }
    record
}

fn names(entity: &Element, kind: Kind) -> Vec<Name> {
    let mut found = Vec::new();
    for published in items(entity, "names", "name") {
        let alias = match published.text_of("aliasType").and_then(AliasKind::from_text) {
            Some(alias) => alias,
            None if is_true(published, "isPrimary") => AliasKind::Primary,
            None => AliasKind::Aka,
        };
        let weak = is_true(published, "isLowQuality");
        for translation in items(published, "translations", "translation") {
            let parts = parts(translation, kind);
            let lang = translation
                .text_of("script")
                .and_then(name::script_tag)
                .map(str::to_owned);
            if !parts.is_empty() {
                found.push(Name {
                    kind: alias,
                    weak,
                    lang,
                    parts,
                });
            }
        }
    }
    found
}

/// The typed parts, else the formatted family and given name, else the full name as listed.
fn parts(translation: &Element, kind: Kind) -> Vec<NamePart> {
    let typed = items(translation, "nameParts", "namePart").filter_map(|part| {
        let of = name::part_kind(part.text_of("type").unwrap_or_default());
        name::part(of, part.text_of("value")?)
    });
    let typed: Vec<NamePart> = typed.collect();
    if !typed.is_empty() {
        return typed;
    }
    match (
        translation.text_of("formattedLastName"),
        translation.text_of("formattedFullName"),
    ) {
        (Some(last), _) if kind == Kind::Individual => name::parts_of_person(
            last,
            translation.text_of("formattedFirstName").unwrap_or_default(),
        ),
        (last, full) => name::parts_of_listed(kind, full.or(last).unwrap_or_default()),
    }
}

fn document(document: &Element) -> Option<Fact> {
    let owned = |name: &str| document.text_of(name).map(str::to_owned);
    let mut fact = Fact::new(
        owned("type").unwrap_or_else(|| "Unknown".to_owned()),
        owned("documentNumber")?,
    );
    fact.document = true;
    (fact.country, fact.authority) = (owned("issuingCountry"), owned("issuingAuthority"));
    (fact.issued, fact.expires) = (owned("issueDate"), owned("expirationDate"));
    let invalid = (document.text_of("isValid") == Some("false")).then(|| "Fraudulent".to_owned());
    let remarks = [invalid, owned("comments"), owned("issuingLocation")];
    let remarks = remarks.into_iter().flatten().collect::<Vec<_>>().join("; ");
    fact.note = Some(remarks).filter(|remarks| !remarks.is_empty());
    Some(fact)
}

fn fact(feature: &Element) -> Option<Fact> {
    let date = feature.child("valueDate").and_then(value_date);
    let value = feature
        .text_of("value")
        .map(str::to_owned)
        .or_else(|| date.map(|date| date.to_string()))?;
    let mut fact = Fact::new(feature.text_of("type")?, value);
    // The text says `1951` or `circa 1951` where the dates say a first of January; it wins where it can be read.
    fact.date = dates::parse(&fact.value).or(date);
    fact.note = feature.text_of("comments").map(str::to_owned);
    Some(fact)
}

/// From the earliest to the latest day of a date value.
fn value_date(date: &Element) -> Option<PartialDate> {
    let day = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| date.text_of(name))
            .and_then(dates::parse)
    };
    let from = day(&["fromDateBegin", "fromDateEnd"])?;
    let to = day(&["toDateEnd", "toDateBegin", "fromDateEnd"]).unwrap_or(from);
    let date_of = PartialDate::between(from.start(), to.end())?;
    Some(tidy(if is_true(date, "isApproximate") {
        date_of.about()
    } else {
        date_of
    }))
}

/// An address, once for each script that it is published in.
fn take_address(record: &mut Record, element: &Element) {
    let uid = element.attr("id").unwrap_or_default();
    let country = element.text_of("country").map(str::to_owned);
    let mut any = false;
    for (at, translation) in items(element, "translations", "translation").enumerate() {
        let uid = if at == 0 {
            uid.to_owned()
        } else {
            format!("{uid}-{}", at + 1)
        };
        let mut address = Address {
            uid,
            country: country.clone(),
            ..Address::default()
        };
        for part in items(translation, "addressParts", "addressPart") {
            let Some(text) = part.text_of("value").map(str::to_owned) else {
                continue;
            };
            match part.text_of("type").unwrap_or_default() {
                "CITY" => address.city = Some(text),
                "STATE/PROVINCE" => address.state = Some(text),
                "POSTAL CODE" => address.postal_code = Some(text),
                "REGION" => address.region = Some(text),
                _ => address.lines.push(text),
            }
        }
        any = true;
        record.addresses.push(address);
    }
    if !any {
        record.addresses.push(Address {
            uid: uid.to_owned(),
            country,
            ..Address::default()
        });
    }
}

fn link(relationship: &Element) -> Option<Link> {
    let to = relationship.child("relatedEntity")?;
    let to = match (to.attr("entityId").or_else(|| to.attr("id")), to.value()) {
        (Some(uid), _) => Target::Record(uid.to_owned()),
        (None, name) => Target::Name(name?.to_owned()),
    };
    Some(Link {
        relation: relationship.text_of("type").unwrap_or("Linked To").to_owned(),
        to,
        former: is_true(relationship, "isFormer"),
        note: relationship.text_of("comments").map(str::to_owned),
    })
}
