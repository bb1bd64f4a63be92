//! The names under which scores can be asked for.

use serde_json::{Map, Value, json};

use crate::error::ApiError;

/// What computes a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Ours.
    Exonym,
    /// OFAC's published search score.
    Ofac,
}

/// A name that a request may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Algorithm {
    /// As asked.
    pub name: &'static str,
    /// What answers to it.
    pub engine: Engine,
    /// Whether it is another program's name, accepted so that its clients need not change.
    pub alias: bool,
}

/// Our own name.
pub const OWN: &str = "exonym";
/// The name that stands for the best there is.
pub const BEST: &str = "best";

const fn row(name: &'static str, engine: Engine, alias: bool) -> Algorithm {
    Algorithm { name, engine, alias }
}

/// Every name.
pub const ALL: &[Algorithm] = &[
    row(OWN, Engine::Exonym, false),
    row("ofac-search", Engine::Ofac, false),
    row("logic-v2", Engine::Exonym, true),
    row("logic-v1", Engine::Exonym, true),
    row("name-based", Engine::Exonym, true),
    row("name-qualified", Engine::Exonym, true),
    row("regression-v1", Engine::Exonym, true),
];

/// Our settings: key, type, what it does, default.
pub const CONFIG: &[(&str, &str, &str, bool)] = &[
    (
        "weak_aliases",
        "bool",
        "Let weak aliases alert alone, not only confirm.",
        false,
    ),
    (
        "exhaustive",
        "bool",
        "Compare every listed name, not only the candidates.",
        false,
    ),
];

/// Settings of the aliased algorithms; accepted under their names, without effect, since our engine has no such parts.
const ALIASED_CONFIG: &[&str] = &[
    "nm_name_property",
    "nm_number_mismatch",
    "nm_extra_query_name",
    "nm_extra_result_name",
    "nm_family_name_weight",
    "nm_fuzzy_cutoff_factor",
];

/// Our features: key and what its line in the sum says. Weights multiply what a feature adds.
pub const FEATURES: &[(&str, &str)] = &[
    (
        "name",
        "How far the names agree: 1 for full agreement, less what each difference takes off.",
    ),
    (
        "date",
        "Birth, incorporation or build dates that agree or cannot be the same.",
    ),
    ("country", "Countries in common, or none in common."),
    ("gender", "Genders that differ."),
    ("identifier", "Identifiers that are the same or differ."),
    (
        "weak_alias",
        "A weak alias that agrees beside a name; it confirms and does not alert alone.",
    ),
];

/// The algorithm of a name.
///
/// # Errors
/// 400 where there is none.
pub fn find(name: &str) -> Result<Algorithm, ApiError> {
    let name = if name == BEST { OWN } else { name };
    let found = ALL.iter().find(|algorithm| algorithm.name == name);
    found
        .copied()
        .ok_or_else(|| ApiError::bad(format!("Invalid algorithm: {name}")))
}

impl Algorithm {
    /// Whether each setting is one that the algorithm has.
    ///
    /// # Errors
    /// 400 that names the first that is not.
    pub fn check_config(&self, config: &Map<String, Value>) -> Result<(), ApiError> {
        let known = |key: &str| {
            let own = self.engine == Engine::Exonym && CONFIG.iter().any(|(known, ..)| *known == key);
            own || self.alias && ALIASED_CONFIG.contains(&key)
        };
        match config.keys().find(|key| !known(key)) {
            Some(key) => {
                let name = self.name;
                Err(ApiError::bad(format!(
                    "Invalid configuration parameter: {key} for algorithm {name}"
                )))
            }
            None => Ok(()),
        }
    }

    fn description(&self) -> String {
        match (self.engine, self.alias) {
            (Engine::Exonym, false) => {
                "Names compared across scripts and spellings, weighed with dates, countries, gender and identifiers. \
                 The score is the sum of its explanations."
                    .to_owned()
            }
            (Engine::Ofac, _) => {
                "What OFAC's own list search would show, after its FAQ 249: Jaro-Winkler over the whole name, Jaro-Winkler and \
                 Soundex over its parts, the higher of the two. For comparison; only names count."
                    .to_owned()
            }
            (Engine::Exonym, true) => {
                format!("Another program's name, accepted so that its clients need not change. `{OWN}` answers to it.")
            }
        }
    }

    /// The description that clients read.
    pub fn json(&self) -> Value {
        let all = self.engine == Engine::Exonym;
        let features: Map<String, Value> = FEATURES
            .iter()
            .filter(|(key, _)| all || *key == "name")
            .map(|(key, about)| {
                let feature = json!({ "description": about, "coefficient": 1.0, "url": null });
                ((*key).to_owned(), feature)
            })
            .collect();
        let config: Map<String, Value> = CONFIG
            .iter()
            .filter(|_| all)
            .map(|(key, kind, about, default)| {
                let setting = json!({ "type": kind, "description": about, "default": default });
                ((*key).to_owned(), setting)
            })
            .collect();
        json!({
            "name": self.name,
            "description": self.description(),
            "alias_of": self.alias.then_some(OWN),
            "features": &features,
            "docs": { "name": self.name, "description": self.description(), "config": config, "features": &features },
        })
    }
}
