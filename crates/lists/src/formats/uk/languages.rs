//! The UK's labels of scripts and languages as BCP 47 tags.
//!
//! The labels are typed by hand: `Cryillic`, `Persian/Farsi`, a language in the script's column. Known misspellings are in
//! the table; a label that is not there is noted by the caller and the name is kept without a tag.

/// Languages (ISO 639) and scripts (ISO 15924, without a language `und-…`) by label in small letters.
const TAGS: &[(&str, &str)] = &[
    ("russian", "ru"),
    ("russia", "ru"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("persian/farsi", "fa"),
    ("dari", "prs"),
    ("pashto", "ps"),
    ("arabic", "ar"),
    ("belarusian", "be"),
    ("ukrainian", "uk"),
    ("ukraine", "uk"),
    ("chinese", "zh"),
    ("mandarin", "zh"),
    ("traditional chinese", "zh-Hant"),
    ("simplified chinese", "zh-Hans"),
    ("georgian", "ka"),
    ("hebrew", "he"),
    ("korean", "ko"),
    ("bulgarian", "bg"),
    ("turkish", "tr"),
    ("kazakh", "kk"),
    ("serbian", "sr"),
    ("bosnian", "bs"),
    ("croatian", "hr"),
    ("macedonian", "mk"),
    ("armenian", "hy"),
    ("azerbaijani", "az"),
    ("uzbek", "uz"),
    ("kyrgyz", "ky"),
    ("tajik", "tg"),
    ("spanish", "es"),
    ("french", "fr"),
    ("german", "de"),
    ("polish", "pl"),
    ("thai", "th"),
    ("greek", "el"),
    ("japanese", "ja"),
    ("burmese", "my"),
    ("romanian", "ro"),
    ("moldovan", "ro"),
    ("urdu", "ur"),
    ("hindi", "hi"),
    ("bengali", "bn"),
    ("amharic", "am"),
    ("tigrinya", "ti"),
    ("kurdish", "ku"),
    ("somali", "so"),
    ("vietnamese", "vi"),
];

const SCRIPTS: &[(&str, &str)] = &[
    ("cyrillic", "Cyrl"),
    ("cryillic", "Cyrl"),
    ("cyrilic", "Cyrl"),
    ("arabic", "Arab"),
    ("perso-arabic", "Arab"),
    ("chinese", "Hani"),
    ("han", "Hani"),
    ("georgian", "Geor"),
    ("hebrew", "Hebr"),
    ("hangul", "Hang"),
    ("thai", "Thai"),
    ("greek", "Grek"),
    ("burmese", "Mymr"),
    ("latin", "Latn"),
    ("armenian", "Armn"),
    ("devanagari", "Deva"),
    ("japanese", "Jpan"),
    ("korean", "Kore"),
];

/// The tag of a name: its language where one is labelled, else its script, else a language in the script's column.
/// `Err` holds the labels where both are unknown.
pub(super) fn tag(script: &str, language: &str) -> Result<Option<String>, String> {
    let (script, language) = (script.trim().to_lowercase(), language.trim().to_lowercase());
    let found = |table: &[(&str, &str)], label: &str| {
        table
            .iter()
            .find(|(known, _)| *known == label)
            .map(|(_, tag)| (*tag).to_owned())
    };
    let written = |label: &str| found(SCRIPTS, label).map(|script| format!("und-{script}"));
    let tag = found(TAGS, &language)
        .or_else(|| written(&script))
        .or_else(|| written(&language))
        .or_else(|| found(TAGS, &script));
    match tag {
        Some(tag) => Ok(Some(tag)),
        None if script.is_empty() && language.is_empty() => Ok(None),
        None => Err([script, language]
            .iter()
            .filter(|label| !label.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_either_column() {
        let check = |script: &str, language: &str, expected: Option<&str>| {
            assert_eq!(
                tag(script, language),
                Ok(expected.map(str::to_owned)),
                "{script} {language}"
            );
        };
        check("Cyrillic", "Russian", Some("ru"));
        check("Cryillic", "", Some("und-Cyrl"));
        check("Persian", "", Some("fa"));
        check("", "Cyrillic", Some("und-Cyrl"));
        check("", "", None);
        assert_eq!(tag("Runic", "Old Norse"), Err("runic, old norse".to_owned()));
    }
}
