//! The column `ids`: identifiers, and the other facts that OFAC keeps in the same place.

use exonym_model::{IdKind, Prop, Schema, Statement};

use super::row::RowId;
use crate::{IdText, Party, country_code, squash};

/// What to do with a type of entry.
enum Entry {
    Text(Prop),
    Date(Prop),
    Country(Prop),
    Id(Prop),
    Gender,
    Isin,
    /// Kept as `type: text`: terms of a programme, dates of its steps.
    Remark,
}

/// Types that are no plain identifiers, or whose property the general table would miss. Types as OFAC writes them.
fn entry(kind: &str) -> Option<Entry> {
    Some(match kind {
        "Gender" => Entry::Gender,
        "Website" => Entry::Text(Prop::WEBSITE),
        "Email Address" => Entry::Text(Prop::EMAIL),
        "Phone Number" => Entry::Text(Prop::PHONE),
        "Organization Type:" => Entry::Text(Prop::SECTOR),
        "Target Type" => Entry::Text(Prop::CLASSIFICATION),
        "Aircraft Model" => Entry::Text(Prop::MODEL),
        "Other Vessel Type" => Entry::Text(Prop::TYPE),
        "Organization Established Date" => Entry::Date(Prop::INCORPORATION_DATE),
        "Aircraft Manufacture Date" | "Vessel Year of Build" => Entry::Date(Prop::BUILD_DATE),
        "Former Vessel Flag" => Entry::Country(Prop::PAST_FLAGS),
        "Other Vessel Flag" | "Vessel Flag" => Entry::Country(Prop::FLAG),
        "Nationality of Registration" | "Registration Country" => Entry::Country(Prop::JURISDICTION),
        "Aircraft Tail Number" | "Previous Aircraft Tail Number" => Entry::Id(Prop::REGISTRATION_NUMBER),
        "Equity Ticker" | "MICEX Code" => Entry::Id(Prop::TICKER),
        "BIK (RU)" => Entry::Id(Prop::BIK_CODE),
        "Aircraft Mode S Transponder Code" => Entry::Id(Prop::ICAO_CODE),
        "Other Vessel Call Sign" => Entry::Id(Prop::CALL_SIGN),
        "ISIN" => Entry::Isin,
        "Aircraft Operator" | "Issuer Name" | "Chinese Commercial Code" | "UN/LOCODE" => Entry::Remark,
        _ if kind.starts_with("Aircraft") => Entry::Id(Prop::SERIAL_NUMBER),
        _ if kind.ends_with([':', '-']) || kind.contains("Information") => Entry::Remark,
        _ if kind.starts_with("Listing Date") || kind.starts_with("Effective Date") => Entry::Remark,
        _ if kind.starts_with("Purchase/Sales") => Entry::Remark,
        _ => return None,
    })
}

/// States an entry.
pub(crate) fn state(party: &mut Party, id: &RowId) {
    if let Some(currency) = id.kind.strip_prefix("Digital Currency Address") {
        party.wallet(currency.trim_matches([' ', '-']), &id.number);
        return;
    }
    match entry(&id.kind) {
        Some(Entry::Text(prop)) => party.text(prop, &id.number),
        Some(Entry::Date(prop)) => party.date(prop, &id.number),
        Some(Entry::Country(prop)) => party.country(prop, &id.number),
        Some(Entry::Gender) => party.text(Prop::GENDER, &id.number.to_lowercase()),
        Some(Entry::Isin) => security(party, &id.number),
        Some(Entry::Remark) => {
            let kind = id.kind.trim_end_matches([':', '-', ' ']);
            let country = if id.country.is_empty() { "" } else { ", " };
            party.text(
                Prop::NOTES,
                &format!("{kind}: {}{country}{}", id.country, id.number),
            );
        }
        Some(Entry::Id(prop)) => identifier(party, id, Some(&prop)),
        None => identifier(party, id, specific(id).as_ref()),
    }
}

/// The register that a general type means, where country and check digit agree, or where `IMO` stands before the number.
fn specific(id: &RowId) -> Option<Prop> {
    let fits = |kind: IdKind| kind.parse(&id.number).is_ok();
    let country = country_code(&id.country);
    let of = |code: &str| country.is_some_and(|country| country.as_str() == code);
    if id.number.starts_with("IMO") && fits(IdKind::Imo) {
        return Some(Prop::IMO_NUMBER);
    }
    if id.kind.contains("assport") || !(of("ru") || of("cn") || id.kind == "Legal Entity Number") {
        // A company's number with OFAC's type for vessels; numbers of other registers keep their general property.
        return (id.kind == "Vessel Registration Identification" && !fits(IdKind::Imo))
            .then_some(Prop::REGISTRATION_NUMBER);
    }
    let registers = [
        (of("ru"), IdKind::Ogrn, Prop::OGRN_CODE),
        (of("ru"), IdKind::Inn, Prop::INN_CODE),
        (of("cn"), IdKind::Uscc, Prop::USCC_CODE),
    ];
    let found = registers
        .into_iter()
        .find(|(there, kind, _)| *there && fits(*kind));
    let other_register = id.kind == "Legal Entity Number" && !fits(IdKind::Lei);
    found
        .map(|(.., prop)| prop)
        .or(other_register.then_some(Prop::REGISTRATION_NUMBER))
}

fn identifier(party: &mut Party, id: &RowId, prop: Option<&Prop>) {
    fn stated(text: &str) -> Option<&str> {
        (!text.is_empty()).then_some(text)
    }
    let date = format!("{}, of issue or expiry", id.some_date);
    party.identifier(IdText {
        kind: &id.kind,
        prop,
        number: &id.number,
        country: stated(&id.country),
        issued: stated(&id.issued),
        expires: stated(&id.expires),
        note: (!id.some_date.is_empty()).then_some(date.as_str()),
        ..IdText::default()
    });
}

/// A security that the party issued.
fn security(party: &mut Party, isin: &str) {
    let isin = squash(isin);
    let mut record = party.satellite(Schema::Security, "security");
    record.push(Statement::new(Prop::ISIN, isin));
    record.add(Prop::ISSUER, party.entity.id.clone());
    party.attach(record);
}
