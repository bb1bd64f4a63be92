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
    for (kind, value) in &query.malformed {
        let slip = facts
            .ids
            .iter()
            .find(|(listed_kind, listed)| listed_kind == kind && one_sign_apart(value, listed));
        if let (Some((_, listed)), None) = (slip, &best) {
            let detail = format!("no valid {kind} number, and one sign away from the listed one");
            best = Some(Evidence::new(
                "identifier",
                value,
                listed,
                detail,
                weights::ID_SLIP,
            ));
        }
    }
    // One agreeing identifier settles it; a second one that differs is an old or a wrong number, not another party.
    best.or(against).into_iter().collect()
}

/// One sign replaced, left out, added, or two neighbours exchanged.
fn one_sign_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let middle = |word: &[char]| {
        let end = word.len().saturating_sub(back).max(front.min(word.len()));
        word.get(front.min(end)..end).unwrap_or_default().to_vec()
    };
    match (middle(&a).as_slice(), middle(&b).as_slice()) {
        ([], []) => a.len() != b.len() && a.len().abs_diff(b.len()) == 1,
        ([_], [_] | []) | ([], [_]) => true,
        ([w, x], [y, z]) => w == z && x == y,
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sign_is_a_slip_and_two_are_another_number() {
        for (a, b) in [
            ("9074729", "9074728"),
            ("907472", "9074729"),
            ("90747299", "9074729"),
            ("9047729", "9074729"),
            ("9074729", "9174729"),
        ] {
            assert!(one_sign_apart(a, b), "{a} {b}");
            assert!(one_sign_apart(b, a), "{b} {a}");
        }
        for (a, b) in [
            ("9074729", "9174728"),
            ("9074729", "9074729"),
            ("90747", "9074729"),
            ("", "12"),
        ] {
            assert!(!one_sign_apart(a, b), "{a} {b}");
        }
    }
}
