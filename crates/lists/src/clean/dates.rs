//! Dates as publishers write them in English: `10 Dec 1948`, `circa 1961`, `1960 to 1965`, `00/00/1970`, `Dec 1948`.
//!
//! Numbers with slashes or dots are day first, as UN, EU, UK, AU and CA publish them; a reader whose publisher writes month
//! first says so. What cannot be read is `None`: the caller keeps the published text and notes it.

use exonym_model::{DatePoint, PartialDate};

/// Which number comes first in `03/04/1965`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// Reads a date, day first.
pub fn parse(text: &str) -> Option<PartialDate> {
    parse_ordered(text, NumberOrder::DayFirst)
}

/// Bytes of the longest text that can be one date or interval, words and all. A text beyond it is prose, in which looking for
/// the middle of an interval at every dash would take time by the square of its length.
const LONGEST: usize = 200;

/// Reads a date.
pub fn parse_ordered(text: &str, order: NumberOrder) -> Option<PartialDate> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let (core, about) = strip_about(&lower);
    let date = single(core, order)
        .map(PartialDate::from)
        .or_else(|| interval(core, order))?;
    Some(if about { date.about() } else { date })
}

/// Words that make a date approximate, as OFAC, UN, EU and UK write them.
const ABOUT: &[&str] = &[
    "approximately",
    "approx.",
    "approx",
    "circa",
    "about",
    "around",
    "c.",
    "ca.",
    "ca",
    "early",
    "late",
    "mid-",
    "mid",
    "~",
];

fn strip_about(text: &str) -> (&str, bool) {
    let mut core = text
        .trim_matches(|c: char| c.is_whitespace() || "().,".contains(c) && c != '.')
        .trim();
    let mut about = false;
    while let Some(rest) = ABOUT.iter().find_map(|word| stripped_word(core, word)) {
        core = rest.trim();
        about = true;
    }
    match core.strip_suffix('~').or_else(|| {
        core.strip_suffix('s')
            .filter(|rest| rest.ends_with('0') && rest.len() == 4)
    }) {
        Some(rest) if core.ends_with('s') => (rest, true),
        Some(rest) => (rest.trim(), true),
        None => (core, about),
    }
}

fn stripped_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    let bounded = !word.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
    (bounded && !rest.is_empty()).then_some(rest)
}

fn interval(text: &str, order: NumberOrder) -> Option<PartialDate> {
    let core = text
        .strip_prefix("between ")
        .or_else(|| text.strip_prefix("from "))
        .unwrap_or(text);
    for separator in [" and ", " to ", " - ", " – ", "/", "-", "–"] {
        for (at, found) in core.match_indices(separator) {
            let (from, to) = (core[..at].trim(), core[at + found.len()..].trim());
            let to = strip_about(to).0;
            if let (Some(from), Some(to)) = (
                single(from, order),
                single(to, order).or_else(|| short_end(from, to)),
            ) {
                return PartialDate::between(from, to);
            }
        }
    }
    None
}

/// The end of `1964-65`: two digits that complete the first year.
fn short_end(from: &str, to: &str) -> Option<DatePoint> {
    let whole =
        |text: &str, width: usize| text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if !(whole(from, 4) && whole(to, 2)) {
        return None;
    }
    let year: u16 = format!("{}{to}", from.get(..2)?).parse().ok()?;
    (year > from.parse().ok()?)
        .then(|| DatePoint::new(year, None, None))
        .flatten()
}

/// Whether what follows a full date is a time of day: `T10:00`, ` 10:00:00`. ` or 1972` is not.
fn time_of_day(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('t' | ' '))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
        && rest.contains(':')
}

/// A day, month or year.
fn single(text: &str, order: NumberOrder) -> Option<DatePoint> {
    if let Ok(point) = text.parse::<DatePoint>() {
        return Some(point);
    }
    if let Some(day) = text
        .get(..10)
        .filter(|_| time_of_day(text.get(10..).unwrap_or_default()))
        && let Ok(point) = day.parse::<DatePoint>()
    {
        return Some(point);
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "/.-,".contains(c))
        .filter(|word| !word.is_empty() && *word != "of")
        .collect();
    match words[..] {
        [year] => DatePoint::new(year_of(year)?, None, None),
        [first, year] => {
            match month_of(first).or_else(|| number(first).filter(|_| text.contains(['/', '.', '-']))) {
                Some(0) => DatePoint::new(year_of(year)?, None, None),
                Some(month) => DatePoint::new(year_of(year)?, Some(month), None),
                None => DatePoint::new(year_of(first)?, Some(month_of(year)?), None),
            }
        }
        [a, b, c] => triple(a, b, c, order),
        _ => None,
    }
}

fn triple(a: &str, b: &str, c: &str, order: NumberOrder) -> Option<DatePoint> {
    if let Some(month) = month_of(b) {
        return match year_of(c) {
            Some(year) => point(year, month, ordinal(a)?),
            None => point(year_of(a)?, month, ordinal(c)?),
        };
    }
    if let Some(month) = month_of(a) {
        return point(year_of(c)?, month, ordinal(b)?);
    }
    if let (Some(year), Some(month), Some(day)) = (year_of(a), number(b), number(c)) {
        return point(year, month, day);
    }
    // `dd/mm/1970` and `00/00/1970`: the parts that are not known are written as letters or zeros.
    let year = year_of(c)?;
    let part = |text: &str| number(text).or((text == "dd" || text == "mm").then_some(0));
    let (day, month) = match order {
        NumberOrder::DayFirst => (part(a)?, part(b)?),
        NumberOrder::MonthFirst => (part(b)?, part(a)?),
    };
    point(year, month, day)
}

/// A point whose month or day is 0 where it is not known.
fn point(year: u16, month: u8, day: u8) -> Option<DatePoint> {
    match (month, day) {
        (0, _) => DatePoint::new(year, None, None),
        (month, 0) => DatePoint::new(year, Some(month), None),
        (month, day) => DatePoint::new(year, Some(month), Some(day)),
    }
}

fn year_of(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1000..=2999).contains(year))
}

fn number(text: &str) -> Option<u8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn ordinal(text: &str) -> Option<u8> {
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix));
    number(bare.unwrap_or(text))
}

fn month_of(text: &str) -> Option<u8> {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if text.len() < 3 || !text.is_ascii() {
        return None;
    }
    let position = MONTHS
        .iter()
        .position(|month| month.starts_with(text) || (text == "sept" && *month == "september"));
    position.map(|at| at as u8 + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_too_long_for_a_date_is_none() {
        // Found by fuzzing: 24 kB of dashes took a second.
        assert_eq!(super::parse(&"1-".repeat(100_000)), None);
    }

    use super::*;

    #[test]
    fn what_publishers_write() {
        let check = |text: &str, expected: &str| {
            let read = parse(text).map(|date| date.to_string());
            assert_eq!(read.as_deref().unwrap_or("none"), expected, "{text}");
        };
        check("10 Dec 1948", "1948-12-10");
        check("December 10, 1948", "1948-12-10");
        check("Dec 1948", "1948-12");
        check("1948", "1948");
        check("circa 1961", "1961~");
        check("c. 1961", "1961~");
        check("Approximately 1971", "1971~");
        check("1960 to 1965", "1960/1965");
        check("1960-1965", "1960/1965");
        check("1964-65", "1964/1965");
        check("Between 1958 and 1963", "1958/1963");
        check("01 Jan 1963 to 31 Dec 1965", "1963-01-01/1965-12-31");
        check("03/04/1965", "1965-04-03");
        check("00/00/1970", "1970");
        check("dd/mm/1970", "1970");
        check("00/05/1970", "1970-05");
        check("1970-05-03T00:00:00", "1970-05-03");
        check("1970-05-03 or 1970-05-04", "none");
        check("1st May 1970", "1970-05-01");
        check("05.1970", "1970-05");
        check("1960s", "1960~");
        check("early 1970", "1970~");
        check("31/02/1970", "none");
        check("unknown", "none");
        check("", "none");
        check("é", "none");
        check("12345", "none");
    }

    #[test]
    fn month_first_where_the_reader_says_so() {
        let read = parse_ordered("03/04/1965", NumberOrder::MonthFirst).unwrap();
        assert_eq!(read.to_string(), "1965-03-04");
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in ".{0,40}") {
            let _ = parse(&text);
        }
    }
}
