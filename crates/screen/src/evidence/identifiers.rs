//! Numbers of registers, passports and the like.

use exonym_index::Facts;
use exonym_model::IdKind;

use super::Evidence;
use crate::query::Query;
use crate::weights;

/// The strongest number in common; else a registered number that differs.
pub(super) fn weigh(query: &Query, facts: &Facts) -> Vec<Evidence> {
    let mut best: Option<Evidence> = None;
    let mut against: Option<Evidence> = None;
    for (kind, value) in &query.ids {
        let mut met = false;
        for (listed_kind, listed) in &facts.ids {
            if value == listed
                && (kind.is_empty() || kind == listed_kind || listed_kind == IdKind::Other.key())
            {
                let (effect, what) = id_weight(listed_kind);
                met = true;
                if best.as_ref().is_none_or(|known| effect > known.part.effect) {
                    best = Some(Evidence::new(
                        "identifier",
                        value,
                        listed,
                        format!("same {what}"),
                        effect,
                    ));
                }
            }
        }
        let same_kind = facts
            .ids
            .iter()
            .find(|(listed_kind, _)| listed_kind == kind && registered(kind));
        if let (false, Some((_, listed))) = (met, same_kind) {
            let detail = format!("another {kind} number");
            against = Some(Evidence::new(
                "identifier",
                value,
                listed,
                detail,
                weights::ID_DIFFERS,
            ));
        }
    }
    // One agreeing identifier settles it; a second one that differs is an old or a wrong number, not another party.
    best.or(against).into_iter().collect()
}

fn registered(kind: &str) -> bool {
    const REGISTERED: &[IdKind] = &[
        IdKind::Imo,
        IdKind::Mmsi,
        IdKind::Lei,
        IdKind::Bic,
        IdKind::Iban,
        IdKind::Isin,
        IdKind::Inn,
        IdKind::Ogrn,
        IdKind::Uscc,
        IdKind::Wallet,
    ];
    REGISTERED.iter().any(|known| known.key() == kind)
}

fn id_weight(kind: &str) -> (f32, String) {
    if registered(kind) {
        return (weights::ID_REGISTERED, format!("{} number", kind.to_uppercase()));
    }
    if kind == IdKind::Passport.key() || kind == IdKind::Ssn.key() {
        return (weights::ID_DOCUMENT, format!("{kind} number"));
    }
    (weights::ID_OTHER, "identifier".to_owned())
}
