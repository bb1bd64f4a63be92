//! Handing a catalogue on to another data directory, and taking one over: what replicas of a server do.
//!
//! A copy is one consistent state, made while imports go on. Taking over replaces all rows in one transaction, so readers see
//! the old state or the new one; the blobs that the rows name must be in place before.

use std::path::{Path, PathBuf};

use crate::catalogue::Catalogue;
use crate::error::{Result, StoreError};
use crate::lock::WriterLock;
use crate::store::Store;

/// Tables, those that others point at first.
const TABLES: &[&str] = &[
    "version",
    "version_file",
    "note",
    "judgements",
    "snapshot",
    "snapshot_list",
    "download",
];

impl Store {
    /// Writes a copy of the catalogue, which must not be there yet.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn copy_catalogue(&self, path: &Path) -> Result<()> {
        let failed = |source| StoreError::Catalogue {
            path: path.to_owned(),
            source,
        };
        let text = path.to_string_lossy();
        let done = self.catalogue.sql().execute("VACUUM INTO ?1", [text]);
        done.map(|_| ()).map_err(failed)
    }

    /// Takes over the rows of a copied catalogue in the place of its own.
    ///
    /// # Errors
    /// The copy is of another program or a later layout, or the catalogue cannot be written; nothing is changed then.
    pub fn take_over(&mut self, copy: &Path) -> Result<()> {
        let _lock = WriterLock::take(self.data_dir())?;
        let failed = |source| StoreError::Catalogue {
            path: copy.to_owned(),
            source,
        };
        // Brought to the layout of this program first, so that both sides have the same columns.
        drop(Catalogue::open_file(copy)?);
        let text = copy.to_string_lossy();
        self.catalogue
            .sql()
            .execute("ATTACH ?1 AS copy", [text])
            .map_err(failed)?;
        let replaced = self.replace_rows().map_err(failed);
        let detached = self.catalogue.sql().execute_batch("DETACH copy").map_err(failed);
        replaced.and(detached)
    }

    fn replace_rows(&mut self) -> rusqlite::Result<()> {
        let write = self.catalogue.sql().unchecked_transaction()?;
        // A version can point at a later one, so references are checked at the end.
        write.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        for table in TABLES.iter().rev() {
            write.execute(&format!("DELETE FROM main.{table}"), [])?;
        }
        for table in TABLES {
            write.execute(
                &format!("INSERT INTO main.{table} SELECT * FROM copy.{table}"),
                [],
            )?;
        }
        write.commit()
    }

    /// Where the kept bytes of a hash lie, or would lie.
    pub fn blob_path(&self, sha256: &str) -> PathBuf {
        self.blobs.path(sha256)
    }

    /// The hashes of all kept files, each once.
    ///
    /// # Errors
    /// The catalogue cannot be read.
    pub fn blob_hashes(&self) -> Result<Vec<String>> {
        let mut hashes: Vec<String> = self
            .all_versions()?
            .into_iter()
            .flat_map(|version| version.files)
            .map(|file| file.sha256)
            .collect();
        hashes.sort();
        hashes.dedup();
        Ok(hashes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ImportOptions;

    fn kept(text: &str, day: &str, store: &mut Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own_list.ftm.json");
        std::fs::write(&path, text).unwrap();
        let options = ImportOptions {
            list: Some("own_list".to_owned()),
            published: Some(day.to_owned()),
            force: true,
            ..ImportOptions::default()
        };
        assert_eq!(
            store.import(&[path], &options, &mut ()).unwrap().kept().count(),
            1
        );
    }

    #[test]
    fn a_copy_taken_over_says_the_same_and_every_table_is_named() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut origin = Store::open(from.path()).unwrap();
        let row = r#"{"id":"a","schema":"Person","properties":{"name":["Ada Vargas"]}}"#;
        kept(row, "2024-01-01", &mut origin);
        kept(&row.replace("Ada", "Ida"), "2024-02-01", &mut origin);
        let copy = from.path().join("copy.sqlite");
        origin.copy_catalogue(&copy).unwrap();
        let mut replica = Store::open(to.path()).unwrap();
        kept(
            r#"{"id":"z","schema":"Person","properties":{"name":["Old Row"]}}"#,
            "2020-01-01",
            &mut replica,
        );
        replica.take_over(&copy).unwrap();
        let told = |store: &Store| format!("{:?}", store.all_versions().unwrap());
        assert_eq!(told(&replica), told(&origin));
        assert_eq!(replica.blob_hashes().unwrap().len(), 2);
        let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let count: i64 = origin
            .catalogue
            .sql()
            .query_row(tables, [], |row| row.get(0))
            .unwrap();
        assert_eq!(count, TABLES.len() as i64, "a new table must be handed on too");
    }

    #[test]
    fn what_is_no_catalogue_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        kept(
            r#"{"id":"a","schema":"Person","properties":{"name":["Ada Vargas"]}}"#,
            "2024-01-01",
            &mut store,
        );
        let junk = dir.path().join("junk");
        std::fs::write(
            &junk,
            "no database at all, of some length so that it is not taken for an empty one",
        )
        .unwrap();
        assert!(store.take_over(&junk).is_err());
        assert_eq!(store.all_versions().unwrap().len(), 1);
    }
}
