//! Days of listing: lists that follow one decision list a party on one day.

use exonym_index::Reason;

use super::{Evidence, reason};
use crate::profile::Profile;
use crate::weights;

/// The same day of listing; another day says nothing, for lists follow each other after days or years.
pub(crate) fn weigh<D>(evidence: &Evidence<'_, D>, left: &Profile, right: &Profile) -> Option<Reason> {
    let day = left.listed.filter(|_| left.listed == right.listed)?;
    let text = evidence.day_texts.get(day as usize)?;
    let bits = evidence.days.bits(day).min(weights::LISTED_CAP);
    Some(reason("listing", text, text, "listed on the same day", bits))
}
