//! Runs the command and keeps what it said.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

/// What a run printed and how it ended.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Ran {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }

    /// Ids of the findings of the first result.
    pub(crate) fn ids(&self) -> Vec<String> {
        let json = self.json();
        let findings = json["results"][0]["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .map(|finding| finding["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// Runs `exonym` on a data directory.
pub(crate) fn exonym(data_dir: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_exonym"))
        .arg("--data-dir")
        .arg(data_dir)
        .args(args)
        .env_remove("EXONYM_DATA_DIR")
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap_or(-1),
    }
}

/// Starts `exonym` once for each pause (milliseconds), kills it after that, and gives how many were killed. Stops where a run ended by
/// itself, or where `ended` says that nothing is left to do.
pub(crate) fn killed(data_dir: &Path, args: &[&str], pauses: &[u64], ended: impl Fn() -> bool) -> usize {
    let mut killed = 0;
    for pause in pauses {
        let mut child = Command::new(env!("CARGO_BIN_EXE_exonym"))
            .arg("--data-dir")
            .arg(data_dir)
            .args(args)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(*pause));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
        if ended() {
            break;
        }
    }
    killed
}

/// Runs `exonym` with something on its standard input.
pub(crate) fn exonym_with_input(data_dir: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exonym"))
        .arg("--data-dir")
        .arg(data_dir)
        .args(args)
        .env_remove("EXONYM_DATA_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // On a thread of its own, so that neither side waits for the other; a command that does not read all of it closes the pipe.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap_or(-1),
    }
}

/// The shared list files, where there are any; says so where there are none.
pub(crate) fn shared(test: &str) -> Option<PathBuf> {
    let said = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = said.or_else(|| {
        here.ancestors()
            .map(|folder| folder.join("shared"))
            .find(|shared| shared.join("lists").is_dir())
    });
    if found.is_none() {
        println!("skipped: {test}: no shared lists");
    }
    found
}
