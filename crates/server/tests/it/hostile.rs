//! What no client should send. Each must get an answer under 500, or a closed connection, and the server must go on.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::http::{Server, encode, one, shared};

fn still_alive(server: &Server) {
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn an_oversized_body_is_413_whether_its_length_is_said_or_not() {
    let server = Server::start(|config| config.max_body_bytes = 10_000, true);
    let big = one("Person", json!({ "name": ["a".repeat(20_000)] }));
    let answer = server.post("/match/default", &big);
    assert_eq!(answer.status, 413);
    assert!(answer.json()["detail"].as_str().unwrap().contains("10000"));
    let mut chunked = format!(
        "POST /match/default HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n",
        big.len()
    );
    chunked.push_str(&big);
    chunked.push_str("\r\n0\r\n\r\n");
    assert_eq!(server.raw(chunked.as_bytes()).status, 413);
    still_alive(&server);
}

#[test]
fn deep_json_is_422() {
    for open in ["[", "{\"a\":"] {
        let deep = format!("{{\"queries\":{}", open.repeat(50_000));
        assert_eq!(shared().post("/match/default", deep).status, 422);
    }
    still_alive(shared());
}

#[test]
fn bad_utf8_in_body_path_and_query() {
    let body = b"{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"\xff\xfe\"]}}}}";
    assert_eq!(shared().post("/match/default", body).status, 422);
    assert_eq!(shared().get("/entities/%ff%fe").status, 404);
    assert_eq!(shared().get("/search/default?q=%ff%fe").status, 200);
    assert!(shared().get("/match/%ff").status < 500);
    assert!(shared().post("/reconcile/default", b"queries=%ff").status < 500);
    assert_eq!(shared().post("/reconcile/default", b"\xff\xff").status, 422);
}

#[test]
fn lone_surrogates_and_nulls_in_names() {
    let raw = r#"{"queries":{"q":{"schema":"Person","properties":{"name":["\ud800"]}}}}"#;
    assert!(shared().post("/match/default", raw).status < 500);
    for name in [
        "\u{0}",
        "\u{202e}nU gnoJ miK",
        "\u{200d}\u{fe0f}",
        "<script>alert(1)</script>",
        "'; DROP TABLE version;--",
    ] {
        assert_eq!(
            shared()
                .post("/match/default", one("Person", json!({ "name": [name] })))
                .status,
            200,
            "{name:?}"
        );
    }
}

#[test]
fn a_very_long_name_and_very_many_names() {
    let began = Instant::now();
    let long = "Kim Jong Un ".repeat(5_000);
    assert_eq!(
        shared()
            .post("/match/default", one("Person", json!({ "name": [long] })))
            .status,
        200
    );
    let many: Vec<String> = (0..5_000).map(|n| format!("Kim Jong {n}")).collect();
    assert_eq!(
        shared()
            .post("/match/default", one("Person", json!({ "name": many })))
            .status,
        200
    );
    assert!(began.elapsed() < Duration::from_secs(60));
}

#[test]
fn path_tricks_lead_nowhere() {
    for path in [
        "/../../etc/passwd",
        "/entities/../../../etc/passwd",
        "/entities/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/v1/lists/..%2f..%2fcatalogue.sqlite/diff",
        "/ui/../catalogue.sqlite",
        "/ui/static/..%2f..%2fCargo.toml",
        "//",
        "/%00",
        "/entities/",
        "/entities//adjacent",
        "/v1/statements/%00",
    ] {
        let answer = shared().get(path);
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("root:"));
    }
}

#[test]
fn a_forged_host_is_not_repeated() {
    let answer = shared().raw(b"GET /reconcile/default HTTP/1.1\r\nhost: a\"><script>alert(1)</script>\r\nconnection: close\r\n\r\n");
    assert!(answer.status < 500);
    assert!(!answer.text().contains("<script>"));
}

#[test]
fn ten_thousand_filters() {
    let filters = "&filter=a:b".repeat(10_000);
    assert_eq!(shared().get(&format!("/search/default?q=x{filters}")).status, 414);
    let filters = "&filter=a:b".repeat(5_000);
    let answer = shared().get(&format!("/search/default?q=x{filters}"));
    assert_eq!(answer.status, 422, "{}", answer.text());
    let topics: String = (0..900).map(|n| format!("&topics=t{n}")).collect();
    assert_eq!(shared().get(&format!("/search/default?q=x{topics}")).status, 200);
}

#[test]
fn regex_like_and_explosive_searches_are_quick() {
    let began = Instant::now();
    for odd in [
        "(((((((a*)*)*)*)*)*)*)b",
        "a*a*a*a*a*a*a*a*a*a*",
        "/(a+)+$/",
        "~2 ~2 ~2",
        "a~2 b~2 c~2 d~2 e~2",
    ] {
        assert!(
            shared().get(&format!("/search/default?q={}", encode(odd))).status < 500,
            "{odd}"
        );
    }
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_slow_head_is_cut_off() {
    let server = Server::start(|config| config.header_seconds = 1, true);
    let mut stream = server.connect();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n").unwrap();
    let began = Instant::now();
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    still_alive(&server);
}

#[test]
fn a_slow_body_gets_503_in_time() {
    let server = Server::start(|config| config.timeout_seconds = 1, true);
    let mut stream = server.connect();
    stream
        .write_all(b"POST /match/default HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{")
        .unwrap();
    let mut head = [0_u8; 12];
    stream.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 503");
    still_alive(&server);
}

#[test]
fn no_http_at_all() {
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"GET\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ] {
        let mut stream = shared().connect();
        stream.write_all(bytes).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    }
    still_alive(shared());
}

#[test]
fn an_ending_server_lets_requests_end() {
    let mut server = Server::start(|_| {}, true);
    assert_eq!(server.get("/healthz").status, 200);
    let began = Instant::now();
    server.end();
    assert!(began.elapsed() < Duration::from_secs(5));
    assert!(std::net::TcpStream::connect(server.address).is_err());
}
