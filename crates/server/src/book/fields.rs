//! Which parties state a value: `properties.birthDate:1985`, `countries:ru`.
//!
//! Values are kept as hashes of field and folded value. Two values of one hash among some millions are less likely than a
//! broken disk, and would show one entity too many in a search, never in a screening.

/// Sorted pairs of hash and party.
#[derive(Debug, Default)]
pub struct Fields {
    pairs: Vec<(u64, u32)>,
}

impl Fields {
    /// Files a party under a field's value.
    pub fn add(&mut self, hash: u64, party: u32) {
        self.pairs.push((hash, party));
    }

    /// Sorts, once.
    pub fn finish(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        self.pairs.shrink_to_fit();
    }

    /// Parties under a hash, ascending.
    pub fn get(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        let from = self.pairs.partition_point(|(known, _)| *known < hash);
        let rest = self.pairs.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(move |(known, _)| *known == hash)
            .map(|(_, party)| *party)
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
        let mut fields = Fields::default();
        fields.add(field_hash("a", "Ru"), 2);
        fields.add(field_hash("a", "ru"), 1);
        fields.add(field_hash("b", "ru"), 3);
        fields.finish();
        assert_eq!(fields.get(field_hash("a", " RU ")).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(fields.get(field_hash("c", "ru")).count(), 0);
    }
}
