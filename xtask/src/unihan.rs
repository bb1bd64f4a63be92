//! Readings of Han characters, from the Unihan database (Debian package `unicode-data`).
//!
//! Two tables. `han.tsv` has a line for each character that stands in names today (a Mandarin reading, and a place in the basic
//! block, in the Chinese standard list or in Korean use). `sino.tsv` pairs the Korean and Mandarin readings of the characters that
//! Korea teaches or admits in names. The files are found in `EXONYM_UNICODE_DATA`, else in `/usr/share/unicode`, packed or not.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::Table;

const READINGS: &str = "Unihan_Readings.txt";
const VARIANTS: &str = "Unihan_Variants.txt";

/// What a person's name reads where it differs from the first reading. Surnames from general knowledge.
const SURNAMES: &[(char, &str)] = &[
    ('单', "shan"),
    ('單', "shan"),
    ('仇', "qiu"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('查', "zha"),
    ('盖', "ge"),
    ('蓋', "ge"),
    ('区', "ou"),
    ('區', "ou"),
    ('朴', "piao"),
    ('任', "ren"),
    ('乐', "yue"),
    ('樂', "yue"),
    ('尉', "wei"),
    ('冼', "xian"),
    ('缪', "miao"),
    ('繆', "miao"),
    ('洗', "xian"),
    ('秘', "bi"),
    ('折', "she"),
    ('黑', "he"),
    ('重', "chong"),
    ('种', "chong"),
    ('长', "chang"),
    ('長', "chang"),
];

type Fields = BTreeMap<u32, BTreeMap<String, String>>;

/// The folder with the Unihan files, if there is one.
pub(crate) fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("EXONYM_UNICODE_DATA").map(PathBuf::from);
    named
        .into_iter()
        .chain([PathBuf::from("/usr/share/unicode")])
        .find(|folder| folder.join(READINGS).exists() || folder.join(format!("{READINGS}.bz2")).exists())
}

/// Both tables.
pub(crate) fn tables() -> Result<Vec<Table>> {
    let folder = folder().context(
        "no Unihan files: install the Debian package `unicode-data` or set EXONYM_UNICODE_DATA to a folder with Unihan_Readings.txt",
    )?;
    let (mut fields, version) = read(&folder, READINGS)?;
    for (code, more) in read(&folder, VARIANTS)?.0 {
        fields.entry(code).or_default().extend(more);
    }
    Ok(vec![
        Table {
            path: "crates/tables/data/han.tsv",
            content: han(&fields, &version),
        },
        Table {
            path: "crates/tables/data/sino.tsv",
            content: sino(&fields, &version),
        },
    ])
}

fn read(folder: &std::path::Path, name: &str) -> Result<(Fields, String)> {
    let plain = folder.join(name);
    let text = if plain.exists() {
        std::fs::read_to_string(&plain).with_context(|| format!("reading {}", plain.display()))?
    } else {
        let packed = folder.join(format!("{name}.bz2"));
        let output = Command::new("bzip2")
            .arg("-dc")
            .arg(&packed)
            .output()
            .context("running bzip2")?;
        if !output.status.success() {
            bail!("bzip2 could not unpack {}", packed.display());
        }
        String::from_utf8(output.stdout).with_context(|| format!("{} is not UTF-8", packed.display()))?
    };
    let mut fields = Fields::new();
    let mut version = String::new();
    for line in text.lines() {
        if let Some(v) = line.strip_prefix("# Unicode version: ") {
            v.clone_into(&mut version);
        }
        let mut columns = line.split('\t');
        let (Some(code), Some(field), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let Some(code) = code
            .strip_prefix("U+")
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        else {
            continue;
        };
        fields
            .entry(code)
            .or_default()
            .insert(field.to_owned(), value.to_owned());
    }
    Ok((fields, version))
}

fn head(what: &str, columns: &str, version: &str) -> String {
    format!(
        "# {what}\n# Columns, parted by tabs: {columns}.\n\
         # Origin: Unihan database {version}, Unicode, Inc., terms of use at https://www.unicode.org/copyright.html (Unicode-3.0).\n\
         # Made by `cargo xtask tables`; do not edit.\n"
    )
}

fn han(fields: &Fields, version: &str) -> String {
    let mut out = head(
        "Han characters with their readings.",
        "character, Mandarin (pinyin without tones, `v` for u with marks, customary first), Hangul, Cantonese (Jyutping without tones), Japanese on, Vietnamese without marks, traditional form where it differs",
        version,
    );
    let empty = BTreeMap::new();
    for (code, own) in fields {
        let Some(c) = char::from_u32(*code) else { continue };
        let mandarin = mandarin(c, own);
        let used =
            (0x4E00..0xA000).contains(code) || own.contains_key("kTGHZ2013") || own.contains_key("kHangul");
        if mandarin.is_empty() || !used {
            continue;
        }
        let traditional = variants(own, "kTraditionalVariant")
            .into_iter()
            .filter(|t| *t != *code)
            .collect::<Vec<_>>();
        // A simplified character has no Korean or Vietnamese reading of its own: it takes that of the traditional one.
        let sources: Vec<_> = [own]
            .into_iter()
            .chain(traditional.iter().map(|t| fields.get(t).unwrap_or(&empty)))
            .collect();
        let all = |read: &dyn Fn(&BTreeMap<String, String>) -> Vec<String>| -> String {
            let mut seen = Vec::new();
            sources.iter().flat_map(|s| read(s)).for_each(|r| {
                if !seen.contains(&r) {
                    seen.push(r)
                }
            });
            seen.truncate(3);
            seen.join(",")
        };
        let traditional_first = traditional
            .first()
            .and_then(|t| char::from_u32(*t))
            .map(String::from)
            .unwrap_or_default();
        let row = [
            c.to_string(),
            mandarin.join(","),
            all(&hangul),
            all(&|s| {
                words(s, "kCantonese", |w| {
                    w.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
                })
            }),
            all(&|s| words(s, "kJapaneseOn", str::to_ascii_lowercase)),
            all(&|s| words(s, "kVietnamese", plain)),
            traditional_first,
        ]
        .join("\t");
        let _ = writeln!(out, "{}", row.trim_end_matches('\t'));
    }
    out
}

fn variants(own: &BTreeMap<String, String>, field: &str) -> Vec<u32> {
    own.get(field)
        .map(|value| {
            value
                .split(' ')
                .filter_map(|u| u32::from_str_radix(u.trim_start_matches("U+"), 16).ok())
                .collect()
        })
        .unwrap_or_default()
}

fn words(own: &BTreeMap<String, String>, field: &str, plain: impl Fn(&str) -> String) -> Vec<String> {
    own.get(field)
        .map(|value| value.split(' ').map(plain).collect())
        .unwrap_or_default()
}

fn hangul(own: &BTreeMap<String, String>) -> Vec<String> {
    words(own, "kHangul", |w| {
        w.split(':').next().unwrap_or_default().to_owned()
    })
}

/// Mandarin readings: the surname, then kMandarin, then the other readings of the two modern dictionaries.
fn mandarin(c: char, own: &BTreeMap<String, String>) -> Vec<String> {
    let mut out: Vec<String> = SURNAMES
        .iter()
        .filter(|row| row.0 == c)
        .map(|row| row.1.to_owned())
        .collect();
    let mut add = |reading: &str| {
        let reading = pinyin(reading);
        if !reading.is_empty() && !out.contains(&reading) {
            out.push(reading);
        }
    };
    own.get("kMandarin")
        .into_iter()
        .flat_map(|v| v.split(' '))
        .for_each(&mut add);
    for field in ["kTGHZ2013", "kXHC1983"] {
        let readings = own
            .get(field)
            .into_iter()
            .flat_map(|v| v.split(' '))
            .filter_map(|v| v.split_once(':'));
        readings.flat_map(|pair| pair.1.split(',')).for_each(&mut add);
    }
    out.truncate(4);
    out
}

/// Pinyin without tone marks.
fn pinyin(marked: &str) -> String {
    marked
        .chars()
        .map(|c| match c {
            'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
            c => plain_char(c),
        })
        .filter(char::is_ascii_lowercase)
        .collect()
}

fn plain(marked: &str) -> String {
    marked
        .to_lowercase()
        .chars()
        .map(plain_char)
        .filter(char::is_ascii_lowercase)
        .collect()
}

/// The base letter of a Latin letter with marks, as pinyin and Vietnamese use them.
fn plain_char(c: char) -> char {
    const BASES: &[(char, &str)] = &[
        ('a', "āáǎàâăạảãầấậẩẫằắặẳẵ"),
        ('e', "ēéěèêẹẻẽềếệểễ"),
        ('i', "īíǐìịỉĩ"),
        ('o', "ōóǒòôơọỏõồốộổỗờớợởỡ"),
        ('u', "ūúǔùưụủũừứựửữ"),
        ('y', "ýỳỵỷỹ"),
        ('d', "đ"),
        ('n', "ńňǹ"),
        ('m', "ḿ"),
    ];
    BASES.iter().find(|row| row.1.contains(c)).map_or(c, |row| row.0)
}

fn sino(fields: &Fields, version: &str) -> String {
    let mut out = head(
        "Korean and Mandarin readings of the same characters.",
        "Hangul syllable, pinyin syllables with the number of characters that share both, commonest first",
        version,
    );
    let mut pairs: BTreeMap<String, BTreeMap<String, BTreeSet<u32>>> = BTreeMap::new();
    for (code, own) in fields {
        let Some(c) = char::from_u32(*code) else { continue };
        let Some(first) = mandarin(c, own).into_iter().next() else {
            continue;
        };
        for value in words(own, "kHangul", str::to_owned) {
            // E is the list taught at school, N the list admitted in personal names; 0 the basic character set.
            let Some((syllable, flags)) = value.split_once(':') else {
                continue;
            };
            if flags.contains(['E', 'N']) {
                pairs
                    .entry(syllable.to_owned())
                    .or_default()
                    .entry(first.clone())
                    .or_default()
                    .insert(*code);
            }
        }
    }
    for (syllable, readings) in pairs {
        let mut counted: Vec<(usize, String)> = readings.into_iter().map(|(r, set)| (set.len(), r)).collect();
        counted.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let list: Vec<String> = counted.iter().map(|(n, r)| format!("{r}:{n}")).collect();
        let _ = writeln!(out, "{syllable}\t{}", list.join(","));
    }
    out
}
