//! Measures what preparing a token and comparing two readings costs: `cargo run --release --example speed`.
//!
//! The corpus is a handful of ordinary names in each script; figures are means over many rounds on one core.

#![allow(clippy::print_stdout, reason = "a measuring tool prints its figures")]

use std::hint::black_box;
use std::time::Instant;

use exonym_text::distance::Scratch;
use exonym_text::likeness::{Sounded, cost};
use exonym_text::readings::readings;
use exonym_text::syllables::parse;
use exonym_text::tokenize::tokenize;

const NAMES: &[(&str, &[&str])] = &[
    (
        "Latin",
        &[
            "Vladimir Vladimirovich Putin",
            "Mohammed bin Salman",
            "Kim Jong Un",
            "Rosneft Trading Company Limited",
            "Gökçe Çağrı Şahin",
        ],
    ),
    (
        "Cyrillic",
        &[
            "Владимир Владимирович Путин",
            "Ким Чен Ын",
            "Публичное акционерное общество Газпром",
        ],
    ),
    ("Arabic", &["محمد بن سلمان", "عبدالرحمن القذافي"]),
    ("Han", &["习近平", "中国石油天然气集团有限公司"]),
    ("Hangul", &["김정은", "조선무역은행"]),
];

fn main() {
    for (script, names) in NAMES {
        let tokens: Vec<_> = names.iter().flat_map(|name| tokenize(name)).collect();
        let rounds = 2000;
        let time = |work: &dyn Fn()| {
            work();
            let start = Instant::now();
            (0..rounds).for_each(|_| work());
            start.elapsed().as_nanos() as f64 / f64::from(rounds) / 1000.0
        };
        let cut =
            time(&|| names.iter().for_each(|name| drop(black_box(tokenize(name))))) / names.len() as f64;
        let count = tokens.len() as f64;
        let read = time(&|| {
            tokens
                .iter()
                .for_each(|t| drop(black_box(readings(&t.text, t.script, None))))
        }) / count;
        let parsed = time(&|| {
            tokens
                .iter()
                .for_each(|t| drop(black_box(parse(&t.text, t.script))))
        }) / count;
        println!(
            "{script:9} tokenize {cut:6.2} us a name, readings {read:6.2} us a token, syllables {parsed:6.2} us a token"
        );
    }
    compare();
}

fn compare() {
    let sounded: Vec<Sounded> = NAMES
        .iter()
        .flat_map(|(_, names)| names.iter())
        .flat_map(|name| tokenize(name))
        .flat_map(|t| {
            readings(&t.text, t.script, None)
                .into_iter()
                .take(2)
                .map(Sounded::new)
        })
        .collect();
    let mut scratch = Scratch::default();
    let start = Instant::now();
    let mut pairs = 0u32;
    for (a, b) in sounded.iter().flat_map(|a| sounded.iter().map(move |b| (a, b))) {
        black_box(cost(a, b, 2.0, &mut scratch));
        pairs += 1;
    }
    println!(
        "likeness {:.2} us a pair of readings",
        start.elapsed().as_micros() as f64 / f64::from(pairs)
    );
}
