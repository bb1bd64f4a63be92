//! How facts are written: what many parties say (schemas, countries, topics, programmes, kinds of numbers) once, and by number in each.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::error::IndexError;
use crate::facts::Facts;

/// [`Facts`] as they are written; a number is one of the terms.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    schema: u32,
    list: u16,
    #[serde(borrow)]
    dates: Vec<&'a str>,
    countries: Vec<(u32, u32)>,
    genders: Vec<u32>,
    #[serde(borrow)]
    ids: Vec<(u32, &'a str)>,
    topics: Vec<u32>,
    programs: Vec<u32>,
    listed: Option<&'a str>,
    ended: Option<&'a str>,
    delisted: bool,
}

fn damaged(error: impl std::fmt::Display) -> IndexError {
    IndexError::Damaged(error.to_string())
}

/// Terms being gathered, numbered as they come.
#[derive(Debug, Default)]
pub(crate) struct TermsWriter {
    numbers: HashMap<String, u32>,
    terms: Vec<String>,
}

impl TermsWriter {
    fn number(&mut self, term: &str) -> u32 {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = self.terms.len() as u32;
        self.terms.push(term.to_owned());
        self.numbers.insert(term.to_owned(), number);
        number
    }

    /// Appends the facts of a party.
    pub(crate) fn encode(&mut self, facts: &Facts, out: &mut Vec<u8>) -> Result<(), IndexError> {
        let mut all = |terms: &[String]| terms.iter().map(|term| self.number(term)).collect();
        let (genders, topics, programs) = (all(&facts.genders), all(&facts.topics), all(&facts.programs));
        let countries = facts.countries.iter();
        let written = Written {
            schema: self.number(&facts.schema),
            list: facts.list,
            dates: facts.dates.iter().map(String::as_str).collect(),
            countries: countries
                .map(|(code, prop)| (self.number(code), self.number(prop)))
                .collect(),
            genders,
            ids: facts
                .ids
                .iter()
                .map(|(kind, value)| (self.number(kind), value.as_str()))
                .collect(),
            topics,
            programs,
            listed: facts.listed.as_deref(),
            ended: facts.ended.as_deref(),
            delisted: facts.delisted,
        };
        out.extend(postcard::to_allocvec(&written).map_err(damaged)?);
        Ok(())
    }

    /// The section of terms.
    pub(crate) fn finish(self) -> Result<Vec<u8>, IndexError> {
        postcard::to_allocvec(&self.terms).map_err(damaged)
    }
}

/// The terms of an open file.
#[derive(Debug, Default)]
pub(crate) struct Terms(Vec<String>);

impl Terms {
    /// Reads the section.
    pub(crate) fn open(section: &[u8]) -> Result<Terms, IndexError> {
        postcard::from_bytes(section)
            .map(Terms)
            .map_err(|error| IndexError::Damaged(format!("its terms: {error}")))
    }

    /// The facts at the beginning of `bytes`.
    pub(crate) fn decode(&self, bytes: &[u8]) -> Result<Facts, String> {
        let (written, _): (Written<'_>, _) =
            postcard::take_from_bytes(bytes).map_err(|error| error.to_string())?;
        let term = |number: &u32| {
            let term = self.0.get(*number as usize);
            term.cloned().ok_or_else(|| format!("there is no term {number}"))
        };
        let all = |numbers: &[u32]| numbers.iter().map(term).collect::<Result<Vec<_>, _>>();
        let countries = written.countries.iter();
        let ids = written.ids.iter();
        Ok(Facts {
            schema: term(&written.schema)?,
            list: written.list,
            dates: written.dates.iter().map(|date| (*date).to_owned()).collect(),
            countries: countries
                .map(|(code, prop)| Ok((term(code)?, term(prop)?)))
                .collect::<Result<_, String>>()?,
            genders: all(&written.genders)?,
            ids: ids
                .map(|(kind, value)| Ok((term(kind)?, (*value).to_owned())))
                .collect::<Result<_, String>>()?,
            topics: all(&written.topics)?,
            programs: all(&written.programs)?,
            listed: written.listed.map(str::to_owned),
            ended: written.ended.map(str::to_owned),
            delisted: written.delisted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_as_they_were_written() {
        let text = |text: &str| text.to_owned();
        let facts = Facts {
            schema: text("Person"),
            list: 3,
            dates: vec![text("1952-10-07"), text("1953")],
            countries: vec![(text("ru"), text("country")), (text("ru"), text("nationality"))],
            genders: vec![text("male")],
            ids: vec![(text("passport"), text("123456789"))],
            topics: vec![text("sanction"), text("role.pep")],
            programs: vec![text("UKRAINE-EO13661")],
            listed: Some(text("2022-02-25")),
            ended: None,
            delisted: true,
        };
        let other = Facts {
            schema: text("Person"),
            ..Facts::default()
        };
        let (mut writer, mut bytes) = (TermsWriter::default(), Vec::new());
        writer.encode(&facts, &mut bytes).unwrap();
        let second = bytes.len();
        writer.encode(&other, &mut bytes).unwrap();
        let terms = Terms::open(&writer.finish().unwrap()).unwrap();
        assert_eq!(terms.decode(&bytes), Ok(facts));
        assert_eq!(terms.decode(&bytes[second..]), Ok(other));
        assert!(
            Terms::default().decode(&bytes).is_err(),
            "a term that is not there"
        );
        for cut in 0..second {
            assert!(terms.decode(&bytes[..cut]).is_err());
        }
    }
}
