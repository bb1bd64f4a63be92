//! Which column of a customer file holds what.

use exonym_model::{CountryCode, IdKind, Schema};
use exonym_names::{PartHint, PartTag};
use exonym_screen::{Query, QueryParts};

use crate::error::BatchError;

/// The fields that a row may have, each with the column names by which it is known without being told.
pub const FIELDS: &[(&str, &[&str])] = &[
    ("key", &["key", "customer_id", "client_id", "reference", "ref"]),
    (
        "name",
        &[
            "name",
            "full_name",
            "fullname",
            "customer_name",
            "company_name",
            "company",
            "entity_name",
        ],
    ),
    (
        "first_name",
        &["first_name", "firstname", "given_name", "given_names", "forename"],
    ),
    (
        "middle_name",
        &["middle_name", "middlename", "second_name", "patronymic"],
    ),
    ("last_name", &["last_name", "lastname", "surname", "family_name"]),
    ("alias", &["alias", "aliases", "aka", "alt_name"]),
    (
        "birth_date",
        &[
            "birth_date",
            "birthdate",
            "date_of_birth",
            "dob",
            "incorporation_date",
        ],
    ),
    (
        "country",
        &[
            "country",
            "nationality",
            "citizenship",
            "residence",
            "jurisdiction",
            "flag",
        ],
    ),
    ("birth_place", &["birth_place", "place_of_birth", "birthplace"]),
    ("address", &["address", "full_address"]),
    ("gender", &["gender", "sex"]),
    ("schema", &["schema", "type", "entity_type"]),
    (
        "id",
        &[
            "id_number",
            "national_id",
            "registration_number",
            "tax_id",
            "tax_number",
        ],
    ),
    ("passport", &["passport", "passport_number"]),
    ("imo", &["imo", "imo_number"]),
    ("mmsi", &["mmsi"]),
    ("lei", &["lei", "lei_code"]),
    ("bic", &["bic", "swift", "swift_bic"]),
    ("iban", &["iban"]),
    ("isin", &["isin"]),
    ("inn", &["inn"]),
    ("ogrn", &["ogrn"]),
    ("wallet", &["wallet", "crypto_address", "public_key"]),
];

/// For each field of [`FIELDS`], the columns that hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    columns: Vec<Vec<usize>>,
}

impl Mapping {
    /// The mapping of a header: what the caller said (`name=full_name,birth_date=dob`), and for fields he did not name the
    /// columns that go by a known name.
    pub fn new(file: &str, header: &[String], said: Option<&str>) -> Result<Mapping, BatchError> {
        let mut columns = vec![Vec::new(); FIELDS.len()];
        let place = |column: &str| {
            header
                .iter()
                .position(|seen| seen.trim().eq_ignore_ascii_case(column.trim()))
        };
        for pair in said
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|pair| !pair.is_empty())
        {
            let known = || {
                FIELDS
                    .iter()
                    .map(|(field, _)| *field)
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let bad = || BatchError::Mapping(pair.to_owned(), known());
            let (field, column) = pair.split_once('=').ok_or_else(bad)?;
            let at = FIELDS
                .iter()
                .position(|(known, _)| *known == field.trim())
                .ok_or_else(bad)?;
            let why = || format!("no column `{column}`; its columns are: {}", header.join(", "));
            let found = place(column).ok_or_else(|| BatchError::Header {
                file: file.to_owned(),
                why: why(),
            })?;
            columns[at].push(found);
        }
        for (at, (_, known)) in FIELDS.iter().enumerate() {
            if columns[at].is_empty() {
                columns[at].extend(known.iter().filter_map(|column| place(column)));
            }
        }
        let mapping = Mapping { columns };
        let names = [
            "name",
            "first_name",
            "last_name",
            "imo",
            "lei",
            "bic",
            "wallet",
            "id",
            "passport",
            "isin",
            "iban",
            "inn",
            "ogrn",
            "mmsi",
        ];
        if names.iter().all(|field| mapping.of(field).is_empty()) {
            let why = format!(
                "no column holds a name or an identifier; say which: --map name=COLUMN. Its columns are: {}",
                header.join(", ")
            );
            return Err(BatchError::Header {
                file: file.to_owned(),
                why,
            });
        }
        Ok(mapping)
    }

    fn of(&self, field: &str) -> &[usize] {
        let at = FIELDS.iter().position(|(known, _)| *known == field);
        at.and_then(|at| self.columns.get(at))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The first filled cell of a field.
    pub fn value<'r>(&self, field: &str, cells: &'r [String]) -> Option<&'r str> {
        self.values(field, cells).next()
    }

    /// Every filled cell of a field.
    pub fn values<'r>(&self, field: &str, cells: &'r [String]) -> impl Iterator<Item = &'r str> {
        let columns: Vec<usize> = self.of(field).to_vec();
        columns
            .into_iter()
            .filter_map(|at| Some(cells.get(at)?.trim()))
            .filter(|cell| !cell.is_empty())
    }

    /// The question that a row asks, or what is wrong with the row. `schema` stands where the row names none.
    pub fn query(&self, cells: &[String], schema: Option<Schema>) -> Result<Query, String> {
        let part = |field: &str| self.value(field, cells).map(str::to_owned);
        let pieces = [
            ("first_name", PartTag::Given),
            ("middle_name", PartTag::Middle),
            ("last_name", PartTag::Family),
        ];
        let hints: Vec<PartHint> = pieces
            .iter()
            .filter_map(|(field, kind)| {
                Some(PartHint {
                    kind: *kind,
                    text: part(field)?,
                })
            })
            .collect();
        let mut asked = QueryParts {
            schema: self.schema(cells, schema)?,
            ..QueryParts::default()
        };
        let joined = hints
            .iter()
            .map(|hint| hint.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let whole = part("name").or(Some(joined).filter(|joined| !joined.is_empty()));
        asked.names.extend(whole);
        asked.names.extend(
            self.values("alias", cells)
                .flat_map(|cell| cell.split(';'))
                .map(|alias| alias.trim().to_owned())
                .filter(|alias| !alias.is_empty()),
        );
        asked.parts = hints;
        for text in self.values("birth_date", cells) {
            let date = exonym_lists::dates::parse(text).ok_or_else(|| {
                format!("birth_date `{text}` is no date; write 1984-01-08, 08/01/1984 (day first) or 1984")
            })?;
            asked.dates.push(date);
        }
        for text in self.values("country", cells) {
            let code = exonym_lists::country_code(text)
                .or_else(|| CountryCode::new(text).filter(|_| text.len() == 2));
            asked.countries.push(
                code.ok_or_else(|| format!("country `{text}` is not known; write a name or an ISO code"))?,
            );
        }
        let texts = |field: &str| self.values(field, cells).map(str::to_owned).collect();
        (asked.birth_places, asked.addresses) = (texts("birth_place"), texts("address"));
        asked.gender = part("gender").and_then(|text| gender(&text));
        for kind in IdKind::ALL {
            let field = if *kind == IdKind::Other { "id" } else { kind.key() };
            asked.ids.extend(
                self.values(field, cells)
                    .map(|text| (Some(*kind), text.to_owned())),
            );
        }
        Query::new(asked).map_err(|error| error.to_string())
    }

    fn schema(&self, cells: &[String], default: Option<Schema>) -> Result<Option<Schema>, String> {
        let Some(text) = self.value("schema", cells) else {
            return Ok(default);
        };
        let lower = text.to_lowercase();
        let common = [
            ("individual", Schema::Person),
            ("natural person", Schema::Person),
            ("p", Schema::Person),
            ("business", Schema::Organization),
            ("entity", Schema::Organization),
            ("organisation", Schema::Organization),
            ("corporate", Schema::Company),
            ("ship", Schema::Vessel),
            ("aircraft", Schema::Airplane),
        ];
        let known = Schema::all().find(|schema| schema.name().to_lowercase() == lower);
        let known = known.or_else(|| {
            common
                .iter()
                .find(|(word, _)| *word == lower)
                .map(|(_, schema)| *schema)
        });
        known.map(Some).ok_or_else(|| {
            format!("schema `{text}` is not known; write Person, Company, Organization, Vessel, Airplane")
        })
    }
}

fn gender(text: &str) -> Option<String> {
    match text.to_lowercase().as_str() {
        "m" | "male" | "man" => Some("male".to_owned()),
        "f" | "female" | "woman" => Some("female".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn usual_columns_are_known() {
        let mapping = Mapping::new(
            "c.csv",
            &header("customer_id,Surname,Given_Name,DOB,Nationality"),
            None,
        )
        .unwrap();
        let row = header("7,Kim,Jong Un,08/01/1984,North Korea");
        let query = mapping.query(&row, Some(Schema::Person)).unwrap();
        assert_eq!(query.parts().names, ["Jong Un Kim"]);
        assert_eq!(query.parts().dates[0].to_string(), "1984-01-08");
        assert_eq!(query.parts().countries[0].as_str(), "kp");
        assert_eq!(mapping.value("key", &row), Some("7"));
    }

    #[test]
    fn what_the_caller_says_wins() {
        let mapping = Mapping::new("c.csv", &header("name,holder"), Some("name=holder")).unwrap();
        let query = mapping.query(&header("x,Kim Jong Un"), None).unwrap();
        assert_eq!(query.parts().names, ["Kim Jong Un"]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(
            Mapping::new("c.csv", &header("a,b"), None)
                .unwrap_err()
                .to_string()
                .contains("--map")
        );
        assert!(
            Mapping::new("c.csv", &header("a,b"), Some("name=c"))
                .unwrap_err()
                .to_string()
                .contains("no column `c`")
        );
        let mapping = Mapping::new("c.csv", &header("name,dob"), None).unwrap();
        assert!(
            mapping
                .query(&header("Kim,yesterday"), None)
                .unwrap_err()
                .contains("yesterday")
        );
        assert!(
            mapping
                .query(&header(",1984"), None)
                .unwrap_err()
                .contains("nothing to screen")
        );
    }
}
