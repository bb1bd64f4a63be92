//! Country codes from whatever a list or a user writes for a country, and back.
//!
//! A name matches a row of the table as a *bag of words*: case, marks, punctuation, order and the words "the", "of", "and" do not
//! count, so `Korea, North`, `North Korea` and `KOREA (NORTH)` are one. Where a name is not found whole, the words of
//! state form (republic, kingdom, state ...) are dropped and it is asked again; names for which that would be wrong
//! (`Republic of Korea`, `Republic of China`) stand in the table and are found before. Codes are those of FollowTheMoney.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::key::{is_word, words};
use crate::table::rows;

const COUNTRIES: &str = include_str!("../data/countries.tsv");
const KIN: &str = include_str!("../data/country_kin.tsv");

/// Words that never decide which country is meant.
const EMPTY_WORDS: &[&str] = &["the", "of", "and", "la", "le", "de", "du"];
/// Words of state form, dropped at the second try.
const FORM_WORDS: &[&str] = &[
    "republic",
    "rep",
    "kingdom",
    "state",
    "federal",
    "federation",
    "islamic",
    "democratic",
    "people",
    "peoples",
    "socialist",
    "principality",
    "union",
    "commonwealth",
    "citizen",
    "national",
    "nationality",
    "citizenship",
    "arab",
    "former",
    "government",
    "sar",
    "country",
    "region",
];

struct Countries {
    names: FxHashMap<&'static str, &'static str>,
    bags: FxHashMap<String, &'static str>,
    codes: FxHashMap<String, &'static str>,
}

static TABLE: LazyLock<Countries> = LazyLock::new(|| {
    let mut table = Countries {
        names: FxHashMap::default(),
        bags: FxHashMap::default(),
        codes: FxHashMap::default(),
    };
    for row in rows(COUNTRIES) {
        let code = row.column(0);
        table.names.insert(code, row.column(2));
        table.codes.insert(code.to_owned(), code);
        if !row.column(1).is_empty() {
            table.codes.insert(row.column(1).to_ascii_lowercase(), code);
        }
        for name in std::iter::once(row.column(2))
            .chain(row.values(3, '|'))
            .chain(row.values(4, '|'))
        {
            table.bags.insert(bag(name, EMPTY_WORDS), code);
        }
    }
    table
});

/// The FollowTheMoney code of a country, from its code (alpha-2 or alpha-3), its name in any usual form, a former name or
/// a demonym. `None` where the text is no country.
pub fn lookup(text: &str) -> Option<&'static str> {
    let table = &*TABLE;
    if is_word(text) {
        return of_word(table, text);
    }
    let trimmed = text.trim().to_ascii_lowercase();
    if let Some(code) = table.codes.get(&trimmed) {
        return Some(code);
    }
    let whole = bag(text, EMPTY_WORDS);
    if let Some(code) = table.bags.get(&whole).filter(|_| !whole.is_empty()) {
        return Some(code);
    }
    let bare = bag(text, FORM_WORDS);
    table.bags.get(&bare).copied().filter(|_| !bare.is_empty())
}

/// The same of a word in key form, which most that is asked is: a bag of one word is that word, and nothing is allocated.
fn of_word(table: &Countries, word: &str) -> Option<&'static str> {
    let bag = || canonical(word).and_then(|word| table.bags.get(word));
    table.codes.get(word).or_else(bag).copied()
}

/// The English name of a code, as in `North Korea` for `kp`.
pub fn name(code: &str) -> Option<&'static str> {
    TABLE.names.get(code).copied()
}

/// Codes that stand for much the same place: the successors of a former state and the reverse, a part of a state and the
/// states that hold or claim it. Empty for most codes; never holds `code` itself.
pub fn kin(code: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = rows(KIN)
        .flat_map(|row| {
            let own = row.column(0);
            if own == code {
                row.values(1, ',').collect()
            } else if row.values(1, ',').any(|value| value == code) {
                vec![own]
            } else {
                vec![]
            }
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The successor states of a former one, or the state of a part: `suhh` to `ru`, `ua`, ... Empty for a present state.
pub fn successors(code: &str) -> Vec<&'static str> {
    rows(KIN)
        .filter(|row| row.column(0) == code)
        .flat_map(|row| row.values(1, ',').collect::<Vec<_>>())
        .collect()
}

/// All codes of the table, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    rows(COUNTRIES).map(|row| row.column(0))
}

/// A name of a country as it is written, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The code.
    pub code: &'static str,
    /// As written: `South Korea`.
    pub name: &'static str,
    /// Whether it is the adjective: `South Korean`.
    pub demonym: bool,
}

/// Every name and demonym of the table, for those who look for countries in running text.
pub fn written() -> impl Iterator<Item = Written> {
    rows(COUNTRIES).flat_map(|row| {
        let code = row.column(0);
        let names = std::iter::once(row.column(2)).chain(row.values(3, '|'));
        let names = names.map(move |name| Written {
            code,
            name,
            demonym: false,
        });
        names.chain(row.values(4, '|').map(move |name| Written {
            code,
            name,
            demonym: true,
        }))
    })
}

/// A word as it stands in a bag; nothing where it says nothing of a country.
fn canonical(word: &str) -> Option<&str> {
    match word {
        "st" => Some("saint"),
        word => Some(word).filter(|word| !EMPTY_WORDS.contains(word)),
    }
}

fn bag(text: &str, drop: &[&str]) -> String {
    let all = words(text);
    let kept = all.iter().map(String::as_str).filter(|word| !drop.contains(word));
    let mut words: Vec<&str> = kept.filter_map(canonical).collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_no_name_twice() {
        crate::table::check_form(COUNTRIES);
        crate::table::check_form(KIN);
        let mut seen: FxHashMap<String, &str> = FxHashMap::default();
        for row in rows(COUNTRIES) {
            for name in std::iter::once(row.column(2))
                .chain(row.values(3, '|'))
                .chain(row.values(4, '|'))
            {
                let other = seen.insert(bag(name, EMPTY_WORDS), row.column(0));
                assert!(
                    other.is_none_or(|code| code == row.column(0)),
                    "`{name}` stands for {other:?} and {}",
                    row.column(0)
                );
            }
        }
    }

    #[test]
    fn kin_are_codes() {
        for row in rows(KIN) {
            for code in row.values(1, ',').chain([row.column(0)]) {
                assert!(name(code).is_some(), "{code}");
            }
        }
        assert!(successors("suhh").contains(&"ru") && kin("ru").contains(&"suhh") && kin("fr").is_empty());
    }

    #[test]
    fn lookups() {
        let check =
            |text: &str, code: &str| assert_eq!(lookup(text), Some(code).filter(|c| !c.is_empty()), "{text}");
        check("Korea, North", "kp");
        check("KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", "kp");
        check("DPRK", "kp");
        check("Korea (the Republic of)", "kr");
        check("Russian Federation", "ru");
        check("Iran (Islamic Republic of)", "ir");
        check("Iranian", "ir");
        check("South Korean", "kr");
        check("The Gambia", "gm");
        check("Burma", "mm");
        check("Zaire", "cd");
        check("Congo (Democratic Republic of the)", "cd");
        check("Republic of the Congo", "cg");
        check("Republic of Albania", "al");
        check("West Bank", "ps");
        check("Palestinian", "ps");
        check("Côte d’Ivoire", "ci");
        check("Cote d'Ivoire", "ci");
        check("USSR", "suhh");
        check("Former USSR", "suhh");
        check("Taiwan, Province of China", "tw");
        check("Viet Nam", "vn");
        check("PRK", "kp");
        check("gb", "gb");
        check("ua-cri", "ua-cri");
        check("Region: Crimea", "ua-cri");
        check("St. Kitts and Nevis", "kn");
        check("Atlantis", "");
        check("", "");
        check("the", "");
        check("Republic", "");
    }
}
