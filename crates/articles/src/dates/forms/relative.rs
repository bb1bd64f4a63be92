//! Days told from the day of the document: `last week`, `two years ago`, `yesterday`, `last summer`.

use super::look::Look;
use super::{Form, MOST_AGO, Unit, Which, which};

impl Look<'_> {
    /// `last week`, `the past two months`, `over the weekend`.
    pub(super) fn named_unit(&self, at: usize) -> Option<(Form, usize)> {
        let word = self.lower(at);
        if word == "weekend" && self.before(at) == "the" {
            return Some((Form::From(Unit::Weekend, 0), 1));
        }
        if matches!(word, "past" | "last") && self.is(at + 1, &["few", "several"]) {
            return self.unit(at + 2).map(|unit| (Form::Lately(unit), 3));
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
    pub(super) fn ago(&self, at: usize) -> Option<(Form, usize)> {
        let number = self.count(at).filter(|number| (1..=MOST_AGO).contains(number))?;
        // `[Ten] years ago`: an editor's word.
        let next = at + 1 + usize::from(self.is(at + 1, &["]"]));
        let unit = self.unit(next)?;
        self.is(next + 1, &["ago"])
            .then_some((Form::From(unit, -number), next + 2 - at))
    }

    /// `the end of the year`, `year-end`.
    pub(super) fn end_of(&self, at: usize) -> Option<(Form, usize)> {
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
    pub(super) fn season(&self, at: usize) -> Option<(Form, usize)> {
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

    pub(super) fn day_word(&self, at: usize) -> Option<(Form, usize)> {
        let days = match self.lower(at) {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => return None,
        };
        Some((Form::From(Unit::Day, days), 1))
    }
}
