//! Names by their form: runs of capitals, cut into nationality, calling and name.

use exonym_tables::english::Classes;
use exonym_tables::{census, given_names, particles, words};

use crate::mentions::raw::{Office, Raw, Sort};
use crate::mentions::tables::{self, Known};
use crate::page::Page;
use crate::reading::EntityKind;
use crate::statements::{Run, opens_sentence};
use crate::token::{Case, TokenKind};

/// The most tokens of one name.
const LONGEST: usize = 12;
/// A word that so many in a million bear as a given name makes a person of a run that it begins.
const GIVEN_SHARE: u32 = 20;

/// The names of tokens `first..last`, a sentence.
pub(super) fn sentence(page: &Page, first: usize, last: usize, out: &mut Vec<Raw>) {
    let titled = is_title_case(page, first, last);
    let mut at = first;
    while at < last {
        let Some(end) = run_end(page, at, last) else {
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

/// The token after the run of a name that begins at `at`.
fn run_end(page: &Page, at: usize, last: usize) -> Option<usize> {
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
                    && tables::place_at(page.text.as_str(), &page.tokens, at, last)
                        .is_some_and(|(count, _)| at + count > end)
            }
            TokenKind::Word => {
                is_capital(page, end) && !next.classes.any(Classes::WEEKDAY.or(Classes::MONTH))
                    || after_is_name && is_particle(word) && next.case == Case::Lower
                    || after_is_name && word == "of" && links(page, at, end)
                    || word == "of"
                        && page.lower(end + 1) == "the"
                        && end + 2 < last
                        && is_capital(page, end + 2)
                        && links(page, at, end)
                    || word == "the" && page.lower(end - 1) == "of" && after_is_name
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
                        || page.word(end - 1).len() <= 6
                            && end == at + 1
                            && page
                                .token(end + 1)
                                .is_some_and(|token| token.kind == TokenKind::Number))
                    || page.word(end) == "&" && after_is_name
            }
            TokenKind::Number => next.glued && page.word(end - 1) == "-",
            TokenKind::Quote => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    // `NASA T-shirt`: the letter belongs to the word after it.
    if end > at + 1 && page.word(end) == "-" && page.token(end).is_some_and(|token| token.glued) && page.word(end - 1).chars().count() == 1 {
        end -= 1;
    }
    // What joins is no end.
    while end > at + 1
        && !is_capital(page, end - 1)
        && page
            .token(end - 1)
            .is_some_and(|token| token.kind != TokenKind::Number)
        && !is_hyphen_tail(page, end)
    {
        end -= 1;
    }
    (is_capital(page, end - 1) || !article).then_some(end)
}

/// `March 3`, `in May`: a month and not a name.
fn is_month_here(page: &Page, at: usize) -> bool {
    let number = page.token(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
    let before = at.checked_sub(1).map(|before| page.lower(before)).unwrap_or_default();
    number || matches!(before, "in" | "of" | "on" | "since" | "until" | "by" | "last" | "next" | "late" | "early" | "this" | "and" | "to")
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

fn is_particle(word: &str) -> bool {
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
    ) && particles::lookup(word).is_some_and(|particle| particle != Particle::Link)
}

/// Whether `of` goes on with the name before it: `Ministry of`, `Bank of`, `Republic of`.
fn links(page: &Page, first: usize, of: usize) -> bool {
    let head = page.lower(of - 1);
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

/// Cuts a run into what it holds.
fn cut(page: &Page, run: Run, sentence: Run, out: &mut Vec<Raw>) {
    let mut at = run.first;
    let mut country: Option<&'static str> = None;
    let mut office: Option<(usize, usize)> = None;
    let mut adjective = at;
    // Small words before the run can be its calling: `spokesman Dmitry Peskov`, `leader Kim Jong Un`.
    if let Some(before) = lower_office(page, run.first, sentence.first) {
        office = Some(before);
        country = country_before(page, before.0, sentence.first);
    } else if is_possessive(page, run.first, sentence.first) {
        country = country_before(page, run.first, sentence.first);
    }
    while at < run.last {
        if page.word(at) == "-" {
            at += 1;
            continue;
        }
        let found = tables::place_at(page.text.as_str(), &page.tokens, at, run.last);
        if let Some((count, place)) = found
            && !is_person_after(page, at, count, run.last, place.known, office.is_some())
        {
            let end = at + count;
            if let Some(whole) = organisation_of(page, at, end, run.last, place.known) {
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
            adjective = at;
            at = end;
            continue;
        }
        if let Some(end) = office_end(page, at, run.last) {
            office = Some((
                office.filter(|known| known.1 == at).map_or(at, |known| known.0),
                end,
            ));
            at = end;
            continue;
        }
        break;
    }
    let name = Run::new(at, run.last);
    let office_here = office.filter(|known| known.1 == at || at == run.last);
    if name.is_empty() {
        if let Some((from, to)) = office_here.filter(|(from, _)| *from >= run.first) {
            // `the Foreign Minister`: an office without a name.
            out.push(Raw::new(Run::new(from, to), Sort::Office, Some(EntityKind::Person)).of(country));
        }
        return;
    }
    let mut raw = Raw::new(name, Sort::Name, None)
        .of(country.filter(|_| office_here.is_some() || is_possessive(page, at, sentence.first)));
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
        raw.kind = classify(page, name, sentence);
    }
    if raw.kind == Some(EntityKind::Person) {
        follow_up(page, &mut raw, sentence);
    }
    let single = name.last == name.first + 1;
    // `Western sanctions`, `East Asian nations`: an adjective of a region names nobody.
    if raw.kind.is_none() && is_adjective(page, name, sentence) {
        return;
    }
    // A capital at the head of a sentence says nothing, unless the word does what only a name does.
    let acts = page.lower(name.last) == "'s" || crate::statements::speaks(page.lower(name.last));
    let acronym = page.token(name.first).is_some_and(|token| token.case == Case::Upper);
    let common = words::contains(page.lower(name.first));
    raw.doubtful = single && !acronym && opens_speech(page, name.first) && (common || !acts);
    // `Image: ...` labels what follows.
    if single && page.word(name.last) == ":" && (common || opens_speech(page, name.first)) {
        return;
    }
    out.push(raw);
}

/// Whether a sentence, a quotation or what a colon announces begins at a token.
fn opens_speech(page: &Page, at: usize) -> bool {
    let after_mark = at.checked_sub(1).and_then(|before| page.token(before)).is_some_and(|token| token.kind == TokenKind::Quote)
        || at.checked_sub(1).is_some_and(|before| matches!(page.word(before), ":" | "•" | "–" | "—" | "#" | "..."));
    after_mark || opens_sentence(page, at)
}

fn is_adjective(page: &Page, name: Run, sentence: Run) -> bool {
    let last = page.lower(name.last - 1);
    let adjective = ["ern", "ian", "ean", "asian", "ese", "ish", "ist", "istic"]
        .iter()
        .any(|end| last.ends_with(end))
        && last.len() > 4;
    let noun = name.last < sentence.last
        && page.token(name.last).is_some_and(|token| {
            token.kind == TokenKind::Word && token.case == Case::Lower && token.classes.is_empty()
        });
    adjective && noun
}

/// `Washington Post`, `Russian Foreign Ministry`: the token after an organisation that a place or nationality begins.
fn organisation_of(page: &Page, at: usize, end: usize, limit: usize, known: Known) -> Option<usize> {
    if end >= limit || known == Known::Organisation && page.word(end) == "-" {
        return None;
    }
    let mut whole = None;
    for here in end..limit {
        // A calling ends it: what follows is a person's.
        if is_office_word(page, here) && !matches!(page.lower(here), "general" | "justice") {
            break;
        }
        if tables::name_word(page.lower(here)) == Some(EntityKind::Organisation) {
            whole = Some(here + 1);
        }
    }
    let whole = whole?;
    // Then it is the whole run, or up to a calling.
    let mut last = whole;
    while last < limit
        && !is_office_word(page, last)
        && page.lower(last) != "of"
        && whole + 3 > last
        && at < last
    {
        last += 1;
    }
    // `Department of Agriculture`: the run was let go on over `of`, so all of it is the name.
    let offices = (whole..limit).any(|here| is_office_word(page, here));
    let joined = page.lower(whole) == "of" && !offices;
    Some(if last == limit || joined { limit } else { whole })
}

/// `Jordan Peterson`, `Chad Smith`: a country that is a given name, with a surname after it.
fn is_person_after(
    page: &Page,
    at: usize,
    count: usize,
    limit: usize,
    known: Known,
    after_office: bool,
) -> bool {
    let more = at + count < limit && page.word(at + count) != "-";
    let given = count == 1 && census::share(page.lower(at)).is_some_and(|share| share.given >= GIVEN_SHARE);
    given
        && known != Known::Demonym
        && (more && !is_office_word(page, at + count) && tables::name_word(page.lower(limit - 1)).is_none()
            || after_office)
}

fn is_office_word(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.kind == TokenKind::Word) && tables::is_title(page.lower(at))
}

/// The token after the calling that begins at `at`: `Foreign Ministry Spokesperson`, `Defense Minister`, `Gen.`
fn office_end(page: &Page, at: usize, limit: usize) -> Option<usize> {
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
        let modifies = is_modifier(word)
            || tables::name_word(word) == Some(EntityKind::Organisation) && end.is_none()
            || matches!(word, "of" | "-" | "for" | "and" | "the");
        if !modifies {
            break;
        }
    }
    end
}

fn is_modifier(word: &str) -> bool {
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
fn lower_office(page: &Page, at: usize, first: usize) -> Option<(usize, usize)> {
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

/// Whether `’s` stands before a token.
fn is_possessive(page: &Page, at: usize, first: usize) -> bool {
    at > first && page.lower(at - 1) == "'s"
}

/// The country whose name, with `’s` or without, ends before a token.
fn country_before(page: &Page, at: usize, first: usize) -> Option<&'static str> {
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

/// What a name without a calling names.
fn classify(page: &Page, name: Run, sentence: Run) -> Option<EntityKind> {
    let count = name.last - name.first;
    let lower = |at: usize| page.lower(at);
    if let Some(kind) = (name.first..name.last)
        .rev()
        .find_map(|at| tables::name_word(lower(at)))
        && (count > 1 || kind == EntityKind::Organisation)
    {
        return Some(kind);
    }
    let mut plain = (name.first..name.last)
        .filter(|at| page.token(*at).is_some_and(|token| token.kind == TokenKind::Word));
    let words_in = plain.clone().count();
    let all_upper = plain.all(|at| page.token(at).is_some_and(|token| token.case == Case::Upper));
    if count == 1 && all_upper && page.word(name.first).chars().count() <= 8 {
        return Some(EntityKind::Organisation);
    }
    // `Primorsky region`
    if name.last < sentence.last
        && page
            .token(name.last)
            .is_some_and(|token| token.case == Case::Lower)
        && tables::name_word(lower(name.last)) == Some(EntityKind::Place)
        && lower(name.last) != "state"
    {
        return Some(EntityKind::Place);
    }
    let head = lower(name.first);
    let given = census::share(head).is_some_and(|share| share.given >= GIVEN_SHARE)
        || !given_names::groups(head).is_empty();
    let attested = exonym_tables::attested::count(head) > 0;
    let before = name
        .first
        .checked_sub(1)
        .filter(|before| *before >= sentence.first);
    let the = before.is_some_and(|before| lower(before) == "the");
    let particle = (name.first..name.last)
        .any(|at| is_particle(lower(at)) && page.token(at).is_some_and(|token| token.case == Case::Lower));
    let surname_first = tables::is_surname_first(head) && (2..=5).contains(&count);
    let dictionary = (name.first..name.last)
        .filter(|at| words::contains(lower(*at)))
        .count();
    if (2..=6).contains(&words_in)
        && !the
        && (given || particle || surname_first || attested && dictionary == 0)
        && dictionary < words_in
    {
        return Some(EntityKind::Person);
    }
    if words_in >= 2 && words_in <= 3 && !the && dictionary == 0 && follows_person(page, name, sentence) {
        return Some(EntityKind::Person);
    }
    let located = before
        .is_some_and(|before| matches!(lower(before), "in" | "near" | "outside"));
    if located && !the {
        return Some(EntityKind::Place);
    }
    None
}

/// Whether what follows a name is what follows a person's: a verb of speech, an age, an office.
fn follows_person(page: &Page, name: Run, sentence: Run) -> bool {
    let next = name.last;
    if next >= sentence.last {
        return false;
    }
    let said = matches!(
        page.lower(next),
        "said" | "says" | "told" | "added" | "wrote" | "who"
    );
    let before = name
        .first
        .checked_sub(1)
        .filter(|before| *before >= sentence.first);
    let said_before =
        before.is_some_and(|before| matches!(page.lower(before), "said" | "says" | "told" | "by"));
    let age = page.word(next) == ","
        && page
            .token(next + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.span.end - token.span.start == 2);
    said || said_before || age || apposed_office(page, name, sentence).is_some()
}

/// `X, governor of Y,`: the calling after a name.
fn apposed_office(page: &Page, name: Run, sentence: Run) -> Option<(usize, usize)> {
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
fn follow_up(page: &Page, raw: &mut Raw, sentence: Run) {
    if raw.office.is_some() {
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
