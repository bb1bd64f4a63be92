//! How alike two readings are, by spelling and by sound: the one comparison that `names` needs of a pair of tokens.
//!
//! Both a slip of the pen and a habit of spelling make two forms of one name differ. The first is seen in the letters, the second in the
//! sounds, so both are weighed and the lower counts. A reading without vowels is compared by its consonants with whatever stands
//! against it. The cost is in edits, not a share: a caller divides by the length it holds right.

use crate::costs::{SOUND, SPELLING, UNVOWELLED_SOUND};
use crate::distance::{Scratch, weighted};
use crate::readings::Reading;
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
    match (a.reading.road.is_unvowelled(), b.reading.road.is_unvowelled()) {
        (false, false) => {
            if a.reading.text == b.reading.text {
                return Some(0.0);
            }
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
        (true, false) => weighted(
            a.phones.as_bytes(),
            b.phones.as_bytes(),
            &UNVOWELLED_SOUND,
            limit,
            scratch,
        ),
        (false, true) => weighted(
            b.phones.as_bytes(),
            a.phones.as_bytes(),
            &UNVOWELLED_SOUND,
            limit,
            scratch,
        ),
        (true, true) => weighted(a.phones.as_bytes(), b.phones.as_bytes(), &SOUND, limit, scratch),
    }
}
