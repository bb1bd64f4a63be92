//! The answer: ties with their points in time, each with the sentences that tell of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::party::Party;
use crate::reading::{Event, Modality, Reading};
use crate::span::Span;

/// Over a folder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TiesReport {
    /// What a tie is not.
    pub note: &'static str,
    /// Articles read.
    pub articles: usize,
    /// Pairs of parties in events that are not shown, because a party is a person who is not listed, a place, a group or a thing.
    pub persons_left_out: usize,
    /// Ties.
    pub ties: Vec<Tie>,
}

/// Between two parties.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tie {
    /// One of them.
    pub a: Party,
    /// The other.
    pub b: Party,
    /// Mean intensity of the events told as facts, −10 hostile to 10 friendly; `None` where there is none.
    pub score: Option<f32>,
    /// Sum of the friendly ones.
    pub cooperation: f32,
    /// Sum of the hostile ones.
    pub conflict: f32,
    /// How many events are told in which way.
    pub modalities: BTreeMap<String, usize>,
    /// Types of which some article tells as a fact, or as a claim, and another that they are denied.
    pub contested: Vec<String>,
    /// The same by month, where the year is known.
    pub months: Vec<Month>,
    /// Events in order of time; those of unknown year last.
    pub points: Vec<Point>,
}

/// One month of a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Month {
    /// `2019-03`.
    pub month: String,
    /// Events told as facts.
    pub events: usize,
    /// Their mean intensity.
    pub score: f32,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// When; blank where nothing tells.
    pub date: String,
    /// Whose date that is: of the `event`, of the day on which it was `told`, of the `document`, or `unknown`.
    pub date_from: &'static str,
    /// The id of the party that does it.
    pub actor: String,
    /// Whether both do it together.
    pub mutual: bool,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Whether it is told as a fact.
    pub modality: Modality,
    /// −10 hostile to 10 friendly.
    pub intensity: f32,
    /// The sentences that tell of it.
    pub sources: Vec<Source>,
}

/// A sentence of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The article.
    pub file: String,
    /// The sentence, in code points of the input.
    #[serde(flatten)]
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Who tells of it there, outermost first.
    pub attributed_to: Vec<String>,
    /// The rule that found the event.
    pub rule: String,
}

/// The sentence that tells of an event.
pub(super) fn source(file: &str, reading: &Reading, event: &Event) -> Source {
    let number = reading
        .sentences
        .partition_point(|sentence| sentence.span.end <= event.trigger.start);
    let span = reading
        .sentences
        .get(number)
        .map_or(event.trigger, |sentence| sentence.span);
    let name = |id: &String| {
        reading
            .entities
            .iter()
            .find(|entity| entity.id == *id)
            .map(|entity| entity.name.clone())
    };
    Source {
        file: file.to_owned(),
        span,
        text: reading.text.slice(reading.text.from_source(span)).to_owned(),
        attributed_to: event.attributed_to.iter().filter_map(name).collect(),
        rule: event.rule.clone(),
    }
}

/// Whether an event counts: told as a fact, now or long ago.
fn counts(point: &Point) -> bool {
    matches!(point.modality, Modality::Asserted | Modality::Historical)
}

fn mean(points: &[&Point]) -> Option<f32> {
    let sum: f32 = points.iter().map(|point| point.intensity).sum();
    (!points.is_empty()).then(|| sum / points.len() as f32)
}

/// The tie of two parties.
pub(super) fn tie(
    parties: &BTreeMap<String, Party>,
    one: &str,
    other: &str,
    mut points: Vec<Point>,
) -> Option<Tie> {
    let key = |point: &Point| {
        (
            point.date.is_empty() || point.date.starts_with('X'),
            point.date.clone(),
        )
    };
    points.sort_by(|a, b| key(a).cmp(&key(b)).then(a.kind.cmp(&b.kind)));
    let facts: Vec<&Point> = points.iter().filter(|point| counts(point)).collect();
    // Folded from a positive zero: the sum of nothing would be −0.
    let sum = |side: fn(f32) -> bool| -> f32 {
        let all = facts.iter().map(|point| point.intensity);
        all.filter(|one| side(*one)).fold(0.0, |sum, one| sum + one)
    };
    let (score, cooperation, conflict) = (mean(&facts), sum(|one| one > 0.0), sum(|one| one < 0.0));
    let mut modalities: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_month: BTreeMap<String, Vec<&Point>> = BTreeMap::new();
    let mut contested: Vec<String> = Vec::new();
    for point in &points {
        *modalities
            .entry(format!("{:?}", point.modality).to_lowercase())
            .or_default() += 1;
        let month = point
            .date
            .get(..7)
            .filter(|month| !month.starts_with('X') && month.as_bytes().get(4) == Some(&b'-'));
        if let Some(month) = month.filter(|_| counts(point)) {
            by_month.entry(month.to_owned()).or_default().push(point);
        }
        let denied = point.modality == Modality::Denied;
        let told = points
            .iter()
            .any(|told| told.kind == point.kind && (counts(told) || told.modality == Modality::Alleged));
        if denied && told && !contested.contains(&point.kind) {
            contested.push(point.kind.clone());
        }
    }
    let months = by_month.into_iter().filter_map(|(month, points)| {
        Some(Month {
            month,
            events: points.len(),
            score: mean(&points)?,
        })
    });
    Some(Tie {
        a: parties.get(one)?.clone(),
        b: parties.get(other)?.clone(),
        score,
        cooperation,
        conflict,
        modalities,
        contested,
        months: months.collect(),
        points,
    })
}
