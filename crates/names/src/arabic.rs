//! Names made of several words in Arabic usage, brought to one spelling.
//!
//! `Abd al-Rahman`, `Abdul Rahman`, `Abdurrahman` and `Abdirahman` are one given name, as are `Saif al-Din` and
//! `Saifuddin`. Edit costs alone cannot see it, since the article is assimilated, dropped or joined at will; so the article
//! is written one way here, on the listed and the asking side alike.

/// Words that begin a servant name when another word follows.
const SERVANT: &[&str] = &[
    "abd", "abdul", "abdel", "abdal", "abdoul", "abdool", "abdol", "abdu", "abdi",
];
/// The article in its spellings and assimilated forms.
const ARTICLE: &[&str] = &[
    "al", "el", "ul", "ol", "as", "ad", "ar", "an", "az", "at", "ash", "ud", "ur", "us", "un", "uz", "ed",
    "er", "es", "en", "ez",
];
/// `faith`, the second half of names such as Saif al-Din.
const FAITH: &[&str] = &["din", "deen", "dine", "dien", "ddin", "ddine"];
/// The same with its article joined.
const ARTICLE_FAITH: &[&str] = &[
    "aldin", "aldeen", "aldine", "eldin", "eldeen", "eldine", "uldin", "uldeen", "uddin", "uddeen", "eddin",
    "eddine", "addin", "adeen", "edin", "udin", "oddin", "ooddin",
];

/// True for a word that begins a servant name (`Abd`, `Abdul`).
pub(crate) fn is_servant(word: &str) -> bool {
    SERVANT.contains(&word)
}

/// True for the article standing alone.
pub(crate) fn is_article(word: &str) -> bool {
    ARTICLE.contains(&word)
}

/// True for `din` and its spellings.
pub(crate) fn is_faith(word: &str) -> bool {
    FAITH.contains(&word)
}

/// True for `uddin` and its spellings.
pub(crate) fn is_article_faith(word: &str) -> bool {
    ARTICLE_FAITH.contains(&word)
}

/// A servant name from its second half.
pub(crate) fn servant_of(rest: &str) -> String {
    match rest {
        "allah" | "ullah" | "alla" | "llah" | "lah" | "la" | "lla" => "abdullah".to_owned(),
        _ => format!("abdul{rest}"),
    }
}

/// A name of faith from its first half.
pub(crate) fn faith_of(stem: &str) -> String {
    format!("{}uldin", stem.trim_end_matches(is_vowel))
}

/// The one spelling of a joined servant name or name of faith; other words stay as they are.
pub(crate) fn unify(word: &str) -> String {
    unify_servant(word)
        .or_else(|| unify_faith(word))
        .unwrap_or_else(|| word.to_owned())
}

fn unify_servant(word: &str) -> Option<String> {
    // Somali spelling writes the first sound of Abdi as c.
    let rest = word.strip_prefix("abd").or_else(|| word.strip_prefix("cabd"))?;
    let after = rest.trim_start_matches(is_vowel);
    if after.len() < 2 || (after.len() < 4 && rest.len() == after.len()) {
        return None;
    }
    let had_vowel = after.len() < rest.len();
    if had_vowel
        && matches!(
            after,
            "lah" | "llah" | "lla" | "la" | "llahi" | "lahi" | "laah" | "laahi" | "llaahi"
        )
    {
        return Some(servant_of("allah"));
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
    (stem.len() >= 3).then(|| servant_of(stem))
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
    fn spellings_of_one_name_meet() {
        for group in [
            &[
                "abdulrahman",
                "abdurrahman",
                "abdelrahman",
                "abdirahman",
                "abdrahman",
                "abdalrahman",
            ][..],
            &[
                "abdullah",
                "abdallah",
                "abdulla",
                "abdoullah",
                "cabdullaahi",
                "abdullahi",
            ],
            &["abdulaziz", "abdelaziz", "abdalaziz"],
            &["saifuddin", "saifaldin", "saifeddine", "saifuldin"],
            &["noureddine", "nouruddin", "nouraldin"],
        ] {
            let unified: Vec<String> = group.iter().map(|word| unify(word)).collect();
            assert!(unified.iter().all(|word| *word == unified[0]), "{unified:?}");
        }
    }

    #[test]
    fn other_words_stay() {
        for word in ["abdi", "abdou", "nadine", "martin", "gordin", "odin", "abd", ""] {
            assert_eq!(unify(word), word);
        }
    }
}
