//! Names by their form: runs of capitals, cut into nationality, calling and name.

use exonym_tables::words;

use crate::mentions::raw::{Office, Raw, Sort};
use crate::mentions::tables::{self, Known};
use crate::mentions::{classify, office, places, run, things};
use crate::page::Page;
use crate::reading::EntityKind;
use crate::statements::{Run, opens_sentence};
use crate::token::{Case, TokenKind};

/// The names of tokens `first..last`, a sentence.
pub(super) fn sentence(page: &Page, first: usize, last: usize, out: &mut Vec<Raw>) {
    let titled = is_title_case(page, first, last);
    let mut at = first;
    while at < last {
        let Some(end) = run::run_end(page, at, last) else {
            at += 1;
            continue;
        };
        let begin = out.len();
        cut(page, Run::new(at, end), Run::new(first, last), out);
        if titled {
            // In a headline every word has a capital: only what the tables know is a name there, or what the text names again.
            out[begin..].iter_mut().for_each(|raw| raw.headline = true);
        }
        at = end;
    }
}

/// Whether nearly every long word of a sentence has a capital.
fn is_title_case(page: &Page, first: usize, last: usize) -> bool {
    if matches!(page.word(last.saturating_sub(1)), "." | "!" | "?") {
        return false;
    }
    let (mut capital, mut lower) = (0, 0);
    for at in first..last {
        let Some(token) = page.token(at).filter(|token| token.kind == TokenKind::Word) else {
            continue;
        };
        if token.classes.is_empty() && page.lower(at).len() > 3 {
            if token.case == Case::Lower {
                lower += 1
            } else {
                capital += 1
            }
        }
    }
    capital >= 3 && lower * 5 < capital
}

/// Cuts a run into what it holds.
fn cut(page: &Page, run: Run, sentence: Run, out: &mut Vec<Raw>) {
    let mut at = run.first;
    let mut country: Option<&'static str> = None;
    let mut office: Option<(usize, usize)> = None;
    let mut adjective = at;
    // Small words before the run can be its calling: `spokesman Dmitry Peskov`, `leader Kim Jong Un`.
    if let Some(before) = office::lower_office(page, run.first, sentence.first) {
        office = Some(before);
        country = office::country_before(page, before.0, sentence.first);
    } else if office::is_possessive(page, run.first, sentence.first) {
        country = office::country_before(page, run.first, sentence.first);
    }
    // A ship can be called what is else an office: `the frigate Admiral Gorshkov`.
    while at < run.last && !things::follows_ship(page, run.first, sentence.first) {
        // What joins two names belongs to neither: `Guard Corps | of | Iran`.
        if page.word(at) == "-"
            || at > run.first && matches!(page.word(at), "of" | "for" | "the" | "and" | "&")
        {
            at += 1;
            continue;
        }
        // `Retired FBI agent`, `Former US Ambassador`: the capital of the first word is the sentence's.
        if at == run.first
            && at + 1 < run.last
            && opens_speech(page, at)
            && (words::contains(page.lower(at)) || office::is_modifier(page.lower(at)))
            && tables::place_at(page.text.as_str(), &page.tokens, at, run.last).is_none()
            && !office::is_office_word(page, at)
            && tables::place_at(page.text.as_str(), &page.tokens, at + 1, run.last).is_some()
        {
            at += 1;
            adjective = at;
            continue;
        }
        // `in Northern Syria`: a part of a country, see `places`.
        if at == run.first
            && places::is_part(page.lower(at))
            && tables::place_at(page.text.as_str(), &page.tokens, at, run.last).is_none()
            && tables::place_at(page.text.as_str(), &page.tokens, at + 1, run.last)
                .is_some_and(|(count, place)| place.known == Known::State && at + 1 + count == run.last)
        {
            at += 1;
            adjective = at;
            continue;
        }
        // `Persian Gulf` is no gulf of somebody Persian.
        if let Some(end) = tables::named_place_at(page, at, run.last).filter(|end| *end > at + 1) {
            out.push(Raw::new(Run::new(at, end), Sort::Name, Some(EntityKind::Place)));
            at = end;
            adjective = at;
            continue;
        }
        let found = tables::place_at(page.text.as_str(), &page.tokens, at, run.last);
        if let Some((count, place)) = found
            && !classify::is_person_after(page, at, count, run.last, place.known, office.is_some())
        {
            let end = at + count;
            if let Some(whole) = classify::organisation_of(page, at, end, run.last, place.known) {
                // The country inside the name of its office is named, too.
                if matches!(place.known, Known::State | Known::Demonym) {
                    out.push(Raw::known(Run::new(at, end), place));
                }
                out.push(
                    Raw::new(Run::new(at, whole), Sort::Name, Some(EntityKind::Organisation))
                        .of(Some(place.code)),
                );
                at = whole;
                adjective = at;
                continue;
            }
            out.push(Raw::known(Run::new(at, end), place));
            if !place.code.is_empty() {
                country = Some(place.code);
            }
            // `Ambassador to the United States Hamdullah Mohib`
            if at == run.first
                && end < run.last
                && let Some(from) = office::posted_to(page, at, sentence.first)
            {
                office = Some((from, end));
                // An ambassador is of who sends him, a mayor of where he is.
                if (from..at).any(|at| page.lower(at) == "to") {
                    country = office::country_before(page, from, sentence.first);
                }
                out.retain(|raw| raw.sort != Sort::Office || raw.run.last <= from || raw.run.first >= at);
            }
            // `Captain America`: a title and a country are somebody's name together.
            if place.known == Known::State
                && end == run.last
                && office.is_some_and(|(from, to)| from == run.first && to == at)
            {
                out.pop();
                out.push(Raw::new(run, Sort::Name, Some(EntityKind::Other)));
            }
            adjective = at;
            at = end;
            continue;
        }
        if let Some(end) = office::office_end(page, at, run.last) {
            office = Some((
                office.filter(|known| known.1 == at).map_or(at, |known| known.0),
                end,
            ));
            at = end;
            continue;
        }
        break;
    }
    let mut name = Run::new(at, run.last);
    let mut office_here = office.filter(|known| known.1 == at || at == run.last);
    // `Doctor Who Society`, `King Faisal Foundation`: a body can bear what is else a title.
    if let Some((from, _)) = office_here.filter(|(from, to)| *from == run.first && *to == at)
        && classify::is_body(page, name)
    {
        name = Run::new(from, run.last);
        office_here = None;
    }
    // `Two Holy Mosques | King Salman`, `Crime Commissioner | Stephen Mold`: an office within a run, before a given name.
    if office_here.is_none()
        && things::kind(page, name, sentence).is_none()
        && let Some((from, to)) = office::before_given_name(page, name)
    {
        let body = Run::new(name.first, from);
        if (body.first..from).all(|here| words::contains(page.lower(here))) {
            office_here = Some((name.first, to));
        } else {
            let kind = classify::classify(page, body, sentence);
            if kind.is_some() {
                out.push(Raw::new(body, Sort::Name, kind));
            }
            office_here = Some((from, to));
        }
        name = Run::new(to, run.last);
        at = name.first;
    }
    if name.is_empty() {
        if let Some((from, to)) = office_here.filter(|(from, _)| *from >= run.first) {
            // `the Foreign Minister`: an office without a name.
            out.push(Raw::new(Run::new(from, to), Sort::Office, Some(EntityKind::Person)).of(country));
        }
        return;
    }
    let mut raw = Raw::new(name, Sort::Name, None)
        .of(country.filter(|_| office_here.is_some() || office::is_possessive(page, at, sentence.first)));
    if let Some((from, to)) = office_here {
        let from = if adjective < from && adjective >= run.first {
            adjective
        } else {
            from
        };
        raw.office = Some(Office {
            run: Run::new(from, to),
            country,
        });
        raw.kind = Some(EntityKind::Person);
    } else {
        raw.kind = things::kind(page, name, sentence).or_else(|| classify::classify(page, name, sentence));
    }
    if raw.kind == Some(EntityKind::Person) {
        office::follow_up(page, &mut raw, sentence);
    } else if name.last < sentence.last
        && raw.office.is_none()
        && (is_version(page, name.last) || raw.kind == Some(EntityKind::Weapon) && is_number(page, name.last))
    {
        // `Internet Explorer 6` is not `Internet Explorer`.
        raw.run.last += 1;
    }
    let single = name.last == name.first + 1;
    let upper = page
        .token(name.first)
        .is_some_and(|token| token.case == Case::Upper);
    // Hours and zones are written in capitals, too.
    if single
        && matches!(
            page.lower(name.first),
            "a.m." | "p.m." | "am" | "pm" | "utc" | "gmt" | "est" | "edt" | "pst" | "bst" | "cet"
        )
    {
        return;
    }
    // `Iraq War`, `No`: a plain word after the name of a country, a direction that something lies in.
    let follows_place = single && at > run.first && out.last().is_some_and(|last| last.run.last == at);
    if matches!(raw.kind, None | Some(EntityKind::Other))
        && follows_place
        && (words::contains(page.lower(name.first))
            || tables::name_word(page.lower(name.first)) == Some(EntityKind::Other))
        || single && is_direction(page.lower(name.first)) && page.lower(name.last) == "of"
    {
        return;
    }
    if single && upper && tables::is_thing_letters(page.lower(name.first)) {
        return;
    }
    raw.definite = name
        .first
        .checked_sub(1)
        .is_some_and(|at| page.lower(at) == "the");
    // `Western sanctions`, `East Asian nations`: an adjective of a region names nobody.
    if raw.kind.is_none() && classify::is_adjective(page, name, sentence) {
        return;
    }
    // A capital at the head of a sentence says nothing, unless the word does what only a name does.
    let acts = page.lower(name.last) == "'s" || crate::statements::speaks(page.lower(name.last));
    let common = words::contains(page.lower(name.first));
    // `UNLESS it ends`: a word in capitals for its weight, and no letters of a name.
    let weighty = page.lower(name.first).len() > 3 && common;
    let acronym = upper && !weighty;
    let thing = matches!(raw.kind, Some(EntityKind::Weapon | EntityKind::Vessel));
    let opens = opens_speech(page, name.first) || upper && weighty;
    raw.doubtful = single && !thing && !acronym && opens && (common || !acts);
    // `Image: ...` labels what follows.
    if single && page.word(name.last) == ":" && (common || opens_speech(page, name.first)) {
        return;
    }
    out.push(raw);
}

/// Whether such a number stands at a token, and what it counts does not follow.
fn is_version(page: &Page, at: usize) -> bool {
    let number = is_number(page, at);
    let counts = page.lower(at + 1);
    let next = page.token(at + 1);
    let noun = next.is_some_and(|token| token.kind == TokenKind::Word && token.classes.is_empty());
    // What is counted stands in the plural: `Leopard 2 crew`, but `Smith 2 goals`.
    let counted = noun
        && (counts.ends_with('s')
            || matches!(
                counts,
                "percent"
                    | "per"
                    | "hundred"
                    | "thousand"
                    | "million"
                    | "billion"
                    | "people"
                    | "men"
                    | "women"
                    | "children"
                    | "year"
                    | "day"
            ));
    number && (counts.is_empty() || !counted && page.word(at + 1) != "%")
}

/// Whether a number of one to three digits stands at a token.
fn is_number(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| {
        token.kind == TokenKind::Number && !token.glued && token.span.end - token.span.start <= 3
    })
}

/// Whether a sentence, a quotation or what a colon announces begins at a token.
fn opens_speech(page: &Page, at: usize) -> bool {
    let after_mark = at
        .checked_sub(1)
        .and_then(|before| page.token(before))
        .is_some_and(|token| token.kind == TokenKind::Quote)
        || at
            .checked_sub(1)
            .is_some_and(|before| matches!(page.word(before), ":" | "•" | "–" | "—" | "#" | "..."));
    after_mark || opens_sentence(page, at)
}

/// `East of the Euphrates`
fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest"
    )
}
