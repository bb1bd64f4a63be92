//! Which day is meant.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::forms::{Form, Unit, Which, Written};
use crate::page::Page;
use crate::sentence::SentenceSpan;

/// A day or month without a year lies in the past unless that is longer ago than this and the coming one is near: news looks back more
/// than ahead, and `July 21` in an article of July 18 is this week.
const MOST_DAYS_BACK: i32 = 300;
/// The same in months.
const MOST_MONTHS_BACK: i32 = 9;
/// Said to come and yet less than this ago: it has just been.
const LEAST_DAYS_AHEAD: i32 = 330;
/// Tokens before a date that can say that it is to come.
const LOOKED_BACK: usize = 12;
/// Tokens after a date at the head of a sentence that can say so.
const LOOKED_AHEAD: usize = 14;
/// A date that begins no later than this in its sentence stands at its head: `On Friday,`.
const HEAD: usize = 3;

/// When the words around say that it was or will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// It has been.
    Past,
    /// They do not say.
    Open,
    /// It is to come.
    Future,
}

/// When the words around say that it was or will be.
pub(super) fn tense(page: &Page, sentence: &SentenceSpan, date: &Written) -> Tense {
    const COMING: [&str; 20] = [
        "will",
        "'ll",
        "won't",
        "would",
        "shall",
        "scheduled",
        "slated",
        "upcoming",
        "forthcoming",
        "plans",
        "planned",
        "planning",
        "expected",
        "due",
        "set",
        "intends",
        "hopes",
        "deadline",
        "going",
        "rescheduled",
    ];
    // A past verb between such a word and the date takes the date for itself: `will meet those who left on Monday`.
    const PAST: [&str; 8] = ["was", "were", "had", "said", "did", "told", "announced", "has"];
    let first = sentence.first.max(date.first.saturating_sub(LOOKED_BACK));
    for at in (first..date.first).rev() {
        let word = page.lower(at);
        if COMING.contains(&word) {
            return Tense::Future;
        }
        if PAST.contains(&word) {
            return Tense::Past;
        }
        if matches!(word, ";" | "”" | "“" | "\"") {
            return Tense::Open;
        }
    }
    if date.first > sentence.first + HEAD {
        return Tense::Open;
    }
    let after = date.last..sentence.last.min(date.last + LOOKED_AHEAD);
    for at in after {
        match page.lower(at) {
            "will" | "'ll" | "won't" | "shall" => return Tense::Future,
            word if PAST.contains(&word) || word.len() > 4 && word.ends_with("ed") => return Tense::Past,
            _ => {}
        }
    }
    Tense::Open
}

/// The value of a form; open where it hangs on a document date that is not there.
pub(super) fn value(form: Form, document: Option<Date>, tense: Tense) -> String {
    match document {
        Some(day) => resolved(form, day, tense).unwrap_or_else(|| unresolved(form)),
        None => unresolved(form),
    }
}

fn unresolved(form: Form) -> String {
    match form {
        Form::Full(date) => date.to_string(),
        Form::MonthOf(year, month) => format!("{year:04}-{month:02}"),
        Form::Year(year) => format!("{year:04}"),
        Form::Decade(year) => format!("{year:04}/{:04}", year + 9),
        Form::MonthDay(month, day) | Form::NamedDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Form::Days(Some(year), month, first, last) => {
            format!("{year:04}-{month:02}-{first:02}/{year:04}-{month:02}-{last:02}")
        }
        Form::Days(None, month, first, last) => {
            format!("XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}")
        }
        Form::Month(month, _) => format!("XXXX-{month:02}"),
        Form::Weekday(day, _) => format!("XXXX-WXX-{}", day.to_monday_one_offset()),
        Form::EndOf(Unit::Year) => "XXXX-12-31".to_owned(),
        Form::Season(first, _, Some(year)) => season(first, year),
        Form::Season(first, _, None) => format!("XXXX-{first:02}"),
        Form::From(unit, _) | Form::Past(unit, _) | Form::EndOf(unit) => match unit {
            Unit::Day => "XXXX-XX-XX",
            Unit::Week => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Year | Unit::Decade => "XXXX",
        }
        .to_owned(),
    }
}

fn resolved(form: Form, today: Date, tense: Tense) -> Option<String> {
    Some(match form {
        Form::Weekday(_, Which::Other) | Form::Month(_, Which::Other) | Form::Season(_, Which::Other, _) => {
            unresolved(form)
        }
        Form::MonthDay(month, day) => nearest(month, day, today, tense)?.to_string(),
        Form::Days(None, month, first, last) => {
            let start = nearest(month, first, today, tense)?;
            format!("{start}/{}", Date::new(start.year(), month, last).ok()?)
        }
        Form::Month(month, which) => {
            let year = year_of(month, which, today, tense);
            format!("{year:04}-{month:02}")
        }
        Form::Weekday(day, which) => weekday(day, which, today, tense)?.to_string(),
        Form::From(unit, number) => from(unit, number, today, tense)?,
        Form::EndOf(Unit::Year) => format!("{:04}-12-31", today.year()),
        Form::EndOf(_) => today.last_of_month().to_string(),
        Form::Season(first, which, None) => {
            // In the middle of a summer, `last summer` is the one before.
            let within = (0..3).contains(&(i32::from(today.month()) - i32::from(first)));
            let before = i16::from(which == Which::Last && within);
            season(first, year_of(first, which, today, tense) - before)
        }
        Form::Past(unit, number) => {
            let start = today.checked_sub(span(unit, number)).ok()?;
            format!("{start}/{today}")
        }
        form => unresolved(form),
    })
}

fn span(unit: Unit, number: i32) -> Span {
    match unit {
        Unit::Day => number.days(),
        Unit::Week | Unit::Weekend => number.weeks(),
        Unit::Month => number.months(),
        Unit::Year => number.years(),
        Unit::Decade => number.saturating_mul(10).years(),
    }
}

/// The day of some year that is meant.
fn nearest(month: i8, day: i8, today: Date, tense: Tense) -> Option<Date> {
    let days = |date: Date| date.since(today).map_or(0, |span| span.get_days());
    // 29 February comes every four years, or eight.
    let years = today.year().checked_sub(8)?..=today.year().checked_add(8)?;
    let all: Vec<Date> = years
        .filter_map(|year| Date::new(year, month, day).ok())
        .collect();
    let past = all.iter().copied().filter(|date| days(*date) <= 0).max();
    let coming = all.iter().copied().filter(|date| days(*date) >= 0).min();
    let (Some(past), Some(coming)) = (past, coming) else {
        return past.or(coming);
    };
    let takes_coming = match tense {
        Tense::Future => days(coming) < LEAST_DAYS_AHEAD,
        Tense::Open => -days(past) > MOST_DAYS_BACK,
        Tense::Past => false,
    };
    Some(if takes_coming { coming } else { past })
}

fn year_of(month: i8, which: Which, today: Date, tense: Tense) -> i16 {
    let ahead = i32::from(month) - i32::from(today.month());
    let (this, before, after) = (
        today.year(),
        today.year().saturating_sub(1),
        today.year().saturating_add(1),
    );
    match which {
        Which::This => this,
        Which::Last if ahead < 0 => this,
        Which::Last => before,
        Which::Other => this,
        Which::Next if ahead > 0 => this,
        Which::Next => after,
        Which::Plain if tense == Tense::Future && ahead < 0 => after,
        Which::Plain if tense == Tense::Future || ahead <= 0 => this,
        // Months back to last year's: the nearer the coming one, the longer ago the past one.
        Which::Plain if tense == Tense::Open && 12 - ahead > MOST_MONTHS_BACK => this,
        Which::Plain => before,
    }
}

fn weekday(day: Weekday, which: Which, today: Date, tense: Tense) -> Option<Date> {
    let same = today.weekday() == day;
    let back = || {
        if same {
            Some(today)
        } else {
            today.nth_weekday(-1, day).ok()
        }
    };
    match which {
        Which::Last => today.nth_weekday(-1, day).ok(),
        Which::Next => today.nth_weekday(1, day).ok(),
        Which::This => {
            let monday = monday_of(today)?;
            monday
                .checked_add(i32::from(day.to_monday_zero_offset()).days())
                .ok()
        }
        Which::Plain if tense == Tense::Future => today.nth_weekday(1, day).ok(),
        Which::Plain => back(),
        Which::Other => None,
    }
}

/// Three months from the first of the season's first.
fn season(first: i8, year: i16) -> String {
    let start = Date::new(year, first, 1).ok();
    let end = start
        .and_then(|start| start.checked_add(2.months()).ok())
        .map(Date::last_of_month);
    match (start, end) {
        (Some(start), Some(end)) => format!("{start}/{end}"),
        _ => format!("{year:04}"),
    }
}

fn monday_of(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
        .ok()
}

fn from(unit: Unit, number: i32, today: Date, tense: Tense) -> Option<String> {
    Some(match unit {
        Unit::Day => today.checked_add(number.days()).ok()?.to_string(),
        Unit::Week => {
            let monday = monday_of(today.checked_add(number.weeks()).ok()?)?;
            format!("{monday}/{}", monday.checked_add(6.days()).ok()?)
        }
        Unit::Weekend => weekend(number, today, tense)?,
        Unit::Month => {
            let month = today.first_of_month().checked_add(number.months()).ok()?;
            format!("{:04}-{:02}", month.year(), month.month())
        }
        Unit::Year => format!("{:04}", i32::from(today.year()) + number),
        Unit::Decade => format!("{:04}", i32::from(today.year()) + number * 10),
    })
}

/// `the weekend` is the one that is on or was last; `next weekend` and one that is to come are ahead.
fn weekend(number: i32, today: Date, tense: Tense) -> Option<String> {
    let saturday = monday_of(today)?.checked_add(5.days()).ok()?;
    let is_on = today >= saturday;
    let weeks = match number {
        0 if is_on || tense == Tense::Future => 0,
        0 => -1,
        -1 if is_on => -1,
        -1 => -1,
        number => number,
    };
    let saturday = saturday.checked_add(weeks.weeks()).ok()?;
    Some(format!("{saturday}/{}", saturday.checked_add(1.days()).ok()?))
}
