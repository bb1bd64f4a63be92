//! `exonym eval manipulate`: are listed parties found when their names are manipulated?
//!
//! Main names of a sample of entries are changed by each class of [`classes`], with a fixed seed, and asked of the whole
//! engine: index, keys, comparison. Found is the entry itself at or over the threshold.

pub mod classes;

use std::collections::BTreeMap;

use exonym_index::name_kind;
use exonym_model::Schema;
use exonym_names::{NameKind, Rule, explain, prepare};
use exonym_screen::{Options, Query, QueryParts, Scratch, Screener};
use rayon::prelude::*;
use serde::Serialize;

use crate::error::EvalError;
use crate::random::Random;
use classes::ALL;

/// Letters from which on an edited word is long enough to be told by the rest of it.
const LONG: usize = 4;
/// Findings looked through for the entry: namesakes may stand before it.
const LOOKED_AT: usize = 1_000;

/// One manipulated name and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The class.
    pub class: &'static str,
    /// Letters of the word that was edited; 0 where the whole name was.
    pub letters: usize,
    /// ISO 15924 code of the name's script.
    pub script: String,
    /// Entry.
    pub id: String,
    /// The name as listed.
    pub listed: String,
    /// The name as asked.
    pub asked: String,
    /// Whether the entry was found.
    pub found: bool,
    /// The score of the two names by themselves: what is at or over the threshold here and was not found, the search lost.
    pub score: f32,
    /// The rule of the trade that holds the two names apart, where one does: the edit made another attested name or number.
    pub rule: Option<&'static str>,
}

/// How many were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Found {
    /// Names asked.
    pub n: u64,
    /// Found at or over the threshold.
    pub found: u64,
    /// found / n.
    pub recall: f64,
    /// Not found, and held apart by a rule: the edit made another name (`David`, `Davis`).
    pub ruled: u64,
    /// found / (n - ruled).
    pub recall_without_ruled: f64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ManipulateReport {
    /// Decided by.
    pub threshold: f32,
    /// Entries in the sample.
    pub sample: usize,
    /// The seed.
    pub seed: u64,
    /// By class; edits of a word under four letters stand apart, as `CLASS, short word`.
    pub classes: BTreeMap<String, Found>,
    /// All classes, by script.
    pub scripts: BTreeMap<String, Found>,
    /// The snapshot asked.
    pub snapshot: String,
}

/// Tries every class on a sample of entries (all where `sample` is 0).
///
/// # Errors
/// The index is damaged.
pub fn run<D: AsRef<[u8]> + Sync>(
    screener: &Screener<D>,
    sample: usize,
    seed: u64,
    threshold: f32,
) -> Result<Vec<Tried>, EvalError> {
    let index = screener.index();
    let parties = Random::new(seed).sample(index.party_count() as usize, sample);
    let tried: Vec<Vec<Tried>> = parties
        .into_par_iter()
        .map_init(Scratch::default, |scratch, party| {
            let bundle = index.bundle(party as u32)?;
            let Some(listed) = bundle.party.names().next() else {
                return Ok(Vec::new());
            };
            let kind = name_kind(bundle.party.schema);
            let prepared = prepare(&listed.value, kind, &[]);
            let mut out = Vec::new();
            let mut names = exonym_names::Scratch::default();
            for (number, class) in ALL.iter().enumerate() {
                let asked_of = match kind {
                    NameKind::Person => class.persons,
                    NameKind::Object => class.things,
                    NameKind::Organization | NameKind::Unknown => class.organizations,
                };
                if !asked_of {
                    continue;
                }
                let mut random = Random::new(seed ^ (party as u64) << 8 ^ number as u64);
                let Some(changed) = (class.change)(&listed.value, &mut random) else {
                    continue;
                };
                let comparison = explain(&prepare(&changed.name, kind, &[]), &prepared, &mut names);
                out.push(Tried {
                    score: comparison.score,
                    rule: comparison.parts.iter().find_map(|part| part.rule).map(Rule::name),
                    class: class.name,
                    letters: if class.single_edit { changed.letters } else { 0 },
                    script: exonym_text::script::main_script(&listed.value)
                        .iso15924()
                        .to_owned(),
                    id: bundle.party.id.clone(),
                    listed: listed.value.clone(),
                    found: is_found(
                        screener,
                        &bundle.party.id,
                        bundle.party.schema,
                        &changed.name,
                        threshold,
                        scratch,
                    )?,
                    asked: changed.name,
                });
            }
            Ok(out)
        })
        .collect::<Result<_, EvalError>>()?;
    Ok(tried.into_iter().flatten().collect())
}

fn is_found<D: AsRef<[u8]>>(
    screener: &Screener<D>,
    id: &str,
    schema: Schema,
    name: &str,
    threshold: f32,
    scratch: &mut Scratch,
) -> Result<bool, EvalError> {
    let parts = QueryParts {
        names: vec![name.to_owned()],
        schema: Some(schema),
        ..QueryParts::default()
    };
    // A name with no letter left cannot be asked, so it is not found.
    let Ok(query) = Query::new(parts) else {
        return Ok(false);
    };
    let options = Options {
        threshold,
        limit: LOOKED_AT,
        ..Options::default()
    };
    let outcome = screener.screen(&query, &options, scratch)?;
    let is_it = |entry: &exonym_screen::Entry| entry.id == id;
    Ok(outcome
        .findings
        .iter()
        .any(|finding| finding.entries.iter().any(is_it)))
}

/// The figures of what was tried.
pub fn report(tried: &[Tried], sample: usize, seed: u64, threshold: f32, snapshot: &str) -> ManipulateReport {
    let mut classes: BTreeMap<String, Found> = BTreeMap::new();
    let mut scripts: BTreeMap<String, Found> = BTreeMap::new();
    for one in tried {
        let short = one.letters > 0 && one.letters < LONG;
        let class = if short {
            format!("{}, short word", one.class)
        } else {
            one.class.to_owned()
        };
        for found in [
            classes.entry(class).or_default(),
            scripts.entry(one.script.clone()).or_default(),
        ] {
            found.n += 1;
            found.found += u64::from(one.found);
            found.ruled += u64::from(!one.found && one.rule.is_some());
            found.recall = found.found as f64 / found.n as f64;
            found.recall_without_ruled = found.found as f64 / (found.n - found.ruled).max(1) as f64;
        }
    }
    ManipulateReport {
        threshold,
        sample,
        seed,
        classes,
        scripts,
        snapshot: snapshot.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_changes_a_name_the_same_way_again() {
        for class in ALL {
            let change = || {
                (class.change)("Wartan Zolltan Telukhov", &mut Random::new(11)).map(|changed| changed.name)
            };
            assert_eq!(change(), change(), "{}", class.name);
            if !["exact", "marks stripped"].contains(&class.name) {
                assert_ne!(
                    change().as_deref(),
                    Some("Wartan Zolltan Telukhov"),
                    "{}",
                    class.name
                );
            }
        }
    }

    #[test]
    fn odd_names_change_without_panic() {
        for name in [
            "",
            "A",
            "Ño",
            "Ли",
            "김",
            "X Y",
            "123",
            "O'Brien",
            "  ",
            "Aa Bb Cc Dd Ee",
        ] {
            for class in ALL {
                for seed in 0..5 {
                    let _ = (class.change)(name, &mut Random::new(seed));
                }
            }
        }
    }
}
