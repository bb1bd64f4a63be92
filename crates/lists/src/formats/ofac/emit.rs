//! A gathered record to entities.

use exonym_model::{Entity, NoteKind, Prop, Schema, Statement};

use super::links::Directory;
use super::record::{Address, Record};
use super::{facts, links, names, sanctions};
use crate::{Party, Sink, country_code, squash};

/// Hands the party of a record and the records about it to the sink.
pub(super) fn emit(record: &Record, list: &str, directory: &Directory, sink: &mut dyn Sink) {
    let mut party = Party::new(list, &record.uid, record.kind.schema());
    for name in &record.names {
        names::state(&mut party, name);
    }
    let conditions = facts::state(&mut party, record);
    for address in &record.addresses {
        state_address(&mut party, address);
    }
    for comment in &record.comments {
        party.text(Prop::NOTES, comment);
    }
    sanctions::state(&mut party, record, &conditions);
    links::state(&mut party, record, directory);
    party.topic("sanction");
    for (field, reason) in &record.odd {
        party.note(NoteKind::Odd, field, reason.clone());
    }
    party.finish(sink);
}

/// City, state and postal code as the CSV prints them: `Sofia, Stolichna 1618`.
fn city_line(address: &Address) -> String {
    let place = [&address.city, &address.state]
        .into_iter()
        .flatten()
        .map(String::as_str);
    let place = place.collect::<Vec<_>>().join(", ");
    squash(&format!(
        "{place} {}",
        address.postal_code.as_deref().unwrap_or_default()
    ))
}

/// States an address. Its id is OFAC's number of it, and the whole is put together as the CSV prints it, so that it is one
/// address over all formats. One of only a country says no more than the country does.
fn state_address(party: &mut Party, address: &Address) {
    // `undetermined` is what OFAC writes where it knows no country.
    let country = address.country.as_deref().map(squash);
    let country =
        country.filter(|country| !country.is_empty() && !country.eq_ignore_ascii_case("undetermined"));
    let mut shown: Vec<String> = address.lines.iter().map(|line| squash(line)).collect();
    shown.push(city_line(address));
    shown.extend(address.region.as_deref().map(squash));
    shown.retain(|piece| !piece.is_empty());
    let only_country = shown.is_empty();
    let code = country.as_deref().and_then(country_code);
    if let Some(country) = &country {
        let lower = country.to_lowercase();
        if !shown.iter().any(|piece| piece.to_lowercase().contains(&lower)) {
            shown.push(country.clone());
        }
        match code {
            Some(code) => party.entity.push(Statement::new(Prop::COUNTRY, code.to_string())),
            None => {
                let reason = format!("`{country}` is no known country; kept in the address");
                party.note(NoteKind::Odd, "address.country", reason);
            }
        }
    }
    if shown.is_empty() || (only_country && code.is_some()) {
        return;
    }
    let full = shown.join(", ");
    party.entity.add(Prop::ADDRESS, full.clone());
    let record = address_record(party, address, full, country.as_deref());
    party.entity.add(Prop::ADDRESS_ENTITY, record.id.clone());
    party.attach(record);
}

fn address_record(party: &Party, address: &Address, full: String, country: Option<&str>) -> Entity {
    let mut record = party.satellite(Schema::Address, "address");
    if !address.uid.is_empty() {
        record.id = format!("{}/address-{}", party.entity.id, address.uid);
    }
    record.add(Prop::FULL, full);
    let mut lines = address.lines.iter().map(|line| squash(line));
    record.add(Prop::STREET, lines.next().unwrap_or_default());
    record.add(Prop::STREET2, lines.collect::<Vec<_>>().join(", "));
    // The CSV runs state and postal code into the city; only what can be nothing but a city is stated as one.
    let city = address
        .city
        .clone()
        .filter(|city| !city.contains(|c: char| c == ',' || c.is_ascii_digit()));
    let fields = [
        (Prop::CITY, &city),
        (Prop::STATE, &address.state),
        (Prop::POSTAL_CODE, &address.postal_code),
        (Prop::REGION, &address.region),
        (Prop::REMARKS, &address.note),
    ];
    for (prop, text) in fields {
        record.add(prop, text.as_deref().map(squash).unwrap_or_default());
    }
    if let (Some(country), Some(code)) = (country, country.and_then(country_code)) {
        record.push(Statement::new(Prop::COUNTRY, code.to_string()).published_as(country));
    }
    record
}
