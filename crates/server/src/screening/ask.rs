//! What `/v1/screen` is asked: in a body or in parameters, the same thing.

use exonym_engine::Which;
use exonym_model::{CountryCode, IdKind, PartialDate, Schema};
use exonym_screen::{Filters, Options, Query, QueryParts};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::{ApiError, Issue};
use crate::ftm::clean;
use crate::params::Params;

/// Findings of a query where no limit is asked for.
const DEFAULT_LIMIT: usize = 10;

/// A batch with its options.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScreenAsk {
    /// What is asked.
    pub queries: Vec<QueryAsk>,
    /// Findings under this are left out; 0.70 where not said.
    pub threshold: Option<f32>,
    /// Most findings of a query.
    pub limit: Option<usize>,
    /// List ids; all where none.
    pub lists: Vec<String>,
    /// Programmes.
    pub programmes: Vec<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// Whether weak aliases alert alone.
    pub weak: bool,
    /// Whether every listed name is compared.
    pub exhaustive: bool,
    /// The day as of which is asked.
    pub as_of: Option<String>,
    /// The snapshot that is asked.
    pub snapshot: Option<String>,
}

/// One question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QueryAsk {
    /// The caller's id for it; given back where answers come one by one.
    pub id: Option<String>,
    /// Schema; anything where not said.
    pub schema: Option<String>,
    /// Properties as in FollowTheMoney.
    pub properties: Map<String, Value>,
    /// Shorthand for the property `name`.
    pub name: Option<String>,
    /// Birth, incorporation or build date.
    pub birth_date: Option<String>,
    /// Country by code or name.
    pub country: Option<String>,
    /// male, female or other.
    pub gender: Option<String>,
    /// `KIND:VALUE`, or a bare value.
    pub identifier: Option<String>,
}

fn unfit(loc: &[&str], msg: impl Into<String>, input: impl Into<Value>) -> ApiError {
    ApiError::Invalid(vec![Issue::new("value_error", loc, msg, input.into())])
}

/// Reads a body of our own interface, whose shape knows no fields but its own.
///
/// # Errors
/// 422 where it is no JSON of this shape.
pub fn json_of_body<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| {
        let kind = if error.is_data() {
            "value_error"
        } else {
            "json_invalid"
        };
        ApiError::Invalid(vec![Issue::new(kind, &["body"], error.to_string(), Value::Null)])
    })
}

impl ScreenAsk {
    /// Reads a body.
    ///
    /// # Errors
    /// 422 where it is no JSON of this shape.
    pub fn of_body(body: &[u8]) -> Result<ScreenAsk, ApiError> {
        json_of_body(body)
    }

    /// Reads parameters: one question with its options.
    ///
    /// # Errors
    /// 422 for a parameter that is wrong in itself.
    pub fn of_params(params: &mut Params, most: usize) -> Result<ScreenAsk, ApiError> {
        let text = |name: &str| params.text(name).map(str::to_owned);
        let query = QueryAsk {
            name: text("name"),
            schema: text("schema"),
            birth_date: text("birth_date"),
            country: text("country"),
            gender: text("gender"),
            identifier: text("identifier"),
            ..QueryAsk::default()
        };
        let (as_of, snapshot) = (text("as_of"), text("snapshot"));
        let ask = ScreenAsk {
            queries: vec![query],
            threshold: Some(params.number("threshold", exonym_screen::DEFAULT_THRESHOLD)),
            limit: Some(params.count("limit", DEFAULT_LIMIT.min(most), most)),
            lists: params.many("list"),
            programmes: params.many("programme"),
            topics: params.many("topic"),
            weak: params.flag("weak", false),
            exhaustive: params.flag("exhaustive", false),
            as_of,
            snapshot,
        };
        params.check()?;
        Ok(ask)
    }

    /// Which state of the lists is asked.
    ///
    /// # Errors
    /// 422 for a day that is none.
    pub fn which(&self) -> Result<Which, ApiError> {
        match (&self.as_of, &self.snapshot) {
            (Some(_), Some(id)) => Err(unfit(
                &["snapshot"],
                "ask as of a day or by snapshot, not both",
                id.clone(),
            )),
            (Some(day), None) => Ok(Which::AsOf(last_day(day)?)),
            (None, Some(id)) => Ok(Which::Snapshot(id.clone())),
            (None, None) => Ok(Which::Current),
        }
    }

    /// How the answer is made.
    ///
    /// # Errors
    /// 422 for a threshold or a limit out of bounds.
    pub fn options(&self, most: usize) -> Result<Options, ApiError> {
        let threshold = self.threshold.unwrap_or(exonym_screen::DEFAULT_THRESHOLD);
        if !(0.0..=1.0).contains(&threshold) {
            return Err(unfit(
                &["threshold"],
                "the threshold is a number from 0 to 1",
                f64::from(threshold),
            ));
        }
        let limit = self.limit.unwrap_or(DEFAULT_LIMIT.min(most));
        if limit > most {
            return Err(unfit(
                &["limit"],
                format!("at most {most} findings are given"),
                limit,
            ));
        }
        Ok(Options {
            threshold,
            limit,
            weak: self.weak,
            exhaustive: self.exhaustive,
            filters: Filters {
                lists: self.lists.clone(),
                programs: self.programmes.clone(),
                topics: self.topics.clone(),
                as_of: self.as_of.as_deref().map(last_day).transpose()?,
            },
        })
    }
}

fn last_day(text: &str) -> Result<String, ApiError> {
    let date: PartialDate = text
        .trim()
        .parse()
        .map_err(|_| unfit(&["as_of"], "no date; write 2023-09-13", text.to_owned()))?;
    let (year, month, day) = date.last_day();
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

impl QueryAsk {
    /// The question, valid.
    ///
    /// # Errors
    /// 422 that says which value is wrong and how to write it. Nothing is left out in silence here.
    pub fn query(&self) -> Result<Query, ApiError> {
        let schema = match &self.schema {
            Some(name) => {
                let known = Schema::all().find(|schema| schema.name().eq_ignore_ascii_case(name));
                known.ok_or_else(|| {
                    unfit(
                        &["schema"],
                        "no schema; write Person, Company, Vessel, Thing, ...",
                        name.clone(),
                    )
                })?
            }
            None => Schema::Thing,
        };
        let mut parts = if self.properties.is_empty() {
            QueryParts::default()
        } else {
            let entity = clean::example(schema, &self.properties);
            match Query::of_entity(&entity) {
                Ok(query) => query.parts().clone(),
                Err(exonym_screen::QueryError::Empty) => QueryParts::default(),
                Err(error) => return Err(unfit(&["properties"], error.to_string(), Value::Null)),
            }
        };
        parts.schema = Some(schema);
        parts.names.extend(
            self.name
                .iter()
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty()),
        );
        if let Some(text) = filled(self.birth_date.as_ref()) {
            let date = text.parse().ok().or_else(|| exonym_lists::dates::parse(text));
            let wrong = || {
                unfit(
                    &["birth_date"],
                    "no date; write 1984-01-08, 1984, 1984~ or 1980/1985",
                    text,
                )
            };
            parts.dates.push(date.ok_or_else(wrong)?);
        }
        if let Some(text) = filled(self.country.as_ref()) {
            let code = exonym_lists::country_code(text);
            let code = code.or_else(|| CountryCode::new(text).filter(|_| text.len() == 2));
            let wrong = || unfit(&["country"], "no country; write a name or an ISO code", text);
            parts.countries.push(code.ok_or_else(wrong)?);
        }
        if let Some(text) = filled(self.gender.as_ref()) {
            let gender = clean::clean(&exonym_model::Prop::GENDER, text);
            let wrong = || unfit(&["gender"], "write male, female or other", text);
            parts.gender = Some(gender.ok_or_else(wrong)?);
        }
        if let Some(text) = filled(self.identifier.as_ref()) {
            parts.ids.push(identifier(text)?);
        }
        Query::new(parts).map_err(|error| {
            let text = match error {
                exonym_screen::QueryError::Empty => "give a name or an identifier".to_owned(),
                other => other.to_string(),
            };
            unfit(&["query"], text, Value::Null)
        })
    }
}

fn filled(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

fn identifier(text: &str) -> Result<(Option<IdKind>, String), ApiError> {
    if let Some((kind, value)) = text.split_once(':')
        && let Some(kind) = IdKind::from_key(kind.trim())
    {
        kind.parse(value)
            .map_err(|error| unfit(&["identifier"], error.to_string(), text))?;
        return Ok((Some(kind), value.to_owned()));
    }
    if text.chars().filter(|c| c.is_alphanumeric()).count() < 4 {
        return Err(unfit(&["identifier"], "too short to find anyone by", text));
    }
    Ok((None, text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_values_are_told_and_not_left_out() {
        let ask = |json: &str| ScreenAsk::of_body(json.as_bytes()).map(|ask| ask.queries[0].query());
        assert!(ask(r#"{"queries":[{"name":"Kim"}]}"#).unwrap().is_ok());
        assert!(
            ask(r#"{"queries":[{"name":"Kim","birth_date":"soon"}]}"#)
                .unwrap()
                .is_err()
        );
        assert!(ask(r#"{"queries":[{"identifier":"imo:1"}]}"#).unwrap().is_err());
        assert!(ask(r#"{"queries":[{}]}"#).unwrap().is_err());
        assert!(ask(r#"{"queries":[{"nmae":"Kim"}]}"#).is_err());
    }
}
