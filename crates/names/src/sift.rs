//! What many words of the dictionary are to a word of the question, worked out together.
//!
//! Hundreds of words share a code with a word; a few dozen are like it. Here each is measured as [`likeness`] does it one by one,
//! with many readings beside each other ([`exonym_text::many`]); a test holds that both find the same.

use exonym_text::costs::SPELLING;
use exonym_text::distance::{Scratch as Rows, weighted};
use exonym_text::many::{self, First, LANES, Many, One};

use crate::dictionary::Dictionary;
use crate::explain::Relation;
use crate::pair::{
    Apart, By, Likeness, Meeting, Roles, Rule, Servants, Spelled, Word, meeting, reading_cost, roles, spelled,
};
use crate::weights;

/// What a reading says of how it is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Writing {
    /// All its sounds.
    Full,
    /// No vowels.
    Unvowelled,
    /// The sounds that another language has.
    Foreign,
}

pub(crate) const WRITINGS: [Writing; 3] = [Writing::Full, Writing::Unvowelled, Writing::Foreign];

impl Writing {
    pub(crate) fn of(reading: Spelled<'_>) -> Writing {
        match (reading.lossy, reading.is_unvowelled()) {
            (None, _) => Writing::Full,
            (Some(_), true) => Writing::Unvowelled,
            (Some(_), false) => Writing::Foreign,
        }
    }

    /// How it is measured against another.
    pub(crate) fn by(self, other: Writing) -> By {
        match (self, other) {
            (Writing::Unvowelled, Writing::Full) | (Writing::Full, Writing::Unvowelled) => By::Unvowelled,
            (Writing::Foreign, Writing::Full) | (Writing::Full, Writing::Foreign) => By::Foreign,
            _ => By::Spelling,
        }
    }
}

/// A reading of the word asked, made ready to be measured against listed readings of one writing.
#[derive(Clone)]
struct Ready {
    by: By,
    letters: Option<One>,
    sounds: One,
    /// Whether the sounds are its letters: two words of one script that loses sounds say all that they say by these.
    by_letters: bool,
}

impl Ready {
    fn of(asked: Spelled<'_>, listed: Writing) -> Ready {
        let lossy = asked.lossy.is_some();
        let by = Writing::of(asked).by(listed);
        let first = if lossy { First::One } else { First::Many };
        let by_letters = by == By::Spelling && lossy;
        let sounds = if by_letters { asked.letters } else { asked.sounds };
        Ready {
            by,
            letters: (by == By::Spelling).then(|| One::new(asked.letters, &SPELLING, first)),
            sounds: One::new(sounds, by.table(), first),
            by_letters,
        }
    }
}

/// A listed reading that waits to be measured.
#[derive(Clone, Copy, Default)]
struct Waiting {
    /// Place of its word in `Sift::found`.
    word: u32,
    /// Which of the word's readings it is.
    place: u8,
    letters: u8,
}

/// Listed readings of one writing that are measured at once, and what they are measured against. Such as are long enough for costs
/// past [`many::BYTE`] to count are kept apart, since they take twice the time.
#[derive(Clone, Default)]
struct Batch {
    letters: Many,
    sounds: Many,
    waiting: [Waiting; LANES],
    /// The readings of the word asked; none before the first listed reading of this writing.
    asked: Vec<Ready>,
}

impl Batch {
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
    /// Which of the pairs of readings it is: of two that cost the same the first counts.
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
    /// Costs from here on are of no use.
    pub most: f32,
}

/// Hundredths of an edit, by the letters that they are counted against, beyond which two readings cost too much.
#[derive(Clone, Default)]
struct Limits {
    most: f32,
    /// By [`By`].
    of: [[u16; many::LONGEST + 1]; 3],
}

impl Limits {
    fn set(&mut self, most: f32) {
        if self.most == most {
            return;
        }
        self.most = most;
        for (by, limits) in [By::Spelling, By::Unvowelled, By::Foreign]
            .into_iter()
            .zip(&mut self.of)
        {
            for (length, limit) in limits.iter_mut().enumerate() {
                *limit = (by.edits_under(most, length) * 100.0).ceil() as u16;
            }
        }
    }

    /// The most for any length up to one.
    fn most_of(&self, by: By, length: usize) -> u16 {
        (0..=length)
            .map(|length| self.of(by, length))
            .max()
            .unwrap_or(u16::MAX)
    }

    /// From how many letters on a limit is no byte.
    fn long(&self, by: By) -> usize {
        let narrow = |at: &usize| self.of(by, *at) <= many::BYTE;
        (0..=many::LONGEST).take_while(narrow).count()
    }

    fn of(&self, by: By, length: usize) -> u16 {
        let limit = self.of.get(by as usize).and_then(|limits| limits.get(length));
        limit.copied().unwrap_or(u16::MAX)
    }
}

/// What was measured last, for each reading of the word asked.
#[derive(Clone, Default)]
struct Measured {
    by_sounds: Vec<[u16; LANES]>,
    /// For readings whose sounds are their letters.
    by_letters: Vec<[u16; LANES]>,
    letters: Vec<[u16; LANES]>,
}

impl Measured {
    /// Measures a batch; costs over `most` need not be told apart.
    fn take(&mut self, batch: &Batch, most: u16) {
        let by_sounds = batch.asked.iter().filter(|ready| !ready.by_letters);
        let by_letters = batch.asked.iter().filter(|ready| ready.by_letters);
        let letters = batch.asked.iter().filter_map(|ready| ready.letters.as_ref());
        many::measure(
            by_sounds.map(|ready| &ready.sounds),
            &batch.sounds,
            most,
            &mut self.by_sounds,
        );
        many::measure(
            by_letters.map(|ready| &ready.sounds),
            &batch.letters,
            most,
            &mut self.by_letters,
        );
        many::measure(letters, &batch.letters, most, &mut self.letters);
    }
}

/// Memory of a sift.
#[derive(Clone, Default)]
pub(crate) struct Sift {
    /// By [`Writing`], the usual ones and the long ones.
    batches: [[Batch; 2]; 3],
    /// By [`Writing`], from how many letters on a reading is long.
    long: [usize; 3],
    limits: Limits,
    measured: Measured,
    found: Vec<Found>,
    /// Words with what they are.
    met: Vec<(Likeness, u32)>,
}

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
        self.limits.set(asks.most);
        let query = asks.word;
        let spellings = query.readings().map(|reading| Spelled::of(query.name, reading));
        let spellings: Vec<Spelled<'_>> = spellings.collect();
        let too_long = spellings.iter().any(|reading| !fits(*reading));
        for batch in self.batches.as_flattened_mut() {
            batch.asked.clear();
            batch.clear();
        }
        for (writing, long) in WRITINGS.into_iter().zip(&mut self.long) {
            let bys = spellings.iter().map(|asked| Writing::of(*asked).by(writing));
            *long = bys.map(|by| self.limits.long(by)).min().unwrap_or(0);
        }
        for &number in words {
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
                        alone: too_long,
                    });
                    if !too_long {
                        self.wait(asks, &spellings, (listed, dictionary), rows);
                    }
                }
            }
        }
        for (writing, long) in WRITINGS
            .into_iter()
            .flat_map(|writing| [(writing, false), (writing, true)])
        {
            self.measure((asks, &spellings), (writing, long), dictionary, rows);
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

    /// Puts the readings of the last word found where they are measured.
    fn wait<D: Dictionary + ?Sized>(
        &mut self,
        asks: &Asks<'_>,
        spellings: &[Spelled<'_>],
        (listed, dictionary): (Word<'_>, &D),
        rows: &mut Rows,
    ) {
        let word = self.found.len() - 1;
        for (place, reading) in listed.readings().enumerate() {
            let reading = Spelled::of(listed.name, reading);
            if !fits(reading) {
                if let Some(found) = self.found.get_mut(word) {
                    found.alone = true;
                }
                return;
            }
            let writing = Writing::of(reading);
            let long = self
                .long
                .get(writing as usize)
                .is_some_and(|long| reading.letters.len() >= *long);
            let batch = self
                .batches
                .get_mut(writing as usize)
                .and_then(|both| both.get_mut(usize::from(long)));
            let Some(batch) = batch else { continue };
            let lane = batch.letters.len();
            batch.letters.push(reading.letters);
            batch.sounds.push(reading.sounds);
            if let Some(waiting) = batch.waiting.get_mut(lane) {
                *waiting = Waiting {
                    word: word as u32,
                    place: place as u8,
                    letters: reading.letters.len() as u8,
                };
            }
            if lane + 1 == LANES {
                self.measure((asks, spellings), (writing, long), dictionary, rows);
            }
        }
    }

    /// Works out what waits of a writing, and empties the batch.
    fn measure<D: Dictionary + ?Sized>(
        &mut self,
        (asks, spellings): (&Asks<'_>, &[Spelled<'_>]),
        (writing, long): (Writing, bool),
        dictionary: &D,
        rows: &mut Rows,
    ) {
        let Sift {
            batches,
            found,
            limits,
            measured,
            ..
        } = self;
        let batch = batches
            .get_mut(writing as usize)
            .and_then(|both| both.get_mut(usize::from(long)));
        let Some(batch) = batch else { return };
        let count = batch.letters.len();
        if count == 0 {
            return;
        }
        if batch.asked.is_empty() {
            let asked = spellings.iter().map(|asked| Ready::of(*asked, writing));
            batch.asked.extend(asked);
        }
        let longest = batch.waiting.iter().take(count).map(|waiting| waiting.letters);
        let longest = usize::from(longest.max().unwrap_or(0));
        let longest = spellings
            .iter()
            .map(|asked| asked.letters.len())
            .fold(longest, usize::max);
        let most = batch.asked.iter().map(|ready| limits.most_of(ready.by, longest));
        let most = most.max().unwrap_or(u16::MAX);
        measured.take(batch, most);
        let (mut by_sounds, mut by_letters) = (measured.by_sounds.iter(), measured.by_letters.iter());
        let mut letters = measured.letters.iter();
        for (at, (ready, asked)) in batch.asked.iter().zip(spellings).enumerate() {
            let sounded = if ready.by_letters {
                by_letters.next()
            } else {
                by_sounds.next()
            };
            let lettered = ready
                .letters
                .as_ref()
                .and_then(|_| letters.next())
                .unwrap_or(&[u16::MAX; LANES]);
            let Some(sounded) = sounded else { continue };
            let lanes = batch.waiting.iter().zip(sounded.iter().zip(lettered));
            for (waiting, (&sounded, &lettered)) in lanes.take(count) {
                let length = match ready.by {
                    By::Unvowelled if writing == Writing::Full => asked.letters.len(),
                    By::Unvowelled => usize::from(waiting.letters),
                    _ => asked.letters.len().max(usize::from(waiting.letters)),
                };
                if sounded.min(lettered) > limits.of(ready.by, length) {
                    continue;
                }
                let Some(found) = found.get_mut(waiting.word as usize) else {
                    continue;
                };
                let Some(listed) = word_of(dictionary, found.word) else {
                    continue;
                };
                let Some(reading) = listed.readings().nth(usize::from(waiting.place)) else {
                    continue;
                };
                let listed_reading = Spelled::of(listed.name, reading);
                let pair = Pair {
                    query: *asked,
                    listed: listed_reading,
                    order: (at as u16) << 8 | u16::from(waiting.place),
                    apart: Apart::of(asks.word, listed),
                };
                let lettered = ready.letters.is_some().then_some(lettered);
                pair.note(found, asks.most, (lettered, sounded), rows);
            }
        }
        batch.clear();
    }
}

/// Whether a reading can be measured beside others.
fn fits(reading: Spelled<'_>) -> bool {
    reading.letters.len().max(reading.sounds.len()) <= many::LONGEST
}

/// Two readings that may be near.
struct Pair<'a> {
    query: Spelled<'a>,
    listed: Spelled<'a>,
    order: u16,
    apart: Apart,
}

impl Pair<'_> {
    /// Notes what the word is by these readings, `(letters, sounds)` hundredths of an edit apart, where that is the least so far.
    fn note(&self, found: &mut Found, most: f32, (lettered, sounded): (Option<u16>, u16), rows: &mut Rows) {
        let base = reading_cost(self.query.reading, self.listed.reading);
        if base >= most {
            return;
        }
        let own = self.query.own_syllables(self.listed);
        let met = match meeting(self.query, self.listed, self.apart, (most - base) / own) {
            Meeting::Nothing => None,
            Meeting::Known(cost, relation) => Some((cost, relation)),
            Meeting::Open(measure) => {
                let limit = (measure.limit() * 100.0) as u16;
                let told = |edits: u16| Some(f32::from(edits) / 100.0).filter(|_| edits <= limit);
                // Beyond a limit letters were not told apart; where they count beside the sounds they are.
                let spelled = if lettered == Some(u16::MAX) && measure.needs_letters() {
                    let (x, y) = (self.query.letters, self.listed.letters);
                    weighted(x, y, &SPELLING, measure.limit(), rows)
                } else {
                    lettered.and_then(told)
                };
                measure.cost(spelled, told(sounded))
            }
        };
        let Some((cost, relation)) = met else { return };
        let cost = base + cost * own;
        let known = found.likeness.cost;
        // What costs two words is no likeness, as in [`spelled`].
        if cost < weights::TWO_WORDS && (cost < known || cost == known && self.order < found.order) {
            let roads = (self.query.reading.road, self.listed.reading.road);
            found.likeness = Likeness::by_roads(cost, relation, roads);
            found.order = self.order;
        }
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
    use crate::signature::Signature;

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
                    most: weights::TWO_WORDS,
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
