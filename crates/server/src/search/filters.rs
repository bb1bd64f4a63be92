//! The filters of a search.

use std::collections::BTreeMap;

use exonym_model::Schema;

use crate::book::{Row, field_hash};
use crate::error::{ApiError, Issue};
use crate::matching::options::changed_after;
use crate::params::Params;
use crate::service::{Scope, Service};

/// Most filters of one search.
const MAX_FILTERS: usize = 200;

/// What a party must be, apart from the words.
#[derive(Debug, Clone)]
pub struct SearchFilters {
    scope: Scope,
    schemata: Vec<Schema>,
    exclude_schema: Vec<String>,
    changed_since: Option<String>,
    /// For each field the hashes of its values; one of them must be stated, or all with `filter_op=AND`.
    fields: BTreeMap<String, Vec<u64>>,
    all_values: bool,
}

impl SearchFilters {
    /// Reads the parameters.
    ///
    /// # Errors
    /// 400 for a schema or filter that is none, 404 for an unknown dataset, 422 for a value of the wrong type.
    pub fn of_params(
        service: &Service,
        dataset: &str,
        params: &mut Params,
    ) -> Result<SearchFilters, ApiError> {
        let changed_since = params.since();
        let operator = params.text("filter_op").unwrap_or("OR").to_owned();
        if operator != "OR" && operator != "AND" {
            let msg = "Input should be 'OR' or 'AND'";
            params.refuse(Issue::new(
                "enum",
                &["query", "filter_op"],
                msg,
                operator.clone().into(),
            ));
        }
        let filters = params.many_up_to("filter", MAX_FILTERS);
        params.check()?;
        let scope = service.scope(
            dataset,
            &params.many("include_dataset"),
            &params.many("exclude_dataset"),
        )?;
        let schemata = schemata(params.text("schema").unwrap_or("Thing"))?;
        let mut fields = BTreeMap::<String, Vec<u64>>::new();
        for group in ["countries", "topics", "datasets"] {
            for value in params.many(group) {
                fields
                    .entry(group.to_owned())
                    .or_default()
                    .push(field_hash(group, &value));
            }
        }
        for filter in filters {
            let (field, value) = filter
                .split_once(':')
                .filter(|(field, value)| !field.trim().is_empty() && !value.trim().is_empty())
                .ok_or_else(|| ApiError::bad(format!("Invalid filter: '{filter}'")))?;
            let field = field.trim();
            fields
                .entry(field.to_owned())
                .or_default()
                .push(field_hash(field, value));
        }
        Ok(SearchFilters {
            scope,
            schemata,
            exclude_schema: params.many("exclude_schema"),
            changed_since,
            fields,
            all_values: operator == "AND",
        })
    }

    /// The lists asked.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// For each field the parties that pass it, sorted; asked once, before rows are looked at.
    pub fn passing(&self, service: &Service) -> Vec<Vec<u32>> {
        let one = |hashes: &Vec<u64>| {
            let mut sets = hashes
                .iter()
                .map(|hash| service.book.fields().get(*hash).collect::<Vec<u32>>());
            let mut passing = sets.next().unwrap_or_default();
            for set in sets {
                if self.all_values {
                    passing.retain(|party| set.binary_search(party).is_ok());
                } else {
                    passing.extend(set);
                    passing.sort_unstable();
                    passing.dedup();
                }
            }
            passing
        };
        self.fields.values().map(one).collect()
    }

    /// Whether a row passes all but the fields.
    pub fn wants(&self, row: &Row<'_>) -> bool {
        self.scope.any(row.lists)
            && self.schemata.contains(&row.schema)
            && !self.exclude_schema.iter().any(|name| name == row.schema.name())
            && changed_after(row, self.changed_since.as_deref())
    }
}

/// The schemata that a schema asks for: those it can be matched with, or its descendants.
fn schemata(name: &str) -> Result<Vec<Schema>, ApiError> {
    let asked = Schema::from_name(name).ok_or_else(|| ApiError::bad("Invalid schema"))?;
    Ok(Schema::all()
        .filter(|schema| {
            if asked.is_matchable() {
                asked.can_match(*schema)
            } else {
                schema.is_a(asked)
            }
        })
        .collect())
}
