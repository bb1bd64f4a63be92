//! Cyrillic tokens: one table of letters, and one list of departures from it for each custom.
//!
//! The base is the English custom of BGN/PCGN without marks. A custom is a short list of letters it writes otherwise, so that what it does
//! differently can be read off; letters of Central Asia, Serbia and Mongolia stand in the base because no other language uses them. Letters of
//! a single language decide which customs come first (`ї` Ukrainian, `ђ` Serbian, `қ` Kazakh or Uzbek); without one, a word
//! may be Russian, Ukrainian or Bulgarian alike, and all are offered.

use std::sync::LazyLock;

use super::Readings;
use crate::road::Road;

/// A letter group and its spelling. The longest group at a place wins, departures before the base.
type Rules = &'static [(&'static str, &'static str)];

/// Departures from the base by the letters that they begin with.
struct Custom {
    rules: Rules,
    /// For each letter, by the low bits of its last byte, the places of rules that may begin with it, as the bits of a number.
    places: [u32; PLACES],
}

/// How many letters the last byte of a Cyrillic letter tells apart.
const PLACES: usize = 64;

impl Custom {
    const fn new(rules: Rules) -> Custom {
        assert!(
            rules.len() <= 32,
            "the rules are numbered by the bits of a number"
        );
        let mut places = [0; PLACES];
        let mut at = 0;
        while at < rules.len() {
            let group = rules[at].0.as_bytes();
            let last = if group[0] == b'^' { group[2] } else { group[1] };
            places[last as usize % PLACES] |= 1 << at;
            at += 1;
        }
        Custom { rules, places }
    }

    /// The rules that may begin with a letter, in their order.
    fn begin(&self, letter: char) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        let mut left = self.places.get(letter as usize % PLACES).copied().unwrap_or(0);
        let rules = self.rules;
        std::iter::from_fn(move || {
            let rule = rules.get(left.trailing_zeros() as usize)?;
            left &= left.wrapping_sub(1);
            Some(rule)
        })
    }
}

/// The base by the place of a letter in the Cyrillic block, because every letter of every reading asks for it.
static LETTERS: LazyLock<[Option<&'static str>; 0x130]> = LazyLock::new(|| {
    let mut letters = [None; 0x130];
    for (letter, latin) in BASE {
        let place = letter.chars().next().and_then(place);
        if let Some(slot) = place.and_then(|place| letters.get_mut(place)) {
            *slot = Some(*latin);
        }
    }
    letters
});

fn place(c: char) -> Option<usize> {
    (c as usize).checked_sub(0x400)
}

#[rustfmt::skip]
const BASE: Rules = &[
    ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ё", "yo"), ("ж", "zh"),
    ("з", "z"), ("и", "i"), ("й", "y"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"),
    ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"),
    ("ч", "ch"), ("ш", "sh"), ("щ", "shch"), ("ъ", ""), ("ы", "y"), ("ь", ""), ("э", "e"), ("ю", "yu"),
    ("я", "ya"), ("і", "i"), ("ї", "yi"), ("є", "ye"), ("ґ", "g"), ("ў", "u"), ("ђ", "dj"), ("ј", "j"),
    ("љ", "lj"), ("њ", "nj"), ("ћ", "c"), ("џ", "dz"), ("ѓ", "gj"), ("ќ", "kj"), ("ѕ", "dz"), ("ѐ", "e"),
    ("ѝ", "i"), ("ә", "a"), ("ғ", "gh"), ("қ", "q"), ("ң", "ng"), ("ө", "o"), ("ұ", "u"), ("ү", "u"),
    ("һ", "h"), ("ҳ", "h"), ("ҷ", "j"), ("ӯ", "u"), ("ӣ", "i"), ("җ", "j"), ("ҙ", "z"), ("ҡ", "q"),
    ("ҫ", "s"), ("ҝ", "g"), ("ҹ", "j"), ("ӑ", "a"), ("ӗ", "e"), ("ҥ", "ng"), ("ӧ", "o"), ("ӱ", "u"),
    ("ӹ", "y"), ("ӓ", "a"), ("ӏ", ""), ("ѣ", "e"), ("ѳ", "f"), ("ѵ", "i"),
];

static AS_BASE: Custom = Custom::new(&[]);
#[rustfmt::skip]
static BGN: Custom = Custom::new(&[
    ("ье", "ye"), ("ъе", "ye"), ("ае", "aye"), ("ее", "eye"), ("ие", "iye"), ("ое", "oye"), ("уе", "uye"),
    ("ые", "yye"), ("эе", "eye"), ("юе", "yuye"), ("яе", "yaye"), ("^е", "ye"), ("ий$", "iy"),
    ("ый$", "yy"),
]);
#[rustfmt::skip]
static PLAIN: Custom = Custom::new(&[
    ("ий$", "y"), ("ый$", "y"), ("ей$", "ey"), ("кс", "x"), ("ё", "e"), ("ье", "ie"), ("ия$", "ia"),
]);
#[rustfmt::skip]
static PASSPORT: Custom = Custom::new(&[
    ("й", "i"), ("ю", "iu"), ("я", "ia"), ("ё", "e"), ("ъ", "ie"),
]);
#[rustfmt::skip]
static PASSPORT_1997: Custom = Custom::new(&[
    ("кс", "x"), ("ё", "e"), ("ье", "ye"), ("ьё", "ye"), ("ий$", "iy"), ("^е", "e"), ("ъ", ""),
]);
#[rustfmt::skip]
static SCHOLARLY: Custom = Custom::new(&[
    ("ж", "z"), ("й", "j"), ("х", "h"), ("ц", "c"), ("ч", "c"), ("ш", "s"), ("щ", "sc"), ("ю", "ju"),
    ("я", "ja"), ("ё", "e"), ("є", "je"), ("ї", "ji"),
]);
#[rustfmt::skip]
static GERMAN: Custom = Custom::new(&[
    ("в", "w"), ("ж", "sch"), ("з", "s"), ("й", "i"), ("ий$", "i"), ("ый$", "y"), ("х", "ch"), ("ц", "z"),
    ("ч", "tsch"), ("ш", "sch"), ("щ", "schtsch"), ("ю", "ju"), ("я", "ja"), ("ё", "jo"), ("^е", "je"),
    ("ье", "je"), ("ев$", "ew"), ("є", "je"), ("ї", "ji"),
]);
#[rustfmt::skip]
static FRENCH: Custom = Custom::new(&[
    ("ж", "j"), ("у", "ou"), ("ч", "tch"), ("ш", "ch"), ("щ", "chtch"), ("ю", "iou"), ("я", "ia"),
    ("й", "i"), ("ий$", "i"), ("ый$", "y"), ("ин$", "ine"), ("ё", "io"), ("^е", "e"), ("ьев$", "iev"),
    ("ье", "ie"), ("є", "ie"), ("ї", "i"),
]);
#[rustfmt::skip]
static POLISH: Custom = Custom::new(&[
    ("в", "w"), ("ж", "z"), ("й", "j"), ("ий$", "i"), ("ый$", "y"), ("х", "ch"), ("ц", "c"), ("ч", "cz"),
    ("ш", "sz"), ("щ", "szcz"), ("ю", "ju"), ("я", "ja"), ("ё", "jo"), ("^е", "je"), ("л", "l"),
    ("ья", "ia"), ("ье", "ie"),
]);
#[rustfmt::skip]
static FOREIGN: Custom = Custom::new(&[
    ("дж", "j"), ("^х", "h"), ("х", "h"), ("г", "h"), ("уо", "wa"), ("уэ", "we"), ("уи", "wi"),
    ("уа", "wa"), ("^в", "w"), ("кс", "x"), ("ц", "c"), ("эй", "ay"), ("ей", "ay"), ("ай", "i"), ("ю", "u"),
    ("я", "a"), ("ё", "o"), ("й", "y"), ("ч", "ch"), ("ье", "ie"), ("ьо", "io"), ("ы", "i"), ("к", "c"),
]);
#[rustfmt::skip]
static FOREIGN_G: Custom = Custom::new(&[
    ("дж", "g"), ("х", "h"), ("уо", "wa"), ("уэ", "we"), ("уи", "wi"), ("уа", "wa"), ("кс", "x"),
    ("ц", "z"), ("эй", "ei"), ("ю", "u"), ("я", "ia"), ("ё", "eu"), ("й", "i"), ("ш", "sch"), ("ч", "ch"),
    ("ж", "g"), ("ы", "i"),
]);
#[rustfmt::skip]
static UKRAINIAN_2010: Custom = Custom::new(&[
    ("зг", "zgh"), ("г", "h"), ("и", "y"), ("^й", "y"), ("й", "i"), ("^ї", "yi"), ("ї", "i"), ("^є", "ye"),
    ("є", "ie"), ("^ю", "yu"), ("ю", "iu"), ("^я", "ya"), ("я", "ia"), ("ий$", "yi"),
]);
#[rustfmt::skip]
static UKRAINIAN_BGN: Custom = Custom::new(&[
    ("г", "h"), ("и", "y"), ("ий$", "yy"), ("ьо", "io"),
]);
#[rustfmt::skip]
static UKRAINIAN_PRESS: Custom = Custom::new(&[
    ("г", "h"), ("и", "y"), ("ий$", "y"), ("ій$", "iy"), ("ьо", "io"), ("ї", "yi"), ("ю", "yu"),
]);
#[rustfmt::skip]
static BELARUSIAN: Custom = Custom::new(&[
    ("г", "h"), ("ў", "w"), ("^е", "ye"), ("ё", "yo"), ("і", "i"),
]);
#[rustfmt::skip]
static BULGARIAN: Custom = Custom::new(&[
    ("щ", "sht"), ("ъ", "a"), ("х", "h"), ("ия$", "ia"), ("ь", "y"), ("ц", "ts"),
]);
#[rustfmt::skip]
static SERBIAN: Custom = Custom::new(&[
    ("ж", "z"), ("х", "h"), ("ц", "c"), ("ч", "c"), ("ш", "s"), ("ћ", "c"), ("џ", "dz"), ("ђ", "dj"),
]);
#[rustfmt::skip]
static SERBIAN_PLAIN: Custom = Custom::new(&[
    ("ћ", "ch"), ("ж", "zh"), ("х", "h"), ("џ", "dzh"),
]);
#[rustfmt::skip]
static SERBIAN_SOUND: Custom = Custom::new(&[
    ("ј", "y"), ("х", "h"), ("ћ", "ch"), ("џ", "dzh"), ("ц", "ts"), ("љ", "ly"), ("њ", "ny"), ("ђ", "dj"),
]);
#[rustfmt::skip]
static MACEDONIAN: Custom = Custom::new(&[
    ("ј", "j"), ("х", "h"), ("ц", "c"), ("ѓ", "gj"), ("ќ", "kj"), ("џ", "dzh"),
]);
#[rustfmt::skip]
static KAZAKH: Custom = Custom::new(&[
    ("қ", "k"), ("ғ", "g"), ("ң", "n"), ("ә", "a"), ("^е", "ye"), ("дж", "j"), ("^ж", "zh"), ("х", "kh"),
]);
#[rustfmt::skip]
static UZBEK: Custom = Custom::new(&[
    ("х", "x"), ("ҳ", "h"), ("ў", "o"), ("қ", "q"), ("ғ", "g"), ("ж", "j"), ("ё", "yo"), ("^е", "ye"),
    ("ъ", ""), ("ц", "ts"), ("э", "e"), ("й", "y"), ("ӯ", "u"), ("ҷ", "j"),
]);
#[rustfmt::skip]
static UZBEK_ENGLISH: Custom = Custom::new(&[
    ("ў", "u"), ("қ", "k"), ("ғ", "gh"), ("ж", "j"), ("ӯ", "u"), ("ҷ", "j"), ("дж", "j"),
]);
#[rustfmt::skip]
static MONGOLIAN: Custom = Custom::new(&[
    ("ж", "j"), ("з", "dz"), ("х", "kh"), ("ц", "ts"), ("ы", "y"), ("ий", "ii"), ("й", "i"), ("в", "v"),
]);

pub(super) fn read(token: &str, language: Option<&str>, out: &mut Readings) {
    let language = language
        .filter(|l| KNOWN.contains(l))
        .or_else(|| language_of(token));
    let mut add = |custom: &Custom, road, cost| out.add(spell(token, custom), road, cost);
    match language {
        Some("uk") => {
            add(&UKRAINIAN_2010, Road::Ukrainian2010, 0.0);
            add(&UKRAINIAN_BGN, Road::UkrainianBgn, 0.0);
            add(&UKRAINIAN_PRESS, Road::UkrainianBgn, 0.0);
            add(&BGN, Road::RussianBgn, 0.04);
            add(&GERMAN, Road::RussianGerman, 0.06);
            add(&POLISH, Road::RussianPolish, 0.06);
        }
        Some("be") => {
            add(&BELARUSIAN, Road::Belarusian, 0.0);
            add(&AS_BASE, Road::RussianBgn, 0.03);
            add(&SCHOLARLY, Road::RussianScholarly, 0.05);
            add(&UKRAINIAN_2010, Road::Belarusian, 0.02);
        }
        Some("bg") => {
            add(&BULGARIAN, Road::Bulgarian, 0.0);
            russian(&mut add, 0.03);
        }
        Some("sr") => {
            add(&SERBIAN, Road::SerbianPlain, 0.0);
            add(&SERBIAN_PLAIN, Road::SerbianLatin, 0.02);
            add(&SERBIAN_SOUND, Road::SerbianLatin, 0.03);
        }
        Some("mk") => {
            add(&MACEDONIAN, Road::Macedonian, 0.0);
            add(&SERBIAN, Road::SerbianPlain, 0.02);
            add(&SERBIAN_SOUND, Road::Macedonian, 0.03);
        }
        Some("kk" | "ky" | "tt" | "ba") => {
            add(&BGN, Road::Kazakh, 0.0);
            add(&KAZAKH, Road::Kazakh, 0.0);
            add(&PASSPORT, Road::RussianPassport, 0.03);
        }
        Some("uz" | "tg" | "tk") => {
            add(&UZBEK, Road::Uzbek, 0.0);
            add(&UZBEK_ENGLISH, Road::Uzbek, 0.0);
            add(&BGN, Road::RussianBgn, 0.02);
        }
        Some("mn") => {
            add(&MONGOLIAN, Road::Mongolian, 0.0);
            russian(&mut add, 0.03);
        }
        _ => {
            russian(&mut add, 0.0);
            add(&UKRAINIAN_BGN, Road::UkrainianBgn, 0.04);
            if token.contains(['щ', 'ъ', 'х']) {
                add(&BULGARIAN, Road::Bulgarian, 0.05);
            }
        }
    }
}

fn russian(add: &mut impl FnMut(&Custom, Road, f32), extra: f32) {
    add(&BGN, Road::RussianBgn, extra);
    add(&PASSPORT, Road::RussianPassport, extra);
    add(&PLAIN, Road::RussianBgn, extra + 0.01);
    add(&PASSPORT_1997, Road::RussianPassport1997, extra + 0.01);
    add(&GERMAN, Road::RussianGerman, extra + 0.03);
    add(&FRENCH, Road::RussianFrench, extra + 0.03);
    add(&POLISH, Road::RussianPolish, extra + 0.04);
    add(&SCHOLARLY, Road::RussianScholarly, extra + 0.04);
    add(&FOREIGN, Road::ForeignInRussian, extra + 0.05);
    add(&FOREIGN_G, Road::ForeignInRussian, extra + 0.05);
}

const KNOWN: &[&str] = &[
    "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tt", "ba", "uz", "tg", "tk", "mn",
];

/// The language that a letter of its own shows.
fn language_of(token: &str) -> Option<&'static str> {
    let has = |letters: &[char]| token.contains(letters);
    if has(&['ѓ', 'ќ', 'ѕ', 'ѐ', 'ѝ']) {
        Some("mk")
    } else if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј']) {
        Some("sr")
    } else if has(&['ҳ', 'ҷ', 'ӯ', 'ӣ']) || (has(&['ў']) && has(&['қ', 'ғ', 'и', 'ъ'])) {
        Some("uz")
    } else if has(&['ў']) {
        Some("be")
    } else if has(&['ї', 'є', 'ґ']) || token.ends_with("ський") || token.ends_with("цький") {
        Some("uk")
    } else if has(&['қ', 'ғ', 'ң', 'ұ', 'ә', 'һ']) {
        Some("kk")
    } else if has(&['ү', 'ө']) {
        Some(if has(&['ң', 'ж']) { "ky" } else { "mn" })
    } else if has(&['і']) {
        // Ukrainian and Belarusian share it; the vowel ы and the letter э are Belarusian.
        Some(if has(&['ы', 'э', 'ё']) { "be" } else { "uk" })
    } else {
        None
    }
}

/// The token under a list of departures and the base. `^` before a group binds it to the start, `$` after it to the end.
fn spell(token: &str, custom: &Custom) -> String {
    let mut out = String::with_capacity(token.len() + 4);
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let at_start = rest.len() == token.len();
        // The longest group wins.
        let fits = custom
            .begin(first)
            .filter_map(|(group, latin)| Some((matches(group, rest, at_start)?, *latin)));
        let best = fits.max_by_key(|(len, _)| *len);
        let len = best.map_or(first.len_utf8(), |found| found.0);
        match best
            .map(|found| found.1)
            .or_else(|| place(first).and_then(|at| LETTERS.get(at).copied().flatten()))
        {
            Some(latin) => out.push_str(latin),
            None => out.push_str(&crate::fold::ascii(first.encode_utf8(&mut [0; 4]))),
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

fn matches(group: &str, rest: &str, at_start: bool) -> Option<usize> {
    // Most groups fail on their first letter, so that is looked at before anything is cut.
    let bound_start = group.as_bytes().first() == Some(&b'^');
    let letters = if bound_start { group.get(1..)? } else { group };
    if (bound_start && !at_start) || letters.as_bytes().get(..2) != rest.as_bytes().get(..2) {
        return None;
    }
    let (letters, bound_end) = letters.strip_suffix('$').map_or((letters, false), |l| (l, true));
    let fits = rest.starts_with(letters) && (!bound_end || rest.len() == letters.len());
    fits.then_some(letters.len())
}

#[cfg(test)]
mod tests {
    use crate::readings::{MAX_READINGS, readings};
    use crate::script::Script;

    #[test]
    fn customs() {
        let check = |token: &str, expected: &[&str]| {
            let all = readings(token, Script::Cyrillic, None);
            assert!(all.len() <= MAX_READINGS);
            for latin in expected {
                assert!(all.iter().any(|r| r.text == *latin), "{token} {latin}: {all:?}");
            }
        };
        check(
            "чайковский",
            &[
                "chaykovskiy",
                "chaikovskii",
                "tschaikowski",
                "tchaikovski",
                "czajkowski",
                "chaykovsky",
            ],
        );
        check("ельцин", &["yeltsin", "eltsin"]);
        check("путин", &["putin", "poutine"]);
        check("зеленський", &["zelenskyi", "zelenskyy"]);
        check("лукашэнка", &["lukashenka"]);
        check("шојгу", &["sojgu", "shoygu"]);
        check("рахмонӣ", &["raxmoni"]);
        check("қасым", &["qasym", "kasym"]);
        check("уильям", &["wilam", "wiliam"]);
        check("ђинђић", &["djindjic"]);
        check("георгиев", &["georgiev", "georgiyev"]);
    }
}
