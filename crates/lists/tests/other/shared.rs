//! Finding the shared list files, reading as a caller does, and damaging what is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exonym_lists::{Collected, Format, Header, Input, InputFile, ListError, Probe};
use exonym_model::{Entity, NoteKind};

/// The path of a shared list file: below `EXONYM_SHARED`, else below a folder `shared` beside the workspace. `None`, with a
/// line that says so, where it is not at hand.
pub(crate) fn list_file(test: &str, path: &str) -> Option<PathBuf> {
    let given = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let above = || {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|folder| folder.join("shared"))
    };
    let found = given
        .into_iter()
        .chain(above())
        .map(|folder| folder.join("lists").join(path))
        .find(|path| path.exists());
    if found.is_none() {
        println!("skipped: {test}: no shared lists");
    }
    found
}

/// What a file gave.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) format: Format,
    pub(crate) list: Option<String>,
    pub(crate) header: Header,
    pub(crate) got: Collected,
}

/// Reads a file as an import does: told by its content, its list id as told, else `own`.
pub(crate) fn read(file: InputFile) -> Result<Read, ListError> {
    let (format, list, _) = Probe::new(&file)?.identify()?;
    let mut got = Collected::default();
    let input = Input::single(file, list.clone().unwrap_or_else(|| "own".to_owned()));
    let header = format.read(&input, &mut got)?;
    Ok(Read {
        format,
        list,
        header,
        got,
    })
}

/// Reads bytes under a name that says nothing.
pub(crate) fn read_text(text: &str) -> Result<Read, ListError> {
    read(InputFile::bytes("download", text.as_bytes().to_vec()))
}

impl Read {
    /// The entity of this id.
    pub(crate) fn entity(&self, id: &str) -> &Entity {
        self.got
            .entities
            .iter()
            .find(|entity| entity.id == id)
            .unwrap_or_else(|| panic!("no {id}"))
    }

    /// The values of a property of the entity of this id.
    pub(crate) fn values(&self, id: &str, prop: &str) -> Vec<&str> {
        let statements = self.entity(id).statements.iter();
        statements
            .filter(|statement| statement.prop.name() == prop)
            .map(|statement| statement.value.as_str())
            .collect()
    }

    /// Number of entities of each schema.
    pub(crate) fn schemata(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for entity in &self.got.entities {
            *counts.entry(entity.schema.name()).or_default() += 1;
        }
        counts
    }

    /// Number of notes of each kind and field.
    pub(crate) fn notes(&self) -> BTreeMap<(NoteKind, &str), usize> {
        let mut counts = BTreeMap::new();
        for note in &self.got.notes {
            *counts.entry((note.kind, note.field.as_str())).or_default() += 1;
        }
        counts
    }

    /// Every id is there once, and every entity belongs to `list`.
    pub(crate) fn check_ids(&self, list: &str) {
        let mut ids: Vec<&str> = self
            .got
            .entities
            .iter()
            .map(|entity| entity.id.as_str())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
        assert!(
            self.got
                .entities
                .iter()
                .all(|entity| entity.dataset == list && entity.id.starts_with(&format!("{list}:")))
        );
    }
}

/// Reads damaged forms of a good document; none may panic. Gives the number of forms that were refused.
pub(crate) fn damage(good: &str) -> usize {
    let mut refused = 0;
    let mut try_bytes =
        |bytes: Vec<u8>| refused += usize::from(read(InputFile::bytes("download", bytes)).is_err());
    let bytes = good.as_bytes();
    for cut in (0..bytes.len()).step_by((bytes.len() / 97).max(1)) {
        try_bytes(bytes[..cut].to_vec());
        let mut changed = bytes.to_vec();
        changed[cut] = 0xff;
        try_bytes(changed);
        let mut quoted = bytes.to_vec();
        quoted.insert(cut, b'"');
        try_bytes(quoted);
    }
    try_bytes(good.encode_utf16().flat_map(u16::to_le_bytes).collect());
    try_bytes(
        [
            &[0xff, 0xfe][..],
            &good.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        ]
        .concat(),
    );
    try_bytes(b"<!DOCTYPE html><html><body>Sign in</body></html>".to_vec());
    try_bytes("[".repeat(100_000).into_bytes());
    try_bytes("{\"a\":".repeat(100_000).into_bytes());
    try_bytes(vec![0; 4096]);
    refused
}
