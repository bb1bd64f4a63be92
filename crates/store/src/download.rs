//! What a publisher's server said of its file when it was last fetched, for asking "only if it changed".

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::import::now;
use crate::store::Store;
use crate::version::failed_on;

/// Validators of a download (RFC 9110, section 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`, as sent.
    pub etag: Option<String>,
    /// `Last-Modified`, as sent.
    pub last_modified: Option<String>,
}

impl Store {
    /// The validators of the last download of a list from a URL. None where what it brought is no longer in service, since
    /// "not changed" would then leave the wrong version there.
    pub fn validators(&self, list: &str, url: &str) -> Result<Option<Validators>> {
        let sql = self.catalogue.sql();
        let text = "SELECT etag, last_modified, version FROM download WHERE list = ? AND url = ?";
        let row = sql.query_row(text, [list, url], |row| {
            Ok((
                Validators {
                    etag: row.get(0)?,
                    last_modified: row.get(1)?,
                },
                row.get::<_, String>(2)?,
            ))
        });
        let Some((validators, version)) = row.optional().map_err(failed_on(sql))? else {
            return Ok(None);
        };
        let serving = self
            .in_service_of(list)?
            .is_some_and(|serving| serving.hash == version);
        Ok(Some(validators).filter(|_| serving))
    }

    /// Whether the version of a list in service came by a download.
    pub fn was_downloaded(&self, list: &str) -> Result<bool> {
        let Some(serving) = self.in_service_of(list)? else {
            return Ok(false);
        };
        let sql = self.catalogue.sql();
        let text = "SELECT EXISTS (SELECT 1 FROM download WHERE list = ? AND version = ?)";
        sql.query_row(text, [list, &serving.hash], |row| row.get(0))
            .map_err(failed_on(sql))
    }

    /// Keeps the validators of a download that became, or already was, the version of this hash.
    pub fn keep_validators(
        &mut self,
        list: &str,
        url: &str,
        found: &Validators,
        version: &str,
    ) -> Result<()> {
        let sql = self.catalogue.sql();
        let text = "INSERT OR REPLACE INTO download (list, url, etag, last_modified, checked, version)
                    VALUES (?, ?, ?, ?, ?, ?)";
        let values = params![list, url, found.etag, found.last_modified, now(), version];
        sql.execute(text, values).map(drop).map_err(failed_on(sql))
    }
}
