//! English words of closed classes: what a word can be when nothing else is known of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::rows;

const DATA: &str = include_str!("../data/english.tsv");

/// Classes of a word, as bits: a word may be of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Classes(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*

            fn named(word: &str) -> Option<Classes> {
                match word {
                    $($word => Some(Classes::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// `Gen.`: the stop after it ends no sentence.
    ABBREVIATION = 0, "abbreviation";
    /// `also`, `repeatedly`.
    ADVERB = 1, "adverb";
    /// `has`, `was`, `did`.
    AUXILIARY = 2, "auxiliary";
    /// `and`, `but`.
    CONJUNCTION = 3, "conjunction";
    /// `the`, `some`.
    DETERMINER = 4, "determiner";
    /// `would`, `can`.
    MODAL = 5, "modal";
    /// Names of months.
    MONTH = 6, "month";
    /// `not`, `never`.
    NEGATION = 7, "negation";
    /// Number words.
    NUMBER = 8, "number";
    /// `him`, `them`.
    OBJECT = 9, "object";
    /// `his`, `their`.
    POSSESSIVE = 10, "possessive";
    /// `of`, `against`.
    PREPOSITION = 11, "preposition";
    /// `who`, `which`.
    RELATIVE = 12, "relative";
    /// `he`, `they`.
    SUBJECT = 13, "subject";
    /// `because`, `while`.
    SUBORDINATOR = 14, "subordinator";
    /// Names of days.
    WEEKDAY = 15, "weekday";
}

impl Classes {
    /// Whether one of the classes of `other` is among these.
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the word is of no closed class.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

static TABLE: LazyLock<HashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Classes> = HashMap::new();
    for row in rows(DATA) {
        let class = Classes::named(row.column(0)).unwrap_or_default();
        for word in row.values(1, '|') {
            let slot = table.entry(word).or_default();
            *slot = slot.or(class);
        }
    }
    table
});

/// The classes of a word in lower case; none for a word of an open class.
pub fn classes(word: &str) -> Classes {
    TABLE.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_classes() {
        crate::table::check_form(DATA);
        for row in rows(DATA) {
            assert!(Classes::named(row.column(0)).is_some(), "{}", row.column(0));
            for word in row.values(1, '|') {
                assert_eq!(word, word.to_lowercase(), "{word}");
            }
        }
        assert!(classes("her").any(Classes::POSSESSIVE) && classes("her").any(Classes::OBJECT));
        assert!(classes("gen").any(Classes::ABBREVIATION) && classes("missile").is_empty());
    }
}
