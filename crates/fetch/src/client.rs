//! The HTTP client: TLS by rustls with the platform's certificates, redirects only to where we may go.

use std::error::Error;
use std::sync::Once;

use reqwest::blocking::Client;
use reqwest::redirect::Policy;

use crate::config::FetchConfig;
use crate::error::FetchError;
use crate::sources::is_allowed;

/// For sites that turn away anything else. It names this program all the same.
const BROWSER: &str = concat!("Mozilla/5.0 (compatible; exonym/", env!("CARGO_PKG_VERSION"), ")");

/// Installs what TLS computes with; a client cannot be made before.
pub(crate) fn provider() {
    static PROVIDER: Once = Once::new();
    // The only failure is that one is installed already, which is as good.
    PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
}

/// Makes the client for one source.
pub(crate) fn client(config: &FetchConfig, browser: bool) -> Result<Client, FetchError> {
    provider();
    let max = config.max_redirects;
    let policy = Policy::custom(move |attempt| {
        if attempt.previous().len() > max {
            return attempt.error(format!("more than {max} redirects"));
        }
        match is_allowed(attempt.url()) {
            true => attempt.follow(),
            false => {
                let to = attempt.url().origin().ascii_serialization();
                attempt.error(format!("it redirects to {to}, which is not https"))
            }
        }
    });
    Client::builder()
        .user_agent(if browser { BROWSER } else { &config.user_agent })
        .connect_timeout(config.connect_timeout)
        // Of the blocking client, this is the longest wait for the answer's head and for each piece of its body.
        .timeout(config.idle_timeout)
        .redirect(policy)
        .referer(false)
        .build()
        .map_err(|error| FetchError::Client(chain(&error)))
}

/// An error with its causes in one line: reqwest's own text leaves out what the system said.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let said = cause.to_string();
        if !text.contains(&said) {
            text = format!("{text}: {said}");
        }
        next = cause.source();
    }
    text
}
