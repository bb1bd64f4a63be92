//! The EU's identification elements.

use exonym_model::Prop;

use super::texts;
use crate::formats::registries;
use crate::party::{IdText, Party};
use crate::squash;
use crate::xml::Element;

/// Properties by `identificationTypeCode`; a code that is not here is told by its description.
const CODES: &[(&str, Prop)] = &[
    ("passport", Prop::PASSPORT_NUMBER),
    ("id", Prop::ID_NUMBER),
    ("ssn", Prop::SOCIAL_SECURITY_NUMBER),
    ("fiscalcode", Prop::TAX_NUMBER),
    ("taxid", Prop::TAX_NUMBER),
    ("euvat", Prop::VAT_CODE),
    ("regnumber", Prop::REGISTRATION_NUMBER),
    ("tradelic", Prop::LICENSE_NUMBER),
    ("imo", Prop::IMO_NUMBER),
    ("swiftbic", Prop::SWIFT_BIC),
    ("drivinglicence", Prop::ID_NUMBER),
    ("birthcert", Prop::ID_NUMBER),
    ("nationcert", Prop::ID_NUMBER),
    ("electionid", Prop::ID_NUMBER),
    ("residentperm", Prop::ID_NUMBER),
    ("travelcardid", Prop::ID_NUMBER),
];

/// What the true flags say of a document.
const FLAGS: &[(&str, &str)] = &[
    ("diplomatic", "diplomatic"),
    ("knownExpired", "known to have expired"),
    ("knownFalse", "known to be false"),
    ("reportedLost", "reported lost"),
    ("revokedByIssuer", "revoked by its issuer"),
];

/// An `identification` element; a dash is how the list writes that the number is not known.
pub(super) fn read(party: &mut Party, element: &Element) {
    let stated = |name: &str| {
        element
            .attr(name)
            .filter(|text| text.bytes().any(|byte| byte.is_ascii_alphanumeric()))
    };
    let Some(number) = element
        .attr("number")
        .filter(|text| !texts::is_blank(text))
        .or_else(|| stated("latinNumber"))
    else {
        return;
    };
    let code = element.attr("identificationTypeCode").unwrap_or_default();
    let kind = element.attr("identificationTypeDescription").unwrap_or(code);
    let country = texts::country(element);
    let prop = registries::narrow(prop_of(code), country, number, party.entity.schema);
    let note = said(element, number);
    party.identifier(IdText {
        kind,
        prop: prop.as_ref(),
        number,
        country,
        authority: element.attr("issuedBy"),
        issued: element
            .attr("issuedDate")
            .or_else(|| element.attr("issueDate"))
            .or_else(|| element.attr("validFrom")),
        expires: element.attr("validTo"),
        note: Some(note.as_str()).filter(|text| !text.is_empty()),
        ..IdText::default()
    });
}

fn prop_of(code: &str) -> Option<Prop> {
    CODES
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, prop)| prop.clone())
}

/// Flags, the name on the document, the region and remarks, as one text.
fn said(element: &Element, number: &str) -> String {
    let flags = FLAGS
        .iter()
        .filter(|(name, _)| element.attr(name) == Some("true"))
        .map(|(_, words)| (*words).to_owned());
    let name = element
        .attr("nameOnDocument")
        .map(|name| format!("in the name of {}", squash(name)));
    let latin = element
        .attr("latinNumber")
        .filter(|latin| *latin != number)
        .map(|latin| format!("Latin number {latin}"));
    let region = element.attr("region").map(squash);
    flags
        .chain(name)
        .chain(latin)
        .chain(region)
        .chain(texts::remarks(element))
        .collect::<Vec<_>>()
        .join("; ")
}
