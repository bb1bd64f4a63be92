//! What each agreement and contradiction counts, in bits, with its reason.
//!
//! A bit is a halving of the odds that chance explains an agreement (Fellegi and Sunter's weights, to the base of two). The
//! weights of one pair are added; a sum of `n` says that chance brings about such a pair once in `2^n` pairs. Where a weight
//! depends on how common a value is, the lists' own counts and the census say so, and a cap keeps one value from deciding.

use crate::counts::Belief;

/// Sum from which two entries are one party. Fifty thousand entries (2^16) make each entry meet 2^16 others; ten bits more
/// leave one wrong join in a thousand entries even before contradictions are looked at.
pub(crate) const JOIN: f32 = 26.0;
/// The same for two entries of one list: its publisher holds them apart, mostly because he lists by programme; so only what is
/// beyond all doubt is joined.
pub(crate) const JOIN_SAME_LIST: f32 = 38.0;
/// Sum from which a pair is offered to a person: more likely than not one party.
pub(crate) const DOUBT: f32 = 18.0;
/// What must stand beside names that are only near before they are compared: near names alone are no reason to look.
pub(crate) const BESIDE_NEAR_NAME: f32 = 5.0;
/// What must stand beside the name: a pair that agrees in a single name and nothing else is never joined.
pub(crate) const BESIDE_NAME: f32 = 2.0;
/// Distance that the best partner on a list must keep from the second: nearer, and nobody can say which of the two it is.
pub(crate) const AHEAD: f32 = 3.0;

/// Both state one reference of the United Nations: a number that is given to one party.
pub(crate) const REFERENCE: f32 = 30.0;
/// One publisher states the other's entry as its own party.
pub(crate) const STATED: f32 = 30.0;
/// A number of a world-wide or state register with a check digit.
pub(crate) const ID_REGISTERED: f32 = 30.0;
/// A passport number: states number on their own, so that numbers collide, rarely.
pub(crate) const ID_PASSPORT: f32 = 16.0;
/// Some other number of six signs and more.
pub(crate) const ID_OTHER: f32 = 12.0;
/// A shorter one: serial numbers of small registers repeat from country to country.
pub(crate) const ID_SHORT: f32 = 5.0;
/// Registered numbers of one kind on both sides and none the same.
pub(crate) const ID_DIFFERS: f32 = -12.0;
/// Signs from which a number is long.
pub(crate) const LONG_ID: usize = 6;

/// Before counting, a word of a name is borne by one entry in 2^11; that weighs as much as two thousand entries, a short list.
pub(crate) const WORDS: Belief = Belief {
    entries: 2000.0,
    bits: 11.0,
};
/// A country by one in 32: there are two hundred, and lists dwell on a few.
pub(crate) const COUNTRIES: Belief = Belief {
    entries: 300.0,
    bits: 5.0,
};
/// A word of a place by one in 256.
pub(crate) const PLACES: Belief = Belief {
    entries: 1000.0,
    bits: 8.0,
};
/// A day of listing by one in 64.
pub(crate) const DAYS: Belief = Belief {
    entries: 300.0,
    bits: 6.0,
};
/// The most that one word of a name counts: a word that the lists have once may be a spelling of one that they have often.
pub(crate) const WORD_CAP: f32 = 11.0;
/// Taken off each word after the first: words of a name go together (given names with surnames of one language).
pub(crate) const WORD_TIED: f32 = 2.5;
/// The most that all shared names count together.
pub(crate) const NAMES_CAP: f32 = 34.0;
/// Each further name that both sides have to the letter: lists that copy each other copy aliases too, chance does not.
pub(crate) const FURTHER_NAME: f32 = 4.0;
/// A further name in another script: mostly the first one written over, which says the same again.
pub(crate) const OTHER_SCRIPT: f32 = 0.5;
/// The most that further names count.
pub(crate) const FURTHER_CAP: f32 = 16.0;
/// A weak alias counts this share of a strong one.
pub(crate) const WEAK_SHARE: f32 = 0.5;
/// Name score at which a name that is not the same begins to count; it counts in full at 1.
pub(crate) const NAME_FROM: f32 = 0.78;
/// Names score under this everywhere: they are two names.
pub(crate) const NAMES_APART: f32 = 0.70;
/// What that counts.
pub(crate) const NAME_DIFFERS: f32 = -15.0;
/// Name score that an automatic join asks for where no number speaks.
pub(crate) const NAME_TO_JOIN: f32 = 0.88;

/// The same full day of birth: one in some 18,000 (fifty years of days).
pub(crate) const DAY: f32 = 14.0;
/// The same first of January, which lists write where they know the year only.
pub(crate) const NEW_YEAR: f32 = 7.0;
/// The same month.
pub(crate) const MONTH: f32 = 8.0;
/// The same year at the precision stated.
pub(crate) const YEAR: f32 = 4.5;
/// May be the same, one of them being approximate or a span.
pub(crate) const ABOUT: f32 = 2.0;
/// Day and month swapped, or one digit off: a slip more often than another person, yet no agreement.
pub(crate) const SLIP: f32 = 3.0;
/// A year apart, where one side states a year only.
pub(crate) const NEAR_YEAR: f32 = -2.0;
/// The same year and another day.
pub(crate) const OTHER_DAY: f32 = -5.0;
/// Cannot be the same.
pub(crate) const DATES_DIFFER: f32 = -15.0;

/// The most that a country counts.
pub(crate) const COUNTRY_CAP: f32 = 5.0;
/// A state and its successor or part.
pub(crate) const COUNTRY_KIN: f32 = 1.0;
/// No country in common.
pub(crate) const COUNTRIES_DIFFER: f32 = -5.0;
/// The most that a word of a place counts.
pub(crate) const PLACE_WORD_CAP: f32 = 6.0;
/// The most that places count.
pub(crate) const PLACE_CAP: f32 = 10.0;
/// The most that the same day of listing counts: parties are listed in groups, relatives among them.
pub(crate) const LISTED_CAP: f32 = 4.0;
/// Another gender.
pub(crate) const GENDER_DIFFERS: f32 = -10.0;
/// The most that the country of a programme counts where the country itself is not stated.
pub(crate) const PROGRAMME_CAP: f32 = 4.0;
/// The first rare run of words in common: parties that are told of together share one.
pub(crate) const PHRASE_FIRST: f32 = 3.0;
/// Each further one: a text that is quoted shares many.
pub(crate) const PHRASE_FURTHER: f32 = 1.0;
/// The most that texts count.
pub(crate) const PHRASE_CAP: f32 = 12.0;
