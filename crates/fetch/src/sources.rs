//! The table of publishers' addresses, and the user's own entries over it.

use std::collections::BTreeMap;
use std::net::IpAddr;

use reqwest::Url;
use serde::Deserialize;

use crate::error::FetchError;

const BUILT_IN: &str = include_str!("../data/sources.toml");

/// Where one list comes from. The fields are described at the head of `data/sources.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The list id.
    pub list: String,
    /// Key of the expected format.
    pub format: String,
    /// The address of a single file.
    #[serde(default)]
    pub url: Option<String>,
    /// The files of a family.
    #[serde(default)]
    pub files: Vec<SourceFile>,
    /// Whether to look like a browser.
    #[serde(default)]
    pub browser: bool,
    /// Request headers that the server wants.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Request headers to send.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Where a person finds the list.
    #[serde(default)]
    pub page: Option<String>,
    /// What to know.
    #[serde(default)]
    pub note: Option<String>,
}

/// One file of a family.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// The name to keep it under: `alt.csv`.
    pub name: String,
    /// Its address.
    pub url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    source: Vec<Source>,
}

/// The addresses of lists, by list id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources(BTreeMap<String, Source>);

impl Sources {
    /// The built-in table.
    ///
    /// # Errors
    /// Never in a build whose tests passed.
    pub fn built_in() -> Result<Sources, FetchError> {
        Ok(Sources(BTreeMap::new())).and_then(|none| none.overridden_by(BUILT_IN))
    }

    /// This table with the `[[source]]` entries of another (TOML) in the place of those of the same list.
    ///
    /// # Errors
    /// [`FetchError::Sources`] where the text does not read or an entry is of no use.
    pub fn overridden_by(mut self, toml: &str) -> Result<Sources, FetchError> {
        let table: Table = toml::from_str(toml).map_err(|error| FetchError::Sources(error.to_string()))?;
        for source in table.source {
            check(&source)?;
            self.0.insert(source.list.clone(), source);
        }
        Ok(self)
    }

    /// The lists that can be fetched or at least pointed to.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Every source, by list id.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.values()
    }

    /// The source of a list.
    ///
    /// # Errors
    /// [`FetchError::NoSource`] with the lists that have one.
    pub fn get(&self, list: &str) -> Result<&Source, FetchError> {
        self.0.get(list).ok_or_else(|| FetchError::NoSource {
            list: list.to_owned(),
            known: self.lists().collect::<Vec<_>>().join(", "),
        })
    }
}

impl Source {
    /// The files to fetch, each with its name and checked address.
    ///
    /// # Errors
    /// The list must be fetched by hand, lacks a header, or an address is not allowed.
    pub(crate) fn targets(&self) -> Result<Vec<(String, Url)>, FetchError> {
        let missing = self.requires.iter().find(|header| !self.has_header(header));
        if let Some(header) = missing {
            let page = self.page.clone().unwrap_or_default();
            return Err(FetchError::HeaderMissing {
                list: self.list.clone(),
                header: header.clone(),
                page,
            });
        }
        let single = self.url.iter().map(|url| (None, url));
        let family = self.files.iter().map(|file| (Some(&file.name), &file.url));
        let mut targets = Vec::new();
        for (name, url) in single.chain(family) {
            let url = checked_url(url)?;
            let last = url
                .path_segments()
                .and_then(|mut parts| parts.next_back().map(str::to_owned));
            let name = name.cloned().or(last).filter(|name| is_plain(name));
            targets.push((name.unwrap_or_else(|| self.list.clone()), url));
        }
        if targets.is_empty() {
            let page = self.page.clone().unwrap_or_default();
            return Err(FetchError::ByHand {
                list: self.list.clone(),
                page,
            });
        }
        Ok(targets)
    }

    fn has_header(&self, header: &str) -> bool {
        self.headers
            .iter()
            .any(|(name, value)| name.eq_ignore_ascii_case(header) && !value.is_empty())
    }
}

fn check(source: &Source) -> Result<(), FetchError> {
    let bad = |why: &str| {
        Err(FetchError::Sources(format!(
            "the entry of `{}` {why}",
            source.list
        )))
    };
    if exonym_lists::Format::from_key(&source.format).is_none() {
        return bad(&format!("names the unknown format `{}`", source.format));
    }
    if source.url.is_some() && !source.files.is_empty() {
        return bad("has both `url` and `files`; give one of them");
    }
    if source.url.is_none() && source.files.is_empty() && source.page.is_none() {
        return bad("has no address; give `url`, `files` or `page`");
    }
    if let Some(file) = source.files.iter().find(|file| !is_plain(&file.name)) {
        return bad(&format!(
            "keeps a file under `{}`; give a plain file name",
            file.name
        ));
    }
    Ok(())
}

/// Whether a name is that of a file and no way out of the folder.
fn is_plain(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !name.is_empty() && name.len() <= 100 && !name.starts_with('.') && name.chars().all(fits)
}

/// An address that may be asked: https, or http on this very machine (for tests and mirrors).
pub(crate) fn checked_url(text: &str) -> Result<Url, FetchError> {
    let url =
        Url::parse(text).map_err(|error| FetchError::Sources(format!("the address `{text}`: {error}")))?;
    match is_allowed(&url) {
        true => Ok(url),
        false => Err(FetchError::Insecure { url: text.to_owned() }),
    }
}

/// Whether an address, as given or as redirected to, may be asked.
pub(crate) fn is_allowed(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => {
            let host = url
                .host_str()
                .unwrap_or_default()
                .trim_start_matches('[')
                .trim_end_matches(']');
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_reads_and_is_https() {
        let sources = Sources::built_in().unwrap();
        assert!(sources.lists().count() >= 10);
        for source in sources.iter() {
            match source.targets() {
                Ok(targets) => assert!(targets.iter().all(|(_, url)| url.scheme() == "https")),
                Err(error) => {
                    assert!(
                        matches!(
                            error,
                            FetchError::ByHand { .. } | FetchError::HeaderMissing { .. }
                        ),
                        "{error}"
                    );
                    assert!(source.page.is_some());
                }
            }
        }
    }

    #[test]
    fn the_users_entry_takes_the_place_of_the_built_in_one() {
        let own =
            "[[source]]\nlist = 'un_sc_sanctions'\nformat = 'un-xml'\nurl = 'https://mirror.example/un.xml'";
        let sources = Sources::built_in().unwrap().overridden_by(own).unwrap();
        let targets = sources.get("un_sc_sanctions").unwrap().targets().unwrap();
        assert_eq!(targets[0].1.as_str(), "https://mirror.example/un.xml");
        assert_eq!(targets[0].0, "un.xml");
        assert!(sources.get("eu_fsf").is_ok());
        assert!(sources.get("nowhere").unwrap_err().to_string().contains("eu_fsf"));
    }

    #[test]
    fn bad_entries_are_refused() {
        for bad in [
            "[[source]]\nlist = 'l'\nformat = 'un-xml'",
            "[[source]]\nlist = 'l'\nformat = 'no-such'\nurl = 'https://a.example/'",
            "[[source]]\nlist = 'l'\nformat = 'un-xml'\nurl = 'https://a.example/'\ncolour = 'red'",
            "[[source]]\nlist = 'l'\nformat = 'ofac-csv'\nfiles = [{ name = '../x', url = 'https://a.example/' }]",
        ] {
            let error = Sources::built_in().unwrap().overridden_by(bad).unwrap_err();
            assert!(matches!(error, FetchError::Sources(_)), "{error}");
        }
    }

    #[test]
    fn only_https_or_this_machine() {
        for good in [
            "https://a.example/x",
            "http://127.0.0.1:1/x",
            "http://localhost/x",
            "http://[::1]:80/x",
        ] {
            checked_url(good).unwrap();
        }
        for bad in [
            "http://a.example/x",
            "http://127.0.0.1.example/x",
            "file:///etc/passwd",
            "ftp://a.example/",
        ] {
            checked_url(bad).unwrap_err();
        }
    }
}
