//! Days of the calendar: `2023-09-17`, `September 17, 2023`, `Tuesday, 17 September`.

use super::look::Look;
use super::{Form, Which, full, open, which};

impl Look<'_> {
    /// `2017-07-18`.
    pub(super) fn iso(&self, at: usize) -> Option<(Form, usize)> {
        let year = self.year(at)?;
        let parts = (1..=4).all(|next| self.page.token(at + next).is_some_and(|token| token.glued));
        if !parts || !self.is(at + 1, &["-"]) || !self.is(at + 3, &["-"]) {
            return None;
        }
        let (month, day) = (self.number(at + 2, 2..=2)?, self.number(at + 4, 2..=2)?);
        full(year, month.try_into().ok()?, day.try_into().ok()?).map(|form| (form, 5))
    }

    /// `25/12/2016`, where only one order of day and month can be.
    pub(super) fn slashed(&self, at: usize) -> Option<(Form, usize)> {
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
    pub(super) fn with_weekday(&self, at: usize) -> Option<(Form, usize)> {
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
    pub(super) fn calendar(&self, at: usize) -> Option<(Form, usize)> {
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

    pub(super) fn month_day(&self, at: usize, month: i8, day: i8) -> Option<(Form, usize)> {
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
}
