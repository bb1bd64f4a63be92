//! The remarks of the CSV and of the standard XML: clauses parted by semicolons, most of them labelled facts.
//!
//! In the CSV this column holds all that has no column of its own: dates and places of birth, identity documents, wallets,
//! weak aliases, ties. A clause that begins with no known label is a free remark and is kept as it stands.

use exonym_model::PartKind;

use super::labels::{self, Label, Treatment};
use super::names;
use super::record::{AliasKind, Fact, Kind, Link, Name, Record, Target};
use crate::{country_code, dates, squash};

/// Longest number of a document, as FollowTheMoney bounds identifiers; what is longer is prose.
const MAX_NUMBER_CHARS: usize = 64;

/// Takes the clauses of a remarks text into the record.
pub(super) fn take(record: &mut Record, text: &str) {
    let text = text.trim();
    let text = text.strip_suffix('.').unwrap_or(text);
    for clause in text.split(';') {
        let clause = squash(clause);
        let clause = clause.strip_prefix("alt. ").unwrap_or(&clause);
        if !clause.is_empty() {
            take_clause(record, clause);
        }
    }
}

fn take_clause(record: &mut Record, clause: &str) {
    // The standard XML prints `(Linked To: NAME)`, the CSV `Linked To: NAME`.
    let inner = clause
        .strip_prefix("(Linked To:")
        .and_then(|rest| rest.strip_suffix(')'));
    if let Some(name) = inner.or_else(|| clause.strip_prefix("Linked To:")) {
        let to = Target::Name(name.trim().to_owned());
        record.links.push(Link {
            relation: "Linked To".to_owned(),
            to,
            former: false,
            note: None,
        });
    } else if let Some(name) = weak_alias(record.kind, clause) {
        record.names.push(name);
    } else if let Some(fact) = labels::split(clause).and_then(|(label, rest)| fact(label, rest)) {
        record.facts.push(fact);
    } else {
        // The title has a column of its own and is repeated here.
        let plain = |text: &str| squash(text.trim_end_matches('.'));
        let repeats = |fact: &Fact| fact.label == "Title" && plain(&fact.value) == plain(clause);
        if !record.facts.iter().any(repeats) {
            record.comments.push(without_full_stop(clause).to_owned());
        }
    }
}

/// A remark without the full stop of its sentence, which the CSV writes only behind the last. That of an abbreviation
/// (`Lt. Col.`) stays.
fn without_full_stop(remark: &str) -> &str {
    let Some(bare) = remark.strip_suffix('.') else {
        return remark;
    };
    let last = bare
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    if last.chars().count() > 4 { bare } else { remark }
}

/// `a.k.a. 'NAME'`: an alias that OFAC holds too weak for the alias file.
fn weak_alias(kind: Kind, clause: &str) -> Option<Name> {
    let (word, rest) = clause.split_once(' ')?;
    let kind_of_alias = match word {
        "a.k.a." | "n.k.a." => AliasKind::Aka,
        "f.k.a." => AliasKind::Fka,
        _ => return None,
    };
    let name = rest.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    let parts = names::parts_of_listed(kind, name);
    let known = parts.iter().any(|part| part.kind != PartKind::Suffix);
    known.then_some(Name {
        kind: kind_of_alias,
        weak: true,
        lang: None,
        parts,
    })
}

/// A labelled clause: `Passport 1 (Russia) issued 19 Aug 2016 expires 19 Aug 2026`. `None` where the label begins a free
/// remark (`Passport issued in Ulm`).
fn fact(label: &Label, rest: &str) -> Option<Fact> {
    let mut fact = Fact::new(label.text, rest);
    match label.treatment {
        Treatment::Wallet => {
            let bare = rest.trim_start_matches(['-', ' ']);
            if let Some((currency, address)) = bare.split_once(' ') {
                fact.label = format!("{} - {currency}", label.text);
                fact.value = address.trim().to_owned();
            }
        }
        Treatment::Date
        | Treatment::BirthPlace
        | Treatment::Country
        | Treatment::Gender
        | Treatment::Text
        | Treatment::Contact
        | Treatment::Note
        | Treatment::Isin
        | Treatment::Sanction
        | Treatment::SanctionDate => fact.value = rest.trim_start_matches("- ").to_owned(),
        _ => {
            document(&mut fact, rest);
            let number =
                fact.value.contains(|c: char| c.is_ascii_digit()) || label.treatment == Treatment::Id;
            let prose = fact.value.starts_with("issued ") || fact.value.contains(" issued ");
            if !number || prose || fact.value.chars().count() > MAX_NUMBER_CHARS {
                return None;
            }
        }
    }
    Some(fact)
}

/// The number of a document, and the country and dates behind it.
fn document(fact: &mut Fact, rest: &str) {
    let (rest, expires) = cut(rest, " expires ");
    let (rest, issued) = cut(rest, " issued ");
    (fact.issued, fact.expires) = (issued, expires);
    fact.value = rest.trim().to_owned();
    fact.document = true;
    split_country(fact);
}

/// Parts a number from the country in brackets behind it, `1 (Russia)`; the standard XML at times has it there too. A country
/// has no digits; `(357)` is part of a number. What is no country is a place of issue: `(Bogota)`.
pub(super) fn split_country(fact: &mut Fact) {
    let Some((number, inner)) = fact
        .value
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
    else {
        return;
    };
    if number.trim().is_empty() || inner.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let (number, inner) = (number.trim().to_owned(), squash(inner));
    match country_code(&inner) {
        Some(_) => fact.country = Some(inner),
        None => fact.authority = Some(inner),
    }
    fact.value = number;
}

/// The date that follows a word, cut off with it.
fn cut<'a>(text: &'a str, word: &str) -> (&'a str, Option<String>) {
    match text.rsplit_once(word) {
        Some((before, after)) if dates::parse(after).is_some() => {
            (before.trim(), Some(after.trim().to_owned()))
        }
        _ => (text.trim(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, text: &str) -> Record {
        let mut record = Record::new("1", kind);
        take(&mut record, text);
        record
    }

    #[test]
    fn a_document_has_country_and_dates() {
        let record = read(
            Kind::Individual,
            "DOB 1962; alt. Passport A 12 (Korea, North) issued 19 Aug 2016 expires 2026.",
        );
        assert_eq!(record.facts[0], Fact::new("DOB", "1962"));
        let passport = &record.facts[1];
        assert_eq!(
            (passport.label.as_str(), passport.value.as_str()),
            ("Passport", "A 12")
        );
        assert_eq!(passport.country.as_deref(), Some("Korea, North"));
        assert_eq!(passport.issued.as_deref(), Some("19 Aug 2016"));
        assert_eq!(passport.expires.as_deref(), Some("2026"));
    }

    #[test]
    fn only_the_last_brackets_are_a_country() {
        let record = read(
            Kind::Entity,
            "Registration Number HRA 1 (Stuttgart) (Germany); Telephone (357)(22)",
        );
        assert_eq!(record.facts[0].value, "HRA 1 (Stuttgart)");
        assert_eq!(record.facts[0].country.as_deref(), Some("Germany"));
        assert_eq!(record.facts[1].value, "(357)(22)");
    }

    #[test]
    fn weak_aliases_ties_and_free_remarks() {
        let text = "a.k.a. 'DOE, Jane'; f.k.a. 'O'Neil'; (Linked To: ROE LTD.); Linked To: X S.A.; held at sea;arrested.";
        let record = read(Kind::Individual, text);
        assert_eq!(record.names.len(), 2);
        assert!(record.names.iter().all(|name| name.weak));
        assert_eq!(names::natural(&record.names[0].parts, None), "Jane DOE");
        assert_eq!(names::natural(&record.names[1].parts, None), "O'Neil");
        let targets: Vec<&Target> = record.links.iter().map(|link| &link.to).collect();
        assert_eq!(
            targets,
            [
                &Target::Name("ROE LTD.".to_owned()),
                &Target::Name("X S.A.".to_owned())
            ]
        );
        assert_eq!(record.comments, ["held at sea", "arrested"]);
    }

    #[test]
    fn wallets_carry_their_currency() {
        let record = read(
            Kind::Individual,
            "Digital Currency Address - XBT 1abC; alt. Digital Currency Address - ETH 0xA.",
        );
        assert_eq!(
            record.facts[0],
            Fact::new("Digital Currency Address - XBT", "1abC")
        );
        assert_eq!(
            record.facts[1],
            Fact::new("Digital Currency Address - ETH", "0xA")
        );
    }

    #[test]
    fn a_label_may_begin_a_free_remark() {
        let text = "Passport issued in Ulm; Passport 12 issued under the name Doe; Cedula No. 1 (Bogota).";
        let record = read(Kind::Individual, text);
        assert_eq!(
            record.comments,
            ["Passport issued in Ulm", "Passport 12 issued under the name Doe"]
        );
        assert_eq!(record.facts[0].authority.as_deref(), Some("Bogota"));
        assert_eq!(record.facts[0].country, None);
    }

    #[test]
    fn a_repeated_title_is_not_a_remark() {
        let mut record = Record::new("1", Kind::Individual);
        record.fact("Title", Some("Lt. Col."));
        take(&mut record, "Lt. Col.; DOB 1962.");
        assert!(record.comments.is_empty());
    }
}
