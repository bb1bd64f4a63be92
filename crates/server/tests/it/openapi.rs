//! The description of the interface.

use serde_json::Value;

use crate::http::shared;

#[test]
fn the_description_changes_only_on_purpose() {
    insta::assert_snapshot!(exonym_server::openapi::text());
}

#[test]
fn every_reference_in_it_leads_somewhere() {
    let api = shared().get("/openapi.json").ok();
    let schemas = api["components"]["schemas"].as_object().unwrap();
    let text = api.to_string();
    let references = text.split("#/components/schemas/").skip(1);
    for name in references.map(|rest| rest.split('"').next().unwrap()) {
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[test]
fn every_route_in_it_is_there_and_answers_as_described() {
    let api = shared().get("/openapi.json").ok();
    let paths = api["paths"].as_object().unwrap();
    assert!(paths.len() >= 22, "{}", paths.len());
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap() {
            let filled = path
                .replace("{dataset}", "default")
                .replace("{property}", "sanctions")
                .replace("/v1/lists/{id}", "/v1/lists/us_ofac_sdn")
                .replace("{id}", "us_ofac_sdn:20157");
            let answer = shared().send(&method.to_uppercase(), &filled, &[], b"");
            let described = operation["responses"].as_object().unwrap();
            let status = answer.status.to_string();
            assert!(
                described.contains_key(&status),
                "{method} {filled}: {status} is not described"
            );
            assert_ne!(answer.status, 405, "{method} {filled}");
            if answer.header("content-type") == Some("application/json") && !answer.body.is_empty() {
                let _: Value = answer.json();
            }
        }
    }
}
