//! Many names in one text, divided in every way there is: Canada's `Aliases`, the World Bank's `d/b/a A, B and C`.
//!
//! Dividers: `;`, `/`, commas, `or`, `and`, a language label (`Russian:`), a change to or from Arabic or Hebrew writing. A
//! wrong cut makes a false name, which is worse than an uncut one; so a comma before a legal form does not divide, `and`
//! divides only where it cannot belong to the name, and a person's alias without a family name is kept as weak.

use crate::squash;

/// Languages that the list labels aliases with, and their tags.
const LABELS: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("belarusian", "be"),
    ("belarussian", "be"),
    ("burmese", "my"),
    ("chinese", "zh"),
    ("farsi", "fa"),
    ("french", "fr"),
    ("hebrew", "he"),
    ("korean", "ko"),
    ("persian", "fa"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("ukrainian", "uk"),
];

/// Legal forms that stand after a comma as part of the name before it, lower case without points.
const FORMS: &[&str] = &[
    "ag",
    "ao",
    "co",
    "company",
    "corp",
    "corporation",
    "fgup",
    "fsue",
    "gmbh",
    "group",
    "inc",
    "jsc",
    "limited",
    "llc",
    "ltd",
    "oao",
    "ojsc",
    "ooo",
    "pao",
    "pjsc",
    "plc",
    "sa",
    "sarl",
    "sc",
    "zao",
    "ао",
    "зао",
    "нко",
    "оао",
    "ооо",
    "оо",
    "пао",
    "сао",
    "фгбу",
    "фгуп",
    "фку",
    "чп",
];

/// An alias as cut out of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) text: String,
    /// BCP 47 tag, where the list labels the language.
    pub(crate) lang: Option<&'static str>,
    /// Only a piece of a name: confirms, does not alert.
    pub(crate) weak: bool,
}

/// The aliases in a text about a person or not.
pub(crate) fn split(text: &str, person: bool) -> Vec<Alias> {
    let mut found: Vec<Alias> = Vec::new();
    for (lang, segment) in by_label(text) {
        for run in by_script(&segment) {
            for piece in by_divider(&run, person) {
                let piece = tidy(&piece);
                if piece.chars().filter(|c| c.is_alphabetic()).count() < 2 || is_form(&piece) {
                    continue;
                }
                let weak = person && is_piece(&piece);
                let alias = Alias {
                    text: piece,
                    lang,
                    weak,
                };
                if !found.contains(&alias) {
                    found.push(alias);
                }
            }
        }
    }
    found
}

/// Segments by the language label before them.
fn by_label(text: &str) -> Vec<(Option<&'static str>, String)> {
    let mut found = Vec::new();
    let mut lang = None;
    let mut rest = text;
    while let Some((colon, label, tag)) = next_label(rest) {
        found.push((lang, rest.get(..label).unwrap_or_default().to_owned()));
        lang = Some(tag);
        rest = rest.get(colon + 1..).unwrap_or_default();
    }
    found.push((lang, rest.to_owned()));
    found
}

/// The next colon that ends a label: (where it stands, where the label begins, the label's tag).
fn next_label(text: &str) -> Option<(usize, usize, &'static str)> {
    text.match_indices(':').find_map(|(colon, _)| {
        let before = text.get(..colon)?.trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
        let (_, tag) = LABELS
            .iter()
            .find(|(label, _)| word.eq_ignore_ascii_case(label))?;
        Some((colon, before.len() - word.len(), *tag))
    })
}

/// Runs of Arabic or Hebrew writing apart from the rest; digits, blanks and marks go with what they follow.
fn by_script(text: &str) -> Vec<String> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        let right = c
            .is_alphabetic()
            .then_some(matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'));
        match (runs.last_mut(), right) {
            (Some((script, run)), right) if right.is_none_or(|right| right == *script) => run.push(c),
            (_, right) => runs.push((right.unwrap_or(false), c.to_string())),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

fn by_divider(run: &str, person: bool) -> Vec<String> {
    let mut pieces = Vec::new();
    for hard in divide(run, &[';', '；', '/']) {
        let mut parts: Vec<String> = Vec::new();
        for part in divide(&hard, &[',', '،']) {
            match parts.last_mut() {
                Some(last) if !person && is_form(&part) => {
                    last.push_str(", ");
                    last.push_str(part.trim());
                }
                _ => parts.push(part),
            }
        }
        let listed = parts.len() > 1;
        for (at, part) in parts.iter().enumerate() {
            let last = at + 1 == parts.len();
            for alternative in part_at_word(part, " or ", |_, _| true) {
                let may = |before: &str, after: &str| person || may_divide(before, after, listed && last);
                pieces.extend(part_at_word(&alternative, " and ", may));
            }
        }
    }
    pieces
}

/// Cuts at any of the characters outside brackets (everywhere, where the brackets do not pair); never at a slash inside a
/// short form such as `A/S`.
fn divide(text: &str, at: &[char]) -> Vec<String> {
    let paired = text.matches('(').count() == text.matches(')').count();
    let chars: Vec<char> = text.chars().collect();
    let mut found = vec![String::new()];
    let mut depth = 0_usize;
    for (index, c) in chars.iter().enumerate() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let word = |near: Option<usize>| {
            near.and_then(|near| chars.get(near))
                .is_some_and(|c| c.is_alphanumeric())
        };
        let short = *c == '/' && word(index.checked_sub(1)) && {
            let alone_before = !word(index.checked_sub(2));
            alone_before || (word(Some(index + 1)) && !word(Some(index + 2)))
        };
        if at.contains(c) && (depth == 0 || !paired) && !short {
            found.push(String::new());
        } else if let Some(last) = found.last_mut() {
            last.push(*c);
        }
    }
    found
}

fn part_at_word(text: &str, word: &str, may: impl Fn(&str, &str) -> bool) -> Vec<String> {
    // Blanks of every kind, and a line break in the middle of a name, are one blank.
    let text = squash(text);
    let trimmed = text.strip_prefix(word.trim_start()).unwrap_or(&text);
    let mut found = Vec::new();
    let mut rest = trimmed;
    let mut from = 0;
    while let Some(at) = rest
        .get(from..)
        .and_then(|tail| tail.find(word))
        .map(|at| at + from)
    {
        let (before, after) = (
            rest.get(..at).unwrap_or_default(),
            rest.get(at + word.len()..).unwrap_or_default(),
        );
        if may(before, after) {
            found.push(before.to_owned());
            rest = after;
            from = 0;
        } else {
            from = at + word.len();
        }
    }
    found.push(rest.to_owned());
    found
}

/// `and` between names of organisations: after a legal form, between two Cyrillic texts, or before the last of a list. Else
/// it is taken for a part of the name (`Research and Production`).
fn may_divide(before: &str, after: &str, end_of_list: bool) -> bool {
    let cyrillic = |text: &str| text.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    let last = before.split_whitespace().last().unwrap_or_default();
    let words = |text: &str| text.split_whitespace().count();
    // `Agat, Yama and Agat-2` divides; `ESS, Enterprise Systems and Solutions Group` and `Oil and Gas Company` do not.
    let short = words(after) == 1 || (words(before) == 1 && before.trim().chars().count() > 3);
    is_form(last) || (cyrillic(before) && cyrillic(after)) || (end_of_list && short)
}

fn is_form(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            let bare: String = word
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect();
            FORMS.contains(&bare.as_str())
        })
}

/// A person's name without family name: one word, or a given name and a patronymic alone.
fn is_piece(name: &str) -> bool {
    const PATRONYMIC: &[&str] = &["vich", "vna", "ich", "ichna", "вич", "вна", "ична", "ьич", "івна"];
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    match words.as_slice() {
        [_] => true,
        [_, last] => PATRONYMIC.iter().any(|end| last.ends_with(end)) && !last.contains('-'),
        _ => false,
    }
}

/// Drops dividing marks, brackets without their pair and a trailing `AKA`.
fn tidy(piece: &str) -> String {
    let mut text = squash(piece);
    loop {
        let trimmed = text
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '/'))
            .to_owned();
        let (open, close) = (trimmed.matches('(').count(), trimmed.matches(')').count());
        let next = if trimmed.ends_with('(') || close > open && trimmed.ends_with(')') {
            trimmed.get(..trimmed.len() - 1)
        } else if trimmed.starts_with(')') || open > close && trimmed.starts_with('(') {
            trimmed.get(1..)
        } else {
            trimmed.strip_suffix(" AKA").or(trimmed.strip_prefix("AKA "))
        };
        match next {
            Some(next) => text = next.to_owned(),
            None if trimmed == text => return text,
            None => text = trimmed,
        }
    }
}

/// The English and the French version of a name, where a slash outside brackets divides exactly two.
pub(crate) fn split_languages(name: &str) -> Vec<String> {
    let versions: Vec<String> = divide(name, &['/'])
        .iter()
        .map(|version| squash(version))
        .collect();
    match versions.as_slice() {
        [english, french] if !english.is_empty() && !french.is_empty() => versions,
        _ => vec![name.to_owned()],
    }
}

/// A name with its aliases in brackets: `Dux JSC (also known as Duks)`, `DIKIY (DIKY)`. Brackets that hold something else
/// (`Burma`, `Belarus`) are part of the name.
pub(crate) fn bracketed(name: &str) -> (String, Option<String>) {
    let name = squash(name);
    let lower = name.to_lowercase();
    let Some(at) = lower
        .find("(also known as ")
        .filter(|at| name.is_char_boundary(*at))
    else {
        return (name, None);
    };
    let inside = name.get(at + "(also known as ".len()..).unwrap_or_default();
    // The bracket may never close: the publisher's own cut.
    let inside = inside.strip_suffix(')').unwrap_or(inside);
    (
        squash(name.get(..at).unwrap_or_default()),
        Some(inside.to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, person: bool) -> String {
        let show = |alias: &Alias| {
            let lang = alias.lang.map(|lang| format!("@{lang}")).unwrap_or_default();
            format!("{}{lang}{}", alias.text, if alias.weak { "?" } else { "" })
        };
        split(text, person)
            .iter()
            .map(show)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn persons() {
        assert_eq!(
            shown("Инна Браверман; Инна Швидко", true),
            "Инна Браверман | Инна Швидко"
        );
        assert_eq!(
            shown(
                "Raman BIZIUK,  Belarusian: Раман БIЗЮК, Russian\u{a0}: Роман БИЗЮК",
                true
            ),
            "Raman BIZIUK | Раман БIЗЮК@be | Роман БИЗЮК@ru"
        );
        assert_eq!(
            shown("Олег ОНОПКО / Олег В. ОНОПКО", true),
            "Олег ОНОПКО | Олег В. ОНОПКО"
        );
        assert_eq!(
            shown("Sergei, Serhii SHERBAKOV", true),
            "Sergei? | Serhii SHERBAKOV"
        );
        assert_eq!(
            shown("Andrey Sergeevich, Пальчик А.", true),
            "Andrey Sergeevich? | Пальчик А."
        );
        assert_eq!(
            shown("Сергей Цивилев, or Цивилёв", true),
            "Сергей Цивилев | Цивилёв?"
        );
        assert_eq!(
            shown("Massar\nAssil, Masar Eseil, Arabic: سار أصيل\n", true),
            "Massar Assil | Masar Eseil | سار أصيل@ar"
        );
        assert_eq!(
            shown("Abdul Dagalo and Mousa Dagalo Arabic:عبد دقلو", true),
            "Abdul Dagalo | Mousa Dagalo | عبد دقلو@ar"
        );
        assert_eq!(
            shown("ינון לוי  LEVY, Yinon AKA", true),
            "ינון לוי | LEVY? | Yinon?"
        );
        assert_eq!(
            shown("(Юрий ГОВТВИН / Юрiй ГОВТВИН", true),
            "Юрий ГОВТВИН | Юрiй ГОВТВИН"
        );
    }

    #[test]
    fn organisations() {
        assert_eq!(shown("Завод \"Дагдизель\", АО", false), "Завод \"Дагдизель\", АО");
        assert_eq!(
            shown("RFNC - Vniief, FSUE; РФЯЦ, ФГУП", false),
            "RFNC - Vniief, FSUE | РФЯЦ, ФГУП"
        );
        assert_eq!(
            shown("Gazprombank (Joint Stock Company), Bank GPB (JSC)", false),
            "Gazprombank (Joint Stock Company) | Bank GPB (JSC)"
        );
        assert_eq!(
            shown("Zadna Company and Zadna\nInternational", false),
            "Zadna Company | Zadna International"
        );
        assert_eq!(
            shown("Research and Production Strela", false),
            "Research and Production Strela"
        );
        assert_eq!(
            shown("НИИ Мортеплотехники and АО Море", false),
            "НИИ Мортеплотехники | АО Море"
        );
        assert_eq!(shown("Agat, Yama and Agat-2", false), "Agat | Yama | Agat-2");
        let group = "ESS Group, Enterprise Systems and Solutions Group";
        assert_eq!(
            shown(group, false),
            "ESS Group | Enterprise Systems and Solutions Group"
        );
        assert_eq!(
            shown("Syrian Company/Entreprise syrienne", false),
            "Syrian Company | Entreprise syrienne"
        );
        assert_eq!(shown("Nordic A/S", false), "Nordic A/S");
        assert_eq!(
            shown("банк) (Russian: ОАО \"Банк\"/ ОАО", false),
            "банк | ОАО \"Банк\"@ru"
        );
        assert_eq!(shown("ООО завод: ЛМЗ", false), "ООО завод: ЛМЗ");
        assert_eq!(shown("", false), "");
    }

    #[test]
    fn names_with_brackets() {
        let check = |name: &str, bare: &str, inside: Option<&str>| {
            assert_eq!(
                bracketed(name),
                (bare.to_owned(), inside.map(str::to_owned)),
                "{name}"
            );
        };
        check(" Dux JSC (also known as Duks)\n", "Dux JSC", Some("Duks"));
        check(
            "Omsk Plant\n(also\nknown as Omsk Factory\n",
            "Omsk Plant",
            Some("Omsk Factory"),
        );
        check("Alfa-Bank ZAO (Belarus)", "Alfa-Bank ZAO (Belarus)", None);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[a-zа-яע-ת():;,/ \n.]{0,40}|.{0,40}", person: bool) {
            let _ = (split(&text, person), bracketed(&text));
        }
    }
}
