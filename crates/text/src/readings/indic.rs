//! The Brahmic scripts of India: one table for nine scripts, because Unicode laid their blocks out alike.
//!
//! A consonant carries an inherent `a` unless a vowel sign or a virama follows. Modern languages drop it at the end of a word and often inside,
//! so a second reading leaves the last one out. Letters are found by their offset in the block; Tamil, which has fewer letters, and Bengali
//! (inherent `o`, no `v`) are served by the same offsets, at a small cost in closeness.

use super::Readings;
use crate::road::Road;
use crate::script::Script;

/// Consonants from offset 0x15 (ka) to 0x39 (ha).
const CONSONANTS: [&str; 0x25] = [
    "k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n", "t", "th", "d", "dh", "n", "t", "th", "d", "dh",
    "n", "n", "p", "ph", "b", "bh", "m", "y", "r", "r", "l", "l", "l", "v", "sh", "sh", "s", "h",
];
/// Independent vowels from offset 0x05 (a) to 0x14 (au).
const VOWELS: [&str; 0x10] = [
    "a", "a", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au",
];
/// Vowel signs from offset 0x3E (aa) to 0x4C (au).
const SIGNS: [&str; 0x0F] = [
    "a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au",
];

fn block(script: Script) -> Option<u32> {
    Some(match script {
        Script::Devanagari => 0x900,
        Script::Bengali => 0x980,
        Script::Gurmukhi => 0xA00,
        Script::Gujarati => 0xA80,
        Script::Oriya => 0xB00,
        Script::Tamil => 0xB80,
        Script::Telugu => 0xC00,
        Script::Kannada => 0xC80,
        Script::Malayalam => 0xD00,
        _ => return None,
    })
}

pub(super) fn covers(script: Script) -> bool {
    block(script).is_some()
}

pub(super) fn read(token: &str, script: Script, out: &mut Readings) {
    let Some(block) = block(script) else { return };
    let full = spell(token, block);
    // Dravidian languages sound the last inherent vowel, the others mostly do not.
    let dravidian = matches!(
        script,
        Script::Tamil | Script::Telugu | Script::Kannada | Script::Malayalam
    );
    let mute = if full.inherent_end {
        full.text
            .get(..full.text.len() - 1)
            .unwrap_or_default()
            .to_owned()
    } else {
        full.text.clone()
    };
    out.add(full.text, Road::Indic, if dravidian { 0.0 } else { 0.03 });
    out.add(mute, Road::IndicPlain, if dravidian { 0.05 } else { 0.0 });
}

struct Spelled {
    text: String,
    inherent_end: bool,
}

fn spell(token: &str, block: u32) -> Spelled {
    let mut text = String::new();
    let mut inherent = false;
    for c in token.chars() {
        let offset = (c as u32).wrapping_sub(block);
        let consonant = CONSONANTS.get((offset as usize).wrapping_sub(0x15));
        if consonant.is_some() && inherent {
            text.push('a');
        }
        match offset {
            0x15..=0x39 => text.push_str(consonant.unwrap_or(&"")),
            0x3E..=0x4C => text.push_str(SIGNS.get(offset as usize - 0x3E).unwrap_or(&"")),
            0x01 | 0x02 | 0x70 => text.push_str(if inherent { "an" } else { "n" }),
            0x03 => text.push_str(if inherent { "ah" } else { "h" }),
            0x05..=0x14 => {
                text.push_str(if inherent { "a" } else { "" });
                text.push_str(VOWELS.get(offset as usize - 0x05).unwrap_or(&""));
            }
            // The nukta changes the consonant before it: f for ph, z for j, and so on.
            0x3C => soften(&mut text),
            0x58..=0x5F => text.push_str(["q", "kh", "gh", "z", "r", "rh", "f", "y"][offset as usize - 0x58]),
            0x71 | 0x4D => {}
            _ => text.push_str(&crate::fold::ascii(c.encode_utf8(&mut [0; 4]))),
        }
        inherent = matches!(offset, 0x15..=0x39 | 0x58..=0x5F) || (offset == 0x3C && inherent);
    }
    if inherent {
        text.push('a');
    }
    Spelled {
        text,
        inherent_end: inherent,
    }
}

fn soften(text: &mut String) {
    for (plain, soft) in [("ph", "f"), ("j", "z"), ("k", "q"), ("d", "r")] {
        if text.ends_with(plain) {
            text.truncate(text.len() - plain.len());
            text.push_str(soft);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::script::main_script;

    #[test]
    fn spellings() {
        let has = |token: &str, expected: &str| {
            let all = readings(token, main_script(token), None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        has("नरेन्द्र", "narendra");
        has("दाऊद", "daud");
        has("হাসিনা", "hasina");
        has("সিং", "sin");
        has("રમેશ", "ramesh");
    }
}
