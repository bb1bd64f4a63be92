//! The object store behind plain calls that wait.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use futures_util::StreamExt as _;
use object_store::buffered::BufWriter;
use object_store::{ObjectStore, ObjectStoreExt as _, path::Path as Key};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

use crate::error::{ReplicaError, Result};
use crate::manifest::Object;

/// Largest description read: some hundred thousand list files.
const MAX_TEXT: u64 = 64 << 20;
/// Bytes read of a file at once.
const CHUNK: usize = 1 << 20;

/// A folder of an object store.
pub struct Remote {
    store: Arc<dyn ObjectStore>,
    folder: Key,
    runtime: tokio::runtime::Runtime,
    ending: Option<Ending>,
}

/// The wish that the process ends; kept from wait to wait, so that none is lost while a state is pulled.
struct Ending {
    #[cfg(unix)]
    signals: [tokio::signal::unix::Signal; 2],
}

impl Ending {
    fn new() -> std::io::Result<Ending> {
        Ok(Ending {
            #[cfg(unix)]
            signals: {
                use tokio::signal::unix::{SignalKind, signal};
                [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?]
            },
        })
    }

    async fn asked(&mut self) {
        #[cfg(unix)]
        {
            let [terminate, interrupt] = &mut self.signals;
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    }
}

impl Remote {
    /// Of an address: `s3://bucket/path`, `gs://…`, `az://…`, `file:///path`. Credentials and endpoints come from the environment,
    /// under the names that the providers' own tools use.
    ///
    /// # Errors
    /// It names no store.
    pub fn open(address: &str) -> Result<Remote> {
        let wrong = |why: &dyn std::fmt::Display| ReplicaError::Address {
            url: address.to_owned(),
            why: why.to_string(),
        };
        // The command may have chosen one already; either will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let url = url::Url::parse(address).map_err(|error| wrong(&error))?;
        if url.scheme() == "file" {
            let folder = url.to_file_path().map_err(|()| wrong(&"it is no path"))?;
            std::fs::create_dir_all(&folder).map_err(ReplicaError::io(&folder))?;
        }
        let (store, folder) =
            object_store::parse_url_opts(&url, std::env::vars()).map_err(|error| wrong(&error))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| wrong(&error))?;
        Ok(Remote {
            store: Arc::from(store),
            folder,
            runtime,
            ending: None,
        })
    }

    /// Waits; `true` where the process was asked to end, now or since the last wait.
    pub fn wait(&mut self, time: std::time::Duration) -> bool {
        let Remote { runtime, ending, .. } = self;
        runtime.block_on(async {
            if ending.is_none() {
                *ending = Ending::new().ok();
            }
            match ending {
                Some(ending) => tokio::time::timeout(time, ending.asked()).await.is_ok(),
                None => {
                    tokio::time::sleep(time).await;
                    false
                }
            }
        })
    }

    fn key(&self, name: &str) -> Key {
        name.split('/')
            .fold(self.folder.clone(), |folder, part| folder.join(part))
    }

    /// The bytes of a small object; `None` where there is none.
    ///
    /// # Errors
    /// The store failed, or it is larger than any description.
    pub fn text(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let failed = |source| ReplicaError::Store {
            name: name.to_owned(),
            source,
        };
        self.runtime.block_on(async {
            let found = match self.store.get(&self.key(name)).await {
                Err(object_store::Error::NotFound { .. }) => return Ok(None),
                found => found.map_err(failed)?,
            };
            if found.meta.size > MAX_TEXT {
                return Err(ReplicaError::Damaged {
                    name: name.to_owned(),
                    why: format!("it has {} bytes", found.meta.size),
                });
            }
            found
                .bytes()
                .await
                .map(|bytes| Some(bytes.to_vec()))
                .map_err(failed)
        })
    }

    /// Writes a small object in the place of what is there.
    ///
    /// # Errors
    /// The store failed.
    pub fn put_text(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let put = self
            .runtime
            .block_on(self.store.put(&self.key(name), bytes.into()));
        put.map(|_| ()).map_err(|source| ReplicaError::Store {
            name: name.to_owned(),
            source,
        })
    }

    /// Sends a file under the hash of its bytes, unless it is there; `true` where it was sent.
    ///
    /// # Errors
    /// The file cannot be read, or the store failed.
    pub fn send(&self, path: &Path, object: &Object) -> Result<bool> {
        let name = format!("objects/{}", object.sha256);
        let failed = |source| ReplicaError::Store {
            name: name.clone(),
            source,
        };
        let key = self.key(&name);
        self.runtime.block_on(async {
            match self.store.head(&key).await {
                Ok(there) if there.size == object.bytes => return Ok(false),
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(failed(error)),
            }
            let mut file = File::open(path).map_err(ReplicaError::io(path))?;
            let mut out = BufWriter::new(self.store.clone(), key.clone());
            let mut buffer = vec![0; CHUNK];
            loop {
                let got = std::io::Read::read(&mut file, &mut buffer).map_err(ReplicaError::io(path))?;
                if got == 0 {
                    break;
                }
                let chunk = buffer.get(..got).unwrap_or_default();
                out.write_all(chunk).await.map_err(ReplicaError::io(path))?;
            }
            out.shutdown().await.map_err(ReplicaError::io(path))?;
            Ok(true)
        })
    }

    /// Receives an object into a temporary file of a folder, and checks it against its name.
    ///
    /// # Errors
    /// The store failed, or the bytes are not those that the name promises.
    pub fn receive(&self, object: &Object, scratch: &Path) -> Result<NamedTempFile> {
        let name = format!("objects/{}", object.sha256);
        let failed = |source| ReplicaError::Store {
            name: name.clone(),
            source,
        };
        let damaged = |why: String| ReplicaError::Damaged {
            name: name.clone(),
            why,
        };
        let mut temp = NamedTempFile::new_in(scratch).map_err(ReplicaError::io(scratch))?;
        let (mut hash, mut bytes) = (Sha256::new(), 0_u64);
        self.runtime.block_on(async {
            let mut stream = self
                .store
                .get(&self.key(&name))
                .await
                .map_err(failed)?
                .into_stream();
            while let Some(chunk) = stream.next().await {
                let chunk = chunk.map_err(failed)?;
                bytes = bytes.saturating_add(chunk.len() as u64);
                // A store that goes on and on must not fill the disk.
                if bytes > object.bytes {
                    return Err(damaged(format!("it is longer than {} bytes", object.bytes)));
                }
                hash.update(&chunk);
                temp.write_all(&chunk).map_err(ReplicaError::io(scratch))?;
            }
            Ok(())
        })?;
        let found = hex::encode(hash.finalize());
        if bytes != object.bytes || found != object.sha256 {
            return Err(damaged(format!(
                "it has {bytes} of {} bytes and the hash {found}",
                object.bytes
            )));
        }
        temp.as_file().sync_all().map_err(ReplicaError::io(scratch))?;
        Ok(temp)
    }
}

/// Hash and length of a file.
pub(crate) fn object_of(path: &Path) -> Result<Object> {
    let mut file = File::open(path).map_err(ReplicaError::io(path))?;
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0_u64, vec![0; CHUNK]);
    loop {
        let got = std::io::Read::read(&mut file, &mut buffer).map_err(ReplicaError::io(path))?;
        if got == 0 {
            break;
        }
        hash.update(buffer.get(..got).unwrap_or_default());
        bytes = bytes.saturating_add(got as u64);
    }
    Ok(Object {
        sha256: hex::encode(hash.finalize()),
        bytes,
    })
}
