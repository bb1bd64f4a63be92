//! Senzing entity records, one JSON object a line, as OpenSanctions writes them (`senzing.json`) and in the generic form.
//!
//! A record is `DATA_SOURCE`, `RECORD_ID` and groups of attributes: arrays of objects (`NAMES`, `DATES`, `FEATURES`, …) or
//! attributes at the top. Every group is read the same way, by the names of its attributes, so that both forms are one.
//! A record without a type is read as a party of unknown kind.

use std::collections::BTreeMap;

use exonym_model::{NamePart, Note, NoteKind, PartKind, Prop, Quality, Schema};
use serde_json::{Map, Value};

use super::streams::{self, Newest, list_id};
use crate::{
    AddressParts, Header, IdText, Input, ListError, NameRole, Party, Probe, Role, Sink, Sniff, squash,
};

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let record = |line: &str| {
        serde_json::from_str::<Value>(line)
            .ok()
            .filter(|value| value.get("RECORD_ID").is_some())
    };
    let Some(first) = probe.first_json_line() else {
        return Sniff::No;
    };
    if record(first).is_none_or(|value| value.get("DATA_SOURCE").is_none()) {
        return Sniff::No;
    }
    let sources = probe
        .text()
        .lines()
        .filter_map(|line| Some(record(line)?.get("DATA_SOURCE")?.as_str()?.to_owned()));
    // OpenSanctions puts `OS_` before the dataset's name.
    let list = streams::one_list(sources).map(|id| id.strip_prefix("os_").map(str::to_owned).unwrap_or(id));
    Sniff::Yes {
        list: list.as_deref().and_then(list_id),
        role: Role::Main,
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let mut newest = Newest::default();
    let (mut good, mut bad) = (0_u64, 0_u64);
    let mut ids = std::collections::BTreeSet::new();
    streams::each_line(input, |number, line, ended| {
        let why = match serde_json::from_slice::<Value>(line) {
            Ok(Value::Object(record)) => match text(record.get("RECORD_ID")) {
                Some(id) if ids.insert(id.clone()) => {
                    good += 1;
                    newest.take(&text(record.get("LAST_CHANGE")).unwrap_or_default());
                    party(&input.list, &id, &record).finish(sink);
                    return Ok(());
                }
                Some(id) => format!("the RECORD_ID {id} stands on an earlier line"),
                None => "it has no RECORD_ID".to_owned(),
            },
            Ok(_) => "it is no object".to_owned(),
            Err(error) if !ended => {
                let why = format!("the last line breaks off ({error}); fetch the file again");
                return Err(ListError::damaged(
                    input.main().name,
                    format!("line {number}"),
                    why,
                ));
            }
            Err(error) => format!("no JSON: {error}"),
        };
        bad += 1;
        sink.note(Note {
            kind: NoteKind::Skipped,
            record: format!("line {number}"),
            field: String::new(),
            reason: why,
        });
        Ok(())
    })?;
    if bad >= good {
        let why = format!("{bad} of {} lines are no Senzing records", good + bad);
        return Err(ListError::damaged(input.main().name, "all lines", why));
    }
    Ok(Header {
        published: newest.day(),
        declared: None,
    })
}

/// A value as text; blank text is none.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// One group of attributes; names in upper case, usage prefixes (`HOME_ADDR_FULL`) left on.
type Group = BTreeMap<String, String>;

/// The groups of a record: each object of each array, and the attributes at the top as one.
fn groups(record: &Map<String, Value>) -> Vec<Group> {
    let group = |object: &Map<String, Value>| -> Group {
        object
            .iter()
            .filter_map(|(name, value)| Some((name.to_uppercase(), text(Some(value))?)))
            .collect()
    };
    let mut groups = vec![group(record)];
    for value in record.values().filter_map(Value::as_array) {
        groups.extend(value.iter().filter_map(Value::as_object).map(group));
    }
    groups
}

fn party(list: &str, id: &str, record: &Map<String, Value>) -> Party {
    let groups = groups(record);
    let kind = text(record.get("RECORD_TYPE"))
        .or_else(|| groups.iter().find_map(|group| group.get("RECORD_TYPE").cloned()));
    let mut party = Party::new(list, id, schema(kind.as_deref().unwrap_or_default()));
    for group in &groups {
        name(&mut party, group);
        address(&mut party, group);
        plain(&mut party, group);
        identifiers(&mut party, group);
        link(&mut party, group);
    }
    party
}

fn schema(kind: &str) -> Schema {
    match kind.to_ascii_uppercase().as_str() {
        "PERSON" => Schema::Person,
        "ORGANIZATION" => Schema::Organization,
        "COMPANY" | "BUSINESS" => Schema::Company,
        "VESSEL" => Schema::Vessel,
        "AIRCRAFT" | "AIRPLANE" => Schema::Airplane,
        "VEHICLE" => Schema::Vehicle,
        "ADDRESS" => Schema::Address,
        "SECURITY" => Schema::Security,
        "CRYPTO_WALLET" | "CRYPTOWALLET" => Schema::CryptoWallet,
        "" => Schema::Thing,
        _ => Schema::LegalEntity,
    }
}

fn name(party: &mut Party, group: &Group) {
    let role = match group.get("NAME_TYPE").map(String::as_str) {
        None | Some("PRIMARY") => NameRole::Primary,
        Some("FORMER" | "PREVIOUS") => NameRole::Former,
        Some(_) => NameRole::Alias,
    };
    const PARTS: &[(&str, PartKind)] = &[
        ("NAME_PREFIX", PartKind::Title),
        ("NAME_FIRST", PartKind::Given),
        ("NAME_MIDDLE", PartKind::Middle),
        ("NAME_LAST", PartKind::Family),
        ("NAME_SUFFIX", PartKind::Suffix),
    ];
    let parts = PARTS.iter().filter_map(|(key, kind)| {
        let text = squash(group.get(*key)?);
        (!text.is_empty()).then_some(NamePart { kind: *kind, text })
    });
    let parts: Vec<NamePart> = parts.collect();
    let joined = || {
        let named = parts.iter().filter(|part| !matches!(part.kind, PartKind::Title));
        named.map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let whole = group
        .get("NAME_FULL")
        .or_else(|| group.get("NAME_ORG"))
        .cloned()
        .unwrap_or_else(joined);
    party.name(role, Quality::Unstated, &whole, parts, None);
}

fn address(party: &mut Party, group: &Group) {
    let field = |name: &str| group.get(name).map(String::as_str);
    if group
        .keys()
        .any(|key| key.starts_with("ADDR_") && key != "ADDR_TYPE")
    {
        party.address(AddressParts {
            full: field("ADDR_FULL"),
            street: field("ADDR_LINE1"),
            street2: field("ADDR_LINE2"),
            city: field("ADDR_CITY"),
            state: field("ADDR_STATE"),
            postal_code: field("ADDR_POSTAL_CODE"),
            country: field("ADDR_COUNTRY"),
            ..AddressParts::default()
        });
    }
}

/// Attributes that are one value of one property.
fn plain(party: &mut Party, group: &Group) {
    let person = party.entity.schema == Schema::Person;
    for (name, value) in group {
        match name.as_str() {
            "DATE_OF_BIRTH" => party.date(Prop::BIRTH_DATE, value),
            "DATE_OF_DEATH" => party.date(Prop::DEATH_DATE, value),
            "REGISTRATION_DATE" if !person => party.date(Prop::INCORPORATION_DATE, value),
            "NATIONALITY" if person => party.country(Prop::NATIONALITY, value),
            "NATIONALITY" | "COUNTRY_OF_ASSOCIATION" => party.country(Prop::COUNTRY, value),
            "CITIZENSHIP" => party.country(Prop::CITIZENSHIP, value),
            "REGISTRATION_COUNTRY" => party.country(Prop::JURISDICTION, value),
            "PLACE_OF_BIRTH" => party.text(Prop::BIRTH_PLACE, value),
            "GENDER" => party.text(Prop::GENDER, gender(value)),
            "PHONE_NUMBER" => party.text(Prop::PHONE, value),
            "EMAIL_ADDRESS" => party.text(Prop::EMAIL, value),
            "WEBSITE_ADDRESS" => party.text(Prop::WEBSITE, value),
            "TOPIC" => party.topic(value),
            "URL" => party.text(Prop::SOURCE_URL, value),
            _ => {}
        }
    }
}

fn gender(value: &str) -> &str {
    match value {
        "M" | "MALE" | "Male" => "male",
        "F" | "FEMALE" | "Female" => "female",
        other => other,
    }
}

/// Identifiers: `PASSPORT_NUMBER` with `PASSPORT_COUNTRY`, and the general `OTHER_ID_TYPE` with `OTHER_ID_NUMBER`.
fn identifiers(party: &mut Party, group: &Group) {
    const KINDS: &[(&str, &str, &Prop)] = &[
        ("PASSPORT", "Passport", &Prop::PASSPORT_NUMBER),
        ("DRIVERS_LICENSE", "Driver's licence", &Prop::LICENSE_NUMBER),
        ("SSN", "SSN", &Prop::SOCIAL_SECURITY_NUMBER),
        ("NATIONAL_ID", "National ID", &Prop::ID_NUMBER),
        ("TAX_ID", "Tax ID", &Prop::TAX_NUMBER),
        ("LEI", "LEI", &Prop::LEI_CODE),
        ("DUNS", "DUNS", &Prop::DUNS_CODE),
        ("NPI", "NPI", &Prop::NPI_CODE),
        ("IMO", "IMO", &Prop::IMO_NUMBER),
        ("MMSI", "MMSI", &Prop::MMSI),
        ("CALL_SIGN", "Call sign", &Prop::CALL_SIGN),
    ];
    let field = |stem: &str, what: &str| group.get(&format!("{stem}_{what}")).map(String::as_str);
    for (stem, kind, prop) in KINDS {
        let Some(number) = field(stem, "NUMBER").or_else(|| group.get(*stem).map(String::as_str)) else {
            continue;
        };
        party.identifier(IdText {
            kind,
            prop: Some(prop),
            number,
            country: field(stem, "COUNTRY"),
            ..IdText::default()
        });
    }
    for stem in ["OTHER_ID", "TRUSTED_ID"] {
        let Some(number) = field(stem, "NUMBER") else {
            continue;
        };
        let kind = field(stem, "TYPE").unwrap_or_default();
        match kind {
            // The record's own id on OpenSanctions.
            "OPEN_SANCTIONS" | "OPENSANCTIONS" => {}
            "WIKIDATA" => party.text(Prop::WIKIDATA_ID, number),
            _ => party.identifier(IdText {
                kind,
                number,
                country: field(stem, "COUNTRY"),
                ..IdText::default()
            }),
        }
    }
}

/// A pointer to another record of the file. What the role is to whom is OpenSanctions' schema name; it is kept as the role.
fn link(party: &mut Party, group: &Group) {
    let Some(other) = group.get("REL_POINTER_KEY") else {
        return;
    };
    let role = group.get("REL_POINTER_ROLE").map(String::as_str);
    let schema = match role {
        Some("Ownership" | "OWNER_OF") => Schema::Ownership,
        Some("Directorship" | "DIRECTOR_OF") => Schema::Directorship,
        Some("Membership") => Schema::Membership,
        Some("Employment") => Schema::Employment,
        Some("Family") => Schema::Family,
        Some("Associate") => Schema::Associate,
        Some("Occupancy") => Schema::Occupancy,
        _ => Schema::UnknownLink,
    };
    party.link(schema, true, other, role);
}
