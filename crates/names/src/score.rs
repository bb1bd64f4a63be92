//! From meetings and leftovers to one number: every part with its weight, cost and effect.

use exonym_text::road::Road;

use crate::assign::{Edge, Likenesses, WorkedOut, assign, names_in};
use crate::custom;
use crate::explain::Relation;
use crate::kind::{NameKind, PartTag};
use crate::layout::{
    FLAG_ATTESTED, FLAG_BRACKET, FLAG_COMMON, FLAG_DICTIONARY, FLAG_FATHER, FLAG_FOREIGN, FLAG_SERVANT,
    NameRef, Token, TokenClass,
};
use crate::lookup::{HEAD, is_plain_company};
use crate::meeting::{Meeting, meet};
use crate::scratch::{Scratch, Side};
use crate::weights;

/// One line of the sum, with positions instead of text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub q: (u8, u8),
    pub l: (u8, u8),
    pub relation: Relation,
    pub roads: (u8, u8),
    pub cost: f32,
    /// 0 for a rule that takes a fixed amount off.
    pub weight: f32,
    pub effect: f32,
}

/// How the words of the two names are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Person,
    Organization,
}

/// The score by words or by syllables, whichever is higher, with its parts in `scratch.parts`.
pub(crate) fn score(query: NameRef<'_>, listed: NameRef<'_>, scratch: &mut Scratch) -> f32 {
    score_knowing(query, listed, &mut WorkedOut::default(), scratch)
}

/// The same, with likenesses of words that may be known from before.
pub(crate) fn score_knowing(
    query: NameRef<'_>,
    listed: NameRef<'_>,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) -> f32 {
    let meeting = meet(query, listed);
    if let Meeting::Same { cost, .. } = meeting
        && cost <= 0.0
    {
        return syllables(query, listed, meeting, scratch);
    }
    let words = score_words(query, listed, known, scratch);
    match meeting {
        Meeting::Silent => words,
        // Names in letters whose words meet well are told by their words: `Angela Merkur` is no Korean name.
        Meeting::Same { .. } if words >= weights::TOLD_BY_WORDS && !own(query) && !own(listed) => words,
        Meeting::Same { .. } if !own(query) && !own(listed) && custom::is_western(query, listed) => words,
        Meeting::Same { cost, .. } if 1.0 - cost > words => syllables(query, listed, meeting, scratch),
        // Where one side is syllables in their own script, they say more than guesses at its words.
        Meeting::Same { .. } if own_against_letters(query, listed) && !met_in_another_language(scratch) => {
            syllables(query, listed, meeting, scratch)
        }
        Meeting::Same { .. } => words,
        Meeting::Other { .. } if met_in_another_language(scratch) => words,
        Meeting::Other { native } => {
            let amount = if native {
                weights::OTHER_NATIVE
            } else {
                weights::OTHER_SYLLABLE
            };
            rule(Relation::OtherSyllable, amount, scratch);
            (words - amount).max(0.0)
        }
    }
}

/// Whether a name is in a script of syllables of its own.
fn own(name: NameRef<'_>) -> bool {
    name.is_native() && !name.is_kana()
}

/// Whether one name is in a script of syllables of its own and the other in letters; a single word may be a foreign name.
fn own_against_letters(query: NameRef<'_>, listed: NameRef<'_>) -> bool {
    let letters = if own(query) { listed } else { query };
    own(query) != own(listed) && !letters.is_kana() && letters.token_count() > 1
}

/// The score by syllables: one part over both whole names.
fn syllables(query: NameRef<'_>, listed: NameRef<'_>, meeting: Meeting, scratch: &mut Scratch) -> f32 {
    let Meeting::Same { cost, roads } = meeting else {
        return 0.0;
    };
    scratch.query.load(query);
    scratch.listed.load(listed);
    scratch.parts.clear();
    let cost = cost.min(1.0);
    scratch.parts.push(Part {
        q: (0, scratch.query.tokens.len() as u8),
        l: (0, scratch.listed.tokens.len() as u8),
        relation: Relation::Road,
        roads,
        cost,
        weight: 1.0,
        effect: -cost,
    });
    1.0 - cost
}

/// Compares over the words of both names and leaves the parts in `scratch.parts`.
fn score_words(
    query: NameRef<'_>,
    listed: NameRef<'_>,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) -> f32 {
    scratch.parts.clear();
    assign(query, listed, known, scratch);
    if scratch.query.tokens.is_empty() || scratch.listed.tokens.is_empty() {
        return 0.0;
    }
    let mode = mode(query.kind(), listed.kind(), &scratch.query, &scratch.listed);
    if mode == Mode::Person {
        drop_weak_initials(scratch);
    }
    let guess = match mode {
        Mode::Person => {
            weights::guessed(names_in(&scratch.query.tokens).min(names_in(&scratch.listed.tokens)))
        }
        Mode::Organization => 1.0,
    };
    for index in 0..scratch.edges.len() {
        if let Some(edge) = scratch.edges.get(index) {
            let cost = if mode == Mode::Person {
                edge_cost(edge, guess, scratch)
            } else {
                edge.likeness.cost
            };
            scratch.parts.push(Part {
                q: (edge.q, edge.q_count),
                l: (edge.l, edge.l_count),
                relation: edge.likeness.relation,
                roads: edge.likeness.roads,
                cost,
                weight: edge.weight,
                effect: 0.0,
            });
        }
    }
    let matched = matched_names(scratch);
    leftovers(mode, scratch);
    rules(mode, matched, scratch);
    if person_and_company(query.kind(), listed.kind(), scratch) {
        rule(Relation::PersonAndCompany, weights::PERSON_AND_COMPANY, scratch);
    }
    total(scratch)
}

/// What a meeting of words costs in a person's name: what it costs by itself, held to the rest of the name.
fn edge_cost(edge: &Edge, guess: f32, scratch: &Scratch) -> f32 {
    let likeness = edge.likeness;
    let (q, l) = (
        span(&scratch.query, (edge.q, edge.q_count)),
        span(&scratch.listed, (edge.l, edge.l_count)),
    );
    let own = |road: u8| Road::of(road).own_language().is_some();
    let guessed = likeness.is_guess() || own(likeness.roads.0) != own(likeness.roads.1);
    let mut cost = likeness.cost * if guessed { guess } else { 1.0 };
    let foreign = |tokens: &[Token]| tokens.iter().any(|token| token.flags & FLAG_FOREIGN != 0);
    let joined = edge.q_count + edge.l_count > 2 && foreign(q) != foreign(l);
    if joined && likeness.cost > weights::JOIN_COST {
        cost += weights::GUESSED_JOIN * (likeness.cost - weights::JOIN_COST);
    }
    if likeness.is_guess() && foreign(q) && foreign(l) && likeness.cost > weights::EXACT {
        cost *= weights::GUESSED_FROM_AFAR;
    }
    if let ([q], [l]) = (q, l) {
        let bare = |token: &Token| token.flags & FLAG_SERVANT == 0;
        let common = |token: &Token| bare(token) && token.flags & (FLAG_COMMON | FLAG_FOREIGN) != 0;
        if bare(q) != bare(l) && (common(q) || common(l)) {
            cost += weights::SERVANT_OF_COMMON;
        }
    }
    if likeness.is_heard() && guess > 1.0 {
        cost = weights::doubted(cost);
    }
    if likeness.relation == Relation::Initial
        && (earlier_initial(&scratch.query, edge.q) || earlier_initial(&scratch.listed, edge.l))
    {
        cost += weights::LATER_INITIAL;
    }
    if likeness.relation == Relation::Nickname
        && (later(&scratch.query, edge.q) || later(&scratch.listed, edge.l))
    {
        cost += weights::LATER_NICKNAME;
    }
    cost
}

/// Whether this is an initial and one before it has no counterpart: `E. M. Edwards` is called by the name that E stands for.
fn earlier_initial(side: &Side, at: u8) -> bool {
    let initial = |token: &Token| token.class == TokenClass::Initial;
    side.tokens.get(usize::from(at)).is_some_and(initial)
        && side.left().any(|(before, token)| before < at && initial(&token))
}

/// Whether a name before this one has no counterpart: short forms and forms in another language are of first names.
fn later(side: &Side, at: u8) -> bool {
    side.left()
        .any(|(before, token)| before < at && token.class == TokenClass::Word)
}

/// Whether a name has the words of a company.
fn says_company(side: &Side) -> bool {
    let says = |token: &Token| matches!(token.class, TokenClass::LegalForm | TokenClass::Generic);
    side.tokens.iter().any(says)
}

fn mode(query: NameKind, listed: NameKind, q: &Side, l: &Side) -> Mode {
    match (query, listed) {
        (NameKind::Person, _) | (_, NameKind::Person) => Mode::Person,
        (NameKind::Unknown, NameKind::Unknown) if !says_company(q) && !says_company(l) => Mode::Person,
        _ => Mode::Organization,
    }
}

/// Whether all names of one side met nearly exactly by readings in a language whose syllables are not compared as such: Cantonese,
/// Vietnamese, Japanese.
fn met_in_another_language(scratch: &Scratch) -> bool {
    let other = |road: u8| matches!(Road::of(road).own_language(), Some("yue" | "vi" | "ja"));
    let limit = |part: &Part| {
        if part.q.1 + part.l.1 > 2 {
            weights::JOINED_IN_ANOTHER_LANGUAGE
        } else {
            weights::IN_ANOTHER_LANGUAGE
        }
    };
    let met = |part: &Part| {
        let leftover = matches!(
            part.relation,
            Relation::Conflict | Relation::ExtraInQuery | Relation::ExtraInListed
        );
        !leftover && part.cost <= limit(part) && (other(part.roads.0) || other(part.roads.1))
    };
    !scratch.parts.is_empty() && scratch.parts.iter().all(met)
}

/// Whether one name is a person's and the other, of whom the list does not say what it is, has the words of a company.
fn person_and_company(query: NameKind, listed: NameKind, scratch: &Scratch) -> bool {
    match (query, listed) {
        (NameKind::Person, NameKind::Unknown) => says_company(&scratch.listed),
        (NameKind::Unknown, NameKind::Person) => says_company(&scratch.query),
        _ => false,
    }
}

/// Takes back the meeting of an initial with a whole name where the initial's side has a name left over and fewer than
/// [`weights::FULL_NAMES`] names meet in full: `S` of `Sergei S. Ivanov` is no `Shoigu`. The same where the one name in full is met
/// by a guess at its sounds or nearly by them.
fn drop_weak_initials(scratch: &mut Scratch) {
    let Scratch {
        edges, query, listed, ..
    } = scratch;
    let names = |side: &Side| side.left().any(|(_, token)| token.class == TokenClass::Word);
    let (q_left, l_left) = (names(query), names(listed));
    let full = edges.iter().filter(|edge| {
        let token = query.tokens.get(usize::from(edge.q));
        edge.likeness.relation != Relation::Initial && token.is_some_and(|token| token.class.is_distinctive())
    });
    let (count, guesses) = full.fold((0, 0), |(count, guesses), edge| {
        let heard = edge.likeness.is_guess() || edge.likeness.relation == Relation::Sound;
        let guess = edge.likeness.cost > weights::EXACT && heard;
        (count + 1, guesses + usize::from(guess))
    });
    let guessed = count == 1 && guesses == 1;
    if !(q_left || l_left || guessed) || count >= weights::FULL_NAMES {
        return;
    }
    let is_initial = |side: &Side, at: u8| {
        let token = side.tokens.get(usize::from(at));
        token.is_some_and(|token| token.class == TokenClass::Initial)
    };
    let weak: u64 = edges
        .iter()
        .enumerate()
        .filter(|(_, edge)| edge.likeness.relation == Relation::Initial)
        .filter(|(_, edge)| {
            let weak = (q_left || guessed, l_left || guessed);
            is_initial(query, edge.q) && weak.0 || is_initial(listed, edge.l) && weak.1
        })
        .fold(0, |mask, (at, _)| {
            mask | 1_u64.checked_shl(at as u32).unwrap_or(0)
        });
    let mut at = 0;
    edges.retain(|edge| {
        let drop = 1_u64.checked_shl(at).is_some_and(|bit| weak & bit != 0);
        at += 1;
        if drop {
            query.free(edge.q, edge.q_count);
            listed.free(edge.l, edge.l_count);
        }
        !drop
    });
}

/// Where on each side the word for servant stands in a name that the other side has without it.
fn servants_apart(scratch: &Scratch) -> (Option<u8>, Option<u8>) {
    let has = |side: &Side, at: u8| {
        let token = side.tokens.get(usize::from(at));
        token.is_some_and(|token| token.flags & FLAG_SERVANT != 0)
    };
    let apart = |edge: &&crate::assign::Edge| has(&scratch.query, edge.q) != has(&scratch.listed, edge.l);
    let mut edges = scratch.edges.iter().filter(apart);
    match edges.next() {
        Some(edge) if has(&scratch.query, edge.q) => (Some(edge.q), None),
        Some(edge) => (None, Some(edge.l)),
        None => (None, None),
    }
}

/// How many names proper agree; an initial counts half beside a name in full, and nothing where only initials agree, words of a trade
/// or not: `KSM` is not everybody whose names begin so, nor `S & C Trade` every `Shadi for Kars Trading`.
fn matched_names(scratch: &Scratch) -> f32 {
    let mut count = 0.0;
    let names = |edge: &&Edge| {
        names_in(span(&scratch.query, (edge.q, edge.q_count))) > 0
            || names_in(span(&scratch.listed, (edge.l, edge.l_count))) > 0
    };
    let mut of_names = scratch.edges.iter().filter(names);
    if of_names.all(|edge| edge.likeness.relation == Relation::Initial) {
        return count;
    }
    for edge in &scratch.edges {
        let q = span(&scratch.query, (edge.q, edge.q_count));
        let l = span(&scratch.listed, (edge.l, edge.l_count));
        let one_of_several = edge.likeness.relation == Relation::Joined
            && if edge.q_count > 1 {
                has_names_left(&scratch.listed)
            } else {
                has_names_left(&scratch.query)
            };
        count += match edge.likeness.relation {
            Relation::Initial => 0.5,
            // Who writes it as one word and has another name beside it has met with one of his names: `Said Bahjai`, `Sa-Id`.
            _ if one_of_several => names_in(q).min(names_in(l)) as f32,
            _ => names_in(q).max(names_in(l)) as f32,
        };
    }
    count
}

/// Whether a name proper has no counterpart.
fn has_names_left(side: &Side) -> bool {
    side.left().any(|(_, token)| token.class.is_distinctive())
}

/// The words of a side from one on.
pub(crate) fn span(side: &Side, (first, count): (u8, u8)) -> &[Token] {
    let first = usize::from(first);
    side.tokens.get(first..first + usize::from(count)).unwrap_or(&[])
}

fn weight(token: Token) -> f32 {
    f32::from(token.weight) / 100.0
        * if token.flags & FLAG_BRACKET == 0 {
            1.0
        } else {
            weights::BRACKETED
        }
}

/// Which leftovers stand against each other.
fn group(class: TokenClass) -> u8 {
    match class {
        TokenClass::Word
        | TokenClass::Patronymic
        | TokenClass::Generic
        | TokenClass::Place
        | TokenClass::Initial => 0,
        TokenClass::Number => 1,
        TokenClass::LegalForm => 2,
        TokenClass::Suffix => 3,
        TokenClass::Particle | TokenClass::Title => 4,
    }
}

/// Words without a counterpart: in pairs they contradict, alone they are additions.
fn leftovers(mode: Mode, scratch: &mut Scratch) {
    let (mut q_servant, mut l_servant) = servants_apart(scratch);
    let beside = Beside {
        inexact: mean_cost(&scratch.parts),
        guess: scratch.edges.iter().any(|edge| edge.likeness.is_guess()),
        rare: mode == Mode::Organization && is_met_by_rare_names(scratch),
    };
    let of_kinds = |side: &Side| {
        side.left()
            .fold(0, |kinds, (_, token)| kinds | 1 << group(token.class))
    };
    let kinds: u8 = of_kinds(&scratch.query) | of_kinds(&scratch.listed);
    for kind in (0..5).filter(|kind| kinds >> kind & 1 == 1) {
        loop {
            let next = |side: &Side| {
                let mut left = side.left().filter(|(_, token)| group(token.class) == kind);
                let first = left.next()?;
                Some(left.fold(first, |best, other| {
                    if other.1.weight > best.1.weight {
                        other
                    } else {
                        best
                    }
                }))
            };
            let (q, l) = (next(&scratch.query), next(&scratch.listed));
            let part = match (q, l) {
                (None, None) => break,
                (Some((i, q)), Some((j, l))) if kind < 4 => {
                    scratch.query.take(i, 1);
                    scratch.listed.take(j, 1);
                    conflict(kind, (i, q), (j, l))
                }
                // `Abdul` of one side stands where the other has this name: each says another.
                (Some((i, q)), None) if q.class == TokenClass::Word && l_servant.is_some() => {
                    scratch.query.take(i, 1);
                    instead((i, q), (l_servant.take(), true))
                }
                (None, Some((j, l))) if l.class == TokenClass::Word && q_servant.is_some() => {
                    scratch.listed.take(j, 1);
                    instead((j, l), (q_servant.take(), false))
                }
                (Some((i, q)), _) => {
                    scratch.query.take(i, 1);
                    extra(mode, kind, Some((i, q)), None, beside)
                }
                (None, Some((j, l))) => {
                    scratch.listed.take(j, 1);
                    extra(mode, kind, None, Some((j, l)), beside)
                }
            };
            scratch.parts.push(part);
        }
    }
}

/// The mean cost of the parts by weight.
fn mean_cost(parts: &[Part]) -> f32 {
    let (cost, weight) = parts.iter().fold((0.0, 0.0), |(cost, weight), part| {
        (cost + part.cost * part.weight, weight + part.weight)
    });
    if weight > 0.0 { cost / weight } else { 0.0 }
}

fn conflict(kind: u8, (i, q): (u8, Token), (j, l): (u8, Token)) -> Part {
    let company = is_plain_company(q.concept) || is_plain_company(l.concept);
    let cost = match kind {
        2 if company => weights::LEGAL_BESIDE_COMPANY,
        2 => weights::LEGAL_CONFLICT,
        _ => weights::CONFLICT,
    };
    // Brackets excuse what is missing, not what is said otherwise.
    let weight = f32::midpoint(f32::from(q.weight), f32::from(l.weight)) / 100.0;
    let fixed = if kind == 1 { weights::NUMBER_CONFLICT } else { 0.0 };
    Part {
        q: (i, 1),
        l: (j, 1),
        relation: Relation::Conflict,
        roads: (0, 0),
        cost,
        weight: if kind == 1 { 0.0 } else { weight },
        effect: -fixed,
    }
}

/// A name that one side has where the other has the word for servant at `servant`; `query` tells whose name it is.
fn instead((at, token): (u8, Token), (servant, query): (Option<u8>, bool)) -> Part {
    let (name, servant) = ((at, 1), servant.map_or((0, 0), |at| (at, 1)));
    let (q, l) = if query { (name, servant) } else { (servant, name) };
    Part {
        q,
        l,
        relation: Relation::Conflict,
        roads: (0, 0),
        cost: weights::CONFLICT,
        weight: f32::from(token.weight) / 100.0,
        effect: 0.0,
    }
}

/// How well the other words met.
#[derive(Clone, Copy)]
struct Beside {
    /// Their mean cost.
    inexact: f32,
    /// Whether one of them was read over a road that leaves sounds out.
    guess: bool,
    /// See [`is_met_by_rare_names`].
    rare: bool,
}

/// Whether every name proper of both sides has met its like letter by letter, and one of them is long and in no dictionary, nor a name that
/// people bear.
fn is_met_by_rare_names(scratch: &Scratch) -> bool {
    /// Letters from which on an unknown word is no abbreviation.
    const LONG: u8 = 6;
    let left = |side: &Side| side.left().any(|(_, token)| !is_of_many(token.class));
    let exact = |edge: &Edge| {
        let token = scratch.query.tokens.get(usize::from(edge.q));
        token.is_some_and(|token| is_of_many(token.class)) || edge.likeness.cost <= weights::EXACT
    };
    let rare = |edge: &Edge| {
        let at = usize::from(edge.q);
        let known = FLAG_ATTESTED | FLAG_DICTIONARY | FLAG_COMMON;
        let head = scratch.query.heads.get(at);
        scratch.query.tokens.get(at).is_some_and(|token| {
            token.class == TokenClass::Word && token.flags & known == 0 && token.concept == 0
        }) && head.is_some_and(|head| head.length >= LONG)
    };
    !left(&scratch.query)
        && !left(&scratch.listed)
        && scratch.edges.iter().all(exact)
        && scratch.edges.iter().any(rare)
}

/// Roles whose words many organisations share.
fn is_of_many(class: TokenClass) -> bool {
    matches!(
        class,
        TokenClass::Generic | TokenClass::LegalForm | TokenClass::Particle | TokenClass::Title
    )
}

/// What a word without a counterpart costs.
fn extra(mode: Mode, kind: u8, q: Option<(u8, Token)>, l: Option<(u8, Token)>, beside: Beside) -> Part {
    let token = q.or(l).map_or(0.0, |(_, token)| weight(token));
    let class = q.or(l).map(|(_, token)| token.class);
    let in_query = q.is_some();
    let guess = if beside.guess {
        weights::EXTRA_BESIDE_GUESS
    } else {
        1.0
    };
    let bias = match (mode, in_query) {
        _ if kind >= 3 => 0.5,
        _ if class == Some(TokenClass::Place) => weights::EXTRA_PLACE,
        (Mode::Person, true) => {
            guess * weights::EXTRA_QUERY_PERSON + weights::EXTRA_BESIDE_INEXACT * beside.inexact
        }
        (Mode::Person, false) => {
            guess * weights::EXTRA_LISTED_PERSON + weights::EXTRA_LISTED_BESIDE_INEXACT * beside.inexact
        }
        (Mode::Organization, true) => weights::EXTRA_QUERY_ORGANIZATION,
        (Mode::Organization, false) => weights::EXTRA_LISTED_ORGANIZATION,
    };
    let of_many = matches!(class, Some(TokenClass::Generic | TokenClass::LegalForm));
    let bias = if beside.rare && of_many {
        bias * weights::EXTRA_BESIDE_RARE_NAME
    } else {
        bias
    };
    let number = kind == 1;
    Part {
        q: q.map_or((0, 0), |(i, _)| (i, 1)),
        l: l.map_or((0, 0), |(j, _)| (j, 1)),
        relation: if in_query {
            Relation::ExtraInQuery
        } else {
            Relation::ExtraInListed
        },
        roads: (0, 0),
        cost: 1.0,
        weight: if number { 0.0 } else { token * bias },
        effect: if number { -weights::EXTRA_NUMBER } else { 0.0 },
    }
}

/// Rules over the whole name, each a fixed amount.
fn rules(mode: Mode, matched: f32, scratch: &mut Scratch) {
    let (q, l) = (names_in(&scratch.query.tokens), names_in(&scratch.listed.tokens));
    if matched < 0.9 && q.max(l) > 0 {
        let amount = if mode == Mode::Organization && q.min(l) == 0 {
            weights::DISTINCTIVE_ON_ONE_SIDE
        } else {
            weights::NOTHING_DISTINCTIVE
        };
        rule(Relation::NothingDistinctive, amount, scratch);
    } else if mode == Mode::Person && matched < 1.4 && q.max(l) > 1 && !is_head_surname(scratch) {
        rule(Relation::SingleName, weights::SINGLE_NAME, scratch);
    }
    if mode == Mode::Person
        && let Some((relation, amount)) = custom::rule(matched, scratch)
    {
        rule(relation, amount, scratch);
    }
    if mixed_languages(scratch) {
        rule(Relation::MixedLanguages, weights::MIXED_LANGUAGES, scratch);
    }
    if filiation_reversed(scratch) {
        rule(Relation::FatherAndSon, weights::FILIATION, scratch);
    }
}

/// Whether one side is a head of state's title with a surname, and that surname met the other side's last name or its published
/// family name.
fn is_head_surname(scratch: &Scratch) -> bool {
    let says_head = |side: &Side| {
        let head = |token: &Token| token.class == TokenClass::Title && token.concept == HEAD;
        side.tokens.iter().any(head)
    };
    let is_family = |side: &Side, at: u8| {
        let last = side.tokens.iter().rposition(|token| token.class.is_distinctive());
        let token = side.tokens.get(usize::from(at));
        last == Some(usize::from(at)) || token.is_some_and(|token| token.tag == PartTag::Family)
    };
    scratch.edges.iter().any(|edge| {
        says_head(&scratch.query) && is_family(&scratch.listed, edge.l)
            || says_head(&scratch.listed) && is_family(&scratch.query, edge.q)
    })
}

fn rule(relation: Relation, amount: f32, scratch: &mut Scratch) {
    scratch.parts.push(Part {
        q: (0, 0),
        l: (0, 0),
        relation,
        roads: (0, 0),
        cost: amount,
        weight: 0.0,
        effect: -amount,
    });
}

/// Whether words of one side met by readings in two languages: a name is Cantonese or Vietnamese, not half of each.
fn mixed_languages(scratch: &Scratch) -> bool {
    let languages = |side: fn(&crate::assign::Edge) -> u8| {
        let mut all = scratch
            .edges
            .iter()
            .filter_map(move |edge| Road::of(side(edge)).own_language());
        let first = all.next();
        all.any(|language| Some(language) != first)
    };
    languages(|edge| edge.likeness.roads.0) || languages(|edge| edge.likeness.roads.1)
}

/// A father of one side is the child of the other.
fn filiation_reversed(scratch: &Scratch) -> bool {
    let meets = |q: u8, l: u8| scratch.edges.iter().any(|edge| edge.q == q && edge.l == l);
    fathers(&scratch.query).any(|(father, child)| {
        fathers(&scratch.listed)
            .any(|(other_father, other_child)| meets(father, other_child) && meets(child, other_father))
    })
}

fn fathers(side: &Side) -> impl Iterator<Item = (u8, u8)> + '_ {
    let marked = side
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.flags & FLAG_FATHER != 0);
    marked.map(|(index, token)| (index as u8, token.link))
}

/// Turns weights into shares and adds up.
fn total(scratch: &mut Scratch) -> f32 {
    let sum: f32 = scratch.parts.iter().map(|part| part.weight).sum();
    let mut score = 1.0;
    for part in &mut scratch.parts {
        if part.weight > 0.0 && sum > 0.0 {
            part.effect = -part.weight / sum * part.cost;
        }
        score += part.effect;
    }
    score.clamp(0.0, 1.0)
}
