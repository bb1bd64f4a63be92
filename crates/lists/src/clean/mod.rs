//! Published values to clean ones: blanks, countries, dates.

pub mod dates;

use exonym_model::CountryCode;

/// Blanks of every kind squeezed to one space, ends trimmed, control and zero-width characters dropped.
pub fn squash(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else if !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        {
            clean.push(c);
        }
    }
    clean.trim().to_owned()
}

/// The code of a country as written: code, name, demonym or former name, in the languages that the table has.
pub fn country_code(text: &str) -> Option<CountryCode> {
    exonym_tables::countries::lookup(text).and_then(CountryCode::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squash_keeps_text_and_drops_what_is_not_seen() {
        assert_eq!(squash(" Kim\u{a0}\u{200b} Jong\r\n\tUn\u{feff} "), "Kim Jong Un");
        assert_eq!(squash("\u{202e}"), "");
    }
}
