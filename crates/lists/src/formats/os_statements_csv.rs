//! OpenSanctions statements, CSV: one value of one property of one entity a row, with dataset, language, original value and
//! the times at which it was seen.
//!
//! Rows of an entity need not stand together: a first pass counts them, so that each entity is handed over with its last
//! row. Rows that were only observed in an enrichment source (`external`) assert nothing of the entity and are passed over.

use exonym_model::{Entity, Note, NoteKind, Prop, PropType, Schema, Seen, Statement};
use serde_json::json;

use super::streams::{self, Newest, Pieces};
use crate::rows::{self, Dialect, Row};
use crate::{Header, Input, ListError, Probe, Role, Sink, Sniff};

const NEEDED: &[&str] = &["canonical_id", "entity_id", "prop", "schema", "value", "dataset"];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(header) = probe.header_row(b',') else {
        return Sniff::No;
    };
    if !NEEDED
        .iter()
        .all(|name| header.iter().any(|column| column == name))
    {
        return Sniff::No;
    }
    let column = header
        .iter()
        .position(|column| column == "dataset")
        .unwrap_or_default();
    let mut reader = csv::Reader::from_reader(probe.text().as_bytes());
    // The last row of what is looked at is cut.
    let rows: Vec<csv::StringRecord> = reader.records().map_while(Result::ok).collect();
    let datasets = rows
        .iter()
        .rev()
        .skip(usize::from(rows.len() > 1))
        .filter_map(|row| row.get(column));
    Sniff::Yes {
        list: streams::one_list(datasets.map(str::to_owned)),
        role: Role::Main,
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut pieces = Pieces::new();
    let mut newest = Newest::default();
    rows::each(&file, Dialect::PUBLISHED, &mut |row| {
        let Ok(row) = row else { return };
        newest.take(row.cell("last_seen"));
        if !is_external(&row) && is_whole(&row) {
            pieces.count(row.cell("canonical_id"));
        }
    })?;
    pieces.counted();
    let mut external = 0_u64;
    rows::each(&file, Dialect::PUBLISHED, &mut |row| match row {
        Ok(row) if is_external(&row) => external += 1,
        Ok(row) => match piece(&input.list, &row) {
            Some(piece) => pieces.take(piece, sink),
            None => sink.note(rows::broken(
                row.line,
                "without an id, a property or a known schema",
            )),
        },
        Err(note) => sink.note(note),
    })?;
    pieces.finish(sink);
    if external > 0 {
        sink.note(Note {
            kind: NoteKind::Dropped,
            record: "all".to_owned(),
            field: "external".to_owned(),
            reason: format!(
                "{external} statements were seen in enrichment sources only and are not asserted"
            ),
        });
    }
    Ok(Header {
        published: newest.day(),
        declared: None,
    })
}

fn is_external(row: &Row<'_>) -> bool {
    matches!(
        row.cell("external").to_ascii_lowercase().as_str(),
        "t" | "true" | "1"
    )
}

/// Whether a piece can be made of a row; what the first pass counts and the second makes is the same.
fn is_whole(row: &Row<'_>) -> bool {
    !row.cell("canonical_id").is_empty()
        && !row.cell("prop").is_empty()
        && Schema::from_name(row.cell("schema")).is_some()
}

/// The entity with the one statement of a row. The pseudo-property `id` has none: it tells when the entity was seen.
fn piece(list: &str, row: &Row<'_>) -> Option<Entity> {
    let schema = Schema::from_name(row.cell("schema")).filter(|_| is_whole(row))?;
    let (canonical, own) = (row.cell("canonical_id"), row.cell("entity_id"));
    let mut entity = Entity::new(format!("{list}:{canonical}"), schema, list, canonical);
    entity.extra = Some(json!({"id": canonical, "datasets": [row.cell("dataset")]}).to_string());
    if own != canonical && !own.is_empty() {
        entity.referents.push(own.to_owned());
    }
    if row.cell("prop") == "id" {
        return Some(entity);
    }
    let prop = Prop::from_name(row.cell("prop"));
    let typed_entity = row.cell("prop_type") == "entity" || prop.kind() == PropType::Entity;
    let value = match typed_entity {
        true => format!("{list}:{}", row.cell("value")),
        false => row.cell("value").to_owned(),
    };
    let stated = |column| {
        Some(row.cell(column))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let mut statement = Statement::new(prop, value).in_lang(stated("lang").map(|tag| language(&tag)));
    statement.original = stated("original_value").filter(|original| *original != statement.value);
    let seen = Seen {
        first: stated("first_seen"),
        last: stated("last_seen"),
    };
    statement.seen = (seen != Seen::default()).then(|| Box::new(seen));
    entity.push(statement);
    Some(entity)
}

/// The BCP 47 tag of an ISO 639-3 code: the two-letter code where the language has one, as the standard asks.
fn language(code: &str) -> String {
    /// Languages in which lists publish names; ISO 639-3 and ISO 639-1.
    const SHORT: &[(&str, &str)] = &[
        ("ara", "ar"),
        ("bel", "be"),
        ("bul", "bg"),
        ("ces", "cs"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("est", "et"),
        ("fas", "fa"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("gle", "ga"),
        ("heb", "he"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kat", "ka"),
        ("kaz", "kk"),
        ("kor", "ko"),
        ("kur", "ku"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mlt", "mt"),
        ("mya", "my"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("por", "pt"),
        ("pus", "ps"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("zho", "zh"),
    ];
    SHORT
        .iter()
        .find(|(long, _)| *long == code)
        .map_or(code, |(_, short)| short)
        .to_owned()
}
