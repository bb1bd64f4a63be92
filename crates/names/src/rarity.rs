//! How rare the words are that a name is met by.
//!
//! `Kim Chol` and `Shoigu` may score alike, and they are not the same finding: thousands bear the one. Each word counts bits, a bit
//! for each time that chance has to halve to hit on it. How often a word is borne, the loaded lists say, and for words in Latin
//! letters the census of a country of immigrants, whichever says more: what is rare on a list of ten may be common outside.

use crate::layout::{FLAG_FOREIGN, NameRef, TokenClass};

/// Names of an imagined list in which every word is as frequent as [`BELIEF`], added to the lists that are loaded: a short list
/// says little of how rare a word is.
const BELIEF_NAMES: f32 = 2000.0;
/// How frequent a word is held to be before anything is known of it: one in two thousand.
const BELIEF: f32 = 1.0 / 2000.0;
/// The most bits of one word: beyond one in two thousand the counts are those of a few families.
const MOST: f32 = 11.0;
/// One listed name in about eight stands in another script than Latin, so that counts there miss so many bits.
const FOREIGN: f32 = 3.0;
/// Words of a name that count at most: more say the same again.
const WORDS: usize = 4;

/// How rare the words of a listed name are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rarity {
    /// The sum over its words.
    pub bits: f32,
    /// Each word that counts, the most common first.
    pub words: Vec<CountedWord>,
}

/// How often a word of a listed name is borne.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountedWord {
    /// As listed.
    pub text: String,
    /// Names in the lists that bear it.
    pub bearers: u32,
    /// Persons in a million that bear it, by the census, where it has the word.
    pub per_million: Option<u32>,
}

/// The bits of the `met` most common words of a name, so that a name which is met in part counts no word too many. `bearers` tells
/// how many of `names` listed names bear the word at a place.
pub fn rarity(name: NameRef<'_>, met: usize, names: u32, mut bearers: impl FnMut(usize) -> u32) -> Rarity {
    let mut found: Vec<(f32, CountedWord)> = Vec::new();
    for (at, token) in name.tokens().enumerate() {
        if !counts(token.class) {
            continue;
        }
        let borne = bearers(at);
        let listed = (borne as f32 + BELIEF * BELIEF_NAMES) / (names as f32 + BELIEF_NAMES);
        let foreign = token.flags & FLAG_FOREIGN != 0;
        let census = (!foreign).then(|| census(name, at)).flatten();
        let share = listed.max(census.unwrap_or(0) as f32 / 1_000_000.0);
        let bits = -share.log2() - if foreign { FOREIGN } else { 0.0 };
        found.push((
            bits.clamp(0.0, MOST),
            CountedWord {
                text: name.surface(token).to_owned(),
                bearers: borne,
                per_million: census,
            },
        ));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.truncate(met.min(WORDS));
    Rarity {
        bits: found.iter().map(|(bits, _)| bits).sum(),
        words: found.into_iter().map(|(_, word)| word).collect(),
    }
}

/// Words of a name that rarity counts.
pub fn telling(name: NameRef<'_>) -> usize {
    name.tokens().filter(|token| counts(token.class)).count()
}

fn counts(class: TokenClass) -> bool {
    use TokenClass as C;
    matches!(class, C::Word | C::Patronymic | C::Generic | C::Place | C::Number)
}

fn census(name: NameRef<'_>, at: usize) -> Option<u32> {
    let token = name.token(at);
    let first = name.reading(usize::from(token.first_reading));
    let plain = std::str::from_utf8(name.letters(first.offset, first.length)).ok()?;
    exonym_tables::census::share(plain).map(|share| share.surname.max(share.given))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::NameKind;
    use crate::prepare::prepare;

    fn bits(text: &str, met: usize, bearers: &[u32]) -> f32 {
        let name = prepare(text, NameKind::Person, &[]);
        rarity(name.as_ref(), met, 100_000, |at| bearers[at]).bits
    }

    #[test]
    fn a_common_name_has_fewer_bits_than_a_rare_one() {
        let common = bits("Kim Chol", 2, &[3000, 900]);
        let rare = bits("Sergei Drozdovsky", 2, &[900, 3]);
        assert!(common < 14.0 && rare > common + 3.0, "{common} {rare}");
        assert!(
            bits("John Smith", 2, &[5, 2]) < 14.0,
            "the census knows what the lists do not"
        );
    }

    #[test]
    fn only_as_many_words_count_as_were_met() {
        let whole = bits("Maria Teresa Restrepo Victoria", 4, &[900, 300, 5, 9]);
        let half = bits("Maria Teresa Restrepo Victoria", 2, &[900, 300, 5, 9]);
        assert!(half < 17.0 && whole > half + 15.0, "{half} {whole}");
        assert_eq!(bits("Maria", 0, &[900]), 0.0);
    }

    #[test]
    fn a_short_list_makes_nothing_rare() {
        let name = prepare("Mohammed", NameKind::Person, &[]);
        let of = |names: u32| rarity(name.as_ref(), 1, names, |_| 1).bits;
        assert!(of(10) <= of(100_000));
        assert!(of(100_000) <= MOST);
    }
}
