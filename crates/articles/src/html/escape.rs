//! Text into HTML.

use std::fmt::{self, Display};

/// Text whose marks are escaped when it is written, for content and for quoted attributes.
pub struct Escaped<'a>(&'a str);

/// Escapes text, to be written into a page.
pub fn escaped(text: &str) -> Escaped<'_> {
    Escaped(text)
}

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\0', '`']) {
            let (plain, marked) = rest.split_at(at);
            f.write_str(plain)?;
            let mark = marked.chars().next().unwrap_or_default();
            match mark {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '`' => f.write_str("&#96;")?,
                _ => f.write_str("\u{fffd}")?,
            }
            rest = marked.get(mark.len_utf8()..).unwrap_or_default();
        }
        f.write_str(rest)
    }
}

/// An address that may stand in a link: only the web's two schemes, so that no address of a list can be a script.
pub(super) fn web_address(address: &str) -> Option<&str> {
    let lower = address.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through() {
        assert_eq!(
            escaped("<a href='x' on=\"y\">&`\0é").to_string(),
            "&lt;a href=&#39;x&#39; on=&quot;y&quot;&gt;&amp;&#96;\u{fffd}é"
        );
        assert!(web_address("javascript:alert(1)").is_none());
        assert!(web_address("HTTPS://example.org/").is_some());
    }
}
