//! A real list, where one is at hand.

use std::path::{Path, PathBuf};

use exonym_store::{ImportOptions, Store};
use serde_json::{Value, json};

use crate::http::{Server, encode, one};

/// Entries that are fetched one by one.
const FETCHED: usize = 60;

/// The shared list files, where there are any; says so where there are none.
fn shared(test: &str) -> Option<PathBuf> {
    let said = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let near = || {
        here.ancestors()
            .map(|folder| folder.join("shared"))
            .find(|shared| shared.join("lists").is_dir())
    };
    let found = said.or_else(near);
    if found.is_none() {
        println!("skipped: {test}: no shared lists");
    }
    found
}

#[test]
fn the_list_of_the_security_council() {
    let Some(shared) = shared("the_list_of_the_security_council") else {
        return;
    };
    let server = Server::start(|_| {}, false);
    let file = shared.join("lists/un/un_2026-02-27.xml");
    let mut store = Store::open(&server.app.config.data_dir).unwrap();
    let report = store.import(&[file], &ImportOptions::default(), &mut ()).unwrap();
    assert_eq!(report.kept().count(), 1, "{report:?}");
    server.app.reload().unwrap();
    // Counted by `grep -o` over the file: 730 individuals and 273 entities.
    let all = server
        .get("/search/default?limit=100&sort=caption:asc&facets=schema")
        .ok();
    assert_eq!(all["total"]["value"], 1003);
    assert_eq!(server.get("/search/sanctions").ok()["total"]["value"], 1003);
    for entity in all["results"].as_array().unwrap().iter().take(FETCHED) {
        let id = entity["id"].as_str().unwrap();
        let nested = server.get(&format!("/entities/{id}")).ok();
        assert_eq!(nested["id"], entity["id"]);
        assert!(
            nested["properties"]["sanctions"]
                .as_array()
                .is_some_and(|list| !list.is_empty()),
            "{id}"
        );
        let around = server.get(&format!("/entities/{id}/adjacent")).ok();
        for (name, block) in around["adjacent"].as_object().unwrap() {
            let there = nested["properties"][name].as_array().map_or(0, Vec::len) as u64;
            assert_eq!(block["total"]["value"].as_u64(), Some(there), "{id} {name}");
        }
        let told = server.get(&format!("/v1/statements/{id}?history=true")).ok();
        assert_eq!(told["history"]["versions"], json!(["2026-02-27"]), "{id}");
        // A party is found by its own name, and by an id that leads to it.
        let schema = entity["schema"].as_str().unwrap();
        let asked = server
            .post(
                "/match/default?limit=50",
                one(schema, json!({ "name": [entity["caption"]] })),
            )
            .ok();
        let found = asked["responses"]["q"]["results"].as_array().unwrap();
        assert!(
            found.iter().any(|result| result["id"] == entity["id"]),
            "{id} {}",
            entity["caption"]
        );
    }
    let arabic = server
        .get(&format!("/search/default?q={}", encode("أيمن الظواهري")))
        .ok();
    let names = |answer: &Value| {
        answer["results"][0]["caption"]
            .as_str()
            .unwrap_or_default()
            .to_lowercase()
    };
    assert!(names(&arabic).contains("zawahiri"), "{}", names(&arabic));
}
