//! FollowTheMoney entity streams.

use std::collections::BTreeMap;

use exonym_lists::{Collected, Format, Input, InputFile};
use exonym_model::NoteKind;
use serde_json::Value;

use crate::shared::{damage, list_file, read, read_text};

const LINES: &str = r#"{"id":"NK-1","caption":"Acme","schema":"Company","properties":{"name":["Acme"],"jurisdiction":["ru"]},"referents":["a-1"],"datasets":["kyb_x"],"first_seen":"2024-01-01T00:00:00","last_seen":"2024-05-06T07:08:09","target":true}
{"id":"o-1","schema":"Ownership","properties":{"owner":["NK-2"],"asset":["NK-1"],"startDate":["soon"]},"datasets":["kyb_x"]}

{"id":"NK-2","schema":"LegalEntity","properties":{"name":["Jon Doe"],"country":["Nowhereland"]},"datasets":["kyb_x"]}
{"id":"x","schema":"Martian","properties":{},"datasets":["kyb_x"]}
{"id":"NK-2","schema":"Person","properties":{"name":["Jon Doe","John Doe"]},"datasets":["kyb_x"]}
"#;

#[test]
fn a_stream_with_a_fragment_and_a_broken_record() {
    let read = read_text(LINES).unwrap();
    assert_eq!(
        (read.format, read.list.as_deref()),
        (Format::FtmJson, Some("kyb_x"))
    );
    assert_eq!(read.header.published.as_deref(), Some("2024-05-06"));
    read.check_ids("kyb_x");
    assert_eq!(
        read.schemata(),
        BTreeMap::from([("Company", 1), ("Ownership", 1), ("Person", 1)])
    );
    assert_eq!(read.values("kyb_x:o-1", "owner"), ["kyb_x:NK-2"]);
    assert_eq!(read.values("kyb_x:NK-2", "name"), ["Jon Doe", "John Doe"]);
    let expected = [
        ((NoteKind::Odd, "country"), 1),
        ((NoteKind::Odd, "startDate"), 1),
        ((NoteKind::Skipped, ""), 1),
    ];
    assert_eq!(read.notes(), BTreeMap::from(expected));
    assert_eq!(
        read.got
            .notes
            .iter()
            .find(|note| note.kind == NoteKind::Skipped)
            .unwrap()
            .record,
        "line 5"
    );
}

#[test]
fn a_stream_of_several_datasets_belongs_to_the_list_that_the_caller_names() {
    let read = read_text(&LINES.replacen("kyb_x", "other", 1)).unwrap();
    assert_eq!(read.list, None);
    read.check_ids("own");
}

#[test]
fn what_breaks_off_or_is_no_stream_is_refused() {
    let error = read_text(LINES.trim_end().strip_suffix("}").unwrap())
        .unwrap_err()
        .to_string();
    assert!(error.contains("breaks off"), "{error}");
    assert!(read_text("{\"id\":\"1\",\"schema\":\"Martian\",\"properties\":{}}\n").is_err());
    assert!(read_text("{\"statementID\":\"1\"}\n").is_err());
}

#[test]
fn damaged_streams_do_no_harm() {
    assert!(damage(LINES) > 50);
}

#[test]
fn the_real_streams_come_out_as_they_went_in() {
    // Entities: `wc -l` (one a line, no id twice by Python's count); list: `datasets` where all lines name one.
    let files = [
        ("sa_wiki_peps_entities.ftm.json", 1_565, Some("sa_wiki_peps_v2")),
        ("eu_authorities.ftm.json", 151, Some("eu_authorities")),
        ("yente_t1_entities.ftm.json", 7, Some("eu_fsf")),
        ("yente_zala_entities.ftm.json", 91, None),
        ("yente_parteispenden_entities.ftm.json", 475, None),
        ("donations.ijson", 474, None),
        ("aleph_samples.ijson", 21, None),
    ];
    for (name, entities, list) in files {
        let Some(path) = list_file(
            "the_real_streams_come_out_as_they_went_in",
            &format!("ftm/{name}"),
        ) else {
            return;
        };
        let lines = std::fs::read_to_string(&path).unwrap();
        let read = read(InputFile::path(path)).unwrap();
        assert_eq!(
            (read.format, read.list.as_deref(), read.got.entities.len()),
            (Format::FtmJson, list, entities),
            "{name}"
        );
        let by_id: BTreeMap<&str, Value> = read
            .got
            .entities
            .iter()
            .map(|entity| (entity.record.as_str(), entity.to_ftm()))
            .collect();
        for line in lines.lines() {
            let before: Value = serde_json::from_str(line).unwrap();
            let after = &by_id[before["id"].as_str().unwrap()];
            for (key, value) in before.as_object().unwrap() {
                assert_eq!(after.get(key), Some(value), "{name}: {key} of {}", before["id"]);
            }
        }
        let skipped = read
            .got
            .notes
            .iter()
            .filter(|note| note.kind == NoteKind::Skipped)
            .count();
        assert_eq!(skipped, 0, "{name}");
    }
}

#[test]
fn the_saudi_office_holders() {
    let Some(path) = list_file("the_saudi_office_holders", "ftm/sa_wiki_peps_entities.ftm.json") else {
        return;
    };
    let read = read(InputFile::path(path)).unwrap();
    assert_eq!(read.header.published.as_deref(), Some("2024-03-14"));
    // Python: Counter(json.loads(line)["schema"]).
    let expected = BTreeMap::from([
        ("Family", 756),
        ("Occupancy", 102),
        ("Person", 607),
        ("Position", 100),
    ]);
    assert_eq!(read.schemata(), expected);
    // The line of Q100456396: a person, "Bussma Ahmed Bugis", a researcher.
    assert_eq!(
        read.values("sa_wiki_peps_v2:Q100456396", "name"),
        ["Bussma Ahmed Bugis"]
    );
    assert_eq!(
        read.values("sa_wiki_peps_v2:Q100456396", "description"),
        ["researcher"]
    );
    println!("{:?}", read.notes());
    let ids: std::collections::BTreeSet<_> = read
        .got
        .entities
        .iter()
        .map(|entity| entity.id.as_str())
        .collect();
    let ends = |entity: &&exonym_model::Entity| {
        entity.schema.name() == "Occupancy" && ids.contains(read.values(&entity.id, "holder")[0])
    };
    assert_eq!(
        read.got.entities.iter().filter(ends).count(),
        102,
        "every holder is in the file"
    );
}

#[test]
fn pieces_whose_bytes_are_no_utf_8_are_counted_as_they_are_read() {
    // Found by fuzzing: the first pass did not count the broken pieces that the second took.
    let broken = b"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Jon \xff Doe\"]}}\n";
    let good = b"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"alias\":[\"J. Doe\"]}}\n";
    let bytes = [&broken[..], good, broken, good, broken].concat();
    let input = Input::single(InputFile::bytes("stream.json", bytes), "a_list");
    let mut read = Collected::default();
    Format::FtmJson.read(&input, &mut read).unwrap();
    assert_eq!(read.entities.len(), 1);
    assert_eq!(read.entities[0].names().count(), 2);
}
