//! What is asked. A [`Query`] exists only when it is valid.

use exonym_model::{CountryCode, IdKind, PartialDate, Schema, identifier};
use exonym_names::{PartHint, PreparedName};

use crate::weights::DEFAULT_THRESHOLD;

/// What a caller fills in, as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryParts {
    /// Names; each is asked for.
    pub names: Vec<String>,
    /// Parts of the first name, where they are known.
    pub parts: Vec<PartHint>,
    /// `Person`, `Company`, `Vessel`, …; `Thing` (anything) where it is not said.
    pub schema: Option<Schema>,
    /// Birth, incorporation or build dates.
    pub dates: Vec<PartialDate>,
    /// Nationalities, residences, jurisdictions, flags.
    pub countries: Vec<CountryCode>,
    /// Places of birth, as written.
    pub birth_places: Vec<String>,
    /// Addresses, as written.
    pub addresses: Vec<String>,
    /// `male`, `female` or `other`.
    pub gender: Option<String>,
    /// Identifiers: kind where known, text.
    pub ids: Vec<(Option<IdKind>, String)>,
    /// Numbers that their kind refuses, where the asker may not be told so: they find nobody and may be a slip for a listed one.
    pub malformed: Vec<(IdKind, String)>,
}

/// A valid question.
#[derive(Debug, Clone)]
pub struct Query {
    pub(crate) parts: QueryParts,
    pub(crate) schema: Schema,
    pub(crate) prepared: Vec<PreparedName>,
    /// (kind key, comparable value); a blank kind for "any kind".
    pub(crate) ids: Vec<(&'static str, String)>,
    /// The same for numbers that their kind refuses.
    pub(crate) malformed: Vec<(&'static str, String)>,
}

/// Why a question cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Neither name nor identifier.
    #[error("nothing to screen: give a name or an identifier (`--id imo:9123456`)")]
    Empty,
    /// A name with nothing in it that can be compared.
    #[error("`{0}` holds no letter or digit to compare")]
    NoName(String),
    /// An identifier that its kind refuses.
    #[error(transparent)]
    Identifier(#[from] exonym_model::IdError),
    /// A schema that cannot be matched.
    #[error(
        "`{0}` is not a schema that can be screened; use Person, Company, Organization, Vessel, Airplane, CryptoWallet, Security, LegalEntity or Thing"
    )]
    Schema(Schema),
}

impl Query {
    /// Checks and prepares.
    pub fn new(mut parts: QueryParts) -> Result<Query, QueryError> {
        // Hints tag the first name; a former name after it is only one more.
        parts.names = parts
            .names
            .iter()
            .flat_map(|name| {
                let mut names = exonym_names::names_in(name);
                // A name that has lost its blanks is followed by itself with blanks.
                let unglued: Vec<String> = names
                    .iter()
                    .filter_map(|name| crate::glued::unglued(name))
                    .collect();
                names.extend(unglued);
                names
            })
            .collect();
        let schema = parts.schema.unwrap_or(Schema::Thing);
        if !schema.is_matchable() && schema != Schema::Thing {
            return Err(QueryError::Schema(schema));
        }
        if parts.names.is_empty() && parts.ids.is_empty() {
            return Err(QueryError::Empty);
        }
        let kind = exonym_index::name_kind(schema);
        let mut prepared = Vec::new();
        for (number, name) in parts.names.iter().enumerate() {
            let hints: &[PartHint] = if number == 0 { &parts.parts } else { &[] };
            let name_prepared = exonym_names::prepare(name, kind, hints);
            if name_prepared.tokens().next().is_none() {
                return Err(QueryError::NoName(name.clone()));
            }
            prepared.push(name_prepared);
        }
        let mut ids = Vec::new();
        for (kind, text) in &parts.ids {
            match kind {
                Some(IdKind::Other) => ids.push(("", identifier::plain(text))),
                None => {
                    ids.push(("", identifier::plain(text)));
                    ids.extend(
                        IdKind::guess(text)
                            .into_iter()
                            .map(|(kind, value)| (kind.key(), value)),
                    );
                }
                Some(kind) => ids.push((kind.key(), kind.parse(text)?)),
            }
        }
        let malformed = parts.malformed.iter();
        let malformed = malformed.map(|(kind, text)| (kind.key(), identifier::plain(text)));
        Ok(Query {
            malformed: malformed.collect(),
            parts,
            schema,
            prepared,
            ids,
        })
    }

    /// What was asked.
    pub fn parts(&self) -> &QueryParts {
        &self.parts
    }

    /// The schema asked for.
    pub fn schema(&self) -> Schema {
        self.schema
    }
}

/// Which entries are asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// List ids; empty for all.
    pub lists: Vec<String>,
    /// Programme ids or names, compared without case; empty for all.
    pub programs: Vec<String>,
    /// Topics, a topic standing for those under it (`sanction` for `sanction.linked`); empty for all.
    pub topics: Vec<String>,
    /// The day as of which is asked, ISO; `None` for the versions in the index as they are.
    pub as_of: Option<String>,
}

/// How the answer is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Findings under this score are left out, 0 to 1.
    pub threshold: f32,
    /// The most findings to give; 0 for none, used when only the count of comparisons is of interest.
    pub limit: usize,
    /// Whether weak aliases alert alone.
    pub weak: bool,
    /// Compare every name in the index, not only candidates.
    pub exhaustive: bool,
    /// Which entries.
    pub filters: Filters,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            threshold: DEFAULT_THRESHOLD,
            limit: 10,
            weak: false,
            exhaustive: false,
            filters: Filters::default(),
        }
    }
}
