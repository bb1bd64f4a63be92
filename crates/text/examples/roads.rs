//! Measures readings and likeness on a labelled set of token pairs: `cargo run --example roads -- FILE [GROUP] [THRESHOLD]`.
//!
//! The file is `case_group,schema,name1,name2,is_match`. A pair's likeness is one less the cheapest cost over all pairs of
//! readings, divided by the length; names of several words take the best order-free assignment without regard to what a
//! name is, so that figures here speak of roads and not of names. With a GROUP, prints its wrong rows.

#![allow(clippy::print_stdout, reason = "a measuring tool prints its figures")]

use std::collections::BTreeMap;

use exonym_text::distance::Scratch;
use exonym_text::likeness::{Sounded, cost};
use exonym_text::readings::readings;
use exonym_text::road::Road;
use exonym_text::syllables::{Space, Syllable, agree, parse, sino};
use exonym_text::tokenize::tokenize;

type Words = Vec<Vec<Sounded>>;

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        println!("usage: roads FILE [GROUP] [THRESHOLD]");
        return;
    };
    let shown = args.next().unwrap_or_default();
    let threshold: f32 = args.next().and_then(|t| t.parse().ok()).unwrap_or(0.75);
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut groups: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    let mut scratch = Scratch::default();
    let start = std::time::Instant::now();
    let mut pairs = 0;
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let [group, _, a, b, label, ..] = columns[..] else {
            continue;
        };
        let base = group.trim_end_matches("-other");
        pairs += 1;
        let (score, why) = score(a, b, &mut scratch);
        let (same, found) = (label == "true", score >= threshold);
        let cell = groups.entry(base.to_owned()).or_default();
        cell[usize::from(!same) * 2 + usize::from(!found)] += 1;
        if base == shown && same != found {
            println!(
                "{} {score:.2} {a} | {b} | {why}",
                if same { "MISS" } else { "FALSE" }
            );
        }
    }
    println!(
        "{:.1} us a pair, preparing included",
        start.elapsed().as_micros() as f64 / f64::from(pairs.max(1))
    );
    for (group, [tp, missed, fp, tn]) in groups {
        let recall = f64::from(tp) / f64::from((tp + missed).max(1));
        let precision = f64::from(tp) / f64::from((tp + fp).max(1));
        println!(
            "{group:14} recall {recall:.3} precision {precision:.3}  ({tp} of {}, {fp} false of {})",
            tp + missed,
            fp + tn
        );
    }
}

fn prepare(name: &str) -> Words {
    tokenize(name)
        .iter()
        .map(|token| {
            readings(&token.text, token.script, None)
                .into_iter()
                .map(Sounded::new)
                .collect()
        })
        .collect()
}

/// A name as syllables, all its tokens by one system.
struct Run {
    space: Space,
    road: Road,
    cost: f32,
    syllables: Vec<Syllable>,
}

fn runs(name: &str) -> Vec<Run> {
    let mut runs: Option<Vec<Run>> = None;
    for token in tokenize(name) {
        let parses = parse(&token.text, token.script);
        let Some(heads) = runs.take() else {
            runs = Some(
                parses
                    .into_iter()
                    .map(|p| Run {
                        space: p.space,
                        road: p.road,
                        cost: p.cost,
                        syllables: p.syllables,
                    })
                    .collect(),
            );
            continue;
        };
        let chained = heads.iter().flat_map(|head| {
            parses
                .iter()
                .filter(|p| p.space == head.space && p.road == head.road)
                .map(|p| Run {
                    space: head.space,
                    road: head.road,
                    cost: head.cost,
                    syllables: head.syllables.iter().chain(&p.syllables).copied().collect(),
                })
        });
        runs = Some(chained.collect());
    }
    runs.unwrap_or_default()
}

/// The likeness of two names as syllables of one system each: 1 less the costs.
fn by_syllables(a: &str, b: &str) -> Option<(f32, String)> {
    let (a, b) = (runs(a), runs(b));
    let mut best: Option<(f32, String)> = None;
    for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
        let count = x.syllables.len() as f32;
        let met = match (x.space, y.space) {
            (s, t) if s == t => agree(&x.syllables, &y.syllables),
            (Space::Korean, Space::Mandarin) => sino::agree(&x.syllables, &y.syllables),
            _ => sino::agree(&y.syllables, &x.syllables),
        };
        if let Some(met) = met.filter(|_| count >= 2.0) {
            let value = 1.0 - met / count - x.cost - y.cost;
            if best.as_ref().is_none_or(|b| b.0 < value) {
                best = Some((value, format!("{} ~ {}", x.road.name(), y.road.name())));
            }
        }
    }
    best
}

fn score(a: &str, b: &str, scratch: &mut Scratch) -> (f32, String) {
    let plain = by_words(a, b, scratch);
    match by_syllables(a, b) {
        Some(syllables) if syllables.0 > plain.0 => syllables,
        _ => plain,
    }
}

fn by_words(a: &str, b: &str, scratch: &mut Scratch) -> (f32, String) {
    let (a, b) = (prepare(a), prepare(b));
    let (mut sum, mut weight) = (0.0, 0.0f32);
    let mut why = String::new();
    let mut free: Vec<usize> = (0..b.len()).collect();
    for word in &a {
        let best = free
            .iter()
            .enumerate()
            .map(|(slot, at)| (slot, likeness(word, &b[*at], scratch)))
            .max_by(|x, y| x.1.0.total_cmp(&y.1.0));
        let length = word.first().map_or(1.0, |s| s.reading.text.len() as f32);
        weight += length;
        if let Some((slot, (value, roads))) = best {
            sum += value.max(0.0) * length;
            why.push_str(&roads);
            free.remove(slot);
        }
    }
    let left: f32 = free
        .iter()
        .map(|at| b[*at].first().map_or(1.0, |s| s.reading.text.len() as f32))
        .sum();
    (sum / (weight + left * 0.5).max(1.0), why)
}

fn likeness(a: &[Sounded], b: &[Sounded], scratch: &mut Scratch) -> (f32, String) {
    let mut best = (0.0, String::new());
    for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
        let length = x.reading.text.len().max(y.reading.text.len()).max(1) as f32;
        let Some(edits) = cost(x, y, length, scratch) else {
            continue;
        };
        let value = 1.0 - edits * 1.3 / length - (x.reading.cost + y.reading.cost) * 0.5;
        if value > best.0 {
            best = (value, format!("{}~{} ", x.reading.text, y.reading.text));
        }
    }
    best
}
