//! Lists that change again and again under load of every kind: no request fails, and no answer mixes two states.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::http::{Answer, Server};
use crate::imported::import;

/// States after the first.
const CHANGES: u32 = 4;
/// Callers at once.
const ASKERS: usize = 4;

/// A list all of whose parties state its number, so that any answer shows from which states it was made.
fn state(number: u32) -> String {
    let note = format!("\"notes\":[\"state {number} of the list\"],\"topics\":[\"sanction\"]");
    format!(
        r#"{{"id":"p1","schema":"Person","properties":{{"name":["Zoltan Vargasov"],{note}}},"datasets":["test_sanctions"]}}
{{"id":"c1","schema":"Company","properties":{{"name":["Vargasov Shipping"],{note}}},"datasets":["test_sanctions"]}}
{{"id":"v1","schema":"Vessel","properties":{{"name":["Sea Of Varga"],"owner":["c1"],{note}}},"datasets":["test_sanctions"]}}
{{"id":"o1","schema":"Ownership","properties":{{"owner":["p1"],"asset":["c1"]}},"datasets":["test_sanctions"]}}
"#
    )
}

/// Lets the askers end, also where the test fails between.
struct EndOnDrop<'a>(&'a AtomicBool);

impl Drop for EndOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Every state that a text tells of.
fn states(text: &str) -> BTreeSet<&str> {
    let found = text.split("state ").skip(1);
    found
        .filter_map(|rest| rest.split_once(" of the list").map(|(number, _)| number))
        .collect()
}

/// One of many kinds of request.
fn ask(server: &Server, turn: usize) -> Answer {
    match turn % 8 {
        0 => server.post(
            "/match/default",
            json!({ "queries": {
                "a": { "schema": "Person", "properties": { "name": ["Zoltan Vargasov"] } },
                "b": { "schema": "Company", "properties": { "name": ["Vargasov Shipping"] } },
                "c": { "schema": "Vessel", "properties": { "name": ["Sea Of Varga"] } },
            } })
            .to_string(),
        ),
        1 => server.get("/search/default?q=varg*&facets=schema&sort=caption:asc"),
        2 => server.get("/entities/test_sanctions:c1"),
        3 => server.get("/entities/test_sanctions:c1/adjacent"),
        4 => server.post(
            "/v1/screen",
            json!({ "queries": [{ "name": "Zoltan Vargasov" }, { "name": "Sea Of Varga", "schema": "Vessel" }] }).to_string(),
        ),
        5 => {
            let lines = "{\"name\":\"Zoltan Vargasov\"}\n{\"name\":\"Vargasov Shipping\"}\n".repeat(200);
            server.post("/v1/screen/bulk", lines)
        }
        6 => server.get("/v1/statements/test_sanctions:p1"),
        _ => server.form(
            "/reconcile/default",
            "extend",
            &json!({ "ids": ["test_sanctions:p1", "test_sanctions:c1", "test_sanctions:v1"], "properties": [{ "id": "notes" }] }),
        ),
    }
}

#[test]
fn no_request_fails_and_no_answer_mixes_two_states_while_lists_change() {
    let server = Server::start(|_| {}, false);
    import(&server, &state(0), "2024-01-01");
    server.app.reload().unwrap();
    let stop = AtomicBool::new(false);
    let asked: [AtomicUsize; ASKERS] = Default::default();
    // Until each asker has sent requests of every kind, however slow the machine is.
    let a_round = || {
        let before = asked.each_ref().map(|count| count.load(Ordering::Relaxed));
        let began = Instant::now();
        while asked
            .iter()
            .zip(before)
            .any(|(count, before)| count.load(Ordering::Relaxed) < before + 9)
        {
            assert!(began.elapsed() < Duration::from_secs(120), "requests hang");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let seen: Vec<(usize, Answer)> = std::thread::scope(|scope| {
        let load = |number: usize| {
            let (stop, server, asked) = (&stop, &server, &asked[number]);
            move || {
                let mut seen = Vec::new();
                for turn in number * 3.. {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    seen.push((turn % 8, ask(server, turn)));
                    asked.fetch_add(1, Ordering::Relaxed);
                }
                seen
            }
        };
        let end = EndOnDrop(&stop);
        let askers: Vec<_> = (0..ASKERS).map(|number| scope.spawn(load(number))).collect();
        for number in 1..=CHANGES {
            a_round();
            import(&server, &state(number), &format!("2024-0{}-01", number + 1));
            assert!(server.app.reload().unwrap());
        }
        a_round();
        drop(end);
        askers
            .into_iter()
            .flat_map(|asker| asker.join().unwrap())
            .collect()
    });
    let mut by_kind = vec![BTreeSet::new(); 8];
    for (kind, answer) in &seen {
        assert_eq!(answer.status, 200, "kind {kind}: {}", answer.text());
        let text = answer.text();
        let told: Vec<String> = states(&text).into_iter().map(str::to_owned).collect();
        assert_eq!(told.len(), 1, "kind {kind} tells of states {told:?}");
        by_kind[*kind].extend(told);
    }
    for (kind, states) in by_kind.iter().enumerate() {
        assert!(states.len() > 1, "kind {kind} saw one state only: {states:?}");
    }
}
