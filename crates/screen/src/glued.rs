//! Names that have lost their blanks: `StealthTelecomFZC`, `JOINTSTOCKCOMPANYSBERBANKLEASING`.
//!
//! Capitals say where a word begins. Where there are none to tell by, the cheapest way is found to write the run as words that a
//! table has and stretches that none has. A cut too many does no harm, since the comparison takes neighbours for one word again.

use exonym_tables::particles::Particle;
use exonym_tables::{
    attested, borne, census, countries, country_words, generic, legal_forms, numbers, particles, words,
};

/// Letters of the shorter half up to which one capital inside a word is a way to write a name.
const SHORT_HALF: usize = 3;
/// Letters from which on a run is looked at for the words in it: shorter ones are words.
const RUN: usize = 6;
/// Letters of the longest run looked at.
const LONGEST_RUN: usize = 120;
/// Letters of the longest word looked up.
const LONGEST_WORD: usize = 24;

/// Letters from which on a run without a legal form is cut, for it is longer than names are.
const MANY: usize = 12;
/// The part of such a run that must be known words.
const KNOWN: f32 = 0.6;

/// A known word.
const WORD: f32 = 1.0;
/// A word of five letters or more that organisations share, or a name that many bear: no chance puts it there.
const SURE: f32 = 0.6;
/// Added for each letter that a known word has less than five: short words stand inside others by chance.
const SHORTER: f32 = 0.4;
/// Added for a word that is known only as a name of few: among so many names one stands in most runs by chance.
const NAME_OF_FEW: f32 = 0.3;
/// Records up to which a name is one of few.
const FEW: u32 = 10;
/// Letters from which on a known word is long.
const LONG: usize = 5;
/// A legal form at the end, or a long one at the beginning, where such forms stand and no word ends or begins so by chance: it has
/// four letters or no vowel.
const FORM: f32 = 0.4;
/// A stretch that no table has.
const UNKNOWN: f32 = 1.5;
/// Each letter of it.
const LETTER: f32 = 0.3;

/// The name with blanks, where it has lost them.
pub(crate) fn unglued(text: &str) -> Option<String> {
    if text.contains(char::is_whitespace) {
        return None;
    }
    let by_capitals = at_capitals(text);
    let text = by_capitals.as_deref().unwrap_or(text);
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '(' | ')' | '/' | '-' | '&'))
        .flat_map(|part| before_dots(part).map_or([part, ""], |(name, form)| [name, form]))
        .filter(|part| !part.is_empty())
        .collect();
    let is_form = |part: &&str| form(&plain(part)).is_some();
    let by_words: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let beside = Beside {
                capitals: by_capitals.is_some(),
                form: part.ends_with('.') || parts.get(at + 1).is_some_and(is_form),
            };
            at_words(part, beside).unwrap_or_else(|| (*part).to_owned())
        })
        .collect();
    let cut = by_words.iter().any(|part| part.contains(' '));
    if cut {
        Some(by_words.join(" "))
    } else {
        by_capitals
    }
}

/// A name cut where a capital begins. `McDonald` and `LeBron` have one capital inside and a short first half, and stay whole.
fn at_capitals(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let (mut run, mut cuts, mut shortest) = (0, 0, usize::MAX);
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let after = letters.get(at + 1);
        let lower = |c: Option<&char>| c.is_some_and(|c| c.is_lowercase());
        let upper = |c: Option<&char>| c.is_some_and(|c| c.is_uppercase());
        if c.is_uppercase() && (lower(before) || upper(before) && lower(after)) {
            out.push(' ');
            shortest = shortest.min(run);
            cuts += 1;
            run = 0;
        }
        out.push(c);
        run += usize::from(c.is_alphanumeric());
    }
    let first_capital = letters.first().is_some_and(|c| c.is_uppercase());
    let glued = cuts >= 2 || cuts == 1 && shortest.min(run) > SHORT_HALF;
    (first_capital && glued).then_some(out)
}

/// What stands at one place of the cheapest way to write a run.
#[derive(Clone, Copy)]
struct Way {
    cost: f32,
    /// Where the last word begins.
    from: usize,
    /// Whether a table has it.
    known: bool,
}

/// A run and the legal form in dotted letters at its end: `CAPITALS.A.`.
fn before_dots(part: &str) -> Option<(&str, &str)> {
    let dot = part.find('.')?;
    let at = part.get(..dot)?.char_indices().next_back()?.0;
    let (name, end) = part.split_at_checked(at)?;
    let dotted = end.len() > 2 && end.char_indices().all(|(at, c)| (c == '.') == (at % 2 == 1));
    (!name.is_empty() && dotted && form(&plain(end)).is_some()).then_some((name, end))
}

/// What is known of a run from what stands around it.
#[derive(Clone, Copy)]
struct Beside {
    /// Capitals have told most blanks: `Researchand` is what is left between two.
    capitals: bool,
    /// A dot or another legal form follows, so that the run ends in one (`TRADECO.,LTD.`).
    form: bool,
}

/// The letters of a run: dots inside (`S.A.DEC.V.`) and apostrophes belong to words.
fn plain(text: &str) -> String {
    let run: String = text.chars().filter(|c| !matches!(c, '.' | '\'' | '’')).collect();
    run.to_ascii_lowercase()
}

/// A run of Latin letters and digits cut into words, where most of it is known or a legal form stands at an end.
fn at_words(text: &str, beside: Beside) -> Option<String> {
    let run = plain(text);
    if let Some(form) = form(&run).filter(|form| form.contains(' ')) {
        return Some(form.to_owned());
    }
    if !run.bytes().all(|byte| byte.is_ascii_alphanumeric()) || !(RUN..=LONGEST_RUN).contains(&run.len()) {
        return None;
    }
    let mut ways = vec![
        Way {
            cost: 0.0,
            from: 0,
            known: true
        };
        run.len() + 1
    ];
    for to in 1..=run.len() {
        let mut best = Way {
            cost: f32::MAX,
            from: 0,
            known: false,
        };
        for from in 0..to {
            let before = ways.get(from)?.cost;
            let word = run.get(from..to)?;
            let unknown = before + UNKNOWN + LETTER * word.len() as f32;
            let last = to == run.len();
            let known = if last && beside.form && form(word).is_some() {
                Some(FORM)
            } else {
                known_cost(word, from == 0, last)
            };
            let known = known.map(|cost| before + cost);
            for (cost, known) in [(unknown, false)]
                .into_iter()
                .chain(known.map(|cost| (cost, true)))
            {
                if cost < best.cost {
                    best = Way { cost, from, known };
                }
            }
        }
        *ways.get_mut(to)? = best;
    }
    let mut parts: Vec<&str> = Vec::new();
    let (mut to, mut told, mut known) = (run.len(), false, 0);
    while to > 0 {
        let way = *ways.get(to)?;
        let word = run.get(way.from..to)?;
        let edge = to == run.len() || way.from == 0;
        told |= edge && (is_telling(word) || beside.form && to == run.len() && form(word).is_some());
        known += if way.known { word.len() } else { 0 };
        parts.push(form(word).unwrap_or(word));
        to = way.from;
    }
    parts.reverse();
    let mostly = if beside.capitals {
        known == run.len()
    } else {
        run.len() >= MANY && known as f32 >= KNOWN * run.len() as f32
    };
    ((told || mostly) && parts.len() > 1).then(|| parts.join(" "))
}

/// The legal form that letters without blanks are, with its blanks.
fn form(word: &str) -> Option<&'static str> {
    legal_forms::without_blanks(word)
}

/// A legal form that no word ends or begins with by chance.
fn is_telling(word: &str) -> bool {
    let vowel = word
        .bytes()
        .any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    (word.len() > 3 || word.len() > 2 && !vowel) && form(word).is_some()
}

/// What a word costs that a table has; `first` and `last` tell where it stands.
fn known_cost(word: &str, first: bool, last: bool) -> Option<f32> {
    let length = word.len();
    if !(2..=LONGEST_WORD).contains(&length) {
        return None;
    }
    if (first || last) && is_telling(word) {
        return Some(FORM);
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(WORD);
    }
    let known = match length {
        2 => particles::lookup(word).is_some() || last && form(word).is_some(),
        3 => {
            particles::lookup(word).is_some()
                || generic::lookup(word).is_some()
                || form(word).is_some()
                || attested::count(word) > 0
                || census::share(word).is_some()
        }
        _ => {
            words::contains(word)
                || attested::count(word) > 0
                || census::share(word).is_some()
                || generic::lookup(word).is_some()
                || form(word).is_some()
                || countries::lookup(word).is_some()
                || numbers::lookup(word).is_some()
        }
    };
    let country = || countries::lookup(word).is_some() || country_words::lookup(word).is_some();
    let shared = generic::lookup(word).is_some();
    // `air` and `oil` are words of many organisations; of four letters too many stand inside others (`atom` in `Atoma`).
    let filiation = length > 2 && particles::lookup(word) == Some(Particle::Filiation);
    let sure = borne::contains(word) || filiation || shared && length != 4 || length >= LONG && country();
    let few = attested::count(word) <= FEW
        && !(shared || words::contains(word) || particles::lookup(word).is_some() || form(word).is_some());
    // `and` is three letters long and stands in every third name of a company.
    if length > 2 && particles::lookup(word) == Some(Particle::Link) {
        return Some(WORD);
    }
    let cost = match (sure, few) {
        (true, _) => SURE,
        (false, true) => WORD + NAME_OF_FEW,
        (false, false) => WORD,
    };
    (known || sure).then(|| cost + SHORTER * LONG.saturating_sub(length) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        unglued(text).unwrap_or_default()
    }

    #[test]
    fn lost_blanks_are_found_at_capitals() {
        for (text, wanted) in [
            ("StealthTelecomFZC", "Stealth Telecom FZC"),
            ("PJSCMostotrest", "PJSC Mostotrest"),
            ("АнтонДроздовский", "Антон Дроздовский"),
        ] {
            assert_eq!(of(text), wanted);
        }
        for whole in [
            "McDonald",
            "LeBron",
            "MacDonald",
            "O'Neill",
            "DROZDOVSKY",
            "iPhone",
            "Anton DeVito",
            "昆仑银行",
        ] {
            assert_eq!(unglued(whole), None, "{whole}");
        }
    }

    #[test]
    fn lost_blanks_are_found_at_words() {
        for (text, wanted) in [
            ("ATOMALLC", "atoma llc"),
            ("SOURANCOMPANY", "souran company"),
            (
                "JOINTSTOCKCOMPANYSBERBANKLEASING",
                "joint stock company sberbank leasing",
            ),
            ("TAIPEN,S.A.DEC.V.", "TAIPEN sa de cv"),
            ("GENERALBUREAUOFATOMICENERGY", "general bureau of atomic energy"),
            ("Promtekhnologiyallc", "prom tekhnologiya llc"),
            ("MOHAMMADWALIMOHAMMADEWAZ", "mohammad wali mohammad ewaz"),
            ("ZORVATRADINGCO.,LTD.", "zorva trading co LTD."),
            ("RENTASDECAPITALS.A.", "rentas de capital S.A."),
            (
                "ZorvaMaterialsandEquipmentCo.",
                "Zorva materials and Equipment Co.",
            ),
            ("RUBBER&PLASTICSCOMPANY", "RUBBER plastics company"),
            ("SYRIANARABAIRDEFENSEFORCES", "syrian arab air defense forces"),
            (
                "SAMIBENKHAMISBENSALEHELSSEID",
                "sami ben khamis ben saleh elsseid",
            ),
        ] {
            assert_eq!(of(text), wanted);
        }
        for whole in ["Shoigu", "MUHAMMAD", "Nasrullah", "KARAGANDA", "ЗАОСИРИУС"] {
            assert_eq!(unglued(whole), None, "{whole}");
        }
    }
}
