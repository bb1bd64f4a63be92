//! Which files there are under the paths that the user gave, and which of them make one list version together.
//!
//! A folder is walked; a file is taken alone. A family (OFAC's CSV files) is what one folder holds and never joins across
//! folders. A file that no format claims is named and left; one that a format knows and refuses is reported as refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exonym_lists::{Format, InputFile, ListError, Probe, Role};

use crate::error::{Result, StoreError};

/// Files that make one list version.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Main file first, each with its role; `main` is the first one's.
    pub(crate) files: Vec<(String, PathBuf)>,
    /// The format all are of.
    pub(crate) format: Format,
    /// The list, where the content tells.
    pub(crate) list: Option<String>,
}

/// What became of a file that is no candidate.
#[derive(Debug, Clone)]
pub(crate) enum Aside {
    /// No format claims it.
    Unknown { path: PathBuf, seen: String },
    /// A format knows it and will not take it, or the family lacks its main file.
    Refused { paths: Vec<PathBuf>, why: String },
}

struct Found {
    path: PathBuf,
    format: Format,
    list: Option<String>,
    role: Role,
}

/// The candidates under paths, in the order found, and what was left aside.
///
/// # Errors
/// A path that cannot be read at all.
pub(crate) fn candidates(paths: &[PathBuf]) -> Result<(Vec<Candidate>, Vec<Aside>)> {
    let (mut made, mut aside) = (Vec::new(), Vec::new());
    for path in paths {
        let meta = std::fs::metadata(path).map_err(StoreError::io("read", path))?;
        if meta.is_dir() {
            walk(path, &mut made, &mut aside)?;
        } else {
            family(
                identify_all(vec![path.clone()], &mut aside),
                &mut made,
                &mut aside,
            );
        }
    }
    Ok((made, aside))
}

/// One folder's files as families, then its folders. Hidden entries and links to folders are passed over.
fn walk(folder: &Path, made: &mut Vec<Candidate>, aside: &mut Vec<Aside>) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(StoreError::io("read", folder))?;
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in entries {
        let entry = entry.map_err(StoreError::io("read", folder))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => folders.push(entry.path()),
            Ok(_) if entry.path().is_file() => files.push(entry.path()),
            _ => {}
        }
    }
    files.sort_unstable();
    folders.sort_unstable();
    family(identify_all(files, aside), made, aside);
    folders.iter().try_for_each(|folder| walk(folder, made, aside))
}

fn identify_all(paths: Vec<PathBuf>, aside: &mut Vec<Aside>) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        match Probe::new(&InputFile::path(&path)).and_then(|probe| probe.identify()) {
            Ok((format, list, role)) => found.push(Found {
                path,
                format,
                list,
                role,
            }),
            Err(ListError::Unknown { seen, .. }) => aside.push(Aside::Unknown { path, seen }),
            Err(error) => aside.push(Aside::Refused {
                paths: vec![path],
                why: error.to_string(),
            }),
        }
    }
    found
}

/// Joins the files of one folder: parts go with the main file of their format and list.
fn family(found: Vec<Found>, made: &mut Vec<Candidate>, aside: &mut Vec<Aside>) {
    let mut groups: BTreeMap<(Format, Option<String>), Vec<Found>> = BTreeMap::new();
    for file in found {
        groups
            .entry((file.format, file.list.clone()))
            .or_default()
            .push(file);
    }
    for ((format, list), group) in groups {
        let (mains, parts): (Vec<_>, Vec<_>) = group.into_iter().partition(|file| file.role == Role::Main);
        if parts.is_empty() {
            made.extend(mains.into_iter().map(|main| Candidate {
                files: vec![("main".to_owned(), main.path)],
                format,
                list: list.clone(),
            }));
            continue;
        }
        match join(mains, parts) {
            Ok(files) => made.push(Candidate { files, format, list }),
            Err((paths, why)) => aside.push(Aside::Refused { paths, why }),
        }
    }
}

type Joined = std::result::Result<Vec<(String, PathBuf)>, (Vec<PathBuf>, String)>;

fn join(mains: Vec<Found>, parts: Vec<Found>) -> Joined {
    let all = || {
        mains
            .iter()
            .chain(&parts)
            .map(|file| file.path.clone())
            .collect::<Vec<_>>()
    };
    let [main] = mains.as_slice() else {
        let roles: Vec<_> = parts.iter().map(|part| role_name(part.role)).collect();
        let why = if mains.is_empty() {
            format!(
                "{} without the main file of the family (sdn.csv or cons_prim.csv): put it into the same folder and import \
                 the folder",
                roles.join(", ")
            )
        } else {
            format!(
                "{} main files beside {} in one folder: which belongs to which? Put each version into a folder of its own",
                mains.len(),
                roles.join(", ")
            )
        };
        return Err((all(), why));
    };
    let mut by_role: BTreeMap<&str, &Found> = BTreeMap::new();
    for part in &parts {
        if let Some(twin) = by_role.insert(role_name(part.role), part) {
            let why = format!(
                "{} and {} both hold the {} of one family; leave one of them in the folder",
                twin.path.display(),
                part.path.display(),
                role_name(part.role)
            );
            return Err((all(), why));
        }
    }
    let mut files = vec![("main".to_owned(), main.path.clone())];
    files.extend(
        by_role
            .into_iter()
            .map(|(role, part)| (role.to_owned(), part.path.clone())),
    );
    Ok(files)
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Main => "main",
        Role::Part(name) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, role: Role) -> Found {
        Found {
            path: path.into(),
            format: Format::OfacCsv,
            list: Some("us_ofac_sdn".into()),
            role,
        }
    }

    fn run(files: Vec<Found>) -> (Vec<Candidate>, Vec<Aside>) {
        let (mut made, mut aside) = (Vec::new(), Vec::new());
        family(files, &mut made, &mut aside);
        (made, aside)
    }

    #[test]
    fn parts_join_their_main_file() {
        let parts = [Role::Part("aliases"), Role::Main, Role::Part("addresses")];
        let (made, aside) = run(parts.into_iter().map(|role| found("d/x.csv", role)).collect());
        assert!(aside.is_empty());
        let roles: Vec<_> = made[0].files.iter().map(|(role, _)| role.as_str()).collect();
        assert_eq!(roles, ["main", "addresses", "aliases"]);
    }

    #[test]
    fn parts_without_one_main_file_are_refused() {
        let (made, aside) = run(vec![found("alt.csv", Role::Part("aliases"))]);
        assert!(made.is_empty());
        assert!(matches!(&aside[..], [Aside::Refused { why, .. }] if why.contains("without the main file")));
        let (made, aside) = run(vec![
            found("a", Role::Main),
            found("b", Role::Main),
            found("c", Role::Part("aliases")),
        ]);
        assert!(made.is_empty() && aside.len() == 1);
        let (made, aside) = run(vec![
            found("a", Role::Main),
            found("b", Role::Part("aliases")),
            found("c", Role::Part("aliases")),
        ]);
        assert!(made.is_empty() && aside.len() == 1);
    }

    #[test]
    fn main_files_alone_are_a_version_each() {
        let (made, _) = run(vec![found("a", Role::Main), found("b", Role::Main)]);
        assert_eq!(made.len(), 2);
    }

    #[test]
    fn a_file_that_is_no_list_is_named_and_left() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("readme.txt"), "nothing to see\n").unwrap();
        std::fs::write(dir.path().join(".hidden"), "x").unwrap();
        let (made, aside) = candidates(&[dir.path().to_owned()]).unwrap();
        assert!(made.is_empty());
        assert!(matches!(&aside[..], [Aside::Unknown { seen, .. }] if seen.contains("nothing to see")));
    }
}
