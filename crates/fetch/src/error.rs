//! Why a download failed, and whether trying again can help.

use std::net::IpAddr;
use std::time::Duration;

/// Why a list could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// No address is known for the list.
    #[error(
        "no address is known for `{list}`; known are: {known}. Give one in the configuration, or import a file"
    )]
    NoSource {
        /// The list.
        list: String,
        /// The lists that have one.
        known: String,
    },
    /// The list has no lasting address.
    #[error("`{list}` has no lasting address; download it from {page} and import the file")]
    ByHand {
        /// The list.
        list: String,
        /// The page.
        page: String,
    },
    /// The server wants a header that only the user can give.
    #[error(
        "the server of `{list}` wants the request header `{header}`; set it in the configuration (see {page})"
    )]
    HeaderMissing {
        /// The list.
        list: String,
        /// The header.
        header: String,
        /// Where to find its value.
        page: String,
    },
    /// A table of sources that cannot be read or used.
    #[error("the table of sources: {0}")]
    Sources(String),
    /// An address that is not HTTPS.
    #[error(
        "{url}: only https addresses are fetched (http only from this very machine); give the https address"
    )]
    Insecure {
        /// The address.
        url: String,
    },
    /// The server answered with a status that will not change by asking again.
    #[error("{url}: the server answered {status}; the address may have moved, see {hint}")]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// Where to look.
        hint: String,
    },
    /// Too many redirects, or one to an insecure address.
    #[error("{url}: {why}")]
    Redirect {
        /// The address.
        url: String,
        /// Why the redirect was not followed.
        why: String,
    },
    /// What came is of another kind than the list.
    #[error("{url}: expected {expected} and got {got}; nothing was taken")]
    WrongKind {
        /// The address.
        url: String,
        /// What the list comes as.
        expected: &'static str,
        /// What came.
        got: String,
    },
    /// More bytes than allowed.
    #[error("{url}: more than {} MiB; the limit guards memory and disk", limit >> 20)]
    TooLarge {
        /// The address.
        url: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The last of several attempts failed.
    #[error("{url}: given up after {attempts} attempts in {} s; the last: {last}", spent.as_secs())]
    GivenUp {
        /// The address.
        url: String,
        /// How many attempts.
        attempts: u32,
        /// How long they took.
        spent: Duration,
        /// What went wrong last.
        last: String,
    },
    /// The client could not be made.
    #[error("cannot set up HTTPS: {0}")]
    Client(String),
    /// The store failed, or a local file could not be written.
    #[error(transparent)]
    Store(#[from] exonym_store::StoreError),
}

/// Why a page could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// Not an address that is asked.
    #[error("{url}: {why}; give an http or https address")]
    Address {
        /// The address.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// It leads to a network that is not public.
    #[error(
        "{url}: it leads to {address} ({what}), which is not the public internet; if you mean it, add --allow-private"
    )]
    Closed {
        /// The address, or what it redirects to.
        url: String,
        /// What a connection would be made to.
        address: IpAddr,
        /// What that is.
        what: &'static str,
    },
    /// Redirected too often.
    #[error("{url}: more than {most} redirects; give the address where they end")]
    Redirects {
        /// The address.
        url: String,
        /// The limit.
        most: usize,
    },
    /// The server answered with another status than 200.
    #[error("{url}: the server answered {status}; save the page in a browser and read the file")]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
    },
    /// What came is no document.
    #[error("{url}: it is `{got}`; a page, text, Markdown, message or PDF can be read")]
    Kind {
        /// The address.
        url: String,
        /// What the server says it is.
        got: String,
    },
    /// More bytes than allowed.
    #[error("{url}: more than {} MiB, which is no article", limit >> 20)]
    TooLarge {
        /// The address.
        url: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// No connection, or it broke.
    #[error("{url}: {why}")]
    Failed {
        /// The address.
        url: String,
        /// What went wrong.
        why: String,
    },
    /// The client could not be made.
    #[error("cannot set up HTTPS: {0}")]
    Client(String),
}

/// One failed attempt.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// Trying again may help; after so long, where the server says so.
    Again { why: String, after: Option<Duration> },
    /// It will not.
    Final(FetchError),
}
