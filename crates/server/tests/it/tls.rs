//! TLS in the process, with certificates that are made as the tests run.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use exonym_server::Config;
use exonym_server::tls::{Tls, TlsError};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::http::Server;

/// Writes a fresh certificate for `localhost` with its key; gives the certificate.
pub(crate) fn certificate(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.der().clone()
}

pub(crate) fn named(config: &mut Config, folder: &Path) {
    config.tls_cert = Some(folder.join("cert.pem"));
    config.tls_key = Some(folder.join("key.pem"));
}

/// Asks over TLS, trusting one certificate.
fn ask(server: &Server, trusted: CertificateDer<'static>, path: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, server.connect());
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
    )?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    Ok(String::from_utf8_lossy(&all).into_owned())
}

#[test]
fn answers_over_tls_to_whoever_trusts_the_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let trusted = certificate(folder.path());
    let server = Server::start(|config| named(config, folder.path()), true);
    let answer = ask(&server, trusted.clone(), "/healthz").unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    // Links lead back over TLS.
    let manifest = ask(&server, trusted.clone(), "/reconcile/default").unwrap();
    assert!(
        manifest.contains("\"https://localhost/reconcile/default\""),
        "{manifest}"
    );
    let other = certificate(tempfile::tempdir().unwrap().path());
    assert!(
        ask(&server, other, "/healthz").is_err(),
        "another certificate is not taken for it"
    );
    // Plain HTTP gets no answer, and takes nothing from others.
    let mut plain = server.connect();
    plain
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        .unwrap();
    let mut rest = Vec::new();
    let _ = plain.read_to_end(&mut rest);
    assert!(!rest.starts_with(b"HTTP/"));
    assert!(
        ask(&server, trusted, "/readyz")
            .unwrap()
            .starts_with("HTTP/1.1 200")
    );
}

#[test]
fn who_opens_a_connection_and_says_nothing_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let server = Server::start(
        |config| {
            named(config, folder.path());
            config.header_seconds = 1;
        },
        true,
    );
    let began = std::time::Instant::now();
    let mut rest = Vec::new();
    let _ = server.connect().read_to_end(&mut rest);
    assert!(began.elapsed() < std::time::Duration::from_secs(10));
}

#[test]
fn a_renewed_certificate_takes_over_and_a_broken_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let mut config = Config::default();
    named(&mut config, folder.path());
    let tls = Tls::of(&config).unwrap().unwrap();
    certificate(folder.path());
    tls.reload().unwrap();
    std::fs::write(folder.path().join("cert.pem"), "nothing").unwrap();
    assert!(matches!(tls.reload(), Err(TlsError::File { .. })));
}

#[test]
fn what_cannot_work_is_refused_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let mut half = Config {
        tls_cert: Some(folder.path().join("cert.pem")),
        ..Config::default()
    };
    assert!(matches!(Tls::of(&half), Err(TlsError::Half)));
    let other = tempfile::tempdir().unwrap();
    certificate(other.path());
    half.tls_key = Some(other.path().join("key.pem"));
    assert!(
        matches!(Tls::of(&half), Err(TlsError::Pair { .. })),
        "the key of another certificate"
    );
    half.tls_key = Some(folder.path().join("missing.pem"));
    let told = Tls::of(&half).map(|_| ()).unwrap_err().to_string();
    assert!(told.contains("missing.pem"), "{told}");
}
