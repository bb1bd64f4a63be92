//! What is weighed beside the name, one small record a party, so that a candidate is scored without unpacking its entity.

use crate::bundle::Bundle;
use exonym_model::{Entity, IdKind, PartialDate, Prop, PropType, Schema, identifier};

/// Facts of a party that weigh for or against a match, or decide whether a query asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Schema name.
    pub schema: String,
    /// Number of the list in [`crate::Meta::lists`].
    pub list: u16,
    /// Birth dates, or dates of incorporation or build, as [`PartialDate`] text.
    pub dates: Vec<String>,
    /// Country codes with the property that states them.
    pub countries: Vec<(String, String)>,
    /// `male`, `female`, `other`.
    pub genders: Vec<String>,
    /// Identifiers as (kind key, comparable value).
    pub ids: Vec<(String, String)>,
    /// Topics.
    pub topics: Vec<String>,
    /// Programmes: ids and names.
    pub programs: Vec<String>,
    /// Earliest stated day of listing, ISO.
    pub listed: Option<String>,
    /// Latest stated day of delisting, ISO, where every listing has ended; `true` in `delisted` where no day is stated.
    pub ended: Option<String>,
    /// Whether the list itself says that the party is no longer listed.
    pub delisted: bool,
}

impl Facts {
    /// Gathers the facts of a bundle.
    pub fn of(bundle: &Bundle, list: u16) -> Facts {
        let party = &bundle.party;
        let mut facts = Facts {
            schema: party.schema.name().to_owned(),
            list,
            ..Facts::default()
        };
        let date_prop = if party.schema.is_a(Schema::Person) {
            Prop::BIRTH_DATE
        } else {
            Prop::INCORPORATION_DATE
        };
        for statement in party.of(&date_prop).chain(party.of(&Prop::BUILD_DATE)) {
            facts.dates.push(statement.value.clone());
        }
        for statement in party.of_kind(PropType::Country) {
            facts
                .countries
                .push((statement.value.clone(), statement.prop.name().to_owned()));
        }
        facts
            .genders
            .extend(party.values(&Prop::GENDER).map(str::to_owned));
        facts
            .topics
            .extend(party.values(&Prop::TOPICS).map(str::to_owned));
        for entity in std::iter::once(party).chain(&bundle.linked) {
            let edge = entity.schema.edge().is_some() || entity.schema == Schema::Sanction;
            if !edge {
                facts.ids.extend(comparable_ids(entity));
            }
        }
        facts.ids.sort();
        facts.ids.dedup();
        facts.take_sanctions(bundle);
        facts
    }

    fn take_sanctions(&mut self, bundle: &Bundle) {
        let sanctions: Vec<&Entity> = bundle
            .linked
            .iter()
            .filter(|linked| linked.schema == Schema::Sanction)
            .collect();
        let mut ends = Vec::new();
        for sanction in &sanctions {
            for prop in [&Prop::PROGRAM_ID, &Prop::PROGRAM] {
                self.programs.extend(sanction.values(prop).map(str::to_owned));
            }
            let starts = sanction
                .values(&Prop::LISTING_DATE)
                .chain(sanction.values(&Prop::START_DATE));
            for day in starts.filter_map(first_day) {
                self.listed = Some(self.listed.take().map_or(day.clone(), |known| known.min(day)));
            }
            let delisted = sanction
                .values(&Prop::STATUS)
                .any(|status| status.eq_ignore_ascii_case("delisted"));
            match sanction.values(&Prop::END_DATE).filter_map(first_day).max() {
                Some(day) => ends.push(Some(day)),
                None if delisted => ends.push(None),
                None => {}
            }
        }
        for prop in [&Prop::PROGRAM_ID, &Prop::PROGRAM] {
            self.programs.extend(bundle.party.values(prop).map(str::to_owned));
        }
        self.programs.sort();
        self.programs.dedup();
        if !sanctions.is_empty() && ends.len() == sanctions.len() {
            self.ended = ends.into_iter().flatten().max();
            self.delisted = true;
        }
    }
}

fn first_day(text: &str) -> Option<String> {
    let (year, month, day) = text.parse::<PartialDate>().ok()?.first_day();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Identifiers of an entity in comparable form: each under its kind, where the kind accepts it, else as letters and digits.
fn comparable_ids(entity: &Entity) -> Vec<(String, String)> {
    let mut ids = Vec::new();
    for statement in entity.of_kind(PropType::Identifier) {
        let reference = [Prop::PROGRAM_ID, Prop::AUTHORITY_ID, Prop::UNSC_ID].contains(&statement.prop);
        if reference || entity.schema == Schema::Identification && statement.prop != Prop::NUMBER {
            continue;
        }
        let kind = IdKind::of_prop(&statement.prop);
        match kind.parse(&statement.value) {
            Ok(value) => ids.push((kind.key().to_owned(), value)),
            Err(_) => ids.push((
                IdKind::Other.key().to_owned(),
                identifier::plain(&statement.value),
            )),
        }
    }
    // An identifier shorter than four characters says too little to find anyone by.
    ids.retain(|(_, value)| value.chars().count() >= 4);
    ids
}
