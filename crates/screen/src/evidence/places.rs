//! Birth places and addresses: words of them in common.
//!
//! One place has many spellings, and one life many addresses. So agreement counts by telling words that meet in any script, a birth
//! place without a word in common counts little, and another address nothing at all.

use exonym_model::{PropType, Schema};
use exonym_names::{NameKind, Scratch, compare, prepare};
use exonym_text::fold;

use super::Evidence;
use crate::weights;

/// Likeness from which on two words are spellings of one place: transliterations of a town, not slips.
const SAME_WORD: f32 = 0.85;
/// Letters of a word that says something of a place; shorter are articles, house letters and short forms.
const LETTERS: usize = 4;
/// Words of a place that are looked at: addresses of a company with thirty branches meet anything.
const MOST: usize = 40;
/// Words of addresses that are in every one of them.
const USUAL: &[&str] = &[
    "apartment",
    "area",
    "avenue",
    "block",
    "boulevard",
    "building",
    "city",
    "district",
    "division",
    "east",
    "federation",
    "floor",
    "governorate",
    "house",
    "industrial",
    "near",
    "north",
    "northern",
    "oblast",
    "office",
    "province",
    "region",
    "republic",
    "road",
    "room",
    "rural",
    "south",
    "southern",
    "square",
    "state",
    "street",
    "suite",
    "town",
    "unit",
    "village",
    "west",
    "zone",
];

/// Places of a party.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places {
    /// Where it was born.
    pub(crate) births: Vec<String>,
    /// Where it lives or sits.
    pub(crate) addresses: Vec<String>,
}

impl Places {
    /// Adds what a bundle states.
    pub(crate) fn add(&mut self, bundle: &exonym_index::Bundle) {
        use exonym_model::Prop;
        let party = &bundle.party;
        self.births
            .extend(party.values(&Prop::BIRTH_PLACE).map(str::to_owned));
        let linked = bundle
            .linked
            .iter()
            .filter(|linked| linked.schema == Schema::Address);
        for entity in std::iter::once(party).chain(linked) {
            let whole = entity.of_kind(PropType::Address).map(|found| found.value.clone());
            self.addresses.extend(whole);
        }
    }
}

/// A word of a place on both sides, or none.
pub(crate) fn weigh(births: &[String], addresses: &[String], listed: &Places) -> Vec<Evidence> {
    birth(births, &listed.births)
        .into_iter()
        .chain(address(addresses, &listed.addresses))
        .collect()
}

/// The listed place that shares most words with an asked one, and how many.
fn best<'a>(asked: &'a [String], listed: &'a [String]) -> Option<(&'a str, &'a str, usize)> {
    let mut scratch = Scratch::default();
    let mut best: Option<(&str, &str, usize)> = None;
    for one in asked {
        let words = words(one);
        for other in listed {
            let met = shared(&words, &self::words(other), &mut scratch);
            if best.is_none_or(|(.., known)| met > known) {
                best = Some((one, other, met));
            }
        }
    }
    best
}

fn birth(asked: &[String], listed: &[String]) -> Option<Evidence> {
    let telling = |places: &[String]| places.iter().any(|place| !words(place).is_empty());
    if !telling(asked) || !telling(listed) {
        return None;
    }
    let (one, other, met) = best(asked, listed)?;
    let (detail, effect) = if met > 0 {
        ("birth places share a name", weights::BIRTH_PLACE_SHARED)
    } else {
        ("birth places share no name", weights::BIRTH_PLACE_OTHER)
    };
    Some(Evidence::new("birth place", one, other, detail, effect))
}

fn address(asked: &[String], listed: &[String]) -> Option<Evidence> {
    let (one, other, met) = best(asked, listed)?;
    let (detail, effect) = match met {
        0 => return None,
        1 => ("addresses share a name", weights::ADDRESS_TOWN),
        _ => ("addresses share several words", weights::ADDRESS_SHARED),
    };
    Some(Evidence::new("address", one, other, detail, effect))
}

/// The words of a place that tell it from another.
fn words(place: &str) -> Vec<String> {
    let folded = fold::ascii(place);
    let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        let digits = word.chars().all(|c| c.is_ascii_digit());
        let usual = USUAL.contains(word) || exonym_tables::countries::lookup(word).is_some();
        word.len() >= LETTERS && (!digits || word.len() > LETTERS) && !usual
    });
    all.take(MOST).map(str::to_owned).collect()
}

fn shared(asked: &[String], listed: &[String], scratch: &mut Scratch) -> usize {
    let meets = |one: &String, other: &String, scratch: &mut Scratch| {
        one == other
            || one.chars().all(char::is_alphabetic)
                && one.chars().next() == other.chars().next()
                && compare(
                    &prepare(one, NameKind::Object, &[]),
                    &prepare(other, NameKind::Object, &[]),
                    scratch,
                ) >= SAME_WORD
    };
    asked
        .iter()
        .filter(|one| listed.iter().any(|other| meets(one, other, scratch)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effect(births: (&str, &str), addresses: (&str, &str)) -> f32 {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let listed = Places {
            births: some(births.1).into_iter().collect(),
            addresses: some(addresses.1).into_iter().collect(),
        };
        let asked: (Vec<_>, Vec<_>) = (
            some(births.0).into_iter().collect(),
            some(addresses.0).into_iter().collect(),
        );
        weigh(&asked.0, &asked.1, &listed)
            .iter()
            .map(|line| line.part.effect)
            .sum()
    }

    #[test]
    fn birth_places_weigh_by_the_names_in_them() {
        let of = |a: &str, b: &str| effect((a, b), ("", ""));
        assert_eq!(
            of("Kandahar", "Spin Boldak District, Kandahar Province, Afghanistan"),
            weights::BIRTH_PLACE_SHARED
        );
        assert_eq!(of("Qandahar", "Quandahar"), weights::BIRTH_PLACE_SHARED);
        assert_eq!(of("Herat", "Kandahar"), weights::BIRTH_PLACE_OTHER);
        assert_eq!(of("", "Kandahar"), 0.0);
        assert_eq!(
            of("Afghanistan", "Kandahar, Afghanistan"),
            0.0,
            "a country is weighed as one"
        );
        assert_eq!(
            of("Northern District", "Southern District"),
            0.0,
            "nothing in it tells a place"
        );
    }

    #[test]
    fn addresses_agree_and_never_contradict() {
        let of = |a: &str, b: &str| effect(("", ""), (a, b));
        assert_eq!(
            of("12 Jaffa Road, Nicosia", "P.O. Box 7, Nicosia, Cyprus"),
            weights::ADDRESS_TOWN
        );
        assert_eq!(
            of("12 Makarios Street, Nicosia", "14, Makarios Str., Nicosia"),
            weights::ADDRESS_SHARED
        );
        assert_eq!(of("12 Makarios Street, Nicosia", "4 Tverskaya, Moscow"), 0.0);
    }
}
