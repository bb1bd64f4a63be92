//! What two entries say for and against being one party, one file a kind of evidence.

mod countries;
mod dates;
mod gender;
mod identifiers;
mod listing;
mod names;
mod phrases;
mod places;
mod programmes;
mod references;

use exonym_index::{Index, Reason};
use exonym_names::Scratch;

use crate::counts::Shares;
use crate::profile::Profile;

/// What the weights of a pair are drawn from.
pub(crate) struct Evidence<'i, D> {
    pub(crate) index: &'i Index<D>,
    pub(crate) words: Shares,
    pub(crate) countries: Shares,
    pub(crate) places: Shares,
    pub(crate) days: Shares,
    /// Codes of the countries by number.
    pub(crate) codes: Vec<String>,
    /// Texts of places by number.
    pub(crate) place_texts: Vec<String>,
    /// Days of listing by number.
    pub(crate) day_texts: Vec<String>,
}

/// A pair, weighed.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    pub(crate) reasons: Vec<Reason>,
    pub(crate) bits: f32,
    /// Best score of two names, 0 to 1.
    pub(crate) name: f32,
    /// What speaks for the pair beside its first shared name.
    pub(crate) beside: f32,
    /// Whether a number that is given to one party only is the same.
    pub(crate) numbered: bool,
    /// Why they cannot be one party, whatever agrees.
    pub(crate) against: Option<&'static str>,
}

impl<D: AsRef<[u8]> + Sync> Evidence<'_, D> {
    /// Weighs a pair; `None` where it is not even worth a person's look. `sounds` are names of the two that share a sound.
    pub(crate) fn weigh(
        &self,
        left: &Profile,
        right: &Profile,
        sounds: &[(u32, u32)],
        scratch: &mut Scratch,
    ) -> Option<Weighed> {
        let mut reasons = references::weigh(left, right).into_iter().collect::<Vec<_>>();
        reasons.extend(identifiers::weigh(left, right));
        let numbered = reasons
            .iter()
            .any(|reason| reason.bits >= crate::weights::ID_REGISTERED);
        reasons.extend(dates::weigh(left, right));
        let country = countries::weigh(self, left, right);
        // A programme that is named after a country stands in for the country that an entry does not state.
        let programme = programmes::weigh(self, left, right)
            .filter(|_| country.as_ref().is_none_or(|country| country.bits <= 0.0));
        reasons.extend(country);
        reasons.extend(programme);
        reasons.extend(places::weigh(self, left, right));
        reasons.extend(phrases::weigh(left, right));
        reasons.extend(listing::weigh(self, left, right));
        reasons.extend(gender::weigh(left, right));
        let rest: f32 = reasons.iter().map(|reason| reason.bits).sum();
        let names = names::weigh(self, left, right, sounds, rest, scratch)?;
        let bits = rest + names.reasons.iter().map(|reason| reason.bits).sum::<f32>();
        // One number with two names is a question for a person whatever the sum: somebody wrote the wrong number.
        if bits < crate::weights::DOUBT && !numbered {
            return None;
        }
        let beside = names.further + reasons.iter().map(|reason| reason.bits.max(0.0)).sum::<f32>();
        let mut all = names.reasons;
        all.extend(reasons);
        Some(Weighed {
            reasons: all,
            bits,
            name: names.best,
            beside,
            numbered,
            against: cannot_be(left, right),
        })
    }
}

/// Why two entries cannot be one party whatever agrees; asked of every pair within a party, not only of those that met.
pub(crate) fn cannot_be(left: &Profile, right: &Profile) -> Option<&'static str> {
    if !left.schema.can_match(right.schema) {
        return Some("a person is no organisation, a vessel no aircraft");
    }
    references::against(left, right)
        .or_else(|| dates::against(left, right))
        .or_else(|| gender::against(left, right))
        .or_else(|| identifiers::against(left, right))
}

/// A reason, for the files of this folder.
fn reason(part: &str, left: &str, right: &str, detail: impl Into<String>, bits: f32) -> Reason {
    Reason {
        part: part.to_owned(),
        left: left.to_owned(),
        right: right.to_owned(),
        detail: detail.into(),
        bits,
    }
}

/// The numbers that stand in both of two sorted runs.
fn shared<'a>(left: &'a [u32], right: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    left.iter()
        .copied()
        .filter(|number| right.binary_search(number).is_ok())
}
