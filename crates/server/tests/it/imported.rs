//! A server over imported lists: other ids, ties, versions, and lists that change while it answers.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use exonym_server::past::Past;
use exonym_store::{ImportOptions, Store};
use serde_json::{Value, json};

use crate::http::{Server, one};

pub(crate) const OLD: &str = r#"{"id":"p1","schema":"Person","properties":{"name":["Zoltan Vargasov"],"birthDate":["1970-05-06"],"topics":["sanction"]},"referents":["old-p1"],"datasets":["test_sanctions"],"last_seen":"2024-01-01T00:00:00"}
{"id":"c1","schema":"Company","properties":{"name":["Vargasov Shipping"],"topics":["sanction"]},"datasets":["test_sanctions"]}
{"id":"v1","schema":"Vessel","properties":{"name":["Sea Of Varga"],"owner":["c1"],"topics":["sanction"]},"datasets":["test_sanctions"]}
{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"percentage":["51"]},"datasets":["test_sanctions"]}
{"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"program":["TEST"],"listingDate":["2023-02-03"]},"datasets":["test_sanctions"]}
"#;

pub(crate) fn import(server: &Server, text: &str, day: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join(format!("test_sanctions-{day}.ftm.json"));
    std::fs::write(&path, text).unwrap();
    let mut store = Store::open(&server.app.config.data_dir).unwrap();
    let options = ImportOptions {
        list: Some("test_sanctions".to_owned()),
        published: Some(day.to_owned()),
        force: true,
        ..ImportOptions::default()
    };
    let report = store.import(&[path], &options, &mut ()).unwrap();
    assert_eq!(report.kept().count(), 1, "{report:?}");
}

fn with_list() -> Server {
    let server = Server::start(|_| {}, false);
    import(&server, OLD, "2024-01-01");
    server.app.reload().unwrap();
    server
}

#[test]
fn referents_lead_to_the_canonical_id() {
    let server = with_list();
    let answer = server.get("/entities/old-p1");
    assert_eq!(
        (answer.status, answer.header("location")),
        (308, Some("/entities/test_sanctions:p1"))
    );
    let answer = server.get("/entities/old-p1/adjacent?limit=1");
    assert_eq!(
        answer.header("location"),
        Some("/entities/test_sanctions:p1/adjacent?limit=1")
    );
    let body = one("Person", json!({ "name": ["Zoltan Vargasov"] }));
    let found = |query: &str| {
        let json = server.post(&format!("/match/default?{query}"), &body).ok();
        json["responses"]["q"]["total"]["value"].as_u64().unwrap()
    };
    assert_eq!(found(""), 1);
    assert_eq!(found("exclude_entity_ids=old-p1"), 0);
    let ask = json!({ "ids": ["old-p1"], "properties": [{ "id": "name" }] });
    assert_eq!(server.form("/reconcile/default", "extend", &ask).status, 400);
}

#[test]
fn ties_show_their_far_side_and_ships_their_owner() {
    let server = with_list();
    let person = server.get("/entities/test_sanctions:p1").ok();
    let tie = &person["properties"]["ownershipOwner"][0];
    assert_eq!(tie["properties"]["owner"], json!(["test_sanctions:p1"]));
    assert_eq!(tie["properties"]["asset"][0]["caption"], "Vargasov Shipping");
    assert_eq!(person["first_seen"], "2023-02-03T00:00:00");
    let company = server.get("/entities/test_sanctions:c1").ok();
    assert_eq!(
        company["properties"]["ownershipAsset"][0]["properties"]["owner"][0]["caption"],
        "Zoltan Vargasov"
    );
    assert_eq!(
        company["properties"]["ownedVehicles"][0]["caption"],
        "Sea Of Varga"
    );
    let vessel = server.get("/entities/test_sanctions:v1").ok();
    assert_eq!(vessel["properties"]["owner"][0]["id"], "test_sanctions:c1");
    let block = server
        .get("/entities/test_sanctions:c1/adjacent/ownedVehicles")
        .ok();
    assert_eq!(block["total"]["value"], 1);
}

#[test]
fn history_difference_and_days() {
    let server = with_list();
    let new = OLD
        .replace("\"Zoltan Vargasov\"", "\"Zoltan Vargasov\",\"Soltan Wargassow\"")
        .replace("v1", "v2");
    import(&server, &new, "2024-06-01");
    assert!(server.app.reload().unwrap());
    assert!(!server.app.reload().unwrap(), "nothing changed");
    let diff = server.get("/v1/lists/test_sanctions/diff").ok();
    let counts = ["added", "removed", "changed"].map(|key| diff[key].as_u64().unwrap());
    assert_eq!(counts, [1, 1, 1]);
    assert_eq!(
        server.get("/v1/lists/test_sanctions/diff?from=1999-01-01").status,
        404
    );
    let told = server.get("/v1/statements/test_sanctions:p1?history=true").ok();
    let statements = told["history"]["statements"].as_array().unwrap();
    let alias = statements
        .iter()
        .find(|row| row["statement"]["value"] == "Soltan Wargassow")
        .unwrap();
    assert_eq!(alias["first_seen"], "2024-06-01");
    let lists = server.get("/v1/lists").ok();
    assert_eq!(lists["lists"][0]["versions"].as_array().unwrap().len(), 2);
    let found = |query: &str| {
        let json = server
            .get(&format!("/v1/screen?name=Sea+Of+Varga&schema=Vessel{query}"))
            .ok();
        (
            json["as_of"].clone(),
            json["results"][0]["findings"][0]["id"].clone(),
        )
    };
    assert_eq!(found("").1, "test_sanctions:v2");
    assert_eq!(
        found("&as_of=2024-03-01"),
        (json!("2024-03-01"), json!("test_sanctions:v1"))
    );
    let dataset = server.get("/search/sanctions").ok();
    assert_eq!(
        dataset["total"]["value"], 3,
        "a list of sanctioned parties is in the scope"
    );
    assert_eq!(server.get("/search/peps").ok()["total"]["value"], 0);
}

#[test]
fn a_version_that_is_read_for_the_first_time_holds_up_nobody() {
    let server = Server::start_with(
        |_| {},
        false,
        |app| app.past = Past::new(app.config.data_dir.clone()).with_patience(Duration::ZERO),
    );
    import(&server, OLD, "2024-01-01");
    import(&server, &OLD.replace("v1", "v2"), "2024-06-01");
    server.app.reload().unwrap();
    let first = server.get("/v1/lists/test_sanctions/diff");
    assert_eq!((first.status, first.header("retry-after")), (202, Some("2")));
    assert_eq!(first.json()["status"], "reading");
    let path = "/v1/statements/test_sanctions:p1?history=true";
    let before = server.get(path).ok();
    let days = |json: &Value, key: &str| json["entries"][0]["history"][key].as_array().map_or(0, Vec::len);
    assert_eq!(
        days(&before, "versions") + days(&before, "pending"),
        2,
        "{before}"
    );
    let until = std::time::Instant::now() + Duration::from_secs(20);
    let told = loop {
        let told = server.get(path).ok();
        if days(&told, "pending") == 0 {
            break told;
        }
        assert!(std::time::Instant::now() < until, "{told}");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(days(&told, "versions"), 2);
    let diff = server.get("/v1/lists/test_sanctions/diff").ok();
    assert_eq!(
        (diff["added"].as_u64(), diff["removed"].as_u64()),
        (Some(1), Some(1))
    );
}

#[test]
fn suggestions_say_what_met_what_and_put_names_before_remarks() {
    let server = Server::start(|_| {}, false);
    let rows = r#"{"id":"k","schema":"Person","properties":{"name":["KIM Jong Un"],"topics":["sanction"]}}
{"id":"c","schema":"Person","properties":{"name":["Shusheng CHEN"],"notes":["Kim of the En family"],"topics":["sanction"]}}
{"id":"o","schema":"Organization","properties":{"name":["Kim che vivono en el extranjero"],"topics":["sanction"]}}
{"id":"m","schema":"Person","properties":{"name":["Nicolas MADURO MOROS"],"topics":["sanction"]}}
{"id":"n","schema":"Person","properties":{"name":["Tibisay LUCENA"],"notes":["Member of the council under Nicolas Maduro"],"topics":["sanction"]}}
"#;
    import(&server, rows, "2024-01-01");
    server.app.reload().unwrap();
    let found = |text: &str| {
        let json = server
            .get(&format!("/v1/suggest?q={}", crate::http::encode(text)))
            .ok();
        json["results"].as_array().unwrap().clone()
    };
    // Several words in another script: who sounds so, before who has words one letter off.
    let kim = found("Ким Чен Ын");
    assert_eq!(kim[0]["id"], "test_sanctions:k", "{kim:?}");
    assert!(
        kim.iter().all(|one| one["id"] != "test_sanctions:c"),
        "one word of three is nobody"
    );
    // Each word beside the one that it met; remarks are no names.
    let maduro = found("Мадуро Николас");
    assert_eq!(maduro.len(), 1, "{maduro:?}");
    let pairs = maduro[0]["matched"]["pairs"].as_array().unwrap();
    assert!(
        pairs
            .iter()
            .any(|pair| pair["query"] == "Мадуро" && pair["listed"] == "MADURO"),
        "{pairs:?}"
    );
    // As typed, a remark is found too, after names, and shown where it stands.
    let typed = found("maduro");
    let ids: Vec<&str> = typed.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids, ["test_sanctions:m", "test_sanctions:n"]);
    let mention = &typed[1]["matched"]["mention"];
    assert_eq!(
        (mention["prop"].as_str(), mention["value"].as_str()),
        (Some("notes"), Some("Member of the council under Nicolas Maduro"))
    );
}

#[test]
fn a_damaged_version_is_named_and_the_rest_of_a_history_told() {
    let server = with_list();
    import(&server, &OLD.replace("v1", "v2"), "2024-06-01");
    server.app.reload().unwrap();
    let store = Store::open(&server.app.config.data_dir).unwrap();
    let old = store.find_version("test_sanctions", "2024-01-01").unwrap();
    std::fs::write(store.blob_path(old.sha256()), b"gone").unwrap();
    let told = server.get("/v1/statements/test_sanctions:p1?history=true").ok();
    let history = &told["entries"][0]["history"];
    assert_eq!(history["versions"], json!(["2024-06-01"]));
    assert_eq!(
        (&history["unreadable"], &history["pending"]),
        (&json!(["2024-01-01"]), &json!([]))
    );
    assert_eq!(server.get("/v1/lists/test_sanctions/diff").status, 500);
}

#[test]
fn lists_change_under_load_and_no_answer_mixes_two_snapshots() {
    let server = with_list();
    let before = server.app.service().unwrap().meta().snapshot.clone();
    let new = OLD
        .replace("\"id\":\"p1\"", "\"id\":\"p9\"")
        .replace("[\"p1\"]", "[\"p9\"]");
    let body = json!({ "queries": {
        "a": { "schema": "Person", "properties": { "name": ["Zoltan Vargasov"] } },
        "b": { "schema": "Person", "properties": { "name": ["Vargasov, Zoltan"] } },
    } })
    .to_string();
    let stop = AtomicBool::new(false);
    let seen: Vec<(String, Vec<String>)> = std::thread::scope(|scope| {
        let ask = || {
            let mut seen = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                let json = server.post("/match/default", &body).ok();
                let id = |key: &str| {
                    json["responses"][key]["results"][0]["id"]
                        .as_str()
                        .unwrap()
                        .to_owned()
                };
                seen.push((
                    json["snapshot"].as_str().unwrap().to_owned(),
                    vec![id("a"), id("b")],
                ));
            }
            seen
        };
        let askers: Vec<_> = (0..3).map(|_| scope.spawn(ask)).collect();
        std::thread::sleep(std::time::Duration::from_millis(200));
        import(&server, &new, "2024-06-01");
        assert!(server.app.reload().unwrap());
        std::thread::sleep(std::time::Duration::from_millis(200));
        stop.store(true, Ordering::Relaxed);
        askers
            .into_iter()
            .flat_map(|asker| asker.join().unwrap())
            .collect()
    });
    let (mut old, mut new) = (0, 0);
    for (snapshot, ids) in seen {
        let expected = if snapshot == before {
            "test_sanctions:p1"
        } else {
            "test_sanctions:p9"
        };
        assert!(ids.iter().all(|id| id == expected), "{snapshot}: {ids:?}");
        *(if snapshot == before { &mut old } else { &mut new }) += 1;
    }
    assert!(old > 0 && new > 0, "{old} before, {new} after");
}

#[test]
fn a_script_in_a_listed_name_stays_text() {
    let server = Server::start(|_| {}, false);
    import(
        &server,
        &OLD.replace("Zoltan Vargasov", "Zoltan <script>alert(1)</script>"),
        "2024-01-01",
    );
    server.app.reload().unwrap();
    let preview = server.get("/reconcile/default/preview/test_sanctions:p1").text();
    assert!(preview.contains("&lt;script&gt;") && !preview.contains("<script"));
    let entity: Value = server.get("/entities/test_sanctions:p1").ok();
    assert!(
        entity["caption"].as_str().unwrap().contains("<script>"),
        "JSON holds the name as published"
    );
}

#[test]
fn look_ups_are_kept_beside_the_index_and_made_again_where_they_do_not_belong_to_it() {
    let server = with_list();
    let data_dir = server.app.config.data_dir.clone();
    let books = || -> Vec<PathBuf> {
        let files = std::fs::read_dir(data_dir.join("indexes")).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        paths
            .filter(|path| path.extension().is_some_and(|end| end == "book"))
            .collect()
    };
    let [book] = books().try_into().unwrap();
    let kept = std::fs::read(&book).unwrap();
    let answers = |server: &Server| {
        [
            "/entities/test_sanctions:p1",
            "/entities/old-p1",
            "/search/default?q=varg*&sort=caption:asc",
            "/search/sanctions?filter=properties.birthDate:1970&fuzzy=true",
            "/entities/test_sanctions:c1/adjacent",
            "/catalog",
        ]
        .map(|path| {
            let answer = server.get(path);
            (answer.status, answer.text())
        })
    };
    let asked = answers(&server);
    let again = |bytes: Option<&[u8]>| {
        match bytes {
            Some(bytes) => std::fs::write(&book, bytes).unwrap(),
            None => std::fs::remove_file(&book).unwrap(),
        }
        let other = Server::start(|config| config.data_dir.clone_from(&data_dir), true);
        assert_eq!(answers(&other), asked);
        std::fs::read(&book).unwrap()
    };
    // The server that runs maps the file, so none of these is written over it: each is put in its place as a user's tool would.
    std::fs::rename(&book, data_dir.join("mapped")).unwrap();
    assert_eq!(again(Some(&kept)), kept, "taken as it stands");
    assert_eq!(again(None), kept, "made again, the same bytes");
    for wrong in [&kept[..kept.len() / 2], b"nonsense", b""] {
        assert_eq!(again(Some(wrong)), kept);
    }
    let mut other = kept.clone();
    other[16] ^= 1;
    assert_eq!(again(Some(&other)), kept, "of another index");
}

#[test]
fn line_7_the_catalogue_tells_which_lists_the_index_is_behind_of() {
    let server = with_list();
    let dataset = |json: &Value, name: &str| {
        let all = json["datasets"].as_array().unwrap();
        all.iter()
            .find(|dataset| dataset["name"] == name)
            .unwrap()
            .clone()
    };
    let before = server.get("/catalog");
    let etag = before.header("etag").unwrap().to_owned();
    let before = before.ok();
    assert_eq!(
        (&before["index_stale"], &before["outdated"]),
        (&json!(false), &json!([]))
    );
    // A newer version is kept and its index not there yet.
    import(
        &server,
        &OLD.replace("Sea Of Varga", "Lake Of Varga"),
        "2024-06-01",
    );
    let answer = server.send("GET", "/catalog", &[("if-none-match", &etag)], b"");
    let behind = answer.ok();
    assert_eq!(behind["index_stale"], true);
    assert_eq!(
        behind["outdated"],
        json!(["default", "sanctions", "peps", "test_sanctions"])
    );
    assert_eq!(behind["current"], json!([]));
    let list = dataset(&behind, "test_sanctions");
    assert_eq!(list["index_current"], false);
    assert!(
        list["version"].as_str().unwrap().starts_with("20240601-"),
        "{list}"
    );
    assert!(
        list["index_version"].as_str().unwrap().starts_with("20240101-"),
        "{list}"
    );
    assert_eq!(
        behind["snapshot"], before["snapshot"],
        "what answers is unchanged"
    );
    server.app.reload().unwrap();
    let after = server.get("/catalog").ok();
    assert_eq!(
        (&after["index_stale"], &after["outdated"]),
        (&json!(false), &json!([]))
    );
    let list = dataset(&after, "test_sanctions");
    assert_eq!(
        (&list["index_current"], &list["version"]),
        (&json!(true), &list["index_version"])
    );
}

#[test]
fn look_ups_that_cannot_be_kept_are_made_in_memory() {
    let server = with_list();
    let data_dir = server.app.config.data_dir.clone();
    let asked = server.get("/search/default?q=varg*&sort=caption:asc").ok();
    // Where the file is to stand there is a folder: what a full or read-only disk refuses, refused to root too.
    let files = std::fs::read_dir(data_dir.join("indexes")).unwrap();
    let mut paths = files.map(|file| file.unwrap().path());
    let book = paths
        .find(|path| path.extension().is_some_and(|end| end == "book"))
        .unwrap();
    std::fs::remove_file(&book).unwrap();
    std::fs::create_dir(&book).unwrap();
    let other = Server::start(|config| config.data_dir.clone_from(&data_dir), true);
    assert_eq!(other.get("/search/default?q=varg*&sort=caption:asc").ok(), asked);
    assert!(book.is_dir());
}
