//! Two data directories over a folder as the object store, and over a server that speaks S3 where one is named.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::{Path, PathBuf};

use exonym_engine::Which;
use exonym_replicas::{Remote, ReplicaError, publish, pull};
use exonym_screen::{Options, Query, QueryParts, Scratch};
use exonym_store::{ImportOptions, Store};

const FIRST: &str =
    r#"{"id":"a","schema":"Person","properties":{"name":["Zoltan Vargasov"],"topics":["sanction"]}}"#;

fn import(data: &Path, text: &str, day: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own_list.ftm.json");
    std::fs::write(&path, text).unwrap();
    let options = ImportOptions {
        list: Some("own_list".to_owned()),
        published: Some(day.to_owned()),
        force: true,
        ..ImportOptions::default()
    };
    let report = Store::open(data)
        .unwrap()
        .import(&[path], &options, &mut ())
        .unwrap();
    assert_eq!(report.kept().count(), 1);
}

fn found(data: &Path, name: &str, which: &Which) -> (String, Vec<String>) {
    let engine = exonym_engine::open(data, which, &mut ()).unwrap();
    let parts = QueryParts {
        names: vec![name.to_owned()],
        ..QueryParts::default()
    };
    let query = Query::new(parts).unwrap();
    let outcome = engine
        .screener
        .screen(&query, &Options::default(), &mut Scratch::default());
    let ids = outcome.unwrap().findings.into_iter().map(|finding| finding.id);
    (engine.screener.index().meta().snapshot.clone(), ids.collect())
}

fn object_files(bucket: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(bucket.join("objects")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// The whole walk against one address.
fn walk(address: &str) {
    let (origin, replica) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (origin, replica) = (origin.path(), replica.path());
    let remote = Remote::open(address).unwrap();
    assert!(matches!(
        publish(origin, &remote, &mut ()),
        Err(ReplicaError::Empty { .. })
    ));
    assert!(matches!(
        pull(replica, &remote, false, &mut ()),
        Err(ReplicaError::Manifest { .. })
    ));
    import(origin, FIRST, "2024-01-01");
    let sent = publish(origin, &remote, &mut ()).unwrap();
    assert_eq!((sent.objects, sent.sent), (3, 3), "list, index, catalogue");
    // Look-ups are made by a server or by `index build`, and go along once they are there.
    let lookups = |data: &Path| exonym_engine::lookups_path(data, &sent.snapshot);
    std::fs::write(lookups(origin), "look-ups").unwrap();
    let again = publish(origin, &remote, &mut ()).unwrap();
    assert_eq!((again.objects, again.sent), (4, 1));
    let got = pull(replica, &remote, false, &mut ()).unwrap();
    assert_eq!(
        (got.snapshot.as_str(), got.changed, got.received, got.built),
        (sent.snapshot.as_str(), true, 4, false)
    );
    assert_eq!(std::fs::read(lookups(replica)).unwrap(), b"look-ups");
    let expected = (sent.snapshot.clone(), vec!["own_list:a".to_owned()]);
    assert_eq!(found(replica, "Zoltan Vargasov", &Which::Current), expected);
    assert!(!pull(replica, &remote, false, &mut ()).unwrap().changed);
    // The next version with a judgement: what did not change is not sent again.
    import(origin, &FIRST.replace("Zoltan", "Miklos"), "2024-02-01");
    std::fs::write(
        exonym_engine::judgement_path(origin),
        "left,right,verdict,by,when,why\n",
    )
    .unwrap();
    let sent = publish(origin, &remote, &mut ()).unwrap();
    assert_eq!(
        (sent.objects, sent.sent),
        (5, 4),
        "the first list version is there"
    );
    let got = pull(replica, &remote, false, &mut ()).unwrap();
    assert_eq!((got.changed, got.received, got.built), (true, 4, false));
    assert_eq!(
        found(replica, "Miklos Vargasov", &Which::Current),
        (sent.snapshot, vec!["own_list:a".to_owned()])
    );
    // Days before are answered too, since every version came along.
    let day = Which::AsOf("2024-01-15".to_owned());
    assert_eq!(found(replica, "Zoltan Vargasov", &day).1, ["own_list:a"]);
    let told = |data: &Path| format!("{:?}", Store::open(data).unwrap().all_versions().unwrap());
    assert_eq!(told(replica), told(origin));
}

#[test]
fn over_a_folder() {
    let bucket = tempfile::tempdir().unwrap();
    walk(&format!("file://{}", bucket.path().display()));
}

#[test]
fn over_a_server_that_speaks_s3() {
    let Ok(address) = std::env::var("EXONYM_TEST_S3") else {
        println!(
            "skipped: over_a_server_that_speaks_s3: EXONYM_TEST_S3 names no bucket (see docs/serving.md)"
        );
        return;
    };
    walk(&format!("{address}/{}", std::process::id()));
}

#[test]
fn damaged_objects_change_nothing() {
    let (origin, replica) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bucket = tempfile::tempdir().unwrap();
    let remote = Remote::open(&format!("file://{}", bucket.path().display())).unwrap();
    import(origin.path(), FIRST, "2024-01-01");
    publish(origin.path(), &remote, &mut ()).unwrap();
    pull(replica.path(), &remote, false, &mut ()).unwrap();
    let before = found(replica.path(), "Zoltan Vargasov", &Which::Current);
    let old = object_files(bucket.path());
    import(origin.path(), &FIRST.replace("Zoltan", "Miklos"), "2024-02-01");
    publish(origin.path(), &remote, &mut ()).unwrap();
    for path in object_files(bucket.path())
        .iter()
        .filter(|path| !old.contains(path))
    {
        let whole = std::fs::read(path).unwrap();
        let mut flipped = whole.clone();
        *flipped.last_mut().unwrap() ^= 1;
        // Each time from the state before: what arrived whole is kept and not asked for again.
        let replica = copied(replica.path());
        let longer = [whole.as_slice(), b"more"].concat();
        for bytes in [&flipped, &longer, &whole[..whole.len() / 2].to_vec()] {
            std::fs::write(path, bytes).unwrap();
            let refused = pull(replica.path(), &remote, false, &mut ());
            assert!(
                matches!(refused, Err(ReplicaError::Damaged { .. })),
                "{refused:?}"
            );
            assert_eq!(found(replica.path(), "Zoltan Vargasov", &Which::Current), before);
        }
        std::fs::remove_file(path).unwrap();
        assert!(matches!(
            pull(replica.path(), &remote, false, &mut ()),
            Err(ReplicaError::Store { .. })
        ));
        std::fs::write(path, &whole).unwrap();
    }
    assert!(pull(replica.path(), &remote, false, &mut ()).unwrap().changed);
}

fn copied(folder: &Path) -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target);
            } else {
                std::fs::copy(&path, target).unwrap();
            }
        }
    }
    let to = tempfile::tempdir().unwrap();
    copy(folder, to.path());
    to
}

#[test]
fn lists_of_ones_own_are_replaced_only_when_that_is_said() {
    let (origin, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bucket = tempfile::tempdir().unwrap();
    let remote = Remote::open(&format!("file://{}", bucket.path().display())).unwrap();
    import(origin.path(), FIRST, "2024-01-01");
    publish(origin.path(), &remote, &mut ()).unwrap();
    import(own.path(), &FIRST.replace("Zoltan", "Jeno"), "2024-01-01");
    assert!(matches!(
        pull(own.path(), &remote, false, &mut ()),
        Err(ReplicaError::Own { .. })
    ));
    assert_eq!(found(own.path(), "Jeno Vargasov", &Which::Current).1.len(), 1);
    assert!(pull(own.path(), &remote, true, &mut ()).unwrap().changed);
    assert_eq!(found(own.path(), "Zoltan Vargasov", &Which::Current).1.len(), 1);
}

#[test]
fn addresses_that_name_no_store() {
    for address in ["nowhere", "ftp://x/y", "s3://", ""] {
        let error = Remote::open(address).map(|_| ()).unwrap_err();
        assert!(error.is_usage(), "{address}: {error}");
    }
}
