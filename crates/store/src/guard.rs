//! The judgement of a new version against the one before it by date.
//!
//! A publisher's fault (a truncated export, a column that moved, an empty file served with status 200) must never put a
//! hole into screening. So a version that lost more than a tenth of its parties, or in which a field that used to be
//! filled is nowhere filled, is refused with the figures, and the last good version stays. The user may overrule, knowing
//! the figures; an empty list cannot be overruled.

use serde::Serialize;

use crate::version::{Version, VersionStats};

/// A list may lose one in so many parties from one version to the next.
const SHRINK: u64 = 10;
/// Fields that every format of a list tells, so that they are compared across formats too. Beyond them one format may well tell
/// more than another (OFAC's standard XML knows no ownership), which is no fault of the publisher's.
const IN_EVERY_FORMAT: &[&str] = &["name", "alias", "birthDate", "nationality", "country"];
/// A field counts as filled where at least one in so many parties states it; a rarer one may well vanish.
const FILLED: u64 = 5;

/// What a guard found wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "guard")]
pub enum Guard {
    /// There is nobody on the list.
    #[error("it holds no party at all")]
    Empty,
    /// More than a tenth of the parties are gone.
    #[error("it holds {now} parties where the version of {since} holds {before}: more than a tenth are gone")]
    Shrunk {
        /// Date of the version before.
        since: String,
        /// Parties then.
        before: u64,
        /// Parties now.
        now: u64,
    },
    /// A field that was filled is empty throughout.
    #[error(
        "the field {field} is nowhere filled; in the version of {since}, {before} of {parties} parties stated it{hint}"
    )]
    FieldEmpty {
        /// The property, or `Schema.property` of the records about parties.
        field: String,
        /// Date of the version before.
        since: String,
        /// How many stated it then.
        before: u64,
        /// Of how many parties.
        parties: u64,
        /// Says so where the two versions are of different formats.
        hint: String,
    },
}

impl Guard {
    /// Whether the user may overrule it.
    pub fn can_be_forced(&self) -> bool {
        *self != Guard::Empty
    }

    /// The field that is empty, where one is.
    fn field(&self) -> Option<&str> {
        match self {
            Guard::FieldEmpty { field, .. } => Some(field),
            _ => None,
        }
    }
}

/// Judges a version against the one before it by date, out of the kept ones, oldest first. Fields are compared with the last
/// version of the same format too, where another one came between.
pub(crate) fn judge(now: &Version, kept: &[Version]) -> Vec<Guard> {
    if now.stats.parties == 0 {
        return vec![Guard::Empty];
    }
    let mut earlier = kept
        .iter()
        .rev()
        .filter(|version| version.published < now.published);
    let Some(before) = earlier.clone().next() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if shrunk(&now.stats, &before.stats) {
        let (since, before, now) = (before.published.clone(), before.stats.parties, now.stats.parties);
        found.push(Guard::Shrunk { since, before, now });
    }
    let of_format = earlier.find(|version| version.format == now.format);
    for before in of_format
        .into_iter()
        .chain(Some(before).filter(|before| before.format != now.format))
    {
        // A main file alone lacks what its parts would tell; that is said where it is taken, and not once for every field.
        if !now.partial || before.partial {
            for guard in emptied(now, before) {
                if !found.iter().any(|known: &Guard| known.field() == guard.field()) {
                    found.push(guard);
                }
            }
        }
    }
    found
}

fn shrunk(now: &VersionStats, before: &VersionStats) -> bool {
    let lost = before.parties.saturating_sub(now.parties);
    u128::from(lost) * u128::from(SHRINK) > u128::from(before.parties)
}

fn emptied(now: &Version, before: &Version) -> Vec<Guard> {
    let (parties, other_format) = (before.stats.parties, now.format != before.format);
    let hint = if other_format {
        format!(" (it was {}, this is {})", before.format, now.format)
    } else {
        String::new()
    };
    let filled = before.stats.filled.iter();
    let gone = filled.filter(|(field, count)| {
        let comparable = !other_format || IN_EVERY_FORMAT.contains(&field.as_str());
        let was_filled = u128::from(**count) * u128::from(FILLED) >= u128::from(parties);
        comparable && was_filled && now.stats.filled.get(*field).is_none_or(|count| *count == 0)
    });
    gone.map(|(field, count)| Guard::FieldEmpty {
        field: field.clone(),
        since: before.published.clone(),
        before: *count,
        parties,
        hint: hint.clone(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdict over February, with January before it.
    fn judge_after(now: &Version, before: &Version) -> Vec<Guard> {
        let now = Version {
            published: "2024-02-01".into(),
            ..now.clone()
        };
        judge(&now, std::slice::from_ref(before))
    }

    fn version(parties: u64, filled: &[(&str, u64)]) -> Version {
        let filled = filled
            .iter()
            .map(|(field, count)| ((*field).to_owned(), *count))
            .collect();
        Version {
            hash: String::new(),
            list: "l".into(),
            published: "2024-01-01".into(),
            dated_by: "given".into(),
            imported: String::new(),
            format: "un-xml".into(),
            partial: false,
            files: Vec::new(),
            column_map: None,
            stats: VersionStats {
                parties,
                filled,
                ..VersionStats::default()
            },
            remarks: Vec::new(),
            superseded_by: None,
        }
    }

    #[test]
    fn a_tenth_may_go_and_no_more() {
        let before = version(1000, &[]);
        assert_eq!(judge_after(&version(900, &[]), &before), []);
        let found = judge_after(&version(899, &[]), &before);
        assert!(
            matches!(
                found[..],
                [Guard::Shrunk {
                    before: 1000,
                    now: 899,
                    ..
                }]
            ),
            "{found:?}"
        );
        assert_eq!(judge(&version(899, &[]), &[]), []);
        assert_eq!(judge_after(&version(5000, &[]), &before), []);
    }

    #[test]
    fn a_field_that_a_fifth_stated_may_not_vanish() {
        let before = version(100, &[("birthDate", 20), ("email", 19), ("Sanction.reason", 100)]);
        assert_eq!(
            judge_after(
                &version(100, &[("birthDate", 1), ("Sanction.reason", 1)]),
                &before
            ),
            []
        );
        let found = judge_after(&version(100, &[]), &before);
        let fields: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(fields.len(), 2, "{fields:?}");
        assert!(
            fields[1].contains("birthDate") && fields[1].contains("20 of 100"),
            "{fields:?}"
        );
    }

    #[test]
    fn a_main_file_alone_is_not_blamed_for_what_its_parts_hold() {
        let before = version(100, &[("alias", 90)]);
        let mut alone = version(100, &[]);
        alone.partial = true;
        assert_eq!(judge_after(&alone, &before), []);
        let mut before = before;
        before.partial = true;
        assert_eq!(judge_after(&alone, &before).len(), 1, "both alone are compared");
    }

    #[test]
    fn nobody_is_refused_even_as_the_first() {
        let found = judge(&version(0, &[]), &[]);
        assert_eq!(found, [Guard::Empty]);
        assert!(!found[0].can_be_forced());
    }

    #[test]
    fn another_format_answers_only_for_what_every_format_tells() {
        let in_format = |format: &str, date: &str, filled| Version {
            format: format.into(),
            published: date.into(),
            ..version(100, filled)
        };
        let full: &[(&str, u64)] = &[("birthDate", 90), ("Ownership.owner", 90)];
        let advanced = in_format("ofac-advanced-xml", "2024-01-01", full);
        let standard = in_format("ofac-xml", "2024-02-01", &[("birthDate", 90)]);
        assert_eq!(judge(&standard, std::slice::from_ref(&advanced)), []);
        let undated = in_format("ofac-xml", "2024-02-01", &[]);
        let found = judge(&undated, std::slice::from_ref(&advanced));
        assert!(
            matches!(&found[..], [Guard::FieldEmpty { field, .. }] if field == "birthDate"),
            "{found:?}"
        );
        let emptied = in_format("ofac-advanced-xml", "2024-03-01", &[("birthDate", 90)]);
        let found = judge(&emptied, &[advanced, standard]);
        assert!(
            matches!(&found[..], [Guard::FieldEmpty { field, .. }] if field == "Ownership.owner"),
            "{found:?}"
        );
    }
}
