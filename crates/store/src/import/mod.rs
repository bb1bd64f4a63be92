//! Import: from paths to kept versions, or to a refusal that says why.
//!
//! Three steps, in this order, so that nothing half-done is ever seen: every candidate is compressed into a temporary file
//! and read from it (what is judged is what is kept, whatever happens to the original meanwhile); then, oldest first, each
//! is judged against the version before it; then its blobs are kept and one transaction makes it visible.

mod commit;
mod count;
mod date;
mod prepare;
mod walk;

use std::path::PathBuf;

use serde::Serialize;

pub(crate) use count::unpack;
pub use date::parse_day;
pub(crate) use date::{now, today};

use crate::error::Result;
use crate::guard::Guard;
use crate::lock::WriterLock;
use crate::progress::Progress;
use crate::store::Store;
use crate::version::Version;
use walk::{Aside, Candidate};

/// What the user decided about an import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The list id for a file that names none; for one that does, it must be the same.
    pub list: Option<String>,
    /// The publication date, ISO day; stronger than what the file says.
    pub published: Option<String>,
    /// Take the main file of a family alone though a fuller version is in service.
    pub partial: bool,
    /// Take a version though a guard found it shrunken or emptied.
    pub force: bool,
    /// Put the version in the place of the one of the same list and date.
    pub replace: bool,
    /// The text of a column map (TOML): the paths are the user's own tables.
    pub column_map: Option<String>,
}

/// What became of one version's files.
#[derive(Debug, Clone, Serialize)]
pub struct ImportItem {
    /// The files, main file first.
    pub paths: Vec<PathBuf>,
    /// The list, where it was found out.
    pub list: Option<String>,
    /// The version's day, where it was found out.
    pub published: Option<String>,
    /// What became of them.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What became of a version's files; see [`ImportItem`].
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// Kept, and now in service.
    InService {
        /// The new version.
        version: Box<Version>,
    },
    /// Kept in history: a newer version is in service.
    History {
        /// The new version.
        version: Box<Version>,
        /// The date of the one in service.
        in_service: String,
    },
    /// The same bytes are kept already.
    AlreadyThere {
        /// The kept version.
        version: Box<Version>,
    },
    /// Not taken; what was in service stays.
    Refused {
        /// Why, with what was seen and what to try.
        why: String,
        /// The guards that found something, if that is why.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        guards: Vec<Guard>,
        /// The date of the version that stays in service, if there is one.
        in_service: Option<String>,
    },
    /// Not taken till the user decides.
    Question {
        /// What is to be decided, and how to say it.
        why: String,
    },
    /// No list that is known; left where it is.
    Unknown {
        /// What was seen.
        seen: String,
    },
}

/// What became of an import, version by version.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportReport {
    /// In the order in which they were found, files left aside last.
    pub items: Vec<ImportItem>,
}

impl ImportReport {
    /// The versions that were newly kept.
    pub fn kept(&self) -> impl Iterator<Item = &Version> {
        self.items.iter().filter_map(|item| match &item.outcome {
            Outcome::InService { version } | Outcome::History { version, .. } => Some(version.as_ref()),
            _ => None,
        })
    }

    /// Whether a list file was refused or asks a question. Files that are no lists do not count.
    pub fn has_refusals(&self) -> bool {
        let stopped =
            |item: &ImportItem| matches!(item.outcome, Outcome::Refused { .. } | Outcome::Question { .. });
        self.items.iter().any(stopped)
    }

    /// Of these paths, those that are no list: a file that was named is meant, one in a folder may be anything.
    pub fn no_lists<'a>(&'a self, named: &'a [PathBuf]) -> impl Iterator<Item = &'a PathBuf> {
        let unknown = self.items.iter();
        let unknown = unknown.filter(|item| matches!(item.outcome, Outcome::Unknown { .. }));
        let paths = unknown.flat_map(|item| &item.paths);
        paths.filter(|path| named.contains(path))
    }

    /// Whether there was no list at all.
    pub fn is_empty(&self) -> bool {
        let unknown = |item: &ImportItem| matches!(item.outcome, Outcome::Unknown { .. });
        self.items.iter().all(unknown)
    }
}

impl Store {
    /// Imports what stands under the paths: folders are walked, a file is taken alone. What happens to each version's files
    /// stands in the report; one refused file does not keep the others from being taken.
    ///
    /// # Errors
    /// Another import is under way, a path cannot be read, `published` is no day, or the data directory fails.
    pub fn import(
        &mut self,
        paths: &[PathBuf],
        options: &ImportOptions,
        progress: &mut dyn Progress,
    ) -> Result<ImportReport> {
        let options = checked(options)?;
        let _lock = WriterLock::take(self.data_dir())?;
        self.blobs.clear_scratch()?;
        let (candidates, aside) = match &options.column_map {
            Some(_) => (mapped(paths), Vec::new()),
            None => walk::candidates(paths)?,
        };
        let mut report = ImportReport::default();
        let mut ready = Vec::new();
        for candidate in candidates {
            match prepare::prepare(self, candidate, &options, progress)? {
                prepare::Step::Ready(prepared) => ready.push(*prepared),
                prepare::Step::Done(item) => report.items.push(item),
            }
        }
        commit::commit_all(self, ready, &options, &mut report)?;
        report.items.extend(aside.into_iter().map(aside_item));
        Ok(report)
    }
}

fn checked(options: &ImportOptions) -> Result<ImportOptions> {
    let published = options.published.as_deref().map(parse_day).transpose()?;
    Ok(ImportOptions {
        published,
        ..options.clone()
    })
}

/// A user's own tables: each file is a version by the column map that came with it.
fn mapped(paths: &[PathBuf]) -> Vec<Candidate> {
    let single = |path: &PathBuf| Candidate {
        files: vec![("main".to_owned(), path.clone())],
        format: exonym_lists::Format::ColumnMap,
        list: None,
    };
    paths.iter().map(single).collect()
}

fn aside_item(aside: Aside) -> ImportItem {
    let (paths, outcome) = match aside {
        Aside::Unknown { path, seen } => (vec![path], Outcome::Unknown { seen }),
        Aside::Refused { paths, why } => (
            paths,
            Outcome::Refused {
                why,
                guards: Vec::new(),
                in_service: None,
            },
        ),
    };
    ImportItem {
        paths,
        list: None,
        published: None,
        outcome,
    }
}
