//! Events by day: friendly above the line, hostile below, each a link to its sentence. What is only alleged, denied, planned or possible is
//! drawn hollow, so that it is never taken for what is told as a fact.

use std::fmt::Write;

use jiff::civil::Date;

use super::escape::escaped;
use super::{name_of, sentence_of};
use crate::reading::{Event, Modality, Reading};
use crate::scale::intensity;

const WIDTH: f32 = 960.0;
const HEIGHT: f32 = 240.0;
/// Room at the sides for labels.
const MARGIN: f32 = 48.0;
/// Pixels of a mark from its centre.
const RADIUS: f32 = 6.0;
/// A year that stands for an open one, in which every day exists.
const OPEN_YEAR: i16 = 2000;

struct Point<'a> {
    day: Date,
    event: &'a Event,
}

/// Writes one timeline for days with a year, and one for those whose year is open.
pub(super) fn write(reading: &Reading, out: &mut String) {
    let (mut known, mut open) = (Vec::new(), Vec::new());
    for event in &reading.events {
        let Some(date) = &event.date else { continue };
        let Some((day, is_open)) = day(date) else { continue };
        let point = Point { day, event };
        if is_open {
            open.push(point);
        } else {
            known.push(point);
        }
    }
    let undated = reading.events.len() - known.len() - open.len();
    if !reading.events.is_empty() {
        out.push_str("<h2>Events by day</h2>\n");
    }
    for (points, title) in [(known, "Day and year known"), (open, "Day known, year open")] {
        if !points.is_empty() {
            chart(reading, points, title, out);
        }
    }
    if undated > 0 {
        let _ = writeln!(
            out,
            "<p class=\"facts\">Events without a day, in the list only: {undated}.</p>"
        );
    }
}

/// The first day of a value, and whether its year is open.
fn day(value: &str) -> Option<(Date, bool)> {
    let first = value.split('/').find(|part| !part.is_empty())?;
    let mut parts = first.split('-');
    let year = parts.next()?;
    let is_open = year == "XXXX";
    let year: i16 = if is_open { OPEN_YEAR } else { year.parse().ok()? };
    let month = parts.next().map_or(Some(1), |month| month.parse().ok());
    let day = parts.next().map_or(Some(1), |day| day.parse().ok());
    if is_open && first.len() < "XXXX-01".len() {
        return None;
    }
    Some((Date::new(year, month?, day?).ok()?, is_open))
}

fn chart(reading: &Reading, mut points: Vec<Point<'_>>, title: &str, out: &mut String) {
    points.sort_by_key(|point| (point.day, point.event.trigger.start));
    let days = |day: Date| {
        day.since(Date::constant(1, 1, 1))
            .map_or(0, |span| span.get_days()) as f32
    };
    let first = points.first().map_or(0.0, |point| days(point.day));
    let last = points.last().map_or(0.0, |point| days(point.day));
    let x = |day: Date| {
        if last > first {
            MARGIN + (days(day) - first) / (last - first) * (WIDTH - 2.0 * MARGIN)
        } else {
            WIDTH / 2.0
        }
    };
    let middle = HEIGHT / 2.0;
    let y = |event: &Event| middle - intensity(&event.kind, event.mode.as_deref()) / 10.0 * (middle - 24.0);
    let _ = write!(
        out,
        "<figure><figcaption>{title}</figcaption><svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">\
         <line class=\"axis\" x1=\"0\" y1=\"{middle}\" x2=\"{WIDTH}\" y2=\"{middle}\"/>\
         <text class=\"tick\" x=\"2\" y=\"14\">friendly</text><text class=\"tick\" x=\"2\" y=\"{:.0}\">hostile</text>",
        HEIGHT - 6.0
    );
    let mut reached = f32::NEG_INFINITY;
    let mut taken: Vec<(f32, f32)> = Vec::new();
    for point in &points {
        let (at, mut height) = (x(point.day), y(point.event));
        if at - reached > 76.0 {
            let label = point.event.date.as_deref().unwrap_or_default();
            let _ = write!(
                out,
                "<text class=\"tick\" x=\"{at:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>",
                middle + 14.0,
                escaped(label)
            );
            reached = at;
        }
        // Marks of one day and type stand above each other.
        while taken
            .iter()
            .any(|(x, y)| (x - at).abs() < 2.0 * RADIUS && (y - height).abs() < 2.0 * RADIUS)
            && height > RADIUS
        {
            height -= 2.0 * RADIUS + 1.0;
        }
        taken.push((at, height));
        mark(reading, point.event, at, height, out);
    }
    out.push_str("</svg></figure>\n");
}

fn mark(reading: &Reading, event: &Event, x: f32, y: f32, out: &mut String) {
    let names = |ids: &[String]| -> String {
        let names: Vec<&str> = ids.iter().map(|id| name_of(reading, id)).collect();
        names.join(", ")
    };
    let modality = super::panel::modality(event.modality);
    let title = format!(
        "{} {}: {} → {} ({modality})",
        event.date.as_deref().unwrap_or_default(),
        event.kind,
        names(&event.actors),
        names(&event.recipients)
    );
    let side = if intensity(&event.kind, event.mode.as_deref()) < 0.0 {
        "hostile"
    } else {
        "friendly"
    };
    let _ = write!(
        out,
        "<a href=\"#t{}\" data-of=\"{}\"><title>{}</title>",
        sentence_of(reading, event.trigger.start),
        event.id,
        escaped(&title)
    );
    // Form tells the side as well as colour does.
    if side == "hostile" {
        let _ = write!(
            out,
            "<path class=\"{side} {modality}\" d=\"M{x:.1} {:.1}l{RADIUS} {RADIUS}l-{RADIUS} {RADIUS}l-{RADIUS} -{RADIUS}z\"/>",
            y - RADIUS
        );
    } else {
        let _ = write!(
            out,
            "<circle class=\"{side} {modality}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{RADIUS}\"/>"
        );
    }
    if matches!(event.modality, Modality::Denied | Modality::Negated) {
        let _ = write!(
            out,
            "<path class=\"struck\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
            x - RADIUS - 2.0,
            y + RADIUS + 2.0,
            x + RADIUS + 2.0,
            y - RADIUS - 2.0
        );
    }
    out.push_str("</a>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_values() {
        assert_eq!(day("2017-07-18"), Some((Date::constant(2017, 7, 18), false)));
        assert_eq!(
            day("2017-07-10/2017-07-16"),
            Some((Date::constant(2017, 7, 10), false))
        );
        assert_eq!(day("2017"), Some((Date::constant(2017, 1, 1), false)));
        assert_eq!(day("XXXX-09-17"), Some((Date::constant(2000, 9, 17), true)));
        for open in ["XXXX", "XXXX-WXX-2", "XXXX-XX-XX", "", "/"] {
            assert_eq!(day(open), None, "{open}");
        }
    }
}
