//! The hot steps: preparing a name and comparing two, on labelled pairs where they are at hand (`EXONYM_SHARED`), else on a few.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use exonym_names::{NameKind, PreparedName, Scratch, compare_refs, prepare};

fn pairs() -> Vec<(String, String)> {
    let path = std::env::var("EXONYM_SHARED").map(|shared| format!("{shared}/labelled/name_pairs_dev.csv"));
    if let Ok(mut reader) = path
        .map_err(|_| ())
        .and_then(|path| csv::Reader::from_path(path).map_err(|_| ()))
    {
        let rows = reader.records().filter_map(Result::ok);
        return rows.map(|row| (row[2].to_owned(), row[3].to_owned())).collect();
    }
    [
        ("Anton Vasilyevich Drozdovsky", "Drozdovskij, Anton"),
        ("Silver Heron Shipping LLC", "Silver Herron Shipping Co"),
        ("محمد منصوري", "Mohammad Mansouri"),
        ("김정은", "Kim Jong Un"),
    ]
    .map(|(a, b)| (a.to_owned(), b.to_owned()))
    .to_vec()
}

fn hot(c: &mut Criterion) {
    let pairs = pairs();
    let mut turn = 0;
    let mut next = || {
        turn = (turn + 1) % pairs.len();
        turn
    };
    c.bench_function("prepare one name", |b| {
        b.iter(|| prepare(black_box(&pairs[next()].0), NameKind::Unknown, &[]));
    });
    let prepared: Vec<(PreparedName, PreparedName)> = pairs
        .iter()
        .map(|(a, b)| {
            (
                prepare(a, NameKind::Unknown, &[]),
                prepare(b, NameKind::Unknown, &[]),
            )
        })
        .collect();
    let mut scratch = Scratch::default();
    let mut turn = 0;
    c.bench_function("compare two names", |b| {
        b.iter(|| {
            turn = (turn + 1) % prepared.len();
            let (one, other) = &prepared[turn];
            compare_refs(black_box(one.as_ref()), other.as_ref(), &mut scratch)
        });
    });
}

criterion_group!(benches, hot);
criterion_main!(benches);
