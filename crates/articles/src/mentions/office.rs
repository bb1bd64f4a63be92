//! Callings that stand with a name, before it or after, and the country that they belong to.

use exonym_tables::english::Classes;

use crate::mentions::raw::{Office, Raw};
use crate::mentions::{classify, tables};
use crate::page::Page;
use crate::reading::EntityKind;
use crate::statements::Run;
use crate::token::{Case, TokenKind};

pub(super) fn is_office_word(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.kind == TokenKind::Word) && tables::is_title(page.lower(at))
}

/// The token after the calling that begins at `at`: `Foreign Ministry Spokesperson`, `Defense Minister`, `Gen.`
pub(super) fn office_end(page: &Page, at: usize, limit: usize) -> Option<usize> {
    let mut end = None;
    for here in at..limit.min(at + 6) {
        let word = page.lower(here);
        if is_office_word(page, here) {
            // A calling at the end of a run after others can be a surname: `Dr. King`.
            if here + 1 == limit && here > at && end.is_some() {
                break;
            }
            end = Some(here + 1);
            continue;
        }
        // `Secretary of State`, `Minister of Foreign Affairs`
        if end == Some(here) && matches!(word, "of" | "for") {
            let from = here + 1 + usize::from(page.lower(here + 1) == "the");
            let field = |at: &usize| {
                is_modifier(page.lower(*at)) || is_field(page.lower(*at)) || page.lower(*at) == "and"
            };
            let to = (from..limit).find(|at| !field(at)).unwrap_or(limit);
            if to > from && is_field(page.lower(to - 1)) {
                end = Some(to);
                break;
            }
        }
        let modifies = is_modifier(word)
            || tables::name_word(word) == Some(EntityKind::Organisation) && end.is_none()
            || matches!(word, "of" | "-" | "for" | "and" | "the");
        if !modifies {
            break;
        }
    }
    end
}

/// The calling inside a name, after its first word, that a given name follows: `California | Attorney General | Xavier Becerra`.
pub(super) fn before_given_name(page: &Page, name: Run) -> Option<(usize, usize)> {
    let title = (name.first + 1..name.last.saturating_sub(1)).find(|at| {
        is_office_word(page, *at)
            && !is_office_word(page, *at + 1)
            && is_borne(page.lower(*at + 1))
            && name.last - at <= 4
    })?;
    let part = |at: usize| is_office_word(page, at) || is_modifier(page.lower(at));
    let from = (name.first..title).rev().take_while(|at| part(*at)).last();
    Some((from.unwrap_or(title), title + 1))
}

/// Whether persons bear a word as a given name, and it is no plain word.
fn is_borne(word: &str) -> bool {
    classify::is_given(word)
        || exonym_tables::attested::count(word) > 0 && !exonym_tables::words::contains(word)
}

/// What an office is of: `of Staff`, `of Foreign Affairs`.
fn is_field(word: &str) -> bool {
    const FIELDS: &[&str] = &[
        "affairs",
        "agriculture",
        "commerce",
        "cooperation",
        "culture",
        "defence",
        "defense",
        "education",
        "energy",
        "environment",
        "finance",
        "health",
        "homeland",
        "information",
        "intelligence",
        "interior",
        "justice",
        "labor",
        "labour",
        "operations",
        "relations",
        "security",
        "staff",
        "state",
        "trade",
        "transport",
        "transportation",
        "treasury",
        "war",
    ];
    FIELDS.contains(&word)
}

pub(super) fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "foreign"
            | "defense"
            | "defence"
            | "prime"
            | "vice"
            | "deputy"
            | "former"
            | "acting"
            | "interim"
            | "first"
            | "chief"
            | "supreme"
            | "interior"
            | "home"
            | "crown"
            | "shadow"
            | "justice"
            | "transport"
            | "agriculture"
            | "environment"
            | "commerce"
            | "treasury"
            | "labor"
            | "labour"
            | "culture"
            | "oil"
            | "intelligence"
            | "finance"
            | "trade"
            | "economy"
            | "energy"
            | "health"
            | "education"
            | "press"
            | "executive"
            | "general"
            | "attorney"
            | "assistant"
            | "senior"
            | "national"
            | "security"
            | "state"
            | "district"
            | "police"
            | "army"
            | "navy"
            | "air"
            | "special"
            | "permanent"
            | "managing"
            | "ex"
            | "lt"
            | "maj"
            | "brig"
            | "rear"
            | "opposition"
            | "then"
            | "late"
            | "house"
            | "senate"
            | "majority"
            | "minority"
            | "democratic"
            | "republican"
            | "presidential"
            | "communist"
            | "party"
            | "campaign"
            | "regional"
            | "provincial"
            | "paramount"
            | "top"
    )
}

/// A calling in small letters right before a name: its tokens.
pub(super) fn lower_office(page: &Page, at: usize, first: usize) -> Option<(usize, usize)> {
    let last = at.checked_sub(1).filter(|last| *last >= first)?;
    let token = page.token(last)?;
    if token.kind != TokenKind::Word
        || token.case != Case::Lower
        || tables::calling(page.lower(last)).is_none()
    {
        return None;
    }
    let mut from = last;
    while from > first
        && page
            .token(from - 1)
            .is_some_and(|token| token.case == Case::Lower && token.kind == TokenKind::Word)
        && (is_modifier(page.lower(from - 1)) || tables::calling(page.lower(from - 1)).is_some())
    {
        from -= 1;
    }
    Some((from, at))
}

/// Where the calling begins of who is posted to the country or body whose name begins at a token: `Ambassador to the United States`.
pub(super) fn posted_to(page: &Page, at: usize, first: usize) -> Option<usize> {
    let article = at
        .checked_sub(1)
        .is_some_and(|before| page.lower(before) == "the");
    let to = at
        .checked_sub(1 + usize::from(article))
        .filter(|to| *to > first)?;
    if !matches!(page.lower(to), "to" | "of") || tables::calling(page.lower(to - 1)).is_none() {
        return None;
    }
    let mut from = to - 1;
    while from > first
        && (is_modifier(page.lower(from - 1)) || tables::calling(page.lower(from - 1)).is_some())
    {
        from -= 1;
    }
    Some(from)
}

/// Whether `’s` stands before a token.
pub(super) fn is_possessive(page: &Page, at: usize, first: usize) -> bool {
    at > first && page.lower(at - 1) == "'s"
}

/// The country whose name, with `’s` or without, ends before a token.
pub(super) fn country_before(page: &Page, at: usize, first: usize) -> Option<&'static str> {
    let end = if is_possessive(page, at, first) {
        at - 1
    } else {
        at
    };
    (1..=6)
        .rev()
        .find_map(|count| {
            let begin = end.checked_sub(count).filter(|begin| *begin >= first)?;
            tables::place_at(page.text.as_str(), &page.tokens, begin, end)
                .filter(|(found, _)| begin + found == end)
                .map(|(_, place)| place.code)
        })
        .filter(|code| !code.is_empty())
}

/// `X, governor of Y,`: the calling after a name.
pub(super) fn apposed_office(page: &Page, name: Run, sentence: Run) -> Option<(usize, usize)> {
    if page.word(name.last) != "," {
        return None;
    }
    let mut at = name.last + 1;
    if matches!(
        page.lower(at),
        "the" | "a" | "an" | "its" | "his" | "her" | "their"
    ) {
        at += 1;
    }
    let from = at;
    let mut office = None;
    for here in from..sentence.last.min(from + 8) {
        if matches!(page.word(here), "," | "." | ";" | "(") {
            break;
        }
        if tables::calling(page.lower(here)).is_some() {
            office = Some(here + 1);
            break;
        }
        let token = page.token(here)?;
        if token.classes.any(
            Classes::PREPOSITION
                .or(Classes::AUXILIARY)
                .or(Classes::CONJUNCTION)
                .or(Classes::RELATIVE),
        ) {
            break;
        }
    }
    let mut end = office?;
    // `of Russia’s far-eastern Primorsky region`
    if matches!(page.lower(end), "of" | "for" | "at" | "to") {
        while end < sentence.last && !matches!(page.word(end), "," | "." | ";" | "(" | "—") && end - from < 16
        {
            end += 1;
        }
    }
    // It must close: a list of names goes on with a comma, too, but holds no calling.
    matches!(page.word(end), "," | "." | ";" | ")").then_some((from, end))
}

/// What stands after a person's name: `, governor of Y`.
pub(super) fn follow_up(page: &Page, raw: &mut Raw, sentence: Run) {
    if let Some(office) = &mut raw.office {
        // `Crown Prince Mohammad bin Salman of Saudi Arabia`
        if office.country.is_none() && raw.country.is_none() && page.lower(raw.run.last) == "of" {
            let found = tables::place_at(page.text.as_str(), &page.tokens, raw.run.last + 1, sentence.last);
            let state =
                found.filter(|(_, place)| place.known == tables::Known::State && !place.code.is_empty());
            office.country = state.map(|(_, place)| place.code);
            raw.country = office.country;
        }
        return;
    }
    if let Some((from, end)) = apposed_office(page, raw.run, sentence) {
        let country = (from..end).find_map(|at| {
            tables::place_at(page.text.as_str(), &page.tokens, at, end)
                .map(|(_, place)| place.code)
                .filter(|code| !code.is_empty())
        });
        raw.office = Some(Office {
            run: Run::new(from, end),
            country,
        });
        raw.country = raw.country.or(country);
    }
}
