//! Mandarin syllables out of pinyin, Wade-Giles, Tongyong, Palladius (Russian and Ukrainian) and Latin that came from Palladius.
//!
//! The some four hundred syllables stand once, as valid pairs of onset and final; every other system is derived from them by rules, so
//! that a syllable cannot be right in one system and wrong in another. Tones and apostrophes are lost in names as lists
//! write them, so one spelling may stand for several syllables (`chang` is zhang, chang or jiang's neighbour in Wade-Giles).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Choice, Heads, Parse, Space, Syllable, cut};
use crate::road::Road;

pub(super) const ONSETS: [&str; 22] = [
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z",
    "c", "s",
];
pub(super) const FINALS: [&str; 37] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "i", "ia", "ie", "iao", "iu",
    "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ong", "v", "ve",
    "van", "vn", "ueng", "io",
];

/// The finals that each onset takes (`v` is ü).
#[rustfmt::skip]
const VALID: [(&str, &str); 22] = [
    ("", "a ai an ang ao e ei en eng er o ou i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ueng v ve van vn io"),
    ("b", "a ai an ang ao ei en eng i ian iao ie in ing o u"), ("p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
    ("m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"), ("f", "a an ang ei en eng o ou u"),
    ("d", "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo"), ("t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"),
    ("n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve"),
    ("l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve"),
    ("g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"), ("k", "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo"),
    ("h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"), ("j", "i ia ian iang iao ie in ing iong iu v van ve vn"),
    ("q", "i ia ian iang iao ie in ing iong iu v van ve vn"), ("x", "i ia ian iang iao ie in ing iong iu v van ve vn"),
    ("zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"), ("ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
    ("sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"), ("r", "an ang ao e en eng i ong ou u uan ui un uo"),
    ("z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"), ("c", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("s", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
];

/// Syllables by their spelling, packed into a number a letter a byte and sorted: looked up at every place of every token.
struct Dictionary {
    entries: Vec<(u64, Syllable)>,
    /// Where those end whose first letter is at most so.
    ends: Vec<usize>,
}

impl Dictionary {
    /// The syllables whose first letter is this.
    fn of_first(&self, letter: u8) -> &[(u64, Syllable)] {
        let end = |letter: usize| self.ends.get(letter).copied().unwrap_or(0);
        let from = usize::from(letter).checked_sub(1).map_or(0, end);
        self.entries
            .get(from..end(usize::from(letter)))
            .unwrap_or_default()
    }
}

/// The most letters of a syllable in any system (`chzhuan`).
const MAX_LETTERS: usize = 8;

/// A letter as a byte: ASCII as it is, Cyrillic by its place from `а` on, above ASCII.
fn byte(c: char) -> Option<u8> {
    match c {
        '\0'..='\x7F' => Some(c as u8),
        'а'..='ё' => Some((c as u32 - 'а' as u32) as u8 | 0x80),
        _ => None,
    }
}

/// The packed form of a spelling, its first letter highest; `None` where it is too long or has other letters.
fn pack(spelling: &str) -> Option<u64> {
    if spelling.chars().count() > MAX_LETTERS {
        return None;
    }
    let mut letters = spelling.chars().enumerate();
    letters.try_fold(0, |key: u64, (at, c)| {
        Some(key | u64::from(byte(c)?) << (8 * (MAX_LETTERS - 1 - at)))
    })
}

fn find(dictionary: &Dictionary, key: u64) -> Option<Syllable> {
    let at = dictionary
        .entries
        .binary_search_by_key(&key, |entry| entry.0)
        .ok()?;
    dictionary.entries.get(at).map(|entry| entry.1)
}

struct Systems {
    pinyin: Dictionary,
    wade: Dictionary,
    tongyong: Dictionary,
    palladius: Dictionary,
    via: Dictionary,
    ear: Dictionary,
}

static SYSTEMS: LazyLock<Systems> = LazyLock::new(|| Systems {
    pinyin: dictionary(pinyin),
    wade: dictionary(wade_giles),
    tongyong: dictionary(tongyong),
    palladius: dictionary(|onset, fin| vec![palladius(onset, fin)]),
    via: dictionary(|onset, fin| via_palladius(&palladius(onset, fin))),
    ear: dictionary(by_ear),
});

fn dictionary(spell: impl Fn(&str, &str) -> Vec<String>) -> Dictionary {
    let mut out: BTreeMap<u64, Syllable> = BTreeMap::new();
    for (onset, finals) in VALID {
        for fin in finals.split(' ') {
            let Some(syllable) = exact(onset, fin) else {
                continue;
            };
            for key in spell(onset, fin).iter().filter_map(|spelling| pack(spelling)) {
                out.entry(key).or_default().join(syllable);
            }
        }
    }
    let entries: Vec<(u64, Syllable)> = out.into_iter().collect();
    let first = |entry: &(u64, Syllable)| entry.0 >> (8 * (MAX_LETTERS - 1));
    let ends = (0..=u64::from(u8::MAX)).map(|letter| entries.partition_point(|entry| first(entry) <= letter));
    Dictionary {
        ends: ends.collect(),
        entries,
    }
}

fn exact(onset: &str, fin: &str) -> Option<Syllable> {
    let onset = ONSETS.iter().position(|o| *o == onset)?;
    let nucleus = FINALS.iter().position(|f| *f == fin)?;
    Some(Syllable {
        onset: Choice::one(onset),
        nucleus: Choice::one(nucleus),
        coda: Choice::one(0),
    })
}

/// The syllable of a pinyin spelling without tone (`lv` for lü).
pub(super) fn from_pinyin(spelling: &str) -> Option<Syllable> {
    find(&SYSTEMS.pinyin, pack(spelling)?)
}

/// The spelling of a syllable without onset, which pinyin and its kin write with y and w.
fn zero(fin: &str) -> String {
    match fin {
        "i" | "in" | "ing" => format!("y{fin}"),
        "iu" => "you".to_owned(),
        "io" => "yo".to_owned(),
        "u" => "wu".to_owned(),
        "ui" => "wei".to_owned(),
        "un" => "wen".to_owned(),
        "ueng" => "weng".to_owned(),
        f if f.starts_with('v') => format!("yu{}", f.trim_start_matches('v')),
        f if f.starts_with('i') => format!("y{}", f.trim_start_matches('i')),
        f if f.starts_with('u') => format!("w{}", f.trim_start_matches('u')),
        f => f.to_owned(),
    }
}

fn pinyin(onset: &str, fin: &str) -> Vec<String> {
    if onset.is_empty() {
        return vec![zero(fin)];
    }
    if let Some(rest) = fin.strip_prefix('v') {
        let mut out = vec![format!("{onset}u{rest}")];
        if matches!(onset, "n" | "l") {
            out.extend([format!("{onset}v{rest}"), format!("{onset}yu{rest}")]);
        }
        return out;
    }
    vec![format!("{onset}{fin}")]
}

fn wade_giles(onset: &str, fin: &str) -> Vec<String> {
    if onset.is_empty() {
        return match fin {
            "i" => vec!["i".into(), "yi".into(), "lee".into()]
                .into_iter()
                .take(2)
                .collect(),
            "ie" => vec!["yeh".into()],
            "ian" => vec!["yen".into()],
            "iu" => vec!["yu".into()],
            "iong" => vec!["yung".into()],
            "ve" => vec!["yueh".into()],
            "e" => vec!["o".into(), "e".into()],
            "er" => vec!["erh".into()],
            _ => vec![zero(fin)],
        };
    }
    let onsets: &[&str] = match onset {
        "b" => &["p"],
        "d" => &["t"],
        "g" => &["k"],
        "j" | "q" | "zh" => &["ch"],
        "x" => &["hs", "sh"],
        "r" => &["j"],
        "z" | "c" => &["ts", "tz"],
        "s" => &["s", "sz", "ss"],
        other => &[other],
    };
    let fin = match (onset, fin) {
        ("zh" | "ch" | "sh" | "r", "i") => "ih",
        ("z" | "c" | "s", "i") => "u",
        ("g" | "k" | "h", "e") => "o",
        ("g" | "k" | "h" | "sh", "uo") => "uo",
        (_, "uo") => "o",
        ("g" | "k", "ui") => "uei",
        (_, "ie") => "ieh",
        (_, "ian") => "ien",
        (_, "ong") => "ung",
        (_, "iong") => "iung",
        (_, "v") => "u",
        (_, "ve") => "ueh",
        (_, "van") => "uan",
        (_, "vn") => "un",
        (_, other) => other,
    };
    let mut out: Vec<String> = onsets.iter().map(|onset| format!("{onset}{fin}")).collect();
    if onset == "l" && fin == "i" {
        out.push("lee".into());
    }
    out
}

/// What a European writes who heard the syllable: no sound of pinyin's j, q, x, zh, z and c is spelled so in his language, and
/// southern speakers end `ing`, `eng` and `ang` on n.
fn by_ear(onset: &str, fin: &str) -> Vec<String> {
    if onset.is_empty() {
        return vec![zero(fin)];
    }
    let onsets: &[&str] = match onset {
        "x" => &["x", "sh", "s"],
        "q" => &["q", "ch"],
        "zh" => &["zh", "j", "dj"],
        "j" => &["j", "dj"],
        "z" => &["z", "dz"],
        "c" => &["c", "ts"],
        other => &[other],
    };
    let short = ["ing", "eng", "ang"].iter().any(|nasal| fin.ends_with(nasal));
    let finals = [Some(fin), fin.strip_suffix('g').filter(|_| short)];
    let spelled = finals.into_iter().flatten();
    spelled
        .flat_map(|fin| {
            onsets
                .iter()
                .map(move |onset| format!("{onset}{}", fin.replace('v', "u")))
        })
        .collect()
}

fn tongyong(onset: &str, fin: &str) -> Vec<String> {
    let first = match onset {
        "" => {
            return vec![match fin {
                "un" => "wun".into(),
                "ueng" => "wong".into(),
                _ => zero(fin),
            }];
        }
        "zh" => "jh",
        "q" => "c",
        "x" => "s",
        other => other,
    };
    let last = match (onset, fin) {
        ("zh" | "ch" | "sh" | "r" | "z" | "c" | "s", "i") => "ih",
        (_, "iu") => "iou",
        (_, "ui") => "uei",
        ("f", "eng") => "ong",
        (_, "v") => "yu",
        (_, "ve") => "yue",
        (_, "van") => "yuan",
        (_, "vn") => "yun",
        (_, other) => other,
    };
    vec![format!("{first}{last}")]
}

fn palladius(onset: &str, fin: &str) -> String {
    if onset.is_empty() {
        let zero = match fin {
            "u" => "у",
            "ua" => "ва",
            "uo" => "во",
            "uai" => "вай",
            "ui" => "вэй",
            "uan" => "вань",
            "un" => "вэнь",
            "uang" => "ван",
            "ueng" => "вэн",
            "io" => "йо",
            _ => palladius_final("", fin),
        };
        return zero.to_owned();
    }
    let first = match onset {
        "b" => "б",
        "p" => "п",
        "m" => "м",
        "f" => "ф",
        "d" => "д",
        "t" => "т",
        "n" => "н",
        "l" => "л",
        "g" => "г",
        "k" => "к",
        "h" => "х",
        "j" | "z" => "цз",
        "q" | "c" => "ц",
        "x" | "s" => "с",
        "zh" => "чж",
        "ch" => "ч",
        "sh" => "ш",
        _ => "ж",
    };
    format!("{first}{}", palladius_final(onset, fin))
}

fn palladius_final(onset: &str, fin: &str) -> &'static str {
    match (onset, fin) {
        ("z" | "c" | "s", "i") => "ы",
        ("h", "ui") => "уэй",
        (_, "a") => "а",
        (_, "o" | "uo") => "о",
        (_, "e") => "э",
        (_, "ai") => "ай",
        (_, "ei") => "эй",
        (_, "ao") => "ао",
        (_, "ou") => "оу",
        (_, "an") => "ань",
        (_, "en") => "энь",
        (_, "ang") => "ан",
        (_, "eng") => "эн",
        (_, "er") => "эр",
        (_, "i") => "и",
        (_, "ia") => "я",
        (_, "ie") => "е",
        (_, "iao") => "яо",
        (_, "iu") => "ю",
        (_, "ian") => "янь",
        (_, "in") => "инь",
        (_, "iang") => "ян",
        (_, "ing") => "ин",
        (_, "iong") => "юн",
        (_, "u") => "у",
        (_, "ua") => "уа",
        (_, "uai") => "уай",
        (_, "ui") => "уй",
        (_, "uan") => "уань",
        (_, "un") => "унь",
        (_, "uang") => "уан",
        (_, "ong") => "ун",
        (_, "v") => "юй",
        (_, "ve") => "юэ",
        (_, "van") => "юань",
        (_, "vn") => "юнь",
        _ => "о",
    }
}

/// Latin spellings of a Palladius syllable: BGN/PCGN, passport, scholarly, and `dz` for `цз` as the press often has it.
fn via_palladius(cyrillic: &str) -> Vec<String> {
    const SOFT: [[&str; 4]; 4] = [
        ["ya", "yu", "y", "e"],
        ["ia", "iu", "i", "ie"],
        ["ja", "ju", "j", "je"],
        ["ia", "iu", "y", "e"],
    ];
    let mut out: Vec<String> = Vec::new();
    for [ya, yu, short, ye] in SOFT {
        for (ts, kh) in [("ts", "kh"), ("ts", "h"), ("c", "h")] {
            let mut latin = String::new();
            for c in cyrillic.chars() {
                match c {
                    'я' => latin.push_str(ya),
                    'ю' => latin.push_str(yu),
                    'й' => latin.push_str(short),
                    'е' => latin.push_str(ye),
                    'х' => latin.push_str(kh),
                    'ц' => latin.push_str(ts),
                    c => latin.push_str(hard(c)),
                }
            }
            if let Some(rest) = latin.strip_prefix("tsz") {
                out.push(format!("dz{rest}"));
            }
            out.push(latin);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn hard(c: char) -> &'static str {
    const LETTERS: [(char, &str); 21] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('ч', "ch"),
        ('ш', "sh"),
    ];
    match c {
        'э' => "e",
        'ы' => "y",
        _ => LETTERS.iter().find(|row| row.0 == c).map_or("", |row| row.1),
    }
}

/// A spelling by ear says less than any system: in a name of two syllables it decides nothing.
const BY_EAR: f32 = 0.3;

pub(super) fn latin(token: &str, heads: &mut Heads, out: &mut Vec<Parse>) {
    let systems = &*SYSTEMS;
    read(token, &systems.pinyin, (Road::Pinyin, 0.0), heads, out);
    read(token, &systems.via, (Road::Palladius, 0.05), heads, out);
    read(token, &systems.wade, (Road::WadeGiles, 0.03), heads, out);
    read(token, &systems.tongyong, (Road::Tongyong, 0.04), heads, out);
    read(token, &systems.ear, (Road::PinyinByEar, BY_EAR), heads, out);
}

pub(super) fn cyrillic(token: &str, heads: &mut Heads, out: &mut Vec<Parse>) {
    read(token, &SYSTEMS.palladius, (Road::Palladius, 0.02), heads, out);
    if token.contains(['і', 'є', 'ї']) {
        // Ukrainian writes і, и, є, е where Russian writes и, ы, е, э.
        let russian: String = token
            .chars()
            .map(|c| match c {
                'і' | 'ї' => 'и',
                'и' => 'ы',
                'є' => 'е',
                'е' => 'э',
                c => c,
            })
            .collect();
        read(&russian, &SYSTEMS.palladius, (Road::Palladius, 0.03), heads, out);
    }
}

fn read(
    token: &str,
    dictionary: &Dictionary,
    (road, cost): (Road, f32),
    heads: &mut Heads,
    out: &mut Vec<Parse>,
) {
    let mut found = Vec::new();
    cut(token, &|rest, new| next(rest, dictionary, new), heads, &mut found);
    out.extend(found.into_iter().map(|syllables| Parse {
        space: Space::Mandarin,
        road,
        cost,
        syllables,
    }));
}

fn next(rest: &str, dictionary: &Dictionary, heads: &mut Vec<(usize, Syllable)>) {
    let (mut key, mut len) = (0u64, 0);
    let mut left: &[(u64, Syllable)] = &[];
    for (at, c) in rest.chars().take(MAX_LETTERS).enumerate() {
        let Some(byte) = byte(c) else { return };
        let shift = 8 * (MAX_LETTERS - 1 - at);
        key |= u64::from(byte) << shift;
        len += c.len_utf8();
        // Those that begin with these letters stand together, the one that has no others first.
        left = if at == 0 {
            dictionary.of_first(byte)
        } else {
            let from = left.partition_point(|entry| entry.0 < key);
            let to = left.partition_point(|entry| entry.0 >> shift <= key >> shift);
            left.get(from..to).unwrap_or_default()
        };
        match left.first() {
            None => return,
            Some((first, syllable)) if *first == key => heads.push((len, *syllable)),
            _ => {}
        }
    }
}

/// Coarse classes of a set of onsets, for keys.
pub(super) fn onset_classes(onsets: u64) -> Vec<char> {
    const CLASSES: [char; 22] = [
        '0', 'p', 'p', 'm', 'f', 't', 't', 'n', 'l', 'k', 'k', 'h', 'c', 'c', 's', 'c', 'c', 's', 'r', 'c',
        'c', 's',
    ];
    let mut out: Vec<char> = (0..22)
        .filter(|bit| onsets >> bit & 1 == 1)
        .filter_map(|bit| CLASSES.get(bit).copied())
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_spell_alike() {
        assert_eq!(palladius("zh", "uan"), "чжуань");
        assert!(wade_giles("x", "i").contains(&"hsi".to_owned()));
        assert!(via_palladius("цзинь").contains(&"tszin".to_owned()));
        assert_eq!(zero("van"), "yuan");
    }

    #[test]
    fn the_readings_of_characters_are_syllables() {
        // Unihan has a few interjections (m, ng, hng) that no name bears; everything else must be in the table.
        let first = |c| exonym_tables::han::character(c).and_then(|entry| entry.mandarin().next());
        let readings: Vec<&str> = ('\u{4E00}'..='\u{9FFF}').filter_map(first).collect();
        let unknown = readings
            .iter()
            .filter(|reading| from_pinyin(reading).is_none())
            .count();
        assert!(
            readings.len() > 20_000 && unknown * 1000 < readings.len(),
            "{unknown} of {}",
            readings.len()
        );
    }
}
