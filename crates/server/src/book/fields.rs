//! Which parties state a value: `properties.birthDate:1985`, `countries:ru`.
//!
//! Values are kept as hashes of field and folded value. Two values of one hash among some millions are less likely than a
//! broken disk, and would show one entity too many in a search, never in a screening.

use super::parts::{Numbers, Places, numbers};

/// Pairs of hash and party, in order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fields<'a> {
    hashes: Places<'a>,
    parties: Numbers<'a>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(hashes: &'a [u8], parties: &'a [u8]) -> Fields<'a> {
        Fields {
            hashes: Places::of(hashes),
            parties: Numbers::of(parties),
        }
    }

    /// Parties under a hash, ascending.
    pub fn get(self, hash: u64) -> impl Iterator<Item = u32> + 'a {
        let from = self.hashes.partition(|known| known < hash);
        (from..self.hashes.len())
            .take_while(move |at| self.hashes.get(*at) == Some(hash))
            .map_while(move |at| self.parties.get(at))
    }
}

/// Pairs being gathered.
#[derive(Debug, Default)]
pub(super) struct FieldsWriter(Vec<(u64, u32)>);

impl FieldsWriter {
    /// Files a party under a field's value.
    pub(super) fn add(&mut self, hash: u64, party: u32) {
        self.0.push((hash, party));
    }

    /// Hashes and parties.
    pub(super) fn finish(mut self) -> (Vec<u8>, Vec<u8>) {
        self.0.sort_unstable();
        self.0.dedup();
        let hashes = self.0.iter().flat_map(|(hash, _)| hash.to_le_bytes()).collect();
        (hashes, numbers(self.0.iter().map(|(_, party)| *party)))
    }
}

/// FNV-1a over the field and the value in lower case without outer blanks.
pub fn field_hash(field: &str, value: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = field.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    hash = step(hash, 0);
    let mut utf8 = [0; 4];
    for c in value.trim().chars().flat_map(char::to_lowercase) {
        hash = c.encode_utf8(&mut utf8).bytes().fold(hash, step);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_without_regard_to_case() {
        let mut writer = FieldsWriter::default();
        writer.add(field_hash("a", "Ru"), 2);
        writer.add(field_hash("a", "ru"), 1);
        writer.add(field_hash("b", "ru"), 3);
        let (hashes, parties) = writer.finish();
        let fields = Fields::of(&hashes, &parties);
        assert_eq!(fields.get(field_hash("a", " RU ")).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(fields.get(field_hash("c", "ru")).count(), 0);
        // Parties that a damaged file lacks are not made up.
        let cut = Fields::of(&hashes, &parties[..4]);
        assert!(cut.get(field_hash("a", "ru")).count() <= 1);
    }
}
