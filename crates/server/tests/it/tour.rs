//! The tour of `docs/serving.md`, each line run as it stands there.

use std::path::Path;
use std::process::Command;

use crate::http::Server;

const DOCS: &str = include_str!("../../../../docs/serving.md");
const HEADING: &str = "## A tour with curl";
const TOKEN: &str = "tour-token";

/// The commands of the tour.
fn lines() -> Vec<&'static str> {
    let tour = DOCS.split(HEADING).nth(1).unwrap();
    let block = tour.split("```sh").nth(1).unwrap().split("```").next().unwrap();
    let commands = block.lines().map(str::trim);
    commands
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("B="))
        .collect()
}

/// The files that the tour names.
fn files(folder: &Path) {
    let batch = r#"{"queries":{"q":{"schema":"Person","properties":{"name":["Sergei Shoigu"]}}}}"#;
    let article = "Kim Jong Un received Sergei Shoigu in Pyongyang on July 26, state media KCNA reported.";
    let pairs = "case_group,schema,name1,name2,is_match\nkorean,Person,Kim CHen Yn,KIM Jong Un,true\n";
    for (name, text) in [
        ("batch.json", batch),
        ("customers.jsonl", "{\"id\":\"7\",\"name\":\"Air Koryo\"}\n"),
        ("article.txt", article),
        ("pairs.csv", pairs),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

#[test]
fn every_line_of_the_tour_is_answered() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: every_line_of_the_tour_is_answered: no curl");
        return;
    }
    let server = Server::start(|config| config.update_token = Some(TOKEN.to_owned()), true);
    let folder = tempfile::tempdir().unwrap();
    files(folder.path());
    let lines = lines();
    assert!(lines.len() >= 20, "{lines:?}");
    for line in lines {
        // The built-in sample keeps no versions to compare; with lists the same line is answered (`imported.rs`).
        let expected = if line.contains("/diff?") { "404" } else { "200" };
        let script = format!(
            "set -euo pipefail\ncurl() {{ command curl --max-time 60 --write-out '\\nstatus %{{http_code}}\\n' \"$@\"; }}\n{line}\n"
        );
        let ran = Command::new("bash")
            .args(["-c", &script])
            .env("B", format!("http://{}", server.address))
            .env("TOKEN", TOKEN)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(
            ran.status.success(),
            "{line}: {told}{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        let statuses: Vec<&str> = told
            .lines()
            .filter_map(|told| told.strip_prefix("status "))
            .collect();
        assert_eq!(statuses.len(), line.matches("curl ").count(), "{line}");
        let last = statuses.last().unwrap();
        assert_eq!(*last, expected, "{line}: {told}");
        assert!(
            statuses[..statuses.len() - 1]
                .iter()
                .all(|status| *status == "200"),
            "{line}: {told}"
        );
        let must = [
            ("Kim CHen Yn\"],", "us_ofac_sdn:20157"),
            ("ofac-search", "us_ofac_sdn:35173"),
            ("/v1/screen/bulk", "\"done\":true"),
            ("/v1/read", "Pyongyang"),
            ("/v1/eval", "\"recall\":1.0"),
        ];
        for (asked, answer) in must {
            assert!(!line.contains(asked) || told.contains(answer), "{line}: {told}");
        }
    }
}
