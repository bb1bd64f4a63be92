//! `/v1/suggest` and the lines of `/v1/screen/bulk`.

use utoipa::ToSchema;

/// What was typed, and who it may become.
#[derive(Debug, ToSchema)]
pub(crate) struct SuggestBody {
    /// What was typed.
    q: String,
    /// The likeliest first.
    results: Vec<SuggestedBody>,
    /// Snapshot id.
    snapshot: String,
    /// What a reader must know: that the sample answers.
    caution: Option<String>,
}

/// A party in a few words.
#[derive(Debug, ToSchema)]
pub(crate) struct SuggestedBody {
    /// Party id.
    id: String,
    /// Name to show.
    caption: String,
    /// Schema name.
    schema: String,
    /// Schema, for people.
    kind: String,
    /// The list of its first entry.
    list: String,
    /// Every list that states it.
    lists: Vec<String>,
    /// Who publishes the first.
    publisher: String,
    /// When it was published.
    published: String,
    /// `listed`, or `delisted` where every entry is.
    state: String,
    /// Dates of birth, foundation or build.
    dates: Vec<String>,
    /// For people.
    countries: Vec<String>,
    /// Topics.
    topics: Vec<String>,
    /// Programmes.
    programmes: Vec<String>,
    /// What met what was typed.
    matched: SuggestedMatchBody,
    /// Where it was found by sound: 0 to 1.
    #[schema(required = false)]
    score: Option<f64>,
    /// Where it was found by sound: exact, strong, medium or weak.
    #[schema(required = false)]
    strength: Option<String>,
}

/// What met what was typed.
#[derive(Debug, ToSchema)]
pub(crate) struct SuggestedMatchBody {
    /// The listed name.
    listed: String,
    /// strong, weak or unstated.
    quality: String,
    /// ISO 15924.
    script: String,
    /// Romanisations that led there.
    roads: Vec<String>,
    /// `words`, or `sound`.
    how: String,
    /// Words that met with a difference, or in another script.
    pairs: Vec<SuggestedPairBody>,
    /// Where the words stand in no name: the value that has them.
    #[schema(required = false)]
    mention: Option<MentionBody>,
}

/// A value that has what was typed.
#[derive(Debug, ToSchema)]
pub(crate) struct MentionBody {
    /// Property.
    prop: String,
    /// Property, for people.
    prop_label: String,
    /// The value around it.
    value: String,
}

/// Two words that met.
#[derive(Debug, ToSchema)]
pub(crate) struct SuggestedPairBody {
    /// As typed.
    query: String,
    /// As listed.
    listed: String,
    /// How they relate.
    detail: String,
    /// What that takes off.
    effect: f32,
}

/// A line of an answer to a stream; the last is a [`BulkEndBody`].
#[derive(Debug, ToSchema)]
#[serde(untagged)]
pub(crate) enum BulkLineBody {
    /// The last line: what was done.
    End(BulkEndBody),
    /// Why a line could not be asked.
    Error(BulkErrorBody),
    /// What was found.
    Answer(BulkAnswerBody),
}

/// What a line found.
#[derive(Debug, ToSchema)]
pub(crate) struct BulkAnswerBody {
    /// Number of the line, from 1.
    row: u64,
    /// The caller's own id for it.
    id: Option<String>,
    /// The answer, as in `/v1/screen`.
    #[serde(flatten)]
    result: exonym_api::ResultJson,
}

/// Why a line could not be asked.
#[derive(Debug, ToSchema)]
pub(crate) struct BulkErrorBody {
    /// Number of the line, from 1.
    row: u64,
    /// The caller's own id for it.
    id: Option<String>,
    /// What is wrong.
    error: String,
}

/// What a stream did.
#[derive(Debug, ToSchema)]
pub(crate) struct BulkEndBody {
    /// Whether every line was answered.
    done: bool,
    /// Why not.
    error: Option<String>,
    /// Lines read.
    rows: u64,
    /// Lines with findings.
    hits: u64,
    /// Lines that could not be asked.
    errors: u64,
    /// Snapshot id.
    snapshot: String,
    /// What a reader must know: that the sample answers.
    caution: Option<String>,
}
