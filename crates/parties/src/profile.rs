//! What there is to compare of each entry, gathered once for all pairs.

use exonym_index::{Bundle, Facts, Index, IndexError};
use exonym_model::{Entity, PartialDate, Prop, PropType, Schema};
use exonym_names::{NameBuffer, NameRef, TokenClass};
use exonym_text::fold;
use rayon::prelude::*;

use crate::Grounds;
use crate::counts::Numbers;
use crate::phrases;

/// One listed name.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// Its number in the index.
    pub(crate) number: u32,
    /// Its words that tell one party from another, as numbers, sorted; generic words and places among them, titles and legal
    /// forms not.
    pub(crate) words: Vec<u32>,
    pub(crate) weak: bool,
    /// Whether its words are written in Latin letters.
    pub(crate) latin: bool,
}

/// One entry.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    pub(crate) list: u16,
    pub(crate) id: String,
    pub(crate) schema: Schema,
    pub(crate) names: Vec<Name>,
    pub(crate) dates: Vec<PartialDate>,
    pub(crate) countries: Vec<u32>,
    pub(crate) genders: Vec<String>,
    /// (kind key, comparable value).
    pub(crate) ids: Vec<(String, String)>,
    /// References of the United Nations.
    pub(crate) references: Vec<String>,
    /// Other ids that the source itself states.
    pub(crate) referents: Vec<String>,
    /// Words of birth places and addresses, sorted.
    pub(crate) places: Vec<u32>,
    pub(crate) listed: Option<u32>,
    /// Countries after which its programmes are named, as numbers, sorted.
    pub(crate) programmes: Vec<u32>,
    /// Hashes of runs of words that few entries have, sorted.
    pub(crate) phrases: Vec<u64>,
}

/// Every entry of an index, with what its numbers stand for.
pub(crate) struct Profiles {
    pub(crate) entries: Vec<Profile>,
    pub(crate) words: Numbers,
    pub(crate) countries: Numbers,
    pub(crate) places: Numbers,
    pub(crate) days: Numbers,
}

/// What is read of an entry before numbers are given.
struct Raw {
    facts: Facts,
    id: String,
    schema: Schema,
    references: Vec<String>,
    referents: Vec<String>,
    places: Vec<String>,
    programmes: Vec<&'static str>,
    phrases: Vec<u64>,
}

/// Gathers the profiles of an index.
pub(crate) fn gather<D: AsRef<[u8]> + Sync>(
    index: &Index<D>,
    grounds: &Grounds,
) -> Result<Profiles, IndexError> {
    let raw: Vec<Raw> = (0..index.party_count())
        .into_par_iter()
        .map(|number| Ok(raw(index.facts(number)?, &index.bundle(number)?, grounds)))
        .collect::<Result<_, IndexError>>()?;
    let mut profiles = Profiles {
        entries: Vec::new(),
        words: Numbers::default(),
        countries: Numbers::default(),
        places: Numbers::default(),
        days: Numbers::default(),
    };
    for raw in raw {
        let profile = profiles.profile(raw, grounds);
        profiles.entries.push(profile);
    }
    phrases::keep_rare(&mut profiles.entries);
    let words: Vec<Option<(u32, bool, Vec<String>)>> = (0..index.name_count())
        .into_par_iter()
        .map_init(NameBuffer::default, |buffer, number| {
            // What transcribes another name of the entry says nothing that the original does not.
            let row = index.name(number).filter(|row| !row.transcript)?;
            Some((row.party, row.weak, words(index.prepared_in(row, buffer)?)))
        })
        .collect();
    for (number, name) in (0..).zip(words) {
        let Some((entry, weak, words)) = name else {
            continue;
        };
        let latin = words.iter().all(|word| word.is_ascii());
        let mut words: Vec<u32> = words.iter().map(|word| profiles.words.of(word)).collect();
        words.sort_unstable();
        let name = Name {
            number,
            words,
            weak,
            latin,
        };
        if let Some(profile) = profiles.entries.get_mut(entry as usize) {
            // The same words in another order or another case are the same name said twice.
            let said = profile
                .names
                .iter_mut()
                .find(|known| known.words == name.words && !name.words.is_empty());
            match said {
                Some(known) => known.weak &= name.weak,
                None => profile.names.push(name),
            }
        }
    }
    Ok(profiles)
}

impl Profiles {
    fn profile(&mut self, raw: Raw, grounds: &Grounds) -> Profile {
        let facts = raw.facts;
        let mut countries: Vec<u32> = facts
            .countries
            .iter()
            .map(|(code, _)| self.countries.of(code))
            .collect();
        let mut places: Vec<u32> = raw.places.iter().map(|word| self.places.of(word)).collect();
        let mut programmes: Vec<u32> = raw
            .programmes
            .iter()
            .map(|code| self.countries.of(code))
            .collect();
        for numbers in [&mut countries, &mut places, &mut programmes] {
            numbers.sort_unstable();
            numbers.dedup();
        }
        Profile {
            list: facts.list,
            id: raw.id,
            schema: raw.schema,
            names: Vec::new(),
            dates: facts.dates.iter().filter_map(|text| text.parse().ok()).collect(),
            countries,
            genders: facts.genders,
            ids: if grounds.identifiers {
                facts.ids
            } else {
                Vec::new()
            },
            references: raw.references,
            referents: raw.referents,
            places,
            programmes,
            phrases: raw.phrases,
            listed: facts.listed.as_deref().map(|day| self.days.of(day)),
        }
    }
}

fn raw(facts: Facts, bundle: &Bundle, grounds: &Grounds) -> Raw {
    let party = &bundle.party;
    let mut references = Vec::new();
    let mut referents = Vec::new();
    if grounds.references {
        references = references_of(bundle);
        referents = party.referents.clone();
    }
    let mut places = Vec::new();
    for text in party
        .values(&Prop::BIRTH_PLACE)
        .chain(party.of_kind(PropType::Address).map(|found| found.value.as_str()))
    {
        place_words(text, &mut places);
    }
    places.sort();
    places.dedup();
    Raw {
        schema: party.schema,
        id: party.id.clone(),
        programmes: programme_countries(&facts.programs),
        phrases: phrases::of(bundle),
        facts,
        references,
        referents,
        places,
    }
}

/// Words that begin or end a name of a country in a programme's title, or a code in brackets.
const MAX_COUNTRY_WORDS: usize = 5;

/// The countries that programmes are named after, as codes, from the longest run of words that is one.
fn programme_countries(programmes: &[String]) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for text in programmes {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        let mut at = 0;
        while at < words.len() {
            let longest = (1..=MAX_COUNTRY_WORDS.min(words.len() - at))
                .rev()
                .find_map(|length| {
                    let run = words.get(at..at + length)?;
                    // Two letters are more often an abbreviation than a country, and `The` and `of` begin none.
                    let open = |word: &&str| word.len() > 2 && word.starts_with(char::is_uppercase);
                    let (first, last) = (
                        run.first().filter(|word| open(word)),
                        run.last().filter(|word| open(word)),
                    );
                    first.and(last)?;
                    Some((length, exonym_tables::countries::lookup(&run.join(" "))?))
                });
            match longest {
                Some((length, code)) => {
                    codes.push(code);
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The list of the United Nations, whose record ids are the references that other lists quote.
const UN_LIST: &str = "un_sc_sanctions";

/// The references of the United Nations that an entry has: as its own id, as its referent, in its sanctions.
pub fn references_of(bundle: &Bundle) -> Vec<String> {
    let party = &bundle.party;
    let mut references: Vec<String> = std::iter::once(&party.id)
        .chain(&party.referents)
        .filter_map(|id| id.split_once(':'))
        .filter(|(list, _)| *list == UN_LIST)
        .map(|(_, record)| record.to_owned())
        .collect();
    let stated = |entity: &Entity| {
        entity
            .values(&Prop::UNSC_ID)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    references.extend(stated(party));
    for sanction in bundle
        .linked
        .iter()
        .filter(|linked| linked.schema == Schema::Sanction)
    {
        references.extend(stated(sanction));
    }
    let mut references: Vec<String> = references
        .iter()
        .map(|text| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .map(|text| text.to_ascii_uppercase())
        .filter(|text| is_reference(text))
        .collect();
    references.sort();
    references.dedup();
    references
}

/// Two or three letters and three digits, as in `QDI010`.
fn is_reference(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let digits = text.chars().skip(letters).filter(char::is_ascii_digit).count();
    (2..=3).contains(&letters) && digits >= 3 && letters + digits == text.chars().count()
}

/// The most words of places kept of one entry: addresses of a company with thirty branches meet anything.
const MAX_PLACES: usize = 60;

fn place_words(text: &str, out: &mut Vec<String>) {
    for word in fold::ascii(text).split_whitespace() {
        let digits = word.chars().all(|c| c.is_ascii_digit());
        // Short numbers and short words (house numbers, `st`, `al`) say nothing of a place.
        if word.len() >= 4 && (!digits || word.len() >= 5) && out.len() < MAX_PLACES {
            out.push(word.to_owned());
        }
    }
}

/// Whether a word is made of the first letters of all words before it, as lists put it in brackets behind a name.
fn is_acronym(word: &str, before: &[&str]) -> bool {
    let first: String = before.iter().filter_map(|word| word.chars().next()).collect();
    before.len() > 1 && word.eq_ignore_ascii_case(&first)
}

/// The words of a name that tell it from others, folded: Latin ones without marks, others as they are.
fn words(name: NameRef<'_>) -> Vec<String> {
    let told = |class: TokenClass| {
        !matches!(
            class,
            TokenClass::Title | TokenClass::LegalForm | TokenClass::Particle
        )
    };
    let surfaces: Vec<&str> = name
        .tokens()
        .filter(|token| told(token.class))
        .map(|token| name.surface(token))
        .collect();
    surfaces
        .iter()
        .enumerate()
        .filter(|(at, surface)| !is_acronym(surface, surfaces.get(..*at).unwrap_or_default()))
        .map(|(_, surface)| {
            if surface.is_ascii() {
                surface
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase())
                    .collect()
            } else if exonym_text::script::main_script(surface) == exonym_text::script::Script::Latin {
                fold::ascii(surface)
            } else {
                fold::fold(surface)
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_by_their_form() {
        assert!(is_reference("QDI010") && is_reference("KPE020"));
        assert!(!is_reference("1267") && !is_reference("UNLIST") && !is_reference("QDI01"));
    }

    #[test]
    fn an_acronym_says_what_the_words_before_it_say() {
        assert!(is_acronym("SHIG", &["Shahid", "Hemmat", "Industrial", "Group"]));
        assert!(!is_acronym("SHIG", &["Hemmat", "Industrial", "Group"]) && !is_acronym("K", &["Kim"]));
    }

    #[test]
    fn programmes_name_countries() {
        let of = |text: &str| programme_countries(&[text.to_owned()]);
        assert_eq!(
            of("The Iran (Sanctions) (Nuclear) (EU Exit) Regulations 2019"),
            ["ir"]
        );
        assert_eq!(
            of("The Democratic People's Republic of Korea (Sanctions) (EU Exit)"),
            ["kp"]
        );
        assert_eq!(of("DPRK"), ["kp"]);
        assert!(of("Al-Qaida").is_empty() && of("SDGT").is_empty());
    }

    #[test]
    fn words_of_places_are_long_enough_to_say_something() {
        let mut words = Vec::new();
        place_words("No. 12, Al St, Kāndahār 98213", &mut words);
        assert_eq!(words, ["kandahar", "98213"]);
    }
}
