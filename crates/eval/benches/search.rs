//! The steps of a search: opening an index, seeking a question's words in it, answering whole questions of each class.
//!
//! Over the index file that `EXONYM_INDEX` names (`DATA/indexes/SNAPSHOT.exonym`, or one of `cargo xtask scale`). Preparing and comparing names
//! have a bench of their own (`exonym-names`, `hot`).

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use exonym_eval::ask::{CLASSES, Question, questions};
use exonym_index::{Index, map_file};
use exonym_names::{Asking, NameKind, PreparedName, Scratch as Names, prepare};
use exonym_screen::{Options, Query, Scratch, Screener};

/// Questions of which each bench asks one after the other.
const QUESTIONS: usize = 500;
/// Which.
const SEED: u64 = 1;

fn steps(c: &mut Criterion) {
    let Ok(path) = std::env::var("EXONYM_INDEX") else {
        println!("skipped: EXONYM_INDEX names no index file");
        return;
    };
    let file = map_file(path.as_ref()).unwrap();
    let bytes: &[u8] = file.as_ref();
    c.bench_function("open an index", |b| {
        b.iter(|| Index::open(black_box(bytes)).unwrap())
    });
    let screener = Screener::new(Index::open(bytes).unwrap());
    let asked = questions(screener.index(), QUESTIONS, SEED).unwrap();

    let names: Vec<PreparedName> = asked
        .iter()
        .map(|question| prepare(&question.name, NameKind::Unknown, &[]))
        .collect();
    let (mut asking, mut scratch) = (Asking::default(), Names::default());
    let mut turn = 0;
    c.bench_function("seek the words of a name", |b| {
        b.iter(|| {
            turn = (turn + 1) % names.len().max(1);
            asking.begin(&names[turn], screener.index(), 0.7, &mut scratch);
            black_box(asking.leads().len())
        });
    });

    let mut scratch = Scratch::default();
    let options = Options::default();
    for class in CLASSES {
        let queries: Vec<Query> = asked
            .iter()
            .filter(|question| question.class == class)
            .filter_map(Question::query)
            .collect();
        if queries.is_empty() {
            continue;
        }
        let mut turn = 0;
        c.bench_function(&format!("answer a question, {class}"), |b| {
            b.iter(|| {
                turn = (turn + 1) % queries.len();
                screener.screen(&queries[turn], &options, &mut scratch).unwrap()
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = steps
}
criterion_main!(benches);
