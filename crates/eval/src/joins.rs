//! `exonym eval joins`: are entries of different lists that are one party joined, and no others?
//!
//! The truth is a number that several lists quote: the reference of the United Nations, or, where that is asked, a passport or
//! register number. It is hidden on both sides, parties are found again without it, and what came together is held against it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

use exonym_index::{Index, Parties};
use exonym_model::IdKind;
use exonym_parties::{Grounds, Judgements, references_of};
use serde::Serialize;

use crate::error::EvalError;

/// The number that says which entries are one party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// References of the United Nations. Entries with different ones are different parties.
    Reference,
    /// Numbers of passports and registers. Different ones say nothing: a person has several.
    Identifier,
}

/// Figures of a group of pairs that are one party.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Recall {
    /// Pairs.
    pub n: u64,
    /// Joined.
    pub joined: u64,
    /// Not joined, and offered for review.
    pub offered: u64,
    /// joined / n.
    pub recall: f64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JoinsReport {
    /// Snapshot.
    pub snapshot: String,
    /// `reference` or `identifier`.
    pub truth: &'static str,
    /// Pairs of entries of different lists that are one party.
    pub all: Recall,
    /// Those that have a name in common to the letter.
    pub shared_name: Recall,
    /// Those that have not.
    pub no_shared_name: Recall,
    /// By lists, `list + list`.
    pub lists: BTreeMap<String, Recall>,
    /// Pairs left out although they quote one number: the names are two names throughout, so that one publisher quoted
    /// wrongly. Entries with such a number, or with one that the list of the United Nations does not have, count as without.
    pub contradicted: u64,
    /// Pairs of entries of different lists that were weighed, have a number each, and are not one party.
    pub non_pairs: u64,
    /// Joined pairs whose numbers say that they are one party.
    pub right: u64,
    /// Joined pairs whose numbers say that they are not.
    pub wrong: u64,
    /// right / (right + wrong).
    pub precision: f64,
    /// Joined pairs of which the numbers say nothing.
    pub unlabelled: u64,
    /// Pairs offered for review.
    pub doubts: u64,
    /// Seconds to find the parties.
    pub seconds: f64,
}

/// A pair that went wrong, or was not joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// `wrong`, `missed` or `offered`.
    pub what: &'static str,
    /// Ids of the entries.
    pub ids: (String, String),
    /// Their captions.
    pub captions: (String, String),
    /// Why, where it was offered or joined.
    pub why: String,
}

/// What is known of an entry.
struct Known {
    id: String,
    caption: String,
    list: u16,
    numbers: BTreeSet<String>,
    names: BTreeSet<String>,
}

/// Finds the parties without the number and holds them against it.
///
/// # Errors
/// The index does not hold together.
pub fn run<D: AsRef<[u8]> + Sync>(
    index: &Index<D>,
    truth: Truth,
) -> Result<(JoinsReport, Vec<Case>), EvalError> {
    let mut known = known(index, truth)?;
    let contradicted = match truth {
        Truth::Reference => drop_misquoted(index, &mut known),
        Truth::Identifier => 0,
    };
    let grounds = Grounds {
        references: false,
        identifiers: truth != Truth::Identifier,
    };
    let started = Instant::now();
    let parties = exonym_parties::find(index, &Judgements::default(), &grounds)?;
    let seconds = started.elapsed().as_secs_f64();
    let met = exonym_parties::met(index, &grounds)?;
    let (mut report, cases) = measure(index, truth, &known, &parties, &met);
    (report.seconds, report.contradicted) = (seconds, contradicted);
    Ok((report, cases))
}

fn known<D: AsRef<[u8]>>(index: &Index<D>, truth: Truth) -> Result<Vec<Known>, EvalError> {
    let mut known = Vec::new();
    for number in 0..index.party_count() {
        let (facts, bundle) = (index.facts(number)?, index.bundle(number)?);
        let numbers = match truth {
            Truth::Reference => references_of(&bundle).into_iter().collect(),
            Truth::Identifier => facts
                .ids
                .iter()
                .filter(|(kind, value)| *kind != IdKind::Other.key() && value.chars().count() >= 6)
                .map(|(kind, value)| format!("{kind}:{value}"))
                .collect(),
        };
        known.push(Known {
            id: bundle.party.id.clone(),
            caption: bundle.party.caption().to_owned(),
            list: facts.list,
            numbers,
            names: bundle.party.names().map(|name| squeezed(&name.value)).collect(),
        });
    }
    Ok(known)
}

/// The list whose record ids the references are.
const UN_LIST: &str = "un_sc_sanctions";

/// Takes references away from entries that quote one which the United Nations do not have, or whose bearer there has no name
/// that any name of theirs meets; returns how many of the latter.
fn drop_misquoted<D: AsRef<[u8]>>(index: &Index<D>, known: &mut [Known]) -> u64 {
    let lists = &index.meta().lists;
    let Some(un) = lists.iter().position(|list| list.version.list == UN_LIST) else {
        return 0;
    };
    let bearers: HashMap<String, u32> = (0..)
        .zip(known.iter())
        .filter(|(_, one)| one.list as usize == un)
        .flat_map(|(entry, one)| one.numbers.iter().map(move |number| (number.clone(), entry)))
        .collect();
    let mut names: HashMap<u32, Vec<u32>> = HashMap::new();
    for number in 0..index.name_count() {
        if let Some(row) = index.name(number) {
            names.entry(row.party).or_default().push(number);
        }
    }
    let mut scratch = exonym_names::Scratch::default();
    let mut meet = |a: u32, b: u32| {
        let prepared = |name: &u32| index.prepared(index.name(*name)?);
        let of = |entry: u32| names.get(&entry).into_iter().flatten().filter_map(prepared);
        of(a).any(|x| of(b).any(|y| exonym_names::compare(&x, &y, &mut scratch) >= exonym_names::THRESHOLD))
    };
    let mut contradicted = 0;
    for (entry, one) in (0..).zip(known.iter_mut()) {
        one.numbers.retain(|number| match bearers.get(number) {
            Some(bearer) => {
                let sound = *bearer == entry || meet(entry, *bearer);
                contradicted += u64::from(!sound);
                sound
            }
            None => false,
        });
    }
    contradicted
}

/// A name without case, marks and order.
fn squeezed(name: &str) -> String {
    let mut words: Vec<String> = exonym_text::fold::fold(&exonym_text::fold::strip_marks(name))
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words.join(" ")
}

fn measure<D: AsRef<[u8]>>(
    index: &Index<D>,
    truth: Truth,
    known: &[Known],
    parties: &Parties,
    met: &[(u32, u32)],
) -> (JoinsReport, Vec<Case>) {
    let of: HashMap<u32, usize> = parties
        .joined
        .iter()
        .enumerate()
        .flat_map(|(number, joined)| joined.entries.iter().map(move |entry| (*entry, number)))
        .collect();
    let doubts: HashMap<(u32, u32), &str> = parties
        .doubts
        .iter()
        .map(|doubt| ((doubt.pair.left, doubt.pair.right), doubt.why.as_str()))
        .collect();
    let one = |a: u32, b: u32| of.get(&a).is_some_and(|party| of.get(&b) == Some(party));
    let mut report = JoinsReport {
        snapshot: index.meta().snapshot.clone(),
        truth: if truth == Truth::Reference {
            "reference"
        } else {
            "identifier"
        },
        all: Recall::default(),
        shared_name: Recall::default(),
        no_shared_name: Recall::default(),
        lists: BTreeMap::new(),
        contradicted: 0,
        non_pairs: 0,
        right: 0,
        wrong: 0,
        precision: 1.0,
        unlabelled: 0,
        doubts: parties.doubts.len() as u64,
        seconds: 0.0,
    };
    let mut cases = Vec::new();
    let list_id = |list: u16| {
        let list = index.meta().lists.get(list as usize);
        list.map(|list| list.version.list.clone()).unwrap_or_default()
    };
    for (a, b) in pairs_of_one_party(known) {
        let (Some(left), Some(right)) = (known.get(a as usize), known.get(b as usize)) else {
            continue;
        };
        let (joined, why) = (one(a, b), doubts.get(&(a, b)));
        let shares = left.names.iter().any(|name| right.names.contains(name));
        let named = if shares {
            &mut report.shared_name
        } else {
            &mut report.no_shared_name
        };
        let lists = format!("{} + {}", list_id(left.list), list_id(right.list));
        for recall in [&mut report.all, named, report.lists.entry(lists).or_default()] {
            recall.n += 1;
            recall.joined += u64::from(joined);
            recall.offered += u64::from(!joined && why.is_some());
            recall.recall = recall.joined as f64 / recall.n as f64;
        }
        if !joined {
            let what = if why.is_some() { "offered" } else { "missed" };
            cases.push(case(what, left, right, why.copied().unwrap_or_default()));
        }
    }
    let apart = |left: &Known, right: &Known| {
        truth == Truth::Reference
            && !left.numbers.is_empty()
            && !right.numbers.is_empty()
            && left.numbers.is_disjoint(&right.numbers)
    };
    for (a, b) in met {
        if let (Some(left), Some(right)) = (known.get(*a as usize), known.get(*b as usize)) {
            report.non_pairs += u64::from(left.list != right.list && apart(left, right));
        }
    }
    for joined in &parties.joined {
        for (at, a) in joined.entries.iter().enumerate() {
            for b in joined.entries.iter().skip(at + 1) {
                let (Some(left), Some(right)) = (known.get(*a as usize), known.get(*b as usize)) else {
                    continue;
                };
                if !left.numbers.is_disjoint(&right.numbers) {
                    report.right += 1;
                } else if apart(left, right) {
                    report.wrong += 1;
                    cases.push(case("wrong", left, right, ""));
                } else {
                    report.unlabelled += 1;
                }
            }
        }
    }
    if report.right + report.wrong > 0 {
        report.precision = report.right as f64 / (report.right + report.wrong) as f64;
    }
    (report, cases)
}

/// Pairs of entries of different lists that have a number in common, smaller number first.
fn pairs_of_one_party(known: &[Known]) -> BTreeSet<(u32, u32)> {
    let mut by_number: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (entry, one) in (0..).zip(known) {
        for number in &one.numbers {
            by_number.entry(number).or_default().push(entry);
        }
    }
    let mut pairs = BTreeSet::new();
    for entries in by_number.values() {
        for (at, a) in entries.iter().enumerate() {
            for b in entries.iter().skip(at + 1) {
                let lists = (known.get(*a as usize), known.get(*b as usize));
                if lists.0.map(|one| one.list) != lists.1.map(|one| one.list) {
                    pairs.insert((*a, *b));
                }
            }
        }
    }
    pairs
}

fn case(what: &'static str, left: &Known, right: &Known, why: &str) -> Case {
    Case {
        what,
        ids: (left.id.clone(), right.id.clone()),
        captions: (left.caption.clone(), right.caption.clone()),
        why: why.to_owned(),
    }
}
