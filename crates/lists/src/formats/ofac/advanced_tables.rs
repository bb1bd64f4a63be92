//! The side tables of the advanced XML: reference values, locations, identity documents, ties, sanctions entries.
//!
//! Parties point at them by number and they stand before and behind the parties, so they are read first, in one pass, into
//! maps; a file of 120 MB makes tables of some 30 MB.

use std::collections::HashMap;

use exonym_model::{Note, NoteKind, PartialDate};

use super::advanced_values::{Reference, location_text, period, point};
use super::links::Directory;
use super::record::{Address, Fact, Kind, Link, Listing, Target};
use super::{CONS, SDN, advanced_party, list_of, names};
use crate::xml::{Element, Records};
use crate::{InputFile, ListError, Sink};

/// All side tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    reference: Reference,
    locations: HashMap<String, Address>,
    documents: HashMap<String, Vec<Fact>>,
    links: HashMap<String, Vec<Link>>,
    listings: HashMap<String, Vec<Listing>>,
    /// Number of sanctions entries on the SDN list, and on others.
    entries: (u64, u64),
    /// Date of the file.
    pub(super) published: Option<PartialDate>,
    /// The parties' kinds and names.
    pub(super) directory: Directory,
}

/// The elements that are records of the side tables, and the parties for the directory.
const WANTED: &[&str] = &[
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "ProfileRelationship",
    "SanctionsEntry",
    "DistinctParty",
];

impl Tables {
    /// Reads everything but the parties themselves.
    pub(super) fn read(file: &InputFile) -> Result<Tables, ListError> {
        let mut tables = Tables::default();
        let mut records = Records::open(file, WANTED)?;
        while let Some(element) = records.next_record()? {
            match element.name.as_str() {
                "DateOfIssue" => tables.published = point(&element).map(PartialDate::from),
                "ReferenceValueSets" => tables.reference.take(&element),
                "Location" => tables.take_location(&element),
                "IDRegDocument" => tables.take_document(&element),
                "ProfileRelationship" => tables.take_link(&element),
                "SanctionsEntry" => tables.take_entry(&element),
                _ => tables.take_party(&element),
            }
        }
        match tables.reference.is_empty() {
            true => Err(ListError::damaged(
                &file.name,
                "end of file",
                "it has no <ReferenceValueSets>; nothing in it can be understood",
            )),
            false => Ok(tables),
        }
    }

    /// The list that most sanctions entries are on, where there are any.
    pub(super) fn list(&self) -> Option<&'static str> {
        let (sdn, others) = self.entries;
        (sdn != others).then_some(if sdn > others { SDN } else { CONS })
    }

    /// The text of a reference value, see [`Reference::text`].
    pub(super) fn text(&self, set: &str, id: Option<&str>) -> Option<&str> {
        self.reference.text(set, id)
    }

    /// What a party is, see [`Reference::kind`].
    pub(super) fn kind(&self, sub_type: Option<&str>) -> Option<Kind> {
        self.reference.kind(sub_type)
    }

    /// Notes what belongs to no party of the file, once the parties took theirs.
    pub(super) fn note_left_over(&self, sink: &mut dyn Sink) {
        let mut left: Vec<(&String, &str)> = Vec::new();
        left.extend(self.documents.keys().map(|identity| (identity, "IDRegDocument")));
        left.extend(self.links.keys().map(|profile| (profile, "ProfileRelationship")));
        left.extend(self.listings.keys().map(|profile| (profile, "SanctionsEntry")));
        left.sort();
        for (record, field) in left {
            let (record, field) = (record.clone(), field.to_owned());
            let reason = "it belongs to no party of the file".to_owned();
            sink.note(Note {
                kind: NoteKind::Skipped,
                record,
                field,
                reason,
            });
        }
    }

    /// The address of a location; its number is OFAC's number of the address.
    pub(super) fn location(&self, id: &str) -> Option<&Address> {
        self.locations.get(id)
    }

    /// Takes the identity documents of an identity.
    pub(super) fn take_documents(&mut self, identity: &str) -> Vec<Fact> {
        self.documents.remove(identity).unwrap_or_default()
    }

    /// Takes the ties that start from a profile.
    pub(super) fn take_links(&mut self, profile: &str) -> Vec<Link> {
        self.links.remove(profile).unwrap_or_default()
    }

    /// Takes the sanctions entries of a profile.
    pub(super) fn take_listings(&mut self, profile: &str) -> Vec<Listing> {
        self.listings.remove(profile).unwrap_or_default()
    }

    fn take_location(&mut self, element: &Element) {
        let Some(id) = element.attr("ID") else { return };
        let code = element
            .child("LocationAreaCode")
            .and_then(|code| code.attr("AreaCodeID"));
        let area = self.reference.description("AreaCode", code).map(str::to_owned);
        let country = element
            .child("LocationCountry")
            .and_then(|country| country.attr("CountryID"));
        let country = self.text("Country", country).map(str::to_owned);
        let mut address = Address {
            uid: id.to_owned(),
            country: country.or(area),
            ..Address::default()
        };
        for part in element.all("LocationPart") {
            let Some(text) = location_text(part) else { continue };
            let text = text.to_owned();
            match self
                .text("LocPartType", part.attr("LocPartTypeID"))
                .unwrap_or_default()
            {
                "CITY" => address.city = Some(text),
                "STATE/PROVINCE" => address.state = Some(text),
                "POSTAL CODE" => address.postal_code = Some(text),
                "REGION" => address.region = Some(text),
                _ => address.lines.push(text),
            }
        }
        self.locations.insert(id.to_owned(), address);
    }

    fn take_document(&mut self, element: &Element) {
        let (Some(identity), Some(number)) =
            (element.attr("IdentityID"), element.text_of("IDRegistrationNo"))
        else {
            return;
        };
        let label = self
            .text("IDRegDocType", element.attr("IDRegDocTypeID"))
            .unwrap_or("Unknown");
        let mut fact = Fact::new(label, number);
        fact.document = true;
        fact.country = self
            .text("Country", element.attr("IssuedBy-CountryID"))
            .map(str::to_owned);
        fact.authority = element.text_of("IssuingAuthority").map(str::to_owned);
        let fraudulent = self
            .text("Validity", element.attr("ValidityID"))
            .filter(|validity| *validity != "Valid");
        let remarks = [fraudulent, element.text_of("Comment")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; ");
        fact.note = Some(remarks).filter(|remarks| !remarks.is_empty());
        for date in element.all("DocumentDate") {
            let text = date
                .child("DatePeriod")
                .and_then(period)
                .map(|date| date.to_string());
            match self.text("IDRegDocDateType", date.attr("IDRegDocDateTypeID")) {
                Some("Issue Date") => fact.issued = text,
                Some("Expiration Date") => fact.expires = text,
                _ => {}
            }
        }
        self.documents.entry(identity.to_owned()).or_default().push(fact);
    }

    fn take_link(&mut self, element: &Element) {
        let (Some(from), Some(to)) = (element.attr("From-ProfileID"), element.attr("To-ProfileID")) else {
            return;
        };
        let quality = self
            .text("RelationQuality", element.attr("RelationQualityID"))
            .filter(|text| *text != "Unknown");
        let quality = quality.map(|quality| format!("quality: {quality}"));
        let comment = element.text_of("Comment").map(str::to_owned);
        let note = [quality, comment]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; ");
        let link = Link {
            relation: self
                .text("RelationType", element.attr("RelationTypeID"))
                .unwrap_or("Linked To")
                .to_owned(),
            to: Target::Record(to.to_owned()),
            former: element.attr("Former") == Some("true"),
            note: Some(note).filter(|note| !note.is_empty()),
        };
        self.links.entry(from.to_owned()).or_default().push(link);
    }

    fn take_entry(&mut self, element: &Element) {
        let Some(profile) = element.attr("ProfileID") else {
            return;
        };
        let list = self
            .text("List", element.attr("ListID"))
            .unwrap_or_default()
            .to_owned();
        match list_of::by_list_name(&list) {
            SDN => self.entries.0 += 1,
            _ => self.entries.1 += 1,
        }
        let mut base = Listing {
            list,
            ..Listing::default()
        };
        for measure in element.all("SanctionsMeasure") {
            let kind = self.text("SanctionsType", measure.attr("SanctionsTypeID"));
            match (kind, measure.text_of("Comment")) {
                (Some("Program"), Some(program)) => base.programs.push(program.to_owned()),
                (Some("Program") | None, _) => {}
                (Some(kind), None) => base.measures.push(kind.to_owned()),
                (Some(kind), Some(comment)) => base.measures.push(format!("{kind}: {comment}")),
            }
        }
        let mut listings: Vec<Listing> = Vec::new();
        for event in element.all("EntryEvent") {
            let basis = self
                .text("LegalBasis", event.attr("LegalBasisID"))
                .filter(|basis| *basis != "Unknown");
            listings.push(Listing {
                event: self
                    .text("EntryEventType", event.attr("EntryEventTypeID"))
                    .unwrap_or_default()
                    .to_owned(),
                date: event.child("Date").and_then(point).map(PartialDate::from),
                legal_basis: basis.map(str::to_owned).into_iter().collect(),
                ..base.clone()
            });
        }
        if listings.is_empty() {
            listings.push(base);
        }
        self.listings
            .entry(profile.to_owned())
            .or_default()
            .extend(listings);
    }

    fn take_party(&mut self, party: &Element) {
        for profile in party.all("Profile") {
            if let (Some(uid), Some(kind)) = (profile.attr("ID"), self.kind(profile.attr("PartySubTypeID"))) {
                let listed = names::primary_listed(&advanced_party::names(profile, self));
                self.directory.add(uid, kind, listed.as_deref());
            }
        }
    }
}
