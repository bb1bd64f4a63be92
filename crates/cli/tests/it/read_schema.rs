//! The JSON of a reading is what its schema says, no field more and none less.

use serde_json::Value;

use crate::run::exonym_with_input;

const SCHEMA: &str = include_str!("../../../../docs/schema/reading.schema.json");

/// The keywords that the schema uses; any other is a fault of the schema.
const KEYWORDS: &[&str] = &[
    "$schema",
    "title",
    "description",
    "$defs",
    "$ref",
    "type",
    "enum",
    "anyOf",
    "items",
    "properties",
    "required",
    "additionalProperties",
];

/// Faults of a value against a schema, and in `seen` every property that was there.
fn faults(
    root: &Value,
    schema: &Value,
    value: &Value,
    at: &str,
    seen: &mut Vec<String>,
    out: &mut Vec<String>,
) {
    for key in schema.as_object().unwrap().keys() {
        assert!(KEYWORDS.contains(&key.as_str()), "{key} is not checked here");
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").unwrap();
        return faults(root, &root["$defs"][name], value, at, seen, out);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = choices.iter().any(|choice| {
            let mut faulty = Vec::new();
            faults(root, choice, value, at, seen, &mut faulty);
            faulty.is_empty()
        });
        if !fits {
            out.push(format!("{at}: fits no choice: {value}"));
        }
        return;
    }
    if let Some(values) = schema["enum"].as_array()
        && !values.contains(value)
    {
        out.push(format!("{at}: {value} is not one of {values:?}"));
    }
    let is = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let wanted: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => vec![is],
    };
    if !(wanted.contains(&is) || is == "integer" && wanted.contains(&"number")) {
        out.push(format!("{at}: {is} and not {wanted:?}"));
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let path = format!("{at}.{key}");
        match schema["properties"].get(key) {
            Some(schema) => faults(root, schema, inner, &path, seen, out),
            None if schema["additionalProperties"] == false => {
                out.push(format!("{path}: the schema has it not"))
            }
            None => {}
        }
        seen.push(path);
    }
    for key in schema["required"].as_array().into_iter().flatten() {
        if value.get(key.as_str().unwrap()).is_none() {
            out.push(format!("{at}.{key}: is missing"));
        }
    }
    for inner in value.as_array().into_iter().flatten() {
        faults(root, &schema["items"], inner, &format!("{at}[]"), seen, out);
    }
}

#[test]
fn a_reading_is_as_its_schema_says() {
    let dir = tempfile::tempdir().unwrap();
    let article = "North Korea and Russia\n\nKim Jong Un met Russia’s Defense Minister Sergei Shoigu in Pyongyang on July 26, 2023. State media KCNA \
        reported that Kim had promised support for Russia. “Both countries will work more closely,” he said. The Kremlin denied that weapons were sold. \
        The United States accused North Korea of selling weapons to Russia on Tuesday. Moscow denied the claims.\n";
    let root: Value = serde_json::from_str(SCHEMA).unwrap();
    let (mut seen, mut out) = (Vec::new(), Vec::new());
    for options in [&["--date", "2023-07-27"][..], &["--no-lists"][..]] {
        let args = [&["read", "-", "--format", "json"][..], options].concat();
        let ran = exonym_with_input(dir.path(), &args, article.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.err);
        faults(&root, &root, &ran.json(), "reading", &mut seen, &mut out);
    }
    assert!(out.is_empty(), "{out:#?}");
    // The article has what the schema tells of, so that the test looks at all of it.
    for part in [
        "reading.entities[].findings[].entries",
        "reading.entities[].roles[].title",
        "reading.entities[].mentions[].titled.start",
        "reading.statements[].cue.start",
        "reading.events[].trigger.start",
        "reading.dates[].value",
        "reading.sentences[].end",
    ] {
        assert!(seen.iter().any(|path| path == part), "{part} was not in it");
    }
}
