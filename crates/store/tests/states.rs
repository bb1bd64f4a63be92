//! What was read of kept versions: once, and looked up after that.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Bench, un_people};
use exonym_store::{ImportOptions, Store, StoreError};

const LIST: &str = "un_sc_sanctions";

fn two() -> Bench {
    let mut bench = Bench::new();
    for (day, people) in [("2024-01-01", 11), ("2024-02-01", 12)] {
        let path = bench.file(&format!("{day}.xml"), un_people(day, people));
        bench.one(&path, &ImportOptions::default());
    }
    bench
}

fn told(store: &Store) -> (String, String) {
    let [from, to] = ["2024-01-01", "2024-02-01"].map(|day| store.find_version(LIST, day).unwrap());
    let history = store.history(LIST, "un_sc_sanctions:TEi.003").unwrap();
    let diff = store.diff(&from, &to).unwrap();
    assert_eq!((history.versions.len(), diff.entries.len()), (2, 1));
    (format!("{history:?}"), format!("{diff:?}"))
}

#[test]
fn a_version_is_read_once_and_its_file_no_more() {
    let bench = two();
    let first = told(&bench.store);
    for version in bench.store.versions(LIST).unwrap() {
        assert!(bench.store.has_states(&version).unwrap());
        std::fs::remove_file(bench.store.blob_path(version.sha256())).unwrap();
    }
    assert_eq!(told(&bench.store), first);
    assert!(bench.store.versions_without_states().unwrap().is_empty());
}

#[test]
fn what_is_unread_is_named_and_the_rest_told() {
    let bench = two();
    let unread = bench.store.versions_without_states().unwrap();
    let days: Vec<_> = unread.iter().map(|version| version.published.as_str()).collect();
    assert_eq!(days, ["2024-02-01", "2024-01-01"]);
    bench.store.read_states(&unread[0]).unwrap();
    let (history, left) = bench
        .store
        .history_so_far(LIST, "un_sc_sanctions:TEi.003")
        .unwrap();
    assert_eq!(history.versions, ["2024-02-01"]);
    assert_eq!(left, unread[1..]);
    // A version that does not bear the entry need not be read to know it.
    let (history, left) = bench
        .store
        .history_so_far(LIST, "un_sc_sanctions:TEi.012")
        .unwrap();
    assert_eq!((history.versions.len(), left.len()), (1, 0));
}

#[test]
fn a_damaged_or_foreign_file_of_states_is_made_anew() {
    let bench = two();
    let first = told(&bench.store);
    let path = bench.store.data_dir().join("states.sqlite");
    std::fs::write(
        &path,
        b"this is no database, and long enough that nobody takes it for an empty one",
    )
    .unwrap();
    assert_eq!(told(&bench.store), first);
    let sql = rusqlite::Connection::open(&path).unwrap();
    sql.execute("UPDATE made_by SET program = 'exonym 0.0.0, states 0'", [])
        .unwrap();
    assert_eq!(bench.store.versions_without_states().unwrap().len(), 2);
    assert_eq!(told(&bench.store), first);
    // Bytes that changed under us are told, not shown.
    sql.execute("UPDATE block SET hash = zeroblob(16)", [])
        .unwrap_err();
    sql.execute("UPDATE block SET hash = randomblob(16)", []).unwrap();
    let error = bench.store.history(LIST, "un_sc_sanctions:TEi.003").unwrap_err();
    assert!(matches!(error, StoreError::DamagedStates { .. }), "{error}");
}

#[test]
fn a_version_whose_file_is_damaged_is_not_half_known() {
    let bench = two();
    let version = bench.store.find_version(LIST, "2024-01-01").unwrap();
    std::fs::write(bench.store.blob_path(version.sha256()), b"gone").unwrap();
    assert!(matches!(
        bench.store.read_states(&version),
        Err(StoreError::Damaged { .. })
    ));
    assert!(!bench.store.has_states(&version).unwrap());
}
