//! What the UK states of persons: dates, places, nationalities, documents.

use exonym_model::{NoteKind, Prop};

use super::designation::{Designation, Field};
use super::emit::values;
use super::numbered;
use crate::formats::prose;
use crate::party::{IdText, Party};
use crate::squash;

pub(super) fn read(party: &mut Party, designation: &Designation) {
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
