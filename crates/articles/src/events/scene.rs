//! A sentence with the mentions that stand in it.

use crate::page::Page;
use crate::reading::{DateMention, Entity, EntityKind, How};
use crate::span::Span;

/// All mentions of an article in order, without those inside a longer one.
pub(super) struct Mentions<'a> {
    list: Vec<Mention<'a>>,
}

/// A mention, with whom it means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'a> {
    pub(super) span: Span,
    pub(super) entity: &'a Entity,
    pub(super) how: How,
    /// Tokens, end exclusive.
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Mention<'_> {
    /// Whether it can do something or have something done to it.
    pub(super) fn is_party(&self) -> bool {
        !matches!(self.entity.kind, EntityKind::Weapon | EntityKind::Vessel)
    }

    pub(super) fn is_place(&self) -> bool {
        self.entity.kind == EntityKind::Place
    }
}

impl<'a> Mentions<'a> {
    /// What is part of a date (`March`) is nobody.
    pub(super) fn new(entities: &'a [Entity], dates: &[DateMention]) -> Mentions<'a> {
        let mut list: Vec<Mention<'a>> = Vec::new();
        for entity in entities {
            list.extend(entity.mentions.iter().map(|mention| Mention {
                span: mention.span,
                entity,
                how: mention.how,
                first: 0,
                last: 0,
            }));
        }
        let in_date = |span: Span| {
            let number = dates.partition_point(|date| date.span.end <= span.start);
            dates.get(number).is_some_and(|date| date.span.meets(span))
        };
        list.retain(|mention| !in_date(mention.span));
        list.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut reached = 0;
        list.retain(|mention| {
            let inside = mention.span.end <= reached;
            reached = reached.max(mention.span.end);
            !inside
        });
        Mentions { list }
    }
}

/// A sentence.
pub(super) struct Scene<'a> {
    pub(super) page: &'a Page,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) mentions: Vec<Mention<'a>>,
}

impl<'a> Scene<'a> {
    /// Tokens `first..last`, all of one sentence.
    pub(super) fn new(page: &'a Page, first: usize, last: usize, all: &Mentions<'a>) -> Scene<'a> {
        let span = page.span(first, last);
        let begin = all.list.partition_point(|mention| mention.span.end <= span.start);
        let inside = all.list.get(begin..).unwrap_or_default();
        let inside = inside.iter().take_while(|mention| mention.span.start < span.end);
        let tokens = page.tokens.all();
        let mentions = inside.map(|mention| {
            let first = tokens.partition_point(|token| token.span.end <= mention.span.start);
            let last = tokens.partition_point(|token| token.span.start < mention.span.end);
            Mention {
                first,
                last,
                ..*mention
            }
        });
        Scene {
            page,
            first,
            last,
            mentions: mentions.collect(),
        }
    }

    /// A token in lower case; empty outside the sentence.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        if (self.first..self.last).contains(&at) {
            self.page.lower(at)
        } else {
            ""
        }
    }

    /// The token before; empty at the head of the sentence.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The mentions that stand wholly in tokens `first..last`.
    pub(super) fn mentions_in(&self, first: usize, last: usize) -> Vec<Mention<'a>> {
        let inside =
            |mention: &&Mention<'_>| mention.first >= first && mention.last <= last && mention.is_party();
        self.mentions.iter().filter(inside).copied().collect()
    }

    /// The mention that ends just before token `at`, or covers the token before.
    pub(super) fn mention_before(&self, at: usize) -> Option<&Mention<'a>> {
        self.mentions
            .iter()
            .find(|mention| mention.first < at && mention.last >= at)
    }

    /// The mention that begins at token `at`.
    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention<'a>> {
        self.mentions
            .iter()
            .find(|mention| mention.first <= at && mention.last > at)
    }
}
