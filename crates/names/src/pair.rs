//! How alike two words are, over the cheapest pair of their readings.

use exonym_text::costs::{Costs, SOUND, SPELLING};
use exonym_text::distance::{Scratch as Rows, weighted};
use exonym_text::likeness::table_for;
use exonym_text::road::Road;

use crate::arabic::GOD;
use crate::explain::Relation;
use crate::kind::NameKind;
use crate::layout::{
    FLAG_ATTESTED, FLAG_DICTIONARY, FLAG_FOREIGN, FLAG_SERVANT, NameRef, Reading, Token, TokenClass,
};
use crate::lookup::{given_share, is_sense, is_translation, shared_name};
use crate::sieve::least_edits;
use crate::weights::{self, ratio_cost, spelling_cost};

/// What one word is to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Likeness {
    pub cost: f32,
    pub relation: Relation,
    /// Roads of the two readings that met.
    pub roads: (u8, u8),
}

impl Likeness {
    pub(crate) fn new(cost: f32, relation: Relation) -> Self {
        Self {
            cost,
            relation,
            roads: (0, 0),
        }
    }

    /// Whether the words met by a reading that leaves sounds out, so that it is in part a guess.
    pub(crate) fn is_guess(&self) -> bool {
        Road::of(self.roads.0).is_lossy() || Road::of(self.roads.1).is_lossy()
    }
}

/// A word in its name.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    pub name: NameRef<'a>,
    pub token: Token,
}

impl<'a> Word<'a> {
    /// The readings, cheapest first.
    pub(crate) fn readings(self) -> impl Iterator<Item = Reading> + 'a {
        let first = usize::from(self.token.first_reading);
        (first..first + usize::from(self.token.readings)).map(move |index| self.name.reading(index))
    }

    /// The letters of the first reading.
    pub(crate) fn letters(self) -> &'a [u8] {
        self.readings()
            .next()
            .map_or(&[], |reading| self.name.letters(reading.offset, reading.length))
    }

    /// The first letters of the readings.
    pub(crate) fn firsts(self) -> impl Iterator<Item = u8> + 'a {
        self.readings()
            .filter_map(move |r| self.name.letters(r.offset, r.length).first().copied())
    }
}

/// Compares two words in their roles; `None` where they have nothing to do with each other.
pub(crate) fn likeness(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
    use TokenClass as C;
    let same_concept = q.token.concept != 0 && q.token.concept == l.token.concept;
    match (q.token.class, l.token.class) {
        (C::Number, C::Number) => same_concept.then(|| Likeness::new(0.0, Relation::Number)),
        (C::Number, _) | (_, C::Number) => None,
        (C::LegalForm, C::LegalForm) if same_concept => Some(Likeness::new(0.0, Relation::LegalForm)),
        (C::LegalForm, C::LegalForm) => None,
        (C::Initial, C::Initial) => same_start(q, l).then(|| Likeness::new(0.0, Relation::Same)),
        (C::Initial, other) | (other, C::Initial) if other.is_distinctive() => {
            same_start(q, l).then(|| Likeness::new(weights::INITIAL_COST, Relation::Initial))
        }
        (C::Particle, C::Particle) => Some(particles(q, l)),
        (a, b) if light(a) != light(b) => {
            (q.letters() == l.letters()).then(|| Likeness::new(0.0, Relation::Same))
        }
        (C::Place, C::Place) if same_concept => {
            let translated = (q.token.flags ^ l.token.flags) & FLAG_FOREIGN != 0;
            let cost = if translated {
                weights::TRANSLATED_COST
            } else {
                weights::CONCEPT_COST
            };
            Some(known(q, l, Likeness::new(cost, Relation::Generic), rows))
        }
        (C::Generic, C::Generic) if same_concept => generic(q, l, rows),
        (C::Suffix, C::Suffix) if same_concept && q.token.concept != 0 => {
            Some(Likeness::new(0.0, Relation::Same))
        }
        // What a sense means in another language; a given name's concept is of another range and is asked below.
        (C::Word, C::Word) if same_concept && is_sense(q.token.concept) => {
            let translated = Likeness::new(weights::TRANSLATED_COST, Relation::Generic);
            Some(known(q, l, translated, rows))
        }
        (C::Word, C::Word) if let Some(full) = shared_name(q.token.concept, l.token.concept) => {
            let gender = other_gender(q.letters(), l.letters());
            let cost = match full {
                _ if gender => weights::OTHER_GENDER,
                2 if side_by_side(q) && side_by_side(l) => weights::NEIGHBOURS_COST,
                2 => weights::VARIANT_COST,
                1 => weights::NICKNAME_COST,
                _ => weights::BOTH_SHORT_COST,
            };
            let likeness = Likeness::new(cost, Relation::Nickname);
            // `Andrea` is no slip for `Andrei`, however near it is spelled.
            Some(if gender {
                likeness
            } else {
                known(q, l, likeness, rows)
            })
        }
        (C::Word, C::Word) if q.name.kind() == NameKind::Organization && adjective(q, l) => {
            Some(Likeness::new(weights::ADJECTIVE_COST, Relation::Spelling))
        }
        // A legal form that the table does not know on one side is met by its letters only: no reading makes `조선` a corporation.
        (a, b) if (a == C::LegalForm) != (b == C::LegalForm) => {
            spelled(q, l, rows).filter(|likeness| likeness.relation != Relation::Road)
        }
        (a, b) if (a == C::Patronymic) != (b == C::Patronymic) => {
            spelled(q, l, rows).filter(|likeness| likeness.cost <= weights::PATRONYMIC_LIMIT)
        }
        _ => spelled(q, l, rows),
    }
}

/// Whether a word in Latin letters is a given name that many bear in one country of immigrants.
fn side_by_side(word: Word<'_>) -> bool {
    word.token.flags & FLAG_ATTESTED != 0
        && std::str::from_utf8(word.letters()).is_ok_and(|plain| given_share(plain) >= weights::SIDE_BY_SIDE)
}

fn light(class: TokenClass) -> bool {
    matches!(class, TokenClass::Particle | TokenClass::Title)
}

/// Generic words of one field: in two scripts likely translations of each other; in one script the same word only where one
/// shortens the other, for a field holds many words (`equipment`, `engineering`).
fn generic(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
    let (x, y) = (q.letters(), l.letters());
    if (q.token.flags ^ l.token.flags) & FLAG_FOREIGN != 0 {
        return Some(known(
            q,
            l,
            Likeness::new(weights::TRANSLATED_COST, Relation::Generic),
            rows,
        ));
    }
    if x != y && is_translation(x, y) {
        let translated = Likeness::new(weights::TRANSLATED_COST, Relation::Generic);
        return Some(known(q, l, translated, rows));
    }
    if x.get(..2) == y.get(..2) && x.len().min(y.len()) <= 5 {
        return Some(known(
            q,
            l,
            Likeness::new(weights::CONCEPT_COST, Relation::Generic),
            rows,
        ));
    }
    spelled(q, l, rows)
}

/// Words that a table holds to be one: the table's cost, or less where they are spelled alike.
fn known(q: Word<'_>, l: Word<'_>, known: Likeness, rows: &mut Rows) -> Likeness {
    spelled(q, l, rows)
        .filter(|likeness| likeness.cost <= known.cost)
        .unwrap_or(known)
}

fn particles(q: Word<'_>, l: Word<'_>) -> Likeness {
    if q.letters() == l.letters() {
        Likeness::new(0.0, Relation::Same)
    } else {
        Likeness::new(weights::OTHER_PARTICLE, Relation::Spelling)
    }
}

/// Two words begin with the same letter in some reading.
fn same_start(q: Word<'_>, l: Word<'_>) -> bool {
    q.firsts().any(|first| l.firsts().any(|other| other == first))
}

/// What is known of two words beside their letters: whether a lexicon has both, so that neither is likely a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    /// At least one is in no lexicon.
    Nothing,
    /// Both are attested names of persons, in the name of an organisation or a vessel.
    Names,
    /// The same where the question may be a person.
    Persons,
    /// Both are words of a dictionary.
    Words,
}

impl Apart {
    fn of(q: Word<'_>, l: Word<'_>) -> Apart {
        let both = q.token.flags & l.token.flags;
        if both & FLAG_DICTIONARY != 0 {
            Apart::Words
        } else if both & FLAG_ATTESTED != 0 {
            match q.name.kind() {
                NameKind::Person | NameKind::Unknown => Apart::Persons,
                _ => Apart::Names,
            }
        } else {
            Apart::Nothing
        }
    }
}

/// Endings of Slavic adjectives, as transliterations have them.
const ADJECTIVE_ENDINGS: [&[u8]; 14] = [
    b"skiy", b"skii", b"skij", b"sky", b"ski", b"skyi", b"skaya", b"skaia", b"skaja", b"ska", b"skoe",
    b"skoye", b"skogo", b"skoho",
];
/// Fewest letters of a town whose adjective is looked for.
const TOWN: usize = 4;

/// One word is the Slavic adjective of the other, as works and plants are named after their town: `Муромский завод`, `Murom Plant`.
pub(crate) fn adjective(q: Word<'_>, l: Word<'_>) -> bool {
    let is_of = |town: &[u8], long: &[u8]| {
        town.len() >= TOWN
            && long
                .strip_prefix(town)
                .is_some_and(|ending| ADJECTIVE_ENDINGS.contains(&ending))
    };
    q.readings().any(|a| {
        let x = q.name.letters(a.offset, a.length);
        l.readings().any(|b| {
            let y = l.name.letters(b.offset, b.length);
            is_of(x, y) || is_of(y, x)
        })
    })
}

/// The town of a word that ends as the adjective of one.
pub(crate) fn adjective_stem(word: &[u8]) -> Option<&[u8]> {
    ADJECTIVE_ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(*ending))
        .filter(|town| town.len() >= TOWN)
}

/// Two given names that only their last vowel sets apart, as it does men from women in Romance and Slavic languages: `Angelo`, `Angela`;
/// `Andrei`, `Andrea`.
fn other_gender(x: &[u8], y: &[u8]) -> bool {
    match (x.split_last(), y.split_last()) {
        (Some((a, before)), Some((b, other))) => {
            before == other
                && before.len() >= 3
                && matches!((a, b), (b'o' | b'i' | b'y', b'a') | (b'a', b'o' | b'i' | b'y'))
        }
        _ => false,
    }
}

/// Two forms of one word: `missile`, `missiles`; `industry`, `industries`, `industrial`.
fn inflected(x: &[u8], y: &[u8]) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let shared = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let is_ending = |rest: &[u8]| {
        const ENDINGS: [&[u8]; 16] = [
            b"", b"s", b"es", b"y", b"ies", b"e", b"ed", b"ing", b"al", b"ial", b"ic", b"er", b"ers", b"or",
            b"ion", b"ions",
        ];
        ENDINGS.contains(&rest)
    };
    shared >= 4 && short.get(shared..).is_some_and(is_ending) && long.get(shared..).is_some_and(is_ending)
}

/// The cheapest pair of readings.
fn spelled(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
    let apart = Apart::of(q, l);
    let mut best: Option<Likeness> = None;
    for a in q.readings() {
        for b in l.readings() {
            let base = weights::READING * (f32::from(a.cost) + f32::from(b.cost)) / 100.0;
            let worst = best.map_or(weights::TWO_WORDS, |likeness| likeness.cost);
            if base >= worst {
                continue;
            }
            let own = own_syllables(a.road, b.road);
            let Some((cost, relation)) = met((q.name, a), (l.name, b), apart, (worst - base) / own, rows)
            else {
                continue;
            };
            let cost = base + cost * own;
            if cost < worst {
                let road = a.road != Road::AsWritten as u8 || b.road != Road::AsWritten as u8;
                let relation = if road { Relation::Road } else { relation };
                best = Some(Likeness {
                    cost,
                    relation,
                    roads: (a.road, b.road),
                });
            }
        }
    }
    // The servant of God and the servant of the Most High are two names, however near they sound without vowels.
    let god = |word: Word<'_>| word.letters() == GOD.as_bytes();
    let servants = q.token.flags & l.token.flags & FLAG_SERVANT != 0;
    if servants && god(q) != god(l) {
        best = best.filter(|likeness| likeness.relation != Relation::Road);
    }
    if (q.token.flags ^ l.token.flags) & FLAG_SERVANT != 0
        && let Some(likeness) = &mut best
    {
        likeness.cost += weights::SERVANT_COST;
    }
    best.filter(|likeness| likeness.cost < weights::TWO_WORDS)
}

/// What a difference counts where one side is Han characters or Hangul read as a name of their own.
pub(crate) fn own_syllables(a: u8, b: u8) -> f32 {
    let own = |road: u8| Road::of(road).own_language().is_some();
    if own(a) != own(b) {
        weights::OWN_SYLLABLES
    } else {
        1.0
    }
}

/// The cost between two readings, by spelling or by sound, whichever is less; by the table of a road that loses sounds
/// where one side came by it. A cost of `worst` and more is not worked out to the end.
fn met(
    (q, a): (NameRef<'_>, Reading),
    (l, b): (NameRef<'_>, Reading),
    apart: Apart,
    worst: f32,
    rows: &mut Rows,
) -> Option<(f32, Relation)> {
    let (x, y) = (q.letters(a.offset, a.length), l.letters(b.offset, b.length));
    let (lossy_a, lossy_b) = (lossy(a.road), lossy(b.road));
    if x == y && lossy_a.is_none() == lossy_b.is_none() {
        return Some((0.0, Relation::Same));
    }
    let length = match (lossy_a.is_some(), lossy_b.is_some()) {
        (true, false) if Road::of(a.road).is_unvowelled() => x.len(),
        (false, true) if Road::of(b.road).is_unvowelled() => y.len(),
        _ => x.len().max(y.len()),
    };
    let lossless = lossy_a.is_none() && lossy_b.is_none();
    let mut limit = weights::LIMIT * length as f32;
    if lossless {
        limit = limit.min(weights::edits_under(worst, length));
    }
    let foreign = Road::of(a.road).is_foreign() || Road::of(b.road).is_foreign();
    if !foreign && least_edits(a.consonants, b.consonants, lossy_a.is_some() || lossy_b.is_some()) > limit {
        return None;
    }
    let (s, t) = (
        q.letters(a.sounds, a.sounds_length),
        l.letters(b.sounds, b.sounds_length),
    );
    let edits = match (lossy_a, lossy_b) {
        (None, None) => {
            let (cost, relation) = spelled_or_sounded((x, s), (y, t), length, apart, worst, rows)?;
            let written = a.road == Road::AsWritten as u8 && b.road == Road::AsWritten as u8;
            let shorter = written && relation == Relation::Sound && much_shorter(x, y);
            return Some((cost + if shorter { weights::MUCH_SHORTER } else { 0.0 }, relation));
        }
        (Some(table), None) => weighted(s, t, table, limit, rows),
        (None, Some(table)) => weighted(t, s, table, limit, rows),
        // Two words of one such script say all that they say by their letters.
        (Some(_), Some(_)) => {
            let (cost, relation) = spelled_or_sounded((x, x), (y, y), length, Apart::Nothing, worst, rows)?;
            let nisba = |word: &[u8]| matches!(word.last(), Some(b'y' | b'e'));
            let unvowelled = Road::of(a.road).is_unvowelled() && Road::of(b.road).is_unvowelled();
            let last = unvowelled && nisba(x) != nisba(y);
            return Some((cost + if last { weights::LAST_VOWEL } else { 0.0 }, relation));
        }
    };
    let edits = edits.filter(|&edits| length > weights::SHORT || edits <= weights::LOSSY_SHORT)?;
    // A Hebrew dental is heard as a hiss at the end of a word (`Shabbos`), never at its beginning.
    let hiss = |native: Reading, n: &[u8], l: &[u8]| {
        let hebrew = native.road == Road::HebrewUnvowelled as u8;
        hebrew && n.first() == Some(&b't') && matches!(l.first(), Some(b's' | b'z'))
    };
    let first = match (lossy_a, lossy_b) {
        (Some(_), _) if hiss(a, s, t) => weights::FIRST_SOUND,
        (_, Some(_)) if hiss(b, t, s) => weights::FIRST_SOUND,
        (Some(table), _) if Road::of(a.road).is_unvowelled() => beginning(s, t, table),
        (_, Some(table)) if Road::of(b.road).is_unvowelled() => beginning(t, s, table),
        (Some(table), _) if foreign => foreign_beginning(s, t, table),
        (_, Some(table)) if foreign => foreign_beginning(t, s, table),
        _ => 0.0,
    };
    let ratio = edits / length.max(1) as f32;
    let spelled = if foreign {
        weights::LOSSY * ratio
    } else {
        weights::UNVOWELLED * ratio_cost(ratio)
    };
    let last = match (lossy_a, lossy_b) {
        (Some(_), _) if Road::of(a.road).is_unvowelled() => ending(x, y),
        (_, Some(_)) if Road::of(b.road).is_unvowelled() => ending(y, x),
        _ => 0.0,
    };
    Some((spelled + first + last, Relation::Road))
}

/// Whether one word is at most two thirds as long as the other.
fn much_shorter(x: &[u8], y: &[u8]) -> bool {
    x.len().min(y.len()) * 3 <= x.len().max(y.len()) * 2
}

/// What it costs that a word in a script without vowels and a Latin one begin on sounds that do not answer each other. The first sound
/// is always written there: a vowel by its alif or ayn, and `h` is never mute.
fn beginning(native: &[u8], latin: &[u8], table: &Costs) -> f32 {
    let (Some(&n), Some(&l)) = (native.first(), latin.first()) else {
        return 0.0;
    };
    let vowel = |sound: u8| matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u');
    match (n, l) {
        (b'h', b'h' | b'x' | b'g' | b'j') => 0.0,
        (b'h', _) => weights::FIRST_SOUND,
        // A Latin h at the beginning is written in every such script: `Ihsan` is not `Hussein`.
        (b'a' | b'i' | b'u', b'h') => weights::FIRST_SOUND,
        // French and Maghrebi habits drop a first vowel: `Brahim`, `Hmed`.
        (n, l) if vowel(n) && !vowel(l) && table.replacing(n, l) > weights::ANSWERS => weights::FIRST_DROPPED,
        (n, l) if !vowel(n) && table.replacing(n, l) > weights::ANSWERS => weights::FIRST_SOUND,
        _ => 0.0,
    }
}

/// What it costs that a foreign name in syllables begins on a stop or nasal and the Latin one on another that does not answer it.
/// Other consonants are heard by language (`Jacinto` with h, `Siemens` with z), these are not.
fn foreign_beginning(native: &[u8], latin: &[u8], table: &Costs) -> f32 {
    let firm = |sound: u8| matches!(sound, b'p' | b'b' | b't' | b'd' | b'k' | b'g' | b'm' | b'n');
    match (native.first(), latin.first()) {
        (Some(&n), Some(&l)) if firm(n) && firm(l) && table.replacing(n, l) > weights::ANSWERS => {
            weights::FOREIGN_FIRST_SOUND
        }
        _ => 0.0,
    }
}

/// What it costs that only one of a word in a script without vowels and a Latin one ends in a long `i`, or that the native one ends
/// in the `h` that stands for a vowel and the Latin one in another consonant.
fn ending(native: &[u8], latin: &[u8]) -> f32 {
    let (Some(&n), Some(&l)) = (native.last(), latin.last()) else {
        return 0.0;
    };
    let written = matches!(n, b'y' | b'e');
    // The letter also stands for the `a` of `Musa`, and Latin `y` and `ee` for the sound itself.
    let heard = matches!(l, b'i' | b'y' | b'e' | b'a' | b'j');
    let open = matches!(l, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b't');
    // After these letters it is the second half of another sound: `gh`, `sh`, `th`.
    let mute = matches!(native, [.., before, b'h'] if !matches!(before, b'g' | b'k' | b's' | b't' | b'd' | b'z' | b'c'));
    if mute && !open || written && !heard || !written && l == b'i' && latin.len() > weights::SHORT {
        weights::LAST_VOWEL
    } else {
        0.0
    }
}

/// The table of a road that loses sounds.
pub(crate) fn lossy(road: u8) -> Option<&'static Costs> {
    table_for(Road::of(road))
}

/// Letters and sounds of both words; the cheaper way counts. Where both forms are attested names, what sets them apart counts
/// more: it is no slip of the pen.
pub(crate) fn spelled_or_sounded(
    (x, s): (&[u8], &[u8]),
    (y, t): (&[u8], &[u8]),
    length: usize,
    apart: Apart,
    worst: f32,
    rows: &mut Rows,
) -> Option<(f32, Relation)> {
    if length <= weights::SHORT && swapped(x, y) {
        return Some((weights::SHORT_SWAP, Relation::Spelling));
    }
    let limit = (weights::LIMIT * length as f32).min(weights::edits_under(worst, length));
    let spelled = weighted(x, y, &SPELLING, limit, rows);
    let sounded = weighted(s, t, &SOUND, spelled.unwrap_or(limit), rows);
    let (edits, relation) = match (spelled, sounded) {
        (_, Some(sounded)) if spelled.is_none_or(|spelled| sounded < spelled) => {
            let sounded = match apart {
                Apart::Persons if sounded > 0.0 || x.first() != y.first() => {
                    sounded + weights::LETTERS_OF_NAMES * (spelled.unwrap_or(limit) - sounded)
                }
                _ => sounded,
            };
            (sounded + weights::SOUND_ONLY, Relation::Sound)
        }
        (Some(spelled), _) => (spelled, Relation::Spelling),
        (None, _) => return None,
    };
    let first = if x.first() == y.first() || s.first() == t.first() {
        0.0
    } else {
        weights::FIRST_LETTER
    };
    let two_names = match apart {
        Apart::Nothing => 0.0,
        Apart::Names | Apart::Persons if other_gender(x, y) => weights::OTHER_GENDER,
        Apart::Names | Apart::Persons => weights::two_names(edits),
        Apart::Words if inflected(x, y) => 0.0,
        Apart::Words => weights::two_words(edits),
    };
    Some((spelling_cost(edits, length) + first + two_names, relation))
}

/// Words of three letters with two neighbours exchanged.
pub(crate) fn swapped(x: &[u8], y: &[u8]) -> bool {
    match (x, y) {
        ([a, b, c], [d, e, f]) => x != y && (a == d && b == f && c == e || c == f && a == e && b == d),
        _ => false,
    }
}
