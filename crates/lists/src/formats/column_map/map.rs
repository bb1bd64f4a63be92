//! What a column map says, checked when it is read.

use std::collections::BTreeMap;

use exonym_model::{NoteKind, PartialDate, Prop, PropType, Quality, Schema, topics};
use serde::Deserialize;

use super::cells::Cells;
use crate::dates::{self, NumberOrder};
use crate::{AddressParts, IdText, NameRole, Party, SanctionParts, squash};

/// A column map. Made by [`ColumnMap::parse`]; every key is explained in `docs/lists/column-map.md`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMap {
    list: Option<String>,
    published: Option<String>,
    schema: Option<String>,
    id: OneOrMany,
    #[serde(default)]
    join_rows: bool,
    sheet: Option<String>,
    #[serde(default = "first")]
    header_row: usize,
    delimiter: Option<char>,
    encoding: Option<String>,
    #[serde(default)]
    dates: Dates,
    #[serde(default)]
    nothing: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    kinds: Option<Kinds>,
    columns: BTreeMap<String, Targets>,
    #[serde(default)]
    constants: BTreeMap<String, OneOrMany>,
}

fn first() -> usize {
    1
}

/// Which number stands first in `03/04/1965`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Dates {
    #[default]
    DayFirst,
    MonthFirst,
}

/// How a column tells the schema.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    column: String,
    values: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn all(&self) -> &[String] {
        match self {
            OneOrMany::One(one) => std::slice::from_ref(one),
            OneOrMany::Many(many) => many,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Targets {
    Property(String),
    One(Target),
    Many(Vec<Target>),
}

/// Where the values of a column go.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    /// A FollowTheMoney property of the party, or `sanction.…` or `address.…`.
    property: String,
    /// What parts several values of a cell.
    separator: Option<String>,
    /// `strong` or `weak`, of a name.
    quality: Option<Quality>,
    /// BCP 47 tag of a name's language or script.
    lang: Option<String>,
    /// The column with the country that gave an identifier.
    country: Option<String>,
    /// The type of an identifier, as its issuer calls it.
    kind: Option<String>,
    dates: Option<Dates>,
    /// Values to be read as others: `M` as `male`.
    #[serde(default)]
    values: BTreeMap<String, String>,
}

impl Target {
    fn of(property: &str) -> Target {
        Target {
            property: property.to_owned(),
            separator: None,
            quality: None,
            lang: None,
            country: None,
            kind: None,
            dates: None,
            values: BTreeMap::new(),
        }
    }
}

impl Targets {
    fn all(&self) -> Vec<Target> {
        match self {
            Targets::Property(property) => vec![Target::of(property)],
            Targets::One(one) => vec![one.clone()],
            Targets::Many(many) => many.clone(),
        }
    }
}

/// The parts of a sanction that a column may fill, after `sanction.`.
const SANCTION: &[&str] = &[
    "authority",
    "authorityId",
    "program",
    "programId",
    "programUrl",
    "legalBasis",
    "provisions",
    "listingDate",
    "endDate",
    "status",
    "reason",
    "sourceUrl",
    "unscId",
];
/// The parts of an address, after `address.`.
const ADDRESS: &[&str] = &[
    "full",
    "street",
    "street2",
    "postOfficeBox",
    "city",
    "postalCode",
    "region",
    "state",
    "country",
];

impl ColumnMap {
    /// Reads a map; the error says what is wrong and what may stand there.
    pub fn parse(text: &str) -> Result<ColumnMap, String> {
        let mut map: ColumnMap =
            toml::from_str(text).map_err(|error| format!("the column map cannot be read: {error}"))?;
        let checked: Vec<(String, Vec<Target>)> = map
            .columns
            .iter()
            .map(|(column, targets)| (column.clone(), targets.all()))
            .collect();
        for (column, targets) in &checked {
            targets.iter().try_for_each(|target| {
                check_property(&target.property).map_err(|why| format!("column `{column}`: {why}"))
            })?;
        }
        map.constants
            .keys()
            .try_for_each(|property| check_property(property).map_err(|why| format!("constants: {why}")))?;
        let schemata = map
            .schema
            .iter()
            .chain(map.kinds.iter().flat_map(|kinds| kinds.values.values()));
        for name in schemata {
            let schema = Schema::from_name(name).ok_or_else(|| format!("the column map names the schema `{name}`; known are Person, Company, Organization, Vessel and the other FollowTheMoney schemata"))?;
            if schema.edge().is_some() {
                return Err(format!(
                    "the column map names the schema `{name}`, which ties two entities; a table of parties is wanted"
                ));
            }
        }
        if map.schema.is_none() && map.kinds.is_none() {
            return Err("the column map names no `schema` and no `kinds`".to_owned());
        }
        if let Some(unknown) = map.topics.iter().find(|topic| topics::get(topic).is_none()) {
            return Err(format!(
                "the column map names the topic `{unknown}`, which FollowTheMoney does not have"
            ));
        }
        let good_id = |id: &str| {
            !id.is_empty()
                && id
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        if map.list.as_deref().is_some_and(|list| !good_id(list)) {
            return Err("the `list` of the column map is an id of small letters, digits and `_`".to_owned());
        }
        if map
            .published
            .as_deref()
            .is_some_and(|date| date.parse::<PartialDate>().is_err())
        {
            return Err("`published` in the column map is a date such as 2026-01-31".to_owned());
        }
        if map.delimiter.is_some_and(|sign| !sign.is_ascii()) {
            return Err("the `delimiter` of the column map is one ASCII character".to_owned());
        }
        map.header_row = map.header_row.max(1);
        Ok(map)
    }

    /// The list id that the map gives its table.
    pub fn list(&self) -> Option<&str> {
        self.list.as_deref()
    }

    /// The publication date that the map gives its table, ISO.
    pub fn published(&self) -> Option<&str> {
        self.published.as_deref()
    }

    pub(super) fn joins_rows(&self) -> bool {
        self.join_rows
    }

    pub(super) fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    pub(super) fn header_row(&self) -> usize {
        self.header_row
    }

    pub(super) fn delimiter(&self) -> Option<u8> {
        self.delimiter.and_then(|sign| u8::try_from(sign).ok())
    }

    pub(super) fn encoding(&self) -> Option<&str> {
        self.encoding.as_deref()
    }

    /// Every column that the map names.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let countries = self.columns.values().flat_map(|targets| match targets {
            Targets::Property(_) => [].iter(),
            Targets::One(one) => std::slice::from_ref(one).iter(),
            Targets::Many(many) => many.iter(),
        });
        let countries = countries.filter_map(|target| target.country.as_ref());
        let kinds = self.kinds.iter().map(|kinds| &kinds.column);
        self.id
            .all()
            .iter()
            .chain(self.columns.keys())
            .chain(kinds)
            .chain(countries)
            .map(String::as_str)
    }

    /// The record id of a row: the cells of the id columns, joined by `-`.
    pub(super) fn id_of(&self, cells: &Cells<'_>) -> Result<String, String> {
        let parts: Vec<String> = self
            .id
            .all()
            .iter()
            .map(|column| squash(cells.get(column)))
            .collect();
        match parts.iter().position(String::is_empty) {
            Some(at) => Err(format!(
                "the id column `{}` is empty",
                self.id.all().get(at).map_or("", String::as_str)
            )),
            None => Ok(parts.join("-")),
        }
    }

    pub(super) fn schema_of(&self, cells: &Cells<'_>) -> Result<Schema, String> {
        let told = self
            .kinds
            .as_ref()
            .and_then(|kinds| kinds.values.get(cells.get(&kinds.column)));
        let name = told.or(self.schema.as_ref());
        name.and_then(|name| Schema::from_name(name)).ok_or_else(|| {
            let kind = self.kinds.as_ref().map_or("", |kinds| cells.get(&kinds.column));
            format!("the column map tells no schema for the kind `{kind}`")
        })
    }

    /// States what a row says of its party.
    pub(super) fn state(&self, party: &mut Party, cells: &Cells<'_>) {
        let mut parts: BTreeMap<String, String> = BTreeMap::new();
        for (column, targets) in &self.columns {
            for target in targets.all() {
                let values = self.values(cells.get(column), &target);
                if target.property.contains('.') {
                    if !values.is_empty() {
                        parts.insert(target.property.clone(), values.join("; "));
                    }
                    continue;
                }
                let country = target
                    .country
                    .as_deref()
                    .map(|column| cells.get(column))
                    .filter(|country| !country.is_empty());
                for value in &values {
                    self.value(party, &target, value, country);
                }
            }
        }
        for (property, values) in &self.constants {
            for value in values.all() {
                match property.contains('.') {
                    true => drop(parts.entry(property.clone()).or_insert_with(|| value.clone())),
                    false => self.value(party, &Target::of(property), value, None),
                }
            }
        }
        name_from_parts(party);
        self.topics.iter().for_each(|topic| party.topic(topic));
        address(party, &parts);
        self.sanction(party, &parts);
    }

    /// The values of a cell: parted, translated, without those that mean nothing.
    fn values(&self, cell: &str, target: &Target) -> Vec<String> {
        let pieces: Vec<&str> = match &target.separator {
            Some(separator) if !separator.is_empty() => cell.split(separator.as_str()).collect(),
            _ => vec![cell],
        };
        let pieces = pieces
            .into_iter()
            .map(str::trim)
            .filter(|piece| !piece.is_empty());
        let pieces = pieces.filter(|piece| {
            !self
                .nothing
                .iter()
                .any(|nothing| nothing.eq_ignore_ascii_case(piece))
        });
        pieces
            .map(|piece| target.values.get(piece).map_or(piece, String::as_str).to_owned())
            .collect()
    }

    fn order(&self, target: &Target) -> NumberOrder {
        match target.dates.unwrap_or(self.dates) {
            Dates::DayFirst => NumberOrder::DayFirst,
            Dates::MonthFirst => NumberOrder::MonthFirst,
        }
    }

    /// One value of one property, as its type asks.
    fn value(&self, party: &mut Party, target: &Target, value: &str, country: Option<&str>) {
        let prop = Prop::from_name(&target.property);
        let bad = |party: &mut Party, what: &str| {
            party.note(
                NoteKind::Dropped,
                &target.property,
                format!("`{}` is no {what}", squash(value)),
            );
        };
        match prop.kind() {
            PropType::Name if prop.is_whole_name() => {
                let role = match &prop {
                    prop if *prop == Prop::ALIAS || *prop == Prop::WEAK_ALIAS => NameRole::Alias,
                    prop if *prop == Prop::PREVIOUS_NAME => NameRole::Former,
                    prop if *prop == Prop::ABBREVIATION => NameRole::Abbreviation,
                    _ => NameRole::Primary,
                };
                let weak = prop == Prop::WEAK_ALIAS;
                let quality = target
                    .quality
                    .unwrap_or(if weak { Quality::Weak } else { Quality::Unstated });
                party.name(role, quality, value, Vec::new(), target.lang.as_deref());
            }
            PropType::Date => match dates::parse_ordered(value, self.order(target)) {
                Some(date) => party.exact_date(prop, date, value),
                None => bad(party, "date that can be read"),
            },
            PropType::Country => party.country(prop, value),
            PropType::Identifier => party.identifier(IdText {
                kind: target.kind.as_deref().unwrap_or_default(),
                prop: Some(&prop),
                number: value,
                country,
                ..IdText::default()
            }),
            PropType::Address => party.address(AddressParts {
                full: Some(value),
                ..AddressParts::default()
            }),
            PropType::Gender => match value.to_lowercase().as_str() {
                "m" | "male" => party.text(prop, "male"),
                "f" | "female" => party.text(prop, "female"),
                "other" => party.text(prop, "other"),
                _ => bad(party, "gender (male, female, other)"),
            },
            PropType::Topic if topics::get(value).is_some() => party.topic(value),
            PropType::Topic => bad(party, "topic of FollowTheMoney"),
            PropType::Email if !value.contains('@') => bad(party, "e-mail address"),
            PropType::Text => party.long_text(prop, value),
            _ => party.text(prop, value),
        }
    }

    /// The sanction that the parts `sanction.…` make; none where no row part and no constant names one.
    fn sanction(&self, party: &mut Party, parts: &BTreeMap<String, String>) {
        let part = |name: &str| parts.get(&format!("sanction.{name}")).map(String::as_str);
        if !SANCTION.iter().any(|name| part(name).is_some()) {
            return;
        }
        let mut date = |name: &str| {
            let text = part(name)?;
            let target = self
                .columns
                .values()
                .flat_map(Targets::all)
                .find(|target| target.property == format!("sanction.{name}"));
            let order = target.map_or_else(|| self.order(&Target::of(name)), |target| self.order(&target));
            let date = dates::parse_ordered(text, order);
            if date.is_none() {
                party.note(
                    NoteKind::Dropped,
                    &format!("sanction.{name}"),
                    format!("`{text}` is no date that can be read"),
                );
            }
            date
        };
        let (listed, ended) = (date("listingDate"), date("endDate"));
        party.sanction(SanctionParts {
            authority: part("authority").unwrap_or_default(),
            authority_id: part("authorityId"),
            unsc_id: part("unscId"),
            program: part("program"),
            program_id: part("programId"),
            program_url: part("programUrl"),
            legal_basis: part("legalBasis"),
            provisions: part("provisions"),
            listed,
            ended,
            status: part("status"),
            reason: part("reason"),
            source_url: part("sourceUrl"),
            ..SanctionParts::default()
        });
    }
}

/// Whether a property can be mapped to.
fn check_property(property: &str) -> Result<(), String> {
    let parts = |prefix: &str, known: &[&str]| {
        let part = property.strip_prefix(prefix)?;
        let ok = known.contains(&part);
        Some(if ok {
            Ok(())
        } else {
            Err(format!(
                "there is no `{property}`; after `{prefix}` may stand {}",
                known.join(", ")
            ))
        })
    };
    if let Some(result) = parts("sanction.", SANCTION).or_else(|| parts("address.", ADDRESS)) {
        return result;
    }
    let prop = Prop::from_name(property);
    if !prop.is_known() {
        return Err(format!(
            "there is no property `{property}` in FollowTheMoney; common ones are name, alias, birthDate, nationality, country, idNumber"
        ));
    }
    if prop.kind() == PropType::Entity {
        return Err(format!(
            "`{property}` is a tie to another entity, which a table of parties cannot state"
        ));
    }
    Ok(())
}

/// The whole name of a party that has only parts: given, middle and family name in this order.
fn name_from_parts(party: &mut Party) {
    if party.entity.names().next().is_some() {
        return;
    }
    let order = [
        Prop::FIRST_NAME,
        Prop::SECOND_NAME,
        Prop::MIDDLE_NAME,
        Prop::FATHER_NAME,
        Prop::LAST_NAME,
    ];
    let parts: Vec<&str> = order.iter().filter_map(|prop| party.entity.first(prop)).collect();
    let whole = parts.join(" ");
    party.name(NameRole::Primary, Quality::Unstated, &whole, Vec::new(), None);
}

fn address(party: &mut Party, parts: &BTreeMap<String, String>) {
    let part = |name: &str| parts.get(&format!("address.{name}")).map(String::as_str);

    if ADDRESS.iter().all(|name| part(name).is_none()) {
        return;
    }
    party.address(AddressParts {
        full: part("full"),
        street: part("street"),
        street2: part("street2"),
        po_box: part("postOfficeBox"),
        city: part("city"),
        postal_code: part("postalCode"),
        region: part("region"),
        state: part("state"),
        country: part("country"),
        note: None,
    });
}
