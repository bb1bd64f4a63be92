//! Record ids for a list that has none: `<regulation>.<schedule>.<item>.<hash>`.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::squash;

/// Digits of the name's hash kept: 32 bits, far beyond the few names that can share an item number.
const HASH_DIGITS: usize = 8;

/// The regulation's part of the id: the abbreviation in brackets where there is one (`jvcfor`), else the English name.
fn regulation(country: &str) -> String {
    let english = english(country);
    let bracketed = english
        .rsplit_once('(')
        .map(|(_, rest)| rest.trim_end_matches(')').trim());
    match bracketed.filter(|text| text.len() > 3 && text.chars().all(|c| c.is_ascii_uppercase())) {
        Some(short) => slug(short),
        None => slug(&english),
    }
}

/// The English half of a bilingual text: `Belarus / Bélarus`.
pub(super) fn english(text: &str) -> String {
    squash(text.split(" / ").next().unwrap_or_default())
}

/// The id of a record; the second of two records alike in everything gets `.2`, and says so.
pub(super) fn record_id(
    country: &str,
    schedule: &str,
    item: &str,
    name: &str,
    seen: &mut HashMap<String, u32>,
) -> (String, bool) {
    let digest = hex::encode(Sha256::digest(squash(name).to_lowercase()));
    let hash = digest.get(..HASH_DIGITS).unwrap_or_default();
    let parts = [regulation(country), slug(schedule), slug(item)];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let id = format!("{}.{hash}", parts.join("."));
    let count = seen.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 {
        (id, false)
    } else {
        (format!("{id}.{count}"), true)
    }
}

/// Lower-case letters and digits, runs of anything else as one hyphen: `1, Part 1.1` as `1-part-1-1`.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_apart_and_stay() {
        let mut seen = HashMap::new();
        let mut id = |country, schedule, item, name| record_id(country, schedule, item, name, &mut seen);
        let (first, again) = id("Belarus / Bélarus", "1, Part 1", "8", "Viktor Lukashenko");
        assert_eq!((first.as_str(), again), ("belarus.1-part-1.8.523c8a9f", false));
        assert_ne!(
            first,
            id("Belarus / Bélarus", "1, Part 1", "8", "Somebody Else").0
        );
        assert_eq!(
            id("Belarus / Bélarus", "1,Part 1", "8", " viktor  lukashenko "),
            (format!("{first}.2"), true)
        );
        let victims = "Justice for Victims (JVCFOR) / Règlement (RJVDEC)";
        assert!(id(victims, "", "1", "A").0.starts_with("jvcfor.1."));
        assert!(
            id("Myanmar (Burma) / Myanmar (Birmanie)", "", "1", "A")
                .0
                .starts_with("myanmar-burma.1.")
        );
    }
}
