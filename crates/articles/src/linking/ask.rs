//! What is asked of the lists for an entity, and how.

use exonym_model::{CountryCode, Schema};
use exonym_screen::{Finding, Options, QueryParts, Scratch, ScreenError};
use exonym_tables::english::Classes;
use exonym_tables::{census, english, given_names, words};

use super::Lists;
use crate::mentions::tables;
use crate::page::Page;
use crate::reading::{Entity, EntityKind, How};

/// One word that names an organisation meets an entry only when it is written so: nothing else tells it from a common word.
const SINGLE_WORD: f32 = 0.95;
/// Where nothing but the name can agree, what scores less is of strength `weak`, and that a reading leaves out.
const NAME_ALONE: f32 = 0.85;
/// The most names of one entity that are asked.
const MOST_NAMES: usize = 8;

/// A name of more words of which no word tells a body is a line of capitals.
const MOST_OPEN_WORDS: usize = 5;

/// Whether words are a line in capitals (`Clinton Says She Is Ready`) or name what no list has: a law, a feast, a prize.
fn is_no_party(entity: &Entity) -> bool {
    let words = || entity.name.split_whitespace();
    let open = entity.kind == EntityKind::Other;
    let large = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let clause = Classes::AUXILIARY
        .or(Classes::MODAL)
        .or(Classes::SUBJECT)
        .or(Classes::RELATIVE);
    let verbal = |word: &str| english::classes(&word.to_lowercase()).any(clause);
    let last = words().last().map(str::to_lowercase).unwrap_or_default();
    open && (words().filter(large).count() > MOST_OPEN_WORDS
        || tables::name_word(&last) == Some(EntityKind::Other))
        || entity.kind != EntityKind::Vessel && words().count() > 3 && words().skip(1).any(verbal)
}

/// What is asked for; `None` for what no list has or what is too little to ask.
pub(super) fn schema(entity: &Entity) -> Option<Schema> {
    if is_no_party(entity) {
        return None;
    }
    match entity.kind {
        EntityKind::Person => Some(Schema::Person),
        EntityKind::Organisation => Some(Schema::Organization),
        EntityKind::Vessel => Some(Schema::Vessel),
        EntityKind::Other => Some(Schema::LegalEntity),
        EntityKind::State | EntityKind::Place | EntityKind::Group | EntityKind::Weapon => None,
    }
}

/// So many in a million bear a word as a given name or a surname before it is taken for a person's, which alone says nothing of who it is.
const PERSONAL_SHARE: u32 = 20;

/// Letters from which on the word list knows plain words.
const KNOWN_LENGTH: usize = 5;

/// Whether one word by itself is the name of an organisation or ship: in capitals throughout, or a word that is neither plain English nor a person's.
fn tells(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() < 3 {
        return !word.is_ascii() && word.chars().count() > 1;
    }
    let lower = word.to_lowercase();
    let personal = census::share(&lower)
        .is_some_and(|share| share.given.max(share.surname) >= PERSONAL_SHARE)
        || !given_names::groups(&lower).is_empty();
    letters.clone().all(char::is_uppercase)
        || letters.clone().count() >= KNOWN_LENGTH && !personal && !words::contains(&lower)
}

/// Whether a name is that of a body which every state has: `Ministry of Defence`. Which one is meant its country tells, and nothing else.
pub(super) fn is_common_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "administration",
        "army",
        "cabinet",
        "congress",
        "court",
        "department",
        "directorate",
        "embassy",
        "force",
        "forces",
        "government",
        "guard",
        "intelligence",
        "ministry",
        "navy",
        "office",
        "parliament",
        "police",
        "senate",
    ];
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    // British spellings that the word list lacks.
    let british = |word: &str| matches!(word, "defence" | "labour");
    let common = |word: &String| {
        words::contains(word)
            || !english::classes(word).is_empty()
            || BODIES.contains(&word.as_str())
            || british(word)
    };
    words.iter().any(|word| BODIES.contains(&word.as_str())) && words.iter().all(common)
}

/// The longest name first, then the other full names, each once. A person's single word is none, nor is a plain word.
pub(super) fn names(page: &Page, entity: &Entity) -> Vec<String> {
    let full = |name: &str| {
        name.split_whitespace().count() >= 2
            || entity.kind != EntityKind::Person && tells(name)
            || !name.is_ascii() && name.chars().count() >= 2 && is_unspaced(name)
    };
    let mut names: Vec<String> = Vec::new();
    let mut put = |name: &str| {
        let name = name.trim();
        if full(name)
            && !names.iter().any(|known| known.eq_ignore_ascii_case(name))
            && names.len() < MOST_NAMES
        {
            names.push(name.to_owned());
        }
    };
    put(&entity.name);
    let known = entity.kind == EntityKind::Organisation && tables::is_organisation(&entity.name);
    for mention in &entity.mentions {
        let text = page.text.slice(mention.span);
        let full = match entity.kind {
            EntityKind::Person => true,
            // `Mahan Air` beside `Mahan Air of Iran`; a word alone is short for it.
            EntityKind::Organisation => text.split_whitespace().count() >= 2 || known && tells(text),
            _ => false,
        };
        if mention.how == How::Alias || mention.how == How::Name && full {
            put(text);
        }
    }
    names
}

/// Scripts that write a whole name without blanks.
fn is_unspaced(name: &str) -> bool {
    name.chars()
        .all(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

/// Asks for one name of an entity.
pub(super) fn ask(
    lists: &dyn Lists,
    options: &Options,
    scratch: &mut Scratch,
    entity: &Entity,
    name: &str,
    schema: Schema,
) -> Result<Vec<Finding>, ScreenError> {
    let parts = QueryParts {
        names: vec![name.to_owned()],
        schema: Some(schema),
        countries: entity
            .country
            .as_deref()
            .and_then(CountryCode::new)
            .into_iter()
            .collect(),
        ..QueryParts::default()
    };
    let single = name.split_whitespace().count() < 2 && !is_unspaced(name);
    let floor = match (single, entity.country.is_some()) {
        (true, _) => SINGLE_WORD,
        (false, false) => NAME_ALONE,
        (false, true) => 0.0,
    };
    let options = Options {
        threshold: floor.max(options.threshold),
        ..options.clone()
    };
    // A name that cannot be asked (marks alone) meets nothing.
    let Some(outcome) = lists.find_parts(parts, &options, scratch)? else {
        return Ok(Vec::new());
    };
    let mut findings = outcome.findings;
    if single {
        findings.retain(|finding| is_written(name, &finding.matched.listed));
    }
    Ok(findings)
}

/// Whether a word stands in a listed name letter for letter, where both are in Latin letters: `PKK` is no `PCC`.
fn is_written(word: &str, listed: &str) -> bool {
    let plain = |text: &str| -> String {
        let marks = exonym_text::fold::strip_marks(&text.to_lowercase());
        marks.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let (word, listed) = (plain(word), plain(listed));
    !word.is_ascii() || !listed.is_ascii() || listed.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(name: &str, kind: EntityKind) -> Entity {
        Entity {
            id: "e1".to_owned(),
            name: name.to_owned(),
            kind,
            country: None,
            members: Vec::new(),
            mentions: Vec::new(),
            roles: Vec::new(),
            findings: Vec::new(),
        }
    }

    #[test]
    fn bare_surnames_and_countries_are_never_asked() {
        let page = Page::default();
        assert!(names(&page, &entity("Kim", EntityKind::Person)).is_empty());
        assert_eq!(
            names(&page, &entity("Kim Jong Un", EntityKind::Person)),
            ["Kim Jong Un"]
        );
        assert_eq!(names(&page, &entity("김정은", EntityKind::Person)), ["김정은"]);
        for kind in [
            EntityKind::State,
            EntityKind::Place,
            EntityKind::Group,
            EntityKind::Weapon,
        ] {
            assert_eq!(schema(&entity("Cuba", kind)), None);
        }
    }

    #[test]
    fn lines_in_capitals_and_laws_are_not_asked() {
        for name in [
            "Clinton Says She Is Ready",
            "Clean Air Act",
            "Power Plant Rules Face Key Test In Court",
        ] {
            assert_eq!(schema(&entity(name, EntityKind::Other)), None, "{name}");
        }
        for name in ["Fancy Bear", "Liberation Tigers of Tamil Eelam", "Rosneft"] {
            assert!(schema(&entity(name, EntityKind::Other)).is_some(), "{name}");
        }
    }

    #[test]
    fn bodies_of_every_state_and_plain_words_are_told_apart() {
        for name in ["Ministry of Defence", "Interior Ministry", "the Army"] {
            assert!(is_common_body(name), "{name}");
        }
        for name in ["Mahan Air", "Quds Force", "Rosneft", "Syrian Army"] {
            assert!(!is_common_body(name), "{name}");
        }
        for word in ["PKK", "Rosneft", "Huawei"] {
            assert!(tells(word), "{word}");
        }
        for word in ["Let", "R", "Simon", "Street", "Time"] {
            assert!(!tells(word), "{word}");
        }
        assert!(is_written("PKK", "Partiya Karkeren Kurdistane (P.K.K.)") && !is_written("PKK", "PCC"));
    }
}
