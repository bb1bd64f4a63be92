//! One name asked of many: which words lead to candidates, what a candidate can score at most, what it scores.
//!
//! A question has a *unit* for each word that tells who is meant, and for each two neighbours written as one. A unit knows the words
//! of the dictionary that it may be. A listed name meets some of the units, and which ones says already whether it can reach the
//! floor ([`Asking::suffices`]): of a name of three words two must be met, and then it hardly matters how common each is. The
//! rarest unit alone is enough to be looked at closely, for what other words are like beyond what codes show.

use std::sync::Arc;

use crate::assign::names_in;
use crate::bound::{Tallies, bound};
use crate::codes::{distinctive, is_filed, joins, sought, sought_joined};
use crate::dictionary::{Borne, Dictionary, MAX_WORDS};
use crate::join::is_joined;
use crate::kind::NameKind;
use crate::known::{self, Sought};
use crate::layout::{NameRef, PreparedName, TokenClass};
use crate::memo::{Asked, Least, Memo, Remembered, Row};
use crate::pair::Word;
use crate::question::{EXACT, LEVELS, MAX_UNITS, Question, SLACK, mark, unit_weight};
use crate::score::score_knowing;
use crate::scratch::{Scratch, Side};
use crate::sift::{Asks, Sift};
use crate::signature::Signature;
use crate::weights;

/// Of the words of a unit those of one level.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    /// Where they begin in `Asking::found`, and one past them.
    words: (usize, usize),
    bearers: u64,
}

/// A word of the query, or two neighbours written as one.
#[derive(Clone, Copy, Debug)]
struct Unit {
    levels: [Level; LEVELS],
    /// Which word of the query it is; past all words for neighbours written as one.
    word: u32,
    /// Weight of the word; 0 for neighbours written as one.
    weight: f32,
    /// The most that it weighs where it is met.
    heavy: f32,
    /// Of the word.
    signature: Signature,
}

/// Words of a name that are sought; a longer name is found by so many of its words, and each costs.
const MAX_SOUGHT: usize = 10;
/// Cost up to which words are sought over roads that lose sounds. Where a dearer word is part of a match, its other words are enough to come upon
/// it. Where it may be an organisation, in whose name a guess costs no more than another difference, the dearest are met by chance: half of
/// all foreign words cost no more than the first. Both are judgements, held by the recall that `docs/performance.md` tells.
const HEARD: f32 = 0.65;
const HEARD_ORGANIZATION: f32 = 0.5;

/// A question being asked; kept and used again.
#[derive(Clone, Default)]
pub struct Asking {
    memo: Memo,
    sift: Sift,
    measured: exonym_text::shelf::Measured,
    heard: Vec<u32>,
    side: Side,
    units: Vec<Unit>,
    found: Vec<u32>,
    /// A bit for each word of the dictionary, all 0 between uses.
    under: Vec<u64>,
    codes: Vec<u32>,
    /// Of the word that is sought, see [`known::key`].
    key: Vec<u8>,
    /// Words of the listed names that were noted, and where the memo has their rows as far as they were looked up.
    noted: Vec<Borne>,
    noted_rows: Vec<u32>,
    rows: Vec<Row>,
    tallies: Tallies,
    /// Words that meet a unit, each with its level.
    meeting: Vec<(u8, u32)>,
    /// What the weighing of marks needs to know of the question.
    question: Question,
    /// Marks that were weighed, each at a place of its own or of the last one that fell there, with what came of it.
    weighed: Vec<(u32, bool)>,
}

/// A listed name whose words were noted ([`Asking::note`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    from: u32,
    words: u32,
}

impl Noted {
    fn of<T>(self, all: &[T]) -> &[T] {
        let from = self.from as usize;
        all.get(from..from + self.words as usize).unwrap_or_default()
    }
}

/// What a unit leads to at one level.
#[derive(Clone, Copy, Debug)]
pub struct Lead<'a> {
    /// Words of the dictionary whose bearers meet the unit.
    pub words: &'a [u32],
    /// How many names bear one of them.
    pub bearers: u64,
    /// What a bearer is marked with, 0 for neighbours written as one: a bearer of these is to be compared without asking
    /// [`Asking::most_of`], which knows no joined words.
    pub mark: u32,
    /// Whether the words are so near that a match can rest on them.
    pub anchor: bool,
    /// The signature of the word asked; none of neighbours written as one.
    pub asked: Option<Signature>,
    /// Whether it is a word that tells who is meant, met as good as by its letters.
    pub exact: bool,
}

impl Asking {
    /// Takes a name; afterwards [`Asking::leads`] tells where candidates are that can score `floor`.
    pub fn begin<D: Dictionary + ?Sized>(
        &mut self,
        query: &PreparedName,
        dictionary: &D,
        floor: f32,
        scratch: &mut Scratch,
    ) {
        let view = query.as_ref();
        self.side.load(view);
        self.units.clear();
        self.found.clear();
        self.forget();
        let initials = view.tokens().any(|token| token.class == TokenClass::Initial);
        // A legal form that a blank has split (`Lim ited`) is met by what is not filed, so its halves are no units.
        let joins = joins(view);
        let mut split: Vec<usize> = joins
            .iter()
            .filter(|(letters, _)| exonym_tables::legal_forms::lookup(letters).is_some())
            .flat_map(|(_, range)| range.clone())
            .collect();
        split.extend(pieces_of_form(view));
        // Nor do they weigh in the bound, which knows no joined words.
        for at in &split {
            if let Some(token) = self.side.tokens.get_mut(*at) {
                token.weight = 0;
            }
        }
        // A match costs on the mean what is left to the floor, and so one of its words costs no more.
        self.question = Question {
            kind: view.kind(),
            initials,
            floor,
            guess: match view.kind() {
                NameKind::Person => weights::guessed(names_in(&self.side.tokens)),
                _ => 1.0,
            },
            least: [(1.0 - floor + SLACK).max(EXACT), EXACT, 0.0],
            ..Question::default()
        };
        self.begin_memo(view);
        let mut words: Vec<_> = view
            .tokens()
            .enumerate()
            .filter(|(at, token)| is_filed(token.class) && !split.contains(at))
            .map(|(at, token)| (at, Word { name: view, token }))
            .collect();
        if words.is_empty() {
            words = distinctive(view);
        }
        if words.len() > MAX_SOUGHT {
            // Long words are the rarest. Who bears as many of these as a match must is looked at for the rest.
            words.sort_by_key(|(at, word)| (std::cmp::Reverse(word.letters().len()), *at));
            words.truncate(MAX_SOUGHT);
            words.sort_by_key(|(at, _)| *at);
            self.question.unsought = true;
        }
        // A name that is a title elsewhere is met by what is not filed (`Ahmad Haji`, `Haji Ahmad`), and may leave one name to be met, of
        // which a guess counts once.
        let titled: Vec<bool> = words.iter().map(|(_, word)| is_title_elsewhere(*word)).collect();
        if titled.contains(&true) {
            self.question.guess = 1.0;
            self.question.initials = true;
        }
        for ((at, word), titled) in words.into_iter().zip(titled) {
            self.single((at, word, titled), dictionary, scratch);
        }
        for (letters, _) in joins {
            self.codes.clear();
            sought_joined(&letters, &mut self.codes);
            self.joined(&letters, dictionary, scratch);
        }
        self.weigh();
    }

    /// Takes a name whose candidates are found elsewhere: there are no leads, and [`Asking::most_of`] and [`Asking::compare`] are for those
    /// candidates.
    pub fn begin_with_candidates(&mut self, query: &PreparedName, floor: f32) {
        let view = query.as_ref();
        self.side.load(view);
        self.units.clear();
        self.found.clear();
        self.forget();
        self.question = Question {
            kind: view.kind(),
            floor,
            ..Question::default()
        };
        self.begin_memo(view);
    }

    /// The words that a word of the query is like; `titled` tells whether it is a title elsewhere.
    fn single<D: Dictionary + ?Sized>(
        &mut self,
        (at, word, titled): (usize, Word<'_>, bool),
        dictionary: &D,
        scratch: &mut Scratch,
    ) {
        let Some((signature, most)) = self.memo.asked(at) else {
            return;
        };
        let token = word.token;
        let guess = self.question.guess;
        known::key(
            word,
            at,
            (most, guess, crate::is_native(word.name)),
            &mut self.key,
        );
        let kept = dictionary.known().and_then(|known| known.get(&self.key));
        let sought = kept.unwrap_or_else(|| {
            let asks = Asks { word, most };
            let sought = Arc::new(self.seek(&asks, signature, dictionary, scratch));
            if let Some(known) = dictionary.known() {
                known.keep(&self.key, &sought);
            }
            sought
        });
        self.memo.sought(at, &sought);
        let least = self.question.least;
        self.meeting.clear();
        self.meeting
            .extend(sought.met.iter().filter_map(|&(likeness, word)| {
                let cost = Least::of(likeness).cost(guess);
                let level = if cost < least[1] {
                    2
                } else {
                    u8::from(cost < least[0])
                };
                (cost < most).then_some((level, word))
            }));
        self.meeting.sort_unstable();
        let mut levels = [Level::default(); LEVELS];
        for (level, out) in levels.iter_mut().enumerate() {
            let of_level = self.meeting.iter().filter(|(of, _)| usize::from(*of) == level);
            out.words.0 = self.found.len();
            for (_, word) in of_level {
                out.bearers += u64::from(dictionary.bearers(*word));
                self.found.push(*word);
            }
            out.words.1 = self.found.len();
        }
        self.units.push(Unit {
            levels,
            word: at as u32,
            weight: if titled {
                weights::TITLE
            } else if token.class == TokenClass::Generic {
                // As little as a word of a trade may count where it is left over.
                unit_weight(token) * weights::EXTRA_BESIDE_RARE_NAME
            } else {
                unit_weight(token)
            },
            // A name may be met by one that weighs more; a generic word hardly ever is.
            heavy: if token.class.is_distinctive() {
                unit_weight(token).max(weights::WORD)
            } else {
                unit_weight(token)
            },
            signature,
        });
    }

    /// Seeks a word under its codes: of what is filed there those that its signature says may be near.
    fn seek<D: Dictionary + ?Sized>(
        &mut self,
        asks: &Asks<'_>,
        signature: Signature,
        dictionary: &D,
        scratch: &mut Scratch,
    ) -> Sought {
        // Who asks in letters is answered by the original.
        let native = crate::is_native(asks.word.name);
        self.codes.clear();
        sought(asks.word, &mut self.codes);
        let from = self.gather(dictionary);
        let heard = dictionary.heard();
        let may_meet = |word: u32, alone: bool| {
            let of = dictionary.signature(word).unwrap_or_default();
            (native || !of.is_transcript())
                && (alone || !signature.is_heard(&of))
                && signature.may_meet(&of)
                && signature.is_near(&of, asks.most)
        };
        retain_from(&mut self.found, from, |word| may_meet(word, heard.is_none()));
        let mut told = 0.0;
        if let Some(heard) = heard {
            let guess = self.question.guess;
            told = match self.question.kind {
                NameKind::Person if guess > 1.0 => weights::before_doubt(asks.most.min(HEARD)) / guess,
                NameKind::Person => asks.most.min(HEARD),
                _ => asks.most.min(HEARD_ORGANIZATION),
            };
            self.heard.clear();
            heard.near(asks.word, told, &mut self.measured, &mut self.heard);
            self.heard.sort_unstable();
            self.heard.dedup();
            self.found
                .extend(self.heard.iter().filter(|word| may_meet(**word, true)));
            if let Some(found) = self.found.get_mut(from..) {
                found.sort_unstable();
            }
            dedup_from(&mut self.found, from);
        }
        let among: Box<[u32]> = self.found.get(from..).unwrap_or_default().into();
        self.found.truncate(from);
        let mut met: Box<[_]> = self.sift.sift(asks, &among, dictionary, &mut scratch.rows).into();
        met.sort_unstable_by_key(|(_, word)| *word);
        Sought {
            among,
            heard: told,
            met,
        }
    }

    fn begin_memo(&mut self, query: NameRef<'_>) {
        let Asking {
            memo, side, question, ..
        } = self;
        let all: f32 = side.tokens.iter().map(|token| unit_weight(*token)).sum();
        memo.begin(query, |at| {
            side.tokens
                .get(at)
                .map_or(0.0, |token| question.dearest(*token, all))
        });
    }

    /// The words that two neighbours may be, written as one.
    fn joined<D: Dictionary + ?Sized>(&mut self, letters: &str, dictionary: &D, scratch: &mut Scratch) {
        let from = self.gather(dictionary);
        let mut bearers = 0;
        retain_from(&mut self.found, from, |word| {
            let joined = dictionary.word(word).is_some_and(|(name, index)| {
                let token = name.token(index);
                let listed = Word { name, token };
                is_joined(letters.as_bytes(), listed.letters(), &mut scratch.rows)
            });
            bearers += u64::from(joined) * u64::from(dictionary.bearers(word));
            joined
        });
        let mut levels = [Level::default(); LEVELS];
        levels[LEVELS - 1] = Level {
            words: (from, self.found.len()),
            bearers,
        };
        self.units.push(Unit {
            levels,
            word: u32::MAX,
            weight: 0.0,
            heavy: 0.0,
            signature: Signature::default(),
        });
    }

    /// Puts the words filed under the codes at the end of `found`, each once; returns where they begin.
    fn gather<D: Dictionary + ?Sized>(&mut self, dictionary: &D) -> usize {
        let from = self.found.len();
        for &code in &self.codes {
            dictionary.words_under(code, &mut self.found);
        }
        // A bit for each word puts them in order: that takes no longer for the many that share a code than for few.
        for word in self.found.drain(from..).filter(|word| *word < MAX_WORDS) {
            let place = word as usize / 64;
            if self.under.len() <= place {
                self.under.resize(place + 1, 0);
            }
            if let Some(bits) = self.under.get_mut(place) {
                *bits |= 1 << (word % 64);
            }
        }
        for (at, bits) in (0_u32..).zip(&mut self.under) {
            let mut left = std::mem::take(bits);
            while left != 0 {
                self.found.push(at * 64 + left.trailing_zeros());
                left &= left - 1;
            }
        }
        from
    }

    /// Gathers what the units weigh, and forgets the marks weighed before.
    fn weigh(&mut self) {
        let question = &mut self.question;
        let single = self.units.iter().filter(|unit| unit.weight > 0.0);
        for (at, unit) in single.enumerate() {
            if let Some(weight) = question.weights.get_mut(at.min(MAX_UNITS - 1)) {
                weight.0 += unit.weight;
                weight.1 += unit.heavy;
            }
            question.units = (at + 1).min(MAX_UNITS);
        }
        self.weighed.clear();
        self.weighed.resize(WEIGHED, (0, false));
    }

    /// Whether who has this mark, and meets nothing else, can reach the floor.
    pub fn suffices(&mut self, mark: u32) -> bool {
        let place = (mark.wrapping_mul(0x9E37_79B1) >> WEIGHED_SHIFT) as usize;
        match self.weighed.get_mut(place) {
            Some(known) if known.0 == mark => known.1,
            Some(known) => {
                *known = (mark, self.question.most(mark) >= self.question.floor);
                known.1
            }
            None => true,
        }
    }

    /// The most that a name scores which has this mark and meets nothing else.
    pub fn most(&self, mark: u32) -> f32 {
        self.question.most(mark)
    }

    /// How many words of the query are told apart.
    pub fn sought(&self) -> usize {
        self.question.units
    }

    /// What the units lead to, the fewest bearers first.
    pub fn leads(&self) -> Vec<Lead<'_>> {
        let mut next = 0;
        let mut out = Vec::with_capacity(self.units.len() * LEVELS);
        for unit in &self.units {
            let single = unit.weight > 0.0;
            let at = next.min(MAX_UNITS - 1);
            next += usize::from(single);
            for (level, of) in unit.levels.iter().enumerate().filter(|(_, of)| of.bearers > 0) {
                out.push(Lead {
                    words: self.found.get(of.words.0..of.words.1).unwrap_or_default(),
                    bearers: of.bearers,
                    mark: if single { mark(at, level) } else { 0 },
                    anchor: level > 0,
                    asked: single.then_some(unit.signature),
                    exact: level == LEVELS - 1 && unit.heavy >= weights::WORD,
                });
            }
        }
        out.sort_by_key(|lead| lead.bearers);
        out
    }

    /// Takes the words of a listed name, for all that is asked of it. They are looked up by [`Asking::look_up`].
    pub fn note(&mut self, listed: impl Iterator<Item = Borne>) -> Noted {
        let from = self.noted.len() as u32;
        self.noted.extend(listed);
        let words = self.noted.len() as u32 - from;
        Noted { from, words }
    }

    /// Looks the words of all names up that were noted since the last time.
    pub fn look_up<D: Dictionary + ?Sized>(&mut self, dictionary: &D) {
        let Asking {
            memo,
            noted,
            noted_rows,
            ..
        } = self;
        let new = noted.get(noted_rows.len()..).unwrap_or_default();
        memo.rows(new, dictionary, noted_rows);
    }

    /// Forgets the names that were noted, though not what was learned of their words.
    pub fn forget(&mut self) {
        self.noted.clear();
        self.noted_rows.clear();
    }

    /// Says of a name whose words were looked up that [`Asking::most_of`] will be asked about it, or, where it is not `near`,
    /// [`Asking::compare`].
    pub fn expect(&mut self, listed: Noted, near: bool) {
        for at in listed.of(&self.noted_rows) {
            self.memo.wait(*at, near);
        }
    }

    /// Looks at the words of all names that are expected, many at once; `near` as it was said of them.
    pub fn settle<D: Dictionary + ?Sized>(
        &mut self,
        query: &PreparedName,
        near: bool,
        dictionary: &D,
        scratch: &mut Scratch,
    ) {
        let Asking { memo, side, sift, .. } = self;
        let asked = Asked {
            query: query.as_ref(),
            side,
            dictionary,
        };
        memo.settle(&asked, near, sift, &mut scratch.rows);
    }

    /// The most that a listed name scores by its words, as far as is known of them by now; less than it does only where joined
    /// words make it, or within a hair's breadth.
    pub fn most_of(&mut self, query: &PreparedName, kind: NameKind, listed: Noted) -> f32 {
        let Asking {
            memo,
            side,
            rows,
            tallies,
            ..
        } = self;
        rows.clear();
        let places = listed.of(&self.noted_rows).iter();
        rows.extend(places.map(|at| memo.row_at(*at)));
        let (q, l) = (
            (query.as_ref().kind(), &*side.tokens),
            (kind, listed.of(&self.noted)),
        );
        bound(q, l, rows, |row, index| memo.least(row, index), tallies) + SLACK
    }

    /// Whether a listed name whose words were looked up has words near to so many of the query that it can reach the floor. Says less than
    /// [`Asking::most_of`], and takes a fraction of its time.
    pub fn meets_enough(&mut self, listed: Noted) -> bool {
        let rows = listed.of(&self.noted_rows).iter();
        let (near, titled) = rows.fold((0, false), |(near, titled), at| {
            let row = self.memo.row_at(*at);
            (near | row.near, titled || row.class == TokenClass::Title)
        });
        // With the title of a head of state a surname alone is enough.
        if titled {
            return true;
        }
        let single = self.units.iter().filter(|unit| unit.weight > 0.0);
        let met = single.enumerate().filter(|(_, unit)| {
            let bit = 1_u32.checked_shl(unit.word).unwrap_or(0);
            near & bit != 0
        });
        let marks = met.fold(0, |marks, (at, _)| {
            marks | mark(at.min(MAX_UNITS - 1), LEVELS - 1)
        });
        self.suffices(marks)
    }

    /// The score of a listed name; the same as [`crate::compare_refs`] gives.
    pub fn compare<D: Dictionary + ?Sized>(
        &mut self,
        query: &PreparedName,
        (name, listed): (NameRef<'_>, Noted),
        dictionary: &D,
        scratch: &mut Scratch,
    ) -> f32 {
        let Asking {
            memo,
            side,
            noted_rows,
            ..
        } = self;
        let mut known = Remembered {
            memo,
            asked: Asked {
                query: query.as_ref(),
                side,
                dictionary,
            },
            listed: listed.of(noted_rows),
        };
        score_knowing(query.as_ref(), name, &mut known, scratch)
    }
}

/// Words at the end of an organisation's name that may be a legal form in pieces, with a slip or in another script (`S.A. DR C.V.`,
/// `с.а. де к.в.`): two short ones or more, after a word that tells who is meant.
fn pieces_of_form(query: NameRef<'_>) -> std::ops::Range<usize> {
    /// Letters of such a piece at the most.
    const PIECE: usize = 3;
    let count = query.token_count();
    let short = |at: &usize| {
        let token = query.token(*at);
        token.class != TokenClass::Number && Word { name: query, token }.letters().len() <= PIECE
    };
    let from = count - (0..count).rev().take_while(short).count();
    let told = (0..from).any(|at| query.token(at).class.is_distinctive());
    if query.kind() == NameKind::Person || count - from < 2 || !told {
        return count..count;
    }
    from..count
}

/// Whether a word that tells who is meant is a form of address in other names, and no name that the census knows.
fn is_title_elsewhere(word: Word<'_>) -> bool {
    let letters = || std::str::from_utf8(word.letters()).unwrap_or("");
    matches!(word.name.kind(), NameKind::Person | NameKind::Unknown)
        && word.token.class.is_distinctive()
        && exonym_tables::titles::is_personal(letters())
        && exonym_tables::census::share(letters()).is_none()
}

/// Places for weighed marks.
const WEIGHED: usize = 1 << (32 - WEIGHED_SHIFT);
const WEIGHED_SHIFT: u32 = 23;

/// Drops what is the same as the one before it, from a place on.
fn dedup_from(words: &mut Vec<u32>, from: usize) {
    let mut last = None;
    retain_from(words, from, |word| last.replace(word) != Some(word));
}

/// Drops what does not pass, from a place on.
fn retain_from(words: &mut Vec<u32>, from: usize, mut keep: impl FnMut(u32) -> bool) {
    let mut kept = from;
    for at in from..words.len() {
        let Some(&word) = words.get(at) else { break };
        if keep(word) {
            if let Some(place) = words.get_mut(kept) {
                *place = word;
            }
            kept += 1;
        }
    }
    words.truncate(kept);
}

/// Whether a search for `query` would come upon `listed`, by a word or a key.
pub fn leads_to(query: &PreparedName, listed: &PreparedName) -> bool {
    let (mut sought_keys, mut filed_keys) = (Vec::new(), Vec::new());
    crate::key::query_keys(query, &mut sought_keys);
    crate::key::keys(listed, &mut filed_keys);
    if sought_keys
        .iter()
        .any(|key| filed_keys.binary_search(key).is_ok())
    {
        return true;
    }
    let (mut asked, mut filed) = (Vec::new(), Vec::new());
    for (_, word) in distinctive(query.as_ref()) {
        sought(word, &mut asked);
    }
    for (letters, _) in joins(query.as_ref()) {
        sought_joined(&letters, &mut asked);
    }
    for index in 0..listed.as_ref().token_count() {
        crate::dictionary::word_codes(listed.as_ref(), index, &mut filed);
    }
    asked.iter().any(|code| filed.contains(code))
}
