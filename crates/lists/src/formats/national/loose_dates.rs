//! Dates in cells that a spreadsheet has had its way with: serials, two-digit years, several dates in one cell.

use exonym_model::{PartialDate, Prop};

use super::lettered;
use crate::table::excel_serial_day;
use crate::{Party, dates, squash};

/// First two-digit year that is taken for the 20th century. No listed person or ship is younger than the lists.
const PIVOT: u16 = 30;

/// Adds each date of a cell under a property, with a note for each that cannot be read.
pub(crate) fn add(party: &mut Party, prop: &Prop, cell: &str) {
    let cell = squash(cell);
    for piece in pieces(&cell) {
        match parse(piece) {
            Some(date) => party.exact_date(prop.clone(), date, piece),
            None => party.date(prop.clone(), piece),
        }
    }
}

/// The dates of a cell: lettered, or divided by `or`, `;` and the like. A cell that is one date is one piece, however it is
/// divided inside (`10 Dec 1948, Kabul` is none, and stays whole for the note).
fn pieces(cell: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for lettered in lettered::split(cell).into_iter().flat_map(without_remarks) {
        if parse(lettered).is_some() {
            found.push(lettered);
            continue;
        }
        let divided: Vec<&str> = split_words(lettered)
            .into_iter()
            .map(|piece| piece.trim().trim_matches(['.', ',']).trim())
            .filter(|piece| !piece.is_empty())
            .collect();
        if divided.len() > 1 && divided.iter().any(|piece| parse(piece).is_some()) {
            found.extend(divided);
        } else {
            found.push(lettered);
        }
    }
    found
}

/// A value cut at its remarks in brackets (`28 May 1984 (from false passport)`); one that names another calendar stays whole,
/// since without it the date would be read as Gregorian.
fn without_remarks(text: &str) -> Vec<&str> {
    if text.to_ascii_lowercase().contains("hijri") || !text.contains('(') || parse(text).is_some() {
        return vec![text];
    }
    let dated = |piece: &&str| piece.chars().any(|c| c.is_ascii_digit());
    let pieces = text
        .split('(')
        .enumerate()
        .map(|(at, piece)| match (at, piece.split_once(')')) {
            (0, _) => piece,
            (_, Some((_, after))) => after,
            (_, None) => "",
        });
    let pieces: Vec<&str> = pieces
        .map(|piece| piece.trim().trim_matches([';', ',']).trim())
        .filter(dated)
        .collect();
    if pieces.is_empty() { vec![text] } else { pieces }
}

fn split_words(text: &str) -> Vec<&str> {
    let mut rest = text;
    let mut found = Vec::new();
    loop {
        let lower = rest.to_ascii_lowercase();
        let dividers = [" or ", ";", " and ", ",", " / ", ">>"];
        let next = dividers
            .iter()
            .filter_map(|word| Some((lower.find(word)?, word.len())))
            .min();
        let Some((at, length)) = next else {
            found.push(rest);
            return found;
        };
        found.extend(rest.get(..at));
        rest = rest.get(at + length..).unwrap_or_default();
    }
}

/// One date: as every publisher writes them, else an Excel serial, else `Sep-99`, else with `born` before it.
pub(crate) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    dates::parse(text)
        .or_else(|| serial(text))
        .or_else(|| month_and_short_year(text))
        .or_else(|| {
            let lower = text.to_ascii_lowercase();
            let bare = [
                "alt dob:",
                "or ",
                "born in the ",
                "born in ",
                "born on ",
                "born ",
                "in the ",
                "in ",
            ];
            let rest = bare.iter().find_map(|word| lower.strip_prefix(word))?;
            dates::parse(rest)
        })
}

/// A day as Excel stores it: 1909 (3,654) to 2035 (49,674), five digits or the upper four-digit ones that are no year.
fn serial(text: &str) -> Option<PartialDate> {
    let number: i64 = text
        .parse()
        .ok()
        .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    (3_654..=49_674)
        .contains(&number)
        .then(|| excel_serial_day(number))??
        .parse()
        .ok()
}

/// `Sep-99`, `12-Sep-99`: what Excel shows of a date in its short format.
fn month_and_short_year(text: &str) -> Option<PartialDate> {
    let (front, year) = text.rsplit_once(['-', '/', ' '])?;
    let short: u16 = year
        .parse()
        .ok()
        .filter(|_| year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    front.chars().any(char::is_alphabetic).then_some(())?;
    let century = if short < PIVOT { 2000 } else { 1900 };
    dates::parse(&format!("{} {}", front.replace('-', " "), century + short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> String {
        let cell = squash(cell);
        let shown = |piece: &str| parse(piece).map_or(format!("?{piece}"), |date| date.to_string());
        pieces(&cell)
            .into_iter()
            .map(shown)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn cells() {
        assert_eq!(read("1972-08-10 or 1972-08-11"), "1972-08-10 | 1972-08-11");
        assert_eq!(read("1965-07-15 OR 1969-09-28"), "1965-07-15 | 1969-09-28");
        assert_eq!(read("Sep-99"), "1999-09");
        assert_eq!(read("12-Sep-05"), "2005-09-12");
        assert_eq!(read("19274"), "1952-10-07");
        assert_eq!(read("1972"), "1972");
        assert_eq!(read("born in the early 1970s"), "1970~");
        assert_eq!(
            read("a) Approximately 1966 b) 1960 c) 1953"),
            "1966~ | 1960 | 1953"
        );
        assert_eq!(read("10 Dec 1948; 11 Dec 1948"), "1948-12-10 | 1948-12-11");
        assert_eq!(read("Between 1958 and 1963"), "1958/1963");
        assert_eq!(read("14 Mar 1974 >> 13 Apr 1974"), "1974-03-14 | 1974-04-13");
        assert_eq!(read("19/03/1967; alt DOB: 19/11/1956"), "1967-03-19 | 1956-11-19");
        assert_eq!(
            read("28 May 1984; 3 March 1979 (from\nfalse passport)"),
            "1984-05-28 | 1979-03-03"
        );
        assert_eq!(read("15 May 1968 (as A B) 1970 (as C D)"), "1968-05-15 | 1970");
        assert_eq!(
            read("a) 19 Apr. 1982 b) 24/06/1402 (Hijri Calendar)"),
            "1982-04-19 | ?24/06/1402 (Hijri Calendar)"
        );
        assert_eq!(read("01/10/1983,15/10/1983"), "1983-10-01 | 1983-10-15");
        assert_eq!(read("unknown"), "?unknown");
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in ".{0,30}") {
            let _ = read(&text);
        }
    }
}
