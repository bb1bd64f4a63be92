//! What kind of file a list comes as, and whether what came can be that.
//!
//! A coarse look, so that a login page served with status 200 is named as such before anything else is done with it; what
//! the file really is, the readers decide from its content.

/// What a list comes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Xml,
    Json,
    Workbook,
    Text,
}

impl Kind {
    /// The kind of a format, by the end of its key.
    pub(crate) fn of_format(key: &str) -> Kind {
        match key.rsplit('-').next() {
            Some("xml") => Kind::Xml,
            Some("json") => Kind::Json,
            Some("xlsx") => Kind::Workbook,
            _ => Kind::Text,
        }
    }

    /// In words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Kind::Xml => "XML",
            Kind::Json => "JSON",
            Kind::Workbook => "a workbook",
            Kind::Text => "a text table",
        }
    }

    /// Whether a `Content-Type` says that it is a web page. Other contradictions are too common among publishers to count.
    pub(crate) fn contradicts(self, content_type: &str) -> bool {
        let kind = content_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        matches!(kind.as_str(), "text/html" | "application/xhtml+xml")
    }

    /// What the first bytes are, where they cannot be of this kind.
    pub(crate) fn contradicted_by(self, head: &[u8]) -> Option<&'static str> {
        let text: String = String::from_utf8_lossy(head.get(..head.len().min(512)).unwrap_or_default())
            .chars()
            .filter(|c| *c != '\0' && *c != '\u{feff}' && *c != '\u{fffd}')
            .collect();
        let text = text.trim_start().to_ascii_lowercase();
        if text.starts_with("<!doctype html") || text.starts_with("<html") {
            return Some("a web page (a login or error page?)");
        }
        let first = text.chars().next()?;
        match self {
            Kind::Xml if first != '<' => Some("something that does not begin like XML"),
            Kind::Json if !matches!(first, '{' | '[') => Some("something that does not begin like JSON"),
            Kind::Workbook
                if !(head.starts_with(b"PK") || head.starts_with(b"\xd0\xcf")) && head.len() > 1 =>
            {
                Some("something that is no workbook")
            }
            Kind::Text if first == '<' => Some("markup"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_lists() {
        assert!(Kind::Xml.contradicts("text/html; charset=utf-8"));
        assert!(!Kind::Xml.contradicts("application/octet-stream"));
        assert!(Kind::Xml.contradicted_by(b"\r\n <!DOCTYPE HTML><html>").is_some());
        assert_eq!(
            Kind::Xml.contradicted_by(b"\xef\xbb\xbf<?xml version='1.0'?>"),
            None
        );
        assert_eq!(Kind::Xml.contradicted_by(b"\xff\xfe<\0?\0x\0"), None);
        assert!(Kind::Json.contradicted_by(b"error").is_some());
        assert_eq!(Kind::Json.contradicted_by(b" [1]"), None);
        assert_eq!(Kind::Workbook.contradicted_by(b"PK\x03\x04"), None);
        assert!(Kind::Workbook.contradicted_by(b"a,b").is_some());
        assert!(
            Kind::of_format("ofac-csv")
                .contradicted_by(b"<Error><Code>AccessDenied")
                .is_some()
        );
    }
}
