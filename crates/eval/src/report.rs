//! The figures of a labelled set, one shape for pairs of names and pairs of records.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::metrics::{self, Counts, Group, Histogram, Point};

/// A label with the score that was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled<'a> {
    /// The groups that it is counted in.
    pub groups: Vec<&'a str>,
    /// Scripts of the two names, ISO 15924, in order of the alphabet; blank where the pair is no pair of names.
    pub scripts: String,
    /// Quality tier, blank where there is none.
    pub quality: &'a str,
    /// The label.
    pub is_match: bool,
    /// 0 to 1.
    pub score: f32,
    /// Rules that held the two apart; they win over a label that calls them one.
    pub rules: Vec<&'a str>,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// Number of pairs.
    pub n: u64,
    /// The threshold decided by.
    pub threshold: f32,
    /// At the threshold.
    pub precision: f64,
    /// At the threshold.
    pub recall: f64,
    /// At the threshold.
    pub f1: f64,
    /// Over all thresholds.
    pub best_f1: f64,
    /// Where it is reached.
    pub best_threshold: f64,
    /// Area under the precision-recall steps.
    pub average_precision: f64,
    /// Mean microseconds to prepare and compare a pair.
    pub us_per_pair: f64,
    /// Figures of each group.
    pub groups: BTreeMap<String, Group>,
    /// Figures of each pair of scripts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scripts: BTreeMap<String, Group>,
    /// Mean scores of each tier.
    pub quality: BTreeMap<String, TierMeans>,
    /// Figures over the threshold.
    pub sweep: Vec<Point>,
    /// How many pairs scored what.
    pub histogram: Histogram,
    /// Pairs labelled a match that a rule held apart, by the first rule that did.
    pub ruled: BTreeMap<String, u64>,
    /// F1 without those pairs.
    pub f1_without_ruled: f64,
    /// Snapshot whose lists stood behind the comparison; blank with none imported.
    pub snapshot: String,
}

/// Mean scores of a quality tier; `None` where the tier has no such pair.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TierMeans {
    /// Of pairs labelled a match.
    #[serde(rename = "match")]
    pub is_match: Option<f64>,
    /// Of the others.
    pub non_match: Option<f64>,
}

/// Counts labels and scores at a threshold.
pub fn report(labelled: &[Labelled<'_>], threshold: f32, us_per_pair: f64, snapshot: &str) -> Report {
    let (mut all, mut rest) = (Counts::default(), Counts::default());
    let mut ruled: BTreeMap<String, u64> = BTreeMap::new();
    let mut groups: BTreeMap<String, Counts> = BTreeMap::new();
    let mut scripts: BTreeMap<String, Counts> = BTreeMap::new();
    let mut tiers: BTreeMap<String, [(f64, u64); 2]> = BTreeMap::new();
    for one in labelled {
        let decided = one.score >= threshold;
        all.add(one.is_match, decided);
        match one.rules.first() {
            Some(rule) if one.is_match && !decided => *ruled.entry((*rule).to_owned()).or_default() += 1,
            _ => rest.add(one.is_match, decided),
        }
        for group in &one.groups {
            groups
                .entry((*group).to_owned())
                .or_default()
                .add(one.is_match, decided);
        }
        if !one.scripts.is_empty() {
            let counts = scripts.entry(one.scripts.clone()).or_default();
            counts.add(one.is_match, decided);
        }
        if !one.quality.is_empty() {
            let side = &mut tiers.entry(one.quality.to_owned()).or_default()[usize::from(!one.is_match)];
            *side = (side.0 + f64::from(one.score), side.1 + 1);
        }
    }
    let labels: Vec<(f32, bool)> = labelled.iter().map(|one| (one.score, one.is_match)).collect();
    let (sweep, total) = (metrics::sweep(&labels), all.group());
    let mean = |(sum, count): (f64, u64)| (count > 0).then(|| sum / count as f64);
    let tier = |(tier, [matches, others]): (String, [(f64, u64); 2])| {
        let means = TierMeans {
            is_match: mean(matches),
            non_match: mean(others),
        };
        (tier, means)
    };
    Report {
        n: total.n,
        threshold,
        precision: total.precision,
        recall: total.recall,
        f1: total.f1,
        best_f1: sweep.best_f1,
        best_threshold: sweep.best_threshold,
        average_precision: sweep.average_precision,
        us_per_pair,
        groups: finished(groups),
        scripts: finished(scripts),
        sweep: metrics::points(&labels),
        histogram: metrics::histogram(&labels),
        ruled,
        f1_without_ruled: rest.group().f1,
        quality: tiers.into_iter().map(tier).collect(),
        snapshot: snapshot.to_owned(),
    }
}

fn finished(counts: BTreeMap<String, Counts>) -> BTreeMap<String, Group> {
    counts
        .into_iter()
        .map(|(name, counts)| (name, counts.group()))
        .collect()
}
