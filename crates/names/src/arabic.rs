//! Names made of several words in Arabic usage, brought to one spelling.
//!
//! `Abd al-Rahman`, `Abdul Rahman`, `Abdurrahman` and `Abdirahman` are one given name, as are `Saif al-Din` and
//! `Saifuddin`. Edit costs alone cannot see it, since the article is assimilated, dropped or joined at will; so the article
//! is written one way here, on the listed and the asking side alike.

use crate::mend::one_edit;

/// Words that begin a servant name when another word follows.
const SERVANT: &[&str] = &[
    "abd", "abdul", "abdel", "abdal", "abdoul", "abdool", "abdol", "abdu", "abdi",
    // The article takes the sound of the word after it: `Abdur Rahman`, `Abdus Salam`.
    "abdur", "abdus", "abdun", "abdud", "abdut", "abduz", "abdush", "abdar", "abdas", "abder", "abdes",
];
/// The word for servant in Arabic letters.
const SERVANT_ARABIC: &str = "عبد";
/// The word for servant with its article as Japanese writes it, longest first.
const SERVANT_KANA: &[&str] = &[
    "アブドゥル",
    "アブドル",
    "アブデル",
    "アブダル",
    "アブドゥ",
    "アブド",
];
/// Articles as Japanese writes them.
const ARTICLE_KANA: &[&str] = &["アル", "エル"];
/// God, after the word for servant in one word, with its article.
const GOD_KANA: &[&str] = &[
    "アブドゥッラー",
    "アブダッラー",
    "アブドラ",
    "アブドゥラ",
    "アブダラ",
    "アブドッラー",
];
/// God in katakana, without the mark of a long vowel.
const GOD_IN_KANA: &str = "アッラ";
/// Second halves of names of two words in Arabic letters: God and faith, with Arabic and Persian letters.
const ENDS_ARABIC: &[&str] = &["الله", "اللہ", "ﷲ", "الدين", "الدین"];
/// `faith`, the second half of names such as Saif al-Din.
const FAITH: &[&str] = &["din", "deen", "dine", "dien", "ddin", "ddine"];
/// The same with its article joined.
const ARTICLE_FAITH: &[&str] = &[
    "aldin", "aldeen", "aldine", "eldin", "eldeen", "eldine", "uldin", "uldeen", "uddin", "uddeen", "eddin",
    "eddine", "addin", "adeen", "edin", "udin", "oddin", "ooddin",
];

/// True for a word that begins a servant name (`Abd`, `Abdul`), one slip included (`Adbul`, `Abduk`), since the whole compound hangs
/// on it. A form that is a name of its own (`Abel`), or a whole servant name (`Abdula`), is no slip.
pub(crate) fn is_servant(word: &str) -> bool {
    word.starts_with("abd") && SERVANT.contains(&word)
        || matches!(word, "badul" | "badur")
        || word.starts_with('a')
            && (4..=6).contains(&word.len())
            && ["abdul", "abdel", "abdal", "abdur"]
                .iter()
                .any(|form| one_edit(word, form))
            && master(word).is_none()
            && exonym_tables::attested::count(word) == 0
            && exonym_tables::census::share(word).is_none()
}

/// The second half of a servant name in Arabic letters, with the number of words it takes: the next word after the word for
/// servant, or what follows it in one word.
pub(crate) fn master_in_arabic(word: &str, next: Option<&str>) -> Option<(usize, String)> {
    let rest = word.strip_prefix(SERVANT_ARABIC)?;
    if rest.is_empty() {
        return next.map(|next| (2, next.to_owned()));
    }
    // The blank has slipped into the article: `عبدا لعزيز`.
    if let Some(next) = next.filter(|next| rest == "ا" && next.starts_with('ل')) {
        return Some((2, format!("{rest}{next}")));
    }
    (rest.chars().count() >= 3).then(|| (1, rest.to_owned()))
}

/// The second half of a servant name in katakana, with the number of words it takes.
pub(crate) fn master_in_kana(word: &str, next: &[&str]) -> Option<(usize, String)> {
    if GOD_KANA
        .iter()
        .any(|form| form.trim_end_matches('ー') == word.trim_end_matches('ー'))
    {
        return Some((1, GOD_IN_KANA.to_owned()));
    }
    let rest = SERVANT_KANA.iter().find_map(|form| word.strip_prefix(form))?;
    if rest.chars().count() >= 2 {
        return Some((1, rest.to_owned()));
    }
    let article = usize::from(next.first().is_some_and(|word| ARTICLE_KANA.contains(word)));
    let master = next.get(article).filter(|_| rest.is_empty())?;
    Some((2 + article, (*master).to_owned()))
}

/// True for God in katakana.
pub(crate) fn is_god_in_kana(word: &str) -> bool {
    word.trim_end_matches('ー') == GOD_IN_KANA
}

/// True for a word that ends a name of two words (`Allah`, `al-Din`) in Arabic letters.
pub(crate) fn ends_name_in_arabic(word: &str) -> bool {
    ENDS_ARABIC.contains(&word)
}

/// True for God in Arabic letters.
pub(crate) fn is_god_in_arabic(word: &str) -> bool {
    matches!(word, "الله" | "اللہ" | "ﷲ" | "لله")
}

/// God, in the one spelling of servant names.
pub(crate) const GOD: &str = "allah";

/// True for `din` and its spellings.
pub(crate) fn is_faith(word: &str) -> bool {
    word.starts_with('d') && FAITH.contains(&word)
}

/// True for `uddin` and its spellings.
pub(crate) fn is_article_faith(word: &str) -> bool {
    word.ends_with(['n', 'e']) && ARTICLE_FAITH.contains(&word)
}

/// The second half of a servant name, in one spelling.
pub(crate) fn master_of(rest: &str) -> String {
    match rest {
        "ullah" | "alla" | "ulla" | "lah" | "la" | "lla" | "llah" | "lahi" | "llahi" | "laah" | "laahi"
        | "llaahi" => GOD.to_owned(),
        _ => rest.to_owned(),
    }
}

/// A name of faith from its first half.
pub(crate) fn faith_of(stem: &str) -> String {
    format!("{}uldin", stem.trim_end_matches(is_vowel))
}

/// The one spelling of a joined name of faith; other words stay as they are.
pub(crate) fn unify(word: String) -> String {
    unify_faith(&word).unwrap_or(word)
}

/// The commonest spellings of the servant of God, in which a slip is known again.
const OF_GOD: [&str; 8] = [
    "abdalla",
    "abdallah",
    "abdollah",
    "abdollahi",
    "abdoulla",
    "abdulla",
    "abdullah",
    "abdullahi",
];

/// The same of a word that may have a slip: `Abdoldah`, `Agdelhalim`. A name that somebody bears is none.
pub(crate) fn master_of_slip(word: &str) -> Option<String> {
    /// Letters from which on a word can be one.
    const SHORTEST: usize = 6;
    /// Letters of the servant's word.
    const SERVANTS: std::ops::RangeInclusive<usize> = 4..=6;
    if word.len() < SHORTEST || !word.starts_with('a') || SERVANT.contains(&word) {
        return None;
    }
    let whole = OF_GOD.contains(&word);
    let near = || OF_GOD.iter().any(|form| one_edit(word, form));
    let is_borne =
        || exonym_tables::attested::count(word) > 0 || exonym_tables::census::share(word).is_some();
    if !whole && near() && !is_borne() {
        return Some(GOD.to_owned());
    }
    if let Some(rest) = master(word) {
        return Some(rest);
    }
    SERVANTS.into_iter().find_map(|at| {
        let (servant, rest) = word.split_at_checked(at)?;
        let slip = !servant.starts_with("abd") && is_servant(servant);
        (slip && exonym_tables::attested::count(rest) > 0 && !is_borne()).then(|| rest.to_owned())
    })
}

/// The second half of a servant name that is written as one word: `rahman` of `Abdurrahman`.
pub(crate) fn master(word: &str) -> Option<String> {
    let rest = word.strip_prefix("abd")?;
    let after = rest.trim_start_matches(is_vowel);
    let had_vowel = after.len() < rest.len();
    if after.len() < 2 || (after.len() < 4 && !had_vowel) {
        return None;
    }
    let god = master_of(after);
    if had_vowel && god == "allah" {
        return Some(god);
    }
    let mut letters = after.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let stem = if had_vowel && (first == 'l' || first == second) {
        after.get(first.len_utf8()..)?
    } else if had_vowel && after.starts_with("shsh") {
        after.get(2..)?
    } else {
        after
    };
    (stem.len() >= 3).then(|| stem.to_owned())
}

fn unify_faith(word: &str) -> Option<String> {
    let stem = ["deen", "dine", "dien", "din"]
        .iter()
        .find_map(|end| word.strip_suffix(end))?;
    let stem = stem
        .strip_suffix('d')
        .or_else(|| stem.strip_suffix('l'))
        .unwrap_or(stem);
    let bare = stem.trim_end_matches(is_vowel);
    (bare.len() >= 3 && bare.len() < stem.len()).then(|| faith_of(bare))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_servant_name_meet() {
        for (rest, words) in [
            (
                "rahman",
                &[
                    "abdulrahman",
                    "abdurrahman",
                    "abdelrahman",
                    "abdirahman",
                    "abdrahman",
                    "abdalrahman",
                ][..],
            ),
            (
                "allah",
                &["abdullah", "abdallah", "abdulla", "abdoullah", "abdullahi"],
            ),
            ("aziz", &["abdulaziz", "abdelaziz", "abdalaziz"]),
        ] {
            for word in words {
                assert_eq!(master(word).as_deref(), Some(rest), "{word}");
            }
        }
        for word in ["abdi", "abdou", "abd", "abdul", "nadine", ""] {
            assert_eq!(master(word), None, "{word}");
            assert_eq!(master_of_slip(word), None, "{word}");
        }
    }

    #[test]
    fn a_slip_in_a_servant_name_is_known_again() {
        for word in [
            "abdoldah",
            "abddollah",
            "adbollah",
            "abdulkahi",
            "abdullah",
            "abdulrah",
        ] {
            assert_eq!(master_of_slip(word).as_deref(), Some(GOD), "{word}");
        }
        assert_eq!(master_of_slip("agdelhalim").as_deref(), Some("halim"));
        // Other names of God, and names that are near by chance.
        for (word, rest) in [
            ("abdulhadi", "hadi"),
            ("abdulwali", "wali"),
            ("abdulbari", "bari"),
        ] {
            assert_eq!(master_of_slip(word).as_deref(), Some(rest), "{word}");
        }
        for word in ["adelaide", "abelardo", "annabella", "isabella"] {
            assert_eq!(master_of_slip(word), None, "{word}");
        }
    }

    #[test]
    fn spellings_of_one_name_of_faith_meet() {
        for group in [
            &["saifuddin", "saifaldin", "saifeddine", "saifuldin"][..],
            &["noureddine", "nouruddin", "nouraldin"],
        ] {
            let unified: Vec<String> = group.iter().map(|word| unify((*word).to_owned())).collect();
            assert!(unified.iter().all(|word| *word == unified[0]), "{unified:?}");
        }
        for word in ["nadine", "martin", "gordin", "odin", ""] {
            assert_eq!(unify(word.to_owned()), word);
        }
    }
}
