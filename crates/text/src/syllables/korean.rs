//! Korean syllables out of Latin and Cyrillic spellings, and out of Hangul.
//!
//! Latin: Revised Romanization, McCune-Reischauer without marks, DPRK spelling and what people customarily write are one
//! table, since names mix them (`Park Geun-hye`). Cyrillic: Kontsevich with the press forms (Чен, Ын, Ир, Сен, Цой). A table of its own reads
//! Latin that came from Cyrillic (`Kim En Chkhol`), and one katakana. Each table gives, for the letters of an onset, vowel or coda, the jamo that they
//! stand for and, after a blank, those they loosely stand for. The facts are those of the published systems; customary
//! forms are from general knowledge.

use std::sync::LazyLock;

use super::{Choice, Heads, Parse, Space, Syllable, cut};
use crate::readings::jamo;
use crate::road::Road;

const ONSETS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
/// Codas as they sound: none (written `-`) and seven classes.
const CODAS: &str = "-ㄱㄴㄷㄹㅁㅂㅇ";
/// The class of each written coda, in Unicode order, as a place in [`CODAS`].
const CODA_CLASS: [usize; 28] = [
    0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3,
];

type Spellings = &'static [(&'static str, &'static str)];

#[rustfmt::skip]
const LATIN_ONSETS: Spellings = &[
    ("", "ㅇ"), ("g", "ㄱ ㄲㅋ"), ("k", "ㄱㅋ ㄲ"), ("kk", "ㄲ"), ("gg", "ㄲ"), ("kh", "ㅋ"), ("n", "ㄴ"), ("d", "ㄷ ㄸㅌ"), ("t", "ㄷㅌ ㄸ"), ("tt", "ㄸ"), ("dd", "ㄸ"),
    ("th", "ㅌ"), ("r", "ㄹ"), ("l", "ㄹ"), ("rh", "ㄹ"), ("m", "ㅁ"), ("b", "ㅂ ㅃㅍ"), ("p", "ㅂㅍ ㅃ"), ("pp", "ㅃ"), ("bb", "ㅃ"), ("ph", "ㅍ"), ("s", "ㅅ ㅆ"), ("ss", "ㅆ ㅅ"),
    ("sh", "ㅅ"), ("j", "ㅈ ㅊㅉ"), ("ch", "ㅈㅊ"), ("jj", "ㅉ"), ("tch", "ㅉ"), ("chh", "ㅊ"), ("h", "ㅎ"), ("z", " ㅈ"), ("c", " ㅈㅊ"),
];
#[rustfmt::skip]
const LATIN_VOWELS: Spellings = &[
    ("a", "ㅏ"), ("ah", "ㅏ"), ("ae", "ㅐ ㅔ"), ("ai", "ㅐ"), ("ay", "ㅐ"), ("ya", "ㅑ"), ("ia", "ㅑ"), ("yae", "ㅒ"), ("eo", "ㅓ"), ("e", "ㅔ ㅐ"), ("eh", "ㅔ"), ("ey", "ㅔ"), ("yeo", "ㅕ"),
    ("ye", "ㅖ"), ("yei", "ㅖ"), ("o", "ㅓㅗ"), ("oh", "ㅗ ㅓ"), ("wa", "ㅘ"), ("wae", "ㅙ"), ("oe", "ㅚ"), ("oi", "ㅚ"), ("yo", "ㅕㅛ"), ("u", "ㅜㅡ ㅓ"), ("oo", "ㅜ"), ("ou", "ㅜ ㅓ"), ("uh", "ㅓ"),
    ("wo", "ㅝ ㅜ"), ("weo", "ㅝ"), ("we", "ㅞㅚ"), ("wi", "ㅟ"), ("wee", "ㅟ"), ("yu", "ㅠ ㅕ"), ("yoo", "ㅠ"), ("you", "ㅕ ㅠㅛ"), ("iu", "ㅠ"), ("eu", "ㅡ"), ("ui", "ㅢ ㅟ"), ("eui", "ㅢ"), ("i", "ㅣ ㅢ"),
    ("ee", "ㅣ ㅢ"), ("yi", "ㅣ"), ("ie", "ㅣ"), ("woo", "ㅜ"), ("wu", "ㅜ"), ("ui", "ㅢ"), ("hy", " ㅖ"), ("yeu", "ㅠ"), ("yuh", "ㅕ"),
];
#[rustfmt::skip]
const LATIN_CODAS: Spellings = &[
    ("", "-"), ("k", "ㄱ"), ("g", "ㄱ"), ("ck", "ㄱ"), ("gh", "ㄱ"), ("n", "ㄴ"), ("t", "ㄷ"), ("d", "ㄷ"), ("s", "ㄷ"), ("l", "ㄹ"), ("ll", "ㄹ"), ("r", "ㄹ"), ("m", "ㅁ"), ("p", "ㅂ"),
    ("b", "ㅂ"), ("ng", "ㅇ ㄱ"), ("hn", "ㄴ"), ("hm", "ㅁ"),
];
/// Whole tokens whose customary spelling no table of parts yields.
#[rustfmt::skip]
const LATIN_WHOLE: &[(&str, &str)] = &[
    ("park", "박"), ("hur", "허"), ("choy", "최"), ("choi", "최"), ("choe", "최"), ("paik", "백"), ("lee", "이"), ("rhee", "이"), ("leigh", "이"), ("kwon", "권"), ("ko", "고"), ("cho", "조"), ("chung", "정"),
    ("jung", "정"), ("suh", "서"), ("sun", "선"), ("jun", "전"), ("jun", "준"), ("hun", "헌"), ("chul", "철"), ("yu", "유"), ("yoo", "유"), ("whang", "황"), ("quak", "곽"), ("eo", "어"), ("kim", "김"), ("ku", "구"), ("young", "영"), ("myong", "명"),
];

#[rustfmt::skip]
const CYRILLIC_ONSETS: Spellings = &[
    ("", "ㅇ"), ("к", "ㄱ ㄲㅋ"), ("г", "ㄱ ㅎ"), ("кк", "ㄲ"), ("кх", "ㅋ"), ("н", "ㄴ"), ("т", "ㄷ ㅌㄸ"), ("д", "ㄷ"), ("тт", "ㄸ"), ("тх", "ㅌ"), ("р", "ㄹ"), ("л", "ㄹ"), ("м", "ㅁ"), ("п", "ㅂ ㅍㅃ"),
    ("б", "ㅂ"), ("пп", "ㅃ"), ("пх", "ㅍ"), ("с", "ㅅ ㅆ"), ("сс", "ㅆ"), ("ш", "ㅅ"), ("ч", "ㅈ ㅊㅉ"), ("чж", "ㅈ"), ("дж", "ㅈ"), ("ж", "ㅈ"), ("чч", "ㅉ"), ("чх", "ㅊ"), ("ц", "ㅈㅊ"), ("х", "ㅎ"), ("в", " ㅂ"),
];
#[rustfmt::skip]
const CYRILLIC_VOWELS: Spellings = &[
    ("а", "ㅏ"), ("э", "ㅐㅔ"), ("ай", "ㅐ"), ("я", "ㅑ"), ("йя", "ㅒ"), ("о", "ㅓㅗ"), ("е", "ㅕㅔ ㅓㅐㅖ"), ("эй", "ㅔ"), ("ё", "ㅕㅛ"), ("йо", "ㅕㅛ"), ("йе", "ㅖ"), ("ье", "ㅖ"), ("ва", "ㅘ"), ("уа", "ㅘ"), ("вэ", "ㅙㅚㅞ"),
    ("ве", "ㅚㅞ"), ("ой", "ㅚ"), ("ое", "ㅚ"), ("у", "ㅜ"), ("во", "ㅝ"), ("уо", "ㅝ"), ("ви", "ㅟ"), ("уи", "ㅟ"), ("ю", "ㅠ"), ("ы", "ㅡ"), ("ый", "ㅢ"), ("и", "ㅣ ㅢ"),
];
#[rustfmt::skip]
const CYRILLIC_CODAS: Spellings = &[
    ("", "-"), ("к", "ㄱ"), ("г", "ㄱ"), ("н", "ㄴㅇ"), ("нъ", "ㄴ"), ("нг", "ㅇ"), ("т", "ㄷ"), ("д", "ㄷ"), ("с", "ㄷ"), ("ль", "ㄹ"), ("л", "ㄹ"), ("р", "ㄹ"), ("м", "ㅁ"), ("п", "ㅂ"), ("б", "ㅂ"),
];

#[rustfmt::skip]
const VIA_ONSETS: Spellings = &[
    ("", "ㅇ"), ("k", "ㄱ ㄲㅋ"), ("g", "ㄱ ㅎ"), ("kk", "ㄲ"), ("kkh", "ㅋ"), ("n", "ㄴ"), ("t", "ㄷ ㅌㄸ"), ("d", "ㄷ"), ("tt", "ㄸ"), ("tkh", "ㅌ"), ("th", "ㅌ"), ("r", "ㄹ"), ("l", "ㄹ"), ("m", "ㅁ"), ("p", "ㅂ ㅍㅃ"), ("b", "ㅂ"),
    ("pp", "ㅃ"), ("pkh", "ㅍ"), ("ph", "ㅍ"), ("s", "ㅅ ㅆ"), ("ss", "ㅆ"), ("sh", "ㅅ"), ("ch", "ㅈ ㅊㅉ"), ("chzh", "ㅈ"), ("dzh", "ㅈ"), ("j", "ㅈ"), ("zh", "ㅈ"), ("chch", "ㅉ"), ("chkh", "ㅊ"), ("chh", "ㅊ"), ("ts", "ㅈㅊ"), ("kh", "ㅎ"), ("h", "ㅎ"), ("v", " ㅂ"),
];
#[rustfmt::skip]
const VIA_VOWELS: Spellings = &[
    ("a", "ㅏ"), ("e", "ㅐㅔㅕ ㅓㅖ"), ("ay", "ㅐ"), ("ai", "ㅐ"), ("ya", "ㅑ"), ("ia", "ㅑ"), ("ja", "ㅑ"), ("o", "ㅓㅗ"), ("yo", "ㅕㅛ"), ("io", "ㅕㅛ"), ("jo", "ㅕㅛ"), ("ye", "ㅕㅖ"), ("je", "ㅕㅖ"), ("ie", "ㅕㅖ"), ("va", "ㅘ"), ("ua", "ㅘ"), ("ve", "ㅙㅚㅞ"),
    ("oy", "ㅚ"), ("oi", "ㅚ"), ("u", "ㅜ"), ("vo", "ㅝ"), ("uo", "ㅝ"), ("vi", "ㅟ"), ("ui", "ㅟ"), ("yu", "ㅠ"), ("iu", "ㅠ"), ("ju", "ㅠ"), ("y", "ㅡ"), ("yy", "ㅢ"), ("yi", "ㅢ"), ("i", "ㅣ ㅢ"), ("yay", "ㅒ"),
];
#[rustfmt::skip]
const VIA_CODAS: Spellings = &[
    ("", "-"), ("k", "ㄱ"), ("g", "ㄱ"), ("n", "ㄴㅇ"), ("ng", "ㅇ"), ("t", "ㄷ"), ("d", "ㄷ"), ("s", "ㄷ"), ("l", "ㄹ"), ("r", "ㄹ"), ("m", "ㅁ"), ("p", "ㅂ"), ("b", "ㅂ"),
];

#[rustfmt::skip]
const KANA_ONSETS: Spellings = &[
    ("", "ㅇ"), ("k", "ㄱㅋㄲ"), ("g", "ㄱ ㅋㄲ"), ("n", "ㄴ"), ("t", "ㄷㅌㄸ"), ("d", "ㄷ ㅌㄸ"), ("r", "ㄹ"), ("m", "ㅁ"), ("p", "ㅂㅍㅃ"), ("b", "ㅂ ㅍㅃ"), ("s", "ㅅㅆ"), ("sh", "ㅅㅆ"), ("j", "ㅈ ㅊㅉ"), ("z", "ㅈ"), ("ch", "ㅈㅊㅉ"),
    ("ts", " ㅈㅊ"), ("h", "ㅎ"), ("f", "ㅎ"),
];
#[rustfmt::skip]
const KANA_VOWELS: Spellings = &[
    ("a", "ㅏ ㅑㅘ"), ("i", "ㅣㅢ ㅟ"), ("u", "ㅜㅡ ㅠㅓ"), ("e", "ㅔㅐㅖ ㅚㅕ"), ("o", "ㅗㅓ ㅕㅛ"), ("ya", "ㅑ"), ("yu", "ㅠ"), ("yo", "ㅕㅛ"), ("ye", "ㅖㅒ"), ("wa", "ㅘ"), ("wo", "ㅝ"), ("wi", "ㅟㅢ"), ("we", "ㅞㅚㅙ"), ("uo", "ㅝ"), ("ui", "ㅢㅟ"),
    ("ue", "ㅞㅚㅙ"),
];
#[rustfmt::skip]
const KANA_CODAS: Spellings = &[
    ("", "-"), ("n", "ㄴㅇ ㅁ"), ("ru", "ㄹ"), ("mu", "ㅁ"), ("ku", "ㄱ"), ("pu", "ㅂ"), ("bu", " ㅂ"), ("tto", "ㄷ"), ("to", "ㄷ"), ("t", "ㄷ"), ("k", "ㄱ"), ("p", "ㅂ"), ("s", "ㄷ"),
];

/// A system ready for search: spellings with their sets.
struct System {
    onsets: Letters,
    vowels: Letters,
    codas: Letters,
}

/// Spellings by the last byte of their first letter, in the order of their table; the empty one is among all.
struct Letters(Vec<Vec<(&'static str, Choice)>>);

impl Letters {
    fn new(spellings: Spellings, alphabet: &str) -> Letters {
        let mut places: Vec<Vec<(&'static str, Choice)>> = vec![Vec::new(); PLACES];
        for (letters, jamo) in spellings {
            let choice = choice(jamo, alphabet);
            let all = places.iter_mut().enumerate();
            for (_, place) in all.filter(|(at, _)| letters.is_empty() || *at == place_of(letters)) {
                place.push((*letters, choice));
            }
        }
        Letters(places)
    }

    /// Those that a text begins with.
    fn begin<'t>(&self, text: &'t str) -> impl Iterator<Item = &(&'static str, Choice)> + use<'_, 't> {
        let place = self.0.get(place_of(text)).map_or(&[][..], Vec::as_slice);
        let bytes = text.as_bytes();
        let begins = move |letters: &[u8]| {
            bytes.len() >= letters.len() && letters.iter().zip(bytes).all(|(letter, byte)| letter == byte)
        };
        place
            .iter()
            .filter(move |(letters, _)| begins(letters.as_bytes()))
    }
}

/// Places of [`Letters`]: one more than the bytes of ASCII and those that follow the first of a letter.
const PLACES: usize = 0xC1;

/// The place of a text by its first letter.
fn place_of(text: &str) -> usize {
    match text.as_bytes() {
        [first, ..] if first.is_ascii() => usize::from(*first),
        [_, second, ..] => usize::from(*second),
        _ => PLACES - 1,
    }
}

static LATIN: LazyLock<System> = LazyLock::new(|| system(LATIN_ONSETS, LATIN_VOWELS, LATIN_CODAS));
static CYRILLIC: LazyLock<System> =
    LazyLock::new(|| system(CYRILLIC_ONSETS, CYRILLIC_VOWELS, CYRILLIC_CODAS));
static KANA: LazyLock<System> = LazyLock::new(|| system(KANA_ONSETS, KANA_VOWELS, KANA_CODAS));
static VIA: LazyLock<System> = LazyLock::new(|| system(VIA_ONSETS, VIA_VOWELS, VIA_CODAS));

fn system(onsets: Spellings, vowels: Spellings, codas: Spellings) -> System {
    System {
        onsets: Letters::new(onsets, ONSETS),
        vowels: Letters::new(vowels, VOWELS),
        codas: Letters::new(codas, CODAS),
    }
}

fn choice(jamo: &str, alphabet: &str) -> Choice {
    let (plain, loose) = jamo.split_once(' ').unwrap_or((jamo, ""));
    let mask = |text: &str| {
        text.chars()
            .filter_map(|c| alphabet.chars().position(|a| a == c))
            .fold(0u64, |mask, bit| mask | 1 << bit)
    };
    Choice {
        plain: mask(plain),
        loose: mask(loose),
    }
}

pub(super) fn latin(token: &str, heads: &mut Heads, out: &mut Vec<Parse>) {
    // The letters f, q, v, x end the customary readings at once, and with them most European tokens.
    if !token.contains(['f', 'q', 'v', 'x']) {
        read(token, &LATIN, (Road::HangulCustom, 0.0), heads, out);
    }
    for (_, hangul) in LATIN_WHOLE.iter().filter(|(whole, _)| *whole == token) {
        let syllables = hangul.chars().filter_map(exact).collect();
        push(syllables, Road::HangulCustom, 0.0, out);
    }
    if !token.contains(['f', 'q', 'w', 'x']) {
        read(token, &VIA, (Road::Kontsevich, 0.05), heads, out);
    }
}

pub(super) fn cyrillic(token: &str, heads: &mut Heads, out: &mut Vec<Parse>) {
    if !token.contains(['ф', 'щ', 'і', 'ї', 'є']) {
        read(token, &CYRILLIC, (Road::Kontsevich, 0.03), heads, out);
    }
}

/// Japanese news and lists write Korean names by the ear: two vowels for four, a syllable for a coda.
pub(super) fn kana(token: &str, heads: &mut Heads, out: &mut Vec<Parse>) {
    let letters = crate::readings::kana_letters(token);
    if !letters.contains(['v', 'q', 'x', 'l']) {
        read(&letters, &KANA, (Road::KanaKorean, 0.05), heads, out);
    }
}

pub(super) fn hangul(token: &str, out: &mut Vec<Parse>) {
    let syllables: Option<Vec<Syllable>> = token.chars().map(exact).collect();
    if let Some(syllables) = syllables {
        push(syllables, Road::AsWritten, 0.0, out);
    }
}

/// The syllable of a Hangul character.
pub(super) fn exact(c: char) -> Option<Syllable> {
    let (l, v, t) = jamo(c)?;
    let coda = CODA_CLASS.get(t).copied().unwrap_or(0);
    Some(Syllable {
        onset: Choice::one(l),
        nucleus: Choice::one(v),
        coda: Choice::one(coda),
    })
}

fn read(token: &str, system: &System, (road, cost): (Road, f32), heads: &mut Heads, out: &mut Vec<Parse>) {
    if !may_be_cut(token, system) {
        return;
    }
    let mut found = Vec::new();
    cut(token, &|rest, new| next(rest, system, new), heads, &mut found);
    for syllables in found {
        push(syllables, road, cost, out);
    }
}

/// Whether a token can be cut into onsets, vowels and codas that follow each other, as places in it: its bytes are the bits of a number.
fn may_be_cut(token: &str, system: &System) -> bool {
    if token.len() >= 64 {
        return true;
    }
    let (mut starts, mut vowels, mut codas) = (1_u64, 0_u64, 0_u64);
    for place in 0..token.len() {
        let rest = token.get(place..).unwrap_or_default();
        let ends = |letters: &Letters| {
            let all = letters.begin(rest);
            all.fold(0, |ends, (letters, _)| ends | 1_u64 << (place + letters.len()))
        };
        // Onsets and codas may be nothing, so that what ends here goes on here.
        if codas >> place & 1 == 1 {
            starts |= ends(&system.codas);
        }
        if starts >> place & 1 == 1 {
            vowels |= ends(&system.onsets);
        }
        if vowels >> place & 1 == 1 {
            codas |= ends(&system.vowels);
        }
    }
    // The last syllable may end with its vowel.
    (starts | codas) >> token.len() & 1 == 1
}

fn next(rest: &str, system: &System, heads: &mut Vec<(usize, Syllable)>) {
    for (onset, onset_choice) in system.onsets.begin(rest) {
        let after = rest.get(onset.len()..).unwrap_or_default();
        for (vowel, vowel_choice) in system.vowels.begin(after) {
            let tail = after.get(vowel.len()..).unwrap_or_default();
            for (coda, coda_choice) in system.codas.begin(tail) {
                let syllable = Syllable {
                    onset: *onset_choice,
                    nucleus: *vowel_choice,
                    coda: *coda_choice,
                };
                heads.push((onset.len() + vowel.len() + coda.len(), syllable));
            }
        }
    }
}

pub(super) fn push(mut syllables: Vec<Syllable>, road: Road, cost: f32, out: &mut Vec<Parse>) {
    if let Some(first) = syllables.first_mut() {
        soften_start(first);
    }
    out.push(Parse {
        space: Space::Korean,
        road,
        cost,
        syllables,
    });
}

/// The south drops or changes ㄹ and ㄴ at the start of a word that the north keeps: 리 and 이, 로 and 노, 녀 and 여.
fn soften_start(first: &mut Syllable) {
    const R: u64 = 1 << 5;
    const N: u64 = 1 << 2;
    const NONE: u64 = 1 << 11;
    // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
    const I_VOWELS: u64 = 1 << 2 | 1 << 3 | 1 << 6 | 1 << 7 | 1 << 12 | 1 << 17 | 1 << 20;
    let i_vowel = first.nucleus.plain & I_VOWELS != 0;
    let group = if i_vowel { R | N | NONE } else { R | N };
    if first.onset.plain & group != 0 {
        first.onset.loose |= group & !first.onset.plain;
    }
}

/// Coarse classes of a set of onsets, for keys.
pub(super) fn onset_classes(onsets: u64) -> Vec<char> {
    const CLASSES: [char; 19] = [
        'k', 'k', 'n', 't', 't', 'n', 'm', 'p', 'p', 's', 's', 'n', 'c', 'c', 'c', 'k', 't', 'p', 'h',
    ];
    let mut out: Vec<char> = (0..19)
        .filter(|bit| onsets >> bit & 1 == 1)
        .filter_map(|bit| CLASSES.get(bit).copied())
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}
