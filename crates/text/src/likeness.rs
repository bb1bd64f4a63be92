//! How alike two readings are, by spelling and by sound: the one comparison that `names` needs of a pair of tokens.
//!
//! Both a slip of the pen and a habit of spelling make two forms of one name differ. The first is seen in the letters, the second in the
//! sounds, so both are weighed and the lower counts. A reading without vowels is compared by its consonants with whatever stands
//! against it. The cost is in edits, not a share: a caller divides by the length it holds right.

use crate::costs::{Costs, FOREIGN_SOUND, SOUND, SPELLING, UNVOWELLED_SOUND};
use crate::distance::{Scratch, weighted};
use crate::readings::Reading;
use crate::road::Road;
use crate::sound::{Phones, phones, phones_unvowelled};

/// A reading with its sound classes, made once and compared often.
#[derive(Debug, Clone, PartialEq)]
pub struct Sounded {
    /// The reading.
    pub reading: Reading,
    /// Its sound classes.
    pub phones: Phones,
}

impl Sounded {
    /// Prepares a reading.
    pub fn new(reading: Reading) -> Sounded {
        let phones = if reading.road.is_unvowelled() {
            phones_unvowelled(&reading.text)
        } else {
            phones(&reading.text)
        };
        Sounded { reading, phones }
    }
}

/// The cost in edits between two readings, without the costs of their roads, or `None` above `limit`.
pub fn cost(a: &Sounded, b: &Sounded, limit: f32, scratch: &mut Scratch) -> Option<f32> {
    if a.reading.text == b.reading.text {
        return Some(0.0);
    }
    match (table_for(a.reading.road), table_for(b.reading.road)) {
        (None, None) => plain(a, b, limit, scratch),
        (Some(table), None) => weighted(a.phones.as_bytes(), b.phones.as_bytes(), table, limit, scratch),
        (None, Some(table)) => weighted(b.phones.as_bytes(), a.phones.as_bytes(), table, limit, scratch),
        (Some(_), Some(_)) => weighted(a.phones.as_bytes(), b.phones.as_bytes(), &SOUND, limit, scratch),
    }
}

/// The table for readings that lose sounds on their road.
pub fn table_for(road: Road) -> Option<&'static Costs> {
    if road.is_unvowelled() {
        Some(&UNVOWELLED_SOUND)
    } else if road.is_foreign() {
        Some(&FOREIGN_SOUND)
    } else {
        None
    }
}

fn plain(a: &Sounded, b: &Sounded, limit: f32, scratch: &mut Scratch) -> Option<f32> {
    let spelled = weighted(
        a.reading.text.as_bytes(),
        b.reading.text.as_bytes(),
        &SPELLING,
        limit,
        scratch,
    );
    let sounded = weighted(
        a.phones.as_bytes(),
        b.phones.as_bytes(),
        &SOUND,
        spelled.unwrap_or(limit),
        scratch,
    );
    sounded.or(spelled)
}
