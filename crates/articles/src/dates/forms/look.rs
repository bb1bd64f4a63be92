//! What stands at a token: a number, a year, a day, a month, a count, a unit of time.

use exonym_tables::english::Classes;
use jiff::civil::Weekday;

use super::{Unit, YEARS};
use crate::page::Page;
use crate::token::Case;

/// The tokens of a sentence, looked at from one of them.
pub(super) struct Look<'a> {
    pub(super) page: &'a Page,
    pub(super) last: usize,
}

impl Look<'_> {
    pub(super) fn lower(&self, at: usize) -> &str {
        if at < self.last {
            self.page.lower(at).trim_end_matches('.')
        } else {
            ""
        }
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.page.lower(before))
    }

    pub(super) fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let word = self.lower(at);
        (digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    pub(super) fn year(&self, at: usize) -> Option<i16> {
        self.number(at, 4..=4).filter(|year| YEARS.contains(year))
    }

    /// `17`, `17th`.
    pub(super) fn day(&self, at: usize) -> Option<i8> {
        let word = self.lower(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let ending = word.get(digits.len()..)?;
        let day: i8 = digits.parse().ok()?;
        (matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
    }

    /// A month by name, written as a name is.
    pub(super) fn month(&self, at: usize) -> Option<i8> {
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

    pub(super) fn weekday(&self, at: usize) -> Option<Weekday> {
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
    pub(super) fn count(&self, at: usize) -> Option<i32> {
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

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
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
}
