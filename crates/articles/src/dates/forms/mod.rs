//! What is written: a date form and how many tokens it takes.

mod alone;
mod calendar;
mod look;
mod relative;

use jiff::civil::{Date, Weekday};

use crate::page::Page;
use look::Look;

/// Years that a bare number of four digits can mean in news.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2099;

/// `N years ago` says less than a year for more than this; the number is then a figure of speech.
const MOST_AGO: i32 = 500;

/// A form with its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dates) struct Written {
    pub(in crate::dates) form: Form,
    pub(in crate::dates) first: usize,
    pub(in crate::dates) last: usize,
}

/// Which of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dates) enum Which {
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
pub(in crate::dates) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dates) enum Form {
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
    /// `the past few days`: until the document's day.
    Lately(Unit),
    /// `the end of the month`.
    EndOf(Unit),
    /// `last summer`, `the summer of 2014`: by the season's first month.
    Season(i8, Which, Option<i16>),
    /// `the past month`: from so many units before until the document's day.
    Past(Unit, i32),
}

/// The form that begins at token `at`.
pub(in crate::dates) fn at(page: &Page, at: usize, last: usize) -> Option<(Form, usize)> {
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
