//! One made-up party.

use exonym_eval::random::Random;
use exonym_model::Schema;
use exonym_text::script::Script;
use serde_json::{Value, json};

use super::pool::{Name, Pool, Template};

/// In so many of a hundred a surname is of the tables.
const FROM_TABLES: usize = 15;
/// In so many of a hundred a surname is put together of two halves.
const OF_HALVES: usize = 15;
/// In so many of a hundred a party states an identifier.
const WITH_NUMBER: usize = 30;

/// Party number `number` as a FollowTheMoney entity.
pub(crate) fn party(pool: &Pool, number: usize, random: &mut Random) -> Value {
    let (a, b) = loop {
        let Some(a) = pool.template(random.below(pool.len().max(1))) else {
            return json!({"id": format!("made-{number}"), "schema": "Person", "properties": {"name": ["Nobody"]}});
        };
        if let Some(b) = pool.mate(a, random.below(pool.mates(a).max(1))) {
            break (a, b);
        }
    };
    let surname = match random.below(100) {
        chance if chance < FROM_TABLES => Some(capital(pool.surname(random.below(pool.bearers().max(1))))),
        chance if chance < FROM_TABLES + OF_HALVES => halves(a, b, random),
        _ => None,
    };
    let names = names(a, b, surname.as_deref(), random);
    let of = |weak: bool| -> Vec<&String> {
        let some = names.iter().filter(|(_, is_weak)| *is_weak == weak);
        some.map(|(name, _)| name).collect()
    };
    let (strong, weak) = (of(false), of(true));
    let (name, aliases) = strong.split_at(strong.len().min(1));
    let mut properties = json!({
        "name": name,
        "alias": aliases,
        "weakAlias": weak,
        "country": a.countries.iter().take(1).collect::<Vec<_>>(),
        "topics": ["sanction"],
        "sourceUrl": [format!("https://example.org/made/{number}")],
    });
    if let Some(properties) = properties.as_object_mut() {
        if a.schema.is_a(Schema::Person) {
            let date = format!(
                "{}-{:02}-{:02}",
                1935 + random.below(70),
                1 + random.below(12),
                1 + random.below(28)
            );
            properties.insert("birthDate".to_owned(), json!([date]));
        }
        if random.below(100) < WITH_NUMBER {
            let number = format!("{:09}", random.below(1_000_000_000));
            let kind = if a.schema.is_a(Schema::Person) {
                "passportNumber"
            } else {
                "registrationNumber"
            };
            properties.insert(kind.to_owned(), json!([number]));
        }
        properties.retain(|_, values| values.as_array().is_some_and(|values| !values.is_empty()));
    }
    json!({"id": format!("made-{number}"), "schema": a.schema.name(), "datasets": ["made"], "properties": properties})
}

/// The names of the crossing, each with whether it is weak: for each name of the first a name of the other in its script, of its
/// length where there is one. A name in a script that the other has not would be another party's and is left out. A surname of its own
/// goes into the Latin names, and then there are no others.
fn names(a: &Template, b: &Template, surname: Option<&str>, random: &mut Random) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    // One place of parting and one order for all names of the party.
    let share = random.below(100);
    for one in &a.names {
        if surname.is_some() && one.script != Script::Latin {
            continue;
        }
        let mates = || b.names.iter().filter(|other| other.script == one.script);
        let as_long = mates().find(|other| other.words.len() == one.words.len());
        let Some(mate) = as_long.or_else(|| mates().next()) else {
            continue;
        };
        let words = crossed(one, mate, surname, share);
        let name = words.join(" ");
        if !out.iter().any(|(known, _)| *known == name) {
            out.push((name, one.weak));
        }
    }
    out
}

fn crossed(one: &Name, mate: &Name, surname: Option<&str>, share: usize) -> Vec<String> {
    // Of a single word nothing is parted: it is one's own or the other's.
    let parted = |words: &[String]| match words.len() {
        1 => usize::from(share < 50),
        count => 1 + share * (count - 1) / 100,
    };
    let first = one.words.iter().take(parted(&one.words));
    let mut words: Vec<String> = first
        .chain(mate.words.iter().skip(parted(&mate.words)))
        .cloned()
        .collect();
    if let Some(surname) = surname
        && let Some(word) = words.iter_mut().max_by_key(|word| word.len())
    {
        surname.clone_into(word);
    }
    words
}

/// The beginning of one party's longest word and the end of another's, parted before a consonant.
fn halves(a: &Template, b: &Template, random: &mut Random) -> Option<String> {
    let longest = |template: &Template| {
        let words = template.latin()?.words.iter();
        let plain =
            words.filter(|word| word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        plain
            .max_by_key(|word| word.len())
            .map(|word| word.to_lowercase())
    };
    let (a, b) = (longest(a)?, longest(b)?);
    let places = |word: &str| -> Vec<usize> {
        let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        let bytes = word.as_bytes();
        (2..word.len() - 1)
            .filter(|&at| is_vowel(bytes[at - 1]) && !is_vowel(bytes[at]))
            .collect()
    };
    let (x, y) = (places(&a), places(&b));
    let (x, y) = (
        x.get(random.below(x.len().max(1)))?,
        y.get(random.below(y.len().max(1)))?,
    );
    Some(capital(&format!("{}{}", a.get(..*x)?, b.get(*y..)?)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
