//! What preparing and comparing do, for a profiler and for a comparison of two builds: `cargo run --example profile -- COMMAND`.
//!
//! `prepare FILES TIMES` and `compare FILES TIMES` go through the labelled pairs of CSV files (parted by commas) so many times, so that
//! callgrind counts little else; `same FILES NAMES` prints numbers made of all prepared names, scores and explanations, which two builds
//! share where they answer alike (NAMES: a file of listed names, each line a kind's number, a tab and a name); `texts INDEX` prints such a
//! file from an index.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs,
    reason = "an example"
)]

use std::hint::black_box;

use exonym_names::{NameKind, NameRef, PreparedName, Scratch, compare, explain, prepare};

const KINDS: [NameKind; 4] = [
    NameKind::Unknown,
    NameKind::Person,
    NameKind::Organization,
    NameKind::Object,
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |at: usize| args.get(at).map_or("", String::as_str);
    let times = arg(2).parse().unwrap_or(1);
    match arg(0) {
        "prepare" => {
            // Tables are read when first asked, which is no part of preparing.
            let pairs = pairs(arg(1));
            pairs
                .iter()
                .flat_map(|(a, b)| [a, b])
                .for_each(|text| drop(prepare(text, NameKind::Unknown, &[])));
            preparing(&pairs, times);
        }
        "names" => {
            listed(arg(1), times);
            names(arg(1), times);
        }
        "compare" => comparing(&pairs(arg(1)), times),
        "same" => same(&pairs(arg(1)), arg(2)),
        "texts" => texts(arg(1)),
        other => println!("unknown command {other:?}"),
    }
}

fn pairs(files: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for file in files.split(',') {
        let mut reader = csv::Reader::from_path(file).unwrap();
        let rows = reader.records().filter_map(Result::ok);
        out.extend(rows.map(|row| (row[2].to_owned(), row[3].to_owned())));
    }
    out
}

#[inline(never)]
fn preparing(pairs: &[(String, String)], times: usize) {
    for text in pairs
        .iter()
        .flat_map(|(a, b)| [a, b])
        .cycle()
        .take(times * pairs.len() * 2)
    {
        black_box(prepare(text, NameKind::Unknown, &[]));
    }
    println!("{} names", times * pairs.len() * 2);
}

#[inline(never)]
fn names(file: &str, step: usize) {
    listed(file, step);
}

fn listed(file: &str, step: usize) {
    let text = std::fs::read_to_string(file).unwrap();
    let mut count = 0;
    for (kind, name) in text
        .lines()
        .step_by(step.max(1))
        .filter_map(|line| line.split_once('\t'))
    {
        let kind = KINDS
            .iter()
            .find(|known| (**known as u8).to_string() == kind)
            .unwrap();
        black_box(prepare(name, *kind, &[]));
        count += 1;
    }
    println!("{count} names");
}

#[inline(never)]
fn comparing(pairs: &[(String, String)], times: usize) {
    let ready = |text: &String| prepare(text, NameKind::Unknown, &[]);
    let ready: Vec<(PreparedName, PreparedName)> = pairs.iter().map(|(a, b)| (ready(a), ready(b))).collect();
    let mut scratch = Scratch::default();
    for (a, b) in &ready {
        compare(a, b, &mut scratch);
    }
    measured(&ready, times, &mut scratch);
    println!("{} comparisons", times * pairs.len());
}

#[inline(never)]
fn measured(ready: &[(PreparedName, PreparedName)], times: usize, scratch: &mut Scratch) {
    for _ in 0..times {
        for (a, b) in ready {
            black_box(compare(a, b, scratch));
        }
    }
}

fn mix(sum: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(sum, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn same(pairs: &[(String, String)], file: &str) {
    let mut scratch = Scratch::default();
    for kind in KINDS {
        let (mut names, mut scores, mut reasons) = (1, 2, 3);
        for (a, b) in pairs {
            let (a, b) = (prepare(a, kind, &[]), prepare(b, kind, &[]));
            note(&a, &b, (&mut names, &mut scores, &mut reasons), &mut scratch);
            note(&b, &a, (&mut names, &mut scores, &mut reasons), &mut scratch);
        }
        println!("{kind:?}: names {names:016x} scores {scores:016x} reasons {reasons:016x}");
    }
    let listed = std::fs::read_to_string(file).unwrap();
    let mut prepared: Vec<PreparedName> = Vec::new();
    let mut sum = 5;
    for (kind, name) in listed.lines().filter_map(|line| line.split_once('\t')) {
        let kind = KINDS
            .iter()
            .find(|known| (**known as u8).to_string() == kind)
            .unwrap();
        let name = prepare(name, *kind, &[]);
        let mut bytes = Vec::new();
        name.encode(&mut bytes);
        sum = mix(sum, &bytes);
        prepared.push(name);
    }
    let (mut names, mut scores, mut reasons) = (1, 2, 3);
    let mut seed: u64 = 11;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % prepared.len()
    };
    for _ in 0..20_000 {
        let (a, b) = (&prepared[next()], &prepared[next()]);
        note(a, b, (&mut names, &mut scores, &mut reasons), &mut scratch);
    }
    // Neighbours are mostly names of one party.
    for near in prepared.windows(2).step_by(5) {
        note(
            &near[0],
            &near[1],
            (&mut names, &mut scores, &mut reasons),
            &mut scratch,
        );
    }
    println!(
        "{} listed: names {sum:016x} {names:016x} scores {scores:016x} reasons {reasons:016x}",
        prepared.len()
    );
}

fn note(
    a: &PreparedName,
    b: &PreparedName,
    (names, scores, reasons): (&mut u64, &mut u64, &mut u64),
    scratch: &mut Scratch,
) {
    for name in [a, b] {
        let mut bytes = Vec::new();
        name.encode(&mut bytes);
        *names = mix(*names, &bytes);
    }
    *scores = mix(*scores, &compare(a, b, scratch).to_bits().to_le_bytes());
    let reason = format!("{:?}", explain(a, b, scratch));
    if std::env::var_os("EXONYM_REASONS").is_some() {
        eprintln!("{} | {} | {reason}", a.text(), b.text());
    }
    *reasons = mix(*reasons, reason.as_bytes());
}

fn texts(index: &str) {
    let bytes = std::fs::read(index).unwrap();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match NameRef::parse(rest) {
            Some((name, length))
                if name.token_count() > 0
                    && !name.text().contains(['\n', '\t'])
                    && !name.text().is_empty() =>
            {
                println!("{}\t{}", name.kind() as u8, name.text());
                at += length;
            }
            _ => at += 1,
        }
    }
}
