//! The words of speech: verbs with their forms, and nouns.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::reading::Stance;

const VERBS: &str = include_str!("../../data/reporting.tsv");
const NOUNS: &str = include_str!("../../data/reporting_nouns.tsv");

/// A verb of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    /// As in a dictionary.
    pub(crate) lemma: &'static str,
    /// How far it is trusted, 1 most.
    pub(crate) tier: u8,
    /// What its speaker does.
    pub(crate) stance: Stance,
    frames: &'static str,
}

impl Verb {
    /// Whether a frame of the table is among those of the verb.
    pub(crate) fn takes(&self, frame: char) -> bool {
        self.frames.contains(frame)
    }
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// `say`.
    pub(crate) base: bool,
    /// `says`.
    pub(crate) third: bool,
    /// `said`, as in `he said`.
    pub(crate) past: bool,
    /// `said`, as in `has said`.
    pub(crate) participle: bool,
    /// `saying`.
    pub(crate) ing: bool,
}

/// A word that can be a verb of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reported {
    /// The verb.
    pub(crate) verb: &'static Verb,
    /// The form.
    pub(crate) shape: Shape,
}

/// What a noun of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NounClass {
    /// Something said.
    Claim,
    /// What something is said in.
    Occasion,
    /// A thing that speaks.
    Source,
    /// A calling.
    Speaker,
    /// A verb of not saying.
    Refusal,
    /// What is refused.
    Sayable,
}

/// A noun of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noun {
    /// Its class.
    pub(crate) class: NounClass,
    /// What whoever utters it does.
    pub(crate) stance: Stance,
}

struct Lexicon {
    verbs: FxHashMap<String, Reported>,
    nouns: FxHashMap<String, Noun>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        verbs: FxHashMap::default(),
        nouns: FxHashMap::default(),
    };
    for row in rows(VERBS) {
        let verb: &'static Verb = Box::leak(Box::new(Verb {
            lemma: row[0],
            tier: row[1].parse().unwrap_or(4),
            stance: stance(row[2]).unwrap_or(Stance::Assert),
            frames: row[3],
        }));
        inflect(&mut lexicon.verbs, verb, row[4]);
    }
    for row in rows(NOUNS) {
        let (Some(class), Some(stance)) = (noun_class(row[1]), stance(row[2])) else {
            continue;
        };
        lexicon.nouns.insert(row[0].to_owned(), Noun { class, stance });
        lexicon.nouns.insert(plural(row[0]), Noun { class, stance });
    }
    lexicon
});

/// The verb of speech that a word in lower case can be.
pub(crate) fn verb(word: &str) -> Option<Reported> {
    LEXICON.verbs.get(word).copied()
}

/// The noun of speech that a word in lower case can be.
pub(crate) fn noun(word: &str) -> Option<Noun> {
    LEXICON.nouns.get(word).copied()
}

fn rows(data: &'static str) -> impl Iterator<Item = [&'static str; 5]> {
    data.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t');
            std::array::from_fn(|_| columns.next().unwrap_or_default())
        })
}

fn inflect(forms: &mut FxHashMap<String, Reported>, verb: &'static Verb, irregular: &str) {
    let lemma = verb.lemma;
    let regular = match lemma.strip_suffix('e') {
        Some(stem) => format!("{stem}ed"),
        None => format!("{lemma}ed"),
    };
    let (past, participle) = irregular.split_once('/').unwrap_or((&regular, &regular));
    // `admitted` doubles its consonant, so `admitting` does.
    let doubled = lemma
        .chars()
        .next_back()
        .map(|last| format!("{lemma}{last}"))
        .unwrap_or_default();
    let stem = match lemma.strip_suffix('e') {
        Some(stem) => stem,
        None if past.starts_with(&doubled) => &doubled,
        None => lemma,
    };
    let mut put = |word: &str, set: fn(&mut Shape)| {
        let slot = forms.entry(word.to_owned()).or_insert(Reported {
            verb,
            shape: Shape::default(),
        });
        set(&mut slot.shape);
    };
    put(lemma, |shape| shape.base = true);
    put(&plural(lemma), |shape| shape.third = true);
    put(past, |shape| shape.past = true);
    put(participle, |shape| shape.participle = true);
    put(&format!("{stem}ing"), |shape| shape.ing = true);
}

/// The form with an `s`.
fn plural(word: &str) -> String {
    match word {
        "medium" => return "media".to_owned(),
        "person" => return "persons".to_owned(),
        "people" | "police" | "press" | "news" => return word.to_owned(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    if let Some(stem) = word.strip_suffix("woman") {
        return format!("{stem}women");
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if ["s", "sh", "ch", "x", "z"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn stance(word: &str) -> Option<Stance> {
    Some(match word {
        "assert" => Stance::Assert,
        "deny" => Stance::Deny,
        "confirm" => Stance::Confirm,
        "refuse_comment" => Stance::RefuseComment,
        "accuse" => Stance::Accuse,
        "condemn" => Stance::Condemn,
        "praise" => Stance::Praise,
        "promise" => Stance::Promise,
        "warn" => Stance::Warn,
        "suggest" => Stance::Suggest,
        "concern" => Stance::Concern,
        _ => return None,
    })
}

fn noun_class(word: &str) -> Option<NounClass> {
    Some(match word {
        "claim" => NounClass::Claim,
        "occasion" => NounClass::Occasion,
        "source" => NounClass::Source,
        "speaker" => NounClass::Speaker,
        "refusal" => NounClass::Refusal,
        "sayable" => NounClass::Sayable,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_form() {
        for data in [VERBS, NOUNS] {
            assert!(data.starts_with('#') && data.contains("Origin"));
            let keys: Vec<&str> = rows(data).map(|row| row[0]).collect();
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "sorted, once each");
        }
        for row in rows(VERBS) {
            assert!(
                stance(row[2]).is_some() && matches!(row[1], "1" | "2" | "3" | "4"),
                "{row:?}"
            );
            assert!(row[3].chars().all(|frame| "tqpanifow".contains(frame)), "{row:?}");
        }
        for row in rows(NOUNS) {
            assert!(
                noun_class(row[1]).is_some() && stance(row[2]).is_some(),
                "{row:?}"
            );
        }
    }

    #[test]
    fn forms() {
        let shape = |word: &str| verb(word).map(|known| (known.verb.lemma, known.shape));
        let (lemma, said) = shape("said").expect("a form");
        assert!(lemma == "say" && said.past && said.participle && !said.base);
        assert!(shape("admitting").is_some_and(|(_, shape)| shape.ing));
        assert!(shape("denies").is_some_and(|(lemma, shape)| lemma == "deny" && shape.third));
        assert!(shape("stresses").is_some_and(|(_, shape)| shape.third));
        assert!(shape("wrote").is_some_and(|(_, shape)| shape.past && !shape.participle));
        assert!(shape("sayed").is_none());
        assert!(noun("allegations").is_some_and(|noun| noun.class == NounClass::Claim));
        assert!(noun("spokesmen").is_some() && noun("media").is_some());
    }
}
