//! Where the words that were typed stand in a party: in which name, as which of its words, or else in which other value.

use exonym_model::{Entity, Quality, Statement};

use crate::book::{self, words};

/// Characters shown of a value on either side of the word that was met in it.
const AROUND: usize = 40;

/// How typed words are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// As they stand; the last may go on.
    Beginning,
    /// Written in Latin letters; each within one letter.
    Near,
}

/// A typed word and the word of a name that it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// As typed.
    pub typed: String,
    /// As listed.
    pub listed: String,
}

/// Where the words were met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// In a name.
    Name {
        /// The name with most of them.
        listed: String,
        /// Its quality.
        quality: Quality,
        /// The words that are written otherwise.
        pairs: Vec<Pair>,
    },
    /// In another value; the name shown is the party's first.
    Elsewhere {
        /// The property.
        prop: String,
        /// The value around the first word met.
        value: String,
    },
    /// Only in a record about the party.
    Record,
}

/// Where an entity has the words of a text. `latin` are the same words in Latin letters, where they are meant [`Typed::Near`].
pub fn met(entity: &Entity, text: &str, latin: &[String], how: Typed) -> Met {
    let typed: Vec<&str> = pieces(text);
    let asked = match how {
        Typed::Beginning => words(text),
        Typed::Near => latin.to_vec(),
    };
    let mut best: Option<(usize, &Statement, Vec<Pair>)> = None;
    for statement in entity.names() {
        let (score, pairs) = in_name(&statement.value, &asked, &typed, how);
        if score > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((score, statement, pairs));
        }
    }
    if let Some((_, statement, pairs)) = best {
        return Met::Name {
            listed: statement.value.clone(),
            quality: statement.quality(),
            pairs,
        };
    }
    let elsewhere = entity.statements.iter().find_map(|statement| {
        let at = first_met(&statement.value, &asked, how)?;
        Some(Met::Elsewhere {
            prop: statement.prop.name().to_owned(),
            value: around(&statement.value, at),
        })
    });
    elsewhere.unwrap_or(Met::Record)
}

/// How many of the words a name has (whole ones count twice), and those that it writes otherwise.
fn in_name(name: &str, asked: &[String], typed: &[&str], how: Typed) -> (usize, Vec<Pair>) {
    let listed = pieces(name);
    let folded: Vec<String> = listed.iter().map(|piece| words(piece).concat()).collect();
    let there = words(name);
    let (mut score, mut pairs) = (0, Vec::new());
    for (at, word) in asked.iter().enumerate() {
        let last = at + 1 == asked.len();
        if there.contains(word) {
            score += 2;
        } else if how == Typed::Beginning && last && there.iter().any(|known| known.starts_with(word)) {
            score += 1;
        }
        if how == Typed::Near
            && let Some(met) = folded.iter().position(|known| book::within_one(word, known))
            && let (Some(piece), Some(typed)) = (listed.get(met), typed.get(at))
        {
            score += usize::from(!there.contains(word));
            pairs.push(Pair {
                typed: (*typed).to_owned(),
                listed: (*piece).to_owned(),
            });
        }
    }
    (score, pairs)
}

/// Where in a value the first of the words begins, in bytes.
fn first_met(value: &str, asked: &[String], how: Typed) -> Option<usize> {
    let last = asked.last()?;
    let met = |piece: &&str| {
        let folded = words(piece);
        asked.iter().any(|word| match how {
            Typed::Near => folded.iter().any(|known| book::within_one(word, known)),
            Typed::Beginning => folded
                .iter()
                .any(|known| known == word || (word == last && known.starts_with(word.as_str()))),
        })
    };
    let piece = pieces(value).into_iter().find(met)?;
    value.find(piece)
}

/// A value around a place, cut at characters.
fn around(value: &str, at: usize) -> String {
    let (before, after) = value.split_at(at);
    let long = before.chars().count();
    let start: String = before.chars().skip(long.saturating_sub(AROUND)).collect();
    let end: String = after.chars().take(2 * AROUND).collect();
    let (cut, rest) = (long > AROUND, after.chars().count() > 2 * AROUND);
    format!(
        "{}{start}{end}{}",
        if cut { "…" } else { "" },
        if rest { "…" } else { "" }
    )
}

fn pieces(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_model::{Prop, Schema};

    fn entity() -> Entity {
        let mut entity = Entity::new("l:1", Schema::Person, "l", "1");
        entity.add(Prop::NAME, "Nicolás MADURO MOROS");
        entity.add(Prop::from_name("alias"), "El Presidente");
        entity.add(
            Prop::from_name("notes"),
            "Appointed minister of the interior, justice and peace in the cabinet of the year by Hugo CHAVEZ himself.",
        );
        entity
    }

    fn latin(text: &str) -> Vec<String> {
        words(&exonym_text::fold::ascii(text))
    }

    #[test]
    fn a_word_in_another_script_is_shown_beside_the_one_it_met() {
        let text = "Мадуро Николас";
        let Met::Name { listed, pairs, .. } = met(&entity(), text, &latin(text), Typed::Near) else {
            panic!("met in its name");
        };
        assert_eq!(listed, "Nicolás MADURO MOROS");
        let told: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.typed.as_str(), pair.listed.as_str()))
            .collect();
        assert_eq!(told, [("Мадуро", "MADURO"), ("Николас", "Nicolás")]);
    }

    #[test]
    fn a_beginning_is_met_by_the_name_that_goes_on_so() {
        let Met::Name { listed, pairs, .. } = met(&entity(), "el pres", &[], Typed::Beginning) else {
            panic!("met in its name");
        };
        assert_eq!((listed.as_str(), pairs.len()), ("El Presidente", 0));
    }

    #[test]
    fn a_word_of_a_remark_is_shown_where_it_stands() {
        let Met::Elsewhere { prop, value } = met(&entity(), "chavez", &[], Typed::Beginning) else {
            panic!("met in its notes");
        };
        assert_eq!(prop, "notes");
        assert!(
            value.starts_with('…') && value.ends_with("Hugo CHAVEZ himself."),
            "{value}"
        );
        assert_eq!(met(&entity(), "caracas", &[], Typed::Beginning), Met::Record);
    }
}
