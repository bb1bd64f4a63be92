//! Prepared versions, oldest first: questions, judgement, and the one transaction that makes a version visible.

use std::collections::BTreeSet;

use super::prepare::{Prepared, paths};
use super::{ImportItem, ImportOptions, ImportReport, Outcome};
use crate::error::Result;
use crate::guard::judge;
use crate::store::Store;
use crate::version::{self, KeptFile, Version};

/// Judges and keeps what was prepared.
///
/// # Errors
/// The data directory fails. What was committed before stays committed.
pub(crate) fn commit_all(
    store: &mut Store,
    mut ready: Vec<Prepared>,
    options: &ImportOptions,
    report: &mut ImportReport,
) -> Result<()> {
    let key = |one: &Prepared| (one.version.list.clone(), one.version.published.clone());
    ready.sort_by_key(key);
    let twins = twins(&ready);
    for prepared in ready {
        let (list, published) = key(&prepared);
        let paths = paths(&prepared.candidate);
        let outcome = match twins
            .iter()
            .find(|(day, _)| *day == (list.clone(), published.clone()))
        {
            Some((_, why)) => Outcome::Question { why: why.clone() },
            None => decide(store, prepared, options)?,
        };
        let outcome = with_in_service(store, &list, outcome)?;
        report.items.push(ImportItem {
            paths,
            list: Some(list),
            published: Some(published),
            outcome,
        });
    }
    Ok(())
}

type Day = (String, String);

/// The days of which this very import brings several different versions, with the question to ask.
fn twins(ready: &[Prepared]) -> Vec<(Day, String)> {
    let mut found = Vec::new();
    for group in ready
        .chunk_by(|a, b| (&a.version.list, &a.version.published) == (&b.version.list, &b.version.published))
    {
        let hashes: BTreeSet<_> = group.iter().map(|one| &one.version.hash).collect();
        let Some(first) = group.first().filter(|_| hashes.len() > 1) else {
            continue;
        };
        let mains = group.iter().filter_map(|one| one.candidate.files.first());
        let mains: Vec<_> = mains.map(|(_, path)| path.display().to_string()).collect();
        let why = format!(
            "{} different versions of {} are of {}: {}. Import the right one alone, or give each its date with --published",
            hashes.len(),
            first.version.list,
            first.version.published,
            mains.join(", ")
        );
        found.push(((first.version.list.clone(), first.version.published.clone()), why));
    }
    found
}

fn decide(store: &mut Store, mut prepared: Prepared, options: &ImportOptions) -> Result<Outcome> {
    let kept = store.versions(&prepared.version.list)?;
    let replaced = match place(&prepared.version, &kept, options) {
        Place::Free => Vec::new(),
        Place::Replaces(hashes) => hashes,
        Place::There(version) => return Ok(Outcome::AlreadyThere { version }),
        Place::Question(why) => return Ok(Outcome::Question { why }),
    };
    let others: Vec<_> = kept
        .into_iter()
        .filter(|version| !replaced.contains(&version.hash))
        .collect();
    if let Some(why) = lesser(&mut prepared.version, others.last(), options) {
        return Ok(Outcome::Refused {
            why,
            guards: Vec::new(),
            in_service: None,
        });
    }
    let guards = judge(&prepared.version, &others);
    if guards
        .iter()
        .any(|guard| !(options.force && guard.can_be_forced()))
    {
        let found: Vec<_> = guards.iter().map(ToString::to_string).collect();
        let hint = match guards.iter().all(crate::guard::Guard::can_be_forced) {
            true => ". Fetch the file again; if the publisher really did this, import with --force",
            false => ". Fetch the file again",
        };
        return Ok(Outcome::Refused {
            why: found.join("; ") + hint,
            guards,
            in_service: None,
        });
    }
    prepared.version.remarks.extend(
        guards
            .iter()
            .map(|guard| format!("taken by force although {guard}")),
    );
    let newer = others
        .iter()
        .rfind(|version| version.published > prepared.version.published);
    let newer = newer.map(|version| version.published.clone());
    let version = Box::new(keep(store, prepared, &replaced)?);
    Ok(match newer {
        Some(in_service) => Outcome::History { version, in_service },
        None => Outcome::InService { version },
    })
}

/// How a version stands to those kept.
enum Place {
    /// No version of its day.
    Free,
    /// It takes the place of these.
    Replaces(Vec<String>),
    /// It is kept already.
    There(Box<Version>),
    /// The user must decide.
    Question(String),
}

fn place(new: &Version, kept: &[Version], options: &ImportOptions) -> Place {
    let same_bytes = kept.iter().find(|version| version.same_bytes(&new.files));
    let same_day = kept.iter().find(|version| version.published == new.published);
    match (same_bytes, same_day) {
        (Some(old), _) if old.published == new.published && old.column_map == new.column_map => {
            Place::There(Box::new(old.clone()))
        }
        // The user's own map has changed, the file has not: no doubt about which is meant.
        (Some(old), _) if old.published == new.published => Place::Replaces(vec![old.hash.clone()]),
        (Some(old), _) if !options.replace => Place::Question(format!(
            "the same bytes are kept as the version of {} (dated by {}); to date them {} instead, import with --replace",
            old.published, old.dated_by, new.published
        )),
        (_, Some(old)) if contains(&new.files, &old.files) && old.column_map == new.column_map => {
            Place::Replaces(vec![old.hash.clone()])
        }
        (_, Some(old)) if contains(&old.files, &new.files) && !options.partial => {
            Place::There(Box::new(old.clone()))
        }
        (_, Some(old)) if !options.replace => Place::Question(format!(
            "{} of {} is kept with other bytes (SHA-256 {}, {}); to put this file (SHA-256 {}, {}) in its place, import with \
             --replace; if it is of another day, with --published",
            new.list,
            new.published,
            short(old.sha256()),
            old.format,
            short(new.sha256()),
            new.format
        )),
        (bytes, day) => {
            let hashes: BTreeSet<_> = bytes
                .into_iter()
                .chain(day)
                .map(|version| version.hash.clone())
                .collect();
            if hashes.is_empty() {
                Place::Free
            } else {
                Place::Replaces(hashes.into_iter().collect())
            }
        }
    }
}

fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// Whether every file of `part` is among those of `whole`.
fn contains(whole: &[KeptFile], part: &[KeptFile]) -> bool {
    let key = |file: &KeptFile| (file.role.clone(), file.sha256.clone());
    let whole: BTreeSet<_> = whole.iter().map(key).collect();
    part.iter().map(key).all(|file| whole.contains(&file))
}

/// Why a family that lacks files which the version in service has may not be taken; a remark where it is taken.
fn lesser(new: &mut Version, in_service: Option<&Version>, options: &ImportOptions) -> Option<String> {
    if new.format != exonym_lists::Format::OfacCsv.key() {
        return None;
    }
    let missing = in_service.map(|old| missing_roles(new, old)).unwrap_or_default();
    if !missing.is_empty() && !options.partial {
        return Some(format!(
            "it lacks what the version in service has ({}); put the files of the family into one folder and import the folder, \
             or take it as it is with --partial",
            missing.join(", ")
        ));
    }
    if new.partial {
        let remark =
            "the main file alone: no aliases, addresses or comments from the other files of the family";
        new.remarks.push(remark.to_owned());
    } else if !missing.is_empty() {
        new.remarks.push(format!("taken without {}", missing.join(", ")));
    }
    None
}

fn missing_roles(new: &Version, old: &Version) -> Vec<String> {
    if old.format != new.format {
        let format = old.format.clone();
        return if new.partial {
            vec![format!("what {format} tells of each party")]
        } else {
            Vec::new()
        };
    }
    let has = |role: &str| new.files.iter().any(|file| file.role == role);
    old.files
        .iter()
        .filter(|file| !has(&file.role))
        .map(|file| file.role.clone())
        .collect()
}

/// Keeps the blobs, then writes the row; only the commit makes the version visible.
fn keep(store: &mut Store, prepared: Prepared, replaced: &[String]) -> Result<Version> {
    let Prepared {
        mut version,
        staged,
        party_ids,
        notes,
        ..
    } = prepared;
    for (file, staged) in version.files.iter_mut().zip(staged) {
        file.stored = store.blobs.keep(staged)?;
    }
    let write = store.catalogue.write()?;
    let failed = version::failed_on(&write);
    for hash in replaced {
        let text = "UPDATE version SET superseded_by = ? WHERE hash = ?";
        write.execute(text, [&version.hash, hash]).map_err(&failed)?;
    }
    // A version that was once put aside may come back in the place of the one that replaced it.
    let text = "UPDATE version SET superseded_by = NULL WHERE hash = ?";
    if write.execute(text, [&version.hash]).map_err(&failed)? == 0 {
        version::insert(&write, &version, &party_ids, &notes)?;
    }
    write.commit().map_err(&failed)?;
    Ok(version)
}

/// Names the version that stays in service in a refusal.
fn with_in_service(store: &Store, list: &str, outcome: Outcome) -> Result<Outcome> {
    Ok(match outcome {
        Outcome::Refused { why, guards, .. } => {
            let in_service = store.in_service_of(list)?.map(|version| version.published);
            Outcome::Refused {
                why,
                guards,
                in_service,
            }
        }
        outcome => outcome,
    })
}
