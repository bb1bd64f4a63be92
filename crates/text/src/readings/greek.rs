//! Greek tokens: the official spelling (ELOT 743, as in passports) and the spelling by sound.
//!
//! They part on the letters and pairs that sound unlike they look: `μπ` b, `ντ` d, `γκ` g, `η υ ει οι` i, `β` v.

use super::Readings;
use crate::road::Road;

type Rules = &'static [(&'static str, &'static str)];

#[rustfmt::skip]
const ELOT: Rules = &[
    ("αυ", "av"), ("ευ", "ev"), ("ηυ", "iv"), ("ου", "ou"), ("μπ", "mp"), ("^μπ", "b"), ("γγ", "ng"), ("γξ", "nx"), ("γχ", "nch"), ("α", "a"), ("β", "v"),
    ("γ", "g"), ("δ", "d"), ("ε", "e"), ("ζ", "z"), ("η", "i"), ("θ", "th"), ("ι", "i"), ("κ", "k"), ("λ", "l"), ("μ", "m"), ("ν", "n"), ("ξ", "x"), ("ο", "o"),
    ("π", "p"), ("ρ", "r"), ("σ", "s"), ("ς", "s"), ("τ", "t"), ("υ", "y"), ("φ", "f"), ("χ", "ch"), ("ψ", "ps"), ("ω", "o"),
];
#[rustfmt::skip]
const SOUND: Rules = &[
    ("αυ", "af"), ("ευ", "ef"), ("ου", "u"), ("ει", "i"), ("οι", "i"), ("αι", "e"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "j"),
    ("υ", "i"), ("χ", "h"), ("γι", "y"), ("γε", "ye"), ("ξ", "ks"),
];
/// How Greek writes names of others: `μπ ντ γκ` at any place are b d g, χ is h, τζ is j, σ stands also for sh.
const CLASSIC: Rules = &[
    ("φ", "ph"),
    ("χ", "ch"),
    ("η", "e"),
    ("υ", "y"),
    ("κ", "c"),
    ("ξ", "x"),
    ("ου", "u"),
    ("ευ", "eu"),
    ("αι", "ae"),
    ("β", "b"),
];

pub(super) fn read(token: &str, out: &mut Readings) {
    // An accent on the first of two vowels says that they are two sounds: αι is e, άι is ai.
    let parted = token
        .replace("άι", "α|ι")
        .replace("όι", "ο|ι")
        .replace("έι", "ε|ι")
        .replace("άυ", "α|υ");
    let plain: String = crate::fold::strip_marks(&parted);
    out.add(spell(&plain, &[]), Road::GreekElot, 0.0);
    out.add(spell(&plain, SOUND), Road::GreekSound, 0.02);
    out.add(spell(&plain, CLASSIC), Road::GreekSound, 0.05);
}

fn spell(token: &str, rules: Rules) -> String {
    let mut out = String::with_capacity(token.len());
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let start = rest.len() == token.len();
        let fits = |group: &str| match group.strip_prefix('^') {
            Some(bound) => start && rest.starts_with(bound),
            None => rest.starts_with(group),
        };
        let longest = |rules: Rules| {
            rules
                .iter()
                .filter(|(g, _)| fits(g))
                .max_by_key(|(g, _)| g.trim_start_matches('^').len())
        };
        match longest(rules).or_else(|| longest(ELOT)) {
            Some((group, latin)) => {
                out.push_str(latin);
                rest = rest
                    .get(group.trim_start_matches('^').len()..)
                    .unwrap_or_default();
            }
            None => {
                out.push_str(&crate::fold::ascii(first.encode_utf8(&mut [0; 4])));
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::script::Script;

    #[test]
    fn spellings() {
        let check = |token: &str, expected: &str| {
            let all = readings(token, Script::Greek, None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        check("τσίπρας", "tsipras");
        check("μητσοτάκης", "mitsotakis");
        check("παπανδρέου", "papandreou");
        check("μπάιντεν", "baiden");
        check("ευάγγελος", "evangelos");
    }
}
