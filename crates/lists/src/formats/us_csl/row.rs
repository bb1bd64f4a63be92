//! One row of the list, as both of its forms give it.

use serde_json::Value;

/// A row; values as published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// `_id` of the CSV, `id` of the JSON: OFAC's number, or a hash of the record.
    pub(crate) id: String,
    /// Name of the source list and its agency: `Entity List (EL) - Bureau of Industry and Security`.
    pub(crate) source: String,
    pub(crate) entity_number: String,
    /// `Individual`, `Entity`, `Vessel`, `Aircraft` on OFAC's rows, else nothing.
    pub(crate) kind: String,
    pub(crate) programs: Vec<String>,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) addresses: Vec<RowAddress>,
    pub(crate) federal_register_notice: String,
    pub(crate) start_date: String,
    pub(crate) end_date: String,
    pub(crate) standard_order: String,
    pub(crate) license_requirement: String,
    pub(crate) license_policy: String,
    pub(crate) call_sign: String,
    pub(crate) vessel_type: String,
    pub(crate) gross_tonnage: String,
    pub(crate) gross_registered_tonnage: String,
    pub(crate) vessel_flag: String,
    pub(crate) vessel_owner: String,
    pub(crate) remarks: String,
    pub(crate) source_list_url: String,
    pub(crate) alt_names: Vec<String>,
    pub(crate) citizenships: Vec<String>,
    pub(crate) dates_of_birth: Vec<String>,
    pub(crate) nationalities: Vec<String>,
    pub(crate) places_of_birth: Vec<String>,
    pub(crate) source_information_url: String,
    pub(crate) ids: Vec<RowId>,
}

/// An address: whole in the CSV, in fields in the JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RowAddress {
    pub(crate) street: String,
    pub(crate) city: String,
    pub(crate) state: String,
    pub(crate) postal_code: String,
    /// Two letters, or a name.
    pub(crate) country: String,
}

/// An identifier, or another fact that OFAC keeps among them (`Gender`, `Website`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RowId {
    pub(crate) kind: String,
    pub(crate) number: String,
    pub(crate) country: String,
    pub(crate) issued: String,
    pub(crate) expires: String,
    /// A date of which the CSV does not tell whether it is that of issue or of expiry.
    pub(crate) some_date: String,
}

impl Row {
    /// The field that a column or key holds, for those that hold one text.
    fn slot(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "_id" | "id" => &mut self.id,
            "source" => &mut self.source,
            "entity_number" => &mut self.entity_number,
            "type" => &mut self.kind,
            "name" => &mut self.name,
            "title" => &mut self.title,
            "federal_register_notice" => &mut self.federal_register_notice,
            "start_date" => &mut self.start_date,
            "end_date" => &mut self.end_date,
            "standard_order" => &mut self.standard_order,
            "license_requirement" => &mut self.license_requirement,
            "license_policy" => &mut self.license_policy,
            "call_sign" => &mut self.call_sign,
            "vessel_type" => &mut self.vessel_type,
            "gross_tonnage" => &mut self.gross_tonnage,
            "gross_registered_tonnage" => &mut self.gross_registered_tonnage,
            "vessel_flag" => &mut self.vessel_flag,
            "vessel_owner" => &mut self.vessel_owner,
            "remarks" => &mut self.remarks,
            "source_list_url" => &mut self.source_list_url,
            "source_information_url" => &mut self.source_information_url,
            _ => return None,
        })
    }

    fn list_slot(&mut self, name: &str) -> Option<&mut Vec<String>> {
        Some(match name {
            "programs" => &mut self.programs,
            "alt_names" => &mut self.alt_names,
            "citizenships" => &mut self.citizenships,
            "dates_of_birth" => &mut self.dates_of_birth,
            "nationalities" => &mut self.nationalities,
            "places_of_birth" => &mut self.places_of_birth,
            _ => return None,
        })
    }

    /// Takes a cell of the CSV, where values are parted by `; `; an unknown column is passed over.
    pub(crate) fn take_cell(&mut self, column: &str, cell: &str) {
        if let Some(slot) = self.slot(column) {
            cell.trim().clone_into(slot);
            return;
        }
        let pieces = || cell.split("; ").map(str::trim).filter(|piece| !piece.is_empty());
        if let Some(slot) = self.list_slot(column) {
            slot.extend(pieces().map(str::to_owned));
            return;
        }
        match column {
            "addresses" => self.addresses = pieces().map(RowAddress::from_cell).collect(),
            "ids" => self.ids = pieces().map(RowId::from_cell).collect(),
            _ => {}
        }
    }

    /// Takes a record of the JSON; `None` where it is no object.
    pub(crate) fn from_json(record: &Value) -> Option<Row> {
        let mut row = Row::default();
        for (key, value) in record.as_object()? {
            let items = || {
                value
                    .as_array()
                    .map_or_else(|| std::slice::from_ref(value), Vec::as_slice)
            };
            if let Some(slot) = row.slot(key) {
                *slot = text(value);
            } else if let Some(slot) = row.list_slot(key) {
                slot.extend(items().iter().map(text).filter(|text| !text.is_empty()));
            } else if key == "addresses" {
                row.addresses = items().iter().map(RowAddress::from_json).collect();
            } else if key == "ids" {
                row.ids = items().iter().map(RowId::from_json).collect();
            }
        }
        Some(row)
    }
}

/// A JSON value as text: what is null is nothing.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// Whether a piece of a cell is a country: two capitals.
fn is_country(piece: &str) -> bool {
    piece.len() == 2 && piece.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a piece is an ISO day.
fn is_day(piece: &str) -> bool {
    piece.len() == 10 && piece.parse::<exonym_model::PartialDate>().is_ok()
}

impl RowAddress {
    /// `3 Poklonnaya St., Moscow, 121170, RU`: the country stands last, the rest cannot be told apart.
    fn from_cell(piece: &str) -> RowAddress {
        let (street, country) = match piece.rsplit_once(", ") {
            Some((street, last)) if is_country(last) => (street, last),
            None if is_country(piece) => ("", piece),
            _ => (piece, ""),
        };
        RowAddress {
            street: street.trim().to_owned(),
            country: country.to_owned(),
            ..RowAddress::default()
        }
    }

    fn from_json(value: &Value) -> RowAddress {
        if let Value::String(whole) = value {
            return RowAddress::from_cell(whole.trim());
        }
        let field = |name: &str| value.get(name).map(text).unwrap_or_default();
        RowAddress {
            street: field("address"),
            city: field("city"),
            state: field("state"),
            postal_code: field("postal_code"),
            country: field("country"),
        }
    }
}

impl RowId {
    /// `JO, 2014-08-30, 2009-08-31, K475336, Passport`: country, day of expiry, day of issue, number, type. Country and
    /// days may be absent; one day alone may be either.
    fn from_cell(piece: &str) -> RowId {
        let mut rest: Vec<&str> = piece.split(", ").collect();
        let kind = rest.pop().unwrap_or_default().to_owned();
        let mut id = RowId {
            kind,
            ..RowId::default()
        };
        if rest.len() > 1 && rest.first().is_some_and(|first| is_country(first)) {
            rest.remove(0).clone_into(&mut id.country);
        }
        let days = rest
            .iter()
            .take_while(|piece| is_day(piece))
            .count()
            .min(rest.len().saturating_sub(1));
        match rest.get(..days) {
            Some([expires, issued]) => {
                (id.expires, id.issued) = ((*expires).to_owned(), (*issued).to_owned())
            }
            Some([day]) => (*day).clone_into(&mut id.some_date),
            _ => {}
        }
        id.number = rest.get(days..).unwrap_or_default().join(", ");
        id
    }

    fn from_json(value: &Value) -> RowId {
        let field = |name: &str| value.get(name).map(text).unwrap_or_default();
        RowId {
            kind: field("type"),
            number: field("number"),
            country: field("country"),
            issued: field("issue_date"),
            expires: field("expiration_date"),
            some_date: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(piece: &str, expected: [&str; 6]) {
        let id = RowId::from_cell(piece);
        let got = [
            &id.country,
            &id.expires,
            &id.issued,
            &id.some_date,
            &id.number,
            &id.kind,
        ];
        assert_eq!(got, expected.map(String::from).each_ref(), "{piece}");
    }

    #[test]
    fn pieces_of_an_identifier() {
        check(
            "JO, 2014-08-30, 2009-08-31, K475336, Passport",
            ["JO", "2014-08-30", "2009-08-31", "", "K475336", "Passport"],
        );
        check(
            "SD, 1998-10-28, 562605, Passport",
            ["SD", "", "", "1998-10-28", "562605", "Passport"],
        );
        check("Male, Gender", ["", "", "", "", "Male", "Gender"]);
        check(
            "PA, 467323, Doc. 694710, Folio",
            ["PA", "", "", "", "467323, Doc. 694710", "Folio"],
        );
        check("MM, Country", ["", "", "", "", "MM", "Country"]);
        check(
            "2020-01-01, Listing Date",
            ["", "", "", "", "2020-01-01", "Listing Date"],
        );
        check("Passport", ["", "", "", "", "", "Passport"]);
        check("", ["", "", "", "", "", ""]);
    }

    #[test]
    fn addresses_end_in_their_country() {
        let check = |piece: &str, street: &str, country: &str| {
            let address = RowAddress::from_cell(piece);
            assert_eq!(
                (address.street.as_str(), address.country.as_str()),
                (street, country),
                "{piece}"
            );
        };
        check("3 Poklonnaya St., Moscow, RU", "3 Poklonnaya St., Moscow", "RU");
        check("SY", "", "SY");
        check("Brownsville, TX, 78521", "Brownsville, TX, 78521", "");
    }
}
