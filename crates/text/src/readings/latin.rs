//! Latin tokens: as written without marks, and with marked letters spelled out as other habits do.
//!
//! `Müller` is also `mueller`, `Šešelj` also `sheshelj`, `Çelik` also `chelik`. The letters of Turkish and Azerbaijani that only
//! *look* plain (`c` for the sound of jam) are read by sound where the token or the hint shows the language, and those of Somali
//! (`c` for ayin, `x` for a strong h) where the hint does.

use super::Readings;
use crate::fold::ascii;
use crate::road::Road;

pub(super) fn read(token: &str, language: Option<&str>, out: &mut Readings) {
    let mut written = ascii(token);
    written.retain(|c| c != ' ');
    out.add(written, Road::AsWritten, 0.0);
    if token.is_ascii() && language.is_none() {
        return;
    }
    if token.contains(['ä', 'ö', 'ü', 'ø', 'å']) {
        out.add(respell(token, umlaut), Road::UmlautSpelled, 0.02);
    }
    if !token.is_ascii() {
        out.add(respell(token, spelled), Road::MarksSpelled, 0.03);
    }
    let turkic = token.contains(['ı', 'ğ', 'ş', 'ə']) || matches!(language, Some("tr" | "az"));
    if turkic && token.contains(['c', 'ç', 'ş', 'ğ', 'x', 'q', 'ə']) {
        out.add(respell(token, turkish), Road::TurkishSound, 0.03);
    }
    if language == Some("so")
        && let Some(sound) = somali(&ascii(token))
    {
        out.add(sound, Road::SomaliSound, 0.03);
    }
}

/// A word in Somali spelling (`a-z`) as other languages write its sounds: `x` is the strong h of Arabic, `c` its ayin, which they leave
/// out, and a doubled vowel is a long one. Nothing where all is written as elsewhere, or where a letter or a pair of letters is none of
/// that spelling.
pub fn somali(word: &str) -> Option<String> {
    let foreign = |pair: &&[u8]| matches!(*pair, [b'c', b'h' | b'k' | b'c' | b'z'] | [b'x', b'h']);
    let strange = word.contains(['p', 'v', 'z']) || word.as_bytes().windows(2).any(|pair| foreign(&pair));
    if !word.contains(['c', 'x']) || strange {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    let mut before = ' ';
    for letter in word.chars() {
        match letter {
            'x' => out.push('h'),
            'c' => {}
            'a' | 'e' | 'i' | 'o' | 'u' if letter == before => {}
            _ => out.push(letter),
        }
        before = letter;
    }
    Some(out).filter(|sound| sound.len() > 1)
}

fn respell(token: &str, letter: fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(token.len() + 4);
    for c in token.chars() {
        match letter(c) {
            Some(latin) => out.push_str(latin),
            None => out.push_str(&ascii(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

fn umlaut(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'å' => "aa",
        _ => return None,
    })
}

/// The sound of a marked letter in the spelling that most languages without it use.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'š' | 'ś' | 'ş' | 'ș' | 'ŝ' => "sh",
        'č' | 'ć' | 'ç' | 'ĉ' => "ch",
        'ž' | 'ź' | 'ż' => "zh",
        'ř' => "rzh",
        'ț' | 'ţ' => "ts",
        'đ' => "dj",
        'ð' => "dh",
        'ñ' | 'ń' | 'ň' => "ny",
        'ł' => "l",
        'ğ' => "gh",
        'ə' => "e",
        'ķ' => "ky",
        'ļ' | 'ľ' => "ly",
        'ø' => "oe",
        'å' => "aa",
        'ý' => "y",
        'ĵ' => "j",
        'ŭ' => "u",
        'ę' => "en",
        'ą' => "on",
        'ă' => "a",
        'ď' => "dy",
        'ť' => "ty",
        'ṭ' | 'ṯ' => "t",
        'ḥ' | 'ẖ' => "h",
        _ => return None,
    })
}

fn turkish(c: char) -> Option<&'static str> {
    Some(match c {
        'c' => "j",
        'ç' => "ch",
        'ş' => "sh",
        'ğ' => "gh",
        'ə' => "a",
        'x' => "kh",
        'q' => "g",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::road::Road;
    use crate::script::Script;

    #[test]
    fn marks() {
        let check = |token: &str, expected: &str| {
            let all = readings(token, Script::Latin, None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        check("müller", "muller");
        check("müller", "mueller");
        check("šešelj", "sheshelj");
        check("cağrı", "jaghri");
        check("əliyev", "eliyev");
        check("sech1n", "sechin");
    }

    #[test]
    fn somali_spelling_is_read_by_sound_where_the_language_is_known() {
        for (word, sound) in [
            ("maxamed", "mahamed"),
            ("cabdullaahi", "abdullahi"),
            ("ciise", "ise"),
            ("saciid", "said"),
            ("sacad", "saad"),
            ("jaamac", "jama"),
            ("xuseen", "husen"),
        ] {
            let road = |language| {
                let all = readings(word, Script::Latin, language);
                all.iter().find(|r| r.text == sound).map(|r| r.road)
            };
            assert_eq!(road(Some("so")), Some(Road::SomaliSound), "{word}");
            assert_eq!(road(None), None, "{word}");
        }
        for word in ["mohamed", "haacke", "xhafer", "perez", "xc", ""] {
            assert_eq!(super::somali(word), None, "{word}");
        }
    }
}
