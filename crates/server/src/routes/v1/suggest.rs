//! `GET /v1/suggest`: while a name is typed, who it may become: by the words so far, and by how they sound.

use axum::extract::State;
use axum::response::Response;
use exonym_model::{Entity, Quality};
use exonym_screen::{Options, Query, QueryParts};
use serde_json::{Value, json};

use crate::book::{Place, words};
use crate::error::ApiError;
use crate::ftm::labels;
use crate::ftm::nested::Reader;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::screening::screen;
use crate::search::filters::SearchFilters;
use crate::search::run;
use crate::search::syntax::{Kind, Node};
use crate::service::Service;
use crate::suggest::met::{Met, Typed, met};

/// Suggestions where no number is asked for.
const DEFAULT_LIMIT: usize = 12;
/// Most suggestions.
const MAX_LIMIT: usize = 50;
/// Score from which a name that sounds so stands above one that has the words: what is typed is seldom complete, and a
/// lower likeness of half a name says little.
const SURE: f32 = 0.93;
/// The same for a single word, which many names are near to.
const SAME: f32 = 0.995;
/// Parties with the words that are looked at, so that a common word in remarks costs no more than this.
const MAX_LOOKED_AT: usize = 200;
/// Of these, so many more than are shown: some turn out to have the words in remarks only.
const MAX_ASIDE: usize = 30;
/// Longest text that is looked at.
const MAX_TEXT: usize = 200;

/// Who a name that is being typed may become.
#[utoipa::path(
    get,
    path = "/v1/suggest",
    tag = "screening",
    params(
        ("q" = Option<String>, Query, description = "What was typed"),
        ("limit" = Option<u32>, Query, description = "Most suggestions; 12"),
        ("schema" = Option<String>, Query, description = "Entities that this schema asks for; Thing"),
        crate::openapi::params::StatedParams,
        crate::openapi::params::ScopeParams,
    ),
    responses(
        (status = 200, description = "Who it may become, and what met what.", body = crate::openapi::bodies::screening::SuggestBody),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(State(app): State<Shared>, mut params: Params) -> Result<Response, ApiError> {
    let service = app.service()?;
    let limit = params.count("limit", DEFAULT_LIMIT, MAX_LIMIT);
    params.check()?;
    let text: String = params
        .text("q")
        .unwrap_or_default()
        .chars()
        .take(MAX_TEXT)
        .collect();
    let bytes = app
        .pool
        .run(move || {
            let filters = SearchFilters::of_params(&service, "default", &mut params)?;
            let results = suggest(&service, &text, &filters, limit)?;
            json_bytes(
                &json!({ "q": text, "results": results, "snapshot": service.meta().snapshot,
                "caution": service.meta().caution }),
            )
        })
        .await?;
    Ok(json(bytes))
}

fn suggest(
    service: &Service,
    text: &str,
    filters: &SearchFilters,
    limit: usize,
) -> Result<Vec<Value>, ApiError> {
    let typed = words(text);
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let (sure, possible) = by_sound(service, text, filters, limit)?;
    let mut shown = sure;
    let node = Node::Words(typed.clone(), Kind::Beginning);
    let as_typed = run::run(service, &node, None, filters)?;
    let mut mentions = Vec::new();
    for (entity, value) in by_words(service, as_typed, &shown, limit)? {
        match met(&entity, text, &[], Typed::Beginning) {
            found @ Met::Name { .. } => add_met(&mut shown, &entity, value, found),
            found => add_met(&mut mentions, &entity, value, found),
        }
    }
    // Half a name that is like another says little, one word still less; several words that sound like a name say more than the
    // same words one letter off.
    let several = typed.len() > 1;
    if several {
        add_new(&mut shown, possible.iter().cloned());
    }
    // A single word in another script is no whole name, so it is also looked for as it is written in Latin letters: all of its
    // words in one name, since a remark or half of them says nothing of whom it is about.
    let latin = words(&exonym_text::fold::ascii(text));
    if latin != typed && !latin.is_empty() && shown.len() < limit {
        let node = Node::Words(latin.clone(), Kind::Near(Some(1)));
        let near = run::run(service, &node, None, filters)?;
        for (entity, value) in by_words(service, near, &shown, limit)? {
            let found = met(&entity, text, &latin, Typed::Near);
            if matches!(&found, Met::Name { pairs, .. } if pairs.len() == latin.len()) {
                add_met(&mut shown, &entity, value, found);
            }
        }
    }
    if !several {
        add_new(&mut shown, possible);
    }
    add_new(&mut shown, mentions);
    shown.truncate(limit);
    Ok(shown)
}

/// Parties that are not shown yet, each with what it is in a few words.
fn by_words(
    service: &Service,
    hits: run::Hits,
    shown: &[Value],
    limit: usize,
) -> Result<Vec<(Entity, Value)>, ApiError> {
    let mut found = Vec::new();
    for (party, _) in hits.into_iter().take(MAX_LOOKED_AT) {
        if found.len() + shown.len() >= limit + MAX_ASIDE {
            break;
        }
        let Some(row) = service.book.row(party) else {
            continue;
        };
        if shown.iter().any(|known| known["id"] == row.id) {
            continue;
        }
        let entity = Reader::new(service).entity(Place { party, slot: 0 })?;
        found.push((entity, head(service, party)?));
    }
    Ok(found)
}

fn add_met(shown: &mut Vec<Value>, entity: &Entity, mut value: Value, met: Met) {
    value["matched"] = matched_json(entity, met);
    shown.push(value);
}

fn add_new(shown: &mut Vec<Value>, more: impl IntoIterator<Item = Value>) {
    for value in more {
        if !shown.iter().any(|known| known["id"] == value["id"]) {
            shown.push(value);
        }
    }
}

fn matched_json(entity: &Entity, met: Met) -> Value {
    let (listed, quality, pairs, mention) = match met {
        Met::Name {
            listed,
            quality,
            pairs,
        } => (listed, quality, pairs, None),
        Met::Elsewhere { prop, value } => {
            let mention = json!({ "prop": prop, "prop_label": labels::property(&prop), "value": value });
            (
                entity.caption().to_owned(),
                Quality::Unstated,
                Vec::new(),
                Some(mention),
            )
        }
        Met::Record => (entity.caption().to_owned(), Quality::Unstated, Vec::new(), None),
    };
    let pairs: Vec<Value> = pairs
        .iter()
        .map(|pair| json!({ "query": pair.typed, "listed": pair.listed, "detail": "in Latin letters", "effect": 0.0 }))
        .collect();
    json!({ "listed": listed, "quality": quality, "script": exonym_text::script::main_script(&listed).iso15924(), "roads": [],
        "how": "words", "pairs": pairs, "mention": mention })
}

/// Parties that screening would find, with what met what: those that are surely the name, and those that may be.
fn by_sound(
    service: &Service,
    text: &str,
    filters: &SearchFilters,
    limit: usize,
) -> Result<(Vec<Value>, Vec<Value>), ApiError> {
    let parts = QueryParts {
        names: vec![text.to_owned()],
        ..QueryParts::default()
    };
    let Ok(query) = Query::new(parts) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let options = Options {
        limit,
        weak: true,
        ..Options::default()
    };
    let (mut sure, mut possible) = (Vec::new(), Vec::new());
    for finding in screen(service.screener(), &query, &options)?.findings {
        let party = service.book.party_of(&finding.id);
        let wanted = |party: &u32| service.book.row(*party).is_some_and(|row| filters.wants(&row));
        let Some(party) = party.filter(wanted) else {
            continue;
        };
        let mut value = head(service, party)?;
        let pairs: Vec<Value> = finding
            .explanation
            .iter()
            .filter(|line| line.part == "name" && !line.detail.starts_with("full agreement"))
            .map(|line| json!({ "query": line.query, "listed": line.candidate, "detail": line.detail, "effect": line.effect }))
            .collect();
        value["matched"] = json!({ "listed": finding.matched.listed, "quality": finding.matched.quality,
            "script": finding.matched.script, "roads": finding.matched.roads, "how": "sound", "pairs": pairs });
        value["score"] = json!((f64::from(finding.score) * 1000.0).round() / 1000.0);
        value["strength"] = json!(finding.strength);
        if finding.score >= SURE && (words(text).len() > 1 || finding.score >= SAME) {
            sure.push(value);
        } else if finding.matched.quality != Quality::Weak {
            possible.push(value);
        }
    }
    Ok((sure, possible))
}

/// What a party is in a few words, of all its entries; the list is that of the first.
fn head(service: &Service, party: u32) -> Result<Value, ApiError> {
    let row = service
        .book
        .row(party)
        .ok_or_else(|| ApiError::missing("No such entity!"))?;
    let list = service.meta().lists.get(row.list as usize);
    let mut delisted = true;
    let [mut dates, mut countries, mut topics, mut programmes] = [const { Vec::new() }; 4];
    for entry in service.index().party_of(party)? {
        let facts = service.index().facts(entry)?;
        delisted &= facts.delisted;
        add(&mut dates, facts.dates);
        let named = facts
            .countries
            .iter()
            .map(|(code, _)| labels::value(exonym_model::PropType::Country, code));
        add(&mut countries, named);
        add(&mut topics, facts.topics);
        add(&mut programmes, facts.programs);
    }
    countries.sort();
    let lists: Vec<&str> = row.lists.iter().map(|list| service.list_id(list)).collect();
    Ok(json!({
        "id": row.id,
        "caption": row.caption,
        "schema": row.schema,
        "kind": labels::schema(row.schema).0,
        "list": list.map(|list| &list.version.list),
        "lists": lists,
        "publisher": list.map(|list| &list.publisher),
        "published": list.map(|list| &list.version.published),
        "state": if delisted { "delisted" } else { "listed" },
        "dates": dates,
        "countries": countries,
        "topics": topics,
        "programmes": programmes,
    }))
}

fn add(all: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
