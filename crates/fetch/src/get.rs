//! One attempt at one file: ask, check what comes, write it beside its place, move it there when it is whole.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Instant, SystemTime};

use exonym_store::{Progress, StoreError, Validators};
use reqwest::blocking::{Client, Response};
use reqwest::header::{
    CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    RETRY_AFTER,
};
use reqwest::{StatusCode, Url};

use crate::client::chain;
use crate::config::FetchConfig;
use crate::error::{Attempt, FetchError};
use crate::kind::Kind;
use crate::retry::{http_date, retry_after};
use crate::sources::Source;

/// What an attempt brought.
#[derive(Debug)]
pub(crate) enum Got {
    /// The server says it is what we have.
    NotModified,
    /// A whole file, in its place.
    File(Validators),
}

/// Everything that one file's attempts share.
pub(crate) struct Job<'a> {
    pub(crate) config: &'a FetchConfig,
    pub(crate) client: &'a Client,
    pub(crate) source: &'a Source,
    pub(crate) url: &'a Url,
    /// Where the whole file goes.
    pub(crate) target: &'a Path,
    /// What we have of it.
    pub(crate) known: Option<&'a Validators>,
}

impl Job<'_> {
    /// One attempt.
    pub(crate) fn attempt(&self, deadline: Instant, progress: &mut dyn Progress) -> Result<Got, Attempt> {
        let response = self.ask()?;
        match response.status() {
            StatusCode::NOT_MODIFIED if self.known.is_some() => return Ok(Got::NotModified),
            StatusCode::OK => {}
            status => return Err(self.unwanted(status, response.headers())),
        }
        let kind = Kind::of_format(&self.source.format);
        let content_type = text(response.headers(), CONTENT_TYPE);
        if let Some(content_type) = content_type.filter(|text| kind.contradicts(text)) {
            return Err(Attempt::Final(
                self.wrong_kind(kind, format!("{content_type} (a login or error page?)")),
            ));
        }
        let found = Validators {
            etag: text(response.headers(), ETAG),
            last_modified: text(response.headers(), LAST_MODIFIED),
        };
        self.receive(response, kind, deadline, progress)?;
        if let Some(changed) = found.last_modified.as_deref().and_then(http_date) {
            // Lists that state no date inside are dated by this, as a browser's or curl -R's download would be.
            let changed = SystemTime::try_from(changed).ok();
            let file = File::options().write(true).open(self.target).ok();
            let _ = file
                .zip(changed)
                .map(|(file, changed)| file.set_modified(changed));
        }
        Ok(Got::File(found))
    }

    fn ask(&self) -> Result<Response, Attempt> {
        let mut request = self.client.get(self.url.clone());
        for (name, value) in &self.source.headers {
            request = request.header(name, value);
        }
        if let Some(etag) = self.known.and_then(|known| known.etag.as_ref()) {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(date) = self.known.and_then(|known| known.last_modified.as_ref()) {
            request = request.header(IF_MODIFIED_SINCE, date);
        }
        request.send().map_err(|error| {
            if error.is_redirect() {
                return Attempt::Final(FetchError::Redirect {
                    url: self.address(),
                    why: cause(&error),
                });
            }
            if error.is_builder() {
                return Attempt::Final(FetchError::Sources(chain(&error.without_url())));
            }
            again(chain(&error.without_url()))
        })
    }

    /// The address as shown: without what may be a key or token.
    fn address(&self) -> String {
        let mut url = self.url.clone();
        url.set_query(None);
        url.to_string()
    }

    fn unwanted(&self, status: StatusCode, headers: &HeaderMap) -> Attempt {
        let passing = matches!(
            status,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT
        );
        if passing || status.is_server_error() {
            let after = text(headers, RETRY_AFTER).and_then(|value| retry_after(&value));
            return Attempt::Again {
                why: format!("the server answered {status}"),
                after,
            };
        }
        let hint = self
            .source
            .page
            .clone()
            .unwrap_or_else(|| "the publisher's page".to_owned());
        Attempt::Final(FetchError::Status {
            url: self.address(),
            status: status.as_u16(),
            hint,
        })
    }

    fn wrong_kind(&self, kind: Kind, got: String) -> FetchError {
        FetchError::WrongKind {
            url: self.address(),
            expected: kind.words(),
            got,
        }
    }

    /// Writes the body to a `.part` beside the target, checks it and moves it into place.
    fn receive(
        &self,
        mut response: Response,
        kind: Kind,
        deadline: Instant,
        progress: &mut dyn Progress,
    ) -> Result<(), Attempt> {
        let announced =
            text(response.headers(), CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
        if announced.is_some_and(|length| length > self.config.max_bytes) {
            return Err(self.too_large());
        }
        let part = self.target.with_extension("part");
        let local = |action| move |source| Attempt::Final(local_error(action, self.target, source));
        let mut file = File::create(&part).map_err(local("write"))?;
        progress.begin(&format!("{}: fetching", self.source.list), announced);
        let result = self.copy(&mut response, &mut file, kind, deadline, progress);
        progress.end();
        let got = result?;
        if let Some(announced) = announced.filter(|announced| *announced != got) {
            return Err(again(format!("{got} bytes came of the {announced} announced")));
        }
        file.sync_all().map_err(local("write"))?;
        fs::rename(&part, self.target).map_err(local("rename"))
    }

    fn copy(
        &self,
        from: &mut Response,
        to: &mut File,
        kind: Kind,
        deadline: Instant,
        progress: &mut dyn Progress,
    ) -> Result<u64, Attempt> {
        let (mut buffer, mut head, mut got) = (vec![0; 64 << 10], Vec::new(), 0u64);
        let (mut window, mut window_bytes) = (Instant::now(), 0u64);
        loop {
            let count = match from.read(&mut buffer) {
                Ok(count) => count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(again(format!("broken off after {got} bytes: {}", chain(&error)))),
            };
            let piece = buffer.get(..count).unwrap_or_default();
            if head.len() < 1024 {
                head.extend(piece.iter().take(1024));
                if let Some(other) = kind.contradicted_by(&head) {
                    return Err(Attempt::Final(self.wrong_kind(kind, other.to_owned())));
                }
            }
            if count == 0 {
                return if got == 0 {
                    Err(again("an empty answer".to_owned()))
                } else {
                    Ok(got)
                };
            }
            to.write_all(piece)
                .map_err(|source| Attempt::Final(local_error("write", self.target, source)))?;
            (got, window_bytes) = (
                got.saturating_add(count as u64),
                window_bytes.saturating_add(count as u64),
            );
            progress.at(got);
            if got > self.config.max_bytes {
                return Err(self.too_large());
            }
            if Instant::now() >= deadline {
                return Err(again(format!("out of time after {got} bytes")));
            }
            if window.elapsed() >= self.config.drip_window {
                if window_bytes < self.config.min_bytes {
                    let seconds = window.elapsed().as_secs_f64();
                    return Err(again(format!(
                        "only {window_bytes} bytes in the last {seconds:.1} s"
                    )));
                }
                (window, window_bytes) = (Instant::now(), 0);
            }
        }
    }

    fn too_large(&self) -> Attempt {
        Attempt::Final(FetchError::TooLarge {
            url: self.address(),
            limit: self.config.max_bytes,
        })
    }
}

fn again(why: String) -> Attempt {
    Attempt::Again { why, after: None }
}

/// The innermost cause, which is what our redirect policy said.
fn cause(error: &reqwest::Error) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(next) = last.source() {
        last = next;
    }
    last.to_string()
}

fn text(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

pub(crate) fn local_error(action: &'static str, path: &Path, source: std::io::Error) -> FetchError {
    FetchError::Store(StoreError::Io {
        action,
        path: path.to_owned(),
        source,
    })
}
