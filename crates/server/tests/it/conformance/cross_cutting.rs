//! What holds for every route: headers, bounds, error bodies.

use std::io::Read;

use serde_json::json;

use crate::http::{one, shared};

#[test]
fn every_answer_has_trace_headers_and_goes_on_with_the_callers() {
    let own = shared().get("/healthz");
    let parent = own.header("traceparent").unwrap().to_owned();
    let parts: Vec<&str> = parent.split('-').collect();
    assert_eq!(
        parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
        [2, 32, 16, 2]
    );
    assert_eq!(
        own.header("tracestate"),
        Some(format!("exonym={}", parts[2]).as_str())
    );
    let given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let answer = shared().send("GET", "/nowhere", &[("traceparent", given)], b"");
    assert_eq!(answer.status, 404);
    let parent = answer.header("traceparent").unwrap();
    assert!(
        parent.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-") && !parent.contains("00f067aa0ba902b7")
    );
}

#[test]
fn unknown_routes_and_methods() {
    let none = shared().get("/nowhere");
    assert_eq!(
        (none.status, none.json()),
        (404, json!({ "detail": "Not Found" }))
    );
    let method = shared().get("/match/default");
    assert_eq!(
        (method.status, method.json()),
        (405, json!({ "detail": "Method Not Allowed" }))
    );
}

#[test]
fn cors_for_any_origin_with_credentials() {
    let answer = shared().send("GET", "/healthz", &[("origin", "https://page.example")], b"");
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("https://page.example")
    );
    assert_eq!(answer.header("access-control-allow-credentials"), Some("true"));
    let headers = [
        ("origin", "https://page.example"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "authorization, content-type"),
    ];
    let answer = shared().send("OPTIONS", "/match/default", &headers, b"");
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .header("access-control-allow-methods")
            .unwrap()
            .contains("POST")
    );
    assert!(
        answer
            .header("access-control-allow-headers")
            .unwrap()
            .contains("authorization")
    );
}

#[test]
fn gzip_from_500_bytes_where_accepted() {
    let accept = [("accept-encoding", "gzip")];
    let small = shared().send("GET", "/healthz", &accept, b"");
    assert_eq!(small.header("content-encoding"), None);
    let large = shared().send("GET", "/search/default", &accept, b"");
    assert_eq!(large.header("content-encoding"), Some("gzip"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(large.body.as_slice())
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.starts_with("{\"limit\":10"));
    assert_eq!(shared().get("/search/default").header("content-encoding"), None);
}

#[test]
fn content_type_is_not_required() {
    let answer = shared().post(
        "/match/default",
        one("Person", json!({ "name": ["Kim Jong Un"] })),
    );
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[test]
fn a_long_address_is_414() {
    let answer = shared().get(&format!("/search/default?q={}", "a".repeat(60_001)));
    assert_eq!(
        (answer.status, answer.json()),
        (414, json!({ "detail": "Request URI too long" }))
    );
    assert_eq!(
        shared()
            .get(&format!("/search/default?q={}", "a".repeat(50_000)))
            .status,
        200
    );
}

#[test]
fn list_parameters_repeat_and_unknown_ones_are_passed_over() {
    let answer = shared().post(
        "/match/default?fuzzy=true&fuzzy=no&x",
        one("Person", json!({ "name": ["Kim Jong Un"] })),
    );
    assert_eq!(answer.ok()["responses"]["q"]["total"]["value"], 1);
}
