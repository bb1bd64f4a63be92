//! A reading as FollowTheMoney entities, for stores and tools of that model.
//!
//! The document is an `Article`; who is named is a `Person`, `Organization`, `PublicBody` (a state) or `Vessel` with one `Mention` each; a list entry
//! is a `Similar` to it and stands there as published; what was said is a `Note` on who said it, what happened an `Event`. Nothing says that a person
//! named *is* the person listed: that is for a person to judge. What the model has no schema for (places, groups, weapons) is a word of the
//! article (`namesMentioned`, `locationMentioned`) and no entity.

use std::collections::{BTreeMap, BTreeSet};

use exonym_articles::{Entity, EntityKind, Event, How, Modality, Reading, Span, Statement};
use serde_json::{Value, json};

/// An entity in the making: a property holds texts, each once.
struct Made {
    id: String,
    schema: &'static str,
    caption: String,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Made {
    fn new(id: String, schema: &'static str, caption: &str) -> Made {
        Made {
            id,
            schema,
            caption: caption.to_owned(),
            properties: BTreeMap::new(),
        }
    }

    fn add(&mut self, property: &'static str, value: impl Into<String>) {
        let value = value.into();
        let values = self.properties.entry(property).or_default();
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }

    fn json(mut self) -> Value {
        self.properties.retain(|_, values| !values.is_empty());
        json!({
            "id": self.id, "schema": self.schema, "caption": self.caption, "properties": self.properties,
            "datasets": ["exonym_read"],
        })
    }
}

/// All entities of a reading, the article first; `file` and `url` say where it came from.
pub fn read_ftm(reading: &Reading, file: Option<&str>, url: Option<&str>) -> Vec<Value> {
    // Ids hold the hash of the document, so that those of two articles never meet and those of one are the same each time.
    let base = format!("read-{}", reading.document.sha256.get(..20).unwrap_or_default());
    let id = |part: &str| format!("{base}-{part}");
    let mut out = vec![article(reading, &base, file, url)];
    let mut listed = BTreeSet::new();
    for entity in &reading.entities {
        let Some(schema) = schema(entity.kind) else {
            continue;
        };
        out.push(named(entity, schema, &id(&entity.id), &base, reading));
        out.push(mention(
            entity,
            schema,
            &id(&format!("{}-mention", entity.id)),
            &id(&entity.id),
            &base,
            reading,
        ));
        for finding in &entity.findings {
            for entry in &finding.entries {
                let mut similar = Made::new(
                    id(&format!("{}-{}", entity.id, entry.id)),
                    "Similar",
                    &finding.caption,
                );
                similar.add("candidate", id(&entity.id));
                similar.add("match", entry.id.clone());
                similar.add("confidenceScore", format!("{:.2}", finding.score));
                let matched = &finding.matched;
                let roads = if matched.roads.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", matched.roads.join("; "))
                };
                similar.add(
                    "criteria",
                    format!("\"{}\" ~ \"{}\"{roads}", matched.query, matched.listed),
                );
                similar.add("matcher", "exonym");
                out.push(similar.json());
                if listed.insert(entry.id.clone()) {
                    out.push(entry.bundle.party.to_ftm());
                }
            }
        }
    }
    out.extend(
        reading
            .statements
            .iter()
            .map(|statement| note(statement, &id, &base, reading)),
    );
    out.extend(
        reading
            .events
            .iter()
            .map(|event| happened(event, &id, &base, reading)),
    );
    out
}

fn schema(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("Person"),
        EntityKind::Organisation => Some("Organization"),
        EntityKind::State => Some("PublicBody"),
        EntityKind::Vessel => Some("Vessel"),
        EntityKind::Place | EntityKind::Group | EntityKind::Weapon | EntityKind::Other => None,
    }
}

fn article(reading: &Reading, base: &str, file: Option<&str>, url: Option<&str>) -> Value {
    let document = &reading.document;
    let name = document.title.as_deref().or(file).unwrap_or("(no title)");
    let mut made = Made::new(base.to_owned(), "Article", name);
    made.add("title", document.title.clone().unwrap_or_default());
    made.add("author", document.byline.clone().unwrap_or_default());
    made.add("publishedAt", document.date.clone().unwrap_or_default());
    // The model writes languages with three letters; of those read here only this one is read whole.
    made.add("language", if document.language == "en" { "eng" } else { "" });
    made.add("fileName", file.unwrap_or_default());
    made.add("sourceUrl", url.unwrap_or_default());
    let mime = match document.form.as_str() {
        "html" => "text/html",
        "markdown" => "text/markdown",
        "email" => "message/rfc822",
        "pdf" => "application/pdf",
        _ => "text/plain",
    };
    made.add("mimeType", mime);
    // The model's `contentHash` is a SHA-1; this is the hash that a reading names its input by.
    made.add("notes", format!("sha256:{}", document.sha256));
    for entity in &reading.entities {
        match entity.kind {
            EntityKind::Place => made.add("locationMentioned", entity.name.clone()),
            EntityKind::Person => made.add("peopleMentioned", entity.name.clone()),
            EntityKind::Organisation => made.add("companiesMentioned", entity.name.clone()),
            EntityKind::Group => {}
            _ => made.add("namesMentioned", entity.name.clone()),
        }
    }
    made.json()
}

fn named(entity: &Entity, schema: &'static str, id: &str, base: &str, reading: &Reading) -> Value {
    let mut made = Made::new(id.to_owned(), schema, &entity.name);
    made.add("name", entity.name.clone());
    for mention in entity.mentions.iter().filter(|mention| mention.how == How::Alias) {
        made.add("alias", text(reading, mention.span));
    }
    made.add("country", entity.country.clone().unwrap_or_default());
    if schema == "Person" {
        entity
            .roles
            .iter()
            .for_each(|role| made.add("position", squeezed(&role.title)));
    }
    made.add("proof", base);
    made.json()
}

fn mention(entity: &Entity, schema: &str, id: &str, resolved: &str, base: &str, reading: &Reading) -> Value {
    let mut made = Made::new(id.to_owned(), "Mention", &entity.name);
    made.add("document", base);
    // The model resolves a mention to who can act before the law.
    if schema != "Vessel" {
        made.add("resolved", resolved);
    }
    made.add("name", entity.name.clone());
    let by_name = |how: How| matches!(how, How::Name | How::Alias);
    for mention in entity.mentions.iter().filter(|mention| by_name(mention.how)) {
        made.add("name", text(reading, mention.span));
    }
    made.add("detectedSchema", schema);
    made.add("contextCountry", entity.country.clone().unwrap_or_default());
    made.json()
}

/// Who said what, as a note on who said it.
fn note(statement: &Statement, id: &dyn Fn(&str) -> String, base: &str, reading: &Reading) -> Value {
    let stance = word(&statement.stance);
    let chain = statement.chain(" > ", |speaker| text(reading, speaker.span));
    let not = if statement.negated { "did not " } else { "" };
    let mut made = Made::new(id(&statement.id), "Note", &format!("{chain}: {not}{stance}"));
    made.add("name", format!("{chain}: {not}{stance}"));
    if let Some(entity) = statement
        .speakers
        .last()
        .and_then(|speaker| speaker.entity.as_deref())
        && noted(reading, entity)
    {
        made.add("entity", id(entity));
    }
    let said: Vec<String> = statement
        .content
        .iter()
        .map(|span| text(reading, *span))
        .collect();
    made.add("description", said.join(" … "));
    made.add("keywords", stance);
    made.add("proof", base);
    made.add(
        "notes",
        format!(
            "rule {}; characters {}",
            statement.rule,
            places(&statement.content)
        ),
    );
    made.json()
}

/// What is told to have happened. That it is told as denied or planned stands in its name, where no table can lose it.
fn happened(event: &Event, id: &dyn Fn(&str) -> String, base: &str, reading: &Reading) -> Value {
    let modality = word(&event.modality);
    let told = if event.modality == Modality::Asserted {
        String::new()
    } else {
        format!(" ({modality})")
    };
    let name = format!("{}{told}: {}", event.kind, text(reading, event.trigger));
    let mut made = Made::new(id(&event.id), "Event", &name);
    made.add("name", name.clone());
    for entity in event.actors.iter().chain(&event.recipients) {
        let vessel = reading
            .entities
            .iter()
            .any(|known| known.id == *entity && known.kind == EntityKind::Vessel);
        if noted(reading, entity) && !vessel {
            made.add("involved", id(entity));
        }
    }
    // Only whole days: the model has no date without its year.
    made.add(
        "date",
        event
            .date
            .clone()
            .filter(|date| !date.contains(['X', '/']))
            .unwrap_or_default(),
    );
    let place = event
        .place
        .as_ref()
        .and_then(|place| reading.entities.iter().find(|entity| entity.id == *place));
    made.add(
        "location",
        place.map(|place| place.name.clone()).unwrap_or_default(),
    );
    let sentence = reading
        .sentences
        .iter()
        .find(|sentence| sentence.span.meets(event.trigger));
    made.add(
        "summary",
        sentence
            .map(|sentence| text(reading, sentence.span))
            .unwrap_or_default(),
    );
    made.add("keywords", modality);
    made.add("proof", base);
    made.add(
        "notes",
        format!("rule {}; characters {}", event.rule, places(&[event.trigger])),
    );
    made.json()
}

/// Whether an entity of the reading is one of the model's.
fn noted(reading: &Reading, id: &str) -> bool {
    let found = reading.entities.iter().find(|entity| entity.id == id);
    found.is_some_and(|entity| schema(entity.kind).is_some())
}

/// The word that the JSON has for a value of a closed set.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn places(spans: &[Span]) -> String {
    let places: Vec<String> = spans
        .iter()
        .map(|span| format!("{}-{}", span.start, span.end))
        .collect();
    places.join(", ")
}

fn text(reading: &Reading, span: Span) -> String {
    squeezed(reading.text.slice(reading.text.from_source(span)))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
