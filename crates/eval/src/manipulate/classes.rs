//! The ways in which names are manipulated, on purpose or by slip; each a function from a name to a changed name.
//!
//! The classes are those that supervisors and the industry test with (adjacent letters exchanged, letters added, dropped,
//! doubled, other characters, blanks, order, initials, titles, legal forms). A class gives `None` for a name it cannot change.

use crate::random::Random;

/// A class of manipulations.
pub struct Class {
    /// As printed.
    pub name: &'static str,
    /// What it does to a name.
    pub change: fn(&str, &mut Random) -> Option<Changed>,
    /// Whether it is one edit in one word, which is then reported by the length of that word.
    pub single_edit: bool,
    /// Whether it is asked of persons.
    pub persons: bool,
    /// Whether it is asked of organisations.
    pub organizations: bool,
    /// Whether it is asked of vessels, aircraft and other things.
    pub things: bool,
}

/// A changed name, and the letters of the word that was changed (0 where it is the whole name).
pub struct Changed {
    /// The name.
    pub name: String,
    /// Letters.
    pub letters: usize,
}

const fn edit(name: &'static str, change: fn(&str, &mut Random) -> Option<Changed>) -> Class {
    Class {
        name,
        change,
        single_edit: true,
        persons: true,
        organizations: true,
        things: true,
    }
}

const fn whole(name: &'static str, change: fn(&str, &mut Random) -> Option<Changed>) -> Class {
    Class {
        name,
        change,
        single_edit: false,
        persons: true,
        organizations: true,
        things: true,
    }
}

const fn persons(name: &'static str, change: fn(&str, &mut Random) -> Option<Changed>) -> Class {
    Class {
        name,
        change,
        single_edit: false,
        persons: true,
        organizations: false,
        things: false,
    }
}

const fn organizations(name: &'static str, change: fn(&str, &mut Random) -> Option<Changed>) -> Class {
    Class {
        name,
        change,
        single_edit: false,
        persons: false,
        organizations: true,
        things: false,
    }
}

/// Every class.
pub const ALL: &[Class] = &[
    whole("exact", |name, _| changed(name.to_owned())),
    whole("case", |name, _| {
        changed(if name.to_uppercase() == name {
            name.to_lowercase()
        } else {
            name.to_uppercase()
        })
    }),
    persons("order turned round", order),
    persons("surname, comma", comma),
    edit("neighbours exchanged", |name, random| {
        in_word(name, random, 2, |word, at, _| {
            if word[at] == word[at + 1] {
                return false;
            }
            word.swap(at, at + 1);
            true
        })
    }),
    edit("vowel replaced", |name, random| {
        of_kind(name, random, true, |word, at, random| {
            let other = other_of(VOWELS, word[at], random);
            word[at] = other;
        })
    }),
    edit("consonant replaced", |name, random| {
        of_kind(name, random, false, |word, at, random| {
            let other = other_of(CONSONANTS, word[at], random);
            word[at] = other;
        })
    }),
    edit("letter inserted", |name, random| {
        in_word(name, random, 1, |word, at, random| {
            let letter = pick(CONSONANTS, random);
            word.insert(at + 1, letter);
            true
        })
    }),
    edit("letter dropped", |name, random| {
        in_word(name, random, 2, |word, at, _| {
            word.remove(at + 1);
            true
        })
    }),
    edit("letter doubled", |name, random| {
        in_word(name, random, 1, |word, at, _| {
            word.insert(at, word[at]);
            true
        })
    }),
    edit("double letter single", undouble),
    edit("digit for a letter", |name, random| {
        homoglyph(
            name,
            random,
            &[
                ('o', '0'),
                ('l', '1'),
                ('i', '1'),
                ('e', '3'),
                ('s', '5'),
                ('b', '8'),
            ],
        )
    }),
    edit("homoglyph", |name, random| {
        homoglyph(
            name,
            random,
            &[
                ('a', 'а'),
                ('e', 'е'),
                ('o', 'о'),
                ('p', 'р'),
                ('c', 'с'),
                ('x', 'х'),
                ('y', 'у'),
            ],
        )
    }),
    edit("neighbouring key", |name, random| {
        homoglyph(
            name,
            random,
            &[
                ('a', 's'),
                ('e', 'r'),
                ('i', 'o'),
                ('n', 'm'),
                ('t', 'r'),
                ('s', 'd'),
                ('o', 'p'),
                ('l', 'k'),
            ],
        )
    }),
    whole("marks stripped", |name, _| {
        let plain = strip(name);
        (plain != name).then_some(plain).and_then(changed)
    }),
    whole("no-break space", |name, _| {
        name.contains(' ')
            .then(|| name.replace(' ', "\u{a0}"))
            .and_then(changed)
    }),
    whole("symbol for a blank", |name, _| {
        name.contains(' ')
            .then(|| name.replace(' ', "_"))
            .and_then(changed)
    }),
    whole("blanks removed", |name, _| {
        (name.contains(' ') && name.is_ascii())
            .then(|| name.replace(' ', ""))
            .and_then(changed)
    }),
    edit("word split", |name, random| {
        in_word(name, random, 6, |word, at, _| {
            let at = (at + 3).min(word.len() - 3);
            word.insert(at, ' ');
            true
        })
    }),
    persons("middle name dropped", middle),
    persons("first name to initial", initial),
    persons("title added", |name, random| {
        let titles = ["Mr ", "Dr. ", "General ", "Sheikh ", "Haji "];
        changed(format!("{}{name}", titles[random.below(titles.len())]))
    }),
    persons("suffix added", |name, _| changed(format!("{name} Jr."))),
    organizations("legal form added", |name, random| {
        let forms = [" LLC", " Ltd.", " JSC", " GmbH", " Co."];
        (!name.ends_with('.'))
            .then(|| format!("{name}{}", forms[random.below(forms.len())]))
            .and_then(changed)
    }),
    organizations("possessive", |name, _| changed(format!("{name}'s"))),
    whole("leading characters", |name, _| changed(format!("1) {name}"))),
    edit("last letter cut off", cut),
];

const VOWELS: &[char] = &['a', 'e', 'i', 'o', 'u'];
const CONSONANTS: &[char] = &[
    'b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z',
];

fn changed(name: String) -> Option<Changed> {
    Some(Changed { name, letters: 0 })
}

fn pick(from: &[char], random: &mut Random) -> char {
    from.get(random.below(from.len())).copied().unwrap_or('a')
}

/// Another of the letters, in the case of the one that is there.
fn other_of(from: &[char], now: char, random: &mut Random) -> char {
    let lower = now.to_lowercase().next().unwrap_or(now);
    let others: Vec<char> = from.iter().copied().filter(|letter| *letter != lower).collect();
    let letter = pick(&others, random);
    if now.is_uppercase() {
        letter.to_ascii_uppercase()
    } else {
        letter
    }
}

/// Words of letters, as ranges of characters.
fn words(name: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = None;
    for (at, c) in name.iter().chain(std::iter::once(&' ')).enumerate() {
        match (c.is_alphabetic(), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                out.push((start, at));
                from = None;
            }
            _ => {}
        }
    }
    out
}

/// Changes one word of at least `least` + 1 letters at a place behind its first letter.
fn in_word(
    name: &str,
    random: &mut Random,
    least: usize,
    change: impl Fn(&mut Vec<char>, usize, &mut Random) -> bool,
) -> Option<Changed> {
    let letters: Vec<char> = name.chars().collect();
    let long: Vec<(usize, usize)> = words(&letters)
        .into_iter()
        .filter(|(from, to)| to - from > least)
        .collect();
    let &(from, to) = long.get(random.below(long.len()))?;
    let mut word = letters.get(from..to)?.to_vec();
    let span = word.len() - least;
    let at = if span > 1 { 1 + random.below(span - 1) } else { 0 };
    if !change(&mut word, at, random) {
        return None;
    }
    let rebuilt = letters.get(..from)?.iter().chain(&word).chain(letters.get(to..)?);
    let name = rebuilt.collect();
    Some(Changed {
        name,
        letters: to - from,
    })
}

fn of_kind(
    name: &str,
    random: &mut Random,
    vowel: bool,
    change: impl Fn(&mut Vec<char>, usize, &mut Random),
) -> Option<Changed> {
    in_word(name, random, 1, |word, _, random| {
        let kind = if vowel { VOWELS } else { CONSONANTS };
        let places: Vec<usize> = (1..word.len())
            .filter(|at| {
                word[*at]
                    .to_lowercase()
                    .next()
                    .is_some_and(|letter| kind.contains(&letter))
            })
            .collect();
        match places.get(random.below(places.len())) {
            Some(at) => {
                change(word, *at, random);
                true
            }
            None => false,
        }
    })
}

fn homoglyph(name: &str, random: &mut Random, table: &[(char, char)]) -> Option<Changed> {
    in_word(name, random, 1, |word, _, random| {
        let places: Vec<(usize, char)> = (1..word.len())
            .filter_map(|at| {
                let lower = word[at].to_lowercase().next()?;
                let (_, other) = table.iter().find(|(letter, _)| *letter == lower)?;
                Some((at, *other))
            })
            .collect();
        match places.get(random.below(places.len())) {
            Some((at, other)) => {
                word[*at] = if word[*at].is_uppercase() {
                    other.to_uppercase().next().unwrap_or(*other)
                } else {
                    *other
                };
                true
            }
            None => false,
        }
    })
}

/// The name without its last letter, as a field that is too short cuts it. A number that loses a digit is another number.
fn cut(name: &str, _: &mut Random) -> Option<Changed> {
    const LONG: usize = 8;
    let letters: Vec<char> = name.chars().collect();
    let (last, before) = letters.split_last()?;
    let word = letters.iter().rev().take_while(|c| c.is_alphabetic()).count();
    (letters.len() > LONG && last.is_alphabetic()).then(|| Changed {
        name: before.iter().collect(),
        letters: word,
    })
}

fn undouble(name: &str, random: &mut Random) -> Option<Changed> {
    in_word(name, random, 2, |word, _, _| {
        match word.windows(2).position(|pair| pair[0] == pair[1]) {
            Some(at) => {
                word.remove(at);
                true
            }
            None => false,
        }
    })
}

fn strip(name: &str) -> String {
    if name
        .chars()
        .all(|c| c.is_ascii() || !c.is_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c))
    {
        name.chars()
            .map(|c| {
                if c.is_ascii() {
                    c.to_string()
                } else {
                    exonym_text::fold::ascii(&c.to_string())
                }
            })
            .collect()
    } else {
        name.to_owned()
    }
}

/// Words of two to four, the last first.
fn parts(name: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    ((2..=4).contains(&parts.len()) && !name.contains([',', '(', '/'])).then_some(parts)
}

fn order(name: &str, _: &mut Random) -> Option<Changed> {
    let mut parts = parts(name)?;
    if parts
        .iter()
        .any(|part| part.len() < 2 || part.contains(['-', '.']))
        || has_particle(&parts)
    {
        return None;
    }
    parts.rotate_right(1);
    changed(parts.join(" "))
}

fn comma(name: &str, _: &mut Random) -> Option<Changed> {
    let parts = parts(name)?;
    let (last, first) = parts.split_last()?;
    (!has_particle(&parts))
        .then(|| format!("{last}, {}", first.join(" ")))
        .and_then(changed)
}

/// A word that belongs to the next cannot change places alone.
fn has_particle(parts: &[&str]) -> bool {
    parts.iter().any(|part| {
        let lower = part.to_lowercase();
        [
            "bin", "ibn", "ben", "bint", "al", "el", "abu", "abd", "abdul", "abdel", "ould", "von", "van",
            "de", "da", "del", "ul", "um", "umm", "jr", "sr", "ii", "iii",
        ]
        .contains(&lower.trim_end_matches('.'))
    })
}

/// Each word is a syllable of an East Asian name, which has a given name of two and no middle name: nobody calls Kim Chol Sam Kim Sam.
fn is_syllabic(parts: &[&str]) -> bool {
    let one_syllable = |word: &&str| {
        let script = exonym_text::script::main_script(word);
        let parses = exonym_text::syllables::parse(&word.to_lowercase(), script);
        parses.iter().any(|parse| parse.syllables.len() == 1)
    };
    parts.iter().all(one_syllable)
}

fn middle(name: &str, _: &mut Random) -> Option<Changed> {
    let parts = parts(name)?;
    if parts.len() < 3 || has_particle(&parts) || is_syllabic(&parts) {
        return None;
    }
    let (first, last) = (parts.first()?, parts.last()?);
    let left = format!("{first} {last}");
    // Of `Sayed Hojatollah Qureishi` only a title and a surname would be left: what was dropped is no middle name.
    let prepared = exonym_names::prepare(&left, exonym_names::NameKind::Person, &[]);
    (exonym_names::telling(prepared.as_ref()) > 1)
        .then_some(left)
        .and_then(changed)
}

fn initial(name: &str, _: &mut Random) -> Option<Changed> {
    let parts = parts(name)?;
    let (first, rest) = parts.split_first()?;
    let letter = first.chars().next().filter(char::is_ascii_alphabetic)?;
    (parts.len() >= 3 && !has_particle(&parts) && !is_syllabic(&parts))
        .then(|| format!("{letter}. {}", rest.join(" ")))
        .and_then(changed)
}
