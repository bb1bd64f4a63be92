//! One spelling for what Unicode can write in many ways.
//!
//! [`fold`] removes differences that carry no meaning in a name: compatibility forms (full width, ligatures, Arabic
//! presentation forms), invisible characters, letter case, kinds of apostrophe and dash, native digits. It keeps diacritics
//! and the script. [`ascii`] goes on to plain `a-z0-9` for Latin text. The order inside `fold` matters: look-alike
//! punctuation is mapped before NFKC, because NFKC turns a free-standing acute accent into a blank and a mark.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{CodePointMapData, props::GeneralCategory};

/// The folded text: NFKC, full case folding, no invisible characters, one apostrophe `'`, one dash `-`, one quote `"`,
/// ASCII digits, blanks squeezed and trimmed.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return squeeze(text.len(), text.chars().map(plain_ascii));
    }
    if text.chars().all(is_plain) {
        return squeeze(
            text.len(),
            text.chars()
                .map(|c| plain_ascii(c.to_lowercase().next().unwrap_or(c))),
        );
    }
    let mapped: String = text.chars().filter(|c| !is_invisible(*c)).map(unify).collect();
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let normal = nfkc.normalize(&mapped);
    let cased = CaseMapper::new().fold_string(&normal);
    let again: Cow<'_, str> = nfkc.normalize(&cased);
    // Folding the Turkish capital İ leaves an i with a combining dot: the dot carries nothing.
    squeeze(
        again.len(),
        again
            .chars()
            .filter(|c| *c != '\u{307}' && !is_invisible(*c))
            .map(unify),
    )
}

/// Characters that folding changes at most by letter case, one to one: most names have no others, so most take the short way.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\x7F' | 'А'..='я' | 'Ё' | 'ё' | 'І' | 'і' | 'Ї' | 'ї' | 'Є' | 'є' | 'ا'..='غ' | 'ف'..='ي' | '一'..='鿿' | '가'..='힣')
}

fn plain_ascii(c: char) -> char {
    match c {
        '`' => '\'',
        c if c.is_ascii_control() => ' ',
        c => c.to_ascii_lowercase(),
    }
}

fn squeeze(bytes: usize, chars: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(bytes);
    for c in chars {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// One apostrophe, dash, quote and digit for all their kinds; control characters become blanks.
pub(crate) fn unify(c: char) -> char {
    match c {
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | '＇' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ'
        | 'ˈ' | 'ˊ' | 'ˋ' | '՚' | '׳' | 'Ꞌ' | 'ꞌ' | 'ʔ' | 'ʕ' => '\'',
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‹' | '›' | '״' | '＂' | '〝' | '〞' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' | '־' | '⸺' | '⸻' | '⁃' | '֊' => {
            '-'
        }
        c if c.is_ascii() => plain_ascii(c),
        c if c.is_control() => ' ',
        c => native_digit(c).unwrap_or(c),
    }
}

/// The ASCII digit of a decimal digit in any script.
fn native_digit(c: char) -> Option<char> {
    if CodePointMapData::<GeneralCategory>::new().get(c) != GeneralCategory::DecimalNumber {
        return None;
    }
    // Decimal digits stand in runs of ten from zero to nine (a promise of the standard). Adjoining runs exist only among
    // the mathematical digits, which start at a fixed point and which NFKC also maps.
    let code = c as u32;
    if (0x1D7CE..=0x1D7FF).contains(&code) {
        return char::from_digit((code - 0x1D7CE) % 10, 10);
    }
    let is_digit = |code: u32| {
        char::from_u32(code).is_some_and(|c| {
            CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::DecimalNumber
        })
    };
    let value = (0..10)
        .take_while(|back| is_digit(code.wrapping_sub(*back)))
        .count() as u32;
    char::from_digit(value.checked_sub(1)?, 10)
}

/// Characters that are not seen and mean nothing in a name: format characters, joiners, direction marks, soft hyphens,
/// variation selectors, the Arabic tatweel (it only stretches) and the vowel points that few writers set.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\0'..='\u{AC}' => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        '\u{640}' => true,
        _ => CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Format,
    }
}

/// The text without combining marks: letters decomposed (NFKD) and their accents dropped, in any script.
pub fn strip_marks(text: &str) -> String {
    use icu_normalizer::DecomposingNormalizerBorrowed;
    let category = CodePointMapData::<GeneralCategory>::new();
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    decomposed
        .chars()
        .filter(|c| category.get(*c) != GeneralCategory::NonspacingMark)
        .collect()
}

/// Plain `a-z0-9` and blanks of a text: diacritics dropped, letters of their own mapped (`ø` o, `ß` ss, `þ` th, `ə` a).
/// Punctuation vanishes. What is not Latin takes the general table of `any_ascii`.
pub fn ascii(text: &str) -> String {
    if is_plain_latin(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_ascii(c, &mut out);
    }
    out
}

/// Whether a text is small plain letters and digits, of which nothing need be changed.
pub(crate) fn is_plain_latin(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn push_ascii(c: char, out: &mut String) {
    match c {
        ' ' => out.push(' '),
        c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
        c if c.is_ascii() || is_invisible(c) => {}
        c => match own_letter(c) {
            Some(latin) => out.push_str(latin),
            None => out.extend(
                any_ascii::any_ascii_char(c)
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase()),
            ),
        },
    }
}

/// Latin letters that are no base letter with a mark, where the customary plain spelling differs from the general table.
fn own_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' | 'ö' | 'Ö' | 'ő' | 'Ő' => "o",
        'å' | 'Å' | 'ä' | 'Ä' => "a",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' | 'İ' => "i",
        'ł' | 'Ł' => "l",
        'ŋ' | 'Ŋ' => "ng",
        // Azerbaijani schwa: in passports and the press it is written a or e; a is the commoner (Aliyev for Əliyev).
        'ə' | 'Ə' => "a",
        'ü' | 'Ü' | 'ű' | 'Ű' => "u",
        'ĸ' => "k",
        'ĳ' | 'Ĳ' => "ij",
        'ƿ' | 'Ƿ' => "w",
        'ʾ' | 'ʿ' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʺ' | 'ˮ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        let check = |input: &str, expected: &str| assert_eq!(fold(input), expected, "{input:?}");
        check("  Straße\u{200B}  X ", "strasse x");
        check("ＫＩＭ　ＪＯＮＧ", "kim jong");
        check("İSTANBUL", "istanbul");
        check("O´Neill – Ma’mun", "o'neill - ma'mun");
        check("ﻣﺤﻤﺪ", "محمد");
        check("مـــحمد", "محمد");
        check("٤٢ ۴۲ ४२", "42 42 42");
        check("a\u{202E}b\tc", "ab c");
        check("ΣΑΣ", "σασ");
        check("Ꙋ", "ꙋ");
        check("", "");
    }

    #[test]
    fn the_short_way_agrees_with_the_long() {
        for c in (0..0x11000)
            .filter_map(char::from_u32)
            .filter(|c| !c.is_ascii() && is_plain(*c))
        {
            // An invisible joiner forces the long way and leaves nothing behind.
            let long = fold(&format!("{c}\u{200D}"));
            assert_eq!(fold(&c.to_string()), long, "{c}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Ⅷ Ǆ ﬃ", "ΐ´ʼn", "O\u{308}ẞ İ", "ྲཱྀ", "각각"] {
            let once = fold(text);
            assert_eq!(fold(&once), once, "{text}");
        }
    }

    #[test]
    fn plain_latin() {
        let check = |input: &str, expected: &str| assert_eq!(ascii(input), expected, "{input:?}");
        check("Þórður Ægisson", "thordur aegisson");
        check("Łódź Đặng Nguyễn", "lodz dang nguyen");
        check("Əliyev Çağrı Şahin", "aliyev cagri sahin");
        check("O'Neill", "oneill");
    }
}
