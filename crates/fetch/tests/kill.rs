//! kill -9 at random moments of an update leaves the last good version in service; a download cut short is never seen.

#![allow(missing_docs)]
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use common::{Answer, Server, un_people};
use exonym_fetch::{FetchConfig, Sources, update};
use exonym_lists::Collected;
use exonym_store::Store;

const CHILD: &str = "EXONYM_TEST_KILL_CHILD";
const ROUNDS: usize = 50;

/// The child updates without end; it does nothing in an ordinary run of the tests.
#[test]
fn child_updates_till_killed() {
    let Some(dir) = std::env::var_os(CHILD) else {
        return;
    };
    let base = std::env::var("EXONYM_TEST_SERVER").unwrap();
    let own = format!("[[source]]\nlist = 'un_sc_sanctions'\nformat = 'un-xml'\nurl = '{base}/un.xml'");
    let config = FetchConfig::new(Sources::built_in().unwrap().overridden_by(&own).unwrap());
    let mut store = Store::open(Path::new(&dir)).unwrap();
    loop {
        update(&mut store, &["un_sc_sanctions".to_owned()], &config, &mut ());
    }
}

#[test]
fn the_last_good_version_serves_after_every_kill() {
    let (dir, server) = (tempfile::tempdir().unwrap(), Server::start());
    let (mut last, mut random, mut advanced) = (String::new(), 0x2545_f491_4f6c_dd1d_u64, 0);
    static DAY: AtomicUsize = AtomicUsize::new(0);
    let begin = Instant::now();
    for round in 0..ROUNDS {
        let day = DAY.fetch_add(1, Ordering::Relaxed);
        let date = format!("2024-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
        let body = un_people(&date, 400 + day).into_bytes();
        let half = body.len() / 2;
        server.on(
            "/un.xml",
            [
                Answer::Cut(body.clone(), half),
                Answer::Validated(format!("\"{day}\""), body),
            ],
        );
        // xorshift64
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_updates_till_killed", "--nocapture"])
            .env(CHILD, dir.path())
            .env("EXONYM_TEST_SERVER", &server.base)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Every second round, the cut answer is out of the way, so that the kill falls into the import.
        if round % 2 == 0 {
            let body = un_people(&date, 400 + day).into_bytes();
            server.on("/un.xml", [Answer::Validated(format!("\"{day}\""), body)]);
        }
        std::thread::sleep(Duration::from_micros(5_000 + random % 400_000));
        child.kill().unwrap();
        assert!(
            child.wait().unwrap().code().is_none(),
            "the child ended by itself"
        );

        let store = Store::open(dir.path()).unwrap();
        let Some(version) = store.in_service().unwrap().into_iter().next() else {
            assert!(last.is_empty(), "round {round}: nothing serves any more");
            continue;
        };
        assert!(version.published >= last, "round {round}: went back in time");
        advanced += usize::from(version.published > last);
        last = version.published.clone();
        let mut sink = Collected::default();
        store.read_version(&version, &mut sink).unwrap();
        let month: usize = last[5..7].parse().unwrap();
        let of_month: usize = last[8..10].parse().unwrap();
        assert_eq!(
            sink.parties().count(),
            400 + (month - 1) * 28 + of_month - 1,
            "round {round}"
        );
    }
    let store = Store::open(dir.path()).unwrap();
    assert!(!store.verify(&mut ()).unwrap().is_damaged());
    assert!(
        advanced >= ROUNDS / 5,
        "the kills came before any update was done: {advanced}"
    );
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    println!(
        "{ROUNDS} kills, {advanced} of them after an update was done, {:?}",
        begin.elapsed()
    );
}
