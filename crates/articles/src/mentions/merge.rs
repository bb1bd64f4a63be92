//! Names to those who bear them: full names first, then their short forms.
//!
//! A surname alone is the only one who bears it; where two do, the office decides, else it is left open. In names that begin with the
//! surname (Kim Jong Un) the first word is the short form.

use std::collections::HashMap;

use exonym_tables::census;

use crate::mentions::cast::{Actor, Cast, words_of};
use crate::mentions::raw::{Raw, Sort};
use crate::mentions::{tables, trim};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// Names that agree whole were one thing in 97 of 100 measured cases, of a person or organisation.
const SAME_NAME: f32 = 0.97;
/// A surname alone meant the one full name with it in 19 of 20.
const SHORT_NAME: f32 = 0.95;
/// Of names of which nothing tells what they name, equal ones meant one thing in 87 of 100 measured cases: among them are beliefs, wares and
/// versions of them, which are spoken of in more than one sense.
pub(super) const SAME_UNKNOWN: f32 = 0.87;
/// Two bear the surname, and only one of them has gone by it alone so far.
const GOES_BY_IT: f32 = 0.9;
/// Tokens of a headline and the first paragraph.
const HEAD: usize = 120;
/// A name that is part of a compound tells of whom it describes: `Scientology-critic site`.
const IN_COMPOUND: f32 = 0.85;
/// So many in a million bear a word as a surname before it is taken for one that stands last.
const SURNAME_SHARE: u32 = 100;

/// Makes the cast of names; phrases of the gazetteer and bare offices are left for later.
pub(super) fn names(page: &Page, raws: &[Raw]) -> Cast {
    let mut cast = Cast::default();
    let mut keys: HashMap<String, usize> = HashMap::new();
    let known: std::collections::HashSet<String> = raws
        .iter()
        .filter(|raw| !raw.doubtful && !raw.headline && raw.sort == Sort::Name)
        .map(|raw| words_of(page, raw.run).concat())
        .collect();
    // Of something unknown in a compound (`Scientology-critic site`) it cannot be told whether it is named at all.
    let open = |raw: &Raw| matches!(raw.kind, None | Some(EntityKind::Other));
    let names_one = |raw: &Raw| !(is_one_of_several(page, raw) || open(raw) && is_in_compound(page, raw));
    let full = |raw: &&Raw| raw.sort == Sort::Name && !raw.headline && names_one(raw);
    let raws = trim::without_epithets(page, raws);
    let raws = trim::without_countries(page, raws);
    let raws = raws.as_slice();
    for raw in raws.iter().filter(full) {
        let words = words_of(page, raw.run);
        if bare(&words).len() < 2 {
            continue;
        }
        let number = find_full(&cast, &keys, &words, raw).unwrap_or_else(|| {
            let name = page.text.slice(page.span(raw.run.first, raw.run.last)).to_owned();
            let alias = raw.alias;
            cast.push(Actor {
                alias,
                first: raw.run.first,
                ..Actor::new(raw.kind, words.clone(), name)
            });
            keys.insert(words.concat(), cast.actors.len() - 1);
            cast.actors.len() - 1
        });
        put(page, &mut cast, number, raw, How::Name, 1.0, "a name in full");
    }
    who_speaks(page, &mut cast, raws.iter().filter(full));
    let plain: std::collections::HashSet<&str> = raws
        .iter()
        .filter(|raw| raw.doubtful || raw.definite && open(raw))
        .map(|raw| page.lower(raw.run.first))
        .collect();
    let plain: std::collections::HashSet<&str> = (0..page.tokens.len())
        .filter(|at| page.token(*at).is_some_and(|token| token.case == Case::Lower))
        .map(|at| page.lower(at))
        .filter(|word| plain.contains(word))
        .collect();
    // Who has gone by one word alone, how often.
    let mut alone: HashMap<usize, usize> = HashMap::new();
    for raw in raws.iter().filter(full) {
        let words = words_of(page, raw.run);
        let [word] = bare(&words) else { continue };
        let bearer = bearer(&cast, word, raw, &alone);
        // `the Match`, where the text has `the match`.
        let common = raw.definite && open(raw) && exonym_tables::words::contains(word);
        if common && plain.contains(word.as_str()) && bearer.is_none() {
            continue;
        }
        // `Iodine is ...` at the head of a sentence, where the text has `iodine`.
        if raw.doubtful && (!known.contains(word) || plain.contains(word.as_str())) && bearer.is_none() {
            continue;
        }
        let (number, confidence, why) = match bearer {
            Some((number, confidence)) => {
                *alone.entry(number).or_default() += 1;
                let why = if confidence < SHORT_NAME {
                    "of several of that name the one who has gone by it alone"
                } else {
                    "the only one of that name in the document"
                };
                (number, confidence, why)
            }
            None => {
                let place =
                    find_full(&cast, &keys, &words, raw).filter(|_| raw.kind == Some(EntityKind::Place));
                // `Houthi` and `Houthis`
                let other = match word.strip_suffix('s') {
                    Some(one) => one.to_owned(),
                    None => format!("{word}s"),
                };
                let number = keys
                    .get(&other)
                    .copied()
                    .filter(|known| {
                        let actor = cast.actors.get(*known);
                        actor.is_some_and(|actor| actor.words.len() == 1 && !actor.is_person())
                            && raw.kind != Some(EntityKind::Person)
                            && word.len() > 3
                    })
                    .or(place);
                let number = number.unwrap_or_else(|| {
                    *keys.entry(word.clone()).or_insert_with(|| {
                        let name = page.text.slice(page.span(raw.run.first, raw.run.last)).to_owned();
                        cast.push(Actor::new(raw.kind, words.clone(), name));
                        cast.actors.len() - 1
                    })
                });
                (number, SAME_NAME, "the same name")
            }
        };
        put(page, &mut cast, number, raw, How::Name, confidence, why);
    }
    for raw in raws.iter().filter(|raw| raw.sort == Sort::Name && raw.headline) {
        headline(page, &mut cast, &keys, raw);
    }
    cast
}

/// `Gáspár Maróth`, of whom nothing tells what he is, is a person where `Maróth said`: bodies do not go by their last word.
fn who_speaks<'a>(page: &Page, cast: &mut Cast, raws: impl Iterator<Item = &'a Raw>) {
    for raw in raws.filter(|raw| raw.run.last == raw.run.first + 1 && raw.kind.is_none()) {
        let word = page.lower(raw.run.first);
        if !crate::statements::speaks(page.lower(raw.run.last)) || exonym_tables::words::contains(word) {
            continue;
        }
        let words = words_of(page, raw.run).concat();
        let fits = |actor: &Actor| {
            actor.kind.is_none()
                && (2..=3).contains(&actor.words.len())
                && actor.words.last() == Some(&words)
                && !actor
                    .words
                    .iter()
                    .any(|word| exonym_tables::words::contains(word))
        };
        let known = |actor: &Actor| actor.is_person() && short_form(&actor.words) == Some(&words);
        if cast.bearing(&words).any(|(_, actor)| known(actor)) {
            continue;
        }
        let found = cast.bearing(&words).filter(|(_, actor)| fits(actor));
        let found: Vec<usize> = found.map(|(number, _)| number).collect();
        let [only] = found.as_slice() else { continue };
        if let Some(actor) = cast.actors.get_mut(*only) {
            actor.kind = Some(EntityKind::Person);
        }
    }
}

/// `a World Cup`, `a newer IE`: one of several that bear the name, and not who is known by it. Of a person it is a way of speaking (`a defiant
/// Kim`), and before a noun it belongs to the noun (`a Google spokesman`).
fn is_one_of_several(page: &Page, raw: &Raw) -> bool {
    let open = matches!(
        raw.kind,
        None | Some(EntityKind::Other | EntityKind::Organisation)
    );
    if !open || raw.office.is_some() {
        return false;
    }
    let lower = |at: usize| {
        page.token(at).is_some_and(|token| {
            token.kind == TokenKind::Word && token.case == Case::Lower && token.classes.is_empty()
        })
    };
    let Some(before) = raw.run.first.checked_sub(1) else {
        return false;
    };
    let article = |at: usize| matches!(page.lower(at), "a" | "an" | "another");
    let indefinite = article(before) || lower(before) && before.checked_sub(1).is_some_and(article);
    indefinite
        && !lower(raw.run.last)
        && !matches!(page.word(raw.run.last), "-" | "’" | "'")
        && page.lower(raw.run.last) != "'s"
        && page
            .token(raw.run.last)
            .is_some_and(|token| token.kind != TokenKind::Quote)
}

/// Whether a hyphen joins a name to a word in small letters: `Scientology-critic`.
fn is_in_compound(page: &Page, raw: &Raw) -> bool {
    let glued = |at: usize| page.token(at).is_some_and(|token| token.glued);
    page.word(raw.run.last) == "-"
        && glued(raw.run.last)
        && glued(raw.run.last + 1)
        && page
            .token(raw.run.last + 1)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
}

/// A name without the article that opens it: `al-Assad` is a short form.
fn bare(words: &[String]) -> &[String] {
    match words {
        [article, rest @ ..] if !rest.is_empty() && matches!(article.as_str(), "al" | "el") => rest,
        _ => words,
    }
}

/// A name of a headline, where it is one of the text.
fn headline(page: &Page, cast: &mut Cast, keys: &HashMap<String, usize>, raw: &Raw) {
    // Any part of the run can be the name.
    let mut at = raw.run.first;
    while at < raw.run.last {
        let found = (at + 1..=raw.run.last).rev().find_map(|end| {
            let run = Run::new(at, end);
            let words = words_of(page, run);
            let number = keys.get(&words.concat()).copied().or_else(|| {
                if words.len() == 1 {
                    bearer(cast, &words[0], raw, &HashMap::new()).map(|(number, _)| number)
                } else {
                    None
                }
            })?;
            Some((run, number))
        });
        match found {
            Some((run, number)) => {
                cast.spot(number, run, How::Name, SHORT_NAME, "named again in the text");
                at = run.last;
            }
            None => at += 1,
        }
    }
}

fn put(page: &Page, cast: &mut Cast, number: usize, raw: &Raw, how: How, confidence: f32, why: &str) {
    if is_in_compound(page, raw) {
        cast.spot(number, raw.run, how, IN_COMPOUND, "a name within a compound");
    } else {
        cast.spot(number, raw.run, how, confidence, why);
    }
    if let Some(epithet) = raw.epithet {
        cast.title(raw.run.first, epithet);
    }
    if let Some(office) = raw
        .office
        .filter(|office| office.run.last == raw.epithet.unwrap_or(raw.run.first))
    {
        cast.title(raw.run.first, office.run.first);
    }
    let Some(actor) = cast.actors.get_mut(number) else {
        return;
    };
    let words = words_of(page, raw.run);
    let grows = words.len() > actor.words.len();
    if grows {
        actor.name = page.text.slice(page.span(raw.run.first, raw.run.last)).to_owned();
        actor.words = words;
    }
    if raw.kind.is_some() && (actor.kind.is_none() || raw.office.is_some()) {
        actor.kind = raw.kind;
    }
    actor.country = actor.country.or(raw.country);
    let Some(office) = raw.office else { return };
    let title = page.lower(office.run.last - 1).trim_end_matches('.').to_owned();
    let gender = match title.as_str() {
        "mr" | "sir" | "lord" | "mister" => Some("m"),
        "mrs" | "ms" | "miss" | "lady" | "dame" | "madam" => Some("f"),
        word => tables::calling(word)
            .map(|calling| calling.gender)
            .filter(|gender| *gender != "-"),
    };
    actor.gender = actor.gender.or(gender);
    actor.country = actor.country.or(office.country);
    let is_office = exonym_tables::titles::kind(&title) != Some("address");
    if is_office
        && !actor
            .offices
            .iter()
            .any(|known| page.lower(known.run.last - 1) == page.lower(office.run.last - 1))
    {
        actor.offices.push(office);
    }
}

/// The actor of a full name: the same words, or a person's first and last.
fn find_full(cast: &Cast, keys: &HashMap<String, usize>, words: &[String], raw: &Raw) -> Option<usize> {
    if let Some(number) = keys.get(&words.concat()) {
        return Some(*number);
    }
    if raw.kind == Some(EntityKind::Place) {
        // `the Primorsky region` and `Primorsky Region`
        let bare = |words: &[String]| -> String {
            let last = words
                .last()
                .is_some_and(|last| words.len() > 1 && tables::name_word(last) == Some(EntityKind::Place));
            words[..words.len() - usize::from(last)].concat()
        };
        let same = |actor: &Actor| actor.kind == Some(EntityKind::Place) && bare(&actor.words) == bare(words);
        return cast
            .bearing(words.first()?)
            .find(|(_, actor)| same(actor))
            .map(|(number, _)| number);
    }
    if raw.kind == Some(EntityKind::Organisation) {
        // `the Supreme Court` of the Italian Supreme Court of Cassation: the only one whose name holds the words in a row.
        let holds = |actor: &Actor| {
            actor.kind == Some(EntityKind::Organisation)
                && actor.words.len() > words.len()
                && actor.words.windows(words.len()).any(|window| window == words)
        };
        let mut longer = cast.bearing(words.first()?).filter(|(_, actor)| holds(actor));
        return match (longer.next(), longer.next()) {
            (Some((number, _)), None) => Some(number),
            _ => None,
        };
    }
    if raw.kind == Some(EntityKind::Person) || raw.kind.is_none() {
        let mut same = cast
            .bearing(words.last()?)
            .filter(|(_, actor)| actor.is_person() && is_shortened(&actor.words, words));
        return match (same.next(), same.next()) {
            (Some((number, _)), None) => Some(number),
            _ => None,
        };
    }
    None
}

/// `Vladimir Putin` and `Vladimir V. Putin`: first and last agree, and one of them has nothing or initials between.
fn is_shortened(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 2
        && long.len() > short.len()
        && short.first() == long.first()
        && short.last() == long.last()
}

/// The only one whose short form a word is; where several bear it, the one whose office agrees, else the last one named before if
/// he alone has been named since.
fn bearer(cast: &Cast, word: &str, raw: &Raw, alone: &HashMap<usize, usize>) -> Option<(usize, f32)> {
    let bears = |actor: &&(usize, &Actor)| {
        let actor = actor.1;
        match actor.kind {
            Some(EntityKind::Person) => short_form(&actor.words).is_some_and(|short| short == word),
            // `Mahan` for Mahan Air: the name without the word for what it is.
            Some(EntityKind::Organisation) if is_bare_name(word, &actor.words, raw) => true,
            Some(EntityKind::Organisation | EntityKind::Place) | None => is_acronym(word, &actor.words, raw),
            _ => false,
        }
    };
    let bare = word.replace('.', "");
    let all: Vec<(usize, &Actor)> = cast
        .bearing(word)
        .chain(cast.bearing(&bare).filter(|_| bare != word))
        .collect();
    // `the Court`: the only body whose name holds the word, of which it is the kind.
    if raw.definite && tables::name_word(word) == Some(EntityKind::Organisation) {
        let mut bodies = all
            .iter()
            .filter(|(_, actor)| actor.kind == Some(EntityKind::Organisation) && actor.words.len() > 1);
        return match (bodies.next(), bodies.next()) {
            (Some((number, _)), None) => Some((*number, SHORT_NAME)),
            _ => None,
        };
    }
    let found: Vec<&(usize, &Actor)> = all
        .iter()
        .filter(|(_, actor)| !actor.alias)
        .filter(bears)
        .collect();
    match found.as_slice() {
        [] => {
            // A given name alone, where nobody else bears it.
            let mut given = all.iter().filter(|(_, actor)| {
                actor.is_person() && actor.words.len() >= 2 && is_given(&actor.words, word)
            });
            let first = given.next()?;
            (given.next().is_none() && raw.kind != Some(EntityKind::Organisation))
                .then_some((first.0, SHORT_NAME))
        }
        [(number, _)] => Some((*number, SHORT_NAME)),
        several => {
            // Who alone was named before is meant.
            let mut before = several.iter().filter(|(_, actor)| actor.first < raw.run.first);
            if let (Some(only), None) = (before.next(), before.next()) {
                return Some((only.0, SHORT_NAME));
            }
            if let Some(office) = raw.office {
                let mut same = several
                    .iter()
                    .filter(|(_, actor)| actor.country.is_some() && actor.country == office.country);
                let first = same.next()?;
                return same.next().is_none().then_some((first.0, SHORT_NAME));
            }
            // A news text gives the other his full name where he is meant again.
            let mut known = several.iter().filter(|(number, _)| alone.contains_key(number));
            let first = known.next()?;
            // Who is named at the head is whom the text is about; of others it cannot be told.
            let heads = first.1.first < HEAD && several.iter().all(|(_, actor)| actor.first >= first.1.first);
            (heads && known.next().is_none() && alone.get(&first.0).is_some_and(|times| *times > 1))
                .then_some((first.0, GOES_BY_IT))
        }
    }
}

/// The word by which a person goes: the last, or the first where the surname stands first.
pub(super) fn short_form(words: &[String]) -> Option<&str> {
    let (first, last) = (words.first()?, words.last()?);
    let order = surname_first(words);
    Some(if order { first } else { last })
}

/// Whether a name begins with the surname.
pub(super) fn surname_first(words: &[String]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let western = census::share(last).is_some_and(|share| share.surname >= SURNAME_SHARE);
    tables::is_surname_first(first)
        && (words.len() == 3 || words.len() == 2)
        && !(words.len() == 2 && western && !tables::is_surname_first(last))
}

fn is_bare_name(word: &str, words: &[String], raw: &Raw) -> bool {
    matches!(
        raw.kind,
        None | Some(EntityKind::Organisation | EntityKind::Other)
    ) && words.first().is_some_and(|first| first == word)
        && words
            .get(1)
            .is_some_and(|kind| tables::name_word(kind) == Some(EntityKind::Organisation))
        && words.get(2).is_none_or(|of| of == "of")
        && !exonym_tables::words::contains(word)
}

fn is_given(words: &[String], word: &str) -> bool {
    if surname_first(words) {
        false
    } else {
        words.first().is_some_and(|first| first == word)
    }
}

/// `IAEA` for International Atomic Energy Agency; the small words count or not.
fn is_acronym(word: &str, words: &[String], raw: &Raw) -> bool {
    if !matches!(raw.kind, Some(EntityKind::Organisation | EntityKind::Place))
        || words.len() < 2
        || word.chars().count() < 2
    {
        return false;
    }
    let word = word.replace('.', "");
    crate::mentions::cast::acronyms(words).contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms() {
        let check = |name: &str, short: &str| {
            let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
            assert_eq!(short_form(&words), Some(short), "{name}");
        };
        check("Kim Jong Un", "kim");
        check("Yoon Suk Yeol", "yoon");
        check("Mao Ning", "mao");
        check("Vladimir Putin", "putin");
        check("Bruce Lee", "lee");
        check("Kim Smith", "smith");
    }
}
