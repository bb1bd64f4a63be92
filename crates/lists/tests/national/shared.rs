//! Finds the shared list files and reads them through the public interface.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exonym_lists::{Collected, Header, Input, InputFile, ListError, Probe};
use exonym_model::{Entity, NoteKind, Prop};

/// The folder of real lists: `EXONYM_SHARED`, else `shared` beside the workspace or above it.
fn lists() -> Option<PathBuf> {
    if let Some(shared) = std::env::var_os("EXONYM_SHARED") {
        return Some(PathBuf::from(shared).join("lists")).filter(|folder| folder.is_dir());
    }
    let start = Path::new(env!("CARGO_MANIFEST_DIR"));
    start
        .ancestors()
        .map(|folder| folder.join("shared/lists"))
        .find(|folder| folder.is_dir())
}

/// The path of a real file; says that the test is skipped where there is none.
pub(crate) fn file(test: &str, name: &str) -> Option<InputFile> {
    let found = lists()
        .map(|folder| folder.join(name))
        .filter(|path| path.is_file());
    if found.is_none() {
        println!("skipped: {test}: no shared lists");
    }
    found.map(InputFile::path)
}

/// What was read of a file, told by its content.
pub(crate) struct Read {
    pub(crate) list: String,
    pub(crate) format: &'static str,
    pub(crate) header: Header,
    pub(crate) all: Collected,
}

/// Identifies and reads a file.
pub(crate) fn read(file: &InputFile) -> Result<Read, ListError> {
    let (format, list, _) = Probe::new(file)?.identify()?;
    let list = list.unwrap_or_default();
    let mut all = Collected::default();
    let header = format.read(&Input::single(file.clone(), list.clone()), &mut all)?;
    Ok(Read {
        list,
        format: format.key(),
        header,
        all,
    })
}

impl Read {
    /// Number of parties by schema.
    pub(crate) fn schemata(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for party in self.all.parties() {
            *counts.entry(party.schema.name()).or_default() += 1;
        }
        counts
    }

    /// Number of notes by kind and field.
    pub(crate) fn notes(&self) -> BTreeMap<(NoteKind, &str), usize> {
        let mut counts = BTreeMap::new();
        for note in &self.all.notes {
            *counts.entry((note.kind, note.field.as_str())).or_default() += 1;
        }
        counts
    }

    /// The entity of a record id, or of `<record>/<what>`.
    pub(crate) fn entity(&self, record: &str) -> &Entity {
        let id = format!("{}:{record}", self.list);
        let found = self.all.entities.iter().find(|entity| entity.id == id);
        found.unwrap_or_else(|| panic!("no {id}"))
    }

    /// The party that bears a name.
    pub(crate) fn named(&self, name: &str) -> &Entity {
        let mut found = self
            .all
            .parties()
            .filter(|party| party.names().any(|own| own.value == name));
        found.next().unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// Every id is there once.
    pub(crate) fn assert_ids_unique(&self) {
        let mut ids: Vec<&str> = self
            .all
            .entities
            .iter()
            .map(|entity| entity.id.as_str())
            .collect();
        ids.sort_unstable();
        for pair in ids.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}

/// The values of a property, joined by ` | `.
pub(crate) fn values(entity: &Entity, prop: Prop) -> String {
    entity.values(&prop).collect::<Vec<_>>().join(" | ")
}
