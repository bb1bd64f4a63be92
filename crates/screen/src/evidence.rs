//! Dates, countries, gender and identifiers: for and against.

use exonym_index::Facts;
use exonym_model::{IdKind, PartialDate};

use crate::finding::Part;
use crate::query::Query;
use crate::weights;

/// One weighed piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The line of the sum.
    pub part: Part,
}

impl Evidence {
    fn new(part: &str, query: &str, candidate: &str, detail: impl Into<String>, effect: f32) -> Evidence {
        let (part, query, candidate) = (part.to_owned(), query.to_owned(), candidate.to_owned());
        Evidence {
            part: Part {
                part,
                query,
                candidate,
                detail: detail.into(),
                weight: 1.0,
                effect,
            },
        }
    }
}

/// Everything that weighs beside the name. Silence on either side gives no line.
pub(crate) fn weigh(query: &Query, facts: &Facts) -> Vec<Evidence> {
    let mut lines: Vec<Evidence> = identifiers(query, facts);
    lines.extend(dates(query, facts));
    lines.extend(countries(query, facts));
    lines.extend(gender(query, facts));
    lines
}

fn dates(query: &Query, facts: &Facts) -> Option<Evidence> {
    let mut best: Option<(f32, &'static str, PartialDate, &str)> = None;
    for asked in &query.parts.dates {
        for text in &facts.dates {
            let Ok(listed) = text.parse::<PartialDate>() else {
                continue;
            };
            let (effect, detail) = date_effect(*asked, listed);
            if best.is_none_or(|(known, ..)| effect > known) {
                best = Some((effect, detail, *asked, text));
            }
        }
    }
    let (effect, detail, asked, listed) = best?;
    Some(Evidence::new("date", &asked.to_string(), listed, detail, effect))
}

/// How two dates weigh, and why.
pub fn date_effect(asked: PartialDate, listed: PartialDate) -> (f32, &'static str) {
    if asked.is_about() || listed.is_about() {
        let gap = year_gap(asked, listed);
        return match gap {
            0 => (weights::DATE_COMPATIBLE, "about the same year"),
            1 | 2 => (weights::DATE_ABOUT, "within two years of an approximate date"),
            3..=5 => (
                weights::DATE_NEAR_YEAR,
                "up to five years from an approximate date",
            ),
            _ => (
                weights::DATE_DISJOINT,
                "more than five years from an approximate date",
            ),
        };
    }
    match (asked.exact_day(), listed.exact_day()) {
        (Some(a), Some(b)) if a == b => (weights::DATE_SAME_DAY, "same day"),
        (Some(a), Some(b)) if a.0 == b.0 && a.1 == b.2 && a.2 == b.1 => {
            (weights::DATE_SWAPPED, "day and month swapped")
        }
        (Some(a), Some(b)) if one_digit_off(a, b) => (weights::DATE_ONE_DIGIT, "one digit differs"),
        _ if asked.overlaps(listed) => (weights::DATE_COMPATIBLE, "compatible at the stated precision"),
        (Some(_), Some(_)) if year_gap(asked, listed) == 0 => {
            (weights::DATE_OTHER_DAY, "same year, another day")
        }
        _ if year_gap(asked, listed) == 0 => (weights::DATE_OTHER_DAY, "same year, another month"),
        _ if year_gap(asked, listed) == 1 => (weights::DATE_NEAR_YEAR, "one year apart"),
        _ if year_gap(asked, listed) == 2 => (weights::DATE_TWO_YEARS, "two years apart"),
        _ => (weights::DATE_DISJOINT, "cannot be the same"),
    }
}

/// Years between the nearest ends of two dates; 0 where they share a year.
fn year_gap(a: PartialDate, b: PartialDate) -> u16 {
    let (a, b) = ((a.start().year, a.end().year), (b.start().year, b.end().year));
    a.0.saturating_sub(b.1).max(b.0.saturating_sub(a.1))
}

fn one_digit_off(a: (u16, u8, u8), b: (u16, u8, u8)) -> bool {
    let (a, b) = (
        format!("{:04}{:02}{:02}", a.0, a.1, a.2),
        format!("{:04}{:02}{:02}", b.0, b.1, b.2),
    );
    a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 1
}

fn countries(query: &Query, facts: &Facts) -> Option<Evidence> {
    if query.parts.countries.is_empty() || facts.countries.is_empty() {
        return None;
    }
    for asked in &query.parts.countries {
        for (listed, prop) in &facts.countries {
            if same_country(asked.as_str(), listed) {
                let detail = format!("same country, listed as {prop}");
                return Some(Evidence::new(
                    "country",
                    asked.as_str(),
                    listed,
                    detail,
                    weights::COUNTRY_SHARED,
                ));
            }
        }
    }
    let asked: Vec<&str> = query.parts.countries.iter().map(|code| code.as_str()).collect();
    let mut listed: Vec<&str> = facts.countries.iter().map(|(code, _)| code.as_str()).collect();
    listed.sort_unstable();
    listed.dedup();
    Some(Evidence::new(
        "country",
        &asked.join(", "),
        &listed.join(", "),
        "no country in common",
        weights::COUNTRY_DISJOINT,
    ))
}

/// Equal, or a part or a predecessor of the other: Crimea and Ukraine, the Soviet Union and Latvia.
fn same_country(a: &str, b: &str) -> bool {
    a == b || exonym_tables::countries::kin(a).contains(&b) || exonym_tables::countries::kin(b).contains(&a)
}

fn gender(query: &Query, facts: &Facts) -> Option<Evidence> {
    let asked = query
        .parts
        .gender
        .as_deref()
        .filter(|asked| *asked == "male" || *asked == "female")?;
    let listed = facts.genders.first()?;
    let differs = !facts
        .genders
        .iter()
        .any(|known| known == asked || known == "other");
    differs.then(|| Evidence::new("gender", asked, listed, "different gender", weights::GENDER_OTHER))
}

fn identifiers(query: &Query, facts: &Facts) -> Vec<Evidence> {
    let mut best: Option<Evidence> = None;
    let mut against: Option<Evidence> = None;
    for (kind, value) in &query.ids {
        let mut met = false;
        for (listed_kind, listed) in &facts.ids {
            if value == listed
                && (kind.is_empty() || kind == listed_kind || listed_kind == IdKind::Other.key())
            {
                let (effect, what) = id_weight(listed_kind);
                met = true;
                if best.as_ref().is_none_or(|known| effect > known.part.effect) {
                    best = Some(Evidence::new(
                        "identifier",
                        value,
                        listed,
                        format!("same {what}"),
                        effect,
                    ));
                }
            }
        }
        let same_kind = facts
            .ids
            .iter()
            .find(|(listed_kind, _)| listed_kind == kind && registered(kind));
        if let (false, Some((_, listed))) = (met, same_kind) {
            let detail = format!("another {kind} number");
            against = Some(Evidence::new(
                "identifier",
                value,
                listed,
                detail,
                weights::ID_DIFFERS,
            ));
        }
    }
    // One agreeing identifier settles it; a second one that differs is an old or a wrong number, not another party.
    best.or(against).into_iter().collect()
}

fn registered(kind: &str) -> bool {
    const REGISTERED: &[IdKind] = &[
        IdKind::Imo,
        IdKind::Mmsi,
        IdKind::Lei,
        IdKind::Bic,
        IdKind::Iban,
        IdKind::Isin,
        IdKind::Inn,
        IdKind::Ogrn,
        IdKind::Uscc,
        IdKind::Wallet,
    ];
    REGISTERED.iter().any(|known| known.key() == kind)
}

fn id_weight(kind: &str) -> (f32, String) {
    if registered(kind) {
        return (weights::ID_REGISTERED, format!("{} number", kind.to_uppercase()));
    }
    if kind == IdKind::Passport.key() || kind == IdKind::Ssn.key() {
        return (weights::ID_DOCUMENT, format!("{kind} number"));
    }
    (weights::ID_OTHER, "identifier".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_weigh_by_what_they_state() {
        let check = |a: &str, b: &str, expected: f32| {
            let effect = date_effect(a.parse().unwrap(), b.parse().unwrap()).0;
            assert_eq!(effect, expected, "{a} {b}");
            assert_eq!(
                date_effect(b.parse().unwrap(), a.parse().unwrap()).0,
                expected,
                "{b} {a}"
            );
        };
        check("1984-01-08", "1984-01-08", weights::DATE_SAME_DAY);
        check("1984-01-08", "1984-08-01", weights::DATE_SWAPPED);
        check("1984-01-08", "1983-01-08", weights::DATE_ONE_DIGIT);
        check("1984", "1984-01-08", weights::DATE_COMPATIBLE);
        check("1982/1984", "1984-01-08", weights::DATE_COMPATIBLE);
        check("1984-03-08", "1984-11-21", weights::DATE_OTHER_DAY);
        check("1984", "1985", weights::DATE_NEAR_YEAR);
        check("1984", "1985~", weights::DATE_ABOUT);
        check("1984", "1990", weights::DATE_DISJOINT);
        check("1984-03-08", "1971-11-21", weights::DATE_DISJOINT);
    }
}
