//! One row of a programme's sheet to one party.

use exonym_model::{NoteKind, PartialDate, Prop, Quality, Schema};

use super::aliases::{self, Alias};
use super::text::{is_kana, is_latin, narrow};
use super::{Field, Row, Table, countries, days, documents};
use crate::formats::national::lettered;
use crate::{AddressParts, IdText, NameRole, Party, SanctionParts, Sink, country_code, squash};

const AUTHORITY: &str = "Ministry of Finance (財務省)";
/// Columns that only a person's row fills.
const PERSONAL: &[Field] = &[
    Field::Birth,
    Field::BirthPlace,
    Field::Nationality,
    Field::Title,
    Field::Position,
    Field::Passport,
];
/// How many of these a mixed sheet must have for blank ones to speak for an organisation.
const ENOUGH_PERSONAL: usize = 4;

/// Reads a row and hands the party on.
pub(super) fn read(
    table: &Table<'_>,
    row: &Row,
    record: &str,
    repeated: bool,
    list: &str,
    sink: &mut dyn Sink,
) {
    let mut party = Party::new(list, record, schema_of(table, row));
    if repeated {
        party.note(
            NoteKind::Odd,
            "告示番号",
            "the notice number stands twice in its sheet",
        );
    }
    names(&mut party, row);
    facts(&mut party, row);
    free_text(&mut party, row);
    sanction(&mut party, table, row);
    party.topic("sanction");
    party.finish(sink);
}

/// The number that a notice number begins with: `10(#32)` is 10, `*186` and `#27` are themselves.
pub(super) fn notice_number(cell: &str) -> String {
    let cell = narrow(cell);
    let digits = cell.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.chars().take_while(char::is_ascii_digit).collect()
}

/// Person or organisation: what the sheet's name, else its programme says; in a mixed sheet what the row fills in.
fn schema_of(table: &Table<'_>, row: &Row) -> Schema {
    let (name, program) = (&table.sheet.name, &table.program);
    for title in [name, program] {
        let (person, others) = (
            title.contains("個人"),
            title.contains("団体") || title.contains("銀行"),
        );
        match (person, others) {
            (true, false) => return Schema::Person,
            (false, true) => return Schema::Organization,
            _ => {}
        }
    }
    if PERSONAL.iter().any(|field| !row.get(*field).is_empty()) {
        return Schema::Person;
    }
    let blank = PERSONAL.iter().all(|field| row.raw(*field).is_empty());
    let columns = PERSONAL
        .iter()
        .filter(|field| table.columns.contains(&Some(**field)))
        .count();
    if blank && columns >= ENOUGH_PERSONAL {
        Schema::Organization
    } else {
        Schema::LegalEntity
    }
}

fn names(party: &mut Party, row: &Row) {
    let (latin, original) = aliases::original_script(row.get(Field::Latin));
    main_name(party, &latin, None);
    if let Some(original) = original {
        party.name(NameRole::Primary, Quality::Unstated, &original, Vec::new(), None);
    }
    main_name(party, row.get(Field::Japanese), Some("ja"));
    for (field, role, quality) in [
        (Field::Alias, NameRole::Alias, Quality::Unstated),
        (Field::Former, NameRole::Former, Quality::Unstated),
        (Field::Weak, NameRole::Alias, Quality::Weak),
    ] {
        let person = party.entity.schema == Schema::Person;
        let (found, remarks) = aliases::split(row.get(field), person);
        for Alias { text, former } in found {
            let role = if former { NameRole::Former } else { role };
            // Han alone may be Chinese.
            let lang = text.chars().any(is_kana).then_some("ja");
            party.name(role, quality, &text, Vec::new(), lang);
        }
        for remark in remarks {
            party.long_text(Prop::NOTES, &remark);
        }
    }
}

/// A main name. A person's has versions of its words in brackets; an organisation's may close with its short form.
fn main_name(party: &mut Party, text: &str, lang: Option<&str>) {
    if party.entity.schema == Schema::Person {
        let (main, versions) = aliases::versions(text);
        party.name(NameRole::Primary, Quality::Unstated, &main, Vec::new(), lang);
        for version in versions {
            party.name(NameRole::Alias, Quality::Unstated, &version, Vec::new(), lang);
        }
        return;
    }
    let text = squash(&narrow(text));
    let closing = text.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    // `(PAKISTAN)` tells two of a name apart, `(NGO)` is what it is.
    let short = closing
        .filter(|(_, short)| country_code(short).is_none() && *short != "NGO")
        .filter(|(_, short)| {
            (2..=10).contains(&short.chars().count())
                && !short.contains([' ', ')'])
                && short.chars().any(|c| c.is_ascii_uppercase())
        });
    match short {
        Some((name, short)) => {
            party.name(NameRole::Primary, Quality::Unstated, name, Vec::new(), lang);
            party.name(NameRole::Abbreviation, Quality::Unstated, short, Vec::new(), None);
        }
        None => party.name(NameRole::Primary, Quality::Unstated, &text, Vec::new(), lang),
    }
}

fn facts(party: &mut Party, row: &Row) {
    born(party, row.get(Field::Birth));
    let nationality = narrow(row.get(Field::Nationality));
    let prop = if party.entity.schema == Schema::Person {
        Prop::NATIONALITY
    } else {
        Prop::COUNTRY
    };
    for piece in lettered::split(&nationality) {
        match countries::code(piece) {
            Some(code) => party
                .entity
                .push(exonym_model::Statement::new(prop.clone(), code).published_as(piece)),
            None => party.note(
                NoteKind::Dropped,
                "nationality",
                format!("`{}` is no known country", squash(piece)),
            ),
        }
    }
    for place in lettered::split(&narrow(row.get(Field::BirthPlace))) {
        party.text(Prop::BIRTH_PLACE, place);
        if let Some(code) = countries::in_place(place) {
            party.country(Prop::BIRTH_COUNTRY, &code);
        }
    }
    for cell in lettered::split(&narrow(row.get(Field::Address))) {
        for line in cell
            .split(['\n', ';'])
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            let country = countries::in_place(line);
            let full = Some(line).filter(|_| countries::code(line).is_none());
            match (full, country) {
                (Some(full), None) => party.address(AddressParts {
                    full: Some(full),
                    ..AddressParts::default()
                }),
                (Some(full), Some(code)) => address(party, full, &code),
                (None, _) => party.country(Prop::COUNTRY, countries::code(line).as_deref().unwrap_or(line)),
            }
        }
    }
    documents::read(
        party,
        row.get(Field::Passport),
        &Prop::PASSPORT_NUMBER,
        "Passport",
    );
    documents::read(
        party,
        row.get(Field::IdNumber),
        &Prop::ID_NUMBER,
        "Identity number",
    );
}

/// A Japanese address begins with its country, which must not be written behind it again.
fn address(party: &mut Party, full: &str, code: &str) {
    let before = party.entity.statements.len();
    party.address(AddressParts {
        full: Some(full),
        ..AddressParts::default()
    });
    if party.entity.statements.len() > before {
        party.country(Prop::COUNTRY, code);
    }
}

/// Birth dates; a cell that also tells the place (`1941年8月20日…生\nBorn at …`) is read by its first line.
fn born(party: &mut Party, cell: &str) {
    if cell.is_empty() {
        return;
    }
    let prop = if party.entity.schema == Schema::Person {
        Prop::BIRTH_DATE
    } else {
        Prop::INCORPORATION_DATE
    };
    let first = if cell.contains("Born") {
        cell.lines().next().unwrap_or_default()
    } else {
        cell
    };
    let dates = days::all(first);
    for date in &dates {
        party.exact_date(prop.clone(), *date, cell);
    }
    if dates.is_empty() {
        party.note(
            NoteKind::Dropped,
            prop.name(),
            format!("`{}` is no date that can be read", squash(cell)),
        );
    }
    if cell.contains("Born") {
        party.long_text(Prop::BIRTH_PLACE, cell);
    }
}

fn free_text(party: &mut Party, row: &Row) {
    for title in lettered::split(&narrow(row.get(Field::Title))) {
        party.text(Prop::TITLE, title);
    }
    for position in lettered::split(&narrow(row.get(Field::Position))) {
        position.lines().for_each(|line| party.text(Prop::POSITION, line));
    }
    for phone in narrow(row.get(Field::Phone)).split(['\n', ';', '、']) {
        party.text(Prop::PHONE, phone);
    }
    let other = row.get(Field::Other);
    party.long_text(Prop::NOTES, other);
    if !row.get(Field::UnDate).is_empty() {
        party.long_text(
            Prop::NOTES,
            &format!("国連による指定日: {}", squash(row.get(Field::UnDate))),
        );
    }
    if other.contains("性別") {
        let gender = [("男性", "male"), ("女性", "female")]
            .into_iter()
            .find(|(word, _)| other.contains(word));
        party.text(Prop::GENDER, gender.map(|(_, gender)| gender).unwrap_or_default());
    }
    imo_numbers(party, &narrow(other));
}

/// `IMO番号:5988369`, `IMO1991835`: seven digits behind the letters.
fn imo_numbers(party: &mut Party, text: &str) {
    for (at, word) in text.match_indices("IMO") {
        let after = text.get(at + word.len()..).unwrap_or_default();
        let digits = after.trim_start_matches([' ', ':', '番', '号', '-']);
        let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
        if number.len() == 7 {
            party.identifier(IdText {
                prop: Some(&Prop::IMO_NUMBER),
                number: &number,
                ..IdText::default()
            });
        }
    }
}

/// The notice's day is the listing date; `改訂` marks amendments, `削除` and `解除` the day on which the entry was lifted.
fn sanction(party: &mut Party, table: &Table<'_>, row: &Row) {
    let cell = narrow(row.raw(Field::NoticeDate));
    let day = |line: &str| days::first(line).filter(|date| date.exact_day().is_some());
    let is_end = |line: &&str| line.contains("削除") || line.contains("解除");
    let listed = cell
        .lines()
        .filter(|line| !is_end(line) && !line.contains("改訂"))
        .find_map(day);
    let ended: Option<PartialDate> = cell.lines().filter(is_end).find_map(day);
    let lifted =
        ended.is_some() || cell.lines().any(|line| is_end(&line)) || table.sheet.name.contains("解除");
    if listed.is_none() && !lifted {
        party.note(
            NoteKind::Dropped,
            "告示日付",
            format!("`{}` holds no day of listing", squash(&cell)),
        );
    }
    if let Some(changed) = cell
        .lines()
        .filter(|line| line.contains("改訂"))
        .filter_map(day)
        .max()
    {
        party.exact_date(Prop::MODIFIED_AT, changed, &changed.to_string());
    }
    let number = squash(row.raw(Field::NoticeNumber));
    party.sanction(SanctionParts {
        authority: AUTHORITY,
        authority_id: Some(&number),
        unsc_id: Some(row.get(Field::UnReference)).filter(|id| is_latin(id)),
        program: Some(&table.program),
        listed,
        ended,
        status: lifted.then_some("delisted"),
        reason: Some(row.get(Field::Reason)).filter(|reason| !reason.is_empty()),
        ..SanctionParts::default()
    });
}
