//! Where a name begins and ends: a run of capitals with the particles inside.

use exonym_tables::english::Classes;
use exonym_tables::{particles, words};

use crate::mentions::classify;
use crate::mentions::tables::{self, Known};
use crate::mentions::things;
use crate::page::Page;
use crate::statements::opens_sentence;
use crate::token::{Case, TokenKind};

/// The most tokens of one name.
const LONGEST: usize = 12;

/// The token after the run of a name that begins at `at`.
pub(super) fn run_end(page: &Page, at: usize, last: usize) -> Option<usize> {
    let token = page.token(at)?;
    let article = is_article(page, at);
    if token.kind != TokenKind::Word || !(is_capital(page, at) || article) {
        return None;
    }
    // A first word that is no name by itself opens the sentence: `The`, `However`.
    if opens_sentence(page, at)
        && !token.classes.is_empty()
        && !token.classes.any(Classes::MONTH)
        && token.case != Case::Upper
    {
        return None;
    }
    if token.classes.any(Classes::WEEKDAY.or(Classes::MONTH))
        && (!matches!(page.lower(at), "may" | "march" | "sun" | "sat" | "mar") || is_month_here(page, at))
    {
        return None;
    }
    // `“The SDF suffered`, `“And I hope`
    let quoted = at.checked_sub(1).and_then(|before| page.token(before));
    if quoted.is_some_and(|token| token.kind == TokenKind::Quote)
        && token.case == Case::Title
        && token.classes.any(
            Classes::DETERMINER
                .or(Classes::CONJUNCTION)
                .or(Classes::PREPOSITION)
                .or(Classes::SUBORDINATOR)
                .or(Classes::SUBJECT),
        )
    {
        return None;
    }
    if page.lower(at) == "i" || page.lower(at) == "'s" {
        return None;
    }
    let mut end = at + 1;
    while end < last && end - at < LONGEST {
        let next = page.token(end)?;
        let after_is_name = end + 1 < last && is_capital(page, end + 1);
        let word = page.lower(end);
        let goes_on = match next.kind {
            TokenKind::Word if next.glued && word == "'s" => {
                // `People’s Republic`
                after_is_name
                    && (is_people(page.lower(end - 1))
                        || tables::place_at(page.text.as_str(), &page.tokens, at, last)
                            .is_some_and(|(count, _)| at + count > end))
            }
            TokenKind::Word => {
                is_capital(page, end) && word != "i" && !next.classes.any(Classes::WEEKDAY.or(Classes::MONTH))
                    || next.glued
                        && page.word(end - 1) == "-"
                        && word.starts_with(|c: char| c.is_ascii_digit())
                    || after_is_name && is_particle(word) && next.case == Case::Lower
                    // `Bashar al-Assad`
                    || is_particle(word)
                        && next.case == Case::Lower
                        && page.word(end + 1) == "-"
                        && end + 2 < last
                        && is_capital(page, end + 2)
                        && page.token(end + 2).is_some_and(|token| token.glued)
                    || after_is_name && word == "of" && links(page, at, end)
                    || word == "of"
                        && page.lower(end + 1) == "the"
                        && end + 2 < last
                        && is_capital(page, end + 2)
                        && links(page, at, end)
                    || word == "for" && after_is_name && is_for(page, end)
                    || word == "for"
                        && page.lower(end + 1) == "the"
                        && end + 2 < last
                        && is_capital(page, end + 2)
                        && is_for(page, end)
                    || word == "the" && matches!(page.lower(end - 1), "of" | "for") && after_is_name
                    || word == "and"
                        && after_is_name
                        && tables::place_at(page.text.as_str(), &page.tokens, at, last)
                            .is_some_and(|(count, _)| at + count > end)
            }
            TokenKind::Mark => {
                let hyphen = page.word(end) == "-"
                    && next.glued
                    && page.token(end + 1).is_some_and(|token| token.glued);
                let joined = hyphen
                    && end + 1 < last
                    && page
                        .token(end + 1)
                        .is_some_and(|token| token.kind != TokenKind::Mark);
                joined
                    && !ends_with_state(page, at, end)
                    && (is_capital(page, end + 1)
                        || is_article(page, at)
                        || (page.word(end - 1).len() <= 6 || things::takes_number(page.lower(end - 1)))
                            && end == at + 1
                            && page
                                .token(end + 1)
                                .is_some_and(|token| token.kind == TokenKind::Number)
                        // `F-16s`
                        || page.word(end + 1).starts_with(|c: char| c.is_ascii_digit())
                            && things::takes_number(page.lower(end - 1)))
                    || page.word(end) == "&" && after_is_name
            }
            TokenKind::Number => next.glued && page.word(end - 1) == "-",
            // `Kurdistan Workers’ Party`
            TokenKind::Quote => {
                next.glued
                    && matches!(page.word(end), "’" | "'")
                    && after_is_name
                    && page.token(end + 1).is_some_and(|token| !token.glued)
                    && end > at + 1
                    && page.lower(end - 1).strip_suffix('s').is_some_and(words::contains)
            }
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    // `NASA T-shirt`: the letter belongs to the word after it.
    if end > at + 1
        && page.word(end) == "-"
        && page.token(end).is_some_and(|token| token.glued)
        && page.word(end - 1).chars().count() == 1
    {
        end -= 1;
    }
    // `Angela Merkel  Image: ...`: the credit of a picture begins.
    if end > at + 1 && page.word(end) == ":" && is_credit(page.lower(end - 1)) {
        end -= 1;
    }
    // `National Asset Management, Inc.`
    if page.word(end) == "," && end + 1 < last && is_legal_form(page, end + 1) {
        return Some(end + 2);
    }
    // What joins is no end.
    while end > at + 1
        && !is_capital(page, end - 1)
        && page
            .token(end - 1)
            .is_some_and(|token| token.kind != TokenKind::Number)
        && !page.word(end - 1).starts_with(|c: char| c.is_ascii_digit())
        && !is_hyphen_tail(page, end)
    {
        end -= 1;
    }
    (is_capital(page, end - 1) || !article).then_some(end)
}

/// Whether a word with a capital is what a company adds to its name.
fn is_legal_form(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.case != Case::Lower)
        && matches!(
            page.lower(at).trim_end_matches('.'),
            "inc"
                | "ltd"
                | "llc"
                | "llp"
                | "corp"
                | "co"
                | "plc"
                | "limited"
                | "incorporated"
                | "gmbh"
                | "s.a"
                | "ag"
        )
}

/// `Directorate for Security`, `Council for the Welfare of Immigrants`: a body that is for something, and no country.
fn is_for(page: &Page, at: usize) -> bool {
    let after = at + 1 + usize::from(page.lower(at + 1) == "the");
    matches!(
        page.lower(at - 1),
        "agency"
            | "alliance"
            | "association"
            | "bureau"
            | "campaign"
            | "center"
            | "centre"
            | "coalition"
            | "commission"
            | "commissioner"
            | "authority"
            | "conference"
            | "committee"
            | "council"
            | "department"
            | "directorate"
            | "foundation"
            | "front"
            | "fund"
            | "institute"
            | "ministry"
            | "movement"
            | "office"
            | "organisation"
            | "organization"
            | "society"
            | "union"
    ) && tables::place_at(page.text.as_str(), &page.tokens, after, after + 4)
        .is_none_or(|(_, place)| place.known == Known::Demonym)
}

/// A word that opens the credit of a picture.
fn is_credit(word: &str) -> bool {
    matches!(
        word,
        "image"
            | "images"
            | "photo"
            | "photograph"
            | "picture"
            | "file"
            | "credit"
            | "video"
            | "source"
            | "map"
    )
}

/// Whose body it is that a name goes on with: `People’s Protection Units`.
fn is_people(word: &str) -> bool {
    matches!(
        word,
        "people" | "women" | "children" | "men" | "nation" | "world" | "workers" | "soldiers"
    )
}

/// `March 3`, `in May`: a month and not a name.
fn is_month_here(page: &Page, at: usize) -> bool {
    let number = page
        .token(at + 1)
        .is_some_and(|token| token.kind == TokenKind::Number);
    let before = at
        .checked_sub(1)
        .map(|before| page.lower(before))
        .unwrap_or_default();
    number
        || matches!(
            before,
            "in" | "of"
                | "on"
                | "since"
                | "until"
                | "by"
                | "last"
                | "next"
                | "late"
                | "early"
                | "this"
                | "and"
                | "to"
        )
}

/// `Jong-un`: the tail of a name in small letters.
fn is_hyphen_tail(page: &Page, end: usize) -> bool {
    end >= 2 && page.word(end - 2) == "-" && page.token(end - 1).is_some_and(|token| token.glued)
}

/// `China-North Korea`: a hyphen between states parts them.
fn ends_with_state(page: &Page, first: usize, end: usize) -> bool {
    (first..end).any(|at| {
        tables::place_at(page.text.as_str(), &page.tokens, at, end)
            .is_some_and(|(count, place)| at + count == end && place.known != Known::Organisation)
    })
}

fn is_capital(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| {
        token.kind == TokenKind::Word
            && matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
            && page.lower(at) != "'s"
    })
}

/// `al-`, `el-` before a hyphen and a capital: the article that opens an Arabic name.
fn is_article(page: &Page, at: usize) -> bool {
    matches!(
        page.lower(at),
        "al" | "el" | "as" | "ar" | "ad" | "az" | "an" | "ash"
    ) && page.word(at + 1) == "-"
        && page.token(at + 1).is_some_and(|token| token.glued)
        && is_capital(page, at + 2)
        && page.token(at + 2).is_some_and(|token| token.glued)
}

pub(super) fn is_particle(word: &str) -> bool {
    use particles::Particle;
    matches!(
        word,
        "de" | "du"
            | "la"
            | "le"
            | "dos"
            | "das"
            | "di"
            | "da"
            | "del"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "bin"
            | "bint"
            | "ibn"
            | "ben"
            | "al"
            | "el"
            | "ul"
            | "ur"
            | "abu"
            | "oglu"
            | "zu"
    ) && particles::lookup(word)
        .is_some_and(|particle| !matches!(particle, Particle::Link | Particle::Function))
}

/// Whether `of` goes on with the name before it: `Ministry of`, `Bank of`, `Republic of`.
fn links(page: &Page, first: usize, of: usize) -> bool {
    let head = page.lower(of - 1);
    // `the Municipality of Livorno`, `Man of the Match`: a plain noun with a capital inside a sentence is part of a name.
    let noun = page.token(of - 1).is_some_and(|token| {
        token.case == Case::Title && token.classes.is_empty() && !opens_sentence(page, of - 1)
    });
    // `Doug Miller of Milltech`: a surname can be a plain noun, too, and who belongs somewhere is no part of its name.
    let the = first + 1 == of
        && first
            .checked_sub(1)
            .is_some_and(|before| page.lower(before) == "the");
    let personal = !the && classify::is_surname(head)
        || first + 1 < of && classify::is_given(page.lower(first))
        || classify::is_given(page.lower(of + 1))
        || tables::is_title(page.lower(of + 1));
    if noun
        && !personal
        && words::contains(head)
        && !tables::is_title(head)
        && tables::place_at(page.text.as_str(), &page.tokens, of - 1, of).is_none()
    {
        return true;
    }
    tables::name_word(head).is_some()
        || matches!(
            head,
            "republic"
                | "kingdom"
                | "states"
                | "duke"
                | "gulf"
                | "isle"
                | "secretary"
                | "minister"
                | "chief"
                | "director"
                | "emirate"
                | "house"
                | "order"
                | "law"
                | "school"
                | "bishop"
                | "faculty"
        )
        || tables::place_at(page.text.as_str(), &page.tokens, first, of + 4)
            .is_some_and(|(count, _)| first + count > of)
}
