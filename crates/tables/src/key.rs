//! The form under which a table is asked: lower case, no diacritics on Latin and Greek letters, words parted by one blank.
//!
//! This crate stands below `exonym_text`, so it has a small folding of its own: Latin and Greek letters with the usual
//! marks, nothing else. Callers may pass raw or folded text.

/// The words of a text in key form, in their order.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        push(c, &mut words);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words of a text joined by a blank.
#[cfg(test)]
pub(crate) fn key(text: &str) -> String {
    words(text).join(" ")
}

fn push(c: char, words: &mut Vec<String>) {
    let Some(last) = words.last_mut() else { return };
    match c {
        // Apostrophes, full stops and combining marks of Latin vanish inside a word, so that `U.K.` is `uk`.
        '\'' | '’' | '‘' | '`' | 'ʼ' | '.' | '\u{300}'..='\u{36f}' => {}
        'à'..='å' | 'ā' | 'ă' | 'ą' => last.push('a'),
        'ç' | 'ć' | 'č' => last.push('c'),
        'è'..='ë' | 'ē' | 'ę' | 'ě' => last.push('e'),
        'ì'..='ï' | 'ī' | 'ı' => last.push('i'),
        'ñ' | 'ń' | 'ň' => last.push('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => last.push('o'),
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => last.push('u'),
        'š' | 'ś' | 'ş' | 'ș' => last.push('s'),
        'ž' | 'ź' | 'ż' => last.push('z'),
        'ý' | 'ÿ' => last.push('y'),
        'ł' => last.push('l'),
        'đ' => last.push('d'),
        'ğ' => last.push('g'),
        'ř' => last.push('r'),
        'ț' | 'ţ' => last.push('t'),
        'ß' => last.push_str("ss"),
        'æ' => last.push_str("ae"),
        'ė' => last.push('e'),
        'į' => last.push('i'),
        'ų' => last.push('u'),
        'ά' | 'ὰ' => last.push('α'),
        'έ' | 'ὲ' => last.push('ε'),
        'ή' | 'ὴ' => last.push('η'),
        'ί' | 'ϊ' | 'ΐ' | 'ὶ' => last.push('ι'),
        'ό' | 'ὸ' => last.push('ο'),
        'ύ' | 'ϋ' | 'ΰ' | 'ὺ' => last.push('υ'),
        'ώ' | 'ὼ' => last.push('ω'),
        'ς' => last.push('σ'),
        c if c.is_alphanumeric() || is_mark(c) => last.push(c),
        _ => words.push(String::new()),
    }
}

/// Whether a text is words in key form, parted by single blanks, so that [`words`] changes nothing; false where that is not seen at once.
pub(crate) fn is_key(text: &str) -> bool {
    !text.is_empty() && text.split(' ').all(is_word)
}

/// Whether a text is one word in key form; false where that is not seen at once.
pub(crate) fn is_word(text: &str) -> bool {
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | 'а'..='џ' | 'ء'..='غ' | 'ف'..='ي' | '一'..='鿿' | '가'..='힣');
    let latin = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && (text.bytes().all(latin) || !text.is_ascii() && text.chars().all(plain))
}

/// Vowel signs and viramas of the scripts that need them: not alphanumeric for Rust, yet part of a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ecd}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

#[cfg(test)]
mod tests {
    use super::{is_key, is_word, key};

    #[test]
    fn what_is_seen_as_key_form_is() {
        for c in ('\0'..=char::MAX).filter(|c| is_word(&c.to_string())) {
            let text = format!("{c} {c}{c}");
            assert!(is_key(&text));
            assert_eq!(key(&text), text);
        }
        for text in ["", " ", "a  b", " a", "a ", "A", "d.o.o", "ç"] {
            assert!(!is_key(text), "{text:?}");
        }
    }

    #[test]
    fn keys() {
        assert_eq!(key("Côte d'Ivoire"), "cote divoire");
        assert_eq!(key("U.K.,  (Great-Britain)"), "uk great britain");
        assert_eq!(key("Российская Федерация"), "российская федерация");
        assert_eq!(
            key("Εργοστάσιο Αεροσκαφών της Μόσχας"),
            "εργοστασιο αεροσκαφων τησ μοσχασ"
        );
    }
}
