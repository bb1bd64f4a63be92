//! What all requests share.

use std::sync::{Arc, Mutex};

use arc_swap::ArcSwapOption;
use exonym_engine::{EngineError, Which};

use crate::config::Config;
use crate::error::ApiError;
use crate::pool::Pool;
use crate::service::Service;

/// The state behind every route.
pub struct App {
    /// Settings.
    pub config: Config,
    /// Threads for screening.
    pub pool: Pool,
    service: ArcSwapOption<Service>,
    /// Held while an index is opened or built, so that two reloads do not build the same one.
    reloading: Mutex<()>,
}

impl App {
    /// An app that is not ready yet.
    pub fn new(config: Config) -> App {
        App {
            pool: Pool::new(config.thread_count(), config.queue),
            config,
            service: ArcSwapOption::empty(),
            reloading: Mutex::new(()),
        }
    }

    /// What answers now.
    ///
    /// # Errors
    /// 503 until the first index is there.
    pub fn service(&self) -> Result<Arc<Service>, ApiError> {
        self.service.load_full().ok_or_else(ApiError::not_ready)
    }

    /// What answers now, if anything does.
    pub fn service_if_ready(&self) -> Option<Arc<Service>> {
        self.service.load_full()
    }

    /// Opens the lists in service, building their index if it is not there, and puts it in the place of what answers.
    /// Requests that run go on with what they began with. `true` where something changed.
    ///
    /// # Errors
    /// The store or the index cannot be read or written; what answered goes on answering.
    pub fn reload(&self) -> Result<bool, EngineError> {
        let _one = self
            .reloading
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let engine = exonym_engine::open(&self.config.data_dir, &Which::Current, &mut ())?;
        let snapshot = engine.screener.index().meta().snapshot.clone();
        if self
            .service
            .load()
            .as_ref()
            .is_some_and(|known| known.meta().snapshot == snapshot)
        {
            return Ok(false);
        }
        let service = Service::new(engine)?;
        tracing::info!(%snapshot, parties = service.index().party_count(), lists = service.meta().lists.len(), "in service");
        self.service.store(Some(Arc::new(service)));
        Ok(true)
    }
}
