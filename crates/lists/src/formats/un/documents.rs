//! The UN's documents: the number may stand in its own field, in the second type, or in the remark.

use exonym_model::Prop;

use crate::formats::prose;
use crate::party::{IdText, Party};
use crate::squash;
use crate::xml::Element;

/// An `INDIVIDUAL_DOCUMENT`; an empty one is how the UN writes that there is none.
pub(super) fn read(party: &mut Party, element: &Element) {
    let kind = element
        .text_of("TYPE_OF_DOCUMENT")
        .map(squash)
        .unwrap_or_default();
    let narrow = element
        .text_of("TYPE_OF_DOCUMENT2")
        .map(squash)
        .unwrap_or_default();
    let remark = element.text_of("NOTE").map(squash).unwrap_or_default();
    let number = element
        .text_of("NUMBER")
        .map(prose::bare_number)
        .or_else(|| prose::document_number(&narrow))
        .or_else(|| prose::document_number(&remark));
    let shown = if narrow.is_empty() { &kind } else { &narrow };
    let shown = shown.trim_end_matches([':', ' ']);
    let Some(number) = number else {
        let what = [shown, &remark]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(": ");
        if !what.is_empty() {
            party.text(Prop::NOTES, &what);
        }
        return;
    };
    let city = element
        .text_of("CITY_OF_ISSUE")
        .map(|city| format!("issued in {}", squash(city)));
    let full_number = element
        .text_of("NUMBER")
        .map(squash)
        .filter(|full| *full != number);
    let said: Vec<&str> = [Some(remark.as_str()), city.as_deref(), full_number.as_deref()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    let passport =
        kind.to_lowercase().contains("passe") || kind.to_lowercase().contains("pasap") || kind == "Passport";
    let issued = element
        .text_of("DATE_OF_ISSUE")
        .map(|date| date.get(..10).unwrap_or(date));
    party.identifier(IdText {
        kind: shown,
        prop: passport.then_some(&Prop::PASSPORT_NUMBER),
        number: &number,
        country: element
            .text_of("ISSUING_COUNTRY")
            .or_else(|| element.text_of("COUNTRY_OF_ISSUE")),
        issued: issued.or_else(|| prose::date_after(&remark, &["issued on"])),
        expires: prose::date_after(&remark, prose::EXPIRES),
        note: Some(said.join("; ")).as_deref().filter(|text| !text.is_empty()),
        ..IdText::default()
    });
}
