//! `GET /catalog`: the datasets that can be asked, and from which version of each list they answer.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use exonym_store::Snapshot;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::book::Numbers;
use crate::error::ApiError;
use crate::ftm::entity::moment;
use crate::respond::json_of;
use crate::routes::Shared;
use crate::service::Service;

/// Scopes and what they are.
const SCOPES: &[(&str, &str)] = &[
    ("default", "Every list in service"),
    ("sanctions", "Lists of sanctions, export controls and debarments"),
    ("peps", "Lists of politically exposed persons"),
];

/// The catalogue, with an `ETag` that changes with the versions.
#[utoipa::path(
    get,
    path = "/catalog",
    tag = "matching",
    responses(
        (status = 200, description = "The datasets.", body = crate::openapi::bodies::catalogue::CatalogBody),
        (status = 304, description = "Nothing changed since the `ETag` sent."),
    )
)]
pub(super) async fn get(State(app): State<Shared>, headers: HeaderMap) -> Result<Response, ApiError> {
    let service = app.service()?;
    let catalogue = tokio::task::spawn_blocking(move || {
        let kept = app.kept().map_err(ApiError::failed)?;
        Ok::<_, ApiError>(catalogue(&service, kept.as_ref()))
    });
    let catalogue = catalogue.await.map_err(ApiError::failed)??;
    let identity = [
        &catalogue["snapshot"],
        &catalogue["outdated"],
        &catalogue["index_stale"],
    ];
    let identity = Sha256::digest(json!(identity).to_string());
    let etag = format!("\"{}\"", &hex::encode(identity)[..32]);
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let unchanged = known.is_some_and(|known| {
        known
            .split(',')
            .any(|tag| tag.trim().trim_start_matches("W/") == etag)
    });
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        json_of(&catalogue)?
    };
    if let Ok(value) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    Ok(response)
}

/// What a dataset is, and which of its versions are kept and answer.
struct Dataset<'a> {
    name: &'a str,
    title: String,
    publisher: Option<Value>,
    children: Vec<&'a str>,
    parties: u64,
    /// The version that is in service by the catalogue of lists.
    version: Version,
    /// The version that answers; none where no index has the list yet.
    answering: Option<Version>,
}

#[derive(Clone, PartialEq, Eq)]
struct Version {
    published: String,
    identity: String,
}

impl Version {
    fn new(published: &str, identity: &str) -> Version {
        Version {
            published: published.to_owned(),
            identity: identity.to_owned(),
        }
    }

    /// Sorts by day, and tells two versions of a day apart.
    fn text(&self) -> String {
        let identity = hex::encode(Sha256::digest(&self.identity));
        format!("{}-{}", self.published.replace('-', ""), &identity[..8])
    }
}

impl Dataset<'_> {
    fn is_current(&self) -> bool {
        self.answering.as_ref() == Some(&self.version)
    }

    fn json(&self) -> Value {
        let moment = moment(&self.version.published);
        json!({
            "name": self.name, "title": self.title, "license": null, "summary": null, "description": null, "url": null,
            "updated_at": moment, "last_export": moment, "entity_count": self.parties, "thing_count": self.parties,
            "version": self.version.text(), "category": null, "tags": [], "publisher": self.publisher, "coverage": null, "resources": [],
            "children": self.children, "deprecation": null, "deprecated": false, "load": true, "entities_url": null,
            "delta_url": null, "namespace": false, "index_version": self.answering.as_ref().map(Version::text),
            "index_current": self.is_current(),
        })
    }
}

/// The datasets of the index that answers, held against the lists that are in service: the two differ while an index is built,
/// and for as long as one cannot be.
fn catalogue(service: &Service, kept: Option<&Snapshot>) -> Value {
    let meta = service.meta();
    let stale = kept.is_some_and(|kept| kept.id != meta.snapshot);
    let mut datasets = scopes(service, kept);
    for list in &meta.lists {
        let id = list.version.list.as_str();
        let answering = Version::new(&list.version.published, &list.version.sha256);
        datasets.push(Dataset {
            name: id,
            title: titled(&list.publisher, id),
            publisher: Some(json!({ "name": list.publisher })),
            children: Vec::new(),
            parties: list.parties,
            version: kept
                .and_then(|kept| version_of(kept, id))
                .unwrap_or_else(|| answering.clone()),
            answering: Some(answering),
        });
    }
    let unread = kept
        .into_iter()
        .flat_map(|kept| &kept.lists)
        .filter(|list| meta.lists.iter().all(|known| known.version.list != list.list));
    for list in unread {
        let version = list.version.citation();
        datasets.push(Dataset {
            name: &list.list,
            title: titled(list.version.publisher(), &list.list),
            publisher: Some(json!({ "name": list.version.publisher() })),
            children: Vec::new(),
            parties: 0,
            version: Version::new(&version.published, &version.sha256),
            answering: None,
        });
    }
    let names = |wanted: &dyn Fn(&Dataset<'_>) -> bool| -> Vec<&str> {
        let found = datasets.iter().filter(|dataset| wanted(dataset));
        found.map(|dataset| dataset.name).collect()
    };
    json!({
        "datasets": datasets.iter().map(Dataset::json).collect::<Vec<_>>(),
        "current": names(&|dataset| dataset.is_current()),
        "outdated": names(&|dataset| dataset.answering.is_some() && !dataset.is_current()),
        "index_stale": stale,
        "snapshot": meta.snapshot,
        "caution": meta.caution,
    })
}

fn titled(publisher: &str, id: &str) -> String {
    match publisher {
        "" => id.to_owned(),
        publisher => format!("{publisher}: {id}"),
    }
}

fn version_of(kept: &Snapshot, id: &str) -> Option<Version> {
    let list = kept.lists.iter().find(|list| list.list == id)?;
    let version = list.version.citation();
    Some(Version::new(&version.published, &version.sha256))
}

fn scopes<'a>(service: &'a Service, kept: Option<&Snapshot>) -> Vec<Dataset<'a>> {
    let meta = service.meta();
    let days = meta.lists.iter().map(|list| list.version.published.as_str());
    let answering = Version::new(days.max().unwrap_or_default(), &meta.snapshot);
    let version = kept.map(|kept| {
        let days = kept.lists.iter().map(|list| list.version.published.as_str());
        Version::new(days.max().unwrap_or_default(), &kept.id)
    });
    let scope = |(name, title): &(&'static str, &'static str)| {
        let members = service.dataset(name).unwrap_or_default();
        // A party that several lists state counts once.
        let stated = |lists: Numbers<'_>| {
            let mut lists = lists.iter();
            lists.any(|list| members.iter().any(|member| u32::from(*member) == list))
        };
        let there = |party: &u32| {
            let row = service.book.row(*party);
            row.is_some_and(|row| stated(row.lists))
        };
        Dataset {
            name,
            title: (*title).to_owned(),
            publisher: None,
            children: members.iter().map(|list| service.list_id(*list)).collect(),
            parties: service.book.parties().filter(there).count() as u64,
            version: version.clone().unwrap_or_else(|| answering.clone()),
            answering: Some(answering.clone()),
        }
    };
    SCOPES.iter().map(scope).collect()
}
