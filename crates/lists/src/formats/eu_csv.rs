//! The EU's consolidated list of financial sanctions, CSV 1.1 (`csvFullSanctionsList_1_1`).
//!
//! Semicolons between cells; every row repeats its entity and adds one name, address, date of birth, identification or
//! citizenship. The columns are the attributes of the XML under a prefix, so the rows of an entity are put together into the
//! element that the XML would have and read by the same code. No file as published was at hand: the layout is known from
//! its header row and from programs that read it. The CSV says nothing of `strong`, so names are neither strong nor weak.

use std::collections::BTreeMap;

use crate::clean::dates;
use crate::formats::eu_xml::Entries;
use crate::formats::rows::{self, Columns, Rows};
use crate::xml::Element;
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

const REQUIRED: &[&str] = &["Entity_LogicalId", "Entity_SubjectType", "NameAlias_WholeName"];

/// Prefixes of columns and the elements that their cells make.
const GROUPS: &[(&str, &str)] = &[
    ("NameAlias_", "nameAlias"),
    ("Address_", "address"),
    ("BirthDate_", "birthdate"),
    ("Identification_", "identification"),
    ("Citizenship_", "citizenship"),
    ("Entity_Regulation_", "regulation"),
];

/// Columns whose attribute is not the rest of the column's name with a small first letter.
const RENAMED: &[(&str, &str)] = &[
    ("Entity_EU_ReferenceNumber", "euReferenceNumber"),
    ("BirthDate_BirthDate", "birthdate"),
    ("BirthDate_Day", "dayOfMonth"),
    ("BirthDate_Month", "monthOfYear"),
    ("Identification_TypeCode", "identificationTypeCode"),
    ("Identification_TypeDescription", "identificationTypeDescription"),
    ("Entity_Regulation_Type", "regulationType"),
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let first = probe.first_line();
    let lower = first.to_ascii_lowercase();
    if lower.contains("entity_logical_id")
        && (lower.contains("naal_wholename") || lower.contains("leba_numtitle"))
    {
        return Sniff::Refuse(format!(
            "the EU list in the CSV 1.0 layout (columns Entity_logical_id, Leba_…, Naal_…), which is retired{}; fetch \
             csvFullSanctionsList_1_1 or xmlFullSanctionsList_1_1",
            if first.starts_with('"') {
                ", each whole line in quotes as a spreadsheet leaves it"
            } else {
                ""
            }
        ));
    }
    let header = rows::first_rows(probe, b';')
        .into_iter()
        .next()
        .unwrap_or_default();
    if Columns::new(&header).have(REQUIRED) {
        Sniff::list("eu_fsf")
    } else {
        Sniff::No
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut rows = Rows::open(&file, b';')?;
    let header = rows.next_row()?.map(|(_, row)| row).unwrap_or_default();
    let columns = Columns::new(&header);
    if !columns.have(REQUIRED) {
        return Err(ListError::refused(
            &file.name,
            format!("the header lacks one of {}", REQUIRED.join(", ")),
        ));
    }
    let mut found = Found::default();
    let mut entries = Entries::default();
    while let Some((number, row)) = rows.next_row()? {
        if row.len() != columns.len() {
            let why = format!(
                "{} cells where the header has {}; cut off or not this layout",
                row.len(),
                columns.len()
            );
            return Err(ListError::damaged(&file.name, format!("row {number}"), why));
        }
        let generated = dates::parse(columns.cell(&row, "fileGenerationDate")).map(|date| date.to_string());
        entries.generated = entries.generated.take().or(generated);
        let id = columns.cell(&row, "Entity_LogicalId").to_owned();
        found.add(id, &header, &row);
    }
    for element in found.elements {
        entries.push(&file.name, &input.list, &element, sink)?;
    }
    Ok(Header {
        published: entries.generated,
        declared: None,
    })
}

/// Entities put together from rows, in the order of their first rows.
#[derive(Default)]
struct Found {
    elements: Vec<Element>,
    by_id: BTreeMap<String, usize>,
}

impl Found {
    fn add(&mut self, id: String, header: &[String], row: &[String]) {
        let at = *self.by_id.entry(id).or_insert_with(|| {
            self.elements.push(entity(header, row));
            self.elements.len() - 1
        });
        let Some(entity) = self.elements.get_mut(at) else {
            return;
        };
        for (prefix, name) in GROUPS {
            if let Some(child) = child(header, row, prefix, name)
                && !entity.children.contains(&child)
            {
                entity.children.push(child);
            }
        }
    }
}

/// The cells of a group that are not blank, with the attribute each one is.
fn cells<'a>(
    header: &'a [String],
    row: &'a [String],
    prefix: &'a str,
) -> impl Iterator<Item = (String, &'a str)> + 'a {
    header.iter().zip(row).filter_map(move |(column, cell)| {
        let rest = column.strip_prefix(prefix).filter(|_| !cell.trim().is_empty())?;
        let renamed = RENAMED
            .iter()
            .find(|(known, _)| known == column)
            .map(|(_, attribute)| (*attribute).to_owned());
        Some((renamed.unwrap_or_else(|| small_first(rest)), cell.trim()))
    })
}

fn small_first(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

fn entity(header: &[String], row: &[String]) -> Element {
    let mut entity = Element {
        name: "sanctionEntity".to_owned(),
        ..Element::default()
    };
    let mut subject = Element {
        name: "subjectType".to_owned(),
        ..Element::default()
    };
    for (attribute, cell) in cells(header, row, "Entity_") {
        match attribute.as_str() {
            "remark" => entity.children.push(text("remark", cell)),
            "subjectType" => subject.attributes.push(("code".to_owned(), cell.to_owned())),
            "subjectType_ClassificationCode" => subject
                .attributes
                .push(("classificationCode".to_owned(), cell.to_owned())),
            _ if attribute.starts_with("regulation") => {}
            _ => entity.attributes.push((attribute, cell.to_owned())),
        }
    }
    entity.children.push(subject);
    entity
}

/// The child that a row adds. A row without values of a group adds none; the acts behind single values are not read.
fn child(header: &[String], row: &[String], prefix: &str, name: &str) -> Option<Element> {
    let mut element = Element {
        name: name.to_owned(),
        ..Element::default()
    };
    for (attribute, cell) in cells(header, row, prefix) {
        match attribute.as_str() {
            "remark" => element.children.push(text("remark", cell)),
            "publicationUrl" => element.children.push(text("publicationUrl", cell)),
            "contactInfo" => contacts(&mut element, cell),
            _ if attribute.starts_with("regulation_") => {}
            _ => element.attributes.push((attribute, cell.to_owned())),
        }
    }
    let idle = ["logicalId", "regulationLanguage", "calendarType", "circa"];
    let says = element
        .attributes
        .iter()
        .any(|(attribute, _)| !idle.contains(&attribute.as_str()));
    (says || !element.children.is_empty()).then_some(element)
}

fn text(name: &str, text: &str) -> Element {
    Element {
        name: name.to_owned(),
        text: text.to_owned(),
        ..Element::default()
    }
}

/// Contacts come as `EMAIL[a@b.c] PHONE[1]`; text of another form is one contact without a key.
fn contacts(element: &mut Element, cell: &str) {
    let mut rest = cell;
    let mut push = |key: &str, value: &str| {
        let attributes = vec![
            ("key".to_owned(), key.trim().to_owned()),
            ("value".to_owned(), value.to_owned()),
        ];
        element.children.push(Element {
            name: "contactInfo".to_owned(),
            attributes,
            ..Element::default()
        });
    };
    while let Some((key, after)) = rest.split_once('[') {
        let Some((value, next)) = after.split_once(']') else {
            break;
        };
        push(key.trim_matches([',', ';', ' ']), value);
        rest = next;
    }
    if !rest.trim().is_empty() {
        push("", rest.trim());
    }
}

#[cfg(test)]
mod tests {
    use exonym_model::{Entity, Prop, Schema};

    use super::*;
    use crate::{Collected, Format, InputFile};

    const HEADER: &str = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;\
        Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;\
        Entity_SubjectType_ClassificationCode;Entity_Regulation_Type;Entity_Regulation_OrganisationType;\
        Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;\
        Entity_Regulation_Programme;Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;\
        NameAlias_MiddleName;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;\
        NameAlias_Function;NameAlias_LogicalId;NameAlias_Remark;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;\
        BirthDate_Year;BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_CalendarType;\
        BirthDate_City;BirthDate_CountryIso2Code;BirthDate_CountryDescription;BirthDate_LogicalId;\
        Identification_Number;Identification_TypeCode;Identification_TypeDescription;Identification_CountryIso2Code;\
        Citizenship_CountryIso2Code;Citizenship_CountryDescription;Address_Street;Address_City;Address_ContactInfo;\
        Address_CountryIso2Code";

    const ENTITY: &str = "26/02/2026;7;EU.1.2;;2022-02-25;;a remark;P;P;amendment;council;2022-02-25;2022-02-25;\
        2022/1 (OJ L1);UKR;http://act";

    /// A row of the entity with cells set by column.
    fn row(cells: &[(&str, &str)]) -> String {
        let fixed = ENTITY.split(';').count();
        let rest = HEADER.split(';').skip(fixed).map(|column| {
            cells
                .iter()
                .find(|(name, _)| *name == column)
                .map_or("", |(_, cell)| cell)
                .to_owned()
        });
        format!("{ENTITY};{}", rest.collect::<Vec<_>>().join(";"))
    }

    fn csv() -> String {
        let rows = [
            row(&[
                ("NameAlias_WholeName", "Ivan TEST"),
                ("NameAlias_FirstName", "Ivan"),
                ("NameAlias_LastName", "TEST"),
                ("NameAlias_Gender", "M"),
            ]),
            row(&[
                ("NameAlias_WholeName", "Vanya"),
                ("NameAlias_Remark", "(low quality alias)"),
            ]),
            row(&[
                ("BirthDate_BirthDate", "1960-04-10"),
                ("BirthDate_Day", "10"),
                ("BirthDate_Month", "4"),
                ("BirthDate_Year", "1960"),
                ("BirthDate_Circa", "false"),
                ("BirthDate_City", "Minsk"),
                ("BirthDate_CountryIso2Code", "BY"),
                ("BirthDate_CalendarType", "GREGORIAN"),
            ]),
            row(&[
                ("BirthDate_YearRangeFrom", "1958"),
                ("BirthDate_YearRangeTo", "1961"),
                ("BirthDate_Circa", "true"),
            ]),
            row(&[
                ("Identification_Number", "AB 1"),
                ("Identification_TypeCode", "passport"),
                ("Identification_TypeDescription", "National passport"),
                ("Identification_CountryIso2Code", "BY"),
            ]),
            row(&[
                ("Citizenship_CountryIso2Code", "BY"),
                ("Citizenship_CountryDescription", "BELARUS"),
            ]),
            row(&[
                ("Address_Street", "Street 1"),
                ("Address_City", "Minsk"),
                ("Address_CountryIso2Code", "BY"),
                ("Address_ContactInfo", "EMAIL[a@b.by] PHONE[+375 1]"),
            ]),
        ];
        format!("{HEADER}\n{}\n", rows.join("\n"))
    }

    fn xml() -> String {
        "<export xmlns='http://eu.europa.ec/fpi/fsd/export' generationDate='2026-02-26T00:00:00Z'><sanctionEntity \
         designationDate='2022-02-25' designationDetails='' unitedNationId='' euReferenceNumber='EU.1.2' logicalId='7'>\
         <remark>a remark</remark><regulation regulationType='amendment' organisationType='council' \
         publicationDate='2022-02-25' entryIntoForceDate='2022-02-25' numberTitle='2022/1 (OJ L1)' programme='UKR'>\
         <publicationUrl>http://act</publicationUrl></regulation><subjectType code='person' classificationCode='P'/>\
         <nameAlias firstName='Ivan' middleName='' lastName='TEST' wholeName='Ivan TEST' gender='M'/>\
         <nameAlias wholeName='Vanya'><remark>(low quality alias)</remark></nameAlias>\
         <birthdate circa='false' calendarType='GREGORIAN' city='Minsk' birthdate='1960-04-10' dayOfMonth='10' \
         monthOfYear='4' year='1960' countryIso2Code='BY'/>\
         <birthdate circa='true' yearRangeFrom='1958' yearRangeTo='1961'/>\
         <identification number='AB 1' identificationTypeCode='passport' identificationTypeDescription='National passport' countryIso2Code='BY'/>\
         <citizenship countryIso2Code='BY' countryDescription='BELARUS'/>\
         <address street='Street 1' city='Minsk' countryIso2Code='BY'><contactInfo key='EMAIL[1]' value='a@b.by'/>\
         <contactInfo key='PHONE[1]' value='+375 1'/></address></sanctionEntity></export>"
            .to_owned()
    }

    fn read_as(format: Format, text: &str) -> Result<Collected, ListError> {
        let input = Input::single(InputFile::bytes("eu", text.as_bytes().to_vec()), "eu_fsf");
        let mut sink = Collected::default();
        format.read(&input, &mut sink).map(|_| sink)
    }

    /// Entities with their statements in a fixed order: CSV and XML order them differently inside an entity.
    fn sorted(sink: Collected) -> Vec<Entity> {
        let mut entities = sink.entities;
        for entity in &mut entities {
            entity
                .statements
                .sort_by_key(|fact| (fact.prop.clone(), fact.value.clone()));
        }
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        entities
    }

    #[test]
    fn csv_and_xml_give_the_same_party() {
        let from_csv = read_as(Format::EuCsv, &csv()).unwrap();
        let party = &from_csv.entities[0];
        assert_eq!(
            (party.id.as_str(), party.schema),
            ("eu_fsf:EU.1.2", Schema::Person)
        );
        assert_eq!(
            party.values(&Prop::BIRTH_DATE).collect::<Vec<_>>(),
            ["1960-04-10", "1958/1961~"]
        );
        assert_eq!(party.first(&Prop::WEAK_ALIAS), Some("Vanya"));
        assert_eq!(party.first(&Prop::EMAIL), Some("a@b.by"));
        assert!(from_csv.notes.is_empty(), "{:?}", from_csv.notes);
        assert_eq!(sorted(from_csv), sorted(read_as(Format::EuXml, &xml()).unwrap()));
    }

    #[test]
    fn the_format_is_told_from_the_header() {
        let probe = |text: &str| Probe::new(&InputFile::bytes("x.csv", text.as_bytes().to_vec())).unwrap();
        assert_eq!(sniff(&probe(&csv())), Sniff::list("eu_fsf"));
        assert_eq!(
            sniff(&probe(&format!("\u{feff}{}", csv()))),
            Sniff::list("eu_fsf")
        );
        let old =
            "\"Date_filexxxx;Entity_logical_id;Subject_type;Leba_numtitle;Naal_wholename\t\t\"\n\"1;2;P;;x\"";
        assert!(matches!(sniff(&probe(old)), Sniff::Refuse(why) if why.contains("CSV 1.0")));
        assert_eq!(sniff(&probe("a;b\n1;2\n")), Sniff::No);
    }

    #[test]
    fn cut_files_are_damaged() {
        let whole = csv();
        let last = whole.trim_end().rfind('\n').unwrap();
        assert!(matches!(
            read_as(Format::EuCsv, &whole[..last + 40]),
            Err(ListError::Damaged { .. })
        ));
        for cut in (0..whole.len()).step_by(7) {
            let _ = read_as(Format::EuCsv, &whole[..cut]);
        }
        assert!(read_as(Format::EuCsv, "<html>").is_err());
        assert!(read_as(Format::EuCsv, "").is_err());
    }
}
