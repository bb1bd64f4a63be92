//! The parties of a version with the numbers of their blocks, in the order of their ids:
//! count, then for each the end of its id and its number, then the ids, all numbers 64 bits with the lowest byte first.
//! Compressed as a whole; successive versions share most numbers, so a table is small.

/// Bytes of a number.
const WORD: usize = size_of::<u64>();
/// Level of compression: tables are read more often than written.
const LEVEL: i32 = 3;

/// A version's table.
#[derive(Debug)]
pub struct Table {
    bytes: Vec<u8>,
    count: usize,
}

impl Table {
    /// Packs rows, which must be in order.
    pub(super) fn pack(rows: &[(String, i64)]) -> std::io::Result<Vec<u8>> {
        let mut bytes = (rows.len() as u64).to_le_bytes().to_vec();
        let mut end = 0_u64;
        for (id, number) in rows {
            end += id.len() as u64;
            bytes.extend(end.to_le_bytes());
            bytes.extend(number.to_le_bytes());
        }
        rows.iter().for_each(|(id, _)| bytes.extend(id.as_bytes()));
        zstd::encode_all(bytes.as_slice(), LEVEL)
    }

    /// `None` where the bytes are no table.
    pub(super) fn unpack(packed: &[u8]) -> Option<Table> {
        Table::of(zstd::decode_all(packed).ok()?)
    }

    /// Over bytes that are not packed; `None` where they are no table.
    pub fn of(bytes: Vec<u8>) -> Option<Table> {
        let count = usize::try_from(u64::from_le_bytes(*bytes.first_chunk()?)).ok()?;
        let table = Table { bytes, count };
        // Asked first: a count that the bytes can hold overflows nowhere below.
        let ids = table.ids_from().filter(|from| *from <= table.bytes.len())?;
        let last = count.checked_sub(1).map_or(Some(0), |last| table.end(last))?;
        (ids.checked_add(last)? == table.bytes.len()).then_some(table)
    }

    /// Every party with its block, in the order of ids.
    pub fn rows(&self) -> impl Iterator<Item = (&str, i64)> {
        (0..self.count).filter_map(|at| Some((self.id(at)?, self.number(at)?)))
    }

    /// The block of a party.
    pub fn find(&self, id: &str) -> Option<i64> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low.midpoint(high);
            match self.id(middle)?.cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.number(middle),
            }
        }
        None
    }

    fn word(&self, at: usize) -> Option<[u8; WORD]> {
        self.bytes.get(at.checked_mul(WORD)?..)?.first_chunk().copied()
    }

    fn end(&self, at: usize) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.word(1 + 2 * at)?)).ok()
    }

    fn number(&self, at: usize) -> Option<i64> {
        self.word(2 + 2 * at).map(i64::from_le_bytes)
    }

    fn ids_from(&self) -> Option<usize> {
        self.count.checked_mul(2)?.checked_add(1)?.checked_mul(WORD)
    }

    fn id(&self, at: usize) -> Option<&str> {
        let ids = self.bytes.get(self.ids_from()?..)?;
        let from = match at.checked_sub(1) {
            Some(before) => self.end(before)?,
            None => 0,
        };
        std::str::from_utf8(ids.get(from..self.end(at)?)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_party_is_found_and_no_other() {
        let rows: Vec<_> = (0..700)
            .map(|at| (format!("l:{:04}\n", at * 2), at * 5))
            .collect();
        let packed = Table::pack(&rows).unwrap();
        let table = Table::unpack(&packed).unwrap();
        let told: Vec<_> = table.rows().map(|(id, number)| (id.to_owned(), number)).collect();
        assert_eq!(told, rows);
        assert!(rows.iter().all(|(id, number)| table.find(id) == Some(*number)));
        assert_eq!(table.find("l:0003\n"), None);
        assert_eq!(table.find(""), None);
        let empty = Table::unpack(&Table::pack(&[]).unwrap()).unwrap();
        assert_eq!((empty.rows().count(), empty.find("x")), (0, None));
    }

    #[test]
    fn what_is_cut_short_or_claims_too_much_is_no_table() {
        let rows = vec![("a".to_owned(), 1), ("b".to_owned(), 2)];
        let bytes = zstd::decode_all(Table::pack(&rows).unwrap().as_slice()).unwrap();
        for end in 0..bytes.len() {
            assert!(
                Table::unpack(&zstd::encode_all(&bytes[..end], 1).unwrap()).is_none(),
                "{end}"
            );
        }
        let mut many = bytes.clone();
        many[..8].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(Table::unpack(&zstd::encode_all(many.as_slice(), 1).unwrap()).is_none());
        assert!(Table::unpack(b"nothing").is_none());
    }
}
