//! Under which address a client reaches this server.

use axum::http::{HeaderMap, header};

use crate::config::Config;

/// The address without a closing slash: as set, else from the `Host` that the client named. A host that holds anything but
/// what hosts are made of counts for nothing, so that no header can put a script or another path into a manifest.
pub fn address(config: &Config, headers: &HeaderMap) -> String {
    if let Some(said) = &config.public_url {
        return said.trim_end_matches('/').to_owned();
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let sound = |host: &&str| {
        !host.is_empty()
            && host.len() <= 255
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    };
    let host = host
        .filter(sound)
        .map_or_else(|| config.listen.to_string(), str::to_owned);
    let scheme = if config.tls_cert.is_some() {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_forged_host_counts_for_nothing() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("lists.example:8080"));
        assert_eq!(address(&Config::default(), &headers), "http://lists.example:8080");
        headers.insert(header::HOST, HeaderValue::from_static("a/<script>"));
        assert_eq!(address(&Config::default(), &headers), "http://127.0.0.1:8080");
    }
}
