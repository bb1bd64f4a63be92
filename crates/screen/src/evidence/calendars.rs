//! Years that are written in another calendar than the one they are compared in.
//!
//! Iranian and Afghan papers give years of the Solar Hijri calendar (1345 is 1966 or 1967), papers of the Gulf and of older
//! Afghan registers years of the lunar one (1390 is 1970 or 1971). Nobody who is screened was born in the fourteenth
//! century, so such a year is read as both.

use exonym_model::{DatePoint, PartialDate};

/// Years in which a living or lately dead person can be born, in either Hijri calendar.
const HIJRI_YEARS: std::ops::RangeInclusive<u16> = 1270..=1450;
/// The Solar Hijri year 1 began in March 622, so that a year lies in two of ours: this many later, and one more.
const SOLAR_OFFSET: u16 = 621;
/// A lunar Hijri year has 354.367 days against 365.2425: this share of ours.
const LUNAR_SHARE: f64 = 0.970_225;
/// Where the lunar count began, in years of ours.
const LUNAR_START: f64 = 621.57;

/// What a date whose year is one of a Hijri calendar may mean in ours, each with the name of its calendar; nothing for others.
pub(super) fn readings(date: PartialDate) -> Vec<(PartialDate, &'static str)> {
    let (from, to) = (date.start().year, date.end().year);
    if !HIJRI_YEARS.contains(&from) || !HIJRI_YEARS.contains(&to) {
        return Vec::new();
    }
    let solar = years(from + SOLAR_OFFSET, to + SOLAR_OFFSET + 1);
    let lunar = |year: u16| f64::from(year) * LUNAR_SHARE + LUNAR_START;
    // Its first day lies in one of our years and its last in the same or the next.
    let lunar = years(
        (lunar(from) - LUNAR_SHARE).floor() as u16 + 1,
        lunar(to).floor() as u16 + 1,
    );
    [(solar, "a Solar Hijri year"), (lunar, "a Hijri year")]
        .into_iter()
        .filter_map(|(date, calendar)| Some((date?, calendar)))
        .collect()
}

fn years(from: u16, to: u16) -> Option<PartialDate> {
    let year = |year| DatePoint::new(year, None, None);
    PartialDate::between(year(from)?, year(to)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hijri_years_fall_where_their_calendars_put_them() {
        let of = |text: &str| readings(text.parse().unwrap());
        let covers = |text: &str, calendar: &str, ours: &str| {
            let ours: PartialDate = ours.parse().unwrap();
            of(text)
                .iter()
                .any(|(date, name)| *name == calendar && date.overlaps(ours))
        };
        // 1 Farvardin 1345 was 21 March 1966; 1 Muharram 1390 was 9 March 1970, 1 Muharram 1400 was 21 November 1979.
        assert!(covers("1345", "a Solar Hijri year", "1966-03-21"));
        assert!(covers("1345-12-20", "a Solar Hijri year", "1967-03-11"));
        assert!(!covers("1345", "a Solar Hijri year", "1968"));
        assert!(covers("1390", "a Hijri year", "1970-03-09") && covers("1390", "a Hijri year", "1971-02-01"));
        assert!(covers("1400", "a Hijri year", "1979-11-21") && covers("1400", "a Hijri year", "1980-11-08"));
        assert!(!covers("1400", "a Hijri year", "1982"));
        assert!(of("1966").is_empty() && of("1066").is_empty());
    }
}
