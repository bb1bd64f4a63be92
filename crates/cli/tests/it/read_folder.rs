//! `exonym read` over folders.

use std::fs;
use std::path::Path;

use crate::run::{Ran, exonym};

/// A folder of articles, and files that cannot be read.
fn folder(dir: &Path) -> String {
    let folder = dir.join("articles");
    fs::create_dir_all(folder.join("deep")).unwrap();
    fs::write(
        folder.join("b.txt"),
        "Kim Jong Un met Vladimir Putin on September 13.\n",
    )
    .unwrap();
    fs::write(
        folder.join("a.html"),
        "<!doctype html><p>Iran attacked Israel, officials said.</p>",
    )
    .unwrap();
    fs::write(
        folder.join("deep/b.txt"),
        "Nobody said a word about the weather of the day.\n",
    )
    .unwrap();
    fs::write(folder.join("c.pdf"), "%PDF-1.4 and nothing").unwrap();
    fs::write(folder.join("d.bin"), [0, 1, 2]).unwrap();
    folder.to_str().unwrap().to_owned()
}

fn files(ran: &str) -> Vec<(String, bool)> {
    let lines = ran
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .map(|line| {
            let file = Path::new(line["file"].as_str().unwrap())
                .file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            (file, line.get("error").is_some())
        })
        .collect()
}

#[test]
fn each_file_has_its_line_in_order_and_one_that_fails_stops_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(dir.path());
    let run = || exonym(dir.path(), &["read", &folder, "--format", "json"]);
    let ran = run();
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = [
        ("a.html", false),
        ("b.txt", false),
        ("c.pdf", true),
        ("b.txt", false),
    ];
    assert_eq!(
        files(&ran.out),
        expected.map(|(name, failed)| (name.to_owned(), failed))
    );
    assert!(
        ran.err.contains("left out") && ran.err.contains("d.bin"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("4 documents; 1 name someone") && ran.err.contains("1 could not be read"),
        "{}",
        ran.err
    );
    assert_eq!(run().out, ran.out, "the same bytes each time");
    assert_eq!(exonym(dir.path(), &["read", &folder, "--exit-code"]).code, 1);
    let ftm = exonym(dir.path(), &["read", &folder, "--format", "ftm", "--no-lists"]);
    assert_eq!(
        ftm.out
            .lines()
            .filter(|line| line.contains("\"schema\":\"Article\""))
            .count(),
        3
    );
}

#[test]
fn pages_and_texts_go_one_a_file_into_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(dir.path());
    let out = dir.path().join("pages");
    let run = |format: &str| {
        exonym(
            dir.path(),
            &[
                "read",
                &folder,
                "--format",
                format,
                "--no-lists",
                "--out",
                out.to_str().unwrap(),
            ],
        )
    };
    let ran = run("html");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["0001-a.html.html", "0002-b.txt.html", "0004-b.txt.html"]);
    assert!(
        fs::read_to_string(out.join("0002-b.txt.html"))
            .unwrap()
            .starts_with("<!doctype html>")
    );
    let again = run("html");
    assert!(
        again.code == 2 && again.err.contains("empty folder"),
        "{}",
        again.err
    );
    let unsaid = exonym(dir.path(), &["read", &folder, "--format", "html"]);
    assert!(unsaid.code == 2 && unsaid.err.contains("--out"), "{}", unsaid.err);
}

#[test]
fn a_folder_of_nothing_says_what_to_give() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let ran = exonym(dir.path(), &["read", empty.to_str().unwrap(), "--no-lists"]);
    assert!(ran.code == 2 && ran.err.contains(".pdf"), "{}", ran.err);
    fs::write(empty.join("a.txt"), [0, 1, 2, 3]).unwrap();
    let ran = exonym(dir.path(), &["read", empty.to_str().unwrap(), "--no-lists"]);
    assert!(
        ran.code == 2 && ran.err.contains("no document could be read"),
        "{}",
        ran.err
    );
}

/// Kills a run again and again, and lets it end.
fn killed(dir: &Path, args: &[&str], ended: impl Fn() -> bool) -> (usize, Ran) {
    let killed = crate::run::killed(dir, args, &[150, 300, 250, 400], ended);
    (killed, exonym(dir, args))
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("many");
    fs::create_dir(&folder).unwrap();
    for number in 0..300 {
        let text = format!(
            "Kim Jong Un met Sergei Shoigu in Pyongyang, the agency number {number} said on Tuesday. "
        )
        .repeat(60);
        fs::write(folder.join(format!("{number:03}.txt")), text).unwrap();
    }
    let folder = folder.to_str().unwrap();
    let (whole, parts) = (dir.path().join("whole.jsonl"), dir.path().join("parts.jsonl"));
    let args = |out: &Path| {
        [
            "read",
            folder,
            "--no-lists",
            "--format",
            "json",
            "--out",
            out.to_str().unwrap(),
        ]
        .map(str::to_owned)
    };
    let first = args(&whole);
    assert_eq!(exonym(dir.path(), &first.each_ref().map(String::as_str)).code, 0);
    let second = args(&parts);
    let progress = dir.path().join("parts.jsonl.progress");
    let (times, last) = killed(dir.path(), &second.each_ref().map(String::as_str), || {
        parts.exists() && !progress.exists()
    });
    assert!(times > 0, "the run was over before it could be killed");
    assert!(last.code == 0, "{}", last.err);
    assert_eq!(fs::read(&whole).unwrap(), fs::read(&parts).unwrap());
    assert_eq!(fs::read_to_string(&whole).unwrap().lines().count(), 300);
}
