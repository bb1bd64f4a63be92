//! The steps of a search: opening an index, seeking a question's words in it, answering whole questions of each class.
//!
//! Over the index file that `EXONYM_INDEX` names (`DATA/indexes/…/index.exonym`, or one of `cargo xtask scale`), else over some hundred
//! made-up parties. Steps that have a bench of their own elsewhere: preparing and comparing names (`exonym-names`, bench `hot`).

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use exonym_eval::ask::{CLASSES, Question, questions};
use exonym_index::{Builder, Bundle, Index, Meta, MetaList, map_file};
use exonym_model::{Entity, ListVersion};
use exonym_names::{Asking, NameKind, PreparedName, Scratch as Names, prepare};
use exonym_screen::{Options, Query, Scratch, Screener};

/// Questions of which each bench asks one after the other.
const QUESTIONS: usize = 500;
/// Which.
const SEED: u64 = 1;

fn bytes() -> Box<dyn AsRef<[u8]>> {
    match std::env::var("EXONYM_INDEX") {
        Ok(path) => Box::new(map_file(path.as_ref()).unwrap()),
        Err(_) => Box::new(made_up()),
    }
}

/// Parties of all given names with all surnames of a few.
fn made_up() -> Vec<u8> {
    let list = MetaList {
        version: ListVersion {
            list: "made".to_owned(),
            published: "2026-01-01".to_owned(),
            dated_by: "given".to_owned(),
            sha256: String::new(),
            imported: String::new(),
        },
        publisher: "bench".to_owned(),
        parties: 0,
        yielded: 0,
        basis: None,
    };
    let mut builder = Builder::new(Meta {
        snapshot: "made".to_owned(),
        lists: vec![list],
        ..Meta::default()
    });
    let given = [
        "Anton",
        "Мария",
        "Hassan",
        "Leyla",
        "Giorgi",
        "Chol Su",
        "Petra",
        "محمد",
    ];
    let surnames = [
        "Drozdovsky",
        "Karimova",
        "al-Basri",
        "Kim",
        "Novák",
        "Beridze",
        "Петренко",
        "Ould Ahmed",
    ];
    let mut bundles = Vec::new();
    for (a, given) in given.iter().enumerate() {
        for (b, surname) in surnames.iter().enumerate() {
            let line = serde_json::json!({
                "id": format!("made-{a}-{b}"), "schema": "Person", "datasets": ["made"],
                "properties": {"name": [format!("{given} {surname}")], "birthDate": [format!("19{}{}-05-0{}", 5 + a % 5, b, 1 + a)]},
            });
            bundles.push(Bundle {
                party: Entity::from_ftm_line(&line.to_string(), "made").unwrap(),
                linked: Vec::new(),
            });
        }
    }
    builder.add(0, bundles);
    builder.finish_in_memory().unwrap()
}

fn steps(c: &mut Criterion) {
    let bytes = bytes();
    let bytes: &[u8] = (*bytes).as_ref();
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
