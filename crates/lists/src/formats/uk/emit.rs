//! From a gathered designation to its party.

use std::collections::BTreeMap;

use exonym_model::{NoteKind, Prop, Schema};

use super::designation::{Address, Designation, Field, Publisher};
use super::{names, numbered, registrations};
use crate::clean::dates;
use crate::formats::{prose, registries};
use crate::party::{AddressParts, IdText, Party, SanctionParts};
use crate::squash;

/// Names of the file and the records that bear them, for ties that are stated by name only.
#[derive(Debug, Default)]
pub(crate) struct NameIndex(BTreeMap<String, Option<String>>);

impl NameIndex {
    /// Files a name under its record; a name that two records bear names neither.
    pub(crate) fn add(&mut self, name: &str, record: &str) {
        let entry = self
            .0
            .entry(index_key(name))
            .or_insert_with(|| Some(record.to_owned()));
        if entry.as_deref() != Some(record) {
            *entry = None;
        }
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.0.get(&index_key(name))?.as_deref()
    }
}

/// Capitals, without brackets and punctuation: `Korea Samjong Shipping (KSS)` and `KOREA SAMJONG SHIPPING` are one.
fn index_key(name: &str) -> String {
    let bare = name
        .split('(')
        .next()
        .filter(|bare| !bare.trim().is_empty())
        .unwrap_or(name);
    let letters: String = bare
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_uppercase)
        .collect();
    squash(&letters)
}

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
    person(&mut party, designation);
    organisation(&mut party, designation, index);
    ship(&mut party, designation, index);
    contacts(&mut party, designation);
    designation
        .addresses
        .iter()
        .for_each(|one| address(&mut party, one));
    for text in designation.cells(Field::OtherInformation) {
        party.long_text(Prop::NOTES, text);
        mentions(&mut party, text, index);
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
fn values(designation: &Designation, field: Field) -> impl Iterator<Item = &str> {
    designation
        .cells(field)
        .iter()
        .flat_map(|cell| numbered::texts(cell))
}

fn person(party: &mut Party, designation: &Designation) {
    values(designation, Field::Title).for_each(|text| party.text(Prop::TITLE, text));
    values(designation, Field::BirthDate).for_each(|text| party.date(Prop::BIRTH_DATE, text));
    let nationalities = values(designation, Field::Nationality).flat_map(prose::countries_of);
    nationalities.for_each(|text| party.country(Prop::NATIONALITY, text));
    values(designation, Field::Position).for_each(|text| party.text(Prop::POSITION, text));
    for text in values(designation, Field::Gender) {
        match text.to_lowercase().as_str() {
            gender @ ("male" | "female") => party.text(Prop::GENDER, gender),
            other => party.note(
                NoteKind::Dropped,
                "gender",
                format!("`{other}` is no gender that the list is known to state"),
            ),
        }
    }
    for (town, country) in &designation.births {
        for (town, country) in numbered::pairs(town, country) {
            let place: Vec<&str> = [town, country].into_iter().flatten().collect();
            if town.is_some() {
                party.text(Prop::BIRTH_PLACE, &place.join(", "));
            }
            for country in prose::countries_of(country.unwrap_or_default()) {
                party.country(Prop::BIRTH_COUNTRY, country);
            }
        }
    }
    documents(
        party,
        &designation.passports,
        "Passport",
        Some(&Prop::PASSPORT_NUMBER),
    );
    documents(
        party,
        &designation.national_ids,
        "National identification number",
        None,
    );
}

fn documents(party: &mut Party, pairs: &[(String, String)], kind: &str, prop: Option<&Prop>) {
    for (numbers, details) in pairs {
        for (number, detail) in numbered::pairs(numbers, details) {
            let detail = detail.map(squash);
            let Some(number) = number else {
                party.text(Prop::NOTES, &format!("{kind}: {}", detail.unwrap_or_default()));
                continue;
            };
            let said = detail.as_deref().unwrap_or_default();
            party.identifier(IdText {
                kind,
                prop,
                number: &prose::bare_number(number),
                country: prose::country_of(said),
                issued: prose::date_after(said, prose::ISSUED),
                expires: prose::date_after(said, prose::EXPIRES),
                note: detail.as_deref(),
                ..IdText::default()
            });
        }
    }
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
    ties(
        party,
        designation,
        Field::Parent,
        "Parent company",
        index,
        Schema::UnknownLink,
    );
    ties(
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

/// Ties to parties that are named in words: an edge where the name is that of one other record, else a note. An owner owns
/// the ship; for organisations the publisher's word is the role, since FollowTheMoney lets only companies be owned.
fn ties(
    party: &mut Party,
    designation: &Designation,
    field: Field,
    role: &str,
    index: &NameIndex,
    schema: Schema,
) {
    for cell in designation.cells(field) {
        for name in numbered::texts(cell) {
            match index.find(name).filter(|record| *record != party.entity.record) {
                Some(record) => party.link(schema, schema == Schema::UnknownLink, record, Some(role)),
                None => party.text(Prop::NOTES, &format!("{role}: {name}")),
            }
        }
    }
}

/// Ties to listed parties that a text names by number: `Listed as asset of X (OFSI ID: 13635, UN Ref KPe.064)`.
fn mentions(party: &mut Party, text: &str, index: &NameIndex) {
    let ids = text.match_indices("OFSI ID: ").filter_map(|(at, words)| {
        let rest = text.get(at + words.len()..)?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        Some((
            rest.get(..end)?,
            prose::sentence(text, at, at + words.len() + end),
        ))
    });
    let mut seen = Vec::new();
    for (reference, sentence) in ids.chain(prose::un_references(text)) {
        if let Some(record) = index
            .find(reference)
            .filter(|record| *record != party.entity.record)
            && !seen.contains(&record)
        {
            seen.push(record);
            party.link(Schema::UnknownLink, true, record, Some(sentence));
        }
    }
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
    ties(
        party,
        designation,
        Field::Owner,
        "Current owner or operator",
        index,
        Schema::Ownership,
    );
    ties(
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

/// Every name that the index should know of a designation.
pub(crate) fn index_names(index: &mut NameIndex, designation: &Designation) {
    for name in &designation.names {
        let whole = name
            .parts
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        index.add(&whole, &designation.id);
    }
    let numbers = designation
        .cells(Field::OtherList)
        .iter()
        .chain(designation.cells(Field::UnReference));
    numbers
        .chain([&designation.id])
        .for_each(|number| index.add(number, &designation.id));
}
