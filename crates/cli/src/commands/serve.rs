//! `exonym serve`: the HTTP server. What a flag or the environment says stands above the file, the file above the default.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use exonym_server::{Config, ServeError};
use tracing_subscriber::EnvFilter;

use crate::exit::{Exit, usage};
use crate::printer;

const EXAMPLES: &str = "Examples:
  exonym serve
  exonym serve --listen 0.0.0.0:8080 --config /etc/exonym/server.toml
  EXONYM_UPDATE_TOKEN=... exonym serve --log json
  exonym serve --listen 0.0.0.0:8443 --tls-cert chain.pem --tls-key key.pem
  curl -s localhost:8080/match/default -d '{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Kim CHen Yn\"]}}}}'

Every setting and its default: docs/serving.md.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ServeArgs {
    /// Address and port [default: 127.0.0.1:8080]
    #[arg(long, env = "EXONYM_LISTEN", value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// A TOML file of settings
    #[arg(long, env = "EXONYM_SERVER_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Screening threads; 0 for one a core
    #[arg(long, env = "EXONYM_THREADS", value_name = "N")]
    threads: Option<usize>,
    /// Requests that may wait before others are turned away with 503
    #[arg(long, env = "EXONYM_QUEUE", value_name = "N")]
    queue: Option<usize>,
    /// Allows POST /updatez?token=...
    #[arg(
        long,
        env = "EXONYM_UPDATE_TOKEN",
        value_name = "TOKEN",
        hide_env_values = true
    )]
    update_token: Option<String>,
    /// Download lists from their publishers every so many hours; 0 for never
    #[arg(long, env = "EXONYM_UPDATE_HOURS", value_name = "HOURS")]
    update_hours: Option<u64>,
    /// Requests a minute for each key or address; 0 for no bound
    #[arg(long, env = "EXONYM_REQUESTS_PER_MINUTE", value_name = "N")]
    requests_per_minute: Option<u32>,
    /// Certificates in PEM, the server's own first: answers over TLS; read again when they change
    #[arg(long, env = "EXONYM_TLS_CERT", value_name = "FILE")]
    tls_cert: Option<PathBuf>,
    /// The key of the certificate in PEM
    #[arg(long, env = "EXONYM_TLS_KEY", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// Send traces to this collector of OpenTelemetry (OTLP over HTTP), as http://127.0.0.1:4318; nothing is sent without one
    #[arg(long, env = "OTEL_EXPORTER_OTLP_ENDPOINT", value_name = "URL")]
    otlp_endpoint: Option<String>,
    /// Form of the log on standard error; how much of it is for EXONYM_LOG to say (warn, info, debug)
    #[arg(long, env = "EXONYM_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text, value_name = "FORM")]
    log: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LogFormat {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

/// Serves until it is told to end.
pub(crate) fn run(data_dir: PathBuf, args: ServeArgs) -> anyhow::Result<Exit> {
    let config = args.config(data_dir)?;
    log(args.log);
    let scheme = if config.tls_cert.is_some() {
        "https"
    } else {
        "http"
    };
    let ready = |address: SocketAddr| {
        printer::say(format!(
            "listening on {scheme}://{address} (lists of {}); Ctrl-C ends it",
            config.data_dir.display()
        ));
    };
    match exonym_server::run(config.clone(), ready) {
        Ok(()) => Ok(Exit::Done),
        Err(error @ (ServeError::Listen { .. } | ServeError::Tls(_) | ServeError::Traces(_))) => {
            Err(usage(error))
        }
        Err(error) => Err(error.into()),
    }
}

impl ServeArgs {
    /// The settings that flags, environment and file make together.
    pub(crate) fn config(&self, data_dir: PathBuf) -> anyhow::Result<Config> {
        let mut config = match &self.config {
            Some(path) => {
                let wrong = |error: &dyn std::fmt::Display| usage(format!("{}: {error}", path.display()));
                let text = std::fs::read_to_string(path).map_err(|error| wrong(&error))?;
                Config::from_toml(&text).map_err(|error| wrong(&error))?
            }
            None => Config::default(),
        };
        config.data_dir = data_dir;
        config.listen = self.listen.unwrap_or(config.listen);
        config.threads = self.threads.unwrap_or(config.threads);
        config.queue = self.queue.unwrap_or(config.queue);
        config.otlp_endpoint = self.otlp_endpoint.clone().or(config.otlp_endpoint);
        config.tls_cert = self.tls_cert.clone().or(config.tls_cert);
        config.tls_key = self.tls_key.clone().or(config.tls_key);
        config.update_token = self.update_token.clone().or(config.update_token);
        config.update_hours = self.update_hours.unwrap_or(config.update_hours);
        config.requests_per_minute = self.requests_per_minute.unwrap_or(config.requests_per_minute);
        Ok(config)
    }
}

fn log(format: LogFormat) {
    let filter =
        EnvFilter::try_from_env("EXONYM_LOG").unwrap_or_else(|_| EnvFilter::new("warn,exonym_server=info"));
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .with_target(false);
    match format {
        LogFormat::Text => base.init(),
        LogFormat::Json => base.json().init(),
    }
}
