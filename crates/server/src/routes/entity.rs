//! `GET /entities/{id}`: one entity, with its neighbours in it unless `nested=false`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::book::{Place, Resolved};
use crate::error::ApiError;
use crate::ftm::nested::Reader;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::service::Service;

/// An entity with its neighbours in it; `nested=false` leaves their ids.
#[utoipa::path(
    get,
    path = "/entities/{id}",
    tag = "matching",
    params(
        crate::openapi::params::EntityPath,
        ("nested" = Option<bool>, Query, description = "Neighbours in place of their ids; true"),
    ),
    responses(
        (status = 200, description = "The entity.", body = exonym_api::EntityJson),
        (status = 308, description = "The id is another id of a party; `Location` names its canonical one."),
        (status = 404, description = "There is no such entity.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(app: Shared, id: String, mut params: Params) -> Result<Response, ApiError> {
    let service = app.service()?;
    let nested = params.flag("nested", true);
    params.check()?;
    let place = match locate(&service, &id, "", params.raw())? {
        Located::Here(place) => place,
        Located::Elsewhere(response) => return Ok(response),
    };
    let bytes = app
        .pool
        .run(move || {
            let mut reader = Reader::new(&service);
            let entity = if nested {
                reader.nested(place)?
            } else {
                reader.flat(place)?
            };
            json_bytes(&entity)
        })
        .await?;
    Ok(json(bytes))
}

/// Where an id leads.
pub(super) enum Located {
    /// To an entity.
    Here(Place),
    /// To another id.
    Elsewhere(Response),
}

/// Finds an entity, or answers 308 with the address under its canonical id.
///
/// # Errors
/// 404.
pub(super) fn locate(service: &Service, id: &str, below: &str, query: &str) -> Result<Located, ApiError> {
    match service.book.resolve(id) {
        Resolved::Here(place) => Ok(Located::Here(place)),
        Resolved::Missing => Err(ApiError::missing("No such entity!")),
        Resolved::Referent(canonical) => {
            let query = if query.is_empty() {
                String::new()
            } else {
                format!("?{query}")
            };
            let location = format!("/entities/{}{below}{query}", escaped(&canonical));
            let mut response = StatusCode::PERMANENT_REDIRECT.into_response();
            let value = HeaderValue::from_str(&location).map_err(ApiError::failed)?;
            response.headers_mut().insert(header::LOCATION, value);
            Ok(Located::Elsewhere(response))
        }
    }
}

/// An id as it stands in a path: what is not plain is percent-encoded.
pub(crate) fn escaped(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
