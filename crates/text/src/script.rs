//! Which writing system a character, a token or a name is in.
//!
//! Readings are chosen by script, so the enum lists the scripts that have a road of their own, or that stand on the lists; every
//! other script is [`Script::Other`] and takes the general road. Characters of no script (digits, punctuation, combining
//! marks) are [`Script::Common`] and never decide. Script values are those of the Unicode Character Database, by
//! `icu_properties`, with the ranges that most names lie in answered first.

use icu_properties::{CodePointMapData, props};

/// A writing system. The variants follow ISO 15924.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the variants are the Unicode names of the scripts")]
pub enum Script {
    /// No script of its own: digits, punctuation, marks.
    Common,
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Syriac,
    Thaana,
    Ethiopic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Khmer,
    Mongolian,
    Hangul,
    Han,
    Hiragana,
    Katakana,
    Bopomofo,
    Tifinagh,
    /// Any script not listed here.
    Other,
}

/// Each script with its Unicode property value and its ISO 15924 code.
const TABLE: &[(Script, props::Script, &str)] = &[
    (Script::Latin, props::Script::Latin, "Latn"),
    (Script::Cyrillic, props::Script::Cyrillic, "Cyrl"),
    (Script::Greek, props::Script::Greek, "Grek"),
    (Script::Armenian, props::Script::Armenian, "Armn"),
    (Script::Georgian, props::Script::Georgian, "Geor"),
    (Script::Hebrew, props::Script::Hebrew, "Hebr"),
    (Script::Arabic, props::Script::Arabic, "Arab"),
    (Script::Syriac, props::Script::Syriac, "Syrc"),
    (Script::Thaana, props::Script::Thaana, "Thaa"),
    (Script::Ethiopic, props::Script::Ethiopic, "Ethi"),
    (Script::Devanagari, props::Script::Devanagari, "Deva"),
    (Script::Bengali, props::Script::Bengali, "Beng"),
    (Script::Gurmukhi, props::Script::Gurmukhi, "Guru"),
    (Script::Gujarati, props::Script::Gujarati, "Gujr"),
    (Script::Oriya, props::Script::Oriya, "Orya"),
    (Script::Tamil, props::Script::Tamil, "Taml"),
    (Script::Telugu, props::Script::Telugu, "Telu"),
    (Script::Kannada, props::Script::Kannada, "Knda"),
    (Script::Malayalam, props::Script::Malayalam, "Mlym"),
    (Script::Sinhala, props::Script::Sinhala, "Sinh"),
    (Script::Thai, props::Script::Thai, "Thai"),
    (Script::Lao, props::Script::Lao, "Laoo"),
    (Script::Tibetan, props::Script::Tibetan, "Tibt"),
    (Script::Myanmar, props::Script::Myanmar, "Mymr"),
    (Script::Khmer, props::Script::Khmer, "Khmr"),
    (Script::Mongolian, props::Script::Mongolian, "Mong"),
    (Script::Hangul, props::Script::Hangul, "Hang"),
    (Script::Han, props::Script::Han, "Hani"),
    (Script::Hiragana, props::Script::Hiragana, "Hira"),
    (Script::Katakana, props::Script::Katakana, "Kana"),
    (Script::Bopomofo, props::Script::Bopomofo, "Bopo"),
    (Script::Tifinagh, props::Script::Tifinagh, "Tfng"),
];

impl Script {
    /// The ISO 15924 code: `Latn`, `Hani`; `Zyyy` for common, `Zzzz` for a script not listed.
    pub fn iso15924(self) -> &'static str {
        match self {
            Script::Common => "Zyyy",
            _ => TABLE.iter().find(|row| row.0 == self).map_or("Zzzz", |row| row.2),
        }
    }

    /// The script of an ISO 15924 code, in any case. `Hans`, `Hant` and `Jpan` are Han, `Kore` is Hangul.
    pub fn from_iso15924(code: &str) -> Option<Script> {
        let alias = match code.to_ascii_lowercase().as_str() {
            "hans" | "hant" | "jpan" => Some(Script::Han),
            "kore" => Some(Script::Hangul),
            "zyyy" => Some(Script::Common),
            _ => None,
        };
        alias.or_else(|| {
            TABLE
                .iter()
                .find(|row| row.2.eq_ignore_ascii_case(code))
                .map(|row| row.0)
        })
    }

    /// Whether names in this script are written without blanks between their parts.
    pub fn is_unspaced(self) -> bool {
        use Script::*;
        matches!(
            self,
            Han | Hiragana | Katakana | Hangul | Thai | Lao | Khmer | Myanmar | Bopomofo
        )
    }

    /// Han, kana, bopomofo or Hangul: the scripts of China, Japan and Korea.
    pub fn is_cjk(self) -> bool {
        matches!(
            self,
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
        )
    }
}

/// The script of one character.
pub fn script_of(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' => {
            Script::Latin
        }
        'ª' | 'º' => Script::Latin,
        '\0'..='\u{BF}' => Script::Common,
        'Ѐ'..='ҁ' => Script::Cyrillic,
        'ء'..='غ' | 'ف'..='ي' => Script::Arabic,
        '一'..='鿿' => Script::Han,
        '가'..='힣' => Script::Hangul,
        // The prolonged sound mark and its kin are Common in the database, but they are part of a kana word, and the
        // iteration marks and the ideographic zero are part of a Han one.
        'ー' | '\u{FF70}' => Script::Katakana,
        '々' | '〇' | '〆' => Script::Han,
        _ => from_property(CodePointMapData::<props::Script>::new().get(c)),
    }
}

fn from_property(value: props::Script) -> Script {
    if value == props::Script::Common || value == props::Script::Inherited {
        return Script::Common;
    }
    TABLE
        .iter()
        .find(|row| row.1 == value)
        .map_or(Script::Other, |row| row.0)
}

/// The script most characters of a text are in; [`Script::Common`] where none has one. On a tie the first seen wins.
pub fn main_script(text: &str) -> Script {
    if text.is_ascii() {
        let latin = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        return if latin { Script::Latin } else { Script::Common };
    }
    let mut counts = [0u32; Script::Other as usize + 1];
    let mut best = Script::Common;
    for script in text.chars().map(script_of).filter(|s| *s != Script::Common) {
        counts[script as usize] += 1;
        if best == Script::Common || counts[script as usize] > counts[best as usize] {
            best = script;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters() {
        assert_eq!(script_of('ß'), Script::Latin);
        assert_eq!(script_of('×'), Script::Common);
        assert_eq!(script_of('ễ'), Script::Latin);
        assert_eq!(script_of('ї'), Script::Cyrillic);
        assert_eq!(script_of('김'), Script::Hangul);
        assert_eq!(script_of('習'), Script::Han);
        assert_eq!(script_of('ー'), Script::Katakana);
        assert_eq!(script_of('ﷲ'), Script::Arabic);
        assert_eq!(script_of('𐎀'), Script::Other);
        assert_eq!(script_of('7'), Script::Common);
    }

    #[test]
    fn short_cuts_agree_with_the_database() {
        let kept = ['ー', '々', '〇', '〆', '\u{FF70}'];
        for c in (0..0x20000)
            .filter_map(char::from_u32)
            .filter(|c| !kept.contains(c))
        {
            assert_eq!(
                script_of(c),
                from_property(CodePointMapData::<props::Script>::new().get(c)),
                "{c}"
            );
        }
    }

    #[test]
    fn names() {
        assert_eq!(main_script("Ким Чен Ын (Kim)"), Script::Cyrillic);
        assert_eq!(main_script("11420"), Script::Common);
        assert_eq!(main_script("アベ・シンゾー"), Script::Katakana);
    }

    #[test]
    fn codes_go_both_ways() {
        for (script, _, code) in TABLE {
            assert_eq!(script.iso15924(), *code);
            assert_eq!(Script::from_iso15924(code), Some(*script));
        }
        assert_eq!(Script::from_iso15924("hant"), Some(Script::Han));
    }
}
