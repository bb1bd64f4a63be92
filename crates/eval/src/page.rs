//! The report as one self-contained HTML page with plots, for a validator's files.
//!
//! Nothing is loaded from anywhere; plots are SVG. What comes from the labelled file is escaped.

use std::fmt::Write;

use exonym_articles::html::escaped;

use crate::metrics::Group;
use crate::report::Report;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 44.0;
const BOTTOM: f64 = 30.0;
const TOP: f64 = 14.0;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}\
th,td{padding:.2rem .7rem;border-bottom:1px solid #d0d7de;text-align:right}th:first-child,td:first-child{text-align:left}\
svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}.axis{stroke:currentColor;stroke-opacity:.4}\
.p{stroke:#0969da}.r{stroke:#bc4c00}.f{stroke:#1a7f37}.line{fill:none;stroke-width:2}.m{fill:#1a7f37}.o{fill:#bc4c00}\
.mark{stroke:currentColor;stroke-dasharray:4 3;stroke-opacity:.6}.note{color:#57606a}\
@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}th,td{border-color:#30363d}.note{color:#8d96a0}}";

/// The page. `title` says what was measured, `command` how to measure it again.
pub fn page(report: &Report, title: &str, command: &str) -> String {
    let mut out = String::new();
    let (title, command) = (escaped(title), escaped(command));
    let _ = write!(
        out,
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>\
         <p class=\"note\">Made by <code>{command}</code>, exonym {}.{}</p>",
        env!("CARGO_PKG_VERSION"),
        snapshot(report),
    );
    summary(report, &mut out);
    let _ = write!(
        out,
        "<h2>Over the threshold</h2><p>Precision (blue), recall (orange) and F1 (green); the dashed line is the threshold decided by.</p>{}",
        sweep_plot(report)
    );
    let _ = write!(
        out,
        "<h2>Scores</h2><p>How many pairs scored what: labelled a match (green, upwards), others (orange, downwards); square roots, so that few \
         are seen beside many.</p>{}",
        histogram(report)
    );
    for (head, groups) in [("By group", &report.groups), ("By scripts", &report.scripts)] {
        if !groups.is_empty() {
            let _ = write!(out, "<h2>{head}</h2>");
            table(
                groups.iter().map(|(name, group)| (name.as_str(), group)),
                &mut out,
            );
        }
    }
    tiers(report, &mut out);
    out.push_str("</body></html>\n");
    out
}

fn snapshot(report: &Report) -> String {
    if report.snapshot.is_empty() {
        " No list stood behind the comparison.".to_owned()
    } else {
        format!(" Snapshot {}.", escaped(&report.snapshot))
    }
}

fn summary(report: &Report, out: &mut String) {
    let _ = write!(
        out,
        "<table><tr><th>pairs</th><th>threshold</th><th>precision</th><th>recall</th><th>F1</th><th>average precision</th><th>best F1</th>\
         <th>at</th></tr><tr><td>{}</td><td>{:.2}</td><td>{:.4}</td><td>{:.4}</td><td>{:.4}</td><td>{:.4}</td><td>{:.4}</td><td>{:.2}</td>\
         </tr></table>",
        report.n,
        report.threshold,
        report.precision,
        report.recall,
        report.f1,
        report.average_precision,
        report.best_f1,
        report.best_threshold
    );
    if !report.ruled.is_empty() {
        let _ = write!(
            out,
            "<p>F1 {:.4} without the pairs that are labelled a match and that a rule holds apart:</p><ul>",
            report.f1_without_ruled
        );
        for (rule, count) in &report.ruled {
            let _ = write!(out, "<li>{}: {count}</li>", escaped(rule));
        }
        out.push_str("</ul>");
    }
}

fn table<'a>(groups: impl Iterator<Item = (&'a str, &'a Group)>, out: &mut String) {
    out.push_str(
        "<table><tr><th></th><th>pairs</th><th>true hits</th><th>false hits</th><th>misses</th><th>precision</th><th>recall</th><th>F1</th></tr>",
    );
    for (name, group) in groups {
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{:.3}</td><td>{:.3}</td><td>{:.3}</td></tr>",
            escaped(name),
            group.n,
            group.tp,
            group.fp,
            group.fn_,
            group.precision,
            group.recall,
            group.f1
        );
    }
    out.push_str("</table>");
}

fn tiers(report: &Report, out: &mut String) {
    if report.quality.is_empty() {
        return;
    }
    out.push_str("<h2>Mean scores by quality of the label</h2><table><tr><th></th><th>matches</th><th>others</th></tr>");
    let shown = |mean: Option<f64>| mean.map_or("–".to_owned(), |mean| format!("{mean:.3}"));
    for (tier, means) in &report.quality {
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(tier),
            shown(means.is_match),
            shown(means.non_match)
        );
    }
    out.push_str("</table>");
}

fn x(share: f64) -> f64 {
    LEFT + share * (WIDTH - LEFT - 10.0)
}

fn y(share: f64) -> f64 {
    HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)
}

fn frame(label: &str) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{label}\">")
}

fn ticks(out: &mut String) {
    for step in 0..=10 {
        let share = f64::from(step) / 10.0;
        let (at, bottom) = (x(share), HEIGHT - BOTTOM + 16.0);
        let _ = write!(
            out,
            "<text x=\"{at:.1}\" y=\"{bottom:.1}\" text-anchor=\"middle\">{share:.1}</text>"
        );
    }
}

fn sweep_plot(report: &Report) -> String {
    let mut out = frame("precision, recall and F1 over the threshold");
    ticks(&mut out);
    for step in 0..=4 {
        let share = f64::from(step) / 4.0;
        let (left, right, at) = (x(0.0), x(1.0), y(share));
        let _ = write!(
            out,
            "<line class=\"axis\" x1=\"{left:.1}\" x2=\"{right:.1}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{share:.2}</text>",
            left - 6.0,
            at + 4.0
        );
    }
    let at = x(f64::from(report.threshold));
    let _ = write!(
        out,
        "<line class=\"mark\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
        y(0.0),
        y(1.0)
    );
    for (class, pick) in [
        (
            "p",
            (|point| point.precision) as fn(&crate::metrics::Point) -> f64,
        ),
        ("r", |point| point.recall),
        ("f", |point| point.f1),
    ] {
        let points: Vec<String> = report
            .sweep
            .iter()
            .map(|point| format!("{:.1},{:.1}", x(f64::from(point.threshold)), y(pick(point))))
            .collect();
        let _ = write!(
            out,
            "<polyline class=\"line {class}\" points=\"{}\"/>",
            points.join(" ")
        );
    }
    out.push_str("</svg>");
    out
}

fn histogram(report: &Report) -> String {
    let mut out = frame("histogram of scores");
    ticks(&mut out);
    let bins = report.histogram.is_match.len().max(1) as f64;
    let counts = report
        .histogram
        .is_match
        .iter()
        .chain(&report.histogram.non_match);
    let most = counts.max().copied().unwrap_or(0).max(1) as f64;
    let half = (y(0.0) - y(1.0)) / 2.0;
    let middle = y(0.5);
    let width = (x(1.0) - x(0.0)) / bins - 2.0;
    for (bin, (matches, others)) in report
        .histogram
        .is_match
        .iter()
        .zip(&report.histogram.non_match)
        .enumerate()
    {
        let at = x(bin as f64 / bins) + 1.0;
        let height = |count: u64| (count as f64 / most).sqrt() * half;
        let (up, down) = (height(*matches), height(*others));
        let _ = write!(
            out,
            "<rect class=\"m\" x=\"{at:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{up:.1}\"><title>{matches} matches</title></rect>\
             <rect class=\"o\" x=\"{at:.1}\" y=\"{middle:.1}\" width=\"{width:.1}\" height=\"{down:.1}\"><title>{others} others</title></rect>",
            middle - up
        );
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{self, Labelled};

    #[test]
    fn what_the_file_says_is_escaped_and_every_part_is_there() {
        let one = |group, is_match, score| Labelled {
            groups: vec![group],
            scripts: "Latn-Cyrl".to_owned(),
            quality: "STRONG",
            is_match,
            score,
            rules: Vec::new(),
        };
        let labelled = [one("<script>", true, 0.9), one("b", false, 0.1)];
        let text = page(
            &report::report(&labelled, 0.7, 1.0, ""),
            "pairs",
            "exonym eval pairs x.csv",
        );
        assert!(!text.contains("<script>") && text.contains("&lt;script&gt;"));
        for part in [
            "By group",
            "By scripts",
            "Latn-Cyrl",
            "polyline",
            "<rect",
            "STRONG",
        ] {
            assert!(text.contains(part), "{part}");
        }
    }
}
