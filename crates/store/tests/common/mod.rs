//! Small list files for the tests, made after the publishers' schemas with made-up people.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use exonym_store::{ImportItem, ImportOptions, ImportReport, Outcome, Store};

/// A UN list of `people`, each a name and the rest of the record.
pub fn un_list(date: &str, people: &[(usize, &str, &str)]) -> String {
    let mut text = format!("<CONSOLIDATED_LIST dateGenerated='{date}T00:00:00Z'><INDIVIDUALS>");
    for (id, name, inside) in people {
        let _ = write!(
            text,
            "<INDIVIDUAL><DATAID>{id}</DATAID><FIRST_NAME>{name}</FIRST_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE>\
             <REFERENCE_NUMBER>TEi.{id:03}</REFERENCE_NUMBER>{inside}</INDIVIDUAL>"
        );
    }
    text + "</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
}

/// A UN list of `count` people with a birth date each.
pub fn un_people(date: &str, count: usize) -> String {
    let born = "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-01-02</DATE>\
                </INDIVIDUAL_DATE_OF_BIRTH>";
    let names: Vec<_> = (0..count).map(|at| format!("Amal Test {at}")).collect();
    let people: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (at + 1, name.as_str(), born))
        .collect();
    un_list(date, &people)
}

/// A data directory and a folder for list files.
pub struct Bench {
    pub dir: tempfile::TempDir,
    pub store: Store,
}

impl Bench {
    pub fn new() -> Bench {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path().join("data")).unwrap();
        Bench { dir, store }
    }

    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join("files").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn import(&mut self, path: &Path, options: &ImportOptions) -> ImportReport {
        self.store.import(&[path.to_owned()], options, &mut ()).unwrap()
    }

    /// Imports one version and gives what became of it.
    pub fn one(&mut self, path: &Path, options: &ImportOptions) -> Outcome {
        let mut report = self.import(path, options);
        assert_eq!(report.items.len(), 1, "{report:?}");
        let ImportItem { outcome, .. } = report.items.remove(0);
        outcome
    }

    /// Imports a UN list of so many people as of a date.
    pub fn un(&mut self, date: &str, count: usize) -> Outcome {
        let path = self.file(&format!("un-{date}-{count}.xml"), un_people(date, count));
        self.one(&path, &ImportOptions::default())
    }

    pub fn serving(&self) -> Vec<(String, String)> {
        let versions = self.store.in_service().unwrap().into_iter();
        versions
            .map(|version| (version.list, version.published))
            .collect()
    }
}

/// The folder of shared real lists, if this machine has it.
pub fn shared_lists() -> Option<PathBuf> {
    let given = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared"));
    given
        .into_iter()
        .chain(above)
        .map(|folder| folder.join("lists"))
        .find(|folder| folder.is_dir())
}
