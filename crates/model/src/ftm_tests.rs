//! Round trips: hand-made lines, generated ones, and every FollowTheMoney file at hand.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::json;

use super::*;

/// The folder of shared test files: `EXONYM_SHARED`, else `shared` beside the workspace.
fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let beside = || {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|folder| folder.join("shared"))
            .find(|p| p.is_dir())
    };
    given
        .or_else(beside)
        .map(|folder| folder.join("lists"))
        .filter(|folder| folder.is_dir())
}

/// Every key and value of `before` is in `after`; arrays that are sets may have lost repeated values only.
fn nothing_lost(before: &Value, after: &Value) {
    for (key, value) in before.as_object().expect("an object") {
        assert_eq!(after.get(key), Some(value), "`{key}` of {before}");
    }
}

#[test]
fn a_line_keeps_all_it_has() {
    let line = json!({
        "id": "NK-1", "caption": "Own", "schema": "Ownership", "target": false, "datasets": ["a", "b"], "score": 0.7,
        "properties": {"owner": ["NK-2"], "asset": ["NK-3"], "percentage": ["51"], "ourNote": ["x"], "startDate": ["2020"]},
        "referents": ["a-1"], "first_seen": "2024-01-01T00:00:00", "last_seen": "2025-01-01"
    });
    let entity = Entity::from_ftm(line.clone(), "kyb").unwrap();
    assert_eq!((entity.id.as_str(), entity.record.as_str()), ("kyb:NK-1", "NK-1"));
    assert_eq!(entity.first(&Prop::from_name("owner")), Some("kyb:NK-2"));
    assert_eq!(entity.first(&Prop::PERCENTAGE), Some("51"));
    assert_eq!(entity.to_ftm(), line);
}

#[test]
fn values_that_are_no_text_are_read_and_written_as_they_came() {
    let line = json!({
        "id": "1", "caption": "A", "schema": "Person", "referents": [], "datasets": ["d"],
        "properties": {"name": ["A", "A", ""], "height": [180], "weight": "80", "addressEntity": [{"id": "x", "schema": "Address"}],
                       "alias": []}
    });
    let entity = Entity::from_ftm(line.clone(), "d").unwrap();
    assert_eq!(entity.first(&Prop::HEIGHT), Some("180"));
    assert_eq!(entity.first(&Prop::WEIGHT), Some("80"));
    assert_eq!(entity.first(&Prop::ADDRESS_ENTITY), Some("d:x"));
    assert_eq!(entity.values(&Prop::NAME).count(), 1);
    assert_eq!(entity.to_ftm(), line);
}

#[test]
fn what_is_no_entity_is_refused() {
    let check = |line: &str, expected: &str| {
        let error = Entity::from_ftm_line(line, "d").unwrap_err().to_string();
        assert!(error.contains(expected), "{line}: {error}");
    };
    check("", "no JSON");
    check("[]", "not an object");
    check("{\"schema\":\"Person\"}", "`id` is missing");
    check("{\"id\":\"1\"}", "`schema` is missing");
    check("{\"id\":\"1\",\"schema\":\"Martian\"}", "Martian");
    check(
        "{\"id\":\"1\",\"schema\":\"Person\",\"properties\":[]}",
        "`properties`",
    );
    check(&"[".repeat(100_000), "recursion");
}

#[test]
fn an_entity_of_a_list_is_written_as_far_as_followthemoney_can_say_it() {
    let mut entity = Entity::new("l:1", Schema::Person, "l", "1");
    entity.add(Prop::NAME, "A");
    entity.push(Statement::new(Prop::ALIAS, "B").with_name(crate::NameInfo {
        quality: Quality::Weak,
        parts: Vec::new(),
    }));
    entity.add(Prop::BIRTH_DATE, "1960/1965");
    entity.add(Prop::BIRTH_DATE, "1960~");
    entity.add(Prop::TOPICS, "sanction");
    entity.referents.push("m:1".to_owned());
    let expected = json!({
        "id": "l:1", "caption": "A", "schema": "Person", "referents": ["m:1"], "datasets": ["l"], "target": true,
        "properties": {"name": ["A"], "weakAlias": ["B"], "birthDate": ["1960", "1965"], "topics": ["sanction"]}
    });
    assert_eq!(entity.to_ftm(), expected);
}

#[test]
fn every_file_at_hand_comes_out_as_it_went_in() {
    let Some(lists) = shared() else {
        println!("skipped: every_file_at_hand_comes_out_as_it_went_in: no shared lists");
        return;
    };
    let mut lines = 0;
    for entry in std::fs::read_dir(lists.join("ftm")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().contains("senzing") {
            continue;
        }
        for line in std::fs::read_to_string(&path)
            .unwrap()
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            let before: Value = serde_json::from_str(line).unwrap();
            let entity = Entity::from_ftm_line(line, "list")
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let after = entity.to_ftm();
            nothing_lost(&before, &after);
            let again = Entity::from_ftm(after.clone(), "list").unwrap();
            assert_eq!(again.to_ftm(), after);
            lines += 1;
        }
    }
    // wc -l of the files of that folder but the Senzing one: 91 + 475 + 7 + 151 + 474 + 21 + 1565.
    assert_eq!(lines, 2784);
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => "\\PC{1,12}".prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(json!({"id": "n", "schema": "Address"})),
        1 => Just(Value::Null),
        1 => Just(Value::from("")),
    ]
}

fn any_entity() -> impl Strategy<Value = Value> {
    const NAMES: &[&str] = &[
        "name",
        "alias",
        "birthDate",
        "owner",
        "subject",
        "holder",
        "topics",
        "ownProperty",
        "country",
    ];
    let property = (
        proptest::sample::select(NAMES),
        proptest::collection::vec(any_value(), 0..4),
    );
    let properties = proptest::collection::btree_map(
        property.0.prop_map(str::to_owned),
        property.1.prop_map(Value::from),
        0..6,
    );
    let schemata: Vec<_> = Schema::all().map(Schema::name).collect();
    let extra = proptest::collection::btree_map("[a-z_]{9,12}", any_value(), 0..3);
    let id = "[A-Za-z0-9:-]{1,12}";
    let ids = proptest::collection::vec(id, 0..3);
    (id, proptest::sample::select(schemata), properties, ids, extra).prop_map(
        |(id, schema, properties, referents, extra)| {
            let mut object: Map<String, Value> = extra
                .into_iter()
                .filter(|(key, _)| key != "properties" && key != "referents")
                .collect();
            object.insert("id".to_owned(), id.into());
            object.insert("schema".to_owned(), schema.into());
            object.insert(
                "properties".to_owned(),
                Value::Object(properties.into_iter().collect()),
            );
            object.insert("referents".to_owned(), referents.into());
            Value::Object(object)
        },
    )
}

proptest! {
    #[test]
    fn nothing_is_lost_on_the_way_through(before in any_entity(), list in "[a-z_]{1,8}") {
        let entity = Entity::from_ftm(before.clone(), &list).unwrap();
        let after = entity.to_ftm();
        nothing_lost(&before, &after);
        prop_assert_eq!(Entity::from_ftm(after.clone(), &list).unwrap().to_ftm(), after);
    }

    #[test]
    fn any_text_is_read_or_refused(line in "\\PC{0,80}") {
        let _ = Entity::from_ftm_line(&line, "l");
    }
}
