//! Tokens in Arabic letters: Arabic, Persian, Urdu, Pashto, Kurdish, Uyghur.
//!
//! Short vowels are not written, so the plain reading is a string of consonants and long vowels (`محمد` is `mhmd`), marked by its road as
//! unvowelled; `crate::costs::UNVOWELLED_SOUND` lets any vowels stand between and knows what each letter may sound like.
//! A token with the article is also read without it, since lists write it apart or leave it out, and the article
//! inside `عبدالله` or `نورالدين` gives up its alif to the vowel before it.

use super::Readings;
use crate::road::Road;

#[rustfmt::skip]
const LETTERS: &[(char, &str)] = &[
    ('ا', "a"), ('آ', "a"), ('أ', "a"), ('إ', "i"), ('ٱ', "a"), ('ء', ""), ('ؤ', "w"), ('ئ', "y"), ('ب', "b"), ('ت', "t"), ('ث', "th"), ('ج', "j"),
    ('ح', "h"), ('خ', "kh"), ('د', "d"), ('ذ', "dh"), ('ر', "r"), ('ز', "z"), ('س', "s"), ('ش', "sh"), ('ص', "s"), ('ض', "d"), ('ط', "t"), ('ظ', "z"),
    ('ع', ""), ('غ', "gh"), ('ف', "f"), ('ق', "q"), ('ك', "k"), ('ل', "l"), ('م', "m"), ('ن', "n"), ('ه', "h"), ('و', "w"), ('ي', "y"), ('ى', "a"),
    ('ة', "h"), ('پ', "p"), ('چ', "ch"), ('ژ', "zh"), ('گ', "g"), ('ک', "k"), ('ی', "y"), ('ے', "y"), ('ۀ', "h"), ('ہ', "h"), ('ۃ', "h"), ('ۂ', "h"),
    ('ھ', "h"), ('ٹ', "t"), ('ڈ', "d"), ('ڑ', "r"), ('ں', "n"), ('ټ', "t"), ('ډ', "d"), ('ړ', "r"), ('ښ', "sh"), ('ځ', "z"), ('څ', "ts"), ('ږ', "zh"),
    ('ڼ', "n"), ('ې', "y"), ('ۍ', "y"), ('ګ', "g"), ('ێ', "y"), ('ۆ', "w"), ('ڕ', "r"), ('ڵ', "l"), ('ڤ', "v"), ('ە', "e"), ('ڭ', "ng"), ('ۇ', "u"),
    ('ۈ', "u"), ('ۋ', "w"), ('ۓ', "y"), ('ڧ', "q"), ('ڨ', "g"), ('ڥ', "v"), ('ٰ', "a"),
];

/// Stands for whichever vowel a first alif or ayn carries; `crate::costs::UNVOWELLED_SOUND` knows it.
pub(super) const ANY_VOWEL: char = 'o';

/// Letters that Persian, Urdu and Pashto sound otherwise than Arabic.
const PERSIAN: &[(char, &str)] = &[
    ('ث', "s"),
    ('ذ', "z"),
    ('ض', "z"),
    ('و', "w"),
    ('ى', "y"),
    ('ة', "t"),
    ('إ', "e"),
];

pub(super) fn read(token: &str, language: Option<&str>, out: &mut Readings) {
    let persian = matches!(language, Some("fa" | "ur" | "ps" | "ku" | "tg"))
        || token.contains([
            'پ', 'چ', 'ژ', 'گ', 'ی', 'ک', 'ٹ', 'ڈ', 'ں', 'ہ', 'ښ', 'ځ', 'ړ', 'ې',
        ]);
    out.add(spell(token, &[]), Road::ArabicUnvowelled, 0.02);
    if persian {
        out.add(spell(token, PERSIAN), Road::PersianUnvowelled, 0.02);
    }
    if token.starts_with(['ا', 'أ', 'إ']) && !token.starts_with("ال") {
        // An alif at the start carries whichever vowel.
        let rest: String = token.chars().skip(1).collect();
        out.add(
            format!("{ANY_VOWEL}{}", spell(&rest, &[])),
            Road::ArabicUnvowelled,
            0.03,
        );
    }
    // Inside a word an ayn is mostly heard as the vowels about it, sometimes as one of its own: `معمر` is Muammar.
    let inner = token
        .char_indices()
        .skip(1)
        .any(|(at, c)| c == 'ع' && at + c.len_utf8() < token.len());
    if inner {
        out.add(spell(token, &[('ع', "a")]), Road::ArabicUnvowelled, 0.04);
    }
    if token.ends_with('ى') {
        out.add(spell(token, &[('ى', "y")]), Road::ArabicUnvowelled, 0.03);
    }
    // Persian keyboards write the same sign for both, and Egyptian hands leave out the dots the other way round: `عیسی` is Isa.
    if let Some(stem) = token.strip_suffix(['ی', 'ي']).filter(|stem| !stem.is_empty()) {
        out.add(format!("{}e", spell(stem, &[])), Road::ArabicUnvowelled, 0.06);
    }
    // Arabic has no letter for the first sound of `Chester` and writes two.
    if token.contains("تش") {
        out.add(
            spell(&token.replace("تش", "چ"), &[]),
            Road::ArabicUnvowelled,
            0.03,
        );
    }
    for inner in with_inner_article(token) {
        out.add(spell(&inner, &[]), Road::ArabicUnvowelled, 0.02);
    }
    if let Some(bare) = token.strip_prefix("ال").filter(|bare| bare.chars().count() >= 2) {
        out.add(spell(bare, &[]), Road::ArabicNoArticle, 0.03);
    }
}

/// Names joined by an article, as they sound: its alif is mute, and its l becomes the letter after it where that is a sun letter.
fn with_inner_article(token: &str) -> Vec<String> {
    let Some((head, rest)) = split_at_article(token) else {
        return Vec::new();
    };
    let mut out = vec![format!("{head}ل{rest}")];
    if rest.starts_with(SUN_LETTERS) {
        out.push(format!("{head}{rest}"));
    }
    out
}

const SUN_LETTERS: [char; 13] = ['ت', 'ث', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ن'];

/// What stands before and after the article inside a joined name: `عبد|ال|رحمن`, `نور|ال|دين`.
fn split_at_article(token: &str) -> Option<(&str, &str)> {
    for head in ["عبد", "ابو", "أبو", "ذو", "ام", "أم"] {
        if let Some(rest) = token.strip_prefix(head).and_then(|rest| rest.strip_prefix("ال")) {
            return Some((head, rest)).filter(|_| rest.chars().count() >= 2);
        }
    }
    for tail in [
        "دين",
        "دین",
        "له",
        "لله",
        "للہ",
        "حق",
        "رحمن",
        "اسلام",
        "حسن",
        "زمان",
    ] {
        let head = token.strip_suffix(tail).and_then(|head| head.strip_suffix("ال"));
        if let Some(head) = head.filter(|head| head.chars().count() >= 2) {
            return Some((head, tail));
        }
    }
    None
}

/// Whether the letters met so far and the next ones would be read as a group that neither is. A letter written twice has a vowel
/// between (`معمر`, `ممدوح`): what is merely doubled is written once.
fn apart(before: &str, next: &str) -> bool {
    const GROUPS: [&[u8; 2]; 11] = [
        b"sh", b"ch", b"zh", b"kh", b"gh", b"th", b"dh", b"rh", b"ts", b"dz", b"dj",
    ];
    match (before.as_bytes().last(), next.as_bytes().first()) {
        (Some(&last), Some(&first)) => {
            last == first && !b"aeiouwy".contains(&last) || GROUPS.contains(&&[last, first])
        }
        _ => false,
    }
}

fn spell(token: &str, departures: &[(char, &str)]) -> String {
    let mut out = String::with_capacity(token.len());
    for (at, c) in token.chars().enumerate() {
        if matches!(c, '\u{64B}'..='\u{65F}') {
            continue;
        }
        if at == 0 && c == 'ع' {
            out.push(ANY_VOWEL);
            continue;
        }
        match departures.iter().chain(LETTERS).find(|(letter, _)| *letter == c) {
            Some((_, latin)) => {
                // Two letters that would be read as one sound (`th` of `طه`, `ts` of `نتص`) are kept apart.
                if apart(&out, latin) {
                    out.push('\'');
                }
                out.push_str(latin);
            }
            None => out.push_str(&crate::fold::ascii(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::distance::Scratch;
    use crate::likeness::{Sounded, cost};
    use crate::readings::readings;
    use crate::script::Script;

    fn nearest(native: &str, latin: &str) -> f32 {
        let mut scratch = Scratch::default();
        let sounded = |token: &str, script| -> Vec<Sounded> {
            readings(token, script, None)
                .into_iter()
                .map(Sounded::new)
                .collect()
        };
        let (a, b) = (sounded(native, Script::Arabic), sounded(latin, Script::Latin));
        let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
        pairs
            .filter_map(|(x, y)| cost(x, y, 20.0, &mut scratch))
            .fold(20.0, f32::min)
    }

    #[test]
    #[rustfmt::skip]
    fn spellings_of_names() {
        for (native, latin) in [
            ("محمد", "muhammad"), ("محمد", "mohamed"), ("القذافي", "gaddafi"), ("القذافي", "qadhafi"),
            ("القذافي", "kadhafi"), ("حسين", "hussein"), ("حسين", "husayn"), ("عبدالله", "abdullah"),
            ("عبدالرحمن", "abdulrahman"), ("يوسف", "youssef"), ("مصطفى", "mustafa"), ("إبراهيم", "ibrahim"),
            ("رضا", "reza"), ("خيرخواه", "khairkhwah"), ("فاطمة", "fatima"), ("عائشة", "aisha"),
            ("عبدالرحمن", "abdurrahman"), ("جمال", "gamal"), ("نورالدين", "nuruddin"), ("عثمان", "osman"),
            ("ذوالفقار", "zulfiqar"),
        ] {
            let edits = nearest(native, latin);
            assert!(edits <= 0.1 * latin.len() as f32, "{native} {latin} {edits}");
        }
        for (native, latin) in [
            ("حسين", "salman"), ("محمد", "ahmad"), ("جمال", "jamil"), ("كريم", "karam"),
        ] {
            let edits = nearest(native, latin);
            assert!(edits >= 0.45, "{native} {latin} {edits}");
        }
    }
}
