//! The bounds within which downloads run.

use std::time::Duration;

use crate::sources::Sources;

/// How to fetch. The figures have defaults that suit the known publishers; tests and users may set any of them.
#[derive(Debug, Clone)]
pub struct FetchConfig {
    /// The addresses.
    pub sources: Sources,
    /// Sent with every request, except where a site wants a browser.
    pub user_agent: String,
    /// To open a connection.
    pub connect_timeout: Duration,
    /// Between two pieces of an answer, and before its first. The EU's server makes its file while one waits, over a minute.
    pub idle_timeout: Duration,
    /// For one file, all attempts and pauses together.
    pub total_timeout: Duration,
    /// A window in which at least [`FetchConfig::min_bytes`] must come once the answer has begun, else it drips.
    pub drip_window: Duration,
    /// See [`FetchConfig::drip_window`].
    pub min_bytes: u64,
    /// Largest file taken, unpacked.
    pub max_bytes: u64,
    /// Redirects followed.
    pub max_redirects: usize,
    /// Attempts at one file.
    pub attempts: u32,
    /// Pause after the first failed attempt; doubled after each further one, with chance added or taken.
    pub backoff: Duration,
    /// Longest pause, also of one that the server asks for.
    pub max_backoff: Duration,
}

impl FetchConfig {
    /// The defaults over a table of sources.
    pub fn new(sources: Sources) -> FetchConfig {
        FetchConfig {
            sources,
            user_agent: concat!("exonym/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: Duration::from_secs(20),
            idle_timeout: Duration::from_secs(180),
            total_timeout: Duration::from_secs(1800),
            drip_window: Duration::from_secs(60),
            min_bytes: 16 << 10,
            max_bytes: exonym_lists::MAX_FILE_BYTES,
            max_redirects: 5,
            attempts: 6,
            backoff: Duration::from_secs(2),
            max_backoff: Duration::from_secs(120),
        }
    }
}
