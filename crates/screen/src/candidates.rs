//! Which listed names are compared with a query.

use exonym_index::Index;
use exonym_names::PreparedName;

/// The most names compared for one query; past it the answer says so. No real name comes near it.
pub(crate) const MAX_COMPARED: usize = 2_000_000;

/// Numbers of candidate names, ascending, each once.
pub(crate) fn gather<D: AsRef<[u8]>>(
    index: &Index<D>,
    name: &PreparedName,
    exhaustive: bool,
    keys: &mut Vec<u64>,
    out: &mut Vec<u32>,
) {
    out.clear();
    if exhaustive {
        out.extend(0..index.name_count());
        return;
    }
    keys.clear();
    exonym_names::query_keys(name, keys);
    keys.sort_unstable();
    keys.dedup();
    for key in keys.iter() {
        out.extend(index.names_under(*key));
    }
    out.sort_unstable();
    out.dedup();
}
