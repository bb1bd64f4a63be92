//! What a server does by itself: look for lists that another process imported, download lists when that is asked for.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use exonym_fetch::{FetchConfig, Sources};
use exonym_store::Store;

use crate::app::App;

/// Pause before the first download, so that a server that is started again and again does not ask publishers each time.
const FIRST_UPDATE: Duration = Duration::from_secs(300);
/// Seconds without a request before versions are read ahead, so that a busy server has its cores for answers.
const QUIET: u32 = 5;
/// Pause before versions that came since are looked for.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// Name of the user's own table of addresses in the data directory.
const OWN_SOURCES: &str = "sources.toml";

/// Looks for another snapshot every so many seconds.
pub async fn poll(app: Arc<App>) {
    let pause = Duration::from_secs(app.config.poll_seconds);
    if pause.is_zero() {
        return;
    }
    loop {
        tokio::time::sleep(pause).await;
        let app = app.clone();
        let _ = tokio::task::spawn_blocking(move || reload(&app)).await;
    }
}

/// Downloads lists every so many hours.
pub async fn update(app: Arc<App>) {
    let pause = Duration::from_secs(app.config.update_hours * 3600);
    if pause.is_zero() {
        return;
    }
    tokio::time::sleep(FIRST_UPDATE.min(pause)).await;
    loop {
        let updating = app.clone();
        let _ = tokio::task::spawn_blocking(move || {
            if let Err(error) = download(&updating) {
                updating.metrics.failures.fetch_add(1, Ordering::Relaxed);
                tracing::error!(%error, "lists were not updated; those in service stay");
            }
            reload(&updating);
        })
        .await;
        tokio::time::sleep(pause).await;
    }
}

/// Reads kept versions ahead of who asks for them, while nobody else has work for the machine.
pub async fn past(app: Arc<App>) {
    // One that cannot be read stays so until it is imported again, which gives it no new hash: once is enough.
    let mut tried = BTreeSet::new();
    loop {
        for version in app.past.unread().await {
            if !tried.insert(version.hash.clone()) {
                continue;
            }
            let mut quiet = 0;
            while quiet < QUIET {
                tokio::time::sleep(Duration::from_secs(1)).await;
                quiet = if app.pool.is_idle() { quiet + 1 } else { 0 };
            }
            app.past.read_patiently(version).await;
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// Reloads and says so where it fails; what answered goes on answering.
pub fn reload(app: &App) {
    if let Err(error) = app.reload() {
        app.metrics.failures.fetch_add(1, Ordering::Relaxed);
        tracing::error!(%error, "reload failed; the index that answered goes on answering");
    }
}

fn download(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let mut sources = Sources::built_in()?;
    let own = app.config.data_dir.join(OWN_SOURCES);
    if own.is_file() {
        sources = sources.overridden_by(&std::fs::read_to_string(own)?)?;
    }
    let mut store = Store::open(&app.config.data_dir)?;
    for update in exonym_fetch::update(&mut store, &[], &FetchConfig::new(sources), &mut ()) {
        let (list, current) = (&update.list, update.is_current());
        match &update.result {
            Ok(_) => tracing::info!(list, current, "list asked for at its publisher"),
            Err(error) => tracing::warn!(list, %error, "list not updated"),
        }
    }
    Ok(())
}
