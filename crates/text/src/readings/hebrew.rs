//! Hebrew tokens: consonants, with ו and י as vowels or consonants; compared without vowels as Arabic is.
//!
//! Points are dropped where they are written, because lists and readers seldom write them. Yiddish letters are included.

use super::Readings;
use crate::road::Road;

#[rustfmt::skip]
const LETTERS: &[(char, &str)] = &[
    ('א', "a"), ('ב', "b"), ('ג', "g"), ('ד', "d"), ('ה', "h"), ('ו', "w"), ('ז', "z"), ('ח', "h"), ('ט', "t"), ('י', "y"), ('כ', "k"), ('ך', "kh"),
    ('ל', "l"), ('מ', "m"), ('ם', "m"), ('נ', "n"), ('ן', "n"), ('ס', "s"), ('ע', ""), ('פ', "p"), ('ף', "f"), ('צ', "ts"), ('ץ', "ts"), ('ק', "k"),
    ('ר', "r"), ('ש', "sh"), ('ת', "t"), ('װ', "v"), ('ױ', "wy"), ('ײ', "y"),
];

pub(super) fn read(token: &str, out: &mut Readings) {
    out.add(spell(token, false), Road::HebrewUnvowelled, 0.02);
    if token.starts_with('א') {
        out.add(spell(token, true), Road::HebrewUnvowelled, 0.03);
    }
}

fn spell(token: &str, mute_alef: bool) -> String {
    let mut out = String::with_capacity(token.len());
    for (at, c) in token.chars().enumerate() {
        if at == 0 && (c == 'ע' || mute_alef && c == 'א') {
            out.push(super::arabic::ANY_VOWEL);
            continue;
        }
        if let Some((_, latin)) = LETTERS.iter().find(|(letter, _)| *letter == c) {
            out.push_str(latin);
        } else if c.is_ascii_alphanumeric() {
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
    fn consonants() {
        let all = readings("נתניהו", Script::Hebrew, None);
        assert_eq!(all[0].text, "ntnyhw");
        let all = readings("אורי", Script::Hebrew, None);
        assert!(all.iter().any(|r| r.text == "owry"), "{all:?}");
    }
}
