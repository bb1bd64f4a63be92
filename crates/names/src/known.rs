//! What words of earlier questions were found to be like, kept for later ones.
//!
//! Customers share names: who asks for ten thousand persons asks for some given names hundreds of times. What a word is like hangs on
//! the word, the dictionary and the most that it may cost, so that an answer is the same whether it is kept or worked out again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::kind::NameKind;
use crate::pair::{Likeness, Word};

/// A word that was sought.
#[derive(Debug)]
pub(crate) struct Sought {
    /// The words of the dictionary that it was held against, in order.
    pub among: Box<[u32]>,
    /// What a word of which sounds alone tell costs at the least where it is not among these.
    pub heard: f32,
    /// Those that it is near, in order too, with what it is to them.
    pub met: Box<[(Likeness, u32)]>,
}

impl Sought {
    /// What the word is to one of the dictionary: `None` where it was not held against it, then whether it is near.
    pub(crate) fn of(&self, word: u32) -> Option<Option<Likeness>> {
        self.among.binary_search(&word).ok()?;
        let at = self.met.binary_search_by_key(&word, |(_, word)| *word);
        Some(
            at.ok()
                .and_then(|at| self.met.get(at))
                .map(|(likeness, _)| *likeness),
        )
    }
}

/// Bytes up to which words are kept before older ones are given up; as many again are older ones that were not.
const KEPT_BYTES: usize = 16 << 20;
/// Bytes that a kept word takes beside its lists, about.
const EACH: usize = 200;

/// Words that were sought in one dictionary. Shared by threads.
#[derive(Debug, Default)]
pub struct Known {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    new: HashMap<Box<[u8]>, Arc<Sought>>,
    old: HashMap<Box<[u8]>, Arc<Sought>>,
    bytes: usize,
}

impl Known {
    /// What a word was like, where it is kept.
    pub(crate) fn get(&self, key: &[u8]) -> Option<Arc<Sought>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sought) = kept.new.get(key) {
            return Some(Arc::clone(sought));
        }
        let (key, sought) = kept.old.remove_entry(key)?;
        kept.keep(key, &sought);
        Some(sought)
    }

    /// Keeps what a word is like.
    pub(crate) fn keep(&self, key: &[u8], sought: &Arc<Sought>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.keep(key.into(), sought);
    }
}

impl Kept {
    fn keep(&mut self, key: Box<[u8]>, sought: &Arc<Sought>) {
        let bytes = key.len() + size_of_val(&*sought.among) + size_of_val(&*sought.met) + EACH;
        if self.bytes + bytes > KEPT_BYTES {
            self.old = std::mem::take(&mut self.new);
            self.bytes = 0;
        }
        if self.new.insert(key, Arc::clone(sought)).is_none() {
            self.bytes += bytes;
        }
    }
}

/// All that what a word of a question is like hangs on beside the dictionary, as bytes: `most` is the most that it may cost, and
/// `guess` what a difference that is guessed counts, `native` whether the name is in a script of its own.
pub(crate) fn key(word: Word<'_>, at: usize, (most, guess, native): (f32, f32, bool), out: &mut Vec<u8>) {
    let kind: NameKind = word.name.kind();
    out.clear();
    out.extend([kind as u8, u8::from(native)]);
    out.extend(most.to_le_bytes());
    out.extend(guess.to_le_bytes());
    crate::dictionary::word_identity(word.name, at, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_words_are_kept_and_room_is_bounded() {
        let known = Known::default();
        let sought = |among: usize| {
            Arc::new(Sought {
                among: vec![0; among].into(),
                heard: 0.0,
                met: Box::default(),
            })
        };
        known.keep(b"first", &sought(7));
        assert_eq!(known.get(b"first").map(|sought| sought.among.len()), Some(7));
        let large = KEPT_BYTES / 4 / size_of::<u32>() - EACH;
        for at in 0..12_u8 {
            known.keep(&[at], &sought(large));
        }
        assert!(
            known.get(b"first").is_none(),
            "what was not asked again is given up"
        );
        assert!(known.get(&[11]).is_some());
        let kept = known.kept.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(kept.bytes <= KEPT_BYTES && kept.new.len() + kept.old.len() <= 8);
    }
}
