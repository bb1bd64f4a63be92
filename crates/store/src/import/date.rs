//! Which day a version is of.
//!
//! The order is fixed: what the user gives, what the file says, an ISO date in the name of the file or its folder, the
//! file's modification time. Each weaker way leaves a remark on the version, since "as of" answers hang on this day.

use std::path::Path;
use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::{Result, StoreError};

/// A version's day and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    /// ISO day.
    pub(crate) day: String,
    /// `given`, `file`, `name`, `folder` or `mtime`.
    pub(crate) by: &'static str,
    /// What the user should know about it.
    pub(crate) remark: Option<String>,
}

/// Reads a day as the user gives it.
pub fn parse_day(text: &str) -> Result<String> {
    text.parse::<Date>()
        .map(|day| day.to_string())
        .map_err(|_| StoreError::BadDate(text.to_owned()))
}

/// The day of a version whose main file stands at `path` and says `inside` of itself. `given` is a checked ISO day.
pub(crate) fn date_of(path: &Path, inside: Option<&str>, given: Option<&str>, today: Date) -> Dated {
    if let Some(day) = given {
        return Dated {
            day: day.to_owned(),
            by: "given",
            remark: None,
        };
    }
    let (inside_day, inside_remark) = match inside.map(|text| (text, first_day_in(text, today))) {
        Some((_, Some(found))) => (Some(found), None),
        Some((text, None)) => (
            None,
            Some(format!(
                "the date inside the file, `{text}`, is no day and was not used"
            )),
        ),
        None => (None, None),
    };
    if let Some((day, remark)) = inside_day {
        return Dated {
            day: day.to_string(),
            by: "file",
            remark,
        };
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = path
        .parent()
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy().into_owned());
    for (text, by) in [(name, "name"), (folder, "folder")] {
        if let Some((day, remark)) = text.and_then(|text| first_day_in(&text, today)) {
            return Dated {
                day: day.to_string(),
                by,
                remark: join(inside_remark, remark),
            };
        }
    }
    let changed = std::fs::metadata(path)
        .and_then(|meta| meta.modified())
        .unwrap_or_else(|_| SystemTime::now());
    let day = day_of(changed).unwrap_or(today);
    let remark = format!(
        "neither the file nor its name states a date; {day} is when the file was last changed. Give --published where \
         that is not the day of publication"
    );
    Dated {
        day: day.to_string(),
        by: "mtime",
        remark: join(inside_remark, Some(remark)),
    }
}

fn join(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}; {second}")),
        (first, second) => first.or(second),
    }
}

fn day_of(time: SystemTime) -> Option<Date> {
    let stamp = jiff::Timestamp::try_from(time).ok()?;
    Some(stamp.to_zoned_datetime(TimeZone::UTC).date())
}

/// The day it is, in UTC.
pub(crate) fn today() -> Date {
    jiff::Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

/// Now, as an ISO date-time in UTC to the second.
pub(crate) fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The first ISO day in a text; else the first ISO month, taken as its last day (or today, where that is sooner), since by
/// then the file was out. Digits on either side make a number of another kind.
fn first_day_in(text: &str, today: Date) -> Option<(Date, Option<String>)> {
    let bytes = text.as_bytes();
    let mut month = None;
    for at in 0..bytes.len() {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        if before.is_some_and(u8::is_ascii_digit) {
            continue;
        }
        if let Some(day) = day_at(bytes.get(at..).unwrap_or_default()) {
            return Some((day, None));
        }
        month = month.or_else(|| month_at(bytes.get(at..).unwrap_or_default()));
    }
    let (year, number) = month?;
    let last = Date::new(year, number, 1).ok()?.last_of_month();
    let day = if (Date::new(year, number, 1).ok()?..=last).contains(&today) {
        today
    } else {
        last
    };
    let remark = format!("only the month {year}-{number:02} is stated; taken as published by {day}");
    Some((day, Some(remark)))
}

fn day_at(bytes: &[u8]) -> Option<Date> {
    let (year, month) = month_at_start(bytes)?;
    if bytes.get(7) != Some(&b'-') || bytes.get(10).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let day = digits(bytes.get(8..10)?)?;
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

fn month_at(bytes: &[u8]) -> Option<(i16, i8)> {
    let followed = bytes.get(7).is_some_and(u8::is_ascii_digit);
    let goes_on = bytes.get(7) == Some(&b'-') && bytes.get(8).is_some_and(u8::is_ascii_digit);
    month_at_start(bytes).filter(|_| !followed && !goes_on)
}

fn month_at_start(bytes: &[u8]) -> Option<(i16, i8)> {
    let (year, month) = (digits(bytes.get(0..4)?)?, digits(bytes.get(5..7)?)?);
    let plausible = bytes.get(4) == Some(&b'-') && (1900..2200).contains(&year) && (1..=12).contains(&month);
    plausible.then_some((i16::try_from(year).ok()?, i8::try_from(month).ok()?))
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let all = bytes.iter().all(u8::is_ascii_digit);
    all.then(|| std::str::from_utf8(bytes).ok()?.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(path: &str, inside: Option<&str>, given: Option<&str>) -> (String, &'static str) {
        let dated = date_of(Path::new(path), inside, given, Date::constant(2026, 11, 24));
        (dated.day, dated.by)
    }

    #[test]
    fn the_order_of_sources() {
        let path = "lists/sdn-2023-12-28/un_2026-02-27.xml";
        assert_eq!(
            dated(path, Some("2025-01-02T03:04:05"), Some("2020-01-01")),
            ("2020-01-01".into(), "given")
        );
        assert_eq!(
            dated(path, Some("2025-01-02T03:04:05"), None),
            ("2025-01-02".into(), "file")
        );
        assert_eq!(dated(path, Some("soon"), None), ("2026-02-27".into(), "name"));
        assert_eq!(
            dated("lists/sdn-2023-12-28/sdn.csv", None, None),
            ("2023-12-28".into(), "folder")
        );
        assert_eq!(dated("/nowhere/sdn.csv", None, None).1, "mtime");
    }

    #[test]
    fn a_month_is_its_last_day_and_numbers_are_no_dates() {
        assert_eq!(
            dated("ca/sema_2025-05.xml", None, None),
            ("2025-05-31".into(), "name")
        );
        assert_eq!(
            dated("ca/sema_2026-11.xml", None, None),
            ("2026-11-24".into(), "name")
        );
        assert_eq!(dated("x/a-12024-05-021.csv", None, None).1, "mtime");
        assert_eq!(dated("x/a-2024-13-01.csv", None, None).1, "mtime");
        assert_eq!(dated("x/a-2023-02-30.csv", None, None).1, "mtime");
        assert_eq!(
            dated("x/日本-2024-05-02.csv", None, None),
            ("2024-05-02".into(), "name")
        );
    }
}
