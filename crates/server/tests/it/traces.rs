//! Traces as a collector gets them.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use exonym_server::telemetry::Telemetry;
use serde_json::{Value, json};

use crate::http::{Server, one};

/// Reads one request of a client and answers 200.
fn collect(stream: &mut TcpStream) -> (String, Value) {
    let mut all = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let got = stream.read(&mut buffer).unwrap();
        assert!(got > 0, "the client went away");
        all.extend_from_slice(&buffer[..got]);
        let Some(end) = all.windows(4).position(|window| window == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&all[..end]).to_ascii_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .unwrap();
        if all.len() >= end + 4 + length.parse::<usize>().unwrap() {
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
                .unwrap();
            return (head, serde_json::from_slice(&all[end + 4..]).unwrap());
        }
    }
}

fn text<'a>(span: &'a Value, key: &str) -> Option<&'a str> {
    let found = span["attributes"]
        .as_array()?
        .iter()
        .find(|attribute| attribute["key"] == key)?;
    found["value"]["stringValue"]
        .as_str()
        .or_else(|| found["value"]["intValue"].as_str())
}

#[test]
fn a_collector_gets_a_span_for_each_request_and_no_name() {
    let collector = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/", collector.local_addr().unwrap());
    let server = Server::start_with(
        |_| {},
        true,
        |app| app.telemetry = Telemetry::to(&endpoint, 1.0).unwrap(),
    );
    let body = one("Person", json!({ "name": ["Secret Somebody"] }));
    let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let answer = server.send(
        "POST",
        "/match/default?topics=secretquery",
        &[("traceparent", parent)],
        body.as_bytes(),
    );
    let own = answer.header("traceparent").unwrap().to_owned();
    assert!(own.ends_with("-01"), "the answer says that it is recorded: {own}");
    let unwanted = "00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-00";
    let answer = server.send("GET", "/entities/secretid", &[("traceparent", unwanted)], b"");
    assert!(
        answer.header("traceparent").unwrap().ends_with("-00"),
        "a caller who wants no trace gets none"
    );
    let (head, told) = collect(&mut collector.accept().unwrap().0);
    assert!(
        head.starts_with("post /v1/traces ") && head.contains("content-type: application/json"),
        "{head}"
    );
    let resource = &told["resourceSpans"][0];
    assert_eq!(
        resource["resource"]["attributes"][0]["value"]["stringValue"],
        "exonym"
    );
    let spans = resource["scopeSpans"][0]["spans"].as_array().unwrap();
    let asked: Vec<&Value> = spans.iter().filter(|span| span["kind"] == 2).collect();
    assert_eq!(asked.len(), 1);
    let span = asked[0];
    assert_eq!(span["name"], "POST /match/{dataset}");
    assert_eq!(span["traceId"], "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_eq!(span["parentSpanId"], "00f067aa0ba902b7");
    assert!(own.contains(span["spanId"].as_str().unwrap()));
    assert_eq!(
        (text(span, "http.route"), text(span, "http.request.method")),
        (Some("/match/{dataset}"), Some("POST"))
    );
    assert_eq!(text(span, "http.response.status_code"), Some("200"));
    let time = |key: &str| span[key].as_str().unwrap().parse::<u64>().unwrap();
    assert!(time("endTimeUnixNano") > time("startTimeUnixNano"));
    let all = told.to_string().to_lowercase();
    assert!(!all.contains("secret") && !all.contains("somebody"), "{all}");
}

#[test]
fn a_collector_that_is_away_holds_up_nobody() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let server = Server::start_with(
        |_| {},
        true,
        |app| {
            app.telemetry = Telemetry::to(&format!("http://{gone}"), 1.0).unwrap();
        },
    );
    let began = std::time::Instant::now();
    for _ in 0..50 {
        assert_eq!(server.get("/healthz").status, 200);
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(5));
    assert!(Telemetry::to("nowhere", 1.0).is_err() && Telemetry::to("ftp://x", 1.0).is_err());
}

#[test]
fn a_share_of_the_traces_is_sent() {
    let half = Telemetry::to("http://127.0.0.1:9", 0.5).unwrap();
    let (low, high) = ("0".repeat(32), "f".repeat(32));
    assert!(half.wants(&low, None) && !half.wants(&high, None));
    assert!(
        half.wants(&high, Some(true)) && !half.wants(&low, Some(false)),
        "the caller's decision stands above it"
    );
    assert!(!Telemetry::off().wants(&low, Some(true)));
}
