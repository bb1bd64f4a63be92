//! Words to parties, for searches that are no screening: exact words, beginnings of words, words near in spelling.

use std::collections::HashMap;

use exonym_text::script::script_of;

use super::parts::{Numbers, Places, Strings, StringsWriter, groups};

/// Longest word kept, in characters; what is longer is no word.
const MAX_WORD: usize = 64;
/// Most words that a beginning or a near spelling stands for: the commonest beginnings have some hundreds.
const MAX_EXPANSIONS: usize = 2000;
/// Marks a posting of a word that stands in a name.
const IN_NAME: u32 = 1 << 31;

/// Words in order, each with the parties that state it.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextIndex<'a> {
    words: Strings<'a>,
    places: Places<'a>,
    postings: Numbers<'a>,
    parties: usize,
}

/// Words being gathered.
#[derive(Debug, Default)]
pub(super) struct TextWriter(HashMap<Box<str>, Vec<u32>>);

/// Gathered words in bytes: places and bytes of words, places and numbers of postings.
pub(super) struct TextBytes(pub(super) [Vec<u8>; 4]);

impl TextWriter {
    /// Files the words of a value; gives them back in order.
    pub(super) fn add(&mut self, value: &str, party: u32, in_name: bool) -> Vec<String> {
        let found = words(value);
        for word in &found {
            let posting = party | if in_name { IN_NAME } else { 0 };
            match self.0.get_mut(word.as_str()) {
                Some(postings) => postings.push(posting),
                None => {
                    self.0.insert(word.as_str().into(), vec![posting]);
                }
            }
        }
        found
    }

    pub(super) fn finish(self) -> TextBytes {
        let mut sorted: Vec<(Box<str>, Vec<u32>)> = self.0.into_iter().collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (_, postings) in &mut sorted {
            // A party stands once under a word, as a name where the word is in a name at all.
            postings
                .sort_unstable_by_key(|posting| (posting & !IN_NAME, std::cmp::Reverse(posting & IN_NAME)));
            postings.dedup_by_key(|posting| *posting & !IN_NAME);
        }
        let words = StringsWriter::of(sorted.iter().map(|(word, _)| word.as_ref()));
        let (places, postings) = groups(sorted.iter().map(|(_, postings)| postings.as_slice()));
        TextBytes([words.places, words.bytes, places, postings])
    }
}

/// How a word of a question is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// The word itself.
    Whole,
    /// Any word that begins so.
    Beginning,
    /// Any word within so many edits.
    Near(u8),
}

/// A word in a name says three times as much as one in a remark; the weights that clients are used to.
const NAME_WEIGHT: f32 = 3.0;

impl<'a> TextIndex<'a> {
    /// Over the sections of a file, in the order of [`TextBytes`].
    pub(super) fn of([words, bytes, places, postings]: [&'a [u8]; 4], parties: usize) -> TextIndex<'a> {
        TextIndex {
            words: Strings::of(words, bytes),
            places: Places::of(places),
            postings: Numbers::of(postings),
            parties,
        }
    }

    /// Parties that state a word, with their weight, ascending.
    pub fn find(&self, word: &str, meant: Meant) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, f32)> = Vec::new();
        for at in self.expand(word, meant) {
            let Some((from, to)) = self.places.span(at) else {
                continue;
            };
            let postings = self.postings.slice(from, to);
            let rarity = (1.0 + self.parties as f32 / postings.len().max(1) as f32).ln();
            found.extend(postings.iter().map(|posting| {
                let weight = if posting & IN_NAME == 0 { 1.0 } else { NAME_WEIGHT };
                (posting & !IN_NAME, weight * rarity)
            }));
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|(party, _)| *party);
        found
    }

    fn expand(&self, word: &str, meant: Meant) -> Vec<usize> {
        let is = |at: usize, test: &dyn Fn(&str) -> bool| self.words.get(at).is_some_and(test);
        match meant {
            Meant::Whole => self.words.find(word).into_iter().collect(),
            Meant::Beginning => (self.words.lower_bound(word)..self.words.len())
                .take_while(|at| is(*at, &|known| known.starts_with(word)))
                .take(MAX_EXPANSIONS)
                .collect(),
            Meant::Near(edits) => {
                let letters: Vec<char> = word.chars().collect();
                let near = |known: &str| within(&letters, known, edits as usize);
                (0..self.words.len())
                    .filter(|at| is(*at, &near))
                    .take(MAX_EXPANSIONS)
                    .collect()
            }
        }
    }
}

/// Whether two words are one edit apart at most.
pub fn within_one(a: &str, b: &str) -> bool {
    within(&a.chars().collect::<Vec<_>>(), b, 1)
}

/// Whether two words are so many edits apart at most.
fn within(a: &[char], b: &str, edits: usize) -> bool {
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > edits {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        let mut least = i + 1;
        for (j, y) in b.iter().enumerate() {
            let (above, left) = (row[j + 1], row[j]);
            let cost = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            diagonal = above;
            row[j + 1] = cost;
            least = least.min(cost);
        }
        if least > edits {
            return false;
        }
    }
    row.last().is_some_and(|last| *last <= edits)
}

/// The words of a text, folded and without accents. Writing without blanks is cut into pairs of characters, so that a part
/// of a name is found in it.
pub fn words(text: &str) -> Vec<String> {
    let folded = exonym_text::fold::strip_marks(&exonym_text::fold::fold(text));
    let mut found = Vec::new();
    for run in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|run| !run.is_empty())
    {
        let letters: Vec<char> = run.chars().collect();
        if letters.len() > 2 && letters.iter().all(|c| script_of(*c).is_unspaced()) {
            found.extend(letters.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            found.push(letters.iter().take(MAX_WORD).collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_unspaced_writing_is_paired() {
        assert_eq!(words("Éva O'Neil-Kiš"), ["eva", "o", "neil", "kis"]);
        assert_eq!(words("金正恩"), ["金正", "正恩"]);
        assert!(words("--- ").is_empty());
    }

    #[test]
    fn whole_beginning_near() {
        let mut writer = TextWriter::default();
        writer.add("Zakharov", 0, true);
        writer.add("zakharova zakat", 1, false);
        let TextBytes(bytes) = writer.finish();
        let index = TextIndex::of(bytes.each_ref().map(Vec::as_slice), 2);
        let parties = |word: &str, meant| {
            index
                .find(word, meant)
                .iter()
                .map(|(party, _)| *party)
                .collect::<Vec<_>>()
        };
        assert_eq!(parties("zakharov", Meant::Whole), [0]);
        assert_eq!(parties("zak", Meant::Beginning), [0, 1]);
        assert_eq!(parties("zaxharov", Meant::Near(1)), [0]);
        assert_eq!(parties("zaxharov", Meant::Near(2)), [0, 1]);
        assert!(index.find("zakharov", Meant::Whole)[0].1 > index.find("zakharova", Meant::Whole)[0].1);
    }
}
