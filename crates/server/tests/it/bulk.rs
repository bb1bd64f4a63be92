//! `/v1/screen/bulk`.

use std::io::{BufRead, BufReader, Write};

use serde_json::Value;

use crate::http::shared;

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn lines_in_lines_out_with_a_count_at_the_end() {
    let body = "{\"id\":\"a\",\"name\":\"Kim CHen Yn\"}\n\nnonsense\n{\"id\":\"b\",\"name\":\"Nobody Whatsoever\"}\n{\"id\":\"c\",\"name\":\"?\"}";
    let answer = shared().post("/v1/screen/bulk", body);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    let lines = lines(&answer.text());
    assert_eq!(lines.len(), 5);
    assert_eq!(
        (&lines[0]["row"], &lines[0]["id"]),
        (&Value::from(1), &Value::from("a"))
    );
    assert_eq!(lines[0]["findings"][0]["id"], "us_ofac_sdn:20157");
    assert_eq!(lines[1]["row"], 3);
    assert!(lines[1]["error"].is_string());
    assert_eq!(lines[2]["findings"], Value::Array(Vec::new()));
    assert!(lines[3]["error"].as_str().unwrap().contains('?'), "{}", lines[3]);
    let last = &lines[4];
    let counts = ["rows", "hits", "errors"].map(|key| last[key].as_u64().unwrap());
    assert_eq!((last["done"].as_bool(), counts), (Some(true), [5, 1, 2]));
}

#[test]
fn answers_come_while_the_body_is_still_being_sent() {
    let mut stream = shared().connect();
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    let head =
        "POST /v1/screen/bulk HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
    let first: String = (0..32)
        .map(|n| format!("{{\"id\":\"{n}\",\"name\":\"Air Koryo\"}}\n"))
        .collect();
    stream
        .write_all(format!("{head}{}", chunk(&first)).as_bytes())
        .unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut seen = String::new();
    while !seen.contains("\"row\":32") {
        assert!(reader.read_line(&mut seen).unwrap() > 0, "it ended early: {seen}");
    }
    stream
        .write_all(format!("{}0\r\n\r\n", chunk("{\"name\":\"Kim Jong Un\"}")).as_bytes())
        .unwrap();
    while !seen.contains("\"done\"") {
        assert!(reader.read_line(&mut seen).unwrap() > 0, "it ended early");
    }
    assert!(seen.contains("us_ofac_sdn:20157") && seen.contains("\"rows\":33"));
}

#[test]
fn bad_options_are_refused_before_the_stream_begins() {
    assert_eq!(shared().post("/v1/screen/bulk?threshold=9", "{}").status, 422);
    assert_eq!(shared().post("/v1/screen/bulk?list=nowhere", "{}").status, 400);
}
