//! How fast an index answers, and whether its search loses anyone.
//!
//! Questions are made from the index itself by a seed, in five equal parts: listed names as they stand, with a slip, in another
//! script, made of the commonest names, and nonsense. Time is that of the whole answer. For a sample, the search is held against
//! the comparison with every name.

use std::time::Instant;

use exonym_index::Index;
use exonym_screen::{Options, Scratch, ScreenError, Screener};
use rayon::prelude::*;
use serde::Serialize;

use crate::ask::{CLASSES, Question};

/// What is measured.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Questions timed.
    pub queries: usize,
    /// Questions also asked exhaustively.
    pub exhaustive: usize,
    /// Seed of the questions.
    pub seed: u64,
    /// Threads that ask.
    pub threads: usize,
    /// Score from which on a party must be found.
    pub threshold: f32,
}

/// Percentiles.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Percentiles {
    /// Half are at most this.
    pub p50: f64,
    /// 95 in 100.
    pub p95: f64,
    /// 99 in 100.
    pub p99: f64,
    /// All.
    pub max: f64,
    /// Mean.
    pub mean: f64,
}

impl Percentiles {
    /// Of some figures.
    pub fn of(mut figures: Vec<f64>) -> Percentiles {
        figures.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (figures.len() as f64 * share).ceil() as usize;
            figures.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
        };
        Percentiles {
            p50: at(0.50),
            p95: at(0.95),
            p99: at(0.99),
            max: figures.last().copied().unwrap_or(0.0),
            mean: figures.iter().sum::<f64>() / figures.len().max(1) as f64,
        }
    }
}

/// Figures of one class of questions, or of all.
#[derive(Debug, Clone, Serialize)]
pub struct ClassFigures {
    /// The class.
    pub class: String,
    /// Questions.
    pub n: usize,
    /// Microseconds an answer.
    pub us: Percentiles,
    /// Names compared for a question.
    pub compared: Percentiles,
    /// Questions with a finding at or over the threshold.
    pub with_finding: usize,
    /// Questions that met a bound on work.
    pub limited: usize,
}

/// A party that the search lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lost {
    /// Class of the question.
    pub class: &'static str,
    /// What was asked.
    pub query: String,
    /// Schema asked for.
    pub schema: String,
    /// Id of the party.
    pub id: String,
    /// Its caption.
    pub caption: String,
    /// Its score.
    pub score: f32,
}

/// How the search stands against comparison with every name.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Recall {
    /// Questions asked both ways.
    pub n: usize,
    /// Parties that exhaustive comparison puts at or over the threshold.
    pub wanted: usize,
    /// Of these, found.
    pub found: usize,
    /// Share of `wanted`.
    pub recall: f64,
    /// Questions whose parties were all found.
    pub complete: usize,
}

/// The report.
#[derive(Debug, Clone, Serialize)]
pub struct SpeedReport {
    /// The snapshot asked.
    pub snapshot: String,
    /// Parties in the index.
    pub parties: u64,
    /// Names in the index.
    pub names: u64,
    /// Seed of the questions.
    pub seed: u64,
    /// Threads that asked.
    pub threads: usize,
    /// Answers a second, all threads together.
    pub per_second: f64,
    /// All questions, then each class.
    pub classes: Vec<ClassFigures>,
    /// The search against exhaustive comparison.
    pub recall: Recall,
}

struct Answer {
    class: &'static str,
    us: f64,
    compared: f64,
    finding: bool,
    limited: bool,
}

/// Measures.
///
/// # Errors
/// The index is damaged.
pub fn run<D: AsRef<[u8]> + Sync>(
    screener: &Screener<D>,
    plan: Plan,
) -> Result<(SpeedReport, Vec<Lost>), ScreenError> {
    let index = screener.index();
    let questions = crate::ask::questions(index, plan.queries.max(plan.exhaustive), plan.seed)?;
    let asked = questions.get(..plan.queries).unwrap_or(&questions);
    // The pages of a mapped file come in with the first questions, which are asked again.
    answers(screener, asked.get(..asked.len() / 10).unwrap_or_default(), plan)?;
    let started = Instant::now();
    let share = asked.len().div_ceil(plan.threads.max(1)).max(1);
    let parts: Vec<Result<Vec<Answer>, ScreenError>> = std::thread::scope(|scope| {
        let chunks = asked.chunks(share);
        let threads: Vec<_> = chunks
            .map(|chunk| scope.spawn(move || answers(screener, chunk, plan)))
            .collect();
        let joined = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined
            .map(|answers| answers.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let seconds = started.elapsed().as_secs_f64();
    let all: Vec<Answer> = parts
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    let mut classes = vec![figures("all", all.iter())];
    for class in CLASSES {
        classes.push(figures(class, all.iter().filter(|answer| answer.class == class)));
    }
    let (recall, lost) = both_ways(
        screener,
        questions.get(..plan.exhaustive).unwrap_or_default(),
        plan,
    )?;
    let report = SpeedReport {
        snapshot: index.meta().snapshot.clone(),
        parties: index.meta().parties,
        names: index.meta().names,
        seed: plan.seed,
        threads: plan.threads,
        per_second: all.len() as f64 / seconds.max(f64::EPSILON),
        classes,
        recall,
    };
    Ok((report, lost))
}

fn answers<D: AsRef<[u8]>>(
    screener: &Screener<D>,
    questions: &[Question],
    plan: Plan,
) -> Result<Vec<Answer>, ScreenError> {
    let options = Options {
        threshold: plan.threshold,
        ..Options::default()
    };
    let mut scratch = Scratch::default();
    let mut out = Vec::with_capacity(questions.len());
    for question in questions {
        let started = Instant::now();
        let Some(query) = question.query() else { continue };
        let outcome = screener.screen(&query, &options, &mut scratch)?;
        out.push(Answer {
            class: question.class,
            us: started.elapsed().as_secs_f64() * 1e6,
            compared: outcome.compared as f64,
            finding: !outcome.findings.is_empty(),
            limited: outcome.limited.is_some(),
        });
    }
    Ok(out)
}

fn figures<'a>(class: &str, answers: impl Iterator<Item = &'a Answer>) -> ClassFigures {
    let answers: Vec<&Answer> = answers.collect();
    ClassFigures {
        class: class.to_owned(),
        n: answers.len(),
        us: Percentiles::of(answers.iter().map(|answer| answer.us).collect()),
        compared: Percentiles::of(answers.iter().map(|answer| answer.compared).collect()),
        with_finding: answers.iter().filter(|answer| answer.finding).count(),
        limited: answers.iter().filter(|answer| answer.limited).count(),
    }
}

/// Asks each question with and without the search, and keeps what only exhaustive comparison found.
fn both_ways<D: AsRef<[u8]> + Sync>(
    screener: &Screener<D>,
    questions: &[Question],
    plan: Plan,
) -> Result<(Recall, Vec<Lost>), ScreenError> {
    let one = |scratch: &mut Scratch, question: &Question| -> Result<(usize, Vec<Lost>), ScreenError> {
        let Some(query) = question.query() else {
            return Ok((0, Vec::new()));
        };
        let mut options = Options {
            threshold: plan.threshold,
            limit: usize::MAX,
            ..Options::default()
        };
        let found = screener.scores(&query, &options, scratch)?;
        options.exhaustive = true;
        let wanted = screener.scores(&query, &options, scratch)?;
        let missing = wanted
            .iter()
            .filter(|(party, _)| !found.iter().any(|(known, _)| known == party));
        let lost = missing.map(|(party, score)| lost(screener.index(), question, *party, *score));
        Ok((wanted.len(), lost.collect::<Result<_, _>>()?))
    };
    let pairs: Vec<(usize, Vec<Lost>)> = questions
        .par_iter()
        .map_init(Scratch::default, one)
        .collect::<Result<_, _>>()?;
    let mut recall = Recall {
        n: questions.len(),
        ..Recall::default()
    };
    for (wanted, lost) in &pairs {
        recall.wanted += wanted;
        recall.found += wanted - lost.len();
        recall.complete += usize::from(lost.is_empty());
    }
    recall.recall = if recall.wanted == 0 {
        1.0
    } else {
        recall.found as f64 / recall.wanted as f64
    };
    Ok((recall, pairs.into_iter().flat_map(|(_, lost)| lost).collect()))
}

fn lost<D: AsRef<[u8]>>(
    index: &Index<D>,
    question: &Question,
    party: u32,
    score: f32,
) -> Result<Lost, ScreenError> {
    let bundle = index.bundle(party)?;
    Ok(Lost {
        class: question.class,
        query: question.name.clone(),
        schema: question.schema.name().to_owned(),
        id: bundle.party.id.clone(),
        caption: bundle.party.caption().to_owned(),
        score,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_the_least_figure_that_covers_the_share() {
        let of = Percentiles::of((1..=200).rev().map(f64::from).collect());
        assert_eq!(
            (of.p50, of.p95, of.p99, of.max, of.mean),
            (100.0, 190.0, 198.0, 200.0, 100.5)
        );
        assert_eq!(Percentiles::of(Vec::new()).max, 0.0);
    }
}
