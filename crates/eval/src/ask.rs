//! Questions made from an index by a seed, to measure its speed and its search with.

use exonym_index::{Index, IndexError};
use exonym_model::{Schema, Statement};
use exonym_screen::{Query, QueryParts};
use exonym_tables::census;
use exonym_text::script::{Script, main_script};

use crate::manipulate::classes::ALL as SLIPS;
use crate::random::Random;

/// The classes of questions.
pub const CLASSES: [&str; 5] = ["clean", "typo", "cross-script", "common", "absurd"];

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// One of [`CLASSES`].
    pub class: &'static str,
    /// The name asked for.
    pub name: String,
    /// The schema asked for.
    pub schema: Schema,
}

impl Question {
    /// As it is asked; `None` where nothing of its name can be asked for.
    pub fn query(&self) -> Option<Query> {
        let parts = QueryParts {
            names: vec![self.name.clone()],
            schema: Some(self.schema),
            ..QueryParts::default()
        };
        Query::new(parts).ok()
    }
}

/// So many questions, the classes in turn; the same index and seed give the same.
///
/// # Errors
/// The index is damaged.
pub fn questions<D: AsRef<[u8]>>(
    index: &Index<D>,
    count: usize,
    seed: u64,
) -> Result<Vec<Question>, IndexError> {
    let mut random = Random::new(seed);
    let (surnames, given) = (commonest(|share| share.surname), commonest(|share| share.given));
    let mut out = Vec::with_capacity(count);
    let mut tries = 0;
    while out.len() < count && tries < count * 20 + 100 {
        tries += 1;
        let class = CLASSES[out.len() % CLASSES.len()];
        let listed = |random: &mut Random| one_listed(index, random);
        let made = match class {
            "clean" => listed(&mut random)?.map(|(name, schema, _)| (name, schema)),
            "typo" => {
                listed(&mut random)?.and_then(|(name, schema, _)| Some((slip(&name, &mut random)?, schema)))
            }
            "cross-script" => listed(&mut random)?
                .and_then(|(name, schema, others)| Some((other_script(&name, &others)?, schema))),
            "common" => Some((common(&surnames, &given, &mut random), Schema::Person)),
            _ => Some((absurd(&mut random), Schema::Thing)),
        };
        out.extend(made.map(|(name, schema)| Question { class, name, schema }));
    }
    Ok(out)
}

/// A strong name of a party by chance, with the party's other names.
fn one_listed<D: AsRef<[u8]>>(
    index: &Index<D>,
    random: &mut Random,
) -> Result<Option<(String, Schema, Vec<String>)>, IndexError> {
    if index.party_count() == 0 {
        return Ok(None);
    }
    let bundle = index.bundle(random.below(index.party_count() as usize) as u32)?;
    let named = |statement: &&Statement| statement.prop.is_whole_name();
    let names: Vec<String> = bundle
        .party
        .statements
        .iter()
        .filter(named)
        .map(|statement| statement.value.clone())
        .collect();
    let chosen = names.get(random.below(names.len().max(1))).cloned();
    Ok(chosen.map(|name| (name, bundle.party.schema, names)))
}

/// A name with one slip in one word.
fn slip(name: &str, random: &mut Random) -> Option<String> {
    let edits: Vec<_> = SLIPS.iter().filter(|class| class.single_edit).collect();
    let class = edits.get(random.below(edits.len()))?;
    (class.change)(name, random).map(|changed| changed.name)
}

/// Another name of the party in another script, else the name in Cyrillic letters.
fn other_script(name: &str, others: &[String]) -> Option<String> {
    let script = main_script(name);
    let other = others.iter().find(|other| {
        let found = main_script(other);
        found != script && found != Script::Latin
    });
    other
        .cloned()
        .or_else(|| (script == Script::Latin).then(|| cyrillic(name)))
}

/// A Latin name as a Russian passport office would write it by ear, letter by letter.
fn cyrillic(name: &str) -> String {
    const GROUPS: &[(&str, &str)] = &[
        ("shch", "щ"),
        ("sch", "ш"),
        ("kh", "х"),
        ("zh", "ж"),
        ("ch", "ч"),
        ("sh", "ш"),
        ("ts", "ц"),
        ("ya", "я"),
        ("yu", "ю"),
        ("ph", "ф"),
        ("th", "т"),
        ("a", "а"),
        ("b", "б"),
        ("c", "к"),
        ("d", "д"),
        ("e", "е"),
        ("f", "ф"),
        ("g", "г"),
        ("h", "х"),
        ("i", "и"),
        ("j", "дж"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("q", "к"),
        ("r", "р"),
        ("s", "с"),
        ("t", "т"),
        ("u", "у"),
        ("v", "в"),
        ("w", "в"),
        ("x", "кс"),
        ("y", "й"),
        ("z", "з"),
    ];
    let plain = exonym_text::fold::fold(name);
    let mut rest = plain.as_str();
    let mut out = String::new();
    while let Some(first) = rest.chars().next() {
        let group = GROUPS.iter().find(|group| rest.starts_with(group.0));
        match group {
            Some((latin, letters)) => {
                out.push_str(letters);
                rest = rest.get(latin.len()..).unwrap_or_default();
            }
            None => {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

/// Names in the pool of the commonest.
const COMMONEST: usize = 60;
/// Names that are common among the listed, beside those of the census.
const COMMON_LISTED: &[&str] = &[
    "Mohammad",
    "Ahmad",
    "Ali",
    "Hussein",
    "Hassan",
    "Kim",
    "Lee",
    "Ivan",
    "Aleksandr",
    "Sergey",
    "Ivanov",
    "Khan",
    "Wang",
    "Li",
    "Abdullah",
    "Ibrahim",
    "Omar",
    "Mahmoud",
    "Vladimir",
    "Maria",
];

fn commonest(of: fn(&census::Share) -> u32) -> Vec<&'static str> {
    let mut all: Vec<(u32, &str)> = census::all().map(|(name, share)| (of(&share), name)).collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    all.into_iter()
        .take(COMMONEST)
        .map(|(_, name)| name)
        .chain(COMMON_LISTED.iter().copied())
        .collect()
}

/// Two to four of the commonest names.
fn common(surnames: &[&str], given: &[&str], random: &mut Random) -> String {
    let pick = |from: &[&str], random: &mut Random| {
        from.get(random.below(from.len()))
            .copied()
            .unwrap_or("Ali")
            .to_owned()
    };
    let mut words = vec![pick(given, random)];
    for _ in 0..random.below(3) {
        words.push(pick(given, random));
    }
    words.push(pick(surnames, random));
    words.join(" ")
}

/// What nobody is called: syllables by chance, one letter, digits, a very long text.
fn absurd(random: &mut Random) -> String {
    const CONSONANTS: &[u8] = b"bcdfghjklmnpqrstvwxz";
    const VOWELS: &[u8] = b"aeiouy";
    let word = |random: &mut Random| -> String {
        let syllables = 1 + random.below(4);
        let syllable = |_| {
            let consonant = CONSONANTS[random.below(CONSONANTS.len())];
            [
                char::from(consonant),
                char::from(VOWELS[random.below(VOWELS.len())]),
            ]
        };
        (0..syllables).flat_map(syllable).collect()
    };
    match random.below(10) {
        0 => word(random).chars().take(1).collect(),
        1 => format!("{} {}", word(random), random.below(100_000)),
        2 => (0..40).map(|_| word(random)).collect::<Vec<_>>().join(" "),
        more => (0..1 + more % 4)
            .map(|_| word(random))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_questions_again() {
        let absurd = |seed| absurd(&mut Random::new(seed));
        assert_eq!(absurd(5), absurd(5));
        assert_eq!(cyrillic("Shoigu, Sergei"), "шойгу, сергей".replace('й', "и"));
        assert!(commonest(|share| share.surname).contains(&"smith"));
        assert_eq!(other_script("Kim", &["김".to_owned()]).as_deref(), Some("김"));
        assert_eq!(other_script("김", &[]), None);
    }
}
