//! Readings of Han characters in the languages that use them, and which syllables of Korean and Mandarin share characters.
//!
//! Generated from the Unihan database; see the heads of the two files. Looked up by binary search over the characters,
//! which the table has in order.

use std::sync::LazyLock;

use crate::table::{Row, rows};

const HAN: &str = include_str!("../data/han.tsv");
const SINO: &str = include_str!("../data/sino.tsv");

static INDEX: LazyLock<Vec<(char, Row)>> = LazyLock::new(|| {
    rows(HAN)
        .filter_map(|row| Some((row.column(0).chars().next()?, row)))
        .collect()
});

/// The readings of one character.
#[derive(Clone, Copy)]
pub struct Character(Row);

/// The entry of a character, if it has one.
pub fn character(c: char) -> Option<Character> {
    let at = INDEX.binary_search_by_key(&c, |entry| entry.0).ok()?;
    INDEX.get(at).map(|entry| Character(entry.1))
}

impl Character {
    /// Pinyin without tones, `v` for ü; what a surname reads first.
    pub fn mandarin(self) -> impl Iterator<Item = &'static str> {
        self.0.values(1, ',')
    }

    /// Hangul syllables.
    pub fn hangul(self) -> impl Iterator<Item = char> {
        self.0
            .values(2, ',')
            .filter_map(|syllable| syllable.chars().next())
    }

    /// Jyutping without tones.
    pub fn cantonese(self) -> impl Iterator<Item = &'static str> {
        self.0.values(3, ',')
    }

    /// Japanese on readings in Hepburn-like Latin, long vowels as `ou`, `uu`.
    pub fn japanese_on(self) -> impl Iterator<Item = &'static str> {
        self.0.values(4, ',')
    }

    /// Vietnamese without marks.
    pub fn vietnamese(self) -> impl Iterator<Item = &'static str> {
        self.0.values(5, ',')
    }

    /// The traditional form, where this is a simplified one.
    pub fn traditional(self) -> Option<char> {
        self.0.column(6).chars().next()
    }
}

/// Hangul syllables with the pinyin syllables that share characters with them and the number of characters shared.
pub fn sino() -> impl Iterator<Item = (char, Vec<(&'static str, u32)>)> {
    rows(SINO).filter_map(|row| {
        let pinyin = row.values(1, ',').filter_map(|pair| {
            let (reading, count) = pair.split_once(':')?;
            Some((reading, count.parse().ok()?))
        });
        Some((row.column(0).chars().next()?, pinyin.collect()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        crate::table::check_form(HAN);
        crate::table::check_form(SINO);
        assert!(INDEX.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn readings() {
        let entry = character('习').unwrap();
        assert_eq!(entry.mandarin().next(), Some("xi"));
        assert_eq!(entry.hangul().next(), Some('습'));
        assert_eq!(entry.traditional(), Some('習'));
        assert_eq!(character('金').unwrap().hangul().collect::<String>(), "금김");
        assert_eq!(character('单').unwrap().mandarin().next(), Some("shan"));
        assert!(character('a').is_none());
        let (_, gang) = sino().find(|row| row.0 == '강').unwrap();
        assert!(gang.iter().any(|pair| pair.0 == "jiang"));
    }
}
