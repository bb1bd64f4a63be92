//! Entries of two lists that are one party answer as one: merged, under one id, found by what either states.

use exonym_store::{ImportOptions, Store};
use serde_json::{Value, json};

use crate::http::{Server, one};

const FIRST: &str = r#"{"id":"p1","schema":"Person","properties":{"name":["Zoltan Vargasov"],"birthDate":["1970-05-06"],"passportNumber":["HU7788123"],"nationality":["hu"],"gender":["male"],"topics":["sanction"]},"datasets":["a_sanctions"]}
{"id":"p2","schema":"Person","properties":{"name":["Ilona Kertesz"],"birthDate":["1981-02-03"],"topics":["sanction"]},"datasets":["a_sanctions"]}
{"id":"c1","schema":"Company","properties":{"name":["Vargasov Shipping"],"topics":["sanction"]},"datasets":["a_sanctions"]}
{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"]},"datasets":["a_sanctions"]}
{"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"program":["ALPHA"],"listingDate":["2023-02-03"]},"datasets":["a_sanctions"]}
"#;
const SECOND: &str = r#"{"id":"q7","schema":"Person","properties":{"name":["Zoltan Vargasov"],"alias":["Soltan Wargassow"],"birthDate":["1970-05-06"],"passportNumber":["HU7788123"],"country":["at"],"topics":["sanction"]},"referents":["old-q7"],"datasets":["b_sanctions"]}
{"id":"v1","schema":"Vessel","properties":{"name":["Sea Of Varga"],"owner":["q7"],"topics":["sanction"]},"datasets":["b_sanctions"]}
{"id":"s7","schema":"Sanction","properties":{"entity":["q7"],"program":["BETA"],"listingDate":["2021-01-02"]},"datasets":["b_sanctions"]}
"#;
const PARTY: &str = "a_sanctions:p1";
const ENTRY: &str = "b_sanctions:q7";

fn with_lists() -> Server {
    let server = Server::start(|_| {}, false);
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&server.app.config.data_dir).unwrap();
    for (list, text, day) in [
        ("a_sanctions", FIRST, "2024-03-01"),
        ("b_sanctions", SECOND, "2024-06-01"),
    ] {
        let path = folder.path().join(format!("{list}.ftm.json"));
        std::fs::write(&path, text).unwrap();
        let options = ImportOptions {
            list: Some(list.to_owned()),
            published: Some(day.to_owned()),
            ..ImportOptions::default()
        };
        assert_eq!(
            store.import(&[path], &options, &mut ()).unwrap().kept().count(),
            1
        );
    }
    server.app.reload().unwrap();
    server
}

fn texts(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap())
        .collect()
}

#[test]
fn a_joined_entry_leads_to_its_party() {
    let server = with_lists();
    for (asked, target) in [
        (format!("/entities/{ENTRY}"), format!("/entities/{PARTY}")),
        (
            "/entities/old-q7?nested=false".to_owned(),
            format!("/entities/{PARTY}?nested=false"),
        ),
        (
            format!("/entities/{ENTRY}/adjacent?limit=3"),
            format!("/entities/{PARTY}/adjacent?limit=3"),
        ),
        (
            format!("/entities/{ENTRY}/adjacent/sanctions"),
            format!("/entities/{PARTY}/adjacent/sanctions"),
        ),
    ] {
        let answer = server.get(&asked);
        assert_eq!(
            (answer.status, answer.header("location")),
            (308, Some(target.as_str())),
            "{asked}"
        );
    }
    let ask = json!({ "ids": [ENTRY], "properties": [{ "id": "name" }] });
    assert_eq!(server.form("/reconcile/default", "extend", &ask).status, 400);
    // A record about an entry keeps its own id and points at the party.
    let record = server.get("/entities/b_sanctions:s7?nested=false").ok();
    assert_eq!(record["properties"]["entity"], json!([PARTY]));
}

#[test]
fn a_party_states_what_any_of_its_entries_states() {
    let server = with_lists();
    let party = server.get(&format!("/entities/{PARTY}?nested=false")).ok();
    assert_eq!(
        party["properties"]["name"],
        json!(["Zoltan Vargasov"]),
        "each value once"
    );
    assert_eq!(party["properties"]["alias"], json!(["Soltan Wargassow"]));
    assert_eq!(party["properties"]["nationality"], json!(["hu"]));
    assert_eq!(party["properties"]["country"], json!(["at"]));
    assert_eq!(party["datasets"], json!(["a_sanctions", "b_sanctions"]));
    let referents = texts(&party["referents"]);
    assert!(referents.contains(&ENTRY) && referents.contains(&"old-q7") && !referents.contains(&PARTY));
    assert_eq!(party["first_seen"], "2021-01-02T00:00:00");
    assert_eq!(party["last_seen"], "2024-06-01T00:00:00");
}

#[test]
fn neighbours_of_all_entries_stand_round_the_party() {
    let server = with_lists();
    let party = server.get(&format!("/entities/{PARTY}")).ok();
    let programs: Vec<&str> = party["properties"]["sanctions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["properties"]["program"][0].as_str().unwrap())
        .collect();
    assert_eq!(programs, ["ALPHA", "BETA"]);
    for record in party["properties"]["sanctions"].as_array().unwrap() {
        assert_eq!(
            record["properties"]["entity"],
            json!([PARTY]),
            "the id on the way stays an id"
        );
    }
    assert_eq!(party["properties"]["ownedVehicles"][0]["caption"], "Sea Of Varga");
    let vessel = server.get("/entities/b_sanctions:v1").ok();
    assert_eq!(
        vessel["properties"]["owner"][0]["id"], PARTY,
        "a ship of one list leads to the party of both"
    );
    let block = server
        .get(&format!("/entities/{PARTY}/adjacent/sanctions?limit=1&offset=1"))
        .ok();
    assert_eq!(block["total"]["value"], 2);
    assert_eq!(block["results"][0]["properties"]["program"], json!(["BETA"]));
}

#[test]
fn searches_find_a_party_once_by_what_any_entry_states() {
    let server = with_lists();
    let found = |query: &str| {
        let json = server.get(&format!("/search/default?{query}")).ok();
        let results = json["results"].as_array().unwrap();
        results
            .iter()
            .map(|result| result["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for query in [
        "q=wargassow",
        "q=zoltan+wargassow",
        "filter=properties.alias:Soltan+Wargassow",
        "q=vargasov&schema=Person",
        "countries=at&topics=sanction&schema=Person",
        "filter=countries:at&filter=countries:hu&filter_op=AND",
        "filter=datasets:a_sanctions&filter=datasets:b_sanctions&filter_op=AND",
        "q=zoltan&changed_since=2023-06-01&include_dataset=b_sanctions",
    ] {
        let expected: &[&str] = if query.contains("changed_since") {
            &[]
        } else {
            &[PARTY]
        };
        assert_eq!(found(query), expected, "{query}");
    }
    let json = server
        .get("/search/default?q=zoltan&facets=datasets&facets=countries&facets=genders")
        .ok();
    let counts = |facet: &str| {
        let values = json["facets"][facet]["values"].as_array().unwrap();
        values
            .iter()
            .map(|value| (value["name"].as_str().unwrap(), value["count"].as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(counts("datasets"), [("a_sanctions", 1), ("b_sanctions", 1)]);
    assert_eq!(counts("countries"), [("at", 1), ("hu", 1)]);
    assert_eq!(counts("genders"), [("male", 1)]);
    assert_eq!(
        server.get("/search/default").ok()["total"]["value"],
        4,
        "five parties of two lists are four"
    );
    let catalog = server.get("/catalog").ok();
    assert_eq!(catalog["datasets"][0]["thing_count"], 4);
    assert_eq!(
        server.get("/search/b_sanctions?q=zoltan").ok()["results"][0]["id"],
        PARTY
    );
}

#[test]
fn matching_names_the_party_from_whichever_list_is_asked() {
    let server = with_lists();
    let body = one(
        "Person",
        json!({ "name": ["Soltan Wargassow"], "birthDate": ["1970-05-06"] }),
    );
    let ids = |path: &str| {
        let json = server.post(path, &body).ok();
        let results = json["responses"]["q"]["results"].as_array().unwrap();
        results
            .iter()
            .map(|result| result["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for path in [
        "/match/default",
        "/match/b_sanctions",
        "/match/default?exclude_dataset=a_sanctions",
        "/match/default?algorithm=ofac-search",
    ] {
        assert_eq!(ids(path), [PARTY], "{path}");
    }
    // `exclude_dataset` takes a list out of the scope, and not whoever stands on another too.
    assert_eq!(ids("/match/a_sanctions?include_dataset=b_sanctions"), [""; 0]);
    for id in [PARTY, ENTRY, "old-q7"] {
        assert_eq!(
            ids(&format!("/match/default?exclude_entity_ids={id}")),
            [""; 0],
            "{id}"
        );
        assert_eq!(
            ids(&format!(
                "/match/default?algorithm=ofac-search&exclude_entity_ids={id}"
            )),
            [""; 0],
            "{id}"
        );
    }
    let json = server.post("/match/default", &body).ok();
    let result = &json["responses"]["q"]["results"][0];
    let sources: Vec<&str> = result["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["list"].as_str().unwrap())
        .collect();
    assert_eq!(sources, ["a_sanctions", "b_sanctions"]);
    assert_eq!(result["datasets"], json!(["a_sanctions", "b_sanctions"]));
}

#[test]
fn statements_name_their_entry_and_the_joins_their_reasons() {
    let server = with_lists();
    for id in [PARTY, ENTRY] {
        let told = server.get(&format!("/v1/statements/{id}?history=true")).ok();
        assert_eq!(told["id"], PARTY);
        let entries: Vec<&str> = told["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["id"].as_str().unwrap())
            .collect();
        assert_eq!(entries, [PARTY, ENTRY]);
        assert_eq!(told["entries"][1]["citation"]["published"], "2024-06-01");
        assert_eq!(told["entries"][1]["history"]["versions"], json!(["2024-06-01"]));
        let alias = told["statements"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["value"] == "Soltan Wargassow")
            .unwrap();
        assert_eq!(
            (&alias["entry"], &alias["dataset"]),
            (&json!(ENTRY), &json!("b_sanctions"))
        );
        assert!(!told["joins"][0]["reasons"].as_array().unwrap().is_empty());
    }
}
