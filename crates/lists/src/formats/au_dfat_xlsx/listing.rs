//! Listing: committees, the day of listing, the control date.
//!
//! The listing information tells in words when a party was listed (`Listed by UN 1267 Committee on 25 January 2001 (amended
//! on …)`) or names only the instrument. Where it has no day, the control date stands in: the day from which the entry is
//! as it reads, which is the day of listing until the first amendment.

use exonym_model::{NoteKind, PartialDate, Prop};

use super::party::distinct;
use super::{Column, Row};
use crate::formats::national::loose_dates;
use crate::{Party, SanctionParts, dates, squash};

const AUTHORITY: &str = "Department of Foreign Affairs and Trade (DFAT)";

/// Adds one sanction for each committee (UN committee or autonomous regime).
pub(super) fn read(party: &mut Party, rows: &[Row<'_>]) {
    let mut controls: Vec<PartialDate> = Vec::new();
    for cell in distinct(rows, Column::ControlDate) {
        match loose_dates::parse(cell) {
            Some(date) => controls.push(date),
            None => party.note(
                NoteKind::Dropped,
                "Control Date",
                format!("`{}` is no date that can be read", squash(cell)),
            ),
        }
    }
    let information = distinct(rows, Column::Listing);
    let stated = information.iter().filter_map(|text| listed_on(text)).min();
    let listed = stated.or(controls.iter().min().copied());
    if let Some(changed) = controls
        .iter()
        .max()
        .filter(|changed| listed.is_some_and(|listed| **changed > listed))
    {
        party.exact_date(Prop::MODIFIED_AT, *changed, &changed.to_string());
    }
    let mut programs: Vec<String> = Vec::new();
    for cell in distinct(rows, Column::Committees).into_iter().map(squash) {
        if !programs.contains(&cell) {
            programs.push(cell);
        }
    }
    if programs.is_empty() {
        party.note(NoteKind::Odd, "Committees", "stands under no committee");
        programs.push(String::new());
    }
    let basis = information.join("\n");
    let reference = party.entity.record.clone();
    for program in &programs {
        party.sanction(SanctionParts {
            authority: AUTHORITY,
            authority_id: Some(&reference),
            program: Some(program),
            legal_basis: Some(&basis),
            listed,
            ..SanctionParts::default()
        });
    }
}

/// The day after the first `listed … on` or `designated … on`, unless it tells of a later listing.
fn listed_on(text: &str) -> Option<PartialDate> {
    let text = squash(text).to_lowercase();
    let words: Vec<&str> = text.split(' ').collect();
    let verb = words
        .iter()
        .position(|word| matches!(*word, "listed" | "designated"))?;
    if verb > 0 && matches!(words.get(verb - 1), Some(&"last" | &"previously")) {
        return None;
    }
    let on = words
        .iter()
        .skip(verb)
        .position(|word| matches!(*word, "on" | "on:"))?
        + verb;
    let after = words.get(on + 1..)?;
    // The day is one word (`16/09/2022`) or three; a bracket or stop behind it is the sentence's.
    let tidy = |words: &[&str]| {
        words
            .join(" ")
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    };
    [3, 1]
        .iter()
        .find_map(|count| dates::parse(&tidy(after.get(..*count)?)).filter(|date| date.exact_day().is_some()))
}

#[cfg(test)]
mod tests {
    use super::listed_on;

    #[test]
    fn days_of_listing() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                listed_on(text).map(|date| date.to_string()).as_deref(),
                expected,
                "{text}"
            );
        };
        check(
            "Listed by UN 1267 Committee on 25 January 2001 (amended on 9 July 2007)",
            Some("2001-01-25"),
        );
        check(
            "Listed on: 17 Aug. 2017 (Relisted on 3 Aug. 2020)",
            Some("2017-08-17"),
        );
        check("Listed on 12 April 2010.", Some("2010-04-12"));
        check(
            "Listed on 16 June 2017, re-listed 10 Jun 2020",
            Some("2017-06-16"),
        );
        check(
            "Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012. Relisted on 12 January 2024.",
            Some("2012-03-02"),
        );
        check(
            "Instrument of first listing: List 2002 (No. 4). Last listed on: 16/09/2022",
            None,
        );
        check("Autonomous Sanctions (Iran) List 2012 [F2012L00479]", None);
        check(
            "The Minister for Foreign Affairs listed this individual on 28 July 2010 under section 15(1)",
            Some("2010-07-28"),
        );
        check("listed on", None);
    }
}
