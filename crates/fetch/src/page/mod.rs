//! One page that the user named: a news article, a message, a PDF.
//!
//! A list comes from an address that its publisher keeps; a page comes from anywhere. So besides the bounds of a download, it is seen
//! that no hop of it leads behind the user's own walls: redirects are followed by hand, names are resolved by [`resolve`], which gives
//! out public addresses only, and the address that was really connected to is judged once more.

mod kind;
mod resolve;

use std::io::Read;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, Response};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};

use crate::address::closed;
use crate::client::{chain, provide};
use crate::error::PageError;

pub use kind::PageKind;

/// The bounds within which a page is fetched.
#[derive(Debug, Clone)]
pub struct PageConfig {
    /// Sent with the request.
    pub user_agent: String,
    /// To open a connection.
    pub connect_timeout: Duration,
    /// Before the answer's head and between two pieces of it.
    pub idle_timeout: Duration,
    /// For everything, redirects included.
    pub total_timeout: Duration,
    /// Largest body taken, unpacked.
    pub max_bytes: u64,
    /// Redirects followed.
    pub max_redirects: usize,
    /// Whether addresses that are not the public internet may be asked, and the system's proxy.
    pub allow_private: bool,
    /// Single addresses that may be asked although they are not public: one server of an intranet, with the rest kept closed.
    pub exceptions: Vec<IpAddr>,
}

impl Default for PageConfig {
    fn default() -> PageConfig {
        PageConfig {
            user_agent: concat!("exonym/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: Duration::from_secs(15),
            idle_timeout: Duration::from_secs(30),
            total_timeout: Duration::from_secs(120),
            // As much as is read as one document.
            max_bytes: 64 << 20,
            max_redirects: 5,
            allow_private: false,
            exceptions: Vec::new(),
        }
    }
}

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it came from in the end.
    pub url: String,
    /// What the server says it is.
    pub kind: PageKind,
    /// The encoding that the server says it is in.
    pub charset: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Fetches a page.
///
/// # Errors
/// The address is no http(s) address, leads to a network that is not public, or the page does not come within the bounds.
pub fn page(address: &str, config: &PageConfig) -> Result<Page, PageError> {
    let deadline = Instant::now()
        .checked_add(config.total_timeout)
        .unwrap_or_else(Instant::now);
    let client = client(config)?;
    let mut url = Url::parse(address).map_err(|error| PageError::Address {
        url: address.to_owned(),
        why: error.to_string(),
    })?;
    for _ in 0..=config.max_redirects {
        let response = ask(&client, &url, config)?;
        if !response.status().is_redirection() || response.status() == StatusCode::NOT_MODIFIED {
            return receive(response, &url, config, deadline);
        }
        let to = text(&response, LOCATION).unwrap_or_default();
        url = url.join(&to).map_err(|_| PageError::Address {
            url: shown(&url),
            why: "it redirects to what is no address".to_owned(),
        })?;
        if Instant::now() >= deadline {
            return Err(out_of_time(&url, config));
        }
    }
    Err(PageError::Redirects {
        url: address.to_owned(),
        most: config.max_redirects,
    })
}

fn client(config: &PageConfig) -> Result<Client, PageError> {
    provide();
    let builder = Client::builder()
        .user_agent(&config.user_agent)
        .connect_timeout(config.connect_timeout)
        .timeout(config.idle_timeout)
        .redirect(Policy::none())
        .referer(false);
    let builder = if config.allow_private {
        builder
    } else {
        // A proxy resolves names itself and connects for us, so that nothing could be judged.
        builder
            .no_proxy()
            .dns_resolver(resolve::public(config.exceptions.clone()))
    };
    builder.build().map_err(|error| PageError::Client(chain(&error)))
}

/// One request, to where we may go.
fn ask(client: &Client, url: &Url, config: &PageConfig) -> Result<Response, PageError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(PageError::Address {
            url: shown(url),
            why: format!("`{}` is neither http nor https", url.scheme()),
        });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(PageError::Address {
            url: shown(url),
            why: "it holds a user name or password; those are not sent".to_owned(),
        });
    }
    let refuse = |address: IpAddr| match closed(address) {
        Some(what) if !config.allow_private && !config.exceptions.contains(&address) => {
            Err(PageError::Closed {
                url: shown(url),
                address,
                what,
            })
        }
        _ => Ok(()),
    };
    // A name goes through the resolver; an address as such does not.
    let literal = url.host_str().and_then(|host| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        bare.parse::<IpAddr>().ok()
    });
    literal.map_or(Ok(()), refuse)?;
    let response = client
        .get(url.clone())
        .send()
        .map_err(|error| match resolve::refusal(&error) {
            Some((address, what)) => PageError::Closed {
                url: shown(url),
                address,
                what,
            },
            None => PageError::Failed {
                url: shown(url),
                why: chain(&error.without_url()),
            },
        })?;
    // Behind an allowed proxy this is the proxy's; without one it is what answered.
    response
        .remote_addr()
        .map_or(Ok(()), |connected| refuse(connected.ip()))?;
    Ok(response)
}

fn receive(
    mut response: Response,
    url: &Url,
    config: &PageConfig,
    deadline: Instant,
) -> Result<Page, PageError> {
    let status = response.status();
    if status != StatusCode::OK {
        return Err(PageError::Status {
            url: shown(url),
            status: status.as_u16(),
        });
    }
    let said = text(&response, CONTENT_TYPE);
    let kind = PageKind::of(said.as_deref()).ok_or_else(|| PageError::Kind {
        url: shown(url),
        got: said.clone().unwrap_or_default(),
    })?;
    let too_large = || PageError::TooLarge {
        url: shown(url),
        limit: config.max_bytes,
    };
    let announced = text(&response, CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| length > config.max_bytes) {
        return Err(too_large());
    }
    let (mut bytes, mut buffer) = (Vec::new(), vec![0; 64 << 10]);
    loop {
        let count = match response.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => {
                return Err(PageError::Failed {
                    url: shown(url),
                    why: format!("broken off after {} bytes: {}", bytes.len(), chain(&error)),
                });
            }
        };
        bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
        if bytes.len() as u64 > config.max_bytes {
            return Err(too_large());
        }
        if Instant::now() >= deadline {
            return Err(out_of_time(url, config));
        }
    }
    Ok(Page {
        url: shown(url),
        charset: said.as_deref().and_then(kind::charset),
        kind,
        bytes,
    })
}

fn out_of_time(url: &Url, config: &PageConfig) -> PageError {
    PageError::Failed {
        url: shown(url),
        why: format!("not all there after {} s", config.total_timeout.as_secs()),
    }
}

/// An address as shown and kept: without fragment, user name and password.
fn shown(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}

fn text(response: &Response, name: reqwest::header::HeaderName) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}
