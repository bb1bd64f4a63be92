//! Dates as the Ministry writes them: `1963年6月6日`, `1963年頃`, `1963年から1968年の間`, `令和7年9月12日`, `2012.4.24`.
//!
//! A cell is scanned for dates from left to right; what stands between two of them tells whether they are the ends of an
//! interval or two dates. Era years count from the era's first year, which may be written 元年.

use exonym_model::{DatePoint, PartialDate};

use super::text::narrow;

/// Eras and the year before their first.
const ERAS: &[(&str, u16)] = &[
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
];

/// A date found in a text, with the text around it that belongs to it.
#[derive(Debug, Clone, Copy)]
struct Found {
    point: DatePoint,
    start: usize,
    end: usize,
}

/// The dates in a text, in order. A date of another calendar (ヒジュラ暦) is left out.
pub(super) fn all(text: &str) -> Vec<PartialDate> {
    let text = narrow(text);
    let found = scan(&text);
    let mut dates = Vec::new();
    let mut at = 0;
    while let Some(first) = found.get(at) {
        let next = found.get(at + 1);
        let gap = next
            .and_then(|next| text.get(first.end..next.start))
            .unwrap_or_default();
        let between = next
            .filter(|_| is_interval(gap))
            .and_then(|next| PartialDate::between(first.point, next.point));
        let (date, last) = match (between, next) {
            (Some(date), Some(next)) => (date, next),
            _ => (PartialDate::from(first.point), first),
        };
        at += if between.is_some() { 2 } else { 1 };
        let end = found.get(at).map_or(text.len(), |next| next.start);
        let after = text.get(last.end..end).unwrap_or_default();
        let after = after.trim_start().trim_start_matches(['年', '生']);
        if after.starts_with("(ヒジュラ暦") || after.starts_with("ヒジュラ暦") {
            continue;
        }
        let about = after.starts_with('頃') || after.starts_with("の頃") || after.starts_with("ころ");
        dates.push(if about { date.about() } else { date });
    }
    dates
}

/// The first date of a text.
pub(super) fn first(text: &str) -> Option<PartialDate> {
    all(text).first().copied()
}

/// Whether what stands between two dates makes them the ends of an interval.
fn is_interval(gap: &str) -> bool {
    let gap = gap.trim().trim_start_matches(['年', '頃']).trim();
    gap == "から"
        || gap == "乃至"
        || (gap.chars().count() == 1 && gap.contains(['-', '~', '－', '―', '–', '−', '‐']))
}

fn scan(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let last = found.last().map(|found| found.point.year);
        if let Some((point, length)) = date_at(rest, last) {
            found.push(Found {
                point,
                start: at,
                end: at + length,
            });
            at += length.max(1);
            continue;
        }
        // A number that begins no date is passed over whole, so that its tail is not taken for a year.
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        at += digits.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    found
}

/// A date at the very start of a text, and its length; `last` is the year of the date before, for `7月10日` alone.
fn date_at(text: &str, last: Option<u16>) -> Option<(DatePoint, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    let era = ERAS.iter().find(|(name, _)| text.starts_with(name));
    if let Some((name, before)) = era {
        cursor.at = name.len();
        let year = if cursor.eat("元") { 1 } else { cursor.number(2)? };
        cursor.eat("年").then_some(())?;
        return cursor.month_day(before + year);
    }
    let (number, width) = cursor.number_with_width(4)?;
    if width == 4 && (1800..=2100).contains(&number) {
        let after = cursor.at;
        if cursor.eat("年") {
            return cursor.month_day(number);
        }
        for mark in ["-", "/", "."] {
            cursor.at = after;
            if let Some(day) = cursor.separated(number, mark) {
                return Some(day);
            }
        }
        return Some((DatePoint::new(number, None, None)?, after));
    }
    let month = u8::try_from(number).ok()?;
    if !cursor.eat("月") {
        return None;
    }
    let day = cursor.number(2).and_then(|day| u8::try_from(day).ok())?;
    cursor.eat("日").then_some(())?;
    Some((DatePoint::new(last?, Some(month), Some(day))?, cursor.at))
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over blanks and a mark; stays where the mark does not follow.
    fn eat(&mut self, mark: &str) -> bool {
        let rest = self.rest();
        let bare = rest.trim_start_matches(' ');
        let blanks = rest.len() - bare.len();
        let found = bare.starts_with(mark);
        if found {
            self.at += blanks + mark.len();
        }
        found
    }

    fn number(&mut self, most: usize) -> Option<u16> {
        self.number_with_width(most).map(|(number, _)| number)
    }

    /// A number of at most `most` digits, and how many it has.
    fn number_with_width(&mut self, most: usize) -> Option<(u16, usize)> {
        let rest = self.rest();
        let bare = rest.trim_start_matches(' ');
        let width = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        if width == 0 || width > most {
            return None;
        }
        let number = bare.get(..width)?.parse().ok()?;
        self.at += rest.len() - bare.len() + width;
        Some((number, width))
    }

    /// What follows `1963年`: month and day, where they do.
    fn month_day(mut self, year: u16) -> Option<(DatePoint, usize)> {
        let year_end = self.at;
        let month = self
            .number(2)
            .filter(|_| self.eat("月"))
            .and_then(|month| u8::try_from(month).ok());
        let Some(month) = month else {
            return Some((DatePoint::new(year, None, None)?, year_end));
        };
        let month_end = self.at;
        let day = self
            .number(2)
            .filter(|_| self.eat("日"))
            .and_then(|day| u8::try_from(day).ok());
        match day {
            Some(day) => Some((DatePoint::new(year, Some(month), Some(day))?, self.at)),
            None => Some((DatePoint::new(year, Some(month), None)?, month_end)),
        }
    }

    /// What follows `1963` in `1963-06-06`, `1966/2/2`, `2012.4.24`.
    fn separated(&mut self, year: u16, mark: &str) -> Option<(DatePoint, usize)> {
        self.eat(mark).then_some(())?;
        let month = u8::try_from(self.number(2)?).ok()?;
        self.eat(mark).then_some(())?;
        let day = u8::try_from(self.number(2)?).ok()?;
        Some((DatePoint::new(year, Some(month), Some(day))?, self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_workbook() {
        for (text, expected) in [
            ("1963年6月6日", "1963-06-06"),
            ("1963年頃", "1963~"),
            ("1963年から1968年の間", "1963/1968"),
            ("1972年から1973年までの間", "1972/1973"),
            ("1955年-1958年頃", "1955/1958~"),
            ("1970-1973年頃", "1970/1973~"),
            ("1937年～1945年", "1937/1945"),
            ("1961年1月1日から\n1963年12月31日の間", "1961-01-01/1963-12-31"),
            ("1966年3月18日又は1967年3月10日", "1966-03-18 1967-03-10"),
            ("1973年7月1日又は7月10日", "1973-07-01 1973-07-10"),
            ("（a）1966年頃（b）1960年 （c）1953年", "1966~ 1960 1953"),
            ("(a)1955年-1958年頃\n(b)１945年-1950年頃", "1955/1958~ 1945/1950~"),
            ("(a)1982年4月19日\n(c)1402年6月24日（ヒジュラ暦）", "1982-04-19"),
            ("1958年9月", "1958-09"),
            ("1973 年1月15日", "1973-01-15"),
            ("1966/2/2", "1966-02-02"),
            ("2012.4.24\n2013.7.4改訂", "2012-04-24 2013-07-04"),
            ("令和7年9月12日", "2025-09-12"),
            ("平成元年1月8日", "1989-01-08"),
            ("昭和59年", "1984"),
            (
                "1941年8月20日セルビア共和国生\nBorn at Pozarevac, on 20 August 1941",
                "1941-08-20 1941",
            ),
            ("1965-03-01", "1965-03-01"),
            ("不明", ""),
            ("30-35歳", ""),
            ("200812.19改訂", ""),
        ] {
            let read: Vec<String> = all(text).iter().map(PartialDate::to_string).collect();
            assert_eq!(read.join(" "), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[0-9年月日頃からの間令和元\\-./ ０-９]{0,24}|.{0,20}") {
            let _ = all(&text);
        }
    }
}
