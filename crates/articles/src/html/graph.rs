//! Who deals with whom: parties on a circle, a line for the events told as facts between two of them. Parties with list entries bear a second ring.

use std::collections::BTreeMap;
use std::f32::consts::TAU;
use std::fmt::Write;

use super::article::class;
use super::escape::escaped;
use super::{name_of, sentence_of};
use crate::reading::{Entity, Modality, Reading};
use crate::events::between;
use crate::scale::intensity;

const WIDTH: f32 = 960.0;
const HEIGHT: f32 = 560.0;
/// The circle's radius to each side: wide, since names are.
const ACROSS: f32 = 300.0;
const DOWN: f32 = 220.0;
/// More parties than these cannot be read; those with most events are drawn.
const MOST_PARTIES: usize = 20;
/// Letters of a name on the drawing.
const NAME_SHOWN: usize = 28;
/// Pixels of a party from its centre.
const RADIUS: f32 = 9.0;

#[derive(Default)]
struct Line {
    /// Events, by whether they are told as facts.
    facts: u32,
    others: u32,
    score: f32,
    /// A sentence to open.
    sentence: usize,
}

/// Writes the graph.
pub(super) fn write(reading: &Reading, out: &mut String) {
    let mut lines: BTreeMap<(String, String), Line> = BTreeMap::new();
    for event in &reading.events {
        let is_fact = matches!(event.modality, Modality::Asserted | Modality::Historical);
        for (one, other) in between(&event.actors, &event.recipients) {
            let line = lines.entry(ordered(one, other)).or_insert_with(|| Line {
                sentence: sentence_of(reading, event.trigger.start),
                ..Line::default()
            });
            if is_fact {
                line.facts += 1;
                line.score += intensity(&event.kind, event.mode.as_deref());
            } else {
                line.others += 1;
            }
        }
    }
    let parties = parties(reading, &lines);
    if parties.len() < 2 {
        return;
    }
    let place = |number: usize| {
        let angle = TAU * number as f32 / parties.len() as f32 - TAU / 4.0;
        (
            WIDTH / 2.0 + ACROSS * angle.cos(),
            HEIGHT / 2.0 + DOWN * angle.sin(),
        )
    };
    let find = |id: &str| parties.iter().position(|party| party.id == id);
    let _ = write!(
        out,
        "<h2>Who deals with whom</h2>\n<figure><figcaption>Whole lines: events told as facts. Broken lines: only alleged, denied, planned or possible. A second ring: \
         on a list. A tie is no finding.</figcaption><svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"Graph of parties\">"
    );
    for ((one, other), line) in &lines {
        let (Some(first), Some(second)) = (find(one), find(other)) else {
            continue;
        };
        let ((x1, y1), (x2, y2)) = (place(first), place(second));
        let side = match line.score {
            _ if line.facts == 0 => "unsure",
            score if score < 0.0 => "hostile",
            _ => "friendly",
        };
        let width = 1.5 + (line.facts as f32).sqrt();
        let _ = write!(
            out,
            "<a href=\"#t{}\"><title>{}: {} told as facts, {} not</title><line class=\"tie {side}\" x1=\"{x1:.0}\" y1=\"{y1:.0}\" x2=\"{x2:.0}\" y2=\"{y2:.0}\" \
             stroke-width=\"{width:.1}\"/></a>",
            line.sentence,
            escaped(&format!(
                "{} and {}",
                name_of(reading, one),
                name_of(reading, other)
            )),
            line.facts,
            line.others
        );
    }
    for (number, party) in parties.iter().enumerate() {
        node(reading, party, place(number), out);
    }
    out.push_str("</svg></figure>\n");
}

fn node(reading: &Reading, party: &Entity, (x, y): (f32, f32), out: &mut String) {
    let sentence = party
        .mentions
        .first()
        .map_or(0, |mention| sentence_of(reading, mention.span.start));
    let short: String = party.name.chars().take(NAME_SHOWN).collect();
    let (anchor, shift) = match x - WIDTH / 2.0 {
        side if side > 40.0 => ("start", RADIUS + 8.0),
        side if side < -40.0 => ("end", -RADIUS - 8.0),
        _ => ("middle", 0.0),
    };
    let below = if anchor == "middle" && y > HEIGHT / 2.0 {
        26.0
    } else {
        4.0
    };
    let above = if anchor == "middle" && y < HEIGHT / 2.0 {
        -18.0
    } else {
        below
    };
    let listed = !party.findings.is_empty();
    let _ = write!(
        out,
        "<a href=\"#t{sentence}\" data-of=\"{}\"><title>{}</title>",
        party.id,
        escaped(&party.name)
    );
    if listed {
        let _ = write!(
            out,
            "<circle class=\"listed\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{:.0}\"/>",
            RADIUS + 5.0
        );
    }
    let _ = write!(
        out,
        "<circle class=\"node {}\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{RADIUS}\"/><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"{anchor}\">{}{}</text></a>",
        class(party.kind),
        x + shift,
        y + above,
        escaped(&short),
        if listed { " (listed)" } else { "" }
    );
}

fn ordered(one: &str, other: &str) -> (String, String) {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    (first.to_owned(), second.to_owned())
}

/// The parties with most events, in order of the text.
fn parties<'a>(reading: &'a Reading, lines: &BTreeMap<(String, String), Line>) -> Vec<&'a Entity> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for ((one, other), line) in lines {
        for id in [one, other] {
            *counts.entry(id).or_default() += line.facts + line.others;
        }
    }
    let mut ranked: Vec<(&str, u32)> = counts.into_iter().collect();
    ranked.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    ranked.truncate(MOST_PARTIES);
    reading
        .entities
        .iter()
        .filter(|entity| ranked.iter().any(|(id, _)| *id == entity.id))
        .collect()
}
