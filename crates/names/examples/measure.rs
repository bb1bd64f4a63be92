//! Measures the comparison on labelled sets and lists: `cargo run --release --example measure -- COMMAND`.
//!
//! `pairs FILE [wrong]` scores a CSV of `case_group,schema,name1,name2,is_match`; `alarms` asks every name of the
//! negatives against every name of the UN list, `found` does the same for the treated positives; `recall` compares the
//! keys with exhaustive comparison; `show NAME NAME [KIND]` explains one pair; `entities` scores the entity checks by
//! their names alone. Files come from `EXONYM_SHARED` or the `shared` folder beside the workspace.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::time::Instant;

use exonym_names::{
    NameKind, PartHint, PartTag, PreparedName, Scratch, THRESHOLD, compare, explain, leads_to, prepare,
};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |i: usize| args.get(i).map_or("", String::as_str);
    match arg(0) {
        "pairs" => pairs(arg(1), arg(2) == "wrong"),
        "entities" => entities(arg(1) == "wrong"),
        "alarms" => alarms(arg(1).parse().unwrap_or(1), arg(2)),
        "found" => found(),
        "recall" => recall(arg(1).parse().unwrap_or(10)),
        "show" => show(arg(1), arg(2), kind(arg(3))),
        other => println!("unknown command {other:?}"),
    }
}

fn shared(path: &str) -> PathBuf {
    let root = std::env::var_os("EXONYM_SHARED").map_or_else(
        || {
            let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
            here.ancestors()
                .map(|a| a.join("shared"))
                .find(|p| p.is_dir())
                .unwrap_or_else(|| "shared".into())
        },
        PathBuf::from,
    );
    root.join(path)
}

fn kind(schema: &str) -> NameKind {
    match schema {
        "Person" => NameKind::Person,
        "Company" | "Organization" | "PublicBody" => NameKind::Organization,
        "Vessel" | "Airplane" | "Vehicle" => NameKind::Object,
        _ => NameKind::Unknown,
    }
}

fn rows(path: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(shared(path)).unwrap();
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        header
            .iter()
            .map(str::to_owned)
            .zip(record.iter().map(str::to_owned))
            .collect::<HashMap<_, _>>()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

#[derive(Default, Clone, Copy)]
struct Tally {
    tp: u32,
    fp: u32,
    tn: u32,
    fn_: u32,
}

impl Tally {
    fn add(&mut self, label: bool, said: bool) {
        match (label, said) {
            (true, true) => self.tp += 1,
            (false, true) => self.fp += 1,
            (false, false) => self.tn += 1,
            (true, false) => self.fn_ += 1,
        }
    }

    fn print(self, name: &str) {
        let ratio = |a: u32, b: u32| f64::from(a) / f64::from(b.max(1));
        let (p, r) = (
            ratio(self.tp, self.tp + self.fp),
            ratio(self.tp, self.tp + self.fn_),
        );
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let Self { tp, fp, tn, fn_ } = self;
        println!("{name:24} P {p:.3} R {r:.3} F1 {f1:.3}   tp {tp} fp {fp} tn {tn} fn {fn_}");
    }
}

fn pairs(file: &str, wrong: bool) {
    let mut groups: BTreeMap<String, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    let mut scored: Vec<(f32, bool)> = Vec::new();
    let mut scratch = Scratch::default();
    let mut names = Vec::new();
    let prepared = Instant::now();
    for row in rows(&format!("labelled/{file}")) {
        let kind = kind(&row["schema"]);
        names.push((
            prepare(&row["name1"], kind, &[]),
            prepare(&row["name2"], kind, &[]),
            row,
        ));
    }
    let prepared = prepared.elapsed();
    let started = Instant::now();
    let scores: Vec<f32> = names
        .iter()
        .map(|(a, b, _)| compare(a, b, &mut scratch))
        .collect();
    let compared = started.elapsed();
    for ((a, b, row), score) in names.iter().zip(scores) {
        let label = row["is_match"] == "true";
        let said = score >= THRESHOLD;
        groups
            .entry(row["case_group"].trim_end_matches("-other").to_owned())
            .or_default()
            .add(label, said);
        all.add(label, said);
        scored.push((score, label));
        if wrong && label != said {
            println!(
                "{} {score:.2} {:?} | {:?}",
                if label { "MISS" } else { "FALSE" },
                a.text(),
                b.text()
            );
        }
    }
    groups.into_iter().for_each(|(name, tally)| tally.print(&name));
    all.print("all");
    let mut best = (0.0, 0.0);
    for step in 1..100 {
        let t = step as f32 / 100.0;
        let mut tally = Tally::default();
        scored
            .iter()
            .for_each(|&(score, label)| tally.add(label, score >= t));
        let f1 = 2.0 * f64::from(tally.tp) / f64::from(2 * tally.tp + tally.fp + tally.fn_);
        if f1 > best.0 {
            best = (f1, t);
        }
    }
    println!("best F1 {:.3} at {:.2}", best.0, best.1);
    let n = names.len() as f64;
    let us = |d: std::time::Duration, n: f64| d.as_secs_f64() * 1e6 / n;
    println!(
        "prepare {:.1} us/name, compare {:.2} us/pair",
        us(prepared, 2.0 * n),
        us(compared, n)
    );
}

fn values(record: &serde_json::Value, key: &str) -> Vec<String> {
    match &record[key] {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(list) => list
            .iter()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

fn record_names(record: &serde_json::Value, kind: NameKind) -> Vec<PreparedName> {
    let mut hints = Vec::new();
    let mut built = Vec::new();
    for (key, tag) in [
        ("firstName", PartTag::Given),
        ("middleName", PartTag::Middle),
        ("lastName", PartTag::Family),
    ] {
        for text in values(record, key) {
            built.push(text.clone());
            hints.push(PartHint { kind: tag, text });
        }
    }
    let mut texts = [values(record, "name"), values(record, "alias")].concat();
    if texts.is_empty() {
        texts.push(built.join(" "));
    }
    texts.iter().map(|text| prepare(text, kind, &hints)).collect()
}

fn entities(wrong: bool) {
    let text = std::fs::read_to_string(shared("labelled/entity_checks_dev.jsonl")).unwrap();
    let mut all = Tally::default();
    let mut scratch = Scratch::default();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let kind = kind(row["schema"].as_str().unwrap());
        let label = row["match"].as_bool().unwrap();
        let mut score: f32 = 0.0;
        for q in record_names(&row["query"], kind) {
            for l in record_names(&row["candidate"], kind) {
                score = score.max(compare(&q, &l, &mut scratch));
            }
        }
        all.add(label, score >= THRESHOLD);
        if wrong && label != (score >= THRESHOLD) {
            println!(
                "{} {score:.2} {} | {}",
                if label { "MISS" } else { "FALSE" },
                row["query"],
                row["candidate"]
            );
        }
    }
    all.print("entity names");
}

/// Names of individuals in the UN XML, by tag and without a parser: enough for counting alarms.
fn un_names() -> Vec<PreparedName> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(shared("lists/un"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "xml"))
        .collect();
    files.sort();
    let text = files
        .iter()
        .map(|f| std::fs::read_to_string(f).unwrap())
        .max_by_key(String::len)
        .unwrap();
    let inner = |block: &str, tag: &str| {
        let from = block.find(&format!("<{tag}>"))? + tag.len() + 2;
        let to = block[from..].find(&format!("</{tag}>"))?;
        Some(
            block[from..from + to]
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .trim()
                .to_owned(),
        )
    };
    let mut out = Vec::new();
    for block in text.split("<INDIVIDUAL>").skip(1) {
        let block = block.split("</INDIVIDUAL>").next().unwrap();
        let parts: Vec<String> = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
            .iter()
            .filter_map(|tag| inner(block, tag))
            .filter(|t| !t.is_empty())
            .collect();
        out.push(parts.join(" "));
        out.extend(inner(block, "NAME_ORIGINAL_SCRIPT").filter(|t| !t.is_empty()));
        for alias in block.split("<INDIVIDUAL_ALIAS>").skip(1) {
            if inner(alias, "QUALITY").is_some_and(|q| q == "Good") {
                out.extend(inner(alias, "ALIAS_NAME").filter(|t| !t.is_empty()));
            }
        }
    }
    out.sort();
    out.dedup();
    out.iter()
        .map(|name| prepare(name, NameKind::Person, &[]))
        .collect()
}

fn hints(row: &HashMap<String, String>) -> Vec<PartHint> {
    let part = |key: &str, kind| {
        row.get(key).filter(|t| !t.is_empty()).map(|t| PartHint {
            kind,
            text: t.clone(),
        })
    };
    [
        part("first_name", PartTag::Given),
        part("middle_name", PartTag::Middle),
        part("last_name", PartTag::Family),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn alarms(step: usize, print: &str) {
    let listed = un_names();
    let mut scratch = Scratch::default();
    let (mut asked, mut alerted) = (0, 0);
    let started = Instant::now();
    for row in rows("labelled/negatives_global_dev.csv")
        .iter()
        .step_by(step.max(1))
    {
        let query = prepare(&row["full_name"], NameKind::Person, &hints(row));
        asked += 1;
        let best = listed
            .iter()
            .map(|l| (compare(&query, l, &mut scratch), l))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap();
        if best.0 >= THRESHOLD {
            alerted += 1;
            if print == "wrong" {
                println!("ALARM {:.2} {:?} | {:?}", best.0, query.text(), best.1.text());
            }
        }
    }
    let pairs = asked as f64 * listed.len() as f64;
    println!(
        "{asked} queries x {} names: {alerted} alerts ({:.2} %), {:.2} us/pair",
        listed.len(),
        100.0 * f64::from(alerted) / f64::from(asked),
        started.elapsed().as_secs_f64() * 1e6 / pairs
    );
}

fn found() {
    let mut scratch = Scratch::default();
    let listed = un_names();
    let folded = |t: &str| t.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut n, mut hits, mut on_list) = (0, 0, 0);
    for row in rows("labelled/positives_un_treated_dev.csv") {
        n += 1;
        let query = prepare(&row["full_name"], NameKind::Person, &hints(&row));
        let expected = prepare(&row["expected_name"], NameKind::Person, &[]);
        on_list += u32::from(listed.iter().any(|l| folded(l.text()) == folded(expected.text())));
        let score = compare(&query, &expected, &mut scratch);
        if score >= THRESHOLD {
            hits += 1;
        } else {
            println!("MISS {score:.2} {:?} | {:?}", query.text(), expected.text());
        }
    }
    println!(
        "{hits} of {n} found by the expected name alone ({:.1} %); {on_list} expected names on the list",
        100.0 * f64::from(hits) / f64::from(n)
    );
}

fn recall(step: usize) {
    let listed = un_names();
    let mut queries: Vec<PreparedName> = Vec::new();
    for file in ["positives_un_treated_dev.csv", "negatives_global_dev.csv"] {
        let step = if file.starts_with("neg") { step } else { 1 };
        let rows = rows(&format!("labelled/{file}"));
        queries.extend(
            rows.iter()
                .step_by(step)
                .map(|r| prepare(&r["full_name"], NameKind::Person, &hints(r))),
        );
    }
    queries.extend(listed.iter().step_by(step.max(2) / 2).cloned());
    let mut scratch = Scratch::default();
    let (mut wanted, mut got, mut candidates) = (0, 0, 0_usize);
    for query in &queries {
        for l in &listed {
            let shares = leads_to(query, l);
            candidates += usize::from(shares);
            if compare(query, l, &mut scratch) >= THRESHOLD {
                wanted += 1;
                got += u32::from(shares);
                if !shares {
                    println!("LOST {:?} | {:?}", query.text(), l.text());
                }
            }
        }
    }
    println!(
        "{} queries x {} names: {got} of {wanted} matches share a key, {:.1} candidates a query ({:.2} %)",
        queries.len(),
        listed.len(),
        candidates as f64 / queries.len() as f64,
        100.0 * candidates as f64 / queries.len() as f64 / listed.len() as f64
    );
}

fn show(a: &str, b: &str, kind: NameKind) {
    let (a, b) = (prepare(a, kind, &[]), prepare(b, kind, &[]));
    println!("{a:?}\n{b:?}");
    let found = explain(&a, &b, &mut Scratch::default());
    println!("score {:.3}", found.score);
    for part in found.parts {
        println!(
            "  {:20} {:20} {:18} cost {:.2} weight {:.2} effect {:+.3} {} {}",
            part.query,
            part.listed,
            part.relation.name(),
            part.cost,
            part.weight,
            part.effect,
            part.road.unwrap_or(""),
            part.note.as_deref().unwrap_or("")
        );
    }
}
