//! `exonym eval`: measures on labelled sets.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::Context;
use exonym_engine::Which;
use exonym_eval::metrics::Group;
use exonym_eval::report::Report as LabelledReport;
use exonym_eval::{EvalError, entities, pairs, population};
use exonym_screen::{Filters, Options};

use crate::args::{EvalCommand, FieldsArg, Report};
use crate::commands::{eval_joins, eval_lists, eval_reading, eval_speed, open_engine};
use crate::exit::{Exit, usage};
use crate::printer::Printer;

/// Runs the measurement asked for.
pub(crate) fn run(data_dir: &Path, command: EvalCommand) -> anyhow::Result<Exit> {
    match command {
        EvalCommand::Pairs {
            file,
            threshold,
            dump,
            report,
            format,
        } => run_pairs(&file, threshold, (dump.as_deref(), report.as_deref()), format),
        EvalCommand::Entities {
            file,
            threshold,
            dump,
            report,
            format,
        } => run_entities(&file, threshold, (dump.as_deref(), report.as_deref()), format),
        EvalCommand::Aliases {
            sample,
            seed,
            threshold,
            dump,
            format,
        } => eval_lists::aliases(data_dir, (sample, seed), threshold, dump.as_deref(), format),
        EvalCommand::Speed {
            queries,
            exhaustive,
            threads,
            seed,
            threshold,
            index,
            dump,
            format,
        } => {
            let plan = exonym_eval::speed::Plan {
                queries,
                exhaustive,
                seed,
                threads,
                threshold,
            };
            eval_speed::run(data_dir, index.as_deref(), plan, dump.as_deref(), format)
        }
        EvalCommand::Manipulate {
            sample,
            seed,
            threshold,
            dump,
            format,
        } => eval_lists::manipulate(data_dir, (sample, seed), threshold, dump.as_deref(), format),
        EvalCommand::Joins { truth, dump, format } => {
            eval_joins::run(data_dir, truth, dump.as_deref(), format)
        }
        EvalCommand::Reading {
            folder,
            speed,
            format,
        } => eval_reading::run(data_dir, &folder, speed, format),
        EvalCommand::Population {
            positives,
            negatives,
            fields,
            lists,
            threshold,
            exhaustive,
            dump,
            format,
        } => {
            if positives.is_empty() && negatives.is_empty() {
                return Err(usage("give --positives FILE, --negatives FILE or both"));
            }
            let fields = match fields {
                FieldsArg::All => population::Fields::All,
                FieldsArg::Name => population::Fields::Name,
            };
            let filters = Filters {
                lists,
                ..Filters::default()
            };
            let options = Options {
                threshold,
                exhaustive,
                filters,
                ..Options::default()
            };
            let engine = open_engine(data_dir, &Which::Current)?;
            engine.screener.check(&options.filters).map_err(usage)?;
            let mut outcomes = Vec::new();
            for (files, positive) in [(positives, true), (negatives, false)] {
                for file in files {
                    let persons = population::read(&name(&file), open(&file)?).map_err(or_usage)?;
                    outcomes.extend(population::run(
                        &engine.screener,
                        persons,
                        positive,
                        fields,
                        &options,
                    )?);
                }
            }
            if let Some(dump) = dump {
                dump_outcomes(&dump, &outcomes)?;
            }
            let report = population::report(&outcomes, threshold, &engine.screener.index().meta().snapshot);
            print_population(&report, format)?;
            Ok(Exit::Done)
        }
    }
}

/// Where to write pairs and page, where that is asked for.
type Written<'a> = (Option<&'a Path>, Option<&'a Path>);

fn run_pairs(file: &Path, threshold: f32, (dump, page): Written<'_>, format: Report) -> anyhow::Result<Exit> {
    let labelled = pairs::read(&name(file), open(file)?).map_err(or_usage)?;
    let (scored, per_pair) = pairs::score(labelled);
    if let Some(dump) = dump {
        dump_pairs(dump, &scored)?;
    }
    // No list stands behind a comparison of two names, so there is no snapshot to name.
    let report = pairs::report(&scored, threshold, per_pair, "");
    write_page(page, &report, "pairs", file)?;
    print_report(&report, format)
}

fn run_entities(
    file: &Path,
    threshold: f32,
    (dump, page): Written<'_>,
    format: Report,
) -> anyhow::Result<Exit> {
    let checks = entities::read(&name(file), BufReader::new(open(file)?)).map_err(or_usage)?;
    let (scored, per_pair) = entities::score(checks)?;
    if let Some(dump) = dump {
        dump_entities(dump, &scored)?;
    }
    let report = entities::report(&scored, threshold, per_pair);
    write_page(page, &report, "entities", file)?;
    print_report(&report, format)
}

fn write_page(page: Option<&Path>, report: &LabelledReport, what: &str, file: &Path) -> anyhow::Result<()> {
    let Some(path) = page else { return Ok(()) };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let title = format!("Exonym on {name}");
    let command = format!("exonym eval {what} {name} --threshold {}", report.threshold);
    std::fs::write(path, exonym_eval::page::page(report, &title, &command))
        .with_context(|| format!("{}: the report cannot be written", path.display()))
}

fn dump_entities(path: &Path, scored: &[entities::ScoredCheck]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_path(path)?;
    writer.write_record(["label", "schema", "query", "candidate", "is_match", "score"])?;
    for entities::ScoredCheck { check, score } in scored {
        writer.write_record([
            check.label.as_str(),
            &check.schema,
            check.query.caption(),
            check.candidate.caption(),
            if check.is_match { "true" } else { "false" },
            &format!("{score:.4}"),
        ])?;
    }
    writer.flush()?;
    Ok(())
}

/// Figures of a labelled set of pairs.
fn print_report(report: &LabelledReport, format: Report) -> anyhow::Result<Exit> {
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(report)?,
        Report::Table => {
            out.line(format!(
                "{} pairs at {:.2}: precision {:.4}, recall {:.4}, F1 {:.4}",
                report.n, report.threshold, report.precision, report.recall, report.f1
            ))?;
            out.line(format!(
                "best F1 {:.4} at {:.4}; average precision {:.4}; {:.1} µs a pair",
                report.best_f1, report.best_threshold, report.average_precision, report.us_per_pair
            ))?;
            if !report.ruled.is_empty() {
                let by_rule: Vec<String> = report
                    .ruled
                    .iter()
                    .map(|(rule, n)| format!("{rule} {n}"))
                    .collect();
                out.line(format!(
                    "F1 {:.4} without the pairs labelled a match that a rule holds apart: {}",
                    report.f1_without_ruled,
                    by_rule.join(", ")
                ))?;
            }
            for (group, figures) in report.groups.iter().chain(&report.scripts) {
                out.line(group_line(group, figures))?;
            }
            for (tier, means) in &report.quality {
                let shown = |mean: Option<f64>| mean.map_or("–".to_owned(), |mean| format!("{mean:.3}"));
                out.line(format!(
                    "  {tier:24} mean score of matches {}, of others {}",
                    shown(means.is_match),
                    shown(means.non_match)
                ))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn group_line(group: &str, figures: &Group) -> String {
    let Group {
        n,
        tp,
        fp,
        tn,
        fn_,
        precision,
        recall,
        f1,
    } = figures;
    format!(
        "  {group:24} n {n:6}  P {precision:.3}  R {recall:.3}  F1 {f1:.3}  tp {tp} fp {fp} tn {tn} fn {fn_}"
    )
}

fn print_population(report: &population::PopulationReport, format: Report) -> anyhow::Result<()> {
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(report)?,
        Report::Table => {
            let (positives, negatives, us) = (report.positives, report.negatives, report.us_per_query);
            out.line(format!(
                "snapshot {}, threshold {:.2}",
                report.snapshot, report.threshold
            ))?;
            out.line(format!(
                "positives {}: found {} ({:.2} %), first {:.2} %",
                positives.n,
                positives.found,
                positives.recall * 100.0,
                positives.recall_at_1 * 100.0
            ))?;
            out.line(format!(
                "negatives {}: alerts {} ({:.3} %)",
                negatives.n,
                negatives.alerts,
                negatives.rate * 100.0
            ))?;
            out.line(format!(
                "µs a query: p50 {:.0}, p95 {:.0}, p99 {:.0}, mean {:.0}",
                us.p50, us.p95, us.p99, us.mean
            ))?;
        }
    }
    out.flush()?;
    Ok(())
}

fn dump_pairs(path: &Path, scored: &[pairs::ScoredPair]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_path(path)?;
    writer.write_record([
        "case_group",
        "schema",
        "name1",
        "name2",
        "is_match",
        "quality",
        "score",
        "rules",
    ])?;
    for pairs::ScoredPair { pair, score, rules } in scored {
        let cells = [
            pair.group.as_str(),
            pair.schema.name(),
            &pair.name1,
            &pair.name2,
            if pair.is_match { "true" } else { "false" },
            &pair.quality,
            &format!("{score:.4}"),
            &rules
                .iter()
                .map(|rule| rule.name())
                .collect::<Vec<_>>()
                .join("; "),
        ];
        writer.write_record(cells)?;
    }
    writer.flush()?;
    Ok(())
}

fn dump_outcomes(path: &Path, outcomes: &[population::Outcomes]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_path(path)?;
    writer.write_record([
        "positive",
        "hit",
        "first",
        "full_name",
        "date_of_birth",
        "nationality",
        "expected",
        "best_score",
        "best_id",
        "best_name",
        "us",
    ])?;
    for one in outcomes {
        let (score, id, name) = one.best.clone().unwrap_or_default();
        let expected = if one.person.expected_id.is_empty() {
            &one.person.expected_name
        } else {
            &one.person.expected_id
        };
        writer.write_record([
            one.positive.to_string(),
            one.hit.to_string(),
            one.first.to_string(),
            one.person.full_name.clone(),
            one.person.date_of_birth.clone(),
            one.person.nationality.clone(),
            expected.clone(),
            format!("{score:.4}"),
            id,
            name,
            format!("{:.0}", one.us),
        ])?;
    }
    writer.flush()?;
    Ok(())
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).map_err(|error| usage(format!("{}: {error}", path.display())))
}

fn or_usage(error: EvalError) -> anyhow::Error {
    match error {
        EvalError::Screen(_) | EvalError::Index(_) => error.into(),
        _ => usage(error),
    }
}
