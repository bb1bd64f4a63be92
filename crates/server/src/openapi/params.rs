//! Parameters that several routes share, described once. What reads them is [`crate::params::Params`]; these exist for the
//! description only.

use utoipa::IntoParams;

/// Which lists are asked.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code)]
pub(crate) struct DatasetPath {
    /// `default`, `sanctions`, `peps`, or a list id
    #[param(example = "default")]
    dataset: String,
}

/// Which party is asked for.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code)]
pub(crate) struct EntityPath {
    /// Entry id, `<list id>:<record id>`, or any other id of the party
    #[param(example = "us_ofac_sdn:27307")]
    id: String,
}

/// What a scope is cut by.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)]
pub(crate) struct ScopeParams {
    /// Only these lists
    include_dataset: Option<Vec<String>>,
    /// Not these lists
    exclude_dataset: Option<Vec<String>>,
    /// Not these schemata
    exclude_schema: Option<Vec<String>>,
    /// Only what changed after this day or moment
    #[param(
        example = "2024-01-31",
        pattern = r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$"
    )]
    changed_since: Option<String>,
}

/// What parties must state.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)]
pub(crate) struct StatedParams {
    /// Any of these countries
    countries: Option<Vec<String>>,
    /// Any of these topics
    topics: Option<Vec<String>>,
    /// Any of these lists
    datasets: Option<Vec<String>>,
    /// `field:value`, as in `properties.birthDate:1985`
    filter: Option<Vec<String>>,
    /// OR or AND among the values of one field; OR
    #[param(pattern = "^(OR|AND)$")]
    filter_op: Option<String>,
}

/// Which page of results, in which order.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)]
pub(crate) struct PageParams {
    /// Results on a page; 10
    #[param(maximum = 500)]
    limit: Option<u32>,
    /// Results passed over; 9499 at most
    #[param(maximum = 9499)]
    offset: Option<u32>,
    /// `field:asc` or `field:desc`
    sort: Option<Vec<String>>,
}

/// How our own screening asks.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)]
pub(crate) struct ScreenParams {
    /// Findings under this are left out; 0.70
    threshold: Option<f32>,
    /// Most findings; 10
    #[param(maximum = 500)]
    limit: Option<u32>,
    /// Only these lists
    list: Option<Vec<String>>,
    /// Only these programmes
    programme: Option<Vec<String>>,
    /// Only these topics
    topic: Option<Vec<String>>,
    /// Weak aliases alert alone
    weak: Option<bool>,
    /// Every listed name is compared
    exhaustive: Option<bool>,
    /// From what was published by this day
    as_of: Option<String>,
    /// From the snapshot that an earlier answer names
    snapshot: Option<String>,
}
