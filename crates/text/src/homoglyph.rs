//! Look-alike letters: a word that mixes scripts or hides digits among letters, and what it was meant to be.
//!
//! A Cyrillic `а` in a Latin word or a `0` for an `o` fools the machine and not the eye. A word is only repaired when it
//! *mixes*: a wholly Cyrillic word that happens to look Latin stays what it is. The pairs are those that coincide in
//! ordinary typefaces; the full confusables list of Unicode holds many that no reader would confuse in a name.

use crate::script::{Script, script_of};

/// Latin letter, Cyrillic letters and Greek letters that look the same (lower case, as [`crate::fold::fold`] leaves them; the shape of the
/// capital counts too, since names are often in capitals).
const ALIKE: &[(char, &str, &str)] = &[
    ('a', "а", "α"),
    ('b', "вьъ", "β"),
    ('c', "с", "ϲ"),
    ('d', "ԁ", ""),
    ('e', "ее", "ε"),
    ('g', "ԍ", ""),
    ('h', "нһ", "η"),
    ('i', "і", "ι"),
    ('j', "ј", "ϳ"),
    ('k', "к", "κ"),
    ('l', "ӏ", ""),
    ('m', "м", "μ"),
    ('n', "пи", "ν"),
    ('o', "о", "ο"),
    ('p', "р", "ρ"),
    ('q', "ԛ", ""),
    ('r', "г", ""),
    ('s', "ѕ", ""),
    ('t', "т", "τ"),
    ('u', "", "υ"),
    ('v', "ѵ", ""),
    ('w', "ԝш", "ω"),
    ('x', "х", "χ"),
    ('y', "у", "γ"),
    ('z', "", "ζ"),
];

/// Digits and signs written for a letter, with the Latin letter meant.
const LEET: &[(char, char)] = &[
    ('0', 'o'),
    ('1', 'i'),
    ('3', 'e'),
    ('4', 'a'),
    ('5', 's'),
    ('7', 't'),
    ('8', 'b'),
    ('$', 's'),
    ('@', 'a'),
];

/// The word with look-alikes put back into its main script, or `None` where there is nothing to repair.
/// `word` is folded. A word needs two letters of its own script, and more letters than digits, to be repaired.
pub fn repair(word: &str) -> Option<String> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut counts = Counts::default();
    word.chars().for_each(|c| counts.add(c));
    let target = counts.target()?;
    let fixed: String = word.chars().map(|c| meant(c, target)).collect();
    (fixed != word).then_some(fixed)
}

#[derive(Default)]
struct Counts {
    latin: u32,
    cyrillic: u32,
    greek: u32,
    digits: u32,
}

impl Counts {
    fn add(&mut self, c: char) {
        match script_of(c) {
            Script::Latin => self.latin += 1,
            Script::Cyrillic => self.cyrillic += 1,
            Script::Greek => self.greek += 1,
            _ if LEET.iter().any(|pair| pair.0 == c) => self.digits += 1,
            _ => {}
        }
    }

    fn target(&self) -> Option<Script> {
        let letters = self.latin + self.cyrillic + self.greek;
        let mixed = letters > self.latin.max(self.cyrillic).max(self.greek);
        if !mixed && (self.digits == 0 || self.digits >= letters) {
            return None;
        }
        let (count, script) = [
            (self.latin, Script::Latin),
            (self.cyrillic, Script::Cyrillic),
            (self.greek, Script::Greek),
        ]
        .into_iter()
        .rev()
        .max_by_key(|pair| pair.0)?;
        (count >= 2 || mixed).then_some(script)
    }
}

fn meant(c: char, target: Script) -> char {
    let latin = to_latin(c);
    match target {
        Script::Latin => latin,
        _ if script_of(c) == target => c,
        _ => from_latin(latin, target).unwrap_or(c),
    }
}

fn to_latin(c: char) -> char {
    if let Some(pair) = LEET.iter().find(|pair| pair.0 == c) {
        return pair.1;
    }
    ALIKE
        .iter()
        .find(|row| row.1.contains(c) || row.2.contains(c))
        .map_or(c, |row| row.0)
}

fn from_latin(c: char, target: Script) -> Option<char> {
    let row = ALIKE.iter().find(|row| row.0 == c)?;
    let column = if target == Script::Cyrillic { row.1 } else { row.2 };
    column.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repairs() {
        let check =
            |input: &str, expected: Option<&str>| assert_eq!(repair(input).as_deref(), expected, "{input}");
        check("рutin", Some("putin"));
        check("ig0r", Some("igor"));
        check("sech1n", Some("sechin"));
        check("путин", None);
        check("putin", None);
        check("пyтин", Some("путин"));
        check("a320", None);
        check("17", None);
        check("", None);
    }
}
