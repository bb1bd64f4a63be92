//! `exonym serve` and `exonym keys`, as an operator runs them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::run::exonym;

/// A server on a free port, killed when the test ends.
struct Serving(Child, String, Arc<Mutex<String>>);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(data_dir: &Path, args: &[&str]) -> Serving {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exonym"))
        .arg("--data-dir")
        .arg(data_dir)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(args)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut reader = BufReader::new(child.stderr.take().unwrap());
    reader.read_line(&mut line).unwrap();
    // What is logged later is read, so that the pipe does not fill up.
    let logged = Arc::new(Mutex::new(String::new()));
    let log = logged.clone();
    std::thread::spawn(move || {
        for line in reader.lines().map_while(Result::ok) {
            log.lock().unwrap().push_str(&(line + "\n"));
        }
    });
    let address = line
        .split("http://")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let address = address.unwrap_or_else(|| panic!("{line}")).to_owned();
    Serving(child, address, logged)
}

fn get(address: &str, path: &str, header: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{header}\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
}

fn wait_ready(address: &str) {
    let began = Instant::now();
    while get(address, "/readyz", "").0 != 200 {
        assert!(began.elapsed() < Duration::from_secs(60), "never ready");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn it_serves_keys_are_asked_for_and_a_signal_ends_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut serving = serve(dir.path(), &[]);
    wait_ready(&serving.1);
    assert_eq!(get(&serving.1, "/search/default?q=kim", "").0, 200);
    let made = exonym(
        dir.path(),
        &["keys", "add", "tester", "--scope", "read", "--format", "json"],
    )
    .json();
    let header = format!("authorization: ApiKey {}\r\n", made["key"].as_str().unwrap());
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(get(&serving.1, "/search/default?q=kim", "").0, 401);
    assert_eq!(get(&serving.1, "/search/default?q=kim", &header).0, 200);
    let listed = exonym(dir.path(), &["keys", "list"]);
    assert!(listed.out.contains("tester") && !listed.out.contains(made["key"].as_str().unwrap()));
    assert_eq!(
        exonym(dir.path(), &["keys", "revoke", made["id"].as_str().unwrap()]).code,
        0
    );
    assert_eq!(exonym(dir.path(), &["keys", "revoke", "nope"]).code, 2);
    let ended = Command::new("kill")
        .arg(serving.0.id().to_string())
        .status()
        .unwrap();
    assert!(ended.success());
    let began = Instant::now();
    let status = loop {
        if let Some(status) = serving.0.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
}

#[test]
fn the_log_tells_of_requests_and_holds_no_names() {
    let dir = tempfile::tempdir().unwrap();
    let serving = serve(dir.path(), &["--log", "json"]);
    wait_ready(&serving.1);
    for path in [
        "/search/default?q=Secretovich",
        "/v1/screen?name=Secretovich",
        "/entities/Secretovich",
        "/ui/entity/Secretovich",
        "/match/Secretovich",
    ] {
        get(&serving.1, path, "");
    }
    std::thread::sleep(Duration::from_millis(300));
    let log = serving.2.lock().unwrap().clone();
    assert!(!log.contains("Secretovich"), "{log}");
    let requests: Vec<serde_json::Value> = log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|line: &serde_json::Value| line["fields"]["message"] == "request")
        .collect();
    let routes: Vec<&str> = requests
        .iter()
        .filter_map(|line| line["fields"]["route"].as_str())
        .collect();
    assert!(
        routes.contains(&"/search/{dataset}") && routes.contains(&"/v1/screen"),
        "{log}"
    );
    assert!(requests.iter().all(|line| {
        line["fields"]["trace"]
            .as_str()
            .is_some_and(|trace| trace.len() == 32)
    }));
}

#[test]
fn wrong_settings_are_told() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("server.toml");
    std::fs::write(&file, "qeue = 3\n").unwrap();
    let ran = exonym(dir.path(), &["serve", "--config", file.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("qeue"), "{}", ran.err);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ran = exonym(dir.path(), &["serve", "--listen", &address]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--listen"), "{}", ran.err);
}

#[test]
fn health_asks_the_server_that_the_same_settings_start() {
    let dir = tempfile::tempdir().unwrap();
    let serving = serve(dir.path(), &[]);
    wait_ready(&serving.1);
    let ask = |more: &[&str]| {
        let mut args = vec!["health", "--listen", serving.1.as_str()];
        args.extend(more);
        exonym(dir.path(), &args)
    };
    assert_eq!(ask(&[]).code, 0);
    assert_eq!(ask(&["--ready"]).code, 0);
    assert_eq!(ask(&["--tls-cert", "/nowhere/cert.pem"]).code, 2);
    let address = serving.1.clone();
    drop(serving);
    let ran = exonym(dir.path(), &["health", "--listen", &address]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains(&address), "{}", ran.err);
}
