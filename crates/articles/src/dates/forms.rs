//! What is written: a date form and how many tokens it takes.

use exonym_tables::english::Classes;
use jiff::civil::{Date, Weekday};

use crate::page::Page;
use crate::token::{Case, TokenKind};

/// Years that a bare number of four digits can mean in news.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2099;
/// `N years ago` says less than a year for more than this; the number is then a figure of speech.
const MOST_AGO: i32 = 500;

/// A form with its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) form: Form,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Which of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said.
    Plain,
    /// `last`.
    Last,
    /// `the next`, `the previous`: counted from some other day.
    Other,
    /// `this`.
    This,
    /// `next`.
    Next,
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `September 17, 2023`.
    Full(Date),
    /// `November 2022`.
    MonthOf(i16, i8),
    /// `2017`.
    Year(i16),
    /// `the 1990s`, by its first year.
    Decade(i16),
    /// `September 17`; the year is open.
    MonthDay(i8, i8),
    /// `September 11` of which the text speaks as of a name.
    NamedDay(i8, i8),
    /// `September 12-15`, the year open or not.
    Days(Option<i16>, i8, i8, i8),
    /// `in March`, `last March`.
    Month(i8, Which),
    /// `Tuesday`, `last Tuesday`.
    Weekday(Weekday, Which),
    /// So many units from the document's: `yesterday`, `last week`, `two years ago`.
    From(Unit, i32),
    /// `the end of the month`.
    EndOf(Unit),
    /// `last summer`, `the summer of 2014`: by the season's first month.
    Season(i8, Which, Option<i16>),
    /// `the past month`: from so many units before until the document's day.
    Past(Unit, i32),
}

/// The form that begins at token `at`.
pub(super) fn at(page: &Page, at: usize, last: usize) -> Option<(Form, usize)> {
    let here = Look { page, last };
    let found = here
        .iso(at)
        .or_else(|| here.slashed(at))
        .or_else(|| here.with_weekday(at))
        .or_else(|| here.calendar(at))
        .or_else(|| here.named_unit(at))
        .or_else(|| here.ago(at))
        .or_else(|| here.end_of(at))
        .or_else(|| here.season(at))
        .or_else(|| here.month_alone(at))
        .or_else(|| here.day_word(at))
        .or_else(|| here.year_alone(at))?;
    (at + found.1 <= last).then_some(found)
}

struct Look<'a> {
    page: &'a Page,
    last: usize,
}

impl Look<'_> {
    fn lower(&self, at: usize) -> &str {
        if at < self.last {
            self.page.lower(at).trim_end_matches('.')
        } else {
            ""
        }
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.page.lower(before))
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let word = self.lower(at);
        (digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    fn year(&self, at: usize) -> Option<i16> {
        self.number(at, 4..=4).filter(|year| YEARS.contains(year))
    }

    /// `17`, `17th`.
    fn day(&self, at: usize) -> Option<i8> {
        let word = self.lower(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let ending = word.get(digits.len()..)?;
        let day: i8 = digits.parse().ok()?;
        (matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
    }

    /// A month by name, written as a name is.
    fn month(&self, at: usize) -> Option<i8> {
        let token = self.page.token(at).filter(|_| at < self.last)?;
        if !token.classes.any(Classes::MONTH) || token.case == Case::Lower {
            return None;
        }
        const STARTS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let found = STARTS
            .iter()
            .position(|start| self.lower(at).starts_with(start))?;
        i8::try_from(found + 1).ok()
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        let token = self.page.token(at).filter(|_| at < self.last)?;
        if !token.classes.any(Classes::WEEKDAY) || token.case == Case::Lower {
            return None;
        }
        const STARTS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let word = self.lower(at);
        // `Sun` and `Sat` alone are other things.
        let whole = word.ends_with("day");
        let dated = self.month(at + 1).is_some() || self.lower(at + 1) == ",";
        let found = STARTS.iter().position(|start| word.starts_with(start))?;
        let number = i8::try_from(found + 1).ok()?;
        Weekday::from_monday_one_offset(number)
            .ok()
            .filter(|_| whole || dated)
    }

    /// How many, as a word or digits; `a` is one.
    fn count(&self, at: usize) -> Option<i32> {
        const WORDS: [&str; 21] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ];
        const TENS: [(&str, i32); 5] = [
            ("thirty", 30),
            ("forty", 40),
            ("fifty", 50),
            ("sixty", 60),
            ("hundred", 100),
        ];
        let word = self.lower(at);
        if matches!(word, "a" | "an") {
            return Some(1);
        }
        let by_word = WORDS
            .iter()
            .position(|one| *one == word)
            .and_then(|n| i32::try_from(n).ok());
        by_word
            .or_else(|| {
                TENS.iter()
                    .find(|(name, _)| *name == word)
                    .map(|(_, number)| *number)
            })
            .or_else(|| self.number(at, 1..=3).map(i32::from))
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        Some(match self.lower(at) {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "weekend" | "weekends" => Unit::Weekend,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            "decade" | "decades" => Unit::Decade,
            _ => return None,
        })
    }

    /// `2017-07-18`.
    fn iso(&self, at: usize) -> Option<(Form, usize)> {
        let year = self.year(at)?;
        let parts = (1..=4).all(|next| self.page.token(at + next).is_some_and(|token| token.glued));
        if !parts || !self.is(at + 1, &["-"]) || !self.is(at + 3, &["-"]) {
            return None;
        }
        let (month, day) = (self.number(at + 2, 2..=2)?, self.number(at + 4, 2..=2)?);
        full(year, month.try_into().ok()?, day.try_into().ok()?).map(|form| (form, 5))
    }

    /// `25/12/2016`, where only one order of day and month can be.
    fn slashed(&self, at: usize) -> Option<(Form, usize)> {
        let (first, second) = (self.number(at, 1..=2)?, self.number(at + 2, 1..=2)?);
        if !self.is(at + 1, &["/"]) || !self.is(at + 3, &["/"]) {
            return None;
        }
        let year = self.year(at + 4)?;
        let (month, day) = match (first, second) {
            (13..=31, 1..=12) => (second, first),
            (1..=12, 13..=31) => (first, second),
            (same, other) if same == other => (same, other),
            _ => return None,
        };
        full(year, month.try_into().ok()?, day.try_into().ok()?).map(|form| (form, 5))
    }

    /// `Tuesday, September 17`, `last Tuesday`, `Tuesday`.
    fn with_weekday(&self, at: usize) -> Option<(Form, usize)> {
        if let Some(which) = which(self.lower(at))
            && let Some(day) = self.weekday(at + 1)
        {
            let other =
                matches!(which, Which::Next | Which::Other) && matches!(self.before(at), "the" | "on");
            return Some((Form::Weekday(day, if other { Which::Other } else { which }), 2));
        }
        let day = self.weekday(at)?;
        let skipped = 1 + usize::from(self.is(at + 1, &[",", "("]));
        let skipped = skipped + usize::from(self.is(at + skipped, &["the"]));
        if let Some((form, length)) = self.calendar(at + skipped) {
            return Some((form, skipped + length));
        }
        Some((Form::Weekday(day, Which::Plain), 1))
    }

    /// `September 17, 2023`, `17th of September 2023`, `September 12-15`, `November 2022`.
    fn calendar(&self, at: usize) -> Option<(Form, usize)> {
        if let Some(month) = self.month(at) {
            let of = usize::from(self.is(at + 1, &["of", ","]));
            if let Some(day) = self.day(at + 1) {
                return self.month_day(at, month, day);
            }
            return self
                .year(at + 1 + of)
                .map(|year| (Form::MonthOf(year, month), 2 + of));
        }
        let day = self.day(at)?;
        let of = usize::from(self.is(at + 1, &["of"]));
        let month = self.month(at + 1 + of)?;
        let comma = usize::from(self.is(at + 2 + of, &[",", "of"]));
        let length = 2 + of;
        match self.year(at + length + comma) {
            Some(year) => full(year, month, day).map(|form| (form, length + comma + 1)),
            None => open(month, day).map(|form| (form, length)),
        }
    }

    fn month_day(&self, at: usize, month: i8, day: i8) -> Option<(Form, usize)> {
        let to = self
            .is(at + 2, &["-", "–", "--"])
            .then(|| self.day(at + 3))
            .flatten();
        let length = if to.is_some() { 4 } else { 2 };
        let comma = usize::from(self.is(at + length, &[",", "of"]));
        let year = self.year(at + length + comma);
        let taken = if year.is_some() {
            length + comma + 1
        } else {
            length
        };
        if let Some(end) = to.filter(|end| *end > day) {
            open(month, end)?;
            return Some((Form::Days(year, month, day, end), taken));
        }
        if to.is_some() {
            return open(month, day).map(|form| (form, 2));
        }
        if let Some(year) = year {
            return full(year, month, day).map(|form| (form, taken));
        }
        // `the September 11 attacks`: a name, not a day of this year.
        let named = self.before(at) == "the"
            && self.is(
                at + 2,
                &["attack", "attacks", "terrorist", "terror", "bombing", "bombings"],
            );
        match (open(month, day)?, named) {
            (_, true) => Some((Form::NamedDay(month, day), 2)),
            (form, false) => Some((form, 2)),
        }
    }

    /// `last week`, `the past two months`, `over the weekend`.
    fn named_unit(&self, at: usize) -> Option<(Form, usize)> {
        let word = self.lower(at);
        if word == "weekend" && self.before(at) == "the" {
            return Some((Form::From(Unit::Weekend, 0), 1));
        }
        if matches!(word, "past" | "last" | "previous") {
            let number = self.count(at + 1);
            let unit = self.unit(at + 1 + usize::from(number.is_some()));
            if let (Some(number), Some(unit)) = (number, unit) {
                return Some((Form::Past(unit, number), 3));
            }
            if let (Some(unit), "past") = (unit, word) {
                return Some((Form::Past(unit, 1), 2));
            }
        }
        let unit = self.unit(at + 1);
        let nights = self.is(at + 1, &["night", "evening"]);
        let parts = nights || self.is(at + 1, &["morning", "afternoon"]);
        match (word, unit) {
            // `the last day of the trial` is no date.
            ("last" | "next", Some(Unit::Day)) => None,
            ("last", Some(unit)) if self.before(at) != "the" => Some((Form::From(unit, -1), 2)),
            ("next" | "coming", Some(unit)) if self.before(at) != "the" => Some((Form::From(unit, 1), 2)),
            ("this", Some(unit)) if unit != Unit::Day => Some((Form::From(unit, 0), 2)),
            ("last", None) if nights => Some((Form::From(Unit::Day, -1), 2)),
            ("this", None) if parts => Some((Form::From(Unit::Day, 0), 2)),
            _ => None,
        }
    }

    /// `two days ago`.
    fn ago(&self, at: usize) -> Option<(Form, usize)> {
        let number = self.count(at).filter(|number| (1..=MOST_AGO).contains(number))?;
        // `[Ten] years ago`: an editor's word.
        let next = at + 1 + usize::from(self.is(at + 1, &["]"]));
        let unit = self.unit(next)?;
        self.is(next + 1, &["ago"])
            .then_some((Form::From(unit, -number), next + 2 - at))
    }

    /// `the end of the year`, `year-end`.
    fn end_of(&self, at: usize) -> Option<(Form, usize)> {
        if self.is(at, &["end"]) && self.is(at + 1, &["of"]) && self.is(at + 2, &["the", "this"]) {
            let unit = self
                .unit(at + 3)
                .filter(|unit| matches!(unit, Unit::Month | Unit::Year))?;
            return Some((Form::EndOf(unit), 4));
        }
        let joined = usize::from(self.is(at + 1, &["-", "'s"]));
        let year_end = self.is(at, &["year"]) && self.is(at + 1 + joined, &["end"]);
        year_end.then_some((Form::EndOf(Unit::Year), 2 + joined))
    }

    /// `last summer`, `the summer of 2014`. Seasons are those of the northern half of the earth.
    fn season(&self, at: usize) -> Option<(Form, usize)> {
        let month = |at: usize| {
            Some(match self.lower(at) {
                "spring" => 3,
                "summer" => 6,
                "autumn" | "fall" => 9,
                "winter" => 12,
                _ => return None,
            })
        };
        if let Some(first) = month(at) {
            let of = usize::from(self.is(at + 1, &["of"]));
            return self
                .year(at + 1 + of)
                .map(|year| (Form::Season(first, Which::Plain, Some(year)), 2 + of));
        }
        let which = which(self.lower(at))?;
        month(at + 1).map(|first| (Form::Season(first, which, None), 2))
    }

    /// `in March`, `last March`, `early March`.
    fn month_alone(&self, at: usize) -> Option<(Form, usize)> {
        if let Some(which) = which(self.lower(at))
            && let Some(month) = self.month(at + 1)
        {
            return Some((Form::Month(month, which), 2));
        }
        let month = self.month(at)?;
        // `February 30` is no day and no month either.
        if self.number(at + 1, 1..=2).is_some() {
            return None;
        }
        const BEFORE: [&str; 22] = [
            "in", "since", "by", "until", "till", "of", "early", "late", "mid", "through", "from", "during",
            "before", "after", "and", "to", "every", "each", "around", "between", "-", "for",
        ];
        // Short and ambiguous names of months want a preposition before them; the others want none behind which they are a name.
        let clear = !matches!(
            self.lower(at),
            "may" | "march" | "mar" | "jan" | "jun" | "august" | "april" | "june"
        );
        let whole = self.lower(at).len() > 4;
        let follows_name = at
            .checked_sub(1)
            .and_then(|before| self.page.token(before))
            .is_some_and(|token| {
                token.case == Case::Title && token.kind == TokenKind::Word && token.classes.is_empty()
            });
        let led = BEFORE.contains(&self.before(at).trim_end_matches('-'));
        // `Ms. April Jones` is led by nothing; `in June Carter's house` is rare.
        let named = self.page.token(at + 1).is_some_and(|next| {
            !clear && next.case == Case::Title && next.classes.is_empty() && at + 1 < self.last
        });
        (!named && (led || (clear && whole && !follows_name)))
            .then_some((Form::Month(month, Which::Plain), 1))
    }

    fn day_word(&self, at: usize) -> Option<(Form, usize)> {
        let days = match self.lower(at) {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => return None,
        };
        Some((Form::From(Unit::Day, days), 1))
    }

    /// `in 2017`, `the 1990s`.
    fn year_alone(&self, at: usize) -> Option<(Form, usize)> {
        let word = self.lower(at);
        let decade = word.strip_suffix('s').unwrap_or_default();
        if decade.len() == 4 && decade.ends_with('0') {
            let year: i16 = decade.parse().ok()?;
            return YEARS.contains(&year).then_some((Form::Decade(year), 1));
        }
        let year = self.year(at)?;
        const BEFORE: [&str; 28] = [
            "in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "between",
            "through", "around", "circa", "the", "(", "early", "late", "mid", "'s", "a", "and", "to", "this",
            "its", "their", "his", "for",
        ];
        const MEASURED: [&str; 7] = [
            "levels",
            "elections",
            "games",
            "figures",
            "standards",
            "prices",
            "olympics",
        ];
        // `1800 UTC` is a time of day.
        if self.is(at + 1, &["utc", "gmt", "hours", "hrs", "local"]) {
            return None;
        }
        const COUNTED: [&str; 5] = ["people", "men", "women", "children", "percent"];
        let next = self.lower(at + 1);
        let counted = (next.len() > 3 && next.ends_with('s') || COUNTED.contains(&next))
            && !MEASURED.contains(&next)
            && !matches!(
                self.before(at),
                "the" | "its" | "their" | "his" | "'s" | "in" | "since"
            );
        let proper = self.page.token(at + 1).is_some_and(|next| {
            at + 1 < self.last && next.kind == TokenKind::Word && next.case != Case::Lower
        });
        // `2000-2050`, `World Cup 2018`.
        let ranged = self.is(at + 1, &["-", "–", "to"]) && self.year(at + 2).is_some()
            || matches!(self.before(at), "-" | "–")
                && at.checked_sub(2).is_some_and(|first| self.year(first).is_some());
        let edition = at
            .checked_sub(1)
            .and_then(|before| self.page.token(before))
            .is_some_and(|before| {
                before.kind == TokenKind::Word && before.case != Case::Lower && before.classes.is_empty()
            });
        let led = BEFORE.contains(&self.before(at)) || ranged || edition;
        let glued = self.page.token(at).is_some_and(|token| token.glued)
            && !matches!(self.before(at), "(" | "-" | "–" | "/");
        (!counted && !glued && (led || proper)).then_some((Form::Year(year), 1))
    }
}

fn which(word: &str) -> Option<Which> {
    Some(match word {
        "last" => Which::Last,
        "this" => Which::This,
        "next" | "coming" => Which::Next,
        "following" | "previous" => Which::Other,
        _ => return None,
    })
}

fn full(year: i16, month: i8, day: i8) -> Option<Form> {
    Date::new(year, month, day).ok().map(Form::Full)
}

/// A day of some year: 29 February is one.
fn open(month: i8, day: i8) -> Option<Form> {
    const LEAP: i16 = 2000;
    Date::new(LEAP, month, day).ok()?;
    Some(Form::MonthDay(month, day))
}
