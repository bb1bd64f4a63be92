//! Months and years that stand by themselves: `in May`, `in 2017`, `the 1990s`.

use super::look::Look;
use super::{Form, Which, YEARS, which};
use crate::token::{Case, TokenKind};

impl Look<'_> {
    /// `in March`, `last March`, `early March`.
    pub(super) fn month_alone(&self, at: usize) -> Option<(Form, usize)> {
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

    /// `in 2017`, `the 1990s`.
    pub(super) fn year_alone(&self, at: usize) -> Option<(Form, usize)> {
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
        // `the 2014 Minsk agreement`: a name, and no time at which anything is told to happen.
        let name = proper
            && matches!(self.before(at), "the" | "a" | "its" | "their" | "'s")
            && self
                .page
                .token(at + 1)
                .is_some_and(|next| next.classes.is_empty());
        if name {
            return None;
        }
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
