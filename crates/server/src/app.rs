//! What all requests share.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwapOption;
use axum::http::{HeaderMap, StatusCode};
use exonym_engine::{Data, Engine, EngineError, Which};
use exonym_screen::Screener;
use exonym_store::{Snapshot, Store};
use tokio::time::{Instant, timeout_at};

use crate::config::Config;
use crate::error::ApiError;
use crate::keys::{KeyFile, KeyRing};
use crate::metrics::Metrics;
use crate::middleware::rate::Rate;
use crate::middleware::trace::Trace;
use crate::past::Past;
use crate::pool::Pool;
use crate::service::Service;
use crate::telemetry::{Kind, Span, Telemetry};

/// Engines of earlier days that stay open: each is a mapped file, and who asks about a day asks again.
const MAX_DATED: usize = 8;

/// How long a request waits for the index of an earlier day: one that is there opens in milliseconds, one of all lists is
/// built in well under this on an idle machine, and no client should be left to guess for longer.
const DATED_PATIENCE: Duration = Duration::from_secs(45);
/// Seconds after which who was sent away may come again.
const DATED_AGAIN: u64 = 10;

/// An engine to ask: what answers now, or one of an earlier day.
#[derive(Clone)]
pub enum EngineRef {
    /// What answers now.
    Current(Arc<Service>),
    /// As of a day, or of a snapshot.
    Dated(Arc<Engine>),
}

impl EngineRef {
    /// Its screener.
    pub fn screener(&self) -> &Screener<Data> {
        match self {
            EngineRef::Current(service) => service.screener(),
            EngineRef::Dated(engine) => &engine.screener,
        }
    }
}

/// The state behind every route.
pub struct App {
    /// Settings.
    pub config: Config,
    /// Threads for screening.
    pub pool: Pool,
    /// Who may ask.
    pub keys: KeyRing,
    /// How often.
    pub rate: Rate,
    /// What is counted.
    pub metrics: Metrics,
    /// What is traced.
    pub telemetry: Telemetry,
    /// Reads earlier versions of lists.
    pub past: Past,
    service: ArcSwapOption<Service>,
    /// Engines of earlier days and snapshots, the last asked at the end.
    dated: Mutex<Vec<(Which, Arc<Engine>)>>,
    /// Held while one of these is opened or built.
    opening: Arc<tokio::sync::Mutex<()>>,
    /// How long a request waits for one.
    dated_patience: Duration,
    /// Held while an index is opened or built, so that two reloads do not build the same one.
    reloading: Mutex<()>,
}

impl App {
    /// An app that is not ready yet.
    pub fn new(config: Config) -> App {
        App {
            pool: Pool::new(config.thread_count(), config.queue),
            keys: KeyRing::new(KeyFile::of(&config.data_dir)),
            rate: Rate::new(config.requests_per_minute),
            metrics: Metrics::default(),
            telemetry: Telemetry::off(),
            past: Past::new(config.data_dir.clone()),
            config,
            service: ArcSwapOption::empty(),
            dated: Mutex::new(Vec::new()),
            opening: Arc::default(),
            dated_patience: DATED_PATIENCE,
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

    /// The lists in service by the catalogue on disk; none before a first list is imported.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn kept(&self) -> Result<Option<Snapshot>, EngineError> {
        let store = Store::open_existing(&self.config.data_dir)?;
        let Some(store) = store.filter(|store| store.lists().is_ok_and(|lists| !lists.is_empty())) else {
            return Ok(None);
        };
        let judged = exonym_engine::judgement_bytes(&self.config.data_dir)?;
        Ok(Some(store.snapshot_current(&exonym_engine::this_engine(judged))?))
    }

    /// Whether the lists in service are those that answer; asks the catalogue only.
    fn is_current(&self, service: &Service) -> Result<bool, EngineError> {
        let kept = self.kept()?;
        Ok(kept.map_or(service.engine.sample, |kept| kept.id == service.meta().snapshot))
    }

    /// The engine of a state of the lists. One of an earlier day whose index is not there is built first, one at a time; it is
    /// built to its end though its caller is gone, so who asks again finds it.
    ///
    /// # Errors
    /// 503 until the first index is there, and while an index is being built for longer than a caller waits; 404 for a snapshot
    /// or a day of which nothing is kept.
    pub async fn engine(self: &Arc<App>, which: Which) -> Result<EngineRef, ApiError> {
        let service = self.service()?;
        if which == Which::Current || matches!(&which, Which::Snapshot(id) if *id == service.meta().snapshot)
        {
            return Ok(EngineRef::Current(service));
        }
        if let Some(engine) = self.known_dated(&which) {
            return Ok(EngineRef::Dated(engine));
        }
        let until = Instant::now() + self.dated_patience;
        let turn = timeout_at(until, self.opening.clone().lock_owned());
        let turn = turn.await.map_err(|_| being_built())?;
        let app = self.clone();
        let opening = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            app.open_dated(which)
        });
        let opened = timeout_at(until, opening).await.map_err(|_| being_built())?;
        opened.map_err(ApiError::failed)?.map(EngineRef::Dated)
    }

    fn dated(&self) -> MutexGuard<'_, Vec<(Which, Arc<Engine>)>> {
        self.dated
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn known_dated(&self, which: &Which) -> Option<Arc<Engine>> {
        let mut dated = self.dated();
        let at = dated.iter().position(|(known, _)| known == which)?;
        let found = dated.remove(at);
        let engine = found.1.clone();
        dated.push(found);
        Some(engine)
    }

    fn open_dated(&self, which: Which) -> Result<Arc<Engine>, ApiError> {
        // Whoever had the turn before may have opened it.
        if let Some(engine) = self.known_dated(&which) {
            return Ok(engine);
        }
        let engine = exonym_engine::open(&self.config.data_dir, &which, &mut ()).map_err(|error| {
            if error.is_usage() {
                ApiError::missing(error.to_string())
            } else {
                ApiError::failed(error)
            }
        })?;
        let engine = Arc::new(engine);
        let mut dated = self.dated();
        if dated.len() >= MAX_DATED {
            dated.remove(0);
        }
        dated.push((which, engine.clone()));
        Ok(engine)
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
        if let Some(service) = self.service_if_ready()
            && self.is_current(&service)?
        {
            return Ok(false);
        }
        let began = SystemTime::now();
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
        let service = Service::new(engine, &self.config.data_dir)?;
        tracing::info!(
            snapshot,
            entries = service.index().party_count(),
            lists = service.meta().lists.len(),
            "in service"
        );
        self.service.store(Some(Arc::new(service)));
        self.metrics.reloads.fetch_add(1, Ordering::Relaxed);
        self.trace_reload(began, snapshot);
        // What was kept of an earlier day may have changed with what was imported.
        self.dated().clear();
        Ok(true)
    }

    fn trace_reload(&self, began: SystemTime, snapshot: String) {
        let trace = Trace::of(&HeaderMap::new());
        if self.telemetry.wants(&trace.trace, None) {
            self.telemetry.send(Span {
                trace: trace.trace,
                id: trace.span,
                parent: None,
                name: "lists.reload".to_owned(),
                kind: Kind::Internal,
                began,
                ended: SystemTime::now(),
                texts: vec![("exonym.snapshot", snapshot)],
                numbers: Vec::new(),
                failed: false,
            });
        }
    }
}

fn being_built() -> ApiError {
    ApiError::Busy(
        StatusCode::SERVICE_UNAVAILABLE,
        DATED_AGAIN,
        "The index of an earlier day is being built; ask again in a moment.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_day_that_is_open_waits_for_no_other_and_a_wait_ends() {
        let data = tempfile::tempdir().unwrap();
        let config = Config {
            data_dir: data.path().to_owned(),
            ..Config::default()
        };
        let mut app = App::new(config);
        app.dated_patience = Duration::from_millis(40);
        let app = Arc::new(app);
        assert!(app.reload().unwrap());
        let (open, other) = (
            Which::AsOf("2024-01-01".to_owned()),
            Which::AsOf("2023-01-01".to_owned()),
        );
        let engine = exonym_engine::open(data.path(), &Which::Current, &mut ()).unwrap();
        app.dated().push((open.clone(), Arc::new(engine)));
        let turn = app.opening.clone().lock_owned().await;
        assert!(matches!(app.engine(open).await, Ok(EngineRef::Dated(_))));
        let sent_away = app.engine(other).await.err();
        assert!(
            matches!(
                sent_away,
                Some(ApiError::Busy(StatusCode::SERVICE_UNAVAILABLE, DATED_AGAIN, _))
            ),
            "{sent_away:?}"
        );
        drop(turn);
        assert!(app.engine(Which::Current).await.is_ok());
    }
}
