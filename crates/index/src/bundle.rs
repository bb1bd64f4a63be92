//! A party with the records about it, put together from a list's flat run of entities.

use std::collections::HashMap;

use exonym_model::{Entity, PropType, Schema};
use serde::{Deserialize, Serialize};

/// A listed party and what hangs on it: sanctions, identifications, addresses, wallets, ties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// The party.
    pub party: Entity,
    /// Records about it, in the order of the list.
    pub linked: Vec<Entity>,
}

/// Puts a list's entities together. A record goes to every party that it names (a tie between two parties stands with
/// both); a record that names none, such as a wallet listed for itself, is a bundle of its own when it can be matched.
pub fn bundle(entities: Vec<Entity>) -> Vec<Bundle> {
    let (parties, others): (Vec<Entity>, Vec<Entity>) =
        entities.into_iter().partition(|entity| entity.schema.is_party());
    let mut bundles: Vec<Bundle> = parties
        .into_iter()
        .map(|party| Bundle {
            party,
            linked: Vec::new(),
        })
        .collect();
    let place: HashMap<String, usize> = bundles
        .iter()
        .enumerate()
        .map(|(at, bundle)| (bundle.party.id.clone(), at))
        .collect();
    let mut loose = Vec::new();
    for other in others {
        let mut named: Vec<usize> = other
            .of_kind(PropType::Entity)
            .filter_map(|statement| place.get(&statement.value).copied())
            .collect();
        // An address is named by its party, not the other way round; its id tells whose it is.
        if named.is_empty() {
            named.extend(
                other
                    .id
                    .rsplit_once('/')
                    .and_then(|(party, _)| place.get(party))
                    .copied(),
            );
        }
        named.sort_unstable();
        named.dedup();
        match named.split_last() {
            Some((last, rest)) => {
                for at in rest {
                    bundles[*at].linked.push(other.clone());
                }
                bundles[*last].linked.push(other);
            }
            None if stands_alone(&other) => loose.push(Bundle {
                party: other,
                linked: Vec::new(),
            }),
            None => {}
        }
    }
    bundles.extend(loose);
    bundles
}

/// Whether a record that no party owns can be found by itself: a wallet or a security that a list names on its own. A
/// position or an address is nobody to find.
fn stands_alone(record: &Entity) -> bool {
    matches!(record.schema, Schema::CryptoWallet | Schema::Security)
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_model::Prop;

    #[test]
    fn records_go_to_the_parties_they_name() {
        let party = |id: &str| Entity::new(id, Schema::Company, "l", id);
        let mut tie = Entity::new("l:a/link-1", Schema::Ownership, "l", "a");
        tie.add(Prop::OWNER, "l:a");
        tie.add(Prop::ASSET, "l:b");
        let address = Entity::new("l:b/address-1", Schema::Address, "l", "b");
        let bundles = bundle(vec![party("l:a"), tie, party("l:b"), address]);
        assert_eq!(bundles.len(), 2);
        assert_eq!(bundles[0].linked.len(), 1);
        assert_eq!(bundles[1].linked.len(), 2);
    }
}
