//! The store itself: opening it, asking which versions there are, reading one.

use std::path::{Path, PathBuf};

use exonym_lists::{Header, Input, InputFile, Sink};
use exonym_model::Note;

use crate::blobs::Blobs;
use crate::catalogue::Catalogue;
use crate::error::{Result, StoreError};
use crate::version::{self, Version};

/// The lists of a data directory.
#[derive(Debug)]
pub struct Store {
    data_dir: PathBuf,
    pub(crate) blobs: Blobs,
    pub(crate) catalogue: Catalogue,
}

impl Store {
    /// Opens the store of a data directory; makes both where there is none.
    ///
    /// # Errors
    /// The directory cannot be read or written, or its catalogue is of a later version or of another program.
    pub fn open(data_dir: impl AsRef<Path>) -> Result<Store> {
        let data_dir = data_dir.as_ref().to_owned();
        std::fs::create_dir_all(&data_dir).map_err(StoreError::io("create", &data_dir))?;
        let blobs = Blobs::open(&data_dir)?;
        let catalogue = Catalogue::open(&data_dir)?;
        Ok(Store {
            data_dir,
            blobs,
            catalogue,
        })
    }

    /// Opens the store only where there is one, so that a mere question makes no folders.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_existing(data_dir: impl AsRef<Path>) -> Result<Option<Store>> {
        let data_dir = data_dir.as_ref();
        if !data_dir.join("catalogue.sqlite").is_file() {
            return Ok(None);
        }
        Store::open(data_dir).map(Some)
    }

    /// The data directory.
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// A folder for files in the making, on the file system of the data directory. What stays there is removed after a day.
    pub fn scratch_dir(&self) -> &Path {
        self.blobs.scratch()
    }

    /// The ids of the lists that are kept, sorted.
    pub fn lists(&self) -> Result<Vec<String>> {
        let mut lists: Vec<_> = self
            .in_service()?
            .into_iter()
            .map(|version| version.list)
            .collect();
        lists.sort_unstable();
        Ok(lists)
    }

    /// The kept versions of a list that count, oldest first; those put aside by a `--replace` do not.
    pub fn versions(&self, list: &str) -> Result<Vec<Version>> {
        version::select(
            self.catalogue.sql(),
            "list = ? AND superseded_by IS NULL",
            &[&list],
        )
    }

    /// Every version ever kept, those put aside too, by list and date.
    pub fn all_versions(&self) -> Result<Vec<Version>> {
        version::select(self.catalogue.sql(), "true", &[])
    }

    /// The newest version of each list, by list id.
    pub fn in_service(&self) -> Result<Vec<Version>> {
        let condition = "superseded_by IS NULL AND published =
            (SELECT max(published) FROM version AS other WHERE other.list = version.list AND superseded_by IS NULL)";
        version::select(self.catalogue.sql(), condition, &[])
    }

    /// The newest version of a list.
    pub fn in_service_of(&self, list: &str) -> Result<Option<Version>> {
        Ok(self.versions(list)?.pop())
    }

    /// The version of a list that a date (ISO day) or the start of a hash names: its own, or its main file's SHA-256.
    ///
    /// # Errors
    /// [`StoreError::NoList`], [`StoreError::NoVersion`] with what there is, [`StoreError::Ambiguous`].
    pub fn find_version(&self, list: &str, asked: &str) -> Result<Version> {
        let kept = version::select(self.catalogue.sql(), "list = ?", &[&list])?;
        if kept.is_empty() {
            return Err(self.no_list(list)?);
        }
        let current = kept
            .iter()
            .find(|version| version.superseded_by.is_none() && version.published == asked);
        if let Some(version) = current {
            return Ok(version.clone());
        }
        let asked_hash = asked.to_ascii_lowercase();
        let names = |version: &&Version| {
            asked.len() >= 4
                && (version.hash.starts_with(&asked_hash) || version.sha256().starts_with(&asked_hash))
        };
        let mut found: Vec<_> = kept.iter().filter(names).collect();
        // Bytes that were dated anew stand there twice; the one that counts is meant.
        if found.len() > 1 && found.iter().any(|version| version.superseded_by.is_none()) {
            found.retain(|version| version.superseded_by.is_none());
        }
        match found.as_slice() {
            [version] => Ok((*version).clone()),
            [] => {
                let known: Vec<_> = kept.iter().map(|version| version.published.as_str()).collect();
                let (list, asked, known) = (list.to_owned(), asked.to_owned(), known.join(", "));
                Err(StoreError::NoVersion { list, asked, known })
            }
            several => {
                let (list, asked, count) = (list.to_owned(), asked.to_owned(), several.len());
                Err(StoreError::Ambiguous { list, asked, count })
            }
        }
    }

    pub(crate) fn no_list(&self, list: &str) -> Result<StoreError> {
        let known = self.lists()?;
        let known = if known.is_empty() {
            "none".to_owned()
        } else {
            known.join(", ")
        };
        Ok(StoreError::NoList {
            list: list.to_owned(),
            known,
        })
    }

    /// The notes that were kept of a version: the first 10,000 of each kind.
    pub fn notes(&self, version: &Version) -> Result<Vec<Note>> {
        version::notes(self.catalogue.sql(), &version.hash)
    }

    /// Reads the kept bytes of a version again, after checking their hash: what a citation quotes is what is read.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where the kept bytes are no longer those imported; [`StoreError::Unreadable`] where they are
    /// and this version's reader refuses them.
    pub fn read_version(&self, version: &Version, sink: &mut dyn Sink) -> Result<Header> {
        for file in &version.files {
            self.blobs
                .check(&file.sha256)
                .map_err(|reason| StoreError::Damaged {
                    list: version.list.clone(),
                    published: version.published.clone(),
                    file: file.name.clone(),
                    path: self.blobs.path(&file.sha256),
                    reason,
                })?;
        }
        let unreadable = |reason: String| StoreError::Unreadable {
            list: version.list.clone(),
            published: version.published.clone(),
            reason,
        };
        let gone = || unreadable(format!("the format {} is no longer read", version.format));
        let format = version.format().ok_or_else(gone)?;
        let files = version.files.iter();
        let input = Input {
            files: files
                .map(|file| InputFile::zstd(&file.name, self.blobs.path(&file.sha256)))
                .collect(),
            list: version.list.clone(),
            column_map: version.column_map.clone(),
        };
        format
            .read(&input, sink)
            .map_err(|error| unreadable(error.to_string()))
    }
}
