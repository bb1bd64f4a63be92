//! Han tokens: read in Mandarin, Cantonese, Korean, Vietnamese and Japanese, and as a foreign name.
//!
//! Every character has a first Mandarin reading in the table (for surnames the customary one). Two characters may have a second, so a
//! short token gets a reading with each. Readings in other languages are joined from first readings: which language a name is in, only the
//! rest of the name can say. A foreign name in Han is its Mandarin reading compared by lossy costs.

use exonym_tables::han::{Character, character};
use exonym_tables::japanese_names;

use super::Readings;
use crate::readings::hangul;
use crate::road::Road;

pub(super) fn read(token: &str, language: Option<&str>, out: &mut Readings) {
    let characters: Vec<Character> = token.chars().filter_map(character).collect();
    if characters.is_empty() {
        return super::general::read(token, out);
    }
    let cost = |own: &str, other: f32| if language == Some(own) { 0.0 } else { other };
    let all = |reading: fn(&Character) -> Option<String>| -> String {
        characters
            .iter()
            .map(reading)
            .collect::<Option<String>>()
            .unwrap_or_default()
    };
    out.add(all(|c| c.mandarin().next().map(plain_u)), Road::Pinyin, 0.0);
    if characters.len() > LONGEST_PERSON {
        return;
    }
    second_readings(&characters, out);
    japanese(token, cost("ja", 0.03), out);
    out.add(foreign(&characters), Road::HanForeign, 0.06);
    out.add(all(|c| c.mandarin().next().map(plain_u)), Road::HanForeign, 0.07);
    korean(&characters, cost("ko", 0.06), out);
    out.add(
        all(|c| c.cantonese().next().map(hong_kong)),
        Road::Cantonese,
        cost("yue", 0.06),
    );
    out.add(
        all(|c| c.cantonese().next().map(str::to_owned)),
        Road::Cantonese,
        cost("yue", 0.08),
    );
    out.add(
        all(|c| c.japanese_on().next().map(short_vowels)),
        Road::JapaneseOn,
        cost("ja", 0.1),
    );
    out.add(
        all(|c| c.vietnamese().next().map(str::to_owned)),
        Road::SinoVietnamese,
        cost("vi", 0.1),
    );
}

/// Whole Japanese names, by the habit of their readings; written in one run, a surname and a given name.
fn japanese(token: &str, cost: f32, out: &mut Readings) {
    for reading in japanese_names::readings(token) {
        out.add((*reading).to_owned(), Road::JapaneseName, cost);
    }
    if let Some((surnames, given)) = japanese_names::split(token).next() {
        for (surname, given) in surnames
            .iter()
            .flat_map(|s| given.iter().map(move |g| (s, g)))
            .take(RUNS)
        {
            out.add(format!("{surname}{given}"), Road::JapaneseName, cost);
        }
    }
}

/// Readings given of a whole Japanese name in one run.
const RUNS: usize = 3;

/// Longer runs are names of organisations, which other languages translate and do not read character by character.
const LONGEST_PERSON: usize = 6;

/// One of the first two characters in its second Mandarin reading.
fn second_readings(characters: &[Character], out: &mut Readings) {
    for (at, c) in characters.iter().enumerate().take(2) {
        if let Some(second) = c.mandarin().nth(1) {
            let pick = |(i, c): (usize, &Character)| {
                if i == at {
                    Some(second)
                } else {
                    c.mandarin().next()
                }
            };
            let text: String = characters.iter().enumerate().filter_map(pick).collect();
            out.add(plain_u(&text), Road::Pinyin, 0.05);
        }
    }
}

fn plain_u(pinyin: &str) -> String {
    pinyin.replace('v', "u")
}

fn short_vowels(on: &str) -> String {
    on.replace("ou", "o").replace("uu", "u")
}

/// A foreign name: Mandarin syllables as the sounds they stand for. Within a word, syllables that transcribe a lone consonant lose
/// their vowel (斯 s, 特 t, 尔 r or l), the letters of pinyin give way to what they sound like, and all nasal finals are n.
#[rustfmt::skip]
fn foreign(characters: &[Character]) -> String {
    const LONE: &[(&str, &str)] = &[
        ("er", "r"), ("si", "s"), ("ci", "ts"), ("te", "t"), ("de", "d"), ("ke", "k"), ("ge", "g"), ("fu", "f"), ("le", "l"), ("shi", "sh"), ("zi", "z"),
        ("bu", "b"), ("pu", "p"), ("mu", "m"), ("qi", "ch"), ("lu", "l"), ("te", "t"), ("wu", "u"),
    ];
    const ONSETS: &[(&str, &str)] = &[("x", "sh"), ("q", "ch"), ("c", "ts"), ("r", "zh"), ("zh", "zh"), ("ch", "ch")];
    let mut out = String::new();
    for (at, pinyin) in characters.iter().filter_map(|c| c.mandarin().next()).enumerate() {
        if let Some(lone) = LONE.iter().find(|row| at > 0 && row.0 == pinyin) {
            out.push_str(lone.1);
            continue;
        }
        let onset = ONSETS.iter().filter(|row| pinyin.starts_with(row.0)).max_by_key(|row| row.0.len());
        let (start, rest) = onset.map_or(("", pinyin), |row| (row.1, pinyin.get(row.0.len()..).unwrap_or_default()));
        out.push_str(start);
        out.push_str(plain_u(rest).strip_suffix('g').unwrap_or(&plain_u(rest)));
    }
    out
}

/// A Jyutping syllable as Hong Kong spells it in names: `can` is Chan, `zoeng` Cheung, `gwok` Kwok.
fn hong_kong(jyutping: &str) -> String {
    const ONSETS: &[(&str, &str)] = &[
        ("gw", "kw"),
        ("c", "ch"),
        ("z", "ch"),
        ("j", "y"),
        ("g", "k"),
        ("b", "p"),
        ("d", "t"),
    ];
    const FINALS: &[(&str, &str)] = &[
        ("aa", "a"),
        ("oe", "eu"),
        ("eoi", "ui"),
        ("eo", "u"),
        ("ou", "o"),
        ("yu", "u"),
    ];
    let onset = ONSETS.iter().find(|row| jyutping.starts_with(row.0));
    let (start, rest) = onset.map_or(("", jyutping), |row| {
        (row.1, jyutping.get(row.0.len()..).unwrap_or_default())
    });
    let vowels = FINALS
        .iter()
        .fold(rest.to_owned(), |text, row| text.replace(row.0, row.1));
    format!("{start}{vowels}")
}

/// Hanja: the first Hangul reading of each character, spelled as Korean names are; for the first character the last reading too,
/// which is the surname's where there are two (金 is 금 and 김).
fn korean(characters: &[Character], cost: f32, out: &mut Readings) {
    let hangul = |surname: bool| -> Option<String> {
        let pick = |(at, c): (usize, &Character)| {
            if surname && at == 0 {
                c.hangul().last()
            } else {
                c.hangul().next()
            }
        };
        characters.iter().enumerate().map(pick).collect()
    };
    for text in [hangul(false), hangul(true)].into_iter().flatten() {
        out.add(hangul::revised(&text), Road::Hanja, cost);
        out.add(hangul::north(&text), Road::Hanja, cost + 0.01);
    }
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::script::Script;

    #[test]
    fn spellings() {
        let has = |token: &str, expected: &str| {
            let all = readings(token, Script::Han, None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        has("习近平", "xijinping");
        has("習近平", "xijinping");
        has("曾庆红", "zengqinghong");
        has("金正恩", "gimjeongeun");
        has("金正恩", "kimjongun");
        has("吕", "lu");
        has("陈", "chan");
        has("张", "cheung");
    }
}
