//! Query parameters: repeated ones are lists, unknown ones are passed over, wrong ones are all named at once.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::{Value, json};

use crate::error::{ApiError, Issue};

/// Most parameters read of one request; no client needs more, and each filter costs a look-up.
const MAX_PARAMS: usize = 1000;

/// The parameters of a request, and what is wrong with those that were read so far.
#[derive(Debug, Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
    issues: Vec<Issue>,
    raw: String,
}

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Params, Infallible> {
        Ok(Params::of(parts.uri.query().unwrap_or_default()))
    }
}

impl Params {
    /// Of a query string or a form.
    pub fn of(raw: &str) -> Params {
        let mut params = Params {
            raw: raw.to_owned(),
            ..Params::default()
        };
        for (number, (name, value)) in form_urlencoded::parse(raw.as_bytes()).enumerate() {
            if number == MAX_PARAMS {
                let msg = format!("At most {MAX_PARAMS} parameters are read");
                params.issues.push(
                    Issue::new("too_long", &["query"], msg, Value::Null)
                        .with(json!({ "max_length": MAX_PARAMS })),
                );
                break;
            }
            params.pairs.push((name.into_owned(), value.into_owned()));
        }
        params
    }

    /// The query string as it came.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The last value of a parameter, if there is one and it is not blank.
    pub fn text(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().rev().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Every value of a repeated parameter.
    pub fn many(&self, name: &str) -> Vec<String> {
        let values = self.pairs.iter().filter(|(known, _)| known == name);
        values
            .map(|(_, value)| value.clone())
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// Every value of a repeated parameter, of which there may be so many.
    pub fn many_up_to(&mut self, name: &str, most: usize) -> Vec<String> {
        let values = self.many(name);
        if values.len() > most {
            let msg = format!(
                "List should have at most {most} items after validation, not {}",
                values.len()
            );
            self.issues
                .push(Issue::new("too_long", &["query", name], msg, json!(values)).with(
                    json!({ "field_type": "List", "max_length": most, "actual_length": values.len() }),
                ));
        }
        values
    }

    /// A whole number from 0 to `most`.
    pub fn count(&mut self, name: &str, default: usize, most: usize) -> usize {
        let Some(text) = self.text(name).map(str::to_owned) else {
            return default;
        };
        match text.trim().parse::<i64>() {
            Err(_) => {
                let msg = "Input should be a valid integer, unable to parse string as an integer";
                self.issues
                    .push(Issue::new("int_parsing", &["query", name], msg, text.into()));
            }
            Ok(number) if number < 0 => {
                let msg = "Input should be greater than or equal to 0";
                self.issues.push(
                    Issue::new("greater_than_equal", &["query", name], msg, text.into())
                        .with(json!({ "ge": 0 })),
                );
            }
            Ok(number) if number as u64 > most as u64 => {
                let msg = format!("Input should be less than or equal to {most}");
                self.issues.push(
                    Issue::new("less_than_equal", &["query", name], msg, text.into())
                        .with(json!({ "le": most })),
                );
            }
            Ok(number) => return usize::try_from(number).unwrap_or(default),
        }
        default
    }

    /// A number.
    pub fn number(&mut self, name: &str, default: f32) -> f32 {
        let Some(text) = self.text(name).map(str::to_owned) else {
            return default;
        };
        match text.trim().parse::<f32>() {
            Ok(number) if number.is_finite() => number,
            _ => {
                let msg = "Input should be a valid number, unable to parse string as a number";
                self.issues
                    .push(Issue::new("float_parsing", &["query", name], msg, text.into()));
                default
            }
        }
    }

    /// A truth, in the spellings that clients send.
    pub fn flag(&mut self, name: &str, default: bool) -> bool {
        let Some(text) = self.text(name).map(str::to_owned) else {
            return default;
        };
        match text.trim().to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" | "t" | "y" => true,
            "false" | "0" | "no" | "off" | "f" | "n" => false,
            _ => {
                let msg = "Input should be a valid boolean, unable to interpret input";
                self.issues
                    .push(Issue::new("bool_parsing", &["query", name], msg, text.into()));
                default
            }
        }
    }

    /// `changed_since`: a day, or a day with hours, minutes and seconds.
    pub fn since(&mut self) -> Option<String> {
        const PATTERN: &str = r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$";
        let text = self.text("changed_since")?.to_owned();
        let shape: String = text
            .chars()
            .map(|c| if c.is_ascii_digit() { '9' } else { c })
            .collect();
        let known = [
            "9999-99-99",
            "9999-99-99T99",
            "9999-99-99T99:99",
            "9999-99-99T99:99:99",
        ];
        if known.contains(&shape.as_str()) {
            return Some(text);
        }
        let msg = format!("String should match pattern '{PATTERN}'");
        self.issues.push(
            Issue::new(
                "string_pattern_mismatch",
                &["query", "changed_since"],
                msg,
                text.into(),
            )
            .with(json!({ "pattern": PATTERN })),
        );
        None
    }

    /// Refuses a value.
    pub fn refuse(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// All parameters that were read are right.
    ///
    /// # Errors
    /// 422 with each that is not.
    pub fn check(&mut self) -> Result<(), ApiError> {
        match std::mem::take(&mut self.issues) {
            issues if issues.is_empty() => Ok(()),
            issues => Err(ApiError::Invalid(issues)),
        }
    }
}
