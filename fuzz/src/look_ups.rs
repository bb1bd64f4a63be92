//! The look-ups that a server keeps beside an index: any bytes, and those of the built-in sample with bytes changed, asked all that
//! a server asks of them.

use std::sync::LazyLock;

use exonym_engine::Data;
use exonym_index::Index;
use exonym_server::book::{Book, Meant, field_hash};

/// The sample's index with its look-ups.
static SAMPLE: LazyLock<Option<(Index<Data>, Vec<u8>)>> = LazyLock::new(|| {
    let index = Index::open(Data::Memory(exonym_engine::sample_index().ok()?)).ok()?;
    let bytes = Book::bytes_of(&index).ok()?;
    Some((index, bytes))
});

/// Opens the bytes as they are, then the sample's with changes: each four bytes are a place (three) and a value (one).
pub fn open(data: &[u8]) {
    let Some((index, sample)) = SAMPLE.as_ref() else { return };
    ask(index, data.to_vec());
    let mut changed = sample.clone();
    for change in data.chunks_exact(4).take(64) {
        let at = usize::from(change[0]) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        let at = at % changed.len().max(1);
        if let Some(byte) = changed.get_mut(at) {
            *byte = change[3];
        }
    }
    ask(index, changed);
}

fn ask(index: &Index<Data>, bytes: Vec<u8>) {
    let Ok(book) = Book::read(index, Data::Memory(bytes)) else { return };
    for id in ["us_ofac_sdn:20157", "us_ofac_sdn:27307", "eu_fsf:EU.7370.6", "DPRK3", ""] {
        let _ = (book.resolve(id), book.locate(id), book.canonical(id), book.party_of(id));
        let _ = book.pointing_at(id).iter().count();
    }
    for party in book.parties().take(300) {
        if let Some(row) = book.row(party) {
            let values = row.facets.iter().flat_map(|facet| facet.iter()).take(100);
            let _ = values.map(|value| book.value(value).len()).sum::<usize>();
            let _ = row.lists.iter().count();
        }
    }
    for word in ["kim", "laz", "korea"] {
        for meant in [Meant::Whole, Meant::Beginning, Meant::Near(1)] {
            let _ = book.text().find(word, meant);
        }
    }
    let _ = book.fields().get(field_hash("countries", "kp")).take(1000).count();
}
