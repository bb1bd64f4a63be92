//! kill -9 while an index is built leaves what served before, and the next command goes on from there.
//!
//! Import and update have such tests in the crates `store` and `fetch`, customer files in `files.rs`.

#![cfg(unix)]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::run::exonym;

const ROUNDS: u64 = 50;
const PERSONS: usize = 4_000;
/// Who stands on both versions.
const LASTING: &str = "Wartan Telukhov";

/// A UN list of made-up persons: the lasting one, and others that the version's number shifts.
fn list(date: &str, version: usize) -> String {
    const SYLLABLES: [&str; 12] = [
        "ba", "dor", "vel", "ni", "kash", "mur", "te", "lon", "gri", "so", "pha", "zet",
    ];
    let word = |mut n: usize| {
        let mut out = String::new();
        for _ in 0..3 {
            out.push_str(SYLLABLES[n % SYLLABLES.len()]);
            n /= SYLLABLES.len();
        }
        out
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CONSOLIDATED_LIST dateGenerated=\"{date}T00:00:00Z\"><INDIVIDUALS>"
    );
    for number in 0..PERSONS {
        let (first, second) = match number {
            0 => ("Wartan".to_owned(), "Telukhov".to_owned()),
            _ => (word(number * 7 + version), word(number * 31 + 5)),
        };
        out.push_str(&format!(
            "<INDIVIDUAL><DATAID>{number}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>{first}</FIRST_NAME>\
             <SECOND_NAME>{second}</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>\
             <REFERENCE_NUMBER>KPi.{number}</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON></INDIVIDUAL>"
        ));
    }
    out + "</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
}

fn build(data: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_exonym"))
        .arg("--data-dir")
        .arg(data)
        .args(["index", "build", "--again"])
        .env_remove("EXONYM_DATA_DIR")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The index files of a data directory, with the time of their last change.
fn indexes(data: &Path) -> Vec<(String, std::time::SystemTime)> {
    let mut out: Vec<_> = fs::read_dir(data.join("indexes"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.metadata().unwrap().modified().unwrap(),
            )
        })
        .collect();
    out.sort();
    out
}

#[test]
fn what_served_before_serves_after_every_kill_of_a_build() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut snapshots = Vec::new();
    for (version, date) in ["2024-01-10", "2024-05-20"].into_iter().enumerate() {
        let file = dir.path().join(format!("{date}.xml"));
        fs::write(&file, list(date, version)).unwrap();
        let imported = exonym(&data, &["lists", "import", file.to_str().unwrap()]);
        assert_eq!(imported.code, 0, "{}{}", imported.out, imported.err);
        let answer = exonym(&data, &["screen", LASTING, "--format", "json"]).json();
        snapshots.push(answer["snapshot"].as_str().unwrap().to_owned());
    }
    assert_ne!(snapshots[0], snapshots[1]);
    // Of three, since a machine that is busy with other tests makes one take longer than those that follow.
    let times = (0..3).map(|_| {
        let begin = Instant::now();
        assert!(build(&data).wait().unwrap().success());
        begin.elapsed().as_micros() as u64
    });
    let whole = times.min().unwrap_or(1);

    let (mut random, mut inside) = (0x2545_f491_4f6c_dd1d_u64, 0);
    for round in 0..ROUNDS {
        // xorshift64
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let before = indexes(&data);
        let mut child = build(&data);
        std::thread::sleep(Duration::from_micros(random % whole.max(1)));
        child.kill().unwrap();
        let killed = child.wait().unwrap().signal().is_some();
        let after = indexes(&data);
        assert_eq!(
            before.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            after.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "round {round}: an index is gone, or a half one stands among the whole ones"
        );
        inside += u64::from(killed && before == after);
        // Every tenth time, and after the last, both snapshots are asked, which opens each index as it is.
        if round % 10 == 9 {
            for snapshot in &snapshots {
                let args = ["screen", LASTING, "--snapshot", snapshot, "--format", "json"];
                let ran = exonym(&data, &args);
                assert_eq!(ran.ids(), ["un_sc_sanctions:KPi.0"], "round {round}: {}", ran.err);
            }
            let verified = exonym(&data, &["index", "verify"]);
            assert_eq!(verified.code, 0, "round {round}: {}", verified.err);
            assert_eq!(
                indexes(&data),
                after,
                "round {round}: a whole index was built anew"
            );
        }
    }
    // A server's look-ups are made when the index is in place already, which is the last part of a build.
    assert!(inside >= ROUNDS / 3, "only {inside} kills fell into a build");
    println!("{ROUNDS} kills, {inside} before the new index was in place");
}
