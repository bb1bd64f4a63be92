//! Frames by which English news tells of events: which verb with which words around it is an event of which type.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::table::rows;

const DATA: &str = include_str!("../data/event_frames.tsv");

/// What is special about a frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// What is told in its infinitive did not happen of itself.
    pub governs: bool,
    /// What is told after `of` or `for` is alleged.
    pub accuses: bool,
    /// The subjects do it to each other.
    pub mutual: bool,
    /// The subject receives; the doer follows `from`.
    pub from: bool,
    /// The words are nouns.
    pub noun: bool,
}

/// Words of which one must stand somewhere, sorted by how they are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// As they are.
    exact: HashSet<&'static str>,
    /// Beginnings of words: `missile*`.
    starts: Vec<&'static str>,
    /// Words in a row: `air strike`.
    rows: Vec<Vec<&'static str>>,
}

impl Words {
    fn new(words: &[&'static str]) -> Words {
        let mut out = Words::default();
        for word in words {
            if word.contains([' ', '-']) {
                out.rows.push(word.split([' ', '-']).collect());
            }
            // A word with a hyphen in it may be one token, too.
            match word.strip_suffix('*') {
                Some(start) => out.starts.push(start),
                None => {
                    out.exact.insert(word);
                }
            }
        }
        out
    }

    #[cfg(test)]
    fn all(&self) -> impl Iterator<Item = &&'static str> {
        self.exact
            .iter()
            .chain(&self.starts)
            .chain(self.rows.iter().flatten())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.starts.is_empty()
    }

    /// Whether one of them stands among the words `first..last`; `word` tells the word at a number, in lower case.
    pub fn any<'a>(&self, first: usize, last: usize, word: impl Fn(usize) -> &'a str) -> bool {
        !self.is_empty()
            && (first..last).any(|at| {
                let here = word(at);
                self.exact.contains(here)
                    || self.starts.iter().any(|start| here.starts_with(start))
                    || self.rows.iter().any(|row| {
                        let mut parts = row.iter().enumerate();
                        at + row.len() <= last
                            && parts.all(|(offset, part)| match part.strip_suffix('*') {
                                Some(start) => word(at + offset).starts_with(start),
                                None => word(at + offset) == *part,
                            })
                    })
            })
    }
}

/// One frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its name, which stands in the answer.
    pub rule: &'static str,
    /// PLOVER type.
    pub kind: &'static str,
    /// PLOVER mode; blank where there is none.
    pub mode: &'static str,
    /// Words of which one must come next; empty where any may.
    pub next: Vec<&'static str>,
    /// Words of which one must stand in the clause after the verb; empty where none need.
    pub object: Words,
    /// Words that forbid the frame.
    pub unless: Words,
    /// What is special.
    pub flags: Flags,
}

/// How a verb is bent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerbForm {
    /// `give`.
    Base,
    /// `gives`.
    Third,
    /// `gave`.
    Past,
    /// `given`.
    Participle,
    /// `giving`.
    Ing,
    /// A noun, in singular or plural.
    Noun,
}

struct Frames {
    list: Vec<Frame>,
    by_form: HashMap<String, Vec<(usize, VerbForm)>>,
}

static FRAMES: LazyLock<Frames> = LazyLock::new(|| {
    let mut sets: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    let mut frames = Frames {
        list: Vec::new(),
        by_form: HashMap::new(),
    };
    for row in rows(DATA) {
        let rule = row.column(0);
        if rule.starts_with('@') {
            sets.insert(rule, row.values(3, '|').collect());
            continue;
        }
        let expanded = |column: usize| -> Vec<&'static str> {
            let mut words = Vec::new();
            for word in row.values(column, '|') {
                match sets.get(word) {
                    Some(set) => words.extend(set),
                    None => words.push(word),
                }
            }
            words
        };
        let has = |flag: &str| row.values(7, '|').any(|one| one == flag);
        let flags = Flags {
            governs: has("governs"),
            accuses: has("accuses"),
            mutual: has("mutual"),
            from: has("from"),
            noun: has("noun"),
        };
        let number = frames.list.len();
        for verb in row.values(3, '|') {
            for (form, bent) in forms(verb, flags.noun) {
                let known = frames.by_form.entry(form).or_default();
                if !known.contains(&(number, bent)) {
                    known.push((number, bent));
                }
            }
        }
        frames.list.push(Frame {
            rule,
            kind: row.column(1),
            mode: row.column(2),
            next: expanded(4),
            object: Words::new(&expanded(5)),
            unless: Words::new(&expanded(6)),
            flags,
        });
    }
    frames
});

/// The frames that a word in lower case can begin, narrow ones first, and the form in which it stands. A form that is past and participle
/// stands as both.
pub fn frames(word: &str) -> impl Iterator<Item = (&'static Frame, VerbForm)> {
    let found = FRAMES.by_form.get(word).map(Vec::as_slice).unwrap_or_default();
    found
        .iter()
        .filter_map(|(number, form)| Some((FRAMES.list.get(*number)?, *form)))
}

/// Whether the word is a form of some frame's verb.
pub fn is_verb(word: &str) -> bool {
    FRAMES
        .by_form
        .get(word)
        .is_some_and(|found| found.iter().any(|(_, form)| *form != VerbForm::Noun))
}

/// All forms of an entry.
fn forms(entry: &str, noun: bool) -> Vec<(String, VerbForm)> {
    if noun {
        return vec![
            (entry.to_owned(), VerbForm::Noun),
            (format!("{entry}s"), VerbForm::Noun),
        ];
    }
    let mut parts = entry.split('/');
    let head = parts.next().unwrap_or_default();
    let base = head.trim_end_matches('+');
    let doubled = match (head.ends_with('+'), base.chars().last()) {
        (true, Some(last)) => format!("{base}{last}"),
        _ => base.to_owned(),
    };
    let past = match parts.next() {
        Some(past) => past.to_owned(),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{doubled}ed"),
    };
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    let ing = match (parts.next(), base.strip_suffix('e')) {
        (Some(ing), _) => ing.to_owned(),
        (None, Some(stem)) if !base.ends_with("ee") => format!("{stem}ing"),
        _ if past
            .strip_suffix("ed")
            .is_some_and(|stem| stem.len() > base.len()) =>
        {
            format!("{}ing", past.trim_end_matches("ed"))
        }
        _ => format!("{doubled}ing"),
    };
    let third = match base.strip_suffix('y') {
        Some(stem) if past.ends_with("ied") => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        _ => format!("{base}s"),
    };
    vec![
        (base.to_owned(), VerbForm::Base),
        (third, VerbForm::Third),
        (past, VerbForm::Past),
        (participle, VerbForm::Participle),
        (ing, VerbForm::Ing),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_sets_are_known() {
        const TYPES: [&str; 16] = [
            "AGREE",
            "CONSULT",
            "SUPPORT",
            "COOPERATE",
            "AID",
            "ACCUSE",
            "REQUEST",
            "REJECT",
            "THREATEN",
            "PROTEST",
            "MOBILIZE",
            "SANCTION",
            "COERCE",
            "ASSAULT",
            "CONCEDE",
            "RETREAT",
        ];
        for frame in &FRAMES.list {
            assert!(TYPES.contains(&frame.kind), "{}", frame.rule);
            for word in frame
                .next
                .iter()
                .chain(frame.object.all())
                .chain(frame.unless.all())
            {
                assert!(!word.starts_with('@'), "{}: no set {word}", frame.rule);
                assert_eq!(*word, word.to_lowercase(), "{}", frame.rule);
            }
        }
    }

    #[test]
    fn verbs_are_bent() {
        let has = |word: &str, rule: &str, form: VerbForm| {
            let found = frames(word).any(|(frame, bent)| frame.rule == rule && bent == form);
            assert!(found, "{word} {rule}");
        };
        has("met", "meets", VerbForm::Past);
        has("giving", "gives-aid", VerbForm::Ing);
        has("given", "gives-aid", VerbForm::Participle);
        has("banned", "bans", VerbForm::Participle);
        has("banning", "bans", VerbForm::Ing);
        has("supplies", "gives-arms", VerbForm::Third);
        has("freed", "releases-captives", VerbForm::Past);
        has("kidnapping", "kidnaps", VerbForm::Ing);
        has("visits", "visits", VerbForm::Third);
        has("condemning", "condemns", VerbForm::Ing);
        has("slammed", "condemns", VerbForm::Past);
        assert!(!is_verb("table"));
    }
}
