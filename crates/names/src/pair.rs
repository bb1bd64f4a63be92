//! How alike two words are, over the cheapest pair of their readings.

use exonym_text::costs::{Costs, FOREIGN_SOUND, SOUND, SPELLING, UNVOWELLED_SOUND};
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

    /// A likeness of two readings by their roads.
    pub(crate) fn by_roads(cost: f32, relation: Relation, roads: (u8, u8)) -> Self {
        let written = Road::AsWritten as u8;
        Self {
            cost,
            relation: if roads == (written, written) {
                relation
            } else {
                Relation::Road
            },
            roads,
        }
    }

    /// Whether the words met by their sounds or over a road.
    pub(crate) fn is_heard(&self) -> bool {
        matches!(self.relation, Relation::Sound | Relation::Road)
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
    pub(crate) fn new(name: NameRef<'a>, token: Token) -> Self {
        Self { name, token }
    }

    /// The readings, cheapest first.
    pub(crate) fn readings(self) -> impl Iterator<Item = Reading> + 'a {
        let first = usize::from(self.token.first_reading);
        (first..first + usize::from(self.token.readings)).map(move |index| self.name.reading(index))
    }

    /// The letters of a reading of it.
    pub(crate) fn letters_of(self, reading: Reading) -> &'a [u8] {
        self.name.letters(reading.offset, reading.length)
    }

    /// The sounds of a reading of it.
    pub(crate) fn sounds_of(self, reading: Reading) -> &'a [u8] {
        self.name.letters(reading.sounds, reading.sounds_length)
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
    match roles(q, l) {
        Roles::Settled(likeness) => likeness,
        Roles::Spelled(rule) => rule.judge(spelled(q, l, rows)),
    }
}

/// What the roles of two words say before they are spelled out.
pub(crate) enum Roles {
    /// All that is to be said.
    Settled(Option<Likeness>),
    /// How they are spelled tells, by a rule.
    Spelled(Rule),
}

/// What is made of how two words are spelled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Rule {
    AsSpelled,
    /// Words that a table holds to be one: the table's cost, or less where they are spelled alike.
    Known(Likeness),
    /// A legal form that the table does not know on one side is met by its letters only: no reading makes `조선` a corporation.
    Letters,
    /// A father's name and a name: hardly any difference.
    Patronymic,
}

impl Rule {
    /// The likeness of words so spelled.
    pub(crate) fn judge(self, spelled: Option<Likeness>) -> Option<Likeness> {
        match self {
            Rule::AsSpelled => spelled,
            Rule::Known(known) => spelled
                .filter(|likeness| likeness.cost <= known.cost)
                .or(Some(known)),
            Rule::Letters => spelled.filter(|likeness| likeness.relation != Relation::Road),
            Rule::Patronymic => spelled.filter(|likeness| likeness.cost <= weights::PATRONYMIC_LIMIT),
        }
    }
}

/// What two words are to each other by their roles.
pub(crate) fn roles(q: Word<'_>, l: Word<'_>) -> Roles {
    use TokenClass as C;
    let same_concept = q.token.concept != 0 && q.token.concept == l.token.concept;
    let settled = |cost: f32, relation: Relation| Some(Likeness::new(cost, relation));
    Roles::Settled(match (q.token.class, l.token.class) {
        (C::Number, C::Number) | (C::LegalForm, C::LegalForm) if !same_concept => None,
        (C::Number, C::Number) => settled(0.0, Relation::Number),
        (C::Number, _) | (_, C::Number) => None,
        (C::LegalForm, C::LegalForm) => settled(0.0, Relation::LegalForm),
        (C::Initial, C::Initial) => settled(0.0, Relation::Same).filter(|_| same_start(q, l)),
        (C::Initial, other) | (other, C::Initial) if other.is_distinctive() => {
            settled(weights::INITIAL_COST, Relation::Initial).filter(|_| same_start(q, l))
        }
        (C::Particle, C::Particle) => Some(particles(q, l)),
        (a, b) if light(a) != light(b) => settled(0.0, Relation::Same).filter(|_| q.letters() == l.letters()),
        (C::Suffix, C::Suffix) if same_concept => settled(0.0, Relation::Same),
        (C::Place, C::Place) if same_concept => {
            let translated = (q.token.flags ^ l.token.flags) & FLAG_FOREIGN != 0;
            let cost = if translated {
                weights::TRANSLATED_COST
            } else {
                weights::CONCEPT_COST
            };
            return Roles::Spelled(Rule::Known(Likeness::new(cost, Relation::Generic)));
        }
        (C::Generic, C::Generic) if same_concept => return Roles::Spelled(generic(q, l)),
        // What a sense is called in another language; a given name's concept is of another range and is asked below.
        (C::Word, C::Word) if same_concept && is_sense(q.token.concept) => {
            return Roles::Spelled(Rule::Known(Likeness::new(
                weights::TRANSLATED_COST,
                Relation::Generic,
            )));
        }
        (C::Word, C::Word) if let Some(full) = shared_name(q.token.concept, l.token.concept) => {
            return one_name(full, q, l);
        }
        (C::Word, C::Word) if q.name.kind() == NameKind::Organization && adjective(q, l) => {
            settled(weights::ADJECTIVE_COST, Relation::Spelling)
        }
        (a, b) if (a == C::LegalForm) != (b == C::LegalForm) => return Roles::Spelled(Rule::Letters),
        (a, b) if (a == C::Patronymic) != (b == C::Patronymic) => return Roles::Spelled(Rule::Patronymic),
        _ => return Roles::Spelled(Rule::AsSpelled),
    })
}

/// Forms of one given name; `full` tells how many of the two are the name in full.
fn one_name(full: u32, q: Word<'_>, l: Word<'_>) -> Roles {
    // `Andrea` is no slip for `Andrei`, however near it is spelled.
    if other_gender(q.letters(), l.letters()) {
        return Roles::Settled(Some(Likeness::new(weights::OTHER_GENDER, Relation::Nickname)));
    }
    let cost = match full {
        2 if side_by_side(q) && side_by_side(l) => weights::NEIGHBOURS_COST,
        2 => weights::VARIANT_COST,
        1 => weights::NICKNAME_COST,
        _ => weights::BOTH_SHORT_COST,
    };
    Roles::Spelled(Rule::Known(Likeness::new(cost, Relation::Nickname)))
}

/// Whether a word in Latin letters is a given name that many bear in one country of immigrants.
fn side_by_side(word: Word<'_>) -> bool {
    word.token.flags & FLAG_ATTESTED != 0
        && std::str::from_utf8(word.letters()).is_ok_and(|plain| given_share(plain) >= weights::SIDE_BY_SIDE)
}

pub(crate) fn light(class: TokenClass) -> bool {
    matches!(class, TokenClass::Particle | TokenClass::Title)
}

/// Generic words of one field: in two scripts likely translations of each other; in one script the same word only where a table says
/// that one translates the other, or where one shortens the other, for a field holds many words (`equipment`, `engineering`).
fn generic(q: Word<'_>, l: Word<'_>) -> Rule {
    let (x, y) = (q.letters(), l.letters());
    let other_script = (q.token.flags ^ l.token.flags) & FLAG_FOREIGN != 0;
    if other_script || x != y && is_translation(x, y) {
        return Rule::Known(Likeness::new(weights::TRANSLATED_COST, Relation::Generic));
    }
    if x.get(..2) == y.get(..2) && x.len().min(y.len()) <= 5 {
        return Rule::Known(Likeness::new(weights::CONCEPT_COST, Relation::Generic));
    }
    Rule::AsSpelled
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
    pub(crate) fn of(q: Word<'_>, l: Word<'_>) -> Apart {
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
/// The same of a town whose name is an adjective already: `Donetsk`, `Donetskaya`.
const ENDINGS_OF_ADJECTIVES: [&[u8]; 9] = [b"iy", b"ii", b"ij", b"y", b"aya", b"aia", b"oe", b"oye", b"ogo"];
/// Fewest letters of a town whose adjective is looked for.
const TOWN: usize = 4;

/// One word is the Slavic adjective of the other, as works and plants are named after their town: `Муромский завод`, `Murom Plant`.
pub(crate) fn adjective(q: Word<'_>, l: Word<'_>) -> bool {
    let is_of = |town: &[u8], long: &[u8]| {
        let ends = |stem: &[u8]| {
            long.strip_prefix(stem).is_some_and(|ending| {
                ADJECTIVE_ENDINGS.contains(&ending)
                    || stem.ends_with(b"sk") && ENDINGS_OF_ADJECTIVES.contains(&ending)
            })
        };
        // `Tula`, `Tulskiy`; `Kaluga`, `Kaluzhskiy`.
        let without_vowel = || match town.split_last() {
            Some((b'a' | b'o' | b'e', [before @ .., b'g'])) => long
                .strip_prefix(before)
                .and_then(|rest| rest.strip_prefix(b"zh"))
                .is_some_and(|ending| ADJECTIVE_ENDINGS.contains(&ending)),
            Some((b'a' | b'o' | b'e', stem)) => !stem.ends_with(b"sk") && ends(stem),
            _ => false,
        };
        town.len() >= TOWN && (ends(town) || without_vowel())
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
pub(crate) fn spelled(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
    let apart = Apart::of(q, l);
    let mut best: Option<Likeness> = None;
    for a in q.readings().map(|reading| Spelled::of(q.name, reading)) {
        for b in l.readings().map(|reading| Spelled::of(l.name, reading)) {
            let base = reading_cost(a.reading, b.reading);
            let worst = best.map_or(weights::TWO_WORDS, |likeness| likeness.cost);
            if base >= worst {
                continue;
            }
            let own = a.own_syllables(b);
            let Some((cost, relation)) = met(a, b, apart, (worst - base) / own, rows) else {
                continue;
            };
            let cost = base + cost * own;
            if cost < worst {
                best = Some(Likeness::by_roads(
                    cost,
                    relation,
                    (a.reading.road, b.reading.road),
                ));
            }
        }
    }
    Servants::of(q, l).judge(best?)
}

/// What the roads of two readings cost.
pub(crate) fn reading_cost(a: Reading, b: Reading) -> f32 {
    weights::READING * (f32::from(a.cost) + f32::from(b.cost)) / 100.0
}

/// What is known of two words of which one is the servant of God, or of one of His names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Servants {
    Neither,
    /// The servant of God and the servant of the Most High are two names, however near they sound without vowels.
    Two,
    /// Only one of the two says that it is a servant.
    One,
}

impl Servants {
    pub(crate) fn of(q: Word<'_>, l: Word<'_>) -> Servants {
        let god = |word: Word<'_>| word.letters() == GOD.as_bytes();
        if (q.token.flags ^ l.token.flags) & FLAG_SERVANT != 0 {
            Servants::One
        } else if q.token.flags & FLAG_SERVANT != 0 && god(q) != god(l) {
            Servants::Two
        } else {
            Servants::Neither
        }
    }

    /// The likeness with what is known; `None` where it is none.
    pub(crate) fn judge(self, mut likeness: Likeness) -> Option<Likeness> {
        match self {
            Servants::Two if likeness.relation == Relation::Road => return None,
            Servants::One => likeness.cost += weights::SERVANT_COST,
            _ => {}
        }
        (likeness.cost < weights::TWO_WORDS).then_some(likeness)
    }
}

/// By what tables two readings are measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum By {
    /// Letters, and sounds where these are told apart.
    #[default]
    Spelling,
    /// Sounds, by the table of a script without vowels.
    Unvowelled,
    /// Sounds, by the table of a script of syllables.
    Foreign,
}

impl By {
    /// What an edit of sounds costs.
    pub(crate) fn table(self) -> &'static Costs {
        match self {
            By::Spelling => &SOUND,
            By::Unvowelled => &UNVOWELLED_SOUND,
            By::Foreign => &FOREIGN_SOUND,
        }
    }

    /// The most edits that may cost under `cost`, with so many letters to count them against; never too few.
    pub(crate) fn edits_under(self, cost: f32, length: usize) -> f32 {
        let limit = weights::LIMIT * length as f32;
        let edits = match self {
            By::Spelling if length <= weights::SHORT => return SHORT_WORD,
            By::Spelling => weights::edits_under(cost, length),
            _ if length <= weights::SHORT => weights::LOSSY_SHORT,
            By::Unvowelled => weights::ratio_under(cost / weights::UNVOWELLED) * length as f32,
            By::Foreign => cost / weights::LOSSY * length as f32,
        };
        edits.min(limit)
    }
}

/// Edits in a short word that may be two letters exchanged, which costs less than its edits say.
const SHORT_WORD: f32 = 1.0;

/// How two readings are measured, and what is added to what comes of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measure {
    pub by: By,
    /// Letters that edits are counted against.
    pub length: usize,
    /// What beginnings and endings cost.
    added: f32,
    lexicon: Lexicon,
    /// Names of persons, whose letters count beside their sounds.
    letters: Letters,
    /// One is much shorter, which counts where only the sounds met.
    shorter: bool,
}

/// What lexicons say of two words that are not the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Lexicon {
    #[default]
    Nothing,
    OtherGender,
    TwoNames,
    TwoWords,
}

/// Whether letters count where sounds are nearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Letters {
    #[default]
    Never,
    /// Where the sounds are not the same.
    UnlikeSounds,
    Always,
}

/// What two readings are before they are measured.
pub(crate) enum Meeting {
    Nothing,
    Known(f32, Relation),
    Open(Measure),
}

/// A word as a reading has it, with its sounds and what its road says.
#[derive(Clone, Copy)]
pub(crate) struct Spelled<'a> {
    pub letters: &'a [u8],
    pub sounds: &'a [u8],
    pub reading: Reading,
    /// The table of a road that loses sounds.
    pub lossy: Option<&'static Costs>,
    unvowelled: bool,
    foreign: bool,
    /// Syllables read as a name of their own language.
    own_language: bool,
}

impl<'a> Spelled<'a> {
    pub(crate) fn of(name: NameRef<'a>, reading: Reading) -> Spelled<'a> {
        let traits = Road::traits(reading.road);
        Spelled {
            letters: name.letters(reading.offset, reading.length),
            sounds: name.letters(reading.sounds, reading.sounds_length),
            reading,
            lossy: if traits.is_lossy() {
                table_for(Road::of(reading.road))
            } else {
                None
            },
            unvowelled: traits.unvowelled,
            foreign: traits.foreign,
            own_language: traits.own_language,
        }
    }

    /// Whether vowels are left out.
    pub(crate) fn is_unvowelled(self) -> bool {
        self.unvowelled
    }

    fn is_written(self) -> bool {
        self.reading.road == Road::AsWritten as u8
    }

    /// What a difference counts where one side is Han characters or Hangul read as a name of their own.
    pub(crate) fn own_syllables(self, other: Spelled<'_>) -> f32 {
        if self.own_language != other.own_language {
            weights::OWN_SYLLABLES
        } else {
            1.0
        }
    }
}

/// How two readings are to be measured; nothing where they are sure to cost `worst` or more.
pub(crate) fn meeting(q: Spelled<'_>, l: Spelled<'_>, apart: Apart, worst: f32) -> Meeting {
    let (x, y) = (q.letters, l.letters);
    let (lossy_q, lossy_l) = (q.lossy.is_some(), l.lossy.is_some());
    if x == y && lossy_q == lossy_l {
        return Meeting::Known(0.0, Relation::Same);
    }
    let by = match (lossy_q, lossy_l) {
        (true, false) if q.unvowelled => By::Unvowelled,
        (false, true) if l.unvowelled => By::Unvowelled,
        (true, false) | (false, true) => By::Foreign,
        _ => By::Spelling,
    };
    let length = match by {
        By::Unvowelled if lossy_q => x.len(),
        By::Unvowelled => y.len(),
        _ => x.len().max(y.len()),
    };
    let (a, b) = (q.reading.consonants, l.reading.consonants);
    if a != b && !q.foreign && !l.foreign {
        let least = least_edits(a, b, lossy_q || lossy_l);
        let limit = weights::LIMIT * length as f32;
        if least > limit || by == By::Spelling && least > weights::edits_under(worst, length) {
            return Meeting::Nothing;
        }
    }
    let mut measure = Measure {
        by,
        length,
        ..Measure::default()
    };
    match by {
        By::Spelling => {
            // Two words of one script that loses sounds say all that they say by their letters.
            let (s, t, apart) = if lossy_q {
                let nisba = |word: &[u8]| matches!(word.last(), Some(b'y' | b'e'));
                if q.unvowelled && l.unvowelled && nisba(x) != nisba(y) {
                    measure.added += weights::LAST_VOWEL;
                }
                (x, y, Apart::Nothing)
            } else {
                measure.shorter = q.is_written() && l.is_written() && much_shorter(x, y);
                (q.sounds, l.sounds, apart)
            };
            if length <= weights::SHORT && swapped(x, y) {
                return Meeting::Known(weights::SHORT_SWAP + measure.added, Relation::Spelling);
            }
            measure.spell((x, s), (y, t), apart);
        }
        _ if lossy_q => measure.added += native(q, l, by),
        _ => measure.added += native(l, q, by),
    }
    Meeting::Open(measure)
}

/// What it costs that a word in a script that loses sounds begins or ends otherwise than one that does not.
fn native(native: Spelled<'_>, latin: Spelled<'_>, by: By) -> f32 {
    let (s, t) = (native.sounds, latin.sounds);
    // A Hebrew dental is heard as a hiss at the end of a word (`Shabbos`), never at its beginning.
    let hebrew = native.reading.road == Road::HebrewUnvowelled as u8;
    let hiss = hebrew && s.first() == Some(&b't') && matches!(t.first(), Some(b's' | b'z'));
    let first = if hiss {
        weights::FIRST_SOUND
    } else {
        first_sound(s, t, by)
    };
    let last = match by {
        By::Unvowelled => ending(native.letters, latin.letters),
        _ => 0.0,
    };
    first + last
}

/// What it costs that the sounds of a word in a script that loses some begin otherwise than those of one that does not.
pub(crate) fn first_sound(native: &[u8], latin: &[u8], by: By) -> f32 {
    match by {
        By::Unvowelled => beginning(native, latin, by.table()),
        By::Foreign => foreign_beginning(native, latin, by.table()),
        By::Spelling => 0.0,
    }
}

impl Measure {
    /// What letters and sounds, `(letters, sounds)` of each, add by their beginnings and by what lexicons say of them.
    fn spell(&mut self, (x, s): (&[u8], &[u8]), (y, t): (&[u8], &[u8]), apart: Apart) {
        let first = x.first() == y.first();
        if !first && s.first() != t.first() {
            self.added += weights::FIRST_LETTER;
        }
        self.letters = match apart {
            Apart::Persons if first => Letters::UnlikeSounds,
            Apart::Persons => Letters::Always,
            _ => Letters::Never,
        };
        self.lexicon = match apart {
            Apart::Nothing => Lexicon::Nothing,
            Apart::Names | Apart::Persons if other_gender(x, y) => Lexicon::OtherGender,
            Apart::Names | Apart::Persons => Lexicon::TwoNames,
            Apart::Words if inflected(x, y) => Lexicon::Nothing,
            Apart::Words => Lexicon::TwoWords,
        };
    }

    /// The most edits of which a cost is worked out.
    pub(crate) fn limit(&self) -> f32 {
        weights::LIMIT * self.length as f32
    }

    /// Whether letters must be measured even where they are sure not to be what meets.
    pub(crate) fn needs_letters(&self) -> bool {
        self.letters != Letters::Never
    }

    /// The cost of so many edits by letters, and by sounds; `None` for more than [`Measure::limit`].
    pub(crate) fn cost(&self, spelled: Option<f32>, sounded: Option<f32>) -> Option<(f32, Relation)> {
        let length = self.length;
        let ratio = |edits: f32| edits / length.max(1) as f32;
        match self.by {
            By::Spelling => {}
            _ if length <= weights::SHORT && sounded? > weights::LOSSY_SHORT => return None,
            By::Unvowelled => {
                let cost = weights::UNVOWELLED * ratio_cost(ratio(sounded?));
                return Some((cost + self.added, Relation::Road));
            }
            By::Foreign => return Some((weights::LOSSY * ratio(sounded?) + self.added, Relation::Road)),
        }
        let (edits, relation) = match (spelled, sounded) {
            (_, Some(sounded)) if spelled.is_none_or(|spelled| sounded < spelled) => {
                let letters = match self.letters {
                    Letters::Never => false,
                    Letters::UnlikeSounds => sounded > 0.0,
                    Letters::Always => true,
                };
                let beside = spelled.unwrap_or(self.limit()) - sounded;
                let share = if letters { weights::LETTERS_OF_NAMES } else { 0.0 };
                (sounded + share * beside + weights::SOUND_ONLY, Relation::Sound)
            }
            (Some(spelled), _) => (spelled, Relation::Spelling),
            (None, _) => return None,
        };
        let lexicon = match self.lexicon {
            Lexicon::Nothing => 0.0,
            Lexicon::OtherGender => weights::OTHER_GENDER,
            Lexicon::TwoNames => weights::two_names(edits),
            Lexicon::TwoWords => weights::two_words(edits),
        };
        let shorter = if self.shorter && relation == Relation::Sound {
            weights::MUCH_SHORTER
        } else {
            0.0
        };
        let cost = spelling_cost(edits, length) + self.added + lexicon + shorter;
        Some((cost, relation))
    }
}

/// The cost between two readings, by spelling or by sound, whichever is less; by the table of a road that loses sounds
/// where one side came by it. A cost of `worst` and more is not worked out to the end.
fn met(q: Spelled<'_>, l: Spelled<'_>, apart: Apart, worst: f32, rows: &mut Rows) -> Option<(f32, Relation)> {
    let measure = match meeting(q, l, apart, worst) {
        Meeting::Nothing => return None,
        Meeting::Known(cost, relation) => return Some((cost, relation)),
        Meeting::Open(measure) => measure,
    };
    match (measure.by, q.lossy, l.lossy) {
        (By::Spelling, Some(_), _) => {
            measure.by_letters((q.letters, q.letters), (l.letters, l.letters), worst, rows)
        }
        (By::Spelling, ..) => measure.by_letters((q.letters, q.sounds), (l.letters, l.sounds), worst, rows),
        (_, Some(table), _) => measure.cost(None, weighted(q.sounds, l.sounds, table, measure.limit(), rows)),
        (_, _, Some(table)) => measure.cost(None, weighted(l.sounds, q.sounds, table, measure.limit(), rows)),
        (_, None, None) => None,
    }
}

impl Measure {
    /// Measures letters and sounds, `(letters, sounds)` of each; the cheaper way counts.
    fn by_letters(
        &self,
        (x, s): (&[u8], &[u8]),
        (y, t): (&[u8], &[u8]),
        worst: f32,
        rows: &mut Rows,
    ) -> Option<(f32, Relation)> {
        let limit = self.limit().min(weights::edits_under(worst, self.length));
        let by_letters = if self.needs_letters() { self.limit() } else { limit };
        let spelled = weighted(x, y, &SPELLING, by_letters, rows);
        let sounded = weighted(s, t, &SOUND, spelled.unwrap_or(limit).min(limit), rows);
        self.cost(spelled, sounded)
    }
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
    if mute && !open
        || written && !heard
        || !written && matches!(l, b'i' | b'y') && latin.len() > weights::SHORT
    {
        weights::LAST_VOWEL
    } else {
        0.0
    }
}

/// What a difference counts between two readings, see [`Spelled::own_syllables`].
pub(crate) fn own_syllables(a: Reading, b: Reading) -> f32 {
    let own = |reading: Reading| Road::traits(reading.road).own_language;
    if own(a) != own(b) {
        weights::OWN_SYLLABLES
    } else {
        1.0
    }
}

/// Whether a reading came by a road that loses sounds.
pub(crate) fn is_lossy(reading: Reading) -> bool {
    Road::traits(reading.road).is_lossy()
}

/// The table of a road that loses sounds.
pub(crate) fn lossy(road: u8) -> Option<&'static Costs> {
    table_for(Road::of(road))
}

/// Words of three letters with two neighbours exchanged.
pub(crate) fn swapped(x: &[u8], y: &[u8]) -> bool {
    match (x, y) {
        ([a, b, c], [d, e, f]) => x != y && (a == d && b == f && c == e || c == f && a == e && b == d),
        _ => false,
    }
}
