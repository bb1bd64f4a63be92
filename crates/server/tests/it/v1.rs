//! Our own interface.

use serde_json::json;

use crate::http::{encode, shared};

#[test]
fn a_screening_names_its_snapshot_its_lists_and_its_sources() {
    let json = shared()
        .get(&format!(
            "/v1/screen?name={}&birth_date=1984-01-08",
            encode("Ким Чен Ын")
        ))
        .ok();
    assert!(json["snapshot"].as_str().unwrap().starts_with("sample-"));
    assert!(json["caution"].as_str().unwrap().contains("sample"));
    assert!(json["lists"].as_array().unwrap().len() > 5);
    let finding = &json["results"][0]["findings"][0];
    assert_eq!(finding["id"], "us_ofac_sdn:20157");
    let sum: f64 = finding["explanation"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["effect"].as_f64().unwrap())
        .sum();
    assert!((sum - finding["score"].as_f64().unwrap()).abs() < 0.001);
    assert_eq!(finding["entries"][0]["citation"]["record"], "20157");
    assert!(!finding["matched"]["roads"].as_array().unwrap().is_empty());
}

#[test]
fn a_batch_in_a_body_is_answered_in_order() {
    let body = json!({ "queries": [
        { "name": "Nobody Whatsoever" }, { "schema": "Vessel", "identifier": "imo:9187629" },
        { "schema": "Person", "properties": { "name": ["Sergei Shoigu"] } },
    ], "limit": 3, "lists": ["us_ofac_sdn"] });
    let json = shared().post("/v1/screen", body.to_string()).ok();
    let results = json["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    assert_eq!(results[0]["findings"], json!([]));
    assert_eq!(results[2]["findings"][0]["id"], "us_ofac_sdn:35173");
    assert_eq!(json["lists"].as_array().unwrap().len(), 1);
}

#[test]
fn wrong_values_are_told() {
    let status = |query: &str| shared().get(&format!("/v1/screen?{query}")).status;
    assert_eq!(status(""), 422);
    assert_eq!(status("name=Kim&birth_date=soon"), 422);
    assert_eq!(status("name=Kim&country=atlantis"), 422);
    assert_eq!(status("name=Kim&threshold=7"), 422);
    assert_eq!(status("name=Kim&as_of=someday"), 422);
    assert_eq!(status("name=Kim&list=nowhere"), 400);
    assert_eq!(status("name=Kim&snapshot=0000"), 404);
    assert_eq!(shared().post("/v1/screen", r#"{"queries":[]}"#).status, 400);
    assert_eq!(
        shared()
            .post("/v1/screen", r#"{"queries":[{"nmae":"x"}]}"#)
            .status,
        422
    );
}

#[test]
fn statements_lead_to_their_source() {
    let json = shared().get("/v1/statements/us_ofac_sdn:27307").ok();
    assert_eq!(json["citation"]["sha256"].as_str().unwrap().len(), 64);
    let statements = json["statements"].as_array().unwrap();
    assert_eq!(json["total"], statements.len());
    let weak = statements
        .iter()
        .find(|row| row["value"] == "HIDDEN COBRA")
        .unwrap();
    assert_eq!(
        (&weak["quality"], &weak["script"]),
        (&json!("weak"), &json!("Latn"))
    );
    assert!(
        statements
            .iter()
            .any(|row| row["schema"] == "Sanction" && row["prop"] == "programId")
    );
    assert_eq!(shared().get("/v1/statements/nowhere:1").status, 404);
}

#[test]
fn lists_and_their_difference() {
    let json = shared().get("/v1/lists").ok();
    assert_eq!(json["sample"], true);
    assert_eq!(
        (&json["entries"], &json["parties"]),
        (&serde_json::json!(55), &serde_json::json!(31))
    );
    let ofac = json["lists"]
        .as_array()
        .unwrap()
        .iter()
        .find(|list| list["list"] == "us_ofac_sdn")
        .unwrap()
        .clone();
    assert_eq!(ofac["published"], "2024-05-02");
    assert_eq!(
        shared().get("/v1/lists/us_ofac_sdn/diff").status,
        404,
        "the sample keeps no versions"
    );
}

#[test]
fn suggestions_while_typing() {
    let ids = |text: &str| {
        let json = shared().get(&format!("/v1/suggest?q={}", encode(text))).ok();
        json["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(ids("laz").contains(&"us_ofac_sdn:27307".to_owned()));
    assert!(ids("Ким Чен Ын").contains(&"us_ofac_sdn:20157".to_owned()));
    assert!(
        ids("hidden cob").contains(&"us_ofac_sdn:27307".to_owned()),
        "weak aliases are shown while typing"
    );
    assert!(ids("").is_empty() && ids("???").is_empty());
}

#[test]
fn a_document_is_read_and_its_people_are_looked_up() {
    let text = "Kim Jong Un received Sergei Shoigu in Pyongyang on July 26, state media KCNA reported. \
                Shoigu said that \"our armies will work more closely\", the agency added. Russian officials had denied \
                that any visit was planned, and the ministry warned that the plans were not made in the open.";
    let json = shared().post("/v1/read?date=2023-07-27", text).ok();
    assert_eq!(json["document"]["date"], "2023-07-27");
    let listed: Vec<&str> = json["entities"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entity| !entity["findings"].as_array().unwrap().is_empty())
        .map(|entity| entity["name"].as_str().unwrap())
        .collect();
    assert_eq!(listed, ["Kim Jong Un", "Sergei Shoigu"]);
    assert_eq!(json["statements"][0]["stance"], "assert");
    let page = shared().post("/v1/read?format=html", text);
    assert!(page.status == 200 && page.text().contains("Sergei Shoigu"));
    let status = |query: &str| shared().post(&format!("/v1/read?{query}"), text).status;
    assert_eq!(status("date=soon"), 422);
    assert_eq!(status("form=scroll"), 422);
    assert_eq!(status("format=scroll"), 422);
    assert_eq!(status("positions=scroll"), 422);
    assert_eq!(status("encoding=scroll"), 422);
    assert_eq!(status("list=nowhere"), 400);
}

#[test]
fn a_reading_can_count_the_text_that_was_read_and_be_followthemoney() {
    let html = "<!doctype html><p>Kim &amp; Co told <b>Sergei Shoigu</b> of Russia so.</p>";
    let json = shared().post("/v1/read?positions=text", html).ok();
    let text: Vec<char> = json["text"].as_str().unwrap().chars().collect();
    let shoigu = json["entities"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entity| entity["name"] == "Sergei Shoigu")
        .unwrap()
        .clone();
    let place = |key: &str| usize::try_from(shoigu["mentions"][0][key].as_u64().unwrap()).unwrap();
    assert_eq!(
        text[place("start")..place("end")].iter().collect::<String>(),
        "Sergei Shoigu"
    );
    let plain = shared().post("/v1/read", html).ok();
    assert!(plain.get("text").is_none(), "the body is the text");
    let at = |json: &serde_json::Value| json["sentences"][0]["end"].as_u64().unwrap();
    assert!(at(&plain) > at(&json), "it counts the tags, too");
    let ftm = shared().post("/v1/read?format=ftm", html);
    assert!(ftm.status == 200 && ftm.text().lines().any(|line| line.contains("\"Similar\"")));
}

#[test]
fn a_body_is_read_in_the_encoding_that_it_says() {
    // `Ким Чен Ын` in windows-1251.
    let body = b"\xca\xe8\xec \xd7\xe5\xed \xdb\xed.";
    let read = |path: &str, kind: &str| {
        shared()
            .send("POST", path, &[("content-type", kind)], body)
            .ok()
            .to_string()
    };
    assert!(read("/v1/read", "text/plain; charset=windows-1251").contains("Ким Чен Ын"));
    assert!(read("/v1/read?encoding=windows-1251", "text/plain").contains("Ким Чен Ын"));
    assert!(!read("/v1/read", "text/plain; charset=scroll").contains("Ким"));
}

#[test]
fn what_is_no_document_is_refused_and_addresses_are_not_followed() {
    let answer = |body: &[u8]| shared().send("POST", "/v1/read", &[], body);
    for body in [b"\x7fELF\0\0\0\0".as_slice(), b"%PDF-1.7 and nothing".as_slice()] {
        let refused = answer(body);
        assert_eq!(refused.status, 400, "{}", refused.text());
    }
    let json = answer(b"http://127.0.0.1:1/secret").ok();
    assert_eq!(
        json["document"]["form"], "text",
        "an address is a text of one word"
    );
    assert_eq!(answer(b"").status, 200);
}

#[test]
fn labelled_pairs_are_measured_as_the_command_measures_them() {
    let pair = |group: &str, name1: &str, name2: &str, is_match: bool| {
        json!({ "case_group": group, "schema": "Person", "name1": name1,
        "name2": name2, "is_match": is_match, "quality": "STRONG" })
    };
    let body = json!({ "pairs": [
        pair("korean", "Kim CHen Yn", "KIM Jong Un", true),
        pair("korean-other", "Kim CHen Yn", "Maria Garcia", false),
        pair("plain", "John Smith", "John Smith", true),
        pair("plain", "John Smith", "Erik Lindqvist", true),
    ] });
    let json = shared().post("/v1/eval?scores=true", body.to_string()).ok();
    assert_eq!(json["n"], 4);
    let korean = &json["groups"]["korean"];
    assert_eq!((&korean["tp"], &korean["tn"]), (&json!(1), &json!(1)));
    assert_eq!(json["recall"].as_f64().unwrap(), 2.0 / 3.0);
    assert!(json["quality"]["STRONG"]["match"].as_f64() > json["quality"]["STRONG"]["non_match"].as_f64());
    let scores = json["scores"].as_array().unwrap();
    assert_eq!(scores.len(), 4);
    assert!(scores[0]["score"].as_f64().unwrap() >= 0.7 && scores[3]["score"].as_f64().unwrap() < 0.7);
    let csv = "case_group,schema,name1,name2,is_match\nkorean,Person,Kim CHen Yn,KIM Jong Un,true\n";
    let measured = |query: &str| {
        let kind = [("content-type", "text/csv; charset=utf-8")];
        shared()
            .send("POST", &format!("/v1/eval{query}"), &kind, csv.as_bytes())
            .ok()
    };
    assert_eq!(measured("")["groups"]["korean"]["tp"], 1);
    assert_eq!(measured("?threshold=1")["groups"]["korean"]["fn"], 1);
    assert!(measured("").get("scores").is_none());
}

#[test]
fn labelled_sets_are_bounded_and_faults_are_told() {
    let pair = json!({ "schema": "Person", "name1": "a", "name2": "b", "is_match": false });
    let answer = |body: String| shared().post("/v1/eval", body);
    assert_eq!(answer(json!({ "pairs": [] }).to_string()).status, 400);
    let many = answer(json!({ "pairs": vec![pair.clone(); 1001] }).to_string());
    assert!(
        many.status == 400 && many.text().contains("exonym eval pairs"),
        "{}",
        many.text()
    );
    let mut wrong = pair.clone();
    wrong["schema"] = json!("Ghost");
    let told = answer(json!({ "pairs": [pair, wrong] }).to_string());
    assert_eq!(
        (told.status, &told.json()["detail"][0]["loc"]),
        (422, &json!(["body", "pairs", "1", "schema"]))
    );
    let long = json!({ "schema": "Person", "name1": "a".repeat(1001), "name2": "b", "is_match": false });
    assert_eq!(answer(json!({ "pairs": [long] }).to_string()).status, 422);
    assert_eq!(answer("{".to_owned()).status, 422);
    let csv = [("content-type", "text/csv")];
    let told = shared().send(
        "POST",
        "/v1/eval",
        &csv,
        b"case_group,schema,name1,name2,is_match\ng,Person,a,b,perhaps\n",
    );
    assert!(
        told.status == 422 && told.text().contains("line 2"),
        "{}",
        told.text()
    );
    assert_eq!(shared().send("POST", "/v1/eval", &csv, b"\xff\xfe").status, 422);
    assert_eq!(shared().post("/v1/eval?threshold=7", "{}").status, 422);
}
