//! The listed names in the form that the score compares: `a-z`, digits and blanks. Made when the algorithm is first asked for.

use exonym_index::IndexError;

use crate::service::Service;

/// A listed name.
#[derive(Debug, Clone)]
pub struct PlainName {
    /// Its entry.
    pub entry: u32,
    /// `a-z0-9` and single blanks.
    pub plain: Box<str>,
    /// As listed.
    pub listed: Box<str>,
}

/// Every name of every party.
///
/// # Errors
/// The index is damaged.
pub fn of_index(service: &Service) -> Result<Vec<PlainName>, IndexError> {
    let mut names = Vec::new();
    for entry in 0..service.index().party_count() {
        for statement in service.index().bundle(entry)?.party.names() {
            let plain = plain(&statement.value);
            if !plain.is_empty() {
                names.push(PlainName {
                    entry,
                    plain: plain.into_boxed_str(),
                    listed: statement.value.as_str().into(),
                });
            }
        }
    }
    Ok(names)
}

/// A name in that form.
pub fn plain(name: &str) -> String {
    let letters: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    exonym_text::fold::ascii(&letters)
        .to_ascii_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
