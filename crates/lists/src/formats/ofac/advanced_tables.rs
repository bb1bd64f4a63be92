//! The side tables of the advanced XML: reference values, locations, identity documents, ties, sanctions entries.
//!
//! Parties point at them by number and they stand before and behind the parties, so they are read first, in one pass, into
//! maps; a file of 120 MB makes tables of some 30 MB.

use std::collections::HashMap;

use exonym_model::{DatePoint, PartialDate};

use super::facts::tidy;
use super::links::Directory;
use super::record::{Address, Fact, Kind, Link, Listing, Target};
use super::{CONS, SDN, advanced_party, list_of, names};
use crate::xml::{Element, Records};
use crate::{InputFile, ListError};

/// A reference value: its text and the attributes that some sets have.
#[derive(Debug, Clone, Default)]
struct Value {
    text: String,
    /// `PartyTypeID` of a party sub-type.
    parent: Option<String>,
    /// `Description` of an area code: the country's name.
    description: Option<String>,
}

/// All side tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// By element name (`FeatureType`) and number.
    reference: HashMap<String, HashMap<String, Value>>,
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
                "ReferenceValueSets" => tables.take_reference(&element),
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

    /// A reference value's text; an unknown number is none.
    pub(super) fn text(&self, set: &str, id: Option<&str>) -> Option<&str> {
        let text = self.value(set, id)?.text.as_str();
        (!text.is_empty()).then_some(text)
    }

    fn value(&self, set: &str, id: Option<&str>) -> Option<&Value> {
        self.reference.get(set)?.get(id?)
    }

    /// What a party is, from its sub-type: `Vessel`, or the type above an `Unknown` one.
    pub(super) fn kind(&self, sub_type: Option<&str>) -> Option<Kind> {
        let value = self.value("PartySubType", sub_type)?;
        let above = || {
            self.text("PartyType", value.parent.as_deref())
                .and_then(Kind::from_text)
        };
        Kind::from_text(&value.text).or_else(above)
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

    fn take_reference(&mut self, sets: &Element) {
        for value in sets.children.iter().flat_map(|set| &set.children) {
            let Some(id) = value.attr("ID") else { continue };
            let owned = |name: &str| value.attr(name).map(str::to_owned);
            let row = Value {
                text: value.value().unwrap_or_default().to_owned(),
                parent: owned("PartyTypeID"),
                description: owned("Description"),
            };
            self.reference
                .entry(value.name.clone())
                .or_default()
                .insert(id.to_owned(), row);
        }
    }

    fn take_location(&mut self, element: &Element) {
        let Some(id) = element.attr("ID") else { return };
        let code = element
            .child("LocationAreaCode")
            .and_then(|code| code.attr("AreaCodeID"));
        let area = self
            .value("AreaCode", code)
            .and_then(|value| value.description.clone());
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

/// The text of a part of a location: the value marked primary, else the first.
fn location_text(part: &Element) -> Option<&str> {
    let primary = part
        .all("LocationPartValue")
        .find(|value| value.attr("Primary") == Some("true"));
    primary
        .or_else(|| part.child("LocationPartValue"))?
        .text_of("Value")
}

/// Year, month and day of an element that has them as children.
fn point(element: &Element) -> Option<DatePoint> {
    let number = |name: &str| element.text_of(name).and_then(|text| text.parse::<u16>().ok());
    let small = |name: &str| number(name).and_then(|number| u8::try_from(number).ok());
    DatePoint::new(number("Year")?, small("Month"), small("Day"))
}

/// A period from the earliest start to the latest end, by its shortest name: all of a year is the year.
pub(super) fn period(element: &Element) -> Option<PartialDate> {
    let (start, end) = (element.child("Start"), element.child("End"));
    let from = start
        .and_then(|start| start.child("From").or_else(|| start.child("To")))
        .and_then(point);
    let to = end
        .or(start)
        .and_then(|end| end.child("To").or_else(|| end.child("From")))
        .and_then(point);
    let date = match (from, to) {
        (Some(from), Some(to)) => PartialDate::between(from, to)?,
        (Some(one), None) | (None, Some(one)) => PartialDate::from(one),
        (None, None) => return None,
    };
    let about = [start, end]
        .into_iter()
        .flatten()
        .any(|bound| bound.attr("Approximate") == Some("true"));
    Some(tidy(if about { date.about() } else { date }))
}
