//! Update: fetch what changed and hand it to the store, whose guards decide.

use std::path::Path;

use exonym_store::{ImportItem, ImportOptions, Outcome, Progress, Store, Validators, Version};
use reqwest::Url;
use reqwest::blocking::Client;

use crate::client::client;
use crate::config::FetchConfig;
use crate::error::FetchError;
use crate::get::{Got, Job, local_error};
use crate::retry::with_retries;
use crate::sources::Source;

/// What became of one list.
#[derive(Debug)]
pub struct ListUpdate {
    /// The list.
    pub list: String,
    /// What became of it.
    pub result: Result<Updated, FetchError>,
    /// The version in service now, whatever became of the update.
    pub in_service: Option<Version>,
}

/// A fetch that came through.
#[derive(Debug)]
pub enum Updated {
    /// The server says that nothing changed since the version in service.
    NotModified,
    /// A file came; the store took it, had it already, or refused it.
    Fetched(Box<ImportItem>),
}

impl ListUpdate {
    /// Whether the list is as new as its publisher offers it.
    pub fn is_current(&self) -> bool {
        match &self.result {
            Ok(Updated::NotModified) => true,
            Ok(Updated::Fetched(item)) => {
                matches!(
                    item.outcome,
                    Outcome::InService { .. } | Outcome::AlreadyThere { .. }
                )
            }
            Err(_) => false,
        }
    }
}

/// Updates lists one after the other; with none named, all that can be fetched without a person. One that fails does not keep
/// the others from being updated, and leaves its last good version in service.
pub fn update(
    store: &mut Store,
    lists: &[String],
    config: &FetchConfig,
    progress: &mut dyn Progress,
) -> Vec<ListUpdate> {
    let all = || config.sources.iter().filter(|source| source.targets().is_ok());
    let lists: Vec<String> = match lists {
        [] => all().map(|source| source.list.clone()).collect(),
        lists => lists.to_vec(),
    };
    let one = |list: String| {
        let result = update_one(store, &list, config, progress);
        let in_service = store.in_service_of(&list).ok().flatten();
        ListUpdate {
            list,
            result,
            in_service,
        }
    };
    lists.into_iter().map(one).collect()
}

fn update_one(
    store: &mut Store,
    list: &str,
    config: &FetchConfig,
    progress: &mut dyn Progress,
) -> Result<Updated, FetchError> {
    let source = config.sources.get(list)?;
    let targets = source.targets()?;
    let client = client(config, source.browser)?;
    let folder = tempfile::Builder::new()
        .prefix("fetch-")
        .tempdir_in(store.scratch_dir());
    let folder = folder.map_err(|error| local_error("create", store.scratch_dir(), error))?;
    let mut known = Vec::new();
    for (_, url) in &targets {
        known.push(store.validators(list, url.as_str())?);
    }
    // Of a family, "not changed" counts only when it is said of every file.
    if known.iter().any(Option::is_none) {
        known.fill(None);
    }
    let fetch = Fetch {
        config,
        client: &client,
        source,
        folder: folder.path(),
    };
    let found = match fetch.all(&targets, &known, progress)? {
        Some(found) => found,
        None => return Ok(Updated::NotModified),
    };
    let item = hand_over(store, source, folder.path(), &targets, progress)?;
    let version = match &item.outcome {
        Outcome::InService { version } | Outcome::AlreadyThere { version } => Some(version.hash.clone()),
        _ => None,
    };
    if let Some(version) = version {
        for ((_, url), found) in targets.iter().zip(&found) {
            store.keep_validators(list, url.as_str(), found, &version)?;
        }
    }
    Ok(Updated::Fetched(Box::new(item)))
}

struct Fetch<'a> {
    config: &'a FetchConfig,
    client: &'a Client,
    source: &'a Source,
    folder: &'a Path,
}

impl Fetch<'_> {
    /// Fetches every file; `None` where the server says of all that nothing changed.
    fn all(
        &self,
        targets: &[(String, Url)],
        known: &[Option<Validators>],
        progress: &mut dyn Progress,
    ) -> Result<Option<Vec<Validators>>, FetchError> {
        let mut found = Vec::new();
        for (target, known) in targets.iter().zip(known) {
            found.push(self.one(target, known.as_ref(), progress)?);
        }
        if found.iter().all(Option::is_none) {
            return Ok(None);
        }
        let mut whole = Vec::new();
        for (target, found) in targets.iter().zip(found) {
            let validators = match found {
                Some(validators) => Some(validators),
                None => self.one(target, None, progress)?,
            };
            whole.push(validators.unwrap_or_default());
        }
        Ok(Some(whole))
    }

    fn one(
        &self,
        (name, url): &(String, Url),
        known: Option<&Validators>,
        progress: &mut dyn Progress,
    ) -> Result<Option<Validators>, FetchError> {
        let target = self.folder.join(name);
        let (config, client, source) = (self.config, self.client, self.source);
        let job = Job {
            config,
            client,
            source,
            url,
            target: &target,
            known,
        };
        let shown = url.origin().ascii_serialization() + url.path();
        let got = with_retries(config, &shown, progress, |deadline, progress| {
            job.attempt(deadline, progress)
        })?;
        Ok(match got {
            Got::NotModified => None,
            Got::File(validators) => Some(validators),
        })
    }
}

/// Gives the files to the store. A file of the same day with other bytes is a question when a person brings it; when the
/// publisher's own address offers it and the version in service came from there too, it is the publisher's second issue of the
/// day, and takes the place of the first.
fn hand_over(
    store: &mut Store,
    source: &Source,
    folder: &Path,
    targets: &[(String, Url)],
    progress: &mut dyn Progress,
) -> Result<ImportItem, FetchError> {
    let path = match targets {
        [(name, _)] => folder.join(name),
        _ => folder.to_owned(),
    };
    let replace = store.was_downloaded(&source.list)?;
    let options = ImportOptions {
        list: Some(source.list.clone()),
        replace,
        ..ImportOptions::default()
    };
    let mut report = store.import(&[path], &options, progress)?;
    let at = report
        .items
        .iter()
        .position(|item| item.list.is_some())
        .unwrap_or(0);
    if report.items.is_empty() {
        return Err(FetchError::Sources(format!(
            "nothing came of the files of `{}`",
            source.list
        )));
    }
    Ok(report.items.swap_remove(at))
}
