//! What answers: one index with its look-ups, swapped as a whole. A request takes it once and asks nothing else, so that no
//! answer mixes two snapshots.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use exonym_engine::{Data, Engine};
use exonym_index::{Index, IndexError, Meta};
use exonym_screen::Screener;

use crate::book::{Book, Numbers};
use crate::error::ApiError;
use crate::ofac::names::{self, PlainName};

/// An engine in service.
pub struct Service {
    /// The engine.
    pub engine: Engine,
    /// Its look-ups.
    pub book: Book,
    plain_names: OnceLock<Vec<PlainName>>,
}

/// The lists that a request asks, by their numbers in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Numbers.
    pub lists: BTreeSet<u16>,
    /// Whether these are all lists of the index.
    pub whole: bool,
}

impl Scope {
    /// Whether it holds any of these lists.
    pub fn any(&self, lists: Numbers<'_>) -> bool {
        lists
            .iter()
            .any(|list| u16::try_from(list).is_ok_and(|list| self.lists.contains(&list)))
    }
}

impl Service {
    /// Reads what there is to look up, kept in the data directory beside the index; the sample is nowhere, and small.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn new(engine: Engine, data_dir: &Path) -> Result<Service, IndexError> {
        let index = engine.screener.index();
        let book = if engine.sample {
            Book::of(index)?
        } else {
            Book::kept(index, data_dir)?
        };
        Ok(Service {
            engine,
            book,
            plain_names: OnceLock::new(),
        })
    }

    /// The screener.
    pub fn screener(&self) -> &Screener<Data> {
        &self.engine.screener
    }

    /// The index.
    pub fn index(&self) -> &Index<Data> {
        self.engine.screener.index()
    }

    /// What the index says of itself.
    pub fn meta(&self) -> &Meta {
        self.index().meta()
    }

    /// The listed names for OFAC's score; made when first asked for.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn plain_names(&self) -> Result<&[PlainName], IndexError> {
        if let Some(known) = self.plain_names.get() {
            return Ok(known);
        }
        let made = names::of_index(self)?;
        Ok(self.plain_names.get_or_init(|| made))
    }

    /// The lists behind a dataset name: `default`, `sanctions`, `peps`, or a list's own id.
    ///
    /// # Errors
    /// 404 where there is none of that name.
    pub fn dataset(&self, name: &str) -> Result<BTreeSet<u16>, ApiError> {
        let lists = self.meta().lists.iter().zip(0_u16..);
        if name == "default" {
            return Ok(lists.map(|(_, number)| number).collect());
        }
        if name == "sanctions" || name == "peps" {
            let of_scope = self
                .book
                .scopes
                .iter()
                .zip(0_u16..)
                .filter(|(scopes, _)| scopes.iter().any(|scope| scope == name));
            return Ok(of_scope.map(|(_, number)| number).collect());
        }
        let found = lists
            .filter(|(list, _)| list.version.list == name)
            .map(|(_, number)| number);
        let found: BTreeSet<u16> = found.collect();
        if found.is_empty() {
            return Err(ApiError::missing("No such dataset."));
        }
        Ok(found)
    }

    /// A dataset, cut to those included and without those excluded.
    ///
    /// # Errors
    /// 404 where there is no such dataset. Names to include or exclude that are none count for nothing.
    pub fn scope(&self, name: &str, include: &[String], exclude: &[String]) -> Result<Scope, ApiError> {
        let mut lists = self.dataset(name)?;
        let members = |names: &[String]| -> BTreeSet<u16> {
            names
                .iter()
                .filter_map(|name| self.dataset(name).ok())
                .flatten()
                .collect()
        };
        if !include.is_empty() {
            let included = members(include);
            lists.retain(|list| included.contains(list));
        }
        let excluded = members(exclude);
        lists.retain(|list| !excluded.contains(list));
        let whole = lists.len() == self.meta().lists.len();
        Ok(Scope { lists, whole })
    }

    /// The id of a list by its number.
    pub fn list_id(&self, number: impl Into<u32>) -> &str {
        let list = self.meta().lists.get(number.into() as usize);
        list.map(|list| list.version.list.as_str()).unwrap_or_default()
    }
}
