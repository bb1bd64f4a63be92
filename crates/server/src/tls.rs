//! TLS in the process: certificate and key from PEM files, read again when they change, so that a renewed certificate needs no
//! restart.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

use crate::config::Config;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(60);

/// Why TLS cannot be spoken.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// Only one of the two files is named.
    #[error("TLS needs both a certificate and its key: give --tls-cert and --tls-key, or neither")]
    Half,
    /// A file cannot be read or holds nothing of the kind.
    #[error("{path}: {why}; it must be PEM, as `openssl` and ACME clients write it")]
    File {
        /// The file.
        path: String,
        /// Why.
        why: String,
    },
    /// The two do not go together.
    #[error("{cert} and {key} do not go together: {source}")]
    Pair {
        /// The certificate file.
        cert: String,
        /// The key file.
        key: String,
        /// Why.
        source: rustls::Error,
    },
}

/// What a connection is made safe with.
pub struct Tls {
    cert: PathBuf,
    key: PathBuf,
    config: ArcSwap<ServerConfig>,
}

impl Tls {
    /// Of the settings; `None` where they name no certificate.
    ///
    /// # Errors
    /// Only one file is named, one cannot be read, or they do not go together.
    pub fn of(config: &Config) -> Result<Option<Arc<Tls>>, TlsError> {
        match (&config.tls_cert, &config.tls_key) {
            (None, None) => Ok(None),
            (Some(cert), Some(key)) => Ok(Some(Arc::new(Tls {
                cert: cert.clone(),
                key: key.clone(),
                config: ArcSwap::from_pointee(read(cert, key)?),
            }))),
            _ => Err(TlsError::Half),
        }
    }

    /// What speaks TLS with the certificate of this moment.
    pub fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.load_full())
    }

    /// Reads the files again.
    ///
    /// # Errors
    /// As [`Tls::of`]; the certificate in use stays in use.
    pub fn reload(&self) -> Result<(), TlsError> {
        self.config.store(Arc::new(read(&self.cert, &self.key)?));
        Ok(())
    }

    /// Reads the files again whenever they change.
    pub async fn watch(self: Arc<Tls>) {
        let times = |tls: &Tls| {
            [&tls.cert, &tls.key].map(|path| std::fs::metadata(path).and_then(|data| data.modified()).ok())
        };
        let mut known = times(&self);
        loop {
            tokio::time::sleep(LOOK).await;
            let now = times(&self);
            if now == known {
                continue;
            }
            known = now;
            match self.reload() {
                Ok(()) => tracing::info!("certificate read again"),
                Err(error) => {
                    tracing::error!(%error, "the certificate changed and cannot be used; the one in use stays")
                }
            }
        }
    }
}

fn read(cert: &Path, key: &Path) -> Result<ServerConfig, TlsError> {
    let wrong = |path: &Path, why: &dyn std::fmt::Display| TlsError::File {
        path: path.display().to_string(),
        why: why.to_string(),
    };
    let certificates = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| wrong(cert, &error))?;
    if certificates.is_empty() {
        return Err(wrong(cert, &"it holds no certificate"));
    }
    let private = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(key, &error))?;
    let pair = |source| TlsError::Pair {
        cert: cert.display().to_string(),
        key: key.display().to_string(),
        source,
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(pair)?
        .with_no_client_auth()
        .with_single_cert(certificates, private)
        .map_err(pair)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
