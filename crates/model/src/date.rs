//! Dates as lists publish them: a year, a month, a day, about a year, between two years.
//!
//! A [`PartialDate`] is an interval of days with the precision it was stated in. Its text form is the level-1 subset of
//! EDTF (ISO 8601-2): `1984-01-08`, `1984-01`, `1984`, `1984~` (about), `1960/1965` (between, both ends included). The
//! first three are what FollowTheMoney writes; the other two are written to FollowTheMoney as plain years.

use std::fmt;
use std::str::FromStr;

/// A day, a month or a year of the proleptic Gregorian calendar; year 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DatePoint {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to the month's last day; never without a month.
    pub day: Option<u8>,
}

/// A date with its precision; see the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    from: DatePoint,
    to: Option<DatePoint>,
    about: bool,
}

/// Text that is no date in the form of [`PartialDate`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date; write 1984-01-08, 1984-01, 1984, 1984~ (about) or 1960/1965 (between)")]
pub struct DateError(pub String);

impl DatePoint {
    /// The point, if there is such a day.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<DatePoint> {
        let valid = (1..=9999).contains(&year)
            && match (month, day) {
                (None, None) => true,
                (Some(month), None) => (1..=12).contains(&month),
                (Some(month), Some(day)) => {
                    (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
                }
                (None, Some(_)) => false,
            };
        valid.then_some(DatePoint { year, month, day })
    }

    /// First day covered, as (year, month, day).
    pub fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Last day covered, as (year, month, day).
    pub fn last_day(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (
            self.year,
            month,
            self.day.unwrap_or_else(|| days_in(self.year, month)),
        )
    }
}

impl PartialDate {
    /// A full day; `None` if there is no such day.
    pub fn day(year: u16, month: u8, day: u8) -> Option<PartialDate> {
        DatePoint::new(year, Some(month), Some(day)).map(PartialDate::from)
    }

    /// A month.
    pub fn month(year: u16, month: u8) -> Option<PartialDate> {
        DatePoint::new(year, Some(month), None).map(PartialDate::from)
    }

    /// A year.
    pub fn year(year: u16) -> Option<PartialDate> {
        DatePoint::new(year, None, None).map(PartialDate::from)
    }

    /// Somewhere between two points, both included; `None` if they are in the wrong order. Equal ends are the point.
    pub fn between(from: DatePoint, to: DatePoint) -> Option<PartialDate> {
        if from == to {
            return Some(from.into());
        }
        (from.first_day() <= to.last_day()).then_some(PartialDate {
            from,
            to: Some(to),
            about: false,
        })
    }

    /// The same date, stated as approximate ("circa").
    #[must_use]
    pub fn about(self) -> PartialDate {
        PartialDate { about: true, ..self }
    }

    /// Whether it was stated as approximate.
    pub fn is_about(self) -> bool {
        self.about
    }

    /// Start of the stated interval.
    pub fn start(self) -> DatePoint {
        self.from
    }

    /// End of the stated interval; the start itself where no interval was stated.
    pub fn end(self) -> DatePoint {
        self.to.unwrap_or(self.from)
    }

    /// The day, where the date is one exactly stated day.
    pub fn exact_day(self) -> Option<(u16, u8, u8)> {
        match (self.from.month, self.from.day, self.to, self.about) {
            (Some(month), Some(day), None, false) => Some((self.from.year, month, day)),
            _ => None,
        }
    }

    /// First day it may mean, as (year, month, day); "about" is not widened here.
    pub fn first_day(self) -> (u16, u8, u8) {
        self.from.first_day()
    }

    /// Last day it may mean.
    pub fn last_day(self) -> (u16, u8, u8) {
        self.end().last_day()
    }

    /// Whether both may mean the same day.
    pub fn overlaps(self, other: PartialDate) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// Years between the nearest ends of both; 0 where they share a year.
    pub fn years_apart(self, other: PartialDate) -> u16 {
        let (first, last) = (self.start().year, self.end().year);
        let (other_first, other_last) = (other.start().year, other.end().year);
        first
            .saturating_sub(other_last)
            .max(other_first.saturating_sub(last))
    }

    /// Whether both are exact days and one has day and month where the other has month and day.
    pub fn is_swapped(self, other: PartialDate) -> bool {
        match (self.exact_day(), other.exact_day()) {
            (Some(a), Some(b)) => a.0 == b.0 && a.1 == b.2 && a.2 == b.1,
            _ => false,
        }
    }

    /// Whether both are exact days that differ in one digit as they are written.
    pub fn is_one_digit_off(self, other: PartialDate) -> bool {
        let written = |(year, month, day): (u16, u8, u8)| format!("{year:04}{month:02}{day:02}");
        match (self.exact_day(), other.exact_day()) {
            (Some(a), Some(b)) => {
                let (a, b) = (written(a), written(b));
                a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 1
            }
            _ => false,
        }
    }

    /// The dates FollowTheMoney writes for it: itself, or the two ends of an interval, without "about".
    pub fn ftm_values(self) -> Vec<String> {
        let mut values = vec![self.from.to_string()];
        values.extend(self.to.map(|to| to.to_string()));
        values
    }
}

impl From<DatePoint> for PartialDate {
    fn from(point: DatePoint) -> Self {
        PartialDate {
            from: point,
            to: None,
            about: false,
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for DatePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        if let Some(to) = self.to {
            write!(f, "/{to}")?;
        }
        if self.about {
            f.write_str("~")?;
        }
        Ok(())
    }
}

impl FromStr for DatePoint {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bad = || DateError(text.to_owned());
        let number = |part: &str, width: usize| {
            let fits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse::<u16>().ok()).flatten().ok_or_else(bad)
        };
        let mut parts = text.splitn(3, '-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        DatePoint::new(year, month.map(|month| month as u8), day.map(|day| day as u8)).ok_or_else(bad)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    /// Reads the form that `Display` writes; a time of day after a full date (`1984-01-08T00:00:00`) is dropped.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let bad = || DateError(text.to_owned());
        let (core, about) = match text.strip_suffix('~') {
            Some(core) => (core, true),
            None => (text, false),
        };
        let date = match core.split_once('/') {
            Some((from, to)) => PartialDate::between(from.parse()?, to.parse()?).ok_or_else(bad)?,
            None => {
                let day = match core.get(10..11) {
                    Some("T" | " ") => &core[..10],
                    _ => core,
                };
                PartialDate::from(day.parse::<DatePoint>().map_err(|_| bad())?)
            }
        };
        Ok(if about { date.about() } else { date })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_round_trips() {
        for text in [
            "1984-01-08",
            "1984-01",
            "1984",
            "1984~",
            "1960/1965",
            "1960-05/1961-01-02",
            "1960/1965~",
        ] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "",
            "84",
            "1984-13",
            "1984-02-30",
            "0000",
            "1965/1960",
            "1984-1-8",
            "19840108",
            "１９８４",
            "1984-é1-01",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_of_day_is_dropped() {
        assert_eq!(
            "1984-01-08T10:00:00Z".parse::<PartialDate>().unwrap().to_string(),
            "1984-01-08"
        );
    }

    #[test]
    fn overlap_respects_precision() {
        let check = |a: &str, b: &str, expected: bool| {
            let (a, b): (PartialDate, PartialDate) = (a.parse().unwrap(), b.parse().unwrap());
            assert_eq!(a.overlaps(b), expected, "{a} {b}");
            assert_eq!(b.overlaps(a), expected, "{b} {a}");
        };
        check("1984", "1984-01-08", true);
        check("1984-02", "1984-01-08", false);
        check("1960/1965", "1963", true);
        check("1960/1965", "1966", false);
    }
}
