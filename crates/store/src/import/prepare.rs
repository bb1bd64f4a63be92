//! One candidate: kept in a temporary file, read once, counted and dated.

use std::fs::File;
use std::path::Path;

use exonym_lists::{ColumnMap, Format, Input, InputFile, MAX_FILE_BYTES};
use exonym_model::Note;
use jiff::civil::Date;

use super::count::Counter;
use super::date::{date_of, now, today};
use super::walk::Candidate;
use super::{ImportItem, ImportOptions, Outcome};
use crate::blobs::Staged;
use crate::error::{Result, StoreError};
use crate::progress::Progress;
use crate::store::Store;
use crate::version::{KeptFile, Version};

/// A version read and counted, not yet judged or kept.
pub(crate) struct Prepared {
    pub(crate) candidate: Candidate,
    /// Sizes on disk and remarks may still change.
    pub(crate) version: Version,
    pub(crate) staged: Vec<Staged>,
    pub(crate) party_ids: Vec<u8>,
    pub(crate) notes: Vec<Note>,
}

/// What preparing came to.
pub(crate) enum Step {
    Ready(Box<Prepared>),
    Done(ImportItem),
}

/// Stages and reads a candidate. What is wrong with the file ends in a [`Step::Done`].
///
/// # Errors
/// The data directory fails.
pub(crate) fn prepare(
    store: &mut Store,
    candidate: Candidate,
    options: &ImportOptions,
    progress: &mut dyn Progress,
) -> Result<Step> {
    let list = match list_id(&candidate, options) {
        Ok(list) => list,
        Err(why) => return Ok(Step::Done(refused(&candidate, options.list.clone(), why))),
    };
    let mut staged = Vec::new();
    for (_, path) in &candidate.files {
        match stage(store, path, progress)? {
            Ok(file) => staged.push(file),
            Err(why) => return Ok(Step::Done(refused(&candidate, Some(list), why))),
        }
    }
    let files = kept_files(&candidate, &staged);
    if let Some(version) = already(store, &list, &files, options)? {
        for file in staged {
            store.blobs.keep(file)?;
        }
        let published = Some(version.published.clone());
        let outcome = Outcome::AlreadyThere {
            version: Box::new(version),
        };
        return Ok(Step::Done(ImportItem {
            paths: paths(&candidate),
            list: Some(list),
            published,
            outcome,
        }));
    }
    read(candidate, list, files, staged, options, progress)
}

fn read(
    candidate: Candidate,
    list: String,
    files: Vec<KeptFile>,
    staged: Vec<Staged>,
    options: &ImportOptions,
    progress: &mut dyn Progress,
) -> Result<Step> {
    let inputs = files
        .iter()
        .zip(&staged)
        .map(|(file, staged)| InputFile::zstd(&file.name, staged.path()));
    let input = Input {
        files: inputs.collect(),
        list: list.clone(),
        column_map: options.column_map.clone(),
    };
    progress.begin(&format!("{list}: reading"), None);
    let mut counter = Counter::new(progress);
    let result = candidate.format.read(&input, &mut counter);
    let header = match result {
        Ok(header) => header,
        Err(error) => return Ok(Step::Done(refused(&candidate, Some(list), error.to_string()))),
    };
    let counted = counter.finish(&header);
    progress.end();
    let main = candidate
        .files
        .first()
        .map(|(_, path)| path.as_path())
        .unwrap_or(Path::new(""));
    let dated = date_of(
        main,
        header.published.as_deref(),
        options.published.as_deref(),
        today(),
    );
    let mut remarks = counted.remarks;
    remarks.extend(dated.remark);
    remarks.extend(in_future(&dated.day));
    let mut version = Version {
        hash: String::new(),
        list,
        published: dated.day,
        dated_by: dated.by.to_owned(),
        imported: now(),
        format: candidate.format.key().to_owned(),
        partial: candidate.format == Format::OfacCsv && files.len() == 1,
        files,
        column_map: options.column_map.clone(),
        stats: counted.stats,
        remarks,
        superseded_by: None,
    };
    version.hash = version.compute_hash();
    let (party_ids, notes) = (counted.party_ids, counted.notes);
    Ok(Step::Ready(Box::new(Prepared {
        candidate,
        version,
        staged,
        party_ids,
        notes,
    })))
}

fn in_future(day: &str) -> Option<String> {
    let day: Date = day.parse().ok()?;
    (day > today()).then(|| format!("its date, {day}, is still to come"))
}

/// Compresses a file of the user's; the inner error is about that file, the outer one about the data directory.
fn stage(
    store: &Store,
    path: &Path,
    progress: &mut dyn Progress,
) -> Result<std::result::Result<Staged, String>> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (meta, file) = match opened {
        Ok(opened) => opened,
        Err(error) => return Ok(Err(format!("{}: cannot read: {error}", path.display()))),
    };
    if !meta.is_file() {
        return Ok(Err(format!(
            "{} is a folder; a column map goes with one file",
            path.display()
        )));
    }
    if meta.len() > MAX_FILE_BYTES {
        let (size, limit) = (meta.len() >> 20, MAX_FILE_BYTES >> 20);
        return Ok(Err(format!(
            "{} has {size} MiB; the limit is {limit} MiB",
            path.display()
        )));
    }
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    progress.begin(&format!("{name}: packing"), Some(meta.len()));
    let staged = store.blobs.stage(file, path, &mut |done| progress.at(done));
    progress.end();
    match staged {
        Err(StoreError::Io {
            action: "read",
            source,
            ..
        }) => Ok(Err(format!("{}: cannot read: {source}", path.display()))),
        staged => staged.map(Ok),
    }
}

fn kept_files(candidate: &Candidate, staged: &[Staged]) -> Vec<KeptFile> {
    let files = candidate
        .files
        .iter()
        .zip(staged)
        .map(|((role, path), staged)| KeptFile {
            role: role.clone(),
            name: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            sha256: staged.sha256.clone(),
            size: staged.size,
            stored: 0,
        });
    files.collect()
}

/// The version of these bytes that is kept, unless the user wants it dated or mapped anew.
fn already(
    store: &Store,
    list: &str,
    files: &[KeptFile],
    options: &ImportOptions,
) -> Result<Option<Version>> {
    let kept = store.versions(list)?;
    Ok(kept.into_iter().find(|version| {
        let same_date = options
            .published
            .as_ref()
            .is_none_or(|day| *day == version.published);
        same_date && version.same_bytes(files) && version.column_map == options.column_map
    }))
}

/// The list id: what the content says, else what the user says, else what the column map or the file's name says.
fn list_id(candidate: &Candidate, options: &ImportOptions) -> std::result::Result<String, String> {
    let list = match (&candidate.list, &options.list) {
        (Some(found), Some(asked)) if found != asked => {
            return Err(format!(
                "this is the list {found}, and {asked} was asked for; leave --list out, or import another file"
            ));
        }
        (Some(list), _) | (None, Some(list)) => list.clone(),
        (None, None) => match &options.column_map {
            Some(map) => mapped_list(map).unwrap_or_else(|| stem(candidate)),
            None => stem(candidate),
        },
    };
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
    if list.is_empty() || list.len() > 100 || !list.chars().all(fits) {
        return Err(format!(
            "`{list}` is no list id: give one of a-z, 0-9, `_`, `-` and `.` with --list"
        ));
    }
    Ok(list)
}

/// The `list` that a column map names.
fn mapped_list(map: &str) -> Option<String> {
    ColumnMap::parse(map).ok()?.list().map(str::to_owned)
}

/// The file's name up to its first dot, as an id.
fn stem(candidate: &Candidate) -> String {
    let name = candidate.files.first().and_then(|(_, path)| path.file_name());
    let name = name
        .map(|name| name.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    stem.chars()
        .map(|c| {
            if c.is_ascii_lowercase() || c.is_ascii_digit() {
                c
            } else {
                '_'
            }
        })
        .collect()
}

pub(crate) fn paths(candidate: &Candidate) -> Vec<std::path::PathBuf> {
    candidate.files.iter().map(|(_, path)| path.clone()).collect()
}

fn refused(candidate: &Candidate, list: Option<String>, why: String) -> ImportItem {
    let outcome = Outcome::Refused {
        why,
        guards: Vec::new(),
        in_service: None,
    };
    ImportItem {
        paths: paths(candidate),
        list,
        published: None,
        outcome,
    }
}
