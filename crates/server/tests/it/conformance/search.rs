//! Line 5: `/search`.

use serde_json::{Value, json};

use crate::http::{encode, shared};

fn search(query: &str) -> Value {
    shared().get(&format!("/search/default?{query}")).ok()
}

fn total(query: &str) -> u64 {
    search(query)["total"]["value"].as_u64().unwrap()
}

#[test]
fn line_5_default_facets_and_labels() {
    let json = search("q=shoigu");
    let facets = json["facets"].as_object().unwrap();
    assert_eq!(
        facets.keys().collect::<Vec<_>>(),
        ["countries", "datasets", "topics"]
    );
    assert_eq!(facets["datasets"]["label"], "Data sources");
    assert_eq!(facets["countries"]["label"], "Countries");
    assert_eq!(facets["topics"]["label"], "Topics");
    let topic = &facets["topics"]["values"][0];
    assert_eq!(topic["name"], "sanction");
    assert!(topic["label"].is_string() && topic["count"].as_u64() > Some(0));
    let json = search("facets=identifiers&facets=genders&limit=0");
    assert_eq!(json["facets"]["identifiers"]["label"], "Identifiers");
    assert_eq!(json["facets"]["genders"]["label"], "Genders");
    assert!(
        !json["facets"]["identifiers"]["values"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let wrong = shared().get("/search/default?facets=shoes");
    assert_eq!(
        (wrong.status, &wrong.json()["detail"][0]["loc"]),
        (422, &serde_json::json!(["query", "facets"]))
    );
    let json = search("facets=schema&limit=0");
    assert_eq!(json["facets"]["schema"]["label"], "Entity types");
    let people = json["facets"]["schema"]["values"]
        .as_array()
        .unwrap()
        .iter()
        .find(|value| value["name"] == "Person");
    assert_eq!(people.unwrap()["label"], "People");
}

#[test]
fn line_5_empty_search_finds_all_and_shows_no_score() {
    let json = search("");
    assert_eq!(
        json["total"],
        json!({ "value": 31, "relation": "eq" }),
        "55 entries are 31 parties"
    );
    assert_eq!((&json["limit"], &json["offset"]), (&json!(10), &json!(0)));
    assert_eq!(json["results"].as_array().unwrap().len(), 10);
    assert_eq!(json["results"][0].get("score"), None);
}

#[test]
fn line_5_filter_op() {
    let both = "filter=datasets:eu_fsf&filter=datasets:us_ofac_sdn";
    let (eu, us) = (
        total("filter=datasets:eu_fsf"),
        total("filter=datasets:us_ofac_sdn"),
    );
    assert!(eu > 0 && us > 0);
    let (any, all) = (total(both), total(&format!("{both}&filter_op=AND")));
    assert!(all > 0 && any > all, "{any} {all}");
    assert_eq!(any + all, eu + us, "who is on both counts once with OR");
    // Different fields must all be met.
    let persons = total("filter=datasets:eu_fsf&filter=schema:Person");
    assert!(persons > 0 && persons < eu);
    assert_eq!(total("filter=properties.birthDate:1984"), 1);
    assert_eq!(total("filter=properties.birthDate:1984-01-08"), 1);
    assert_eq!(total("countries=zz"), 0);
    assert_eq!(total("topics=sanction&topics=role.pep"), total("topics=sanction"));
    let answer = shared().get("/search/default?filter=nonsense");
    assert_eq!(
        (answer.status, answer.json()),
        (400, json!({ "detail": "Invalid filter: 'nonsense'" }))
    );
}

#[test]
fn line_5_sort_syntax() {
    let captions = |query: &str| {
        let json = search(query);
        let results = json["results"].as_array().unwrap().clone();
        results
            .iter()
            .map(|result| result["caption"].as_str().unwrap().to_lowercase())
            .collect::<Vec<_>>()
    };
    let up = captions("sort=caption:asc&limit=100");
    assert!(up.windows(2).all(|pair| pair[0] <= pair[1]));
    let down = captions("sort=caption:desc&limit=100");
    assert!(down.windows(2).all(|pair| pair[0] >= pair[1]));
    let json = search("sort=properties.birthDate:asc&limit=100");
    let dates: Vec<Option<String>> = json["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["properties"]["birthDate"][0].as_str().map(str::to_owned))
        .collect();
    let stated: Vec<&String> = dates.iter().flatten().collect();
    assert!(stated.len() > 3 && stated.windows(2).all(|pair| pair[0] <= pair[1]));
    assert!(
        dates.iter().skip(stated.len()).all(Option::is_none),
        "what is missing stands last"
    );
    assert_eq!(shared().get("/search/default?sort=caption:up").status, 400);
}

#[test]
fn line_5_400_on_broken_query_syntax() {
    for broken in ["(kim", "\"kim", "kim)"] {
        let answer = shared().get(&format!("/search/default?q={}", encode(broken)));
        assert_eq!(answer.status, 400, "{broken}");
        assert!(
            answer.json()["detail"]
                .as_str()
                .unwrap()
                .starts_with("Search error: ")
        );
        assert_eq!(
            shared()
                .get(&format!("/search/default?simple=true&q={}", encode(broken)))
                .status,
            200
        );
    }
}

#[test]
fn line_5_query_syntax() {
    assert_eq!(total("q=shoigu+AND+nonsense"), 0);
    assert_eq!(total("q=lazarus+OR+koryo"), total("q=lazarus") + total("q=koryo"));
    assert_eq!(total(&format!("q={}", encode("koryo -koryo"))), 0);
    assert_eq!(total(&format!("q={}", encode("\"air koryo\""))), 1);
    assert_eq!(total(&format!("q={}", encode("\"koryo air\""))), 0);
    assert!(total("q=shoig*") >= total("q=shoigu"));
    assert_eq!(
        total("q=(lazaruz+OR+lazaruz)"),
        0,
        "words as written; with operators it is no name"
    );
    assert_eq!(total("q=(lazaruz+OR+lazaruz)&fuzzy=true"), 1);
    assert_eq!(
        total(&format!("q={}", encode("Ким Чен Ын"))),
        1,
        "a name is found across scripts"
    );
}

#[test]
fn line_5_schema_scope_and_windows() {
    let server = shared();
    assert!(total("schema=Person") < total("schema=LegalEntity"));
    assert!(total("schema=Vessel") > 0);
    let answer = server.get("/search/default?schema=Foo");
    assert_eq!(
        (answer.status, answer.json()),
        (400, json!({ "detail": "Invalid schema" }))
    );
    assert_eq!(server.get("/search/nowhere").status, 404);
    assert_eq!(server.get("/search/default?limit=501").status, 422);
    assert_eq!(server.get("/search/default?offset=9500").status, 422);
    assert_eq!(
        total("exclude_schema=Person"),
        31 - total("schema=Person&filter=schema:Person")
    );
    assert_eq!(total("include_dataset=eu_fsf&exclude_dataset=eu_fsf"), 0);
    assert_eq!(
        server.get("/search/us_ofac_sdn").ok()["total"]["value"],
        total("datasets=us_ofac_sdn")
    );
    let page = search("offset=25&limit=10");
    assert_eq!(page["results"].as_array().unwrap().len(), 6);
}

#[test]
fn search_metacharacters_are_no_server_errors() {
    for odd in [
        "/.*/",
        "a^b~*",
        "+-&&||!(){}[]^\"~*?:\\/",
        "[1 TO 2]",
        "_exists_:x",
        "*:*",
        "\\",
        "\u{0}",
        "a:b:c",
    ] {
        let status = shared().get(&format!("/search/default?q={}", encode(odd))).status;
        assert!(status == 200 || status == 400, "{odd}: {status}");
    }
}
