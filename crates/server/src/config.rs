//! What can be set, by file, environment and flags. Every setting has a default that suits one machine.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

/// The settings of a server. A file holds any of them in TOML; what a flag or the environment says stands above the file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Address and port.
    pub listen: SocketAddr,
    /// Where lists and indexes are kept; said by the command, not by the file.
    #[serde(skip)]
    pub data_dir: PathBuf,
    /// Screening threads; 0 for one a core.
    pub threads: usize,
    /// Requests that may wait for a thread before others are turned away with 503.
    pub queue: usize,
    /// Open connections; more wait to be accepted.
    pub max_connections: usize,
    /// Largest body in bytes; past it 413.
    pub max_body_bytes: usize,
    /// Most queries in one `/match`.
    pub max_batch: usize,
    /// Largest `limit`.
    pub max_matches: usize,
    /// Longest path and query in bytes; past it 414.
    pub max_url_bytes: usize,
    /// A request that takes longer gets 503.
    pub timeout_seconds: u64,
    /// A client that takes longer to send its headers is cut off.
    pub header_seconds: u64,
    /// On the end signal, requests that are running have so long.
    pub grace_seconds: u64,
    /// Allows `POST /updatez?token=...`; without one it is refused.
    pub update_token: Option<String>,
    /// Download lists from their publishers every so many hours; 0 for never.
    pub update_hours: u64,
    /// Look every so many seconds whether another process imported lists; 0 for never.
    pub poll_seconds: u64,
    /// Requests a minute for each key, or each address where there are no keys; 0 for no bound.
    pub requests_per_minute: u32,
    /// Certificates in PEM, the server's own first: answers over TLS. With `tls_key`; both are read again when they change.
    pub tls_cert: Option<PathBuf>,
    /// The key of the first certificate in PEM.
    pub tls_key: Option<PathBuf>,
    /// A collector of OpenTelemetry that takes OTLP over HTTP, as `http://127.0.0.1:4318`; nothing is sent without one.
    pub otlp_endpoint: Option<String>,
    /// Share of the traces that begin here which is sent, 0 to 1; a caller's own decision stands above it.
    pub otlp_ratio: f64,
    /// Address under which clients reach the server, for the links in manifests; the `Host` they name where it is not set.
    pub public_url: Option<String>,
    /// Name in manifests and pages.
    pub title: String,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data_dir: PathBuf::new(),
            threads: 0,
            queue: 256,
            max_connections: 1024,
            max_body_bytes: 16 << 20,
            max_batch: 100,
            max_matches: 500,
            max_url_bytes: 60_000,
            timeout_seconds: 60,
            header_seconds: 10,
            grace_seconds: 20,
            update_token: None,
            update_hours: 0,
            poll_seconds: 15,
            requests_per_minute: 0,
            tls_cert: None,
            tls_key: None,
            otlp_endpoint: None,
            otlp_ratio: 1.0,
            public_url: None,
            title: "Exonym".to_owned(),
        }
    }
}

impl Config {
    /// Reads a file's text.
    ///
    /// # Errors
    /// It is no TOML, or names a setting that there is not.
    pub fn from_toml(text: &str) -> Result<Config, toml::de::Error> {
        toml::from_str(text)
    }

    /// Screening threads, resolved.
    pub fn thread_count(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        }
    }

    /// Longest time for a request.
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_sets_what_it_names_and_a_wrong_name_is_told() {
        let config = Config::from_toml("listen = \"0.0.0.0:9000\"\nqueue = 8\n").unwrap();
        assert_eq!(
            (config.listen.port(), config.queue, config.max_batch),
            (9000, 8, 100)
        );
        let error = Config::from_toml("qeue = 8").unwrap_err().to_string();
        assert!(error.contains("qeue") && error.contains("queue"), "{error}");
    }
}
