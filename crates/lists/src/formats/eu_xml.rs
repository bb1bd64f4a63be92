//! The EU's consolidated list of financial sanctions, XML 1.1 (`xmlFullSanctionsList_1_1`).
//!
//! A file is taken as the list only if it says when it was generated, and refused as an excerpt put together by hand if it
//! holds an act that was published after that day.

use std::collections::BTreeSet;

use exonym_model::{Note, NoteKind};

use crate::formats::eu;
use crate::xml::{Element, Records};
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

const NAMESPACE: &str = "http://eu.europa.ec/fpi/fsd/export";

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(root) = probe.xml() else { return Sniff::No };
    if root.name == "WHOLE" && root.first_child.as_deref() == Some("ENTITY") {
        let why = "this is the EU list in the XML 1.0 layout (root <WHOLE>), which is retired; fetch xmlFullSanctionsList_1_1";
        return Sniff::Refuse(why.to_owned());
    }
    let spaced = root.attr("xmlns").is_none_or(|space| space == NAMESPACE);
    if root.name == "export" && spaced && root.first_child.as_deref() == Some("sanctionEntity") {
        return match root.attr("generationDate") {
            Some(_) => Sniff::list("eu_fsf"),
            None => Sniff::Refuse("<export> has no generationDate: an excerpt, not the EU list".to_owned()),
        };
    }
    match root.name.as_str() {
        "sanctionEntity" => {
            Sniff::Refuse("a <sanctionEntity> without <export>: an excerpt, not the EU list".to_owned())
        }
        _ => Sniff::No,
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut records = Records::open(&file, &["sanctionEntity"])?;
    let mut entries = Entries::default();
    while let Some(element) = records.next_record()? {
        let generated = records.root().and_then(|root| root.attr("generationDate"));
        let generated = generated.and_then(|date| date.get(..10)).map(str::to_owned);
        entries.generated = entries.generated.take().or(generated);
        entries.push(&file.name, &input.list, &element, sink)?;
    }
    if records.root().is_none_or(|root| root.name != "export") {
        return Err(ListError::refused(&file.name, "the root element is not <export>"));
    }
    Ok(Header {
        published: entries.generated,
        declared: None,
    })
}

/// Entities of one file, from XML or CSV, on their way to the sink.
#[derive(Default)]
pub(super) struct Entries {
    /// ISO day on which the file was generated.
    pub(super) generated: Option<String>,
    seen: BTreeSet<String>,
}

impl Entries {
    pub(super) fn push(
        &mut self,
        file: &str,
        list: &str,
        element: &Element,
        sink: &mut dyn Sink,
    ) -> Result<(), ListError> {
        let Some(record) = eu::party::record_id(element) else {
            let reason = "it has neither euReferenceNumber nor logicalId".to_owned();
            sink.note(Note {
                kind: NoteKind::Skipped,
                record: "(no id)".to_owned(),
                field: String::new(),
                reason,
            });
            return Ok(());
        };
        self.refuse_later_act(file, &record, element)?;
        if !self.seen.insert(record.clone()) {
            let reason = "a second entity with this reference number; the first one is kept".to_owned();
            sink.note(Note {
                kind: NoteKind::Skipped,
                record,
                field: "euReferenceNumber".to_owned(),
                reason,
            });
            return Ok(());
        }
        eu::party::party(list, &record, element).finish(sink);
        Ok(())
    }

    fn refuse_later_act(&self, file: &str, record: &str, element: &Element) -> Result<(), ListError> {
        let Some(generated) = &self.generated else {
            return Ok(());
        };
        let acts = element
            .all("regulation")
            .filter_map(|act| act.attr("publicationDate"));
        // ISO days compare as text.
        match acts
            .filter_map(|date| date.get(..10))
            .find(|date| *date > generated.as_str())
        {
            Some(later) => Err(ListError::refused(
                file,
                format!(
                    "it says it was generated on {generated}, yet {record} rests on an act published on {later}: an excerpt put \
                     together from several files, not the list; fetch xmlFullSanctionsList_1_1"
                ),
            )),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use exonym_model::{Prop, Quality, Schema};

    use super::*;
    use crate::{Collected, Format, InputFile};

    fn file(text: &str) -> InputFile {
        InputFile::bytes("eu.xml", text.as_bytes().to_vec())
    }

    fn read_text(text: &str) -> Result<Collected, ListError> {
        let mut sink = Collected::default();
        Format::EuXml
            .read(&Input::single(file(text), "eu_fsf"), &mut sink)
            .map(|_| sink)
    }

    fn export(attributes: &str, inside: &str) -> String {
        format!(
            "<export xmlns='{NAMESPACE}' generationDate='2026-02-26T00:00:00.000+01:00' globalFileId='1'>\
             <sanctionEntity {attributes} logicalId='9'><subjectType code='person' classificationCode='P'/>\
             {inside}</sanctionEntity></export>"
        )
    }

    fn party(attributes: &str, inside: &str) -> Collected {
        read_text(&export(
            attributes,
            &format!("{inside}<nameAlias wholeName='A B' strong='true'/>"),
        ))
        .unwrap()
    }

    #[test]
    fn names_by_strength_and_language() {
        let sink = read_text(&export(
            "euReferenceNumber='EU.1.1' unitedNationId='QDi.43'",
            "<nameAlias wholeName='Iwan TEST' nameLanguage='PL' strong='true'/>\
             <nameAlias firstName='Ivan' lastName='TEST' wholeName='Ivan TEST' nameLanguage='EN' strong='true' \
             title='(a) Mullah, (b) Haji' function='Minister'/>\
             <nameAlias wholeName='The Boss' strong='false'/>\
             <nameAlias wholeName='Old' strong='true'><remark>formerly listed as</remark></nameAlias>",
        ))
        .unwrap();
        let party = &sink.entities[0];
        assert_eq!(party.id, "eu_fsf:EU.1.1");
        assert_eq!(party.referents, ["un_sc_sanctions:QDi.043"]);
        assert_eq!(party.caption(), "Ivan TEST");
        let polish = party.of(&Prop::ALIAS).next().unwrap();
        assert_eq!(
            (polish.lang.as_deref(), polish.quality()),
            (Some("pl"), Quality::Strong)
        );
        assert_eq!(party.first(&Prop::WEAK_ALIAS), Some("The Boss"));
        assert_eq!(party.first(&Prop::PREVIOUS_NAME), Some("Old"));
        assert_eq!(party.values(&Prop::TITLE).collect::<Vec<_>>(), ["Mullah", "Haji"]);
        assert_eq!(party.first(&Prop::POSITION), Some("Minister"));
    }

    #[test]
    fn dates_of_birth_in_every_form() {
        let check = |attributes: &str, expected: &[&str]| {
            let sink = party("", &format!("<birthdate {attributes}/>"));
            let found: Vec<&str> = sink.entities[0].values(&Prop::BIRTH_DATE).collect();
            assert_eq!(found, expected, "{attributes}");
        };
        check(
            "calendarType='GREGORIAN' circa='false' birthdate='1960-04-10' year='1960'",
            &["1960-04-10"],
        );
        check(
            "calendarType='GREGORIAN' circa='true' year='1965' monthOfYear='3' dayOfMonth=''",
            &["1965-03~"],
        );
        check(
            "calendarType='GREGORIAN' yearRangeFrom='1953' yearRangeTo='1958'",
            &["1953/1958"],
        );
        check(
            "calendarType='ISLAMIC' birthdate='1982-04-19' year='1402' monthOfYear='6' dayOfMonth='24'",
            &["1982-04-19"],
        );
        check("calendarType='ISLAMIC' year='1343'", &[]);
        check("yearRangeTo='1980'", &[]);
        check("year='0' monthOfYear='13'", &[]);
    }

    #[test]
    fn listing_dates_only_where_they_are_stated() {
        let listed = |attributes: &str, act: &str, remark: &str| {
            let sink = party(
                attributes,
                &format!("<remark>{remark}</remark><regulation {act} publicationDate='2020-01-02'/>"),
            );
            let sanction = sink
                .entities
                .iter()
                .find(|entity| entity.schema == Schema::Sanction)
                .unwrap()
                .clone();
            assert_eq!(sanction.first(&Prop::DATE), Some("2020-01-02"));
            sanction.first(&Prop::LISTING_DATE).map(str::to_owned)
        };
        let amended = "regulationType='amendment'";
        assert_eq!(
            listed("designationDate='2010-05-06'", amended, "").as_deref(),
            Some("2010-05-06")
        );
        assert_eq!(
            listed(
                "designationDetails='(26.7.2010, suspended since 16.1.2016)'",
                amended,
                ""
            )
            .as_deref(),
            Some("2010-07-26")
        );
        assert_eq!(
            listed("", amended, "Son of X. Date of listing: 4.3.2019.").as_deref(),
            Some("2019-03-04")
        );
        assert_eq!(
            listed(
                "designationDetails='Date of UN designation: 9.6.2010'",
                amended,
                ""
            ),
            None
        );
        assert_eq!(listed("", amended, ""), None);
        assert_eq!(
            listed("", "regulationType='regulation'", "").as_deref(),
            Some("2020-01-02")
        );
    }

    #[test]
    fn identifications_keep_type_country_and_flags() {
        let sink = party(
            "",
            "<identification number='-' identificationTypeCode='passport'/>\
             <identification number='AB1' identificationTypeCode='passport' countryIso2Code='BY' knownExpired='true' \
             issuedDate='2001-02-03' validTo='2011-02-03'><remark>(passport)</remark></identification>",
        );
        let passport = sink
            .entities
            .iter()
            .find(|entity| entity.schema == Schema::Passport)
            .unwrap();
        assert_eq!(
            sink.entities
                .iter()
                .filter(|entity| entity.schema == Schema::Passport)
                .count(),
            1
        );
        assert_eq!(passport.first(&Prop::COUNTRY), Some("by"));
        assert_eq!(passport.first(&Prop::START_DATE), Some("2001-02-03"));
        assert_eq!(
            passport.first(&Prop::SUMMARY),
            Some("known to have expired; (passport)")
        );
    }

    #[test]
    fn excerpts_and_old_layouts_are_refused() {
        let probe = |text: &str| sniff(&Probe::new(&file(text)).unwrap());
        assert_eq!(probe(&export("", "")), Sniff::list("eu_fsf"));
        assert!(matches!(
            probe("<WHOLE Date='x'><ENTITY Id='1'/></WHOLE>"),
            Sniff::Refuse(_)
        ));
        assert!(matches!(
            probe("<export><sanctionEntity/></export>"),
            Sniff::Refuse(_)
        ));
        assert!(matches!(probe("<sanctionEntity/>"), Sniff::Refuse(_)));
        assert_eq!(probe("<export><other/></export>"), Sniff::No);
        let later = export(
            "",
            "<regulation publicationDate='2026-02-27'/><nameAlias wholeName='A'/>",
        );
        assert!(matches!(read_text(&later), Err(ListError::Refused { .. })));
    }

    #[test]
    fn hostile_files_are_errors_not_panics() {
        let whole = export("euReferenceNumber='EU.1.1'", "<nameAlias wholeName='A &amp; B'/>");
        for cut in 0..whole.len() {
            assert!(read_text(&whole[..cut]).is_err(), "cut at {cut}");
        }
        assert!(read_text("<html/>").is_err());
    }
}
