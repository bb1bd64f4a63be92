//! The programmes that a party is listed under: one Sanction each.
//!
//! The CSV and the standard XML only name programmes. The advanced and enhanced XML also tell on which of OFAC's lists, since
//! when and on what legal basis; a non-SDN party has an entry on its own list (SSI) and one on the Consolidated List, which
//! began in October 2014 with parties that were listed before. `listingDate` is therefore the earliest, and each entry is
//! kept in words.

use exonym_model::{Entity, NoteKind, PartialDate, Prop, Schema, Statement};

use super::labels::{self, Label, Treatment};
use super::record::{Fact, Listing, Record};
use super::{record_url, slug};
use crate::{Party, dates, squash};

const AUTHORITY: &str = "Office of Foreign Assets Control";

/// A condition that the list states as a fact of the party though it belongs to one programme: `Listing Date (CMIC)`,
/// `Executive Order 13662 Directive Determination`.
#[derive(Debug)]
pub(super) struct Condition {
    label: String,
    value: String,
    date: Option<(Prop, PartialDate)>,
}

impl Condition {
    pub(super) fn new(row: &Label, fact: &Fact) -> Condition {
        let date = match row.treatment {
            Treatment::SanctionDate => fact.date.or_else(|| dates::parse(&fact.value)),
            _ => None,
        };
        Condition {
            label: labels::bare(&fact.label).to_owned(),
            value: squash(&fact.value),
            date: date.map(|date| (row.prop.clone(), date)),
        }
    }

    fn text(&self) -> String {
        format!("{}: {}", self.label, self.value)
    }

    /// Whether it is a condition of the programme: both name one executive order or one act.
    fn concerns(&self, program: &str) -> bool {
        const ACTS: &[&str] = &["CMIC", "CAATSA", "IFCA", "PEESA"];
        let order = self
            .label
            .split(|c: char| !c.is_ascii_digit())
            .find(|digits| digits.len() == 5);
        order.is_some_and(|order| program.contains(&format!("EO{order}")))
            || ACTS
                .iter()
                .any(|act| self.label.contains(act) && program.contains(act))
    }
}

/// States the programmes.
pub(super) fn state(party: &mut Party, record: &Record, conditions: &[Condition]) {
    let mut programs: Vec<&str> = Vec::new();
    let listed = record.listings.iter().flat_map(|listing| &listing.programs);
    for program in record.programs.iter().chain(listed).map(|program| program.trim()) {
        if !program.is_empty() && !programs.contains(&program) {
            programs.push(program);
        }
    }
    if programs.is_empty() {
        party.note(NoteKind::Odd, "program", "no programme is stated");
        programs.push("");
    }
    for program in &programs {
        let sanction = sanction(party, record, program, conditions);
        party.attach(sanction);
        party.entity.add(Prop::PROGRAM_ID, *program);
    }
    for condition in conditions
        .iter()
        .filter(|one| !programs.iter().any(|program| one.concerns(program)))
    {
        party.text(Prop::NOTES, &condition.text());
    }
    party.entity.add(Prop::SOURCE_URL, record_url(&record.uid));
}

fn sanction(party: &Party, record: &Record, program: &str, conditions: &[Condition]) -> Entity {
    let mut sanction = party.satellite(Schema::Sanction, "sanction");
    let key = if program.is_empty() {
        "1".to_owned()
    } else {
        slug(program)
    };
    sanction.id = format!("{}/sanction-{key}", party.entity.id);
    sanction.add(Prop::ENTITY, party.entity.id.clone());
    sanction.add(Prop::AUTHORITY, AUTHORITY);
    sanction.add(Prop::COUNTRY, "us");
    sanction.add(Prop::PROGRAM, program);
    sanction.add(Prop::PROGRAM_ID, program);
    sanction.add(Prop::SOURCE_URL, record_url(&record.uid));
    let names_it = |listing: &&Listing| {
        listing.programs.is_empty() || listing.programs.iter().any(|named| named.trim() == program)
    };
    let listings: Vec<&Listing> = record.listings.iter().filter(names_it).collect();
    state_dates(&mut sanction, &listings);
    for listing in &listings {
        for basis in &listing.legal_basis {
            sanction.add(Prop::LEGAL_BASIS, squash(basis));
        }
        for measure in &listing.measures {
            sanction.add(Prop::PROVISIONS, squash(measure));
        }
        sanction.add(Prop::DESCRIPTION, in_words(listing));
    }
    for condition in conditions.iter().filter(|condition| condition.concerns(program)) {
        match &condition.date {
            Some((prop, date)) => {
                sanction.push(Statement::new(prop.clone(), date.to_string()).published_as(&condition.value));
                sanction.add(Prop::DESCRIPTION, condition.text());
            }
            None => sanction.add(Prop::PROVISIONS, condition.text()),
        }
    }
    sanction
}

fn state_dates(sanction: &mut Entity, listings: &[&Listing]) {
    let ended = |listing: &&&Listing| {
        let event = listing.event.to_lowercase();
        ["delist", "remov", "delet", "terminat"]
            .iter()
            .any(|word| event.contains(word))
    };
    let start = listings
        .iter()
        .filter(|listing| !ended(listing))
        .filter_map(|listing| listing.date);
    if let Some(date) = start.min_by_key(|date| date.first_day()) {
        sanction.add(Prop::LISTING_DATE, date.to_string());
        sanction.add(Prop::START_DATE, date.to_string());
    }
    // A party that left one of two lists is still listed; only what ended on all is over.
    if !listings.is_empty() && listings.iter().all(|listing| ended(&listing)) {
        let end = listings
            .iter()
            .filter_map(|listing| listing.date)
            .max_by_key(|date| date.last_day());
        sanction.add(
            Prop::END_DATE,
            end.map(|date| date.to_string()).unwrap_or_default(),
        );
        sanction.add(Prop::STATUS, "delisted");
    }
}

/// `SDN List: Created 2014-07-29, Executive Order 13662 (Ukraine)`.
fn in_words(listing: &Listing) -> String {
    let date = listing.date.map(|date| date.to_string());
    let head = squash(&format!("{} {}", listing.event, date.unwrap_or_default()));
    let tail = std::iter::once(&head)
        .chain(&listing.legal_basis)
        .filter(|piece| !piece.is_empty())
        .cloned();
    let tail = tail.collect::<Vec<_>>().join(", ");
    if listing.list.is_empty() {
        tail
    } else {
        squash(&format!("{}: {tail}", listing.list))
    }
}
