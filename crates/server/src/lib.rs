//! The server: an engine behind HTTP.
//!
//! ```text
//! connection (serve) -> guard -> route -> Service (engine + book, taken once) -> pool -> matching | search | ftm -> JSON
//! ```
//!
//! [`routes`] holds one route a file. What a route needs is in a folder with the name of the field: [`matching`] for
//! query-by-example, [`search`] for free text, [`ftm`] for entities as clients read them, [`book`] for look-ups over an
//! index. [`app::App`] holds the service that answers; a new one takes its place as a whole.

pub mod app;
pub mod background;
pub mod book;
pub mod config;
pub mod error;
pub mod ftm;
pub mod health;
pub mod keys;
pub mod matching;
pub mod metrics;
pub mod middleware;
pub mod ofac;
pub mod openapi;
pub mod pages;
pub mod params;
pub mod past;
pub mod pool;
pub mod reconcile;
pub mod respond;
pub mod routes;
pub mod run;
pub mod screening;
pub mod search;
pub mod serve;
pub mod service;
pub mod suggest;
pub mod telemetry;
pub mod tls;

pub use app::App;
pub use config::Config;
pub use run::{ServeError, run};
