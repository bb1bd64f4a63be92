//! Line 8, as the product decides it: our engine is `best` under its own name, other names are aliases, keys are checked.

use serde_json::{Value, json};

use crate::http::{one, shared};

fn result(query: &str, extra: Value) -> Value {
    let mut body: Value = serde_json::from_str(&one(
        "Person",
        json!({ "name": ["Kim CHen Yn"], "birthDate": ["1984-01-08"] }),
    ))
    .unwrap();
    if let Some(extra) = extra.as_object() {
        body.as_object_mut().unwrap().extend(extra.clone());
    }
    let json = shared()
        .post(&format!("/match/default?{query}"), body.to_string())
        .ok();
    json["responses"]["q"]["results"][0].clone()
}

#[test]
fn line_8_algorithms_are_listed_with_features_and_settings() {
    let json = shared().get("/algorithms").ok();
    assert_eq!(
        (&json["default"], &json["best"]),
        (&json!("best"), &json!("exonym"))
    );
    let algorithms = json["algorithms"].as_array().unwrap();
    let find = |name: &str| {
        algorithms
            .iter()
            .find(|algorithm| algorithm["name"] == name)
            .unwrap()
    };
    assert_eq!(find("exonym")["alias_of"], Value::Null);
    assert_eq!(find("exonym")["docs"]["config"]["weak_aliases"]["default"], false);
    assert!(find("exonym")["docs"]["features"]["name"]["description"].is_string());
    for alias in [
        "logic-v1",
        "logic-v2",
        "name-based",
        "name-qualified",
        "regression-v1",
    ] {
        assert_eq!(find(alias)["alias_of"], "exonym", "{alias}");
    }
}

#[test]
fn line_8_aliases_give_the_same_answer() {
    let best = result("algorithm=best", json!({}));
    for name in [
        "exonym",
        "logic-v1",
        "logic-v2",
        "name-based",
        "name-qualified",
        "regression-v1",
    ] {
        assert_eq!(result(&format!("algorithm={name}"), json!({})), best, "{name}");
    }
}

#[test]
fn line_8_the_score_is_the_sum_of_its_explanations() {
    let best = result("", json!({}));
    let sum: f64 = best["explanations"]
        .as_object()
        .unwrap()
        .values()
        .map(|part| part["score"].as_f64().unwrap())
        .sum();
    assert!(
        (sum.min(1.0) - best["score"].as_f64().unwrap()).abs() < 0.001,
        "{best}"
    );
    for part in best["explanations"].as_object().unwrap().values() {
        let keys: Vec<&String> = part.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["candidate", "detail", "query", "score"]);
    }
    assert_eq!(best["sources"][0]["record"], "20157");
    assert_eq!(best["sources"][0]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn line_8_weights_multiply_features() {
    let plain = result("", json!({}))["explanations"].clone();
    let without = result("", json!({ "weights": { "date": 0.0, "no such feature": 3 } }));
    let name = plain["name"]["score"].as_f64().unwrap();
    assert!(
        (without["score"].as_f64().unwrap() - name).abs() < 0.001,
        "{without}"
    );
    let half = result("cutoff=0", json!({ "weights": { "name": 0.5, "date": 0 } }));
    assert!(
        (half["score"].as_f64().unwrap() - name / 2.0).abs() < 0.001,
        "{half}"
    );
    assert_eq!(half["match"], false);
}

#[test]
fn line_8_config_keys_are_checked_and_do_something() {
    let asked = |config: Value| {
        let body = json!({ "queries": { "q": { "schema": "Organization", "properties": { "name": ["HIDDEN COBRA"] } } },
            "config": config });
        let json = shared().post("/match/default", body.to_string()).ok();
        json["responses"]["q"]["results"].as_array().unwrap().len()
    };
    assert_eq!(asked(json!({})), 0, "a weak alias does not alert alone");
    assert_eq!(asked(json!({ "weak_aliases": true })), 1);
    let peer = json!({ "queries": { "q": { "schema": "Person", "properties": {} } }, "config": { "nm_number_mismatch": 0.3 } });
    assert_eq!(
        shared()
            .post("/match/default?algorithm=logic-v2", peer.to_string())
            .status,
        200
    );
    assert_eq!(shared().post("/match/default", peer.to_string()).status, 400);
}

#[test]
fn ofacs_published_score_is_there_for_comparison() {
    let body = one("Person", json!({ "name": ["Kim Jong Eun"] }));
    let json = shared()
        .post("/match/default?algorithm=ofac-search&limit=50&cutoff=0.5", body)
        .ok();
    let results = json["responses"]["q"]["results"].as_array().unwrap();
    assert_eq!(results[0]["id"], "us_ofac_sdn:20157");
    assert!(results[0]["score"].as_f64().unwrap() > 0.9);
    assert_eq!(results[0]["explanations"]["name"]["candidate"], "KIM Jong Un");
    assert!(
        results
            .windows(2)
            .all(|pair| pair[0]["score"].as_f64() >= pair[1]["score"].as_f64())
    );
    // It hears no Korean in Russian spelling, which is why it is no engine of ours.
    let far = one("Person", json!({ "name": ["Ким Чен Ын"] }));
    let json = shared().post("/match/default?algorithm=ofac-search", far).ok();
    assert_eq!(json["responses"]["q"]["total"]["value"], 0);
    let config = json!({ "queries": { "q": { "schema": "Person", "properties": {} } }, "config": { "weak_aliases": true } });
    assert_eq!(
        shared()
            .post("/match/default?algorithm=ofac-search", config.to_string())
            .status,
        400
    );
}
