//! Numbers of registers, passports and the like.

use exonym_index::Reason;
use exonym_model::IdKind;

use super::reason;
use crate::profile::Profile;
use crate::weights;

/// Kinds with a check digit or a registry that gives each number once.
const REGISTERED: &[IdKind] = &[
    IdKind::Imo,
    IdKind::Lei,
    IdKind::Isin,
    IdKind::Inn,
    IdKind::Ogrn,
    IdKind::Uscc,
    IdKind::Wallet,
    IdKind::Iban,
];

/// Kinds of which a party has one at a time, for life.
const ONE_FOR_LIFE: &[IdKind] = &[IdKind::Imo, IdKind::Inn, IdKind::Ogrn, IdKind::Uscc, IdKind::Lei];

/// The strongest number in common with a little for each further one; else numbers that should be the same and are not.
pub(crate) fn weigh(left: &Profile, right: &Profile) -> Vec<Reason> {
    let mut common: Vec<Reason> = Vec::new();
    for (kind, value) in &left.ids {
        let Some((other, _)) = right
            .ids
            .iter()
            .find(|(other, known)| known == value && (comparable(kind, other)))
        else {
            continue;
        };
        // Where one side does not say what the number is, the weaker kind decides.
        let bits = bits(kind, value).min(bits(other, value));
        if !common.iter().any(|reason| reason.left == *value) {
            common.push(reason(
                "identifier",
                value,
                value,
                format!("the same {} number", named(kind, other)),
                bits,
            ));
        }
    }
    common.sort_by(|a, b| b.bits.total_cmp(&a.bits));
    common.truncate(SHOWN);
    if common.is_empty()
        && let Some((kind, a, b)) = differ(left, right)
    {
        let detail = format!("another {} number", kind.to_uppercase());
        return vec![reason("identifier", a, b, detail, weights::ID_DIFFERS)];
    }
    common
}

/// Numbers in common that are named and counted.
const SHOWN: usize = 4;

/// Numbers of which a party has one, on both sides, and none the same.
pub(crate) fn against(left: &Profile, right: &Profile) -> Option<&'static str> {
    let agree = left
        .ids
        .iter()
        .any(|(kind, value)| is(REGISTERED, kind) && right.ids.contains(&(kind.clone(), value.clone())));
    (!agree && differ(left, right).is_some()).then_some("their registered numbers differ")
}

fn differ<'a>(left: &'a Profile, right: &'a Profile) -> Option<(&'a str, &'a str, &'a str)> {
    let of = |profile: &'a Profile, kind: IdKind| {
        profile
            .ids
            .iter()
            .filter(move |(known, _)| known == kind.key())
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
    };
    ONE_FOR_LIFE.iter().find_map(|kind| {
        let (a, b) = (of(left, *kind), of(right, *kind));
        let differ = !a.is_empty() && !b.is_empty() && !a.iter().any(|value| b.contains(value));
        Some((kind.key(), *a.first()?, *b.first()?)).filter(|_| differ)
    })
}

fn is(kinds: &[IdKind], kind: &str) -> bool {
    kinds.iter().any(|known| known.key() == kind)
}

fn comparable(a: &str, b: &str) -> bool {
    a == b || a == IdKind::Other.key() || b == IdKind::Other.key()
}

fn named<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a == IdKind::Other.key() { b } else { a }
}

fn bits(kind: &str, value: &str) -> f32 {
    if is(REGISTERED, kind) {
        return weights::ID_REGISTERED;
    }
    let digits = value.chars().filter(char::is_ascii_digit).count();
    if value.chars().count() < weights::LONG_ID || digits < weights::LONG_ID / 2 {
        return weights::ID_SHORT;
    }
    if kind == IdKind::Passport.key() || kind == IdKind::Ssn.key() {
        return weights::ID_PASSPORT;
    }
    weights::ID_OTHER
}
