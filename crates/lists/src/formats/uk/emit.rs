//! From a gathered designation to its party.

use exonym_model::{NoteKind, Prop, Schema};

use super::designation::{Address, Designation, Field, Publisher};
use super::ties::{self, NameIndex};
use super::{names, numbered, persons, registrations};
use crate::clean::dates;
use crate::formats::{prose, registries};
use crate::party::{AddressParts, IdText, Party, SanctionParts};
use crate::squash;

/// Makes the party.
pub(crate) fn party(list: &str, publisher: Publisher, designation: &Designation, index: &NameIndex) -> Party {
    let kind = squash(&designation.kind).to_lowercase();
    let schema = match kind.as_str() {
        "individual" => Schema::Person,
        "entity" => Schema::Organization,
        "ship" => Schema::Vessel,
        _ => Schema::LegalEntity,
    };
    let mut party = Party::new(list, &designation.id, schema);
    if schema == Schema::LegalEntity {
        party.note(
            NoteKind::Odd,
            "type",
            format!("the type `{kind}` is none of individual, entity, ship"),
        );
    }
    party.topic("sanction");
    referents(&mut party, publisher, designation);
    names::read(&mut party, designation);
    persons::read(&mut party, designation);
    organisation(&mut party, designation, index);
    ship(&mut party, designation, index);
    contacts(&mut party, designation);
    designation
        .addresses
        .iter()
        .for_each(|one| address(&mut party, one));
    for text in designation.cells(Field::OtherInformation) {
        party.long_text(Prop::NOTES, text);
        ties::mentioned(&mut party, text, index);
    }
    for cell in designation.cells(Field::LastUpdated) {
        party.date(Prop::MODIFIED_AT, cell);
    }
    sanctions(&mut party, publisher, designation);
    party
}

fn referents(party: &mut Party, publisher: Publisher, designation: &Designation) {
    let other = match publisher {
        Publisher::Fcdo => "gb_hmt_sanctions",
        Publisher::Ofsi => "gb_fcdo_sanctions",
    };
    let un = designation
        .cells(Field::UnReference)
        .iter()
        .filter_map(|cell| prose::un_reference(cell));
    let mut ids: Vec<String> = designation
        .cells(Field::OtherList)
        .iter()
        .map(|id| format!("{other}:{}", squash(id)))
        .collect();
    ids.extend(un.map(|reference| format!("un_sc_sanctions:{reference}")));
    party.entity.referents = ids;
}

/// Every value of a field, numbered cells taken apart.
pub(super) fn values(designation: &Designation, field: Field) -> impl Iterator<Item = &str> {
    designation
        .cells(field)
        .iter()
        .flat_map(|cell| numbered::texts(cell))
}

fn organisation(party: &mut Party, designation: &Designation, index: &NameIndex) {
    values(designation, Field::EntityType).for_each(|text| party.text(Prop::LEGAL_FORM, text));
    for cell in designation.cells(Field::Registration) {
        let numbers = registrations::split(cell);
        if numbers.is_empty() {
            party.text(Prop::NOTES, &format!("Business registration: {cell}"));
        }
        let country = registry_country(designation, cell);
        for one in &numbers {
            let general = match one.kind {
                "Tax ID" => Some(Prop::TAX_NUMBER),
                "Registration number" => Some(Prop::REGISTRATION_NUMBER),
                _ => None,
            };
            let prop = registries::narrow(general, country, &one.number, party.entity.schema);
            party.identifier(IdText {
                kind: one.kind,
                prop: prop.as_ref(),
                number: &one.number,
                ..IdText::default()
            });
        }
    }
    ties::named(
        party,
        designation,
        Field::Parent,
        "Parent company",
        index,
        Schema::UnknownLink,
    );
    ties::named(
        party,
        designation,
        Field::Subsidiary,
        "Subsidiary",
        index,
        Schema::UnknownLink,
    );
}

/// The country of a registration number: the one named beside it, else that of the addresses where all are in one.
fn registry_country<'a>(designation: &'a Designation, cell: &str) -> Option<&'a str> {
    if cell.contains("Russia") {
        return Some("Russia");
    }
    let mut countries = designation
        .addresses
        .iter()
        .map(|one| one.country.as_str())
        .filter(|country| !country.is_empty());
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

fn ship(party: &mut Party, designation: &Designation, index: &NameIndex) {
    for number in values(designation, Field::Imo) {
        let bare = number.trim_start_matches(|c: char| !c.is_ascii_digit());
        party.identifier(IdText {
            kind: "IMO number",
            prop: Some(&Prop::IMO_NUMBER),
            number: bare,
            ..IdText::default()
        });
    }
    for number in values(designation, Field::Hin) {
        let prop = Some(&Prop::REGISTRATION_NUMBER);
        party.identifier(IdText {
            kind: "Hull identification number",
            prop,
            number,
            ..IdText::default()
        });
    }
    ties::named(
        party,
        designation,
        Field::Owner,
        "Current owner or operator",
        index,
        Schema::Ownership,
    );
    ties::named(
        party,
        designation,
        Field::PreviousOwner,
        "Previous owner or operator",
        index,
        Schema::UnknownLink,
    );
    for (field, prop) in [(Field::Flag, Prop::FLAG), (Field::PreviousFlag, Prop::PAST_FLAGS)] {
        for text in values(designation, field) {
            text.split(['.', ';', ','])
                .for_each(|flag| party.country(prop.clone(), flag));
        }
    }
    values(designation, Field::ShipType).for_each(|text| party.text(Prop::TYPE, text));
    values(designation, Field::Tonnage).for_each(|text| party.text(Prop::TONNAGE, text));
    values(designation, Field::YearBuilt).for_each(|text| party.date(Prop::BUILD_DATE, text));
    for text in values(designation, Field::Length) {
        party.text(Prop::NOTES, &format!("Length of ship: {text}"));
    }
}

fn contacts(party: &mut Party, designation: &Designation) {
    for text in values(designation, Field::Phone) {
        party.text(Prop::PHONE, text);
    }
    for text in values(designation, Field::Fax) {
        party.text(Prop::NOTES, &format!("Fax: {text}"));
    }
    // The two columns are mixed up at times: what has an @ is an address for mail.
    for text in values(designation, Field::Email).chain(values(designation, Field::Website)) {
        for one in text
            .split([' ', ',', ';', '\n'])
            .map(|one| one.trim_matches(['.', ',']))
            .filter(|one| one.contains('.'))
        {
            party.text(
                if one.contains('@') {
                    Prop::EMAIL
                } else {
                    Prop::WEBSITE
                },
                one,
            );
        }
    }
}

/// Five lines and the town; a postal code that is a box or has no digit is a line.
fn address(party: &mut Party, address: &Address) {
    let code = Some(address.postal_code.as_str()).filter(|text| !text.is_empty());
    let boxed = code.filter(|text| text.to_lowercase().contains("box"));
    let place = code.filter(|text| !text.bytes().any(|byte| byte.is_ascii_digit()));
    let middle = address.lines[1..5]
        .iter()
        .filter(|line| !line.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let countries = prose::countries_of(&address.country);
    let country = countries.first().map(|country| squash(country));
    party.address(AddressParts {
        street: Some(&address.lines[0]),
        street2: Some(&middle),
        po_box: boxed,
        city: Some(&address.lines[5]),
        postal_code: code.filter(|_| boxed.is_none() && place.is_none()),
        region: place.filter(|_| boxed.is_none()),
        country: country.as_deref(),
        ..AddressParts::default()
    });
}

fn sanctions(party: &mut Party, publisher: Publisher, designation: &Designation) {
    let (authority, url) = match publisher {
        Publisher::Fcdo => ("Foreign, Commonwealth & Development Office", page(designation)),
        Publisher::Ofsi => ("Office of Financial Sanctions Implementation", None),
    };
    let imposed = designation
        .cells(Field::Imposed)
        .iter()
        .flat_map(|cell| cell.split('|'))
        .map(squash);
    let imposed = imposed
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    let reasons = designation.cells(Field::Reasons).join("\n");
    let un = designation.cells(Field::UnReference).first().map(String::as_str);
    for regime in &designation.regimes {
        let listed = dates::parse(&regime.designated);
        if listed.is_none() && !regime.designated.is_empty() {
            party.note(
                NoteKind::Dropped,
                "listingDate",
                format!("`{}` is no date that can be read", regime.designated),
            );
        }
        party.sanction(SanctionParts {
            authority,
            authority_id: Some(&designation.id),
            unsc_id: un,
            program: Some(&regime.name),
            legal_basis: Some(&regime.name)
                .filter(|name| name.contains("Regulations"))
                .map(String::as_str),
            provisions: Some(&imposed),
            listed,
            reason: Some(&reasons),
            source_url: url.as_deref(),
            ..SanctionParts::default()
        });
    }
    for source in designation.cells(Field::Source) {
        party.text(
            Prop::NOTES,
            &format!("Designation source: {}", source.replace('|', ", ")),
        );
    }
}

/// The entry's page of the publisher's search tool.
fn page(designation: &Designation) -> Option<String> {
    let kind = ["Individual", "Entity", "Ship"]
        .into_iter()
        .find(|kind| kind.eq_ignore_ascii_case(designation.kind.trim()))?;
    Some(format!(
        "https://search-uk-sanctions-list.service.gov.uk/designations/{}/{kind}",
        designation.id
    ))
}
