//! Text into HTML.

/// Text that stands in HTML or in a quoted attribute as what it says.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_script_is_left() {
        assert_eq!(super::escape("<script>'\"&"), "&lt;script&gt;&#39;&quot;&amp;");
    }
}
