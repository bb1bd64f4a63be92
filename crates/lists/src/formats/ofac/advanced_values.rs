//! The small things that all of the advanced XML is made of: reference values, points in time, periods, location parts.

use std::collections::HashMap;

use exonym_model::{DatePoint, PartialDate};

use super::facts::tidy;
use super::record::Kind;
use crate::xml::Element;

/// A reference value: its text and the attributes that some sets have.
#[derive(Debug, Clone, Default)]
struct Value {
    text: String,
    /// `PartyTypeID` of a party sub-type.
    parent: Option<String>,
    /// `Description` of an area code: the country's name.
    description: Option<String>,
}

/// The reference values of a file, by element name (`FeatureType`) and number.
#[derive(Debug, Default)]
pub(super) struct Reference {
    sets: HashMap<String, HashMap<String, Value>>,
}

impl Reference {
    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Takes the sets of a `ReferenceValueSets` element.
    pub(super) fn take(&mut self, sets: &Element) {
        for value in sets.children.iter().flat_map(|set| &set.children) {
            let Some(id) = value.attr("ID") else { continue };
            let owned = |name: &str| value.attr(name).map(str::to_owned);
            let row = Value {
                text: value.value().unwrap_or_default().to_owned(),
                parent: owned("PartyTypeID"),
                description: owned("Description"),
            };
            self.sets
                .entry(value.name.clone())
                .or_default()
                .insert(id.to_owned(), row);
        }
    }

    /// A reference value's text; an unknown number is none.
    pub(super) fn text(&self, set: &str, id: Option<&str>) -> Option<&str> {
        let text = self.value(set, id)?.text.as_str();
        (!text.is_empty()).then_some(text)
    }

    fn value(&self, set: &str, id: Option<&str>) -> Option<&Value> {
        self.sets.get(set)?.get(id?)
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

    /// What a reference value says besides its text: the country of an area code.
    pub(super) fn description(&self, set: &str, id: Option<&str>) -> Option<&str> {
        self.value(set, id)?.description.as_deref()
    }
}

/// The text of a part of a location: the value marked primary, else the first.
pub(super) fn location_text(part: &Element) -> Option<&str> {
    let primary = part
        .all("LocationPartValue")
        .find(|value| value.attr("Primary") == Some("true"));
    primary
        .or_else(|| part.child("LocationPartValue"))?
        .text_of("Value")
}

/// Year, month and day of an element that has them as children.
pub(super) fn point(element: &Element) -> Option<DatePoint> {
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
