//! A row's facts, stated of its party.

use exonym_model::{NameInfo, NamePart, NoteKind, PartKind, PartialDate, Prop, Quality, Schema, Statement};

use super::row::{Row, RowAddress};
use super::{ids, source};
use crate::{AddressParts, NameRole, Party, SanctionParts, dates, squash};

/// What the State Department adds to a name; it says who else is meant, not what anyone is called.
const TAIL_OF_NAME: &str = "and any successor, sub-unit, or subsidiary thereof";

/// States all that a row says.
pub(crate) fn state(party: &mut Party, row: &Row) {
    name(party, NameRole::Primary, &row.name);
    for alias in &row.alt_names {
        name(party, NameRole::Alias, alias);
    }
    let person = party.entity.schema == Schema::Person;
    for title in row.title.split(';') {
        party.text(if person { Prop::POSITION } else { Prop::DESCRIPTION }, title);
    }
    for date in &row.dates_of_birth {
        party.date(Prop::BIRTH_DATE, date);
    }
    for place in &row.places_of_birth {
        party.text(Prop::BIRTH_PLACE, place);
    }
    for (prop, countries) in [
        (Prop::NATIONALITY, &row.nationalities),
        (Prop::CITIZENSHIP, &row.citizenships),
    ] {
        for country in countries {
            party.country(prop.clone(), country);
        }
    }
    for one in &row.addresses {
        address(party, one);
    }
    for id in &row.ids {
        ids::state(party, id);
    }
    vessel(party, row);
    party.long_text(Prop::NOTES, &row.remarks);
    listing(party, row);
}

/// A name. OFAC lists persons as `FAMILY, Given`; the statement has the natural order and the listed form as original.
fn name(party: &mut Party, role: NameRole, listed: &str) {
    let listed = listed.trim();
    let split = (party.entity.schema == Schema::Person)
        .then(|| listed.split_once(", "))
        .flatten();
    let Some((family, given)) = split else {
        let bare = listed.strip_suffix(TAIL_OF_NAME).unwrap_or(listed);
        let before = party.entity.statements.len();
        party.name(role, Quality::Unstated, bare, Vec::new(), None);
        if let Some(statement) = party.entity.statements.get_mut(before) {
            statement.original = (statement.value != listed).then(|| listed.to_owned());
        }
        return;
    };
    let parts = [(PartKind::Family, family), (PartKind::Given, given)];
    let parts: Vec<NamePart> = parts
        .into_iter()
        .map(|(kind, text)| NamePart {
            kind,
            text: squash(text),
        })
        .collect();
    let prop = if role == NameRole::Primary {
        Prop::NAME
    } else {
        Prop::ALIAS
    };
    if role == NameRole::Primary {
        party.text(Prop::LAST_NAME, family);
        party.text(Prop::FIRST_NAME, given);
    }
    let statement = Statement::new(prop, squash(&format!("{given} {family}"))).published_as(listed);
    party.entity.push(statement.with_name(NameInfo {
        quality: Quality::Unstated,
        parts,
    }));
}

fn address(party: &mut Party, address: &RowAddress) {
    fn stated(text: &str) -> Option<&str> {
        (!text.is_empty()).then_some(text)
    }
    // The CSV gives one text; with no field beside the street it is the whole address.
    let whole = address.city.is_empty() && address.state.is_empty() && address.postal_code.is_empty();
    party.address(AddressParts {
        full: stated(&address.street).filter(|_| whole),
        street: stated(&address.street).filter(|_| !whole),
        city: stated(&address.city),
        state: stated(&address.state),
        postal_code: stated(&address.postal_code),
        country: stated(&address.country),
        ..AddressParts::default()
    });
}

fn vessel(party: &mut Party, row: &Row) {
    party.text(Prop::CALL_SIGN, &row.call_sign);
    party.text(Prop::TYPE, &row.vessel_type);
    party.text(Prop::TONNAGE, &row.gross_tonnage);
    party.text(Prop::GROSS_REGISTERED_TONNAGE, &row.gross_registered_tonnage);
    if row.vessel_flag != "None Identified" {
        party.country(Prop::FLAG, &row.vessel_flag);
    }
    if !row.vessel_owner.is_empty() {
        party.text(Prop::NOTES, &format!("Vessel owner: {}", row.vessel_owner));
    }
}

/// One sanction for each programme; one for the source list where it has no programmes.
fn listing(party: &mut Party, row: &Row) {
    let known = source::of(row);
    if known.is_none() {
        let reason = format!(
            "the source `{}` is not known; its parties are taken as under export control",
            row.source
        );
        party.note(NoteKind::Odd, "source", reason);
    }
    for topic in known.map_or(&["export.control"][..], |source| source.topics) {
        party.topic(topic);
    }
    if let Some(list) = known
        .and_then(|source| source.ofac)
        .filter(|_| !row.entity_number.is_empty())
    {
        let referent = format!("{list}:{}", row.entity_number);
        if !party.entity.referents.contains(&referent) {
            party.entity.referents.push(referent);
        }
    }
    let (list, agency) = source::list_and_agency(row);
    let provisions = provisions(row);
    let (listed, ended) = (
        day(party, "start_date", &row.start_date),
        day(party, "end_date", &row.end_date),
    );
    let fallback = [known.map(|source| source.code.to_owned()).unwrap_or_default()];
    let programs = if row.programs.is_empty() {
        &fallback[..]
    } else {
        &row.programs[..]
    };
    for program in programs {
        party.sanction(SanctionParts {
            authority: agency,
            program: Some(list),
            program_id: Some(program),
            legal_basis: Some(&row.federal_register_notice),
            provisions: Some(&provisions),
            listed,
            ended,
            reason: Some(&row.remarks),
            source_url: Some(&row.source_list_url)
                .filter(|url| !url.is_empty())
                .map(String::as_str),
            program_url: Some(&row.source_information_url),
            ..SanctionParts::default()
        });
    }
}

/// Licence requirement and policy, and for a denied person whether the standard order was made.
fn provisions(row: &Row) -> String {
    let order = match row.standard_order.to_ascii_uppercase().as_str() {
        "Y" => "Standard denial order",
        "N" => "Non-standard denial order",
        _ => "",
    };
    let policy = |text: &str, label: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("{label}: {text}")
        }
    };
    let requirement = policy(&row.license_requirement, "Licence requirement");
    let policy = policy(&row.license_policy, "Licence policy");
    let said = [requirement, policy, order.to_owned()];
    said.into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn day(party: &mut Party, field: &str, text: &str) -> Option<PartialDate> {
    let date = dates::parse(text);
    if date.is_none() && !text.is_empty() {
        party.note(
            NoteKind::Dropped,
            field,
            format!("`{text}` is no date that can be read"),
        );
    }
    date
}
