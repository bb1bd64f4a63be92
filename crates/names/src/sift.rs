//! Which of many words of the dictionary can be near a word of the question, and what they cost at the least.
//!
//! Hundreds of words share a code with a word; a few dozen are like it. Here each is measured by the same tables as in a
//! comparison, sixteen at once, without what roles, lexicons and first letters add, which only makes words less like. So what falls
//! here falls in the comparison too.

use exonym_text::costs::{Costs, FOREIGN_SOUND, SOUND, SPELLING, UNVOWELLED_SOUND};
use exonym_text::distance::Scratch as Rows;
use exonym_text::many::{self, First, LANES, Many, One};
use exonym_text::road::Road;

use crate::dictionary::Dictionary;
use crate::kind::NameKind;
use crate::layout::{Reading, TokenClass};
use crate::lookup::shared_name;
use crate::pair::{Word, adjective, likeness, lossy, own_syllables, swapped};
use crate::sieve::least_edits;
use crate::signature::Signature;
use crate::weights::{self, ratio_cost, spelling_cost};

/// By what tables two readings are measured.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum By {
    /// Letters, and sounds where these are told apart.
    Spelling,
    /// Sounds, by the table of a script without vowels.
    Unvowelled,
    /// Sounds, by the table of a script of syllables.
    Foreign,
}

/// A reading of a listed word that waits to be measured.
#[derive(Clone, Copy, Default)]
struct Waiting {
    /// Place of its word in `Sift::least`.
    word: usize,
    base: f32,
    own: f32,
    length: usize,
}

/// Readings that are measured at once, and what they are measured against.
#[derive(Clone, Default)]
struct Batch {
    by_sound: Option<One>,
    by_letter: Option<One>,
    letters: Many,
    sounds: Many,
    waiting: [Waiting; LANES],
}

impl Batch {
    /// Takes the reading to measure against.
    fn take(&mut self, query: Word<'_>, reading: Reading, by: By) {
        let letters = query.name.letters(reading.offset, reading.length);
        let sounds = query.name.letters(reading.sounds, reading.sounds_length);
        let lossy = lossy(reading.road).is_some();
        let first = if lossy { First::One } else { First::Many };
        let table: &Costs = match by {
            By::Spelling => &SOUND,
            By::Unvowelled => &UNVOWELLED_SOUND,
            By::Foreign => &FOREIGN_SOUND,
        };
        // Two words of one script that loses sounds say all that they say by their letters.
        let sounds = if by == By::Spelling && lossy {
            letters
        } else {
            sounds
        };
        self.by_sound = Some(One::new(sounds, table, first));
        self.by_letter = (by == By::Spelling).then(|| One::new(letters, &SPELLING, first));
    }

    fn clear(&mut self) {
        self.letters.clear();
        self.sounds.clear();
    }
}

/// Memory of a sift.
#[derive(Clone, Default)]
pub(crate) struct Sift {
    /// For each reading of the word asked the batches by its tables.
    batches: Vec<Batch>,
    rows: many::Rows,
    /// Words with what they cost at the least.
    least: Vec<(f32, u32)>,
}

/// Ways of measuring.
const WAYS: [By; 3] = [By::Spelling, By::Unvowelled, By::Foreign];

impl Sift {
    /// The words that may cost under `most`, each with what it costs at the least.
    pub(crate) fn sift<D: Dictionary + ?Sized>(
        &mut self,
        (query, signature): (Word<'_>, &Signature),
        words: &[u32],
        most: f32,
        dictionary: &D,
        rows: &mut Rows,
    ) -> &[(f32, u32)] {
        self.least.clear();
        // Who asks in letters is answered by the original.
        let native = crate::is_native(query.name);
        let readings = query.readings().count();
        if self.batches.len() < readings * WAYS.len() {
            self.batches.resize(readings * WAYS.len(), Batch::default());
        }
        // Most ways are not gone, so that a reading is made ready by the first that waits for it.
        for batch in &mut self.batches {
            batch.by_sound = None;
            batch.clear();
        }
        for &number in words {
            let of = dictionary.signature(number).unwrap_or_default();
            if of.is_transcript() && !native || !signature.may_meet(&of) || !signature.is_near(&of, most) {
                continue;
            }
            let Some((name, index)) = dictionary.word(number) else {
                continue;
            };
            let token = name.token(index);
            let listed = Word { name, token };
            if is_spelled(query, listed) {
                self.least.push((f32::MAX, number));
                self.spell(query, listed, most);
            } else if let Some(found) = likeness(query, listed, rows) {
                self.least.push((found.cost, number));
            }
        }
        for at in 0..readings {
            for by in WAYS {
                self.measure(at, by);
            }
        }
        self.least.retain(|(cost, _)| *cost < most);
        &self.least
    }

    /// Puts the readings of a word that may be near one of the word asked where they are measured.
    fn spell(&mut self, query: Word<'_>, listed: Word<'_>, most: f32) {
        let word = self.least.len() - 1;
        for (at, a) in query.readings().enumerate() {
            for b in listed.readings() {
                let base = weights::READING * (f32::from(a.cost) + f32::from(b.cost)) / 100.0;
                if base >= most {
                    continue;
                }
                let own = own_syllables(a.road, b.road);
                let x = query.name.letters(a.offset, a.length);
                let y = listed.name.letters(b.offset, b.length);
                let (road_a, road_b) = (Road::of(a.road), Road::of(b.road));
                let (lossy_a, lossy_b) = (road_a.is_lossy(), road_b.is_lossy());
                if x == y && lossy_a == lossy_b {
                    self.costs(word, base);
                    continue;
                }
                let (by, length) = match (lossy_a, lossy_b) {
                    (true, false) if road_a.is_unvowelled() => (By::Unvowelled, x.len()),
                    (false, true) if road_b.is_unvowelled() => (By::Unvowelled, y.len()),
                    (true, false) | (false, true) => (By::Foreign, x.len().max(y.len())),
                    _ => (By::Spelling, x.len().max(y.len())),
                };
                let foreign = road_a.is_foreign() || road_b.is_foreign();
                let mut limit = weights::LIMIT * length as f32;
                if by == By::Spelling {
                    limit = limit.min(weights::edits_under((most - base) / own, length));
                }
                if !foreign && least_edits(a.consonants, b.consonants, lossy_a || lossy_b) > limit {
                    continue;
                }
                if by == By::Spelling && length <= weights::SHORT && swapped(x, y) {
                    self.costs(word, base + own * weights::SHORT_SWAP);
                    continue;
                }
                let waiting = Waiting {
                    word,
                    base,
                    own,
                    length,
                };
                let t = listed.name.letters(b.sounds, b.sounds_length);
                let both = lossy_a && lossy_b;
                let one = self.batches.get_mut(at * WAYS.len() + by as usize);
                if let Some(batch) = one.filter(|batch| batch.by_sound.is_none()) {
                    batch.take(query, a, by);
                }
                self.wait(at, by, waiting, (y, if both { y } else { t }));
            }
        }
    }

    /// Notes what a word costs at the least by one of its readings.
    fn costs(&mut self, word: usize, cost: f32) {
        if let Some(least) = self.least.get_mut(word) {
            least.0 = least.0.min(cost);
        }
    }

    fn wait(&mut self, asked: usize, by: By, waiting: Waiting, (letters, sounds): (&[u8], &[u8])) {
        let Some(batch) = self.batches.get_mut(asked * WAYS.len() + by as usize) else {
            return;
        };
        if letters.len() > many::LONGEST || sounds.len() > many::LONGEST {
            // Not worked out: it may be anything.
            return self.costs(waiting.word, waiting.base);
        }
        let at = batch.sounds.len();
        if by == By::Spelling {
            batch.letters.push(letters);
        }
        batch.sounds.push(sounds);
        if let Some(place) = batch.waiting.get_mut(at) {
            *place = waiting;
        }
        if at + 1 == LANES {
            self.measure(asked, by);
        }
    }

    /// Works out what waits for a reading of the word asked, and empties the batch.
    fn measure(&mut self, asked: usize, by: By) {
        let Sift {
            batches, rows, least, ..
        } = self;
        let Some(batch) = batches.get_mut(asked * WAYS.len() + by as usize) else {
            return;
        };
        let Some(one) = batch.by_sound.as_ref().filter(|_| !batch.sounds.is_empty()) else {
            return;
        };
        let mut edits = one.distances(&batch.sounds, rows).map(u16::from);
        if let Some(one) = &batch.by_letter {
            let spelled = one.distances(&batch.letters, rows);
            for (edits, spelled) in edits.iter_mut().zip(spelled) {
                *edits = (*edits + SOUND_ONLY).min(spelled.into());
            }
        }
        for (waiting, edits) in batch.waiting.iter().zip(edits).take(batch.sounds.len()) {
            let edits = f32::from(edits) / 100.0;
            let length = waiting.length.max(1);
            let ratio = edits / length as f32;
            // A distance that stops at its highest may be any.
            if ratio > weights::LIMIT && edits < STOPPED {
                continue;
            }
            let cost = match by {
                By::Spelling => spelling_cost(edits, length),
                _ if length <= weights::SHORT && edits > weights::LOSSY_SHORT => continue,
                By::Foreign => weights::LOSSY * ratio,
                By::Unvowelled => weights::UNVOWELLED * ratio_cost(ratio),
            };
            if let Some(least) = least.get_mut(waiting.word) {
                least.0 = least.0.min(waiting.base + waiting.own * cost);
            }
        }
        batch.clear();
    }
}

/// Edits from which on distances are not told apart.
const STOPPED: f32 = 2.5;
/// [`weights::SOUND_ONLY`] in hundredths.
const SOUND_ONLY: u16 = (weights::SOUND_ONLY * 100.0) as u16;

/// Whether two words are compared by what is written and heard, and by nothing else: the last lines of [`likeness`].
fn is_spelled(q: Word<'_>, l: Word<'_>) -> bool {
    let named = |class: TokenClass| {
        matches!(
            class,
            TokenClass::Word | TokenClass::Patronymic | TokenClass::Generic | TokenClass::Place
        )
    };
    let (a, b) = (q.token, l.token);
    let known = a.concept != 0 && a.concept == b.concept || shared_name(a.concept, b.concept).is_some();
    named(a.class)
        && named(b.class)
        && !known
        && !(q.name.kind() == NameKind::Organization && adjective(q, l))
}
