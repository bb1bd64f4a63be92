//! `between March 3 and March 7, 2015`: the first day is of the year that the second states.

use jiff::civil::Date;

use super::forms::{Form, Written};
use crate::page::Page;

/// Tokens that may stand between the two ends.
const MOST_BETWEEN: usize = 2;

/// Gives open days the year of the day that closes their range.
pub(super) fn share_years(page: &Page, written: &mut [Written]) {
    for at in (1..written.len()).rev() {
        let [first, second] = &mut written[at - 1..=at] else {
            continue;
        };
        let year = match second.form {
            Form::Full(date) => date.year(),
            Form::MonthOf(year, _) => year,
            _ => continue,
        };
        let between = first.last..second.first;
        let joined = between.len() <= MOST_BETWEEN
            && between.clone().any(|at| {
                matches!(
                    page.lower(at),
                    "and" | "to" | "or" | "-" | "–" | "until" | "through"
                )
            });
        if !joined {
            continue;
        }
        first.form = match first.form {
            Form::MonthDay(month, day) => Date::new(year, month, day).map_or(first.form, Form::Full),
            Form::Month(month, _) => Form::MonthOf(year, month),
            form => form,
        };
    }
}
