//! A statement while it is made: in tokens, without entities.

use crate::page::Page;
use crate::reading::Stance;
use crate::statements::phrase::Run;
use crate::statements::quotes::Quotes;

/// A statement in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    /// Who says it; several where they say it together, none where it is not said.
    pub(crate) speakers: Vec<Run>,
    /// The verb group or what else makes it a statement.
    pub(crate) cue: Option<Run>,
    /// What is said.
    pub(crate) content: Vec<Run>,
    /// What the word does.
    pub(crate) stance: Stance,
    /// Whether it was not said.
    pub(crate) negated: bool,
    /// The lemma of the cue.
    pub(crate) lemma: &'static str,
    /// The rule that found it.
    pub(crate) rule: &'static str,
    /// The number of the sentence of the cue.
    pub(crate) sentence: usize,
    /// Who tells of it besides those in whose statement it stands, outermost first: `source quoted by X is a Y report`.
    pub(crate) outer: Vec<Run>,
    /// The cue of the statement that it belongs to without standing in it: `KCNA said, citing him as`.
    pub(crate) within: Option<Run>,
}

/// What every rule looks at.
pub(crate) struct Scene<'a> {
    pub(crate) page: &'a Page,
    pub(crate) quotes: &'a Quotes,
    /// The number of the sentence.
    pub(crate) sentence: usize,
    /// Its first token.
    pub(crate) first: usize,
    /// The token after its last.
    pub(crate) last: usize,
}

impl Scene<'_> {
    /// Begin of a quotation that stands at `token`, or else `token`: what is quoted over several sentences is said as one.
    pub(crate) fn quote_start(&self, token: usize) -> usize {
        self.quotes.at(token).map_or(token, |quote| quote.open)
    }

    /// Whether a token stands inside a quotation of more than a word or two.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        self.quotes
            .at(token)
            .is_some_and(|quote| !self.quotes.is_fragment(self.page, quote))
    }

    /// The token after the quotation in which the token before `end` stands, where it goes on over `end`.
    pub(crate) fn whole_quote(&self, end: usize) -> usize {
        let inside = end.checked_sub(1).and_then(|last| self.quotes.at(last));
        inside.map_or(end, |quote| quote.after().max(end))
    }
}

impl Draft {
    /// The first token of the statement.
    pub(crate) fn start(&self) -> usize {
        let parts = self.content.iter().chain(&self.speakers).chain(&self.cue);
        parts.map(|run| run.first).min().unwrap_or_default()
    }
}
