//! Keys, rates, metrics.

use exonym_server::keys::{KeyFile, Scope};
use serde_json::json;

use crate::http::{Server, one};

#[test]
fn once_a_key_was_made_nobody_asks_without_one() {
    let server = Server::start(|_| {}, true);
    let file = KeyFile::of(&server.app.config.data_dir);
    let read = file.add("reader", Scope::Read).unwrap();
    let screen = file.add("payments", Scope::Screen).unwrap();
    let admin = file.add("operator", Scope::Admin).unwrap();
    // The file is looked at at most once a second.
    let body = one("Person", json!({ "name": ["Kim Jong Un"] }));
    let asked = |path: &str, method: &str, key: &str| {
        let value = format!("ApiKey {key}");
        server
            .send(
                method,
                path,
                &[("authorization", &value)],
                if method == "POST" { body.as_bytes() } else { b"" },
            )
            .status
    };
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.get("/search/default").status, 401);
    assert_eq!(
        server.post("/match/default", &body).json(),
        json!({ "detail": "No valid API key." })
    );
    assert_eq!(asked("/search/default", "GET", "exo_wrong"), 401);
    assert_eq!(asked("/search/default", "GET", &read.secret), 200);
    assert_eq!(asked("/match/default", "POST", &read.secret), 403);
    assert_eq!(asked("/v1/eval", "POST", &read.secret), 403);
    assert_eq!(asked("/match/default", "POST", &screen.secret), 200);
    assert_eq!(asked("/metrics", "GET", &screen.secret), 403);
    assert_eq!(asked("/metrics", "GET", &admin.secret), 200);
    assert_eq!(asked("/updatez?sync=true", "POST", &admin.secret), 200);
    assert_eq!(asked("/updatez?sync=true", "POST", &screen.secret), 403);
    assert_eq!(
        server
            .get(&format!("/reconcile/default?api_key={}", screen.secret))
            .status,
        200
    );
    assert_eq!(
        server
            .send("GET", "/search/default", &[("x-api-key", &read.secret)], b"")
            .status,
        200
    );
    file.revoke(&screen.key.id).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(asked("/match/default", "POST", &screen.secret), 401);
    for key in [&read, &admin] {
        file.revoke(&key.key.id).unwrap();
    }
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(
        server.get("/search/default").status,
        401,
        "with all keys revoked it stays closed"
    );
}

#[test]
fn a_flood_gets_429_with_retry_after() {
    let server = Server::start(|config| config.requests_per_minute = 5, true);
    let statuses: Vec<u16> = (0..8).map(|_| server.get("/algorithms").status).collect();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 429, 429, 429]);
    let answer = server.get("/algorithms");
    assert!(answer.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
    assert_eq!(server.get("/healthz").status, 200, "health is not counted");
}

#[test]
fn a_full_queue_sheds_with_503_and_recovers() {
    let server = Server::start(
        |config| {
            config.threads = 1;
            config.queue = 1;
        },
        true,
    );
    let queries: serde_json::Map<String, serde_json::Value> = (0..100)
        .map(|n| {
            let names: Vec<String> = (0..40)
                .map(|m| format!("Sergei Kuzhugetovich Shoigu {n} {m}"))
                .collect();
            (
                n.to_string(),
                json!({ "schema": "Person", "properties": { "name": names } }),
            )
        })
        .collect();
    let body = json!({ "queries": queries }).to_string();
    let answers: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| server.post("/match/default?limit=1", &body)))
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let shed: Vec<_> = answers.iter().filter(|answer| answer.status == 503).collect();
    assert!(answers.iter().all(|answer| [200, 503].contains(&answer.status)));
    assert!(
        !shed.is_empty() && shed.len() < 12,
        "{} of 12 were shed",
        shed.len()
    );
    assert_eq!(shed[0].header("retry-after"), Some("1"));
    assert_eq!(
        server
            .post(
                "/match/default",
                one("Person", json!({ "name": ["Kim Jong Un"] }))
            )
            .status,
        200
    );
}

#[test]
fn metrics_count_routes_and_hold_no_names() {
    let server = Server::start(|_| {}, true);
    server.get("/search/default?q=secretname");
    server.get("/entities/secretname");
    server.get("/no/such/secretname");
    let answer = server.get("/metrics");
    assert!(answer.header("content-type").unwrap().starts_with("text/plain"));
    let text = answer.text();
    assert!(
        text.contains("exonym_requests_total{route=\"/search/{dataset}\",method=\"GET\",status=\"200\"} 1"),
        "{text}"
    );
    assert!(
        text.contains("exonym_parties 31")
            && text.contains("exonym_entries 55")
            && text.contains("exonym_ready 1")
    );
    assert!(text.contains("exonym_request_seconds_bucket{route=\"/search/{dataset}\",le=\"+Inf\"} 1"));
    assert!(!text.contains("secretname"));
}
