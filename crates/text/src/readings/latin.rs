//! Latin tokens: as written without marks, and with marked letters spelled out as other habits do.
//!
//! `Müller` is also `mueller`, `Šešelj` also `sheshelj`, `Çelik` also `chelik`. The letters of Turkish and Azerbaijani that only
//! *look* plain (`c` for the sound of jam) are read by sound where the token or the hint shows the language.

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
}
