//! Hiragana and katakana tokens: Hepburn and Kunrei, with long vowels merged, and katakana read as a foreign name.
//!
//! Long vowels are written in many ways (`ou`, `oo`, `oh`, a macron, nothing), so the reading merges them and the sound classes
//! do the same for the Latin side. In foreign names katakana has one letter for r and l, adds vowels after consonants and
//! writes v as b; those are costs of the comparison (`crate::costs::FOREIGN_SOUND`), not of the reading.

use std::sync::LazyLock;

use super::Readings;
use crate::road::Road;

#[rustfmt::skip]
const KANA: &[(&str, &str, &str)] = &[
    ("きゃ", "kya", "kya"), ("きゅ", "kyu", "kyu"), ("きょ", "kyo", "kyo"), ("しゃ", "sha", "sya"), ("しゅ", "shu", "syu"), ("しょ", "sho", "syo"), ("しぇ", "she", "sye"),
    ("ちゃ", "cha", "tya"), ("ちゅ", "chu", "tyu"), ("ちょ", "cho", "tyo"), ("ちぇ", "che", "tye"), ("にゃ", "nya", "nya"), ("にゅ", "nyu", "nyu"), ("にょ", "nyo", "nyo"),
    ("ひゃ", "hya", "hya"), ("ひゅ", "hyu", "hyu"), ("ひょ", "hyo", "hyo"), ("みゃ", "mya", "mya"), ("みゅ", "myu", "myu"), ("みょ", "myo", "myo"), ("りゃ", "rya", "rya"),
    ("りゅ", "ryu", "ryu"), ("りょ", "ryo", "ryo"), ("ぎゃ", "gya", "gya"), ("ぎゅ", "gyu", "gyu"), ("ぎょ", "gyo", "gyo"), ("じゃ", "ja", "zya"), ("じゅ", "ju", "zyu"),
    ("じょ", "jo", "zyo"), ("じぇ", "je", "zye"), ("びゃ", "bya", "bya"), ("びゅ", "byu", "byu"), ("びょ", "byo", "byo"), ("ぴゃ", "pya", "pya"), ("ぴゅ", "pyu", "pyu"),
    ("ぴょ", "pyo", "pyo"), ("ふぁ", "fa", "fa"), ("ふぃ", "fi", "fi"), ("ふぇ", "fe", "fe"), ("ふぉ", "fo", "fo"), ("てぃ", "ti", "ti"), ("でぃ", "di", "di"), ("でゅ", "dyu", "dyu"),
    ("とぅ", "tu", "tu"), ("どぅ", "du", "du"), ("うぃ", "wi", "wi"), ("うぇ", "we", "we"), ("うぉ", "wo", "wo"), ("ゔぁ", "va", "va"), ("ゔぃ", "vi", "vi"), ("ゔぇ", "ve", "ve"),
    ("ゔぉ", "vo", "vo"), ("ゔ", "vu", "vu"), ("つぁ", "tsa", "tsa"), ("つぃ", "tsi", "tsi"), ("つぇ", "tse", "tse"), ("つぉ", "tso", "tso"), ("いぇ", "ye", "ye"), ("くぁ", "kwa", "kwa"),
    ("くぃ", "kwi", "kwi"), ("くぇ", "kwe", "kwe"), ("くぉ", "kwo", "kwo"), ("ぐぁ", "gwa", "gwa"), ("あ", "a", "a"), ("い", "i", "i"), ("う", "u", "u"), ("え", "e", "e"), ("お", "o", "o"),
    ("か", "ka", "ka"), ("き", "ki", "ki"), ("く", "ku", "ku"), ("け", "ke", "ke"), ("こ", "ko", "ko"), ("さ", "sa", "sa"), ("し", "shi", "si"), ("す", "su", "su"), ("せ", "se", "se"),
    ("そ", "so", "so"), ("た", "ta", "ta"), ("ち", "chi", "ti"), ("つ", "tsu", "tu"), ("て", "te", "te"), ("と", "to", "to"), ("な", "na", "na"), ("に", "ni", "ni"), ("ぬ", "nu", "nu"),
    ("ね", "ne", "ne"), ("の", "no", "no"), ("は", "ha", "ha"), ("ひ", "hi", "hi"), ("ふ", "fu", "hu"), ("へ", "he", "he"), ("ほ", "ho", "ho"), ("ま", "ma", "ma"), ("み", "mi", "mi"),
    ("む", "mu", "mu"), ("め", "me", "me"), ("も", "mo", "mo"), ("や", "ya", "ya"), ("ゆ", "yu", "yu"), ("よ", "yo", "yo"), ("ら", "ra", "ra"), ("り", "ri", "ri"), ("る", "ru", "ru"),
    ("れ", "re", "re"), ("ろ", "ro", "ro"), ("わ", "wa", "wa"), ("ゐ", "i", "i"), ("ゑ", "e", "e"), ("を", "o", "o"), ("ん", "n", "n"), ("が", "ga", "ga"), ("ぎ", "gi", "gi"),
    ("ぐ", "gu", "gu"), ("げ", "ge", "ge"), ("ご", "go", "go"), ("ざ", "za", "za"), ("じ", "ji", "zi"), ("ず", "zu", "zu"), ("ぜ", "ze", "ze"), ("ぞ", "zo", "zo"), ("だ", "da", "da"),
    ("ぢ", "ji", "zi"), ("づ", "zu", "zu"), ("で", "de", "de"), ("ど", "do", "do"), ("ば", "ba", "ba"), ("び", "bi", "bi"), ("ぶ", "bu", "bu"), ("べ", "be", "be"), ("ぼ", "bo", "bo"),
    ("ぱ", "pa", "pa"), ("ぴ", "pi", "pi"), ("ぷ", "pu", "pu"), ("ぺ", "pe", "pe"), ("ぽ", "po", "po"), ("ぁ", "a", "a"), ("ぃ", "i", "i"), ("ぅ", "u", "u"), ("ぇ", "e", "e"),
    ("ぉ", "o", "o"), ("ゃ", "ya", "ya"), ("ゅ", "yu", "yu"), ("ょ", "yo", "yo"), ("ゎ", "wa", "wa"),
];

/// Kana of a word in which vowels are not held to be added, but for the last.
const SHORT: usize = 4;

pub(super) fn read(token: &str, out: &mut Readings) {
    let katakana = token.chars().any(|c| matches!(c, 'ァ'..='ヺ'));
    let kana: String = token.chars().map(to_hiragana).collect();
    let hepburn = spell(&kana, false);
    out.add(merge_long(&hepburn), Road::KanaHepburn, 0.0);
    out.add(merge_long(&spell(&kana, true)), Road::KanaKunrei, 0.03);
    out.add(hepburn.clone(), Road::KanaHepburn, 0.01);
    if katakana {
        out.add(foreign(&hepburn), Road::KanaForeign, 0.05);
        // In a short word the vowel in the middle is more often the name's own: `グル` is Gul.
        if kana.chars().count() <= SHORT {
            out.add(
                hepburn.trim_end_matches(['u', 'o']).to_owned(),
                Road::KanaForeign,
                0.05,
            );
        }
    }
}

/// Kana in Latin letters by Hepburn, every kana by itself.
pub(crate) fn letters(token: &str) -> String {
    let kana: String = token.chars().map(to_hiragana).collect();
    spell(&kana, false)
}

fn to_hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// A row of [`KANA`].
type Row = (&'static str, &'static str, &'static str);

/// The rows that begin with a letter, in their order.
fn rows(first: char) -> &'static [Row] {
    const FIRST: u32 = 'ぁ' as u32;
    static ROWS: LazyLock<Vec<Vec<Row>>> = LazyLock::new(|| {
        let with = |letter: u32| {
            KANA.iter()
                .filter(move |row| row.0.starts_with(|c| c as u32 == letter))
        };
        (FIRST..='ゖ' as u32)
            .map(|letter| with(letter).copied().collect())
            .collect()
    });
    let place = (first as u32).checked_sub(FIRST);
    place
        .and_then(|place| ROWS.get(place as usize))
        .map_or(&[], Vec::as_slice)
}

/// Kana to Latin; the small っ doubles the consonant after it, the long mark and iteration marks are dropped.
fn spell(kana: &str, kunrei: bool) -> String {
    let mut out = String::new();
    let mut rest = kana;
    let mut doubled = false;
    while let Some(first) = rest.chars().next() {
        let hit = rows(first).iter().find(|row| rest.starts_with(row.0));
        let (len, latin) = hit.map_or((first.len_utf8(), ""), |row| {
            (row.0.len(), if kunrei { row.2 } else { row.1 })
        });
        if doubled && let Some(consonant) = latin.chars().next().filter(|c| !"aeioun".contains(*c)) {
            out.push(if latin.starts_with("ch") { 't' } else { consonant });
        }
        doubled = first == 'っ';
        out.push_str(latin);
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

fn merge_long(latin: &str) -> String {
    latin
        .replace("ou", "o")
        .replace("oo", "o")
        .replace("uu", "u")
        .replace("aa", "a")
}

/// A foreign name: the vowels that kana must add after t, d and at the end after consonants are dropped.
fn foreign(latin: &str) -> String {
    let bytes = latin.as_bytes();
    let mut out = String::new();
    for (at, c) in latin.char_indices() {
        let before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied();
        let next_vowel = bytes.get(at + 1).is_some_and(|b| b"aeiou".contains(b));
        let added = match c {
            'u' => before.is_some_and(|b| !b"aeiouy".contains(&b)),
            'o' => before.is_some_and(|b| b"td".contains(&b)),
            _ => false,
        };
        if !added || next_vowel {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::script::Script;

    #[test]
    fn spellings() {
        let has = |token: &str, expected: &str| {
            let all = readings(token, Script::Katakana, None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        has("アベ", "abe");
        has("シンゾウ", "shinzo");
        has("シンゾウ", "sinzo");
        has("ハットリ", "hattori");
        has("スミス", "smis");
        has("ロバート", "robat");
    }
}
