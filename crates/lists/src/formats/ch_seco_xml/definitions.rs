//! Programmes, their sets of measures, and places: what targets refer to by `ssid`.

use std::collections::HashMap;

use crate::xml::{Element, Records};
use crate::{InputFile, ListError, country_code, squash};

/// A set of measures of a programme: what a target's `sanctions-set-id` names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SanctionsSet {
    /// Short name of the programme: `Belarus`.
    pub(super) key: Option<String>,
    /// The ordinance.
    pub(super) ordinance: Option<String>,
    /// The measures: `article 12 -- Restrictions on named individuals and entities`.
    pub(super) measures: Option<String>,
    /// Whether the programme carries out a decision of the UN.
    pub(super) from_un: bool,
}

/// A place of birth or of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) location: Option<String>,
    pub(super) area: Option<String>,
    /// Name where it is a known one, else ISO code.
    pub(super) country: Option<String>,
}

/// Everything that targets refer to.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub(super) sets: HashMap<String, SanctionsSet>,
    pub(super) places: HashMap<String, Place>,
}

impl Definitions {
    /// Walks the file once.
    pub(super) fn read(file: &InputFile) -> Result<Definitions, ListError> {
        let mut records = Records::open(file, &["sanctions-program", "place"])?;
        let mut found = Definitions::default();
        while let Some(element) = records.next_record()? {
            match element.name.as_str() {
                "place" => found.place(&element),
                _ => found.program(&element),
            }
        }
        Ok(found)
    }

    fn place(&mut self, element: &Element) {
        let Some(ssid) = element.attr("ssid") else { return };
        // The name reads better in an address; the code decides where the name is not known.
        let country = element.child("country");
        let named = country
            .and_then(Element::value)
            .filter(|name| country_code(name).is_some());
        let country = named.or(country.and_then(|country| country.attr("iso-code").or(country.value())));
        let place = Place {
            location: element.text_of("location").map(squash),
            area: element.text_of("area").map(squash),
            country: country.map(squash),
        };
        self.places.insert(ssid.to_owned(), place);
    }

    fn program(&mut self, element: &Element) {
        let from_un = element.all("origin").filter_map(Element::value).any(|origin| {
            origin
                .split(|c: char| !c.is_alphabetic())
                .any(|word| matches!(word, "UN" | "ONU" | "UNO"))
        });
        let mut sets: Vec<&str> = element
            .all("sanctions-set")
            .filter_map(|set| set.attr("ssid"))
            .collect();
        sets.dedup();
        for ssid in sets {
            let set = SanctionsSet {
                key: in_english(element.all("program-key")),
                ordinance: in_english(element.all("program-name")),
                measures: in_english(
                    element
                        .all("sanctions-set")
                        .filter(|set| set.attr("ssid") == Some(ssid)),
                ),
                from_un,
            };
            self.sets.insert(ssid.to_owned(), set);
        }
    }
}

/// The English one of the four language versions, else the first.
fn in_english<'a>(versions: impl Iterator<Item = &'a Element>) -> Option<String> {
    let mut found: Option<&Element> = None;
    for version in versions.filter(|version| version.value().is_some()) {
        if version.attr("lang") == Some("eng") {
            return version.value().map(squash);
        }
        found = found.or(Some(version));
    }
    found.and_then(Element::value).map(squash)
}
