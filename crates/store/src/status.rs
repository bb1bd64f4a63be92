//! What is in service, how old it is, and whether what is kept is still whole.

use std::collections::BTreeSet;

use exonym_model::{Entity, Note};
use jiff::civil::Date;
use serde::Serialize;

use crate::error::{Result, StoreError};
use crate::import::{parse_day, today};
use crate::progress::Progress;
use crate::store::Store;
use crate::version::{Version, failed_on};

/// One list in service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListStatus {
    /// The list id.
    pub list: String,
    /// Who publishes it.
    pub publisher: String,
    /// The version in service: its date, hash, figures and remarks.
    pub version: Version,
    /// Days since its publication; below zero for one dated in the future.
    pub age_days: i64,
    /// Versions kept of the list, this one included.
    pub versions: u64,
    /// What a look at the kept files shows (presence and size; [`Store::verify`] reads them).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub damaged: Option<String>,
}

/// What [`Store::verify`] found of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionCheck {
    /// The list id.
    pub list: String,
    /// The version's date.
    pub published: String,
    /// The version's hash.
    pub hash: String,
    /// Whether it is the one in service.
    pub in_service: bool,
    /// What is wrong with it, and what to do; `None` where all is well.
    pub damage: Option<String>,
    /// Where the reader now counts otherwise than at import (a newer program), in words.
    pub drift: Option<String>,
}

/// What [`Store::verify`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Every kept version.
    pub versions: Vec<VersionCheck>,
    /// What SQLite says of the catalogue, where that is not `ok`.
    pub catalogue: Option<String>,
    /// Blobs that no version needs, left by an import that was killed. They do no harm.
    pub unused_blobs: u64,
}

impl VerifyReport {
    /// Whether anything is damaged.
    pub fn is_damaged(&self) -> bool {
        self.catalogue.is_some() || self.versions.iter().any(|version| version.damage.is_some())
    }
}

impl Store {
    /// The lists in service. `today` (ISO day) is given by the caller where an answer must not depend on the clock.
    pub fn status(&self, today_is: Option<&str>) -> Result<Vec<ListStatus>> {
        let day = today_is.map(parse_day).transpose()?;
        let day = day.and_then(|day| day.parse::<Date>().ok()).unwrap_or_else(today);
        let mut found = Vec::new();
        for version in self.in_service()? {
            let published = version.published.parse::<Date>();
            let age = published
                .map(|published| (day - published).get_days())
                .unwrap_or_default();
            found.push(ListStatus {
                list: version.list.clone(),
                publisher: version.publisher().to_owned(),
                age_days: i64::from(age),
                versions: self.versions(&version.list)?.len() as u64,
                damaged: self.glance(&version),
                version,
            });
        }
        Ok(found)
    }

    /// Whether the files of a version are there in the size in which they were kept.
    fn glance(&self, version: &Version) -> Option<String> {
        version.files.iter().find_map(|file| {
            let path = self.blobs.path(&file.sha256);
            match std::fs::metadata(&path) {
                Err(error) => Some(format!("{} ({}): {error}", file.name, path.display())),
                Ok(meta) if meta.len() != file.stored => {
                    let (now, then) = (meta.len(), file.stored);
                    Some(format!(
                        "{} ({}): {now} bytes, kept were {then}",
                        file.name,
                        path.display()
                    ))
                }
                Ok(_) => None,
            }
        })
    }

    /// Reads every kept file through, compares its hash and reads the list again.
    ///
    /// # Errors
    /// The catalogue or the folder of blobs cannot be read; damage to a version stands in the report.
    pub fn verify(&self, progress: &mut dyn Progress) -> Result<VerifyReport> {
        let sql = self.catalogue.sql();
        let sound: String = sql
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(failed_on(sql))?;
        let serving: BTreeSet<_> = self
            .in_service()?
            .into_iter()
            .map(|version| version.hash)
            .collect();
        let versions = self.all_versions()?;
        let mut report = VerifyReport {
            catalogue: Some(sound).filter(|text| text != "ok"),
            ..Default::default()
        };
        progress.begin("verifying", Some(versions.len() as u64));
        for (done, version) in versions.iter().enumerate() {
            report
                .versions
                .push(self.check(version, serving.contains(&version.hash))?);
            progress.at(done as u64 + 1);
        }
        progress.end();
        let used: BTreeSet<_> = versions
            .iter()
            .flat_map(|version| &version.files)
            .map(|file| &file.sha256)
            .collect();
        report.unused_blobs = self
            .blobs
            .all()?
            .iter()
            .filter(|hash| !used.contains(hash))
            .count() as u64;
        Ok(report)
    }

    fn check(&self, version: &Version, in_service: bool) -> Result<VersionCheck> {
        let mut counts = (0, 0);
        let result = self.read_version(version, &mut Counting(&mut counts));
        let (mut damage, mut drift) = (None, None);
        match result {
            Err(error @ (StoreError::Damaged { .. } | StoreError::Unreadable { .. })) => {
                damage = Some(error.to_string());
            }
            Err(error) => return Err(error),
            Ok(_) if counts != (version.stats.parties, version.stats.entities) => {
                let (parties, entities) = counts;
                let stats = &version.stats;
                drift = Some(format!(
                    "reads as {parties} parties and {entities} entities; at import it was {} and {}",
                    stats.parties, stats.entities
                ));
            }
            Ok(_) => {}
        }
        let (list, published, hash) = (
            version.list.clone(),
            version.published.clone(),
            version.hash.clone(),
        );
        Ok(VersionCheck {
            list,
            published,
            hash,
            in_service,
            damage,
            drift,
        })
    }
}

/// Counts parties and entities.
struct Counting<'a>(&'a mut (u64, u64));

impl exonym_lists::Sink for Counting<'_> {
    fn entity(&mut self, entity: Entity) {
        self.0.0 += u64::from(entity.schema.is_party());
        self.0.1 += 1;
    }

    fn note(&mut self, _note: Note) {}
}
