//! Line 7: catalogue and operation.

use serde_json::json;

use crate::http::{Server, shared};

#[test]
fn line_7_catalogue_lists_every_dataset_as_current() {
    let answer = shared().get("/catalog");
    assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));
    let json = answer.ok();
    let datasets = json["datasets"].as_array().unwrap();
    let names: Vec<&str> = datasets
        .iter()
        .map(|dataset| dataset["name"].as_str().unwrap())
        .collect();
    for name in ["default", "sanctions", "peps", "us_ofac_sdn", "eu_fsf"] {
        assert!(names.contains(&name), "{name}");
    }
    assert_eq!(json["current"], json!(names));
    assert_eq!(
        (&json["outdated"], &json["index_stale"]),
        (&json!([]), &json!(false))
    );
    for dataset in datasets {
        assert_eq!(
            (&dataset["index_current"], &dataset["load"]),
            (&json!(true), &json!(true))
        );
        assert_eq!(dataset["version"], dataset["index_version"]);
    }
    assert!(datasets[0]["children"].as_array().unwrap().len() > 5);
    assert_eq!(shared().get("/manifest").ok(), json, "the hidden alias");
}

#[test]
fn line_7_catalogue_honours_if_none_match() {
    let etag = shared().get("/catalog").header("etag").unwrap().to_owned();
    let again = shared().send("GET", "/catalog", &[("if-none-match", &etag)], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(
        shared()
            .send("GET", "/catalog", &[("if-none-match", "\"other\"")], b"")
            .status,
        200
    );
}

#[test]
fn line_7_readyz_is_503_until_the_first_index() {
    let server = Server::start(|_| {}, false);
    assert_eq!(server.get("/healthz").ok(), json!({ "status": "ok" }));
    let answer = server.get("/readyz");
    assert_eq!(
        (answer.status, answer.json()),
        (503, json!({ "detail": "Index not ready." }))
    );
    assert_eq!(server.post("/match/default", "{}").status, 503);
    server.app.reload().unwrap();
    assert_eq!(server.get("/readyz").ok(), json!({ "status": "ok" }));
}

#[test]
fn line_7_updatez_is_403_without_token() {
    let refused = json!({ "detail": "Invalid token." });
    let answer = shared().post("/updatez?token=", "");
    assert_eq!(
        (answer.status, answer.json()),
        (403, refused.clone()),
        "none is configured"
    );
    let server = Server::start(|config| config.update_token = Some("secret".to_owned()), true);
    let answer = server.post("/updatez?token=secreT", "");
    assert_eq!((answer.status, answer.json()), (403, refused));
    assert_eq!(
        server.post("/updatez?token=secret&sync=true", "").ok(),
        json!({ "status": "ok" })
    );
    assert_eq!(server.get("/updatez?token=secret").status, 405);
}
