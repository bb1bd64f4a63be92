//! FollowTheMoney entities, one JSON object a line, as `entities.ftm.json` of OpenSanctions and as other tools write them.
//!
//! Two passes: the first counts how many lines each entity has (a stream may hold fragments), the second reads. Values are
//! clean by the standard's own rules and kept as they are. Ids get the list's id in front, in links too, and the original
//! comes out again when the entity is written.

use exonym_model::{CountryCode, Entity, Note, NoteKind, PartialDate, PropType, ftm};
use serde::Deserialize;
use serde_json::Value;

use super::streams::{self, Newest, Pieces};
use crate::{Header, Input, ListError, Probe, Role, Sink, Sniff};

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(first) = probe.first_json_line() else {
        return Sniff::No;
    };
    let named = |value: &Value| {
        value.get("id").is_some_and(Value::is_string) && value.get("schema").is_some_and(Value::is_string)
    };
    match serde_json::from_str::<Value>(first) {
        Ok(value) if named(&value) => {}
        // A line longer than what is looked at cannot be parsed; its keys still show.
        Err(error) if error.is_eof() && first.contains("\"id\"") && first.contains("\"properties\"") => {}
        _ => return Sniff::No,
    }
    let lines = probe
        .text()
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    Sniff::Yes {
        list: streams::one_list(lines.flat_map(|value: Value| ftm::datasets_of(&value))),
        role: Role::Main,
    }
}

/// What the first pass looks at.
#[derive(Deserialize)]
struct Glance {
    id: String,
    last_seen: Option<String>,
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let mut pieces = Pieces::new();
    let mut newest = Newest::default();
    streams::each_line(input, |_, line, _| {
        // The same text as in the second pass, or pieces would be taken that were not counted.
        if let Ok(glance) = serde_json::from_str::<Glance>(&String::from_utf8_lossy(line)) {
            pieces.count(&glance.id);
            newest.take(glance.last_seen.as_deref().unwrap_or_default());
        }
        Ok(())
    })?;
    pieces.counted();
    let (mut good, mut bad) = (0_u64, 0_u64);
    streams::each_line(input, |number, line, ended| {
        let text = String::from_utf8_lossy(line);
        match Entity::from_ftm_line(&text, &input.list) {
            Ok(entity) => {
                good += 1;
                check(&entity, sink);
                pieces.take(entity, sink);
            }
            Err(ftm::FtmError::Json(why)) if !ended => {
                let why = format!("the last line breaks off ({why}); fetch the file again");
                return Err(ListError::damaged(
                    input.main().name,
                    format!("line {number}"),
                    why,
                ));
            }
            Err(error) => {
                bad += 1;
                sink.note(Note {
                    kind: NoteKind::Skipped,
                    record: format!("line {number}"),
                    field: String::new(),
                    reason: error.to_string(),
                });
            }
        }
        Ok(())
    })?;
    pieces.finish(sink);
    if bad >= good {
        let why = format!("{bad} of {} lines are no entities", good + bad);
        return Err(ListError::damaged(input.main().name, "all lines", why));
    }
    Ok(Header {
        published: newest.day(),
        declared: None,
    })
}

/// Notes values that are not what their property's type says; they are kept.
fn check(entity: &Entity, sink: &mut dyn Sink) {
    for statement in &entity.statements {
        let value = statement.value.as_str();
        let wrong = match statement.prop.kind() {
            PropType::Date if value.parse::<PartialDate>().is_err() => "date",
            PropType::Country if CountryCode::new(value).is_none() => "country code",
            _ => continue,
        };
        sink.note(Note {
            kind: NoteKind::Odd,
            record: entity.record.clone(),
            field: statement.prop.name().to_owned(),
            reason: format!("`{value}` is no {wrong}; kept as it is"),
        });
    }
}
