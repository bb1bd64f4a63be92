//! A snapshot's lists, read again from the kept bytes, to an index file.

use std::collections::HashSet;
use std::path::Path;

use exonym_index::{Builder, Bundle, Meta, MetaList, bundle};
use exonym_lists::Collected;
use exonym_parties::{Grounds, Judgements};
use exonym_store::{Progress, Snapshot, Store};

use crate::error::EngineError;

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildReport {
    /// The index's own description.
    pub meta: Meta,
    /// Entities read, records about parties included.
    pub entities: u64,
}

/// The list whose rows yield to the lists of the publisher itself.
const COPYING_LIST: &str = "us_trade_csl";

/// Builds the index of a snapshot at `path`, with the parties that its entries make under a user's judgements (the snapshot
/// names them by their hash). The same snapshot gives the same bytes.
///
/// # Errors
/// A kept version cannot be read, or the index cannot be written.
pub fn build(
    store: &Store,
    snapshot: &Snapshot,
    judgements: &Judgements,
    path: &Path,
    progress: &mut dyn Progress,
) -> Result<BuildReport, EngineError> {
    let mut meta = Meta {
        snapshot: snapshot.id.clone(),
        ..Meta::default()
    };
    let mut groups: Vec<Vec<Bundle>> = Vec::new();
    let mut entities = 0;
    progress.begin("reading lists", Some(snapshot.lists.len() as u64));
    for (number, list) in snapshot.lists.iter().enumerate() {
        let mut read = Collected::default();
        store.read_version(&list.version, &mut read)?;
        entities += read.entities.len() as u64;
        let mut bundles = bundle(read.entities);
        let before = bundles.len();
        if list.version.list == COPYING_LIST {
            let newer = newer_lists(snapshot, &list.version.published);
            bundles.retain(|bundle| !yields(bundle, &newer));
        }
        meta.lists.push(MetaList {
            version: list.version.citation(),
            publisher: list.version.publisher().to_owned(),
            parties: bundles.len() as u64,
            yielded: (before - bundles.len()) as u64,
            basis: None,
        });
        groups.push(bundles);
        progress.at(number as u64 + 1);
    }
    progress.end();
    progress.begin("preparing names", None);
    let mut builder = Builder::new(meta);
    for (number, bundles) in groups.into_iter().enumerate() {
        builder.add(number as u16, bundles);
    }
    let draft = builder.draft()?;
    progress.end();
    progress.begin("joining parties", None);
    let parties = exonym_parties::find(&draft.index()?, judgements, &Grounds::default())?;
    progress.end();
    progress.begin("writing index", None);
    let meta = draft.with_parties(&parties)?.write(path, store.scratch_dir())?;
    progress.end();
    Ok(BuildReport { meta, entities })
}

/// The OFAC lists in the snapshot that are at least as new as a day.
fn newer_lists<'s>(snapshot: &'s Snapshot, day: &str) -> HashSet<&'s str> {
    let newer = snapshot
        .lists
        .iter()
        .filter(|list| list.version.list.starts_with("us_ofac_") && list.version.published.as_str() >= day);
    newer.map(|list| list.version.list.as_str()).collect()
}

/// Whether a copied row is spoken for by the publisher's own list: also when that list no longer has it.
fn yields(bundle: &Bundle, newer: &HashSet<&str>) -> bool {
    let lists = bundle
        .party
        .referents
        .iter()
        .filter_map(|referent| referent.split_once(':'));
    lists.into_iter().any(|(list, _)| newer.contains(list))
}
