//! Legal forms of organisations: which kind a form is, so that `ООО`, `LLC` and `GmbH` can be one.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::Lexicon;

const DATA: &str = include_str!("../data/legal_forms.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DATA));

/// A kind of legal form. Two forms of one kind translate each other as far as lists go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LegalForm(u16);

impl LegalForm {
    /// A short name of the kind: `llc`, `jsc`, `corporation`, `company`, `partnership`, `state`, ...
    pub fn kind(self) -> &'static str {
        TABLE.class(self.0)
    }

    /// The number of the kind, stable within one version of the table.
    pub fn number(self) -> u16 {
        self.0
    }

    /// Whether the kind is the mere word for a company, which may stand beside any other form.
    pub fn is_plain_company(self) -> bool {
        self.kind() == "company"
    }
}

/// The legal form that these words are, words parted by a blank: `limited liability company`, `d.o.o.`, `общество с ограниченной ответственностью`.
pub fn lookup(phrase: &str) -> Option<LegalForm> {
    TABLE.find(phrase).map(LegalForm)
}

/// Letters from which on a word of a form is known again with a slip in it.
const LONG: usize = 7;

/// The long Latin words of which forms are made (`aktiengesellschaft`, `limited`, `company`), sorted, each once.
pub fn long_words() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let words = TABLE.phrases().flat_map(|(phrase, _)| phrase.split(' '));
        let long = |word: &&str| word.len() >= LONG && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut words: Vec<&'static str> = words.filter(long).collect();
        words.sort_unstable();
        words.dedup();
        words
    });
    &WORDS
}

/// Whether a word is one of [`long_words`].
pub fn is_long_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| long_words().iter().copied().collect());
    word.len() >= LONG && WORDS.contains(word)
}

/// Words from which on a form is known again by all but one of them.
const WORDS: usize = 3;

/// The Latin forms of three words and more (`joint stock company`), each as its words, sorted.
pub fn long_phrases() -> &'static [Vec<&'static str>] {
    static PHRASES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
        let split = TABLE
            .phrases()
            .map(|(phrase, _)| phrase.split(' ').collect::<Vec<_>>());
        let latin = |words: &Vec<&str>| {
            words
                .iter()
                .all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        };
        let mut phrases: Vec<Vec<&'static str>> = split
            .filter(|words| words.len() >= WORDS && latin(words))
            .collect();
        phrases.sort_unstable();
        phrases
    });
    &PHRASES
}

/// Whether a word is one of those of [`long_phrases`].
pub fn is_in_phrases(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| long_phrases().iter().flatten().copied().collect());
    WORDS.contains(word)
}

/// The Latin form that these letters are where its blanks are left out, with its blanks: `sadecv` is `sa de cv`.
pub fn without_blanks(letters: &str) -> Option<&'static str> {
    static FORMS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
        let mut phrases: Vec<&'static str> = TABLE.phrases().map(|(phrase, _)| phrase).collect();
        phrases.retain(|phrase| {
            phrase
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b' ')
        });
        // Where two are the same letters, the one of fewer words comes last and stays.
        phrases.sort_unstable_by_key(|phrase| (std::cmp::Reverse(phrase.len()), *phrase));
        let forms = phrases.into_iter();
        forms.map(|phrase| (phrase.replace(' ', ""), phrase)).collect()
    });
    FORMS.get(letters).copied()
}

/// The most words of a form that begins with this word; 0 where none does.
pub fn longest_from(word: &str) -> usize {
    TABLE.longest_from(word)
}

/// The most words that a form has.
pub fn longest() -> usize {
    TABLE.longest()
}

/// A legal form at the end of a run of Han, kana or Hangul, which has no blanks: the bytes before it and the form. The longest fits.
pub fn split_end(run: &str) -> Option<(&str, LegalForm)> {
    if lookup(run).is_some() {
        return None;
    }
    let fits = TABLE
        .phrases()
        .filter_map(|(phrase, row)| Some((run.strip_suffix(phrase)?, LegalForm(row))));
    fits.filter(|(rest, _)| !rest.is_empty())
        .min_by_key(|(rest, form)| (rest.len(), form.0))
}

/// A legal form at the start of such a run: the form and the bytes after it (`株式会社`, `주식회사`).
pub fn split_start(run: &str) -> Option<(LegalForm, &str)> {
    if lookup(run).is_some() {
        return None;
    }
    let fits = TABLE
        .phrases()
        .filter_map(|(phrase, row)| Some((LegalForm(row), run.strip_prefix(phrase)?)));
    fits.filter(|(_, rest)| !rest.is_empty())
        .min_by_key(|(form, rest)| (rest.len(), form.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        crate::lexicon::check_phrases(DATA);
    }

    #[test]
    fn kinds() {
        let check = |phrase: &str, kind: &str| {
            assert_eq!(
                lookup(phrase).map(LegalForm::kind),
                Some(kind).filter(|k| !k.is_empty()),
                "{phrase}"
            );
        };
        for llc in [
            "LLC",
            "ООО",
            "d.o.o.",
            "GmbH",
            "Ltd",
            "有限公司",
            "S.r.l.",
            "Sdn Bhd",
            "Sp. z o.o.",
            "ТОО",
        ] {
            check(llc, "llc");
        }
        for jsc in [
            "АО",
            "PJSC",
            "S.A.",
            "AG",
            "株式会社",
            "S.p.A.",
            "Public Joint Stock Company",
            "акционерное общество",
        ] {
            check(jsc, "jsc");
        }
        check("Inc.", "corporation");
        check("شركة", "company");
        check("rosneft", "");
        assert!(longest() >= 4);
    }

    #[test]
    fn runs_without_blanks() {
        let (name, form) = split_end("昆仑贸易有限责任公司").unwrap();
        assert_eq!((name, form.kind()), ("昆仑贸易", "llc"));
        let (form, name) = split_start("株式会社トヨタ").unwrap();
        assert_eq!((form.kind(), name), ("jsc", "トヨタ"));
        assert!(split_end("有限公司").is_none());
    }
}
