//! Answers against the description: every field that is sent is described, every field that is described as always there is
//! sent, and each has the type that is told. Shapes of `serde_json::Value` are open on purpose.

use serde_json::{Value, json};

use crate::http::{Server, one, shared};
use crate::imported::{OLD, import};

/// Where an answer differs from its description, in words; empty where it does not.
struct Check<'a> {
    schemas: &'a Value,
    faults: Vec<String>,
}

impl Check<'_> {
    fn hold(&mut self, value: &Value, schema: &Value, at: &str) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            let target = self.schemas[name].clone();
            assert!(target.is_object(), "{name} is not described");
            return self.hold(value, &target, at);
        }
        for several in ["oneOf", "anyOf"] {
            if let Some(choices) = schema[several].as_array() {
                return self.hold_one(value, choices, at);
            }
        }
        if schema["allOf"].is_array() {
            let whole = self.together(schema);
            return self.hold(value, &whole, at);
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        if !kinds.iter().any(|kind| is(value, kind)) {
            self.faults
                .push(format!("{at}: {kinds:?} is described, {value} is sent"));
        }
        if let Some(items) = value.as_array() {
            for (number, item) in items.iter().enumerate() {
                self.hold(item, &schema["items"], &format!("{at}[{number}]"));
            }
        }
        if let Some(fields) = value.as_object() {
            self.fields(fields, schema, at);
        }
    }

    fn fields(&mut self, fields: &serde_json::Map<String, Value>, schema: &Value, at: &str) {
        let rest = &schema["additionalProperties"];
        for (name, value) in fields {
            let described = &schema["properties"][name];
            match (described.is_null(), rest.is_null()) {
                (false, _) => self.hold(value, described, &format!("{at}.{name}")),
                (true, false) => self.hold(value, rest, &format!("{at}.{name}")),
                (true, true) if schema["properties"].is_object() => {
                    self.faults.push(format!("{at}.{name} is sent and not described"));
                }
                (true, true) => {}
            }
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                self.faults.push(format!("{at}.{name} is described and not sent"));
            }
        }
    }

    /// One of the choices must hold.
    fn hold_one(&mut self, value: &Value, choices: &[Value], at: &str) {
        let mut least: Option<Vec<String>> = None;
        for choice in choices {
            let mut one = Check {
                schemas: self.schemas,
                faults: Vec::new(),
            };
            one.hold(value, choice, at);
            if least.as_ref().is_none_or(|least| one.faults.len() < least.len()) {
                least = Some(one.faults);
            }
        }
        self.faults.extend(least.unwrap_or_default());
    }

    /// Parts that hold together, as one.
    fn together(&self, schema: &Value) -> Value {
        let mut whole = json!({ "type": "object", "properties": {}, "required": [] });
        let parts = schema["allOf"].as_array().into_iter().flatten();
        for part in parts {
            let part = match part["$ref"].as_str() {
                Some(name) => &self.schemas[name.rsplit('/').next().unwrap()],
                None => part,
            };
            for (name, property) in part["properties"].as_object().into_iter().flatten() {
                whole["properties"][name] = property.clone();
            }
            let required = part["required"].as_array().into_iter().flatten().cloned();
            whole["required"].as_array_mut().unwrap().extend(required);
        }
        whole
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// The faults of an answer to a described route.
fn faults(api: &Value, path: &str, method: &str, status: u16, kind: &str, sent: &Value) -> Vec<String> {
    let answer = &api["paths"][path][method]["responses"][status.to_string()];
    let schema = &answer["content"][kind]["schema"];
    assert!(
        schema.as_object().is_some_and(|schema| !schema.is_empty()),
        "{method} {path}: {status} has no described {kind}"
    );
    let mut check = Check {
        schemas: &api["components"]["schemas"],
        faults: Vec::new(),
    };
    check.hold(sent, schema, path);
    check.faults
}

#[test]
fn what_is_sent_is_what_is_described() {
    let server = shared();
    let api = server.get("/openapi.json").ok();
    let json = "application/json";
    let asked = [
        ("/algorithms", "/algorithms"),
        ("/catalog", "/catalog"),
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
        ("/search/{dataset}", "/search/default?q=kim"),
        ("/entities/{id}", "/entities/us_ofac_sdn:20157"),
        ("/entities/{id}/adjacent", "/entities/us_ofac_sdn:20157/adjacent"),
        (
            "/entities/{id}/adjacent/{property}",
            "/entities/us_ofac_sdn:20157/adjacent/sanctions",
        ),
        ("/reconcile/{dataset}", "/reconcile/default"),
        (
            "/reconcile/{dataset}/suggest/entity",
            "/reconcile/default/suggest/entity?prefix=kim",
        ),
        (
            "/reconcile/{dataset}/suggest/property",
            "/reconcile/default/suggest/property?prefix=b",
        ),
        (
            "/reconcile/{dataset}/suggest/type",
            "/reconcile/default/suggest/type?prefix=p",
        ),
        (
            "/reconcile/{dataset}/extend/property",
            "/reconcile/default/extend/property?type=Person",
        ),
        ("/v1/screen", "/v1/screen?name=Kim+CHen+Yn&birth_date=1984"),
        ("/v1/suggest", "/v1/suggest?q=Kim+CHen+Yn"),
        ("/v1/suggest", "/v1/suggest?q=kim"),
        ("/v1/statements/{id}", "/v1/statements/us_ofac_sdn:20157"),
        ("/v1/lists", "/v1/lists"),
    ];
    for (path, filled) in asked {
        let sent = server.get(filled).ok();
        assert_eq!(faults(&api, path, "get", 200, json, &sent), [""; 0], "{filled}");
    }
    let missing = server.get("/entities/none").json();
    assert_eq!(
        faults(&api, "/entities/{id}", "get", 404, json, &missing),
        [""; 0]
    );
    let body = one("Person", json!({ "name": ["Kim CHen Yn"], "birthDate": "1984" }));
    let sent = server.post("/match/default", &body).ok();
    assert_eq!(
        faults(&api, "/match/{dataset}", "post", 200, json, &sent),
        [""; 0]
    );
    let queries = json!({ "q0": { "query": "Kim Jong Un", "type": "Person" } });
    let extend = json!({ "ids": ["us_ofac_sdn:20157", "none"], "properties": [{ "id": "birthDate" }] });
    for (field, value) in [("queries", queries), ("extend", extend)] {
        let sent = server.form("/reconcile/default", field, &value).ok();
        assert_eq!(
            faults(&api, "/reconcile/{dataset}", "post", 200, json, &sent),
            [""; 0]
        );
    }
}

#[test]
fn every_line_of_a_stream_is_described() {
    let server = shared();
    let api = server.get("/openapi.json").ok();
    let body = "{\"id\":\"7\",\"name\":\"Kim CHen Yn\"}\nno json\n";
    let answer = server.post("/v1/screen/bulk", body);
    assert_eq!(answer.status, 200);
    let lines: Vec<Value> = answer
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    let kind = "application/x-ndjson";
    let found = faults(&api, "/v1/screen/bulk", "post", 200, kind, &lines.into());
    assert_eq!(found, [""; 0]);
}

#[test]
fn histories_and_differences_are_described() {
    let server = Server::start(|_| {}, false);
    import(&server, OLD, "2024-01-01");
    import(
        &server,
        &OLD.replace("v1", "v2").replace("Zoltan", "Soltan"),
        "2024-06-01",
    );
    server.app.reload().unwrap();
    let api = server.get("/openapi.json").ok();
    for (path, filled) in [
        (
            "/v1/statements/{id}",
            "/v1/statements/test_sanctions:p1?history=true",
        ),
        ("/v1/lists/{id}/diff", "/v1/lists/test_sanctions/diff"),
        ("/v1/lists", "/v1/lists"),
        ("/catalog", "/catalog"),
    ] {
        let sent = server.get(filled).ok();
        assert_eq!(
            faults(&api, path, "get", 200, "application/json", &sent),
            [""; 0],
            "{filled}"
        );
    }
}

#[test]
fn the_check_finds_what_is_not_described() {
    let api = shared().get("/openapi.json").ok();
    let of = |sent: &Value| faults(&api, "/v1/suggest", "get", 200, "application/json", sent);
    let mut sent = shared().get("/v1/suggest?q=kim").ok();
    sent["results"][0]["caption"] = json!(7);
    sent["results"][0]["more"] = json!(true);
    sent.as_object_mut().unwrap().remove("snapshot");
    assert_eq!(of(&sent).len(), 3, "{:?}", of(&sent));
}
