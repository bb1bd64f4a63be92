//! What the server says that it sends.

/// The kinds of pages that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A message.
    Email,
    /// A PDF.
    Pdf,
    /// It does not say; the bytes tell.
    Unsaid,
}

impl PageKind {
    /// The kind that a `Content-Type` names; `None` where it names one that is not read.
    pub(super) fn of(content_type: Option<&str>) -> Option<PageKind> {
        let essence = content_type
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        match essence.as_str() {
            "text/html" | "application/xhtml+xml" => Some(PageKind::Html),
            "text/plain" => Some(PageKind::Text),
            "text/markdown" | "text/x-markdown" => Some(PageKind::Markdown),
            "message/rfc822" => Some(PageKind::Email),
            "application/pdf" | "application/x-pdf" => Some(PageKind::Pdf),
            // As servers send what they have no type for.
            "" | "application/octet-stream" | "binary/octet-stream" => Some(PageKind::Unsaid),
            _ => None,
        }
    }
}

/// The `charset` of a `Content-Type`.
pub(super) fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1);
    let named = parameters.filter_map(|part| part.split_once('='));
    let mut found = named.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    let (_, value) = found.next()?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_charsets() {
        assert_eq!(
            PageKind::of(Some("Text/HTML; charset=utf-8")),
            Some(PageKind::Html)
        );
        assert_eq!(PageKind::of(Some("application/pdf")), Some(PageKind::Pdf));
        assert_eq!(PageKind::of(None), Some(PageKind::Unsaid));
        for other in ["image/png", "application/json", "text/css", "video/mp4"] {
            assert_eq!(PageKind::of(Some(other)), None, "{other}");
        }
        assert_eq!(
            charset("text/html; Charset=\"windows-1251\"").as_deref(),
            Some("windows-1251")
        );
        assert_eq!(charset("text/html"), None);
        assert_eq!(charset("text/html; charset="), None);
    }
}
