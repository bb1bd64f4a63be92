//! Han tokens as syllables: each character read in Mandarin, and in Korean where it has a Korean reading.

use exonym_tables::han::{Character, character};

use super::{Choice, Parse, Space, Syllable, korean, mandarin};
use crate::road::Road;

pub(super) fn read(token: &str, out: &mut Vec<Parse>) {
    let Some(characters) = token.chars().map(character).collect::<Option<Vec<Character>>>() else {
        return;
    };
    if let Some(syllables) = characters
        .iter()
        .map(|c| merge(c.mandarin().map(mandarin::from_pinyin)))
        .collect()
    {
        out.push(Parse {
            space: Space::Mandarin,
            road: Road::Pinyin,
            cost: 0.0,
            syllables,
        });
    }
    if let Some(syllables) = characters
        .iter()
        .map(|c| merge(c.hangul().map(korean::exact)))
        .collect::<Option<Vec<_>>>()
    {
        korean::push(syllables, Road::Hanja, 0.03, out);
    }
}

/// The first reading plainly, the others loosely.
fn merge(mut readings: impl Iterator<Item = Option<Syllable>>) -> Option<Syllable> {
    let mut first = readings.next().flatten()?;
    for other in readings.flatten() {
        for (kept, more) in [
            (&mut first.onset, other.onset),
            (&mut first.nucleus, other.nucleus),
            (&mut first.coda, other.coda),
        ] {
            *kept = Choice {
                plain: kept.plain,
                loose: kept.loose | (more.plain & !kept.plain),
            };
        }
    }
    Some(first)
}
