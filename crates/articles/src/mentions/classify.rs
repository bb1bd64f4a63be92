//! What a name names, by its words and by what stands around it.

use exonym_tables::{census, given_names, words};

use crate::mentions::tables::{self, Known};
use crate::mentions::{office, run, source};
use crate::page::Page;
use crate::reading::EntityKind;
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// A word that so many in a million bear as a given name makes a person of a run that it begins.
const GIVEN_SHARE: u32 = 20;
/// So many in a million bear a given name that is one also where the word means something else.
const FREQUENT_GIVEN: u32 = 400;
/// The fewest bearers in a million that the census states: the word is a surname at all.
const RARE_SURNAME: u32 = 10;
/// A word that so many in a million bear as a surname may be a person's alone.
const SURNAME_SHARE: u32 = 20;

/// What a name without a calling names.
pub(super) fn classify(page: &Page, name: Run, sentence: Run) -> Option<EntityKind> {
    let count = name.last - name.first;
    let lower = |at: usize| page.lower(at);
    if tables::is_named_place(page, name.first, name.last) {
        return Some(EntityKind::Place);
    }
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
    // `the airline Mahan Air`
    let called = name
        .first
        .checked_sub(1)
        .filter(|at| *at >= sentence.first)
        .is_some_and(|at| {
            page.token(at).is_some_and(|token| token.case == Case::Lower) && source::is_body(page.lower(at))
        });
    if called {
        return Some(EntityKind::Organisation);
    }
    if the_work_of(page, name, sentence) {
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
    // `RAF Croughton`: letters before a word are no given name.
    let upper = |at: usize| page.token(at).is_some_and(|token| token.case == Case::Upper);
    let letters = head.len() > 2 && upper(name.first) && !upper(name.last - 1);
    let given = is_given(head) && !letters;
    let attested = exonym_tables::attested::count(head) > 0 && !letters;
    let before = name
        .first
        .checked_sub(1)
        .filter(|before| *before >= sentence.first);
    let the = before.is_some_and(|before| lower(before) == "the");
    let particle = (name.first..name.last).any(|at| {
        run::is_particle(lower(at)) && page.token(at).is_some_and(|token| token.case == Case::Lower)
    });
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
    // `Tom Cruise`: both are words, too, but a frequent given name before a surname is a person's.
    let frequent =
        census::share(head).is_some_and(|share| share.given >= FREQUENT_GIVEN && share.given > share.surname);
    let surname = census::share(lower(name.last - 1)).is_some_and(|share| share.surname >= RARE_SURNAME);
    if words_in == 2 && count == 2 && !the && frequent && surname {
        return Some(EntityKind::Person);
    }
    if (2..=3).contains(&words_in) && !the && dictionary == 0 && follows_person(page, name, sentence) {
        return Some(EntityKind::Person);
    }
    // `Irving, Texas,`: a place with the land that it lies in.
    if words_in <= 3 && !the && dictionary < words_in && lies_in(page, name, sentence) {
        return Some(EntityKind::Place);
    }
    let located = before.is_some_and(|before| matches!(lower(before), "in" | "near" | "outside"));
    if located && !the {
        return Some(EntityKind::Place);
    }
    None
}

/// Whether what stands beside a name belongs to bodies alone: `Google headquarters`, `co-founder of Google`, `Taliban fighters`.
fn the_work_of(page: &Page, name: Run, sentence: Run) -> bool {
    const HAVE: &[&str] = &[
        "chairman",
        "chief",
        "commanders",
        "employee",
        "employees",
        "executive",
        "executives",
        "fighters",
        "gunmen",
        "headquarters",
        "lawmakers",
        "militants",
        "militiamen",
        "officials",
        "operatives",
        "shareholders",
        "shares",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "subsidiary",
    ];
    const OF: &[&str] = &[
        "ceo",
        "chairman",
        "co-founder",
        "cofounder",
        "employee",
        "employees",
        "founder",
        "headquarters",
        "member",
        "members",
        "shareholders",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "subsidiary",
    ];
    let single = name.last == name.first + 1;
    let word = page.lower(name.first);
    // `a Clinton spokesman`: a surname has people, too.
    let surname = census::share(word).is_some_and(|share| share.surname >= SURNAME_SHARE);
    if single && (surname || is_given(word)) || name.last - name.first > 4 {
        return false;
    }
    let after = name.last < sentence.last
        && page
            .token(name.last)
            .is_some_and(|token| token.case == Case::Lower)
        && HAVE.contains(&page.lower(name.last));
    let before = name.first.checked_sub(2).filter(|at| *at >= sentence.first);
    let of =
        before.is_some_and(|at| matches!(page.lower(at + 1), "of" | "for") && OF.contains(&page.lower(at)));
    after || of
}

/// Whether a word in a name of two words or more makes it a body's, and is no surname.
pub(super) fn is_body(page: &Page, name: Run) -> bool {
    name.last > name.first + 1
        && (name.first + 1..name.last).any(|at| {
            let word = page.lower(at);
            tables::name_word(word) == Some(EntityKind::Organisation)
                && census::share(word).is_none_or(|share| share.surname < SURNAME_SHARE)
        })
}

/// Whether people bear a word as a surname.
pub(super) fn is_surname(word: &str) -> bool {
    census::share(word).is_some_and(|share| share.surname >= SURNAME_SHARE)
}

/// Whether people bear a word as a given name.
pub(super) fn is_given(word: &str) -> bool {
    census::share(word).is_some_and(|share| share.given >= GIVEN_SHARE)
        || !given_names::groups(word).is_empty()
}

/// Whether a comma, a country or a known region and the end of the phrase stand after a name.
pub(super) fn lies_in(page: &Page, name: Run, sentence: Run) -> bool {
    let at = name.last + 1;
    if page.word(name.last) != "," || at >= sentence.last {
        return false;
    }
    let land = tables::place_at(page.text.as_str(), &page.tokens, at, sentence.last)
        .filter(|(_, place)| place.known == Known::State)
        .map(|(count, _)| at + count)
        .or_else(|| tables::named_place_at(page, at, sentence.last));
    // In a list of countries more follow; in `X, Iran's minister` somebody does.
    land.is_some_and(|end| {
        end >= sentence.last || matches!(page.word(end), "," | "." | ";" | ")" | "—" | "–")
    }) && tables::place_at(page.text.as_str(), &page.tokens, name.first, name.last)
        .is_none_or(|(_, place)| place.known == Known::Capital)
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
    said || said_before || age || office::apposed_office(page, name, sentence).is_some()
}

/// `Jordan Peterson`, `Chad Smith`: a country that is a given name, with a surname after it.
pub(super) fn is_person_after(
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
        && (more
            && !office::is_office_word(page, at + count)
            && tables::name_word(page.lower(limit - 1)).is_none()
            || after_office)
}

/// `Washington Post`, `Russian Foreign Ministry`: the token after an organisation that a place or nationality begins.
pub(super) fn organisation_of(
    page: &Page,
    at: usize,
    end: usize,
    limit: usize,
    known: Known,
) -> Option<usize> {
    if end >= limit || known == Known::Organisation && page.word(end) == "-" {
        return None;
    }
    let mut whole = None;
    for here in end..limit {
        // A calling ends it: what follows is a person's.
        if office::is_office_word(page, here) && !matches!(page.lower(here), "general" | "justice") {
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
        && !office::is_office_word(page, last)
        && page.lower(last) != "of"
        && whole + 3 > last
        && at < last
    {
        last += 1;
    }
    // `Department of Agriculture`: the run was let go on over `of`, so all of it is the name.
    let offices = (whole..limit).any(|here| office::is_office_word(page, here));
    let joined = page.lower(whole) == "of" && !offices;
    Some(if last == limit || joined { limit } else { whole })
}

pub(super) fn is_adjective(page: &Page, name: Run, sentence: Run) -> bool {
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
