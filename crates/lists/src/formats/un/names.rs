//! What the UN packs into one alias.
//!
//! An alias field may hold a list (`Fazel Rahim; Fazil Rahim`, `Harakat / HUM`), the same name in two scripts
//! (`El Harrachi (الحراشي)`, `Abubakar (original script: Абубакар)`), an acronym (`General Department (GDAE)`) or a remark
//! (`Encep Nurjaman (birth name)`). Lists and scripts are taken apart; an acronym becomes an abbreviation; any other
//! bracket stays with the name, since it may be part of it (`Leader (Hong Kong) International`).

/// A name found in an alias field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The name, blanks squeezed.
    pub text: String,
    /// Whether it is an acronym of the name before it.
    pub acronym: bool,
}

/// The names of a field, in published order.
pub(crate) fn split(field: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for one in list(field) {
        let (outside, inside) = bracket(&one);
        match inside {
            Some(inside) if is_acronym(inside, outside) => {
                push(&mut found, outside, false);
                push(&mut found, inside, true);
            }
            Some(inside) if latin(outside) != latin(inside) && !outside.is_empty() => {
                let inside = inside
                    .trim_start_matches("original script:")
                    .trim_end_matches("(original script)");
                push(&mut found, outside, false);
                for part in list(inside) {
                    push(&mut found, part.trim_end_matches("(original script)"), false);
                }
            }
            _ => scripts(&one)
                .into_iter()
                .for_each(|part| push(&mut found, part, false)),
        }
    }
    found
}

fn push(found: &mut Vec<Found>, text: &str, acronym: bool) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A full stop stays: it ends an abbreviation (`Co.`, `Jr.`).
    let text = text.trim_matches([',', ';', ' ']).to_owned();
    if text.chars().any(char::is_alphabetic) && !found.iter().any(|one: &Found| one.text == text) {
        found.push(Found { text, acronym });
    }
}

/// Parts between semicolons outside brackets, and between items `b)`, `c)` of a list whose first item bears no letter.
fn list(field: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    let chars: Vec<char> = field.chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let lettered = depth == 0
            && c.is_ascii_lowercase()
            && chars.get(at + 1) == Some(&')')
            && (at == 0 || chars.get(at - 1).is_some_and(|before| before.is_whitespace()));
        match c {
            ';' if depth == 0 => parts.push(String::new()),
            '/' if depth == 0 && spaced(&chars, at) => parts.push(String::new()),
            _ if lettered => {
                parts.push(String::new());
                at += 1;
            }
            _ => {
                depth = match c {
                    '(' => depth + 1,
                    ')' => depth.saturating_sub(1),
                    _ => depth,
                };
                if let Some(last) = parts.last_mut() {
                    last.push(c);
                }
            }
        }
        at += 1;
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// A name followed by itself in another script without a bracket (`Agha Jan اغا جان`) is two names.
fn scripts(name: &str) -> Vec<&str> {
    let letters = |word: &str| word.chars().any(char::is_alphabetic);
    let starts = name
        .char_indices()
        .filter(|(at, _)| name[..*at].ends_with(char::is_whitespace));
    let turn = starts
        .map(|(at, _)| at)
        .find(|at| latin(&name[..*at]) && !latin(&name[*at..]));
    match turn {
        Some(at)
            if letters(&name[..at])
                && name[at..]
                    .split_whitespace()
                    .all(|word| !letters(word) || !latin(word)) =>
        {
            vec![name[..at].trim_end(), &name[at..]]
        }
        _ => vec![name],
    }
}

/// Whether a slash stands between blanks, as between two names; `ADF/NALU` is one.
fn spaced(chars: &[char], at: usize) -> bool {
    let blank = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_whitespace());
    blank(at.checked_sub(1)) && blank(Some(at + 1))
}

/// A name and what stands in brackets at its end.
fn bracket(name: &str) -> (&str, Option<&str>) {
    let name = name.trim().trim_end_matches([',', ';']).trim_end();
    let Some(open) = opening(name) else {
        return (name, None);
    };
    let inside = name[open + 1..].strip_suffix(')').map(str::trim);
    (name[..open].trim_end(), inside)
}

/// Where the bracket opens that the last character closes.
fn opening(name: &str) -> Option<usize> {
    if !name.ends_with(')') {
        return None;
    }
    let mut depth = 0usize;
    for (at, c) in name.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 1 => return Some(at),
            '(' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a bracket holds the initials of a name: capitals only, all of them in the name in that order, the first one the
/// initial of a word. `(PAKISTAN)` after `FOUNDATION` is a place.
fn is_acronym(inside: &str, name: &str) -> bool {
    let letters: Vec<char> = inside.chars().filter(|c| c.is_alphabetic()).collect();
    let plain = inside
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '&'));
    if !plain
        || !(2..=12).contains(&letters.len())
        || !letters.iter().all(|c| c.is_uppercase() && c.is_ascii())
    {
        return false;
    }
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next());
    let initial = words.any(|first| first.to_ascii_uppercase() == letters[0]);
    let mut wanted = letters.iter().peekable();
    for c in name.chars().flat_map(char::to_uppercase) {
        wanted.next_if(|letter| **letter == c);
    }
    initial && wanted.peek().is_none()
}

/// Whether the first letter is Latin; text without letters counts as Latin.
fn latin(text: &str) -> bool {
    text.trim_start_matches("original script:")
        .chars()
        .find(|c| c.is_alphabetic())
        .is_none_or(|c| c < '\u{250}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(field: &str) -> Vec<String> {
        split(field).into_iter().map(|found| found.text).collect()
    }

    #[test]
    fn lists_are_split_outside_brackets_only() {
        assert_eq!(names("Fazel Rahim; Fazil Rahim"), ["Fazel Rahim", "Fazil Rahim"]);
        assert_eq!(names("HARAKAT UL-X / HUX"), ["HARAKAT UL-X", "HUX"]);
        assert_eq!(names("ADF/NALU"), ["ADF/NALU"]);
        assert_eq!(
            names("Mohammed Sabet; Mohammad Sabet b) M. Javad Sabet; M. Jawad Sabet"),
            [
                "Mohammed Sabet",
                "Mohammad Sabet",
                "M. Javad Sabet",
                "M. Jawad Sabet"
            ]
        );
        assert_eq!(
            names("حسن غول (Hassan Ghul; Hassan Gul)"),
            ["حسن غول", "Hassan Ghul", "Hassan Gul"]
        );
    }

    #[test]
    fn two_scripts_are_two_names() {
        assert_eq!(names("El Harrachi (الحراشي)"), ["El Harrachi", "الحراشي"]);
        assert_eq!(
            names("Abubakar (original script: Абубакар)"),
            ["Abubakar", "Абубакар"]
        );
        assert_eq!(names("Jin Tiesan (金铁三)"), ["Jin Tiesan", "金铁三"]);
        assert_eq!(
            names("Akhter son of Noor (اختر محمد ),"),
            ["Akhter son of Noor", "اختر محمد"]
        );
    }

    #[test]
    fn acronyms_are_told_from_places_and_remarks() {
        assert_eq!(
            split("General Department of Atomic Energy (GDAE)"),
            [
                Found {
                    text: "General Department of Atomic Energy".into(),
                    acronym: false
                },
                Found {
                    text: "GDAE".into(),
                    acronym: true
                }
            ]
        );
        assert_eq!(
            names("AL-HARAMAIN FOUNDATION (PAKISTAN)"),
            ["AL-HARAMAIN FOUNDATION (PAKISTAN)"]
        );
        assert_eq!(
            names("LEADER (HONG KONG) INTERNATIONAL"),
            ["LEADER (HONG KONG) INTERNATIONAL"]
        );
        assert_eq!(
            names("Encep Nurjaman (birth name)"),
            ["Encep Nurjaman (birth name)"]
        );
        assert_eq!(names("MATHIEU, CHUI"), ["MATHIEU, CHUI"]);
    }

    #[test]
    fn hostile_fields_do_not_panic() {
        for field in [
            "", ")", "(", ")(", "()", "((()", "a)", "é)", " ; ; ", "(;)", "b) b) b)", "x ()",
        ] {
            names(field);
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(field in "(a\\)|\\(|\\)|;|/|original script:|[A-Zд]{1,4}| ){0,12}") {
            names(&field);
        }
    }
}
