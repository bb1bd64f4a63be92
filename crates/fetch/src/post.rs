//! Handing something to an address that the operator named: traces to a collector.

use std::time::Duration;

use reqwest::Url;
use reqwest::blocking::Client;
use reqwest::redirect::Policy;

use crate::client::{chain, provide};
use crate::error::FetchError;

/// For a collector that is near.
const TIME: Duration = Duration::from_secs(10);

/// Posts to one address; follows no redirect, since what it hands over is for nobody else.
#[derive(Debug)]
pub struct Poster {
    client: Client,
    url: Url,
}

impl Poster {
    /// For an address.
    ///
    /// # Errors
    /// It is no `http` or `https` address.
    pub fn new(address: &str) -> Result<Poster, FetchError> {
        provide();
        let url = Url::parse(address).map_err(|error| FetchError::Client(format!("`{address}`: {error}")))?;
        if !["http", "https"].contains(&url.scheme()) {
            return Err(FetchError::Client(format!(
                "`{address}` is neither http nor https"
            )));
        }
        let client = Client::builder()
            .user_agent(concat!("exonym/", env!("CARGO_PKG_VERSION")))
            .timeout(TIME)
            .redirect(Policy::none())
            .build()
            .map_err(|error| FetchError::Client(chain(&error)))?;
        Ok(Poster { client, url })
    }

    /// Posts JSON.
    ///
    /// # Errors
    /// Nobody answers, or the answer is no success.
    pub fn json(&self, body: Vec<u8>) -> Result<(), FetchError> {
        let sent = self
            .client
            .post(self.url.clone())
            .header("content-type", "application/json")
            .body(body)
            .send();
        let answer = sent.map_err(|error| FetchError::Client(chain(&error.without_url())))?;
        match answer.status().is_success() {
            true => Ok(()),
            false => Err(FetchError::Client(format!("it answers {}", answer.status()))),
        }
    }
}
