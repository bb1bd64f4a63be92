//! `exonym health`: whether the server that the same settings start is well. For images that hold no other client.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use exonym_server::health::{Asked, HealthError, check};

use super::serve::ServeArgs;
use crate::exit::{Exit, usage};
use crate::printer;

const EXAMPLES: &str = "Examples:
  exonym health
  exonym health --listen 127.0.0.1:8080 --ready
  EXONYM_TLS_CERT=/etc/exonym/chain.pem exonym health       # the server must present this very certificate

It takes the settings of `exonym serve` from the same flags, environment and file, and ends with 0 where the server answers,
with 3 where it does not.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct HealthArgs {
    /// Ask whether it has lists to answer from, and not only whether it answers
    #[arg(long)]
    ready: bool,
    /// How long to wait for an answer, in seconds
    #[arg(long, default_value_t = 3, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=600))]
    patience: u64,
    #[command(flatten)]
    settings: ServeArgs,
}

/// Asks once.
pub(crate) fn run(data_dir: PathBuf, args: &HealthArgs) -> anyhow::Result<Exit> {
    let config = args.settings.config(data_dir)?;
    let asked = if args.ready { Asked::Ready } else { Asked::Alive };
    match check(&config, asked, Duration::from_secs(args.patience)) {
        Ok(()) => Ok(Exit::Done),
        Err(error @ HealthError::Certificate { .. }) => Err(usage(error)),
        Err(error) => {
            printer::say(format!("error: {error}"));
            Ok(Exit::System)
        }
    }
}
