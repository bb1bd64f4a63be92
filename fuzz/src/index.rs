//! The index file: any bytes, and the built-in sample with bytes changed, opened and asked.

use std::sync::LazyLock;

use exonym_index::{Index, verify};
use exonym_screen::{Options, Query, QueryParts, Scratch, Screener};

static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| exonym_engine::sample_index().unwrap_or_default());

/// Opens the bytes as they are, then the sample with changes: each four bytes are a place (three) and a value (one).
pub fn open(data: &[u8]) {
    ask(data.to_vec());
    let mut changed = SAMPLE.clone();
    if changed.is_empty() {
        return;
    }
    for change in data.chunks_exact(4).take(64) {
        let at = usize::from(change[0]) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        let at = at % changed.len();
        if let Some(byte) = changed.get_mut(at) {
            *byte = change[3];
        }
    }
    ask(changed);
}

fn ask(bytes: Vec<u8>) {
    let Ok(index) = Index::open(bytes) else { return };
    let _ = verify(&index);
    for party in 0..index.party_count().min(300) {
        let _ = (index.facts(party), index.bundle(party), index.list_of(party));
        let _ = (index.party_of(party), index.joined(party));
    }
    let _ = index.doubts();
    let screener = Screener::new(index);
    let _ = (screener.party("us_ofac_sdn:20157"), screener.doubts(None, 20));
    for exhaustive in [false, true] {
        let parts = QueryParts {
            names: vec!["Kim CHen Yn".to_owned()],
            ..QueryParts::default()
        };
        let options = Options {
            exhaustive,
            ..Options::default()
        };
        if let Ok(query) = Query::new(parts) {
            let _ = screener.screen(&query, &options, &mut Scratch::default());
        }
    }
}
