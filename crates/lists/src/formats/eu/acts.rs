//! The EU's legal acts and dates of listing.
//!
//! An entity bears the act that last touched it, which for most is an amendment made years after the listing. The date of
//! listing is therefore taken only from where the list states one: `designationDate`, words such as `Date of listing:
//! 4.3.2019` in the details or remarks, or an act of the type `regulation`, the one that set the programme up with its first
//! names. The act's own date is kept beside it.

use exonym_model::{PartialDate, Prop};

use super::texts;
use crate::clean::dates;
use crate::formats::prose;
use crate::party::{Party, SanctionParts};
use crate::squash;
use crate::xml::Element;

/// Words before the Union's own date; dates of a UN designation are the UN's.
const LISTED: &[&str] = &[
    "date of listing",
    "date of eu designation",
    "date of eu listing",
    "date of designation referred to in article 2a(4)(b)",
    "date of designation referred to in article 2a (4) (b)",
    "date of designation",
];

/// Every `regulation` of an entity as a listing; an entity without one still gets a listing without an act.
pub(super) fn read(party: &mut Party, element: &Element) {
    let details = element
        .attr("designationDetails")
        .filter(|text| !texts::is_blank(text))
        .map(squash);
    let stated = stated(element, details.as_deref());
    let status = details
        .as_deref()
        .filter(|text| text.to_lowercase().contains("suspended"));
    if let Some(details) = &details {
        party.text(Prop::NOTES, &format!("Designation: {details}"));
    }
    let acts: Vec<&Element> = element.all("regulation").collect();
    let none = Element::default();
    for act in if acts.is_empty() { vec![&none] } else { acts } {
        let act_date = act.attr("publicationDate").and_then(dates::parse);
        let base = act_date.filter(|_| act.attr("regulationType") == Some("regulation"));
        party.sanction(SanctionParts {
            authority: authority(act.attr("organisationType")),
            authority_id: element.attr("euReferenceNumber"),
            unsc_id: element.attr("unitedNationId"),
            program: act.attr("programme"),
            program_id: act.attr("programme"),
            legal_basis: act.attr("numberTitle"),
            listed: stated.or(base),
            act_date,
            status,
            source_url: act.text_of("publicationUrl"),
            ..SanctionParts::default()
        });
        if let Some(date) = act_date {
            party.entity.add(Prop::MODIFIED_AT, date.to_string());
        }
    }
}

fn authority(organisation: Option<&str>) -> &'static str {
    match organisation {
        Some("council") => "Council of the European Union",
        Some("commission") => "European Commission",
        _ => "European Union",
    }
}

fn stated(element: &Element, details: Option<&str>) -> Option<PartialDate> {
    let attribute = element.attr("designationDate").and_then(dates::parse);
    let bare = || {
        details
            .map(|text| text.trim_start_matches('('))
            .filter(|text| text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let bare =
        || bare().and_then(|text| dates::parse(text.split([',', ' ', ')']).next().unwrap_or_default()));
    let worded = |text: &str| prose::date_after(text, LISTED).and_then(dates::parse);
    let remarks = || texts::remarks(element).find_map(|text| worded(&text));
    attribute
        .or_else(|| details.and_then(worded))
        .or_else(bare)
        .or_else(remarks)
        .filter(|date| date.exact_day().is_some())
}
