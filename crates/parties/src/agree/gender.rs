//! Genders, where both sides state one.

use exonym_index::Reason;

use super::reason;
use crate::profile::Profile;
use crate::weights;

/// Speaks only against: half of all people agree.
pub(crate) fn weigh(left: &Profile, right: &Profile) -> Option<Reason> {
    differ(left, right).map(|(a, b)| reason("gender", a, b, "different gender", weights::GENDER_DIFFERS))
}

/// Genders stated and none the same.
pub(crate) fn against(left: &Profile, right: &Profile) -> Option<&'static str> {
    differ(left, right).map(|_| "their genders differ")
}

fn differ<'a>(left: &'a Profile, right: &'a Profile) -> Option<(&'a str, &'a str)> {
    let (a, b) = (left.genders.first()?, right.genders.first()?);
    let open = |genders: &[String]| genders.iter().any(|gender| gender == "other");
    let same = left.genders.iter().any(|gender| right.genders.contains(gender));
    (!same && !open(&left.genders) && !open(&right.genders)).then_some((a, b))
}
