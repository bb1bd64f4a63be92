//! What many words of the dictionary are to a word of the question, worked out together.
//!
//! Hundreds of words share a code with a word; a few dozen are like it. Here each is measured as [`likeness`] does it one by one,
//! with many readings beside each other ([`exonym_text::many`]); a test holds that both find the same.

use exonym_text::costs::{Costs, FOREIGN_SOUND, SOUND, SPELLING, UNVOWELLED_SOUND};
use exonym_text::distance::Scratch as Rows;
use exonym_text::many::{self, First, LANES, Many, One};

use crate::dictionary::Dictionary;
use crate::explain::Relation;
use crate::pair::{
    Apart, By, Likeness, Measure, Meeting, Roles, Rule, Servants, Spelled, Word, meeting, reading_cost,
    roles, spelled,
};
use crate::signature::Signature;
use crate::weights;

/// Two readings that wait to be measured.
#[derive(Clone, Copy, Default)]
struct Waiting {
    /// Place of the listed word in `Sift::found`.
    word: usize,
    /// Which of the pairs of readings it is: of two that cost the same the first counts.
    order: u16,
    roads: (u8, u8),
    base: f32,
    own: f32,
    measure: Measure,
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
    /// Takes the letters and sounds to measure against.
    fn take(&mut self, (letters, sounds): (&[u8], &[u8]), lossy: bool, by: By) {
        let first = if lossy { First::One } else { First::Many };
        let table: &Costs = match by {
            By::Spelling => &SOUND,
            By::Unvowelled => &UNVOWELLED_SOUND,
            By::Foreign => &FOREIGN_SOUND,
        };
        self.by_sound = Some(One::new(sounds, table, first));
        self.by_letter = (by == By::Spelling).then(|| One::new(letters, &SPELLING, first));
    }

    fn clear(&mut self) {
        self.letters.clear();
        self.sounds.clear();
    }
}

/// A listed word, and what it is to the word asked as far as it was measured.
#[derive(Clone, Copy)]
struct Found {
    word: u32,
    likeness: Likeness,
    order: u16,
    servants: Servants,
    rule: Rule,
    /// A reading is too long for lanes: it is worked out alone.
    alone: bool,
}

/// How a question's word is held against words of the dictionary.
#[derive(Clone, Copy)]
pub(crate) struct Asks<'a> {
    pub word: Word<'a>,
    pub signature: Signature,
    /// Costs from here on are of no use.
    pub most: f32,
    /// Whether words are passed over that the pattern of their sounds says to be far, see [`Signature::is_near`].
    pub near: bool,
}

/// Memory of a sift.
#[derive(Clone, Default)]
pub(crate) struct Sift {
    /// For each reading of the word asked the batches by its tables.
    batches: Vec<Batch>,
    found: Vec<Found>,
    /// Words with what they are.
    met: Vec<(Likeness, u32)>,
}

/// Ways of measuring.
const WAYS: [By; 3] = [By::Spelling, By::Unvowelled, By::Foreign];
/// What a word is that was not measured yet.
const NOTHING: Likeness = Likeness {
    cost: f32::MAX,
    relation: Relation::Same,
    roads: (0, 0),
};

impl Sift {
    /// The words that cost under `most`, each with what it is.
    pub(crate) fn sift<D: Dictionary + ?Sized>(
        &mut self,
        asks: &Asks<'_>,
        words: &[u32],
        dictionary: &D,
        rows: &mut Rows,
    ) -> &[(Likeness, u32)] {
        self.found.clear();
        self.met.clear();
        let query = asks.word;
        // Who asks in letters is answered by the original.
        let native = crate::is_native(query.name);
        let spellings = query.readings().map(|reading| Spelled::of(query.name, reading));
        let spellings: Vec<Spelled<'_>> = spellings.collect();
        if self.batches.len() < spellings.len() * WAYS.len() {
            self.batches
                .resize(spellings.len() * WAYS.len(), Batch::default());
        }
        // Most ways are not gone, so that a reading is made ready by the first that waits for it.
        for batch in &mut self.batches {
            batch.by_sound = None;
            batch.clear();
        }
        for &number in words {
            let of = dictionary.signature(number).unwrap_or_default();
            if of.is_transcript() && !native || !asks.signature.may_meet(&of) {
                continue;
            }
            if asks.near && !asks.signature.is_near(&of, asks.most) {
                continue;
            }
            let Some(listed) = word_of(dictionary, number) else {
                continue;
            };
            match roles(query, listed) {
                Roles::Settled(likeness) => self.met.extend(likeness.map(|likeness| (likeness, number))),
                Roles::Spelled(rule) => {
                    self.found.push(Found {
                        word: number,
                        likeness: NOTHING,
                        order: 0,
                        servants: Servants::of(query, listed),
                        rule,
                        alone: false,
                    });
                    self.spell(&spellings, listed, Apart::of(query, listed), asks.most);
                }
            }
        }
        for at in 0..spellings.len() {
            for by in WAYS {
                self.measure(at, by);
            }
        }
        for found in &self.found {
            let likeness = if found.alone {
                word_of(dictionary, found.word).and_then(|listed| spelled(query, listed, rows))
            } else {
                Some(found.likeness)
                    .filter(|likeness| likeness.cost < f32::MAX)
                    .and_then(|likeness| found.servants.judge(likeness))
            };
            let likeness = found.rule.judge(likeness);
            self.met.extend(likeness.map(|likeness| (likeness, found.word)));
        }
        self.met.retain(|(likeness, _)| likeness.cost < asks.most);
        &self.met
    }

    /// Puts the readings of a word that may be near one of the word asked where they are measured.
    fn spell(&mut self, asked: &[Spelled<'_>], listed: Word<'_>, apart: Apart, most: f32) {
        let word = self.found.len() - 1;
        for (place, b) in listed.readings().enumerate() {
            let l = Spelled::of(listed.name, b);
            for (at, q) in asked.iter().enumerate() {
                let base = reading_cost(q.reading, b);
                if base >= most {
                    continue;
                }
                let own = q.own_syllables(l);
                let mut waiting = Waiting {
                    word,
                    order: (at as u16) << 8 | place as u16,
                    roads: (q.reading.road, b.road),
                    base,
                    own,
                    measure: Measure::default(),
                };
                match meeting(*q, l, apart, (most - base) / own) {
                    Meeting::Nothing => {}
                    Meeting::Known(cost, relation) => note(&mut self.found, &waiting, (cost, relation)),
                    Meeting::Open(measure) => {
                        waiting.measure = measure;
                        self.wait(at, *q, l, &waiting);
                    }
                }
            }
        }
    }

    /// Puts two readings into their batch, which is measured when it is full.
    fn wait(&mut self, asked: usize, q: Spelled<'_>, l: Spelled<'_>, waiting: &Waiting) {
        let by = waiting.measure.by;
        // Two words of one script that loses sounds say all that they say by their letters.
        let by_letters = by == By::Spelling && q.lossy.is_some();
        let (query_sounds, sounds) = if by_letters {
            (q.letters, l.letters)
        } else {
            (q.sounds, l.sounds)
        };
        let longest = q.letters.len().max(query_sounds.len());
        if longest.max(l.letters.len()).max(sounds.len()) > many::LONGEST {
            if let Some(found) = self.found.get_mut(waiting.word) {
                found.alone = true;
            }
            return;
        }
        let Some(batch) = self.batches.get_mut(asked * WAYS.len() + by as usize) else {
            return;
        };
        if batch.by_sound.is_none() {
            batch.take((q.letters, query_sounds), q.lossy.is_some(), by);
        }
        let at = batch.sounds.len();
        if by == By::Spelling {
            batch.letters.push(l.letters);
        }
        batch.sounds.push(sounds);
        if let Some(place) = batch.waiting.get_mut(at) {
            *place = *waiting;
        }
        if at + 1 == LANES {
            self.measure(asked, by);
        }
    }

    /// Works out what waits for a reading of the word asked, and empties the batch.
    fn measure(&mut self, asked: usize, by: By) {
        let Sift { batches, found, .. } = self;
        let Some(batch) = batches.get_mut(asked * WAYS.len() + by as usize) else {
            return;
        };
        let Some(by_sound) = batch.by_sound.as_ref().filter(|_| !batch.sounds.is_empty()) else {
            return;
        };
        let sounded = by_sound.distances(&batch.sounds);
        let spelled = batch.by_letter.as_ref().map(|one| one.distances(&batch.letters));
        let lanes = batch.waiting.iter().zip(sounded).enumerate();
        for (lane, (waiting, sounded)) in lanes.take(batch.sounds.len()) {
            let measure = &waiting.measure;
            let most = (measure.limit() * 100.0) as u16;
            let told = |edits: u16| Some(f32::from(edits) / 100.0).filter(|_| edits <= most);
            let spelled = spelled.and_then(|all| told(*all.get(lane)?));
            if let Some(cost) = measure.cost(spelled, told(sounded)) {
                note(found, waiting, cost);
            }
        }
        batch.clear();
    }
}

/// Notes what a word is by one pair of readings, where that is the least.
fn note(found: &mut [Found], waiting: &Waiting, (cost, relation): (f32, Relation)) {
    let Some(found) = found.get_mut(waiting.word) else {
        return;
    };
    let cost = waiting.base + cost * waiting.own;
    let known = found.likeness.cost;
    // What costs two words is no likeness, as in [`spelled`].
    if cost < weights::TWO_WORDS && (cost < known || cost == known && waiting.order < found.order) {
        found.likeness = Likeness::by_roads(cost, relation, waiting.roads);
        found.order = waiting.order;
    }
}

fn word_of<D: Dictionary + ?Sized>(dictionary: &D, number: u32) -> Option<Word<'_>> {
    let (name, index) = dictionary.word(number)?;
    Some(Word {
        name,
        token: name.token(index),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::NameKind;
    use crate::layout::{NameRef, PreparedName};
    use crate::pair::likeness;

    /// Names in every script that the product reads.
    const PAGE: &str = include_str!("../../../docs/languages.md");

    /// The words of some names, numbered as they come.
    struct Words {
        names: Vec<PreparedName>,
        words: Vec<(usize, usize)>,
    }

    impl Words {
        fn of(names: Vec<PreparedName>) -> Words {
            let count = |(at, name): (usize, &PreparedName)| {
                (0..name.as_ref().token_count()).map(move |token| (at, token))
            };
            let words = names.iter().enumerate().flat_map(count).collect();
            Words { names, words }
        }
    }

    impl Dictionary for Words {
        fn words_under(&self, _: u32, out: &mut Vec<u32>) {
            out.extend(0..self.words.len() as u32);
        }
        fn signature(&self, word: u32) -> Option<Signature> {
            self.word(word).map(|(name, index)| Signature::of(name, index))
        }
        fn word(&self, word: u32) -> Option<(NameRef<'_>, usize)> {
            let &(name, index) = self.words.get(word as usize)?;
            Some((self.names.get(name)?.as_ref(), index))
        }
        fn bearers(&self, _: u32) -> u32 {
            1
        }
    }

    /// Every word of the page against every other, each found to be what it is alone.
    #[test]
    fn many_words_are_found_to_be_what_each_is_alone() {
        let cells = PAGE.lines().flat_map(|line| line.split('|')).map(str::trim);
        let long = "Gesellschaftsverwaltungsdienstleistung Gesellschaftsverwaltungsdienstleistungen";
        let names: Vec<&str> = cells.filter(|cell| !cell.is_empty()).chain([long]).collect();
        assert!(names.len() > 100, "the page was not read");
        let mut met = 0;
        for kind in [NameKind::Person, NameKind::Organization] {
            let names = names.iter().map(|name| crate::prepare(name, kind, &[]));
            let words = Words::of(names.collect());
            let all: Vec<u32> = (0..words.words.len() as u32).collect();
            let (mut sift, mut rows) = (Sift::default(), Rows::default());
            for &asked in all.iter().step_by(3) {
                let Some(word) = word_of(&words, asked) else {
                    continue;
                };
                let asks = Asks {
                    word,
                    signature: words.signature(asked).unwrap_or_default(),
                    most: weights::TWO_WORDS,
                    near: false,
                };
                let mut found = sift.sift(&asks, &all, &words, &mut rows).to_vec();
                found.sort_by_key(|(_, word)| *word);
                let alone = all.iter().filter_map(|&other| {
                    let listed = word_of(&words, other)?;
                    let likeness = likeness(word, listed, &mut rows)?;
                    (likeness.cost < weights::TWO_WORDS).then_some((likeness, other))
                });
                let alone: Vec<(Likeness, u32)> = alone.collect();
                met += alone.len();
                assert_eq!(found, alone, "{:?}", word.letters());
            }
        }
        assert!(met > 1000, "hardly any words met: {met}");
    }
}
