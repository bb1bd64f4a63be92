//! `exonym eval pairs`: are two names the same?
//!
//! Input is CSV with the columns `case_group,schema,name1,name2,is_match` and, where there is one, `quality`. The groups
//! `X` and `X-other` are the two sides of one group `X`.

use std::io::Read;
use std::time::Instant;

use crate::error::EvalError;
use crate::report::{self, Labelled, Report};
use exonym_model::Schema;
use exonym_names::Rule;

/// One labelled pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Group without `-other`.
    pub group: String,
    /// What kind of name.
    pub schema: Schema,
    /// The asked name.
    pub name1: String,
    /// The listed name.
    pub name2: String,
    /// The label.
    pub is_match: bool,
    /// Quality tier, blank where there is none.
    pub quality: String,
}

/// A pair with its score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredPair {
    /// The pair.
    pub pair: Pair,
    /// 0 to 1.
    pub score: f32,
    /// The rules that held the names apart in some part of them.
    pub rules: Vec<Rule>,
}

/// The group of a side: `X` of `X-other`.
pub fn group_of(side: &str) -> &str {
    side.strip_suffix("-other").unwrap_or(side)
}

/// Reads pairs; `file` is named in errors.
pub fn read(file: &str, input: impl Read) -> Result<Vec<Pair>, EvalError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let wrap = |source| EvalError::Csv {
        file: file.to_owned(),
        source,
    };
    let headers = reader.headers().map_err(wrap)?.clone();
    let column = |name: &'static str| {
        let seen = || headers.iter().collect::<Vec<_>>().join(", ");
        let found = headers
            .iter()
            .position(|header| header.trim_start_matches('\u{feff}') == name);
        found.ok_or_else(|| EvalError::Column {
            file: file.to_owned(),
            column: name,
            seen: seen(),
        })
    };
    let (group, schema) = (column("case_group")?, column("schema")?);
    let (name1, name2, is_match) = (column("name1")?, column("name2")?, column("is_match")?);
    let quality = column("quality").ok();
    let mut pairs = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrap)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        let bad = |column, value: &str, why: &str| EvalError::Value {
            file: file.to_owned(),
            line,
            column,
            value: value.to_owned(),
            why: why.to_owned(),
        };
        let known: Schema = cell(schema)
            .parse()
            .map_err(|_| bad("schema", cell(schema), "no FollowTheMoney schema"))?;
        let label = match cell(is_match).to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => true,
            "false" | "0" | "no" => false,
            _ => return Err(bad("is_match", cell(is_match), "write true or false")),
        };
        pairs.push(Pair {
            group: group_of(cell(group)).to_owned(),
            schema: known,
            name1: cell(name1).to_owned(),
            name2: cell(name2).to_owned(),
            is_match: label,
            quality: quality.map(|at| cell(at).to_owned()).unwrap_or_default(),
        });
    }
    Ok(pairs)
}

/// Scores pairs as the screener would: both names through the one door, then compared.
pub fn score(pairs: Vec<Pair>) -> (Vec<ScoredPair>, f64) {
    let mut scratch = exonym_names::Scratch::default();
    let started = Instant::now();
    let mut scored = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let kind = exonym_index::name_kind(pair.schema);
        let query = exonym_names::prepare(&pair.name1, kind, &[]);
        let listed = exonym_names::prepare(&pair.name2, kind, &[]);
        let score = exonym_names::compare(&query, &listed, &mut scratch);
        scored.push((pair, query, listed, score));
    }
    let spent = started.elapsed().as_secs_f64() * 1e6;
    let per_pair = spent / scored.len().max(1) as f64;
    // Explained after the clock has stopped: a pair is scored without.
    let explained = scored.into_iter().map(|(pair, query, listed, score)| {
        let parts = exonym_names::explain(&query, &listed, &mut scratch).parts;
        let mut rules: Vec<Rule> = parts.iter().filter_map(|part| part.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        ScoredPair { pair, score, rules }
    });
    (explained.collect(), per_pair)
}

/// The figures of scored pairs.
pub fn report(scored: &[ScoredPair], threshold: f32, us_per_pair: f64, snapshot: &str) -> Report {
    let labelled: Vec<Labelled<'_>> = scored
        .iter()
        .map(|ScoredPair { pair, score, rules }| Labelled {
            groups: vec![&pair.group],
            scripts: scripts(pair),
            quality: &pair.quality,
            is_match: pair.is_match,
            score: *score,
            rules: rules.iter().map(|rule| rule.name()).collect(),
        })
        .collect();
    report::report(&labelled, threshold, us_per_pair, snapshot)
}

/// The scripts of the two names, the same whichever stands first.
fn scripts(pair: &Pair) -> String {
    let script = |name: &str| exonym_text::script::main_script(name).iso15924();
    let mut both = [script(&pair.name1), script(&pair.name2)];
    both.sort_unstable();
    both.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "case_group,schema,name1,name2,is_match,quality\n\
        g,Person,John Smith,John Smith,true,STRONG\n\
        g-other,Person,John Smith,Maria Garcia,false,STRONG\n";

    #[test]
    fn both_sides_of_a_group_are_counted_together() {
        let (scored, per_pair) = score(read("t.csv", CSV.as_bytes()).unwrap());
        let report = report(&scored, 0.7, per_pair, "");
        assert_eq!(report.groups.len(), 1);
        assert_eq!((report.groups["g"].tp, report.groups["g"].tn), (1, 1));
        assert_eq!(report.f1, 1.0);
        assert!(report.quality["STRONG"].is_match > report.quality["STRONG"].non_match);
    }

    #[test]
    fn a_bad_label_names_its_line() {
        let text = CSV.replace("false", "perhaps");
        let error = read("t.csv", text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("line 3") && error.contains("perhaps"), "{error}");
    }
}
