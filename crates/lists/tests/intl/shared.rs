//! Finding and reading the shared list files; where they are absent a test says so and passes.

use std::path::PathBuf;

use exonym_lists::{Collected, Header, Input, InputFile, ListError, Probe};
use exonym_model::{Entity, NoteKind, Prop, Schema};

/// A file below `shared/lists`, or `None` with a line on stderr.
#[allow(clippy::print_stderr)] // a test that is skipped has to say so
pub(crate) fn list_file(test: &str, name: &str) -> Option<PathBuf> {
    let roots = std::env::var_os("EXONYM_SHARED")
        .map(PathBuf::from)
        .into_iter()
        .chain(
            PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .ancestors()
                .skip(2)
                .take(4)
                .map(|folder| folder.join("../shared"))
                .collect::<Vec<_>>(),
        );
    let found = roots
        .map(|root| root.join("lists").join(name))
        .find(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: {test}: no shared lists");
    }
    found
}

/// Identifies and reads a file.
pub(crate) fn read(path: &PathBuf) -> Result<(String, Header, Collected), ListError> {
    let file = InputFile::path(path);
    let (format, list, _) = Probe::new(&file)?.identify()?;
    let list = list.unwrap_or_default();
    let mut sink = Collected::default();
    let header = format.read(&Input::single(file, &list), &mut sink)?;
    Ok((list, header, sink))
}

/// Questions that the tests ask of what was read.
pub(crate) trait Ask {
    fn count(&self, schema: Schema) -> usize;
    fn notes_of(&self, kind: NoteKind) -> usize;
    fn party(&self, id: &str) -> &Entity;
    fn about(&self, id: &str, schema: Schema) -> Vec<&Entity>;
    fn all(&self, id: &str, prop: &Prop) -> Vec<String>;
}

impl Ask for Collected {
    fn count(&self, schema: Schema) -> usize {
        self.entities
            .iter()
            .filter(|entity| entity.schema == schema)
            .count()
    }

    fn notes_of(&self, kind: NoteKind) -> usize {
        self.notes.iter().filter(|note| note.kind == kind).count()
    }

    fn party(&self, id: &str) -> &Entity {
        self.entities
            .iter()
            .find(|entity| entity.id == id)
            .unwrap_or_else(|| panic!("no {id}"))
    }

    fn about(&self, id: &str, schema: Schema) -> Vec<&Entity> {
        let stem = format!("{id}/");
        self.entities
            .iter()
            .filter(|entity| entity.schema == schema && entity.id.starts_with(&stem))
            .collect()
    }

    fn all(&self, id: &str, prop: &Prop) -> Vec<String> {
        self.party(id).values(prop).map(str::to_owned).collect()
    }
}

/// Every entity id is unique and every edge ends at an entity of the file.
pub(crate) fn check_ids(sink: &Collected) {
    let mut ids = std::collections::BTreeSet::new();
    for entity in &sink.entities {
        assert!(ids.insert(entity.id.as_str()), "repeated id {}", entity.id);
    }
    for entity in &sink.entities {
        let Some((source, target)) = entity.schema.edge() else {
            continue;
        };
        for end in [source, target] {
            let at = entity.first(&Prop::from_name(end)).unwrap_or_default();
            assert!(
                ids.contains(at),
                "{} ends at {at}, which is not in the file",
                entity.id
            );
        }
    }
}
