//! Precision, recall and their kin.

use serde::Serialize;

/// Counts of decisions at one threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Matches decided as matches.
    pub tp: u64,
    /// Others decided as matches.
    pub fp: u64,
    /// Others decided as others.
    pub tn: u64,
    /// Matches decided as others.
    pub fn_: u64,
}

/// Counts with their ratios, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Group {
    /// Number of pairs.
    pub n: u64,
    /// Matches decided as matches.
    pub tp: u64,
    /// Others decided as matches.
    pub fp: u64,
    /// Others decided as others.
    pub tn: u64,
    /// Matches decided as others.
    #[serde(rename = "fn")]
    pub fn_: u64,
    /// tp / (tp + fp); 1 where nothing was decided as a match.
    pub precision: f64,
    /// tp / (tp + fn); 1 where there is no match to find.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

impl Counts {
    /// Counts one decision.
    pub fn add(&mut self, is_match: bool, decided: bool) {
        match (is_match, decided) {
            (true, true) => self.tp += 1,
            (true, false) => self.fn_ += 1,
            (false, true) => self.fp += 1,
            (false, false) => self.tn += 1,
        }
    }

    /// With ratios.
    pub fn group(self) -> Group {
        let Counts { tp, fp, tn, fn_ } = self;
        let (precision, recall) = (ratio(tp, tp + fp), ratio(tp, tp + fn_));
        Group {
            n: tp + fp + tn + fn_,
            tp,
            fp,
            tn,
            fn_,
            precision,
            recall,
            f1: f1(precision, recall),
        }
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    }
}

/// What a sweep over all thresholds gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sweep {
    /// Best F1 over all thresholds.
    pub best_f1: f64,
    /// The threshold that gives it.
    pub best_threshold: f64,
    /// Mean of the precision at each match, in order of score.
    pub average_precision: f64,
}

/// Sweeps the threshold over scored labels. Equal scores are decided together, so that order among them does not count.
pub fn sweep(scored: &[(f32, bool)]) -> Sweep {
    let mut scored = scored.to_vec();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let matches = scored.iter().filter(|(_, is_match)| *is_match).count();
    let mut out = Sweep {
        best_f1: 0.0,
        best_threshold: 1.0,
        average_precision: 0.0,
    };
    let (mut seen, mut found) = (0, 0);
    for ties in scored.chunk_by(|a, b| a.0 == b.0) {
        let found_here = ties.iter().filter(|(_, is_match)| *is_match).count();
        seen += ties.len();
        found += found_here;
        let (precision, recall) = (
            ratio(found as u64, seen as u64),
            ratio(found as u64, matches as u64),
        );
        if matches > 0 {
            out.average_precision += precision * found_here as f64 / matches as f64;
        }
        let here = f1(precision, recall);
        if here > out.best_f1 {
            (out.best_f1, out.best_threshold) = (here, f64::from(ties[0].0));
        }
    }
    out
}

/// The figures at one threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// Decided by.
    pub threshold: f32,
    /// tp / (tp + fp).
    pub precision: f64,
    /// tp / (tp + fn).
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

/// The figures at every fiftieth from 0.02 to 1.
pub fn points(scored: &[(f32, bool)]) -> Vec<Point> {
    const STEPS: u8 = 50;
    let at = |step: u8| {
        let threshold = f32::from(step) / f32::from(STEPS);
        let mut counts = Counts::default();
        for (score, is_match) in scored {
            counts.add(*is_match, *score >= threshold);
        }
        let group = counts.group();
        Point {
            threshold,
            precision: group.precision,
            recall: group.recall,
            f1: group.f1,
        }
    };
    (1..=STEPS).map(at).collect()
}

/// How many pairs scored what, in bins of a twentieth; a score of 1 is in the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Histogram {
    /// Pairs labelled a match.
    #[serde(rename = "match")]
    pub is_match: Vec<u64>,
    /// The others.
    pub non_match: Vec<u64>,
}

/// Counts scores by bin.
pub fn histogram(scored: &[(f32, bool)]) -> Histogram {
    const BINS: usize = 20;
    let mut out = Histogram {
        is_match: vec![0; BINS],
        non_match: vec![0; BINS],
    };
    for (score, is_match) in scored {
        let bin = ((score * BINS as f32) as usize).min(BINS - 1);
        let side = if *is_match {
            &mut out.is_match
        } else {
            &mut out.non_match
        };
        if let Some(count) = side.get_mut(bin) {
            *count += 1;
        }
    }
    out
}

/// A percentile of unsorted samples by nearest rank; 0 for none.
pub fn percentile(samples: &[f64], percent: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (percent / 100.0 * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_figures() {
        let mut counts = Counts::default();
        for (is_match, decided) in [
            (true, true),
            (true, true),
            (true, false),
            (false, true),
            (false, false),
        ] {
            counts.add(is_match, decided);
        }
        let group = counts.group();
        assert_eq!(
            (group.n, group.tp, group.fp, group.tn, group.fn_),
            (5, 2, 1, 1, 1)
        );
        assert!((group.f1 - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn sweeping_finds_the_best_cut() {
        let sweep = sweep(&[(0.9, true), (0.8, true), (0.5, false), (0.4, true), (0.1, false)]);
        assert!((sweep.best_f1 - 6.0 / 7.0).abs() < 1e-9, "{sweep:?}");
        assert!((sweep.best_threshold - f64::from(0.4_f32)).abs() < 1e-9);
        assert!((sweep.average_precision - (1.0 + 1.0 + 0.75) / 3.0).abs() < 1e-9);
    }

    #[test]
    fn percentiles_by_nearest_rank() {
        let samples = [4.0, 1.0, 3.0, 2.0];
        assert_eq!(percentile(&samples, 50.0), 2.0);
        assert_eq!(percentile(&samples, 99.0), 4.0);
        assert_eq!(percentile(&[], 50.0), 0.0);
    }
}
