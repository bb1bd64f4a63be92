//! Line 6: OpenRefine.

use serde_json::{Value, json};

use crate::http::shared;

const AT: &str = "/reconcile/default";

#[test]
fn line_6_form_encoded_post_with_scores_from_0_to_1() {
    let queries = json!({
        "q0": { "query": "Kim Jong Un", "type": "Person", "limit": 3, "properties": [{ "pid": "Person:birthDate", "v": "1984" }] },
        "q1": { "query": "Air Koryo", "type": ["Company", "Person"] },
        "q2": { "query": "no such name at all" },
    });
    let answer = shared().form(AT, "queries", &queries);
    assert_eq!(answer.header("x-batch-size"), Some("3"));
    let json = answer.ok();
    let kim = &json["q0"]["result"][0];
    assert_eq!(
        (&kim["id"], &kim["match"]),
        (&json!("us_ofac_sdn:20157"), &json!(true))
    );
    assert_eq!(
        (&kim["name"], &kim["description"]),
        (&json!("KIM Jong Un"), &json!("Person"))
    );
    assert_eq!(
        (&kim["type"][0]["id"], &kim["type"][0]["name"]),
        (&json!("Person"), &json!("People"))
    );
    let scores = json
        .as_object()
        .unwrap()
        .values()
        .flat_map(|answer| answer["result"].as_array().unwrap().clone());
    for result in scores {
        assert!((0.0..=1.0).contains(&result["score"].as_f64().unwrap()));
    }
    assert_eq!(json["q1"]["result"][0]["id"], "us_ofac_sdn:20520");
    assert!(
        json["q2"]["result"]
            .as_array()
            .unwrap()
            .iter()
            .all(|result| result["match"] == false)
    );
}

#[test]
fn line_6_query_string_is_carried_to_service_paths() {
    let json = shared().get("/reconcile/default?api_key=abc&x=1").ok();
    assert_eq!(json["versions"], json!(["0.2"]));
    for part in ["entity", "type", "property"] {
        let path = json["suggest"][part]["service_path"].as_str().unwrap();
        assert_eq!(path, format!("/suggest/{part}?api_key=abc&x=1"));
        assert!(
            json["suggest"][part]["service_url"]
                .as_str()
                .unwrap()
                .ends_with(AT)
        );
    }
    assert_eq!(
        json["extend"]["propose_properties"]["service_path"],
        "/extend/property?api_key=abc&x=1"
    );
    assert_eq!(json["extend"]["propose_settings"][1]["choices"][1]["id"], "raw");
    assert!(
        json["defaultTypes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|kind| kind["id"] == "Person")
    );
    assert!(json["view"]["url"].as_str().unwrap().contains("{{id}}"));
    assert_eq!(shared().get("/reconcile/nowhere").status, 404);
}

#[test]
fn line_6_suggest_envelopes() {
    let get = |path: &str| shared().get(&format!("{AT}{path}")).ok();
    let entity = get("/suggest/entity?prefix=kim+jo");
    assert_eq!(
        (&entity["code"], &entity["status"]),
        (&json!("/api/status/ok"), &json!("200 OK"))
    );
    assert_eq!(entity["prefix"], "kim jo");
    assert_eq!(entity["result"][0]["id"], "us_ofac_sdn:20157");
    assert_eq!(get("/suggest/type?prefix=ves")["result"][0]["id"], "Vessel");
    let property = get("/suggest/property?prefix=birth");
    assert_eq!(property["result"][0]["id"], "Person:birthDate");
    assert!(property["result"].as_array().unwrap().len() <= 5);
    for part in ["entity", "type", "property"] {
        assert_eq!(get(&format!("/suggest/{part}"))["result"], json!([]), "{part}");
    }
    assert_eq!(
        shared()
            .get(&format!("{AT}/suggest/entity?prefix=a&limit=501"))
            .status,
        422
    );
}

#[test]
fn line_6_data_extension() {
    let ask = json!({ "ids": ["us_ofac_sdn:20157", "nowhere:1"],
        "properties": [{ "id": "birthDate" }, { "id": "topics", "settings": { "limit": "1", "render": "raw" } }, { "id": "name" }] });
    let json = shared().form(AT, "extend", &ask).ok();
    assert_eq!(
        json["meta"][0],
        json!({ "id": "birthDate", "name": "Birth date" })
    );
    let row = &json["rows"]["us_ofac_sdn:20157"];
    assert_eq!(row["birthDate"], json!([{ "str": "1984-01-08" }]));
    assert_eq!(row["topics"], json!([{ "str": "sanction" }]));
    assert_eq!(json["rows"]["nowhere:1"], json!({}));
    let proposed = shared()
        .get(&format!("{AT}/extend/property?type=Person&limit=3"))
        .ok();
    assert_eq!(
        (&proposed["limit"], &proposed["type"]),
        (&json!(3), &json!("Person"))
    );
    assert_eq!(
        proposed["properties"][0],
        json!({ "id": "birthDate", "name": "Birth date" })
    );
    let wrong = shared().get(&format!("{AT}/extend/property?type=Foo"));
    assert_eq!(
        (wrong.status, wrong.json()),
        (400, json!({ "detail": "Invalid type: Foo" }))
    );
}

#[test]
fn line_6_broken_forms_are_400() {
    let server = shared();
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let broken = server.send("POST", AT, &headers, b"queries={x");
    assert_eq!(broken.status, 400);
    let json = broken.json();
    assert_eq!(json["detail"], "RootModel[Dict[str, FreebaseReconQuery]]");
    assert_eq!(json["errors"][0]["type"], "json_invalid");
    let neither = server.send("POST", AT, &headers, b"a=b");
    assert_eq!(
        (neither.status, neither.json()),
        (400, json!({ "detail": "No queries or extend request provided." }))
    );
    let extend = server.send("POST", AT, &headers, b"extend=%7B");
    assert_eq!(
        (extend.status, extend.json()),
        (400, json!({ "detail": "Cannot decode extension request" }))
    );
    let schema = server.form(AT, "queries", &json!({ "q": { "query": "x", "type": "Foo" } }));
    assert_eq!(schema.status, 400);
    let shape: Value = json!(["a"]);
    assert_eq!(server.form(AT, "queries", &shape).status, 400);
}

#[test]
fn preview_is_a_page_without_scripts() {
    let answer = shared().get("/reconcile/default/preview/us_ofac_sdn:20157");
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .header("content-security-policy")
            .unwrap()
            .contains("default-src 'none'")
    );
    let text = answer.text();
    assert!(text.contains("KIM Jong Un") && text.contains("1984-01-08") && !text.contains("<script"));
    assert_eq!(shared().get("/reconcile/default/preview/nowhere:1").status, 404);
}
