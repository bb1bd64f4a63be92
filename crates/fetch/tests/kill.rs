//! kill -9 at random moments of an update leaves the last good version in service; a download cut short is never seen.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::{Child, Command, Stdio};
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
    let sources = Sources::built_in().unwrap().overridden_by(&own).unwrap();
    let config = FetchConfig {
        backoff: Duration::from_millis(5),
        ..FetchConfig::new(sources)
    };
    let mut store = Store::open(Path::new(&dir)).unwrap();
    loop {
        update(&mut store, &["un_sc_sanctions".to_owned()], &config, &mut ());
    }
}

fn start(dir: &Path, server: &Server) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_updates_till_killed", "--nocapture"])
        .env(CHILD, dir)
        .env("EXONYM_TEST_SERVER", &server.base)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The list of the n-th day, whose number of people only this day has.
fn list(day: usize) -> (String, Vec<u8>) {
    let date = format!("2024-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
    let text = un_people(&date, 400 + day);
    (date, text.into_bytes())
}

/// How long a child takes to start and update once on this machine as busy as it is; the kills fall within twice that.
fn first_update(dir: &Path, server: &Server) -> Duration {
    let begin = Instant::now();
    server.on("/un.xml", [Answer::ok(list(0).1)]);
    let mut child = start(dir, server);
    let updated = || {
        Store::open(dir)
            .and_then(|store| store.in_service())
            .is_ok_and(|found| !found.is_empty())
    };
    while !updated() {
        assert!(begin.elapsed() < Duration::from_secs(20), "no update in 20 s");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    begin.elapsed()
}

#[test]
fn the_last_good_version_serves_after_every_kill() {
    let (dir, server) = (tempfile::tempdir().unwrap(), Server::start());
    let (mut last, mut random, mut advanced) = (String::new(), 0x2545_f491_4f6c_dd1d_u64, 0);
    let begin = Instant::now();
    let range = first_update(dir.path(), &server)
        .min(Duration::from_millis(500))
        .as_micros() as u64
        * 2;
    for day in 1..=ROUNDS {
        let (_, body) = list(day);
        let whole = Answer::Validated(format!("\"{day}\""), body.clone());
        match day % 2 {
            0 => server.on("/un.xml", [Answer::Cut(body.clone(), body.len() / 2), whole]),
            _ => server.on("/un.xml", [whole]),
        }
        // xorshift64
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = start(dir.path(), &server);
        std::thread::sleep(Duration::from_micros(random % range.max(1)));
        child.kill().unwrap();
        assert!(
            child.wait().unwrap().code().is_none(),
            "the child ended by itself"
        );

        let store = Store::open(dir.path()).unwrap();
        let versions = store.in_service().unwrap();
        let [version] = versions.as_slice() else {
            panic!("day {day}: nothing serves any more")
        };
        assert!(version.published >= last, "day {day}: went back in time");
        advanced += usize::from(version.published > last);
        last = version.published.clone();
        let mut sink = Collected::default();
        store.read_version(version, &mut sink).unwrap();
        let serving = (0..=day).find(|day| list(*day).0 == last).unwrap();
        assert_eq!(sink.parties().count(), 400 + serving, "day {day}");
    }
    let store = Store::open(dir.path()).unwrap();
    assert!(!store.verify(&mut ()).unwrap().is_damaged());
    assert!(
        advanced >= ROUNDS / 10,
        "the kills came before any update was done: {advanced}"
    );
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    println!(
        "{ROUNDS} kills, {advanced} of them after an update was done, {:?}",
        begin.elapsed()
    );
}
