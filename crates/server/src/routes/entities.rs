//! `GET /entities/...`: which of the routes under it is meant. Ids of records hold a slash, so the path is taken apart here.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::error::ApiError;
use crate::params::Params;
use crate::routes::{Shared, adjacent, entity};

/// What a path under `/entities/` asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked<'a> {
    /// An entity with its neighbours in it.
    Entity(&'a str),
    /// All its neighbours.
    Adjacent(&'a str),
    /// Its neighbours under a property.
    Property(&'a str, &'a str),
}

pub(crate) fn asked(path: &str) -> Asked<'_> {
    if let Some(id) = path.strip_suffix("/adjacent") {
        return Asked::Adjacent(id);
    }
    match path.rsplit_once("/adjacent/") {
        Some((id, property)) => Asked::Property(id, property),
        None => Asked::Entity(path),
    }
}

/// Hands on.
pub(super) async fn get(
    State(app): State<Shared>,
    path: Result<Path<String>, PathRejection>,
    params: Params,
) -> Result<Response, ApiError> {
    let Ok(Path(path)) = path else {
        return Err(ApiError::missing("No such entity!"));
    };
    match asked(&path) {
        Asked::Entity(id) => entity::get(app, id.to_owned(), params).await,
        Asked::Adjacent(id) => adjacent::get(app, id.to_owned(), params).await,
        Asked::Property(id, property) => {
            adjacent::property(app, id.to_owned(), property.to_owned(), params).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_may_hold_slashes() {
        assert_eq!(asked("l:1"), Asked::Entity("l:1"));
        assert_eq!(asked("l:1/sanction-1"), Asked::Entity("l:1/sanction-1"));
        assert_eq!(asked("l:1/adjacent"), Asked::Adjacent("l:1"));
        assert_eq!(
            asked("l:1/adjacent/sanctions"),
            Asked::Property("l:1", "sanctions")
        );
    }
}
