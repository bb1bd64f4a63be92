//! Hangul tokens: Revised Romanization, McCune-Reischauer without marks, DPRK spelling, customary surnames, and foreign names.
//!
//! Names are spelled syllable by syllable, without the sound changes between syllables, as the rules for personal names ask. The spellings
//! that people choose (Lee, Park, Young) are too many for readings of whole tokens; `crate::syllables` covers them. What
//! stands here serves single tokens and foreign names, whose added vowel ㅡ is left out.

use super::Readings;
use crate::road::Road;

/// Onsets in Unicode order: Revised, McCune-Reischauer at the start, within a word, foreign, DPRK.
#[rustfmt::skip]
const ONSETS: [[&str; 5]; 19] = [
    ["g", "k", "g", "g", "k"], ["kk", "kk", "kk", "k", "kk"], ["n", "n", "n", "n", "n"],
    ["d", "t", "d", "d", "t"], ["tt", "tt", "tt", "t", "tt"], ["r", "r", "r", "r", "r"],
    ["m", "m", "m", "m", "m"], ["b", "p", "b", "b", "p"], ["pp", "pp", "pp", "p", "pp"],
    ["s", "s", "s", "s", "s"], ["ss", "ss", "ss", "s", "ss"], ["", "", "", "", ""],
    ["j", "ch", "j", "j", "j"], ["jj", "tch", "tch", "j", "jj"], ["ch", "ch", "ch", "ch", "ch"],
    ["k", "k", "k", "k", "k"], ["t", "t", "t", "t", "t"], ["p", "p", "p", "f", "p"],
    ["h", "h", "h", "h", "h"],
];
/// Vowels: Revised, McCune-Reischauer without marks, foreign.
#[rustfmt::skip]
const VOWELS: [[&str; 3]; 21] = [
    ["a", "a", "a"], ["ae", "ae", "a"], ["ya", "ya", "ya"], ["yae", "yae", "ya"], ["eo", "o", "o"], ["e", "e", "e"], ["yeo", "yo", "yo"], ["ye", "ye", "ye"],
    ["o", "o", "o"], ["wa", "wa", "wa"], ["wae", "wae", "wa"], ["oe", "oe", "e"], ["yo", "yo", "yo"], ["u", "u", "u"], ["wo", "wo", "wo"], ["we", "we", "we"],
    ["wi", "wi", "wi"], ["yu", "yu", "yu"], ["eu", "u", ""], ["ui", "ui", "i"], ["i", "i", "i"],
];
/// Codas in Unicode order.
#[rustfmt::skip]
const CODAS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

/// The most frequent surnames with the spellings their bearers use, apart from the systems. Hand-kept, general knowledge.
#[rustfmt::skip]
const SURNAMES: &[(&str, &[&str])] = &[
    ("김", &["kim"]), ("이", &["lee", "yi", "rhee", "ri"]), ("리", &["ri", "lee", "rhee"]), ("박", &["park", "pak"]), ("최", &["choi", "choe"]),
    ("정", &["chung", "jung", "jong", "chong"]), ("강", &["kang"]), ("조", &["cho", "jo"]), ("윤", &["yoon", "yun"]), ("장", &["chang", "jang"]),
    ("임", &["lim", "im", "rim", "yim"]), ("림", &["rim", "lim"]), ("오", &["oh"]), ("신", &["shin", "sin"]), ("서", &["suh", "seo"]), ("권", &["kwon"]),
    ("황", &["hwang"]), ("안", &["ahn", "an"]), ("송", &["song"]), ("류", &["ryu", "yoo", "yu"]), ("유", &["yoo", "yu", "ryu"]), ("홍", &["hong"]), ("전", &["jun", "chun", "jeon"]),
    ("고", &["koh", "ko"]), ("문", &["moon", "mun"]), ("손", &["sohn", "son"]), ("양", &["yang"]), ("량", &["ryang"]), ("배", &["bae", "pae"]), ("백", &["paik", "baek"]), ("허", &["huh", "hur"]),
    ("노", &["noh", "roh"]), ("로", &["ro", "roh"]), ("심", &["shim", "sim"]), ("주", &["joo", "ju", "chu"]), ("우", &["woo", "u"]), ("구", &["koo", "ku"]), ("곽", &["kwak"]), ("성", &["sung", "song"]),
    ("차", &["cha"]), ("진", &["jin", "chin"]), ("민", &["min"]), ("나", &["na", "ra"]), ("지", &["ji", "chi"]), ("엄", &["um", "om"]), ("변", &["byun", "pyon"]), ("현", &["hyun", "hyon"]), ("방", &["bang", "pang"]),
];

pub(super) fn read(token: &str, out: &mut Readings) {
    let customary = SURNAMES.iter().find(|row| row.0 == token);
    for latin in customary.map_or(&[][..], |row| row.1) {
        out.add((*latin).to_owned(), Road::HangulCustom, 0.0);
    }
    out.add(revised(token), Road::HangulRevised, 0.0);
    out.add(spell(token, [1, 2], 1), Road::HangulMcCune, 0.02);
    out.add(north(token), Road::HangulNorth, 0.03);
    out.add(spell(token, [3, 3], 2), Road::HangulForeign, 0.05);
}

/// A Hangul token in Revised Romanization.
pub(super) fn revised(token: &str) -> String {
    spell(token, [0, 0], 0)
}

/// A Hangul token in DPRK spelling, as English texts have it: Kim Jong Un.
pub(super) fn north(token: &str) -> String {
    spell(token, [4, 4], 1)
}

/// Columns of [`ONSETS`] at the start and within, and of [`VOWELS`].
fn spell(token: &str, onset: [usize; 2], vowel: usize) -> String {
    let mut out = String::new();
    for (at, c) in token.chars().enumerate() {
        let Some((l, v, t)) = jamo(c) else {
            out.push_str(&crate::fold::ascii(c.encode_utf8(&mut [0; 4])));
            continue;
        };
        let start = if vowel == 2 && out.ends_with('l') && l == 5 {
            "" // ㄹㄹ is one l
        } else {
            ONSETS[l][onset[usize::from(at > 0)]]
        };
        out.push_str(start);
        out.push_str(VOWELS[v][vowel]);
        out.push_str(CODAS[t]);
    }
    out
}

/// The numbers of onset, vowel and coda of a Hangul syllable.
pub(crate) fn jamo(c: char) -> Option<(usize, usize, usize)> {
    let index = (c as u32).checked_sub(0xAC00).filter(|i| *i < 11172)? as usize;
    Some((index / 588, index % 588 / 28, index % 28))
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::script::Script;

    #[test]
    fn spellings() {
        let has = |token: &str, expected: &str| {
            let all = readings(token, Script::Hangul, None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        has("정은", "jeongeun");
        has("정은", "chongun");
        has("박", "park");
        has("스테파노스", "stefanos");
        has("컬런", "kolon");
    }
}
