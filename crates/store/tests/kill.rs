//! kill -9 at random moments of an import leaves the last good version in service, whole and readable.
//!
//! The test starts itself as a child that imports one version after the other without end, kills it after a random while
//! (fixed seed), and looks at what is there; fifty times over one and the same data directory.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common::un_people;
use exonym_lists::Collected;
use exonym_store::{ImportOptions, Store};

const CHILD: &str = "EXONYM_TEST_KILL_CHILD";
const ROUNDS: u64 = 50;

/// What the n-th version is: its date, and a number of people that only this date has within a while.
fn nth(n: usize) -> (String, usize) {
    let day = n % 28 + 1;
    let (month, year) = (n / 28 % 12 + 1, 2000 + n / (28 * 12));
    (format!("{year}-{month:02}-{day:02}"), 300 + n % 17)
}

fn number_of(date: &str) -> usize {
    let parts: Vec<usize> = date.split('-').map(|part| part.parse().unwrap()).collect();
    (parts[0] - 2000) * 28 * 12 + (parts[1] - 1) * 28 + parts[2] - 1
}

/// The child: does nothing in an ordinary run of the tests.
#[test]
fn child_imports_till_killed() {
    let Some(dir) = std::env::var_os(CHILD) else {
        return;
    };
    let dir = Path::new(&dir);
    let mut store = Store::open(dir.join("data")).unwrap();
    let mut next = store
        .in_service()
        .unwrap()
        .first()
        .map_or(0, |version| number_of(&version.published) + 1);
    loop {
        let (date, people) = nth(next);
        let path = dir.join("list.xml");
        std::fs::write(&path, un_people(&date, people)).unwrap();
        let report = store.import(&[path], &ImportOptions::default(), &mut ()).unwrap();
        assert_eq!(report.kept().count(), 1, "{report:?}");
        next += 1;
    }
}

fn start(dir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_imports_till_killed", "--nocapture"])
        .env(CHILD, dir)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How long a child takes to start and import once on this machine as busy as it is; the kills fall within one and a half of it.
fn first_import(dir: &Path) -> Duration {
    let begin = Instant::now();
    let mut child = start(dir);
    let imported = || {
        let store = Store::open_existing(dir.join("data")).ok().flatten();
        store.is_some_and(|store| store.in_service().is_ok_and(|versions| !versions.is_empty()))
    };
    while !imported() {
        assert!(begin.elapsed() < Duration::from_secs(20), "no import in 20 s");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    begin.elapsed()
}

#[test]
fn the_last_good_version_serves_after_every_kill() {
    let dir = tempfile::tempdir().unwrap();
    let (mut last, mut random, mut advanced) = (None, 0x9e37_79b9_7f4a_7c15_u64, 0);
    let begin = Instant::now();
    let range = first_import(dir.path())
        .min(Duration::from_millis(600))
        .as_micros() as u64
        * 3
        / 2;
    for round in 0..ROUNDS {
        // xorshift64
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = start(dir.path());
        std::thread::sleep(Duration::from_micros(random % range.max(1)));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert!(status.code().is_none(), "the child ended by itself: {status}");

        let store = Store::open(dir.path().join("data")).unwrap();
        let Some(version) = store.in_service().unwrap().into_iter().next() else {
            assert!(last.is_none(), "round {round}: nothing serves any more");
            continue;
        };
        let number = number_of(&version.published);
        assert!(
            last.is_none_or(|last| number >= last),
            "round {round}: went back in time"
        );
        advanced += u64::from(last.is_none_or(|last| number > last));
        last = Some(number);
        let mut sink = Collected::default();
        store.read_version(&version, &mut sink).unwrap();
        let (_, people) = nth(number);
        assert_eq!(
            (sink.parties().count(), version.stats.parties),
            (people, people as u64),
            "round {round}"
        );
    }
    assert!(
        advanced >= ROUNDS / 10,
        "the kills came before any import was done: {advanced}"
    );
    let store = Store::open(dir.path().join("data")).unwrap();
    let report = store.verify(&mut ()).unwrap();
    assert!(!report.is_damaged(), "{report:?}");
    assert_eq!(
        report.versions.len(),
        last.unwrap() + 1,
        "no version was lost on the way"
    );
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    println!(
        "{ROUNDS} kills, {} versions, {} unused blobs, {:?}",
        report.versions.len(),
        report.unused_blobs,
        begin.elapsed()
    );
}
