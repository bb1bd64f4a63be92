//! Line 4: entities and their neighbours.

use serde_json::{Value, json};

use crate::http::shared;

const LAZARUS: &str = "us_ofac_sdn:27307";

#[test]
fn line_4_308_with_relative_location_for_referents() {
    let server = shared();
    let service = server.app.service().unwrap();
    // An entry that is one party with an entry of another list: its id is one of the party's referents.
    let entries =
        (0..service.index().party_count()).map(|entry| service.index().bundle(entry).unwrap().party.id);
    let led = entries.filter_map(|entry| match service.book.resolve(&entry) {
        exonym_server::book::Resolved::Referent(id) => Some((entry, id)),
        _ => None,
    });
    let led: Vec<(String, String)> = led.collect();
    assert_eq!(led.len(), 24, "55 entries are 31 parties");
    let (referent, id) = &led[0];
    let answer = server.get(&format!("/entities/{referent}?nested=false"));
    assert_eq!(answer.status, 308);
    assert_eq!(
        answer.header("location"),
        Some(format!("/entities/{id}?nested=false").as_str())
    );
}

#[test]
fn line_4_unknown_entity_is_404() {
    let answer = shared().get("/entities/NK-aU5ybkbRFJucf8YMwsJvDw");
    assert_eq!(
        (answer.status, answer.json()),
        (404, json!({ "detail": "No such entity!" }))
    );
}

#[test]
fn line_4_nested_false_leaves_ids() {
    let flat = shared().get(&format!("/entities/{LAZARUS}?nested=false")).ok();
    for (name, values) in flat["properties"].as_object().unwrap() {
        assert!(values.as_array().unwrap().iter().all(Value::is_string), "{name}");
    }
    let sanction = shared()
        .get(&format!("/entities/{LAZARUS}/sanction-1?nested=false"))
        .ok();
    assert_eq!(sanction["properties"]["entity"], json!([LAZARUS]));
}

#[test]
fn line_4_sanctions_stand_under_sanctions() {
    let nested = shared().get(&format!("/entities/{LAZARUS}")).ok();
    let sanction = &nested["properties"]["sanctions"][0];
    assert_eq!(sanction["schema"], "Sanction");
    // The id on the way stays an id.
    assert_eq!(sanction["properties"]["entity"], json!([LAZARUS]));
    assert_eq!(nested["properties"]["cryptoWallets"].as_array().unwrap().len(), 8);
}

#[test]
fn line_4_an_edge_shows_its_far_side() {
    let sanction = shared().get(&format!("/entities/{LAZARUS}/sanction-1")).ok();
    assert_eq!(sanction["properties"]["entity"][0]["caption"], "LAZARUS GROUP");
}

#[test]
fn line_4_adjacent_pages_and_leaves_out_what_is_empty() {
    let json = shared()
        .get(&format!("/entities/{LAZARUS}/adjacent?limit=2&offset=1"))
        .ok();
    assert_eq!(json["entity"]["caption"], "LAZARUS GROUP");
    let wallets = &json["adjacent"]["cryptoWallets"];
    assert_eq!(wallets["total"], json!({ "value": 8, "relation": "eq" }));
    assert_eq!((&wallets["limit"], &wallets["offset"]), (&json!(2), &json!(1)));
    assert_eq!(wallets["results"].as_array().unwrap().len(), 2);
    assert!(
        json["adjacent"]
            .as_object()
            .unwrap()
            .values()
            .all(|block| block["total"]["value"].as_u64() > Some(0))
    );
}

#[test]
fn line_4_adjacent_sorts() {
    let keys = |sort: &str| {
        let path = format!("/entities/{LAZARUS}/adjacent/cryptoWallets?limit=50&sort={sort}");
        let results = shared().get(&path).ok()["results"].as_array().unwrap().clone();
        let keys = results
            .iter()
            .map(|wallet| wallet["properties"]["publicKey"][0].as_str().unwrap().to_owned());
        keys.collect::<Vec<_>>()
    };
    let up = keys("properties.publicKey:asc");
    assert!(
        up.len() == 8 && up.windows(2).all(|pair| pair[0] <= pair[1]),
        "{up:?}"
    );
    let down = keys("properties.publicKey:desc");
    assert!(down.iter().eq(up.iter().rev()), "{down:?}");
    let wrong = shared().get(&format!("/entities/{LAZARUS}/adjacent?sort=caption:up"));
    assert_eq!(wrong.status, 400);
}

#[test]
fn line_4_one_property_or_404() {
    let server = shared();
    let block = server
        .get(&format!("/entities/{LAZARUS}/adjacent/sanctions"))
        .ok();
    assert_eq!(block["results"][0]["schema"], "Sanction");
    let empty = server
        .get(&format!("/entities/{LAZARUS}/adjacent/ownershipOwner"))
        .ok();
    assert_eq!(empty["total"]["value"], 0);
    let none = server.get(&format!("/entities/{LAZARUS}/adjacent/birthDate"));
    assert_eq!(
        (none.status, none.json()),
        (404, json!({ "detail": "No such property!" }))
    );
    assert_eq!(
        server
            .get(&format!("/entities/{LAZARUS}/adjacent?limit=501"))
            .status,
        422
    );
}
