//! Asks the server that given settings start whether it is well: for containers and service managers, whose images hold no `curl`.
//!
//! Over TLS the certificate is not judged by names and authorities, which a certificate for the public name could not pass on the
//! loopback address: the server must present the very certificate that the settings name.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme, StreamOwned};

use crate::config::Config;

/// Most of an answer that is read: its first line is what counts.
const MAX_ANSWER: u64 = 4096;

/// Why a server is not well.
#[derive(Debug, thiserror::Error)]
pub enum HealthError {
    /// Nobody listens, or nobody answers in time.
    #[error("{address}: no answer: {source}")]
    Away {
        /// Where.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// It answers, and not with 200.
    #[error("{address}{path}: {status}")]
    Unwell {
        /// Where.
        address: SocketAddr,
        /// What was asked.
        path: &'static str,
        /// The first line of the answer.
        status: String,
    },
    /// The certificate of the settings cannot be read.
    #[error("{path}: {why}")]
    Certificate {
        /// The file.
        path: String,
        /// Why.
        why: String,
    },
    /// TLS cannot be set up.
    #[error("TLS cannot be spoken: {0}")]
    Tls(#[from] rustls::Error),
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Whether the process answers.
    Alive,
    /// Whether it has lists to answer from.
    Ready,
}

/// Asks; done when the answer is 200.
///
/// # Errors
/// Nobody answers within `patience`, or the answer is another.
pub fn check(config: &Config, asked: Asked, patience: Duration) -> Result<(), HealthError> {
    let path = match asked {
        Asked::Alive => "/healthz",
        Asked::Ready => "/readyz",
    };
    let address = near(config.listen);
    let away = |source| HealthError::Away { address, source };
    let stream = TcpStream::connect_timeout(&address, patience).map_err(away)?;
    stream.set_read_timeout(Some(patience)).map_err(away)?;
    stream.set_write_timeout(Some(patience)).map_err(away)?;
    let answer = match &config.tls_cert {
        None => ask(stream, path),
        Some(file) => ask(StreamOwned::new(pinned(file, address.ip())?, stream), path),
    };
    let answer = answer.map_err(away)?;
    let status = answer.lines().next().unwrap_or_default().to_owned();
    if status.split(' ').nth(1) == Some("200") {
        return Ok(());
    }
    Err(HealthError::Unwell {
        address,
        path,
        status,
    })
}

/// A server that listens everywhere is asked on the loopback address.
fn near(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

fn ask(mut stream: impl Read + Write, path: &str) -> std::io::Result<String> {
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
    )?;
    stream.flush()?;
    let mut answer = Vec::new();
    let mut bounded = stream.take(MAX_ANSWER);
    // The first line is enough: a connection that breaks after it has said what was asked.
    match bounded.read_to_end(&mut answer) {
        Err(error) if !answer.contains(&b'\n') => return Err(error),
        _ => {}
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn pinned(file: &std::path::Path, ip: IpAddr) -> Result<ClientConnection, HealthError> {
    let certificate = CertificateDer::from_pem_file(file).map_err(|error| HealthError::Certificate {
        path: file.display().to_string(),
        why: error.to_string(),
    })?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Pinned {
        certificate,
        algorithms: provider.signature_verification_algorithms,
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(ClientConnection::new(Arc::new(config), ServerName::from(ip))?)
}

/// Trusts one certificate and no other.
#[derive(Debug)]
struct Pinned {
    certificate: CertificateDer<'static>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        presented: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if *presented == self.certificate {
            return Ok(ServerCertVerified::assertion());
        }
        Err(rustls::Error::General(
            "the server presents another certificate than the settings name".to_owned(),
        ))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(message, certificate, signed, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(message, certificate, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_listens_everywhere_is_asked_nearby() {
        let asked = |listen: &str| near(listen.parse().unwrap()).to_string();
        assert_eq!(asked("0.0.0.0:80"), "127.0.0.1:80");
        assert_eq!(asked("[::]:80"), "[::1]:80");
        assert_eq!(asked("10.1.2.3:80"), "10.1.2.3:80");
    }
}
