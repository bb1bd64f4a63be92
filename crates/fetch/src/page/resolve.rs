//! Names to addresses, of which only public ones are given out.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::closed;

/// A name leads to an address that is not public.
#[derive(Debug, thiserror::Error)]
#[error("it leads to {address}, which is {what}")]
struct Refusal {
    address: IpAddr,
    what: &'static str,
}

/// Gives out public addresses, and these.
struct Public(Vec<IpAddr>);

/// The resolver. The system is asked once for a connection, and what it said is what is connected to, so that a name that says
/// something else the second time gains nothing.
pub(super) fn public(exceptions: Vec<IpAddr>) -> Arc<impl Resolve + 'static> {
    Arc::new(Public(exceptions))
}

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let exceptions = self.0.clone();
        Box::pin(async move {
            // One page is fetched on a runtime that has nothing else to do, so the system's blocking call may block it.
            let found: Vec<SocketAddr> = (host.as_str(), 0).to_socket_addrs()?.collect();
            // All must be public: a name that leads inside as well as outside is no page of the internet.
            let mut ips = found
                .iter()
                .map(SocketAddr::ip)
                .filter(|ip| !exceptions.contains(ip));
            let refused = ips.find_map(|address| closed(address).map(|what| Refusal { address, what }));
            match refused {
                Some(refusal) => Err(refusal.into()),
                None => Ok(Box::new(found.into_iter()) as Addrs),
            }
        })
    }
}

/// The refusal inside an error of the client, if that is what it was.
pub(super) fn refusal(error: &reqwest::Error) -> Option<(IpAddr, &'static str)> {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if let Some(refusal) = cause.downcast_ref::<Refusal>() {
            return Some((refusal.address, refusal.what));
        }
        next = cause.source();
    }
    None
}
