//! `/catalog` and `/algorithms`.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::ToSchema;

/// The datasets that can be asked.
#[derive(Debug, ToSchema)]
pub(crate) struct CatalogBody {
    /// Scopes and lists.
    datasets: Vec<DatasetBody>,
    /// Those that answer from the version in service.
    current: Vec<String>,
    /// Those that answer from an earlier one, until the next index is there.
    outdated: Vec<String>,
    /// Whether the index is behind the lists, the judgements or this program.
    index_stale: bool,
    /// Snapshot id.
    snapshot: String,
    /// What a reader must know: that the sample answers.
    caution: Option<String>,
}

/// A scope or a list. What the field's clients know and lists have none of is null.
#[derive(Debug, ToSchema)]
pub(crate) struct DatasetBody {
    /// Its name in addresses.
    #[schema(example = "us_ofac_sdn")]
    name: String,
    /// For people.
    title: String,
    /// Who publishes it.
    publisher: Option<PublisherBody>,
    /// Lists of a scope.
    children: Vec<String>,
    /// Parties.
    entity_count: u64,
    /// The same: every party is a thing.
    thing_count: u64,
    /// Sorts by day of publication.
    version: String,
    /// The version that answers.
    index_version: Option<String>,
    /// Whether these are the same.
    index_current: bool,
    /// Day of publication as a moment.
    updated_at: Option<String>,
    /// The same.
    last_export: Option<String>,
    /// Always true.
    load: bool,
    /// Always false.
    namespace: bool,
    /// Always false.
    deprecated: bool,
    /// None.
    tags: Vec<String>,
    /// None.
    resources: Vec<Value>,
    /// Null.
    license: Option<String>,
    /// Null.
    summary: Option<String>,
    /// Null.
    description: Option<String>,
    /// Null.
    url: Option<String>,
    /// Null.
    category: Option<String>,
    /// Null.
    coverage: Option<Value>,
    /// Null.
    deprecation: Option<Value>,
    /// Null.
    entities_url: Option<String>,
    /// Null.
    delta_url: Option<String>,
}

/// A publisher.
#[derive(Debug, ToSchema)]
pub(crate) struct PublisherBody {
    /// Its name.
    name: String,
}

/// Scores that can be asked for.
#[derive(Debug, ToSchema)]
pub(crate) struct AlgorithmsBody {
    /// Each name with what it does.
    algorithms: Vec<AlgorithmBody>,
    /// Where none is named.
    #[schema(example = "best")]
    default: String,
    /// What `best` stands for.
    #[schema(example = "exonym")]
    best: String,
}

/// A name for a score.
#[derive(Debug, ToSchema)]
pub(crate) struct AlgorithmBody {
    /// The name.
    name: String,
    /// What it does.
    description: String,
    /// The algorithm that answers to it, where the name is another program's.
    alias_of: Option<String>,
    /// As under `docs`.
    features: BTreeMap<String, FeatureBody>,
    /// The same with settings.
    docs: AlgorithmDocsBody,
}

/// What an algorithm does.
#[derive(Debug, ToSchema)]
pub(crate) struct AlgorithmDocsBody {
    /// The name.
    name: String,
    /// What it does.
    description: String,
    /// Keys of `config`.
    config: BTreeMap<String, SettingBody>,
    /// Keys of `weights`.
    features: BTreeMap<String, FeatureBody>,
}

/// A setting.
#[derive(Debug, ToSchema)]
pub(crate) struct SettingBody {
    /// What it takes.
    r#type: String,
    /// What it does.
    description: String,
    /// Where it is not said.
    default: Value,
}

/// A part of a score.
#[derive(Debug, ToSchema)]
pub(crate) struct FeatureBody {
    /// What it looks at.
    description: String,
    /// Its weight where none is said.
    coefficient: f32,
    /// Null.
    url: Option<String>,
}
