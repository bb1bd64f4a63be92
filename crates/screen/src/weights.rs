//! Every weight of the evidence beside the name, with its reason.
//!
//! The name gives a score of 0 to 1; each piece of evidence adds its effect; the sum is cut to 0 to 1. Agreement is never
//! negative and contradiction never positive, so that the score is monotone. The sizes follow one thought: an exact name
//! alone alerts (1.00), one soft contradiction (country) leaves the alert standing (0.90), a birth date that cannot be the
//! same person's takes even an exact name under the threshold (0.62), for an analyst to look at only when he lowers it.

/// The threshold at which the product decides.
pub const DEFAULT_THRESHOLD: f32 = exonym_names::THRESHOLD;
/// A name below this is not weighed further: no evidence but an identifier can lift it to the threshold.
pub(crate) const NAME_FLOOR: f32 = 0.50;

/// The same day: a birth date alone is shared by one person in some 20,000.
pub(crate) const DATE_SAME_DAY: f32 = 0.10;
/// Compatible at the precision stated (year or month only): one person in 60.
pub(crate) const DATE_COMPATIBLE: f32 = 0.05;
/// "About" a year, within two years: lists say so where they do not know.
pub(crate) const DATE_ABOUT: f32 = 0.02;
/// Day and month swapped: most often a typing habit, hardly a contradiction.
pub(crate) const DATE_SWAPPED: f32 = -0.02;
/// One digit off, all else equal: a slip of the keyboard more often than another person.
pub(crate) const DATE_ONE_DIGIT: f32 = -0.05;
/// Years next to each other, where one side states only a year: ages turned into years are off by one.
pub(crate) const DATE_NEAR_YEAR: f32 = -0.05;
/// The same year and another day.
pub(crate) const DATE_OTHER_DAY: f32 = -0.12;
/// Two years apart.
pub(crate) const DATE_TWO_YEARS: f32 = -0.15;
/// Cannot be the same: a country in common and a weak alias beside it must not lift even an exact name back over the threshold.
pub(crate) const DATE_DISJOINT: f32 = -0.38;

/// A country in common: lists and customers share countries by the million.
pub(crate) const COUNTRY_SHARED: f32 = 0.02;
/// Countries on both sides and none in common: people move and hold several passports, so it does not clear alone.
pub(crate) const COUNTRY_DISJOINT: f32 = -0.10;
/// A country that came of the other's, or that it came of: born in the Soviet Union, national of Latvia. Such states are many to one.
pub(crate) const COUNTRY_KIN: f32 = 0.01;
/// A name of a town or district in both birth places: more telling than a country, and towns are many to a name too.
pub(crate) const BIRTH_PLACE_SHARED: f32 = 0.03;
/// Birth places without a name in common: one side says the village and the other the province, so it speaks softly.
pub(crate) const BIRTH_PLACE_OTHER: f32 = -0.03;
/// A town in both addresses.
pub(crate) const ADDRESS_TOWN: f32 = 0.02;
/// Two or more words in both addresses: a street, a house, a quarter. Other addresses say nothing, for people move.
pub(crate) const ADDRESS_SHARED: f32 = 0.05;
/// Genders stated and different.
pub(crate) const GENDER_OTHER: f32 = -0.10;

/// An identifier with a check digit or a world-wide registry (IMO, LEI, BIC, ISIN, wallet, INN, OGRN, USCC) is the same: it
/// finds the party without any name.
pub(crate) const ID_REGISTERED: f32 = 0.95;
/// A passport or national number is the same: numbers of different countries collide, rarely.
pub(crate) const ID_DOCUMENT: f32 = 0.85;
/// Some other number is the same.
pub(crate) const ID_OTHER: f32 = 0.75;
/// Both state a registered identifier of one kind, and none is the same.
pub(crate) const ID_DIFFERS: f32 = -0.15;
/// A number that its kind refuses (a wrong check digit, a sign too few) is one sign away from the listed one: most likely a slip.
pub(crate) const ID_SLIP: f32 = 0.10;
/// A weak alias agrees beside a strong name that is at least near.
pub(crate) const WEAK_CONFIRMS: f32 = 0.05;
