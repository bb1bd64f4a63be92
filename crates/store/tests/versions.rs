//! Differences, history, snapshots, status and damage.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use common::{Bench, un_list};
use exonym_lists::Collected;
use exonym_store::{Basis, Change, Engine, ImportOptions, Outcome, Store, StoreError};

const ALIAS: &str =
    "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Amel Test</ALIAS_NAME></INDIVIDUAL_ALIAS>";

/// Number, name and the rest of a record.
type Entry = (usize, &'static str, &'static str);

/// Three versions: 1 stays, 2 gains an alias, 3 goes, 4 comes.
fn three() -> Bench {
    let mut bench = Bench::new();
    let versions: [(&str, &[Entry]); 3] = [
        (
            "2024-01-01",
            &[
                (1, "One", ""),
                (2, "Two", ""),
                (3, "Three", ""),
                (9, "Nine", ""),
                (8, "Eight", ""),
            ],
        ),
        (
            "2024-02-01",
            &[
                (2, "Two", ALIAS),
                (1, "One", ""),
                (3, "Three", ""),
                (9, "Nine", ""),
                (8, "Eight", ""),
            ],
        ),
        (
            "2024-03-01",
            &[
                (1, "One", ""),
                (2, "Two", ALIAS),
                (4, "Four", ""),
                (9, "Nine", ""),
                (8, "Eight", ""),
            ],
        ),
    ];
    for (date, people) in versions {
        let path = bench.file(&format!("{date}.xml"), un_list(date, people));
        let outcome = bench.one(&path, &ImportOptions::default());
        assert!(matches!(outcome, Outcome::InService { .. }), "{outcome:?}");
    }
    bench
}

#[test]
fn the_difference_names_what_came_and_what_went() {
    let bench = three();
    let find = |date: &str| bench.store.find_version("un_sc_sanctions", date).unwrap();
    let diff = bench
        .store
        .diff(&find("2024-01-01"), &find("2024-03-01"))
        .unwrap();
    assert_eq!((diff.added, diff.removed, diff.changed), (1, 1, 1));
    let changes: Vec<_> = diff
        .entries
        .iter()
        .map(|entry| (entry.caption.as_str(), entry.change))
        .collect();
    assert_eq!(
        changes,
        [
            ("Two", Change::Changed),
            ("Three", Change::Removed),
            ("Four", Change::Added)
        ]
    );
    let alias = &diff.entries[0].statements;
    assert_eq!(alias.len(), 1, "{alias:?}");
    assert_eq!(
        (alias[0].op, alias[0].prop.as_str(), alias[0].value.as_str()),
        ('+', "alias", "Amel Test")
    );
    let json = serde_json::to_value(&diff).unwrap();
    for key in ["list", "from", "to", "added", "removed", "changed", "entries"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    for key in ["id", "change", "caption", "statements"] {
        assert!(json["entries"][0].get(key).is_some(), "{key}");
    }
    let none = bench
        .store
        .diff(&find("2024-03-01"), &find("2024-03-01"))
        .unwrap();
    assert!(none.entries.is_empty());
    let reordered = bench
        .store
        .diff(&find("2024-01-01"), &find("2024-02-01"))
        .unwrap();
    assert_eq!(reordered.entries.len(), 1, "the order of records is no change");
}

#[test]
fn versions_are_found_by_date_and_by_hash() {
    let bench = three();
    let version = bench.store.find_version("un_sc_sanctions", "2024-02-01").unwrap();
    for asked in [
        &version.hash[..12],
        version.sha256(),
        &version.sha256()[..8].to_uppercase(),
    ] {
        assert_eq!(
            bench.store.find_version("un_sc_sanctions", asked).unwrap(),
            version
        );
    }
    let error = bench
        .store
        .find_version("un_sc_sanctions", "2020-01-01")
        .unwrap_err();
    assert!(error.to_string().contains("2024-02-01"), "{error}");
    let error = bench.store.find_version("eu_fsf", "2020-01-01").unwrap_err();
    assert!(error.to_string().contains("un_sc_sanctions"), "{error}");
}

#[test]
fn first_and_last_seen() {
    let bench = three();
    let history = bench
        .store
        .history("un_sc_sanctions", "un_sc_sanctions:TEi.002")
        .unwrap();
    assert_eq!(history.versions, ["2024-01-01", "2024-02-01", "2024-03-01"]);
    let of = |value: &str| {
        let found = history
            .statements
            .iter()
            .find(|known| known.statement.value == value)
            .unwrap();
        (found.first_seen.as_str(), found.last_seen.as_str(), found.current)
    };
    assert_eq!(of("Two"), ("2024-01-01", "2024-03-01", true));
    assert_eq!(of("Amel Test"), ("2024-02-01", "2024-03-01", true));
    let gone = bench
        .store
        .history("un_sc_sanctions", "un_sc_sanctions:TEi.003")
        .unwrap();
    assert_eq!(gone.versions, ["2024-01-01", "2024-02-01"]);
    assert!(
        gone.statements
            .iter()
            .all(|known| !known.current && known.last_seen == "2024-02-01")
    );
}

#[test]
fn snapshots_are_pure_and_can_be_asked_for_again() {
    let mut bench = three();
    let engine = Engine {
        engine: "1".into(),
        tables: "1".into(),
        judgements: Some(b"same".to_vec()),
    };
    let current = bench.store.snapshot_current(&engine).unwrap();
    assert_eq!(current.lists[0].version.published, "2024-03-01");
    assert_eq!(bench.store.snapshot_current(&engine).unwrap(), current);
    let others = [
        Engine {
            engine: "2".into(),
            ..engine.clone()
        },
        Engine {
            tables: "2".into(),
            ..engine.clone()
        },
        Engine {
            judgements: None,
            ..engine.clone()
        },
    ];
    for other in &others {
        assert_ne!(bench.store.snapshot_current(other).unwrap().id, current.id);
    }
    let then = bench.store.snapshot_as_of("2024-02-20", &engine).unwrap();
    assert_eq!(
        (then.lists[0].version.published.as_str(), then.lists[0].basis),
        ("2024-02-01", Basis::Kept)
    );
    assert_ne!(then.id, current.id);
    let before = bench.store.snapshot_as_of("2023-09-13", &engine).unwrap();
    let first = &before.lists[0];
    assert_eq!(
        (first.version.published.as_str(), first.basis),
        ("2024-01-01", Basis::StatedDates)
    );
    assert_eq!(
        bench.store.snapshot_as_of("2030-01-01", &engine).unwrap().id,
        current.id
    );

    assert!(matches!(
        bench.store.snapshot_by_id(&then.id),
        Err(StoreError::NoSnapshot { .. })
    ));
    bench.store.record_snapshot(&then, &engine).unwrap();
    bench.store.record_snapshot(&then, &engine).unwrap();
    let (replayed, with) = bench.store.snapshot_by_id(&then.id[..10]).unwrap();
    assert_eq!((replayed.id, with), (then.id, engine));
    assert_eq!(replayed.lists[0].version.published, "2024-02-01");
}

#[test]
fn status_tells_age_and_figures() {
    let bench = three();
    let status = bench.store.status(Some("2024-03-11")).unwrap();
    let [un] = status.as_slice() else {
        panic!("{status:?}")
    };
    assert_eq!(
        (un.age_days, un.versions, un.publisher.as_str()),
        (10, 3, "UN Security Council")
    );
    assert_eq!((un.version.stats.parties, &un.damaged), (5, &None));
}

fn blob(bench: &Bench) -> std::path::PathBuf {
    let sha256 = bench.store.in_service().unwrap()[0].sha256().to_owned();
    bench
        .store
        .data_dir()
        .join("blobs")
        .join(&sha256[..2])
        .join(format!("{sha256}.zst"))
}

#[test]
fn damage_is_said_plainly_and_importing_again_repairs_it() {
    let mut bench = three();
    let path = blob(&bench);
    let sound = std::fs::read(&path).unwrap();
    let version = bench.store.in_service().unwrap().remove(0);
    for at in (0..sound.len()).step_by(7) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x55;
        std::fs::write(&path, &bytes).unwrap();
        let mut sink = Collected::default();
        let error = bench.store.read_version(&version, &mut sink).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{at}: {error}");
        assert!(sink.entities.is_empty(), "nothing is read from damaged bytes");
    }
    std::fs::write(&path, &sound[..sound.len() / 2]).unwrap();
    let report = bench.store.verify(&mut ()).unwrap();
    assert!(report.is_damaged());
    let damaged: Vec<_> = report
        .versions
        .iter()
        .filter(|check| check.damage.is_some())
        .collect();
    assert_eq!(damaged.len(), 1);
    assert!(
        damaged[0].in_service
            && damaged[0]
                .damage
                .as_ref()
                .unwrap()
                .contains("import the same file again")
    );
    assert!(bench.store.status(None).unwrap()[0].damaged.is_some());

    let again = bench.dir.path().join("files/2024-03-01.xml");
    assert!(matches!(
        bench.one(&again, &ImportOptions::default()),
        Outcome::AlreadyThere { .. }
    ));
    assert!(!bench.store.verify(&mut ()).unwrap().is_damaged());
    std::fs::remove_file(&path).unwrap();
    assert!(bench.store.verify(&mut ()).unwrap().is_damaged());
}

#[test]
fn two_stores_of_one_folder_see_the_same_and_only_one_writes() {
    let mut bench = three();
    let other = Store::open(bench.store.data_dir()).unwrap();
    let path = bench.file(
        "april.xml",
        un_list(
            "2024-04-01",
            &[
                (1, "One", ""),
                (2, "Two", ALIAS),
                (3, "Three", ""),
                (4, "Four", ""),
                (5, "Five", ""),
            ],
        ),
    );
    bench.one(&path, &ImportOptions::default());
    assert_eq!(other.in_service().unwrap()[0].published, "2024-04-01");
    let lock = std::fs::OpenOptions::new()
        .write(true)
        .open(other.data_dir().join("writer.lock"))
        .unwrap();
    lock.lock().unwrap();
    let path = bench.file("x.xml", "x");
    let error = bench
        .store
        .import(&[path], &ImportOptions::default(), &mut ())
        .unwrap_err();
    assert!(matches!(error, StoreError::Busy { .. }), "{error}");
}
