//! Several values in one cell: `a) Kabul b) Herat`, `(a)…、(b)…`, `（a）…`.
//!
//! Letters count only in their order from `a`, so that `(b)` in a sentence or `Annex a)` in the middle is no divider once
//! the order is broken. A bare letter must stand after a blank; one in brackets may follow its predecessor directly.

/// The values, trimmed of dividing punctuation; the text itself where it is not lettered. What stands before `a)` is the
/// first value, unless it is blank.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut expected) = (0, 'a');
    while let Some((start, end)) = marker(text, from, expected) {
        pieces.extend(text.get(from..start));
        from = end;
        expected = char::from_u32(u32::from(expected) + 1).unwrap_or('\u{0}');
        if expected > 'z' {
            break;
        }
    }
    // A lone `a)` divides nothing, but it is no part of the value either.
    pieces.extend(text.get(from..));
    let trim = |piece: &&str| !piece.is_empty();
    pieces.into_iter().map(tidy).filter(trim).collect()
}

fn tidy(piece: &str) -> &str {
    let blank = |c: char| c.is_whitespace();
    let divider = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '、' | '，' | '；');
    piece
        .trim_start_matches(divider)
        .trim_end_matches(divider)
        .trim_matches(blank)
}

/// Where the marker of a letter stands, from `from` on.
fn marker(text: &str, from: usize, letter: char) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let mut before = ' ';
    let mut before_at = from;
    for (at, c) in rest.char_indices() {
        let after = from + at + c.len_utf8();
        if plain(c) == letter && text.get(after..)?.starts_with([')', '）']) {
            let end = after + text.get(after..)?.chars().next()?.len_utf8();
            match before {
                '(' | '（' => return Some((before_at, end)),
                _ if before.is_whitespace() || matches!(before, ',' | ';' | '、' | '.') => {
                    return Some((from + at, end));
                }
                _ => {}
            }
        }
        (before, before_at) = (c, from + at);
    }
    None
}

/// Full-width and capital letters as plain ones.
fn plain(c: char) -> char {
    let narrow = match c {
        'ａ'..='ｚ' | 'Ａ'..='Ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    narrow.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn what_publishers_letter() {
        assert_eq!(
            split("a) Approximately 1955- 1958 b) Approximately 1945-1950"),
            ["Approximately 1955- 1958", "Approximately 1945-1950"]
        );
        assert_eq!(split("(a)1955年頃\n(b)１945年"), ["1955年頃", "１945年"]);
        assert_eq!(split("（a）ダフヤン、（ｂ）サアダ"), ["ダフヤン", "サアダ"]);
        assert_eq!(split("(a)信託(b)信託(c)信託"), ["信託", "信託", "信託"]);
        assert_eq!(split("Kabul"), ["Kabul"]);
        assert_eq!(
            split("resolution 1483 para 23(b) and (c)"),
            ["resolution 1483 para 23(b) and (c)"]
        );
        assert_eq!(split("a) only one"), ["only one"]);
        assert_eq!(split("Title: a) Mullah b) Haji"), ["Title:", "Mullah", "Haji"]);
        assert!(split(" ").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[a-c()（）ａ ;é]{0,30}") {
            let _ = split(&text);
        }
    }
}
