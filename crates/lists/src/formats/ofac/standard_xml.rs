//! OFAC's standard XML: `SDN.XML` and `CONSOLIDATED.XML`, one `sdnEntry` a party.
//!
//! Features such as `Secondary sanctions risk:` and `Website` stand in the list of identity documents, told apart only by
//! their type, which is the label that the other formats use too.

use exonym_model::{Note, NoteKind};

use super::emit::emit;
use super::links::Directory;
use super::record::{Address, AliasKind, Fact, Kind, Name, Record};
use super::{list_of, names, remarks};
use crate::xml::{Element, Records};
use crate::{Header, Input, ListError, Probe, Sink, Sniff, country_code, dates};

/// Namespaces of the layouts that are read: today's and that of the files before 2024.
const NAMESPACES: &[&str] = &[
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
    "http://tempuri.org/sdnList.xsd",
    "https://www.treasury.gov/ofac/downloads/sdnList.xsd",
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(root) = probe.xml().filter(|root| root.name == "sdnList") else {
        return Sniff::No;
    };
    let namespace = root.attr("xmlns").unwrap_or_default();
    if !NAMESPACES.contains(&namespace) {
        return Sniff::Refuse(format!(
            "an <sdnList> of the unknown namespace `{namespace}`; known are {}",
            NAMESPACES.join(", ")
        ));
    }
    let programs = probe
        .text()
        .split("<program>")
        .skip(1)
        .filter_map(|rest| rest.split('<').next());
    Sniff::list(list_of::by_programs(programs, probe.name()))
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut directory = Directory::default();
    let mut records = Records::open(&file, &["sdnEntry"])?;
    while let Some(entry) = records.next_record()? {
        if let Some((uid, kind)) = head(&entry) {
            let listed = names::primary_listed(&[primary(&entry, kind)]);
            directory.add(uid, kind, listed.as_deref());
        }
    }
    let mut header = Header::default();
    let mut found = 0_u64;
    // Files before 2024 spell the element as these do: `publsh`.
    let mut records = Records::open(&file, &["sdnEntry", "publshInformation", "publishInformation"])?;
    while let Some(element) = records.next_record()? {
        if element.name != "sdnEntry" {
            header = published(&element);
            continue;
        }
        found += 1;
        match head(&element) {
            Some((uid, kind)) => emit(&record(&element, uid, kind), &input.list, &directory, sink),
            None => sink.note(skipped(&element, found)),
        }
    }
    match header.declared {
        Some(declared) if declared != found => Err(ListError::Count {
            file: file.name,
            declared,
            found,
        }),
        _ => Ok(header),
    }
}

/// Date (month first) and number of records.
fn published(element: &Element) -> Header {
    let date = element.text_of("Publish_Date");
    let date = date.and_then(|text| dates::parse_ordered(text, dates::NumberOrder::MonthFirst));
    Header {
        published: date.map(|date| date.to_string()),
        declared: element.text_of("Record_Count").and_then(|text| text.parse().ok()),
    }
}

fn head(entry: &Element) -> Option<(&str, Kind)> {
    Some((entry.text_of("uid")?, Kind::from_text(entry.text_of("sdnType")?)?))
}

fn skipped(entry: &Element, at: u64) -> Note {
    let uid = entry
        .text_of("uid")
        .map_or_else(|| format!("entry {at}"), str::to_owned);
    let seen = entry.text_of("sdnType").unwrap_or("nothing");
    let reason = format!("no number, or no known type of party (seen: {seen})");
    Note {
        kind: NoteKind::Skipped,
        record: uid,
        field: "sdnType".to_owned(),
        reason,
    }
}

fn primary(entry: &Element, kind: Kind) -> Name {
    Name {
        kind: AliasKind::Primary,
        weak: false,
        lang: None,
        parts: parts(entry, kind),
    }
}

fn parts(element: &Element, kind: Kind) -> Vec<exonym_model::NamePart> {
    let (last, first) = (
        element.text_of("lastName").unwrap_or_default(),
        element.text_of("firstName").unwrap_or_default(),
    );
    match kind {
        // Some weak aliases have `FAMILY, Given` in the family name.
        Kind::Individual if first.is_empty() => names::parts_of_listed(kind, last),
        Kind::Individual => names::parts_of_person(last, first),
        _ => names::parts_of_listed(kind, last),
    }
}

/// The items of `<list>`, each an `<item>`.
fn items<'a>(entry: &'a Element, list: &'a str, item: &'a str) -> impl Iterator<Item = &'a Element> + 'a {
    entry.all(list).flat_map(move |list| list.all(item))
}

fn record(entry: &Element, uid: &str, kind: Kind) -> Record {
    let mut record = Record::new(uid, kind);
    record.names.push(primary(entry, kind));
    for aka in items(entry, "akaList", "aka") {
        let published = aka.text_of("type").unwrap_or_default();
        let alias = AliasKind::from_text(published).unwrap_or_else(|| {
            record.odd.push((
                "aka.type".to_owned(),
                format!("`{published}` is an unknown type of alias; taken as a.k.a."),
            ));
            AliasKind::Aka
        });
        let weak = aka
            .text_of("category")
            .is_some_and(|category| category.eq_ignore_ascii_case("weak"));
        record.names.push(Name {
            kind: alias,
            weak,
            lang: None,
            parts: parts(aka, kind),
        });
    }
    record.programs = items(entry, "programList", "program")
        .filter_map(Element::value)
        .map(str::to_owned)
        .collect();
    record.fact("Title", entry.text_of("title"));
    take_vessel(&mut record, entry);
    for (list, item, value, label) in [
        ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"),
        ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"),
        ("nationalityList", "nationality", "country", "nationality"),
        ("citizenshipList", "citizenship", "country", "citizen"),
    ] {
        for item in items(entry, list, item) {
            record.fact(label, item.text_of(value));
        }
    }
    record
        .facts
        .extend(items(entry, "idList", "id").filter_map(identity));
    record.addresses = items(entry, "addressList", "address").map(address).collect();
    if let Some(text) = entry.text_of("remarks") {
        remarks::take(&mut record, text);
    }
    record
}

fn take_vessel(record: &mut Record, entry: &Element) {
    let Some(vessel) = entry.child("vesselInfo") else {
        return;
    };
    for (name, label) in [
        ("callSign", "Vessel Call Sign"),
        ("vesselType", "Vessel Type"),
        ("tonnage", "Vessel Tonnage"),
        ("grossRegisteredTonnage", "Vessel Gross Registered Tonnage"),
        ("vesselFlag", "Vessel Flag"),
        ("vesselOwner", "Vessel Owner"),
    ] {
        record.fact(label, vessel.text_of(name));
    }
}

fn identity(id: &Element) -> Option<Fact> {
    let owned = |name: &str| id.text_of(name).map(str::to_owned);
    let mut fact = Fact::new(owned("idType")?, owned("idNumber")?);
    (fact.country, fact.issued, fact.expires) =
        (owned("idCountry"), owned("issueDate"), owned("expirationDate"));
    let inside = fact
        .value
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .map(|(_, inside)| inside);
    if fact.country.is_none() && inside.is_some_and(|inside| country_code(inside).is_some()) {
        remarks::split_country(&mut fact);
    }
    Some(fact)
}

fn address(element: &Element) -> Address {
    let owned = |name: &str| element.text_of(name).map(str::to_owned);
    Address {
        uid: owned("uid").unwrap_or_default(),
        lines: ["address1", "address2", "address3"]
            .into_iter()
            .filter_map(owned)
            .collect(),
        city: owned("city"),
        state: owned("stateOrProvince"),
        postal_code: owned("postalCode"),
        country: owned("country"),
        ..Address::default()
    }
}
